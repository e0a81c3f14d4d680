// Purpose: see copies.h.
#include "engine/copies.h"

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

void trace_copies(model::Record& record) {
    const auto sources = sources_of(record.documents);
    record.derivations = analysis::copies::find_derivations(sources, record.copies);
    auto lineage = analysis::copies::find_families(sources, record.copies);
    record.swaps = analysis::copies::find_swaps(sources, record.copies, lineage.direct);
    record.families = std::move(lineage.families);
    for (std::size_t i = 0; i < record.copies.size(); ++i) record.copies[i].via = lineage.via[i];
}

}  // namespace isnad::engine
