// What the tagger is told of each token: its letters, its neighbours, what the lists and the rules
// know.
//
// The idea: everything that a reader would look at becomes a hashed feature, and the model learned
// how much each weighs: the word, its stem without what Arabic writes onto it, its first and last
// letters, its shape, the classes of the lexicon, what the gazetteer and the rules took it for here
// and elsewhere in the document, and the nearest word of kind before it. Words that mean nothing
// alone are looked at in pairs. What it does not do: decide; leave a token out.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/entities/candidates.h"
#include "analysis/entities/word_classes.h"
#include "analysis/tagger/sequence.h"

namespace isnad::analysis::entities {

// A feature before it is hashed: what is looked at, and what was seen there.
struct FeatureValue {
    std::uint64_t place = 0;
    std::uint64_t value = 0;
    std::uint32_t token = 0;  // of the sentence
};

inline std::uint64_t hash_of_feature(const FeatureValue& feature) {
    return tagger::mix(feature.value * 0x9E3779B97F4A7C15ULL + feature.place);
}

class NameFeatures {
  public:
    // Looks at the whole document once. Requires: the rules have proposed, overlaps are settled.
    // Lifetime: `scene` and `classes` must outlive this.
    NameFeatures(const Scene& scene, const WordClasses& classes);

    // Fills `sequence` with the tokens of `sentence`.
    void describe(const text::Sentence& sentence, tagger::Sequence& sequence) const;

    // The same features before they are hashed, token by token.
    void explain(const text::Sentence& sentence, std::vector<FeatureValue>& values) const;

  private:
    struct Facts {
        std::uint64_t key = 0;
        std::uint64_t stem = 0;
        std::uint32_t classes = 0;
        std::uint32_t listed = 0;  // as given name, family name
        std::uint16_t shape = 0;
        std::uint8_t rule = 0;       // what the rules took it for: 1 + kind * 8 + part * 2 + known
        std::uint8_t elsewhere = 0;  // likewise the same word elsewhere in the document, kinds
        std::array<std::uint16_t, WordClasses::kGrains> grains{};
        std::string_view letters;         // key form
        std::uint64_t first_letters = 0;  // hash of the first two
        std::uint64_t last_letters = 0;
    };

    Facts read(std::size_t token) const;
    static Facts nothing();
    void mark_rules();
    template <typename Sink>
    void visit(const text::Sentence& sentence, Sink& sink) const;

    const Scene& scene_;
    const WordClasses& classes_;
    std::vector<Facts> facts_;
};

}  // namespace isnad::analysis::entities
