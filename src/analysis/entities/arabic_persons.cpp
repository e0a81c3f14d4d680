// Persons in Arabic text: after a title, or from a first name.
//
// The idea: Arabic has no capitals, so a name shows itself by what stands before it (an office, and
// what the office is over) or by a first name that is in the list. From there the name goes on over
// words that no list knows as ordinary ones, over particles and over family names with the article;
// it ends at marks, function words, verbs, common nouns, places.
// What it does not do: names that neither a title nor a first name opens; those wait for a tagger.
#include <string>

#include "analysis/entities/candidates.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::size_t kLongestName = 5;         // parts
constexpr std::size_t kLongestComplement = 10;  // words between title and name
constexpr std::size_t kProperBytes = 6;         // an unknown part of a name: three letters or more

enum class Opening { given, title, honorific, famous, none };

class PersonFinder {
  public:
    PersonFinder(Scene& scene, const text::Sentence& sentence)
        : scene_(scene), begin_(sentence.first_token), end_(sentence.end_token) {}

    void run() {
        std::size_t i = begin_;
        while (i < end_) {
            const std::size_t next = look(i);
            i = next > i ? next : i + 1;
        }
    }

  private:
    std::size_t look(std::size_t i);
    std::size_t after_title(std::size_t title, bool& direct) const;
    std::size_t take(std::size_t first, Opening opening, std::string_view title, bool ruler,
                     bool direct);
    std::size_t one_part(std::size_t i, bool first, Opening opening, std::size_t parts) const;
    std::size_t after_particle(std::size_t i) const;
    bool unknown_part(std::size_t i) const;
    std::size_t start_form(std::size_t i) const;

    bool arabic(std::size_t i) const { return i < end_ && scene_.at(i).script == Script::arabic; }
    bool given(std::size_t i) const { return arabic(i) && scene_.at(i).name_form(kGiven); }

    Scene& scene_;
    std::size_t begin_;
    std::size_t end_;
};

// A word that no list knows, long enough and without the looks of a common noun or a verb.
bool PersonFinder::unknown_part(std::size_t i) const {
    const Reading& reading = scene_.at(i);
    constexpr std::uint32_t kOrdinary = kStop | kNoun | kAnyTitle | kDemonym | kFormer | kPlaceCue |
                                        kAnyOrganisation | kAnyOutlet | kNews;
    const std::string& key = scene_.token(i).key;
    if (reading.is(kOrdinary) || reading.noun_here || scene_.known[i] != 0) return false;
    if (reading.proclitic || reading.definite || reading.feminine) return false;
    if (reading.name_form(kGiven | kWeakGiven | kFamily | kParticle)) return false;
    if (key.size() < kProperBytes) return false;
    // و, ف before an unknown word, ب or ل before the article: rather a new word than a name.
    if (key.starts_with("و") || key.starts_with("وال") || key.starts_with("بال")) return false;
    const bool verb = key.starts_with("ي") && key.size() <= 14;
    if (verb) return false;
    for (const std::string_view pronoun : {"وا", "هما", "هم", "ها", "كما"}) {
        if (key.ends_with(pronoun)) return false;
    }
    return true;
}

// The end of the part that the particle at `i` opens ("بن عبد العزيز"), or `i`. عبد takes the next
// word with it; the others need a name after them.
std::size_t PersonFinder::after_particle(std::size_t i) const {
    constexpr std::size_t kMostParticles = 3;
    std::size_t next = i + 1;
    while (arabic(next) && next < i + kMostParticles && scene_.at(next).is(kParticle)) ++next;
    if (!arabic(next)) return i;
    const Reading& name = scene_.at(next);
    const std::string& key = scene_.token(next - 1).key;
    if (key.ends_with("عبد")) return name.definite || name.is(kJoined) ? next + 1 : i;
    const bool house = key == "ال";  // آل
    const bool named = (house && !name.is(kStop)) ||
                       name.name_form(kGiven | kWeakGiven | kFamily) || unknown_part(next) ||
                       (name.definite && !name.proclitic && !name.is(kStop));
    return named ? next + 1 : i;
}

// The end of the one part of a name that begins at `i`, or `i` where none does.
std::size_t PersonFinder::one_part(std::size_t i, bool first, Opening opening,
                                   std::size_t parts) const {
    if (!arabic(i)) return i;
    const Reading& reading = scene_.at(i);
    const std::string& key = scene_.token(i).key;
    std::size_t end = i;
    const bool bare = first || !reading.proclitic;
    if (reading.is(kParticle) && (!first || reading.name_form(kParticleFirst) ||
                                  opening == Opening::title || key.ends_with("عبد"))) {
        if (!bare) return i;
        end = after_particle(i);
        if (end == i) return i;
    } else if (reading.name_form(kGiven)) {
        if (!first && reading.proclitic) return i;
        end = i + 1;
    } else if (reading.name_form(kWeakGiven | kFamily)) {
        if (!bare) return i;
        if (first && opening == Opening::none) return i;
        end = i + 1;
    } else if (!first && parts >= 1 && reading.definite && !reading.proclitic) {
        // A family name with the article: unknown, or the adjective of a country behind one part.
        if (scene_.known[i] != 0 || reading.is(kStop | kFormer | kAnyOrganisation)) return i;
        if (reading.is(kNoun | kAnyTitle)) return i;
        if (reading.is(kDemonym) && parts != 1) return i;
        end = i + 1;
    } else if (unknown_part(i)) {
        if (first && opening == Opening::none) return i;
        end = i + 1;
    } else {
        return i;
    }
    while (end < end_ && arabic(end) && scene_.at(end).is(kJoined)) ++end;  // صلاح الدين
    return end;
}

std::size_t PersonFinder::start_form(std::size_t i) const {
    const Reading& reading = scene_.at(i);
    if (!reading.proclitic) return 0;
    for (std::size_t form = 0; form < reading.forms.size(); ++form) {
        const WordFacts* facts = Words::get().find(reading.forms[form].key);
        constexpr std::uint32_t kPersonal = kGiven | kWeakGiven | kFamily | kParticle;
        if (facts != nullptr && (facts->classes & kPersonal) != 0) return form;
    }
    return 0;
}

std::size_t PersonFinder::take(std::size_t first, Opening opening, std::string_view title,
                               bool ruler, bool direct) {
    std::size_t end = one_part(first, true, opening, 0);
    if (end == first) return first;
    std::size_t parts = 1;
    const bool known_start =
        scene_.at(first).name_form(kGiven | kFamily | kParticle) || end > first + 1;
    bool evidence = known_start;
    while (parts < kLongestName && end < end_) {
        if (scene_.is_mark(end)) {
            const bool hyphen = scene_.token(end).key == "-" && scene_.touches_next(end - 1) &&
                                end + 1 < end_ && scene_.touches_next(end);
            if (!hyphen) break;
            const std::size_t next = one_part(end + 1, false, opening, parts);
            if (next == end + 1) break;
            end = next;
            continue;
        }
        if (ruler && scene_.at(end).is(kOrdinal)) {
            ++end;
            ++parts;
            break;
        }
        const std::size_t next = one_part(end, false, opening, parts);
        if (next == end) break;
        evidence = evidence || scene_.at(end).name_form(kGiven | kWeakGiven | kFamily | kParticle);
        // An unknown word goes on a name once; the third unknown one is rather the sentence.
        if (unknown_part(end) && parts >= 2 && unknown_part(end - 1)) break;
        // A family name ends the name, unless another name follows.
        const bool family = scene_.at(end - 1).name_form(kFamily);
        if (family && !scene_.at(end).name_form(kGiven | kWeakGiven | kFamily | kParticle)) break;
        end = next;
        ++parts;
    }
    const bool titled = opening == Opening::title || opening == Opening::honorific;
    if (parts < 2 && !titled && opening != Opening::famous) return first;
    // One unknown word counts only where the title stands at once before it.
    if (!evidence && parts < 2) {
        const bool adverb = scene_.token(first).key.ends_with("ا");  // "سنويا"
        if (!direct || adverb) return first;
    }
    if (!evidence && opening == Opening::none) return first;
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.span = span_of(scene_.text, scene_.readings, first, end - 1, start_form(first));
    candidate.kind = model::EntityKind::person;
    const std::string name(model::cut(scene_.text.text, candidate.span));
    candidate.entity = "person:" + slug_of(name);
    candidate.names["ar"] = name;
    candidate.why = titled                       ? "title " + std::string(title)
                    : opening == Opening::famous ? std::string("known family name")
                                                 : std::string("first name");
    candidate.weight = titled ? 35 : 30;
    scene_.found.push_back(std::move(candidate));
    return end;
}

// Where the name may begin behind the title and what it is over; `direct`: at once.
std::size_t PersonFinder::after_title(std::size_t title, bool& direct) const {
    std::size_t i = title + 1;
    direct = true;
    while (i < end_ && i <= title + kLongestComplement) {
        if (scene_.is_mark(i) || !arabic(i)) return end_;
        const Reading& reading = scene_.at(i);
        if (reading.name_form(kGiven) && !(scene_.known[i] != 0)) return i;
        if (reading.is(kFormer) && !reading.name_form(kGiven)) {
            ++i;
            continue;
        }
        const bool complement = scene_.known[i] != 0 || reading.definite || reading.is(kDemonym) ||
                                (reading.is(kNoun | kAnyOrganisation) && !reading.is(kStop));
        if (!complement) return i;
        if (i > title + 1 && reading.is(kAnyTitle) && !reading.is(kNoun | kDemonym)) return end_;
        if (!reading.is(kDemonym)) direct = false;
        ++i;
    }
    return end_;
}

std::size_t PersonFinder::look(std::size_t i) {
    if (!arabic(i)) return i;
    const Reading& reading = scene_.at(i);
    if (reading.is(kAnyTitle) && !reading.name_form(kGiven) && !reading.is(kStop)) {
        bool direct = true;
        const std::size_t name = after_title(i, direct);
        if (name < end_) {
            const Reading& start = scene_.at(name);
            const bool shown = start.name_form(kGiven | kFamily);
            const bool honorific = reading.is(kHonorific | kRuler);
            // "رئيس سابق" is no name: an indefinite title needs a complement or a known name.
            const bool allowed =
                shown || (direct ? reading.definite || reading.is(kHonorific) : name > i + 1);
            if (allowed && !start.is(kStop | kPlaceCue)) {
                const std::size_t end =
                    take(name, honorific && direct ? Opening::honorific : Opening::title,
                         scene_.text.words(scene_.token(i).span), reading.is(kRuler), direct);
                if (end > name) return end;
            }
        }
        return i;
    }
    if (scene_.known[i] != 0 && !reading.name_form(kGiven)) return i;
    const bool before_name = given(i + 1) || (arabic(i + 1) && scene_.at(i + 1).name_form(kFamily));
    const bool servant =
        scene_.token(i).key.ends_with("عبد") && arabic(i + 1) && scene_.at(i + 1).definite;
    const bool weak = reading.name_form(kWeakGiven) &&
                      (before_name || (arabic(i + 1) && scene_.at(i + 1).is(kJoined)));
    const bool particle = reading.name_form(kParticleFirst) && before_name;
    if (reading.name_form(kGiven) || servant) return take(i, Opening::none, "", false, false);
    if (weak || particle) return take(i, Opening::given, "", false, false);
    if (reading.name_form(kFamous)) return take(i, Opening::famous, "", false, false);
    return i;
}

}  // namespace

void find_arabic_persons(Scene& scene, const text::Sentence& sentence) {
    PersonFinder(scene, sentence).run();
}

}  // namespace isnad::analysis::entities
