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

// How a source holds what it says, by the verb that brings it in: "claims" is no "confirms".
enum class Shade { says, announces, reveals, alleges, denies, confirms, adds, warns, plans };

// Whether a source's words stand in quotation marks: all of them, none, or some.
enum class SpeechForm { direct, indirect, mixed };

// One step of a chain: through whom the claim came.
struct ChainLink {
    Span span;           // the words that name the source
    std::string entity;  // "" where it is not known
    SourceKind kind = SourceKind::person;
    std::string cue;         // the word that makes it a source: "كشفت", "according to"
    Span cue_span = {};      // where it stands; empty where only marks tell it
    bool carried = false;    // named by an earlier sentence, not by this one
    std::string field = {};  // what a source without a name has to do with: "military", "" unknown
    std::string of = {};     // entity id of whose it is: "place:IL", "" unknown
    std::vector<std::string> why = {};  // why it was chosen, for `--explain`
};

// The link that tells one root from another: "the army ← a statement" is the army, a named report
// is itself. Requires: the chain is not empty.
inline const ChainLink& named_root(const std::vector<ChainLink>& chain) {
    const ChainLink& root = chain.back();
    if (root.kind != SourceKind::document || !root.entity.empty() || chain.size() < 2) return root;
    const ChainLink& before = chain[chain.size() - 2];
    return before.cue_span == root.cue_span ? before : root;
}

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
    std::string frame;   // a name of a file of lexicon/frames/
    std::string plover;  // PLOVER event type, "" where the frame has none
    Roles roles;
    std::string time;  // TIMEX3 value, "" where unknown
    Modality modality = Modality::happened;
    std::vector<ChainLink> chain;  // nearest first, root last; empty: the outlet itself

    Span trigger = {};                       // the words that name the happening, empty for none
    std::string mode = {};                   // PLOVER mode, "" where the event type has none
    std::vector<std::string> contexts = {};  // PLOVER contexts: "military", "economic"
    std::string cameo = {};                  // CAMEO root code, "01" to "20", "" where none fits
    bool negated = false;                    // said not to be so, by a word beside the trigger
    Shade shade = Shade::says;               // of the root's verb; says for the outlet itself
    std::optional<SpeechForm> form = std::nullopt;  // none for the outlet itself
    std::vector<Span> hedges = {};                  // words that keep it at a distance: "perhaps"
    std::optional<Span> headline = std::nullopt;    // of the page, where it tells the same
    std::vector<std::string> why = {};  // rules, the words they matched: for `--explain`
};

struct Annotations {
    std::vector<TimeExpression> times;
    std::vector<Quantity> quantities;
    std::vector<Mention> mentions;
    std::vector<Claim> claims;
    // Words in quotation marks that quote nobody: the outlet keeps its distance to them.
    std::vector<Span> scare_quotes;
};

}  // namespace isnad::model
