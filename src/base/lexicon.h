// The words of the program as data: the files of lexicon/, compiled into the binary.
//
// A lexicon is UTF-8 text, one entry a line, columns parted by one tab; a line that starts with '#'
// is a comment, and an empty line is nothing. Values that list several things part them by '|'.
#pragma once

#include <string_view>
#include <vector>

namespace isnad::base {

using LexiconRow = std::vector<std::string_view>;

// Returns: the raw text of lexicon/<name> ("months.tsv"). Lifetime: the program's.
// Requires: the name is listed in lexicon/CMakeLists.txt (a bug otherwise).
std::string_view lexicon_text(std::string_view name);

// Returns: the rows of lexicon/<name>, comments and empty lines left out. Lifetime: the program's.
std::vector<LexiconRow> lexicon_rows(std::string_view name);

// Returns: the names of the files of lexicon/ that begin so ("frames/"), in the order of their
// list.
std::vector<std::string_view> lexicon_names(std::string_view beginning);

// Returns: the columns of one line. "a\tb" -> {"a", "b"}.
LexiconRow split(std::string_view line, char separator);

}  // namespace isnad::base
