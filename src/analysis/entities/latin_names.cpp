// Persons and organisations in text of Latin letters, by capitals.
//
// The idea: a run of capitalised words, with the small words that may join them ("of", "de la"), is
// a name of some kind; a title before it or a first name in it makes it a person, a word of kind in
// it an organisation. French writes the word of kind small ("ministère de la Défense"), so there
// the name begins at the small word. What it does not do: runs that show neither; headlines where
// every word has a capital give only what a first name opens.
#include <algorithm>
#include <string>

#include "analysis/entities/candidates.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::size_t kLongestRun = 12;  // tokens
constexpr std::size_t kLongestName = 4;  // capitalised words of a person
constexpr auto kKnownPerson =
    static_cast<std::uint8_t>(1 + static_cast<int>(model::EntityKind::person));
constexpr auto kKnownOrganisation =
    static_cast<std::uint8_t>(1 + static_cast<int>(model::EntityKind::organisation));

bool is_connector(std::string_view key) {
    for (const std::string_view word :
         {"of", "de", "du", "des", "la", "le", "les", "for", "the", "pour", "d", "et", "and"}) {
        if (key == word) return true;
    }
    return false;
}

class LatinFinder {
  public:
    LatinFinder(Scene& scene, const text::Sentence& sentence)
        : scene_(scene), begin_(sentence.first_token), end_(sentence.end_token) {
        language_ = scene.text.region_of(sentence).language;
        if (language_.empty()) language_ = "en";
        std::size_t words = 0;
        std::size_t capitals = 0;
        for (std::size_t i = begin_; i < end_; ++i) {
            if (scene.at(i).script != Script::latin || scene.token(i).key.size() < 4) continue;
            ++words;
            if (scene.at(i).capital) ++capitals;
        }
        const model::BlockKind kind = scene.text.region_of(sentence).kind;
        const bool heading = kind == model::BlockKind::title || kind == model::BlockKind::heading;
        headline_ = words >= 4 && capitals * 10 >= words * 7 && (heading || words >= 12);
    }

    void run();

  private:
    bool latin(std::size_t i) const { return i < end_ && scene_.at(i).script == Script::latin; }
    bool capital(std::size_t i) const { return latin(i) && scene_.at(i).capital; }
    bool name_word(std::size_t i) const;
    std::size_t run_end(std::size_t i) const;
    std::size_t person_end(std::size_t i, std::size_t& words) const;
    void organisations_in(std::size_t first, std::size_t end);
    bool has_kind(std::size_t first, std::size_t end) const;
    bool organisation(std::size_t first, std::size_t end);
    bool small_organisation(std::size_t i);
    std::size_t person(std::size_t i);
    std::size_t apposition(std::size_t title);
    void put(std::size_t first, std::size_t end, model::EntityKind kind, std::string why);

    Scene& scene_;
    std::size_t begin_;
    std::size_t end_;
    std::string language_;
    bool headline_ = false;
};

void LatinFinder::put(std::size_t first, std::size_t end, model::EntityKind kind, std::string why) {
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.span = span_of(scene_.text, scene_.readings, first, end - 1);
    candidate.kind = kind;
    const std::string name(model::cut(scene_.text.text, candidate.span));
    std::string id = slug_of(name);
    if (kind == model::EntityKind::organisation) {
        std::string country;
        std::string slug;
        for (std::size_t i = first; i < end; ++i) {
            if (!latin(i) || is_connector(scene_.at(i).forms[0].key)) continue;
            if (scene_.at(i).is(kDemonym)) {
                country = scene_.at(i).country;
                continue;
            }
            slug += (slug.empty() ? "" : "-") + slug_of(scene_.at(i).forms[0].key);
        }
        id = slug + (country.empty() ? "" : "/" + country);
    }
    candidate.entity = (kind == model::EntityKind::person ? "person:" : "organisation:") + id;
    candidate.names[language_ == "ar" ? "en" : language_] = name;
    candidate.why = std::move(why);
    candidate.weight = kind == model::EntityKind::person ? 30 : 28;
    scene_.found.push_back(std::move(candidate));
}

// A capitalised word that may stand in a person's name.
bool LatinFinder::name_word(std::size_t i) const {
    constexpr std::uint32_t kOrdinary = kNounLike | kDemonym | kState | kForce | kBody | kSuffix;
    const Reading& reading = scene_.at(i);
    return capital(i) && !(reading.is(kOrdinary) && !reading.is(kGiven));
}

// The end of the words of one person's name from `i`; `words` counts those with a capital.
std::size_t LatinFinder::person_end(std::size_t i, std::size_t& words) const {
    constexpr std::size_t kMostTokens = 24;  // hyphens join any number of words
    const std::size_t limit = std::min(end_, i + kMostTokens);
    std::size_t end = i;
    words = 0;
    while (i < limit && words < kLongestName) {
        if (name_word(i) && (scene_.known[i] == 0 || scene_.at(i).is(kGiven | kWeakGiven) ||
                             (words == 1 && scene_.known[i] == 1))) {
            end = ++i;
            ++words;
            // Hyphens and initials: "Jean-Luc", "J. Smith".
            if (i < end_ && scene_.is_mark(i) && i + 1 < end_ && capital(i + 1)) {
                const bool hyphen = scene_.token(i).key == "-" && scene_.touches_next(i - 1) &&
                                    scene_.touches_next(i);
                const bool initial =
                    scene_.token(i).key == "." && scene_.token(i - 1).span.size() == 1;
                if (hyphen) --words;
                if (hyphen || initial) ++i;
            }
        } else if (latin(i) && scene_.at(i).is(kParticle) && words >= 1) {
            ++i;
            if (i + 1 < end_ && scene_.is_mark(i) && scene_.token(i).key == "-" &&
                scene_.touches_next(i)) {
                ++i;  // el-Sisi
            }
            if (!capital(i) && !(latin(i) && scene_.at(i).is(kParticle))) break;
        } else {
            break;
        }
    }
    return end;
}

// "the minister of ports, X Y, said": a name between commas behind a title and what it is over.
// Returns: the end of the name, or `title` for none.
std::size_t LatinFinder::apposition(std::size_t title) {
    constexpr std::size_t kLongestOffice = 8;  // tokens
    if (headline_) return title;
    std::size_t i = title + 1;
    while (i < end_ && i < title + kLongestOffice && latin(i) && !scene_.at(i).is(kStop)) ++i;
    if (i + 2 >= end_ || scene_.token(i).key != "," || !capital(i + 1)) return title;
    std::size_t words = 0;
    const std::size_t end = person_end(i + 1, words);
    const bool closed = end == end_ || scene_.is_mark(end) || scene_.at(end).is(kSpeech);
    if (words < 2 || words > 3 || !closed || scene_.at(i + 1).is(kAnyTitle)) return title;
    put(i + 1, end, model::EntityKind::person,
        "title " + std::string(scene_.text.words(scene_.token(title).span)));
    return end;
}

// Returns: the end of the person that begins at `i` or behind the title there; `i` for none.
std::size_t LatinFinder::person(std::size_t i) {
    const Reading& reading = scene_.at(i);
    std::size_t words = 0;
    if (reading.is(kAnyTitle) && !reading.is(kGiven) && (!headline_ || reading.is(kHonorific)) &&
        (capital(i) || !reading.is(kHonorific) || reading.forms[0].key.size() > 2)) {
        std::size_t first = i + 1;
        if (first < end_ && scene_.is_mark(first) && scene_.token(first).key == ".") ++first;
        if (first < end_ && name_word(first) && !scene_.at(first).is(kAnyTitle) &&
            (scene_.known[first] == 0 || scene_.at(first).is(kGiven | kWeakGiven))) {
            std::size_t end = person_end(first, words);
            if (reading.is(kRuler) && end < end_ && capital(end) && scene_.at(end).is(kOrdinal))
                ++end;
            if (end > first) {
                put(first, end, model::EntityKind::person,
                    "title " + std::string(scene_.text.words(scene_.token(i).span)));
                return end;
            }
        }
        return apposition(i);
    }
    if (!capital(i)) return i;
    const bool strong =
        reading.is(kGiven) && (scene_.known[i] == 0 || reading.is(kWeakGiven) || capital(i + 1));
    const bool weak = reading.is(kWeakGiven) && !strong && i > begin_ && !headline_;
    if (strong || weak) {
        const std::size_t end = person_end(i, words);
        const bool second = latin(i + 1) || (i + 2 < end_ && scene_.is_mark(i + 1));
        if (words >= 2 && second) {
            put(i, end, model::EntityKind::person, "first name");
            return end;
        }
        return i;
    }
    if (reading.is(kFamous)) {
        put(i, i + 1, model::EntityKind::person, "known family name");
        return i + 1;
    }
    // "X Y said": two or three capitalised words beside a verb of saying.
    if (headline_ || scene_.known[i] != 0 || !name_word(i)) return i;
    const std::size_t end = person_end(i, words);
    const bool said =
        (end < end_ && scene_.at(end).is(kSpeech)) ||
        (end + 1 < end_ && scene_.token(end).key == "a" && scene_.at(end + 1).is(kSpeech)) ||
        (i > begin_ && scene_.at(i - 1).is(kSpeech) && !scene_.at(i - 1).capital);
    if (said && words >= 2 && words <= 3) {
        put(i, end, model::EntityKind::person, "beside a verb of saying");
        return end;
    }
    return i;
}

// The end of the capitalised run at `i`, its connectors inside.
std::size_t LatinFinder::run_end(std::size_t i) const {
    std::size_t end = i;
    const std::size_t limit = std::min(end_, i + kLongestRun);
    while (i < limit) {
        if (capital(i)) {
            end = ++i;
            const bool possessive = scene_.at(i - 1).end_offset < scene_.token(i - 1).span.size();
            if (possessive) break;  // "Denmark's ..." names two things
        } else if (latin(i) && is_connector(scene_.token(i).key)) {
            ++i;
        } else if (i > 0 && scene_.is_mark(i) && i + 1 < limit && i == end &&
                   (scene_.token(i).key == "&" || scene_.token(i).key == "-") && capital(i + 1)) {
            ++i;
        } else {
            break;
        }
    }
    return end;
}

// An organisation within the run [first, end): from its first capital to the run's end or to the
// word of kind that ends it.
bool LatinFinder::organisation(std::size_t first, std::size_t end) {
    while (first < end &&
           (scene_.at(first).is(kNounLike | kAnyTitle) || is_connector(scene_.token(first).key) ||
            scene_.known[first] == kKnownPerson)) {
        ++first;
    }
    constexpr std::uint32_t kKind = kState | kForce | kBody | kSuffix;
    std::size_t kind = end;
    for (std::size_t i = first; i < end; ++i) {
        if (capital(i) && scene_.at(i).is(kKind)) kind = i;
    }
    if (kind == end || end - first < 2 || scene_.known[kind] == kKnownOrganisation) return false;
    // "X and Y Company" may be two things; the joint "and" is kept only after the word of kind.
    for (std::size_t i = first; i < kind; ++i) {
        if (scene_.token(i).key == "and" || scene_.token(i).key == "et") first = i + 1;
    }
    std::size_t last = kind + 1;
    for (std::size_t i = kind + 1; i < end && !scene_.at(kind).is(kSuffix); ++i) {
        const std::string& key = scene_.token(i).key;
        if (capital(i) && scene_.at(i).is(kAnyTitle)) break;
        if (i == kind + 1 && !is_connector(key)) break;
        last = i + 1;
    }
    while (last > first && !capital(last - 1)) --last;
    if (last - first < 2) return false;
    put(first, last, model::EntityKind::organisation,
        "trigger " + std::string(scene_.text.words(scene_.token(kind).span)));
    return true;
}

bool LatinFinder::has_kind(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i) {
        if (capital(i) && scene_.at(i).is(kState | kForce | kBody | kSuffix)) return true;
    }
    return false;
}

// "and" parts two organisations where each side has its word of kind.
void LatinFinder::organisations_in(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
        const std::string& key = scene_.token(i).key;
        if (key != "and" && key != "et") continue;
        if (!has_kind(first, i) || !has_kind(i + 1, end)) continue;
        organisation(first, i);
        first = i + 1;
    }
    organisation(first, end);
}

// French: "ministère (marocain) de la Défense", "armée israélienne", "parti Istiqlal".
bool LatinFinder::small_organisation(std::size_t i) {
    const Reading& reading = scene_.at(i);
    if (capital(i) || !reading.is(kState | kForce | kBody) || language_ != "fr") return false;
    std::size_t at = i + 1;
    std::size_t end = i + 1;
    bool country = false;
    std::size_t capitals = 0;
    while (at < end_ && at < i + kLongestRun) {
        const bool hyphen = at == end && scene_.token(at).key == "-" && at + 1 < end_ &&
                            scene_.touches_next(at - 1) && scene_.touches_next(at);
        if (hyphen) ++at;
        if (!latin(at)) break;
        if (scene_.at(at).is(kDemonym) && !scene_.at(at).capital) {
            country = true;
            end = ++at;
        } else if (scene_.at(at).capital && !scene_.at(at).is(kAnyTitle)) {
            ++capitals;
            end = ++at;
        } else if (is_connector(scene_.token(at).key)) {
            ++at;
        } else {
            break;
        }
    }
    if (capitals == 0 && !(country && reading.is(kState | kForce))) return false;
    put(i, end, model::EntityKind::organisation,
        "trigger " + std::string(scene_.text.words(scene_.token(i).span)));
    return true;
}

void LatinFinder::run() {
    std::size_t i = begin_;
    std::size_t run_checked = begin_;
    while (i < end_) {
        if (!latin(i)) {
            ++i;
            continue;
        }
        if (i >= run_checked && capital(i)) {
            const std::size_t end = run_end(i);
            run_checked = std::max(end, i + 1);
            if (!headline_ && end > i + 1) organisations_in(i, end);
        } else if (i >= run_checked) {
            small_organisation(i);
        }
        const std::size_t next = person(i);
        i = next > i ? next : i + 1;
    }
}

}  // namespace

void find_latin_names(Scene& scene, const text::Sentence& sentence) {
    LatinFinder(scene, sentence).run();
}

}  // namespace isnad::analysis::entities
