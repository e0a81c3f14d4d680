// Purpose: see json_values.h. A story and what its outlets name, tell and leave out.
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "model/names.h"
#include "report/coverage.h"
#include "report/json_values.h"

namespace isnad::report {

namespace {

// The name of an outlet; a page that names none stands for itself, by its id.
std::string outlet_name(const model::Record& record, std::uint32_t index) {
    const model::Outlet& outlet = record.outlets.at(index);
    return outlet.name.empty() ? record.documents.at(outlet.documents.front()).id : outlet.name;
}

Json counts_json(const model::Record& record,
                 const std::map<std::uint32_t, std::uint32_t>& counts) {
    Json json = Json::object();
    for (const auto& [outlet, count] : counts) json[outlet_name(record, outlet)] = count;
    return json;
}

Json usage_json(const model::Record& record, const model::Usage& usage) {
    Json documents = Json::object();
    for (const auto& [doc, count] : usage.documents) documents[record.documents.at(doc).id] = count;
    Json places = Json::array();
    for (const model::Place place : usage.places) places.push_back(place_json(record, place));
    Json json = {{"text", usage.text}, {"documents", std::move(documents)}};
    json["outlets"] = counts_json(record, usage.outlets);
    json["language"] = or_null(usage.language);
    json["places"] = std::move(places);
    return json;
}

Json usages_json(const model::Record& record, const std::vector<model::Usage>& usages) {
    Json json = Json::array();
    for (const model::Usage& usage : usages) json.push_back(usage_json(record, usage));
    return json;
}

Json swap_evidence_json(const model::Record& record, const model::SwapEvidence& evidence) {
    const model::Swap& swap = record.swaps.at(evidence.swap);
    Json places = Json::array();
    for (const std::uint32_t index : evidence.places) {
        const model::SwapPlace& place = swap.places.at(index);
        places.push_back({{"copy", place.copy},
                          {"a", place_json(record, place.a)},
                          {"b", place_json(record, place.b)}});
    }
    return {{"a", swap.a},
            {"b", swap.b},
            {"from", swap.directed ? Json("a") : Json(nullptr)},
            {"touches", model::to_string(evidence.touch)},
            {"places", std::move(places)}};
}

Json swaps_json(const model::Record& record, const std::vector<model::SwapEvidence>& swaps) {
    Json json = Json::array();
    for (const model::SwapEvidence& each : swaps) json.push_back(swap_evidence_json(record, each));
    return json;
}

Json terms_json(const model::Record& record, const model::OutletTerms& outlet) {
    Json terms = Json::array();
    for (const model::Term& term : outlet.terms) {
        Json places = Json::array();
        for (const model::Place place : term.places) places.push_back(place_json(record, place));
        terms.push_back({{"text", term.text},
                         {"log_odds", rounded(term.log_odds)},
                         {"z", rounded(term.z)},
                         {"count", term.count},
                         {"rest", term.rest},
                         {"places", std::move(places)}});
    }
    return {{"outlet", outlet_name(record, outlet.outlet)},
            {"language", or_null(outlet.language)},
            {"words", outlet.words},
            {"rest", outlet.rest},
            {"terms", std::move(terms)}};
}

Json story_framing_json(const model::Record& record, const model::StoryFraming& framing) {
    Json swaps = Json::array();
    for (const model::SwapUse& use : framing.swaps) {
        Json json = swap_evidence_json(record, use.evidence);
        json["uses"] = {{"a", counts_json(record, use.a)}, {"b", counts_json(record, use.b)}};
        swaps.push_back(std::move(json));
    }
    Json events = Json::array();
    for (const model::EventNaming& naming : framing.events)
        events.push_back({{"event", naming.event},
                          {"swaps", swaps_json(record, naming.swaps)},
                          {"variants", usages_json(record, naming.variants)}});
    Json terms = Json::array();
    for (const model::OutletTerms& outlet : framing.terms)
        terms.push_back(terms_json(record, outlet));
    return {
        {"swaps", std::move(swaps)},
        {"events", std::move(events)},
        {"terms", std::move(terms)},
        {"left_out", {{"swaps", framing.swaps_left_out}, {"outlets", framing.outlets_left_out}}}};
}

Json cell_json(const model::Record& record, const model::Coverage& coverage,
               const model::CoverageCell& cell) {
    Json json = {{"outlet", outlet_name(record, coverage.outlets.at(cell.column))},
                 {"state", model::to_string(cell.state)}};
    if (cell.state == model::CoverageState::silent) {
        json["silence"] = model::to_string(cell.silence);
        if (!cell.like.empty()) json["like"] = claim_ids_json(record, cell.like);
        return json;
    }
    json["claims"] = claim_ids_json(record, cell.claims);
    for (const model::CoverageValue& value : cell.values)
        json["values"].push_back({{"attribute", value.attribute}, {"value", value.value}});
    return json;
}

Json coverage_json(const model::Record& record, const model::Coverage& coverage) {
    if (coverage.outlets.empty()) return nullptr;
    Json outlets = Json::array();
    for (const std::uint32_t outlet : coverage.outlets)
        outlets.push_back(outlet_name(record, outlet));
    Json rows = Json::array();
    for (const model::CoverageRow& row : coverage.rows) {
        Json cells = Json::array();
        for (const model::CoverageCell& cell : row.cells)
            cells.push_back(cell_json(record, coverage, cell));
        rows.push_back(
            {{"event", row.event}, {"outlets", row.outlets}, {"cells", std::move(cells)}});
    }
    return {
        {"outlets", std::move(outlets)},
        {"rows", std::move(rows)},
        {"left_out", {{"outlets", coverage.outlets_left_out}, {"rows", coverage.rows_left_out}}}};
}

Json entry_json(const model::Record& record, const model::TimelineEntry& entry) {
    Json reported = Json::array();
    for (const model::Report& report : entry.reported)
        reported.push_back({{"doc", record.documents.at(report.doc).id},
                            {"published", or_null(report.published)}});
    return {{"event", entry.event},
            {"happened", or_null(entry.happened)},
            {"dated_by", claim_ids_json(record, entry.dated_by)},
            {"bound_by",
             entry.bound_by ? Json(record.documents.at(*entry.bound_by).id) : Json(nullptr)},
            {"reported", std::move(reported)},
            {"reports", entry.reports},
            {"lag_days", entry.lag_days ? Json(*entry.lag_days) : Json(nullptr)}};
}

}  // namespace

Json framing_json(const model::Record& record, const model::Framing& framing) {
    Json epithets = Json::array();
    for (const model::Epithet& epithet : framing.epithets) {
        Json json = {{"kind", model::to_string(epithet.kind)}};
        json.update(usage_json(record, epithet.usage));
        epithets.push_back(std::move(json));
    }
    return {{"entity", framing.entity},
            {"swaps", swaps_json(record, framing.swaps)},
            {"variants", usages_json(record, framing.variants)},
            {"titles", usages_json(record, framing.titles)},
            {"epithets", std::move(epithets)},
            {"quoted", framing.quoted ? usage_json(record, *framing.quoted) : Json(nullptr)}};
}

Json outlet_json(const model::Record& record, const model::Outlet& outlet) {
    Json documents = Json::array();
    for (const std::uint32_t doc : outlet.documents)
        documents.push_back(record.documents.at(doc).id);
    return {{"name", or_null(outlet.name)}, {"documents", std::move(documents)}};
}

Json dependence_json(const model::Record& record, const model::OutletDependence& one) {
    Json stories = Json::array();
    for (const std::uint32_t story : one.stories) stories.push_back(record.stories[story].id);
    Json from = nullptr;
    if (one.from == model::CopySource::a) from = "a";
    if (one.from == model::CopySource::b) from = "b";
    return {{"a", outlet_words(record, one.a)},
            {"b", outlet_words(record, one.b)},
            {"probability", std::round(one.probability * 1000) / 1000},
            {"from", std::move(from)},
            {"evidence",
             {{"stories", one.occasions},
              {"with_words_in_common", one.worded},
              {"credits", one.credits},
              {"same_values", one.same_values},
              {"rare_errors", one.rare_errors},
              {"other_values", one.other_values}}},
            {"why", one.why},
            {"stories", std::move(stories)}};
}

Json distance_json(const model::Record& record, const model::NamingDistance& between) {
    const auto number = [](const std::optional<double>& value) {
        return value ? Json(rounded(*value)) : Json(nullptr);
    };
    return {{"a", outlet_name(record, between.a)},
            {"b", outlet_name(record, between.b)},
            {"distance", rounded(between.distance)},
            {"low", number(between.low)},
            {"high", number(between.high)},
            {"by_chance", number(between.chance)},
            {"why", between.low ? Json(nullptr) : Json("too few documents for an interval")},
            {"things", between.things},
            {"uses", between.uses},
            {"documents_a", between.documents_a},
            {"documents_b", between.documents_b},
            {"swaps", between.swaps}};
}

Json story_json(const model::Record& record, const model::Story& story) {
    Json documents = Json::array();
    for (const std::uint32_t doc : story.documents)
        documents.push_back(record.documents.at(doc).id);
    Json timeline = Json::array();
    for (const model::TimelineEntry& entry : story.timeline)
        timeline.push_back(entry_json(record, entry));
    return {{"id", story.id},
            {"title", or_null(story.title)},
            {"documents", std::move(documents)},
            {"events", story.events},
            {"from", or_null(story.from)},
            {"to", or_null(story.to)},
            {"timeline", std::move(timeline)},
            {"coverage", coverage_json(record, story.coverage)},
            {"framing", story_framing_json(record, story.framing)}};
}

}  // namespace isnad::report
