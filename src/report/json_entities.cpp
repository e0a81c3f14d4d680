// Purpose: entities, offices and decisions as JSON; see json_values.h.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/names.h"
#include "report/json_values.h"

namespace isnad::report {

namespace {

Json place_json(const model::Record& record, model::Place place) {
    const model::Document& document = record.documents.at(place.doc);
    Json json = {{"doc", document.id}};
    json.update(span_json(document.article.text, place.span));
    return json;
}

// A mention of an entity: where it stands, and why it is one.
Json mention_at(const model::Record& record, model::Place place) {
    Json json = place_json(record, place);
    const model::Document& document = record.documents.at(place.doc);
    const auto& mentions = document.said.mentions;
    const auto mention = std::lower_bound(
        mentions.begin(), mentions.end(), place.span,
        [](const model::Mention& each, model::Span span) { return each.span < span; });
    if (mention == mentions.end() || mention->span != place.span) return json;
    json["why"] = mention->why;
    if (!mention->local.empty()) json["local"] = mention->local;
    if (mention->title) json["title"] = title_json(document.article.text, *mention->title);
    if (!mention->stands_for.empty()) {
        json["metonymy"] = true;
        json["stands_for"] = mention->stands_for;
    }
    return json;
}

Json role_json(const model::Record& record, const model::EntityRole& role) {
    Json documents = Json::array();
    for (const std::uint32_t doc : role.documents) documents.push_back(record.documents.at(doc).id);
    Json said = Json::array();
    for (const model::Place place : role.said) said.push_back(place_json(record, place));
    return {{"role", or_null(role.role)},
            {"title", role.title},
            {"over", or_null(role.over)},
            {"standing", model::to_string(role.standing)},
            {"documents", std::move(documents)},
            {"from", or_null(role.from)},
            {"to", or_null(role.to)},
            {"said", std::move(said)}};
}

}  // namespace

Json title_json(std::string_view text, const model::Title& title) {
    Json json = span_json(text, title.span);
    json["role"] = or_null(title.role);
    json["over"] = or_null(title.over);
    json["standing"] = model::to_string(title.standing);
    return json;
}

Json entity_json(const model::Record& record, const model::Entity& entity) {
    Json names = Json::object();
    for (const auto& [language, name] : entity.names) names[language] = name;
    Json mentions = Json::array();
    for (const model::Place place : entity.mentions) mentions.push_back(mention_at(record, place));
    Json spellings = Json::array();
    for (const model::Spelling& spelling : entity.spellings) {
        spellings.push_back({{"text", spelling.text},
                             {"language", or_null(spelling.language)},
                             {"count", spelling.count}});
    }
    Json json = {{"id", entity.id},
                 {"kind", model::to_string(entity.kind)},
                 {"name", std::move(names)},
                 {"mentions", std::move(mentions)},
                 {"spellings", std::move(spellings)}};
    if (!entity.roles.empty()) {
        json["roles"] = Json::array();
        for (const model::EntityRole& role : entity.roles)
            json["roles"].push_back(role_json(record, role));
    }
    if (!entity.locals.empty()) json["locals"] = entity.locals;
    if (!entity.why.empty()) json["why"] = entity.why;
    if (!entity.decisions.empty()) json["decisions"] = entity.decisions;
    return json;
}

Json decision_json(const model::DecisionEffect& effect) {
    return {{"id", effect.id},
            {"mentions", effect.mentions},
            {"documents", effect.documents},
            {"overruled_by", or_null(effect.overruled_by)}};
}

}  // namespace isnad::report
