// Purpose: see site.h.
#include "extract/site.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>

#include "base/lexicon.h"
#include "extract/common.h"
#include "extract/hints.h"
#include "extract/lines.h"
#include "text/key_form.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kLongestOwnerLine = 300;  // bytes of a copyright line
constexpr std::size_t kLongestName = 100;       // bytes of a site's name
constexpr std::size_t kMostNameWords = 7;
constexpr std::uint32_t kLongestPart = 40;  // letters of a title part that may be a site

constexpr std::array<std::string_view, 9> kTitleParts = {
    " - ", " | ", " – ", " — ", " :: ", " » ", " « ", " • ", " · "};

struct SiteWords {
    std::unordered_set<std::string> legal;    // bare keys; looked up only
    std::unordered_set<std::string> lead;     // bare keys
    std::unordered_set<std::string> generic;  // bare keys
    std::vector<std::string> rights;          // keys, longest first
};

const SiteWords& site_words() {
    static const auto words = [] {
        SiteWords out;
        for (const auto& row : base::lexicon_rows("extract_site_words.tsv")) {
            if (row.size() < 2) continue;
            if (row[0] == "rights")
                out.rights.push_back(text::key_of(row[1]));
            else if (row[0] == "legal")
                out.legal.insert(bare_key(row[1]));
            else if (row[0] == "lead")
                out.lead.insert(bare_key(row[1]));
            else
                out.generic.insert(bare_key(row[1]));
        }
        std::ranges::stable_sort(out.rights, std::ranges::greater{}, &std::string::size);
        return out;
    }();
    return words;
}

std::uint32_t count_letters(std::string_view words) {
    Line line;
    measure(words, line);
    return line.letters;
}

// Takes blanks and marks that touch a name off both ends.
std::string_view trimmed(std::string_view name) {
    constexpr std::array<std::string_view, 19> kLoose = {" ", "\t", ",", ".", ":", ";", "|",
                                                         "-", "/",  "*", "–", "—", "•", "·",
                                                         "،", "«",  "»", "®", "™"};
    return without_marks(name, kLoose);
}

bool is_generic(std::string_view name) {
    const auto& generic = site_words().generic;
    constexpr std::string_view kAnd = "و";
    return std::ranges::all_of(words_in(name), [&](const std::string& word) {
        return generic.contains(word) ||
               (word.starts_with(kAnd) && generic.contains(word.substr(kAnd.size())));
    });
}

struct Cut {
    std::size_t at = std::string_view::npos;
    std::size_t width = 0;
};

Cut last_part(std::string_view title) {
    Cut best;
    for (const auto part : kTitleParts) {
        const std::size_t at = title.rfind(part);
        if (at != std::string_view::npos && (best.at == std::string_view::npos || at > best.at)) {
            best = {at, part.size()};
        }
    }
    return best;
}

Cut first_part(std::string_view title) {
    Cut best;
    for (const auto part : kTitleParts) {
        const std::size_t at = title.find(part);
        if (at != std::string_view::npos && (best.at == std::string_view::npos || at < best.at)) {
            best = {at, part.size()};
        }
    }
    return best;
}

}  // namespace

std::string site_name(std::string_view name) {
    const SiteWords& words = site_words();
    name = trimmed(name);
    for (std::size_t at = name.rfind(' '); at != std::string_view::npos; at = name.rfind(' ')) {
        if (!words.legal.contains(bare_key(name.substr(at)))) break;
        name = trimmed(name.substr(0, at));
    }
    for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ')) {
        if (!words.lead.contains(bare_key(name.substr(0, at)))) break;
        name = trimmed(name.substr(at));
    }
    if (name.size() > kLongestName || count_letters(name) < 2 || is_generic(name)) return {};
    const std::string folded = fold_blanks(name);
    const auto blanks = static_cast<std::size_t>(std::ranges::count(folded, ' '));
    return blanks < kMostNameWords ? folded : std::string();
}

bool same_site(std::string_view one, std::string_view other) {
    const std::string a = bare_key(one);
    const std::string b = bare_key(other);
    if (a.empty() || b.empty()) return false;
    return a == b || (a.size() >= 4 && b.find(a) != std::string::npos) ||
           (b.size() >= 4 && a.find(b) != std::string::npos && a.size() < 3 * b.size());
}

std::vector<std::string_view> title_parts(std::string_view page_title) {
    std::vector<std::string_view> parts;
    for (Cut cut = first_part(page_title); cut.at != std::string_view::npos;
         cut = first_part(page_title)) {
        parts.push_back(page_title.substr(0, cut.at));
        page_title.remove_prefix(cut.at + cut.width);
    }
    parts.push_back(page_title);
    return parts;
}

std::string title_without_site(std::string_view title, std::string_view site) {
    const std::string site_key = bare_key(site);
    for (int round = 0; round < 3; ++round) {
        const Cut last = last_part(title);
        if (last.at == std::string_view::npos || last.at == 0) break;
        const std::string_view tail = title.substr(last.at + last.width);
        const Cut first = first_part(title);
        const std::uint32_t tail_letters = count_letters(tail);
        const bool short_tail =
            tail_letters <= 30 && tail_letters * 2 < count_letters(title.substr(0, last.at));
        if (same_site(tail, site) || (site_key.empty() && short_tail)) {
            title = title.substr(0, last.at);
        } else if (same_site(title.substr(0, first.at), site)) {
            title = title.substr(first.at + first.width);
        } else {
            break;
        }
    }
    const std::size_t colon = title.find(": ");
    if (colon != std::string_view::npos && !site_key.empty() &&
        bare_key(title.substr(0, colon)) == site_key) {
        title = title.substr(colon + 2);
    }
    return fold_blanks(title);
}

std::string last_title_part(std::string_view page_title) {
    const Cut last = last_part(page_title);
    if (last.at == std::string_view::npos || last.at == 0) return {};
    const std::string_view tail = page_title.substr(last.at + last.width);
    const std::uint32_t letters = count_letters(tail);
    return letters >= 2 && letters <= kLongestPart ? fold_blanks(tail) : std::string();
}

std::string site_in_title(std::string_view page_title, std::string_view title) {
    const std::string key = bare_key(title);
    const std::vector<std::string_view> parts = title_parts(page_title);
    if (key.empty() || parts.size() < 2) return {};
    const std::string before = bare_key(page_title.substr(0, last_part(page_title).at));
    const Cut first = first_part(page_title);
    const std::string after = bare_key(page_title.substr(first.at + first.width));
    std::string_view site;
    if (before.find(key) != std::string::npos)
        site = parts.back();
    else if (after.find(key) != std::string::npos)
        site = parts.front();
    const std::uint32_t letters = count_letters(site);
    return letters >= 2 && letters <= kLongestPart ? site_name(site) : std::string();
}

// ---- copyright lines ----

namespace {

// Stretches of a copyright line that are no name: marks, years, set phrases, separators.
struct Gap {
    std::size_t start = 0;
    std::size_t end = 0;
    enum class Kind : std::uint8_t { separator, year, mark, rights } kind = Kind::separator;
};

std::size_t number_at(std::string_view key, std::size_t at) {
    std::size_t end = at;
    while (end < key.size() && key[end] >= '0' && key[end] <= '9') ++end;
    return end - at;
}

bool starts_word(std::string_view key, std::size_t at) {
    if (at == 0) return true;
    const char before = key[at - 1];
    return before == ' ' || before == '.' || before == ',' || before == '|' || before == '-' ||
           before == ')';
}

Gap gap_at(std::string_view key, std::size_t at) {
    constexpr std::array<std::string_view, 2> kMarks = {"©", "(c)"};
    constexpr std::array<std::string_view, 12> kSeparators = {
        " - ", " – ", " — ", ". ", ", ", "|", "(", ")", "•", "·", "،", " / "};
    for (const auto mark : kMarks) {
        if (key.substr(at).starts_with(mark)) return {at, at + mark.size(), Gap::Kind::mark};
    }
    if (starts_word(key, at)) {
        for (const std::string& phrase : site_words().rights) {
            const std::size_t end = at + phrase.size();
            if (key.substr(at).starts_with(phrase) &&
                (end == key.size() || key[end] == ' ' || starts_word(key, end + 1))) {
                return {at, end, Gap::Kind::rights};
            }
        }
    }
    if (at == 0 || key[at - 1] < '0' || key[at - 1] > '9') {
        // 2019, 2019-2024
        std::size_t end = at;
        while (number_at(key, end) == 4) {
            end += 4;
            if (end + 1 < key.size() && key[end] == '-' && number_at(key, end + 1) == 4) ++end;
        }
        if (end > at) return {at, end, Gap::Kind::year};
    }
    for (const auto mark : kSeparators) {
        if (key.substr(at).starts_with(mark)) return {at, at + mark.size(), Gap::Kind::separator};
    }
    return {at, at, Gap::Kind::separator};
}

std::vector<Gap> gaps_of(std::string_view key) {
    std::vector<Gap> gaps;
    for (std::size_t at = 0; at < key.size();) {
        const Gap gap = gap_at(key, at);
        if (gap.end > at) gaps.push_back(gap);
        at = std::max(gap.end, at + 1);
    }
    return gaps;
}

// A mark or a full phrase with a year or at the line's beginning; "copyright" alone is a word.
bool claims_rights(std::string_view key, const std::vector<Gap>& gaps) {
    bool year = false;
    bool says = false;
    for (const Gap& gap : gaps) {
        year = year || gap.kind == Gap::Kind::year;
        const std::string_view words = key.substr(gap.start, gap.end - gap.start);
        if (gap.kind == Gap::Kind::rights && words.find(' ') != std::string_view::npos) return true;
        says = says || gap.kind >= Gap::Kind::mark;
        if (gap.kind == Gap::Kind::mark && gap.start == 0) return true;
    }
    return year && says;
}

// "للساحل" was "الساحل", "لبوابة" was "بوابة"; "لبنان" stays where the page has it so.
std::string without_for(const std::string& name, std::string_view page_text) {
    constexpr std::string_view kFor = "ل";
    if (!name.starts_with(kFor)) return name;
    const bool article = std::string_view(name).substr(kFor.size()).starts_with(kFor);
    const std::string bare = article
                                 ? "ا" + name.substr(0, kFor.size()) + name.substr(2 * kFor.size())
                                 : name.substr(kFor.size());
    if (page_text.empty()) return bare;
    const auto stands_alone = [&](const std::string& form) {
        for (std::size_t at = page_text.find(form); at != std::string_view::npos;
             at = page_text.find(form, at + form.size())) {
            const bool after_word =
                at > 0 && static_cast<unsigned char>(page_text[at - 1]) >= 0x80U;
            if (!after_word) return true;
        }
        return false;
    };
    const std::size_t here = page_text.find(name);
    const bool twice =
        here != std::string_view::npos && page_text.find(name, here + 1) != std::string_view::npos;
    return twice && !stands_alone(bare) ? name : bare;
}

}  // namespace

std::string owner_in_copyright(std::string_view line, std::string_view page_text) {
    if (line.size() > kLongestOwnerLine) return {};
    const text::KeyForm form = text::key_form(line);
    const std::vector<Gap> gaps = gaps_of(form.key);
    const auto speaks = [](const Gap& gap) { return gap.kind >= Gap::Kind::mark; };
    const auto first = std::ranges::find_if(gaps, speaks);
    if (first == gaps.end() || !claims_rights(form.key, gaps)) return {};
    const auto piece = [&](std::size_t start, std::size_t end) {
        const std::string_view words =
            line.substr(form.origin[start], form.origin[end] - form.origin[start]);
        return match_phrase(words).whole_line ? std::string() : site_name(words);
    };
    std::string behind_bar;
    bool bar = false;
    for (auto gap = first; gap != gaps.end(); ++gap) {
        bar = bar || (gap->kind == Gap::Kind::separator && form.key[gap->start] == '|');
        const auto next = std::next(gap);
        std::string name = piece(gap->end, next == gaps.end() ? form.key.size() : next->start);
        if (name.empty()) continue;
        if (gap->kind == Gap::Kind::rights) name = without_for(name, page_text);
        if (!bar) return name;
        behind_bar = name;
        break;
    }
    for (auto gap = first;; --gap) {
        const std::size_t start = gap == gaps.begin() ? 0 : std::prev(gap)->end;
        std::string name = piece(start, gap->start);
        if (!name.empty()) return name;
        if (gap == gaps.begin()) break;
    }
    return behind_bar;
}

}  // namespace isnad::extract
