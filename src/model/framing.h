// Framing: by which words each page and each outlet names one and the same thing.
//
// Counts and places only. Nothing here says whether a word is kind or unkind, right or wrong.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/place.h"

namespace isnad::model {

// Words and who uses them. Counts are of all uses; `places` are the first few.
struct Usage {
    std::string text;                                  // as most often written
    std::string language;                              // of the pages
    std::map<std::uint32_t, std::uint32_t> documents;  // document index -> how often
    std::map<std::uint32_t, std::uint32_t> outlets;    // index into Record::outlets -> how often
    std::vector<Place> places;                         // sorted; at most kUsagePlaces
};
constexpr std::size_t kUsagePlaces = 12;

using NamingVariant = Usage;

enum class EpithetKind {
    so_called,   // a set phrase that says the name is another's: "the so-called", "ما يسمى"
    apposition,  // a description between commas behind the name: ", the largest port of the north,"
};

struct Epithet {
    EpithetKind kind = EpithetKind::so_called;
    Usage usage;
};

enum class SwapTouch {
    name,     // it changes how an entity is named
    trigger,  // it changes the word for the happening
    cue,      // it changes the verb that brings in a source: "denied" for "claimed"
    account,  // it stands elsewhere in what is claimed
    text,     // it stands in none of these
};

// Words swapped in copies, as evidence for one entity, event or story.
struct SwapEvidence {
    std::uint32_t swap = 0;                // index into Record::swaps
    std::vector<std::uint32_t> places;     // indices into its places, sorted; at least one
    SwapTouch touch = SwapTouch::account;  // the strongest that holds
};

// How one entity is named. `variants` has its names where there are two or more in one language.
struct Framing {
    std::string entity;
    std::vector<NamingVariant> variants;
    std::vector<SwapEvidence> swaps = {};  // the strongest evidence: one text, two names
    std::vector<Usage> titles = {};        // offices said with the name, where they differ
    std::vector<Epithet> epithets = {};    // by kind, most frequent first
    std::optional<Usage> quoted = {};  // the name in quotation marks, where others give it plain
};

// By which words one happening is named. Told where pages use different words, or a copy swaps.
struct EventNaming {
    std::string event;
    std::vector<SwapEvidence> swaps;
    std::vector<Usage>
        variants;  // the triggers of its claims; two or more in one language, or none
};

// A pair of wordings that a copy proves to name the same, and how often each outlet of the story
// uses either of them anywhere.
struct SwapUse {
    SwapEvidence evidence;
    std::map<std::uint32_t, std::uint32_t> a;  // outlet -> how often
    std::map<std::uint32_t, std::uint32_t> b;
};

// A word that one outlet uses more than the others of the story do.
struct Term {
    std::string text;         // as it most often writes it
    double log_odds = 0;      // natural logarithm, against the others of the same language
    double z = 0;             // log_odds over its standard error
    std::uint32_t count = 0;  // in this outlet's words
    std::uint32_t rest = 0;   // in those of the others
    std::vector<Place> places;
};

struct OutletTerms {
    std::uint32_t outlet = 0;
    std::string language;
    std::uint32_t words = 0;  // content words counted, copied passages left out
    std::uint32_t rest = 0;
    std::vector<Term> terms;  // largest z first
};

// What the outlets of one story name otherwise than each other.
struct StoryFraming {
    std::vector<SwapUse> swaps;
    std::vector<EventNaming> events;  // in the order of the story's events
    std::vector<OutletTerms> terms;   // by outlet, then language; those without terms left out
    std::uint32_t swaps_left_out = 0;
    std::uint32_t outlets_left_out = 0;  // whose words were counted but whose terms are not listed
};

// How far two outlets are apart in what they name the same things, over the whole record.
struct NamingDistance {
    std::uint32_t a = 0;  // indices into Record::outlets, a < b
    std::uint32_t b = 0;
    double distance = 0;                // 0..1, weighted mean of Jensen-Shannon distances
    std::optional<double> chance = {};  // what documents dealt out at random give; as `low`
    std::uint32_t things = 0;           // entities and events that both name
    std::uint32_t uses = 0;             // namings behind it, of both
    std::uint32_t documents_a = 0;
    std::uint32_t documents_b = 0;
    std::uint32_t swaps = 0;         // places where copies between the two swap words
    std::optional<double> low = {};  // 95 % bootstrap interval; none where documents are too few
    std::optional<double> high = {};
};

}  // namespace isnad::model
