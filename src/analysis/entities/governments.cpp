// Ministries, armies, parliaments and other offices of states, under one id in every language.
//
// The idea: an office is a few words of a list (governments.h), its country an adjective or a name
// beside it. Each language has its order: Arabic and Hebrew put the adjective behind, English
// before ("Moroccan Ministry of Defence", "Morocco's defence ministry"), French behind or inside
// ("ministère marocain de la Défense"). The country goes into the id and not the words, so all
// ways of saying it come together. A ministry without a country takes the one that the document
// gives that ministry elsewhere, where it is one only.
// What it does not do: offices without a country other than ministries; guess a country.
#include "analysis/entities/governments.h"

#include <algorithm>
#include <optional>

#include "analysis/entities/candidates.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::size_t kLongestTail = 7;  // words of a portfolio behind the listed ones

struct Country {
    std::string code;
    std::size_t end = 0;  // of the words that belong to the office's name
};

bool one_of(std::string_view key, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), key) != words.end();
}

class Governments {
  public:
    explicit Governments(Scene& scene)
        : scene_(scene),
          place_at_(scene.readings.size(), kNone),
          country_end_(scene.readings.size(), kNone) {
        for (std::size_t i = 0; i < scene.found.size(); ++i) {
            const Candidate& candidate = scene.found[i];
            if (candidate.kind != model::EntityKind::place) continue;
            place_at_[candidate.first] = i;
            if (scene.known_country[candidate.end - 1] != nullptr) {
                country_end_[candidate.end - 1] = candidate.first;
            }
        }
    }

    void read(const text::Sentence& sentence) {
        begin_ = sentence.first_token;
        end_ = sentence.end_token;
        for (std::size_t i = begin_; i < end_; ++i) {
            const std::size_t next = look(i);
            if (next > i) i = next - 1;
        }
    }

    void finish();

  private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    const Reading& at(std::size_t i) const { return scene_.at(i); }
    bool latin(std::size_t i) const { return i < end_ && at(i).script == Script::latin; }
    std::string_view key(std::size_t i) const {
        return i < end_ && !at(i).forms.empty() ? std::string_view(at(i).forms.front().key)
                                                : std::string_view();
    }
    bool definite(std::size_t i) const {
        return i < end_ && !at(i).forms.empty() && without_article(key(i)).size() != key(i).size();
    }
    std::size_t phrase_end(const OfficePhrase& phrase, std::size_t i) const;
    const OfficePhrase* portfolio(std::size_t i, std::string_view language, std::size_t& end) const;
    std::optional<Country> adjective(std::size_t i) const;
    std::optional<Country> country_name(std::size_t i) const;
    std::optional<Country> behind(std::size_t i, bool construct) const;
    std::optional<Country> before(std::size_t i, std::size_t& first) const;
    std::size_t tail(std::size_t i, std::string_view language) const;
    std::string standing_in(std::size_t i) const;

    std::size_t look(std::size_t i);
    std::size_t semitic_ministry(std::size_t i, std::size_t form, std::string_view language);
    std::size_t french_ministry(std::size_t i);
    std::size_t english_ministry(std::size_t i);
    std::size_t office(std::size_t i, std::size_t form, const OfficePhrase& phrase);
    void put(std::size_t first, std::size_t end, std::size_t form, const Office& office,
             const std::string& country, const std::string& standing);

    Scene& scene_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::vector<std::size_t> place_at_;     // first token -> index into scene.found
    std::vector<std::size_t> country_end_;  // last token of a country's name -> its first
    std::vector<std::pair<std::size_t, const Office*>> bare_;  // ministries without country
    std::map<const Office*, std::map<std::string, std::size_t>>
        countries_;  // -> index into scene.found
};

// The end of the phrase whose first word is token i, 0 where the rest does not follow.
std::size_t Governments::phrase_end(const OfficePhrase& phrase, std::size_t i) const {
    std::size_t token = i;
    for (std::size_t word = 1; word < phrase.words.size(); ++word) {
        ++token;
        if (token < end_ && scene_.is_mark(token) && scene_.token(token).key == "-") ++token;
        if (token >= end_) return 0;
        const std::vector<Form>& forms = at(token).forms;
        const bool fits = std::any_of(forms.begin(), forms.end(), [&](const Form& form) {
            return without_article(form.key) == phrase.words[word];
        });
        if (!fits) return 0;
    }
    return token + 1;
}

const OfficePhrase* Governments::portfolio(std::size_t i, std::string_view language,
                                           std::size_t& end) const {
    if (i >= end_ || at(i).forms.empty()) return nullptr;
    for (const Form& form : at(i).forms) {
        const auto* phrases = Offices::get().beginning_with(without_article(form.key));
        if (phrases == nullptr) continue;
        for (const OfficePhrase& phrase : *phrases) {
            if (phrase.office->kind != OfficeKind::portfolio || phrase.language != language)
                continue;
            end = phrase_end(phrase, i);
            if (end != 0) return &phrase;
        }
    }
    return nullptr;
}

// "المغربية", "marocain", "South African".
std::optional<Country> Governments::adjective(std::size_t i) const {
    if (i >= end_ || at(i).forms.empty()) return std::nullopt;
    if (at(i).is(kDemonym)) {
        if (key(i) == "us" && !at(i).upper) return std::nullopt;
        return Country{std::string(at(i).country), i + 1};
    }
    std::size_t second = i + 1;
    if (second < end_ && scene_.token(second).key == "-") ++second;
    if (second >= end_ || at(second).forms.empty()) return std::nullopt;
    const std::string_view code = Offices::get().country_of(
        std::string(without_article(key(i))) + " " + std::string(without_article(key(second))));
    if (code.empty()) return std::nullopt;
    return Country{std::string(code), second + 1};
}

std::optional<Country> Governments::country_name(std::size_t i) const {
    if (i >= end_ || place_at_[i] == kNone) return std::nullopt;
    const Candidate& candidate = scene_.found[place_at_[i]];
    const std::string* code = scene_.known_country[candidate.end - 1];
    if (code == nullptr) return std::nullopt;
    return Country{*code, candidate.end};
}

// The country behind an office that ends at i. `construct`: the name may follow at once.
std::optional<Country> Governments::behind(std::size_t i, bool construct) const {
    if (i >= end_) return std::nullopt;
    if (latin(i)) {
        if (const auto found = adjective(i)) {
            const bool french = !at(i).capital;  // English puts it before
            if (french) return found;
        }
        const bool of = one_of(key(i), {"of", "de", "du", "des"});
        const bool in = one_of(key(i), {"in", "en", "au", "aux"});
        const Candidate* elided = place_at_[i] == kNone ? nullptr : &scene_.found[place_at_[i]];
        if (elided != nullptr && elided->span.start > scene_.token(i).span.start) {
            return country_name(i);  // d'Égypte
        }
        if (!of && !in) return std::nullopt;
        std::size_t name = i + 1;
        if (one_of(key(name), {"the", "la", "le", "les"})) ++name;
        std::optional<Country> found = country_name(name);
        if (found && in) found->end = i;
        return found;
    }
    if (construct || definite(i)) {
        if (const auto found = adjective(i)) return found;
    }
    const bool preposition = one_of(key(i), {"في", "فى", "של"});
    if (std::optional<Country> found = country_name(preposition ? i + 1 : i)) {
        const Candidate& name = scene_.found[place_at_[preposition ? i + 1 : i]];
        const bool attached = name.span.start > scene_.token(name.first).span.start;
        if (preposition || attached) {
            found->end = i;
            return found;
        }
        if (construct) return found;
    }
    return std::nullopt;
}

// The country before an English office at i; `first` moves to where its name begins.
std::optional<Country> Governments::before(std::size_t i, std::size_t& first) const {
    if (i == begin_) return std::nullopt;
    const Reading& last = at(i - 1);
    if (last.script == Script::latin && last.is(kDemonym) && last.capital) {
        if (key(i - 1) == "us" && !last.upper) return std::nullopt;
        first = i - 1;
        return Country{std::string(last.country), i};
    }
    for (std::size_t start = i - 1; start > begin_ && start + 3 > i;) {
        --start;
        if (const auto found = adjective(start); found && found->end == i && at(start).capital) {
            first = start;
            return found;
        }
    }
    const std::size_t name = scene_.token(i - 1).key == "." && i >= begin_ + 2 ? i - 2 : i - 1;
    if (country_end_[name] == kNone) return std::nullopt;
    const bool possessive = at(name).end_offset < scene_.token(name).span.size();
    first = possessive ? i : country_end_[name];
    return Country{*scene_.known_country[name], i};
}

// Words that go on with a portfolio: "... and African Cooperation", "... والتعاون الإفريقي".
std::size_t Governments::tail(std::size_t i, std::string_view language) const {
    std::size_t end = i;
    std::size_t at_word = i;
    const std::size_t limit = std::min(end_, i + kLongestTail);
    if (language == "ar") {
        while (at_word < limit && !scene_.is_mark(at_word) &&
               at(at_word).script == Script::arabic && at(at_word).definite &&
               !at(at_word).is(kStop | kAnyTitle | kDemonym)) {
            if (at_word == i && !at(i).conjunction) break;
            if (scene_.known[at_word] != 0) break;
            const bool office = at(at_word).is(kAnyOrganisation) && !at(at_word).is(kNoun);
            if (office && at(at_word).conjunction) break;
            end = ++at_word;
        }
        return end;
    }
    if (language == "he") return end;
    while (at_word < limit && latin(at_word)) {
        if (scene_.known[at_word] != 0) break;
        if (at(at_word).capital && !at(at_word).is(kDemonym | kAnyTitle | kNounLike)) {
            if (at_word == i) break;
            end = ++at_word;
        } else if (one_of(key(at_word), {"and", "et", "de", "du", "des", "la", "of"})) {
            ++at_word;
        } else {
            break;
        }
    }
    // "and the Interior Ministry" is another one.
    for (std::size_t j = i; j < end; ++j) {
        if (at(j).is(kState)) return i;
    }
    return end;
}

// The country in which an embassy stands: "في بغداد", "in Baghdad", "à Bagdad".
std::string Governments::standing_in(std::size_t i) const {
    if (i >= end_) return {};
    std::size_t place = i;
    if (one_of(key(i), {"في", "فى", "لدى", "in", "to", "à", "en", "au"})) ++place;
    if (place >= end_ || place_at_[place] == kNone) return {};
    const Candidate& candidate = scene_.found[place_at_[place]];
    const bool attached = candidate.span.start > scene_.token(place).span.start;
    if (place == i && !attached) return {};
    std::string code = candidate.entity.substr(std::string_view("place:").size());
    code.resize(std::min(code.size(), code.find('/')));
    return code.size() == 2 ? code : std::string();
}

void Governments::put(std::size_t first, std::size_t end, std::size_t form, const Office& office,
                      const std::string& country, const std::string& standing) {
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.span = span_of(scene_.text, scene_.readings, first, end - 1, form);
    candidate.kind = model::EntityKind::organisation;
    candidate.why = "office of a state, " + office.slug;
    candidate.weight = 60;
    const std::string place = country.empty() ? office.slug : country + "/" + office.slug;
    candidate.entity = "organisation:" + place + (standing.empty() ? "" : "-in-" + standing);
    candidate.names = {{"en", office.english}, {"ar", office.arabic}};
    const std::string_view same = standing.empty() ? Offices::get().known_as(place) : "";
    const KnownEntity* known = same.empty() ? nullptr : scene_.gazetteer->entity(same);
    const KnownEntity* state =
        country.empty() ? nullptr : scene_.gazetteer->entity("place:" + country);
    if (known != nullptr) {
        candidate.entity = known->id;
        candidate.names = known->names;
    } else if (state != nullptr) {
        for (const auto& [language, between] : {std::pair{"en", ", "}, {"ar", "، "}}) {
            const auto name = state->names.find(language);
            if (name != state->names.end()) candidate.names[language] += between + name->second;
        }
    }
    if (office.kind == OfficeKind::portfolio) {
        if (country.empty()) {
            bare_.emplace_back(scene_.found.size(), &office);
        } else {
            countries_[&office].emplace(country, scene_.found.size());
        }
    }
    scene_.found.push_back(std::move(candidate));
}

// Arabic and Hebrew: head, portfolio, adjective or country.
std::size_t Governments::semitic_ministry(std::size_t i, std::size_t form,
                                          std::string_view language) {
    std::size_t end = 0;
    const OfficePhrase* over = portfolio(i + 1, language, end);
    if (over == nullptr) return i;
    const bool construct = !definite(i + 1);
    end = std::max(end, tail(end, language));
    const std::optional<Country> country = behind(end, construct);
    if (country) end = std::max(end, country->end);
    put(i, end, form, *over->office, country ? country->code : "", "");
    return end;
}

// "ministère (marocain) de la Défense (marocain | du Maroc)".
std::size_t Governments::french_ministry(std::size_t i) {
    std::size_t next = i + 1;
    std::optional<Country> country;
    if (const auto inside = adjective(next); inside && !at(next).capital) {
        country = inside;
        next = inside->end;
    }
    while (next < end_ && next < i + 6 &&
           one_of(key(next), {"de", "du", "des", "la", "le", "les"})) {
        ++next;
    }
    std::size_t end = 0;
    const OfficePhrase* over = next > i + 1 || country ? portfolio(next, "fr", end) : nullptr;
    if (over == nullptr && next < end_ && place_at_[next] == kNone) {
        over = portfolio(next, "fr", end);  // "ministère d'..." elided
    }
    if (over == nullptr) return i;
    if (!country) country = behind(end, true);
    if (!country) {
        end = std::max(end, tail(end, "fr"));
        country = behind(end, true);
    }
    if (country && country->end > end) end = country->end;
    put(i, end, 0, *over->office, country ? country->code : "", "");
    return end;
}

// "(Moroccan) Ministry of (the) Defence (of Morocco)" and "(Morocco's) Defence Ministry".
std::size_t Governments::english_ministry(std::size_t i) {
    std::size_t end = 0;
    const OfficePhrase* over = nullptr;
    if (one_of(key(i), {"ministry", "department"})) {
        std::size_t next = i + 1;
        if (key(next) != "of" && key(next) != "for") return i;
        ++next;
        if (key(next) == "the") ++next;
        over = latin(next) && at(next).capital ? portfolio(next, "en", end) : nullptr;
        if (over != nullptr && !behind(end, false)) end = std::max(end, tail(end, "en"));
    } else {
        over = portfolio(i, "en", end);
        if (over == nullptr || !one_of(key(end), {"ministry", "department"})) return i;
        const bool small = !at(end).capital;
        ++end;
        std::size_t first = i;
        if (small && !before(i, first) && !at(i).capital) return i;  // "its defence ministry"
    }
    if (over == nullptr) return i;
    std::size_t first = i;
    std::optional<Country> country = before(i, first);
    if (!country) {
        first = i;
        country = behind(end, false);
        if (country && country->end > end) end = country->end;
    }
    put(first, end, 0, *over->office, country ? country->code : "", "");
    return end;
}

// An office that is no ministry: nothing without a country.
std::size_t Governments::office(std::size_t i, std::size_t form, const OfficePhrase& phrase) {
    const Office& found = *phrase.office;
    std::size_t end = phrase_end(phrase, i);
    if (end == 0) return i;
    std::size_t first = i;
    std::optional<Country> country;
    if (phrase.language == "en") {
        country = before(i, first);
        if (!country) first = i;
    }
    if (!country) {
        const bool defined = !latin(i) && (definite(end - 1) || definite(i));
        country = behind(end, !defined || latin(i));
        if (country && latin(i) && country->end <= end) return i;  // "police in France"
        if (country && country->end > end) end = country->end;
    }
    if (!country) return i;
    const std::string standing =
        found.kind == OfficeKind::embassy ? standing_in(end) : std::string();
    put(first, end, form, found, country->code, standing);
    return end;
}

// Returns: the end of the office that begins at i, or i.
std::size_t Governments::look(std::size_t i) {
    const Reading& reading = at(i);
    for (std::size_t form = 0; form < reading.forms.size(); ++form) {
        const auto* phrases =
            Offices::get().beginning_with(without_article(reading.forms[form].key));
        if (phrases == nullptr) continue;
        for (const OfficePhrase& phrase : *phrases) {
            const bool semitic = phrase.language == "ar" || phrase.language == "he";
            if (semitic == latin(i)) continue;
            std::size_t end = i;
            switch (phrase.office->kind) {
                case OfficeKind::head:
                    end = semitic                   ? semitic_ministry(i, form, phrase.language)
                          : phrase.language == "fr" ? french_ministry(i)
                                                    : english_ministry(i);
                    break;
                case OfficeKind::portfolio:
                    if (phrase.language == "en") {
                        end = english_ministry(i);
                    } else if (phrase.alone && definite(i)) {
                        // "الخارجية الأمريكية", but not "وزيرة الخارجية الأمريكية".
                        const bool held = i > begin_ && at(i - 1).is(kAnyTitle | kState);
                        const std::size_t last = phrase_end(phrase, i);
                        const bool feminine = last != 0 && last < end_ && key(last).ends_with("ه");
                        if (const auto country = adjective(last == 0 ? end_ : last);
                            country && feminine && !held) {
                            put(i, country->end, form, *phrase.office, country->code, "");
                            end = country->end;
                        }
                    }
                    break;
                case OfficeKind::office:
                case OfficeKind::embassy:
                    end = office(i, form, phrase);
                    break;
            }
            if (end > i) return end;
        }
    }
    return i;
}

void Governments::finish() {
    for (const auto& [number, office] : bare_) {
        const auto& countries = countries_[office];
        if (countries.size() != 1) continue;
        const Candidate& full = scene_.found[countries.begin()->second];
        Candidate& candidate = scene_.found[number];
        candidate.entity = full.entity;
        candidate.names = full.names;
        candidate.why += ", country in the document";
    }
}

}  // namespace

void find_governments(Scene& scene) {
    Governments governments(scene);
    for (const text::Sentence& sentence : scene.text.sentences) {
        if (is_read(scene.text.region_of(sentence).kind)) governments.read(sentence);
    }
    governments.finish();
}

}  // namespace isnad::analysis::entities
