// Which texts hold a sequence of four words: the table that proposes what to compare.
//
// A text is stood for by some of its shingles (four words in a row): of each two neighbouring ones
// by that with the smaller hash (winnowing, Schleimer, Wilkerson and Aiken, 2003), so that any run
// of five words that two texts share gives them a key in common. Most
// shingles of news stand in one text alone, so a slot holds one posting in place; a shingle that
// recurs gets a small block that keeps its earliest and its newest texts and counts the rest, so
// that a phrase that everyone uses costs no more than a rare one. Growth is by one of 256 small
// tables at a time; adding never copies the whole. What it does not do: hold the words themselves,
// or judge.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

constexpr std::uint32_t kShingle = 4;  // words

// A shingle that stands for its text.
struct Key {
    std::uint32_t hash = 0;
    std::uint32_t position = 0;  // of its first word
};

// Whether a text is stood for by winnowed keys, or by all its shingles: among few texts that costs
// little, and not even a shingle that stands alone is missed.
enum class Keys { winnowed, all };

// Fills `keys` with those of a text, by position. A shingle with something left out, or of one word
// over and over, is none.
void choose_keys(std::span<const Word> words, Keys which, std::vector<Key>& keys);

// A text that holds a key, and roughly where.
struct Posting {
    std::uint32_t text = 0;
    std::uint32_t bucket = 0;  // position / kBucketWords, modulo kBuckets
};

// How far a key has spread.
struct Spread {
    std::uint32_t texts = 0;  // that hold it
    std::uint32_t first = 0;  // the earliest and the latest of them, where there is one
    std::uint32_t last = 0;
};

constexpr std::uint32_t kBucketWords = 8;
constexpr std::uint32_t kBuckets = 256;
constexpr std::uint32_t kMostTexts = 1U << 23U;

class Postings {
  public:
    // Most postings kept of one key: half of them the earliest, half the newest.
    static constexpr std::uint32_t kMostKept = 16;

    Postings();

    // Brings the memory behind a key near; for all keys of a text before they are looked up.
    void prefetch(std::uint32_t hash) const {
        const Table& table = tables_[hash >> kTableShift];
        if (!table.empty()) __builtin_prefetch(&table[home(hash, table.size())], 1);
    }

    // Calls `use(Posting, spread)` for what is kept of the key, the spread being how many texts
    // held it before, and adds the text to it.
    // Requires: texts come in ascending order, below kMostTexts.
    template <typename Use>
    void add(Key key, std::uint32_t text, Use&& use);

    // Calls `use(Posting, spread)` for what is kept of the key. Returns: how many texts hold it.
    template <typename Use>
    std::uint32_t find(std::uint32_t hash, Use&& use) const;

    // Calls `use(hash, spread, kept)` with each key and its postings as they are packed, the keys
    // in no order.
    template <typename Use>
    void for_each(Use&& use) const;

    // A posting in 31 bits.
    static std::uint32_t packed(std::uint32_t text, std::uint32_t position) {
        return text << 8U | (position / kBucketWords) % kBuckets;
    }
    static Posting unpacked(std::uint32_t value) { return {value >> 8U, value & 0xFFU}; }

    // Makes room, once, for so many times the keys held now: growing bit by bit costs more.
    void expect(double times);

    std::size_t bytes() const;

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t value = kEmpty;  // a posting, or kBlock with a class and an index
    };
    using Table = std::vector<Slot>;

    static constexpr std::uint32_t kEmpty = 0xFFFFFFFF;
    static constexpr std::uint32_t kBlock = 0x80000000;
    static constexpr std::uint32_t kClassShift = 29;
    static constexpr std::uint32_t kIndexMask = (1U << kClassShift) - 1;
    static constexpr int kTableShift = 24;
    static constexpr std::uint32_t kSmallest = 2;  // postings of a block of class 0; then doubled

    // A slot's first place: the order of hashes, so that a table may be read in that order.
    static std::size_t home(std::uint32_t hash, std::size_t size) {
        return static_cast<std::size_t>(std::uint64_t{hash & 0xFFFFFFU} * size >> kTableShift);
    }
    static std::uint32_t room_of(std::uint32_t block_class) { return kSmallest << block_class; }

    Slot& slot_of(std::uint32_t hash);
    const Slot* find_slot(std::uint32_t hash) const;
    static void resize(Table& table, std::size_t slots);
    std::uint32_t new_block(std::uint32_t block_class);
    void add_to_block(Slot& slot, std::uint32_t value);
    const std::uint32_t* block(std::uint32_t value) const {
        const std::uint32_t kind = value >> kClassShift & 3U;
        return &blocks_[kind][std::size_t{value & kIndexMask} * (room_of(kind) + 1)];
    }
    std::uint32_t newest(const std::uint32_t* block, std::uint32_t room) const;

    std::array<Table, 256> tables_;
    std::array<std::uint32_t, 256> used_{};
    // By class: blocks of a count and room for so many postings.
    std::array<std::vector<std::uint32_t>, 4> blocks_;
    std::array<std::vector<std::uint32_t>, 4> free_;
};

template <typename Use>
void Postings::add(Key key, std::uint32_t text, Use&& use) {
    Slot& slot = slot_of(key.hash);
    const std::uint32_t value = packed(text, key.position);
    if (slot.value == kEmpty) {
        slot = {key.hash, value};
        return;
    }
    if ((slot.value & kBlock) == 0) {
        const Posting before = unpacked(slot.value);
        use(before, 1U);
        if (before.text == text) return;

        const std::uint32_t first = slot.value;
        const std::uint32_t index = new_block(0);
        std::uint32_t* place = &blocks_[0][std::size_t{index} * (kSmallest + 1)];
        place[0] = 2;
        place[1] = first;
        place[2] = value;
        slot.value = kBlock | index;
        return;
    }
    const std::uint32_t room = room_of(slot.value >> kClassShift & 3U);
    const std::uint32_t* held = block(slot.value);
    const std::uint32_t count = held[0];
    for (std::uint32_t i = 0; i < std::min(count, room); ++i) use(unpacked(held[1 + i]), count);
    if (unpacked(newest(held, room)).text != text) add_to_block(slot, value);
}

template <typename Use>
std::uint32_t Postings::find(std::uint32_t hash, Use&& use) const {
    const Slot* slot = find_slot(hash);
    if (slot == nullptr) return 0;
    if ((slot->value & kBlock) == 0) {
        use(unpacked(slot->value), 1U);
        return 1;
    }
    const std::uint32_t room = room_of(slot->value >> kClassShift & 3U);
    const std::uint32_t* held = block(slot->value);
    for (std::uint32_t i = 0; i < std::min(held[0], room); ++i) use(unpacked(held[1 + i]), held[0]);
    return held[0];
}

template <typename Use>
void Postings::for_each(Use&& use) const {
    for (const Table& table : tables_) {
        for (const Slot& slot : table) {
            if (slot.value == kEmpty) continue;
            if ((slot.value & kBlock) == 0) {
                use(slot.hash, 1U, std::span(&slot.value, 1));
                continue;
            }
            const std::uint32_t room = room_of(slot.value >> kClassShift & 3U);
            const std::uint32_t* held = block(slot.value);
            use(slot.hash, held[0], std::span(held + 1, std::min(held[0], room)));
        }
    }
}

}  // namespace isnad::analysis::copies
