// Purpose: see page_kind.h.
#include "extract/page_kind.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "extract/common.h"
#include "extract/hints.h"
#include "extract/page_signs.h"

namespace isnad::extract {

namespace {

using model::BlockKind;
using model::PageKind;

// Letters of running text. Each bound is what a page of the kind may hold beside what makes it one.
constexpr std::uint32_t kErrorText = 500;         // an apology with a search tip
constexpr std::uint32_t kMarkedErrorText = 1500;  // the same where the markup says so
constexpr std::uint32_t kWallText = 300;          // beside the sentences of the wall itself
constexpr std::uint32_t kStubText = 1600;         // the beginning of an article
constexpr std::uint32_t kBareStubText = 700;      // the same where only the markup says so
constexpr std::uint32_t kMediaText = 320;         // what a player or an album has for a caption
constexpr std::uint32_t kIndexText = 400;         // beside the teasers
constexpr std::uint32_t kIndexRun = 300;          // in paragraphs one below the other
constexpr std::uint32_t kEmptyText = 120;
constexpr std::uint32_t kTitleOfIts = 100;  // letters of a line read as a heading is
constexpr std::uint32_t kOfferLine = 300;   // letters of an offer to subscribe
constexpr std::uint32_t kLeadText = 100;    // letters of a paragraph that opens an article
constexpr std::size_t kPairs = 6;           // teasers with a sentence each
constexpr std::size_t kStatedPairs = 3;     // the same where the markup or address says index
constexpr std::size_t kHeadlines = 12;      // teasers without sentences, in an index stated
constexpr std::size_t kBareHeadlines = 25;  // the same, nothing stated
constexpr std::size_t kEntries = 6;         // entries with a time of their own
constexpr std::size_t kNamedEntries = 3;    // the same under a title that says live
constexpr std::size_t kAlbum = 4;           // captions of a gallery
constexpr std::size_t kErrorTitleWords = 14;

// "14:35", "14.35 Uhr", "10h30", "الساعة 14:35 بتوقيت غرينتش": a line that is a time of day.
bool is_clock_line(std::string_view words, const Line& line) {
    if (line.letters < 3 || line.letters > 40) return false;
    for (std::size_t i = 1; i + 2 < words.size(); ++i) {
        const auto digit = [&](std::size_t at) { return words[at] >= '0' && words[at] <= '9'; };
        const bool clock = words[i] == ':' || words[i] == 'h';
        const bool mark = clock || words[i] == '.';
        if (!mark || !digit(i - 1) || !digit(i + 1) || !digit(i + 2)) continue;
        if (i + 3 < words.size() && digit(i + 3)) continue;
        return is_date_line(words) || (clock && words_in(words).size() <= 3);
    }
    return false;
}

// "14:35 The first train left the station".
bool begins_with_clock(std::string_view words) {
    const auto digit = [&](std::size_t at) {
        return at < words.size() && words[at] >= '0' && words[at] <= '9';
    };
    const std::size_t mark = digit(1) ? 2 : 1;
    return digit(0) && words.size() > mark + 4 && (words[mark] == ':' || words[mark] == 'h') &&
           digit(mark + 1) && digit(mark + 2) && !digit(mark + 3) && words[mark + 3] != ':';
}

// What both readings of a page share: its lines, what each is, and sums of them.
class PageSigns {
  public:
    PageSigns(const PageLines& page, const std::vector<BlockKind>& kinds)
        : page_(page), kinds_(kinds), count_(std::min(kinds.size(), page.lines.size())) {
        first_ = count_;
        for (std::size_t i = 0; i < count_; ++i) {
            if (!model::is_body(kinds[i]) || kinds[i] == BlockKind::heading) continue;
            const Line& line = page.lines[i];
            body_ += line.letters;
            if (is_prose(line)) prose_ += line.letters;
            if (is_prose(line) && first_ == count_) first_ = i;
            last_ = i;
        }
        teaser_.assign(count_, false);
    }
    void set_teaser(std::size_t i) { teaser_[i] = true; }
    const std::vector<bool>& teasers() const { return teaser_; }

    std::size_t count() const { return count_; }
    std::size_t first() const { return first_; }  // line of the first paragraph, count() if none
    std::size_t last() const { return last_; }    // line of the last one
    std::uint32_t body() const { return body_; }
    std::uint32_t prose() const { return prose_; }
    const Line& line(std::size_t i) const { return page_.lines[i]; }
    BlockKind kind(std::size_t i) const { return kinds_[i]; }
    std::string_view words(std::size_t i) const { return page_.words(page_.lines[i]); }

    // Letters of body lines but those that speak as a wall does; counted no further than needed.
    std::uint32_t beside_wall() const {
        std::uint32_t letters = 0;
        for (std::size_t i = 0; i < count_ && letters <= kWallText; ++i) {
            if (is_running(i) && line(i).letters > kWallText) letters += line(i).letters;
        }
        for (std::size_t i = 0; i < count_ && letters <= kWallText; ++i) {
            if (!is_running(i) || line(i).letters > kWallText) continue;
            if (!sign_in_title(words(i), PageKind::wall)) letters += line(i).letters;
        }
        return letters;
    }

    // Letters of running text in the body, without the sentences of teasers.
    std::uint32_t running_text() const {
        std::uint32_t letters = 0;
        for (std::size_t i = 0; i < count_; ++i) letters += is_running(i) ? line(i).letters : 0;
        return letters;
    }

    // Letters of the longest run of paragraphs, wherever on the page, that no teaser parts.
    // `gap` is how many lines further the next one may stand.
    std::uint32_t longest_run(std::size_t from = 0, std::size_t gap = 2) const {
        std::uint32_t longest = 0;
        std::uint32_t run = 0;
        std::size_t last = 0;
        for (std::size_t i = from; i < count_; ++i) {
            if (teaser_[i]) run = 0;
            if (teaser_[i] || kinds_[i] == BlockKind::comment || !is_text(line(i))) continue;
            if (i > last + gap) run = 0;
            run += line(i).letters;
            last = i;
            longest = std::max(longest, run);
        }
        return longest;
    }

    // A line below the first paragraph that offers the rest to subscribers: what stands above it is
    // short, and no article goes on below.
    std::optional<std::size_t> offer() const {
        constexpr std::size_t kAfter = 15;
        std::uint32_t above = 0;
        for (std::size_t i = first_; i < std::min(count_, last_ + kAfter); ++i) {
            if (is_running(i)) above += line(i).letters;
            if (above > kStubText) return std::nullopt;
            if (i == first_ || above < kEmptyText / 2) continue;
            if (kinds_[i] == BlockKind::comment || line(i).letters > kOfferLine) continue;
            if (!sign_begins_line(words(i), PageKind::paywall)) continue;
            return longest_run(i + 1, 1) <= kIndexRun ? std::optional(i) : std::nullopt;
        }
        return std::nullopt;
    }

    // Entries: a line that is a time of day, with running text within the next few lines.
    std::size_t entries() const {
        constexpr std::size_t kReach = 4;
        std::size_t found = 0;
        const std::size_t begin = first_ > kReach ? first_ - kReach : 0;
        for (std::size_t i = begin; i <= last_ && i < count_; ++i) {
            if (kinds_[i] == BlockKind::comment || kinds_[i] == BlockKind::related) continue;
            if (is_running(i) && begins_with_clock(words(i))) ++found;
            if (!is_clock_line(words(i), line(i))) continue;
            for (std::size_t k = i + 1; k < std::min(count_, i + 1 + kReach); ++k) {
                if (!model::is_body(kinds_[k]) || !is_prose(line(k))) continue;
                ++found;
                break;
            }
        }
        return found;
    }

    bool says_empty() const {
        for (std::size_t i = 0; i < count_; ++i) {
            if (line(i).letters == 0 || line(i).letters > kTitleOfIts) continue;
            if (sign_begins_line(words(i), PageKind::empty)) return true;
        }
        return false;
    }

  private:
    bool is_running(std::size_t i) const {
        return model::is_body(kinds_[i]) && !teaser_[i] && is_text(line(i));
    }
    // A ticker is long as well, but has no marks.
    static bool is_text(const Line& line) { return is_prose(line) && line.marks > 0; }

    const PageLines& page_;
    const std::vector<BlockKind>& kinds_;
    std::vector<bool>
        teaser_;  // for each line: a headline that is a link, or the sentence below it
    std::size_t count_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
    std::uint32_t body_ = 0;
    std::uint32_t prose_ = 0;
};

PageVerdict verdict_of(PageKind kind, std::string why) {
    PageVerdict verdict;
    verdict.kind = kind;
    verdict.why = std::move(why);
    return verdict;
}

std::string quoted(std::string_view lead, std::string_view words) {
    return std::string(lead).append(": \"").append(words).append("\"");
}

class HtmlJudge {
  public:
    HtmlJudge(const HtmlPage& page, const HtmlTitle& title, const std::vector<BlockKind>& kinds)
        : page_(page),
          title_(title),
          signs_(page.lines, kinds),
          stated_(stated_kind(page.tree, page.metadata.url)) {
        titles_.emplace_back(title.text);
        titles_.emplace_back(page.metadata.page_title);
        for (std::size_t i = 0; i < signs_.count() && titles_.size() < kMostTitles; ++i) {
            const Tag tag = page.tree[signs_.line(i).node].tag;
            if (tag == Tag::h1) titles_.push_back(signs_.words(i));
        }
        find_teasers();
    }

    PageVerdict judge() const {
        constexpr std::array kRules = {&HtmlJudge::error,        &HtmlJudge::wall,
                                       &HtmlJudge::live_blog,    &HtmlJudge::media,
                                       &HtmlJudge::says_nothing, &HtmlJudge::index,
                                       &HtmlJudge::no_text,      &HtmlJudge::paywall};
        for (const auto rule : kRules) {
            PageVerdict verdict = (this->*rule)();
            if (verdict.kind == PageKind::article) continue;
            verdict.teasers = signs_.teasers();
            if (verdict.kind == PageKind::paywall) only_below_offer(verdict.teasers);
            return verdict;
        }
        return {};
    }

  private:
    static constexpr std::size_t kMostTitles = 5;

    bool states(PageKind kind) const { return stated_.kinds.contains(kind); }
    bool states_article() const { return states(PageKind::article) && !stated_.collection; }

    std::optional<std::string> titled(PageKind kind) const {
        for (const std::string_view title : titles_) {
            if (const auto words = sign_in_title(title, kind)) return words;
        }
        return std::nullopt;
    }

    // The same in any heading, and in short lines near the top where there is no title.
    std::optional<std::string> headed(PageKind kind) const {
        if (const auto words = titled(kind)) return words;
        for (std::size_t i = 0; i < signs_.count(); ++i) {
            const Line& line = signs_.line(i);
            if (line.letters > kTitleOfIts || signs_.kind(i) == BlockKind::comment) continue;
            const bool heading = is_heading(page_.tree[line.node].tag) && page_.in_article(line);
            if (!heading && !model::is_body(signs_.kind(i))) continue;
            if (const auto words = sign_in_title(signs_.words(i), kind)) return words;
        }
        return std::nullopt;
    }

    // What stands below the offer to subscribe leads elsewhere; above it is the article.
    void only_below_offer(std::vector<bool>& teasers) const {
        const std::size_t offer = signs_.offer().value_or(teasers.size());
        for (std::size_t i = 0; i < teasers.size(); ++i) teasers[i] = i >= offer;
    }

    PageVerdict error() const {
        if (states(PageKind::error) && signs_.body() <= kMarkedErrorText)
            return verdict_of(PageKind::error, "the markup calls it an error page");
        if (signs_.running_text() > kErrorText || states_article()) return {};
        const auto words = headed(PageKind::error);
        if (!words) return {};
        if (words_in(title_.text).size() > kErrorTitleWords) return {};
        return verdict_of(PageKind::error, quoted("says", *words));
    }

    PageVerdict wall() const {
        if (signs_.beside_wall() > kWallText) return {};
        if (const auto words = titled(PageKind::wall))
            return verdict_of(PageKind::wall, quoted("says", *words));
        // A banner over an article is no wall: the article's title stands.
        const bool bare = signs_.beside_wall() <= kEmptyText;
        if ((title_.line && !bare) || states_article()) return {};
        const auto words = headed(PageKind::wall);
        return words ? verdict_of(PageKind::wall, quoted("says", *words)) : PageVerdict{};
    }

    PageVerdict live_blog() const {
        if (states(PageKind::live_blog))
            return verdict_of(PageKind::live_blog, "json-ld LiveBlogPosting");
        const std::size_t entries = signs_.entries();
        if (entries < kNamedEntries) return {};
        const auto words = titled(PageKind::live_blog);
        if (!words && entries < kEntries) return {};
        return verdict_of(PageKind::live_blog,
                          std::to_string(entries) + " entries with times of their own");
    }

    bool is_headline(std::size_t i) const {
        const Line& line = signs_.line(i);
        if (line.letters < 15 || line.link_letters * 10 < line.letters * 8) return false;
        if (signs_.kind(i) == BlockKind::comment) return false;
        if ((page_.layout.zones[line.node] & kHintChrome) != 0) return false;
        return page_.nearest(line.node, Tag::nav) == 0 && count_blanks(signs_.words(i)) >= 2;
    }
    static std::size_t count_blanks(std::string_view words) {
        return static_cast<std::size_t>(std::ranges::count(words, ' '));
    }

    // Headlines that are links, and the sentence that some of them have below.
    void find_teasers() {
        constexpr std::size_t kReach = 3;
        constexpr std::size_t kLeadReach = 12;
        std::size_t headline = signs_.count();
        for (std::size_t i = 0; i < signs_.count(); ++i) {
            if (is_headline(i)) {
                ++headlines_;
                headline = i;
                signs_.set_teaser(i);
                continue;
            }
            const Line& line = signs_.line(i);
            if (!is_prose(line) || signs_.kind(i) == BlockKind::comment) continue;
            // Two paragraphs in a row are no teaser's.
            const bool goes_on =
                i + 1 < signs_.count() && is_prose(signs_.line(i + 1)) && !is_headline(i + 1);
            if (headline < i && i - headline <= kReach && !goes_on) {
                ++pairs_;
                signs_.set_teaser(i);
                headline = signs_.count();
                continue;
            }
            const bool below = title_.line && i > *title_.line && i - *title_.line <= kLeadReach;
            if (below && line.letters >= kLeadText && model::is_body(signs_.kind(i))) lead_ = true;
        }
    }

    PageVerdict index() const {
        const bool stated = states(PageKind::index) || stated_.by_path.contains(PageKind::index) ||
                            stated_.says_home || titled(PageKind::index).has_value();
        if (states_article() || (!stated && lead_)) return {};
        if (signs_.running_text() > kIndexText || signs_.longest_run() > kIndexRun) return {};
        const std::size_t pairs = stated ? kStatedPairs : kPairs;
        const bool many = pairs_ >= pairs && headlines_ >= pairs;
        if (!many && headlines_ < (stated ? kHeadlines : kBareHeadlines)) return {};
        return verdict_of(PageKind::index, std::to_string(headlines_) +
                                               " headlines that are links, " +
                                               std::to_string(pairs_) + " with a sentence");
    }

    PageVerdict paywall() const {
        if (const auto line = signs_.offer())
            return verdict_of(PageKind::paywall, quoted("the text ends with", signs_.words(*line)));
        if (!stated_.not_for_free || signs_.body() > kBareStubText ||
            signs_.prose() < kEmptyText / 2)
            return {};
        return verdict_of(PageKind::paywall, "not accessible for free, and its text is short");
    }

    PageVerdict media() const {
        if (signs_.running_text() > kMediaText || signs_.longest_run() > kMediaText) return {};
        const bool named = titled(PageKind::media) || stated_.by_path.contains(PageKind::media);
        const bool typed = states(PageKind::media);
        if (stated_.has_player && (named || typed) && !(states_article() && !named))
            return verdict_of(PageKind::media, "a player, and no more text than a caption");
        if (typed && named) return verdict_of(PageKind::media, "the markup calls it one");
        std::size_t captions = 0;
        for (std::size_t i = 0; i < signs_.count(); ++i)
            captions += signs_.kind(i) == BlockKind::caption ? 1 : 0;
        if (captions >= kAlbum && (named || typed))
            return verdict_of(PageKind::media, std::to_string(captions) + " captions, and no text");
        return {};
    }

    PageVerdict says_nothing() const {
        if (signs_.running_text() > kIndexText || states_article() || !signs_.says_empty())
            return {};
        return verdict_of(PageKind::empty, "says that there is nothing");
    }

    PageVerdict no_text() const {
        if (signs_.prose() > 0 || signs_.body() >= kEmptyText) return {};
        return verdict_of(PageKind::empty, "no running text");
    }

    const HtmlPage& page_;
    const HtmlTitle& title_;
    PageSigns signs_;
    StatedKind stated_;
    std::vector<std::string_view> titles_;
    std::size_t headlines_ = 0;  // that are links
    std::size_t pairs_ = 0;      // of them with a sentence below
    bool lead_ = false;          // a paragraph of an article stands below the title
};

}  // namespace

PageVerdict kind_of_html(const HtmlPage& page, const HtmlTitle& title,
                         const std::vector<BlockKind>& kinds) {
    return HtmlJudge(page, title, kinds).judge();
}

PageVerdict kind_of_plain_text(const PageLines& page, std::string_view title,
                               const std::vector<BlockKind>& kinds) {
    const PageSigns signs(page, kinds);
    if (signs.count() == 0 || signs.body() == 0) {
        return verdict_of(PageKind::empty, "no running text");
    }
    if (signs.body() <= kErrorText) {
        const std::string_view first = signs.words(0);
        for (const PageKind kind : {PageKind::error, PageKind::wall}) {
            for (const std::string_view words : {title, first}) {
                if (kind == PageKind::wall && signs.beside_wall() > kWallText) continue;
                if (const auto found = sign_in_title(words, kind))
                    return verdict_of(kind, quoted("says", *found));
            }
        }
    }
    const std::size_t entries = signs.entries();
    const bool live = sign_in_title(title, PageKind::live_blog).has_value();
    if (entries >= (live ? kNamedEntries : kEntries))
        return verdict_of(PageKind::live_blog,
                          std::to_string(entries) + " entries with times of their own");
    if (const auto line = signs.offer())
        return verdict_of(PageKind::paywall, quoted("the text ends with", signs.words(*line)));
    return {};
}

void silence(const PageVerdict& verdict, std::vector<BlockKind>& kinds) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (!model::is_body(kinds[i])) continue;
        const bool teaser = i < verdict.teasers.size() && verdict.teasers[i];
        switch (verdict.kind) {
            case PageKind::index:
                kinds[i] = BlockKind::related;
                break;
            case PageKind::error:
            case PageKind::wall:
            case PageKind::empty:
                kinds[i] = teaser ? BlockKind::related : BlockKind::chrome;
                break;
            case PageKind::media:
            case PageKind::paywall:
                if (teaser) kinds[i] = BlockKind::related;
                break;
            case PageKind::article:
            case PageKind::live_blog:
                break;
        }
    }
}

}  // namespace isnad::extract
