// What the learned tagger takes for names, and how it is settled with what the rules found.
//
// The rules' findings are among the tagger's features, so where they agree nothing is left to
// settle, and where they differ the tagger has weighed them already: its spans and kinds stand.
// A rule's finding where the tagger sees nothing is kept unless the tagger is sure. A name that the
// rules know by id keeps it. Every mention says which of the two it comes from, and how sure the
// tagger was.
#pragma once

#include <string_view>

#include "analysis/entities/candidates.h"
#include "analysis/entities/word_classes.h"
#include "analysis/tagger/model.h"

namespace isnad::analysis::entities {

// The kinds of the shipped model, in its order.
constexpr std::string_view kTaggedKinds[] = {"person", "organisation", "place", "outlet"};

// What was learned: weights, and the classes of words that they speak of.
struct Learned {
    tagger::Model model;
    WordClasses classes;

    // The program's own, without classes: those of the texts it was taught with added nothing.
    // Thread-safe.
    static const Learned& shipped();

    // Nothing learned: the rules' findings stand as they are. Thread-safe.
    static const Learned& none();
};

// Changes scene.found. Requires: the rules' findings, settled; a model of four kinds as EntityKind
// counts them.
void settle_with_tagger(Scene& scene, const Learned& learned);

// find_mentions of entities.h, with another model.
std::vector<model::Mention> find_mentions(const text::TokenisedText& text,
                                          const Gazetteer& gazetteer, const Learned& learned);

}  // namespace isnad::analysis::entities
