// The key form: one spelling for what readers take as the same letters, with the way back.
//
// Folds hamza seats (أإآٱ to ا, ؤ to و, ئ to ي), alef maqsura to ya, ta marbuta to ha; drops
// tashkeel, tatweel, bidi and zero-width marks; Arabic-Indic and Persian digits to ASCII, ٫ to '.',
// ٬ to ','; Hebrew points go, geresh and gershayim become ' and "; Persian ک and ی, Urdu ہ and ھ to their Arabic forms; presentation forms and the rest by
// NFKC; case folded. Curly quotes, dashes and the Arabic comma keep their own characters.
//
// The key form is for finding and comparing. It is never shown: what is shown is cut from the
// original by the offsets that `origin` gives back.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::text {

struct KeyForm {
    std::string key;  // well-formed UTF-8
    std::vector<std::uint32_t>
        origin;  // for each byte of key, and one past: offset in the original
};

// Requires: `text` is well-formed UTF-8. Key bytes [i, j) on character boundaries came from the
// original bytes [origin[i], origin[j]) (what was dropped after a letter belongs to that letter).
KeyForm key_form(std::string_view text);

// Returns: the key alone, where the way back is not needed.
std::string key_of(std::string_view text);

// For each code point under U+3000: its key where that is one code point whatever stands beside it,
// kKeyDropped where it vanishes, kKeyByContext where only key_form can tell. For loops over letters
// that need no string.
enum : std::uint16_t { kKeyDropped = 0xFFFE, kKeyByContext = 0xFFFF };
constexpr char32_t kSimpleKeysEnd = 0x3000;
std::span<const std::uint16_t, kSimpleKeysEnd> simple_keys();

}  // namespace isnad::text
