// Weighs the evidence for an encoding, in the order that charset.h gives, and has it converted.
//
// The idea: bytes outrank declarations. A byte order mark, zero bytes in every second place, and
// UTF-8 beyond ASCII that holds together cannot be chance. A declaration is believed unless the
// bytes rule it out: "UTF-8" that breaks, a western default over what are plainly Arabic or
// Cyrillic letters (servers send iso-8859-1 for whatever they hold), one Arabic encoding where the
// letters fit another far better. Then the letters are looked at. Pages of two encodings are read
// part by part (charset_mixed), and text that was encoded twice is mended (charset_twice).
//
// What it does not do: guess where the bytes say too little; then it is what browsers fall back to.
#include "text/charset.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "text/charset_convert.h"
#include "text/charset_detect.h"
#include "text/charset_mixed.h"
#include "text/charset_twice.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

constexpr std::string_view kDefault = "windows-1252";  // what browsers fall back to
constexpr double kFarBetter = 0.7;  // log probability a byte by which letters outrank a declaration

// Mends what was encoded twice, takes controls out, counts what could not be read.
Decoded finished(std::string text, std::string encoding, std::string evidence,
                 std::uint32_t replaced) {
    const std::uint32_t runs = mend_text_encoded_twice(text);
    if (runs > 0) evidence += ", encoded twice in " + std::to_string(runs) + " runs";
    replaced += replace_controls(text);
    return {std::move(text), std::move(encoding), std::move(evidence), replaced};
}

Decoded from_utf8(std::string_view bytes, std::string_view evidence) {
    Repaired repaired = repair_utf8(bytes);
    const auto repairs = static_cast<std::uint32_t>(repaired.repairs.size());
    return finished(std::move(repaired.text), "utf-8", std::string(evidence), repairs);
}

Decoded convert(std::string_view bytes, const Encoding& encoding, std::string_view evidence) {
    if (encoding.name == "utf-8") return from_utf8(bytes, evidence);
    std::string text = convert_to_utf8(bytes, encoding);
    const std::uint32_t repairs = count_replacements(text);
    return finished(std::move(text), encoding.name, std::string(evidence), repairs);
}

// Returns: "utf-16le" or "utf-16be" where every second byte is the high half of a letter of ASCII,
// Hebrew, Arabic or Cyrillic (00, 04, 05, 06), bytes that no 8-bit text holds.
std::string_view utf16_without_mark(std::string_view bytes) {
    constexpr std::size_t kSample = 4096;
    const std::size_t pairs = std::min(bytes.size(), kSample) / 2;
    if (pairs < 2) return "";
    const auto is_high = [](char byte) { return byte == 0 || byte == 4 || byte == 5 || byte == 6; };
    std::array<std::size_t, 2> high{};
    for (std::size_t i = 0; i < pairs; ++i) {
        high[0] += is_high(bytes[2 * i]) ? 1 : 0;
        high[1] += is_high(bytes[2 * i + 1]) ? 1 : 0;
    }
    if (high[1] * 10 >= pairs * 8 && high[0] * 10 <= pairs * 2) return "utf-16le";
    if (high[0] * 10 >= pairs * 8 && high[1] * 10 <= pairs * 2) return "utf-16be";
    return "";
}

struct Utf8Shape {
    std::size_t letters = 0;  // well-formed sequences of more than one byte
    std::size_t broken = 0;   // ill-formed ones; one cut off at the very end does not count
};

Utf8Shape utf8_shape(std::string_view bytes) {
    Utf8Shape shape;
    const std::size_t tail = bytes.size() - std::min<std::size_t>(bytes.size(), 3);
    for (std::size_t cut = bytes.size(); cut > tail; --cut) {
        const auto byte = static_cast<unsigned char>(bytes[cut - 1]);
        if (byte < 0x80) break;
        if (byte >= 0xC0) {  // a lead byte within the last three: is its sequence whole?
            if (!is_valid_utf8(bytes.substr(cut - 1))) bytes = bytes.substr(0, cut - 1);
            break;
        }
    }
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const Utf8Piece piece = utf8_piece(bytes, at);
        ++(piece.well_formed ? shape.letters : shape.broken);
        at += piece.length;
    }
    return shape;
}

double fit_of(const CharsetGuess& guess, std::string_view encoding) {
    for (const auto& [name, fit] : guess.fits) {
        if (name == encoding) return fit;
    }
    return 0;  // it was not weighed
}

// Whether a declared encoding can be right for these bytes, which are no UTF-8.
bool can_be(const Encoding& encoding, std::string_view bytes, const CharsetGuess& guess) {
    if (encoding.name == "utf-8" || is_utf16(encoding)) return false;
    const bool guessed = guess.writing != Writing::none && guess.encoding != encoding.name;
    if (guessed && is_latin(encoding)) {
        const bool western = encoding.name == kDefault || encoding.name == "iso-8859-15";
        return guess.writing == Writing::western || (guess.writing == Writing::turkish && !western);
    }
    if (guessed && fit_of(guess, guess.encoding) - fit_of(guess, encoding.name) > kFarBetter) {
        return false;
    }
    // A wrong multi-byte or sparse encoding shows by what it cannot read.
    constexpr std::size_t kSample = 65536;
    const std::string_view sample = bytes.substr(0, kSample);
    std::string tried = convert_to_utf8(sample, encoding);
    const std::uint32_t unread = count_replacements(tried) + replace_controls(tried);
    std::size_t high = 0;
    for (const char byte : sample) high += static_cast<unsigned char>(byte) >= 0x80 ? 1 : 0;
    return is_latin(encoding) || std::size_t{unread} * 20 <= high + 19;
}

Decoded decode_undeclared(std::string_view bytes, const CharsetGuess& guess) {
    if (!guess.encoding.empty()) {
        if (const auto encoding = encoding_of(guess.encoding)) {
            return convert(bytes, {guess.encoding, encoding->converter}, "detected");
        }
    }
    const CharsetGuess icu_guess = guess_by_icu(bytes);
    const std::optional<Encoding> encoding = encoding_of(icu_guess.encoding);
    if (encoding && encoding->name != "utf-8" && !is_utf16(*encoding)) {
        return convert(bytes, *encoding, "detected");
    }
    return convert(bytes, *encoding_of(kDefault), "default");
}

Decoded from_mixed(Mixed& mixed) {
    std::string evidence = "mixed, " + std::to_string(mixed.parts) + " parts in " + mixed.encoding;
    std::string name = mixed.mostly_eight_bit ? mixed.encoding : "utf-8";
    const std::uint32_t repairs = count_replacements(mixed.text);
    return finished(std::move(mixed.text), std::move(name), std::move(evidence), repairs);
}

bool is_ascii(std::string_view bytes) {
    unsigned char all = 0;
    for (const char byte : bytes) all |= static_cast<unsigned char>(byte);
    return all < 0x80;
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view transport_charset,
               std::string_view meta_charset) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return from_utf8(bytes.substr(3), "bom");
    if (bytes.starts_with("\xFF\xFE"))
        return convert(bytes.substr(2), {"utf-16le", "utf-16le"}, "bom");
    if (bytes.starts_with("\xFE\xFF"))
        return convert(bytes.substr(2), {"utf-16be", "utf-16be"}, "bom");
    if (const std::string_view name = utf16_without_mark(bytes); !name.empty()) {
        return convert(bytes, {std::string(name), std::string(name)}, "detected");
    }

    const std::array<std::pair<std::optional<Encoding>, std::string_view>, 2> declared = {
        std::pair{encoding_of(transport_charset), std::string_view("transport")},
        std::pair{encoding_of(meta_charset), std::string_view("meta")}};
    if (is_valid_utf8(bytes)) {
        if (!is_ascii(bytes)) return finished(std::string(bytes), "utf-8", "valid utf-8", 0);
        for (const auto& [encoding, evidence] : declared) {
            if (!encoding) continue;
            // A page that says UTF-16 in ASCII letters is not (WHATWG HTML 13.2.3.2).
            if (is_utf16(*encoding)) return from_utf8(bytes, evidence);
            return convert(bytes, *encoding, evidence);
        }
        return from_utf8(bytes, "default");
    }

    std::vector<Encoding> said;
    for (const auto& [encoding, evidence] : declared) {
        if (encoding) said.push_back(*encoding);
    }
    if (std::optional<Mixed> mixed = decode_mixed(bytes, said)) return from_mixed(*mixed);
    const Utf8Shape shape = utf8_shape(bytes);
    if (shape.letters > 0 && shape.broken == 0) return from_utf8(bytes, "valid utf-8");
    // Damaged UTF-8 is UTF-8 still: 8-bit text has hardly a sequence that is right by chance.
    if (shape.letters >= 10 * shape.broken) {
        for (const auto& [encoding, evidence] : declared) {
            if (encoding && encoding->name == "utf-8") return from_utf8(bytes, evidence);
        }
        return from_utf8(bytes, "detected");
    }
    const CharsetGuess guess = guess_by_letters(bytes);
    for (const auto& [encoding, evidence] : declared) {
        if (encoding && can_be(*encoding, bytes, guess)) return convert(bytes, *encoding, evidence);
    }
    return decode_undeclared(bytes, guess);
}

}  // namespace isnad::text
