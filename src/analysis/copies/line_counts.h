// How many texts of an outlet held a line so far: enough to know a slogan when it comes again.
#pragma once

#include <cstdint>
#include <vector>

namespace isnad::analysis::copies {

class LineCounts {
  public:
    LineCounts() : slots_(64) {}

    // Counts the line once more. Returns: how often it was counted before.
    std::uint32_t add(std::uint64_t pattern, std::uint32_t outlet) {
        if ((used_ + 1) * 4 > slots_.size() * 3) grow();
        Slot& slot = slot_of(hash_of(pattern, outlet));
        if (slot.count == 0) ++used_;
        return slot.count++;
    }
    std::uint32_t find(std::uint64_t pattern, std::uint32_t outlet) const {
        return slots_[place_of(hash_of(pattern, outlet))].count;
    }
    // Calls `use(hash, count)` with each line, in no order.
    template <typename Use>
    void for_each(Use&& use) const {
        for (const Slot& slot : slots_)
            if (slot.count != 0) use(slot.hash, slot.count);
    }
    // What a line of an outlet is counted under.
    static std::uint32_t hash_of(std::uint64_t pattern, std::uint32_t outlet) {
        return static_cast<std::uint32_t>(
            (pattern + outlet * 0xD1B54A32D192ED03ULL) * 0x9E3779B97F4A7C15ULL >> 32U);
    }
    std::size_t bytes() const { return slots_.capacity() * sizeof(Slot); }

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t count = 0;  // 0: free
    };
    // Returns: where the hash stands, or the free place where it would.
    std::size_t place_of(std::uint32_t hash) const {
        auto at = static_cast<std::size_t>(std::uint64_t{hash} * slots_.size() >> 32U);
        while (slots_[at].count != 0 && slots_[at].hash != hash)
            at = at + 1 == slots_.size() ? 0 : at + 1;
        return at;
    }
    // Returns: the slot that holds the hash, set to it where it is free.
    Slot& slot_of(std::uint32_t hash) {
        Slot& slot = slots_[place_of(hash)];
        slot.hash = hash;
        return slot;
    }
    void grow() {
        std::vector<Slot> before(slots_.size() + slots_.size() / 2);
        before.swap(slots_);
        for (const Slot& slot : before)
            if (slot.count != 0) slot_of(slot.hash).count = slot.count;
    }

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace isnad::analysis::copies
