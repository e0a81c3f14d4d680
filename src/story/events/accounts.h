// A claim as one account of a happening: what it can be held against others by.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace isnad::story::events {

struct Account {
    model::ClaimRef ref;
    const model::Claim* claim = nullptr;  // Lifetime: the record's
    std::string_view language;            // Lifetime: the record's
    std::string family;  // of its frame: accounts of one family may tell of one happening
    bool toll = false;   // it counts people who came to harm
    std::set<std::string> participants;  // entity ids of actors and counterparts
    std::set<std::string> places;        // entity ids
    // Ids of content words, sorted, each once: of the claim, of its trigger, of its object.
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> trigger;
    std::vector<std::uint32_t> object;
    std::vector<std::string_view> named;  // entity ids named in the claim, sorted, each once
    std::optional<int> told;              // day number of its page's publication, where it is known
    std::uint32_t rank = 0;               // among the accounts of its frame on its page, from 0
    std::uint32_t peers = 1;              // how many accounts of its frame its page has
};

// The accounts of one story.
struct Accounts {
    std::vector<Account> all;        // in order of their refs
    std::vector<double> weights;     // of a word: how rare it is among these accounts
    std::vector<std::string> spelt;  // a word's content form
    std::map<std::string_view, double> name_weights;  // of an entity: how few accounts name it
    std::map<std::uint32_t, std::vector<std::uint32_t>> page_words;  // of all accounts of a page

    // How much two pages tell alike: weight of the words that both claim, of the one with fewer.
    double pages_alike(std::uint32_t a, std::uint32_t b) const;
};

// Returns: an account for each claim of the given documents. Linear in their text.
Accounts accounts_of(const model::Record& record, const std::vector<std::uint32_t>& documents);

// Whether two sets of places can be of one happening: one is empty, or some place lies in another.
bool places_agree(const std::set<std::string>& a, const std::set<std::string>& b);

}  // namespace isnad::story::events
