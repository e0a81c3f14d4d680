// The record as a person reads it in a terminal: stories, each with its timeline, who copied whom,
// where accounts part, and how things are named.
#pragma once

#include <iosfwd>
#include <string_view>

#include "model/record.h"

namespace isnad::report {

void write_text(std::ostream& out, const model::Record& record);

// Single views. `story`, `event` and `document` belong to the record.
void write_story(std::ostream& out, const model::Record& record, const model::Story& story);
void write_event(std::ostream& out, const model::Record& record, const model::Event& event);
void write_document(std::ostream& out, const model::Document& document);

}  // namespace isnad::report
