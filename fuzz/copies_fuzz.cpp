// libFuzzer: bytes that claim to be a segment of the index of copies.
//
// Holds: bytes are refused with a reason, or they open and can be asked, merged and opened again,
// and what was merged holds the same words.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "analysis/copies/index.h"
#include "analysis/copies/segment.h"
#include "analysis/copies/shelf.h"
#include "base/hash.h"

namespace {

using namespace isnad::analysis::copies;

constexpr std::size_t kChecksum = 24;  // where it stands, and where what it is of begins
constexpr std::size_t kChecked = 32;

void require(bool holds) {
    if (!holds) std::abort();
}

WordText words_of(std::string_view text) {
    return split_words(text, {{0, static_cast<std::uint32_t>(text.size())}});
}

std::string sealed(std::string_view text) {
    Index index;
    std::vector<Label> labels;
    for (std::uint64_t i = 0; i < 4; ++i) {
        const std::size_t from = i == 3 ? 0 : i * text.size() / 4;
        // Cutting may part a character; the words are of no matter here.
        std::string part(text.substr(from, text.size() / 3));
        std::erase_if(part, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        index.add(words_of(part), static_cast<std::uint32_t>(i % 2));
        labels.push_back({i * 3, static_cast<std::uint32_t>(i % 2), kNoDay});
    }
    return seal(index, labels);
}

void use(const std::string& bytes) {
    const auto segment = Segment::open(bytes);
    if (!segment) return require(!segment.error().message.empty());
    Shelf shelf({*segment});
    WordText words;
    for (std::uint32_t text = 0; text < segment->size(); ++text) {
        shelf.read(text, words);
        require(words.spans.size() == words.words.size());
        if (text < 4) static_cast<void>(shelf.find(words));
        for (const std::uint32_t equal : segment->equals_of(text)) require(equal < segment->size());
    }
    static_cast<void>(shelf.add(words_of("one two three four five six seven eight"), {1, 1, 0}));
    const std::string merged = shelf.merged({0});
    if (merged.empty()) return;
    const auto again = Segment::open(merged);
    require(again.has_value() && again->size() <= segment->size());
    for (std::uint32_t text = 0; text < again->size(); ++text) {
        const auto there = segment->find(again->label(text).id);
        if (again->size() == segment->size() && there == text)
            require(std::ranges::equal(again->kept(text).words, segment->kept(text).words));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 16) return 0;
    const std::string text(reinterpret_cast<const char*>(data), size);
    use(text);
    // A segment of some of the words, changed where the rest of the input says, its checksum put
    // right: or hardly any input would get past it.
    std::string bytes = sealed(text.substr(0, size / 2));
    for (std::size_t at = size / 2; at + 5 <= size; at += 5) {
        std::uint32_t place = 0;
        std::memcpy(&place, data + at, sizeof(place));
        bytes[kChecked + place % (bytes.size() - kChecked)] = static_cast<char>(data[at + 4]);
        if (at > size / 2 + 20) break;
    }
    const std::uint64_t checksum = isnad::base::fast_hash(std::string_view(bytes).substr(kChecked));
    std::memcpy(bytes.data() + kChecksum, &checksum, sizeof(checksum));
    use(bytes);
    return 0;
}
