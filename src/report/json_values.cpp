// Purpose: see json_values.h. Empty strings of the model are `null` here: unknown, never a guess.
#include "report/json_values.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "model/names.h"

namespace isnad::report {

namespace {

// Whole numbers are written as such: 2, not 2.0.
Json number_json(double value) {
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (std::isfinite(value) && value == std::floor(value) && std::abs(value) < kExact)
        return static_cast<std::int64_t>(value);
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

const model::Document& document_of(const model::Record& record, std::uint32_t doc) {
    return record.documents.at(doc);
}

Json doc_or_null(const model::Record& record, std::optional<std::uint32_t> doc) {
    return doc ? Json(document_of(record, *doc).id) : Json(nullptr);
}

Json places_json(const model::Record& record, std::uint32_t doc,
                 const std::vector<model::Span>& spans) {
    Json json = Json::array();
    for (const model::Span span : spans) json.push_back(place_json(record, {doc, span}));
    return json;
}

Json names_json(const std::map<std::string, std::string>& names) {
    Json json = Json::object();
    for (const auto& [language, name] : names) json[language] = name;
    return json;
}

Json publication_json(const model::Article& article) {
    const model::Publication& published = article.published;
    return {{"best", or_null(published.best)},
            {"not_before", or_null(published.not_before)},
            {"not_after", or_null(published.not_after)},
            {"evidence", evidence_json(article.text, published.evidence)}};
}

Json update_json(const model::Article& article) {
    return {{"best", or_null(article.updated.best)},
            {"evidence", evidence_json(article.text, article.updated.evidence)}};
}

Json comment_json(std::string_view text, const model::Comment& comment) {
    Json json = span_json(text, comment.text);
    json["author"] = or_null(comment.author);
    json["date"] = or_null(comment.date);
    return json;
}

Json outlet_json(const model::Article& article) {
    if (!article.outlet) return nullptr;
    Json evidence = span_json(article.text, article.outlet->span);
    evidence["source"] = or_null(article.outlet->source);
    return {{"name", article.outlet->name},
            {"id", or_null(article.outlet->entity)},
            {"evidence", std::move(evidence)}};
}

Json block_json(std::string_view text, const model::Block& block) {
    Json json = {{"kind", model::to_string(block.kind)}};
    json.update(span_json(text, block.span));
    if (block.form != model::BlockForm::text) json["form"] = model::to_string(block.form);
    if (block.repeat_of) json["repeat_of"] = *block.repeat_of;
    if (!block.language.empty()) json["language"] = block.language;
    if (block.learned) json["furniture"] = true;
    return json;
}

Json roles_json(const model::Roles& roles) {
    Json json = {
        {"actor", roles.actor}, {"counterpart", roles.counterpart}, {"place", roles.place}};
    if (!roles.object.empty()) json["object"] = roles.object;
    if (roles.count) json["count"] = number_json(*roles.count);
    if (!roles.count_unit.empty()) json["count_unit"] = roles.count_unit;
    if (roles.amount) {
        json["amount"] = {{"value", number_json(roles.amount->value)},
                          {"currency", or_null(roles.amount->currency)},
                          {"bound", or_null(roles.amount->bound)}};
    }
    return json;
}

}  // namespace

Json or_null(std::string_view text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json place_json(const model::Record& record, model::Place place) {
    const model::Document& document = document_of(record, place.doc);
    Json json = {{"doc", document.id}};
    json.update(span_json(document.article.text, place.span));
    return json;
}

double rounded(double share) {
    return std::round(share * 1000) / 1000;
}

Json claim_ids_json(const model::Record& record, const std::vector<model::ClaimRef>& refs) {
    Json json = Json::array();
    for (const model::ClaimRef ref : refs) json.push_back(claim_id(record, ref));
    return json;
}

Json evidence_json(std::string_view text, const std::vector<model::DateEvidence>& reasons) {
    Json evidence = Json::array();
    for (const model::DateEvidence& reason : reasons) {
        Json json = {{"bound", model::to_string(reason.bound)},
                     {"kind", model::to_string(reason.kind)},
                     {"value", or_null(reason.value)}};
        json.update(span_json(text, reason.span));
        json["source"] = or_null(reason.source);
        evidence.push_back(std::move(json));
    }
    return evidence;
}

Json span_json(std::string_view text, model::Span span) {
    return {{"start", span.start}, {"end", span.end}, {"text", model::cut(text, span)}};
}

Json time_json(std::string_view text, const model::TimeExpression& time) {
    Json json = span_json(text, time.span);
    json["type"] = model::to_string(time.type);
    json["value"] = or_null(time.value);
    return json;
}

Json quantity_json(std::string_view text, const model::Quantity& quantity) {
    Json json = span_json(text, quantity.span);
    json["value"] = number_json(quantity.value);
    switch (quantity.kind) {
        case model::QuantityKind::count:
            break;
        case model::QuantityKind::ordinal:
            json["ordinal"] = true;
            break;
        case model::QuantityKind::share:
            json["share"] = true;
            break;
        case model::QuantityKind::vague:
            json["value"] = nullptr;
            json["vague"] = quantity.vague;
            break;
    }
    if (!quantity.unit.empty()) json["unit"] = quantity.unit;
    if (!quantity.currency.empty()) json["currency"] = quantity.currency;
    if (!quantity.bound.empty()) json["bound"] = quantity.bound;
    return json;
}

Json mention_json(std::string_view text, const model::Mention& mention) {
    Json json = span_json(text, mention.span);
    json["kind"] = model::to_string(mention.kind);
    if (!mention.entity.empty()) json["id"] = mention.entity;
    if (!mention.names.empty()) json["name"] = names_json(mention.names);
    json["why"] = mention.why;
    if (mention.title) json["title"] = title_json(text, *mention.title);
    if (!mention.stands_for.empty()) {
        json["metonymy"] = true;
        json["stands_for"] = mention.stands_for;
    }
    return json;
}

Json link_json(std::string_view text, const model::ChainLink& link) {
    const Json span = span_json(text, link.span);
    Json json = {{"text", span["text"]},
                 {"entity", or_null(link.entity)},
                 {"kind", model::to_string(link.kind)},
                 {"cue", or_null(link.cue)},
                 {"start", span["start"]},
                 {"end", span["end"]}};
    if (link.cue_span.end > link.cue_span.start) {
        json["cue_start"] = link.cue_span.start;
        json["cue_end"] = link.cue_span.end;
    }
    if (link.carried) json["carried"] = true;
    if (!link.field.empty()) json["field"] = link.field;
    if (!link.of.empty()) json["of"] = link.of;
    return json;
}

Json claim_json(std::string_view text, const model::Claim& claim) {
    Json json = span_json(text, claim.span);
    json["frame"] = claim.frame;
    json["plover"] = or_null(claim.plover);
    json["plover_mode"] = or_null(claim.mode);
    json["plover_contexts"] = claim.contexts;
    json["cameo_root"] = or_null(claim.cameo);
    json["trigger"] =
        claim.trigger.end > claim.trigger.start ? span_json(text, claim.trigger) : Json(nullptr);
    json["roles"] = roles_json(claim.roles);
    json["time"] = or_null(claim.time);
    json["modality"] = model::to_string(claim.modality);
    if (claim.negated) json["negated"] = true;
    json["shade"] = claim.chain.empty() ? Json(nullptr) : Json(model::to_string(claim.shade));
    json["form"] = claim.form ? Json(model::to_string(*claim.form)) : Json(nullptr);
    if (!claim.hedges.empty()) {
        json["hedges"] = Json::array();
        for (const model::Span span : claim.hedges) json["hedges"].push_back(span_json(text, span));
    }
    if (claim.headline) json["headline"] = span_json(text, *claim.headline);
    Json chain = Json::array();
    for (const model::ChainLink& link : claim.chain) chain.push_back(link_json(text, link));
    json["chain"] = std::move(chain);
    return json;
}

Json claim_reasons_json(const model::Claim& claim) {
    Json chain = Json::array();
    for (const model::ChainLink& link : claim.chain) chain.push_back(link.why);
    return {{"claim", claim.why}, {"chain", std::move(chain)}};
}

Json document_json(const model::Document& document) {
    const model::Article& article = document.article;
    Json sightings = Json::array();
    for (const model::Sighting& sighting : document.sightings) {
        sightings.push_back({{"uri", sighting.uri},
                             {"sha256", sighting.sha256},
                             {"captured", or_null(sighting.captured)}});
    }
    Json blocks = Json::array();
    for (const model::Block& block : article.blocks)
        blocks.push_back(block_json(article.text, block));
    Json scare = Json::array();
    for (const model::Span span : document.said.scare_quotes)
        scare.push_back(span_json(article.text, span));
    Json comments = Json::array();
    for (const model::Comment& comment : article.comments)
        comments.push_back(comment_json(article.text, comment));
    return {{"id", document.id},
            {"uri", document.uri()},
            {"sha256", document.sightings.front().sha256},
            {"captured", or_null(document.sightings.front().captured)},
            {"sightings", std::move(sightings)},
            {"url", or_null(article.url)},
            {"language", or_null(article.language)},
            {"encoding",
             {{"name", or_null(article.encoding)},
              {"evidence", or_null(article.encoding_evidence)},
              {"repairs", article.repairs}}},
            {"outlet", outlet_json(article)},
            {"title", or_null(article.title)},
            {"byline", or_null(article.byline)},
            {"published", publication_json(article)},
            {"updated", update_json(article)},
            {"kind", model::to_string(article.kind)},
            {"kind_why", or_null(article.kind_why)},
            {"text", article.text},
            {"blocks", std::move(blocks)},
            {"scare_quotes", std::move(scare)},
            {"comments", std::move(comments)}};
}

Json passage_json(const model::Record& record, const model::Passage& passage) {
    Json substitutions = Json::array();
    for (const model::Substitution& pair : passage.substitutions) {
        substitutions.push_back({{"a", pair.a},
                                 {"b", pair.b},
                                 {"a_start", pair.a_span.start},
                                 {"a_end", pair.a_span.end},
                                 {"b_start", pair.b_span.start},
                                 {"b_end", pair.b_span.end}});
    }
    Json only_a = Json::array();
    Json only_b = Json::array();
    for (const model::Change& change : passage.changes) {
        if (change.b.empty()) only_a.push_back(place_json(record, {passage.a.doc, change.a}));
        if (change.a.empty()) only_b.push_back(place_json(record, {passage.b.doc, change.b}));
    }
    return {{"a", place_json(record, passage.a)},
            {"b", place_json(record, passage.b)},
            {"similarity", rounded(passage.similarity)},
            {"kind", model::to_string(passage.kind)},
            {"reworded", passage.reworded},
            {"from", or_null(model::to_string(passage.from))},
            {"why", or_null(passage.why)},
            {"via", doc_or_null(record, passage.via)},
            {"substitutions", std::move(substitutions)},
            {"only_a", std::move(only_a)},
            {"only_b", std::move(only_b)}};
}

Json derivation_json(const model::Record& record, const model::Derivation& pair) {
    return {{"a", document_of(record, pair.a).id},
            {"b", document_of(record, pair.b).id},
            {"from", or_null(model::to_string(pair.from))},
            {"shared_a", rounded(pair.shared_a)},
            {"shared_b", rounded(pair.shared_b)},
            {"only_a", places_json(record, pair.a, pair.only_a)},
            {"only_b", places_json(record, pair.b, pair.only_b)}};
}

Json family_json(const model::Record& record, const model::Family& family) {
    Json witnesses = Json::array();
    for (const model::Witness& witness : family.witnesses) {
        Json json = place_json(record, witness.place);
        json["parent"] = doc_or_null(record, witness.parent);
        json["certain"] = witness.certain;
        json["similarity"] = rounded(witness.similarity);
        json["changes"] = witness.changes;
        witnesses.push_back(std::move(json));
    }
    return {{"id", family.id},
            {"earliest", place_json(record, family.witnesses.front().place)},
            {"certain", family.certain},
            {"documents", family.documents},
            {"outlets", family.outlets},
            {"witnesses", std::move(witnesses)}};
}

Json swap_json(const model::Record& record, const model::Swap& swap) {
    Json places = Json::array();
    for (const model::SwapPlace& place : swap.places) {
        places.push_back({{"copy", place.copy},
                          {"a", place_json(record, place.a)},
                          {"b", place_json(record, place.b)}});
    }
    return {{"a", swap.a},
            {"b", swap.b},
            {"from", swap.directed ? Json("a") : Json(nullptr)},
            {"count", swap.places.size()},
            {"documents", swap.documents},
            {"outlets", swap.outlets},
            {"places", std::move(places)}};
}

Json event_json(const model::Record& record, const model::Event& event) {
    Json documents = Json::array();
    for (std::size_t i = 0; i < event.claims.size(); ++i) {
        if (i == 0 || event.claims[i].doc != event.claims[i - 1].doc)
            documents.push_back(document_of(record, event.claims[i].doc).id);
    }
    Json joins = Json::array();
    for (const model::EventJoin& join : event.joins) {
        joins.push_back({{"claim", claim_id(record, join.claim)},
                         {"to", claim_id(record, join.to)},
                         {"chance", std::round(join.chance * 100) / 100},
                         {"why", join.why}});
    }
    Json first = nullptr;
    if (event.first >= 0) first = document_of(record, static_cast<std::uint32_t>(event.first)).id;
    return {{"id", event.id},
            {"frame", event.frame},
            {"title", event.title},
            {"time", or_null(event.time)},
            {"places", event.places},
            {"participants", event.participants},
            {"claims", claim_ids_json(record, event.claims)},
            {"documents", std::move(documents)},
            {"outlets", event.outlets},
            {"origins", event.origins},
            {"why", event.why},
            {"first", std::move(first)},
            {"modality", model::to_string(event.modality)},
            {"joins", std::move(joins)}};
}

Json conflict_json(const model::Record& record, const model::Conflict& conflict) {
    Json values = Json::array();
    for (const model::ConflictValue& value : conflict.values)
        values.push_back(
            {{"value", value.value}, {"claims", claim_ids_json(record, value.claims)}});
    return {{"event", conflict.event},
            {"attribute", conflict.attribute},
            {"values", std::move(values)}};
}

Json inheritance_json(const model::Record& record, const model::Inheritance& inheritance) {
    Json links = Json::array();
    for (const model::ShownLink& shown : inheritance.links) {
        const model::Document& document = document_of(record, shown.doc);
        Json json = {{"doc", document.id}};
        json.update(link_json(document.article.text, shown.link));
        links.push_back(std::move(json));
    }
    return {{"claim", claim_id(record, inheritance.claim)},
            {"from", claim_id(record, inheritance.from)},
            {"kind", model::to_string(inheritance.kind)},
            {"links", std::move(links)},
            {"why", inheritance.why}};
}

Json furniture_json(const model::Record& record, const model::FurnitureLine& line) {
    Json documents = Json::array();
    for (const std::uint32_t doc : line.documents) documents.push_back(document_of(record, doc).id);
    return {{"outlet", or_null(line.outlet)},
            {"text", line.text},
            {"pages", line.pages},
            {"of", line.of},
            {"place", model::to_string(line.place)},
            {"from", or_null(line.from)},
            {"to", or_null(line.to)},
            {"documents", std::move(documents)}};
}

std::string claim_id(const model::Record& record, model::ClaimRef ref) {
    return document_of(record, ref.doc).id + "-c" + std::to_string(ref.claim);
}

std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace isnad::report
