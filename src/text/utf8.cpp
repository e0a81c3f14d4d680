// UTF-8 by the table of well-formed byte sequences (Unicode 15, table 3-7).
//
// One table-free reader, `utf8_piece`, says for each position how many bytes belong together and
// whether they are well-formed; an ill-formed piece is as long as the WHATWG Encoding Standard
// (section 8.1) makes it, so every U+FFFD stands where a browser shows one. Eight ASCII bytes are
// passed in one step. Nothing here knows about letters, only about code points.
#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace isnad::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::uint32_t kStride = 64;

unsigned char byte_at(std::string_view bytes, std::size_t offset) {
    return static_cast<unsigned char>(bytes[offset]);
}

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

// Returns: the offset of the first byte from `offset` on that may not be ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t offset) {
    while (offset + 8 <= bytes.size()) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + offset, sizeof eight);
        if ((eight & 0x8080808080808080ULL) != 0) break;
        offset += 8;
    }
    while (offset < bytes.size() && byte_at(bytes, offset) < 0x80) ++offset;
    return offset;
}

}  // namespace

Utf8Piece utf8_piece(std::string_view bytes, std::size_t offset) {
    const unsigned char lead = byte_at(bytes, offset);
    if (lead < 0x80) return {1, true};
    std::size_t length = 0;
    unsigned char low = 0x80;  // bounds of the second byte
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return {1, false};
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (offset + i >= bytes.size()) return {i, false};
        const unsigned char next = byte_at(bytes, offset + i);
        if (next < low || next > high) return {i, false};
        low = 0x80;
        high = 0xBF;
    }
    return {length, true};
}

bool is_valid_utf8(std::string_view bytes) {
    std::size_t offset = skip_ascii(bytes, 0);
    while (offset < bytes.size()) {
        // Two bytes a letter: all of Arabic, Hebrew, Cyrillic, Greek and the Latin accents.
        while (offset + 1 < bytes.size() && byte_at(bytes, offset) >= 0xC2 &&
               byte_at(bytes, offset) <= 0xDF && is_continuation(byte_at(bytes, offset + 1))) {
            offset += 2;
        }
        if (offset == bytes.size()) return true;
        if (byte_at(bytes, offset) < 0x80) {
            // Mostly a blank between two words.
            ++offset;
            if (offset < bytes.size() && byte_at(bytes, offset) < 0x80) {
                offset = skip_ascii(bytes, offset);
            }
            continue;
        }
        const Utf8Piece piece = utf8_piece(bytes, offset);
        if (!piece.well_formed) return false;
        offset += piece.length;
    }
    return true;
}

Repaired repair_utf8(std::string_view bytes) {
    Repaired repaired;
    repaired.text.reserve(bytes.size());
    std::size_t kept = 0;  // everything before it is in `repaired` already
    for (std::size_t offset = skip_ascii(bytes, 0); offset < bytes.size();) {
        const Utf8Piece piece = utf8_piece(bytes, offset);
        if (!piece.well_formed) {
            repaired.text.append(bytes.substr(kept, offset - kept));
            repaired.repairs.push_back(static_cast<std::uint32_t>(repaired.text.size()));
            repaired.text.append(kReplacement);
            kept = offset + piece.length;
        }
        offset += piece.length;
        if (offset < bytes.size() && byte_at(bytes, offset) < 0x80) {
            offset = skip_ascii(bytes, offset);
        }
    }
    repaired.text.append(bytes.substr(kept));
    return repaired;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const unsigned char lead = byte_at(text, offset);
    if (lead < 0x80) {
        offset += 1;
        return lead;
    }
    const auto more = [&](std::size_t i) -> char32_t { return byte_at(text, offset + i) & 0x3FU; };
    char32_t code_point = 0;
    if (lead < 0xE0) {
        code_point = ((lead & 0x1FU) << 6U) | more(1);
        offset += 2;
    } else if (lead < 0xF0) {
        code_point = ((lead & 0x0FU) << 12U) | (more(1) << 6U) | more(2);
        offset += 3;
    } else {
        code_point = ((lead & 0x07U) << 18U) | (more(1) << 12U) | (more(2) << 6U) | more(3);
        offset += 4;
    }
    return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

std::string_view utf8_prefix(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return text.substr(0, bytes);
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return !is_continuation(static_cast<unsigned char>(byte));
    }));
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
    every_.reserve(text.size() / kStride + 1);
    std::uint32_t code_point = 0;
    for (std::size_t offset = 0; offset < text.size(); ++offset) {
        if (is_continuation(byte_at(text, offset))) continue;
        if (code_point % kStride == 0) every_.push_back(static_cast<std::uint32_t>(offset));
        ++code_point;
    }
}

std::uint32_t CodePointIndex::to_code_point(std::uint32_t byte_offset) const {
    const auto end = std::min<std::size_t>(byte_offset, text_.size());
    const auto after = std::upper_bound(every_.begin(), every_.end(), end);
    if (after == every_.begin()) return 0;
    const auto block = static_cast<std::uint32_t>(after - every_.begin()) - 1;
    const std::string_view rest = text_.substr(every_[block], end - every_[block]);
    return block * kStride + static_cast<std::uint32_t>(count_code_points(rest));
}

std::uint32_t CodePointIndex::to_byte(std::uint32_t code_point_offset) const {
    const std::uint32_t block = code_point_offset / kStride;
    if (block >= every_.size()) return static_cast<std::uint32_t>(text_.size());
    std::size_t offset = every_[block];
    for (std::uint32_t left = code_point_offset % kStride; left > 0 && offset < text_.size();
         --left) {
        next_code_point(text_, offset);
    }
    return static_cast<std::uint32_t>(offset);
}

}  // namespace isnad::text
