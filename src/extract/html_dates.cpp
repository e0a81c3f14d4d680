// Purpose: see html_dates.h. Two passes: one over the elements for what markup names, one over the
// visible lines for what words name. Each looks at a bounded piece of text per element or line.
#include "extract/html_dates.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/common.h"
#include "extract/date_fields.h"
#include "extract/date_hints.h"
#include "extract/date_values.h"
#include "extract/hints.h"
#include "extract/html_date_places.h"
#include "extract/html_title.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

using model::Bound;
using model::DateEvidenceKind;

// How much a witness is trusted; smaller is more.
enum Rank : int {
    kFieldRank = 0,         // JSON-LD, then meta names in the order of their list
    kUrlRank = 1000,        // the page's own address
    kPublishedRank = 1100,  // an element or words that say "published", beside the title
    kTimeRank = 1200,       // <time> beside the title
    kDateRank = 1300,       // an element named a date beside the title
    kBareRank = 1400,       // a line of nothing but a date and a name or two, beside the title
    kWeakFieldRank = 1500,  // fields that often hold something else
    kOpeningRank = 1600,    // the text begins with it
    kFootRank = 1700,       // named as a date below the text
    kWeakest = 2000,        // from here on nothing says what is dated
    kElsewhereRank = 2000,
    kAloneRank = 2050,  // a line of nothing but a date, far from title and text
    kSourceRank = 2100,
    kTitleRank = 2200,
    kFooterRank = 2300,
    kPictureRank = 2400,
};

struct Witness {
    int rank = 0;
    bool updated = false;
    model::DateEvidence evidence;
    bool open_order = false;  // its day and month may be the other way round
};

constexpr std::size_t kShortLine = 240;    // bytes of a line that only dates
constexpr std::size_t kElementText = 200;  // bytes of an element that holds a date
constexpr std::uint32_t kElementNodes = 40;
constexpr std::size_t kMostRead = 400;  // witnesses of a page

// The order of day and month that the page's language makes likely.
DayOrder order_of(std::string_view html) {
    const std::string head = lower(html.substr(0, 3000));
    const std::size_t tag = head.find("<html");
    if (tag == std::string::npos) return DayOrder::day_first;
    const std::string_view open =
        std::string_view(head).substr(tag, std::min<std::size_t>(head.find('>', tag) - tag, 500));
    const std::size_t at = open.find("lang=");
    if (at == std::string_view::npos) return DayOrder::day_first;
    std::string_view language = open.substr(at + 5);
    if (!language.empty() && (language[0] == '"' || language[0] == '\'')) language.remove_prefix(1);
    // Of the countries that write English, the United States put the month first.
    const bool american = language.starts_with("en-us") || language.starts_with("en_us") ||
                          (language.starts_with("en") && language.size() > 2 &&
                           language[2] != '-' && language[2] != '_');
    return american ? DayOrder::month_first : DayOrder::day_first;
}

// Words of `words` outside of [begin, end) that do not go with a date.
std::size_t other_words(std::string_view words, std::size_t begin, std::size_t end) {
    std::size_t count = 0;
    for (const std::string_view part : {words.substr(0, begin), words.substr(end)}) {
        for (const std::string& word : words_in(part)) {
            const bool number = word.front() >= '0' && word.front() <= '9';
            if (!number && !goes_with_dates(word)) ++count;
        }
    }
    return count;
}

class DateFinder {
  public:
    DateFinder(std::string_view html, std::string_view declared_url, const HtmlPage& page,
               const HtmlTitle& title)
        : html_(html),
          url_(declared_url),
          page_(page),
          tree_(page.tree),
          places_(page, title),
          above_menu_(places_.title_shown() ? lines_above_menu(page, places_.title_line()) : 0),
          order_(order_of(html)) {}

    void run(model::Article& article) {
        for (const model::DateEvidence& stated : page_.metadata.dates)
            add(kFieldRank, stated.bound == Bound::not_after, stated.value, stated.source);
        read_address();
        if (page_.metadata.dates.empty()) read_broken_json();
        for (std::uint32_t i = 1; i < tree_.size(); ++i) read_element(i);
        read_lines();
        const auto strong = [](const Witness& found) {
            return !found.updated && found.rank < kWeakest;
        };
        if (std::ranges::none_of(witnesses_, strong)) read_last_resorts();
        settle_order();
        std::ranges::stable_sort(witnesses_, {}, &Witness::rank);
        hand_over(article);
    }

  private:
    void add(int rank, bool updated, std::string value, std::string source, model::Span span = {},
             DateEvidenceKind kind = DateEvidenceKind::metadata) {
        if (value.empty() || witnesses_.size() >= kMostRead) return;
        if (rank >= kWeakest) kind = DateEvidenceKind::mentioned;
        const Bound bound = rank == kPictureRank ? Bound::not_before : Bound::exact;
        witnesses_.push_back(
            {rank, updated, {bound, kind, std::move(value), span, std::move(source)}});
    }

    // Of the witness just added.
    void mark_order(const WrittenDate& date) {
        if (!witnesses_.empty() && witnesses_.back().evidence.value == date.value)
            witnesses_.back().open_order = date.open_order;
    }

    const DateNames& names_in(std::string_view value) {
        const auto [at, fresh] = names_.try_emplace(value);
        if (fresh) at->second = date_names_of(value);
        return at->second;
    }

    // Of the element and of its two nearest ancestors: a calendar's cell is a calendar's.
    DateNames names_of(std::uint32_t node, int up) {
        DateNames names;
        for (int steps = 0; node != 0 && steps <= up; ++steps, node = tree_[node].parent) {
            for (const Name where : {Name::class_, Name::id}) {
                const std::string_view value = tree_.attribute(node, where);
                if (!value.empty()) names.add(names_in(value));
            }
        }
        return names;
    }

    void read_address() {
        for (const std::string_view url : {std::string_view(page_.metadata.url), url_}) {
            const std::string date = date_in_url(url);
            if (date.empty()) continue;
            add(kUrlRank, false, date, "url");
            return;
        }
    }

    // JSON-LD that does not parse still says what its words say.
    void read_broken_json() {
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            if (tree_[i].tag != Tag::script ||
                lower(tree_.attribute(i, Name::type)).find("ld+json") == std::string::npos)
                continue;
            for (SourceDate& date : dates_in_source(tree_.all_text(i))) {
                if (date.name != "datePublished" && date.name != "dateModified") continue;
                add(kFieldRank, date.role == FieldRole::modified, std::move(date.value),
                    "json-ld " + date.name);
            }
        }
    }

    // The visible text of a small element; "" where it is not small.
    std::string small_text(std::uint32_t node) const {
        const std::uint32_t end = tree_[node].subtree_end;
        if (end - node > kElementNodes) return {};
        std::string words;
        for (std::uint32_t i = node + 1; i < end; ++i) {
            if (tree_[i].tag == Tag::script || tree_[i].tag == Tag::style) {
                i = tree_[i].subtree_end - 1;
                continue;
            }
            if (tree_[i].tag != Tag::text) {
                if (!words.empty() && words.back() != ' ') words.push_back(' ');
                continue;
            }
            if (words.size() + tree_.text(i).size() > kElementText * 3) return {};
            words.append(tree_.text(i));
        }
        words = fold_blanks(words);
        return words.size() > kElementText ? std::string() : words;
    }

    // What stands before the node in its block: "Erschienen am <time>".
    std::string words_before(std::uint32_t node) const {
        std::uint32_t block = tree_[node].parent;
        for (int steps = 0; block != 0 && steps < 4 && !is_block(tree_[block].tag); ++steps)
            block = tree_[block].parent;
        std::string words;
        const std::uint32_t begin = node - block > kElementNodes ? node - kElementNodes : block + 1;
        for (std::uint32_t i = begin; i < node; ++i) {
            if (tree_[i].tag != Tag::text) continue;
            if (words.size() + tree_.text(i).size() > kElementText * 4) return {};
            words.append(" ").append(tree_.text(i));
        }
        return words;
    }

    void read_element(std::uint32_t i) {
        const Tag tag = tree_[i].tag;
        if (tag == Tag::text || tag == Tag::script || tag == Tag::style) return;
        if (tree_[i].start == tree_[i].end) return;  // no attributes
        if (tag == Tag::meta) {
            for (const Name where : {Name::property, Name::name, Name::itemprop}) {
                const std::string name = lower(tree_.attribute(i, where));
                if (!name.empty())
                    add_field("meta " + name, name, tree_.attribute(i, Name::content));
            }
            return;
        }
        if (tag == Tag::img || tag == Tag::a || tag == Tag::link || tag == Tag::body) return;
        if (read_property(i)) return;
        if (tag == Tag::time || tag == Tag::abbr) {
            read_time(i);
        } else {
            read_named(i);
        }
    }

    void add_field(std::string source, const std::string& name, std::string_view content) {
        const auto field = date_field(name);
        if (!field || content.empty()) return;
        const int rank =
            field->role == FieldRole::weak ? kWeakFieldRank : 1 + static_cast<int>(field->rank);
        add(rank, field->role == FieldRole::modified, date_value(content, order_),
            std::move(source));
    }

    // Microdata and RDFa on visible elements. Returns: whether it was one.
    bool read_property(std::uint32_t i) {
        for (const Name where : {Name::itemprop, Name::property}) {
            const std::string name = lower(tree_.attribute(i, where));
            if (name.empty() || !date_field(name)) continue;
            if (places_.is_aside(i)) return true;
            std::string value;
            for (const Name holder : {Name::datetime, Name::content, Name::title}) {
                if (value.empty()) value = date_value(tree_.attribute(i, holder), order_);
            }
            if (value.empty()) value = date_value(small_text(i), order_);
            add_field("property " + name, name, value);
            return true;
        }
        return false;
    }

    int rank_at(DatePlace place, int near_title) const {
        switch (place) {
            case DatePlace::head:
                return near_title;
            case DatePlace::foot:
                return kFootRank;
            default:
                return near_title == kPublishedRank ? kElsewhereRank : kElsewhereRank + 20;
        }
    }

    bool has_published_time() {
        if (!published_time_) {
            published_time_ = false;
            for (std::uint32_t i = 1; i < tree_.size() && !*published_time_; ++i) {
                if (tree_[i].tag == Tag::time && !places_.is_aside(i))
                    published_time_ = names_of(i, 0).published;
            }
        }
        return *published_time_;
    }

    // <time datetime>, and the older <abbr class="published" title>
    // (http://microformats.org/wiki/hatom).
    void read_time(std::uint32_t i) {
        const bool older = tree_[i].tag == Tag::abbr;
        const DateNames names = names_of(i, 2);
        // An abbreviation that gives its moment in numbers too is a date on its own.
        if (older && !names.any_date() && !tree_.has_attribute(i, Name::datetime) &&
            tree_.attribute(i, Name::title).find(':') == std::string_view::npos)
            return;
        const DatePlace place = places_.of_node(i);
        if (places_.is_aside(i) || names.clock) return;
        std::string value =
            date_value(tree_.attribute(i, older ? Name::title : Name::datetime), order_);
        if (value.empty()) value = date_value(tree_.attribute(i, Name::content), order_);
        if (value.empty()) value = date_value(small_text(i), order_);
        if (value.empty()) return;
        const DateLabel label = label_before(words_before(i) + " " + small_text(i));
        if (label == DateLabel::clock || label == DateLabel::event) return;
        const bool stated = names.published || tree_.has_attribute(i, Name::pubdate) ||
                            label == DateLabel::published;
        const DateNames own = names_of(i, 0);
        // hAtom asks for "updated" alone; beside "published" it is a later change.
        const bool changed = own.updated && !own.published && has_published_time();
        const bool updated = label == DateLabel::updated || changed || (names.updated && !stated);
        int rank = rank_at(place, stated ? kPublishedRank : kTimeRank);
        if (older && !names.any_date()) rank = kElsewhereRank + 40;
        if (rank >= kWeakest && (names.other || places_.is_above(i))) return;
        add(rank, updated, std::move(value), older ? "published" : "time element");
    }

    // An element whose class or id names a date, and that holds little else.
    void read_named(std::uint32_t i) {
        if (tree_[i].subtree_end - i > kElementNodes) return;
        const DateNames own = names_of(i, 0);
        if (!own.any_date() || own.clock) return;
        const DateNames around = names_of(tree_[i].parent, 1);
        const DatePlace place = places_.of_node(i);
        if (places_.is_aside(i) || around.clock) return;
        const std::string words = small_text(i);
        const std::vector<WrittenDate> dates = written_dates(words, order_);
        if (dates.empty() || dates.size() > 2) return;
        const std::string before = words_before(i);
        for (std::size_t at = 0; at < dates.size(); ++at) {
            const std::size_t from = at == 0 ? 0 : dates[at - 1].end;
            const std::string_view lead =
                std::string_view(words).substr(from, dates[at].begin - from);
            DateLabel label = label_before(lead);
            if (label == DateLabel::none && at == 0) label = label_before(before);
            if (label == DateLabel::clock || label == DateLabel::event) continue;
            const bool stated = own.published || label == DateLabel::published;
            const bool updated =
                label == DateLabel::updated || (own.updated && label != DateLabel::published);
            int rank = rank_at(place, stated ? kPublishedRank : kDateRank);
            if (rank >= kWeakest && places_.is_above(i)) continue;
            if (own.other || around.other) {
                if (place != DatePlace::head) continue;
                rank += 50;
            }
            constexpr std::size_t kMostWords = 14;
            if (other_words(words, dates[at].begin, dates[at].end) > kMostWords) continue;
            add(rank, updated, dates[at].value, "element " + name_shown(i));
            mark_order(dates[at]);
        }
    }

    std::string name_shown(std::uint32_t i) const {
        constexpr std::size_t kLongest = 40;
        std::string_view name = tree_.attribute(i, Name::class_);
        if (name.empty()) name = tree_.attribute(i, Name::id);
        return std::string(text::utf8_prefix(name, kLongest));
    }

    void read_lines() {
        const auto& lines = page_.lines.lines;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (places_.in_comments(lines[i].node)) continue;
            const Hints zones = page_.layout.zones[lines[i].node];
            const bool head = places_.is_head_line(i);
            const bool foot = places_.is_foot_line(i);
            const bool related = (zones & kHintRelated) != 0;
            if (related && !(head && places_.shares_title(lines[i].node)) && !named_above(i))
                continue;
            if (places_.may_open(i)) read_opening(lines[i]);
            if (places_.in_site_header(lines[i].node)) continue;
            if (lines[i].span.size() <= kShortLine) {
                read_line(i, head, foot);
            } else if (foot) {
                read_foot_sentence(lines[i]);
            }
        }
    }

    // Whether the line above is nothing but a label of dates, and this one hardly more than a date.
    bool named_above(std::size_t index) const {
        constexpr std::uint32_t kLabelLine = 40;  // bytes
        const auto& lines = page_.lines.lines;
        if (index == 0 || lines[index - 1].span.size() > kLabelLine) return false;
        const std::string_view words = page_.lines.words(lines[index]);
        if (words.size() > kLabelLine ||
            words.find_first_of("0123456789") == std::string_view::npos)
            return false;
        return is_label(page_.lines.words(lines[index - 1]));
    }

    // What names the date: words before it in its line, a line of its own above, or words after it
    // ("am 3. Dezember 2011 veröffentlicht").
    DateLabel label_of(std::size_t index, std::string_view words, std::size_t from,
                       const WrittenDate& date) const {
        constexpr std::size_t kReachAfter = 60;  // bytes
        const DateLabel before = label_before(words.substr(from, date.begin - from));
        if (before != DateLabel::none) return before;
        if (date.begin == 0 && named_above(index))
            return label_before(page_.lines.words(page_.lines.lines[index - 1]));
        if (index < places_.title_line()) return DateLabel::none;
        const DateLabel after =
            label_before(text::utf8_prefix(words.substr(date.end), kReachAfter));
        return after == DateLabel::published || after == DateLabel::updated ? after
                                                                            : DateLabel::none;
    }

    void read_line(std::size_t index, bool head, bool foot) {
        const Line& line = page_.lines.lines[index];
        const std::string_view words = page_.lines.words(line);
        const std::vector<WrittenDate> dates = written_dates(words, order_);
        if (dates.empty() || dates.size() > 3) return;
        const DateNames names = names_of(line.node, 1);
        if (names.clock) return;
        for (std::size_t at = 0; at < dates.size(); ++at) {
            const std::size_t from = at == 0 ? 0 : dates[at - 1].end;
            const DateLabel label = label_of(index, words, from, dates[at]);
            if (label == DateLabel::clock || label == DateLabel::event) continue;
            const bool labelled = label != DateLabel::none;
            if (index < above_menu_ && !labelled) continue;  // the page's clock
            const std::size_t rest = other_words(words, dates[at].begin, dates[at].end);
            const int rank = line_rank(index, head, foot, labelled, names, rest);
            if (rank < 0) continue;
            const model::Span span{line.span.start + static_cast<std::uint32_t>(dates[at].begin),
                                   line.span.start + static_cast<std::uint32_t>(dates[at].end)};
            add(rank, label == DateLabel::updated, dates[at].value, labelled ? "line" : "date line",
                span, DateEvidenceKind::dateline);
            mark_order(dates[at]);
        }
    }

    // "This entry was posted on Saturday, December 3rd, 2011 at 12:00 and is filed under ..."
    void read_foot_sentence(const Line& line) {
        constexpr std::size_t kReach = 60;  // bytes from the date to the word that names it
        const std::string_view words = page_.lines.words(line);
        for (const WrittenDate& date : written_dates(words, order_)) {
            std::size_t start = date.begin > kReach ? date.begin - kReach : 0;
            while (start < date.begin &&
                   (static_cast<unsigned char>(words[start]) & 0xC0U) == 0x80U)
                ++start;
            DateLabel label = label_before(words.substr(start, date.begin - start));
            if (label == DateLabel::none)
                label = label_before(text::utf8_prefix(words.substr(date.end), kReach));
            if (label != DateLabel::published && label != DateLabel::updated) continue;
            add(kFootRank + 30, label == DateLabel::updated, date.value, "line",
                {line.span.start + static_cast<std::uint32_t>(date.begin),
                 line.span.start + static_cast<std::uint32_t>(date.end)},
                DateEvidenceKind::dateline);
        }
    }

    // Returns: -1 where the line dates nothing.
    int line_rank(std::size_t index, bool head, bool foot, bool labelled, const DateNames& names,
                  std::size_t rest) const {
        constexpr std::size_t kMostLabelled = 12;  // words beside the date
        constexpr std::size_t kMostBare = 5;
        constexpr std::size_t kMostAway = 3;
        const Line& line = page_.lines.lines[index];
        const auto words = static_cast<int>(rest);
        if (labelled && head && rest <= kMostLabelled) return kPublishedRank + 10;
        if (labelled && foot && rest <= kMostLabelled) return kFootRank;
        const bool below = index >= places_.last_prose();
        if (labelled && rest <= (below ? kMostLabelled : kMostBare)) return kFootRank + 20;
        if (head && index == places_.title_line()) return -1;
        if (head && index > places_.title_line() &&
            (rest <= kMostBare || (names.head && rest <= kMostLabelled)))
            return kBareRank + words;
        if (head && index < places_.title_line() && rest <= kMostBare &&
            places_.shares_title(line.node))
            return kBareRank + 20 + words;
        const bool outside = (page_.layout.zones[line.node] & (kHintComment | kHintRelated)) != 0;
        if (rest <= kMostAway && !outside && !names.other &&
            (!places_.title_shown() || index > places_.title_line()))
            return kAloneRank + words;
        return -1;
    }

    // "(18.01.2018) Farmers fear ...", "27.1.2022 - At the ..."
    void read_opening(const Line& line) {
        constexpr std::size_t kReach = 80;  // bytes
        constexpr std::size_t kMostBefore = 2;
        const std::string_view words = text::utf8_prefix(page_.lines.words(line), kReach);
        const std::vector<WrittenDate> dates = written_dates(words, order_);
        if (dates.empty()) return;
        if (other_words(words.substr(0, dates[0].begin), dates[0].begin, dates[0].begin) >
            kMostBefore)
            return;
        // What goes on in a sentence is told; what a mark closes is a dateline.
        const std::string_view after = words.substr(dates[0].end);
        const std::size_t mark = after.find_first_not_of(' ');
        if (mark == std::string_view::npos) return;
        const bool closed =
            std::string_view(")-:|/.]").find(after[mark]) != std::string_view::npos ||
            after.substr(mark).starts_with("–") || after.substr(mark).starts_with("—");
        if (!closed) return;
        const model::Span span{line.span.start + static_cast<std::uint32_t>(dates[0].begin),
                               line.span.start + static_cast<std::uint32_t>(dates[0].end)};
        add(kOpeningRank, false, dates[0].value, "opening", span, DateEvidenceKind::dateline);
    }

    // Where nothing dates the page: its data, its title, its foot, the addresses of its pictures.
    void read_last_resorts() {
        for (SourceDate& date : dates_in_source(html_)) {
            const bool named = date.role == FieldRole::published;
            add(kSourceRank + (named ? 0 : 10), date.role == FieldRole::modified,
                std::move(date.value), "source " + date.name);
        }
        for (const std::string_view words : {std::string_view(page_.metadata.page_title),
                                             std::string_view(page_.metadata.description)}) {
            for (WrittenDate& date : written_dates(words, order_))
                add(kTitleRank, false, std::move(date.value), "title or description");
        }
        const auto& lines = page_.lines.lines;
        if (places_.title_shown()) {  // the date stands in the headline's own line
            for (WrittenDate& date :
                 written_dates(page_.lines.words(lines[places_.title_line()]), order_))
                add(kTitleRank - 10, false, std::move(date.value), "title line");
        }
        for (std::size_t i = places_.last_prose(); i < lines.size(); ++i) {
            if (lines[i].span.size() > kShortLine) continue;
            if ((page_.layout.zones[lines[i].node] & (kHintComment | kHintRelated)) != 0) continue;
            const std::string_view words = page_.lines.words(lines[i]);
            for (const WrittenDate& date : written_dates(words, order_)) {
                const DateLabel label = label_before(words.substr(0, date.begin));
                if (label == DateLabel::none || label == DateLabel::clock) continue;
                add(kFooterRank, label == DateLabel::updated, date.value, "footer");
            }
        }
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            std::string_view address;
            if (tree_[i].tag == Tag::meta &&
                lower(tree_.attribute(i, Name::property)) == "og:image")
                address = tree_.attribute(i, Name::content);
            if (tree_[i].tag == Tag::img && i >= page_.layout.root &&
                i < tree_[page_.layout.root].subtree_end && (page_.layout.zones[i] & kOutside) == 0)
                address = tree_.attribute(i, Name::src);
            if (!address.empty()) add(kPictureRank, false, date_in_url(address), "picture address");
        }
    }

    // "08/11/2023" on a page whose fields say 2023-11-08 is that day.
    void settle_order() {
        const auto stated = [&](std::string_view day) {
            return std::ranges::any_of(witnesses_, [&](const Witness& other) {
                return !other.open_order && other.evidence.value.starts_with(day);
            });
        };
        for (Witness& witness : witnesses_) {
            if (!witness.open_order) continue;
            std::string& value = witness.evidence.value;
            const std::string swapped =
                value.substr(0, 5) + value.substr(8, 2) + "-" + value.substr(5, 2);
            if (!stated(value.substr(0, 10)) && stated(swapped)) value = swapped;
        }
    }

    void hand_over(model::Article& article) const {
        for (const Witness& witness : witnesses_) {
            auto& target = witness.updated ? article.updated : article.published;
            const auto same = [&](const model::DateEvidence& other) {
                return other.value == witness.evidence.value &&
                       (other.source == witness.evidence.source ||
                        (!other.span.empty() && other.span == witness.evidence.span));
            };
            if (std::ranges::any_of(target.evidence, same)) continue;
            constexpr std::size_t kMostWitnesses = 24;
            if (target.evidence.size() >= kMostWitnesses) continue;
            target.evidence.push_back(witness.evidence);
        }
        // No page was published after its last change.
        for (const model::DateEvidence& change : article.updated.evidence) {
            if (change.kind == DateEvidenceKind::mentioned) continue;
            model::DateEvidence bound = change;
            bound.bound = Bound::not_after;
            article.published.evidence.push_back(std::move(bound));
        }
    }

    std::string_view html_;
    std::string_view url_;
    const HtmlPage& page_;
    const HtmlTree& tree_;
    DatePlaces places_;
    std::size_t above_menu_;  // lines
    DayOrder order_;
    std::optional<bool> published_time_;  // whether a <time> calls itself that
    std::vector<Witness> witnesses_;
    std::unordered_map<std::string_view, DateNames> names_;  // never walked
};

}  // namespace

void read_html_dates(std::string_view html, std::string_view declared_url, const HtmlPage& page,
                     const HtmlTitle& title, model::Article& article) {
    DateFinder(html, declared_url, page, title).run(article);
}

}  // namespace isnad::extract
