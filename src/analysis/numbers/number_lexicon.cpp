// Purpose: see number_lexicon.h.
#include "analysis/numbers/number_lexicon.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/lexicon.h"
#include "base/result.h"

namespace isnad::analysis::numbers {

namespace {

constexpr std::array<std::pair<std::string_view, WordKind>, 35> kKinds = {{
    {"zero", WordKind::zero},
    {"unit", WordKind::unit},
    {"unit_teen", WordKind::unit_teen},
    {"ten", WordKind::ten},
    {"teen", WordKind::teen},
    {"tens", WordKind::tens},
    {"hundred", WordKind::hundred},
    {"hundreds", WordKind::hundreds},
    {"scale", WordKind::scale},
    {"scale_dual", WordKind::scale_dual},
    {"scale_plural", WordKind::scale_plural},
    {"and", WordKind::conjunction},
    {"article", WordKind::article},
    {"half", WordKind::half},
    {"half_alone", WordKind::half_alone},
    {"half_spoken", WordKind::half_spoken},
    {"part", WordKind::part},
    {"round", WordKind::round},
    {"point", WordKind::point},
    {"ordinal", WordKind::ordinal},
    {"ordinal_one", WordKind::ordinal_one},
    {"after", WordKind::after},
    {"no_number", WordKind::no_number},
    {"vague", WordKind::vague},
    {"between", WordKind::between},
    {"from", WordKind::from},
    {"to", WordKind::to},
    {"change", WordKind::change},
    {"minus", WordKind::minus},
    {"except", WordKind::except},
    {"below_zero", WordKind::below_zero},
    {"over", WordKind::over},
    {"under", WordKind::under},
    {"about", WordKind::about},
    {"stop", WordKind::stop},
}};

WordKind kind_of(std::string_view name) {
    for (const auto& [known, kind] : kKinds) {
        if (known == name) return kind;
    }
    ISNAD_ASSERT(!"numbers.tsv has an unknown kind");
    return WordKind::stop;
}

std::uint32_t marks_of(WordKind kind) {
    switch (kind) {
        case WordKind::conjunction:
        case WordKind::half_alone:
        case WordKind::part:
        case WordKind::round:
        case WordKind::point:
        case WordKind::after:
        case WordKind::to:
        case WordKind::change:
        case WordKind::except:
        case WordKind::below_zero:
        case WordKind::stop:
            return 0;
        case WordKind::ordinal:
        case WordKind::ordinal_one:
            return opens::kPlace;
        case WordKind::no_number:
            return opens::kNoNumber;
        case WordKind::vague:
            return opens::kVague;
        case WordKind::between:
        case WordKind::from:
            return opens::kRange;
        case WordKind::minus:
            return opens::kSign;
        case WordKind::over:
        case WordKind::under:
        case WordKind::about:
            return opens::kBound;
        case WordKind::article:
            return opens::kNumber;
        default:  // cardinals, which with the article are ordinals too
            return opens::kNumber | opens::kPlace;
    }
}

NumberLexicon load() {
    NumberLexicon lexicon;
    for (const base::LexiconRow& row : base::lexicon_rows("numbers.tsv")) {
        ISNAD_ASSERT(row.size() >= 4);
        NumberWord word{kind_of(row[1]), 0, std::string(row[3])};
        // from_chars, not strtod: the answer must not hang on the locale.
        std::from_chars(row[2].data(), row[2].data() + row[2].size(), word.value);
        const auto entry = static_cast<std::uint32_t>(lexicon.words.size());
        const bool counts = word.kind < WordKind::conjunction || word.kind == WordKind::half ||
                            word.kind == WordKind::half_spoken || word.kind == WordKind::part ||
                            word.kind == WordKind::vague || word.kind == WordKind::ordinal ||
                            word.kind == WordKind::ordinal_one;
        const Article article =
            word.language == "ar" && counts ? Article::also_definite : Article::as_written;
        lexicon.words.push_back(word);
        for (const std::string_view form : base::split(row[0], '|'))
            lexicon.table.add(form, entry, article, marks_of(word.kind));
    }
    lexicon.table.finish();
    return lexicon;
}

}  // namespace

const NumberLexicon& number_lexicon() {
    static const NumberLexicon lexicon = load();
    return lexicon;
}

}  // namespace isnad::analysis::numbers
