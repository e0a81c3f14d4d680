// Language by script first, then by CLD2, with the script as the fall-back.
//
// The idea: CLD2 needs about a line to be sure, while news blocks are often shorter. Two scripts
// tell nearly enough alone: Hebrew letters are Hebrew (or, where CLD2 is sure, Yiddish), and Arabic
// letters are Arabic unless CLD2 is sure of another language, or letters only Persian or Urdu write
// make up a fair share. In other scripts an unsure CLD2 means "".
//
// What it does not do: name every language of a mixed block; it names the one of most letters.
#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/letters.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

// More text than this does not change the answer.
constexpr std::size_t kFewestKnown = 3;  // function words that confirm a language
constexpr std::size_t kRunningText = 6;  // at least one word of so many is one
constexpr std::size_t kEnoughBytes = 65536;

struct Letters {
    std::uint32_t arabic = 0;
    std::uint32_t arabic_words = 0;
    std::uint32_t persian = 0;  // letters of Persian that Arabic lacks
    std::uint32_t urdu = 0;     // letters of Urdu that Persian lacks
    std::uint32_t hebrew = 0;
    std::uint32_t other = 0;
};

bool is_urdu_letter(char32_t c) {
    constexpr std::u32string_view kLetters = U"ٹڈڑںہھے";
    return kLetters.find(c) != std::u32string_view::npos;
}

// Letters Arabic lacks; ک and ی also slip into Arabic pages, hence the shares asked for below.
bool is_persian_letter(char32_t c) {
    constexpr std::u32string_view kLetters = U"پچژگکی";
    return kLetters.find(c) != std::u32string_view::npos;
}

Letters count_letters(std::string_view text) {
    Letters letters;
    bool in_arabic_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const LetterClass kind = class_of(c);
        if (kind == LetterClass::extender || kind == LetterClass::ignorable) continue;
        const bool is_letter = kind == LetterClass::letter || kind == LetterClass::ideograph;
        const bool arabic = is_letter && is_arabic_letter(c);
        if (arabic && !in_arabic_word) ++letters.arabic_words;
        in_arabic_word = arabic;
        if (!is_letter) continue;
        if (arabic) {
            ++letters.arabic;
            letters.urdu += is_urdu_letter(c) ? 1 : 0;
            letters.persian += is_persian_letter(c) ? 1 : 0;
        } else if ((c >= 0x05D0 && c <= 0x05F2) || (c >= 0xFB1D && c <= 0xFB4F)) {
            ++letters.hebrew;
        } else {
            ++letters.other;
        }
    }
    return letters;
}

// Returns: CLD2's code in ISO 639-1, "" where it names none.
std::string iso_code(CLD2::Language language) {
    if (language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE) return "";
    std::string code = CLD2::LanguageCode(language);
    if (code == "iw") return "he";
    if (code == "jw") return "jv";
    if (code == "zh-Hant") return "zh";
    if (code == "un" || code.starts_with("xx")) return "";
    return code;
}

struct Guess {
    std::string code;
    bool sure = false;
};

Guess ask_cld2(std::string_view text) {
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int text_bytes = 0;
    bool reliable = false;
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    const CLD2::Language language = CLD2::ExtDetectLanguageSummary(
        text.data(), static_cast<int>(text.size()), true, &hints, 0, languages.data(),
        percents.data(), scores.data(), nullptr, &text_bytes, &reliable);
    std::string code = iso_code(language);
    const bool sure = reliable && !code.empty();
    return {std::move(code), sure};
}

bool is_written_in_arabic_script(std::string_view code) {
    constexpr std::array<std::string_view, 8> kCodes = {"ar", "fa", "ur", "ps",
                                                        "sd", "ug", "ku", "ks"};
    return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

std::string language_of_arabic_script(const Letters& letters, const Guess& guess) {
    if (letters.arabic_words < 2) return "";
    const std::uint32_t foreign = letters.urdu + letters.persian;
    if (guess.sure && is_written_in_arabic_script(guess.code)) return guess.code;
    // One name with a Persian letter does not make an Arabic line Persian.
    if (foreign * 20 < letters.arabic) return "ar";
    if (letters.urdu * 20 >= letters.arabic) return "ur";
    return letters.persian * 12 >= letters.arabic ? "fa" : "ar";
}

// CLD2 wants valid UTF-8; the cut must fall between code points.
std::string_view enough_of(std::string_view text) {
    if (text.size() <= kEnoughBytes) return text;
    std::size_t end = kEnoughBytes;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

}  // namespace

std::string detect_language(std::string_view text) {
    const std::string_view sample = enough_of(text);
    const Letters letters = count_letters(sample);
    const std::uint32_t all = letters.arabic + letters.hebrew + letters.other;
    if (all < 2) return "";
    Guess guess = ask_cld2(sample);
    if (letters.arabic * 2 > all) return language_of_arabic_script(letters, guess);
    if (letters.hebrew * 2 > all) return guess.sure && guess.code == "yi" ? "yi" : "he";
    if (!guess.sure) return "";
    // A sure answer about the smaller part of a mixed text is no answer.
    if (is_right_to_left(guess.code)) return "";
    return guess.code;
}

bool reads_as(std::string_view text, std::string_view language) {
    const WrittenWords& list = written_stop_words(language);
    if (language.empty() || list.empty()) return false;
    std::size_t words = 0;
    std::size_t known = 0;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        if (end > start) {
            ++words;
            known += list.contains(text.substr(start, end - start)) ? 1 : 0;
        }
        start = end + 1;
    }
    return known >= kFewestKnown && known * kRunningText >= words;
}

bool is_right_to_left(std::string_view language) {
    constexpr std::array<std::string_view, 11> kCodes = {"ar", "he", "fa", "ur",  "ps", "yi",
                                                         "sd", "ug", "dv", "ckb", "syr"};
    return std::find(kCodes.begin(), kCodes.end(), language) != kCodes.end();
}

}  // namespace isnad::text
