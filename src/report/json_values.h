// Each struct of the model as the JSON value that the contract names for it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace isnad::report {

// Keys keep the order in which they are written, so that the output reads like the contract.
using Json = nlohmann::ordered_json;

Json or_null(std::string_view text);

// Figures with three digits: more would pretend to be exact.
double rounded(double share);

// {"doc", "start", "end", "text"}.
Json place_json(const model::Record& record, model::Place place);

Json claim_ids_json(const model::Record& record, const std::vector<model::ClaimRef>& refs);

// {"start", "end", "text"} of a span of `text`.
Json span_json(std::string_view text, model::Span span);

Json time_json(std::string_view text, const model::TimeExpression& time);
Json quantity_json(std::string_view text, const model::Quantity& quantity);
Json title_json(std::string_view text, const model::Title& title);
Json mention_json(std::string_view text, const model::Mention& mention);
// A claim without its ids: content span, frame, codes, roles, time, modality, chain.
Json claim_json(std::string_view text, const model::Claim& claim);
// {"claim": [reason, ...], "chain": [[reason, ...], ...]}: which rules read it, for each link why
// it.
Json claim_reasons_json(const model::Claim& claim);

// What markup, address and text say of the day, a reason an entry.
Json evidence_json(std::string_view text, const std::vector<model::DateEvidence>& reasons);

Json document_json(const model::Document& document);
Json passage_json(const model::Record& record, const model::Passage& passage);
Json derivation_json(const model::Record& record, const model::Derivation& pair);
Json family_json(const model::Record& record, const model::Family& family);
Json swap_json(const model::Record& record, const model::Swap& swap);
Json entity_json(const model::Record& record, const model::Entity& entity);
Json decision_json(const model::DecisionEffect& effect);
Json event_json(const model::Record& record, const model::Event& event);
Json conflict_json(const model::Record& record, const model::Conflict& conflict);
Json framing_json(const model::Record& record, const model::Framing& framing);
Json outlet_json(const model::Record& record, const model::Outlet& outlet);
Json dependence_json(const model::Record& record, const model::OutletDependence& one);
Json distance_json(const model::Record& record, const model::NamingDistance& distance);
Json story_json(const model::Record& record, const model::Story& story);
Json inheritance_json(const model::Record& record, const model::Inheritance& inheritance);
Json furniture_json(const model::Record& record, const model::FurnitureLine& line);

// "<document id>-c3": how a claim is named in the record.
std::string claim_id(const model::Record& record, model::ClaimRef ref);

// One line of JSON; ill-formed UTF-8 (a bug) would come out as U+FFFD, never as an exception.
std::string dump(const Json& value);

}  // namespace isnad::report
