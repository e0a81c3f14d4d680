// A run of lines from a comment section, cut into comments by the lines alone: dates and "Amal
// says:" begin or end each of them, and which of both they do is the same all the way down.
//
// For plain text, and for markup that puts author, date and text side by side without an element
// around each comment.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/comment_lines.h"
#include "extract/lines.h"
#include "model/article.h"

namespace isnad::extract {

enum class CommentRole { text, meta, action, heading };

// What a line is among comments. `date` and `name` stand in it where its role is meta.
struct CommentLine {
    std::size_t line = 0;  // index in PageLines
    CommentRole role = CommentRole::text;
    CommentAction action = CommentAction::none;
    std::optional<LineDate> date;
    std::optional<LineName> name;
    bool named_by_element = false;  // `name` stands in an element that says it is the author's
    bool named_text = false;        // an element around it calls itself the comment's text
};

// Reads the line by its shape alone.
CommentLine read_comment_line(const PageLines& page, std::size_t line);

// Whether the line may be a name standing alone.
bool may_be_name(const PageLines& page, std::size_t line);

// Returns: the comments, each a list of indices into `lines` in order; lines of none are in none.
std::vector<std::vector<std::size_t>> split_comments(const PageLines& page,
                                                     const std::vector<CommentLine>& lines);

// One comment out of its lines; its dates of figures stay open until all are read. Nothing where no
// text is left.
struct ReadComment {
    model::Comment comment;
    std::optional<LineDate> date;  // with the span in the page's text
};
std::optional<ReadComment> compose_comment(const PageLines& page,
                                           const std::vector<CommentLine>& lines,
                                           const std::vector<std::size_t>& unit);

// Settles the order of figures by what any of the dates shows, else by the page's language:
// English pages leave it open.
std::vector<model::Comment> settle_dates(const PageLines& page, std::vector<ReadComment> comments,
                                         bool english);

}  // namespace isnad::extract
