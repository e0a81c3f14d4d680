// The forms of a word that a list gives by its base alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace isnad::analysis::claims {

// Returns: the forms of one entry of a word list. An Arabic entry "past/present" is conjugated in
// the third persons and the first person plural, a French one with '~' behind an infinitive in -er
// in the tenses of news; what follows the first blank is kept behind each form ("وقع/يوقع عقدا").
// Any other entry is its own only form.
std::vector<std::string> forms_of(std::string_view entry, std::string_view language);

}  // namespace isnad::analysis::claims
