// Purpose: see reading.h.
#include "analysis/entities/reading.h"

#include <unicode/uchar.h>

#include <unordered_set>

#include "text/clitics.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::string_view kArticle = "ال";
constexpr std::size_t kArticleAndMore = 8;  // bytes: the article and two letters

Script script_of(char32_t letter) {
    if (letter >= 0x0620 && letter <= 0x06FF) return Script::arabic;
    if (letter >= 0x05D0 && letter <= 0x05EA) return Script::hebrew;
    return letter < 0x0250 && u_isalpha(static_cast<UChar32>(letter)) != 0 ? Script::latin
                                                                           : Script::other;
}

// Where an elided article ends ("l'Algérie" -> 2), 0 where there is none.
std::size_t elision(std::string_view surface) {
    for (const std::string_view apostrophe : {"'", "’"}) {
        const std::size_t at = surface.substr(0, 5).find(apostrophe);
        if (at == std::string_view::npos || at == 0 || at > 2) continue;
        const std::string head = text::key_of(surface.substr(0, at));
        if (head == "qu" || (at == 1 && std::string_view("ldnsjcmt").find(head) != head.npos)) {
            return at + apostrophe.size();
        }
    }
    return 0;
}

std::size_t without_possessive(std::string_view surface) {
    for (const std::string_view ending : {"'s", "’s", "'S", "’S"}) {
        if (surface.ends_with(ending)) return surface.size() - ending.size();
    }
    return surface.size();
}

void read_latin(std::string_view surface, Reading& reading) {
    const std::size_t start = elision(surface);
    const std::size_t end = std::max(start, without_possessive(surface));
    const std::string_view core = surface.substr(start, end - start);
    std::size_t offset = 0;
    std::size_t letters = 0;
    bool all_upper = true;
    while (offset < core.size() && letters < 64) {
        const auto letter = static_cast<UChar32>(text::next_code_point(core, offset));
        const bool upper = u_isupper(letter) != 0;
        if (letters == 0) reading.capital = upper;
        if (u_isalpha(letter) != 0) all_upper = all_upper && upper;
        ++letters;
    }
    reading.upper = all_upper && letters >= 2 && reading.capital;
    reading.end_offset = static_cast<std::uint32_t>(end);
    reading.forms.push_back({text::key_of(core), static_cast<std::uint32_t>(start)});
    if (const WordFacts* facts = Words::get().find(reading.forms.front().key)) {
        reading.classes = reading.form_classes = facts->classes;
        reading.country = facts->country;
    }
}

bool takes_article(std::string_view prefix) {
    return prefix.ends_with(kArticle) || prefix.ends_with("لل");
}

// The bytes of `surface` under the first `key_bytes` of its key.
std::uint32_t original_offset(std::string_view surface, std::size_t key_bytes) {
    return text::key_form(surface).origin[key_bytes];
}

// `hashes` is room to work in.
void read_arabic(const text::Token& token, std::string_view surface, Reading& reading,
                 std::vector<std::uint64_t>& hashes) {
    const Words& words = Words::get();
    reading.end_offset = static_cast<std::uint32_t>(surface.size());
    reading.feminine = surface.ends_with("ة") || token.key.ends_with("ات");
    constexpr std::uint32_t kPersonal = kGiven | kWeakGiven | kFamily;
    std::vector<text::Stem> stems = text::stems(token.key);
    hashes.clear();
    for (const text::Stem& stem : stems) {
        hashes.push_back(hash_of(stem.key));
        words.prefetch(hashes.back());
    }
    reading.forms.reserve(stems.size());
    const WordFacts* own = words.find(token.key, hashes[0]);  // the first stem is the word itself
    std::vector<std::uint32_t> origin;                        // made where a form needs it
    for (std::size_t i = 0; i < stems.size(); ++i) {
        const text::Stem& stem = stems[i];
        const bool bare = takes_article(stem.prefix);
        const bool with_article =
            stem.key.starts_with(kArticle) && stem.key.size() >= kArticleAndMore;
        if (bare || with_article) reading.definite = true;
        const bool looked_up = own == nullptr || stem.prefix.empty();
        const WordFacts* facts = nullptr;
        if (looked_up) facts = i == 0 ? own : words.find(stem.key, hashes[i]);
        if (!bare && stem.prefix.find("س") == std::string::npos) {
            const bool suffix = token.key.ends_with(stem.key);
            const std::size_t cut = suffix ? token.key.size() - stem.key.size() : 0;
            if (cut > 0 && origin.empty()) origin = text::key_form(surface).origin;
            reading.forms.push_back(
                {std::move(stems[i].key), cut == 0 ? 0 : origin[cut], hashes[i]});
        }
        if (facts == nullptr) continue;
        reading.classes |= bare ? facts->classes & ~std::uint32_t{kPersonal} : facts->classes;
        if (!bare) reading.form_classes |= facts->classes;
        if (reading.country.empty()) reading.country = facts->country;
        if (!stem.prefix.empty() && !(bare && stem.prefix == kArticle)) {
            reading.proclitic = true;
            if (stem.prefix.starts_with("و") || stem.prefix.starts_with("ف")) {
                reading.conjunction = true;
            }
        }
    }
    // على is folded to علي: the preposition is told by its own last letter.
    if (surface.ends_with("ى") && (reading.classes & (kStop | kPlaceCue)) != 0) {
        reading.classes &= ~kPersonal;
        reading.form_classes &= ~kPersonal;
    }
    if (own == nullptr && reading.definite && !token.key.starts_with(kArticle)) {
        reading.proclitic = true;
        const bool joined = token.key.starts_with("و") || token.key.starts_with("ف");
        reading.conjunction = reading.conjunction || joined;
    }
}

// A curly apostrophe stands for the geresh.
std::string hebrew_key(const std::string& key) {
    constexpr std::string_view kCurly = "’";
    std::string plain = key;
    for (std::size_t at = plain.find(kCurly); at != std::string::npos;
         at = plain.find(kCurly, at + 1)) {
        plain.replace(at, kCurly.size(), "'");
    }
    return plain;
}

// What may be written onto a Hebrew word: conjunction, relative, preposition, in this order; the
// article, where it stands, stays, since names keep it.
void read_hebrew(const text::Token& token, std::string_view surface, Reading& reading) {
    constexpr std::string_view kHebrewArticle = "ה";
    constexpr std::size_t kShortest = 4;  // bytes that stay
    reading.end_offset = static_cast<std::uint32_t>(surface.size());
    const std::string key = hebrew_key(token.key);
    reading.forms.push_back({key, 0});
    std::string_view rest = key;
    const auto take = [&](std::initializer_list<std::string_view> prefixes, bool preposition) {
        for (const std::string_view prefix : prefixes) {
            if (!rest.starts_with(prefix) || rest.size() < prefix.size() + kShortest) continue;
            rest.remove_prefix(prefix.size());
            const std::uint32_t offset = original_offset(surface, key.size() - rest.size());
            reading.forms.push_back({std::string(rest), offset});
            // The preposition swallows the article: "בגליל" is ב + הגליל.
            if (preposition && !rest.starts_with(kHebrewArticle)) {
                reading.forms.push_back({std::string(kHebrewArticle).append(rest), offset});
            }
            return;
        }
    };
    take({"ו"}, false);
    take({"כש", "לכש", "ש"}, false);
    take({"ב", "ל", "מ", "כ"}, true);
    const Words& words = Words::get();
    for (std::size_t i = 0; i < reading.forms.size(); ++i) {
        const std::string_view form = reading.forms[i].key;
        const bool article = form.starts_with(kHebrewArticle) && form.size() > kShortest;
        const WordFacts* facts = words.find(form);
        if (facts == nullptr && article) {
            facts = words.find(form.substr(kHebrewArticle.size()));
            if (facts != nullptr) reading.definite = true;
        }
        if (facts == nullptr) continue;
        reading.classes |= facts->classes;
        reading.form_classes |= facts->classes;
        if (reading.country.empty()) reading.country = facts->country;
        if (i > 0) {
            reading.proclitic = true;
            reading.conjunction = key.starts_with("ו");
        }
        break;
    }
}

// Words that the document also has with the article are common nouns, unless lists know better.
void mark_nouns(const text::TokenisedText& text, std::vector<Reading>& readings) {
    std::unordered_set<std::string> with_article;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (readings[i].script != Script::arabic || !readings[i].definite) continue;
        for (const Form& form : readings[i].forms) {
            if (form.key.starts_with(kArticle))
                with_article.insert(form.key.substr(kArticle.size()));
        }
    }
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (readings[i].script != Script::arabic || readings[i].definite) continue;
        readings[i].noun_here = with_article.contains(text.tokens[i].key);
    }
}

}  // namespace

namespace {

enum class Depth { shapes, classes };

std::vector<Reading> read(const text::TokenisedText& text, Depth depth) {
    std::vector<Reading> readings(text.tokens.size());
    std::vector<std::uint64_t> hashes;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        constexpr std::size_t kAhead = 4;
        if (depth == Depth::classes && i + kAhead < readings.size())
            Words::get().prefetch(hash_of(text.tokens[i + kAhead].key));
        const text::Token& token = text.tokens[i];
        const std::string_view surface = text.words(token.span);
        Reading& reading = readings[i];
        reading.end_offset = token.span.size();
        if (token.kind == text::TokenKind::mark) continue;
        constexpr std::size_t kLongestName = 120;  // bytes; longer words are no names
        std::size_t offset = 0;
        if (token.kind == text::TokenKind::word && surface.size() <= kLongestName) {
            reading.script = token.key.empty()
                                 ? Script::other
                                 : script_of(text::next_code_point(token.key, offset));
        }
        if (reading.script == Script::latin) {
            read_latin(surface, reading);
        } else if (reading.script == Script::arabic && depth == Depth::classes) {
            read_arabic(token, surface, reading, hashes);
        } else if (reading.script == Script::hebrew && depth == Depth::classes) {
            read_hebrew(token, surface, reading);
        } else if (surface.size() <= kLongestName) {
            reading.forms.push_back(
                {reading.script == Script::hebrew ? hebrew_key(token.key) : token.key, 0});
        }
        for (Form& form : reading.forms)
            if (form.hash == 0) form.hash = hash_of(form.key);
    }
    return readings;
}

}  // namespace

std::vector<Reading> read_tokens(const text::TokenisedText& text) {
    std::vector<Reading> readings = read(text, Depth::classes);
    mark_nouns(text, readings);
    return readings;
}

std::vector<Reading> read_shapes(const text::TokenisedText& text) {
    return read(text, Depth::shapes);
}

model::Span span_of(const text::TokenisedText& text, const std::vector<Reading>& readings,
                    std::size_t first, std::size_t last, std::size_t form) {
    const std::uint32_t cut =
        form < readings[first].forms.size() ? readings[first].forms[form].offset : 0;
    return {text.tokens[first].span.start + cut,
            text.tokens[last].span.start + readings[last].end_offset};
}

}  // namespace isnad::analysis::entities
