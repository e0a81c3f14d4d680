// Purpose: see date_values.h. Words are cut into pieces (numbers, words, marks), and at each number
// or month name the few orders in which the world writes a date are tried.
#include "extract/date_values.h"

#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <set>

#include "base/calendar.h"
#include "base/lexicon.h"
#include "extract/date_hints.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kLongestWords = 600;  // bytes
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// Reads exactly `count` digits at `at`; -1 where they are not there.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!is_digit(text[i])) return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// Returns: "2021-11-25", or "" where there is no such day.
std::string written(int year, int month, int day) {
    if (year < kFirstYear || year > kLastYear) return {};
    std::string out = std::to_string(year);
    out.append(month < 10 ? "-0" : "-").append(std::to_string(month));
    out.append(day < 10 ? "-0" : "-").append(std::to_string(day));
    return base::day_number(out) ? out : std::string();
}

struct MonthName {
    int month = 0;
    bool jalali = false;  // of the solar Hijri calendar
};

// The names of months in all languages, in key form.
const std::map<std::string, MonthName, std::less<>>& months() {
    static const auto table = [] {
        std::map<std::string, MonthName, std::less<>> all;
        for (const base::LexiconRow& row : base::lexicon_rows("months.tsv")) {
            if (row.size() < 3 || row[2] == "hijri") continue;
            int month = 0;
            std::from_chars(row[1].data(), row[1].data() + row[1].size(), month);
            for (std::string_view form : base::split(row[0], '|')) {
                if (form.ends_with('.')) form.remove_suffix(1);
                all.emplace(text::key_of(form), MonthName{month, row[2] == "jalali"});
            }
        }
        return all;
    }();
    return table;
}

// The day of a solar Hijri date, by the arithmetic of its 33-year cycle, which agrees with the
// calendar of Iran for the years 1178 to 1633.
std::string jalali(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > (month < 7 ? 31 : 30)) return {};
    constexpr int kEpoch = 1595;       // years before year 0 at which its cycle begins
    constexpr int kToCivil = -355668;  // days from there to 1 January of the year 0
    constexpr int kFourCenturies = 146097;
    const int shifted = year + kEpoch;
    int days = kToCivil + 365 * shifted + shifted / 33 * 8 + (shifted % 33 + 3) / 4 + day +
               (month < 7 ? (month - 1) * 31 : (month - 7) * 30 + 186);
    int civil = 400 * (days / kFourCenturies);
    days %= kFourCenturies;
    if (days > 36524) {
        --days;
        civil += 100 * (days / 36524);
        days %= 36524;
        if (days >= 365) ++days;
    }
    civil += 4 * (days / 1461);
    days %= 1461;
    if (days > 365) {
        civil += (days - 1) / 365;
        days = (days - 1) % 365;
    }
    int left = days + 1;  // day of the year
    for (int at = 1; at <= 12; ++at) {
        for (int length = 31; length >= 28; --length) {
            if (written(civil, at, length).empty()) continue;
            if (left <= length) return written(civil, at, left);
            left -= length;
            break;
        }
    }
    return {};
}

const std::set<std::string, std::less<>>& companions() {
    static const auto words = [] {
        std::set<std::string, std::less<>> all;
        for (const base::LexiconRow& row : base::lexicon_rows("extract_date_words.tsv"))
            if (row.size() > 1) all.insert(text::key_of(row[1]));
        for (const base::LexiconRow& row : base::lexicon_rows("weekdays.tsv")) {
            for (std::string_view form : base::split(row[0], '|')) {
                if (form.ends_with('.')) form.remove_suffix(1);
                all.insert(text::key_of(form));
            }
        }
        return all;
    }();
    return words;
}

enum class PieceKind { number, word, mark };

struct Piece {
    PieceKind kind = PieceKind::mark;
    int value = -1;          // of a number of at most eight digits
    std::size_t digits = 0;  // of a number
    char32_t mark = 0;       // of a mark
    std::size_t begin = 0;
    std::size_t end = 0;
    bool after_blank = false;
};

bool is_blank(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

bool is_unseen(char32_t c) {
    return c == 0x200E || c == 0x200F || c == 0x061C || c == 0x200B || c == 0xFEFF ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

int digit_of(char32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 0x0660 && c <= 0x0669) return static_cast<int>(c - 0x0660);
    if (c >= 0x06F0 && c <= 0x06F9) return static_cast<int>(c - 0x06F0);
    return -1;
}

// Marks that may stand in or beside a date; every other letter above ASCII is of a word.
bool is_mark(char32_t c) {
    if (c < 0x80) return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    return c == U'،' || c == U'–' || c == U'—' || c == U'·' || c == U'•' || c == U'|' ||
           c == U'’' || c == U'«' || c == U'»' || c == U'“' || c == U'”' || c == U'„' ||
           c == U'º' || c == U'ª' || c == U'年' || c == U'月' || c == U'日' || c == U'년' ||
           c == U'월' || c == U'일' || c == U'©' || c == U'›' || c == U'»' || c == U'（' ||
           c == U'）' || c == U'：';
}

std::vector<Piece> pieces_of(std::string_view words) {
    std::vector<Piece> pieces;
    bool blank = false;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t begin = at;
        const char32_t c = text::next_code_point(words, at);
        if (is_unseen(c)) continue;
        if (is_blank(c)) {
            blank = true;
            continue;
        }
        const int digit = digit_of(c);
        const PieceKind kind = digit >= 0   ? PieceKind::number
                               : is_mark(c) ? PieceKind::mark
                                            : PieceKind::word;
        const bool joins =
            !pieces.empty() && !blank && kind != PieceKind::mark && pieces.back().kind == kind;
        if (!joins) pieces.push_back({kind, 0, 0, c, begin, at, blank});
        Piece& piece = pieces.back();
        piece.end = at;
        if (digit >= 0) {
            ++piece.digits;
            piece.value = piece.digits > 8 ? -1 : piece.value * 10 + digit;
        }
        blank = false;
    }
    return pieces;
}

class DateReader {
  public:
    DateReader(std::string_view words, DayOrder order)
        : words_(words), order_(order), pieces_(pieces_of(words)) {}

    std::vector<WrittenDate> read() {
        std::vector<WrittenDate> found;
        for (std::size_t at = 0; at < pieces_.size();) {
            std::size_t end = at;
            std::string value = read_at(at, end);
            if (value.empty()) {
                ++at;
                continue;
            }
            const bool open = number(at, 1, 2) && number(at + 2, 1, 2) && !mark(at + 1, '.') &&
                              pieces_[at].value <= 12 && pieces_[at + 2].value <= 12;
            found.push_back({std::move(value), pieces_[at].begin, pieces_[end - 1].end, open});
            at = end;
        }
        return found;
    }

  private:
    bool number(std::size_t at, std::size_t least, std::size_t most) const {
        return at < pieces_.size() && pieces_[at].kind == PieceKind::number &&
               pieces_[at].digits >= least && pieces_[at].digits <= most;
    }
    bool mark(std::size_t at, char32_t wanted) const {
        return at < pieces_.size() && pieces_[at].kind == PieceKind::mark &&
               pieces_[at].mark == wanted;
    }
    bool any_mark(std::size_t at, std::u32string_view wanted) const {
        return at < pieces_.size() && pieces_[at].kind == PieceKind::mark &&
               wanted.find(pieces_[at].mark) != std::u32string_view::npos;
    }
    std::string_view cut(std::size_t first, std::size_t last) const {
        return words_.substr(pieces_[first].begin, pieces_[last].end - pieces_[first].begin);
    }
    std::string key(std::size_t at) const {
        return at < pieces_.size() && pieces_[at].kind == PieceKind::word
                   ? text::key_of(cut(at, at))
                   : std::string();
    }

    // The month named at `at`, in one word or two ("كانون الثاني", "تشرين1"). Returns: month 0
    // where none is.
    MonthName month(std::size_t at, std::size_t& end) const {
        constexpr std::size_t kLongestName = 40;  // bytes
        if (at >= pieces_.size() || pieces_[at].kind != PieceKind::word) return {};
        if (pieces_[at].end - pieces_[at].begin > kLongestName) return {};
        const std::string first = key(at);
        if (number(at + 1, 1, 1) && !pieces_[at + 1].after_blank) {
            const auto counted = months().find(first + std::to_string(pieces_[at + 1].value));
            if (counted != months().end()) {
                end = at + 2;
                return counted->second;
            }
        }
        if (at + 1 < pieces_.size() && pieces_[at + 1].kind == PieceKind::word &&
            pieces_[at + 1].end - pieces_[at].begin < kLongestName) {
            const auto both = months().find(first + " " + key(at + 1));
            if (both != months().end()) {
                end = at + 2;
                return both->second;
            }
        }
        const auto one = months().find(first);
        if (one == months().end()) return {};
        end = at + 1;
        if (mark(end, '.') && !pieces_[end].after_blank) ++end;
        return one->second;
    }

    // "of", "de", "d'", "st", "." between the parts of a date.
    std::size_t skip_joints(std::size_t at, std::u32string_view marks) const {
        constexpr std::size_t kMostJoints = 3;
        for (std::size_t skipped = 0; skipped < kMostJoints && at < pieces_.size(); ++skipped) {
            if (any_mark(at, marks)) {
                ++at;
                continue;
            }
            if (pieces_[at].kind != PieceKind::word || pieces_[at].end - pieces_[at].begin > 6)
                break;
            if (!joins_date(key(at))) break;
            ++at;
        }
        return at;
    }

    static std::string dated(int year, MonthName named, int day) {
        return named.jalali ? jalali(year, named.month, day) : written(year, named.month, day);
    }

    int full_year(std::size_t at) const {
        if (number(at, 4, 4)) return pieces_[at].value;
        return -1;
    }
    static int short_year(int value) {
        constexpr int kPivot = 70;
        return value + (value < kPivot ? 2000 : 1900);
    }

    std::string read_at(std::size_t at, std::size_t& end) const {
        if (number(at, 1, 4)) {
            if (at > 0 && !pieces_[at].after_blank && any_mark(at - 1, U"-/.:") && at > 1 &&
                pieces_[at - 2].kind == PieceKind::number && !pieces_[at - 1].after_blank)
                return {};  // the middle of a longer number
            std::string value = year_first(at, end);
            if (value.empty()) value = numeric(at, end);
            if (value.empty()) value = day_and_name(at, end);
            return value;
        }
        if (at < pieces_.size() && pieces_[at].kind == PieceKind::word) {
            if (!may_be_month(at)) return {};
            return name_and_day(at, end);
        }
        return {};
    }

    // A month stands before its day only where a number follows soon.
    bool may_be_month(std::size_t at) const {
        for (std::size_t i = at + 1; i < pieces_.size() && i < at + 3; ++i) {
            if (number(i, 1, 2)) return true;
        }
        return false;
    }

    // "2021-11-25", "2021/1/5", "2021 年 1 月 5 日", "2021.11.25.", "2021 november 25"
    std::string year_first(std::size_t at, std::size_t& end) const {
        const int year = full_year(at);
        // Years of the solar Hijra and of the lunar one overlap: in digits only those are read that
        // are too early to be lunar ones of the web.
        const bool solar = year >= 1370 && year <= 1412;
        if (!solar && (year < kFirstYear || year > kLastYear)) return {};
        if (any_mark(at + 1, U"-/.年년–") && number(at + 2, 1, 2) &&
            any_mark(at + 3, U"-/.月월–") && number(at + 4, 1, 2)) {
            end = at + 5;
            if (any_mark(end, U"日일")) ++end;
            std::string value = dated(year, {pieces_[at + 2].value, solar}, pieces_[at + 4].value);
            if (!value.empty() && !solar) {
                const std::string timed = iso_date(words_.substr(pieces_[at].begin, 40));
                if (timed.size() > value.size()) value = timed;
            }
            return value;
        }
        std::size_t after = at + 1;
        if (any_mark(after, U".,-")) ++after;
        if (const MonthName named = month(after, after); named.month != 0 && number(after, 1, 2)) {
            end = after + 1;
            return dated(year, named, pieces_[after].value);
        }
        return {};
    }

    // "25.11.2021", "11/25/2021", "28.01.22"
    std::string numeric(std::size_t at, std::size_t& end) const {
        if (!number(at, 1, 2) || !any_mark(at + 1, U"-/.–") || !number(at + 2, 1, 2) ||
            !any_mark(at + 3, U"-/.–"))
            return {};
        const char32_t separator = pieces_[at + 1].mark;
        if (pieces_[at + 3].mark != separator) return {};
        int year = full_year(at + 4);
        if (year < 0 && number(at + 4, 2, 2) && separator != '-' && !pieces_[at + 4].after_blank) {
            if (pieces_[at + 2].digits != 2) return {};  // "1.2.22" is a section
            year = short_year(pieces_[at + 4].value);
        }
        if (year < 0) return {};
        const bool longer = any_mark(at + 5, U"-/.") && number(at + 6, 1, 8) &&
                            !pieces_[at + 5].after_blank && !pieces_[at + 6].after_blank;
        if (longer) return {};
        int day = pieces_[at].value;
        int named = pieces_[at + 2].value;
        const bool month_first = order_ == DayOrder::month_first && separator != '.' && day <= 12;
        if (month_first || (named > 12 && day <= 12)) std::swap(day, named);
        end = at + 5;
        return written(year, named, day);
    }

    // "5. Juni 2015", "1er juin 2015", "15 августа 2016", "20 de mayo de 2019", "15-Jan-2016"
    std::string day_and_name(std::size_t at, std::size_t& end) const {
        if (!number(at, 1, 2)) return {};
        std::size_t after = skip_joints(at + 1, U".-/ºª,،'’–");
        const MonthName named = month(after, after);
        if (named.month == 0) return {};
        // "آب/أغسطس 2021" names it twice.
        if (any_mark(after, U"/(-")) {
            std::size_t again = after + 1;
            const bool word = again < pieces_.size() && pieces_[again].kind == PieceKind::word;
            const MonthName second = month(again, again);
            if (second.month == named.month) {
                after = any_mark(again, U")") ? again + 1 : again;
            } else if (second.month == 0 && word && any_mark(after, U"/")) {
                after = again + 1;  // misspelt, but there is no other word it could be
            }
        }
        after = skip_joints(after, U".-/,،'’–");
        int year = full_year(after);
        if (year < 0 && number(after, 2, 2) && after > 0 && any_mark(after - 1, U"-/'’"))
            year = short_year(pieces_[after].value);
        if (year < 0) return {};
        end = after + 1;
        return dated(year, named, pieces_[at].value);
    }

    // "January 13, 2020", "Sep 15 2020", "Jan. 3rd, 2020"
    std::string name_and_day(std::size_t at, std::size_t& end) const {
        std::size_t after = at;
        const MonthName named = month(at, after);
        if (named.month == 0) return {};
        if (any_mark(after, U"-/")) ++after;
        if (!number(after, 1, 2)) return {};
        const int day = pieces_[after].value;
        after = skip_joints(after + 1, U",.-/،");
        const int year = full_year(after);
        if (year < 0) return {};
        end = after + 1;
        return dated(year, named, day);
    }

    std::string_view words_;
    DayOrder order_;
    std::vector<Piece> pieces_;
};

// Seconds or milliseconds since 1970, as scripts write them.
std::string epoch_date(std::string_view value) {
    if (value.size() != 10 && value.size() != 13) return {};
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error != std::errc() || end != value.data() + value.size()) return {};
    if (value.size() == 13) seconds /= 1000;
    constexpr std::int64_t kDay = 86400;
    // Howard Hinnant's civil_from_days, for days since 1970-01-01.
    const std::int64_t shifted = seconds / kDay + 719468;
    const std::int64_t era = shifted / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const auto day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    const auto month =
        static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
    constexpr int kFirstWeb = 1995;
    return year < kFirstWeb ? std::string() : written(year, month, day);
}

}  // namespace

std::vector<WrittenDate> written_dates(std::string_view words, DayOrder order) {
    words = text::utf8_prefix(words, kLongestWords);
    bool any = false;
    for (std::size_t i = 0; i < words.size() && !any; ++i) {
        const char byte = words[i];
        const bool arabic = byte == '\xD9' || byte == '\xDB';  // lead bytes of its digits
        any = is_digit(byte) || arabic;
    }
    if (!any) return {};
    return DateReader(words, order).read();
}

std::string date_value(std::string_view value, DayOrder order) {
    while (!value.empty() && (value.front() == ' ' || value.front() == '"')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == ' ' || value.back() == '"')) value.remove_suffix(1);
    std::string iso = iso_date(value);
    if (!iso.empty()) return iso;
    iso = epoch_date(value);
    if (!iso.empty()) return iso;
    const std::vector<WrittenDate> dates = written_dates(value, order);
    return dates.empty() ? std::string() : dates.front().value;
}

std::string iso_date(std::string_view value) {
    while (!value.empty() && (value.front() == ' ' || value.front() == '"')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == ' ' || value.back() == '"')) value.remove_suffix(1);
    const int year = digits(value, 0, 4);
    if (year < 0) return {};
    if (value.size() == 8 || value.size() == 14) {
        std::string compact = written(year, digits(value, 4, 2), digits(value, 6, 2));
        if (!compact.empty()) return compact;
    }
    const char mark = value.size() > 4 ? value[4] : '\0';
    if (mark != '-' && mark != '/' && mark != '.') return {};
    const std::size_t month_size = digits(value, 5, 2) >= 0 ? 2 : 1;
    const int month = digits(value, 5, month_size);
    const std::size_t day_at = 5 + month_size + 1;
    if (day_at >= value.size() || value[day_at - 1] != mark) return {};
    const std::size_t day_size = digits(value, day_at, 2) >= 0 ? 2 : 1;
    std::string out = written(year, month, digits(value, day_at, day_size));
    if (out.empty()) return {};
    const std::string_view rest = value.substr(day_at + day_size);
    if (!rest.empty() && (rest.front() == 'T' || rest.front() == ' ') && digits(rest, 1, 2) >= 0 &&
        rest.size() >= 6 && rest[3] == ':' && digits(rest, 4, 2) >= 0) {
        std::string time(rest.substr(1));
        const auto end = time.find_first_not_of("0123456789:.+-Z");
        out.append("T").append(time.substr(0, end));
    }
    return out;
}

std::string date_in_url(std::string_view url) {
    constexpr std::size_t kLongestUrl = 2000;  // bytes
    url = url.substr(0, kLongestUrl);
    for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
        if (!is_digit(url[at]) || (at > 0 && is_digit(url[at - 1]))) continue;
        const bool opens = at > 0 && (url[at - 1] == '/' || url[at - 1] == '-' ||
                                      url[at - 1] == '_' || url[at - 1] == '=');
        const int year = digits(url, at, 4);
        if (year >= 1990 && year <= kLastYear) {
            const char mark = at + 4 < url.size() ? url[at + 4] : '\0';
            if (mark == '/' || mark == '-' || mark == '_') {
                const std::size_t month_size = digits(url, at + 5, 2) >= 0 ? 2 : 1;
                int month = digits(url, at + 5, month_size);
                std::size_t day_at = at + 5 + month_size + 1;
                if (month < 0) {  // "/2021/nov/25/"
                    const std::size_t close = url.find(mark, at + 5);
                    if (close == std::string_view::npos || close > at + 15) continue;
                    const auto name = months().find(url.substr(at + 5, close - at - 5));
                    if (name == months().end()) continue;
                    month = name->second.month;
                    day_at = close + 1;
                }
                if (day_at >= url.size() || url[day_at - 1] != mark) continue;
                const std::size_t day_size = digits(url, day_at, 2) >= 0 ? 2 : 1;
                const std::size_t end = day_at + day_size;
                if (end < url.size() && is_digit(url[end])) continue;
                std::string value = written(year, month, digits(url, day_at, day_size));
                if (!value.empty()) return value;
            } else if (opens && digits(url, at, 8) >= 0 &&
                       (at + 8 >= url.size() || !is_digit(url[at + 8]))) {
                std::string value = written(year, digits(url, at + 4, 2), digits(url, at + 6, 2));
                if (!value.empty()) return value;
            }
            continue;
        }
        // "25-11-2021": both parts of two digits, or it is a number of another kind.
        const bool backwards = opens && at + 10 <= url.size() && digits(url, at, 2) >= 0 &&
                               (url[at + 2] == '-' || url[at + 2] == '_') &&
                               url[at + 5] == url[at + 2] &&
                               (at + 10 == url.size() || !is_digit(url[at + 10]));
        if (!backwards || digits(url, at + 6, 4) < 1990) continue;
        std::string value =
            written(digits(url, at + 6, 4), digits(url, at + 3, 2), digits(url, at, 2));
        if (!value.empty()) return value;
    }
    return {};
}

bool goes_with_dates(std::string_view word) {
    constexpr std::size_t kLongestWord = 40;  // bytes
    if (word.size() > kLongestWord) return false;
    const std::string key = text::key_of(word);
    return companions().contains(key) || months().contains(key);
}

}  // namespace isnad::extract
