// The forms of a word that a list gives by its base alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::analysis::claims {

// `other`: a past, or what the form does not tell.
enum class Tense : std::uint8_t { other, present, future, infinitive };

struct WordForm {
    std::string words;
    Tense tense = Tense::other;
    bool ours = false;     // first person plural: "وقعنا"
    bool jussive = false;  // stands behind "لم" and its like alone: "لم يزر"

    friend bool operator==(const WordForm&, const WordForm&) = default;
};

// Returns: the forms of one entry of a word list. An Arabic entry "past/present" is conjugated in
// the third persons and the first person plural, a French one with '~' behind an infinitive in -er
// in the tenses of news; what follows the first blank is kept behind each form ("وقع/يوقع عقدا").
// A French future ("vendra") brings its plural, its conditional and its infinitive along. Any other
// entry is its own only form.
std::vector<WordForm> forms_of(std::string_view entry, std::string_view language);

}  // namespace isnad::analysis::claims
