// Purpose: see line_features.h.
#include "extract/line_features.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "extract/common.h"
#include "extract/hints.h"
#include "text/stop_words.h"

namespace isnad::extract {

namespace {

using model::BlockKind;

constexpr int kMostSteps = 12;
constexpr std::size_t kWindow = 5;               // lines on each side
constexpr std::uint32_t kPhraseLetters = 120;    // longer lines announce nothing
constexpr std::size_t kDescriptionShingle = 24;  // bytes of key

// clang-format off
constexpr std::array<std::string_view, kFeatures> kNames = {
    "letters", "words", "link_share", "links", "marks_per_letter", "ends_sentence", "prose", "digit_share",
    "upper_share", "word_length", "stop_share", "colon", "first_upper", "tag", "in_list", "in_table", "in_quote",
    "in_figure", "in_header", "in_footer", "in_aside", "in_nav", "in_form", "in_section", "in_article", "in_main",
    "in_paragraph", "in_heading", "depth", "zones", "hint_body", "hint_weak_body", "hint_comment", "hint_related",
    "hint_chrome", "hint_caption", "hint_byline", "hint_standfirst", "hint_title", "in_root", "below_root", "kind",
    "kind_body", "link_list", "phrase", "date_line", "after_title", "is_title", "title_words", "place_page",
    "place_root", "repeats", "stated", "described", "make_lines", "make_letters", "make_prose_share",
    "make_link_share", "make_prose_lines", "node_lines", "up1_prose", "up1_links", "up1_lines", "up1_mean",
    "up2_prose", "up2_links", "up2_lines", "up2_mean", "up3_prose", "up3_links", "up3_lines", "up3_mean",
    "up5_prose", "up5_links", "up5_lines", "prev1_letters", "prev1_links", "prev1_prose", "prev1_kind", "prev1_tag",
    "prev2_letters", "prev2_kind", "next1_letters", "next1_links", "next1_prose", "next1_kind", "next1_tag",
    "next2_letters", "next2_kind", "same_parent_prev", "same_parent_next", "prose_before", "prose_after",
    "body_before", "body_after", "gap_before", "gap_after", "climb_before", "climb_after", "heading_gap",
    "window_prose", "window_links", "page_lines", "page_prose", "root_prose", "root_links", "root_lines", "has_h1",
    "has_stated", "title_known", "siblings_same", "place_parent",
    "teaser", "run_letters", "run_share", "in_head_run", "after_headline"};
// clang-format on

float ratio(double part, double whole) {
    return whole > 0 ? static_cast<float>(part / whole) : 0.0F;
}

float log_of(double count) {
    return static_cast<float>(std::log1p(count));
}

// Elements that say what the text in them is; one bit each.
enum Within : std::uint16_t {
    kList = 1U << 0U,
    kTable = 1U << 1U,
    kQuote = 1U << 2U,
    kFigure = 1U << 3U,
    kHeader = 1U << 4U,
    kFooter = 1U << 5U,
    kAside = 1U << 6U,
    kNav = 1U << 7U,
    kForm = 1U << 8U,
    kSection = 1U << 9U,
    kArticle = 1U << 10U,
    kMain = 1U << 11U,
    kParagraph = 1U << 12U,
    kHeading = 1U << 13U,
};

std::uint16_t within(Tag tag) {
    switch (tag) {
        case Tag::li:
        case Tag::dd:
        case Tag::dt:
            return kList;
        case Tag::td:
        case Tag::th:
            return kTable;
        case Tag::blockquote:
            return kQuote;
        case Tag::figure:
        case Tag::figcaption:
            return kFigure;
        case Tag::header:
            return kHeader;
        case Tag::footer:
            return kFooter;
        case Tag::aside:
            return kAside;
        case Tag::nav:
            return kNav;
        case Tag::form:
            return kForm;
        case Tag::section:
            return kSection;
        case Tag::article:
            return kArticle;
        case Tag::main:
            return kMain;
        case Tag::p:
            return kParagraph;
        default:
            return is_heading(tag) ? std::uint16_t{kHeading} : std::uint16_t{0};
    }
}

// Sums over all lines that stand somewhere under a node.
struct Sums {
    double prose = 0;
    double letters = 0;
    double linked = 0;
    double lines = 0;

    void add(const Sums& other) {
        prose += other.prose;
        letters += other.letters;
        linked += other.linked;
        lines += other.lines;
    }
};

// Lines of the same make: same element and class, in the same element and class.
struct Make {
    Sums sums;
    double prose_lines = 0;
};

struct Words {
    double count = 0;
    double stop = 0;
    double letters = 0;
    double upper = 0;
    double digits = 0;
};

Words count_words(std::string_view text, std::string& scratch) {
    Words counts;
    const text::WrittenWords& stop = text::written_stop_words("");
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        if (end > start) {
            ++counts.count;
            scratch.assign(text.substr(start, end - start));
            for (char& byte : scratch) {
                const bool upper = byte >= 'A' && byte <= 'Z';
                counts.upper += upper;
                counts.digits += byte >= '0' && byte <= '9';
                counts.letters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
                if (upper) byte = static_cast<char>(byte + 32);
            }
            std::string_view word = scratch;
            while (!word.empty() &&
                   std::string_view(",.;:!?\"'()").find(word.back()) != std::string_view::npos)
                word.remove_suffix(1);
            counts.stop += word.size() <= 24 && stop.contains(word);
        }
        start = end + 1;
    }
    return counts;
}

class FeatureReader {
  public:
    FeatureReader(const HtmlPage& page, const HtmlTitle& title, const std::vector<BlockKind>& kinds,
                  const std::vector<std::size_t>& wanted)
        : page_(page),
          tree_(page.tree),
          lines_(page.lines.lines),
          title_(title),
          kinds_(kinds),
          wanted_(wanted),
          row_of_(lines_.size(), wanted.size()),
          rows_(wanted.size() + 1) {
        for (std::size_t k = 0; k < wanted.size(); ++k) row_of_[wanted[k]] = k;
    }

    std::vector<FeatureRow> read() {
        sum_up();
        read_page();
        for (const std::size_t i : wanted_) {
            read_words(i);
            read_element(i);
            read_place(i);
            read_make(i);
            read_ancestors(i);
            read_neighbours(i);
        }
        read_running();
        rows_.pop_back();
        return std::move(rows_);
    }

  private:
    float& at(std::size_t line, Feature feature) {
        return rows_[row_of_[line]][static_cast<std::size_t>(feature)];
    }

    std::uint64_t make_of(std::uint32_t node) const {
        const std::uint32_t parent = tree_[node].parent;
        const std::uint64_t own = base::fast_hash(tree_.attribute(node, Name::class_));
        const std::uint64_t above = base::fast_hash(tree_.attribute(parent, Name::class_));
        return own * 0x9E3779B97F4A7C15ULL + above * 0xC2B2AE3D27D4EB4FULL +
               static_cast<std::uint64_t>(tree_[node].tag) * 257 +
               static_cast<std::uint64_t>(tree_[parent].tag);
    }

    void sum_up() {
        sums_.resize(tree_.size());
        within_.resize(tree_.size());
        depth_.resize(tree_.size());
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            if (tree_[i].tag == Tag::text) continue;
            within_[i] = within_[tree_[i].parent] | within(tree_[i].tag);
            depth_[i] = static_cast<std::uint16_t>(depth_[tree_[i].parent] + 1);
        }
        makes_of_.reserve(lines_.size());
        for (const Line& line : lines_) {
            const bool prose = is_prose(line);
            const Sums own{prose ? line.letters - line.link_letters : 0.0, double(line.letters),
                           double(line.link_letters), 1};
            sums_[line.node].add(own);
            page_sums_.add(own);
            if (page_.in_article(line)) root_.add(own);
            makes_of_.push_back(make_of(line.node));
            Make& make = makes_[makes_of_.back()];
            make.sums.add(own);
            make.prose_lines += prose;
            ++repeats_[base::fast_hash(page_.lines.words(line))];
        }
        own_lines_.resize(tree_.size());
        for (const Line& line : lines_) ++own_lines_[line.node];
        for (std::uint32_t i = tree_.size(); i-- > 1;) {
            if (tree_[i].tag == Tag::text) continue;
            sums_[tree_[i].parent].add(sums_[i]);
        }
    }

    void read_page() {
        const std::string key = bare_key(page_.metadata.description);
        for (std::size_t i = 0; i + kDescriptionShingle <= key.size(); ++i) {
            described_.insert(
                base::fast_hash(std::string_view(key).substr(i, kDescriptionShingle)));
        }
        for (std::string& word : words_in(title_.text)) title_words_.insert(std::move(word));
        bool h1 = false;
        for (const Line& line : lines_) h1 = h1 || tree_[line.node].tag == Tag::h1;
        for (const double run : page_.layout.run) longest_run_ = std::max(longest_run_, run);
        for (FeatureRow& row : rows_) {
            const auto set = [&](Feature feature, float value) {
                row[static_cast<std::size_t>(feature)] = value;
            };
            set(Feature::page_lines, log_of(lines_.size()));
            set(Feature::page_prose, log_of(page_sums_.prose));
            set(Feature::root_prose, ratio(root_.prose, page_sums_.prose));
            set(Feature::root_links, ratio(root_.linked, root_.letters));
            set(Feature::root_lines, log_of(root_.lines));
            set(Feature::has_h1, h1);
            set(Feature::has_stated, page_.layout.has_stated);
            set(Feature::title_known, title_.line.has_value());
        }
    }

    void read_words(std::size_t i) {
        const Line& line = lines_[i];
        const std::string_view words = page_.lines.words(line);
        const Words counts = count_words(words, scratch_);
        at(i, Feature::letters) = static_cast<float>(line.letters);
        at(i, Feature::words) = static_cast<float>(counts.count);
        at(i, Feature::link_share) = ratio(line.link_letters, line.letters);
        at(i, Feature::links) = static_cast<float>(line.links);
        at(i, Feature::marks_per_letter) = ratio(line.marks, line.letters);
        at(i, Feature::ends_sentence) = line.ends_sentence;
        at(i, Feature::prose) = is_prose(line);
        at(i, Feature::digit_share) = ratio(counts.digits, counts.letters);
        at(i, Feature::upper_share) = ratio(counts.upper, counts.letters);
        at(i, Feature::word_length) = ratio(counts.letters, counts.count);
        at(i, Feature::stop_share) = ratio(counts.stop, counts.count);
        at(i, Feature::colon) = words.ends_with(':');
        at(i, Feature::first_upper) = words.empty()                                        ? 0.0F
                                      : words.front() >= 'A' && words.front() <= 'Z'       ? 1.0F
                                      : words.front() >= 'a' && words.front() <= 'z'       ? 2.0F
                                      : words.front() >= '0' && words.front() <= '9'       ? 3.0F
                                      : static_cast<unsigned char>(words.front()) >= 0x80U ? 4.0F
                                                                                           : 5.0F;
        if (line.letters <= kPhraseLetters) {
            const PhraseMatch match = match_phrase(words);
            at(i, Feature::phrase) =
                static_cast<float>(static_cast<int>(match.phrase) * 2 + match.whole_line);
            at(i, Feature::date_line) = is_date_line(words);
        }
        at(i, Feature::repeats) = static_cast<float>(repeats_[base::fast_hash(words)]);
        if (!described_.empty() && line.letters >= kDescriptionShingle) {
            const std::string key = bare_key(words.substr(0, 400));
            int hits = 0;
            int looks = 0;
            for (std::size_t k = 0; k + kDescriptionShingle <= key.size() && looks < 8;
                 k += kDescriptionShingle, ++looks) {
                hits += described_.contains(
                    base::fast_hash(std::string_view(key).substr(k, kDescriptionShingle)));
            }
            at(i, Feature::described) = ratio(hits, looks);
        }
        if (line.letters <= 400 && !title_words_.empty()) {
            double shared = 0;
            double all = 0;
            for (const std::string& word : words_in(words)) {
                ++all;
                shared += title_words_.contains(word);
            }
            at(i, Feature::title_words) = ratio(shared, all);
        }
        at(i, Feature::stated) = page_.layout.stated[i];
    }

    void read_element(std::size_t i) {
        const std::uint32_t node = lines_[i].node;
        const std::uint16_t in = within_[node];
        at(i, Feature::tag) = static_cast<float>(tree_[node].tag);
        constexpr std::array<std::pair<Feature, Within>, 14> kBits = {{
            {Feature::in_list, kList},
            {Feature::in_table, kTable},
            {Feature::in_quote, kQuote},
            {Feature::in_figure, kFigure},
            {Feature::in_header, kHeader},
            {Feature::in_footer, kFooter},
            {Feature::in_aside, kAside},
            {Feature::in_nav, kNav},
            {Feature::in_form, kForm},
            {Feature::in_section, kSection},
            {Feature::in_article, kArticle},
            {Feature::in_main, kMain},
            {Feature::in_paragraph, kParagraph},
            {Feature::in_heading, kHeading},
        }};
        for (const auto& [feature, bit] : kBits) at(i, feature) = (in & bit) != 0;
        at(i, Feature::depth) = depth_[node];
        // Hints of the element and those above it, as long as they are not the whole page's.
        Hints hints = 0;
        std::uint32_t up = node;
        for (int steps = 0; up != 0 && steps < 6; ++steps, up = tree_[up].parent)
            hints |= page_.layout.own[up];
        const Hints zones = page_.layout.zones[node];
        constexpr std::array<std::pair<Feature, Hints>, 9> kHints = {{
            {Feature::hint_body, kHintBody},
            {Feature::hint_weak_body, kHintWeakBody},
            {Feature::hint_comment, kHintComment},
            {Feature::hint_related, kHintRelated},
            {Feature::hint_chrome, kHintChrome},
            {Feature::hint_caption, kHintCaption},
            {Feature::hint_byline, kHintByline},
            {Feature::hint_standfirst, kHintStandfirst},
            {Feature::hint_title, kHintTitle},
        }};
        for (const auto& [feature, bit] : kHints)
            at(i, feature) =
                static_cast<float>((hints & bit) != 0) + 2 * static_cast<float>((zones & bit) != 0);
        at(i, Feature::zones) = (zones & kOutside) != 0;
    }

    void read_place(std::size_t i) {
        const Line& line = lines_[i];
        at(i, Feature::in_root) = page_.in_article(line);
        at(i, Feature::below_root) =
            page_.in_article(line)
                ? static_cast<float>(depth_[line.node] - depth_[page_.layout.root])
                : -1.0F;
        at(i, Feature::kind) = static_cast<float>(kinds_[i]);
        at(i, Feature::kind_body) = model::is_body(kinds_[i]);
        at(i, Feature::after_title) =
            title_.line ? std::clamp(static_cast<float>(i) - static_cast<float>(*title_.line),
                                     -60.0F, 200.0F)
                        : 201.0F;
        at(i, Feature::is_title) = !title_.key.empty() && line.letters < 300 &&
                                   bare_key(page_.lines.words(line)) == title_.key;
        at(i, Feature::place_page) =
            ratio(line.span.start, static_cast<double>(page_.lines.text.size()));
        const Layout& layout = page_.layout;
        at(i, Feature::teaser) = layout.teaser[i];
        at(i, Feature::run_letters) = log_of(layout.run[i]);
        at(i, Feature::run_share) = ratio(layout.run[i], longest_run_);
        at(i, Feature::in_head_run) = layout.head_run.contains(i) ? 1.0F
                                      : layout.head_run.end == 0  ? 0.5F
                                                                  : 0.0F;
        at(i, Feature::after_headline) =
            layout.headline == 0
                ? 201.0F
                : std::clamp(static_cast<float>(i) - static_cast<float>(layout.headline), -60.0F,
                             200.0F);
        at(i, Feature::link_list) =
            sums_[tree_[line.node].parent].linked * 3 > sums_[tree_[line.node].parent].letters * 2;
    }

    void read_make(std::size_t i) {
        const Make& make = makes_[makes_of_[i]];
        at(i, Feature::make_lines) = log_of(make.sums.lines);
        at(i, Feature::make_letters) = ratio(make.sums.letters, make.sums.lines);
        at(i, Feature::make_prose_share) = ratio(make.sums.prose, page_sums_.prose);
        at(i, Feature::make_link_share) = ratio(make.sums.linked, make.sums.letters);
        at(i, Feature::make_prose_lines) = ratio(make.prose_lines, make.sums.lines);
        at(i, Feature::node_lines) = log_of(own_lines_[lines_[i].node]);
    }

    void read_ancestors(std::size_t i) {
        constexpr std::array<std::array<Feature, 4>, 4> kUp = {{
            {Feature::up1_prose, Feature::up1_links, Feature::up1_lines, Feature::up1_mean},
            {Feature::up2_prose, Feature::up2_links, Feature::up2_lines, Feature::up2_mean},
            {Feature::up3_prose, Feature::up3_links, Feature::up3_lines, Feature::up3_mean},
            {Feature::up5_prose, Feature::up5_links, Feature::up5_lines, Feature::count_},
        }};
        std::uint32_t node = lines_[i].node;
        std::size_t level = 0;
        for (int step = 1; step <= 5; ++step) {
            node = tree_[node].parent;
            if (step == 4) continue;
            const Sums& sums = sums_[node];
            at(i, kUp[level][0]) = ratio(sums.prose, page_sums_.prose);
            at(i, kUp[level][1]) = ratio(sums.linked, sums.letters);
            at(i, kUp[level][2]) = log_of(sums.lines);
            if (kUp[level][3] != Feature::count_)
                at(i, kUp[level][3]) = ratio(sums.letters, sums.lines);
            ++level;
        }
    }

    void read_neighbours(std::size_t i) {
        const auto tell = [&](std::size_t j, Feature letters, Feature links, Feature prose,
                              Feature kind, Feature tag) {
            at(i, letters) = static_cast<float>(lines_[j].letters);
            at(i, kind) = static_cast<float>(kinds_[j]);
            if (links == Feature::count_) return;
            at(i, links) = ratio(lines_[j].link_letters, lines_[j].letters);
            at(i, prose) = is_prose(lines_[j]);
            at(i, tag) = static_cast<float>(tree_[lines_[j].node].tag);
        };
        at(i, Feature::prev1_kind) = at(i, Feature::prev2_kind) = -1;
        at(i, Feature::next1_kind) = at(i, Feature::next2_kind) = -1;
        if (i >= 1)
            tell(i - 1, Feature::prev1_letters, Feature::prev1_links, Feature::prev1_prose,
                 Feature::prev1_kind, Feature::prev1_tag);
        if (i >= 2)
            tell(i - 2, Feature::prev2_letters, Feature::count_, Feature::count_,
                 Feature::prev2_kind, Feature::count_);
        if (i + 1 < lines_.size())
            tell(i + 1, Feature::next1_letters, Feature::next1_links, Feature::next1_prose,
                 Feature::next1_kind, Feature::next1_tag);
        if (i + 2 < lines_.size())
            tell(i + 2, Feature::next2_letters, Feature::count_, Feature::count_,
                 Feature::next2_kind, Feature::count_);
        const std::uint32_t parent = tree_[lines_[i].node].parent;
        at(i, Feature::same_parent_prev) = i >= 1 ? same_make(i, i - 1, parent) : 0.0F;
        at(i, Feature::same_parent_next) =
            i + 1 < lines_.size() ? same_make(i, i + 1, parent) : 0.0F;
        double prose = 0;
        double linked = 0;
        double letters = 0;
        const std::size_t first = i >= kWindow ? i - kWindow : 0;
        const std::size_t last = std::min(i + kWindow + 1, lines_.size());
        for (std::size_t j = first; j < last; ++j) {
            letters += lines_[j].letters;
            linked += lines_[j].link_letters;
            prose += is_prose(lines_[j]) ? lines_[j].letters : 0;
        }
        at(i, Feature::window_prose) = ratio(prose, letters);
        at(i, Feature::window_links) = ratio(linked, letters);
    }

    // 0 elsewhere, 1 the same parent, 2 the same element or the same make in the same parent.
    float same_make(std::size_t i, std::size_t j, std::uint32_t parent) const {
        if (lines_[j].node == lines_[i].node) return 2;
        if (tree_[lines_[j].node].parent != parent) return 0;
        return tree_[lines_[j].node].tag == tree_[lines_[i].node].tag ? 2.0F : 1.0F;
    }

    // Returns: steps up from the element of line i until it holds that of line j.
    float climb(std::size_t i, std::size_t j) const {
        std::uint32_t node = lines_[i].node;
        const std::uint32_t other = lines_[j].node;
        int steps = 0;
        while (steps < kMostSteps && node != 0 &&
               !(node <= other && other < tree_[node].subtree_end)) {
            node = tree_[node].parent;
            ++steps;
        }
        return static_cast<float>(steps);
    }

    // What is known only by running along the lines, down and up.
    void read_running() {
        double prose = 0;
        double body = 0;
        double root_letters = 0;
        std::size_t prose_line = lines_.size();
        std::size_t heading_line = lines_.size();
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            at(i, Feature::prose_before) = ratio(prose, page_sums_.prose);
            at(i, Feature::body_before) = static_cast<float>(std::min(body, 1000.0));
            at(i, Feature::place_root) = ratio(root_letters, root_.letters);
            const bool seen = prose_line < lines_.size();
            at(i, Feature::gap_before) =
                seen ? static_cast<float>(std::min<std::size_t>(i - prose_line, 60)) : 61.0F;
            at(i, Feature::climb_before) = seen ? climb(i, prose_line) : 13.0F;
            at(i, Feature::heading_gap) =
                heading_line < lines_.size()
                    ? static_cast<float>(std::min<std::size_t>(i - heading_line, 60))
                    : 61.0F;
            if (is_heading(tree_[lines_[i].node].tag)) heading_line = i;
            if (is_prose(lines_[i]) && kinds_[i] != BlockKind::comment) {
                prose_line = i;
                prose += lines_[i].letters;
            }
            body += model::is_body(kinds_[i]);
            if (page_.in_article(lines_[i])) root_letters += lines_[i].letters;
        }
        double body_below = 0;
        prose = 0;
        prose_line = lines_.size();
        for (std::size_t i = lines_.size(); i-- > 0;) {
            at(i, Feature::prose_after) = ratio(prose, page_sums_.prose);
            body_below += model::is_body(kinds_[i]);
            at(i, Feature::body_after) = static_cast<float>(std::min(body_below, 1000.0));
            const bool seen = prose_line < lines_.size();
            at(i, Feature::gap_after) =
                seen ? static_cast<float>(std::min<std::size_t>(prose_line - i, 60)) : 61.0F;
            at(i, Feature::climb_after) = seen ? climb(i, prose_line) : 13.0F;
            if (is_prose(lines_[i]) && kinds_[i] != BlockKind::comment) {
                prose_line = i;
                prose += lines_[i].letters;
            }
        }
        read_siblings();
    }

    // Runs of lines whose elements are of one make in one parent: paragraphs, teasers, menu rows.
    void read_siblings() {
        std::unordered_map<std::uint64_t, std::pair<float, float>> groups;  // count, seen
        const auto key = [&](std::size_t i) {
            const std::uint32_t parent = tree_[lines_[i].node].parent;
            return static_cast<std::uint64_t>(parent) * 256 +
                   static_cast<std::uint64_t>(tree_[lines_[i].node].tag);
        };
        for (std::size_t i = 0; i < lines_.size(); ++i) ++groups[key(i)].first;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            auto& [count, seen] = groups[key(i)];
            at(i, Feature::siblings_same) = log_of(count);
            at(i, Feature::place_parent) = ratio(seen, count);
            ++seen;
        }
    }

    const HtmlPage& page_;
    const HtmlTree& tree_;
    const std::vector<Line>& lines_;
    const HtmlTitle& title_;
    const std::vector<BlockKind>& kinds_;
    const std::vector<std::size_t>& wanted_;
    std::vector<std::size_t> row_of_;  // for each line; lines not wanted share the last row
    std::vector<FeatureRow> rows_;
    std::vector<Sums> sums_;
    std::vector<std::uint16_t> within_;
    std::vector<std::uint16_t> depth_;
    std::vector<std::uint32_t> own_lines_;
    std::vector<std::uint64_t> makes_of_;
    std::unordered_map<std::uint64_t, Make> makes_;             // looked up only
    std::unordered_map<std::uint64_t, std::uint32_t> repeats_;  // looked up only
    std::unordered_set<std::uint64_t> described_;
    std::unordered_set<std::string> title_words_;
    Sums page_sums_;
    Sums root_;
    double longest_run_ = 0;
    std::string scratch_;
};

}  // namespace

std::vector<FeatureRow> line_features(const HtmlPage& page, const HtmlTitle& title,
                                      const std::vector<BlockKind>& kinds,
                                      const std::vector<std::size_t>& wanted) {
    return FeatureReader(page, title, kinds, wanted).read();
}

std::string_view feature_name(Feature feature) {
    return kNames[static_cast<std::size_t>(feature)];
}

}  // namespace isnad::extract
