// Purpose: see told_past.h.
#include "analysis/dates/told_past.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>

#include "analysis/dates/vocabulary.h"
#include "base/lexicon.h"
#include "text/key_form.h"

namespace isnad::analysis::dates {

namespace {

constexpr std::size_t kReach = 60;  // tokens around the time where a sign of what is ahead counts
constexpr std::size_t kYearClause = 5;
constexpr std::size_t kOpening = 2;    // tokens before a time that opens its sentence
constexpr std::size_t kVerbAfter = 4;  // tokens behind it among which the verb stands
constexpr std::size_t kClause = 14;    // tokens before the time that are taken for its clause

enum class Side { none, past, ahead };

Side side_of(const std::string& key) {
    static const auto table = [] {
        std::unordered_map<std::string, Side> all;  // looked up only
        for (const base::LexiconRow& row : base::lexicon_rows("past_verbs.tsv")) {
            for (const std::string_view form : base::split(row[2], '|'))
                all.try_emplace(text::key_of(form), row[0] == "past" ? Side::past : Side::ahead);
        }
        return all;
    }();
    const auto at = table.find(key);
    return at == table.end() ? Side::none : at->second;
}

Side side_at(std::span<const text::Token> tokens, std::size_t i) {
    const std::string& key = tokens[i].key;
    if (i > 0) {
        const Side both = side_of(tokens[i - 1].key + " " + key);
        if (both != Side::none) return both;
    }
    const Side alone = side_of(key);
    if (alone != Side::none) return alone;
    constexpr std::size_t kLetter = 2;  // bytes of an Arabic one
    const bool joined = key.size() > 3 * kLetter && (key.starts_with("و") || key.starts_with("ف"));
    return joined ? side_of(key.substr(kLetter)) : Side::none;
}

// An Arabic verb in the present begins with ي; so do few other words, times among them.
bool is_present_verb(std::span<const text::Token> tokens, std::size_t i) {
    if (!tokens[i].key.starts_with("ي") || tokens[i].key.size() < 8) return false;
    return numbers::first_phrase(vocabulary().table(), tokens.subspan(i),
                                 [](const numbers::Phrase&) { return true; }) == nullptr;
}

bool points_ahead(std::span<const text::Token> tokens, std::size_t time) {
    const numbers::PhraseTable& table = vocabulary().table();
    const std::size_t begin = time > kReach ? time - kReach : 0;
    for (std::size_t i = begin; i < tokens.size() && i < time + kReach; ++i) {
        if (vocabulary().is_future_verb(tokens[i].key)) return true;
        const auto* phrase =
            numbers::first_phrase(table, tokens.subspan(i), [](const numbers::Phrase& found) {
                return vocabulary().word(found).kind == TimeClass::future;
            });
        if (phrase != nullptr) return true;
    }
    if (time == 0) return false;
    const auto* towards =
        numbers::first_phrase(table, tokens.subspan(time - 1), [](const numbers::Phrase& found) {
            return vocabulary().word(found).kind == TimeClass::towards && found.tokens() == 1;
        });
    return towards != nullptr;
}

}  // namespace

bool told_as_past(const text::TokenisedText& text, const text::Sentence& sentence,
                  const model::TimeExpression& time) {
    const auto tokens = text.tokens_of(sentence);
    const auto at = std::partition_point(
        tokens.begin(), tokens.end(),
        [&](const text::Token& token) { return token.span.end <= time.span.start; });
    const auto end = static_cast<std::size_t>(at - tokens.begin());
    // "The end of 2019" may lie ahead as well as behind.
    if (end < tokens.size() && side_of(tokens[end].key) == Side::ahead) return false;
    // A year alone is loose in its clause: "the host of the cup 2030".
    const std::size_t reach = time.value.size() == 4 ? kYearClause : kClause;
    const std::size_t begin = end > reach ? end - reach : 0;
    for (std::size_t i = end; i-- > begin;) {
        const Side side = side_at(tokens, i);
        if (side == Side::past) return !points_ahead(tokens, end);
        if (side == Side::ahead || is_present_verb(tokens, i)) return false;
    }
    // "In May 2020 the mill burnt down": the time opens the sentence and the verb follows.
    if (end > kOpening) return false;
    std::size_t i = end;
    while (i < tokens.size() && tokens[i].span.start < time.span.end) ++i;
    for (const std::size_t last = std::min(tokens.size(), i + kVerbAfter); i < last; ++i) {
        const Side side = side_at(tokens, i);
        if (side == Side::past) return !points_ahead(tokens, end);
        if (side == Side::ahead || is_present_verb(tokens, i)) return false;
    }
    return false;
}

}  // namespace isnad::analysis::dates
