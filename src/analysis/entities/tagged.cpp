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

class Tagging {
  public:
    Tagging(Scene& scene, const Learned& learned)
        : scene_(scene),
          model_(learned.model),
          features_(scene, learned.classes),
          outside_(scene.readings.size(), 0) {}

    void run() {
        for (const text::Sentence& sentence : scene_.text.sentences)
            if (is_read(scene_.text.region_of(sentence).kind)) tag(sentence);
        merge();
    }

  private:
    void tag(const text::Sentence& sentence) {
        features_.describe(sentence, sequence_);
        model_.score(sequence_, scores_);
        const std::span<const tagger::Tagged> tagged = viterbi_.best(scores_, model_.steps());
        for (std::size_t i = 0; i < tagged.size(); ++i) {
            const std::size_t token = sentence.first_token + i;
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
    std::vector<TaggedName> names_;
    std::unordered_set<std::string_view> alone_;  // words of names that stand by themselves
};

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
    // و before a word that no list knows is rather "and" than a part of it; other letters are cut
    // off before the article, or where the document has the word without them.
    const std::string& key = reading.forms[0].key;
    for (std::size_t form = 1; form < reading.forms.size(); ++form) {
        const std::string& rest = reading.forms[form].key;
        const bool before_article = rest.starts_with("ال");
        const bool conjunction = key.starts_with("و") && rest.size() + 2 == key.size();
        constexpr std::size_t kShortest = 6;  // bytes: three letters
        if (before_article || (conjunction && rest.size() >= kShortest) || alone_.contains(rest))
            return form;
    }
    return 0;
}

Candidate Tagging::candidate_of(const TaggedName& name) const {
    Candidate candidate;
    candidate.first = name.first;
    candidate.end = name.end;
    candidate.kind = name.kind;
    candidate.span = span_of(scene_.text, scene_.readings, name.first, name.end - 1,
                             form_of(name.first, name.kind));
    const std::string words(model::cut(scene_.text.text, candidate.span));
    switch (name.kind) {
        case model::EntityKind::person:
            candidate.entity = "person:" + slug_of(words);
            break;
        case model::EntityKind::organisation:
            candidate.entity = "organisation:" + slug_of(words);
            break;
        case model::EntityKind::place:
            candidate.entity = "place:" + slug_of(words);
            break;
        case model::EntityKind::outlet:
            candidate.entity = outlet_id(words);
            break;
    }
    candidate.names[scene_.at(name.first).script == Script::latin ? "en" : "ar"] = words;
    candidate.weight = 25;
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
        for (std::size_t i = name.first; i < name.end; ++i)
            if (!scene_.is_mark(i)) alone_.insert(scene_.token(i).key);
    }
    for (const TaggedName& name : names_) {
        const int sure = hundredths(name.margin, model_.scale());
        const Candidate* rule = rule_at[name.first];
        const bool same = rule != nullptr && rule->first == name.first && rule->end == name.end;
        Candidate candidate;
        if (same && rule->kind == name.kind) {
            candidate = *rule;
            candidate.why += fmt::format("; model .{:02}", std::min(sure, 99));
        } else {
            candidate = candidate_of(name);
            candidate.why = fmt::format("model .{:02}", std::min(sure, 99));
        }
        if (candidate.span.empty()) continue;
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
        if (!open) continue;
        constexpr int kGazetteer = 50;  // Candidate::weight
        const std::int32_t limit = model_.scale() * (rule.weight >= kGazetteer ? 2 : 1);
        if (denied > limit) continue;
        kept.push_back(rule);
    }
    scene_.found = std::move(kept);
}

}  // namespace

const Learned& Learned::shipped() {
    static const Learned learned = {*tagger::Model::open(base::lexicon_text("name_tagger.bin")),
                                    WordClasses(base::lexicon_text("word_classes.tsv"))};
    return learned;
}

void settle_with_tagger(Scene& scene, const Learned& learned) {
    Tagging(scene, learned).run();
}

}  // namespace isnad::analysis::entities
