// Purpose: see entities.h.
//
// The idea: the finders propose (candidates.h), overlaps are settled once for the whole document,
// and then the document's own full names are carried to the bare surnames it uses elsewhere.
#include "analysis/entities/entities.h"

#include <algorithm>

#include "analysis/entities/candidates.h"
#include "analysis/entities/tagged.h"

namespace isnad::analysis::entities {
namespace {

// Keeps, of proposals that overlap, the longer, then the heavier, then the earlier.
void settle(Scene& scene) {
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
        constexpr std::size_t kMostTokens = 24;  // what is longer is no name
        if (candidate.span.empty() || candidate.end - candidate.first > kMostTokens) continue;
        if (std::find(begin, end, true) != end) continue;
        std::fill(begin, end, true);
        kept.push_back(std::move(candidate));
    }
    scene.found = std::move(kept);
}

// The words that no name covers.
std::vector<std::size_t> open_words(const Scene& scene) {
    std::vector<bool> taken(scene.readings.size(), false);
    for (const Candidate& candidate : scene.found)
        for (std::size_t i = candidate.first; i < candidate.end; ++i) taken[i] = true;
    std::vector<std::size_t> open;
    for (const text::Sentence& sentence : scene.text.sentences) {
        if (!is_read(scene.text.region_of(sentence).kind)) continue;
        for (std::size_t i = sentence.first_token; i < sentence.end_token; ++i)
            if (!taken[i] && !scene.is_mark(i)) open.push_back(i);
    }
    return open;
}

}  // namespace

bool is_read(model::BlockKind kind) {
    return kind != model::BlockKind::related && kind != model::BlockKind::comment &&
           kind != model::BlockKind::chrome;
}

Scene read_scene(const text::TokenisedText& text, const Gazetteer& gazetteer) {
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
    settle(scene);
    link_persons(scene, open_words(scene));
    return scene;
}

std::vector<model::Mention> find_mentions(const text::TokenisedText& text,
                                          const Gazetteer& gazetteer) {
    return find_mentions(text, gazetteer, Learned::shipped());
}

std::vector<model::Mention> find_mentions(const text::TokenisedText& text,
                                          const Gazetteer& gazetteer, const Learned& learned) {
    Scene scene = read_scene(text, gazetteer);
    settle_with_tagger(scene, learned);
    link_persons(scene, open_words(scene));
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
