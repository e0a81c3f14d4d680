// Purpose: see shingles.h.
#include "analysis/copies/shingles.h"

#include <algorithm>
#include <bit>

namespace isnad::analysis::copies {

namespace {

struct Entry {
    std::uint64_t hash = 0;
    Posting place;
};

// One bit a shingle: set membership with a small chance of a false yes, which costs only time.
class BitTable {
  public:
    explicit BitTable(std::size_t expected)
        : bits_(std::bit_ceil(std::max<std::size_t>(expected, 64) * 8) / 64),
          mask_(bits_.size() * 64 - 1) {}

    bool set(std::uint64_t hash) {
        std::uint64_t& word = bits_[(hash & mask_) / 64];
        const std::uint64_t bit = std::uint64_t{1} << (hash & 63);
        const bool before = (word & bit) != 0;
        word |= bit;
        return before;
    }
    bool test(std::uint64_t hash) const {
        return (bits_[(hash & mask_) / 64] >> (hash & 63) & 1) != 0;
    }

  private:
    std::vector<std::uint64_t> bits_;
    std::uint64_t mask_;
};

// Calls `use(hash, position)` for each shingle that could tell something.
template <typename Use>
void for_each_shingle(const WordText& words, const Vocabulary& vocabulary, Use&& use) {
    for (std::uint32_t i = 0; i + kShingle <= words.size(); ++i) {
        std::uint64_t hash = 0;
        bool broken = false;
        bool varied = false;
        for (std::uint32_t k = i; k < i + kShingle; ++k) {
            broken = broken || words.ids[k] == kBreak;
            varied = varied || words.ids[k] != words.ids[i];
            hash = (std::rotl(hash, 21) ^ vocabulary.hashes[words.ids[k]]) * 0x9E3779B97F4A7C15ULL;
        }
        if (!broken && varied) use(hash ^ hash >> 29, i);
    }
}

}  // namespace

ShingleIndex::ShingleIndex(const std::vector<WordText>& texts, const std::vector<bool>& wanted,
                           const Vocabulary& vocabulary) {
    std::size_t total = 0;
    for (std::size_t t = 0; t < texts.size(); ++t)
        if (wanted[t]) total += texts[t].size();
    std::vector<Entry> entries;
    {
        BitTable once(total);
        BitTable again(total);
        std::size_t recurring = 0;
        for (std::size_t t = 0; t < texts.size(); ++t) {
            if (!wanted[t]) continue;
            for_each_shingle(texts[t], vocabulary, [&](std::uint64_t hash, std::uint32_t) {
                if (once.set(hash) && !again.set(hash)) ++recurring;
            });
        }
        entries.reserve(recurring * 3);
        for (std::uint32_t t = 0; t < texts.size(); ++t) {
            if (!wanted[t]) continue;
            for_each_shingle(texts[t], vocabulary, [&](std::uint64_t hash, std::uint32_t at) {
                if (again.test(hash)) entries.push_back({hash, {t, at}});
            });
        }
    }
    // Entries come by (text, position); a stable order within a hash keeps that.
    std::sort(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) {
        if (x.hash != y.hash) return x.hash < y.hash;
        if (x.place.text != y.place.text) return x.place.text < y.place.text;
        return x.place.position < y.place.position;
    });

    text_starts_.assign(texts.size() + 1, 0);
    group_starts_.push_back(0);
    for (std::size_t from = 0; from < entries.size();) {
        std::size_t to = from;
        std::uint32_t spread = 0;
        for (; to < entries.size() && entries[to].hash == entries[from].hash; ++to)
            if (to == from || entries[to].place.text != entries[to - 1].place.text) ++spread;
        if (to - from > 1) {
            for (std::size_t i = from; i < to; ++i) {
                postings_.push_back(entries[i].place);
                ++text_starts_[entries[i].place.text + 1];
            }
            group_starts_.push_back(static_cast<std::uint32_t>(postings_.size()));
            spread_.push_back(spread);
        }
        from = to;
    }
    for (std::size_t t = 0; t < texts.size(); ++t) text_starts_[t + 1] += text_starts_[t];
    recurrences_.resize(postings_.size());
    std::vector<std::size_t> next(text_starts_.begin(), text_starts_.end() - 1);
    for (std::uint32_t group = 0; group < spread_.size(); ++group)
        for (const Posting place : places(group))
            recurrences_[next[place.text]++] = {place.position, group};
    for (std::size_t t = 0; t < texts.size(); ++t)
        std::sort(recurrences_.begin() + static_cast<std::ptrdiff_t>(text_starts_[t]),
                  recurrences_.begin() + static_cast<std::ptrdiff_t>(text_starts_[t + 1]),
                  [](Recurrence x, Recurrence y) { return x.position < y.position; });
}

std::span<const Recurrence> ShingleIndex::recurrences(std::uint32_t text) const {
    return std::span(recurrences_)
        .subspan(text_starts_[text], text_starts_[text + 1] - text_starts_[text]);
}

std::span<const Posting> ShingleIndex::places(std::uint32_t group) const {
    return std::span(postings_).subspan(group_starts_[group],
                                        group_starts_[group + 1] - group_starts_[group]);
}

}  // namespace isnad::analysis::copies
