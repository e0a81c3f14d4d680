// The pieces that html.cpp is made of: escaped text, quoted passages, the style sheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace isnad::report {

// Text for an element or a quoted attribute. Directional controls are left out.
std::string escaped(std::string_view text);

// A name or phrase inside a line of another direction.
std::string bdi(std::string_view text);

// A passage of a document with up to `around` letters before and after, the passage itself in
// <mark>; its direction is its own.
std::string passage_in_context(const model::Document& document, model::Span span,
                               std::size_t around);

// A passage of `text` with each of the stretches that were changed in <mark>.
// Requires: `changed` are in order, apart and within the passage.
std::string passage_with_changes(std::string_view text, model::Span passage,
                                 const std::vector<model::Span>& changed);

// The chain of a claim, drawn: outlet ← newspaper ← official.
std::string chain_html(const std::vector<std::string>& labels);

std::string_view style_sheet();

}  // namespace isnad::report
