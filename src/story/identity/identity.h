// Who is who across the documents of a record: which names are one person or organisation, and
// which people of one name are two.
//
// Each document was read by itself, and its names carry ids made from their words ("local" ids).
// Here they are brought together: in other spellings, scripts and languages by what the names say
// and by what stands around them (offices, countries, people and places named beside, days, shared
// passages); and kept apart where offices contradict. What the user decided holds against all of
// it. Every grouping says why. What it does not do: find names, or change what was said.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/decision.h"
#include "model/record.h"

namespace isnad::story::identity {

// What became of one mention by the user's decision.
struct Moved {
    model::Span span;
    std::string local;  // its id from now on, "" where it names nobody
    model::EntityKind kind = model::EntityKind::person;
};

struct Group {
    std::vector<std::string> locals;           // sorted
    std::vector<std::string> why;              // why different names are one, or one name two
    std::vector<std::string> decisions;        // what the user decided, in order
    std::map<std::string, std::string> names;  // language -> name that the user gave
};

struct Identities {
    std::vector<std::vector<Moved>> moved;                // of each document, by span
    std::vector<std::map<std::string, std::string>> ids;  // of each document: local -> id
    std::map<std::string, Group> groups;                  // by id; those that say something only
    std::vector<model::DecisionEffect> effects;           // one a decision, in order
};

// Requires: documents and copies of the record are filled, and the ids of the documents are local.
// `decisions` are in the order in which they were made, none undone. Of those that contradict each
// other the later holds. Deterministic; nearly linear in the number of mentions.
Identities resolve(const model::Record& record, const std::vector<model::Decision>& decisions,
                   unsigned threads = 1);

// Puts the ids of document number `doc` in place: mentions, roles, chains, outlet. What a mention's
// local id was stands in Mention::local. Requires: the ids of the document are local.
void apply(const Identities& identities, std::uint32_t doc, model::Document& document);

// Returns: the entities of the record, sorted by id. Requires: `apply` was done to all documents.
std::vector<model::Entity> entities_of(const model::Record& record, const Identities& identities,
                                       unsigned threads = 1);

// Returns: the decisions that hold: those that were undone, and what undid them, left out; by time.
std::vector<model::Decision> in_force(std::vector<model::Decision> journal);

}  // namespace isnad::story::identity
