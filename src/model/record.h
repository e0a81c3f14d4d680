// The record over many documents: copies, entities, stories, events, conflicts, framing.
//
// All lists are in a fixed order (stated at each), so that the same pages give the same record.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/annotations.h"
#include "model/coverage.h"
#include "model/decision.h"
#include "model/document.h"
#include "model/framing.h"
#include "model/place.h"
#include "model/timeline.h"

namespace isnad::model {

enum class CopyKind { verbatim, edited, repeat };  // repeat: within one document
enum class CopySource { unknown, a, b, common };   // where the words came from: a side, a third

struct Substitution {
    std::string a;  // the words on side a, as written there
    std::string b;
    Span a_span;  // where they stand in the document of side a
    Span b_span;
};

// A stretch in which the two sides of a passage differ: words put in (a side is empty and stands
// after the word before), left out, or others in their place.
struct Change {
    Span a;
    Span b;
    friend auto operator<=>(const Change&, const Change&) = default;
};

// A passage that stands in two places.
struct Passage {
    Place a;
    Place b;
    double similarity = 0;  // 0..1, share of aligned words that agree
    CopyKind kind = CopyKind::verbatim;
    CopySource from = CopySource::unknown;
    std::string why;  // reason for `from`
    std::vector<Substitution> substitutions;
    std::vector<Change> changes;       // all, in text order; between them the words agree
    std::optional<std::uint32_t> via;  // the document through which the words came, where one did
    bool reworded = false;             // the words agree but not their order: no changes are told
};

// Two documents that share passages, taken whole.
struct Derivation {
    std::uint32_t a = 0;  // indices into Record::documents, a < b
    std::uint32_t b = 0;
    CopySource from = CopySource::unknown;  // as most of their passages say
    double shared_a = 0;                    // 0..1, share of a's body that stands in b
    double shared_b = 0;
    std::vector<Span> only_a;  // sentences of a, between or beside shared ones, that b has not
    std::vector<Span> only_b;
};

// Words that stand for others in copies, and where.
struct SwapPlace {
    std::uint32_t copy = 0;  // index into Record::copies
    Place a;                 // the words of Swap::a
    Place b;
    friend auto operator<=>(const SwapPlace&, const SwapPlace&) = default;
};

struct Swap {
    std::string a;  // as most often written; of the source, where `directed`
    std::string b;
    bool directed = false;
    std::uint32_t documents = 0;    // that stand in `places`
    std::uint32_t outlets = 0;      // those of them that are known
    std::vector<SwapPlace> places;  // sorted; at least one
};

// One place of a family's passage.
struct Witness {
    Place place;
    // The document it took the passage from, as far as the passages tell: the nearest of those
    // before it. None for the earliest.
    std::optional<std::uint32_t> parent;
    bool certain = false;       // evidence, not order alone, puts it after the parent
    double similarity = 1;      // to the parent's words
    std::uint32_t changes = 0;  // against the parent's words
};

// One passage under its earliest witness.
struct Family {
    std::string id;                  // from the content of the earliest witness
    bool certain = false;            // evidence, not order alone, puts every other after it
    std::vector<Witness> witnesses;  // the earliest, then by (doc, span)
    std::uint32_t documents = 0;     // distinct, of the witnesses
    std::uint32_t outlets = 0;       // distinct and known
};

// One way an entity is written, in pages of one language.
struct Spelling {
    std::string text;  // as written
    std::string language;
    std::uint32_t count = 0;
};

// An office that somebody is said to hold or to have held.
struct EntityRole {
    std::string role;   // a key of lexicon/offices.tsv, "" where the words are in none
    std::string title;  // as most often said
    std::string over;   // entity id, "" unknown
    Standing standing = Standing::in_office;
    std::vector<std::uint32_t> documents;  // that say so, sorted
    std::string from;                      // first and last day of those documents, "" unknown
    std::string to;
    std::vector<Place> said;  // where the words stand, sorted
};

struct Entity {
    std::string id;
    EntityKind kind = EntityKind::place;
    std::map<std::string, std::string> names;  // language -> name
    std::vector<Place> mentions;               // sorted
    std::vector<Spelling> spellings = {};      // by language, most frequent first
    std::vector<EntityRole> roles = {};        // by first day, then by role
    std::vector<std::string> locals = {};      // the documents' own ids, sorted, where they differ
    std::vector<std::string> why = {};         // why different names are one, or one name two
    std::vector<std::string> decisions = {};   // what the user decided about it
};

// How a claim in copied words stands to the sources that the other page shows for the same words.
enum class InheritanceKind {
    inherited,  // its own chain stops short of where the original's goes on
    hides,    // its page leaves out, or puts somebody else in front of, who stands nearer the root
    differs,  // the pages credit different sources, and neither is known to have changed them
};

// A link of a chain, with the document in which its words stand.
struct ShownLink {
    std::uint32_t doc = 0;
    ChainLink link;
};

// What another page with the same words shows of where a claim came from.
struct Inheritance {
    ClaimRef claim;
    ClaimRef from;  // tells the same words; the copy's original, where it is no `differs`
    InheritanceKind kind = InheritanceKind::inherited;
    // The links that the claim does not have itself, nearest first; at least one. Of `differs`,
    // the chain of `from`.
    std::vector<ShownLink> links;
    std::string why;  // what each credits, in words that name nobody, and why it is the copy
};

// Why a claim was taken for one of the same happening as another.
struct EventJoin {
    ClaimRef claim;
    ClaimRef to;        // the claim of the event that it is likest
    double chance = 0;  // 0..1, that the two are of one happening, by themselves
    std::string why;    // what they have in common: "words, trigger, time"
};

struct Event {
    std::string id;
    std::string frame;
    std::string title;
    std::string time;                       // TIMEX3 value, "" where unknown
    std::vector<std::string> places;        // entity ids
    std::vector<std::string> participants;  // entity ids
    std::vector<ClaimRef> claims;           // sorted; at least one
    std::uint32_t outlets = 0;              // distinct outlets that report it
    std::uint32_t origins = 0;              // independent roots, copies and shared chains once
    std::string why;                        // how the origins were counted
    int first = -1;                         // index of the document that had it first, -1 unknown
    Modality modality = Modality::happened;
    std::vector<EventJoin> joins = {};  // for each claim but the first
};

struct ConflictValue {
    std::string value;
    std::vector<ClaimRef> claims;
};

struct Conflict {
    std::string event;                  // event id
    std::string attribute;              // time | count | amount | place | actor | modality
    std::vector<ConflictValue> values;  // two or more
};

// An outlet and its pages. A page that names no outlet stands for itself.
struct Outlet {
    std::string name;                      // as its first page writes it, "" unknown
    std::vector<std::uint32_t> documents;  // indices, sorted; at least one
};

// Two outlets of which one often has from the other what it tells.
struct OutletDependence {
    std::uint32_t a = 0;  // indices into Record::outlets, a < b
    std::uint32_t b = 0;
    double probability = 0;                 // 0..1, that they are dependent
    CopySource from = CopySource::unknown;  // whose the words mostly are
    std::uint32_t occasions = 0;            // stories that both tell
    std::uint32_t worded = 0;               // of them, with a copied passage
    std::uint32_t credits = 0;              // of them, where one names the other
    std::uint32_t same_values = 0;          // figures and days that they give alike
    std::uint32_t rare_errors = 0;          // of them, that the other outlets contradict
    std::uint32_t other_values = 0;         // that they give otherwise
    std::string why;
    // Indices of the stories of which one likely took its account from the other, sorted.
    std::vector<std::uint32_t> stories;
};

struct Story {
    std::string id;
    std::string title;
    std::vector<std::uint32_t> documents;  // indices, sorted
    std::vector<std::string> events;       // event ids
    std::string from;                      // first day, "" where unknown
    std::string to;
    Coverage coverage = {};
    std::vector<TimelineEntry> timeline = {};  // by the day of the happening, unknown last
    StoryFraming framing = {};
};

// Where on its pages a line of furniture stands: above the first or below the last line of the
// article's own, or neither for most of them.
enum class FurniturePlace { start, end, anywhere };

// A line that an outlet puts on its pages whatever they tell; it was taken for the article's own.
struct FurnitureLine {
    std::string outlet;       // its name, else the host of its pages, "" where neither is known
    std::string text;         // as it stands in the first of `documents`
    std::uint32_t pages = 0;  // of the outlet that have it, copies of one report counted once
    std::uint32_t of = 0;     // pages of the outlet, counted likewise
    FurniturePlace place = FurniturePlace::anywhere;
    std::string from;  // first and last day of those pages, "" where unknown
    std::string to;
    std::vector<std::uint32_t> documents;  // indices where it was taken out, sorted; at least one
};

// What became of one of the user's decisions about names.
struct DecisionEffect {
    std::string id;
    std::uint32_t mentions = 0;   // that it concerns
    std::uint32_t documents = 0;  // in which those stand
    std::string overruled_by;     // id of a later one that contradicts it, "" for none
};

struct Record {
    std::vector<Document> documents;       // sorted by uri, then id
    std::vector<Passage> copies;           // sorted by (a, b)
    std::vector<Derivation> derivations;   // sorted by (a, b)
    std::vector<Family> families;          // most witnesses first, then by id
    std::vector<Swap> swaps;               // most places first, then by text
    std::vector<Entity> entities;          // sorted by id
    std::vector<Event> events;             // sorted by time (vague, then unknown last), then id
    std::vector<Conflict> conflicts;       // sorted by (event, attribute)
    std::vector<Framing> framing;          // sorted by entity
    std::vector<Story> stories;            // sorted by from (unknown last), then id
    std::vector<FurnitureLine> furniture;  // sorted by outlet, most pages first, then text
    std::vector<DecisionEffect> decisions = {};  // of the user's journal, in its order
    std::vector<Inheritance> inheritances = {};  // sorted by claim; at most one a claim
    std::vector<Outlet> outlets = {};            // sorted by key of the name
    std::vector<OutletDependence> dependences = {};  // sorted by (a, b)
    std::vector<NamingDistance> distances = {};  // sorted by (a, b)
};

}  // namespace isnad::model
