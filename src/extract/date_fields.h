// The names of the fields in which pages keep their dates (lexicon/extract_date_meta.tsv), and the
// dates that a page's source holds under such a name outside of what the parser shows: data
// attributes, scripts, comments.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/date_values.h"

namespace isnad::extract {

enum class FieldRole { published, modified, weak, script };

struct DateField {
    std::size_t rank = 0;  // its line in the list: the most trusted first
    FieldRole role = FieldRole::published;
};

// Requires: `name` in lower case. A vocabulary's prefix may stand before it
// ("schema:datePublished").
std::optional<DateField> date_field(std::string_view name);

struct SourceDate {
    std::string value;
    std::string name;  // as the page writes it
    FieldRole role = FieldRole::published;
};

// Returns: the dates that `html` holds right after the name of a field ("publishedAt":"2020-...",
// data-publish-date="..."), in the order of the page; of one name at most a few.
std::vector<SourceDate> dates_in_source(std::string_view html);

}  // namespace isnad::extract
