// What a file is, by its bytes first and its name second.
//
// Known binary formats are named (lexicon/file_magic.tsv); what has no known beginning is text
// unless its control bytes say otherwise. Decodes nothing: which encoding a text is in is asked
// later, so only UTF-16 and UTF-32, whose zero bytes would look binary, are looked for here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/page.h"

namespace isnad::intake {

// What the ending of a name promises, `.gz` taken off first.
enum class NameKind { html, text, json_lines, unknown };

NameKind kind_of_name(std::string_view path);

// How many bytes of the front of a file are enough for refuse_by_magic and media_of.
constexpr std::size_t kSniffBytes = std::size_t{64} << 10;

// Returns: why a file that begins so is not read, where its kind is known.
std::optional<base::Error> refuse_by_magic(std::string_view head);

// Whether there is nothing but white space and byte order marks.
bool is_blank(std::string_view bytes);

// Returns: why these bytes are no text, where they are not: many control bytes that are no UTF-16
// or UTF-32 either. A stray NUL, or few, do no harm. Time: linear.
std::optional<base::Error> refuse_as_binary(std::string_view content);

// Returns: html where the content begins as HTML does (WHATWG MIME Sniffing 7.1, the HTML rows), or
// the name says so, or the name says nothing and the front holds an HTML page's own tags.
model::Media media_of(NameKind name, std::string_view content);

}  // namespace isnad::intake
