// Purpose: see plain_outlet.h.
#include "extract/plain_outlet.h"

#include <algorithm>
#include <array>

#include "extract/common.h"
#include "extract/plain_head.h"
#include "extract/site.h"

namespace isnad::extract {

namespace {

using model::BlockKind;

constexpr std::size_t kMostPairWords = 3;   // words of either side of a dateline
constexpr std::uint32_t kPairLetters = 40;  // letters of a dateline
constexpr std::size_t kMostNameWords = 5;   // words of a site's name at the head of a page
constexpr std::size_t kHeadLines = 3;       // lines that may hold it
constexpr std::size_t kMostOwners = 4;

class SourceFinder {
  public:
    SourceFinder(const NamedLines& lines, model::Article& article)
        : lines_(lines), article_(article) {}

    void find() {
        from_copyright();
        for (std::size_t i = 0; i < lines_.kinds.size(); ++i) {
            if (lines_.kinds[i] != BlockKind::byline) continue;
            const std::string_view line = words(i);
            const PhraseMatch& match = lines_.matches[i];
            if (match.phrase == Phrase::source) {
                take(i, line.substr(match.rest), "source line");
            } else if (match.phrase == Phrase::byline) {
                take_byline(person_in(line));
            } else if (i <= lines_.text) {
                from_pair(i, name_pair(line));
            }
        }
        from_head();
    }

  private:
    std::string_view words(std::size_t i) const { return lines_.page.words(lines_.page.lines[i]); }

    void take_byline(const std::string& name) {
        if (article_.byline.empty() && !site_name(name).empty()) article_.byline = name;
    }

    // `part` is cut from line i or equals words of it.
    void take(std::size_t i, std::string_view part, std::string_view source) {
        std::string name = site_name(part);
        if (article_.outlet || name.empty()) return;
        const std::size_t at = words(i).find(name);
        model::Span span;
        if (at != std::string_view::npos) {
            const std::size_t start = lines_.page.lines[i].span.start + at;
            span = {static_cast<std::uint32_t>(start),
                    static_cast<std::uint32_t>(start + name.size())};
        }
        article_.outlet =
            model::OutletName{.name = std::move(name), .span = span, .source = std::string(source)};
    }

    // The last copyright line names the owner; a line at the page's head may have it shorter.
    void from_copyright() {
        for (std::size_t i = lines_.kinds.size(); i-- > 0;) {
            if (lines_.kinds[i] != BlockKind::chrome) continue;
            const std::string owner = owner_in_copyright(words(i), lines_.page.text);
            if (owner.empty()) continue;
            take(i, owner, "copyright");
            return;
        }
    }

    // "Outlet: correspondent", "City - Outlet", "Outlet - special".
    void from_pair(std::size_t i, const NamePair& pair) {
        if (pair.left.empty()) return;
        const bool colon = words(i).find(':') != std::string_view::npos;
        if (colon) {
            take(i, pair.left, "dateline");
            take_byline(fold_blanks(pair.right));
        } else if (site_name(pair.right).empty()) {
            take(i, pair.left, "dateline");
        } else if (names_head(pair.right)) {
            take(i, pair.right, "dateline");
        }
    }

    bool names_head(std::string_view name) const {
        const std::string key = bare_key(name);
        for (std::size_t i = 0; i < std::min(kHeadLines, lines_.kinds.size()); ++i) {
            if (lines_.kinds[i] == BlockKind::chrome && bare_key(words(i)) == key) return true;
        }
        return false;
    }

    // A short line at the very top that the page names again, or that a menu follows.
    void from_head() {
        if (article_.outlet) return;
        for (std::size_t i = 0; i < std::min(kHeadLines, lines_.text); ++i) {
            const std::string_view line = words(i);
            const bool plain = lines_.kinds[i] == BlockKind::chrome &&
                               lines_.matches[i].phrase == Phrase::none && !is_date_line(line) &&
                               !is_menu_row(line) && !is_section_label(line);
            if (!plain || count_words(line) > kMostNameWords || line.size() > 100) continue;
            if (bare_key(line).size() < 4) continue;
            const std::string_view all = lines_.page.text;
            const bool again =
                all.find(line, lines_.page.lines[i].span.end) != std::string_view::npos;
            const bool menu = i + 1 < lines_.kinds.size() && is_menu_row(words(i + 1));
            if (!again && !menu) continue;
            take(i, line, "page head");
            return;
        }
    }

    const NamedLines& lines_;
    model::Article& article_;
};

}  // namespace

NamePair name_pair(std::string_view line) {
    Line measured;
    if (line.size() > 200) return {};
    measure(line, measured);
    if (measured.letters > kPairLetters || measured.ends_sentence) return {};
    constexpr std::array<std::string_view, 4> kParts = {":", " - ", " – ", " — "};
    for (const auto part : kParts) {
        const std::size_t at = line.find(part);
        if (at == std::string_view::npos) continue;
        const std::string_view left = line.substr(0, at);
        const std::string_view right = line.substr(at + part.size());
        const std::size_t left_words = count_words(left);
        const std::size_t right_words = count_words(right);
        if (left_words == 0 || left_words > kMostPairWords || right_words == 0 ||
            right_words > kMostPairWords + 1) {
            return {};
        }
        return {left, right};
    }
    return {};
}

std::vector<std::string> owner_keys(const PageLines& page) {
    std::vector<std::string> keys;
    for (std::size_t i = page.lines.size(); i-- > 0 && keys.size() < kMostOwners;) {
        const std::string owner = owner_in_copyright(page.words(page.lines[i]), page.text);
        if (!owner.empty()) keys.push_back(bare_key(owner));
    }
    return keys;
}

void name_sources(const NamedLines& lines, model::Article& article) {
    SourceFinder(lines, article).find();
}

}  // namespace isnad::extract
