// How alike the claims of one story are told.
//
// Idea: the weight of the content words that two claims share, of the one with fewer; a word weighs
// by how few claims of the story have it. What one claim affirms and another denies, or counts
// otherwise, may have been read as two happenings: then their words still say that they are of one.
// Claims of pages in two languages share no words: there it is the entities that they name. However
// alike, claims that name other people, organisations or names in quotation marks ("شركة «نورس»")
// are of two happenings, unless they were read as one.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/record.h"
#include "story/events/accounts.h"

namespace isnad::story::compare {

class Wording {
  public:
    Wording(const model::Record& record, const std::vector<std::uint32_t>& documents);

    // Whether a difference between two claims that were read as one happening may be meant: they
    // share some words, `part` of their weight at least, or are in two languages, or one of them
    // has none.
    bool alike(model::ClaimRef a, model::ClaimRef b, double part = 0.1) const;

    // Whether two claims are of one frame and name the deed by one word or root.
    bool same_deed(model::ClaimRef a, model::ClaimRef b) const;

    // Whether two claims are told so much alike that they are of one happening, however read.
    bool much_alike(model::ClaimRef a, model::ClaimRef b) const;

    // Returns: the claims that are told much like one of `claims`, without these, sorted.
    std::vector<model::ClaimRef> kin_of(const std::vector<model::ClaimRef>& claims) const;

  private:
    struct Shared {
        std::size_t words = 0;
        double part = 0;  // 0..1, of the one with fewer
    };
    const events::Account* find(model::ClaimRef ref) const;
    bool name_others(const events::Account& a, const events::Account& b) const;
    bool name_alike(const events::Account& a, const events::Account& b) const;
    bool are_kin(const events::Account& a, const events::Account& b) const;
    Shared shared(const events::Account& a, const events::Account& b) const;

    events::Accounts accounts_;
    std::vector<std::set<std::string>> proper_;  // of an account: whom it names, but for places
    std::vector<double> sizes_;                  // weight of an account's words
    std::map<std::uint32_t, std::vector<std::uint32_t>> holders_;  // of a word that is not common
};

}  // namespace isnad::story::compare
