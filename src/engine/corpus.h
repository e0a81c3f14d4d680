// Copies within a corpus of JSON lines, without a store: what `isnad copies` works on.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace isnad::engine {

// A passage in two texts of the corpus; offsets are code points into each "text".
struct CorpusCopy {
    std::string a;
    std::string b;
    std::uint32_t a_begin = 0;
    std::uint32_t a_end = 0;
    std::uint32_t b_begin = 0;
    std::uint32_t b_end = 0;
    double similarity = 0;
    std::string source;  // id it was copied from, "" where the evidence does not say
};

// Reads lines {"id", "series", "date", "title", "text"}; "-" is stdin. A line that cannot be read
// is refused through `refused` ("path:line") and the rest goes on. Errors: unreadable.
base::Result<std::vector<CorpusCopy>> find_corpus_copies(
    const std::string& path, unsigned threads,
    const std::function<void(const base::Error&)>& refused);

}  // namespace isnad::engine
