// The gazetteer over a whole document: which known name stands where, and which namesake is meant.
//
// The idea: first every match is taken down, then the document itself decides. A name that two
// things bear goes to the one whose country the document speaks of most; a phrase of reference
// ("the entity") counts only where its country is named otherwise; a common word only after a word
// of place, or, for outlets, after a word of outlet.
#include <algorithm>
#include <map>
#include <set>

#include "analysis/entities/candidates.h"

namespace isnad::analysis::entities {
namespace {

struct Spot {
    std::size_t first = 0;
    KnownMatch match;
    std::size_t begin = 0;  // of its sentence
};

// The word before, a quotation mark between them not counted; npos where there is none.
std::size_t word_before(const Scene& scene, std::size_t token, std::size_t begin) {
    while (token > begin) {
        --token;
        if (!scene.is_mark(token)) return token;
        if (!is_quote(scene.token(token).key)) break;
    }
    return std::string::npos;
}

bool has_cue(const Scene& scene, const Spot& spot, model::EntityKind kind, std::size_t begin) {
    const std::size_t before = word_before(scene, spot.first, begin);
    std::uint32_t wanted =
        kind == model::EntityKind::outlet ? kAnyOutlet : std::uint32_t{kPlaceCue};
    // "وكالات الأنباء" is no newspaper's name.
    if (spot.match.length == 1 && scene.at(spot.first).is(kNews)) wanted &= ~std::uint32_t{kAgency};
    if (before != std::string::npos && scene.at(before).is(wanted)) return true;
    if (kind == model::EntityKind::outlet) return false;
    const std::string_view taken =
        std::string_view(scene.token(spot.first).key)
            .substr(0, scene.at(spot.first).forms[spot.match.form].offset);
    return taken.ends_with("ب") || taken.ends_with("ل");
}

// A word of kind right before: "city of", "محافظة", "newspaper", "President". Prepositions are
// none.
bool has_strong_cue(const Scene& scene, const Spot& spot, model::EntityKind kind,
                    std::size_t begin) {
    std::size_t before = word_before(scene, spot.first, begin);
    if (before == std::string::npos) return false;
    switch (kind) {
        case model::EntityKind::place:
            if (scene.token(before).key == "of" || scene.token(before).key == "de") {
                before = word_before(scene, before, begin);
                return before != std::string::npos && scene.at(before).is(kPlaceCue) &&
                       !scene.at(before).is(kStop);
            }
            return scene.at(before).is(kPlaceCue) && !scene.at(before).is(kStop) &&
                   scene.at(before).script != Script::latin;
        case model::EntityKind::outlet:
            return scene.at(before).is(kAnyOutlet);
        case model::EntityKind::organisation:
            return scene.at(before).is(kAnyOrganisation);
        case model::EntityKind::person:
            return scene.at(before).is(kAnyTitle);
    }
    return false;
}

class Chooser {
  public:
    explicit Chooser(Scene& scene) : scene_(scene) {}

    void collect() {
        const Gazetteer& gazetteer = *scene_.gazetteer;
        for (const text::Sentence& sentence : scene_.text.sentences) {
            if (!is_read(scene_.text.region_of(sentence).kind)) continue;
            for (std::size_t i = sentence.first_token; i < sentence.end_token; ++i) {
                constexpr std::size_t kAhead = 3;
                if (i + kAhead < sentence.end_token)
                    gazetteer.prefetch(scene_.readings, i + kAhead);
                if (scene_.at(i).is(kDemonym)) ++countries_[std::string(scene_.at(i).country)];
                KnownMatch match =
                    gazetteer.match(scene_.text, scene_.readings, i, sentence.end_token);
                if (match.length == 0) continue;
                keep_allowed(match, {i, match, sentence.first_token}, sentence.first_token);
                if (match.names.empty()) continue;
                take_down(match);
                const std::size_t length = match.length;
                spots_.push_back({i, std::move(match), sentence.first_token});
                i += length - 1;
            }
        }
    }

    void choose() {
        for (const Spot& spot : spots_) {
            const KnownName* best = nullptr;
            for (const KnownName* name : spot.match.names) {
                if (name->condition == Condition::otherwise_named &&
                    !named_otherwise(*name, spot)) {
                    continue;
                }
                if (name->condition == Condition::evidence && !has_evidence(*name, spot)) continue;
                if (best == nullptr || before(*name, *best)) best = name;
            }
            if (best != nullptr) put(spot, *best);
        }
    }

  private:
    // What is named surely, and the country that all namesakes are of.
    void take_down(const KnownMatch& match) {
        const std::string& country = match.names.front()->entity->country;
        bool sure = true;
        for (const KnownName* name : match.names) {
            if (name->condition == Condition::none) plainly_named_.insert(name->entity);
            sure = sure && name->condition == Condition::none && name->entity->country == country;
        }
        if (sure) ++countries_[country];
    }

    void keep_allowed(KnownMatch& match, const Spot& spot, std::size_t begin) const {
        std::erase_if(match.names, [&](const KnownName* name) {
            if (name->condition == Condition::evidence &&
                name->entity->kind == model::EntityKind::place) {
                return !has_cue(scene_, spot, name->entity->kind, begin) &&
                       !has_strong_cue(scene_, spot, name->entity->kind, begin);
            }
            if (name->condition != Condition::cue) return false;
            return !has_cue(scene_, spot, name->entity->kind, begin);
        });
        // With its cue there, the outlet is meant and not what else bears the name.
        const bool outlet =
            std::any_of(match.names.begin(), match.names.end(), [](const KnownName* name) {
                return name->condition == Condition::cue &&
                       name->entity->kind == model::EntityKind::outlet;
            });
        if (outlet) {
            std::erase_if(match.names, [](const KnownName* name) {
                return name->entity->kind != model::EntityKind::outlet;
            });
        }
    }

    int count(const KnownName& name) const {
        const auto found = countries_.find(name.entity->country);
        return found == countries_.end() || found->first.empty() ? 0 : found->second;
    }

    bool named_otherwise(const KnownName& name, const Spot& spot) const {
        const std::size_t next = spot.first + spot.match.length;
        const std::string& country = name.entity->country;
        const bool other = next < scene_.readings.size() && scene_.at(next).is(kDemonym) &&
                           scene_.at(next).country != country;
        return !other && count(name) > 0;
    }

    bool has_evidence(const KnownName& name, const Spot& spot) const {
        if (has_strong_cue(scene_, spot, name.entity->kind, spot.begin)) return true;
        if (name.entity->kind == model::EntityKind::place) return count(name) > 0;
        return plainly_named_.contains(name.entity);
    }

    bool before(const KnownName& a, const KnownName& b) const {
        const KnownEntity& left = *a.entity;
        const KnownEntity& right = *b.entity;
        // What is sure to be named so, before a lesser namesake that needs evidence.
        const bool left_sure = a.condition != Condition::evidence;
        const bool right_sure = b.condition != Condition::evidence;
        if (left_sure != right_sure) return left_sure;
        const int left_count = count(a);
        const int right_count = count(b);
        if (left_count != right_count) return left_count > right_count;
        return left.rank > right.rank;
    }

    void put(const Spot& spot, const KnownName& name) {
        const KnownEntity& entity = *name.entity;
        const std::size_t end = spot.first + spot.match.length;
        Candidate candidate;
        candidate.first = spot.first;
        candidate.end = end;
        candidate.span =
            span_of(scene_.text, scene_.readings, spot.first, end - 1, spot.match.form);
        candidate.kind = entity.kind;
        candidate.entity = entity.id;
        candidate.names = entity.names;
        candidate.why = entity.why;
        candidate.weight = 50;
        for (std::size_t i = spot.first; i < end; ++i) {
            scene_.known[i] = static_cast<std::uint8_t>(1 + static_cast<int>(entity.kind));
        }
        if (entity.country_itself) scene_.known_country[end - 1] = &entity.country;
        scene_.found.push_back(std::move(candidate));
    }

    Scene& scene_;
    std::vector<Spot> spots_;
    std::map<std::string, int> countries_;
    std::set<const KnownEntity*> plainly_named_;
};

}  // namespace

bool is_quote(std::string_view key) {
    for (const std::string_view mark :
         {"\"", "“", "”", "«", "»", "„", "‟", "'", "‘", "’", "‹", "›"}) {
        if (key == mark) return true;
    }
    return false;
}

void find_known(Scene& scene) {
    Chooser chooser(scene);
    chooser.collect();
    chooser.choose();
}

}  // namespace isnad::analysis::entities
