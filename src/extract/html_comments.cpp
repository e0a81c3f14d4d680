// Purpose: see html_comments.h.
#include "extract/html_comments.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "extract/comment_split.h"
#include "extract/common.h"
#include "extract/date_values.h"
#include "extract/hints.h"
#include "text/language.h"

namespace isnad::extract {

namespace {

using model::BlockKind;

constexpr int kMostSteps = 30;               // elements above a line that are looked at
constexpr int kMostRounds = 6;               // kinds of elements that may hold comments on one page
constexpr std::uint32_t kNamedBy = 40;       // nodes under an element that gives a name
constexpr std::uint32_t kLongestMeta = 100;  // letters of a line with a name in it
constexpr std::size_t kLongestName = 120;    // bytes
constexpr std::size_t kLanguageSample = 4000;  // bytes
constexpr std::size_t kLongestHref = 300;      // bytes of a link that are read
constexpr std::size_t kMostSearches = 6;       // lines of one element searched for a name
constexpr double kLinkedText = 0.6;            // share of letters in links that makes teasers

// What the lines nearest to an element say, nested elements of its kind left out.
struct Holding {
    std::size_t dates = 0;  // groups of date lines
    std::size_t names = 0;  // groups of lines with a name
    std::size_t headings = 0;
    std::size_t replies = 0;  // lines that let a reader answer
    std::uint32_t letters = 0;
    std::uint32_t linked = 0;
    std::size_t last_date = 0;  // index of the last such line, one up
    std::size_t last_name = 0;
    bool form = false;  // fields to fill in stand under it
};

bool is_good(const Holding& held) {
    if (held.headings > 0 || held.letters == 0) return false;
    if (held.dates > 0) return held.dates == 1;
    return held.names == 1 && !held.form;
}

struct Unit {
    std::uint32_t node = 0;  // 0 where lines alone cut it
    std::vector<std::size_t> lines;
    bool answers = false;  // a reader may answer it
    bool dated = false;
    bool teaser = false;  // its words are links
};

// For each node, and one past: how many links that answer a post stand before it. Their words may
// be a picture's, their address tells.
std::vector<std::uint32_t> answers_before(const HtmlTree& tree) {
    std::vector<std::uint32_t> before(tree.size() + 1);
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const bool answers =
            tree[i].tag == Tag::a &&
            lower(tree.attribute(i, Name::href).substr(0, kLongestHref)).find("reply") !=
                std::string::npos;
        before[i + 1] = before[i] + (answers ? 1 : 0);
    }
    return before;
}

class Finder {
  public:
    // `lines` are the page's lines that may be of comments, in order.
    Finder(const HtmlPage& page, const std::vector<std::uint32_t>& answers,
           std::vector<std::size_t> lines)
        : page_(page), answers_(answers), signatures_(page.tree.size(), -1) {
        lines_.reserve(lines.size());
        for (const std::size_t i : lines) lines_.push_back(read_comment_line(page.lines, i));
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::uint32_t node = page_.lines.lines[lines_[i].line].node;
            of_node_[node].push_back(i);
        }
        fields_.assign(page_.tree.size() + 1, 0);
        for (std::uint32_t i = 0; i < page_.tree.size(); ++i)
            fields_[i + 1] = fields_[i] + (is_field(i) ? 1 : 0);
        mend_headings();
        read_elements();
        mark_texts();
    }

    const std::vector<CommentLine>& lines() const { return lines_; }
    bool has_heading() const {
        return std::ranges::any_of(
            lines_, [](const CommentLine& line) { return line.role == CommentRole::heading; });
    }

    // Returns: one unit a comment, by elements; `fewest` is how many make a repeated structure.
    std::vector<Unit> units(std::size_t fewest) {
        std::vector<Unit> units;
        taken_.assign(lines_.size(), false);
        for (int round = 0; round < kMostRounds; ++round) {
            if (!take_best(round == 0 ? fewest : 1, units)) break;
        }
        std::ranges::sort(units, {}, [](const Unit& unit) { return unit.lines.front(); });
        return units;
    }

    // Returns: one unit a comment, by the lines alone.
    std::vector<Unit> split() const {
        std::vector<Unit> units;
        for (auto& lines : split_comments(page_.lines, lines_)) {
            if (!lines.empty()) units.push_back({.lines = std::move(lines)});
        }
        return units;
    }

  private:
    // "Comment", "Reply to this" above or below each comment head nothing.
    void mend_headings() {
        std::map<std::string, std::size_t> seen;
        for (const CommentLine& line : lines_) {
            if (line.role == CommentRole::heading) ++seen[heading_key(line)];
        }
        for (CommentLine& line : lines_) {
            if (line.role != CommentRole::heading || seen[heading_key(line)] < 2) continue;
            line.role = CommentRole::action;
            line.action = CommentAction::other;
        }
    }
    std::string heading_key(const CommentLine& line) const {
        return bare_key(page_.lines.words(page_.lines.lines[line.line]));
    }

    bool is_field(std::uint32_t node) const {
        if (page_.tree[node].tag == Tag::textarea) return true;
        if (page_.tree[node].tag != Tag::input) return false;
        const std::string_view type = page_.tree.attribute(node, Name::type);
        return type == "text" || type == "email" || type == "url";
    }
    const Line& line_of(std::size_t i) const { return page_.lines.lines[lines_[i].line]; }

    // Names and dates that elements give, also such as stand inside a line.
    void read_elements() {
        if (lines_.empty()) return;
        std::uint32_t block = 0;
        std::uint32_t first = page_.tree.size();
        std::uint32_t last = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            first = std::min(first, line_of(i).node);
            last = std::max(last, page_.tree[line_of(i).node].subtree_end);
        }
        for (std::uint32_t i = first; i < last; ++i) {
            if (page_.tree[i].tag == Tag::text) continue;
            const std::string date = date_of(i);
            const bool author = names_author(i);
            if (date.empty() && !author) continue;
            block = i;
            for (int steps = 0; steps < kMostSteps && block != 0 && !of_node_.contains(block);
                 ++steps)
                block = page_.tree[block].parent;
            // An element around blocks: the first line below it.
            const auto at =
                of_node_.contains(i) || block == 0 ? of_node_.lower_bound(i) : of_node_.find(block);
            if (at == of_node_.end()) continue;
            if (block == 0 && at->first >= page_.tree[i].subtree_end) continue;
            place(i, at->second, date, author);
        }
    }

    std::string date_of(std::uint32_t i) const {
        const Node& node = page_.tree[i];
        if (node.start == node.end) return {};
        std::string value = iso_date(page_.tree.attribute(i, Name::datetime));
        const std::string_view property = page_.tree.attribute(i, Name::itemprop);
        if (value.empty() &&
            (property == "datePublished" || property == "dateCreated" || property == "commentTime"))
            value = iso_date(page_.tree.attribute(i, Name::content));
        if (value.empty() && node.tag == Tag::abbr)
            value = iso_date(page_.tree.attribute(i, Name::title));
        return value;
    }

    bool names_author(std::uint32_t i) const {
        const Node& node = page_.tree[i];
        if (node.start == node.end || node.subtree_end - i > kNamedBy) return false;
        const std::string_view property = page_.tree.attribute(i, Name::itemprop);
        if (property == "author" || property == "creator" || property == "name") return true;
        return comment_part(page_.tree.attribute(i, Name::class_)).author ||
               comment_part(page_.tree.attribute(i, Name::rel)).author;
    }

    // Puts what the element gives on the line that shows it.
    void place(std::uint32_t element, const std::vector<std::size_t>& candidates,
               const std::string& date, bool author) {
        const std::string shown = fold_blanks(shown_text(element));
        std::size_t searched = 0;
        for (const std::size_t i : candidates) {
            if (++searched > kMostSearches) break;
            CommentLine& line = lines_[i];
            const std::string_view words = page_.lines.words(line_of(i));
            const std::size_t at = shown.empty() ? 0 : words.find(shown);
            if (at == std::string_view::npos) continue;
            if (!date.empty() && line_of(i).letters <= kLongestMeta) {
                LineDate read;
                read.day_first = date;
                read.month_first = date;
                read.span = {static_cast<std::uint32_t>(at),
                             static_cast<std::uint32_t>(at + shown.size())};
                line.date = std::move(read);
                if (line.role != CommentRole::heading) line.role = CommentRole::meta;
            } else if (author && !shown.empty()) {
                place_name(line, line_of(i), words, at, shown);
            }
            return;
        }
    }

    static void place_name(CommentLine& line, const Line& measured, std::string_view words,
                           std::size_t at, const std::string& shown) {
        if (shown.size() > kLongestName || line.role == CommentRole::heading) return;
        const std::optional<LineDate> date = date_in_line(shown);
        const std::optional<LineName> name = name_in_line(shown, date);
        if (!name || (date && is_date_line(shown))) return;
        const auto shift = static_cast<std::uint32_t>(at);
        if (line.named_by_element) return;
        if (at > 0 && measured.letters > kLongestMeta) return;  // mentioned in running text
        line.name = LineName{{name->span.start + shift, name->span.end + shift}, true};
        line.named_by_element = true;
        const bool short_line = measured.letters <= kLongestMeta && !measured.ends_sentence;
        const bool text_follows = at == 0 && words.size() > shown.size() * 2 + 20 && !line.date;
        if (short_line && !text_follows) line.role = CommentRole::meta;
    }

    std::string shown_text(std::uint32_t node) const {
        std::string text;
        for (std::uint32_t i = node; i < page_.tree[node].subtree_end && text.size() < 400;) {
            if (page_.tree[i].tag != Tag::text && is_hidden(page_.tree, i)) {
                i = page_.tree[i].subtree_end;
                continue;
            }
            if (page_.tree[i].tag == Tag::text) text.append(page_.tree.text(i));
            ++i;
        }
        return text;
    }

    // Lines of text in an element that calls itself the text and holds neither name nor date.
    void mark_texts() {
        std::vector<bool> holds_meta(page_.tree.size());
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].role != CommentRole::meta) continue;
            std::uint32_t node = line_of(i).node;
            for (int steps = 0; node != 0 && steps < kMostSteps && !holds_meta[node]; ++steps) {
                holds_meta[node] = true;
                node = page_.tree[node].parent;
            }
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].role != CommentRole::text) continue;
            std::uint32_t node = line_of(i).node;
            for (int steps = 0; node != 0 && steps < 6 && !holds_meta[node]; ++steps) {
                if (names_text(node)) {
                    lines_[i].named_text = true;
                    break;
                }
                node = page_.tree[node].parent;
            }
        }
    }

    bool names_text(std::uint32_t node) const {
        if (page_.tree[node].start == page_.tree[node].end) return false;
        const std::string_view property = page_.tree.attribute(node, Name::itemprop);
        if (property == "text" || property == "commentText" || property == "description")
            return true;
        return comment_part(page_.tree.attribute(node, Name::class_)).text ||
               comment_part(page_.tree.attribute(node, Name::id)).text;
    }

    // Elements of one signature are built alike: tag and first class, or id, figures left out.
    int signature(std::uint32_t node) {
        if (signatures_[node] >= 0) return signatures_[node];
        std::string name = std::to_string(static_cast<int>(page_.tree[node].tag)) + ".";
        std::string_view value = page_.tree.attribute(node, Name::class_);
        if (value.empty()) value = page_.tree.attribute(node, Name::id);
        value = value.substr(0, std::min(value.find(' '), kLongestName));
        for (const char byte : value) {
            if (byte < '0' || byte > '9') name.push_back(byte);
        }
        const auto [at, fresh] = known_.try_emplace(name, static_cast<int>(known_.size()));
        return signatures_[node] = at->second;
    }

    // Calls each(node) for the elements above a line, of each signature the nearest.
    template <typename Each>
    void each_nearest(std::size_t i, Each&& each) {
        std::vector<int> seen;
        std::uint32_t node = line_of(i).node;
        for (int steps = 0; node != 0 && steps < kMostSteps; ++steps) {
            const Tag tag = page_.tree[node].tag;
            if (tag == Tag::body || tag == Tag::main) break;
            const int here = signature(node);
            if (std::ranges::find(seen, here) == seen.end()) {
                seen.push_back(here);
                each(node);
            }
            node = page_.tree[node].parent;
        }
    }

    bool take_best(std::size_t fewest, std::vector<Unit>& units) {
        std::map<std::uint32_t, Holding> held;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (taken_[i]) continue;
            each_nearest(i, [&](std::uint32_t node) { count(i, held[node]); });
        }
        for (auto& [node, holding] : held)
            holding.form = fields_[page_.tree[node].subtree_end] > fields_[node];
        for (auto& [node, holding] : held) {
            if (answers_[page_.tree[node].subtree_end] > answers_[node]) ++holding.replies;
        }
        struct Sum {
            std::size_t good = 0;
            std::uint32_t letters = 0;
            std::uint32_t first = 0;
        };
        std::map<int, Sum> sums;
        for (const auto& [node, holding] : held) {
            if (!is_good(holding)) continue;
            Sum& sum = sums[signature(node)];
            if (sum.good++ == 0) sum.first = node;
            sum.letters += holding.letters;
        }
        int best = -1;
        Sum top;
        for (const auto& [here, sum] : sums) {
            const bool better = sum.good != top.good         ? sum.good > top.good
                                : sum.letters != top.letters ? sum.letters > top.letters
                                                             : sum.first < top.first;
            if (best >= 0 && !better) continue;
            best = here;
            top = sum;
        }
        if (best < 0 || top.good < fewest) return false;
        take(best, held, units);
        return true;
    }

    void count(std::size_t i, Holding& held) const {
        const CommentLine& line = lines_[i];
        const Line& measured = line_of(i);
        if (line.role == CommentRole::heading) ++held.headings;
        if (line.action == CommentAction::reply) ++held.replies;
        if (line.date) {
            if (held.last_date == 0 || held.last_date < i) ++held.dates;
            held.last_date = i + 1;
        }
        if (line.name && (line.role == CommentRole::meta || line.named_by_element)) {
            if (held.last_name == 0 || held.last_name < i) ++held.names;
            held.last_name = i + 1;
        }
        if (line.role == CommentRole::text) {
            held.letters += std::max<std::uint32_t>(measured.letters, 1);
            held.linked += measured.link_letters;
        }
    }

    void take(int best, const std::map<std::uint32_t, Holding>& held, std::vector<Unit>& units) {
        std::map<std::uint32_t, std::size_t> unit_of;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (taken_[i]) continue;
            std::uint32_t holder = 0;
            each_nearest(i, [&](std::uint32_t node) {
                if (signature(node) == best) holder = node;
            });
            const auto at = held.find(holder);
            if (holder == 0 || at == held.end() || !is_good(at->second)) continue;
            taken_[i] = true;
            const auto [unit, fresh] = unit_of.try_emplace(holder, units.size());
            if (fresh) {
                units.push_back({.node = holder,
                                 .lines = {},
                                 .answers = at->second.replies > 0,
                                 .dated = at->second.dates > 0,
                                 .teaser = at->second.linked > kLinkedText * at->second.letters});
            }
            units[unit->second].lines.push_back(i);
        }
    }

    const HtmlPage& page_;
    const std::vector<std::uint32_t>& answers_;  // for each node: links that answer before it
    std::vector<CommentLine> lines_;
    std::vector<std::uint32_t> fields_;  // for each node: fields to fill in before it
    std::map<std::uint32_t, std::vector<std::size_t>> of_node_;  // indices into lines_
    std::vector<bool> taken_;
    std::vector<int> signatures_;
    std::unordered_map<std::string, int> known_;  // looked up only
};

class CommentReader {
  public:
    CommentReader(const HtmlPage& page, std::vector<BlockKind>& kinds)
        : page_(page), kinds_(kinds), count_(std::min(kinds.size(), page.lines.lines.size())) {}

    std::vector<model::Comment> read() {
        read_named();
        if (comments_.empty()) read_unnamed();
        if (comments_.empty()) return {};
        return settle_dates(page_.lines, std::move(comments_), is_english());
    }

  private:
    // Lines that a zone or a heading calls comments.
    void read_named() {
        std::vector<std::size_t> lines;
        for (std::size_t i = 0; i < count_; ++i) {
            if (kinds_[i] == BlockKind::comment) lines.push_back(i);
        }
        if (lines.empty()) return;
        Finder finder(page_, answers(), std::move(lines));
        std::vector<Unit> units = finder.units(1);
        std::erase_if(units, [](const Unit& unit) { return unit.teaser; });
        // What stands alone must look like a comment by itself.
        if (units.size() == 1 && !units.front().dated && !units.front().answers)
            units.clear();
        else
            prefer_lines(finder, units);
        compose(finder, units);
        for (const CommentLine& line : finder.lines()) {
            if (line.role != CommentRole::heading) continue;
            const std::string_view words = page_.lines.words(page_.lines.lines[line.line]);
            if (match_phrase(words).phrase == Phrase::reply_form)
                kinds_[line.line] = BlockKind::chrome;
        }
    }

    // Below the article: a section that a heading opens, or repeated elements that can be answered.
    void read_unnamed() {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            if (model::is_body(kinds_[i])) begin = i + 1;
        }
        std::size_t opened = count_;
        std::size_t answers_found = 0;
        for (std::size_t i = begin; i < count_; ++i) {
            const Line& line = page_.lines.lines[i];
            if (line.letters == 0 || line.letters > kLongestMeta) continue;
            const std::string_view words = page_.lines.words(line);
            if (opened == count_ && opens_comments(match_phrase(words), line, words)) opened = i;
            if (action_of(words) == CommentAction::reply) ++answers_found;
        }
        if (begin < count_ && opened == count_ && answers_found < 2)
            answers_found = answers().back() - answers()[page_.lines.lines[begin].node];
        const bool headed = opened < count_;
        if (!headed && answers_found < 2) return;
        std::vector<std::size_t> lines;
        for (std::size_t i = headed ? opened + 1 : begin; i < count_; ++i) {
            const PhraseMatch match = match_phrase(page_.lines.words(page_.lines.lines[i]));
            if (headed && match.phrase == Phrase::related_section && match.whole_line) break;
            if (kinds_[i] != BlockKind::chrome && kinds_[i] != BlockKind::related) continue;
            lines.push_back(i);
        }
        Finder finder(page_, answers(), std::move(lines));
        std::vector<Unit> units = finder.units(headed ? 1 : 2);
        std::erase_if(units,
                      [&](const Unit& unit) { return unit.teaser || (!headed && !unit.answers); });
        prefer_lines(finder, units);
        if (units.empty() || (units.size() == 1 && !(headed && units.front().dated))) return;
        for (const Unit& unit : units) {
            for (const std::size_t i : unit.lines)
                kinds_[finder.lines()[i].line] = BlockKind::comment;
        }
        compose(finder, units);
    }

    const std::vector<std::uint32_t>& answers() {
        if (answers_.empty()) answers_ = answers_before(page_.tree);
        return answers_;
    }

    // Where lines alone give more comments that say who wrote and when, elements cut them badly.
    void prefer_lines(const Finder& finder, std::vector<Unit>& units) const {
        std::vector<Unit> by_lines = finder.split();
        const auto signed_ones = [&](const std::vector<Unit>& each) {
            return std::ranges::count_if(each, [&](const Unit& unit) {
                const auto read = compose_comment(page_.lines, finder.lines(), unit.lines);
                return read && read->date && !read->comment.author.empty();
            });
        };
        if (signed_ones(by_lines) > signed_ones(units)) units = std::move(by_lines);
    }

    void compose(const Finder& finder, const std::vector<Unit>& units) {
        for (const Unit& unit : units) {
            auto read = compose_comment(page_.lines, finder.lines(), unit.lines);
            if (read) comments_.push_back(std::move(*read));
        }
    }

    bool is_english() const {
        std::string sample;
        for (std::size_t i = 0; i < count_ && sample.size() < kLanguageSample; ++i) {
            if (model::is_body(kinds_[i]))
                sample.append(page_.lines.words(page_.lines.lines[i])).push_back('\n');
        }
        const std::string language = text::detect_language(sample);
        return language.empty() || language == "en";
    }

    const HtmlPage& page_;
    std::vector<BlockKind>& kinds_;
    std::size_t count_;
    std::vector<std::uint32_t> answers_;  // of answers_before; empty until it is asked for
    std::vector<ReadComment> comments_;
};

}  // namespace

std::vector<model::Comment> read_html_comments(const HtmlPage& page,
                                               std::vector<BlockKind>& kinds) {
    return CommentReader(page, kinds).read();
}

}  // namespace isnad::extract
