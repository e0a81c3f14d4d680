// Purpose: see frames.h.
#include "analysis/claims/frames.h"

#include <algorithm>
#include <cstdio>

#include "analysis/claims/inflection.h"
#include "base/lexicon.h"
#include "text/key_form.h"

namespace isnad::analysis::claims {
namespace {

const std::map<std::string_view, SmallWord> kSmallWords = {
    {"planned", SmallWord::planned},    {"announced", SmallWord::announced},
    {"demanded", SmallWord::demanded},  {"future", SmallWord::future},
    {"denied", SmallWord::denied},      {"alleged", SmallWord::alleged},
    {"hedge", SmallWord::hedge},        {"happened", SmallWord::happened},
    {"passing", SmallWord::passing},    {"support", SmallWord::support},
    {"break", SmallWord::clause_break}, {"and", SmallWord::conjunction},
    {"both", SmallWord::both},          {"same", SmallWord::same},
    {"particle", SmallWord::particle},  {"body", SmallWord::body},
};

// A finite verb takes no article or preposition ("القتل" is no "قتل"); a noun takes any.
bool may_carry(const Trigger& trigger, std::string_view prefix) {
    if (trigger.form == Form::participle) return prefix.empty() || prefix == "و";
    if (prefix.empty() || !trigger.finite()) return prefix != "'s" && prefix != "ك";
    if (trigger.frame->measures && prefix == "ل") return false;
    return prefix == "و" || prefix == "ف" || prefix == "س" || prefix == "وس" || prefix == "فس" ||
           prefix == "ل" || prefix.ends_with("'");
}

bool small_may_carry(SmallWord word, std::string_view prefix) {
    if (prefix.empty() || prefix == "و" || prefix == "ف") return true;
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
    for (const std::string_view name : base::lexicon_names("frames/")) {
        const auto file = read_frame_file(base::lexicon_text(name), name);
        if (!file) std::fprintf(stderr, "%s\n", file.error().to_string().c_str());
        ISNAD_ASSERT(file);
        ISNAD_ASSERT(add(*file, name));
    }
    ISNAD_ASSERT(statement_ != nullptr);
    for (const auto* name : {"hedges.tsv", "roles.tsv"}) {
        for (const auto& row : base::lexicon_rows(name)) {
            ISNAD_ASSERT(row.size() == 3);
            if (row[1] == "preposition") {
                for (const auto word : base::split(row[2], '|'))
                    number_of(row[0], text::key_of(word));
                continue;
            }
            std::string words;
            for (const auto entry : base::split(row[2], '|')) {
                for (const auto& form : forms_of(entry, row[0])) words += form + "|";
            }
            add_words(EntryKind::small, row[0], static_cast<std::uint32_t>(kSmallWords.at(row[1])),
                      words);
        }
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

void FrameSet::add_trigger(const TriggerRow& row, const Frame& frame) {
    Trigger trigger{.frame = &frame,
                    .codes = row.codes,
                    .form = row.form,
                    .strength = row.strength,
                    .turned = row.turned,
                    .things = row.things,
                    .with = {}};
    std::string words;
    for (const auto with : base::split(row.with, '|')) {
        if (with.empty()) continue;
        trigger.with.quantity |= with == "@quantity";
        trigger.with.money |= with == "@money";
        trigger.with.person |= with == "@person";
        trigger.with.place |= with == "@place";
        if (with.front() == '@') continue;
        if (!words.empty()) words += '|';
        words += with;
    }
    if (!words.empty()) {
        trigger.with.group = ++groups_;
        add_words(EntryKind::companion, row.language, groups_, words);
    }
    triggers_.push_back(std::move(trigger));
    add_words(EntryKind::trigger, row.language, static_cast<std::uint32_t>(triggers_.size() - 1),
              row.words);
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

FrameWords FrameSet::find(std::span<const text::Token> tokens, std::string_view language,
                          std::string_view text) const {
    FrameWords found;
    std::vector<attribution::PhraseHit> hits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        hits.clear();
        table_.find(tokens, i, hits);
        for (auto& hit : hits) {
            const Entry& entry = entries_[hit.value];
            if (!language.empty() && entry.language != language) continue;
            const auto begin = static_cast<std::uint32_t>(i);
            const std::uint32_t end = begin + hit.tokens;
            if (entry.kind == EntryKind::trigger) {
                const Trigger& trigger = triggers_[entry.value];
                if (!may_carry(trigger, hit.prefix) || (trigger.finite() && hit.accusative))
                    continue;
                if (trigger.finite() && hit.suffix &&
                    (trigger.frame->measures || !may_have_object(tokens[i], text))) {
                    continue;
                }
                const bool passive =
                    trigger.form == Form::passive ||
                    (trigger.form == Form::verb &&
                     is_marked_passive(model::cut(text, tokens[i].span), hit.prefix));
                found.triggers.push_back({.trigger = &trigger,
                                          .begin = begin,
                                          .end = end,
                                          .prefix = std::move(hit.prefix),
                                          .suffix = hit.suffix,
                                          .passive = passive});
            } else if (entry.kind == EntryKind::companion) {
                found.companions.push_back({.group = entry.value, .at = begin});
            } else if (entry.kind == EntryKind::preposition) {
                const bool bare = hit.prefix.empty() || hit.prefix == "و" || hit.prefix == "ف";
                if (!bare || hit.accusative || hit.suffix) continue;
                found.prepositions.push_back({.word = entry.value, .begin = begin, .end = end});
            } else {
                const auto word = static_cast<SmallWord>(entry.value);
                if (!small_may_carry(word, hit.prefix) || hit.suffix || hit.accusative) continue;
                found.small.push_back({.word = word, .begin = begin, .end = end});
            }
        }
    }
    return found;
}

}  // namespace isnad::analysis::claims
