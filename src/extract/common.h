// What HTML pages and plain-text pages share: small helpers on lines, titles and outlets, and the
// last pass over the finished blocks (repeats, languages).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/hints.h"
#include "extract/lines.h"
#include "model/article.h"

namespace isnad::extract {

// Returns: `text` with runs of white space (no-break space too) as one blank, ends trimmed.
std::string fold_blanks(std::string_view text);

// Returns: ASCII letters in lower case, the rest as it stands.
std::string lower(std::string_view text);

// Returns: `text` without the marks (or blanks) of the list that touch its ends.
std::string_view without_marks(std::string_view text, std::span<const std::string_view> marks);

// Returns: the key form with all marks and blanks left out, for comparing titles and lines.
std::string bare_key(std::string_view text);

// Returns: the words of the key form, digits apart from letters.
std::vector<std::string> words_in(std::string_view text);

// Whether the line is nothing but a date, a time of day, or both: "الجمعة، 26-11-2021 07:10 م".
bool is_date_line(std::string_view line);

// Whether a picture desk or agency stands alone on the line, or after a dash or in brackets at its
// end, or a credit mark (©, ⓒ) begins it.
bool is_credit_line(std::string_view line);

// Whether a line that matches a comment section's phrase opens one: the phrase alone, a count
// before it ("2 thoughts on ..."), or a few words that hold the count ("تعليقان على الخبر").
bool opens_comments(const PhraseMatch& match, const Line& line, std::string_view words);

// Whether the line is the name of a newspaper section alone.
bool is_section_label(std::string_view line);

// Returns: the name in a line that gives an author: without "By", and without the date, the office
// or the address that follows; "" where no name is left.
std::string person_in(std::string_view line);

// Makes one block of each line, with the kinds given; both lists have one entry a line.
void make_blocks(const PageLines& page, const std::vector<model::BlockKind>& kinds,
                 model::Article& article);

// Sets repeat_of, the languages of the blocks and of the article.
void finish_blocks(model::Article& article);

}  // namespace isnad::extract
