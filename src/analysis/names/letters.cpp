// Purpose: see letters.h.
#include "analysis/names/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::analysis::names {
namespace {

enum class Kind : std::uint8_t { unknown, nothing, latin, arabic, hebrew, cyrillic, greek };

// What a code point is folded to: up to four letters.
struct Fold {
    Kind kind = Kind::unknown;
    std::array<char, 4> letters = {};
    char like = 0;  // the Latin letter it looks like, where it is of another script

    void set(Kind of, std::string_view to) {
        kind = of;
        letters = {};
        for (std::size_t i = 0; i < to.size() && i < letters.size(); ++i) letters[i] = to[i];
    }
};

constexpr char32_t kTableEnd = 0x600 + 0x200;  // Latin to Arabic Supplement

struct Tables {
    std::vector<Fold> folds = std::vector<Fold>(kTableEnd);
    std::array<char, 128> latin_base = {};
    std::map<std::pair<Script, char>, std::string> shown;

    Tables();
};

Kind kind_named(std::string_view name) {
    if (name == "latin") return Kind::latin;
    if (name == "arabic") return Kind::arabic;
    if (name == "hebrew") return Kind::hebrew;
    if (name == "cyrillic") return Kind::cyrillic;
    return name == "greek" ? Kind::greek : Kind::unknown;
}

Script script_of(Kind kind) {
    switch (kind) {
        case Kind::latin:
        case Kind::cyrillic:
        case Kind::greek:
            return Script::latin;
        case Kind::arabic:
            return Script::arabic;
        case Kind::hebrew:
            return Script::hebrew;
        default:
            return Script::none;
    }
}

const icu::Normalizer2& decomposer() {
    static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* found = icu::Normalizer2::getNFKDInstance(status);
        ISNAD_ASSERT(U_SUCCESS(status) && found != nullptr);
        return *found;
    }();
    return instance;
}

char32_t small(char32_t c) {
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

Tables::Tables() {
    for (std::size_t i = 0; i < latin_base.size(); ++i) latin_base[i] = static_cast<char>(i);
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        folds[static_cast<unsigned char>(letter)].set(Kind::latin, std::string_view(&letter, 1));
        shown[{Script::latin, letter}] = letter;
    }
    for (const base::LexiconRow& row : base::lexicon_rows("name_letters.tsv")) {
        ISNAD_ASSERT(row.size() == 3);
        for (const std::string_view letter : base::split(row[2], '|')) {
            std::size_t offset = 0;
            // "|" is itself a folded letter, never one that is folded.
            const char32_t c = text::next_code_point(letter, offset);
            ISNAD_ASSERT(c < kTableEnd && offset == letter.size());
            if (row[0] == "base") {
                latin_base[static_cast<unsigned char>(letter[0])] = row[1][0];
            } else if (row[0] == "like") {
                folds[c].like = row[1][0];
            } else {
                const Kind kind = kind_named(row[0]);
                folds[c].set(kind, row[1]);
                if (row[1].size() == 1 && kind != Kind::cyrillic && kind != Kind::greek)
                    shown.emplace(std::pair(script_of(kind), row[1][0]), letter);
            }
        }
    }
    // Great letters as their small ones; what is not listed as its letter without marks.
    for (char32_t c = 0; c < kTableEnd; ++c) {
        if (folds[c].kind != Kind::unknown) continue;
        if (const char32_t lower = small(c); lower < kTableEnd && lower != c) {
            if (folds[lower].kind != Kind::unknown) {
                const char like = folds[c].like;
                folds[c] = folds[lower];
                if (like != 0) folds[c].like = like;
                continue;
            }
        }
        icu::UnicodeString parts;
        if (decomposer().getDecomposition(static_cast<UChar32>(c), parts) != 0) {
            const char32_t first = small(static_cast<char32_t>(parts.char32At(0)));
            if (first < kTableEnd && first != c) folds[c] = folds[first];
        }
        if (folds[c].kind == Kind::unknown && u_isalpha(static_cast<UChar32>(c)) == 0)
            folds[c].kind = Kind::nothing;
    }
}

const Tables& tables() {
    static const Tables built;
    return built;
}

// Adds the folds of one code point; presentation forms and the like become several.
void add_folds(char32_t c, std::vector<Fold>& folds) {
    if (c < kTableEnd) {
        folds.push_back(tables().folds[c]);
        return;
    }
    icu::UnicodeString parts;
    if (decomposer().getDecomposition(static_cast<UChar32>(c), parts) == 0) {
        Fold other;
        if (u_isalpha(static_cast<UChar32>(c)) == 0) other.kind = Kind::nothing;
        // Cyrillic beyond the table that looks Latin ("ԁ") is in the table; the rest is unknown.
        folds.push_back(other);
        return;
    }
    constexpr int kMostParts = 8;  // U+FDFA decomposes into 18
    for (int i = 0, seen = 0; i < parts.length() && seen < kMostParts;
         i = parts.moveIndex32(i, 1), ++seen) {
        const char32_t part = small(static_cast<char32_t>(parts.char32At(i)));
        if (part < kTableEnd) folds.push_back(tables().folds[part]);
    }
}

}  // namespace

Letters fold_letters(std::string_view word) {
    Letters result;
    std::vector<Fold> folds;
    bool any_small = false;
    std::size_t great = 0;
    for (std::size_t offset = 0; offset < word.size() && folds.size() < kLongestWord;) {
        const char32_t c = text::next_code_point(word, offset);
        const auto unit = static_cast<UChar32>(c);
        if (c == U'\'' || c == 0x2019 || c == 0x05F3 || c == 0x00B4) {
            // The geresh is a letter's mark in Hebrew and nothing elsewhere.
            Fold geresh;
            geresh.set(Kind::nothing, "'");
            folds.push_back(geresh);
            continue;
        }
        if (u_isupper(unit) != 0) ++great;
        if (u_islower(unit) != 0) any_small = true;
        add_folds(c, folds);
    }
    std::array<std::size_t, 7> counts = {};
    for (const Fold& fold : folds) ++counts[static_cast<std::size_t>(fold.kind)];
    Kind most = Kind::unknown;
    for (const Kind kind : {Kind::latin, Kind::arabic, Kind::hebrew, Kind::cyrillic, Kind::greek}) {
        if (counts[static_cast<std::size_t>(kind)] > 0 &&
            (most == Kind::unknown ||
             counts[static_cast<std::size_t>(kind)] > counts[static_cast<std::size_t>(most)]))
            most = kind;
    }
    // "Веnnу": Latin letters among ones that all look Latin.
    if ((most == Kind::cyrillic || most == Kind::greek) &&
        counts[static_cast<std::size_t>(Kind::latin)] > 0 &&
        std::all_of(folds.begin(), folds.end(),
                    [&](const Fold& fold) { return fold.kind != most || fold.like != 0; }))
        most = Kind::latin;
    result.great = great >= 2 && !any_small;
    result.script = script_of(most);
    if (most == Kind::unknown) {
        if (counts[0] > 0) result.folded = text::key_of(text::utf8_prefix(word, kLongestWord));
        return result;
    }
    for (const Fold& fold : folds) {
        if (fold.kind == most) {
            for (const char letter : fold.letters) {
                if (letter != 0) result.folded += letter;
            }
        } else if (most == Kind::latin && fold.like != 0) {
            result.folded += fold.like;
        } else if (most == Kind::hebrew && fold.letters[0] == '\'' && !result.folded.empty() &&
                   std::string_view("gzctHd").find(result.folded.back()) != std::string::npos) {
            result.folded += '\'';
        } else if (script_of(fold.kind) == Script::latin && script_of(most) == Script::latin) {
            for (const char letter : fold.letters) {
                if (letter != 0) result.folded += letter;
            }
        }
    }
    if (result.folded.size() > kLongestWord) result.folded.resize(kLongestWord);
    return result;
}

char base_letter(Script script, char letter) {
    if (script == Script::latin) return tables().latin_base[static_cast<unsigned char>(letter)];
    if (script == Script::arabic) {
        switch (letter) {
            case '|':
            case '>':
            case '<':
                return 'A';
            case '&':
                return 'w';
            case '}':
            case 'Y':
                return 'y';
            case 'p':
                return 'h';
            case 'J':
                return 'j';
            case 'V':
                return 'f';
            case 'P':
                return 'b';
            case 'G':
                return 'k';
            case 'R':
                return 'j';
            default:
                return letter;
        }
    }
    return letter;
}

std::string unfolded(Script script, std::string_view folded) {
    std::string out;
    for (const char letter : folded) {
        const auto found = tables().shown.find({script, letter});
        out += found == tables().shown.end() ? std::string(1, letter) : found->second;
    }
    return out;
}

}  // namespace isnad::analysis::names
