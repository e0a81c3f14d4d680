// Purpose: see governments.h. The list becomes phrases by their first word.
#include <algorithm>
#include <array>

#include "analysis/entities/governments.h"
#include "analysis/entities/reading.h"
#include "base/lexicon.h"
#include "base/result.h"
#include "text/key_form.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::array<std::string_view, 4> kLanguages = {"ar", "en", "fr", "he"};

std::vector<std::string> words_of(std::string_view phrase) {
    const text::TokenisedText text = text::tokenise(
        phrase,
        {{{0, static_cast<std::uint32_t>(phrase.size())}, model::BlockKind::paragraph, "", false}});
    std::vector<std::string> words;
    for (const Reading& reading : read_shapes(text)) {
        if (!reading.forms.empty()) {
            words.emplace_back(without_article(reading.forms.front().key));
        }
    }
    return words;
}

OfficeKind kind_named(std::string_view name) {
    if (name == "head") return OfficeKind::head;
    if (name == "portfolio") return OfficeKind::portfolio;
    if (name == "embassy") return OfficeKind::embassy;
    ISNAD_ASSERT(name == "office");
    return OfficeKind::office;
}

}  // namespace

std::string_view without_article(std::string_view key) {
    constexpr std::string_view kArabic = "ال";
    constexpr std::string_view kHebrew = "ה";
    if (key.starts_with(kArabic) && key.size() >= kArabic.size() + 4) {
        key.remove_prefix(kArabic.size());
    } else if (key.starts_with(kHebrew) && key.size() >= kHebrew.size() + 4) {
        key.remove_prefix(kHebrew.size());
    }
    return key;
}

const Offices& Offices::get() {
    static const Offices offices;
    return offices;
}

Offices::Offices() {
    const std::vector<base::LexiconRow> rows = base::lexicon_rows("government_offices.tsv");
    offices_.reserve(rows.size());
    for (const base::LexiconRow& row : rows) {
        if (row.size() > 2 && row[1] == "same") {
            same_.emplace(row[2], "organisation:" + std::string(row[0]));
            continue;
        }
        offices_.push_back({std::string(row[0]), kind_named(row[1]), std::string(row[2]),
                            std::string(row.size() > 3 ? row[3] : "")});
        for (std::size_t i = 0; i < kLanguages.size() && 4 + i < row.size(); ++i) {
            add(offices_.back(), row[4 + i], kLanguages[i]);
        }
    }
    for (auto& [word, phrases] : phrases_) {
        std::stable_sort(phrases.begin(), phrases.end(), [](const auto& a, const auto& b) {
            return a.words.size() > b.words.size();
        });
    }
    add_demonyms();
}

void Offices::add(const Office& office, std::string_view list, std::string_view language) {
    for (std::string_view words : base::split(list, '|')) {
        if (words.empty()) continue;
        OfficePhrase phrase{&office, std::string(language), words.starts_with("+"), {}};
        if (phrase.alone) words.remove_prefix(1);
        phrase.words = words_of(words);
        if (phrase.words.empty()) continue;
        const std::string first = phrase.words.front();
        phrases_[first].push_back(std::move(phrase));
    }
}

void Offices::add_demonyms() {
    for (const base::LexiconRow& row : base::lexicon_rows("demonyms.tsv")) {
        for (std::size_t column = 1; column < row.size(); ++column) {
            for (const std::string_view word : base::split(row[column], '|')) {
                const std::vector<std::string> words = words_of(word);
                if (words.size() != 2) continue;
                const std::string key = words[0] + " " + words[1];
                for (const std::string_view ending :
                     {"", "e", "s", "es", "ne", "nes", "ه", "ת", "ית"}) {
                    demonyms_.emplace(key + std::string(ending), row[0]);
                }
            }
        }
    }
}

const std::vector<OfficePhrase>* Offices::beginning_with(std::string_view word) const {
    const auto found = phrases_.find(std::string(word));
    return found == phrases_.end() ? nullptr : &found->second;
}

bool Offices::is_portfolio(std::string_view word) const {
    const auto* phrases = beginning_with(without_article(word));
    return phrases != nullptr &&
           std::any_of(phrases->begin(), phrases->end(), [](const OfficePhrase& phrase) {
               return phrase.office->kind == OfficeKind::portfolio && phrase.words.size() == 1;
           });
}

std::string_view Offices::known_as(const std::string& country_and_slug) const {
    const auto found = same_.find(country_and_slug);
    return found == same_.end() ? std::string_view() : found->second;
}

std::string_view Offices::country_of(const std::string& two_words) const {
    const auto found = demonyms_.find(two_words);
    return found == demonyms_.end() ? std::string_view() : found->second;
}

}  // namespace isnad::analysis::entities
