// Purpose: see html_title.h.
//
// Every heading above or in the article is weighed: how far it agrees with the titles that the
// markup states, whether it is the page's only h1, whether it stands above the text. What a site
// writes into its markup is often made for search engines; the heading that readers see is the
// title where the two differ.
#include "extract/html_title.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>
#include <vector>

#include "extract/common.h"
#include "extract/hints.h"
#include "extract/html_site.h"
#include "extract/site.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::uint32_t kLongestTitle = 400;  // letters
constexpr std::size_t kShortestPart = 12;     // bytes of key by which titles may contain each other
constexpr std::size_t kNearly = 8;            // tenths of the words that nearly equal titles share
constexpr int kEnough = 22;                   // a heading with less is no title
constexpr int kSure = 30;                     // a heading with less gives way to a stated title

struct Stated {
    std::string text;
    std::string key;
    std::unordered_set<std::string> words;  // looked up only
};

// Takes out what is never seen: soft hyphens, zero-width blanks and joiners between words, bidi
// marks.
std::string shown(std::string_view title) {
    std::string out;
    for (std::size_t at = 0; at < title.size();) {
        const std::size_t start = at;
        const char32_t c = text::next_code_point(title, at);
        if (c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x200E || c == 0x200F)
            continue;
        out.append(title.substr(start, at - start));
    }
    return fold_blanks(out);
}

class TitleChooser {
  public:
    explicit TitleChooser(const HtmlPage& page) : page_(page) {}

    HtmlTitle choose() {
        site_key_ =
            bare_key(page_.site ? page_.site->name : last_title_part(page_.metadata.page_title));
        read_stated();
        const int score = choose_heading();
        if (title_.line) {
            title_.text = page_.lines.words(page_.lines.lines[*title_.line]);
            title_.key = bare_key(title_.text);
        }
        if (title_.text.empty() || score < kSure)
            choose_stated_title();
        else
            mend_heading();
        title_.text = shown(title_.text);
        return std::move(title_);
    }

  private:
    std::string without_site(const std::string& title) const {
        const std::string site = page_.site ? page_.site->name : "";
        std::string cut = title_without_site(title, site);
        if (page_.metadata.site_name.empty() && cut == title) cut = title_without_site(title, "");
        return cut;
    }

    void read_stated() {
        for (const std::string* each :
             {&page_.metadata.headline, &page_.metadata.social_title, &page_.metadata.page_title}) {
            for (const std::string& text :
                 {*each, without_site(*each), title_without_site(*each, "")}) {
                std::string key = bare_key(text);
                const auto same = [&](const Stated& known) { return known.key == key; };
                if (key.empty() || std::ranges::any_of(stated_, same)) continue;
                Stated stated{.text = text, .key = std::move(key)};
                for (std::string& word : words_in(text)) stated.words.insert(std::move(word));
                stated_.push_back(std::move(stated));
            }
        }
    }

    // How far the heading agrees with what the markup states: 60 for the same words.
    int agreement(const std::string& key, std::string_view heading) const {
        int best = 0;
        std::vector<std::string> words;
        for (const Stated& each : stated_) {
            if (each.key == key) return 60;
            if (key.size() >= kShortestPart && each.key.find(key) != std::string::npos)
                best = std::max(best, 40);
            else if (each.key.size() >= kShortestPart && key.find(each.key) != std::string::npos)
                best = std::max(best, 30);
            if (best >= 30) continue;
            if (words.empty()) words = words_in(heading);
            const auto shared = static_cast<std::size_t>(std::ranges::count_if(
                words, [&](const std::string& word) { return each.words.contains(word); }));
            if (words.size() >= 3) {
                best = std::max(best, static_cast<int>(25 * shared / words.size()));
            }
        }
        return best;
    }

    // The lines that may be titles: h1 to h6, what is named a title, lines inside an h1, and the
    // line under which the article begins.
    bool may_be_title(std::size_t i, bool in_first) const {
        const Line& line = page_.lines.lines[i];
        if (is_headline(i) && line.letters <= kLongestTitle) return true;
        const bool hinted = (page_.layout.zones[line.node] & kHintTitle) != 0;
        return (is_heading(page_.tree[line.node].tag) || hinted || in_first) && line.letters >= 3 &&
               line.letters <= kLongestTitle;
    }

    bool is_headline(std::size_t i) const { return i != 0 && i == page_.layout.headline; }

    // Returns: the score of the best heading; 0 where there is none.
    int choose_heading() {
        const std::vector<bool> home = home_lines(page_.tree, page_.lines);
        const auto& lines = page_.lines.lines;
        std::size_t first_prose = lines.size();
        std::vector<std::uint32_t> firsts(lines.size());
        bool has_heading = false;                    // an h1 that is not the site's name
        std::unordered_set<std::string> first_keys;  // of h1 that may be the title; counted only
        for (std::size_t i = 0; i < lines.size(); ++i) {
            firsts[i] = page_.nearest(lines[i].node, Tag::h1);
            if (i < first_prose && page_.in_article(lines[i]) && is_prose(lines[i]) &&
                !is_heading(page_.tree[lines[i].node].tag)) {
                first_prose = i;
            }
            if (firsts[i] == 0 || home[i] || !may_be_title(i, true)) continue;
            const std::string key = bare_key(page_.lines.words(lines[i]));
            if (key == site_key_) continue;
            has_heading = true;
            if (i > first_prose) continue;
            if ((page_.layout.zones[lines[i].node] & kOutside) == 0) first_keys.insert(key);
        }
        int best_score = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Line& line = lines[i];
            const bool first = firsts[i] != 0;
            if (!may_be_title(i, first)) continue;
            if (has_heading && !first && !is_heading(page_.tree[line.node].tag) &&
                (page_.layout.zones[line.node] & kHintTitle) == 0) {
                continue;
            }
            const Hints zone = page_.layout.zones[line.node];
            const std::string_view words = page_.lines.words(line);
            const std::string key = bare_key(words);
            int score = agreement(key, words);
            const bool above = i < first_prose;
            if (first)
                score += first_keys.size() == 1 && above ? 38 : 22;
            else if (page_.tree[line.node].tag == Tag::h2)
                score += 5;
            if ((zone & kHintTitle) != 0) score += 8;
            if (is_headline(i) && !has_heading) score += kSure + 2;
            if (!above && !first) score -= 30;
            if ((zone & kOutside) != 0) score -= 25;
            if (home[i] || (!key.empty() && key == site_key_)) score -= 60;
            if (is_section_label(words)) score -= 20;
            if (score > best_score && score >= kEnough) {
                best_score = score;
                title_.line = i;
            }
        }
        return best_score;
    }

    // Where JSON-LD and og:title agree on nearly the words of the heading, or on its words after a
    // label that the page shows apart from it ("Kenya: ..."), theirs is the full title.
    bool take_agreed() {
        const std::string stated = without_site(page_.metadata.headline);
        const std::string key = bare_key(stated);
        if (key.empty() || key == title_.key ||
            key != bare_key(without_site(page_.metadata.social_title))) {
            return false;
        }
        const std::size_t colon = stated.find(": ");
        const bool labelled = colon != std::string::npos &&
                              bare_key(std::string_view(stated).substr(colon)) == title_.key;
        std::vector<std::string> mine = words_in(title_.text);
        std::vector<std::string> theirs = words_in(stated);
        std::ranges::sort(mine);
        std::ranges::sort(theirs);
        std::vector<std::string> shared;
        std::ranges::set_intersection(mine, theirs, std::back_inserter(shared));
        if (!labelled && shared.size() * 20 < (mine.size() + theirs.size()) * kNearly) return false;
        title_.text = stated;
        return true;
    }

    // A heading of several elements may hold more than the title: a kicker above it, a date, a
    // label. Where a stated title begins and ends with elements of it, the rest is that.
    void mend_heading() {
        const std::uint32_t node = page_.lines.lines[*title_.line].node;
        std::vector<std::size_t> edges{0};  // lengths of the key after each text
        std::string key;
        for (std::uint32_t i = node; i < page_.tree[node].subtree_end; ++i) {
            if (page_.tree[i].tag != Tag::text) continue;
            key.append(bare_key(page_.tree.text(i)));
            if (edges.back() != key.size()) edges.push_back(key.size());
        }
        if (take_agreed()) return;
        const auto same = [&](const Stated& each) { return each.key == title_.key; };
        const auto whole = std::ranges::find_if(stated_, same);
        if (whole != stated_.end()) {
            if (edges.size() > 2) title_.text = whole->text;  // with the marks between its parts
            return;
        }
        for (const Stated& each : stated_) {
            if (each.key.size() < kShortestPart || each.key.size() * 5 < title_.key.size() * 2)
                continue;
            const std::size_t at = title_.key.find(each.key);
            if (at == std::string::npos || key != title_.key) continue;
            if (!std::ranges::binary_search(edges, at) ||
                !std::ranges::binary_search(edges, at + each.key.size())) {
                continue;
            }
            title_.text = each.text;
            return;
        }
    }

    void choose_stated_title() {
        for (const std::string* each :
             {&page_.metadata.headline, &page_.metadata.social_title, &page_.metadata.page_title}) {
            if (each->empty()) continue;
            const std::string site = page_.site ? page_.site->name : "";
            const std::string cut = without_site(*each);
            if (cut.empty() || (!site.empty() && bare_key(cut) == bare_key(site))) continue;
            title_.text = cut;
            return;
        }
        if (title_.text.empty())
            title_.text = page_.metadata.page_title;  // a page about the site itself
    }

    const HtmlPage& page_;
    HtmlTitle title_;
    std::string site_key_;
    std::vector<Stated> stated_;
};

}  // namespace

HtmlTitle choose_title(const HtmlPage& page) {
    return TitleChooser(page).choose();
}

std::size_t lines_above_menu(const HtmlPage& page, std::size_t title_line) {
    for (std::size_t i = std::min(title_line, page.lines.lines.size()); i-- > 0;) {
        const Line& line = page.lines.lines[i];
        if (line.link_letters > 0 && page.nearest(line.node, Tag::nav) != 0) return i;
    }
    return 0;
}

}  // namespace isnad::extract
