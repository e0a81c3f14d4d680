// Chains as people read them: with what the original of a copy shows beyond it, and where pages
// credit others for the same words.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace isnad::report {

// Returns: what other pages show of a claim's origin, null where they show no more than its own.
// Lifetime: the record's.
const model::Inheritance* inheritance_of(const model::Record& record, model::ClaimRef ref);

// The words of an inheritance's links, nearest first.
std::vector<std::string> link_labels(const model::Record& record,
                                     const model::Inheritance& inheritance);

// "outlet ← newspaper ⇠ via agency: official ← document".
std::string chain_line(const model::Record& record, model::ClaimRef ref);

// "leaves out a source", "credits another": what the report calls them.
std::string_view kind_label(model::InheritanceKind kind);

// Returns: of a story, where a copy hides a source or two pages credit different ones; claims of
// one sentence once. Lifetime: the record's.
std::vector<const model::Inheritance*> other_sources_of(const model::Record& record,
                                                        const model::Story& story);

void write_other_sources(std::ostream& out, const model::Record& record, const model::Story& story);

}  // namespace isnad::report
