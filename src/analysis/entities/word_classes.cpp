// Purpose: see word_classes.h.
#include "analysis/entities/word_classes.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "base/hash.h"
#include "base/lexicon.h"

namespace isnad::analysis::entities {
namespace {

bool read_grains(const base::LexiconRow& row, WordClasses::Grains& grains) {
    if (row.size() != WordClasses::kGrains + 1 || row[0].empty()) return false;
    for (std::size_t i = 0; i < grains.size(); ++i) {
        const std::string_view text = row[i + 1];
        const auto read = std::from_chars(text.data(), text.data() + text.size(), grains[i]);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return false;
    }
    return true;
}

}  // namespace

std::uint64_t hash_of_key(std::string_view key) {
    return base::fast_hash(key) | 1;  // 0 is no word's
}

WordClasses::WordClasses(std::string_view table) {
    std::vector<Entry> list;
    for (const std::string_view line : base::split(table, '\n')) {
        if (line.starts_with("#")) continue;
        const base::LexiconRow row = base::split(line, '\t');
        Entry entry;
        if (!read_grains(row, entry.grains)) continue;
        entry.key = hash_of_key(row[0]);
        list.push_back(entry);
    }
    if (list.empty()) return;
    entries_.resize(std::bit_ceil(list.size() * 2));
    for (const Entry& entry : list) {
        std::size_t place = entry.key & (entries_.size() - 1);
        while (entries_[place].key != 0 && entries_[place].key != entry.key)
            place = (place + 1) & (entries_.size() - 1);
        entries_[place] = entry;
    }
}

WordClasses::Grains WordClasses::find(std::uint64_t key) const {
    if (entries_.empty()) return {};
    for (std::size_t place = key & (entries_.size() - 1); entries_[place].key != 0;
         place = (place + 1) & (entries_.size() - 1)) {
        if (entries_[place].key == key) return entries_[place].grains;
    }
    return {};
}

}  // namespace isnad::analysis::entities
