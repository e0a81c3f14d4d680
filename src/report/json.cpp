// Purpose: see json.h.
#include "report/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/work_pool.h"
#include "report/json_values.h"

namespace isnad::report {

namespace {

// Elements are made into text some hundred at a time, on all threads, and written in order.
constexpr std::size_t kBatch = 512;

class ListWriter {
  public:
    ListWriter(std::ostream& out, unsigned threads) : out_(out), threads_(threads) {}

    void open(std::string_view name) {
        out_ << ",\n\"" << name << "\": [";
        first_ = true;
    }
    // `lines_of(i)` gives the elements that number i adds, each as text.
    template <typename LinesOf>
    void batches(std::size_t count, LinesOf&& lines_of) {
        for (std::size_t begin = 0; begin < count; begin += kBatch) {
            const auto lines =
                base::map_ordered<Lines>(std::min(kBatch, count - begin), threads_,
                                         [&](std::size_t i) { return lines_of(begin + i); });
            for (const Lines& some : lines) {
                for (const std::string& line : some) element(line);
            }
        }
    }
    void close() { out_ << "]"; }

    template <typename Element, typename ToJson>
    void list(std::string_view name, const std::vector<Element>& elements, ToJson&& to_json) {
        open(name);
        batches(elements.size(), [&](std::size_t i) { return Lines{dump(to_json(elements[i]))}; });
        close();
    }

    // A list that all documents add to: one finding each, with "doc" in front.
    template <typename Elements, typename ToJson>
    void findings(std::string_view name, const model::Record& record, Elements&& elements_of,
                  ToJson&& to_json) {
        open(name);
        batches(record.documents.size(), [&](std::size_t doc) {
            const model::Document& document = record.documents[doc];
            Lines lines;
            for (const auto& each : elements_of(document.said)) {
                Json json = {{"doc", document.id}};
                json.update(to_json(document.article.text, each));
                lines.push_back(dump(json));
            }
            return lines;
        });
        close();
    }

  private:
    using Lines = std::vector<std::string>;

    void element(const std::string& line) {
        out_ << (first_ ? "\n" : ",\n") << line;
        first_ = false;
    }

    std::ostream& out_;
    unsigned threads_;
    bool first_ = true;
};

void write_claims(ListWriter& lists, const model::Record& record) {
    lists.open("claims");
    lists.batches(record.documents.size(), [&](std::size_t doc) {
        const model::Document& document = record.documents[doc];
        std::vector<std::string> lines;
        for (std::uint32_t i = 0; i < document.said.claims.size(); ++i) {
            const model::ClaimRef ref{static_cast<std::uint32_t>(doc), i};
            Json json = {{"id", claim_id(record, ref)}, {"doc", document.id}};
            json.update(claim_json(document.article.text, document.said.claims[i]));
            lines.push_back(dump(json));
        }
        return lines;
    });
    lists.close();
}

}  // namespace

void write_json(std::ostream& out, const model::Record& record, unsigned threads) {
    const auto of_record = [&](auto to_json) {
        return [&record, to_json](const auto& each) { return to_json(record, each); };
    };
    out << "{\"isnad\": 1";
    ListWriter lists(out, threads);
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
    lists.list("naming_distances", record.distances, of_record(distance_json));
    lists.list("dependences", record.dependences, of_record(dependence_json));
    lists.list("stories", record.stories, of_record(story_json));
    lists.list("outlets", record.outlets, of_record([](const auto& of, const auto& outlet) {
                   return outlet_json(of, outlet);
               }));
    lists.list("furniture", record.furniture, of_record(furniture_json));
    if (!record.decisions.empty()) lists.list("decisions", record.decisions, decision_json);
    out << "\n}\n";
}

}  // namespace isnad::report
