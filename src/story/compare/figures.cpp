// Purpose: see figures.h.
#include "story/compare/figures.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string_view>

#include "base/lexicon.h"
#include "text/clitics.h"
#include "text/content_words.h"
#include "text/key_form.h"
#include "text/tokens.h"

namespace isnad::story::compare {

namespace {

constexpr std::string_view kCasualty = "casualty";
constexpr std::size_t kBehind = 60;  // bytes behind a figure in which its noun is looked for
constexpr double kMoney = 100000;    // a number without a unit as large may be one of money
constexpr std::size_t kObjectBehind =
    15;                                // words behind a trigger in which what it did it to stands
constexpr std::uint32_t kBefore = 40;  // bytes in front of a figure that may set it aside

// The words of a stretch of text, in key form.
std::vector<std::string> words_of(std::string_view text) {
    text::Region region;
    region.span = {0, static_cast<std::uint32_t>(text.size())};
    std::vector<std::string> words;
    for (text::Token& token : text::tokenise(text, {region}).tokens)
        if (token.kind == text::TokenKind::word) words.push_back(std::move(token.key));
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out = " ";
    for (const std::string& word : words) out += word + " ";
    return out;
}

std::vector<std::string> phrases_of(std::string_view lexicon) {
    std::vector<std::string> all;
    for (const base::LexiconRow& row : base::lexicon_rows(lexicon))
        all.push_back(joined(words_of(row.at(1))));
    return all;
}

// Whether the words right in front of a figure set it aside, or make it a label.
bool is_set_aside(const model::Document& document, model::Span figure) {
    static const auto corrections = [] {
        std::vector<std::string> all = phrases_of("corrections.tsv");
        const std::vector<std::string> labels = phrases_of("number_labels.tsv");
        all.insert(all.end(), labels.begin(), labels.end());
        return all;
    }();
    const std::string_view text = document.article.text;
    std::uint32_t from = figure.start > kBefore ? figure.start - kBefore : 0;
    while (from < figure.start && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    std::string_view before = text.substr(from, figure.start - from);
    const std::size_t stop = before.find_last_of(".\n");
    if (stop != std::string_view::npos) before.remove_prefix(stop + 1);
    const std::string words = joined(words_of(before));
    return std::any_of(corrections.begin(), corrections.end(),
                       [&](const std::string& correction) { return words.ends_with(correction); });
}

// A noun of money that more than one country has ("dinar"): the key of its first form, "" for none.
std::string shared_currency(const std::string& unit) {
    static const auto nouns = [] {
        std::map<std::string, std::string> all;
        for (const base::LexiconRow& row : base::lexicon_rows("currencies.tsv")) {
            if (row.size() < 3 || row[2] != "shared") continue;
            const auto forms = base::split(row[0], '|');
            for (const std::string_view form : forms)
                all.emplace(text::key_of(form), text::key_of(forms.front()));
        }
        return all;
    }();
    const auto found = nouns.find(text::key_of(unit));
    return found == nouns.end() ? "" : found->second;
}

// "7 of its ships": the noun behind a number without a unit, "" for none.
std::string noun_behind(const model::Document& document, model::Span figure, model::Span claim) {
    static const std::array<std::string_view, 4> kOf = {"من", "of", "des", "de"};
    const std::string_view text = document.article.text;
    const auto words =
        words_of(text.substr(figure.end, std::min<std::size_t>(claim.end - figure.end, kBehind)));
    if (words.size() < 2 || std::find(kOf.begin(), kOf.end(), words.front()) == kOf.end())
        return "";
    return text::content_word(words[1]);
}

// A counted noun that no list has, without what number and case put at its end.
std::string bare_noun(std::string unit) {
    for (const std::string_view ending : {"ات", "ين", "ون", "ه", "ا", "s"}) {
        if (unit.size() > ending.size() + 4 && unit.ends_with(ending))
            return unit.substr(0, unit.size() - ending.size());
    }
    return unit;
}

bool counts_people(std::string_view unit) {
    static const std::array<std::string_view, 9> kOthers = {
        "house", "percent", "vehicle", "car", "km", "m", "day", "ship", "aircraft"};
    return std::find(kOthers.begin(), kOthers.end(), unit) == kOthers.end();
}

bool is_harm(std::string_view unit) {
    return unit == "killed" || unit == "wounded" || unit == "missing" || unit == "displaced";
}

std::string measure_of(const model::Document& document, const model::Claim& claim,
                       const std::string& unit, bool role) {
    if (claim.frame != kCasualty || is_harm(unit)) return unit;
    if (!role && unit != "person") return unit;
    if (!counts_people(unit)) return unit;
    std::string harm = harm_of(document, claim);
    if (harm.empty() && unit == "person") harm = "killed";  // "12 people lost"
    return harm.empty() ? unit : harm;
}

Given given_of(const model::Document& document, model::ClaimRef ref,
               const model::Quantity& quantity) {
    const model::Claim& claim = document.said.claims[ref.claim];
    Given given;
    given.ref = ref;
    given.span = quantity.span;
    given.figure = {quantity.value, quantity.bound};
    const std::string noun = quantity.currency.empty() ? shared_currency(quantity.unit) : "";
    given.money = !quantity.currency.empty() || !noun.empty();
    const auto& amount = claim.roles.amount;
    given.role =
        !quantity.currency.empty()
            ? amount && amount->value == quantity.value && amount->currency == quantity.currency
            : claim.roles.count && *claim.roles.count == quantity.value;
    if (given.money) {
        given.measure = noun.empty() ? quantity.currency : noun;
    } else {
        given.measure = measure_of(document, claim, quantity.unit, given.role);
        if (given.measure.empty()) given.measure = noun_behind(document, quantity.span, claim.span);
        given.measure = bare_noun(std::move(given.measure));
    }
    return given;
}

// "seven years": of one unit, as the value of a TIMEX3 duration has it ("P7Y").
void add_durations(const model::Document& document, model::ClaimRef ref, std::vector<Given>& all) {
    const model::Span within = document.said.claims[ref.claim].span;
    for (const model::TimeExpression& time : document.said.times) {
        const std::string& value = time.value;
        if (time.type != model::TimeType::duration || !within.contains(time.span) ||
            value.size() < 3 || value[0] != 'P' || is_set_aside(document, time.span))
            continue;
        char* end = nullptr;
        const double number = std::strtod(value.c_str() + 1, &end);
        if (end == value.c_str() + 1 || end + 1 != value.c_str() + value.size()) continue;
        all.push_back({ref, {number, ""}, time.span, std::string("P") + *end});
    }
}

// Whether the claim's count stands in the page as a figure, though set aside or one of money.
bool has_quantity(const model::Document& document, const model::Claim& claim) {
    return std::any_of(document.said.quantities.begin(), document.said.quantities.end(),
                       [&](const model::Quantity& quantity) {
                           return quantity.span.overlaps(claim.span) &&
                                  quantity.value == *claim.roles.count;
                       });
}

// "وقع مذكرة": one of what the noun counts, though no number says so, where the frame is of such.
// Returns: the unit, or "".
std::string single_object(const model::Document& document, const model::Claim& claim) {
    static const auto nouns = [] {
        std::map<std::string, std::string> all;
        for (const base::LexiconRow& row : base::lexicon_rows("one_of.tsv"))
            for (const std::string_view noun : base::split(row.at(2), '|'))
                all.emplace(text::key_of(noun), row[1]);
        return all;
    }();
    if (claim.roles.count || claim.trigger.end >= claim.span.end) return "";
    const std::string_view behind =
        model::cut(document.article.text, model::Span{claim.trigger.end, claim.span.end});
    const std::vector<std::string> words = words_of(behind);
    for (std::size_t i = 0; i < words.size() && i < kObjectBehind; ++i) {
        const auto found = nouns.find(words[i]);
        if (found != nouns.end() && found->second == claim.frame) return found->second;
    }
    return "";
}

// What a claim is about, where no quantity of the page tells it.
void add_roles(const model::Document& document, model::ClaimRef ref, std::vector<Given>& all) {
    const model::Claim& claim = document.said.claims[ref.claim];
    const auto has_role = [&](bool money) {
        return std::any_of(all.begin(), all.end(),
                           [&](const Given& given) { return given.role && given.money == money; });
    };
    if (const auto& amount = claim.roles.amount; amount && !has_role(true))
        all.push_back({ref, {amount->value, amount->bound}, {}, amount->currency, true, true});
    if (claim.roles.count && !has_role(false) && !has_quantity(document, claim)) {
        all.push_back({ref,
                       {*claim.roles.count, ""},
                       {},
                       measure_of(document, claim, claim.roles.count_unit, true),
                       false,
                       true});
    }
    if (std::string unit = single_object(document, claim); !unit.empty())
        all.push_back({ref, {1, ""}, {}, std::move(unit), false, true});
}

}  // namespace

std::string harm_of(const model::Document& document, const model::Claim& claim) {
    static const auto kinds = [] {
        std::map<std::string, std::string> all;
        for (const base::LexiconRow& row : base::lexicon_rows("harm_words.tsv")) {
            for (const std::string_view word : base::split(row.at(1), '|'))
                all.emplace(text::content_word(text::key_of(word)), row[0]);
        }
        all.erase("");
        return all;
    }();
    if (claim.frame != kCasualty) return "";
    if (is_harm(claim.roles.count_unit)) return claim.roles.count_unit;
    for (const std::string& word : words_of(model::cut(document.article.text, claim.trigger))) {
        const auto kind = kinds.find(text::content_word(word));
        if (kind != kinds.end()) return kind->second;
    }
    return "";
}

bool tells_rise(const model::Document& document, const model::Claim& claim) {
    static const auto rises = [] {
        std::vector<std::string> all;
        for (const base::LexiconRow& row : base::lexicon_rows("rise_words.tsv"))
            for (const std::string_view words : base::split(row.at(1), '|'))
                all.push_back(joined(words_of(words)));
        return all;
    }();
    std::string words = " ";
    for (const std::string& word : words_of(model::cut(document.article.text, claim.span))) {
        for (const text::Stem& stem : text::stems(word)) {
            if (stem.prefix.empty() || stem.prefix == "و" || stem.prefix == "ف")
                words += stem.key + " ";
        }
    }
    return std::any_of(rises.begin(), rises.end(), [&](const std::string& rise) {
        return words.find(rise) != std::string::npos;
    });
}

std::vector<Given> figures_of(const model::Record& record, model::ClaimRef ref) {
    const model::Document& document = record.documents[ref.doc];
    const model::Claim& claim = document.said.claims[ref.claim];
    std::vector<Given> all;
    for (const model::Quantity& quantity : document.said.quantities) {
        if (!claim.span.contains(quantity.span) || quantity.kind != model::QuantityKind::count ||
            is_set_aside(document, quantity.span))
            continue;
        all.push_back(given_of(document, ref, quantity));
    }
    add_durations(document, ref, all);
    add_roles(document, ref, all);
    for (Given& given : all) {
        given.only = std::count_if(all.begin(), all.end(), [&](const Given& other) {
                         return other.money == given.money && other.measure == given.measure;
                     }) == 1;
    }
    return all;
}

bool same_measure(const Given& a, const Given& b) {
    const auto bare = [](const Given& one, const Given& other) {
        return one.money && other.measure.empty() && other.figure.value >= kMoney;
    };
    if (bare(a, b) || bare(b, a)) return a.only && b.only;
    if (a.money != b.money || a.measure != b.measure) return false;
    if (a.role && b.role) return true;
    return a.only && b.only && !a.measure.empty();
}

}  // namespace isnad::story::compare
