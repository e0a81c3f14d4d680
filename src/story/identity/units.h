// What is to be brought together: the uses of one local id, with all that tells whose they are.
//
// A unit is what the documents call by one id, or that part of it that is one person where offices
// show two ("senses"). It knows its spellings, its documents and the offices said with it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/names/names.h"
#include "model/record.h"

namespace isnad::story::identity {

// What a person is said to be.
struct Office {
    std::string role;
    std::string over;  // "place:IL"
    friend auto operator<=>(const Office&, const Office&) = default;
};

// One document's use of one id.
struct Use {
    std::uint32_t doc = 0;
    std::set<Office> offices;
    std::map<std::string, std::uint32_t> spellings;  // as written -> how often
};

struct Unit {
    std::string local;
    std::string sense;  // "" for the only or the main one: "footballer"
    model::EntityKind kind = model::EntityKind::person;
    bool known = false;     // the id is of a gazetteer
    std::vector<Use> uses;  // by document
    std::set<Office> offices;
    std::vector<analysis::names::Name> names;  // a few of the spellings, the most usual first
    std::vector<std::string> written;          // the same, as written
    std::string why;                           // why it is apart from others of its local id

    std::size_t words() const;  // of the longest of `names`, particles aside
};

// Whom and what each document names, and when it is of: the surroundings of its names.
class Surroundings {
  public:
    explicit Surroundings(const model::Record& record);

    // Numbers of what documents name, sorted.
    using Features = std::vector<std::uint32_t>;
    // Of the uses' documents (a sample of them, where there are many), without the id itself.
    Features of(const std::vector<Use>& uses, std::string_view without) const;
    // How much two have in common that few documents name; 0 for nothing.
    int shared(const Features& a, const Features& b) const;
    std::optional<int> day(std::uint32_t doc) const { return days_[doc]; }
    // The documents that share passages with it, sorted.
    const std::vector<std::uint32_t>& copies_of(std::uint32_t doc) const { return copies_[doc]; }
    // Whether some documents of the two are at most so many days apart.
    bool near(const std::vector<Use>& a, const std::vector<Use>& b, int days) const;

  private:
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
    std::vector<Features> features_;  // of each document
    std::vector<int> weights_;        // of each feature
    std::vector<std::optional<int>> days_;
    std::vector<std::vector<std::uint32_t>> copies_;
};

// Of a role: what walk of life it belongs to ("politics", "sport"), "" unknown.
std::string_view field_of(std::string_view role);

// Whether two sets of offices can hardly be one person's: "" for no, else in words.
std::string contradiction(const std::set<Office>& a, const std::set<Office>& b);
// What two sets of offices have in common, in points and words.
struct Agreement {
    int points = 0;
    std::string words;  // "both minister-of-defence of IL"
};
Agreement agreement(const std::set<Office>& a, const std::set<Office>& b);

// Returns: the unit, or its senses where offices contradict each other and nothing that stands
// around brings them together.
std::vector<Unit> part_by_sense(Unit unit, const Surroundings& around);

// Reads the most usual spellings into `names`.
void read_names(Unit& unit);

}  // namespace isnad::story::identity
