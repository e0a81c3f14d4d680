// Texts of a stream, what they share, and what is known of it by now.
//
// Adding a text is cheap and says at once which earlier ones it may share words with (index.h).
// What it does share is worked out when asked, from the words of the two texts and from all that
// is known then: a line that has turned out to be page furniture takes its findings back.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/copies/align.h"
#include "analysis/copies/index.h"
#include "analysis/copies/reworded.h"
#include "analysis/copies/usage.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// What two texts share, or one (a == b) repeats.
struct Shared {
    std::uint32_t a = 0;  // the text that was added first
    std::uint32_t b = 0;
    std::vector<Path> paths;    // over the words of the readings
    std::vector<Block> blocks;  // where the words are the same, but not their order

    // Returns: all words that agree and follow each other, by (a, b).
    std::vector<Path> in_order() const;
};

// A text as it is compared: its words without page furniture.
struct Reading {
    WordText words;
    std::vector<bool> later;  // which words repeat earlier ones of the text; empty where none do
};

class Tracer {
  public:
    // Adds a text of an outlet ("" where it is not known). Returns: its number, counted from 0.
    std::uint32_t add(const WordText& text, std::string_view outlet);

    // A hint: so many times as many texts as there are now will be there in the end.
    void expect(double times) { index_.expect(times); }

    std::uint32_t size() const { return index_.texts().size(); }
    // The words of a text, page furniture and all.
    std::span<const Word> words(std::uint32_t text) const { return index_.texts().words(text); }
    // How all texts use words, to tell a source from its copy by.
    const Usage& usage() const { return usage_; }
    std::string_view outlet(std::uint32_t text) const { return outlet_names_[outlets_[text]]; }

    // Judges all that was found so far by what is known now, and calls `use` with each pair that
    // shares something, by (b, a); the readings are those of the two texts.
    using Use = std::function<void(const Shared&, const Reading& a, const Reading& b)>;
    void judge(unsigned threads, const Use& use) const;

    // Memory of the index and of what was found, in bytes.
    std::size_t bytes() const;

  private:
    class Judge;
    struct Pair {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        bool reworded = false;  // whether their words may agree without their order
    };

    Index index_;
    Usage usage_;
    std::vector<Pair> pairs_;    // candidates, by (b, a)
    std::vector<bool> repeats_;  // whether some of a text may stand in it twice
    std::vector<std::uint32_t> outlets_;
    std::vector<std::string> outlet_names_{""};
    std::unordered_map<std::string, std::uint32_t> outlet_numbers_{{"", 0}};
};

}  // namespace isnad::analysis::copies
