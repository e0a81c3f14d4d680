// The names that are known beforehand: countries, cities, organisations, outlets.
//
// The idea: each name is a sequence of words in key form; a table from the first word gives the few
// sequences that may begin there, longest first. Countries come from ICU (CLDR) in Arabic, English,
// French and Hebrew, and from lexicon/countries.tsv; the rest from their lists.
// What it does not do: decide between two things of the same name (places.cpp does).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/entities/reading.h"
#include "model/annotations.h"

namespace isnad::analysis::entities {

struct KnownEntity {
    std::string id;
    model::EntityKind kind = model::EntityKind::place;
    std::string country;  // ISO 3166-1, "" where none
    int rank = 0;         // among namesakes: countries before capitals before the rest
    std::map<std::string, std::string> names;
    std::string why;
};

// The marks of the lexicon before a name.
enum class Condition { none, cue, otherwise_named };

struct KnownName {
    std::uint32_t entity = 0;  // index into Gazetteer::entities()
    Condition condition = Condition::none;
    bool capital = false;            // Latin: only where written with a capital
    bool upper = false;              // Latin: only where written in capitals
    std::vector<std::string> words;  // key forms
};

// A name found: tokens [first, first + length), the first of them in its form `form`.
struct KnownMatch {
    std::size_t length = 0;
    std::size_t form = 0;
    std::vector<const KnownName*> names;  // namesakes
};

class Gazetteer {
  public:
    static const Gazetteer& get();

    const std::vector<KnownEntity>& entities() const { return entities_; }

    // Returns: the longest name that begins at token `first` and ends before `end`; length 0: none.
    KnownMatch match(const text::TokenisedText& text, const std::vector<Reading>& readings,
                     std::size_t first, std::size_t end) const;

    // Returns: the outlet that bears this name, or nullptr.
    const KnownEntity* outlet_named(std::string_view name) const;

  private:
    Gazetteer();
    void add_countries();
    void add_list(std::string_view file);
    std::uint32_t add_entity(KnownEntity entity);
    void add_names(std::uint32_t entity, std::string_view list, std::string_view language);
    void add_name(std::uint32_t entity, std::string_view name, Condition condition);

    std::vector<KnownEntity> entities_;
    std::vector<KnownName> names_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_word_;  // longest first
};

// Returns: `name` as part of an id: key form, articles off, words joined by '-'.
std::string slug_of(std::string_view name);

}  // namespace isnad::analysis::entities
