// Purpose: see examples.h.
#include "examples.h"

#include "analysis/entities/candidates.h"
#include "analysis/entities/name_features.h"

namespace isnad::tools {
namespace {

namespace entities = analysis::entities;
namespace tagger = analysis::tagger;

std::vector<tagger::Label> labels_of(const text::TokenisedText& text,
                                     const text::Sentence& sentence,
                                     const std::vector<MarkedName>& names, std::size_t& name) {
    std::vector<tagger::Label> labels;
    std::size_t token = sentence.first_token;
    while (token < sentence.end_token) {
        const model::Span span = text.tokens[token].span;
        while (name < names.size() && names[name].span.end <= span.start) ++name;
        std::size_t end = token;
        if (name < names.size()) {
            while (end < sentence.end_token && text.tokens[end].span.start < names[name].span.end &&
                   text.tokens[end].span.end > names[name].span.start) {
                ++end;
            }
        }
        if (end == token) {
            labels.push_back(tagger::kOutside);
            ++token;
            continue;
        }
        const int kind = static_cast<int>(names[name].kind);
        for (std::size_t i = token; i < end; ++i) {
            const tagger::Part part = end == token + 1 ? tagger::Part::single
                                      : i == token     ? tagger::Part::begin
                                      : i + 1 == end   ? tagger::Part::end
                                                       : tagger::Part::inside;
            labels.push_back(tagger::label_of(kind, part));
        }
        token = end;
        ++name;
    }
    return labels;
}

}  // namespace

void add_examples(const std::string& text, const std::vector<text::Region>& regions,
                  const std::vector<MarkedName>& names, const entities::WordClasses& classes,
                  std::vector<tagger::Example>& examples) {
    const text::TokenisedText tokens = text::tokenise(text, regions);
    const entities::Scene scene = entities::read_scene(tokens, entities::Gazetteer::get());
    const entities::NameFeatures features(scene, classes);
    std::size_t name = 0;
    for (const text::Sentence& sentence : tokens.sentences) {
        tagger::Example example;
        features.describe(sentence, example.sequence);
        example.labels = labels_of(tokens, sentence, names, name);
        examples.push_back(std::move(example));
    }
}

std::vector<MarkedName> tagged_tokens(const MarkedArticle& article,
                                      const entities::Learned& learned) {
    const text::TokenisedText tokens = text::tokenise(article.text, article.regions);
    const entities::Scene scene = entities::read_scene(tokens, entities::Gazetteer::get());
    const entities::NameFeatures features(scene, learned.classes);
    tagger::Sequence sequence;
    std::vector<tagger::Scores> scores;
    tagger::Viterbi viterbi;
    std::vector<MarkedName> names;
    const auto between_blanks = [&](model::Span span) {
        const auto blank = [&](std::uint32_t at) {
            return article.text[at] == ' ' || article.text[at] == '\n';
        };
        while (span.start > 0 && !blank(span.start - 1)) --span.start;
        while (span.end < article.text.size() && !blank(span.end)) ++span.end;
        return span;
    };
    for (const text::Sentence& sentence : tokens.sentences) {
        features.describe(sentence, sequence);
        learned.model.score(sequence, scores);
        const auto tagged = viterbi.best(scores, learned.model.steps());
        for (std::size_t i = 0; i < tagged.size(); ++i) {
            if (tagged[i].label == tagger::kOutside) continue;
            const model::Span word = between_blanks(tokens.tokens[sentence.first_token + i].span);
            const auto kind = static_cast<model::EntityKind>(tagger::kind_of(tagged[i].label));
            if (!tagger::opens(tagged[i].label)) {
                names.back().span.end = word.end;
            } else if (names.empty() || names.back().span.end <= word.start) {
                names.push_back({word, kind});
            }
        }
    }
    return names;
}

}  // namespace isnad::tools
