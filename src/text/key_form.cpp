// The key form in one pass: a table for what news is written in, ICU for the rest.
//
// The idea: for almost every letter the key is one known code point, whatever stands beside it. A
// table (built once, from ICU's NFKC_Casefold and the Arabic folds below) holds that answer for
// every code point under U+3000. Only a letter that ICU expands, or a mark that may melt into the
// letter before it (e + U+0301), needs ICU at run time: then the *segment* from the letter to the
// next letter that nothing melts into is normalised as a whole, and all of its key points back to
// the segment's first byte.
//
// Two things keep the result stable under repetition and the time linear: code points that vanish
// (tashkeel, bidi marks, ignorables) are taken out before normalising, so that what then stands
// side by side has met; and no segment holds more than kLongestSegment code points, what is piled
// up beyond that on one letter is dropped (ICU sorts marks in quadratic time).
#include "text/key_form.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/result.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

constexpr int kLongestSegment = 30;  // as in UAX #15, Stream-Safe Text Format

const icu::Normalizer2& normalizer() {
    static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
        ISNAD_ASSERT(U_SUCCESS(status) && found != nullptr);
        return *found;
    }();
    return instance;
}

bool is_arabic_annotation(char32_t c) {
    return c == 0x0640 || (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) ||
           c == 0x0670 || (c >= 0x06D6 && c <= 0x06DC) || (c >= 0x06DF && c <= 0x06E4) ||
           c == 0x06E7 || c == 0x06E8 || (c >= 0x06EA && c <= 0x06ED) ||
           (c >= 0x08CA && c <= 0x08FF && c != 0x08E2);
}

// The same marks as presentation forms, alone or on a blank or tatweel.
bool is_presented_annotation(char32_t c) {
    return (c >= 0xFE70 && c <= 0xFE7F && c != 0xFE73) || (c >= 0xFC5E && c <= 0xFC63) ||
           (c >= 0xFCF2 && c <= 0xFCF4);
}

// Points and accents over and under Hebrew letters.
bool is_hebrew_point(char32_t c) {
    return (c >= 0x0591 && c <= 0x05BD) || c == 0x05BF || c == 0x05C1 || c == 0x05C2 ||
           c == 0x05C4 || c == 0x05C5 || c == 0x05C7;
}

bool vanishes(char32_t c) {
    return is_arabic_annotation(c) || is_hebrew_point(c) || is_presented_annotation(c) ||
           u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

// Letters that readers take as one, and digits of the two Arabic sets.
char32_t fold(char32_t c) {
    if (c >= 0x0660 && c <= 0x0669) return U'0' + (c - 0x0660);
    if (c >= 0x06F0 && c <= 0x06F9) return U'0' + (c - 0x06F0);
    switch (c) {
        case 0x0622:
        case 0x0623:
        case 0x0625:
        case 0x0671:
            return 0x0627;  // آ أ إ ٱ
        case 0x0624:
            return 0x0648;  // ؤ
        case 0x0626:
        case 0x0649:
        case 0x06CC:
            return 0x064A;  // ئ ى ی
        case 0x0629:
            return 0x0647;  // ة
        case 0x066B:
            return U'.';
        case 0x066C:
            return U',';
        case 0x06A9:
        case 0x06AA:
            return 0x0643;  // ک ڪ
        case 0x06BE:
        case 0x06C0:
        case 0x06C1:
        case 0x06C2:
        case 0x06C3:
        case 0x06D5:
            return 0x0647;  // ھ ۀ ہ ۂ ۃ ە
        case 0x06D3:
            return 0x06D2;
        case 0x05F3:
            return U'\'';  // geresh
        case 0x05F4:
            return U'"';  // gershayim
        default:
            return c;
    }
}

int utf8_length(char32_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

// For each code point under kSimpleKeysEnd its key code point, kKeyDropped or kKeyByContext.
using Table = std::array<std::uint16_t, kSimpleKeysEnd>;

const Table& table() {
    static const Table built = [] {
        Table entries{};
        for (char32_t c = 0; c < kSimpleKeysEnd; ++c) {
            entries[c] = kKeyByContext;
            if (vanishes(c)) {
                entries[c] = kKeyDropped;
                continue;
            }
            const auto unit = static_cast<UChar32>(c);
            if (normalizer().hasBoundaryBefore(unit) == 0) continue;
            UErrorCode status = U_ZERO_ERROR;
            const icu::UnicodeString out = normalizer().normalize(icu::UnicodeString(unit), status);
            if (U_FAILURE(status) || out.length() != 1) continue;
            const char32_t folded = fold(static_cast<char32_t>(out.charAt(0)));
            if (utf8_length(folded) <= utf8_length(c)) {
                entries[c] = static_cast<std::uint16_t>(folded);
            }
        }
        return entries;
    }();
    return built;
}

// Ideographs and Hangul syllables are their own key.
bool is_own_key(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

// Whether the code point stays in the segment that began before it.
bool joins_previous(char32_t c) {
    if (c < kSimpleKeysEnd && table()[c] != kKeyByContext) return table()[c] == kKeyDropped;
    if (is_own_key(c)) return false;
    return vanishes(c) || normalizer().hasBoundaryBefore(static_cast<UChar32>(c)) == 0;
}

// Writes the key of `text`, and where `kWithOrigin`, the way back.
template <bool kWithOrigin>
class Writer {
  public:
    explicit Writer(std::string_view text) : text_(text), table_(table()) {
        ISNAD_ASSERT(text.size() < UINT32_MAX);
        key_.resize(text.size());
        if constexpr (kWithOrigin) origin_.resize(text.size() + 1);
    }

    void run() {
        while (read_ < text_.size()) {
            const auto byte = static_cast<unsigned char>(text_[read_]);
            if (byte < 0x80) {
                const bool upper = byte >= 'A' && byte <= 'Z';
                place(static_cast<char>(upper ? byte + 0x20 : byte), read_);
                read_ += 1;
                continue;
            }
            std::size_t next = read_;
            const char32_t c = next_code_point(text_, next);
            const std::uint16_t entry = c < kSimpleKeysEnd ? table_[c]
                                        : is_own_key(c)    ? static_cast<std::uint16_t>(c)
                                                           : +kKeyByContext;
            if (entry == kKeyByContext) {
                slow_segment(c);
                continue;
            }
            if (entry != kKeyDropped) place_code_point(entry, read_);
            read_ = next;
        }
        key_.resize(written_);
        if constexpr (kWithOrigin) {
            origin_.resize(written_ + 1);
            origin_[written_] = static_cast<std::uint32_t>(text_.size());
        }
    }

    std::string take_key() { return std::move(key_); }
    std::vector<std::uint32_t> take_origin() { return std::move(origin_); }

  private:
    void place(char byte, std::size_t source) {
        key_[written_] = byte;
        if constexpr (kWithOrigin) origin_[written_] = static_cast<std::uint32_t>(source);
        ++written_;
    }

    void place_code_point(char32_t c, std::size_t source) {
        if (c < 0x80) {
            place(static_cast<char>(c), source);
        } else if (c < 0x800) {
            place(static_cast<char>(0xC0U | (c >> 6U)), source);
            place(static_cast<char>(0x80U | (c & 0x3FU)), source);
        } else if (c < 0x10000) {
            place(static_cast<char>(0xE0U | (c >> 12U)), source);
            place(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)), source);
            place(static_cast<char>(0x80U | (c & 0x3FU)), source);
        } else {
            place(static_cast<char>(0xF0U | (c >> 18U)), source);
            place(static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)), source);
            place(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)), source);
            place(static_cast<char>(0x80U | (c & 0x3FU)), source);
        }
    }

    // The code point `c` at read_ has no table answer: normalise its whole segment.
    void slow_segment(char32_t c) {
        if (vanishes(c)) {
            next_code_point(text_, read_);
            return;
        }
        std::size_t begin = read_;
        if (joins_previous(c) && written_ > 0) begin = take_back_last();
        segment_.remove();
        int held = 0;
        std::size_t at = begin;
        while (at < text_.size()) {
            std::size_t next = at;
            const char32_t member = next_code_point(text_, next);
            const bool joins = joins_previous(member);
            if (at > read_ && !joins) break;
            if (held < kLongestSegment && !vanishes(member)) {
                segment_.append(static_cast<UChar32>(member));
                ++held;
            }
            at = next;
        }
        read_ = at;
        place_normalized(begin);
    }

    // Takes the last key code point out again; returns where its letter begins in the text. Only
    // vanished code points stand between it and read_, so the walk back is paid for by them.
    std::size_t take_back_last() {
        do --written_;
        while ((static_cast<unsigned char>(key_[written_]) & 0xC0U) == 0x80U);
        std::size_t at = read_;
        for (;;) {
            do --at;
            while ((static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U);
            std::size_t next = at;
            if (!vanishes(next_code_point(text_, next)) || at == 0) return at;
        }
    }

    void place_normalized(std::size_t source) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::UnicodeString out = normalizer().normalize(segment_, status);
        ISNAD_ASSERT(U_SUCCESS(status));
        // Room for this segment and for everything unread, which never grows in the fast way.
        const std::size_t needed = written_ + 4 * kLongestSegment + (text_.size() - read_);
        if (key_.size() < needed) {
            key_.resize(std::max(needed, key_.size() + key_.size() / 2));
            if constexpr (kWithOrigin) origin_.resize(key_.size() + 1);
        }
        int held = 0;
        for (int32_t i = 0; i < out.length() && held < kLongestSegment; i = out.moveIndex32(i, 1)) {
            const auto c = static_cast<char32_t>(out.char32At(i));
            if (vanishes(c)) continue;
            place_code_point(fold(c), source);
            ++held;
        }
    }

    std::string_view text_;
    const Table& table_;
    std::string key_;
    std::vector<std::uint32_t> origin_;
    std::size_t read_ = 0;
    std::size_t written_ = 0;
    icu::UnicodeString segment_;
};

}  // namespace

KeyForm key_form(std::string_view text) {
    Writer<true> writer(text);
    writer.run();
    return {writer.take_key(), writer.take_origin()};
}

std::span<const std::uint16_t, kSimpleKeysEnd> simple_keys() {
    return table();
}

std::string key_of(std::string_view text) {
    Writer<false> writer(text);
    writer.run();
    return writer.take_key();
}

}  // namespace isnad::text
