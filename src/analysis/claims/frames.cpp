// Purpose: see frames.h.
#include "analysis/claims/frames.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "analysis/claims/verb_group.h"
#include "base/lexicon.h"
#include "text/key_form.h"

namespace isnad::analysis::claims {
namespace {

const std::map<std::string_view, SmallWord> kSmallWords = {
    {"planned", SmallWord::planned},
    {"announced", SmallWord::announced},
    {"demanded", SmallWord::demanded},
    {"future", SmallWord::future},
    {"denied", SmallWord::denied},
    {"alleged", SmallWord::alleged},
    {"hedge", SmallWord::hedge},
    {"happened", SmallWord::happened},
    {"passing", SmallWord::passing},
    {"background", SmallWord::background},
    {"support", SmallWord::support},
    {"break", SmallWord::clause_break},
    {"and", SmallWord::conjunction},
    {"both", SmallWord::both},
    {"same", SmallWord::same},
    {"particle", SmallWord::particle},
    {"body", SmallWord::body},
    {"possible", SmallWord::possible},
    {"neutral", SmallWord::neutral},
    {"comment", SmallWord::comment},
    {"elsewhen", SmallWord::elsewhen},
    {"no_object", SmallWord::no_object},
    {"unsaid", SmallWord::unsaid},
    {"question", SmallWord::question},
    {"why", SmallWord::why},
    {"itself", SmallWord::itself},
    {"helps", SmallWord::helps},
    {"passive", SmallWord::passive_mark},
    {"auxiliary", SmallWord::auxiliary},
    {"adverb", SmallWord::adverb},
    {"agent", SmallWord::agent},
    {"lone", SmallWord::lone},
    {"suffers", SmallWord::suffers},
    {"site", SmallWord::site},
    {"whole", SmallWord::whole},
    {"adjective", SmallWord::adjective},
    {"hosts", SmallWord::hosts},
    {"that", SmallWord::that},
    {"relative", SmallWord::relative},
    {"outcome", SmallWord::outcome},
    {"other", SmallWord::other},
    {"jussive", SmallWord::jussive},
};

// A finite verb takes no article or preposition ("القتل" is no "قتل"); a noun takes any.
bool may_carry(const Trigger& trigger, std::string_view prefix) {
    if (trigger.form == Form::participle) return prefix.empty() || prefix == "و";
    if (prefix.empty() || trigger.form == Form::noun) return prefix != "'s" && prefix != "ك";
    if (trigger.frame->measures && prefix == "ل") return false;
    return prefix == "و" || prefix == "ف" || prefix == "س" || prefix == "وس" || prefix == "فس" ||
           prefix == "ل" || prefix.ends_with("'");
}

bool small_may_carry(SmallWord word, std::string_view prefix) {
    if (prefix.empty() || prefix == "و" || prefix == "ف") return true;
    if (word == SmallWord::auxiliary) return prefix.ends_with("'");
    if (word == SmallWord::site) return true;
    return (word == SmallWord::both || word == SmallWord::planned || word == SmallWord::demanded) &&
           prefix != "'s" && prefix != "ك";  // "كامل" is no "آمل"
}

// "عينة" and "قضية" end in no pronoun, though their key forms look so.
bool may_have_object(const text::Token& token, std::string_view text) {
    if (token.span.end < 2 || text.substr(token.span.end - 2, 2) == "ة") return false;
    return !token.key.ends_with("يه") || token.key.starts_with("ي") || token.key.starts_with("ت");
}

// "قُتل", "بُنيت": a vowel mark u on the first letter tells a passive.
bool is_marked_passive(std::string_view written, std::string_view prefix) {
    const std::size_t at = prefix.size() + 2;
    return written.size() >= at + 2 && written.substr(at, 2) == "\u064F";
}

}  // namespace

FrameSet::FrameSet() {
    for (const auto* name : {"hedges.tsv", "roles.tsv"}) read_small_words(name);
    read_other_senses();
    read_words_of_others();
    for (const std::string_view name : base::lexicon_names("frames/")) {
        const auto file = read_frame_file(base::lexicon_text(name), name);
        if (!file) std::fprintf(stderr, "%s\n", file.error().to_string().c_str());
        ISNAD_ASSERT(file);
        ISNAD_ASSERT(add(*file, name));
    }
    ISNAD_ASSERT(statement_ != nullptr);
}

void FrameSet::read_small_words(std::string_view lexicon) {
    for (const auto& row : base::lexicon_rows(lexicon)) {
        ISNAD_ASSERT(row.size() == 3);
        const bool agent = row[1] == "agent";
        if (agent || row[1] == "preposition") {
            for (const auto word : base::split(row[2], '|')) {
                const std::uint32_t number = number_of(row[0], text::key_of(word));
                if (agent) agents_.push_back(number);
            }
            if (!agent) continue;
        }
        const SmallWord kind = kSmallWords.at(row[1]);
        std::string words;
        for (const auto entry : base::split(row[2], '|')) {
            for (const auto& form : forms_of(entry, row[0])) words += form.words + "|";
            if (kind == SmallWord::auxiliary) auxiliaries_.emplace_back(entry);
        }
        add_words(EntryKind::small, row[0], static_cast<std::uint32_t>(kind), words);
    }
}

// Small words that other lists have: nouns of money, whichever country's ("450 ألف دينار" counts
// nothing), and English adjectives of peoples ("20 Chinese drones").
void FrameSet::read_words_of_others() {
    const auto adjective = static_cast<std::uint32_t>(SmallWord::adjective);
    for (const auto& row : base::lexicon_rows("demonyms.tsv")) {
        ISNAD_ASSERT(row.size() >= 3);
        add_words(EntryKind::small, "en", adjective, row[2]);
    }
    for (const auto& row : base::lexicon_rows("currencies.tsv")) {
        ISNAD_ASSERT(row.size() >= 3);
        if (row[2] != "word" && row[2] != "shared") continue;
        for (const std::string_view language : {"ar", "en", "fr"})
            add_words(EntryKind::small, language, static_cast<std::uint32_t>(SmallWord::money),
                      row[0]);
    }
}

void FrameSet::read_other_senses() {
    for (const auto& row : base::lexicon_rows("other_senses.tsv")) {
        ISNAD_ASSERT(row.size() == 3);
        std::vector<std::string>& silenced = senses_.emplace_back();
        for (const auto frame : base::split(row[1], ',')) silenced.emplace_back(frame);
        add_words(EntryKind::sense, row[0], static_cast<std::uint32_t>(senses_.size() - 1), row[2]);
    }
}

const FrameSet& FrameSet::built_in() {
    static const FrameSet the;
    return the;
}

base::Result<std::shared_ptr<const FrameSet>> FrameSet::with(std::span<const Text> texts) {
    std::shared_ptr<FrameSet> set(new FrameSet);
    for (const Text& one : texts) {
        ISNAD_TRY(const FrameFile file, read_frame_file(one.text, one.name));
        ISNAD_TRY_DO(set->add(file, one.name));
        set->frames_.back().own = true;
    }
    return std::shared_ptr<const FrameSet>(std::move(set));
}

base::Status FrameSet::add(const FrameFile& file, std::string_view where) {
    for (const Frame& other : frames_) {
        if (other.name != file.name) continue;
        return base::Error{.code = base::ErrorCode::conflict,
                           .message = "there is a frame \"" + file.name + "\" already",
                           .where = std::string(where)};
    }
    Frame& frame = frames_.emplace_back(Frame{.name = file.name,
                                              .codes = file.codes,
                                              .weight = file.weight,
                                              .counts_people = file.family == "harm",
                                              .measures = file.family == "figure",
                                              .roles = {}});
    if (frame.name == "statement") statement_ = &frame;
    for (const RoleRule& rule : file.roles) {
        FrameRole role{.language = rule.language,
                       .part = rule.part,
                       .forms = rule.forms,
                       .kinds = rule.kinds,
                       .stand = rule.stand,
                       .prepositions = {}};
        for (const auto& word : rule.prepositions)
            role.prepositions.push_back(number_of(rule.language, word));
        frame.roles.push_back(std::move(role));
    }
    for (const TriggerRow& row : file.triggers) add_trigger(row, frame);
    return base::ok();
}

Companions FrameSet::companions_of(const CompanionList& list, std::string_view language) {
    Companions with{.quantity = list.quantity,
                    .money = list.money,
                    .percent = list.percent,
                    .person = list.person,
                    .place = list.place};
    if (!list.words.empty()) {
        with.group = ++groups_;
        add_words(EntryKind::companion, language, groups_, list.words);
    }
    return with;
}

void FrameSet::add_trigger(const TriggerRow& row, const Frame& frame) {
    Trigger trigger{.frame = &frame,
                    .codes = row.codes,
                    .form = row.form,
                    .strength = row.strength,
                    .turned = row.turned,
                    .things = row.things,
                    .purpose = row.purpose,
                    .with = {},
                    .without = companions_of(row.without, row.language),
                    .reach = static_cast<std::uint32_t>(row.reach)};
    for (const CompanionList& list : row.with)
        trigger.with.push_back(companions_of(list, row.language));
    if (row.preposition == "ب" || row.preposition == "ل") {
        trigger.letter = row.preposition;
    } else if (!row.preposition.empty()) {
        trigger.preposition = ++groups_;
        add_words(EntryKind::companion, row.language, groups_, row.preposition);
    }
    triggers_.push_back(std::move(trigger));
    add_trigger_words(row);
}

// One entry for each tense and person, so that what is found knows its own.
void FrameSet::add_trigger_words(const TriggerRow& row) {
    std::map<std::array<int, 4>, std::string> words;  // by tense, ours, auxiliary, jussive
    for (const WordForm& form : row.words) {
        std::string_view text = form.words;
        const std::string_view first = text.substr(0, text.find(' '));
        const bool auxiliary =
            row.form != Form::noun && first.size() < text.size() && row.language == "fr" &&
            std::find(auxiliaries_.begin(), auxiliaries_.end(), first) != auxiliaries_.end();
        if (auxiliary) text.remove_prefix(first.size() + 1);
        const std::array marks{static_cast<int>(form.tense), int{form.ours}, int{auxiliary},
                               int{form.jussive}};
        std::string& list = words[marks];
        list += text;
        list += '|';
    }
    for (const auto& [marks, list] : words) {
        add_words(EntryKind::trigger, row.language,
                  static_cast<std::uint32_t>(triggers_.size() - 1), list);
        entries_.back().tense = static_cast<Tense>(marks[0]);
        entries_.back().ours = marks[1] != 0;
        entries_.back().behind_auxiliary = marks[2] != 0;
        entries_.back().jussive = marks[3] != 0;
    }
}

void FrameSet::add_words(EntryKind kind, std::string_view language, std::uint32_t value,
                         std::string_view words) {
    entries_.push_back({.kind = kind, .language = std::string(language), .value = value});
    table_.add(words, static_cast<std::uint32_t>(entries_.size() - 1));
}

// A preposition is known by its language too: "a" is none of English.
std::uint32_t FrameSet::number_of(std::string_view language, const std::string& preposition) {
    const auto added = numbers_.emplace(preposition, static_cast<std::uint32_t>(words_.size()));
    if (added.second) words_.push_back(preposition);
    const std::uint32_t number = added.first->second;
    const bool entered = std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.kind == EntryKind::preposition && entry.value == number &&
               entry.language == language;
    });
    if (!entered) add_words(EntryKind::preposition, language, number, preposition);
    return number;
}

std::uint32_t FrameSet::preposition(std::string_view key) const {
    const auto known = numbers_.find(key);
    return known == numbers_.end() ? kNoWord : known->second;
}

bool FrameSet::is_agent(std::uint32_t preposition) const {
    return std::find(agents_.begin(), agents_.end(), preposition) != agents_.end();
}

// Adds the trigger where it may stand so.
void FrameSet::add_found(const attribution::PhraseHit& hit, std::span<const text::Token> tokens,
                         std::uint32_t at, std::string_view text, FrameWords& found) const {
    const Entry& entry = entries_[hit.value];
    const Trigger& trigger = triggers_[entry.value];
    TriggerAt one{.trigger = &trigger,
                  .begin = at,
                  .end = at + hit.tokens,
                  .prefix = hit.prefix,
                  .suffix = hit.suffix,
                  .form = trigger.form,
                  .tense = entry.tense,
                  .ours = entry.ours,
                  .behind_auxiliary = entry.behind_auxiliary,
                  .jussive = entry.jussive};
    if (!may_carry(trigger, hit.prefix) || (one.finite() && hit.accusative)) return;
    // "لقصف" is a noun: ل stands before a verb of the present alone.
    if (one.finite() && hit.prefix == "ل" && one.tense != Tense::present) return;
    if (one.finite() && hit.suffix &&
        (trigger.frame->measures || !may_have_object(tokens[at], text))) {
        return;
    }
    // "سيطرته على": a verb with its preposition has no object, this is its noun.
    if (one.finite() && hit.suffix && hit.tokens > 1 && preposition(tokens[at + 1].key) != kNoWord)
        return;
    if (one.finite() && hit.suffix && (trigger.preposition != 0 || !trigger.letter.empty())) return;
    if (one.form == Form::verb && is_marked_passive(model::cut(text, tokens[at].span), hit.prefix))
        one.form = Form::passive;
    found.triggers.push_back(std::move(one));
}

FrameWords FrameSet::find(std::span<const text::Token> tokens, std::string_view language,
                          std::string_view text) const {
    FrameWords found;
    std::vector<attribution::PhraseHit> hits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        hits.clear();
        table_.find(tokens, i, hits);
        for (const auto& hit : hits) {
            const Entry& entry = entries_[hit.value];
            if (!language.empty() && entry.language != language) continue;
            const auto begin = static_cast<std::uint32_t>(i);
            const std::uint32_t end = begin + hit.tokens;
            if (entry.kind == EntryKind::trigger) {
                add_found(hit, tokens, begin, text, found);
            } else if (entry.kind == EntryKind::companion) {
                found.companions.push_back({.group = entry.value, .at = begin});
            } else if (entry.kind == EntryKind::preposition) {
                const bool bare = hit.prefix.empty() || hit.prefix == "و" || hit.prefix == "ف";
                if (!bare || hit.accusative || hit.suffix) continue;
                found.prepositions.push_back({.word = entry.value, .begin = begin, .end = end});
            } else if (entry.kind == EntryKind::sense) {
                found.senses.push_back(entry.value);
            } else {
                const auto word = static_cast<SmallWord>(entry.value);
                if (!small_may_carry(word, hit.prefix) || hit.suffix || hit.accusative) continue;
                const bool bare = hit.prefix.empty() || hit.prefix == "و" || hit.prefix == "ف";
                found.small.push_back({.word = word, .begin = begin, .end = end, .bare = bare});
            }
        }
    }
    for (const std::uint32_t sense : found.senses) {
        std::erase_if(found.triggers, [&](const TriggerAt& one) {
            const auto& silenced = senses_[sense];
            return std::find(silenced.begin(), silenced.end(), one.trigger->frame->name) !=
                   silenced.end();
        });
    }
    settle(tokens, found);
    return found;
}

}  // namespace isnad::analysis::claims
