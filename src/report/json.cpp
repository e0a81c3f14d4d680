// Purpose: see json.h.
#include "report/json.h"

#include <nlohmann/json.hpp>
#include <ostream>
#include <string_view>
#include <vector>

#include "report/json_values.h"

namespace isnad::report {

namespace {

class ListWriter {
  public:
    explicit ListWriter(std::ostream& out) : out_(out) {}

    void open(std::string_view name) {
        out_ << ",\n\"" << name << "\": [";
        first_ = true;
    }
    void element(const Json& value) {
        out_ << (first_ ? "\n" : ",\n") << dump(value);
        first_ = false;
    }
    void close() { out_ << "]"; }

    template <typename Element, typename ToJson>
    void list(std::string_view name, const std::vector<Element>& elements, ToJson&& to_json) {
        open(name);
        for (const Element& each : elements) element(to_json(each));
        close();
    }

    // A list that all documents add to: one finding each, with "doc" in front.
    template <typename Elements, typename ToJson>
    void findings(std::string_view name, const model::Record& record, Elements&& elements_of,
                  ToJson&& to_json) {
        open(name);
        for (const model::Document& document : record.documents) {
            for (const auto& each : elements_of(document.said)) {
                Json json = {{"doc", document.id}};
                json.update(to_json(document.article.text, each));
                element(json);
            }
        }
        close();
    }

  private:
    std::ostream& out_;
    bool first_ = true;
};

void write_claims(ListWriter& lists, const model::Record& record) {
    lists.open("claims");
    for (std::uint32_t doc = 0; doc < record.documents.size(); ++doc) {
        const model::Document& document = record.documents[doc];
        for (std::uint32_t i = 0; i < document.said.claims.size(); ++i) {
            Json json = {{"id", claim_id(record, {doc, i})}, {"doc", document.id}};
            json.update(claim_json(document.article.text, document.said.claims[i]));
            lists.element(json);
        }
    }
    lists.close();
}

}  // namespace

void write_json(std::ostream& out, const model::Record& record) {
    const auto of_record = [&](auto to_json) {
        return [&record, to_json](const auto& each) { return to_json(record, each); };
    };
    out << "{\"isnad\": 1";
    ListWriter lists(out);
    lists.list("documents", record.documents, document_json);
    lists.list("copies", record.copies, of_record(passage_json));
    lists.list("derivations", record.derivations, of_record(derivation_json));
    lists.list("families", record.families, of_record(family_json));
    lists.list("swaps", record.swaps, of_record(swap_json));
    lists.list("entities", record.entities, of_record(entity_json));
    lists.findings(
        "times", record, [](const model::Annotations& said) -> auto& { return said.times; },
        time_json);
    lists.findings(
        "quantities", record,
        [](const model::Annotations& said) -> auto& { return said.quantities; }, quantity_json);
    write_claims(lists, record);
    lists.list("inheritances", record.inheritances, of_record(inheritance_json));
    lists.list("events", record.events, of_record(event_json));
    lists.list("conflicts", record.conflicts, of_record(conflict_json));
    lists.list("framing", record.framing, of_record(framing_json));
    lists.list("stories", record.stories, of_record(story_json));
    lists.list("furniture", record.furniture, of_record(furniture_json));
    if (!record.decisions.empty()) lists.list("decisions", record.decisions, decision_json);
    out << "\n}\n";
}

}  // namespace isnad::report
