// Pages as JSON lines: one object a line, the article in it, and what the carrier says about it.
//
// Read fields, the first that is a non-empty string wins: text | html | body | content; url | uri;
// title; outlet | series | source | site; published | date; captured. Others are ignored.
// Source: https://jsonlines.org. Each line stands alone: a broken one refuses itself, no other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "intake/intake.h"
#include "intake/source.h"
#include "model/page.h"

namespace isnad::intake {

// Returns: the page of one line; Page::original is the line, without its line end.
// Errors: malformed (no JSON object), empty (no words in any of the fields), not_text, too_large;
// `where` is left empty. Thread-safe.
base::Result<model::Page> page_of_json_line(std::string uri, std::string_view line,
                                            const Limits& limits);

// Whether the first line of what is left is such an object, by its content. Takes nothing.
bool begins_as_json_lines(PeekSource& source, const Limits& limits);

// Hands each line's page, or its refusal, to the sink: uri "path#LINE", where "path:LINE", lines
// counted from 1. Errors: those of the source, so that what is left could not be read.
base::Status read_json_lines(const std::string& path, PeekSource& source, const Limits& limits,
                             const Sink& sink);

// Returns: "path#LINE" taken apart: whether `uri` ends in '#' and digits.
bool names_a_line(std::string_view uri);

}  // namespace isnad::intake
