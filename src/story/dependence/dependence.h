// Which sources depend on which, and whose account of one occasion is another's.
//
// Idea: who gives the same values as another gives no second testimony where he has them from the
// other. Two that share true values may both have seen; two that share false ones, values that
// hardly anybody else gives, or words, hardly came to them alone. This is the model of Dong,
// Berti-Équille and Srivastava, "Integrating conflicting data: the role of source dependence"
// (VLDB 2009, https://doi.org/10.14778/1687627.1687690), with three things changed:
//   - one copies by the occasion (a story), not by the item, and what the texts show of it (copied
//     passages, credits) speaks beside the values, so one copied page is not counted as many;
//   - how often a pair copies, and how often its copies show in the words, is not given but
//     averaged over, so that few occasions leave a pair near its prior;
//   - a false value is the likelier to be shared by chance the more others give it.
// Values, accuracies and dependences are found in turn until they stand still.
//
// Knows no record: sources, occasions and values are numbers. record_dependences.h brings them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace isnad::story::dependence {

// A source told of an occasion. Words are comparable within one language.
struct Telling {
    std::uint32_t occasion = 0;
    std::uint32_t source = 0;
    std::uint32_t language = 0;
    friend auto operator<=>(const Telling&, const Telling&) = default;
};

struct Said {
    std::uint32_t source = 0;
    std::uint32_t value = 0;  // index into Item::values
    friend auto operator<=>(const Said&, const Said&) = default;
};

// What may be told rightly or wrongly on an occasion: how many died in one event.
struct Item {
    std::uint32_t occasion = 0;
    std::string name;
    std::vector<std::string> values;
    // How many wrong values one might as easily have given, at least 1: many for "1,437", few for
    // the place. The more, the less likely two give the same one by chance.
    double alternatives = 10;
    std::vector<Said> said;  // at most one of each source
};

// What the texts of two sources on one occasion show of each other. Requires: a < b.
struct Trace {
    std::uint32_t occasion = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t from_a = 0;      // passages that b has from a
    std::uint32_t from_b = 0;      // passages that a has from b
    std::uint32_t undirected = 0;  // shared passages of unknown direction
    bool a_credits_b = false;
    bool b_credits_a = false;
    bool same_agency = false;  // both credit one agency

    std::uint32_t passages() const { return from_a + from_b + undirected; }
};

struct Observations {
    std::uint32_t sources = 0;
    std::vector<Telling> told;
    std::vector<Item> items;
    std::vector<Trace> traces;  // at most one of each pair and occasion
};

// What is assumed beforehand. None of it is how often anybody in particular copies.
struct Assumptions {
    double dependent = 0.2;        // of two sources, one copies from the other
    double accuracy = 0.8;         // of a source of which nothing is known
    double accuracy_weight = 4;    // how many values that is worth
    double kept = 0.9;             // a copied value is the original's
    double chance_words = 0.05;    // two own texts of one occasion share a passage
    double direction_right = 0.9;  // a passage's direction, where it is told
    double credit = 0.15;          // a copy credits its original
    double chance_credit = 0.03;   // an account of its own credits the other all the same
    double agency = 0.3;           // a copy and its original credit one agency
    double chance_agency = 0.2;
    int rounds = 20;
};

// What speaks for or against a pair, counted by occasions.
struct Evidence {
    std::uint32_t occasions = 0;   // on which both told
    std::uint32_t comparable = 0;  // of them, in one language
    std::uint32_t worded = 0;      // of them, with a copied passage
    std::uint32_t from_a = 0;      // of these, b has it from a
    std::uint32_t from_b = 0;
    std::uint32_t a_credits_b = 0;
    std::uint32_t b_credits_a = 0;
    std::uint32_t same_agency = 0;
    std::uint32_t same_values = 0;  // items
    std::uint32_t rare_errors = 0;  // of them, with a value that is thought false
    std::uint32_t other_values = 0;
};

// How probable it is that one of the two took its account of an occasion from the other.
struct Shared {
    std::uint32_t occasion = 0;
    double a_from_b = 0;
    double b_from_a = 0;
    double copied() const { return a_from_b + b_from_a; }
};

struct Dependence {
    std::uint32_t a = 0;  // a < b
    std::uint32_t b = 0;
    double a_from_b = 0;  // 0..1, a copies from b
    double b_from_a = 0;
    double rate = 0;  // on how many of the occasions, where they are dependent
    Evidence evidence;
    std::vector<Shared> shared;  // every occasion on which both told, sorted

    double probability() const { return a_from_b + b_from_a; }
};

struct Estimate {
    std::vector<double> accuracy;             // of each source
    std::vector<std::vector<double>> belief;  // of each item's values
    // Sorted by (a, b): pairs with words, a credit or an uncommon value in common. All others are
    // taken for independent.
    std::vector<Dependence> pairs;
    int rounds = 0;
};

// From where on a pair is called dependent, and an occasion copied.
constexpr double kDependent = 0.9;
constexpr double kCopied = 0.5;
constexpr std::uint32_t kOccasions = 4;  // fewer make no habit, whatever they show

bool is_dependent(const Dependence& pair);

// Returns: the same for the same observations in any order of tellings, said values and traces.
// Near linear in what sources share. Thread-safe.
Estimate estimate(Observations observations, const Assumptions& assumptions = {});

}  // namespace isnad::story::dependence
