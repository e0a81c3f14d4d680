// Which units are one entity: pairs are found by the consonants of their names, weighed, and joined
// from the surest down unless what is joined already stands against it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "story/identity/units.h"

namespace isnad::story::identity {

// Scores as whole numbers, so that what is decided by them is the same everywhere.
int permille(double score);

// Sets of units that are one. A set knows what stands against joining it with another.
class Groups {
  public:
    explicit Groups(const std::vector<Unit>& units);

    std::size_t root(std::size_t unit) const;
    const std::vector<std::size_t>& members(std::size_t root) const { return members_[root]; }
    const std::set<Office>& offices(std::size_t root) const { return offices_[root]; }

    // The user says that two units are not one.
    void forbid(std::size_t a, std::size_t b);
    bool forbidden(std::size_t a, std::size_t b) const;
    // Joins whatever stands against it but what is forbidden. Returns: whether they are one now.
    bool force(std::size_t a, std::size_t b);
    // Joins unless two gazetteers, offices or names in one script stand against it.
    bool join(std::size_t a, std::size_t b);

  private:
    bool names_agree(std::size_t a, std::size_t b) const;
    void unite(std::size_t a, std::size_t b);

    const std::vector<Unit>& units_;
    mutable std::vector<std::size_t> parent_;
    std::vector<std::vector<std::size_t>> members_;
    std::vector<std::set<Office>> offices_;
    std::vector<std::set<std::string>> known_;    // ids of gazetteers
    std::vector<std::set<std::size_t>> enemies_;  // units
};

// Why two units were joined; units by number.
struct Link {
    std::size_t a = 0;
    std::size_t b = 0;
    std::string why;  // "بيني غانتس = Benny Gantz: name 0.97, both minister-of-defence of IL"
};

// Joins units whose names match. Returns: the links that were made, in the order of their units.
std::vector<Link> link_names(const std::vector<Unit>& units, const Surroundings& around,
                             Groups& groups, unsigned threads = 1);

// A name of one word in one document that is somebody of whom the documents around it tell.
struct Surname {
    std::size_t unit = 0;
    std::uint32_t doc = 0;
    std::size_t whom = 0;  // a unit
    std::string why;
};

// Finds the full names behind bare surnames, document by document: never a first name, and only
// where the surroundings name one of the bearers and no other.
std::vector<Surname> link_surnames(const std::vector<Unit>& units, const Surroundings& around,
                                   const Groups& groups);

}  // namespace isnad::story::identity
