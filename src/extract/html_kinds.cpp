// Purpose: see html_kinds.h.
#include "extract/html_kinds.h"

#include <algorithm>

#include "extract/author_names.h"
#include "extract/common.h"
#include "extract/hints.h"
#include "extract/html_title.h"

namespace isnad::extract {

namespace {

using model::BlockKind;

constexpr double kLinkList = 0.66;         // share of letters in links that makes a list of links
constexpr std::uint32_t kShortLine = 120;  // letters a phrase line may have
constexpr std::uint32_t kLongByline = 160;
constexpr std::uint32_t kSentence = 30;  // letters of a sentence that no headline has

class LineNamer {
  public:
    LineNamer(const HtmlPage& page, const HtmlTitle& title) : page_(page), title_(title) {}

    std::vector<BlockKind> name() {
        in_links_ = lists_of_links();
        name_lines();
        mend_clock();
        mend_headings();
        mend_ending();
        if (!has_body()) rescue();
        return std::move(kinds_);
    }

  private:
    // For each node: whether it lies in a group of elements that is mostly links.
    std::vector<bool> lists_of_links() const {
        std::vector<std::uint32_t> letters(page_.tree.size());
        std::vector<std::uint32_t> linked(page_.tree.size());
        std::vector<std::uint32_t> links(page_.tree.size());
        for (const Line& line : page_.lines.lines) {
            letters[line.node] += line.letters;
            linked[line.node] += line.link_letters;
            links[line.node] += line.links;
        }
        for (std::uint32_t i = page_.tree.size(); i-- > 1;) {
            if (page_.tree[i].tag == Tag::text) continue;
            letters[page_.tree[i].parent] += letters[i];
            linked[page_.tree[i].parent] += linked[i];
            links[page_.tree[i].parent] += links[i];
        }
        std::vector<bool> inside(page_.tree.size());
        for (std::uint32_t i = 1; i < page_.tree.size(); ++i) {
            inside[i] = inside[page_.tree[i].parent];
            const Tag tag = page_.tree[i].tag;
            if (inside[i] || i <= page_.layout.root || tag == Tag::text || tag == Tag::p) continue;
            if (!is_block(tag) || is_heading(tag) || links[i] == 0) continue;
            inside[i] = linked[i] > kLinkList * letters[i] &&
                        (links[i] >= 2 || tag == Tag::ul || tag == Tag::ol || tag == Tag::section);
        }
        return inside;
    }

    void name_lines() {
        kinds_.assign(page_.lines.lines.size(), BlockKind::chrome);
        BlockKind section = BlockKind::paragraph;  // what the last section heading announced
        bool prose_seen = false;
        for (std::size_t i = 0; i < page_.lines.lines.size(); ++i) {
            const Line& line = page_.lines.lines[i];
            if (title_.line == i) {
                kinds_[i] = BlockKind::title;
                section = BlockKind::paragraph;
                continue;
            }
            if (!page_.in_article(line)) {
                kinds_[i] = name_outside(line, i);
                section = BlockKind::paragraph;
                continue;
            }
            kinds_[i] = name_inside(line, prose_seen, section);
            if (kinds_[i] == BlockKind::paragraph && is_prose(line)) prose_seen = true;
        }
    }

    BlockKind name_outside(const Line& line, std::size_t index) const {
        const Hints zone = page_.layout.zones[line.node];
        if (zone & kHintComment) return BlockKind::comment;
        if (zone & (kHintChrome | kHintHidden)) return BlockKind::chrome;
        if (zone & kHintRelated) return BlockKind::related;
        if (title_.line && index + 1 == *title_.line && (zone & kHintByline) != 0 &&
            is_date_line(page_.lines.words(line))) {
            return BlockKind::byline;
        }
        const bool near = title_.line && index > *title_.line && index < *title_.line + 25 &&
                          line.node < page_.layout.root;
        if (near) {
            if (zone & kHintCaption) return BlockKind::caption;
            if (zone & kHintByline && line.letters <= kLongByline) return BlockKind::byline;
            if (zone & kHintStandfirst && line.letters >= 20) return BlockKind::standfirst;
            const PhraseMatch match = match_phrase(page_.lines.words(line));
            if (match.phrase == Phrase::byline && line.letters < 60) return BlockKind::byline;
            if (is_date_line(page_.lines.words(line))) return BlockKind::byline;
        }
        return BlockKind::chrome;
    }

    BlockKind name_inside(const Line& line, bool prose_seen, BlockKind& section) const {
        const Hints zone = page_.layout.zones[line.node];
        const std::string_view words = page_.lines.words(line);
        const Tag tag = page_.tree[line.node].tag;
        if (zone & kHintComment) return BlockKind::comment;
        if (zone & (kHintChrome | kHintHidden)) return BlockKind::chrome;
        if (zone & kHintRelated) return BlockKind::related;
        if (zone & kHintCaption) return BlockKind::caption;
        if (line.letters == 0) return BlockKind::chrome;
        if (zone & kHintByline && line.letters <= kLongByline &&
            (!prose_seen || (zone & kHintAuthor) || !is_prose(line))) {
            return BlockKind::byline;
        }
        if (is_heading(tag) && !title_.key.empty() && bare_key(words) == title_.key) {
            return BlockKind::title;
        }
        if (line.letters <= kShortLine) {
            const BlockKind by_phrase = name_by_phrase(line, words, prose_seen, section);
            if (by_phrase != BlockKind::paragraph) return by_phrase;
        }
        if (is_heading(tag)) {
            section = BlockKind::paragraph;
            if (line.link_letters * 4 > line.letters * 3) return BlockKind::related;
            return BlockKind::heading;
        }
        const bool prose = is_prose(line);
        if (prose) {
            const bool sentence =
                line.ends_sentence && line.links == 0 && line.letters >= kSentence;
            if (section == BlockKind::related && (line.letters >= 100 || sentence))
                section = BlockKind::paragraph;
        }
        if (section != BlockKind::paragraph) return section;
        if (in_links_[line.node]) return BlockKind::related;
        if (line.link_letters * 10 > line.letters * 9 && !line.ends_sentence && tag != Tag::td) {
            return line.letters >= 15 ? BlockKind::related : BlockKind::chrome;
        }
        if (!prose_seen && line.letters < 80 && is_date_line(words)) return BlockKind::byline;
        if (page_.nearest(line.node, Tag::blockquote) != 0) {
            return BlockKind::quote;
        }
        if (zone & kHintStandfirst && !prose_seen) return BlockKind::standfirst;
        return BlockKind::paragraph;
    }

    static bool names_several(std::string_view words) {
        return names_in(words, AuthorWords::shown).people.size() >= 2;
    }

    static BlockKind name_by_phrase(const Line& line, std::string_view words, bool prose_seen,
                                    BlockKind& section) {
        const PhraseMatch match = match_phrase(words);
        switch (match.phrase) {
            case Phrase::none:
                break;
            case Phrase::related_line:
                if (match.whole_line || !line.ends_sentence || line.link_letters > 0) {
                    if (match.whole_line) section = BlockKind::related;
                    return BlockKind::related;
                }
                break;
            case Phrase::related_section:
                section = BlockKind::related;
                return BlockKind::related;
            case Phrase::comment_section:
                if (!opens_comments(match, line, words)) break;
                section = BlockKind::comment;
                return BlockKind::comment;
            case Phrase::reply_form:
                section = BlockKind::chrome;
                return BlockKind::chrome;
            case Phrase::chrome_line:
                if (match.whole_line || line.letters < 100) return BlockKind::chrome;
                break;
            case Phrase::byline:
                if (!prose_seen && !line.ends_sentence &&
                    (line.letters < 60 || names_several(words.substr(match.rest))))
                    return BlockKind::byline;
                break;
            case Phrase::source:
                if (line.letters < 60 && words.find(':') != std::string_view::npos)
                    return BlockKind::byline;
                break;
            case Phrase::credit:
                if (line.letters < 100 &&
                    (match.whole_line || words.find(':') != std::string_view::npos)) {
                    return BlockKind::caption;
                }
                break;
        }
        if (line.letters < 100 && !is_prose(line) && is_credit_line(words))
            return BlockKind::caption;
        return BlockKind::paragraph;
    }

    // The page's clock.
    void mend_clock() {
        if (!title_.line) return;
        const std::size_t end = lines_above_menu(page_, *title_.line);
        for (std::size_t i = 0; i < end; ++i) {
            if (kinds_[i] == BlockKind::byline &&
                is_date_line(page_.lines.words(page_.lines.lines[i])))
                kinds_[i] = BlockKind::chrome;
        }
    }

    // A heading leads something; one that no body line follows leads what is not the article.
    void mend_headings() {
        bool text_follows = false;
        for (std::size_t i = kinds_.size(); i-- > 0;) {
            if (kinds_[i] == BlockKind::heading && !text_follows) kinds_[i] = BlockKind::chrome;
            if (kinds_[i] == BlockKind::paragraph || kinds_[i] == BlockKind::quote) {
                text_follows = true;
            } else if (kinds_[i] == BlockKind::comment) {
                text_follows = false;
            }
        }
    }

    // Short lines after the last paragraph: tags, counters, names of categories.
    void mend_ending() {
        for (std::size_t i = kinds_.size(); i-- > 0;) {
            if (kinds_[i] != BlockKind::paragraph) continue;
            const Line& line = page_.lines.lines[i];
            if (is_prose(line) || line.ends_sentence || line.letters >= 60) break;
            const Tag tag = page_.tree[line.node].tag;
            if (tag == Tag::li || tag == Tag::td || tag == Tag::th) break;
            kinds_[i] = BlockKind::chrome;
        }
    }

    bool has_body() const { return std::ranges::any_of(kinds_, model::is_body); }

    // Nothing was kept: then every line of prose outside comments is the article.
    void rescue() {
        for (std::size_t i = 0; i < kinds_.size(); ++i) {
            if (kinds_[i] != BlockKind::comment && is_prose(page_.lines.lines[i])) {
                kinds_[i] = BlockKind::paragraph;
            }
        }
    }

    const HtmlPage& page_;
    const HtmlTitle& title_;
    std::vector<bool> in_links_;
    std::vector<BlockKind> kinds_;
};

}  // namespace

std::vector<BlockKind> name_lines(const HtmlPage& page, const HtmlTitle& title) {
    return LineNamer(page, title).name();
}

void name_captions(const HtmlPage& page, const HtmlTitle& title, std::vector<BlockKind>& kinds) {
    constexpr int kMostSteps = 4;
    constexpr std::uint32_t kMostNodes = 40;                    // of a box
    std::vector<std::uint32_t> pictures(page.tree.size() + 1);  // before each node
    for (std::uint32_t i = 0; i < page.tree.size(); ++i)
        pictures[i + 1] = pictures[i] + (page.tree[i].tag == Tag::img ? 1 : 0);
    std::vector<std::uint32_t> lines(page.tree.size());  // under each node
    for (const Line& line : page.lines.lines) ++lines[line.node];
    for (std::uint32_t i = page.tree.size(); i-- > 1;) lines[page.tree[i].parent] += lines[i];
    const std::size_t begin = title.line.value_or(0);
    for (std::size_t i = begin; i < kinds.size(); ++i) {
        const Line& line = page.lines.lines[i];
        if (kinds[i] != BlockKind::chrome || line.letters < 8 || line.letters > kLongByline)
            continue;
        const bool above = title.line && line.node < page.layout.root;
        if (!page.in_article(line) && !above) continue;
        if (line.link_letters * 2 > line.letters) continue;
        const std::string_view words = page.lines.words(line);
        if (match_phrase(words).phrase != Phrase::none || is_date_line(words)) continue;
        std::uint32_t box = line.node;
        for (int steps = 0; steps < kMostSteps && box != 0; ++steps, box = page.tree[box].parent) {
            const std::uint32_t end = page.tree[box].subtree_end;
            if (lines[box] > 2 || end - box > kMostNodes) break;
            if (pictures[end] == pictures[box]) continue;
            kinds[i] = BlockKind::caption;
            break;
        }
    }
}

}  // namespace isnad::extract
