// What every human-readable report says in the same words: labels, excerpts, chains, copy pairs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace isnad::report {

// "مرصد الضفتين", or the file's name where the page names no outlet.
std::string outlet_label(const model::Document& document);

// "2023-11-21", "2023-11-20 … 2023-11-26", "until 2024-05-20", or "date unknown".
std::string date_label(const model::Document& document);

// A TIMEX3 value as a person reads it: "2023-05-02 night", "a Tuesday", "in May, year unknown";
// "undated" for "".
std::string time_label(std::string_view value);

// "at the start", "at the end", "anywhere": where on its pages a line of furniture stands.
std::string_view place_label(model::FurniturePlace place);

// One line of at most `code_points` letters, blanks folded, cut at a word end with "…".
// Directional controls are left out: quoted text must not turn the line around it.
std::string excerpt(std::string_view text, std::size_t code_points);

// The words of a claim as an excerpt.
std::string claim_words(const model::Record& record, model::ClaimRef ref, std::size_t code_points);

// Who stands behind a claim, nearest first: {"outlet", "newspaper", "official"}.
std::vector<std::string> chain_labels(const model::Record& record, model::ClaimRef ref);

// The passages between two documents, taken together. `from` is the document that had the words
// first, where that is known; else the pair is in the order of the record.
struct CopyPair {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    bool direction_known = false;
    std::vector<std::size_t> passages;  // indices into Record::copies
    double share = 0;                   // of the body of `to` that stands in `from`, 0..1
    std::vector<model::Substitution> substitutions;  // a: as in `from`, b: as in `to`
};

// Returns: the pairs of a story's documents, the largest share first; repeats inside one document
// are not among them.
std::vector<CopyPair> copy_pairs(const model::Record& record, const model::Story& story);

// Returns: the indices of the families that a reader is shown: of three documents or more, the
// largest; the JSON has all.
std::vector<std::size_t> wide_families(const model::Record& record);

// Returns: the indices of the swaps that a reader is shown: of two places or more, the most
// frequent.
std::vector<std::size_t> frequent_swaps(const model::Record& record);

// "5 documents of 3 outlets, the earliest certain".
std::string family_label(const model::Family& family);

// "3 places in 4 documents of 2 outlets".
std::string swap_label(const model::Swap& swap);

// Lifetime: that of the record.
std::string_view place_words(const model::Record& record, model::Place place);

// Finds names of entities by id.
class EntityNames {
  public:
    explicit EntityNames(const model::Record& record);
    // Returns: the name in that language, else in any, else the id itself.
    std::string name(std::string_view id, std::string_view language) const;

  private:
    std::map<std::string, const model::Entity*, std::less<>> by_id_;
};

// "3 documents", "1 document".
std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

}  // namespace isnad::report
