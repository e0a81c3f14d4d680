// What a word is to somebody who looks for names: title, first name, trigger, adjective of a
// country.
//
// The idea: every list of the lexicon that concerns names becomes classes of one table, keyed by
// the key form, so that each token is looked up once. Regular plurals and feminines of the
// adjectives of countries are made here by rule; all else is as the lists say. What it does not do:
// names of more than one word (gazetteer.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/entities/word_index.h"

namespace isnad::analysis::entities {

enum WordClass : std::uint32_t {
    kStop = 1U << 0,           // function words, verbs of saying: end every name
    kNoun = 1U << 1,           // common nouns and adjectives: no part of a person's name
    kGiven = 1U << 2,          // a first name and hardly anything else
    kWeakGiven = 1U << 3,      // a first name that is also a common word
    kFamily = 1U << 4,         // a family name that shows a person by itself
    kParticle = 1U << 5,       // بن, de, van
    kParticleFirst = 1U << 6,  // أبو
    kJoined = 1U << 7,         // الدين: one name with the word before
    kOrdinal = 1U << 8,
    kHonorific = 1U << 9,
    kTitle = 1U << 10,
    kRuler = 1U << 11,
    kFormer = 1U << 12,  // السابق: between title and name
    kPlaceCue = 1U << 13,
    kNews = 1U << 14,
    kNounLike = 1U << 15,  // capitalised in Latin letters, yet no name
    kSpeech = 1U << 16,
    kState = 1U << 17,  // organisation triggers, see lexicon/organisation_triggers.tsv
    kForce = 1U << 18,
    kBody = 1U << 19,
    kFirm = 1U << 20,
    kSuffix = 1U << 21,
    kOutlet = 1U << 22,
    kAgency = 1U << 23,
    kSite = 1U << 24,
    kDemonym = 1U << 25,
    kFamous = 1U << 26,  // a family name that stands alone
    // lexicon/person_names.tsv: what the tagger is told, no rule asks it.
    kListedGiven = 1U << 27,
    kListedFamily = 1U << 28,
    kListedCommon = 1U << 29,  // and it is an ordinary word too
};

constexpr std::uint32_t kAnyTitle = kHonorific | kTitle | kRuler;
constexpr std::uint32_t kAnyOrganisation = kState | kForce | kBody | kFirm;
constexpr std::uint32_t kAnyOutlet = kOutlet | kAgency | kSite;

struct WordFacts {
    std::uint32_t classes = 0;
    std::string country;  // of a demonym, ISO 3166-1
};

class Words {
  public:
    // The words of the lexicon, built once. Thread-safe.
    static const Words& get();

    // Requires: `key` is in key form. Returns: nullptr where the word is in no list.
    const WordFacts* find(std::string_view key) const { return find(key, hash_of(key)); }
    // Requires also: `hash` is hash_of(key).
    const WordFacts* find(std::string_view key, std::uint64_t hash) const {
        const std::uint32_t number = index_.find(key, hash);
        return number == WordIndex::kNone ? nullptr : &facts_[number];
    }
    // Says that a word of this hash will be looked for soon.
    void prefetch(std::uint64_t hash) const { index_.prefetch(hash); }

  private:
    Words();
    void add(std::string_view list, std::uint32_t classes);
    void add_key(const std::string& key, std::uint32_t classes, std::string_view country = {});
    void add_list(std::string_view name, std::size_t words_column);
    void add_demonyms();
    void add_person_names();
    void settle();

    WordIndex index_;
    std::vector<WordFacts> facts_;  // by number
};

}  // namespace isnad::analysis::entities
