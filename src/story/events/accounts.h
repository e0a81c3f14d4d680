// A claim as one account of a happening: the features by which accounts are held together.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/record.h"

namespace isnad::story::events {

struct Account {
    model::ClaimRef ref;
    const model::Claim* claim = nullptr;  // Lifetime: the record's
    std::string language;
    std::string family;  // of its frame: accounts of one family may tell of one happening
    bool toll = false;   // it counts people who came to harm
    std::set<std::string> participants;   // entity ids of actors and counterparts
    std::set<std::string> places;         // entity ids
    std::map<std::string, double> words;  // content words with their weight
};

// How two accounts stand to each other.
struct Agreement {
    bool possible = false;  // nothing that both state forbids that they tell of one happening
    double score = 0;       // 0..1
    std::string why;
};

// Returns: the accounts of the given documents that are no repeat, in order of their refs; words
// are weighted by how rare they are among these accounts.
std::vector<Account> accounts_of(const model::Record& record,
                                 const std::vector<std::uint32_t>& documents);

Agreement agreement(const Account& a, const Account& b);

// Whether two sets of places can be of one happening: one is empty, or some place lies in another.
bool places_agree(const std::set<std::string>& a, const std::set<std::string>& b);

// Whether two TIMEX3 dates can be the same time: one is the beginning of the other, or they lie at
// most `slack_days` apart. Unknown agrees with everything.
bool times_agree(const std::string& a, const std::string& b, int slack_days);

// Returns: how many days two accounts of one happening may differ by. A toll is told anew for days,
// and its time is now that of the disaster, now that of the count.
constexpr int slack_days(bool both_tolls) {
    return both_tolls ? 10 : 3;
}

}  // namespace isnad::story::events
