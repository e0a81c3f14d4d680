// Purpose: see chains.h.
#include "report/chains.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <tuple>

#include "report/phrases.h"

namespace isnad::report {

namespace {

constexpr std::size_t kShown = 50;   // of a story; the JSON has all
constexpr std::size_t kWords = 140;  // letters of a quoted claim

void write_side(std::ostream& out, const model::Record& record, model::ClaimRef ref) {
    const auto labels = chain_labels(record, ref);
    out << fmt::format("      {} ({})\n", fmt::join(labels, " ← "),
                       date_label(record.documents[ref.doc]));
    out << fmt::format("        {}\n", claim_words(record, ref, kWords));
}

}  // namespace

const model::Inheritance* inheritance_of(const model::Record& record, model::ClaimRef ref) {
    const auto& all = record.inheritances;
    const auto found = std::partition_point(
        all.begin(), all.end(), [&](const model::Inheritance& each) { return each.claim < ref; });
    return found != all.end() && found->claim == ref ? &*found : nullptr;
}

std::vector<std::string> link_labels(const model::Record& record,
                                     const model::Inheritance& inheritance) {
    std::vector<std::string> labels;
    for (const model::ShownLink& shown : inheritance.links)
        labels.push_back(excerpt(place_words(record, {shown.doc, shown.link.span}), 60));
    return labels;
}

std::string chain_line(const model::Record& record, model::ClaimRef ref) {
    std::string line = fmt::format("{}", fmt::join(chain_labels(record, ref), " ← "));
    const model::Inheritance* inheritance = inheritance_of(record, ref);
    if (inheritance == nullptr || inheritance->kind == model::InheritanceKind::differs) return line;
    return line + fmt::format(" ⇠ via {}: {}",
                              outlet_label(record.documents[inheritance->from.doc]),
                              fmt::join(link_labels(record, *inheritance), " ← "));
}

std::string_view kind_label(model::InheritanceKind kind) {
    switch (kind) {
        case model::InheritanceKind::inherited:
            return "goes further";
        case model::InheritanceKind::hides:
            return "leaves out its source";
        case model::InheritanceKind::differs:
            break;
    }
    return "credits another";
}

std::vector<const model::Inheritance*> other_sources_of(const model::Record& record,
                                                        const model::Story& story) {
    std::vector<const model::Inheritance*> shown;
    std::set<std::tuple<model::Place, model::Place, std::string>> seen;
    const auto place = [&](model::ClaimRef ref) {
        return model::Place{ref.doc, record.documents[ref.doc].said.claims[ref.claim].span};
    };
    for (const model::Inheritance& each : record.inheritances) {
        if (each.kind == model::InheritanceKind::inherited || shown.size() >= kShown) continue;
        if (!std::binary_search(story.documents.begin(), story.documents.end(), each.claim.doc))
            continue;
        if (seen.emplace(place(each.claim), place(each.from), each.why).second)
            shown.push_back(&each);
    }
    return shown;
}

void write_other_sources(std::ostream& out, const model::Record& record,
                         const model::Story& story) {
    const auto shown = other_sources_of(record, story);
    if (shown.empty()) return;
    out << "\n  SAME WORDS, OTHER SOURCES\n";
    for (const model::Inheritance* inheritance : shown) {
        out << fmt::format("  {}: {}\n", kind_label(inheritance->kind), inheritance->why);
        write_side(out, record, inheritance->claim);
        write_side(out, record, inheritance->from);
    }
}

}  // namespace isnad::report
