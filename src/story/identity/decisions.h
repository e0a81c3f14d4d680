// The user's decisions as they meet the documents: which mentions each is about.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "story/identity/identity.h"
#include "story/identity/link.h"

namespace isnad::story::identity {

// Splits, drops and changes of kind: what becomes of single mentions, in the order of decisions.
// Fills Identities::moved, and the effects of these decisions.
void move_mentions(const model::Record& record, const std::vector<model::Decision>& decisions,
                   Identities& identities);

// The mentions of a document as the user's decisions leave them, one local id each ("" dropped).
std::vector<std::string> locals_of(const model::Document& document,
                                   const std::vector<Moved>& moved);

// Merges: the later decision is done first, so that an earlier one that it contradicts finds its
// way barred. Fills the effects of merges and splits.
void bind(const model::Record& record, const std::vector<model::Decision>& decisions,
          const std::vector<Unit>& units, Groups& groups, Identities& identities);

// Whether a decision's side means the unit.
bool means(const model::NameSide& side, const Unit& unit, const model::Record& record);

// Returns: the local id of what a split takes out of `local`.
std::string local_apart(const std::string& local, const model::NameSide& side);

// "merged by the user on 2024-05-20: note".
std::string in_words(const model::Decision& decision);

}  // namespace isnad::story::identity
