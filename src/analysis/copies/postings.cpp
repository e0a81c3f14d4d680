// Purpose: see postings.h.
#include "analysis/copies/postings.h"

#include <algorithm>
#include <utility>

namespace isnad::analysis::copies {

namespace {

constexpr std::size_t kFirstSlots = 16;
// A table grows when four slots in five are used, by this much: less room lies idle than by
// doubling.
constexpr double kGrowth = 1.3;

// A multiplier for each place, so that order counts.
std::uint32_t shingle_hash(const Word* words) {
    constexpr std::uint64_t kMix[kShingle] = {0x9E3779B97F4A7C15ULL, 0xC2B2AE3D27D4EB4FULL,
                                              0x165667B19E3779F9ULL, 0xD6E8FEB86659FD93ULL};
    std::uint64_t hash = 0;
    for (std::uint32_t k = 0; k < kShingle; ++k) hash += words[k] * kMix[k];
    hash = (hash ^ hash >> 32U) * kMix[0];
    return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

void choose_keys(std::span<const Word> words, Keys which, std::vector<Key>& keys) {
    keys.clear();
    Key before;             // the last shingle that tells something
    bool any = false;       // whether there was one
    bool kept = false;      // whether it is a key
    std::size_t whole = 0;  // words since something was left out
    std::size_t equal = 0;  // words in a row that are one word
    for (std::size_t i = 0; i < words.size(); ++i) {
        whole = words[i] == kBreak ? 0 : whole + 1;
        equal = i > 0 && words[i] == words[i - 1] ? equal + 1 : 1;
        if (whole < kShingle || equal >= kShingle) continue;
        const std::size_t first = i + 1 - kShingle;
        const Key key{shingle_hash(&words[first]), static_cast<std::uint32_t>(first)};
        if (which == Keys::all) {
            keys.push_back(key);
            continue;
        }
        // Of two neighbours the smaller; of equal ones the later.
        const bool keep_before = any && before.hash < key.hash;
        if (keep_before && !kept) keys.push_back(before);
        kept = any && !keep_before;
        if (kept) keys.push_back(key);
        before = key;
        any = true;
    }
    if (any && keys.empty()) keys.push_back(before);
}

Postings::Postings() {
    for (Table& table : tables_) table.resize(kFirstSlots);
}

Postings::Slot& Postings::slot_of(std::uint32_t hash) {
    const std::size_t number = hash >> kTableShift;
    Table& table = tables_[number];
    for (std::size_t at = home(hash, table.size());; at = at + 1 == table.size() ? 0 : at + 1) {
        Slot& slot = table[at];
        if (slot.value != kEmpty && slot.hash == hash) return slot;
        if (slot.value != kEmpty) continue;
        if (std::size_t{used_[number]} * 5 >= table.size() * 4) {
            resize(table,
                   static_cast<std::size_t>(static_cast<double>(table.size()) * kGrowth) + 1);
            return slot_of(hash);
        }
        ++used_[number];
        return slot;
    }
}

const Postings::Slot* Postings::find_slot(std::uint32_t hash) const {
    const Table& table = tables_[hash >> kTableShift];
    for (std::size_t at = home(hash, table.size());; at = at + 1 == table.size() ? 0 : at + 1) {
        const Slot& slot = table[at];
        if (slot.value == kEmpty) return nullptr;
        if (slot.hash == hash) return &slot;
    }
}

void Postings::resize(Table& table, std::size_t slots) {
    Table larger(slots);
    for (const Slot& slot : table) {
        if (slot.value == kEmpty) continue;
        std::size_t at = home(slot.hash, larger.size());
        while (larger[at].value != kEmpty) at = at + 1 == larger.size() ? 0 : at + 1;
        larger[at] = slot;
    }
    table = std::move(larger);
}

void Postings::expect(double times) {
    constexpr double kUsed = 0.8;  // of the slots, if as many come as are expected
    for (std::size_t number = 0; number < tables_.size(); ++number) {
        const auto slots = static_cast<std::size_t>(used_[number] * times / kUsed);
        if (slots > tables_[number].size()) resize(tables_[number], slots);
    }
}

std::uint32_t Postings::new_block(std::uint32_t block_class) {
    if (!free_[block_class].empty()) {
        const std::uint32_t index = free_[block_class].back();
        free_[block_class].pop_back();
        return index;
    }
    std::vector<std::uint32_t>& blocks = blocks_[block_class];
    const std::size_t stride = room_of(block_class) + 1;
    const auto index = static_cast<std::uint32_t>(blocks.size() / stride);
    blocks.resize(blocks.size() + stride);
    return index;
}

// The first half of a full block keeps the earliest, the second goes round.
std::uint32_t Postings::newest(const std::uint32_t* block, std::uint32_t room) const {
    const std::uint32_t count = block[0];
    if (count <= room) return block[count];
    const std::uint32_t half = room / 2;
    return block[1 + half + (count - 1 - half) % half];
}

void Postings::add_to_block(Slot& slot, std::uint32_t value) {
    const std::uint32_t kind = slot.value >> kClassShift & 3U;
    const std::uint32_t room = room_of(kind);
    const std::uint32_t index = slot.value & kIndexMask;
    std::uint32_t* held = &blocks_[kind][std::size_t{index} * (room + 1)];
    const std::uint32_t count = held[0];
    if (count < room) {
        held[++held[0]] = value;
    } else if (room == kMostKept) {
        const std::uint32_t half = room / 2;
        held[1 + half + (count - half) % half] = value;
        ++held[0];
    } else {
        const std::uint32_t wider = new_block(kind + 1);
        held = &blocks_[kind][std::size_t{index} * (room + 1)];
        std::uint32_t* place = &blocks_[kind + 1][std::size_t{wider} * (2 * room + 1)];
        std::copy(held, held + room + 1, place);
        place[++place[0]] = value;
        free_[kind].push_back(index);
        slot.value = kBlock | (kind + 1) << kClassShift | wider;
    }
}

std::size_t Postings::bytes() const {
    std::size_t total = 0;
    for (const Table& table : tables_) total += table.capacity() * sizeof(Slot);
    for (std::size_t kind = 0; kind < blocks_.size(); ++kind)
        total += (blocks_[kind].capacity() + free_[kind].capacity()) * sizeof(std::uint32_t);
    return total;
}

}  // namespace isnad::analysis::copies
