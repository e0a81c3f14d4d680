// The names that are known beforehand: countries, cities, organisations, outlets.
//
// The idea: each name is a sequence of words in key form. Two flat tables give the few names that
// may begin at a word: one of the names of one word, by that word, and one of the longer ones, by
// their first two. Countries come from ICU (CLDR) in Arabic, English, French and Hebrew, and from
// lexicon/countries.tsv; the rest from their lists (gazetteer_lists.cpp). A gazetteer may stand
// upon another one: what a user has imported upon the program's own.
// What it does not do: decide between two things of the same name (known.cpp does).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/entities/reading.h"
#include "model/annotations.h"
#include "model/imported_name.h"

namespace isnad::analysis::entities {

struct KnownEntity {
    std::string id;
    model::EntityKind kind = model::EntityKind::place;
    std::string country;  // ISO 3166-1, "" where none
    int rank = 0;         // among namesakes: countries, then capitals, then by size
    bool country_itself = false;
    std::map<std::string, std::string> names;
    std::string why;
};

// The marks of the lexicon before a name: '?' counts after a word of place (or of outlet), '~'
// where the country is named otherwise, '&' after a word such as "city of", or after a preposition
// where the document names the country too.
enum class Condition { none, cue, otherwise_named, evidence };

struct KnownName {
    const KnownEntity* entity = nullptr;
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
    // The program's own names, built once. Thread-safe.
    static const Gazetteer& get();

    // The names of `imported` upon `base`. Names of one common word, and weak ones, count only
    // beside evidence. Lifetime: `base` outlives it.
    Gazetteer(const Gazetteer& base, const std::vector<model::ImportedName>& imported);
    Gazetteer(const Gazetteer&) = delete;
    Gazetteer& operator=(const Gazetteer&) = delete;

    // Returns: the longest name that begins at token `first` and ends before `end`; length 0: none.
    KnownMatch match(const text::TokenisedText& text, const std::vector<Reading>& readings,
                     std::size_t first, std::size_t end) const;

    // Says that names beginning at token `first` will be looked for soon.
    void prefetch(const std::vector<Reading>& readings, std::size_t first) const;

    // Returns: the outlet that bears this name, or nullptr.
    const KnownEntity* outlet_named(std::string_view name) const {
        return named(name, model::EntityKind::outlet);
    }

    // Returns: what bears the whole name, is of that kind and not of another country, or nullptr.
    const KnownEntity* named(std::string_view name, model::EntityKind kind,
                             std::string_view country = {}) const;

    // Returns: what is known under this id, or nullptr.
    const KnownEntity* entity(std::string_view id) const;

    std::size_t names_count() const { return names_.size(); }

  private:
    struct Bucket {
        std::uint64_t hash = 0;
        std::uint32_t begin = 0;  // into order_; an empty bucket has end == 0
        std::uint32_t end = 0;
    };
    struct Table {
        std::vector<Bucket> buckets;  // a power of two of them
        std::vector<std::uint32_t> order;

        void build(std::vector<std::pair<std::uint64_t, std::uint32_t>> entries);
        const Bucket* find(std::uint64_t hash) const;
        void prefetch(std::uint64_t hash) const {
            __builtin_prefetch(&buckets[hash & (buckets.size() - 1)]);
        }
    };

    Gazetteer();
    void match_here(const text::TokenisedText& text, const std::vector<Reading>& readings,
                    std::size_t first, std::size_t end, KnownMatch& best) const;
    void add_countries();
    void add_list(std::string_view file);
    void add_places();
    KnownEntity& entity_of(std::string_view id, model::EntityKind kind);
    void add_names(KnownEntity& entity, std::string_view list, std::string_view language);
    void add_name(const KnownEntity& entity, std::string_view name, Condition condition);
    void index();

    const Gazetteer* base_ = nullptr;
    std::deque<KnownEntity> entities_;  // addresses stay
    std::unordered_map<std::string, KnownEntity*> by_id_;
    std::vector<KnownName> names_;
    Table single_;  // names of one word
    Table longer_;  // by their first two words
};

// Returns: `name` as part of an id: key form, articles off, words joined by '-'.
std::string slug_of(std::string_view name);

}  // namespace isnad::analysis::entities
