// One line among readers' comments: the date in it, the name in it, what it lets a reader do.
//
// Dates are read where they stand in figures or with a month's name ("3 آذار 2019", "12/03/2019 at
// 5:00"). A time that counts from the day of reading ("منذ يومين") is found but has no value, and
// neither has a date of figures whose order cannot be told. Expressions in running text are no
// matter of this file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/date_values.h"
#include "model/span.h"

namespace isnad::extract {

struct LineDate {
    model::Span span;  // in the line
    // ISO 8601, as either order of day and month in figures reads it; equal where the order is
    // clear, "" where the date has no value.
    std::string day_first;
    std::string month_first;
};

// Returns: the first date or time of the line. Requires: well-formed UTF-8.
std::optional<LineDate> date_in_line(std::string_view line);

// Returns: the value, with figures read in that order; "" where it stays open.
std::string value_in_order(const LineDate& date, std::optional<DayOrder> order);

// Returns: the order that a date of figures proves by one over 12. `words` are those of the date.
std::optional<DayOrder> order_shown(const LineDate& date, std::string_view words);

struct LineName {
    model::Span span;   // in the line
    bool says = false;  // words around it say that it is a speaker's: "Amal says:"
};

// Returns: the name that is left of the line without its date and the words around both; none where
// nothing or too much is left.
std::optional<LineName> name_in_line(std::string_view line, const std::optional<LineDate>& date);

enum class CommentAction { none, other, reply };

// What the line lets a reader do with a comment, where it does nothing else.
CommentAction action_of(std::string_view line);

// Whether the words of a class or id name an element that holds a comment's author or text.
struct CommentPart {
    bool author = false;
    bool text = false;
};
CommentPart comment_part(std::string_view class_or_id);

}  // namespace isnad::extract
