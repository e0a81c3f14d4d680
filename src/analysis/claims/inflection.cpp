// Purpose: see inflection.h. Spellings are those of the page: key forms make variants alike later.
// Verbs of irregular stems (hollow, weak at the end) follow from the two forms given; forms that no
// text has do no harm in a table of words that are looked for.
#include "analysis/claims/inflection.h"

namespace isnad::analysis::claims {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of an Arabic letter

std::string_view last_letter(std::string_view word) {
    return word.size() < kLetter ? std::string_view{} : word.substr(word.size() - kLetter);
}

std::string without_last(std::string_view word) {
    return std::string(word.substr(0, word.size() - kLetter));
}

// "التقى" -> "التقت", "التقوا"; "زار" -> "زارت", "زاروا".
void add_past(std::string_view past, std::vector<WordForm>& forms) {
    const std::string word(past);
    forms.push_back({word});
    const std::string_view last = last_letter(past);
    if (last == "ى" || last == "ا") {
        const std::string stem = without_last(past);
        for (const char* ending : {"ت", "وا", "تا"}) forms.push_back({stem + ending});
        forms.push_back({stem + (last == "ى" ? "يا" : "وا")});
        forms.push_back({stem + (last == "ى" ? "ينا" : "ونا"), Tense::other, true});
        return;
    }
    if (last == "ي") forms.push_back({without_last(past) + "وا"});
    for (const char* ending : {"ت", "وا", "ا", "تا"}) forms.push_back({word + ending});
    forms.push_back({word + "نا", Tense::other, true});
}

// "يلتقي" -> "تلتقي", "يلتقون", "يلتق"; a hollow one loses its long vowel behind لم: "يزر".
void add_present(std::string_view past, std::string_view present, std::vector<WordForm>& forms) {
    const std::string rest(present.substr(kLetter));
    const std::string_view last = last_letter(present);
    const bool weak = last == "ي" || last == "ى" || last == "و" || last == "ا";
    const std::string stem = weak ? without_last(rest) : rest;
    for (const char* person : {"ي", "ت"}) {
        forms.push_back({person + rest, Tense::present});
        for (const char* ending : {"ون", "وا"})
            forms.push_back({person + stem + ending, Tense::present});
        const std::string dual = last == "ى" ? stem + "ي" : rest;
        for (const char* ending : {"ان", "ا"})
            forms.push_back({person + dual + ending, Tense::present});
        if (weak) forms.push_back({person + stem, Tense::present, false, true});
    }
    forms.push_back({"ن" + rest, Tense::present, true});
    if (weak || past.size() < 2 * kLetter || rest.size() < 2 * kLetter) return;
    const bool hollow = past.substr(past.size() - 2 * kLetter, kLetter) == "ا";
    const std::string long_vowel = rest.substr(rest.size() - 2 * kLetter, kLetter);
    if (!hollow || (long_vowel != "و" && long_vowel != "ي" && long_vowel != "ا")) return;
    const std::string brief =
        rest.substr(0, rest.size() - 2 * kLetter) + rest.substr(rest.size() - kLetter);
    for (const char* person : {"ي", "ت"})
        forms.push_back({person + brief, Tense::present, false, true});
}

void add_french(std::string_view infinitive, std::vector<WordForm>& forms) {
    const std::string stem(infinitive.substr(0, infinitive.size() - 2));
    for (const char* auxiliary : {"a ", "ont ", "avait ", "avaient ", "avons "})
        forms.push_back({auxiliary + stem + "é"});
    for (const char* ending : {"e", "ent", "ait", "aient"}) forms.push_back({stem + ending});
    for (const char* ending : {"era", "eront", "erait", "eraient"})
        forms.push_back({stem + ending, Tense::future});
    forms.push_back({stem + "er", Tense::infinitive});
}

// "vendra" -> "vendront", "vendrait", "vendre": the stem of the future is the infinitive's.
void add_french_future(std::string_view future, std::vector<WordForm>& forms) {
    const std::string stem(future.substr(0, future.size() - 1));
    for (const char* ending : {"a", "ont", "ait", "aient"})
        forms.push_back({stem + ending, Tense::future});
    const bool bare = stem.ends_with("er") || stem.ends_with("ir");
    forms.push_back({bare ? stem : stem + "e", Tense::infinitive});
}

// Where the first word that is more than "se" or "s'" begins.
std::size_t verb_begin(std::string_view entry) {
    for (const std::string_view pronoun : {"se ", "s'"}) {
        if (entry.starts_with(pronoun)) return pronoun.size();
    }
    return 0;
}

}  // namespace

std::vector<WordForm> forms_of(std::string_view entry, std::string_view language) {
    std::vector<WordForm> forms;
    const std::size_t begin = language == "fr" ? verb_begin(entry) : 0;
    const std::size_t blank = std::min(entry.find(' ', begin), entry.size());
    const std::string before(entry.substr(0, begin));
    const std::string_view word = entry.substr(begin, blank - begin);
    const std::string rest(entry.substr(blank));
    const std::size_t slash = word.find('/');
    if (language == "ar" && slash != std::string_view::npos && slash >= 2 * kLetter &&
        word.size() > slash + 1 + 2 * kLetter) {
        add_past(word.substr(0, slash), forms);
        add_present(word.substr(0, slash), word.substr(slash + 1), forms);
    } else if (language == "fr" && word.ends_with("er~")) {
        add_french(word.substr(0, word.size() - 1), forms);
    } else if (language == "fr" && word.ends_with("ra") && word.size() > 4) {
        add_french_future(word, forms);
    } else {
        return {{std::string(entry)}};
    }
    for (WordForm& form : forms) form.words = before + form.words + rest;
    return forms;
}

}  // namespace isnad::analysis::claims
