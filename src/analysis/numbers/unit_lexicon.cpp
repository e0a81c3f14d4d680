// Purpose: see unit_lexicon.h.
#include "analysis/numbers/unit_lexicon.h"

#include "base/lexicon.h"
#include "base/result.h"
#include "text/key_form.h"

namespace isnad::analysis::numbers {

namespace {

enum class UnitKind { unit, word, shared, symbol, code, adjective };

struct UnitWord {
    UnitKind kind = UnitKind::unit;
    std::string name;  // unit, or ISO 4217; "-" where a shared noun has no reading alone
    std::string noun;  // of a shared currency: the first form, in key form
    bool dual = false;
    bool one = false;
    bool measure = false;
    std::vector<std::pair<std::string, std::string>> settles;  // of an adjective: noun -> code
};

struct UnitLexicon {
    PhraseTable table;
    std::vector<UnitWord> words;
    // Every noun of a shared currency, in every form, under the names adjectives use for it.
    std::vector<std::vector<std::string>> nouns;

    void enter(std::string_view forms, UnitWord word) {
        const auto entry = static_cast<std::uint32_t>(words.size());
        const bool symbol = word.kind == UnitKind::symbol || word.kind == UnitKind::code;
        const std::uint32_t marks =
            (symbol ? unit_opens::kSymbol : 0) |
            (word.kind != UnitKind::adjective && word.name != "percent" ? unit_opens::kNoun : 0);
        // "المئة", "الدولار": a definite unit still says what is counted ("مليار من الدولارات"
        // not).
        for (const std::string_view form : base::split(forms, '|')) {
            if (!form.empty()) table.add(form, entry, Article::as_written, marks);
        }
        words.push_back(std::move(word));
    }
};

UnitKind kind_of(std::string_view name) {
    if (name == "word") return UnitKind::word;
    if (name == "shared") return UnitKind::shared;
    if (name == "symbol") return UnitKind::symbol;
    if (name == "code") return UnitKind::code;
    ISNAD_ASSERT(name == "adjective");
    return UnitKind::adjective;
}

void load_currencies(UnitLexicon& lexicon) {
    for (const base::LexiconRow& row : base::lexicon_rows("currencies.tsv")) {
        ISNAD_ASSERT(row.size() >= 3);
        UnitWord word;
        word.kind = kind_of(row[2]);
        if (word.kind == UnitKind::adjective) {
            for (const std::string_view pair : base::split(row[1], '|')) {
                const auto sides = base::split(pair, '=');
                ISNAD_ASSERT(sides.size() == 2);
                word.settles.emplace_back(text::key_of(sides[0]), std::string(sides[1]));
            }
        } else {
            word.name = std::string(row[1]);
        }
        if (word.kind == UnitKind::shared) {
            word.noun = std::to_string(lexicon.nouns.size());
            std::vector<std::string> keys;
            for (const std::string_view form : base::split(row[0], '|'))
                keys.push_back(text::key_of(form));
            lexicon.nouns.push_back(std::move(keys));
        }
        // The first form is the singular.
        const std::string_view first = base::split(row[0], '|').front();
        word.measure = word.kind == UnitKind::word || word.kind == UnitKind::shared;
        word.one = word.measure;
        lexicon.enter(first, word);
        word.one = false;
        if (first.size() < row[0].size()) lexicon.enter(row[0].substr(first.size() + 1), word);
        if (row.size() > 3) {
            word.dual = true;
            lexicon.enter(row[3], word);
        }
    }
}

UnitLexicon load() {
    UnitLexicon lexicon;
    for (const base::LexiconRow& row : base::lexicon_rows("units.tsv")) {
        ISNAD_ASSERT(row.size() >= 3);
        UnitWord word;
        word.name = std::string(row[1]);
        word.measure = row[2] == "measure";
        if (row.size() > 4) {
            word.one = true;
            lexicon.enter(row[4], word);
            word.one = false;
        }
        lexicon.enter(row[0], word);
        if (row.size() > 3) {
            word.dual = true;
            lexicon.enter(row[3], word);
        }
    }
    load_currencies(lexicon);
    lexicon.table.finish();
    return lexicon;
}

const UnitLexicon& unit_lexicon() {
    static const UnitLexicon lexicon = load();
    return lexicon;
}

// The code an adjective gives to a shared noun, "" where it does not qualify it.
std::string settled(const UnitWord& adjective, const UnitWord& noun) {
    const UnitLexicon& lexicon = unit_lexicon();
    const auto& keys = lexicon.nouns[static_cast<std::size_t>(std::stoul(noun.noun))];
    for (const auto& [name, code] : adjective.settles) {
        for (const std::string& key : keys) {
            if (key == name) return code;
        }
    }
    return "";
}

Counted read_shared(std::span<const text::Token> tokens, const UnitWord& noun, std::size_t used) {
    const UnitLexicon& lexicon = unit_lexicon();
    Counted out{"", noun.name, used, noun.dual, noun.one, noun.measure};
    std::string code;
    const Phrase* adjective =
        first_phrase(lexicon.table, tokens.subspan(used), [&](const Phrase& phrase) {
            const UnitWord& word = lexicon.words[phrase.entry];
            if (word.kind != UnitKind::adjective || !phrase.prefix.empty()) return false;
            code = settled(word, noun);
            return !code.empty();
        });
    if (adjective != nullptr) {
        out.currency = code;
        out.tokens += adjective->tokens();
    }
    return out;
}

// "Moroccan dirhams", "US dollars": the adjective comes first.
std::optional<Counted> read_adjective_first(std::span<const text::Token> tokens) {
    const UnitLexicon& lexicon = unit_lexicon();
    const UnitWord* adjective = nullptr;
    const Phrase* head = first_phrase(lexicon.table, tokens, [&](const Phrase& phrase) {
        adjective = &lexicon.words[phrase.entry];
        return adjective->kind == UnitKind::adjective && phrase.prefix.empty();
    });
    if (head == nullptr) return std::nullopt;
    std::string code;
    const Phrase* noun =
        first_phrase(lexicon.table, tokens.subspan(head->tokens()), [&](const Phrase& phrase) {
            const UnitWord& word = lexicon.words[phrase.entry];
            if (word.kind != UnitKind::shared) return false;
            code = settled(*adjective, word);
            return !code.empty();
        });
    if (noun == nullptr) return std::nullopt;
    return Counted{"", code, head->tokens() + noun->tokens(), false, false, true};
}

}  // namespace

std::optional<Counted> read_counted(std::span<const text::Token> tokens) {
    const UnitLexicon& lexicon = unit_lexicon();
    const Phrase* found = first_phrase(lexicon.table, tokens, [&](const Phrase& phrase) {
        return lexicon.words[phrase.entry].kind != UnitKind::adjective && phrase.prefix.empty();
    });
    if (found == nullptr) return read_adjective_first(tokens);
    const UnitWord& word = lexicon.words[found->entry];
    if (word.kind == UnitKind::unit)
        return Counted{word.name, "", found->tokens(), word.dual, word.one, word.measure};
    if (word.kind != UnitKind::shared)
        return Counted{"", word.name, found->tokens(), word.dual, word.one, word.measure};
    Counted out = read_shared(tokens, word, found->tokens());
    if (out.currency == "-") {
        // Money, but whose is not said: the noun itself is the unit, the currency stays unknown.
        out.currency.clear();
        out.unit = lexicon.nouns[static_cast<std::size_t>(std::stoul(word.noun))].front();
    }
    return out;
}

const PhraseTable& unit_table() {
    return unit_lexicon().table;
}

Symbol currency_before(std::span<const text::Token> tokens) {
    const UnitLexicon& lexicon = unit_lexicon();
    const Phrase* found = first_phrase(lexicon.table, tokens, [&](const Phrase& phrase) {
        const UnitKind kind = lexicon.words[phrase.entry].kind;
        if (kind != UnitKind::symbol && kind != UnitKind::code) return false;
        // "US$" is one sign; "a $5 note" has an article before it.
        for (std::size_t i = 1; i < phrase.tokens(); ++i) {
            if (tokens[i - 1].span.end != tokens[i].span.start) return false;
        }
        return phrase.prefix.empty();
    });
    if (found == nullptr) return {};
    return {lexicon.words[found->entry].name, found->tokens()};
}

}  // namespace isnad::analysis::numbers
