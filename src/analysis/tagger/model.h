// A learned model: what each feature says for each label, in bytes that are used as they lie.
//
// Layout, little-endian: the header; the steps from label to label, 17 x 17 int32; then buckets of
// four features: for each bucket four marks of 32 bits, and in a second table for each of the four
// its 16 weights of 8 bits. A feature's hash names its bucket (low bits) and, in the upper 30 bits
// of its mark, itself; the lower two bits say in what its weights count: 1, 4, 16 or 64, since a
// few features weigh a hundred times what most do. Nothing is unpacked at the start, so a program
// that tags nothing pays nothing. What it does not do: know what a feature or a kind is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/tagger/sequence.h"
#include "analysis/tagger/viterbi.h"
#include "base/result.h"

namespace isnad::analysis::tagger {

struct WeightedFeature {
    std::uint64_t hash = 0;
    std::array<std::int32_t, kOutside> weights{};  // shipped in three significant figures
};

class Model {
  public:
    // Lifetime: `bytes` must outlive the model. Errors: malformed. Bytes that pass have every
    // length right; no content can make tagging read outside of them.
    static base::Result<Model> open(std::string_view bytes);

    // Returns: the bytes of a model. Of more than four features in a bucket those with the smallest
    // weights are left out. Requires: the features have hashes of their own.
    static std::string pack(const std::vector<WeightedFeature>& features, const Transitions& steps,
                            std::int32_t scale);

    // Fills in what each label weighs at each token. Thread-safe.
    void score(const Sequence& sequence, std::vector<Scores>& scores) const;

    const Transitions& steps() const { return steps_; }
    // The margin (viterbi.h) at which the model has been right three times in four.
    std::int32_t scale() const { return scale_; }

  private:
    std::size_t find(std::size_t bucket, std::uint32_t wanted, std::uint32_t& mark) const;

    std::string_view marks_;
    std::string_view weights_;
    std::uint64_t mask_ = 0;
    Transitions steps_{};
    std::int32_t scale_ = 1;
};

}  // namespace isnad::analysis::tagger
