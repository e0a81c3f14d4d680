// The texts of a stream on a shelf: sealed segments, and one index that is still being written.
//
// Every text has the id that its caller gave it. Adding one under an id that is there already
// replaces it; what is replaced, removed or older than a day is no longer found, but stays where it
// is until its segment is merged with others. A segment is merged with those of about its size, so
// that each text is written down again a logarithmic number of times and a question goes to a
// logarithmic number of segments.
// What it does not do: know where the bytes of its segments come from (a disk, mostly).
// Not thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/copies/align.h"
#include "analysis/copies/index.h"
#include "analysis/copies/reworded.h"
#include "analysis/copies/segment.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// What a text of the shelf shares with the one asked for.
struct Holding {
    std::uint32_t text = 0;     // its number on the shelf
    std::vector<Path> paths;    // side a: the words asked for, side b: those of the text
    std::vector<Block> blocks;  // likewise, where the words are the same but not their order
};

class Shelf {
  public:
    // `sealed`: the segments, the oldest first. Lifetime: that of the segments' bytes.
    explicit Shelf(const std::vector<Segment>& sealed = {});

    // Adds a text under its id. Returns: whether it shares a passage with another one, of those
    // that can still be found.
    bool add(const WordText& text, const Label& label);

    // The text of an id is no longer found.
    void remove(std::uint64_t id);
    // The same where it stands in one segment alone.
    void remove_from(std::size_t segment, std::uint64_t id);
    // Texts of earlier days are no longer found; those of unknown day are.
    void expire_before(std::int32_t day) { first_day_ = day; }

    // Returns: the texts that share a passage with these words, by number. From kFewWords words on
    // passages are aligned (passages.h) or the same in another order (reworded.h); fewer, and up to
    // kLongestPhrase where nothing is found so, are looked for word for word (phrase.h). Passages
    // that very many texts hold are found in the earliest and the newest of a segment. `apart`: an
    // id that is not asked.
    std::vector<Holding> find(const WordText& words, std::optional<std::uint64_t> apart = {});

    // A number counts the texts of all segments, then those added since.
    std::uint32_t size() const { return index_->sealed_texts() + index_->texts().size(); }
    bool is_found(std::uint32_t text) const;
    std::uint32_t count_found() const;
    const Label& label(std::uint32_t text) const;
    void read(std::uint32_t text, WordText& out) const { copies::read(kept(text), out); }
    // Returns: the number of the text that is found under an id.
    std::optional<std::uint32_t> number_of(std::uint64_t id) const;

    // How many texts were added since the last seal.
    std::uint32_t added() const { return index_->texts().size(); }
    // Returns: what is found of the texts added, as the bytes of a segment; "" where nothing is.
    std::string sealed() const;
    // Puts the segment opened over those bytes in the place of the texts added.
    void put_sealed(std::optional<Segment> segment);

    std::size_t segments() const { return segments_.size(); }
    const Segment& segment(std::size_t number) const { return *segments_[number]; }
    // Which segments should be merged next, ascending; empty where none should.
    std::vector<std::size_t> to_merge() const;
    // Returns: what is found in those segments, as the bytes of one; "" where nothing is.
    std::string merged(const std::vector<std::size_t>& segments) const;
    // Puts the segment opened over those bytes in their place. Requires: added() == 0.
    void put_merged(const std::vector<std::size_t>& parts, std::optional<Segment> segment);

    // Of segments of about one size (by powers of this number) so many are merged.
    static constexpr std::size_t kMergeAt = 8;
    // Texts of a segment beyond which it is merged no more.
    static constexpr std::uint32_t kMostMerged = 1U << 20U;

  private:
    struct Place {
        std::size_t segment = 0;  // segments_.size(): the index
        std::uint32_t text = 0;   // its number there
    };
    Place place_of(std::uint32_t number) const;
    KeptText kept(std::uint32_t number) const;
    std::vector<std::uint32_t> all_near(const Index::Added& near) const;
    void stand_on(std::vector<std::unique_ptr<Segment>> segments, std::vector<bool> gone);
    std::string seal_found(const std::vector<std::uint32_t>& texts) const;
    bool shares(const WordText& text, std::uint32_t number, const Index::Added& near);
    std::vector<Holding> find_passages(const WordText& words, std::optional<std::uint64_t> apart);
    std::vector<Holding> find_phrase(const WordText& words, std::optional<std::uint64_t> apart);

    std::vector<std::unique_ptr<Segment>> segments_;
    std::vector<std::uint32_t> starts_;  // number of the first text of each segment, then the index
    std::unique_ptr<Index> index_;
    std::vector<Label> labels_;                                       // of the texts of the index
    std::unordered_map<std::uint64_t, std::uint32_t> number_of_own_;  // the newest there of an id
    std::vector<bool> gone_;                                          // by number
    std::int32_t first_day_ = kNoDay;
};

}  // namespace isnad::analysis::copies
