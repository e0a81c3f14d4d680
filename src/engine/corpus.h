// Copies within a corpus of JSON lines, without a store: what `isnad copies` works on.
//
// A stream: each line is read, put into words, added to the index and let go; what was found is
// judged at the end, when it is known what is page furniture. Texts of copies are read again then.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace isnad::engine {

// A passage in two texts of the corpus; offsets are code points into each "text".
struct CorpusCopy {
    std::string_view a;  // ids; until the next copy
    std::string_view b;
    std::uint32_t a_begin = 0;
    std::uint32_t a_end = 0;
    std::uint32_t b_begin = 0;
    std::uint32_t b_end = 0;
    double similarity = 0;
    std::string_view source;  // id it was copied from, "" where the evidence does not say
};

// What a run took.
struct CorpusTiming {
    std::size_t texts = 0;
    double seconds = 0;  // in all
    // Of one text from its line to its candidates: half and 99 of 100 took no longer, microseconds.
    double p50_us = 0;
    double p99_us = 0;
    std::size_t index_bytes = 0;
    std::vector<double> texts_per_second;  // by tenth of the corpus
};

// Reads lines {"id", "series", "date", "title", "text"}; "-" is stdin. A line that cannot be read
// is refused through `refused` ("path:line") and the rest goes on. `found` gets each copy, by the
// later text. Errors: unreadable.
base::Result<CorpusTiming> find_corpus_copies(
    const std::string& path, unsigned threads,
    const std::function<void(const base::Error&)>& refused,
    const std::function<void(const CorpusCopy&)>& found);

}  // namespace isnad::engine
