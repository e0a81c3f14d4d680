// Purpose: see tagged.h.
#include "analysis/entities/tagged.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "analysis/entities/entities.h"
#include "analysis/entities/name_features.h"
#include "base/lexicon.h"

namespace isnad::analysis::entities {
namespace {

struct TaggedName {
    std::size_t first = 0;
    std::size_t end = 0;
    model::EntityKind kind = model::EntityKind::person;
    std::int32_t margin = 0;
};

// How sure the model was, in hundredths that a reader understands: half at nothing, three quarters
// at the model's scale.
int hundredths(std::int32_t margin, std::int32_t scale) {
    const std::int64_t sure = std::int64_t{100} * margin / (std::int64_t{margin} + scale);
    return static_cast<int>(50 + sure / 2);
}

constexpr int kGazetteer = 50;  // Candidate::weight of names known beforehand

bool is_imported(const Candidate& rule) {
    return rule.why.starts_with("imported");
}

class Tagging {
  public:
    Tagging(Scene& scene, const Learned& learned)
        : scene_(scene),
          model_(learned.model),
          features_(scene, learned.classes),
          outside_(scene.readings.size(), 0),
          sentence_of_(scene.readings.size(), nullptr),
          in_name_(scene.readings.size(), false) {}

    void run() {
        for (const text::Sentence& sentence : scene_.text.sentences)
            if (is_read(scene_.text.region_of(sentence).kind)) tag(sentence);
        merge();
    }

  private:
    void tag(const text::Sentence& sentence) {
        features_.describe(sentence, sequence_);
        model_.score(sequence_, scores_);
        forbid(sentence, scores_);
        const std::span<const tagger::Tagged> tagged = viterbi_.best(scores_, model_.steps());
        for (std::size_t i = 0; i < tagged.size(); ++i) {
            const std::size_t token = sentence.first_token + i;
            sentence_of_[token] = &sentence;
            if (tagged[i].label == tagger::kOutside) {
                outside_[token] = tagged[i].margin;
                continue;
            }
            const bool opens = tagger::opens(tagged[i].label);
            if (opens) {
                names_.push_back({token, token,
                                  static_cast<model::EntityKind>(tagger::kind_of(tagged[i].label)),
                                  tagged[i].margin});
            }
            names_.back().end = token + 1;
            names_.back().margin = std::min(names_.back().margin, tagged[i].margin);
        }
    }

    void forbid(const text::Sentence& sentence, std::vector<tagger::Scores>& scores) const;
    void shorten(TaggedName& name, const std::vector<const Candidate*>& rule_at) const;
    bool is_people(const TaggedName& name) const;
    bool follows_name(std::size_t token) const;
    std::string language_at(std::size_t token) const;
    void merge();
    Candidate candidate_of(const TaggedName& name) const;
    std::size_t form_of(std::size_t token, model::EntityKind kind) const;

    Scene& scene_;
    const tagger::Model& model_;
    NameFeatures features_;
    tagger::Sequence sequence_;
    std::vector<tagger::Scores> scores_;
    tagger::Viterbi viterbi_;
    std::vector<std::int32_t> outside_;  // for tokens outside: how sure of that
    std::vector<const text::Sentence*> sentence_of_;
    std::vector<TaggedName> names_;
    std::vector<bool> in_name_;
    std::unordered_set<std::string_view> alone_;  // words of names that stand by themselves
};

// Marks that join words may stand in a name; all others, and quotation marks, end it.
void Tagging::forbid(const text::Sentence& sentence, std::vector<tagger::Scores>& scores) const {
    constexpr std::int32_t kCertain = 1 << 20;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::size_t token = sentence.first_token + i;
        if (!scene_.is_mark(token)) continue;
        const std::string_view key = scene_.token(token).key;
        constexpr std::string_view kJoints = "-.'&/+";
        const bool joint = key == "–" || key == "‑" || key == "’" ||
                           (key.size() == 1 && kJoints.find(key) != kJoints.npos);
        for (tagger::Label label = 0; !joint && label < tagger::kOutside; ++label)
            scores[i][label] = -kCertain;
    }
}

// Takes off what the tagger took for the beginning or end of a name: a title ("M. Belkacemi"), or
// the place that something belongs to ("Denmark's Nordhavn Terminals").
void Tagging::shorten(TaggedName& name, const std::vector<const Candidate*>& rule_at) const {
    const bool person = name.kind == model::EntityKind::person;
    while (name.first + 1 < name.end) {
        const Reading& reading = scene_.at(name.first);
        const Candidate* rule = rule_at[name.first];
        const bool possessive = reading.script == Script::latin && reading.end_offset > 0 &&
                                reading.end_offset < scene_.token(name.first).span.size();
        const bool owner = possessive && rule != nullptr && rule->end == name.first + 1 &&
                           rule->kind == model::EntityKind::place;
        const bool title = person && reading.is(kAnyTitle) && !reading.name_form(kGiven);
        const bool dot = scene_.is_mark(name.first);
        if (!owner && !title && !dot) break;
        ++name.first;
    }
    // In Latin letters a person's name ends before a small word that is no particle ("Karim Salem
    // said"), in Arabic ones before a preposition with the article ("زرقان بالعمال").
    for (std::size_t i = name.first + 1; person && i < name.end; ++i) {
        if (scene_.is_mark(i)) continue;
        const Reading& reading = scene_.at(i);
        const bool small = reading.script == Script::latin && !reading.capital &&
                           !reading.name_form(kParticle | kListedGiven | kListedFamily);
        const std::string_view key = scene_.token(i).key;
        constexpr std::uint32_t kArabic =
            kGiven | kWeakGiven | kFamily | kParticle | kListedGiven | kListedFamily | kJoined;
        if (reading.script == Script::arabic && reading.is(kStop) && !reading.name_form(kArabic)) {
            name.end = i;  // "عصام درويش فإن الخطوة"
            break;
        }
        const bool joined = key.starts_with("بال") || key.starts_with("وال") ||
                            key.starts_with("كال") || key.starts_with("لل");
        if (!small && !(joined && key.size() > 10 && !reading.name_form(kListedFamily))) continue;
        name.end = i;
        break;
    }
    // Nor does any name end with "he", "who" or "in".
    while (name.end > name.first + 1) {
        const Reading& reading = scene_.at(name.end - 1);
        constexpr std::uint32_t kPersonal =
            kGiven | kWeakGiven | kFamily | kParticle | kListedGiven | kListedFamily | kJoined;
        if (!reading.is(kStop) || reading.name_form(kPersonal)) break;
        --name.end;
    }
}

std::string Tagging::language_at(std::size_t token) const {
    const Script script = scene_.at(token).script;
    if (script == Script::arabic) return "ar";
    if (script == Script::hebrew) return "he";
    const std::string& language = scene_.text.region_of(*sentence_of_[token]).language;
    return language.empty() || language == "ar" || language == "he" ? "en" : language;
}

// "Marocains de Paris": people, no organisation.
bool Tagging::is_people(const TaggedName& name) const {
    const Reading& first = scene_.at(name.first);
    if (name.kind != model::EntityKind::organisation || !first.is(kDemonym)) return false;
    if (first.script != Script::latin || name.end < name.first + 2) return false;
    const std::string& next = scene_.token(name.first + 1).key;
    return next == "de" || next == "du" || next == "des" || next == "d" || next == "in" ||
           next == "of" || next.starts_with("d'") || next.starts_with("d’");
}

// Whether a name ends before the token, a comma between them not counted.
bool Tagging::follows_name(std::size_t token) const {
    if (token == 0) return false;
    const std::string& before = scene_.token(token - 1).key;
    if (before == "،" || before == ",") --token;
    return token > 0 && in_name_[token - 1];
}

// In which form the first word of the name is meant: with or without a joined letter before it.
std::size_t Tagging::form_of(std::size_t token, model::EntityKind kind) const {
    const Reading& reading = scene_.at(token);
    if (reading.script != Script::arabic || reading.forms.size() < 2) return 0;
    std::uint32_t wanted = kAnyOrganisation | kAnyOutlet | kListedGiven | kListedFamily;
    if (kind == model::EntityKind::person)
        wanted = kGiven | kWeakGiven | kFamily | kParticle | kListedGiven | kListedFamily;
    for (std::size_t form = 0; form < reading.forms.size(); ++form) {
        std::string_view key = reading.forms[form].key;
        const WordFacts* facts = Words::get().find(key);
        if (form > 0 && reading.forms[0].key.starts_with("ف") && !alone_.contains(key)) continue;
        if (facts == nullptr && kind == model::EntityKind::organisation && key.starts_with("ال"))
            facts = Words::get().find(key.substr(4));
        if (facts != nullptr && (facts->classes & wanted) != 0) return form;
    }
    // Other letters are cut off before the article, or where the document has the word without
    // them; و too behind another name, where it is rather "and" than a part of the word.
    const std::string& key = reading.forms[0].key;
    for (std::size_t form = 1; form < reading.forms.size(); ++form) {
        const std::string& rest = reading.forms[form].key;
        const bool before_article = rest.starts_with("ال");
        const bool conjunction = key.starts_with("و") && rest.size() + 2 == key.size();
        constexpr std::size_t kShortest = 8;  // bytes: four letters
        const bool listed = conjunction && rest.size() >= kShortest && follows_name(token);
        if (before_article || listed || alone_.contains(rest)) return form;
    }
    return 0;
}

Candidate Tagging::candidate_of(const TaggedName& name) const {
    Candidate candidate;
    candidate.first = name.first;
    candidate.end = name.end;
    candidate.kind = name.kind;
    const std::size_t form = form_of(name.first, name.kind);
    candidate.span = span_of(scene_.text, scene_.readings, name.first, name.end - 1, form);
    const std::string words(model::cut(scene_.text.text, candidate.span));
    switch (name.kind) {
        case model::EntityKind::person:
            candidate.entity = "person:" + slug_of(words);
            break;
        case model::EntityKind::organisation:
            candidate.entity = organisation_id(scene_, name.first, name.end, form);
            break;
        case model::EntityKind::place:
            candidate.entity = "place:" + slug_of(words);
            break;
        case model::EntityKind::outlet:
            candidate.entity = outlet_id(words);
            break;
    }
    candidate.names[language_at(name.first)] = words;
    constexpr int kTagged = 25;
    candidate.weight = kTagged;
    return candidate;
}

// Takes the tagger's names, with the ids of the rules' where they are the same or hold the same
// thing, and those of the rules' that the tagger does not firmly deny.
void Tagging::merge() {
    std::vector<const Candidate*> rule_at(scene_.readings.size(), nullptr);
    for (const Candidate& candidate : scene_.found)
        for (std::size_t i = candidate.first; i < candidate.end; ++i) rule_at[i] = &candidate;
    std::vector<bool> taken(scene_.readings.size(), false);
    std::vector<Candidate> kept;
    for (const TaggedName& name : names_) {
        for (std::size_t i = name.first; i < name.end; ++i) {
            in_name_[i] = true;
            if (!scene_.is_mark(i)) alone_.insert(scene_.token(i).key);
        }
    }
    for (TaggedName& name : names_) {
        shorten(name, rule_at);
        constexpr std::size_t kMostTokens =
            24;  // what is longer is no name, whatever it looks like
        if (name.end - name.first > kMostTokens || is_people(name)) continue;
        // What the user brought along stands, whatever the tagger makes of it.
        bool brought = false;
        for (std::size_t i = name.first; i < name.end; ++i)
            brought = brought || (rule_at[i] != nullptr && is_imported(*rule_at[i]));
        const Candidate* rule = rule_at[name.first];
        const bool same = rule != nullptr && rule->first == name.first && rule->end == name.end;
        if (scene_.at(name.first).script == Script::hebrew || (brought && !same)) continue;
        const int sure = std::min(hundredths(name.margin, model_.scale()), 99);
        // A name of several words that is known beforehand is what it is known for; a single word
        // may be a city or its club.
        const bool known = same && rule->weight >= kGazetteer && name.end > name.first + 1;
        const bool agreed = same && (rule->kind == name.kind || brought || known);
        Candidate candidate = agreed ? *rule : candidate_of(name);
        if (candidate.span.empty() || candidate.entity.ends_with(':')) continue;
        if (!agreed || rule->kind == name.kind)
            candidate.why += fmt::format("{}model .{:02}", agreed ? "; " : "", sure);
        for (std::size_t i = name.first; i < name.end; ++i) taken[i] = true;
        kept.push_back(std::move(candidate));
    }
    for (const Candidate& rule : scene_.found) {
        std::int32_t denied = 0;
        bool open = true;
        for (std::size_t i = rule.first; i < rule.end; ++i) {
            open = open && !taken[i];
            denied = std::max(denied, outside_[i]);
        }
        const std::int32_t limit = model_.scale() * (rule.weight >= kGazetteer ? 2 : 1);
        // Nobody taught the tagger Hebrew.
        const bool unjudged = is_imported(rule) || scene_.at(rule.first).script == Script::hebrew;
        if (open && (unjudged || denied <= limit)) kept.push_back(rule);
    }
    scene_.found = std::move(kept);
}

}  // namespace

const Learned& Learned::none() {
    static const std::string bytes = tagger::Model::pack({}, {}, 1);
    static const Learned learned = {*tagger::Model::open(bytes), WordClasses("")};
    return learned;
}

const Learned& Learned::shipped() {
    static const Learned learned = {*tagger::Model::open(base::lexicon_text("name_tagger.bin")),
                                    WordClasses("")};
    return learned;
}

void settle_with_tagger(Scene& scene, const Learned& learned) {
    Tagging(scene, learned).run();
}

}  // namespace isnad::analysis::entities
