// The accounts of a story, joined into groups that tell of one happening each.
//
// Idea: accounts of one family of frames are held against each other two by two (likeness.h), and
// grouped by what comes of it (grouping.h). Of a family so large that all pairs are too many, only
// those are that share a rarer word, a participant or copied words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "story/events/accounts.h"
#include "story/events/origins.h"

namespace isnad::story::events {

// A member of a group beside that which it is likest.
struct Joined {
    std::uint32_t member = 0;  // indices into Accounts::all
    std::uint32_t to = 0;
    double chance = 0;  // 0..1, that the two are of one happening, by themselves
    std::string why;    // "words, trigger, time"
};

struct Group {
    std::vector<std::uint32_t> members;  // indices into Accounts::all, sorted; at least one
    std::uint32_t central = 0;           // that the others resemble most
    std::vector<Joined> joins;           // one for each other than the first, in order
};

// Returns: the groups, sorted by their first member; each account is in one.
std::vector<Group> join_accounts(const Accounts& accounts, const CopiedClaims& copied);

}  // namespace isnad::story::events
