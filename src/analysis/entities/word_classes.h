// Words in classes that were learned from running text without labels (tools/word_classes).
//
// Words that stand between the same neighbours fall into one class: months, verbs of saying, first
// names. Each word has a class in every grain, from coarse to fine.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace isnad::analysis::entities {

class WordClasses {
  public:
    static constexpr std::size_t kGrains = 3;
    using Grains = std::array<std::uint16_t, kGrains>;

    // Columns of `table`: a word in key form, its class in each grain (1..65535), parted by tabs;
    // lines that begin with '#' and lines that do not fit are passed over. An empty table gives no
    // word a class.
    explicit WordClasses(std::string_view table);

    bool empty() const { return entries_.empty(); }

    // Returns: the classes of the word, all 0 where it has none. `key`: hash of the key form.
    Grains find(std::uint64_t key) const;

  private:
    struct Entry {
        std::uint64_t key = 0;
        Grains grains{};
    };
    std::vector<Entry> entries_;  // a table of a power of two, walked from the key's place
};

// The hash under which words are kept. Requires: key form.
std::uint64_t hash_of_key(std::string_view key);

}  // namespace isnad::analysis::entities
