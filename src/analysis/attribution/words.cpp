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

const std::map<std::string_view, Shade> kShades = {
    {"says", Shade::says},       {"announces", Shade::announces}, {"reveals", Shade::reveals},
    {"alleges", Shade::alleges}, {"denies", Shade::denies},       {"confirms", Shade::confirms},
    {"adds", Shade::adds},       {"warns", Shade::warns},         {"plans", Shade::plans},
};

const std::map<std::string_view, WordClass> kVerbForms = {
    {"verb", WordClass::verb},
    {"told", WordClass::told_verb},
    {"relay", WordClass::relay},
    {"stance", WordClass::stance},
    {"participle", WordClass::participle},
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
};

struct Lexicon {
    std::deque<Word> words;
    PhraseTable table;

    Lexicon() {
        for (const auto& row : base::lexicon_rows("reporting_verbs.tsv")) {
            ISNAD_ASSERT(row.size() == 5);
            Word word{.word_class = kVerbForms.at(row[1]),
                      .language = row[0],
                      .shade = kShades.at(row[2])};
            if (row[3] != "-") {
                for (const auto need : base::split(row[3], '|')) {
                    word.needs.push_back(text::key_of(need));
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
                row[3]);
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
    if (suffix && !is_cue(word.word_class)) return false;
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
            return prefix == "و" || prefix == "ب" || prefix == "وب" || prefix == "qu'";
        case WordClass::holder:
            return prefix != "'s" && !begins_with_any(prefix, "ك");
        case WordClass::same:
            return prefix != "'s";
        case WordClass::skip:
        case WordClass::fill:
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
            if (hit.accusative || !may_carry(word, hit.prefix, hit.suffix)) continue;
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
