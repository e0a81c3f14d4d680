// Classes of code points from ICU's general categories, in a table for the scripts of news.
//
// The idea: Unicode's categories fit, save for four things a reader sees otherwise: tatweel (a
// letter by category) only stretches the letter before it; ideographs stand for words; bidi and
// zero-width marks are invisible whatever their category; Unicode's line separators end lines.
// What belongs together into one word is not said here but in tokens.cpp.
#include "text/letters.h"

#include <unicode/uchar.h>

#include <array>

namespace isnad::text {
namespace {

constexpr char32_t kTableEnd = 0x3000;

bool is_ideograph(char32_t c) {
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

LetterClass class_from_icu(char32_t c) {
    if ((c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029) {
        return LetterClass::line_end;
    }
    const auto unit = static_cast<UChar32>(c);
    if (c == 0x0640) return LetterClass::extender;
    if (u_hasBinaryProperty(unit, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) {
        return LetterClass::ignorable;
    }
    switch (u_charType(unit)) {
        case U_UPPERCASE_LETTER:
        case U_LOWERCASE_LETTER:
        case U_TITLECASE_LETTER:
        case U_MODIFIER_LETTER:
        case U_OTHER_LETTER:
        case U_LETTER_NUMBER:
        case U_OTHER_NUMBER:
            return is_ideograph(c) ? LetterClass::ideograph : LetterClass::letter;
        case U_DECIMAL_DIGIT_NUMBER:
            return LetterClass::digit;
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_COMBINING_SPACING_MARK:
            return LetterClass::extender;
        case U_SPACE_SEPARATOR:
        case U_CONTROL_CHAR:
            return LetterClass::blank;
        case U_FORMAT_CHAR:
            return LetterClass::ignorable;
        default:
            return LetterClass::other;
    }
}

enum class Mark : std::uint8_t { none, sentence_end, comma };

Mark mark_from_icu(char32_t c) {
    const auto unit = static_cast<UChar32>(c);
    if (c == 0x2026 || u_hasBinaryProperty(unit, UCHAR_S_TERM) != 0) return Mark::sentence_end;
    const bool colon = c == U':' || c == 0xFF1A || c == 0xFE55 || (c >= 0x0703 && c <= 0x0709);
    if (!colon && u_hasBinaryProperty(unit, UCHAR_TERMINAL_PUNCTUATION) != 0) return Mark::comma;
    return Mark::none;
}

Mark mark_of(char32_t c) {
    static const auto marks = [] {
        std::array<Mark, kTableEnd> built{};
        for (char32_t at = 0; at < kTableEnd; ++at) built[at] = mark_from_icu(at);
        return built;
    }();
    if (c < kTableEnd) return marks[c];
    // The marks beyond the table: CJK, its small and wide forms.
    const bool may_be = (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE10 && c <= 0xFE6F) ||
                        (c >= 0xFF00 && c <= 0xFF65);
    return may_be ? mark_from_icu(c) : Mark::none;
}

}  // namespace

bool is_sentence_end(char32_t code_point) {
    return mark_of(code_point) == Mark::sentence_end;
}

bool is_comma(char32_t code_point) {
    return mark_of(code_point) == Mark::comma;
}

LetterClass class_of(char32_t code_point) {
    static const auto classes = [] {
        std::array<LetterClass, kTableEnd> built{};
        for (char32_t c = 0; c < kTableEnd; ++c) built[c] = class_from_icu(c);
        return built;
    }();
    return code_point < kTableEnd ? classes[code_point] : class_from_icu(code_point);
}

bool is_arabic_letter(char32_t c) {
    const bool in_block = (c >= 0x0620 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) ||
                          (c >= 0x08A0 && c <= 0x08C9) || (c >= 0xFB50 && c <= 0xFDFB) ||
                          (c >= 0xFE80 && c <= 0xFEFC);
    return in_block && class_of(c) == LetterClass::letter;
}

bool is_small_letter(char32_t c) {
    if (c < 0x80) return c >= U'a' && c <= U'z';
    return u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_great_letter(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z';
    return u_isupper(static_cast<UChar32>(c)) != 0;
}

std::size_t step_back(std::string_view text, std::size_t offset) {
    do --offset;
    while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U);
    return offset;
}

}  // namespace isnad::text
