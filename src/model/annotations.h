// What analysis finds in one article: times, quantities, names, claims. Each rests on a span.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/span.h"

namespace isnad::model {

// TIMEX3 types (ISO-TimeML); values are TIMEX3, or EDTF level 1 where TIMEX3 has none.
enum class TimeType { date, time, duration, set };

struct TimeExpression {
    Span span;
    TimeType type = TimeType::date;
    std::string value;      // "" where it is vague or unknown
    bool relative = false;  // resolved against the page's date, or waiting for one
    std::string rule;       // which rule read it, for `--explain`
};

// What a number says. Records hold counts alone; the others are for `annotate`: an ordinal is a
// place in a row, a share a part of something ("half of the voters"), a vague count has no value.
enum class QuantityKind { count, ordinal, share, vague };

struct Quantity {
    Span span;
    double value = 0;
    std::string unit;      // "person", "percent", "km", ...; "" where none is said
    std::string currency;  // ISO 4217, "" where it is no money
    std::string bound;     // "exact" is ""; "over", "under", "about"
    QuantityKind kind = QuantityKind::count;
    std::string vague;  // of a vague count: "tens", "hundreds of thousands", "several"
};

enum class EntityKind { person, organisation, place, outlet };

// Whether somebody holds an office, as the words beside the name say it.
enum class Standing { in_office, former, acting, elect };

// The office that is said with a name: "the former Israeli defence minister".
struct Title {
    Span span;  // the words, in front of the name or in apposition behind it
    std::string
        role;  // a key of lexicon/offices.tsv: "minister-of-defence", "" where it is in none
    std::string over;  // entity id of the country, place or organisation it is over, "" unknown
    Standing standing = Standing::in_office;
};

// One naming of somebody or something. `entity` is the id under which mentions are grouped.
struct Mention {
    Span span;
    EntityKind kind = EntityKind::place;
    std::string entity;                        // "place:MA", "person:benny-gantz"
    std::map<std::string, std::string> names;  // language -> name, as far as known
    std::string why;                           // "gazetteer countries", "title وزير", ...
    std::optional<Title> title = std::nullopt;
    // Metonymy: whose government the name of a capital or palace stands for here, "" for none.
    std::string stands_for = {};
    // The id that the reading of its own document gave; "" where `entity` still is that one.
    std::string local = {};
};

// What may stand behind a claim.
enum class SourceKind { outlet, agency, person, official, anonymous, institution, document, poll };

// One step of a chain: through whom the claim came.
struct ChainLink {
    Span span;           // the words that name the source
    std::string entity;  // "" where it is not known
    SourceKind kind = SourceKind::person;
    std::string cue;  // the word that makes it a source: "كشفت", "according to"
};

enum class Modality { happened, announced, planned, alleged, denied };

struct Amount {
    double value = 0;
    std::string currency;
    std::string bound;
};

struct Roles {
    std::vector<std::string> actor;  // entity ids
    std::vector<std::string> counterpart;
    std::vector<std::string> place;
    std::string object;  // words of the text, "" where none
    std::optional<double> count;
    std::string count_unit;  // what is counted, as Quantity::unit
    std::optional<Amount> amount;
};

struct Claim {
    Span span;           // the content: what is claimed
    std::string frame;   // a name of lexicon/frames.tsv
    std::string plover;  // PLOVER event type, "" where the frame has none
    Roles roles;
    std::string time;  // TIMEX3 value, "" where unknown
    Modality modality = Modality::happened;
    std::vector<ChainLink> chain;  // nearest first, root last; empty: the outlet itself
};

struct Annotations {
    std::vector<TimeExpression> times;
    std::vector<Quantity> quantities;
    std::vector<Mention> mentions;
    std::vector<Claim> claims;
};

}  // namespace isnad::model
