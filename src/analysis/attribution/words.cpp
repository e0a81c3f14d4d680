// Purpose: see words.h.
#include "analysis/attribution/words.h"

#include <algorithm>
#include <deque>
#include <map>

#include "base/lexicon.h"
#include "base/result.h"
#include "model/names.h"
#include "text/key_form.h"

namespace isnad::analysis::attribution {
namespace {

const std::map<std::string_view, WordClass> kVerbForms = {
    {"verb", WordClass::verb},
    {"told", WordClass::told_verb},
    {"relay", WordClass::relay},
    {"stance", WordClass::stance},
    {"participle", WordClass::participle},
    {"noun", WordClass::speech_noun},
};

const std::map<std::string_view, WordClass> kPhraseClasses = {
    {"that", WordClass::that},
    {"according", WordClass::according},
    {"citing", WordClass::citing},
    {"itself", WordClass::itself},
    {"impersonal", WordClass::impersonal},
    {"same", WordClass::same},
    {"pronoun", WordClass::pronoun},
    {"told", WordClass::told},
    {"relative", WordClass::relative},
    {"stop", WordClass::stop},
    {"joins", WordClass::joins},
    {"skip", WordClass::skip},
    {"fill", WordClass::fill},
    {"clause", WordClass::clause},
    {"passive", WordClass::passive},
    {"negation", WordClass::negation},
    {"within", WordClass::within},
    {"occasion", WordClass::occasion},
    {"outlet_word", WordClass::outlet_word},
    {"silent", WordClass::silent},
    {"preposition", WordClass::preposition},
    {"before_that", WordClass::before_that},
    {"self", WordClass::self},
    {"happening", WordClass::happening},
    {"clitic", WordClass::clitic},
    {"about", WordClass::about},
    {"vague", WordClass::vague},
    {"was", WordClass::was},
    {"topic", WordClass::topic},
    {"several", WordClass::several},
    {"as_told", WordClass::as_told},
    {"subordinate", WordClass::subordinate},
    {"to_whom", WordClass::to_whom},
    {"whatever", WordClass::whatever},
};

// The cases of an Arabic plural: "محللون" is also written محللين, and before a noun محللو, محللي.
std::string with_plurals(std::string_view words) {
    constexpr std::string_view kPlural = "ون";
    std::string all(words);
    for (const std::string_view word : base::split(words, '|')) {
        if (!word.ends_with(kPlural)) continue;
        const std::string stem(word.substr(0, word.size() - kPlural.size()));
        all += "|" + stem + "ين|" + stem + "و|" + stem + "ي";
    }
    return all;
}

struct Lexicon {
    std::deque<Word> words;
    PhraseTable table;

    Lexicon() {
        for (const auto& row : base::lexicon_rows("reporting_verbs.tsv")) {
            ISNAD_ASSERT(row.size() == 5 && model::shade(row[2]));
            Word word{.word_class = kVerbForms.at(row[1]),
                      .language = row[0],
                      .shade = *model::shade(row[2])};
            if (row[3] != "-") {
                for (const auto need : base::split(row[3], '|')) {
                    word.needs.push_back(text::key_of(need));
                    // "عما", "مما" are "عن ما", "من ما"
                    const std::string key = word.needs.back();
                    constexpr std::string_view kNoon = "ن";
                    if (key.ends_with(kNoon)) {
                        word.needs.push_back(key.substr(0, key.size() - kNoon.size()) + "ما");
                    }
                }
            }
            add(std::move(word), row[4]);
        }
        for (const auto& row : base::lexicon_rows("attribution_phrases.tsv")) {
            ISNAD_ASSERT(row.size() == 3);
            add({.word_class = kPhraseClasses.at(row[1]), .language = row[0]}, row[2]);
        }
        for (const auto& row : base::lexicon_rows("holders.tsv")) {
            ISNAD_ASSERT(row.size() == 4);
            const auto kind = model::source_kind(row[1]);
            ISNAD_ASSERT(kind || row[1] == "unnamed");
            add({.word_class = kind ? WordClass::holder : WordClass::unnamed,
                 .language = row[0],
                 .kind = kind.value_or(model::SourceKind::anonymous),
                 .gender = row[2].front()},
                kind ? with_plurals(row[3]) : std::string(row[3]));
        }
        for (const auto& row : base::lexicon_rows("source_fields.tsv")) {
            ISNAD_ASSERT(row.size() == 3);
            add({.word_class = WordClass::field, .language = row[0], .field = row[1]}, row[2]);
        }
    }

    void add(Word word, std::string_view forms) {
        words.push_back(std::move(word));
        table.add(forms, static_cast<std::uint32_t>(words.size() - 1));
    }
};

const Lexicon& lexicon() {
    static const Lexicon the;
    return the;
}

bool begins_with_any(std::string_view prefix, std::string_view letters) {
    for (std::size_t i = 0; i < letters.size(); i += 2) {
        if (prefix.starts_with(letters.substr(i, 2))) return true;
    }
    return false;
}

// Which proclitics a word of that class may carry. A finite verb takes no preposition or article,
// and "لان" (because) or "كان" (was) is not "ان".
bool may_carry(const Word& word, std::string_view prefix, bool suffix) {
    // "مديرها" is a director, "قوله" a saying; of small words a pronoun makes others.
    const bool noun =
        word.word_class == WordClass::speech_noun || word.word_class == WordClass::holder;
    if (suffix && !is_cue(word.word_class) && !noun) return false;
    if (prefix.empty()) return true;
    switch (word.word_class) {
        case WordClass::verb:
        case WordClass::relay:
        case WordClass::stance:
        case WordClass::told_verb:
            return prefix == "و" || prefix == "ف" || prefix == "س" || prefix == "وس" ||
                   prefix == "فس";
        case WordClass::participle:
            return prefix == "و";
        case WordClass::that:
            return prefix == "و" || prefix == "ف" || prefix == "ب" || prefix == "وب" ||
                   prefix == "qu'";
        case WordClass::holder:
            return prefix != "'s" && !begins_with_any(prefix, "ك");
        case WordClass::same:
        case WordClass::field:
        case WordClass::speech_noun:
        case WordClass::occasion:
            return prefix != "'s";
        case WordClass::skip:
        case WordClass::fill:
        case WordClass::happening:
            return prefix == "و" || prefix == "ف" || prefix == "ال";
        default:
            return prefix == "و" || prefix == "ف";
    }
}

}  // namespace

std::vector<Tag> tag_words(std::span<const text::Token> tokens, std::string_view language) {
    const Lexicon& lex = lexicon();
    std::vector<Tag> tags;
    std::vector<PhraseHit> hits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        hits.clear();
        lex.table.find(tokens, i, hits);
        const auto first = tags.size();
        for (auto& hit : hits) {
            const Word& word = lex.words[hit.value];
            if (!language.empty() && word.language != language) continue;
            // "أصدر بيانا": a noun may stand in the accusative, a verb's alef is another word.
            if (hit.accusative && word.word_class != WordClass::holder) continue;
            if (!may_carry(word, hit.prefix, hit.suffix)) continue;
            // "أبلغنا X", "أخبرني X": of other words they are as often a letter of the word.
            const std::string& key = tokens[i].key;
            const bool us = hit.suffix && (key.ends_with("نا") || key.ends_with("ني"));
            if (us && word.word_class != WordClass::told_verb) continue;
            // "فرد" (one person) is no "ف" and "رد".
            constexpr std::size_t kShortest = 8;  // bytes of "ف" and three letters
            if (hit.prefix == "ف" && is_cue(word.word_class) && tokens[i].key.size() < kShortest)
                continue;
            tags.push_back({.word = &word,
                            .begin = static_cast<std::uint32_t>(i),
                            .end = static_cast<std::uint32_t>(i + hit.tokens),
                            .prefix = std::move(hit.prefix),
                            .suffix = hit.suffix});
        }
        std::stable_sort(tags.begin() + static_cast<std::ptrdiff_t>(first), tags.end(),
                         [](const Tag& a, const Tag& b) { return a.end > b.end; });
    }
    return tags;
}

}  // namespace isnad::analysis::attribution
