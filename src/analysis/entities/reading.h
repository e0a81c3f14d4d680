// Each token as the name finders see it: its classes, its forms without proclitics, its capitals.
//
// The idea: one pass looks every token up once, in all its readings, so that the finders ask cheap
// questions. The forms keep the way back to the bytes, so that "بالمغرب" gives the words "المغرب".
// What it does not do: decide anything about names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/entities/words.h"
#include "model/span.h"
#include "text/tokens.h"

namespace isnad::analysis::entities {

enum class Script { arabic, latin, hebrew, other };

// One way to read the token as a whole word: "وبالمغرب" -> "المغرب". Forms whose article was taken
// off are not among them: "المالي" is not Mali.
struct Form {
    std::string key;
    std::uint32_t offset = 0;  // bytes from the token's start to where the form begins
};

struct Reading {
    Script script = Script::other;
    std::uint32_t classes = 0;       // of the best reading
    std::uint32_t form_classes = 0;  // of the token and its forms, article kept
    std::string_view country;        // of a demonym. Lifetime: the program's
    std::vector<Form> forms;         // the token itself first; empty for marks
    std::uint32_t end_offset = 0;    // bytes from the token's start to the end of its forms
    bool definite = false;           // Arabic, Hebrew: with the article
    bool proclitic = false;          // Arabic: a known word with something before it
    bool conjunction = false;        // Arabic: that something begins with و or ف
    bool capital = false;            // Latin: begins with a capital
    bool upper = false;              // Latin: two letters or more, all capitals
    bool feminine = false;           // Arabic: ends in ta marbuta, or in ات
    bool noun_here = false;          // the same document has it with the article: a common noun

    bool is(std::uint32_t wanted) const { return (classes & wanted) != 0; }
    bool name_form(std::uint32_t wanted) const { return (form_classes & wanted) != 0; }
};

// Returns: one reading for each token. Requires: well-formed text.
std::vector<Reading> read_tokens(const text::TokenisedText& text);

// Returns: the same without classes, and with one form for each token: enough to learn a name.
std::vector<Reading> read_shapes(const text::TokenisedText& text);

// Returns: the bytes from form `form` of token `first` to the end of token `last` (inclusive).
model::Span span_of(const text::TokenisedText& text, const std::vector<Reading>& readings,
                    std::size_t first, std::size_t last, std::size_t form = 0);

}  // namespace isnad::analysis::entities
