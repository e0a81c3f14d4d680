// Organisations and outlets in Arabic text, by the word of kind that begins them.
//
// The idea: "وزارة" is followed by a chain of definite words, "شركة" by a proper name, perhaps
// quoted or in Latin letters, "صحيفة" by the name of an outlet. The trigger decides what may follow
// and whether it is itself part of the name. An adjective of a country at the end gives the
// country, and stands in the id as the country's code, so that the ways of naming it come together.
// What it does not do: names without a word of kind (gazetteer.h), Latin text (latin_names.cpp).
#include <algorithm>
#include <string>

#include "analysis/entities/candidates.h"
#include "analysis/entities/governments.h"
#include "text/key_form.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::size_t kLongestChain = 7;  // words
constexpr std::size_t kLongestQuote = 7;  // tokens between quotation marks
constexpr std::size_t kProperBytes = 6;   // a proper name has three letters or more

class OrganisationFinder {
  public:
    OrganisationFinder(Scene& scene, const text::Sentence& sentence)
        : scene_(scene), end_(sentence.end_token) {}

    void look(std::size_t trigger, std::uint32_t wanted);

  private:
    bool quoted(std::size_t trigger, std::uint32_t classes);
    bool latin_name(std::size_t trigger, std::size_t from, std::uint32_t classes);
    void outlet_name(std::size_t trigger, std::size_t from, std::uint32_t classes);
    void organisation_name(std::size_t trigger, std::size_t from, std::uint32_t classes);
    std::size_t latin_run(std::size_t from) const;
    std::size_t chain(std::size_t from, std::uint32_t classes) const;
    std::size_t proper(std::size_t from) const;
    void put_organisation(std::size_t trigger, std::size_t first, std::size_t end,
                          std::string_view how);
    void put_outlet(std::size_t trigger, std::size_t first, std::size_t end, std::string_view how);
    std::string why(std::size_t trigger, std::string_view how) const;
    std::size_t name_form(std::size_t token) const;

    bool chain_word(std::size_t i) const {
        const Reading& reading = scene_.at(i);
        return reading.script == Script::arabic && reading.definite && !reading.is(kStop) &&
               !reading.is(kFormer) && !(reading.is(kAnyTitle) && !reading.is(kNoun | kDemonym)) &&
               !reading.is(kGiven);
    }
    bool proper_word(std::size_t i) const {
        const Reading& reading = scene_.at(i);
        constexpr std::uint32_t kOrdinary = kStop | kNoun | kAnyTitle | kDemonym | kFormer |
                                            kPlaceCue | kAnyOrganisation | kAnyOutlet;
        return reading.script == Script::arabic && !reading.definite && !reading.proclitic &&
               !reading.feminine && !scene_.token(i).key.ends_with("ه") && !reading.noun_here &&
               !reading.is(kOrdinary) && scene_.token(i).key.size() >= kProperBytes;
    }

    Scene& scene_;
    std::size_t end_;
};

std::string OrganisationFinder::why(std::size_t trigger, std::string_view how) const {
    return "trigger " + std::string(scene_.text.words(scene_.token(trigger).span)) + ", " +
           std::string(how);
}

// The form of the trigger without its conjunction or preposition, where that is a known word.
std::size_t OrganisationFinder::name_form(std::size_t token) const {
    const Reading& reading = scene_.at(token);
    if (!reading.proclitic) return 0;
    for (std::size_t form = 0; form < reading.forms.size(); ++form) {
        std::string_view key = reading.forms[form].key;
        if (key.starts_with("ال")) key.remove_prefix(4);
        const WordFacts* facts = Words::get().find(key);
        if (facts != nullptr && (facts->classes & (kAnyOrganisation | kAnyOutlet)) != 0)
            return form;
    }
    return 0;
}

void OrganisationFinder::put_organisation(std::size_t trigger, std::size_t first, std::size_t end,
                                          std::string_view how) {
    const std::size_t form = first == trigger ? name_form(trigger) : 0;
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.span = span_of(scene_.text, scene_.readings, first, end - 1, form);
    candidate.kind = model::EntityKind::organisation;
    candidate.entity = organisation_id(scene_, first, end, form);
    const Script script = scene_.at(first).script;
    candidate.names[script == Script::latin    ? "en"
                    : script == Script::hebrew ? "he"
                                               : "ar"] =
        std::string(model::cut(scene_.text.text, candidate.span));
    candidate.why = why(trigger, how);
    candidate.weight = 30;
    scene_.found.push_back(std::move(candidate));
}

void OrganisationFinder::put_outlet(std::size_t trigger, std::size_t first, std::size_t end,
                                    std::string_view how) {
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.span = span_of(scene_.text, scene_.readings, first, end - 1);
    candidate.kind = model::EntityKind::outlet;
    const std::string name(model::cut(scene_.text.text, candidate.span));
    candidate.entity = "outlet:" + slug_of(name);
    const Script script = scene_.at(first).script;
    candidate.names[script == Script::latin ? "en" : script == Script::hebrew ? "he" : "ar"] = name;
    if (const KnownEntity* known = scene_.gazetteer->outlet_named(name)) {
        candidate.entity = known->id;
        candidate.names = known->names;
    }
    candidate.why = why(trigger, how);
    candidate.weight = 40;
    scene_.found.push_back(std::move(candidate));
}

// A name in quotation marks after the trigger, or after one adjective behind it.
bool OrganisationFinder::quoted(std::size_t trigger, std::uint32_t classes) {
    const bool outlet = (classes & kAnyOutlet) != 0;
    // Words quoted after "الشرطة" or "الوزارة" are rather what these said.
    if (!outlet && ((classes & (kBody | kFirm)) == 0 || scene_.at(trigger).definite)) return false;
    std::size_t open = trigger + 1;
    while (open < end_ && open < trigger + 3 && !scene_.is_mark(open) &&
           scene_.at(open).is(kDemonym | kNews | kNoun)) {
        ++open;
    }
    if (open + 2 >= end_ || !is_quote(scene_.token(open).key)) return false;
    for (std::size_t close = open + 1; close < end_ && close <= open + kLongestQuote; ++close) {
        if (!is_quote(scene_.token(close).key)) continue;
        if (close == open + 1 || scene_.is_mark(close - 1) || scene_.is_mark(open + 1))
            return false;
        if (outlet) {
            put_outlet(trigger, open + 1, close, "quoted");
        } else {
            put_organisation(trigger, open + 1, close, "quoted");
        }
        return true;
    }
    return false;
}

// The end of the capitalised words in Latin letters that begin at `from`.
std::size_t OrganisationFinder::latin_run(std::size_t from) const {
    std::size_t end = from;
    std::size_t i = from;
    while (i < end_ && i < from + 2 * kLongestChain) {
        if (scene_.at(i).script == Script::latin) {
            if (!scene_.at(i).capital && i == from) return from;
            end = ++i;
        } else if (i > from && scene_.token(i).kind == text::TokenKind::number) {
            end = ++i;
        } else if (i > from && scene_.is_mark(i) && i + 1 < end_ &&
                   (scene_.token(i).key == "-" || scene_.token(i).key == "&" ||
                    scene_.token(i).key == ".")) {
            ++i;
        } else {
            break;
        }
    }
    return end;
}

// The end of the definite words that begin at `from`; a coordinated pair ("التربية والتعليم") only
// where an office is named.
std::size_t OrganisationFinder::chain(std::size_t from, std::uint32_t classes) const {
    std::size_t i = from;
    while (i < end_ && i < from + kLongestChain && !scene_.is_mark(i) && chain_word(i)) {
        const Reading& reading = scene_.at(i);
        if (reading.conjunction) {
            if ((classes & (kState | kBody)) == 0 || i == from || scene_.known[i] != 0) break;
            if (reading.is(kDemonym | kAnyOrganisation) && !reading.is(kNoun)) break;
            if (scene_.at(i - 1).is(kDemonym)) break;
        }
        if (scene_.known[i] != 0 && !reading.is(kDemonym | kNoun)) return i + 1;  // "جامعة القاهرة"
        if (i > from && scene_.at(i - 1).is(kDemonym) && !reading.is(kDemonym)) break;
        ++i;
    }
    return i;
}

std::size_t OrganisationFinder::proper(std::size_t from) const {
    std::size_t i = from;
    while (i < end_ && i < from + 3 && !scene_.is_mark(i) &&
           (proper_word(i) || (scene_.known[i] != 0 && !scene_.at(i).proclitic))) {
        // "مجموعة X محمد ..." goes on with a person; "جامعة محمد الخامس" is named after one.
        const bool person = i > from && scene_.at(i).name_form(kGiven);
        if (person && !scene_.at(i - 1).name_form(kGiven)) break;
        ++i;
    }
    while (i > from && i < end_ && i < from + 4 && !scene_.is_mark(i) && scene_.known[i] == 0 &&
           scene_.at(i).definite && !scene_.at(i).proclitic &&
           !scene_.at(i).is(kStop | kNoun | kFormer | kAnyTitle | kDemonym | kNews)) {
        ++i;
    }
    return i;
}

void OrganisationFinder::look(std::size_t trigger, std::uint32_t wanted) {
    const Reading& reading = scene_.at(trigger);
    const std::uint32_t classes = reading.classes & wanted;
    if (classes == 0 || trigger + 1 >= end_ || scene_.known[trigger] != 0) return;
    if (reading.script == Script::hebrew) {
        if (!quoted(trigger, classes)) latin_name(trigger, trigger + 1, classes);
        return;
    }
    if (reading.script != Script::arabic) return;
    // "وزيرة الخارجية الألمانية" holds an office; the ministry is not named.
    if (classes == kForce && trigger > 0 && scene_.at(trigger - 1).is(kAnyTitle) &&
        Offices::get().is_portfolio(scene_.token(trigger).key)) {
        return;
    }
    if (quoted(trigger, classes)) return;

    std::size_t from = trigger + 1;
    const bool outlet = (classes & kAnyOutlet) != 0;
    const bool news = scene_.at(from).is(kNews);
    if (outlet && (classes & kAgency) != 0 && news) ++from;
    if (from >= end_ || scene_.is_mark(from)) return;

    if (latin_name(trigger, from, classes)) return;
    if (outlet) {
        outlet_name(trigger, from, classes);
    } else {
        organisation_name(trigger, from, classes);
    }
}

// Latin letters, perhaps behind a description: "شركة الدفاع ... Elbit Systems".
bool OrganisationFinder::latin_name(std::size_t trigger, std::size_t from, std::uint32_t classes) {
    if ((classes & (kFirm | kBody | kAnyOutlet)) == 0) return false;
    std::size_t latin = from;
    while (latin < end_ && latin < from + 3 && scene_.at(latin).script == Script::arabic &&
           (scene_.at(latin).definite || scene_.at(latin).is(kDemonym)) &&
           !scene_.at(latin).proclitic) {
        ++latin;
    }
    const std::size_t stop = latin < end_ ? latin_run(latin) : latin;
    if (stop == latin) return false;
    if ((classes & (kOutlet | kSite)) != 0 && (classes & kAgency) == 0) {
        put_outlet(trigger, latin, stop, "Latin letters");
    } else {
        put_organisation(trigger, latin, stop, "Latin letters");
    }
    return true;
}

void OrganisationFinder::outlet_name(std::size_t trigger, std::size_t from, std::uint32_t classes) {
    const Reading& reading = scene_.at(trigger);
    if (scene_.known[from] != 0 || reading.definite || (classes & kAgency) != 0) return;
    std::size_t stop = proper(from);
    const bool marked = stop < end_ && scene_.at(stop).is(kNews);
    if ((classes & kSite) != 0 && !marked) return;
    if (stop == from && (classes & kSite) == 0 && scene_.at(from).definite &&
        !scene_.at(from).is(kStop | kDemonym | kAnyTitle | kFormer | kNews | kNoun)) {
        ++stop;  // "صحيفة الصباح"
    }
    if (stop > from) put_outlet(trigger, from, stop, "name follows");
}

void OrganisationFinder::organisation_name(std::size_t trigger, std::size_t from,
                                           std::uint32_t classes) {
    const Reading& reading = scene_.at(trigger);
    std::size_t stop = chain(from, classes);
    if (stop == from && !reading.definite) {
        stop = proper(from);
        if (stop > from && (classes & (kBody | kFirm)) != 0) {
            put_organisation(trigger, trigger, stop, "name follows");
        }
        return;
    }
    if (stop == from) return;
    if (reading.definite && scene_.at(from).proclitic) return;  // "الشرطة بالغاز ..."
    const bool country = std::any_of(scene_.readings.begin() + static_cast<std::ptrdiff_t>(from),
                                     scene_.readings.begin() + static_cast<std::ptrdiff_t>(stop),
                                     [](const Reading& word) { return word.is(kDemonym); });
    const bool place = scene_.known[stop - 1] != 0;
    const bool generic = stop - from == 1 && scene_.at(from).is(kNoun) && !country && !place;
    if (reading.definite && !country && stop - from < 2) return;
    // An adjective that does not agree belongs to a word before ("وزير الخارجية الروسي").
    if (reading.definite && scene_.token(trigger).key.ends_with("ه") &&
        scene_.at(from).is(kDemonym) && !scene_.token(from).key.ends_with("ه")) {
        return;
    }
    if ((classes & kForce) != 0 && !country && !place && stop - from < 2) return;
    if (generic && (classes & kState) == 0) return;
    // "الشركة المغربية" points back to a company named before; it is no name.
    const bool pointing = reading.definite && stop - from == 1 && country;
    if (classes == kFirm && (generic || pointing)) return;
    put_organisation(trigger, trigger, stop, "definite chain");
}

}  // namespace

std::string organisation_id(const Scene& scene, std::size_t first, std::size_t end,
                            std::size_t form) {
    std::string country;
    std::string slug;
    for (std::size_t i = first; i < end; ++i) {
        const Reading& reading = scene.at(i);
        if (reading.forms.empty()) continue;
        if (reading.is(kDemonym) && i > first) {
            country = reading.country;
            continue;
        }
        if (i + 1 == end && i > first && scene.known_country[i] != nullptr) {
            country = *scene.known_country[i];
            continue;
        }
        const std::string part = slug_of(model::cut(
            scene.text.text, span_of(scene.text, scene.readings, i, i, i == first ? form : 0)));
        if (!slug.empty() && !part.empty()) slug += '-';
        slug += part;
    }
    return "organisation:" + slug + (country.empty() ? "" : "/" + country);
}

void find_organisations(Scene& scene, const text::Sentence& sentence) {
    OrganisationFinder finder(scene, sentence);
    for (std::size_t i = sentence.first_token; i < sentence.end_token; ++i) {
        finder.look(i, kAnyOrganisation | kAgency);
    }
}

void find_outlets(Scene& scene, const text::Sentence& sentence) {
    OrganisationFinder finder(scene, sentence);
    for (std::size_t i = sentence.first_token; i < sentence.end_token; ++i) {
        finder.look(i, kOutlet | kSite);
    }
}

}  // namespace isnad::analysis::entities
