// Purpose: see comment_lines.h.
#include "extract/comment_lines.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "base/lexicon.h"
#include "extract/common.h"
#include "extract/hints.h"
#include "text/key_form.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kLongestLine = 400;  // bytes of a line that is read for a date or a name
constexpr std::size_t kLongestName = 48;   // letters
constexpr std::size_t kMostNameWords = 6;
constexpr std::size_t kMostPhraseWords = 5;
constexpr std::string_view kFirstYear = "1995";  // readers wrote no comments before

struct Word {
    std::string key;
    std::string between;  // marks between it and the word before, blanks left out
    model::Span span;     // in the line
    int number = -1;
};

int number_of(std::string_view word) {
    int value = 0;
    for (const char byte : word) {
        if (byte < '0' || byte > '9' || value > 99999) return -1;
        value = value * 10 + (byte - '0');
    }
    return word.empty() ? -1 : value;
}

// Figures stand apart from letters: "3rd" is two words.
std::vector<Word> words_at(std::string_view line) {
    const text::KeyForm form = text::key_form(line);
    std::vector<Word> words;
    std::string between;
    int kind = 0;  // of the open word: 0 none, 1 letters, 2 digits
    std::size_t start = 0;
    const auto close = [&](std::size_t end) {
        if (kind == 0) return;
        Word word;
        word.key = form.key.substr(start, end - start);
        word.between = std::move(between);
        word.span = {form.origin[start], form.origin[end]};
        if (kind == 2) word.number = number_of(word.key);
        words.push_back(std::move(word));
        between.clear();
        kind = 0;
    };
    for (std::size_t at = 0; at < form.key.size();) {
        const std::size_t here = at;
        const char32_t c = text::next_code_point(form.key, at);
        int now = 0;
        switch (text::class_of(c)) {
            case text::LetterClass::letter:
            case text::LetterClass::ideograph:
                now = 1;
                break;
            case text::LetterClass::digit:
                now = 2;
                break;
            case text::LetterClass::extender:
            case text::LetterClass::ignorable:
                now = kind;
                break;
            default:
                break;
        }
        if (now == 1 && kind == 1) continue;
        if (now != 0 && now == kind) continue;
        close(here);
        if (now != 0) {
            kind = now;
            start = here;
        } else if (c > 0x20) {
            between.append(form.key, here, at - here);
        }
    }
    close(form.key.size());
    return words;
}

std::string joined(const std::vector<Word>& words, std::size_t from, std::size_t count) {
    std::string all;
    for (std::size_t i = from; i < from + count; ++i) {
        if (!all.empty()) all.push_back(' ');
        all.append(words[i].key);
    }
    return all;
}

std::string joined_key(std::string_view phrase) {
    const std::vector<Word> words = words_at(phrase);
    return joined(words, 0, words.size());
}

struct CommentWords {
    std::unordered_map<std::string, CommentAction> actions;
    std::unordered_set<std::string> says_after;
    std::unordered_set<std::string> says_before;
    std::unordered_set<std::string> relative;
    std::unordered_set<std::string> recent;
    std::unordered_set<std::string> units;
    std::unordered_set<std::string> other_months;
    std::unordered_set<std::string> date_words;
};

const CommentWords& comment_words() {
    static const auto table = [] {
        CommentWords all;
        for (const auto& row : base::lexicon_rows("extract_comment_words.tsv")) {
            if (row.size() < 2) continue;
            const std::string key = joined_key(row[1]);
            if (row[0] == "reply")
                all.actions.emplace(key, CommentAction::reply);
            else if (row[0] == "action")
                all.actions.emplace(key, CommentAction::other);
            else if (row[0] == "says_after")
                all.says_after.insert(key);
            else if (row[0] == "says_before")
                all.says_before.insert(key);
            else if (row[0] == "relative")
                all.relative.insert(key);
            else if (row[0] == "recent")
                all.recent.insert(key);
            else if (row[0] == "unit")
                all.units.insert(key);
            else if (row[0] == "other_month")
                all.other_months.insert(key);
        }
        for (const auto& row : base::lexicon_rows("extract_date_words.tsv")) {
            if (row.size() >= 2) all.date_words.insert(joined_key(row[1]));
        }
        return all;
    }();
    return table;
}

// "منذ 3 أيام", "Amal, 2 days ago", "il y a une heure": at the end of a short line.
std::optional<LineDate> relative_time(const std::vector<Word>& words) {
    constexpr std::size_t kMost = 9;  // words of the line
    constexpr std::size_t kAhead =
        3;  // words of the time itself before or after the one that says so
    const auto& known = comment_words();
    if (words.empty() || words.size() > kMost) return std::nullopt;
    const auto spanned = [&](std::size_t first, std::size_t last) {
        LineDate date;
        date.span = {words[first].span.start, words[last].span.end};
        return date;
    };
    const auto counts = [&](std::size_t i) {
        return words[i].number >= 0 || known.units.contains(words[i].key);
    };
    const std::size_t last = words.size() - 1;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t count = std::min<std::size_t>(3, words.size() - i); count > 0; --count) {
            const std::string phrase = joined(words, i, count);
            const std::size_t end = i + count - 1;
            if (end == last && words.size() <= kAhead && known.recent.contains(phrase))
                return spanned(i, end);
            if (!known.relative.contains(phrase)) continue;
            if (end < last && last - end <= kAhead && counts(last)) return spanned(i, last);
            if (end < last || i == 0 || !counts(i - 1)) continue;
            std::size_t first = i - 1;
            while (first > 0 && i - first < kAhead && words[first - 1].number >= 0) --first;
            return spanned(first, end);
        }
    }
    return std::nullopt;
}

// "۱۱ آبان ۱۳۹۳": a day, a month of another calendar, a year.
std::optional<LineDate> other_calendar(const std::vector<Word>& words) {
    constexpr std::size_t kMost = 10;
    const auto& known = comment_words();
    if (words.size() > kMost) return std::nullopt;
    for (std::size_t i = 1; i < words.size(); ++i) {
        for (std::size_t count = 1; count <= 2 && i + count < words.size(); ++count) {
            const bool day = words[i - 1].number >= 1 && words[i - 1].number <= 31;
            const int year = words[i + count].number;
            if (!day || year < 1300 || year > 1600) continue;
            if (!known.other_months.contains(joined(words, i, count))) continue;
            LineDate date;
            date.span = {words[i - 1].span.start, words[i + count].span.end};
            return date;
        }
    }
    return std::nullopt;
}

// The marks that may stand at either end of a name.
model::Span trimmed(std::string_view line, model::Span span) {
    constexpr std::string_view kLoose = " \t,;:|/-*#.";
    constexpr std::array<std::string_view, 10> kWide = {"،", "؛", "·", "•", "–",
                                                        "—", "»", "«", "›", "\xC2\xA0"};
    bool again = true;
    while (again && span.start < span.end) {
        again = false;
        const std::string_view words = model::cut(line, span);
        if (kLoose.find(words.front()) != std::string_view::npos) {
            ++span.start;
            again = true;
            continue;
        }
        const char last = words.back();
        // A bracket without its other half is no part of a name.
        const bool loose_bracket = (last == ')' && words.find('(') == std::string_view::npos) ||
                                   (last == ']' && words.find('[') == std::string_view::npos) ||
                                   last == '(' || last == '[';
        // "Rami K." keeps its dot.
        const std::size_t blank = words.rfind(' ');
        const bool initial = last == '.' && blank != std::string_view::npos &&
                             text::count_code_points(words.substr(blank)) == 3;
        if (!initial && (loose_bracket || kLoose.find(last) != std::string_view::npos)) {
            --span.end;
            again = true;
            continue;
        }
        for (const auto mark : kWide) {
            if (words.starts_with(mark)) {
                span.start += static_cast<std::uint32_t>(mark.size());
                again = true;
            } else if (words.ends_with(mark)) {
                span.end -= static_cast<std::uint32_t>(mark.size());
                again = true;
            } else {
                continue;
            }
            break;
        }
    }
    return span;
}

}  // namespace

std::optional<LineDate> date_in_line(std::string_view line) {
    if (line.size() > kLongestLine) return std::nullopt;
    const auto by_day = written_dates(line, DayOrder::day_first);
    if (!by_day.empty() && by_day.front().value.compare(0, 4, kFirstYear) >= 0) {
        const auto by_month = written_dates(line, DayOrder::month_first);
        LineDate date;
        date.span = {static_cast<std::uint32_t>(by_day.front().begin),
                     static_cast<std::uint32_t>(by_day.front().end)};
        date.day_first = by_day.front().value;
        date.month_first = by_month.empty() ? date.day_first : by_month.front().value;
        return date;
    }
    const std::vector<Word> words = words_at(line);
    if (auto relative = relative_time(words)) return relative;
    if (auto other = other_calendar(words)) return other;
    if (!is_date_line(line)) return std::nullopt;
    LineDate date;  // of a calendar or in words that have no value here
    date.span = {0, static_cast<std::uint32_t>(line.size())};
    return date;
}

std::string value_in_order(const LineDate& date, std::optional<DayOrder> order) {
    if (date.day_first == date.month_first || order == DayOrder::day_first) return date.day_first;
    return order ? date.month_first : std::string();
}

std::optional<DayOrder> order_shown(const LineDate& date, std::string_view words) {
    if (date.day_first.empty() || date.day_first != date.month_first) return std::nullopt;
    // Figures alone, and the same day in either order: one of them is over 12, or both are equal.
    const std::vector<Word> all = words_at(words);
    if (all.size() != 3) return std::nullopt;
    for (const Word& word : all) {
        if (word.number < 0) return std::nullopt;
    }
    if (all[0].number > 12 && all[0].number <= 31) return DayOrder::day_first;
    if (all[1].number > 12 && all[0].number <= 12) return DayOrder::month_first;
    return std::nullopt;
}

std::optional<LineName> name_in_line(std::string_view line, const std::optional<LineDate>& date) {
    if (line.size() > kLongestLine) return std::nullopt;
    const std::vector<Word> words = words_at(line);
    const auto& known = comment_words();
    // The date and the words that go with it: what stands beside them is the name.
    std::size_t first = words.size();
    std::size_t last = words.size();  // one past
    if (date) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!date->span.overlaps(words[i].span)) continue;
            if (first == words.size()) first = i;
            last = i + 1;
        }
        const auto goes_along = [&](std::size_t i) {
            return words[i].number >= 0 || known.date_words.contains(words[i].key);
        };
        while (first > 0 && goes_along(first - 1)) --first;
        while (last < words.size() && goes_along(last)) ++last;
    }
    std::size_t from = 0;
    std::size_t to = first;
    if (to == 0 && date) {
        from = last;
        to = words.size();
    }
    LineName name;
    for (std::size_t count = std::min(kMostPhraseWords, to - from); count > 0; --count) {
        if (!known.says_before.contains(joined(words, from, count))) continue;
        name.says = true;
        from += count;
        break;
    }
    for (std::size_t count = std::min<std::size_t>(3, to - from); count > 0; --count) {
        if (!known.says_after.contains(joined(words, to - count, count))) continue;
        name.says = true;
        to -= count;
        break;
    }
    if (from >= to || to - from > kMostNameWords) return std::nullopt;
    // Marks before the first and after the last word may belong to the name ("J. R."): only loose
    // ones are cut off.
    const std::uint32_t begin = from == 0 ? 0 : words[from].span.start;
    const std::uint32_t end =
        to == words.size() ? static_cast<std::uint32_t>(line.size()) : words[to].span.start;
    name.span = trimmed(line, {begin, end});
    if (name.span.empty()) return std::nullopt;
    const std::string_view shown = model::cut(line, name.span);
    if (text::count_code_points(shown) > kLongestName) return std::nullopt;
    return name;
}

CommentAction action_of(std::string_view line) {
    constexpr std::size_t kMostActionWords = 14;
    if (line.size() > kLongestLine) return CommentAction::none;
    std::vector<Word> words = words_at(line);
    if (words.empty()) return CommentAction::none;
    std::erase_if(words, [](const Word& word) { return word.number >= 0; });
    if (words.empty()) return CommentAction::other;  // a count
    if (words.size() > kMostActionWords) return CommentAction::none;
    // One or several in a row: "Reply Like Report abuse".
    const auto& actions = comment_words().actions;
    CommentAction found = CommentAction::none;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t taken = 0;
        for (std::size_t count = std::min(kMostPhraseWords, words.size() - i);
             count > 0 && taken == 0; --count) {
            const auto at = actions.find(joined(words, i, count));
            if (at == actions.end()) continue;
            taken = count;
            if (found != CommentAction::reply) found = at->second;
        }
        if (taken == 0) return CommentAction::none;
        i += taken;
    }
    return found;
}

CommentPart comment_part(std::string_view class_or_id) {
    static const auto table = [] {
        std::unordered_map<std::string_view, CommentPart> all;
        for (const auto& row : base::lexicon_rows("extract_comment_parts.tsv")) {
            if (row.size() < 2) continue;
            if (row[0] == "author") all[row[1]].author = true;
            if (row[0] == "text") all[row[1]].text = true;
        }
        return all;
    }();
    CommentPart found;
    class_or_id = class_or_id.substr(0, kLongestLine);
    std::string word;
    const auto close = [&] {
        const auto at = table.find(word);
        if (at != table.end()) {
            found.author = found.author || at->second.author;
            found.text = found.text || at->second.text;
        }
        word.clear();
    };
    char before = ' ';
    for (const char byte : class_or_id) {
        const bool small = byte >= 'a' && byte <= 'z';
        const bool great = byte >= 'A' && byte <= 'Z';
        if ((!small && !great) || (great && before >= 'a' && before <= 'z')) close();
        if (small || great) word.push_back(great ? static_cast<char>(byte + 32) : byte);
        before = byte;
    }
    close();
    return found;
}

}  // namespace isnad::extract
