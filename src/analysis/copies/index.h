// The index of a stream: add a text and learn at once which earlier ones it may share words with.
//
// Adding looks each of the text's keys (postings.h) up and puts it in, in one step; texts that hold
// several of them, near each other and in about the same order, are candidates. Which passages
// they share is for PassageFinder to say, from the words that the index keeps (texts.h); it can be
// asked again later, when more is known of what is page furniture.
// A line that an outlet has put on many texts before, amid other words, proposes nothing.
// It may stand on sealed segments (segment.h) of earlier texts, which are looked up as if it held
// them itself.
// Grows with the number of words and no faster; a phrase that everyone uses costs as much as any.
// Not thread-safe.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/copies/line_counts.h"
#include "analysis/copies/postings.h"
#include "analysis/copies/segment.h"
#include "analysis/copies/texts.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

class Index {
  public:
    // `sealed`: what it stands on, the oldest first; their texts have the first numbers. Lifetime:
    // the segments must outlive the index.
    explicit Index(std::vector<const Segment*> sealed = {});

    struct Added {
        std::uint32_t text = 0;                // its number, counted from 0
        std::optional<std::uint32_t> same_as;  // the first text of the same words
        bool repeats = false;                  // some of it may stand in it twice
        // Earlier texts, ascending; until the next add: those that hold some of its words in a row,
        // and those that hold many of its words near each other, in whatever order.
        std::span<const std::uint32_t> candidates;
        std::span<const std::uint32_t> reworded;
    };

    // `outlet` is any number that stands for one, 0 where it is not known. A text of the same words
    // as an earlier one is kept, but not looked up: what is true of that one is true of it.
    Added add(const WordText& text, std::uint32_t outlet);

    // The same of a text that stays outside: it gets no number.
    Added ask(const WordText& text, std::uint32_t outlet);

    // Returns: in how many texts the key stands, and over what time.
    Spread spread(std::uint32_t hash) const {
        Spread spread{.first = sealed_texts_ + kMostTexts};
        const auto widen = [&](std::uint32_t text) {
            spread.first = std::min(spread.first, text);
            spread.last = std::max(spread.last, text);
        };
        spread.texts =
            find_sealed(hash, [&](Posting posting, std::uint32_t) { widen(posting.text); });
        spread.texts += postings_.find(
            hash, [&](Posting posting, std::uint32_t) { widen(sealed_texts_ + posting.text); });
        return spread;
    }

    // A hint: so many times as many texts as there are now will be there in the end.
    void expect(double times) { postings_.expect(times); }

    // Which lines of the text many texts of its outlet hold; until the next call.
    const std::vector<bool>& common_lines(const WordText& text, std::uint32_t outlet) {
        find_skipped(text, outlet, Counting::ask);
        return skipped_;
    }

    // How many texts the segments hold; the next number is that of the first own text.
    std::uint32_t sealed_texts() const { return sealed_texts_; }

    // Of the own texts.
    const Texts& texts() const { return texts_; }
    const Postings& postings() const { return postings_; }
    const LineCounts& line_counts() const { return line_counts_; }
    // A text and the first text of the same words.
    using Equal = std::pair<std::uint32_t, std::uint32_t>;
    const std::vector<Equal>& equal() const { return equal_; }  // ascending
    std::size_t bytes() const;

  private:
    // A key that stands in another text too.
    struct Hit {
        std::uint32_t text = 0;
        std::uint32_t position = 0;  // here
        std::uint32_t shift = 0;     // how many buckets further it stands here, modulo kBuckets
        bool stock = false;          // of a key that many texts hold
    };

    using Hits = std::vector<Hit>;

    enum class Counting { add, ask };
    void find_skipped(const WordText& text, std::uint32_t outlet, Counting counting);
    template <typename Use>
    std::uint32_t find_sealed(std::uint32_t hash, Use&& use) const;
    template <typename LookUp>
    void find_passages(const WordText& text, LookUp&& own);
    template <typename LookUp>
    void find_reworded(const WordText& text, LookUp&& own);
    template <typename LookUp>
    void look_up(const WordText& text, Hits& hits, LookUp&& own);
    void keep_recurring(Hits& hits);
    template <typename Enough>
    void find_candidates(Hits& hits, std::vector<std::uint32_t>& out, Enough&& enough);

    std::vector<const Segment*> sealed_;
    std::uint32_t sealed_texts_ = 0;
    Texts texts_;
    Postings postings_;
    LineCounts line_counts_;
    std::unordered_map<std::uint64_t, std::uint32_t> first_of_content_;
    std::vector<Equal> equal_;

    // Of the text being added, or asked for.
    std::vector<Key> keys_;
    std::vector<bool> skipped_;  // by line
    Hits hits_;
    Hits loose_hits_;
    std::vector<std::uint8_t> hits_of_;  // by a hash of the text
    std::vector<std::uint32_t> candidates_;
    std::vector<std::uint32_t> reworded_;
};

// Calls `use(Posting, spread)` with what the segments hold of a key, by the numbers of this index.
template <typename Use>
std::uint32_t Index::find_sealed(std::uint32_t hash, Use&& use) const {
    std::uint32_t spread = 0;
    std::uint32_t before = 0;
    for (const Segment* segment : sealed_) {
        spread += segment->find_key(hash, [&](Posting posting, std::uint32_t here) {
            use(Posting{before + posting.text, posting.bucket}, here);
        });
        before += segment->size();
    }
    return spread;
}

}  // namespace isnad::analysis::copies
