// What says of a date on an HTML page which date it is: words beside it and the names of the
// element that holds it, both from lexicon/extract_date_hints.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace isnad::extract {

enum class DateLabel : std::uint8_t { none, published, updated, clock, event };

// Returns: what the words say of a date that follows them; of several labels the last one counts.
// Requires: well-formed UTF-8. Reads the last 120 bytes.
DateLabel label_before(std::string_view words);

// Whether the words are such a label and nothing else: "Published", "تاريخ النشر:".
bool is_label(std::string_view words);

// What the parts of a class or id name hint at.
struct DateNames {
    bool published = false;
    bool updated = false;
    bool date = false;
    bool head = false;
    bool clock = false;
    bool other = false;

    void add(const DateNames& more);
    bool any_date() const { return published || updated || date; }
};

// Reads the value of a class or id attribute, its first 300 bytes.
DateNames date_names_of(std::string_view value);

// Whether the word may stand between the parts of a date ("de", "of", "من"). Requires: key form.
bool joins_date(std::string_view key);

}  // namespace isnad::extract
