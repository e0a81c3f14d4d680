// Frames, their triggers and the small words around them, as data.
//
// Reads every file of lexicon/frames/, hedges.tsv and roles.tsv once; a user's own frames (the same
// format) stand beside them. No code names a frame but "statement", which is what is left when none
// fits.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/attribution/phrases.h"
#include "analysis/claims/frame_file.h"
#include "analysis/claims/inflection.h"
#include "base/result.h"
#include "text/tokens.h"

namespace isnad::analysis::claims {

constexpr std::uint32_t kNoWord = 0xFFFFFFFF;

struct FrameRole {
    std::string language;  // "" for every language
    Part part = Part::actor;
    std::uint8_t forms = 0xFF;
    std::uint8_t kinds = 0xFF;
    Stand stand = Stand::none;
    std::vector<std::uint32_t> prepositions;  // numbers of FrameSet::preposition
};

struct Frame {
    std::string name;
    Codes codes;
    int weight = 0;
    bool counts_people = false;  // of the family "harm": its count is one of people
    bool measures = false;       // "no more than" is no denial of a figure
    bool own = false;            // brought by the user: where both fit, it is the one that is meant
    std::vector<FrameRole> roles;
};

// What stands near a trigger besides; any one of these.
struct Companions {
    bool quantity = false;
    bool money = false;
    bool percent = false;
    bool person = false;
    bool place = false;
    std::uint32_t group = 0;  // words of that group; 0: none
};

struct Trigger {
    const Frame* frame = nullptr;
    Codes codes;
    Form form = Form::verb;
    int strength = 0;
    bool turned = false;
    bool things = false;
    bool purpose = false;
    std::vector<Companions> with;   // of each one must be met
    Companions without;             // none may be
    std::uint32_t reach = 0;        // tokens to a companion behind; 0: to the clause's end
    std::uint32_t preposition = 0;  // group of the preposition that must follow; 0: none
    std::string letter;             // or the letter that one of the next nouns begins with
};

// Words beside a trigger that say something of it: the kinds of hedges.tsv, then of roles.tsv.
enum class SmallWord : std::uint8_t {
    planned,
    announced,
    demanded,
    future,
    denied,
    alleged,
    hedge,
    happened,
    passing,
    support,
    clause_break,
    conjunction,
    both,
    same,
    particle,
    body,
    possible,
    neutral,
    comment,
    elsewhen,
    no_object,
    unsaid,
    question,
    why,
    helps,
    passive_mark,
    auxiliary,
    adverb,
    agent,
    lone,
    suffers,
    site,
    whole,
    adjective,
    hosts,
    that,
    relative,
    outcome,
    other,
    jussive,
    itself,
    money,
    background,
};

// Words found in a sentence. Offsets count its tokens.
struct TriggerAt {
    const Trigger* trigger = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string prefix;
    bool suffix = false;     // an object or possessor is written onto it
    Form form = Form::verb;  // the trigger's, or what the words before it make of it
    Tense tense = Tense::other;
    bool ours = false;              // the speaker acts: "وقعنا"
    bool behind_auxiliary = false;  // is none unless an auxiliary stands before it
    bool jussive = false;           // is none unless "لم" or its like stands before it

    bool finite() const { return form == Form::verb || form == Form::passive; }
};
struct CompanionAt {
    std::uint32_t group = 0;
    std::uint32_t at = 0;
};
struct SmallWordAt {
    SmallWord word = SmallWord::planned;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool bare = true;  // nothing but "and" is written onto it
};
struct PrepositionAt {
    std::uint32_t word = kNoWord;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct FrameWords {
    std::vector<TriggerAt> triggers;
    std::vector<CompanionAt> companions;
    std::vector<SmallWordAt> small;
    std::vector<PrepositionAt> prepositions;
    std::vector<std::uint32_t> senses;  // in which its words are meant otherwise
};

class FrameSet {
  public:
    // Thread-safe. Lifetime: the program's.
    static const FrameSet& built_in();

    struct Text {
        std::string name;  // for errors
        std::string text;
    };
    // Returns: the built-in frames and those of `texts`.
    // Errors: malformed, with file and line; conflict, where a name is taken.
    static base::Result<std::shared_ptr<const FrameSet>> with(std::span<const Text> texts);

    // Returns: what of the lists stands in the sentence, each list in text order. `language` is ""
    // where unknown.
    FrameWords find(std::span<const text::Token> tokens, std::string_view language,
                    std::string_view text) const;

    const Frame& statement() const { return *statement_; }

    // Returns: the number of a preposition (key form), kNoWord for none that any frame names.
    std::uint32_t preposition(std::string_view key) const;
    const std::string& preposition_words(std::uint32_t number) const { return words_[number]; }
    // Whether the one behind that preposition does what a passive tells ("by").
    bool is_agent(std::uint32_t preposition) const;

    FrameSet(const FrameSet&) = delete;
    FrameSet& operator=(const FrameSet&) = delete;

  private:
    enum class EntryKind : std::uint8_t { trigger, companion, small, preposition, sense };
    struct Entry {
        EntryKind kind = EntryKind::trigger;
        std::string language;
        std::uint32_t value = 0;  // index of the trigger, group, SmallWord, preposition, sense
        // Of a trigger's words:
        Tense tense = Tense::other;
        bool ours = false;
        bool behind_auxiliary = false;  // French "vendu" of "a vendu"
        bool jussive = false;
    };

    FrameSet();
    void read_small_words(std::string_view lexicon);
    void read_other_senses();
    void read_words_of_others();
    base::Status add(const FrameFile& file, std::string_view where);
    void add_trigger(const TriggerRow& row, const Frame& frame);
    Companions companions_of(const CompanionList& list, std::string_view language);
    void add_trigger_words(const TriggerRow& row);
    void add_words(EntryKind kind, std::string_view language, std::uint32_t value,
                   std::string_view words);
    void add_found(const attribution::PhraseHit& hit, std::span<const text::Token> tokens,
                   std::uint32_t at, std::string_view text, FrameWords& found) const;
    std::uint32_t number_of(std::string_view language, const std::string& preposition);

    std::deque<Frame> frames_;
    std::deque<Trigger> triggers_;
    std::vector<Entry> entries_;
    attribution::PhraseTable table_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
    std::vector<std::string> words_;
    std::vector<std::uint32_t> agents_;
    std::vector<std::vector<std::string>> senses_;  // frames that such words silence
    std::vector<std::string> auxiliaries_;
    std::uint32_t groups_ = 0;
    const Frame* statement_ = nullptr;
};

}  // namespace isnad::analysis::claims
