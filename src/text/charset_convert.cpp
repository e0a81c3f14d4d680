// Purpose: see charset_convert.h. Encodings of one byte a character go through a table, the others
// through ICU piece by piece, so that memory stays at a small multiple of the text.
#include "text/charset_convert.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char32_t kReplacementCodePoint = 0xFFFD;
constexpr int kMostLatin = 48;  // of 128: the letters of U+00C0 to U+00FF less their two signs

using Encodings = std::map<std::string, Encoding, std::less<>>;
using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

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

Converter open_converter(const Encoding& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(encoding.converter.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) converter.reset();
    return converter;
}

std::optional<HighHalf> read_high_half(const Encoding& encoding) {
    const Converter converter = open_converter(encoding);
    if (!converter || ucnv_getMaxCharSize(converter.get()) != 1) return std::nullopt;
    HighHalf half{};
    for (std::size_t i = 0; i < half.size(); ++i) {
        const char byte = static_cast<char>(i + 0x80);
        std::array<UChar, 4> target{};
        UErrorCode status = U_ZERO_ERROR;
        const int32_t length = ucnv_toUChars(
            converter.get(), target.data(), static_cast<int32_t>(target.size()), &byte, 1, &status);
        const bool defined = U_SUCCESS(status) && length == 1 && target[0] != kReplacementCodePoint;
        half[i] = defined ? target[0] : 0;
    }
    return half;
}

std::string convert_by_table(std::string_view bytes, const HighHalf& half) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte < 0x80) continue;
        text.append(bytes.substr(kept, at - kept));
        kept = at + 1;
        const char32_t c = half[byte - 0x80U];
        append_utf8(text, c == 0 ? kReplacementCodePoint : c);
    }
    text.append(bytes.substr(kept));
    return text;
}

std::string convert_by_icu(std::string_view bytes, const Converter& converter) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    std::array<UChar, 8192> buffer{};
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    icu::UnicodeString pending;  // a high surrogate may wait at the end of a piece for its other
    UErrorCode status = U_ZERO_ERROR;
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
        pending.toUTF8String(text);  // lone surrogates become U+FFFD
        pending = held;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

}  // namespace

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

std::optional<HighHalf> high_half(const Encoding& encoding) {
    static const auto known = [] {
        std::map<std::string, std::optional<HighHalf>, std::less<>> built;
        for (const auto& [label, listed] : labels()) {
            if (!built.contains(listed.converter)) {
                built.emplace(listed.converter, read_high_half(listed));
            }
        }
        return built;
    }();
    const auto found = known.find(encoding.converter);
    return found == known.end() ? std::nullopt : found->second;
}

bool is_latin(const Encoding& encoding) {
    const std::optional<HighHalf> half = high_half(encoding);
    if (!half) return false;
    return std::count_if(half->begin(), half->end(), [](char32_t c) {
               UErrorCode status = U_ZERO_ERROR;
               return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_LATIN;
           }) >= kMostLatin;
}

std::string convert_to_utf8(std::string_view bytes, const Encoding& encoding) {
    if (encoding.name == "utf-8") return repair_utf8(bytes).text;
    if (const std::optional<HighHalf> half = high_half(encoding)) {
        return convert_by_table(bytes, *half);
    }
    const Converter converter = open_converter(encoding);
    return converter ? convert_by_icu(bytes, converter) : repair_utf8(bytes).text;
}

std::uint32_t count_replacements(std::string_view text) {
    std::uint32_t count = 0;
    for (std::size_t at = text.find(kReplacement); at != std::string_view::npos;
         at = text.find(kReplacement, at + kReplacement.size())) {
        ++count;
    }
    return count;
}

std::uint32_t replace_controls(std::string& text) {
    const std::string_view all = text;
    const auto next_c1 = [&](std::size_t at) {
        for (at = all.find('\xC2', at); at != std::string_view::npos;
             at = all.find('\xC2', at + 2)) {
            if (static_cast<unsigned char>(all[at + 1]) < 0xA0) return at;
        }
        return all.size();
    };
    std::size_t nul = std::min(all.find('\0'), all.size());
    std::size_t c1 = next_c1(0);
    if (nul == all.size() && c1 == all.size()) return 0;
    std::string mended;
    std::uint32_t replaced = 0;
    std::size_t kept = 0;
    while (nul < all.size() || c1 < all.size()) {
        const std::size_t at = std::min(nul, c1);
        mended.append(all.substr(kept, at - kept)).append(kReplacement);
        kept = at + (at == nul ? 1 : 2);
        if (at == nul) {
            nul = std::min(all.find('\0', kept), all.size());
        } else {
            c1 = next_c1(kept);
        }
        ++replaced;
    }
    mended.append(all.substr(kept));
    text = std::move(mended);
    return replaced;
}

}  // namespace isnad::text
