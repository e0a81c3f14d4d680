// Persons in Hebrew text: behind a title, or from a first name.
//
// The idea: Hebrew has no capitals, so a name must be opened by something known. A title opens it
// ("שר הביטחון יואב גלנט"): between it and the name stand only definite words, countries and their
// adjectives, which say what the title is over. A first name opens it by itself. The name goes on
// over words that are in no list of common words. What it does not do: names that nothing opens,
// bare surnames (link_persons.cpp), organisations (organisations.cpp, governments.cpp).
#include <string>

#include "analysis/entities/candidates.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::size_t kLongestOffice = 5;  // words between a title and a name
constexpr std::size_t kLongestName = 2;    // words, first names beside the first not counted

class HebrewFinder {
  public:
    HebrewFinder(Scene& scene, const text::Sentence& sentence)
        : scene_(scene), begin_(sentence.first_token), end_(sentence.end_token) {}

    void run() {
        for (std::size_t i = begin_; i < end_; ++i) {
            if (scene_.at(i).script != Script::hebrew) continue;
            const std::size_t next = look(i);
            if (next > i) i = next - 1;
        }
    }

  private:
    bool hebrew(std::size_t i) const { return i < end_ && scene_.at(i).script == Script::hebrew; }

    bool given(std::size_t i) const {
        return hebrew(i) && scene_.at(i).is(kGiven) && scene_.known[i] == 0;
    }

    // A word that may stand in a name: in no list of other words, long enough, no known name.
    bool name_word(std::size_t i) const {
        constexpr std::uint32_t kOrdinary = kStop | kNoun | kAnyTitle | kDemonym | kFormer |
                                            kPlaceCue | kAnyOrganisation | kAnyOutlet;
        constexpr std::size_t kShortest = 4;  // bytes
        if (!hebrew(i) || scene_.known[i] != 0) return false;
        const Reading& reading = scene_.at(i);
        if (reading.is(kGiven) && !reading.proclitic) return true;
        return !reading.is(kOrdinary) && !reading.definite &&
               scene_.token(i).key.size() >= kShortest;
    }

    // What may stand between a title and the name: its field, a country, "former".
    bool office_word(std::size_t i) const {
        if (!hebrew(i)) return false;
        const Reading& reading = scene_.at(i);
        const bool article = scene_.token(i).key.starts_with("ה");
        return scene_.known[i] != 0 || article ||
               reading.is(kFormer | kDemonym | kNoun | kAnyTitle);
    }

    std::size_t name_end(std::size_t first) const {
        std::size_t end = first;
        std::size_t words = 0;
        for (std::size_t i = first; i < end_ && words < kLongestName;) {
            const bool hyphen = hebrew(i) && i + 2 < end_ && scene_.token(i + 1).key == "-" &&
                                scene_.touches_next(i) && scene_.touches_next(i + 1);
            const bool article = hyphen && scene_.token(i).key == "א";  // "א-סיסי"
            if (hebrew(i) && (scene_.at(i).is(kParticle) || article) && i + 1 < end_ &&
                words >= 1) {
                const std::size_t next = hyphen ? i + 2 : i + 1;
                if (!name_word(next)) break;
                end = next + 1;
                i = end;
                ++words;
                continue;
            }
            if (!name_word(i)) break;
            // A name does not go on over a conjunction: "יואב ודוד".
            if (words >= 1 && scene_.at(i).conjunction) break;
            if (words == 0 || !given(i)) ++words;
            end = ++i;
            if (hyphen && name_word(i + 1)) ++i;
        }
        return end;
    }

    void put(std::size_t first, std::size_t end, std::size_t form, std::string why) {
        Candidate candidate;
        candidate.first = first;
        candidate.end = end;
        candidate.span = span_of(scene_.text, scene_.readings, first, end - 1, form);
        candidate.kind = model::EntityKind::person;
        const std::string name(model::cut(scene_.text.text, candidate.span));
        candidate.entity = "person:" + slug_of(name);
        candidate.names["he"] = name;
        candidate.why = std::move(why);
        candidate.weight = 30;
        scene_.found.push_back(std::move(candidate));
    }

    // The form of a first name behind its prefixes: "ליואב" is ל + יואב.
    std::size_t given_form(std::size_t i) const {
        for (std::size_t form = 0; form < scene_.at(i).forms.size(); ++form) {
            const WordFacts* facts = Words::get().find(scene_.at(i).forms[form].key);
            if (facts != nullptr && (facts->classes & (kGiven | kFamous)) != 0) return form;
        }
        return 0;
    }

    std::size_t look(std::size_t i) {
        const Reading& reading = scene_.at(i);
        if (reading.is(kAnyTitle) && scene_.known[i] == 0) {
            std::size_t first = i + 1;
            if (!reading.is(kHonorific)) {
                while (first < end_ && first < i + kLongestOffice && !given(first) &&
                       office_word(first)) {
                    ++first;
                }
            }
            if (first < end_ && name_word(first)) {
                const std::size_t end = name_end(first);
                const bool opened = given(first) || reading.is(kHonorific) || first > i + 1;
                if (end >= first + (opened ? 1 : 2) && (given(first) || end >= first + 2)) {
                    const std::string_view title = scene_.text.words(scene_.token(i).span);
                    put(first, end, 0, "title " + std::string(title));
                    return end;
                }
            }
            return i;
        }
        if (given(i)) {
            const std::size_t end = name_end(i);
            if (end >= i + 2) {
                put(i, end, given_form(i), "first name");
                return end;
            }
            return i;
        }
        if (reading.is(kFamous) && scene_.known[i] == 0) {
            put(i, i + 1, given_form(i), "known family name");
            return i + 1;
        }
        return i;
    }

    Scene& scene_;
    std::size_t begin_;
    std::size_t end_;
};

}  // namespace

void find_hebrew_names(Scene& scene, const text::Sentence& sentence) {
    HebrewFinder(scene, sentence).run();
}

}  // namespace isnad::analysis::entities
