// Purpose: see verb_group.h. English and French build their verbs of several words: "was not
// arrested", "n'aurait pas vendu", "could attack". Which words do so is data (lexicon/hedges.tsv:
// passive, auxiliary, helps); between them and the verb stand adverbs at most.
#include "analysis/claims/verb_group.h"

#include <algorithm>

namespace isnad::analysis::claims {
namespace {

constexpr std::uint32_t kAdverbs = 4;       // tokens between an auxiliary and its verb
constexpr std::uint32_t kLongestWords = 8;  // tokens of a phrase of the lists

bool is_latin(const text::Token& token) {
    return static_cast<unsigned char>(token.key.front()) < 0xD0;  // before Cyrillic
}

// Whether one of the words that begin few tokens before `at`, or there, fits.
bool any_near(const std::vector<SmallWordAt>& small, std::uint32_t at, auto&& fits) {
    auto one = std::lower_bound(
        small.begin(), small.end(), at > kLongestWords ? at - kLongestWords : 0,
        [](const SmallWordAt& word, std::uint32_t first) { return word.begin < first; });
    for (; one != small.end() && one->begin <= at; ++one) {
        if (fits(*one)) return true;
    }
    return false;
}

bool is_adverb(const text::Token& token, const FrameWords& words, std::uint32_t at) {
    if (token.key.ends_with("ly") || token.key.ends_with("ment")) return true;
    return any_near(words.small, at, [&](const SmallWordAt& one) {
        return one.word == SmallWord::adverb && at < one.end;
    });
}

// Whether such a word stands before `at`, with adverbs between at most.
bool stands_before(std::span<const text::Token> tokens, const FrameWords& words, SmallWord kind,
                   std::uint32_t at) {
    const std::uint32_t least = at > kAdverbs ? at - kAdverbs : 0;
    for (std::uint32_t i = at;; --i) {
        const bool here = any_near(words.small, i, [&](const SmallWordAt& one) {
            return one.word == kind && one.end == i;
        });
        if (here) return true;
        if (i == least || !is_adverb(tokens[i - 1], words, i - 1)) return false;
    }
}

bool holds(const FrameWords& words, SmallWord kind, const TriggerAt& at) {
    return any_near(words.small, at.end, [&](const SmallWordAt& one) {
        return one.word == kind && one.begin >= at.begin && one.end <= at.end;
    });
}

// Whether words of that kind begin with the trigger and are all of it.
bool covers(const FrameWords& words, SmallWord kind, const TriggerAt& at) {
    return any_near(words.small, at.begin, [&](const SmallWordAt& one) {
        return one.word == kind && one.begin == at.begin && one.end >= at.end;
    });
}

// "وفرت" is no "و" with "فرت" where a list has the whole word.
void drop_prefixed(std::vector<TriggerAt>& triggers) {
    std::vector<std::uint32_t> whole;  // where verbs stand with nothing taken off
    for (const TriggerAt& at : triggers) {
        if (at.finite() && at.prefix.empty() && !at.suffix) whole.push_back(at.begin);
    }
    std::erase_if(triggers, [&](const TriggerAt& at) {
        return at.finite() && at.end == at.begin + 1 && !at.prefix.empty() &&
               std::binary_search(whole.begin(), whole.end(), at.begin);
    });
}

// "لم يستبعد" says something else than "يستبعد": the longer phrase counts.
void drop_shorter(std::vector<SmallWordAt>& small) {
    const auto tells = [](const SmallWordAt& one) {
        return one.word <= SmallWord::happened || one.word == SmallWord::neutral ||
               one.word == SmallWord::possible;
    };
    std::vector<SmallWordAt> longer;
    for (const SmallWordAt& one : small) {
        if (tells(one) && one.end > one.begin + 1) longer.push_back(one);
    }
    std::erase_if(small, [&](const SmallWordAt& one) {
        return tells(one) && any_near(longer, one.begin, [&](const SmallWordAt& other) {
                   return one.end <= other.end && other.end - other.begin > one.end - one.begin;
               });
    });
}

}  // namespace

void settle(std::span<const text::Token> tokens, FrameWords& words) {
    drop_shorter(words.small);
    std::erase_if(words.triggers, [&](const TriggerAt& at) {
        if (at.jussive && !stands_before(tokens, words, SmallWord::jussive, at.begin)) return true;
        if (at.finite() && covers(words, SmallWord::other, at)) return true;
        return at.behind_auxiliary && !stands_before(tokens, words, SmallWord::auxiliary, at.begin);
    });
    drop_prefixed(words.triggers);
    for (TriggerAt& at : words.triggers) {
        if (!is_latin(tokens[at.begin])) continue;
        const bool plain = at.form == Form::verb || at.form == Form::noun;
        if (plain && at.prefix.empty() && at.tense == Tense::other &&
            stands_before(tokens, words, SmallWord::helps, at.begin)) {
            at.form = Form::verb;
            at.tense = Tense::infinitive;
        }
        const bool goes_on =
            tokens[at.begin].key.ends_with("ing") || tokens[at.end - 1].key.ends_with("ing");
        if (at.form != Form::verb || at.tense != Tense::other || goes_on) continue;
        if (holds(words, SmallWord::passive_mark, at) ||
            stands_before(tokens, words, SmallWord::passive_mark, at.begin)) {
            at.form = Form::passive;
        }
    }
}

}  // namespace isnad::analysis::claims
