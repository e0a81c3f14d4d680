// Purpose: see html_byline.h.
//
// Who wrote a page is said in up to four places: in its metadata, in elements that call themselves
// the author's, in a line that begins with "By" or "بقلم", and in a bare name beside the date.
// Metadata often name the site or whoever loaded the page up; so a place that names a person comes
// before one that names a desk, and the visible byline is taken where it names those of the
// metadata and more.
#include "extract/html_byline.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/lexicon.h"
#include "extract/author_names.h"
#include "extract/common.h"
#include "extract/hints.h"
#include "extract/site.h"

namespace isnad::extract {

namespace {

using model::BlockKind;

constexpr std::uint32_t kLargestByline = 80;   // nodes of an element that names authors
constexpr std::uint32_t kNeighbour = 60;       // nodes between two authors of one byline
constexpr std::uint32_t kLongestLine = 160;    // letters of a byline in the visible text
constexpr std::size_t kMostElements = 2000;    // that name authors, and are looked at
constexpr std::size_t kMostLooks = 20000;      // lines or texts that are looked at
constexpr std::size_t kLongestPiece = 400;     // bytes of a text that may be a name
constexpr std::size_t kHeadlineWords = 4;      // words of a link that is one
constexpr std::uint32_t kHeadNodes = 60;       // before and after the title
constexpr std::size_t kMostDated = 300;        // lines in which a byline is sought behind a date
constexpr std::size_t kLinesAboveTitle = 4;    // lines above the title that may be a byline
constexpr std::size_t kLinesBesideTitle = 12;  // lines below it where a bare name may stand

// The forms of a kind in lexicon/extract_author_marks.tsv.
const std::vector<std::string_view>& marks_of(std::string_view kind) {
    static const auto all = [] {
        std::map<std::string_view, std::vector<std::string_view>> read;
        for (const base::LexiconRow& row : base::lexicon_rows("extract_author_marks.tsv"))
            read.emplace(row[0], base::split(row[1], '|'));
        return read;
    }();
    return all.at(kind);
}

// "/author/anna-smith", "/en/authors/12": the address of a page about an author.
bool is_author_address(std::string_view href) {
    const std::string low = lower(href.substr(0, 300));
    return std::ranges::any_of(marks_of("address"), [&](std::string_view place) {
        const std::size_t at = low.find(place);
        return at != std::string::npos && at + place.size() < low.size();
    });
}

class BylineReader {
  public:
    BylineReader(const HtmlPage& page, const std::vector<BlockKind>& kinds)
        : page_(page), kinds_(kinds) {}

    std::string read() {
        find_title();
        AuthorNames stated = stated_names();
        AuthorNames marked = names_in_markup();
        AuthorNames shown = names_in_lines();
        if (stated.people.empty() &&
            !stated.groups.empty()) {  // initials are no better than a desk
            std::erase_if(marked.people, is_one_word);
            std::erase_if(shown.people, is_one_word);
        }
        if (shown.people.empty()) add_names(shown, names_after_label());
        const bool nicknames = std::ranges::all_of(stated.people, is_one_word);
        if (!stated.people.empty() && (nicknames || !is_seen(stated))) {
            // Whoever loaded the page up, of whom a reader is never told.
            for (const AuthorNames* each : {&shown, &marked}) {
                if (each->people.empty() || std::ranges::any_of(each->people, is_one_word) ||
                    share_words(*each, stated)) {
                    continue;
                }
                stated.people = each->people;
                break;
            }
        }
        if (stated.people.empty()) stated.people = marked.people;
        if (stated.people.empty() || names_more(shown, stated)) stated.people = shown.people;
        if (stated.people.empty()) stated.people = name_beside_date();
        if (stated.people.empty()) stated.people = name_by_picture();
        if (!stated.people.empty()) return joined(stated.people);
        for (const AuthorNames* each :
             std::initializer_list<const AuthorNames*>{&stated, &marked, &shown}) {
            if (!each->groups.empty()) return joined(each->groups);
        }
        return {};
    }

  private:
    static std::string joined(const std::vector<std::string>& names) {
        std::string all;
        for (const std::string& name : names) {
            if (!all.empty()) all.append(", ");
            all.append(name);
        }
        return all;
    }

    static bool is_one_word(const std::string& name) { return name.find(' ') == std::string::npos; }

    static bool share_words(const AuthorNames& one, const AuthorNames& other) {
        std::vector<std::string> words;
        for (const std::string& name : other.people)
            for (std::string& word : words_in(name)) words.push_back(std::move(word));
        return std::ranges::any_of(one.people, [&](const std::string& name) {
            return std::ranges::any_of(words_in(name), [&](const std::string& word) {
                return std::ranges::find(words, word) != words.end();
            });
        });
    }

    // Whether the visible text has one of these people.
    bool is_seen(const AuthorNames& names) const {
        const std::string text = lower(page_.lines.text);
        return std::ranges::any_of(names.people, [&](const std::string& name) {
            return text.find(lower(name)) != std::string::npos;
        });
    }

    // Whether `more` holds everyone of `names` and others besides.
    static bool names_more(const AuthorNames& more, const AuthorNames& names) {
        if (more.people.size() <= names.people.size()) return false;
        if (std::ranges::any_of(more.people, is_one_word)) return false;
        AuthorNames both;
        add_names(both, more);
        add_names(both, AuthorNames{.people = names.people});
        return both.people.size() == more.people.size();
    }

    void find_title() {
        const auto at = std::ranges::find(kinds_, BlockKind::title);
        if (at == kinds_.end()) return;
        title_ = static_cast<std::size_t>(at - kinds_.begin());
        title_node_ = page_.lines.lines[*title_].node;
    }

    // The site under its own name is no person, however the markup calls it.
    void part_site(AuthorNames& names) const {
        if (!page_.site) return;
        const std::string site = bare_key(page_.site->name);
        std::erase_if(names.people, [&](const std::string& name) {
            if (bare_key(name) != site) return false;
            names.groups.push_back(name);
            return true;
        });
    }

    // What is shaped like no name, yet stated to be the author's, is taken as it stands.
    static void add_stated(AuthorNames& names, const std::string& author) {
        AuthorNames here = names_in(author, AuthorWords::stated);
        const bool address =
            author.find("//") != std::string::npos || author.find("www.") != std::string::npos;
        Line measured;
        measure(author, measured);
        const bool number = author.find_first_not_of("0123456789") == std::string::npos;
        const std::vector<std::string_view>& nobody = marks_of("none");
        if (here.empty() && !address && !number && measured.letters >= 2 && author.size() <= 80 &&
            author.front() != '@' && std::ranges::find(nobody, author) == nobody.end()) {
            here.groups.push_back(author);
        }
        add_names(names, here);
    }

    AuthorNames stated_names() const {
        AuthorNames names;
        AuthorNames meta;
        for (const std::string& author : page_.metadata.authors) add_stated(names, author);
        for (const std::string& author : page_.metadata.meta_authors) add_stated(meta, author);
        for (const std::string& group : page_.metadata.author_groups)
            add_names(names, AuthorNames{.groups = {group}});
        part_site(names);
        part_site(meta);
        if (names.people.empty() || names_more(meta, names)) names.people = meta.people;
        const std::string site = page_.site ? bare_key(page_.site->name) : "";
        const auto is_site = [&](const std::string& name) { return bare_key(name) == site; };
        if (std::ranges::all_of(names.groups, is_site) && !meta.groups.empty())
            names.groups = meta.groups;
        return names;
    }

    // ---- elements that call themselves the author's ----

    enum class Place : std::uint8_t { none, biography, article, beside_title };

    Place place_of(std::uint32_t node) const {
        const Hints zone = page_.layout.zones[node];
        if ((zone & (kHintComment | kHintRelated | kHintCaption)) != 0) return Place::none;
        const std::uint32_t root = page_.layout.root;
        const bool inside = node >= root && node < page_.tree[root].subtree_end;
        if ((zone & kHintChrome) != 0) {
            return inside || (title_ && node > title_node_) ? Place::biography : Place::none;
        }
        if (title_ && node + 120 > title_node_ && node < title_node_ + 300)
            return Place::beside_title;
        if (inside || (title_ && node > title_node_ && node < root)) return Place::article;
        return Place::none;
    }

    bool names_author(std::uint32_t node) const {
        if (page_.tree[node].start == page_.tree[node].end) return false;
        if ((page_.layout.own[node] & kHintAuthor) != 0) return true;
        if (lower(page_.tree.attribute(node, Name::itemprop)) == "author") return true;
        if (page_.tree.attribute(node, Name::rel).ends_with("has_creator")) return true;  // RDFa
        if (page_.tree[node].tag != Tag::a) return false;
        return page_.tree.attribute(node, Name::rel).find("author") != std::string::npos ||
               is_author_address(page_.tree.attribute(node, Name::href));
    }

    // The texts of an element one by one, until something other than a name follows the names.
    AuthorNames names_under(std::uint32_t node) const {
        AuthorNames names;
        std::uint32_t named = 0;  // an element inside that holds the name alone
        for (std::uint32_t i = node + 1; i < page_.tree[node].subtree_end && named == 0; ++i) {
            if (lower(page_.tree.attribute(i, Name::itemprop)) == "name") named = i;
        }
        if (named != 0 && page_.tree[named].tag == Tag::meta) {
            return names_in(page_.tree.attribute(named, Name::content), AuthorWords::shown);
        }
        const std::uint32_t top = named != 0 ? named : node;
        bool more = true;  // a name may follow
        for (std::uint32_t i = top; i < page_.tree[top].subtree_end;) {
            const Tag tag = page_.tree[i].tag;
            if (tag != Tag::text && (is_hidden(page_.tree, i) || tag == Tag::time)) {
                i = page_.tree[i].subtree_end;
                continue;
            }
            if (tag == Tag::text && page_.tree.text(i).size() <= kLongestPiece) {
                const std::string piece = fold_blanks(page_.tree.text(i));
                if (!piece.empty()) {
                    const bool joins = only_joins(piece);
                    if (joins)
                        more = true;
                    else if (more || linked(i) || only_joins(piece.substr(0, piece.find(' ')))) {
                        const AuthorNames here = names_in(piece, AuthorWords::shown);
                        add_names(names, here);
                        const bool open = piece.ends_with(',') || piece.ends_with("،");
                        more = names.people.empty() || (open && !here.empty());
                    }
                }
            }
            ++i;
        }
        return names;
    }

    bool linked(std::uint32_t text) const {
        const std::uint32_t link = page_.nearest(text, Tag::a);
        return link != 0 && names_author(link);
    }

    // Whether a headline that is a link stands in the element or follows it: whoever is named wrote
    // that, in a column beside the article.
    bool leads_elsewhere(std::uint32_t node) const {
        const std::uint32_t root = page_.layout.root;
        if (root != 0 && node >= root && node < page_.tree[root].subtree_end) return false;
        if (title_ && node < title_node_) return false;
        const std::uint32_t end = std::min(page_.tree[page_.tree[node].parent].subtree_end,
                                           page_.tree[node].subtree_end + kNeighbour);
        for (std::uint32_t i = node + 1; i < end; ++i) {
            if (page_.tree[i].tag == Tag::a && !names_author(i) && is_headline(i)) return true;
        }
        return false;
    }

    // Whether the link has as many words as a headline.
    bool is_headline(std::uint32_t link) const {
        constexpr std::uint32_t kNodes = 12;
        std::size_t words = 0;
        const std::uint32_t end = std::min(page_.tree[link].subtree_end, link + kNodes);
        for (std::uint32_t i = link; i < end && words < kHeadlineWords; ++i) {
            if (page_.tree[i].tag == Tag::text && page_.tree.text(i).size() <= kLongestPiece)
                words += words_in(page_.tree.text(i)).size();
        }
        return words >= kHeadlineWords;
    }

    AuthorNames names_in_markup() const {
        AuthorNames best;
        Place best_place = Place::none;
        std::uint32_t last = 0;  // where the byline that is read ends
        std::uint32_t read_to = 0;
        std::size_t looked = 0;
        std::string_view class_name;
        for (std::uint32_t i = 1; i < page_.tree.size(); ++i) {
            if (page_.tree[i].tag == Tag::text || i < read_to || !names_author(i)) continue;
            if (page_.tree[i].subtree_end - i > kLargestByline) continue;
            if (++looked > kMostElements) break;
            if (leads_elsewhere(i)) continue;
            const Place place = place_of(i);
            if (place == Place::none || place < best_place) continue;
            const std::string_view own_class = page_.tree.attribute(i, Name::class_);
            if (place == best_place && !best.people.empty() &&
                (i > last + kNeighbour || own_class != class_name)) {
                continue;
            }
            AuthorNames here = names_under(i);
            part_site(here);
            if (here.empty()) continue;
            const bool better = place > best_place || best.people.empty();
            if (better && (!here.people.empty() || best.people.empty())) {
                if (here.people.empty() && !best.empty()) continue;
                best = std::move(here);
                best_place = place;
                class_name = own_class;
            } else {
                add_names(best, here);
            }
            last = page_.tree[i].subtree_end;
            read_to = last;
        }
        return best;
    }

    // ---- lines of the visible text ----

    bool may_be_byline(std::size_t i) const {
        const Line& line = page_.lines.lines[i];
        if (line.letters < 2 || line.letters > kLongestLine) return false;
        const Hints zone = page_.layout.zones[line.node];
        if ((zone & (kHintComment | kHintRelated | kHintCaption)) != 0) return false;
        if (kinds_[i] == BlockKind::comment || kinds_[i] == BlockKind::related ||
            kinds_[i] == BlockKind::caption || kinds_[i] == BlockKind::title) {
            return false;
        }
        const bool near = !title_ || i + kLinesAboveTitle >= *title_;
        return page_.in_article(line) || near;
    }

    AuthorNames names_in_lines() const {
        AuthorNames names;
        const auto& lines = page_.lines.lines;
        std::size_t far = 0;    // lines after the article that were looked at
        std::size_t dated = 0;  // lines in which a date was looked for
        std::size_t looked = 0;
        for (std::size_t i = 0; i < lines.size() && far < 40 && looked < kMostLooks; ++i) {
            if (!may_be_byline(i)) continue;
            ++looked;
            if (!page_.in_article(lines[i]) && title_ && i > *title_ + 25) ++far;
            std::string_view words = page_.lines.words(lines[i]);
            if (words.starts_with('(')) words.remove_prefix(1);
            std::string_view rest = without_lead(words);
            if (rest.size() == words.size() && lines[i].letters < 100 && dated < kMostDated) {
                rest = after_date(words);
                ++dated;
            }
            if (rest.size() == words.size() || lines[i].ends_sentence) continue;
            const bool colon =
                words.substr(0, words.size() - rest.size()).find(':') != std::string_view::npos;
            AuthorNames here;
            here = names_in(rest, AuthorWords::shown);
            if (!colon && lines[i].letters >= 60 && here.people.size() < 2) here = {};
            part_site(here);
            if (here.empty()) continue;
            if (here.people.empty()) {
                add_names(names, here);
                continue;
            }
            here.groups = names.groups;
            return here;
        }
        return names;
    }

    // "3 May 2024 by Anna Smith", "05.02.2020 - Text: ...": what stands behind the introduction
    // that follows a figure or a bar; `words` itself where there is none.
    static std::string_view after_date(std::string_view words) {
        for (std::size_t at = words.find(' '); at != std::string_view::npos;
             at = words.find(' ', at + 1)) {
            const std::size_t blank = words.substr(0, at).rfind(' ');
            const std::size_t before = blank == std::string_view::npos ? 0 : blank + 1;
            const std::string_view last = words.substr(before, at - before);
            const bool parts = last.find_first_of("0123456789|") != std::string_view::npos ||
                               last == "-" || last == "–" || last == "—" || last == "•" ||
                               last == "·";
            if (!parts) continue;
            const std::string_view here = words.substr(at + 1);
            const std::string_view rest = without_lead(here);
            if (!rest.empty() && rest.size() != here.size()) return rest;
        }
        return words;
    }

    // The text after an element that holds nothing but "By" or "Author": its name need not stand in
    // the same line, nor be parted from it by a blank.
    AuthorNames names_after_label() const {
        bool label = false;
        const std::uint32_t from = title_ && title_node_ > 150 ? title_node_ - 150 : 0;
        std::size_t looked = 0;
        for (std::uint32_t i = from; i < page_.tree.size() && looked < kMostLooks; ++i) {
            const Tag tag = page_.tree[i].tag;
            if (tag != Tag::text) {
                if (is_hidden(page_.tree, i)) i = page_.tree[i].subtree_end - 1;
                continue;
            }
            ++looked;
            if (page_.tree.text(i).size() > kLongestPiece) {
                label = false;
                continue;
            }
            const std::string words = fold_blanks(page_.tree.text(i));
            if (words.empty() || words == ":") continue;
            if (label) {
                AuthorNames names = bare_names(words);
                part_site(names);
                if (!names.people.empty() && words.size() < 100) return names;
            }
            const Hints zone = page_.layout.zones[i];
            label = words.size() < 40 && (zone & (kHintComment | kHintRelated)) == 0 &&
                    without_lead(words).empty();
        }
        return {};
    }

    // The names of a line that holds nothing else.
    static AuthorNames bare_names(std::string_view words) {
        AuthorNames names = names_in(words, AuthorWords::shown);
        std::size_t used = 0;
        for (const std::string& name : names.people) {
            if (name.find(' ') == std::string::npos) return {};
            used += bare_key(name).size();
        }
        if (used * 10 < bare_key(words).size() * 8) return {};
        return names;
    }

    // A line between the title and the text that is a name of two to four words, with the date
    // beside it.
    std::vector<std::string> name_beside_date() const {
        if (!title_) return {};
        const auto& lines = page_.lines.lines;
        const std::size_t end = std::min(lines.size(), *title_ + kLinesBesideTitle);
        for (std::size_t i = *title_ + 1; i < end; ++i) {
            if (is_prose(lines[i])) break;
            if (!may_be_byline(i) || lines[i].letters > 60) continue;
            std::string_view words = page_.lines.words(lines[i]);
            bool dated = (i + 1 < lines.size() && is_date_line(page_.lines.words(lines[i + 1]))) ||
                         is_date_line(page_.lines.words(lines[i - 1]));
            for (const std::string_view mark : {" | ", " - ", " – ", " • ", " · "}) {
                const std::size_t at = words.find(mark);
                if (at == std::string_view::npos) continue;
                const std::string_view after = words.substr(at + mark.size());
                if (is_date_line(after))
                    words = words.substr(0, at);
                else if (is_date_line(words.substr(0, at)))
                    words = after;
                else
                    continue;
                dated = true;
                break;
            }
            if (!dated || is_section_label(words) || match_phrase(words).phrase != Phrase::none)
                continue;
            const AuthorNames names = bare_names(words);
            if (names.people.size() == 1) return names.people;
        }
        return {};
    }

    // Around the title, a name beside a picture of its owner, or behind the sign of a person.
    std::vector<std::string> name_by_picture() const {
        if (!title_) return {};
        const std::uint32_t from = title_node_ > kHeadNodes ? title_node_ - kHeadNodes : 1;
        const std::uint32_t end = std::min(page_.tree.size(), title_node_ + kHeadNodes);
        std::string_view alt;
        bool sign = false;
        for (std::uint32_t i = from; i < end; ++i) {
            const Tag tag = page_.tree[i].tag;
            if (tag == Tag::img) alt = page_.tree.attribute(i, Name::alt);
            if (tag != Tag::text) {
                const std::string icon = lower(page_.tree.attribute(i, Name::class_).substr(0, 80));
                if (page_.tree[i].subtree_end == i + 1 && !icon.empty())
                    sign = std::ranges::any_of(marks_of("sign"), [&](std::string_view each) {
                        return icon.find(each) != std::string::npos;
                    });
                continue;
            }
            if (page_.tree.text(i).size() > kLongestPiece) continue;
            const std::string words = fold_blanks(page_.tree.text(i));
            if (words.empty()) continue;
            if (sign || (alt.size() >= 5 && fold_blanks(alt) == words)) {
                const AuthorNames names = bare_names(words);
                if (names.people.size() == 1) return names.people;
            }
            sign = false;
        }
        return {};
    }

    const HtmlPage& page_;
    const std::vector<BlockKind>& kinds_;
    std::optional<std::size_t> title_;
    std::uint32_t title_node_ = 0;
};

}  // namespace

std::string byline_of(const HtmlPage& page, const std::vector<model::BlockKind>& kinds) {
    return BylineReader(page, kinds).read();
}

}  // namespace isnad::extract
