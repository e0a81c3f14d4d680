// Purpose: see texts.h.
#include "analysis/copies/texts.h"

namespace isnad::analysis::copies {

namespace {

// A place is one byte: the gap before the word, 1 to 3, and its length, up to 63. Anything else is
// kEscape and two numbers of seven bits a byte, the gap folded to stay positive (ﷺ is two words in
// one place).
constexpr std::uint8_t kEscape = 0xFF;
constexpr std::uint32_t kLongest = 62;
constexpr std::int64_t kWidest = 4;
constexpr std::size_t kLongestNumber = 5;  // bytes before the last; no place takes more

void put_number(std::uint64_t number, std::vector<std::uint8_t>& out) {
    for (; number >= 0x80; number >>= 7U) out.push_back(static_cast<std::uint8_t>(number | 0x80U));
    out.push_back(static_cast<std::uint8_t>(number));
}

std::uint64_t get_number(const std::uint8_t*& at) {
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
        const std::uint8_t byte = *at++;
        number |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) return number;
    }
}

}  // namespace

std::uint32_t Texts::add(const WordText& text) {
    place_bytes_.clear();
    std::int64_t before = -1;  // so that a word at the very start has a gap of one
    for (const model::Span span : text.spans) {
        const std::int64_t gap = span.start - before;
        const std::uint32_t length = span.end - span.start;
        if (gap >= 1 && gap <= kWidest && length <= kLongest) {
            place_bytes_.push_back(
                static_cast<std::uint8_t>(static_cast<std::uint32_t>(gap - 1) << 6U | length));
        } else {
            place_bytes_.push_back(kEscape);
            put_number(gap < 0 ? static_cast<std::uint64_t>(-gap) * 2 - 1
                               : static_cast<std::uint64_t>(gap) * 2,
                       place_bytes_);
            put_number(length, place_bytes_);
        }
        before = span.end;
    }
    kept_lines_.clear();
    for (const Line& line : text.lines)
        kept_lines_.push_back({static_cast<std::uint32_t>(line.pattern),
                               static_cast<std::uint32_t>(line.pattern >> 32U), line.size()});
    kept_.push_back({words_.add(text.words), lines_.add(kept_lines_),
                     places_.add(std::span<const std::uint8_t>(place_bytes_))});
    return size() - 1;
}

bool is_whole(const KeptText& kept) {
    const auto past_number = [&](std::size_t at) {
        std::size_t end = at;
        while (end < kept.places.size() && end < at + kLongestNumber && kept.places[end] >= 0x80)
            ++end;
        return end < kept.places.size() && kept.places[end] < 0x80 ? end + 1
                                                                   : kept.places.size() + 1;
    };
    std::size_t at = 0;
    for (std::size_t i = 0; i < kept.words.size(); ++i) {
        if (at >= kept.places.size()) return false;
        at = kept.places[at] == kEscape ? past_number(past_number(at + 1)) : at + 1;
    }
    if (at != kept.places.size()) return false;
    std::size_t words = 0;
    for (const KeptLine& line : kept.lines) {
        if (line.words == 0) return false;
        words += line.words;
    }
    return words == kept.words.size();
}

void read(const KeptText& kept, WordText& out) {
    out.clear();
    out.words.assign(kept.words.begin(), kept.words.end());
    out.spans.reserve(kept.words.size());
    const std::uint8_t* at = kept.places.data();
    std::int64_t before = -1;
    for (std::size_t i = 0; i < kept.words.size(); ++i) {
        std::int64_t gap = 0;
        std::uint64_t length = 0;
        if (*at == kEscape) {
            ++at;
            const std::uint64_t folded = get_number(at);
            gap = (folded & 1U) != 0 ? -static_cast<std::int64_t>(folded / 2 + 1)
                                     : static_cast<std::int64_t>(folded / 2);
            length = get_number(at);
        } else {
            gap = (*at >> 6U) + 1;
            length = *at & 0x3FU;
            ++at;
        }
        const auto start = static_cast<std::uint32_t>(before + gap);
        out.spans.push_back({start, start + static_cast<std::uint32_t>(length)});
        before = out.spans.back().end;
    }
    std::uint32_t first = 0;
    for (const KeptLine& line : kept.lines) {
        out.lines.push_back({.first = first, .end = first + line.words, .pattern = line.pattern()});
        first += line.words;
    }
}

std::size_t Texts::bytes() const {
    return kept_.capacity() * sizeof(KeptText) + words_.bytes() + lines_.bytes() + places_.bytes();
}

}  // namespace isnad::analysis::copies
