// A sealed part of the index: the same tables as flat bytes, looked up where they lie.
//
// An index that only grows in memory is lost when the program ends. Sealed, it is one run of bytes
// that can be written down and opened again as fast as its checksum can be reckoned: keys sorted by
// hash under a directory, words and places of each text, counts of recurring lines, and for each
// text what its caller calls it. Opening holds every number in the bytes against the bounds that a
// later look relies on, so that damage is an error there and never a crash afterwards.
// What it does not do: change, or touch a disk.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analysis/copies/postings.h"
#include "analysis/copies/texts.h"
#include "base/result.h"

namespace isnad::analysis::copies {

class Index;

// What the caller calls a text.
struct Label {
    std::uint64_t id = 0;
    std::uint32_t outlet = 0;  // any number that stands for one, 0 where it is not known
    std::int32_t day = 0;      // as base::day_number counts; kNoDay where it is not known
};

constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

// Returns: the index's own texts as the bytes of a segment; the same index gives the same bytes.
// Requires: a label for each of them, ids distinct.
std::string seal(const Index& index, std::span<const Label> labels);

class Segment {
  public:
    // Lifetime: `bytes` must outlive the segment, begin on a boundary of eight, and stay as they
    // are. Errors: malformed (damaged or cut short), unsupported (of another version or machine).
    static base::Result<Segment> open(std::string_view bytes);

    std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()) - 1; }
    const Label& label(std::uint32_t text) const { return entries_[text].label; }
    std::optional<std::uint32_t> find(std::uint64_t id) const;
    KeptText kept(std::uint32_t text) const;
    // Returns: the first text of the same words, itself where it is the first.
    std::uint32_t first_of(std::uint32_t text) const;
    // Returns: the texts of the words of `first`, but for itself, ascending.
    std::span<const std::uint32_t> equals_of(std::uint32_t first) const;

    void prefetch(std::uint32_t hash) const { __builtin_prefetch(&directory_[hash >> shift_]); }
    // Calls `use(Posting, spread)` for what is kept of the key. Returns: how many texts hold it.
    template <typename Use>
    std::uint32_t find_key(std::uint32_t hash, Use&& use) const;
    // Returns: how many texts of the outlet hold the line; 0 for 1.
    std::uint32_t count_line(std::uint64_t pattern, std::uint32_t outlet) const;

    // The number under which the bytes may be kept: their checksum.
    std::uint64_t checksum() const { return checksum_; }

  private:
    friend class SegmentWriter;

    // Where a text begins in each list; one more entry says where the last ends.
    struct Entry {
        std::uint64_t words = 0;
        std::uint64_t places = 0;
        std::uint64_t lines = 0;
        Label label;
        std::uint32_t same_as = kNone;  // first text of the same words
        std::uint32_t unused = 0;
    };
    struct Part {
        std::uint64_t offset = 0;
        std::uint64_t count = 0;
    };
    enum PartName : std::size_t {
        kEntries,
        kById,   // texts in order of their ids
        kEqual,  // texts that are not the first of their words, by that first
        kWords,
        kPlaces,
        kLines,
        kDirectory,
        kHashes,
        kValues,
        kBlocks,
        kLineHashes,
        kLineCounts,
        kPartCount
    };
    struct Header {
        std::uint64_t magic = 0;
        std::uint32_t version = 0;
        std::uint32_t meaning = 0;   // of the numbers of words and keys
        std::uint64_t size = 0;      // of all bytes
        std::uint64_t checksum = 0;  // of all bytes behind it
        std::array<Part, kPartCount> parts;
    };

    static constexpr std::uint64_t kMagic = 0x0A676573'64616E73;  // "snadseg\n"
    static constexpr std::uint32_t kVersion = 1;
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    static constexpr std::uint32_t kBlock = 0x80000000;  // the value is a place in the blocks
    static constexpr std::uint32_t kFewestBits = 1;      // of the directory
    static constexpr std::uint32_t kMostBits = 28;

    // Returns: a number that changes when the words, keys or lines of a text would get other
    // numbers.
    static std::uint32_t meaning();
    bool is_sound() const;
    bool are_texts_sound() const;
    bool are_keys_sound() const;

    std::span<const Entry> entries_;
    std::span<const std::uint32_t> by_id_;
    std::span<const std::uint32_t> equal_;
    std::span<const Word> words_;
    std::span<const std::uint8_t> places_;
    std::span<const KeptLine> lines_;
    std::span<const std::uint32_t> directory_;
    std::span<const std::uint32_t> hashes_;
    std::span<const std::uint32_t> values_;
    std::span<const std::uint32_t> blocks_;
    std::span<const std::uint32_t> line_hashes_;
    std::span<const std::uint32_t> line_counts_;
    std::uint32_t shift_ = 0;  // of a hash to its place in the directory
    std::uint64_t checksum_ = 0;
};

template <typename Use>
std::uint32_t Segment::find_key(std::uint32_t hash, Use&& use) const {
    const std::uint32_t bucket = hash >> shift_;
    for (std::uint32_t at = directory_[bucket]; at < directory_[bucket + 1]; ++at) {
        if (hashes_[at] != hash) continue;
        const std::uint32_t value = values_[at];
        if ((value & kBlock) == 0) {
            use(Postings::unpacked(value), 1U);
            return 1;
        }
        const auto block = blocks_.subspan(value & ~kBlock);
        const std::uint32_t kept = std::min(block[0], Postings::kMostKept);
        for (std::uint32_t i = 0; i < kept; ++i) use(Postings::unpacked(block[1 + i]), block[0]);
        return block[0];
    }
    return 0;
}

}  // namespace isnad::analysis::copies
