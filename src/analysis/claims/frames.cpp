// Purpose: see frames.h.
#include "analysis/claims/frames.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>

#include "analysis/attribution/phrases.h"
#include "base/lexicon.h"
#include "base/result.h"

namespace isnad::analysis::claims {
namespace {

const std::map<std::string_view, SmallWord> kSmallWords = {
    {"planned", SmallWord::planned},
    {"future", SmallWord::future},
    {"denied", SmallWord::denied},
    {"alleged", SmallWord::alleged},
    {"happened", SmallWord::happened},
    {"break", SmallWord::clause_break},
    {"with", SmallWord::with},
    {"between", SmallWord::between},
    {"in", SmallWord::in},
    {"to", SmallWord::to},
    {"by", SmallWord::by},
    {"and", SmallWord::conjunction},
    {"about", SmallWord::about},
};

enum class EntryKind : std::uint8_t { trigger, companion, small };

struct Entry {
    EntryKind kind = EntryKind::trigger;
    std::string_view language;
    std::uint32_t value = 0;  // index of the trigger, group of companions, or SmallWord
};

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

struct Lexicon {
    std::map<std::string_view, Frame> frames;
    std::deque<Trigger> triggers;
    std::vector<Entry> entries;
    attribution::PhraseTable table;
    std::uint32_t groups = 0;

    Lexicon() {
        for (const auto& row : base::lexicon_rows("frames.tsv")) {
            ISNAD_ASSERT(row.size() == 5);
            frames[row[0]] = {.name = row[0],
                              .plover = row[1] == "-" ? "" : row[1],
                              .weight = number(row[2]),
                              .counts_people = row[3] == "harm"};
        }
        for (const auto& row : base::lexicon_rows("frame_triggers.tsv")) read_trigger(row);
        for (const auto* name : {"hedges.tsv", "roles.tsv"}) {
            for (const auto& row : base::lexicon_rows(name)) {
                ISNAD_ASSERT(row.size() == 3);
                const auto word = static_cast<std::uint32_t>(kSmallWords.at(row[1]));
                add({.kind = EntryKind::small, .language = row[0], .value = word}, row[2]);
            }
        }
    }

    void read_trigger(const base::LexiconRow& row) {
        ISNAD_ASSERT(row.size() == 7 && frames.contains(row[1]));
        const Frame& of = frames.at(row[1]);
        Trigger trigger{.frame = &of,
                        .plover = row[6] == "-" ? of.plover : row[6],
                        .verb = row[2] == "verb",
                        .strength = number(row[3])};
        std::string words;
        for (const auto with : base::split(row[5], '|')) {
            if (with == "-" || with.empty()) continue;
            trigger.with.quantity |= with == "@quantity";
            trigger.with.money |= with == "@money";
            trigger.with.person |= with == "@person";
            trigger.with.place |= with == "@place";
            if (with.front() != '@')
                words += std::string(words.empty() ? "" : "|") + std::string(with);
        }
        if (!words.empty()) {
            trigger.with.group = ++groups;
            add({.kind = EntryKind::companion, .language = row[0], .value = groups}, words);
        }
        triggers.push_back(trigger);
        add({.kind = EntryKind::trigger,
             .language = row[0],
             .value = static_cast<std::uint32_t>(triggers.size() - 1)},
            row[4]);
    }

    void add(Entry entry, std::string_view words) {
        entries.push_back(entry);
        table.add(words, static_cast<std::uint32_t>(entries.size() - 1));
    }
};

const Lexicon& lexicon() {
    static const Lexicon the;
    return the;
}

// A finite verb takes no article or preposition ("القتل" is no "قتل"); a noun takes any.
bool may_carry(const Trigger& trigger, std::string_view prefix) {
    if (prefix.empty() || !trigger.verb) return prefix != "'s" && prefix != "ك";
    return prefix == "و" || prefix == "ف" || prefix == "س" || prefix == "وس" || prefix == "فس" ||
           prefix == "ل" || prefix.ends_with("'");
}

bool small_may_carry(std::string_view prefix) {
    return prefix.empty() || prefix == "و" || prefix == "ف";
}

}  // namespace

FrameWords find_frame_words(std::span<const text::Token> tokens, std::string_view language) {
    const Lexicon& lex = lexicon();
    FrameWords found;
    std::vector<attribution::PhraseHit> hits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        hits.clear();
        lex.table.find(tokens, i, hits);
        for (auto& hit : hits) {
            const Entry& entry = lex.entries[hit.value];
            if (!language.empty() && entry.language != language) continue;
            const auto begin = static_cast<std::uint32_t>(i);
            const std::uint32_t end = begin + hit.tokens;
            if (entry.kind == EntryKind::trigger) {
                const Trigger& trigger = lex.triggers[entry.value];
                if (!may_carry(trigger, hit.prefix) || (trigger.verb && hit.accusative)) continue;
                found.triggers.push_back({.trigger = &trigger,
                                          .begin = begin,
                                          .end = end,
                                          .prefix = std::move(hit.prefix)});
            } else if (entry.kind == EntryKind::companion) {
                found.companions.push_back({.group = entry.value, .at = begin});
            } else if (small_may_carry(hit.prefix) && !hit.suffix && !hit.accusative) {
                found.small.push_back(
                    {.word = static_cast<SmallWord>(entry.value), .begin = begin, .end = end});
            }
        }
    }
    return found;
}

const Frame& frame(std::string_view name) {
    const auto found = lexicon().frames.find(name);
    ISNAD_ASSERT(found != lexicon().frames.end());
    return found->second;
}

}  // namespace isnad::analysis::claims
