// Weighs the evidence for an encoding, in the order that charset.h gives, and converts by ICU.
//
// The idea: bytes outrank declarations. A byte order mark, zero bytes in every second place, and
// UTF-8 beyond ASCII that holds together cannot be chance. A declaration is believed unless the
// bytes rule it out: "UTF-8" that breaks, or a western default over what are plainly Arabic or
// Cyrillic letters (servers send iso-8859-1 for whatever they hold). Then the letters are looked
// at.
//
// What it does not do: mend text that was decoded wrongly before it was saved (mojibake in UTF-8).
#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/charset_detect.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kDefault = "windows-1252";  // what browsers fall back to

struct Encoding {
    std::string name;       // IANA, lower case
    std::string converter;  // ICU's
};

using Encodings = std::map<std::string, Encoding, std::less<>>;

const Encodings& labels() {
    static const Encodings known = [] {
        Encodings built;
        for (const base::LexiconRow& row : base::lexicon_rows("charset_labels.tsv")) {
            ISNAD_ASSERT(row.size() == 3);
            built.emplace(row[0], Encoding{std::string(row[1]), std::string(row[2])});
        }
        return built;
    }();
    return known;
}

// Returns: what the label means, or nothing for "" and labels nobody knows.
std::optional<Encoding> encoding_of(std::string_view label) {
    std::string key;
    for (const char byte : label) {
        const bool edge = byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' ||
                          byte == '"' || byte == '\'' || byte == ';';
        if (!edge) key.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte);
    }
    const auto found = labels().find(key);
    if (found == labels().end()) return std::nullopt;
    return found->second;
}

bool is_utf16(const Encoding& encoding) {
    return encoding.name.starts_with("utf-16");
}

// Replaces NUL and the C1 controls by U+FFFD. Returns: how many.
std::uint32_t replace_controls(std::string& text) {
    const auto is_c1_at = [&](std::size_t at) {
        return text[at] == '\xC2' && at + 1 < text.size() &&
               static_cast<unsigned char>(text[at + 1]) < 0xA0;
    };
    std::string mended;
    std::uint32_t replaced = 0;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool nul = text[at] == '\0';
        if (!nul && !is_c1_at(at)) continue;
        mended.append(text, kept, at - kept).append(kReplacement);
        at += nul ? 0 : 1;
        kept = at + 1;
        ++replaced;
    }
    if (replaced == 0) return 0;
    mended.append(text, kept);
    text = std::move(mended);
    return replaced;
}

Decoded from_utf8(std::string_view bytes, std::string_view evidence) {
    Decoded decoded{"", "utf-8", std::string(evidence), 0};
    Repaired repaired = repair_utf8(bytes);
    decoded.text = std::move(repaired.text);
    decoded.repairs = static_cast<std::uint32_t>(repaired.repairs.size());
    decoded.repairs += replace_controls(decoded.text);
    return decoded;
}

std::uint32_t count_replacements(std::string_view text) {
    std::uint32_t count = 0;
    for (std::size_t at = text.find(kReplacement); at != std::string_view::npos;
         at = text.find(kReplacement, at + kReplacement.size())) {
        ++count;
    }
    return count;
}

// Converts piece by piece, so that memory stays at a small multiple of the text.
Decoded convert(std::string_view bytes, const Encoding& encoding, std::string_view evidence) {
    if (encoding.name == "utf-8") return from_utf8(bytes, evidence);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(encoding.converter.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) return from_utf8(bytes, evidence);
    Decoded decoded{"", encoding.name, std::string(evidence), 0};
    decoded.text.reserve(bytes.size() + bytes.size() / 2);
    std::array<UChar, 8192> buffer{};
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    icu::UnicodeString pending;  // a high surrogate may wait at the end of a piece for its other
    do {
        UChar* target = buffer.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, end,
                       nullptr, 1, &status);
        pending.append(buffer.data(), static_cast<int32_t>(target - buffer.data()));
        const bool more = status == U_BUFFER_OVERFLOW_ERROR;
        const bool waits = more && !pending.isEmpty() && U16_IS_LEAD(pending[pending.length() - 1]);
        icu::UnicodeString held;
        if (waits) {
            held.append(pending[pending.length() - 1]);
            pending.truncate(pending.length() - 1);
        }
        pending.toUTF8String(decoded.text);  // lone surrogates become U+FFFD
        pending = held;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (decoded.text.starts_with("\xEF\xBB\xBF")) decoded.text.erase(0, 3);
    decoded.repairs = count_replacements(decoded.text);
    decoded.repairs += replace_controls(decoded.text);
    return decoded;
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
    if (!is_valid_utf8(bytes)) shape.broken = repair_utf8(bytes).repairs.size();
    for (const char c : bytes) shape.letters += static_cast<unsigned char>(c) >= 0xC2 ? 1 : 0;
    shape.letters -= std::min(shape.letters, shape.broken);
    return shape;
}

// Whether a declared encoding can be right for these bytes, which are no UTF-8.
bool can_be(const Encoding& encoding, std::string_view bytes, const CharsetGuess& guess) {
    if (encoding.name == "utf-8" || is_utf16(encoding)) return false;
    if (encoding.name == kDefault) {
        return guess.writing == Writing::none || guess.writing == Writing::western;
    }
    // A wrong multi-byte or sparse encoding shows by what it cannot read.
    constexpr std::size_t kSample = 65536;
    const Decoded tried = convert(bytes.substr(0, kSample), encoding, "");
    std::size_t high = 0;
    for (const char byte : bytes.substr(0, kSample)) {
        high += static_cast<unsigned char>(byte) >= 0x80 ? 1 : 0;
    }
    return tried.repairs * 20 <= high + 19;
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
    const bool ascii = std::none_of(bytes.begin(), bytes.end(), [](char byte) {
        return static_cast<unsigned char>(byte) >= 128;
    });
    if (ascii) {
        for (const auto& [encoding, evidence] : declared) {
            if (!encoding) continue;
            // A page that says UTF-16 in ASCII letters is not (WHATWG HTML 13.2.3.2).
            if (is_utf16(*encoding)) return from_utf8(bytes, evidence);
            return convert(bytes, *encoding, evidence);
        }
        return from_utf8(bytes, "default");
    }

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
