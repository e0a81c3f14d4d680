// Purpose: see html_article.h. Where the article stands is settled in root.h; here every line gets
// its kind from its zone, its element, and the phrases it begins with, in one pass down the page,
// then a second pass mends what only its neighbours can tell: headings without text, leftovers
// after the last paragraph.
#include "extract/html_article.h"

#include <algorithm>

#include "extract/common.h"
#include "extract/hints.h"
#include "extract/html.h"
#include "extract/html_site.h"
#include "extract/lines.h"
#include "extract/metadata.h"
#include "extract/root.h"
#include "extract/site.h"

namespace isnad::extract {

namespace {

using model::BlockKind;

constexpr double kLinkList = 0.66;         // share of letters in links that makes a list of links
constexpr std::uint32_t kShortLine = 120;  // letters a phrase line may have
constexpr std::uint32_t kLongByline = 160;

class HtmlArticle {
  public:
    HtmlArticle(std::string_view html, const model::Declared& declared, model::Article& article)
        : tree_(HtmlTree::parse(html)),
          page_(lines_of_html(tree_)),
          metadata_(read_metadata(tree_, declared.url)),
          article_(article) {}

    void read() {
        layout_ = find_layout(tree_, page_, metadata_.article_body);
        in_links_ = lists_of_links();
        site_ = find_site(tree_, page_, metadata_);
        choose_title();
        name_lines();
        mend_headings();
        mend_ending();
        if (!has_body()) rescue();
        if (stated_body_is_missing()) take_stated_body();
        article_.text = page_.text;
        make_blocks(page_, kinds_, article_);
        fill_fields();
    }

  private:
    bool inside_root(const Line& line) const {
        return line.node >= layout_.root && line.node < tree_[layout_.root].subtree_end;
    }

    // For each node: whether it lies in a group of elements that is mostly links.
    std::vector<bool> lists_of_links() const {
        std::vector<std::uint32_t> letters(tree_.size());
        std::vector<std::uint32_t> linked(tree_.size());
        std::vector<std::uint32_t> links(tree_.size());
        for (const Line& line : page_.lines) {
            letters[line.node] += line.letters;
            linked[line.node] += line.link_letters;
            links[line.node] += line.links;
        }
        for (std::uint32_t i = tree_.size(); i-- > 1;) {
            if (tree_[i].tag == Tag::text) continue;
            letters[tree_[i].parent] += letters[i];
            linked[tree_[i].parent] += linked[i];
            links[tree_[i].parent] += links[i];
        }
        std::vector<bool> inside(tree_.size());
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            inside[i] = inside[tree_[i].parent];
            const Tag tag = tree_[i].tag;
            if (inside[i] || i <= layout_.root || tag == Tag::text || tag == Tag::p) continue;
            if (!is_block(tag) || is_heading(tag) || links[i] == 0) continue;
            inside[i] = linked[i] > kLinkList * letters[i] &&
                        (links[i] >= 2 || tag == Tag::ul || tag == Tag::ol || tag == Tag::section);
        }
        return inside;
    }

    Tag nearest(std::uint32_t node, Tag wanted, Tag other) const {
        for (int steps = 0; node != 0 && steps < 12; ++steps, node = tree_[node].parent) {
            if (tree_[node].tag == wanted || tree_[node].tag == other) return tree_[node].tag;
        }
        return Tag::other;
    }

    // The h1 (else h2) that the markup's titles confirm, else the first h1 above or in the article.
    void choose_title() {
        const std::string site_key =
            bare_key(site_ ? site_->name : last_title_part(metadata_.page_title));
        const std::vector<bool> home = home_lines(tree_, page_);
        std::vector<std::string> stated;
        for (const std::string* each :
             {&metadata_.headline, &metadata_.social_title, &metadata_.page_title}) {
            std::string key = bare_key(*each);
            if (!key.empty()) stated.push_back(std::move(key));
        }
        int best_score = 0;
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const Line& line = page_.lines[i];
            const Tag tag = tree_[line.node].tag;
            const bool hinted = (layout_.zones[line.node] & kHintTitle) != 0;
            const bool first = nearest(line.node, Tag::h1, Tag::h1) == Tag::h1;
            if ((!is_heading(tag) && !hinted && !first) || line.letters < 3 || line.letters > 400)
                continue;
            const std::string key = bare_key(page_.words(line));
            int score = 0;
            for (const std::string& each : stated) {
                if (each == key)
                    score = std::max(score, 60);
                else if (key.size() >= 12 && each.find(key) != std::string::npos)
                    score = std::max(score, 40);
                else if (each.size() >= 12 && key.find(each) != std::string::npos)
                    score = std::max(score, 30);
            }
            if (first)
                score += 15;
            else if (tag == Tag::h2)
                score += 5;
            if (hinted) score += 8;
            if ((layout_.zones[line.node] & kOutside) != 0) score -= 25;
            if (home[i] || (!key.empty() && key == site_key)) score -= 60;
            if (score > best_score && score >= 15) {
                best_score = score;
                title_line_ = i;
            }
        }
        has_title_line_ = best_score > 0;
        if (has_title_line_) {
            title_key_ = bare_key(page_.words(page_.lines[title_line_]));
            title_ = page_.words(page_.lines[title_line_]);
        }
        if (title_.empty() || best_score < 30) choose_stated_title();
    }

    void choose_stated_title() {
        for (const std::string* each :
             {&metadata_.headline, &metadata_.social_title, &metadata_.page_title}) {
            if (each->empty()) continue;
            const std::string site = site_ ? site_->name : "";
            std::string cut = title_without_site(*each, site);
            if (metadata_.site_name.empty() && cut == *each) cut = title_without_site(*each, "");
            if (cut.empty() || (!site.empty() && bare_key(cut) == bare_key(site))) continue;
            title_ = cut;
            return;
        }
        if (title_.empty()) title_ = metadata_.page_title;  // a page about the site itself
    }

    void name_lines() {
        kinds_.assign(page_.lines.size(), BlockKind::chrome);
        BlockKind section = BlockKind::paragraph;  // what the last section heading announced
        bool prose_seen = false;
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const Line& line = page_.lines[i];
            if (has_title_line_ && i == title_line_) {
                kinds_[i] = BlockKind::title;
                section = BlockKind::paragraph;
                continue;
            }
            if (!inside_root(line)) {
                kinds_[i] = name_outside(line, i);
                section = BlockKind::paragraph;
                continue;
            }
            kinds_[i] = name_inside(line, prose_seen, section);
            if (kinds_[i] == BlockKind::paragraph && is_prose(line)) prose_seen = true;
        }
    }

    BlockKind name_outside(const Line& line, std::size_t index) const {
        const Hints zone = layout_.zones[line.node];
        if (zone & kHintComment) return BlockKind::comment;
        if (zone & (kHintChrome | kHintHidden)) return BlockKind::chrome;
        if (zone & kHintRelated) return BlockKind::related;
        if (has_title_line_ && index + 1 == title_line_ && (zone & kHintByline) != 0 &&
            is_date_line(page_.words(line))) {
            return BlockKind::byline;
        }
        const bool near = has_title_line_ && index > title_line_ && index < title_line_ + 25 &&
                          line.node < layout_.root;
        if (near) {
            if (zone & kHintCaption) return BlockKind::caption;
            if (zone & kHintByline && line.letters <= kLongByline) return BlockKind::byline;
            if (zone & kHintStandfirst && line.letters >= 20) return BlockKind::standfirst;
            const PhraseMatch match = match_phrase(page_.words(line));
            if (match.phrase == Phrase::byline && line.letters < 60) return BlockKind::byline;
            if (is_date_line(page_.words(line))) return BlockKind::byline;
        }
        return BlockKind::chrome;
    }

    BlockKind name_inside(const Line& line, bool prose_seen, BlockKind& section) const {
        const Hints zone = layout_.zones[line.node];
        const std::string_view words = page_.words(line);
        const Tag tag = tree_[line.node].tag;
        if (zone & kHintComment) return BlockKind::comment;
        if (zone & (kHintChrome | kHintHidden)) return BlockKind::chrome;
        if (zone & kHintRelated) return BlockKind::related;
        if (zone & kHintCaption) return BlockKind::caption;
        if (line.letters == 0) return BlockKind::chrome;
        if (zone & kHintByline && line.letters <= kLongByline &&
            (!prose_seen || (zone & kHintAuthor) || !is_prose(line))) {
            return BlockKind::byline;
        }
        if (is_heading(tag) && !title_key_.empty() && bare_key(words) == title_key_) {
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
            if (section == BlockKind::related && line.letters >= 100)
                section = BlockKind::paragraph;
        }
        if (section != BlockKind::paragraph) return section;
        if (in_links_[line.node]) return BlockKind::related;
        if (line.link_letters * 10 > line.letters * 9 && !line.ends_sentence && tag != Tag::td) {
            return line.letters >= 15 ? BlockKind::related : BlockKind::chrome;
        }
        if (!prose_seen && line.letters < 80 && is_date_line(words)) return BlockKind::byline;
        if (nearest(line.node, Tag::blockquote, Tag::blockquote) == Tag::blockquote) {
            return BlockKind::quote;
        }
        if (zone & kHintStandfirst && !prose_seen) return BlockKind::standfirst;
        return BlockKind::paragraph;
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
                if (!prose_seen && line.letters < 60 && !line.ends_sentence)
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
            const Line& line = page_.lines[i];
            if (is_prose(line) || line.ends_sentence || line.letters >= 60) break;
            const Tag tag = tree_[line.node].tag;
            if (tag == Tag::li || tag == Tag::td || tag == Tag::th) break;
            kinds_[i] = BlockKind::chrome;
        }
    }

    bool has_body() const { return std::ranges::any_of(kinds_, model::is_body); }

    // Nothing was kept: then every line of prose outside comments is the article.
    void rescue() {
        for (std::size_t i = 0; i < kinds_.size(); ++i) {
            if (kinds_[i] != BlockKind::comment && is_prose(page_.lines[i])) {
                kinds_[i] = BlockKind::paragraph;
            }
        }
    }

    // The markup states an article of which the visible text shows little: it is loaded later, or
    // stands behind a wall.
    bool stated_body_is_missing() const {
        Line stated;
        measure(metadata_.article_body, stated);
        if (stated.letters < 500) return false;
        std::uint32_t shown = 0;
        for (std::size_t i = 0; i < kinds_.size(); ++i) {
            if (model::is_body(kinds_[i])) shown += page_.lines[i].letters;
        }
        return shown * 2 < stated.letters;
    }

    // Its lines are put below those of the page.
    void take_stated_body() {
        for (BlockKind& kind : kinds_) {
            if (model::is_body(kind)) kind = BlockKind::chrome;
        }
        std::string stated = metadata_.article_body;
        if (stated.find('<') != std::string::npos && stated.find("</") != std::string::npos) {
            stated = lines_of_html(HtmlTree::parse(stated)).text;
        }
        const PageLines added = lines_of_plain_text(stated);
        if (!page_.text.empty()) page_.text.push_back('\n');
        const auto shift = static_cast<std::uint32_t>(page_.text.size());
        page_.text.append(added.text);
        for (Line line : added.lines) {
            line.span = {line.span.start + shift, line.span.end + shift};
            page_.lines.push_back(line);
            kinds_.push_back(BlockKind::paragraph);
        }
    }

    void fill_fields() {
        article_.title = title_;
        article_.url = metadata_.url;
        article_.byline = byline();
        article_.published.evidence = metadata_.dates;
        add_time_elements();
        auto& evidence = article_.published.evidence;
        std::stable_partition(evidence.begin(), evidence.end(),
                              [](const auto& date) { return date.bound == model::Bound::exact; });
        article_.outlet = site_;
        const std::string beside =
            site_ ? std::string() : site_in_title(metadata_.page_title, title_);
        if (!beside.empty()) article_.outlet = model::OutletName{.name = beside, .source = "title"};
    }

    std::string byline() const {
        std::string joined;
        for (const std::string& author : metadata_.authors) {
            const std::string name = person_in(author);
            if (name.empty()) continue;
            if (!joined.empty()) joined.append(", ");
            joined.append(name);
        }
        if (joined.empty()) joined = author_in_markup();
        for (std::size_t i = 0; i < kinds_.size() && joined.empty(); ++i) {
            if (kinds_[i] != BlockKind::byline) continue;
            const std::string_view words = page_.words(page_.lines[i]);
            if (match_phrase(words).phrase == Phrase::byline) joined = person_in(words);
        }
        return joined;
    }

    // The first element that calls itself the author's: class, rel or itemprop, inline ones too.
    std::string author_in_markup() const {
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            const bool named = (layout_.own[i] & kHintAuthor) != 0 ||
                               (tree_[i].tag == Tag::a &&
                                tree_.attribute(i, Name::rel).find("author") != std::string::npos);
            if (!named || (layout_.zones[i] & (kHintComment | kHintRelated)) != 0) continue;
            if (tree_[i].subtree_end - i > 60) continue;
            std::string name = person_in(shown_text(i));
            if (!name.empty()) return name;
        }
        return {};
    }

    std::string shown_text(std::uint32_t node) const {
        std::string text;
        for (std::uint32_t i = node; i < tree_[node].subtree_end;) {
            if (tree_[i].tag != Tag::text && is_hidden(tree_, i)) {
                i = tree_[i].subtree_end;
                continue;
            }
            if (tree_[i].tag == Tag::text) text.append(tree_.text(i)).push_back(' ');
            ++i;
        }
        return text;
    }

    // <time datetime> at the head of the article, behind what the metadata says; and the older
    // <abbr class="published" title> (http://microformats.org/wiki/hatom) around it.
    // A header that does not hold the title is the site's: its time is a clock.
    bool in_site_header(std::uint32_t node) const {
        if (!has_title_line_) return false;
        const std::uint32_t title = page_.lines[title_line_].node;
        for (int steps = 0; node != 0 && steps < 12; ++steps, node = tree_[node].parent) {
            if (tree_[node].tag != Tag::header) continue;
            return title < node || title >= tree_[node].subtree_end;
        }
        return false;
    }

    void add_time_elements() {
        const std::uint32_t from =
            has_title_line_ ? tree_[page_.lines[title_line_].node].parent : layout_.root;
        int taken = 0;
        for (std::uint32_t i = 1; i < tree_.size() && taken < 2; ++i) {
            const bool older = tree_[i].tag == Tag::abbr;
            const Hints others =
                older ? kHintComment | kHintRelated : kOutside;  // a foot is a foot
            if ((tree_[i].tag != Tag::time && !older) || (layout_.zones[i] & others) != 0) continue;
            if (i < std::min(from, layout_.root) || in_site_header(i)) continue;
            const std::string value =
                iso_date(tree_.attribute(i, older ? Name::title : Name::datetime));
            if (value.empty()) continue;
            if (older && tree_.attribute(i, Name::class_).find("published") == std::string::npos)
                continue;
            article_.published.evidence.push_back({model::Bound::exact,
                                                   model::DateEvidenceKind::metadata,
                                                   value,
                                                   {},
                                                   older ? "published" : "time element"});
            ++taken;
        }
    }

    HtmlTree tree_;
    PageLines page_;
    Metadata metadata_;
    model::Article& article_;
    Layout layout_;
    std::vector<bool> in_links_;
    std::optional<model::OutletName> site_;
    std::vector<BlockKind> kinds_;
    std::string title_;
    std::string title_key_;
    std::size_t title_line_ = 0;
    bool has_title_line_ = false;
};

}  // namespace

void read_html(std::string_view html, const model::Declared& declared, model::Article& article) {
    HtmlArticle(html, declared, article).read();
}

}  // namespace isnad::extract
