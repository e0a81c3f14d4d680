// Purpose: see words.h.
#include "analysis/entities/words.h"

#include <array>
#include <utility>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/key_form.h"

namespace isnad::analysis::entities {
namespace {

// What the lists call a class.
constexpr std::array<std::pair<std::string_view, std::uint32_t>, 26> kClassNames = {{
    {"stop", kStop},           {"noun", kNoun},
    {"strong", kGiven},        {"weak", kWeakGiven},
    {"family", kFamily},       {"famous", kFamily | kFamous},
    {"particle", kParticle},   {"particle_first", kParticleFirst},
    {"joined", kJoined},       {"ordinal", kOrdinal},
    {"honorific", kHonorific}, {"title", kTitle},
    {"ruler", kRuler},         {"former", kFormer},
    {"place_cue", kPlaceCue},  {"news", kNews},
    {"noun_like", kNounLike},  {"speech", kSpeech},
    {"state", kState},         {"force", kForce},
    {"body", kBody},           {"firm", kFirm},
    {"suffix", kSuffix},       {"outlet", kOutlet},
    {"agency", kAgency},       {"site", kSite},
}};

std::uint32_t class_named(std::string_view name) {
    for (const auto& [known, bit] : kClassNames) {
        if (known == name) return bit;
    }
    ISNAD_ASSERT(!"a class that words.cpp does not know");
    return 0;
}

bool is_arabic(std::string_view key) {
    const auto lead = static_cast<unsigned char>(key.front());
    return lead >= 0xD8 && lead <= 0xDB;
}

bool is_hebrew(std::string_view key) {
    const auto lead = static_cast<unsigned char>(key.front());
    return lead == 0xD6 || lead == 0xD7;
}

std::string with(std::string_view stem, std::string_view ending) {
    return std::string(stem).append(ending);
}

}  // namespace

const Words& Words::get() {
    static const Words words;
    return words;
}

Words::Words() {
    add_list("titles.tsv", 2);
    add_list("organisation_triggers.tsv", 2);
    add_list("given_names.tsv", 2);
    for (const base::LexiconRow& row : base::lexicon_rows("name_words.tsv")) {
        if (row.size() > 2) add(row[2], class_named(row[0]));
    }
    add_demonyms();
    settle();
    add_person_names();
}

void Words::add_key(const std::string& key, std::uint32_t classes, std::string_view country) {
    const std::uint32_t number = index_.add(key);
    if (number == facts_.size()) facts_.emplace_back();
    WordFacts& facts = facts_[number];
    facts.classes |= classes;
    if (!country.empty() && facts.country.empty()) facts.country = country;
}

void Words::add(std::string_view list, std::uint32_t classes) {
    for (const std::string_view word : base::split(list, '|')) {
        if (!word.empty()) add_key(text::key_of(word), classes);
    }
}

// Lists whose second column names the class.
void Words::add_list(std::string_view name, std::size_t words_column) {
    for (const base::LexiconRow& row : base::lexicon_rows(name)) {
        if (row.size() > words_column) add(row[words_column], class_named(row[1]));
    }
}

// Columns: country, Arabic, English, French, Hebrew. Arabic: the first is the nisba, from which
// feminine and sound plurals are made; the others stand as they are.
void Words::add_demonyms() {
    for (const base::LexiconRow& row : base::lexicon_rows("demonyms.tsv")) {
        for (std::size_t column = 1; column < row.size(); ++column) {
            for (const std::string_view word : base::split(row[column], '|')) {
                const std::string key = text::key_of(word);
                if (key.empty() || key.find(' ') != std::string::npos) continue;
                add_key(key, kDemonym, row[0]);
                if (is_arabic(key)) {
                    if (!key.ends_with("ي")) continue;
                    for (const std::string_view ending : {"ه", "ون", "ين", "ات", "تين"}) {
                        add_key(with(key, ending), kDemonym, row[0]);
                    }
                    continue;
                }
                if (is_hebrew(key)) {
                    for (const std::string_view ending : {"ת", "ם", "ות", "ים", "יות"}) {
                        add_key(with(key, ending), kDemonym, row[0]);
                    }
                    continue;
                }
                for (const std::string_view ending : {"s", "e", "es"}) {
                    add_key(with(key, ending), kDemonym, row[0]);
                }
                if (column == 3 && key.ends_with("ien")) {
                    add_key(with(key, "ne"), kDemonym, row[0]);
                    add_key(with(key, "nes"), kDemonym, row[0]);
                }
            }
        }
    }
}

// Columns: kind, origin, Arabic, Latin and Hebrew spellings. Names of more than one word count by
// their words.
void Words::add_person_names() {
    for (const base::LexiconRow& row : base::lexicon_rows("person_names.tsv")) {
        std::uint32_t kind = row[0] == "family" ? kListedFamily : kListedGiven;
        if (row[0] == "both") kind = kListedGiven | kListedFamily;
        for (std::size_t column = 2; column < row.size(); ++column) {
            for (std::string_view name : base::split(row[column], '|')) {
                std::uint32_t classes = kind;
                if (name.starts_with("?")) {
                    name.remove_prefix(1);
                    classes |= kListedCommon;
                }
                const std::string key = text::key_of(name);
                for (const std::string_view word : base::split(key, ' '))
                    if (!word.empty()) add_key(std::string(word), classes);
            }
        }
    }
}

// A first name that is also a word of the running text is weak; if it is short, no name at all.
void Words::settle() {
    constexpr std::size_t kShort = 6;  // bytes: three Arabic letters
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        const std::string& key = index_.words()[i];
        WordFacts& facts = facts_[i];
        constexpr std::uint32_t kNames = kGiven | kWeakGiven;
        if ((facts.classes & kNames) == 0 || !is_arabic(key)) continue;
        if ((facts.classes & (kStop | kNoun | kAnyTitle | kDemonym)) == 0) {
            if ((facts.classes & kGiven) != 0) facts.classes &= ~std::uint32_t{kWeakGiven};
            continue;
        }
        facts.classes &= ~std::uint32_t{kNames};
        if ((facts.classes & kStop) == 0 || key.size() > kShort) facts.classes |= kWeakGiven;
    }
}

}  // namespace isnad::analysis::entities
