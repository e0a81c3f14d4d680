// From the full name to the bare one, within a document.
//
// The idea: a document that says "Benny Gantz" once may say "Gantz" ever after, and before, in its
// title. Each full name gives its last part; where one person only bears it, every other place of
// that word in the document is that person. A title with one name ("الرئيس ماكرون") is linked
// likewise, and a longer form of a name to the shorter one that begins it. What it does not do:
// link across documents; judge two persons of one surname (neither is linked).
#include <bitset>
#include <map>
#include <set>
#include <string>

#include "analysis/entities/candidates.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::size_t kShortestSurname = 5;  // bytes

struct Person {
    std::string entity;
    std::map<std::string, std::string> names;
};

using Surnames = std::map<std::string, std::map<std::string, Person>>;  // key -> id -> person

std::string last_key(const Scene& scene, const Candidate& person, std::size_t& first) {
    first = person.end - 1;
    while (first > person.first && scene.at(first).is(kJoined)) --first;
    std::string key;
    for (std::size_t i = first; i < person.end; ++i) {
        if (!key.empty()) key += ' ';
        const Reading& reading = scene.at(i);
        key += reading.forms.empty() ? scene.token(i).key : reading.forms.front().key;
    }
    return key;
}

bool usable(const Scene& scene, std::size_t token, const std::string& key) {
    const Reading& reading = scene.at(token);
    constexpr std::uint32_t kCommon =
        kGiven | kWeakGiven | kStop | kNoun | kDemonym | kOrdinal | kAnyTitle | kNounLike;
    return key.size() >= kShortestSurname && key.find(' ') == std::string::npos &&
           !reading.is(kCommon) && scene.known[token] == 0;
}

std::size_t parts_of(const Scene& scene, const Candidate& person) {
    std::size_t parts = 0;
    for (std::size_t i = person.first; i < person.end; ++i) {
        if (!scene.is_mark(i)) ++parts;
    }
    return parts;
}

// "person:a-b-c" becomes "person:a-b" where the document also names a-b.
void shorten(Scene& scene) {
    std::set<std::string> ids;
    for (const Candidate& candidate : scene.found) {
        if (candidate.kind == model::EntityKind::person) ids.insert(candidate.entity);
    }
    for (Candidate& candidate : scene.found) {
        if (candidate.kind != model::EntityKind::person) continue;
        const std::string& id = candidate.entity;
        std::size_t dash = id.find('-');
        if (dash == std::string::npos) continue;
        for (dash = id.find('-', dash + 1); dash != std::string::npos;
             dash = id.find('-', dash + 1)) {
            const std::string head = id.substr(0, dash);
            if (!ids.contains(head)) continue;
            candidate.entity = head;
            break;
        }
    }
}

}  // namespace

void link_persons(Scene& scene, const std::vector<std::size_t>& open) {
    shorten(scene);
    Surnames surnames;
    for (const Candidate& candidate : scene.found) {
        if (candidate.kind != model::EntityKind::person || parts_of(scene, candidate) < 2) continue;
        std::size_t first = 0;
        const std::string key = last_key(scene, candidate, first);
        surnames[key].emplace(candidate.entity, Person{candidate.entity, candidate.names});
    }
    for (Candidate& candidate : scene.found) {
        if (candidate.kind != model::EntityKind::person || parts_of(scene, candidate) != 1)
            continue;
        for (const Form& form : scene.at(candidate.first).forms) {
            const auto found = surnames.find(form.key);
            if (found == surnames.end() || found->second.size() != 1) continue;
            candidate.entity = found->second.begin()->second.entity;
            candidate.why += ", full name in the document";
            break;
        }
    }
    // Almost no word is a surname of the document: a few bits tell so before the map is asked.
    constexpr std::size_t kBits = 4096;
    std::bitset<kBits> begun;
    for (const auto& [key, persons] : surnames) begun.set(hash_of(key) % kBits);
    std::vector<Candidate> linked;
    for (const std::size_t token : open) {
        const Reading& reading = scene.at(token);
        if (reading.script == Script::latin && !reading.capital) continue;
        for (std::size_t form = 0; form < reading.forms.size(); ++form) {
            if (!begun.test(reading.forms[form].hash % kBits)) continue;
            const auto found = surnames.find(reading.forms[form].key);
            if (found == surnames.end() || found->second.size() != 1) continue;
            if (!usable(scene, token, found->first)) continue;
            const Person& person = found->second.begin()->second;
            Candidate candidate;
            candidate.first = token;
            candidate.end = token + 1;
            candidate.span = span_of(scene.text, scene.readings, token, token, form);
            candidate.kind = model::EntityKind::person;
            candidate.entity = person.entity;
            candidate.names = person.names;
            candidate.why = "surname of a full name in the document";
            linked.push_back(std::move(candidate));
            break;
        }
    }
    for (Candidate& candidate : linked) scene.found.push_back(std::move(candidate));
}

}  // namespace isnad::analysis::entities
