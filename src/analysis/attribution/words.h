// The words of attribution as data: reporting verbs, small words around a source, source nouns.
//
// Reads lexicon/reporting_verbs.tsv, attribution_phrases.tsv, holders.tsv and source_fields.tsv
// once, and says for each token of a sentence which of these words begin there.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/attribution/attribution.h"
#include "analysis/attribution/phrases.h"

namespace isnad::analysis::attribution {

enum class WordClass : std::uint8_t {
    verb,
    told_verb,
    relay,
    stance,
    participle,  // of reporting_verbs.tsv
    that,
    according,
    citing,
    itself,
    impersonal,
    same,
    pronoun,  // of attribution_phrases.tsv
    told,
    relative,
    stop,
    joins,
    skip,
    fill,
    clause,
    passive,
    negation,
    speech_noun,  // "تصريح", "قوله", "the claim that"
    within,       // "في بيان": before a document in which somebody says it
    occasion,     // "تصريحات", "مقابلة": whose words they are follows
    outlet_word,  // in many outlets' names
    silent,       // in which a word of saying says nothing
    preposition,  // what follows is a noun
    before_that,  // "قبل": its "أن" begins nothing that was said
    self,         // goes with a source that was named before: "الصحيفة نفسها"
    happening,    // a verbal noun that begins what was said: "أعلنت الشرطة مقتل"
    clitic,  // a preposition with its pronoun between verb and subject: "أكدت لنا مصادر"
    about,   // between a verb and what is told by a noun: "أعلن عن توقيف"
    vague,   // an office that singles nobody out: "an official"
    was,     // before a subject whose verb comes later: "كان X قد قال"
    topic,   // "أما X فقال": opens a sentence with whom it is about
    several,  // counts or picks out of a source's noun: "ثلاثة مسؤولين", "أحد السكان"
    as_told,      // "as" of "as X reported", "comme" of "comme l'a dit X"
    subordinate,  // begins a clause with a subject of its own: "after", "because"
    to_whom,      // "à", "to": before who was told, and not whose he is
    whatever,     // begins a clause that names what was said without telling it: "what he said"
    holder,
    unnamed,  // of holders.tsv
    field,    // of source_fields.tsv
};

struct Word {
    WordClass word_class = WordClass::verb;
    std::string_view language;
    Shade shade = Shade::says;
    model::SourceKind kind = model::SourceKind::person;
    char gender = '-';
    std::string_view field;          // of source_fields.tsv: "military"
    std::vector<std::string> needs;  // keys of prepositions; "that", "quote"; empty: nothing
};

// A word of the lexicon at a token of a sentence. Offsets count the sentence's tokens.
struct Tag {
    const Word* word = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string prefix;
    bool suffix = false;
};

// Returns: whether the class makes somebody speak.
constexpr bool is_cue(WordClass word_class) {
    return word_class <= WordClass::participle;
}

// Returns: the tags of a sentence in text order; at one token longer ones first. `language` is
// that of the region, "" where unknown (then the words of every language are tried).
std::vector<Tag> tag_words(std::span<const text::Token> tokens, std::string_view language);

}  // namespace isnad::analysis::attribution
