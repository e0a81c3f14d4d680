// Purpose: see entities.h.
//
// The idea: the finders propose (candidates.h), overlaps are settled once for the whole document,
// and then the document's own full names are carried to the bare surnames it uses elsewhere.
#include "analysis/entities/entities.h"

#include <algorithm>

#include "analysis/entities/candidates.h"

namespace isnad::analysis::entities {
namespace {

// Keeps, of proposals that overlap, the longer, then the heavier, then the earlier.
// Returns: for each token, whether a kept candidate covers it.
std::vector<bool> settle(Scene& scene) {
    std::vector<std::size_t> order(scene.found.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Candidate& left = scene.found[a];
        const Candidate& right = scene.found[b];
        const std::size_t left_length = left.end - left.first;
        const std::size_t right_length = right.end - right.first;
        if (left_length != right_length) return left_length > right_length;
        if (left.weight != right.weight) return left.weight > right.weight;
        return left.first < right.first;
    });
    std::vector<bool> taken(scene.readings.size(), false);
    std::vector<Candidate> kept;
    for (const std::size_t number : order) {
        Candidate& candidate = scene.found[number];
        const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(candidate.first);
        const auto end = taken.begin() + static_cast<std::ptrdiff_t>(candidate.end);
        if (candidate.span.empty() || std::find(begin, end, true) != end) continue;
        std::fill(begin, end, true);
        kept.push_back(std::move(candidate));
    }
    scene.found = std::move(kept);
    return taken;
}

}  // namespace

bool is_read(model::BlockKind kind) {
    return kind != model::BlockKind::related && kind != model::BlockKind::comment &&
           kind != model::BlockKind::chrome;
}

std::vector<model::Mention> find_mentions(const text::TokenisedText& text,
                                          const Gazetteer& gazetteer) {
    Scene scene{text,
                read_tokens(text),
                std::vector<std::uint8_t>(text.tokens.size(), 0),
                std::vector<const std::string*>(text.tokens.size(), nullptr),
                {},
                &gazetteer};
    find_known(scene);
    find_governments(scene);
    for (const text::Sentence& sentence : text.sentences) {
        if (!is_read(text.region_of(sentence).kind)) continue;
        find_organisations(scene, sentence);
        find_outlets(scene, sentence);
        find_arabic_persons(scene, sentence);
        find_latin_names(scene, sentence);
        find_hebrew_names(scene, sentence);
    }
    const std::vector<bool> taken = settle(scene);
    std::vector<std::size_t> open;
    for (const text::Sentence& sentence : text.sentences) {
        if (!is_read(text.region_of(sentence).kind)) continue;
        for (std::size_t i = sentence.first_token; i < sentence.end_token; ++i) {
            if (!taken[i] && !scene.is_mark(i)) open.push_back(i);
        }
    }
    link_persons(scene, open);
    std::stable_sort(scene.found.begin(), scene.found.end(),
                     [](const Candidate& a, const Candidate& b) { return a.span < b.span; });
    std::vector<model::Mention> mentions;
    mentions.reserve(scene.found.size());
    for (Candidate& candidate : scene.found) {
        mentions.push_back({candidate.span, candidate.kind, std::move(candidate.entity),
                            std::move(candidate.names), std::move(candidate.why)});
    }
    return mentions;
}

std::string outlet_id(std::string_view name, const Gazetteer& gazetteer) {
    const KnownEntity* known = gazetteer.outlet_named(name);
    return known != nullptr ? known->id : "outlet:" + slug_of(name);
}

}  // namespace isnad::analysis::entities
