// Purpose: see furniture.h: what follows from a block being furniture, for its document.
#include <algorithm>
#include <vector>

#include "analysis/furniture/furniture.h"

namespace isnad::analysis::furniture {

namespace {

// Findings come in no order that could be relied on, so each is looked up by halving.
template <typename Finding>
void drop_within(const std::vector<model::Span>& out, std::vector<Finding>& findings) {
    std::erase_if(findings, [&](const Finding& finding) {
        const auto after = std::partition_point(out.begin(), out.end(), [&](model::Span span) {
            return span.end <= finding.span.start;
        });
        return after != out.end() && after->overlaps(finding.span);
    });
}

}  // namespace

void take_out(model::Document& document, const std::vector<std::uint32_t>& blocks) {
    if (blocks.empty()) return;
    std::vector<model::Span> out;
    for (const std::uint32_t index : blocks) {
        model::Block& block = document.article.blocks[index];
        block.kind = model::BlockKind::chrome;
        block.learned = true;
        out.push_back(block.span);
    }
    drop_within(out, document.said.times);
    drop_within(out, document.said.quantities);
    drop_within(out, document.said.mentions);
    drop_within(out, document.said.claims);
}

}  // namespace isnad::analysis::furniture
