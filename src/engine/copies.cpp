// Purpose: see copies.h.
#include "engine/copies.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/copies/derivations.h"
#include "analysis/copies/families.h"
#include "analysis/copies/swaps.h"

namespace isnad::engine {

std::vector<analysis::copies::Source> sources_of(const std::vector<model::Document>& documents) {
    std::vector<analysis::copies::Source> sources;
    sources.reserve(documents.size());
    for (const model::Document& document : documents) {
        const model::Article& article = document.article;
        analysis::copies::Source source{.text = article.text,
                                        .regions = {},
                                        .outlet = article.outlet ? article.outlet->name : "",
                                        .not_before = article.published.not_before,
                                        .not_after = article.published.not_after};
        for (const model::Block& block : article.blocks) {
            if (model::is_body(block.kind)) source.regions.push_back(block.span);
        }
        sources.push_back(std::move(source));
    }
    return sources;
}

namespace {

bool is_copied(const model::Passage& passage) {
    return passage.from == model::CopySource::a || passage.from == model::CopySource::b;
}

const model::Place& later_side(const model::Passage& passage) {
    return passage.from == model::CopySource::a ? passage.b : passage.a;
}

// Two copies of one source share its words, but neither has them from the other: where a page has
// the same words, and more of them, from a third page, its passage with a sibling says so.
// `direct`: as Lineage::direct.
void part_siblings(std::vector<model::Passage>& copies, const std::vector<bool>& direct) {
    std::map<std::uint32_t, std::vector<std::size_t>> sources_of;  // of a page, by its number
    for (std::size_t i = 0; i < copies.size(); ++i)
        if (direct[i] && is_copied(copies[i])) sources_of[later_side(copies[i]).doc].push_back(i);
    for (std::size_t i = 0; i < copies.size(); ++i) {
        model::Passage& copy = copies[i];
        if (!is_copied(copy) || direct[i] || copy.via) continue;
        const model::Place later = later_side(copy);
        const auto known = sources_of.find(later.doc);
        if (known == sources_of.end()) continue;
        const bool nearer =
            std::any_of(known->second.begin(), known->second.end(), [&](std::size_t source) {
                return later_side(copies[source]).span.overlaps(later.span) &&
                       copies[source].similarity > copy.similarity;
            });
        if (!nearer) continue;
        copy.from = model::CopySource::common;
        copy.why = "common source: a third page is nearer to the later one";
    }
}

}  // namespace

void trace_copies(model::Record& record) {
    const auto sources = sources_of(record.documents);
    record.derivations = analysis::copies::find_derivations(sources, record.copies);
    auto lineage = analysis::copies::find_families(sources, record.copies);
    record.swaps = analysis::copies::find_swaps(sources, record.copies, lineage.direct);
    record.families = std::move(lineage.families);
    for (std::size_t i = 0; i < record.copies.size(); ++i) record.copies[i].via = lineage.via[i];
    part_siblings(record.copies, lineage.direct);
}

}  // namespace isnad::engine
