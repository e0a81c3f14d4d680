// Who uses which words, counted place by place.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/record.h"

namespace isnad::story::framing {

// How one spelling is used.
struct Use {
    std::map<std::uint32_t, std::uint32_t> documents;
    std::uint32_t total = 0;
    std::vector<model::Place> places;

    void add(model::Place place) {
        ++documents[place.doc];
        ++total;
        places.push_back(place);
    }
    void add(const Use& other);
};

// Returns: the spellings taken together, under the most usual of them, of those the shortest.
model::Usage usage_of(const std::map<std::string, Use>& spellings, std::string language,
                      const std::vector<std::uint32_t>& outlet_of);

std::uint32_t total_of(const model::Usage& usage);

// Most frequent first, then by text.
void sort_usages(std::vector<model::Usage>& usages);

// A paragraph that a page gives twice says nothing twice.
bool stands_in_repeat(const model::Article& article, model::Span span);

// The key with each possible proclitic taken off its first word, itself first.
std::vector<std::string> readings(const std::string& key);

// Returns: for each key the reading under which it is counted: the barest that another key shares.
std::map<std::string, std::string> shared_readings(const std::vector<std::string>& keys);

}  // namespace isnad::story::framing
