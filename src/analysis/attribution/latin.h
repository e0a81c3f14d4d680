// What the English and French rules share: where a statement's speaker stands, and how it came.
//
// latin.cpp reads the words that make somebody speak, latin_speaker.cpp finds who it is,
// latin_statement.cpp what he says; latin_relay.cpp reads who is quoted without such a word,
// latin_beside.cpp sources named beside a sentence ("according to X"), latin_nested.cpp sources
// within a quotation.
#pragma once

#include <optional>
#include <vector>

#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {

// A Reading, with what only these languages need.
struct LatinReading {
    Reading& reading;
    const SentenceView& view;
    std::vector<std::uint32_t> opener;  // for each closing quotation mark its opening one
    bool looked_back = false;
    std::vector<SentenceView> earlier;  // the sentences before, nearest first; few, made once
};

// What parts the words before a token from it.
enum class Border { start, comma, quote, mark, none };

struct Speaker {
    std::uint32_t begin = 0;  // its words in this sentence, with what stands before them
    std::uint32_t end = 0;
    Border border = Border::none;  // at its left
    std::uint32_t second = kNone;  // where a second noun phrase begins: "a charge the army"
    bool inserted = false;         // something set in commas stands between it and the verb
    bool pronoun = false;
    bool repeats = false;  // no words of its own: the verb goes on with the subject before it
    std::optional<Source> source;
};

// How the words came: the outlet that was told, the document in which they stand.
struct Ways {
    std::optional<Source> told;
    std::optional<Source> written;
};

constexpr std::uint32_t kThatWithin = 12;        // tokens from a verb to its "that"
constexpr std::uint32_t kShortestStatement = 2;  // tokens

// How a verb and what it says stand to one another.
enum class Order { verb_first, statement_first, around, none };

struct Statement {
    Order order = Order::none;
    std::uint32_t begin = 0;  // what is said
    std::uint32_t end = 0;
    bool speech = false;
    bool that = false;
};

bool is_outlet(const Source& source);
bool is_written(const Source& source);
bool is_any_mark(const SentenceView& view, std::uint32_t i);  // or the sentence's end
bool is_closing_quote(const SentenceView& view, std::uint32_t i);
bool is_determiner(const SentenceView& view, std::uint32_t i);
bool is_capitalised(const SentenceView& view, std::uint32_t i);
bool is_pronoun(const SentenceView& view, std::uint32_t i);

// What stands before token `i`.
Border border_before(const SentenceView& view, std::uint32_t i);

// Returns: the token behind the noun phrase that begins at `begin`.
std::uint32_t phrase_end(const SentenceView& view, std::uint32_t begin);

// The first token before `verb` that is no auxiliary or adverb of it, plus one.
std::uint32_t skip_back(const SentenceView& view, std::uint32_t verb);

// The subject of the verb at `verb`, which stands before it.
Speaker speaker_before(const LatinReading& latin, std::uint32_t verb);

// The holder behind an inverted verb: "said X", "a déclaré à la presse X".
Speaker speaker_after(const SentenceView& view, std::uint32_t after);

// Whom "he" or "elle" means here: the last chain, or whom the sentences before are about.
Chain whom_pronoun_means(LatinReading& latin, std::uint32_t pronoun);

// The token behind "PARIS, May 3 (Agency) —" at the sentence's beginning; 0 where there is none.
std::uint32_t dateline_end(const SentenceView& view);

// "the minister, Lena Orvik", "Lena Orvik, a lawyer for the family": takes in the name or the
// office that stands in commas beside the source. `closed`: only where a comma ends it, so that it
// is not the subject of what follows.
void take_apposition(const SentenceView& view, Source& source, bool closed);

// Leaves out "seen by Reuters" of "a document seen by Reuters": a way, and no part of the source.
void leave_out_way(const SentenceView& view, Source& source);

// Lets a source go on over what its words may hold: a number, an ampersand.
void extend(const SentenceView& view, Source& source);

// Adds what tokens [begin, end) tell of the way to what is known of it.
void look_for_ways(const SentenceView& view, std::uint32_t begin, std::uint32_t end, Ways& ways);

// Whom "told X", "a déclaré à X" names, and where these words end; nullopt where nobody was told.
std::uint32_t told_end(const SentenceView& view, const Tag& cue, Ways& ways);

// Where a statement that ends before `end` begins: behind what was found before it.
std::uint32_t statement_begin(const LatinReading& latin, std::uint32_t end);

// What stands before the verb's clause, where it was the statement; going on behind it or not.
Statement said_before(const LatinReading& latin, std::uint32_t clause, std::uint32_t after,
                      bool speaker_first);

// What follows the verb from `after` on.
Statement said_behind(const LatinReading& latin, const Tag& cue, std::uint32_t after);

// The words of the holder, and through whom they came, nearest first.
Chain chain_of(LatinReading& latin, const Speaker& speaker, const Ways& ways);

// Writes down what the chain says by that cue; the clause of both begins at `clause`.
void say(LatinReading& latin, const Tag& cue, const Statement& said, Chain chain,
         std::uint32_t clause, const char* rule);

// "Y quoted X as saying that …", "X was quoted by Y as saying …".
void read_relay(LatinReading& latin, const Tag& cue);

// "As X reported, …", "…, comme l'a rapporté X".
struct AsTold {
    Source source;
    std::uint32_t end = 0;  // behind its words
};

// Returns: who reported it, where a clause of that kind begins at `as`.
std::optional<AsTold> read_as_told(const SentenceView& view, const Tag& as);

// `X: "…"`: nothing but a colon says that X speaks.
void read_label(LatinReading& latin);

// Sources quoted within the quotations of the sentence, which go behind the outer ones.
void read_nested(Reading& reading);

// All that a sentence says, but for what is quoted within its quotations.
void read_sayings(Reading& reading);

// The words beside sentences: "according to X", "selon X", "citing X", "his claim that".
void read_latin_beside(LatinReading& latin);

}  // namespace isnad::analysis::attribution
