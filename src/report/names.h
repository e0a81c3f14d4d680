// Who is who, for a reader: names that cannot trick the eye, offices with their days, why different
// names are one.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace isnad::report {

// A name as one line of at most `code_points` letters. What a reader could not see (directional
// controls, zero-width letters, tags) is written out as "⟨U+202E⟩".
std::string shown(std::string_view name, std::size_t code_points);

// "former minister-of-defence of place:IL: 2024-01-02 … 2024-03-04, 3 documents".
std::string role_label(const model::EntityRole& role);

// Returns: the people and organisations that a reader is shown: with several spellings, offices,
// reasons or decisions; the most named first.
std::vector<const model::Entity*> told_entities(const model::Record& record);

// One entity with all that is known of it, for a terminal.
void write_entity(std::ostream& out, const model::Record& record, const model::Entity& entity);

// The list of told entities, for a terminal.
void write_entities(std::ostream& out, const model::Record& record);

// The section of the HTML report; `link` gives the link to a document.
void write_entities_html(std::ostream& out, const model::Record& record,
                         const std::function<std::string(std::uint32_t)>& link);

}  // namespace isnad::report
