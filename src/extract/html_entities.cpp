// Purpose: see html_entities.h.
//
// The idea: one reader for a reference at an ampersand, which says what it stands for, how long it
// is and whether it is closed; two users. Decoding believes it wherever HTML does. Mending works on
// text in which a plain "&" is text already, so it wants evidence: the reference is closed and
// touches a word ("l&#039;eau", "&#1575;&#1604;"), or it is a bare name that HTML knows and that
// nothing follows which could belong to it.
//
// What it does not do: references in the middle of a surrogate pair, and anything inside tags.
#include "extract/html_entities.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kLongestName = 31;
constexpr std::size_t kMostDigits = 9;
constexpr char32_t kReplacement = 0xFFFD;

struct Named {
    std::string_view name;
    std::string text;
    bool bare = false;
};

const std::vector<Named>& names() {
    static const auto built = [] {
        std::vector<Named> all;
        for (const base::LexiconRow& row : base::lexicon_rows("html_entities.tsv")) {
            ISNAD_ASSERT(row.size() == 3);
            Named named{row[0], "", row[2] == "bare"};
            for (const std::string_view point : base::split(row[1], ' ')) {
                ISNAD_ASSERT(point.starts_with("U+"));
                text::append_utf8(named.text, static_cast<char32_t>(std::stoul(
                                                  std::string(point.substr(2)), nullptr, 16)));
            }
            all.push_back(std::move(named));
        }
        std::ranges::sort(all, {}, &Named::name);
        return all;
    }();
    return built;
}

const Named* find_name(std::string_view name) {
    const auto at = std::ranges::lower_bound(names(), name, {}, &Named::name);
    return at != names().end() && at->name == name ? &*at : nullptr;
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}
bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
bool is_alphanumeric(char byte) {
    return is_letter(byte) || is_digit(byte);
}
bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

int hex_value(char byte) {
    if (is_digit(byte)) return byte - '0';
    if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
    return -1;
}

struct Reference {
    std::size_t length = 0;  // with the ampersand; 0 where there is none
    std::string text;
    std::string_view name;  // "" for numbers
    bool closed = false;
};

Reference read_number(std::string_view text) {
    std::size_t at = 2;
    const bool hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
    if (hex) ++at;
    const std::size_t first = at;
    char32_t number = 0;
    while (at < text.size()) {
        const int value = hex_value(text[at]);
        if (value < 0 || (!hex && value > 9)) break;
        if (at - first > kMostDigits) return {};
        number =
            std::min<char32_t>(number * (hex ? 16 : 10) + static_cast<char32_t>(value), 0x110000);
        ++at;
    }
    if (at == first) return {};
    Reference reference{.length = at};
    reference.closed = at < text.size() && text[at] == ';';
    reference.length += reference.closed ? 1 : 0;
    text::append_utf8(reference.text, code_point_of_number(number));
    return reference;
}

// Reads the reference at text[0], an ampersand. The longest name that HTML knows wins.
Reference read_reference(std::string_view text) {
    if (text.size() < 3) return {};
    if (text[1] == '#') return read_number(text);
    std::size_t end = 1;
    while (end < text.size() && end <= kLongestName + 1 && is_alphanumeric(text[end])) ++end;
    if (end < text.size() && text[end] == ';') {
        if (const Named* named = find_name(text.substr(1, end - 1))) {
            return {end + 1, named->text, named->name, true};
        }
    }
    constexpr std::size_t kLongestBare = 6;
    for (std::size_t size = std::min(end - 1, kLongestBare); size >= 2; --size) {
        const Named* named = find_name(text.substr(1, size));
        if (named && named->bare) return {size + 1, named->text, named->name, false};
    }
    return {};
}

// Marks that stand between blanks in running text.
bool stands_alone(const Reference& reference) {
    constexpr std::array<std::string_view, 8> kMarks = {"amp",  "nbsp",   "ndash", "mdash",
                                                        "bull", "middot", "copy",  "hellip"};
    return std::ranges::find(kMarks, reference.name) != kMarks.end();
}

enum class Place { touching, alone, other };

Place place_of(std::string_view text, std::size_t begin, std::size_t end) {
    const auto is_word = [](char byte) {
        return is_alphanumeric(byte) || static_cast<unsigned char>(byte) >= 0x80;
    };
    const bool blank_before = begin == 0 || is_blank(text[begin - 1]);
    const bool blank_after = end == text.size() || is_blank(text[end]);
    if (!blank_before && is_word(text[begin - 1])) return Place::touching;
    if (!blank_after && is_word(text[end])) return Place::touching;
    if (!blank_after && text[end] == '&' && read_reference(text.substr(end)).closed) {
        return Place::touching;
    }
    if (!blank_before && text[begin - 1] == ';') return Place::touching;
    return blank_before && blank_after ? Place::alone : Place::other;
}

// Whether a reference left in a text is one. `begin` and `end` are its place in the text.
bool may_mend(const Reference& reference, std::string_view text, std::size_t begin,
              Setting setting) {
    const std::size_t end = begin + reference.length;
    if (reference.name == "lt" || reference.name == "gt" || reference.name == "LT" ||
        reference.name == "GT") {
        return false;
    }
    if (reference.text.size() > reference.length) return false;
    if (!reference.closed) {
        if (reference.name.empty() || setting == Setting::attribute)
            return false;  // the parser reads those; "&#5" may be text
        const char next = end < text.size() ? text[end] : ' ';
        return !is_alphanumeric(next) && next != '=' && next != ';';
    }
    const Place place = place_of(text, begin, end);
    return place == Place::touching ||
           (place == Place::alone && setting != Setting::about_html && stands_alone(reference));
}

}  // namespace

char32_t code_point_of_number(char32_t number) {
    // WHATWG HTML 13.2.5.80, the table of the numeric character reference end state.
    constexpr std::array<char32_t, 32> kControls = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (number >= 0x80 && number < 0xA0) number = kControls[number - 0x80];
    const bool control =
        number < 0x20 && number != '\t' && number != '\n' && number != '\r' && number != '\f';
    const bool left = number >= 0x7F && number < 0xA0;
    const bool surrogate = number >= 0xD800 && number <= 0xDFFF;
    return control || left || surrogate || number > 0x10FFFF ? kReplacement : number;
}

std::string decode_references(std::string_view text) {
    std::string out;
    std::size_t kept = 0;
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
        const Reference reference = read_reference(text.substr(at, kLongestName + 4));
        if (reference.length == 0) {
            ++at;
            continue;
        }
        out.append(text.substr(kept, at - kept)).append(reference.text);
        at += reference.length;
        kept = at;
    }
    out.append(text.substr(kept));
    return out;
}

std::size_t mend_references(std::span<char> text, Setting setting) {
    // Decisions look at the text as it was before and, behind `read`, as it still is.
    const std::string_view all(text.data(), text.size());
    std::size_t at = all.find('&');
    if (at == std::string_view::npos) return text.size();
    std::string out;
    std::size_t kept = 0;
    for (; at != std::string_view::npos; at = all.find('&', at)) {
        const Reference reference = read_reference(all.substr(at, kLongestName + 4));
        if (reference.length == 0 || !may_mend(reference, all, at, setting)) {
            ++at;
            continue;
        }
        out.append(all.substr(kept, at - kept)).append(reference.text);
        at += reference.length;
        kept = at;
    }
    if (kept == 0) return text.size();
    out.append(all.substr(kept));
    ISNAD_ASSERT(out.size() <= text.size());
    std::memcpy(text.data(), out.data(), out.size());
    return out.size();
}

bool has_reference_alone(std::string_view text) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos;
         at = text.find('&', at + 1)) {
        const Reference reference = read_reference(text.substr(at, kLongestName + 4));
        if (reference.closed && stands_alone(reference) &&
            place_of(text, at, at + reference.length) == Place::alone) {
            return true;
        }
    }
    return false;
}

bool talks_of_html(std::string_view text) {
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        at = text.find_first_of("hH", at);
        if (at == std::string_view::npos || at + 4 > text.size()) return false;
        const auto is = [&](std::size_t i, char small) {
            return text[at + i] == small || text[at + i] == small - 0x20;
        };
        const bool free = at == 0 || !is_alphanumeric(text[at - 1]);
        const bool dotted = at > 0 && (text[at - 1] == '.' || text[at - 1] == '/');  // "page.html"
        if (free && !dotted && is(1, 't') && is(2, 'm') && is(3, 'l')) return true;
    }
    return false;
}

}  // namespace isnad::extract
