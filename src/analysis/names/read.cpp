// Purpose: cuts a written name into parts with their roles; see names.h.
//
// Blanks, hyphens, slashes and dots part words; apostrophes do not. A word is one of
// lexicon/name_particles.tsv, an initial, or a part of a given or family name; which of the last
// two it is, the comparison need not know.
#include <array>
#include <map>
#include <string>
#include <unordered_map>

#include "analysis/names/letters.h"
#include "analysis/names/names.h"
#include "analysis/names/units.h"
#include "base/lexicon.h"
#include "base/result.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::analysis::names {
namespace {

enum class Particle : std::uint8_t {
    article,
    article_hyphen,
    servant,
    son,
    father,
    house,
    suffix,
    honorific,
    same
};

struct Known {
    Particle role = Particle::article;
    std::string as;  // for a word with many spellings: the one it is read as
};

// Looked up only, by script.
using Particles = std::array<std::unordered_map<std::string, Known>, 4>;

const Particles& particles() {
    static const Particles built = [] {
        const std::map<std::string_view, Particle> roles = {
            {"article", Particle::article},    {"article-hyphen", Particle::article_hyphen},
            {"servant", Particle::servant},    {"son", Particle::son},
            {"father", Particle::father},      {"house", Particle::house},
            {"honorific", Particle::honorific}};
        Particles all;
        for (const base::LexiconRow& row : base::lexicon_rows("name_particles.tsv")) {
            ISNAD_ASSERT(row.size() == 2);
            Known known;
            if (const auto role = roles.find(row[0]); role != roles.end()) {
                known.role = role->second;
            } else {
                known.role = row[0].starts_with("suffix-") ? Particle::suffix : Particle::same;
                known.as = row[0];
            }
            for (const std::string_view word : base::split(row[1], '|')) {
                const Letters letters = fold_letters(word);
                all[static_cast<std::size_t>(letters.script)].emplace(letters.folded, known);
            }
        }
        return all;
    }();
    return built;
}

struct Word {
    std::string_view text;
    bool hyphen_after = false;
    bool dot_after = false;
    bool comma_after = false;
};

bool is_hyphen(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x05BE || c == 0x2212 || c == U'_';
}

bool parts_words(char32_t c) {
    switch (text::class_of(c)) {
        case text::LetterClass::blank:
        case text::LetterClass::line_end:
            return true;
        case text::LetterClass::other:
            // Apostrophes and the like stand inside a word.
            return c != U'\'' && c != U'`' && c != 0x2018 && c != 0x2019 && c != 0x05F3 &&
                   c != 0x05F4 && c != U'"' && c != 0x00B4;
        default:
            return false;
    }
}

constexpr std::size_t kLongestName = 4096;  // bytes; what follows is not looked at

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t begin = 0;
    const auto end_word = [&](std::size_t end) {
        if (end > begin) words.push_back({text.substr(begin, end - begin), false, false, false});
    };
    for (std::size_t offset = 0; offset < text.size() && words.size() < 2 * kMostParts;) {
        const std::size_t at = offset;
        const char32_t c = text::next_code_point(text, offset);
        if (!parts_words(c)) continue;
        const bool touches = at > begin;
        end_word(at);
        begin = offset;
        if (words.empty()) continue;
        if (is_hyphen(c) && touches) words.back().hyphen_after = true;
        if (c == U'.' && touches) words.back().dot_after = true;
        if (text::is_comma(c)) words.back().comma_after = true;
    }
    if (words.size() < 2 * kMostParts) end_word(text.size());
    return words;
}

bool is_initial(const Letters& letters, const Word& word, std::size_t words) {
    if (words < 2) return false;
    if (letters.folded.size() == 1) return letters.script != Script::none;
    return letters.folded.size() == 2 && word.dot_after && letters.folded != "jr" &&
           letters.folded != "sr";
}

// The word without what cannot be seen: bidi controls and the like would turn what stands beside
// it.
std::string visible(std::string_view word) {
    std::string out;
    for (std::size_t offset = 0; offset < word.size();) {
        const std::size_t at = offset;
        const text::LetterClass of = text::class_of(text::next_code_point(word, offset));
        if (of != text::LetterClass::ignorable) out += word.substr(at, offset - at);
    }
    return out;
}

Role role_of(Particle particle, const Word& word, bool last, bool first) {
    if (particle == Particle::suffix) {
        const bool letter = word.text.size() == 1;  // "V": a number at the end, else an initial
        return first || (letter && (!last || word.dot_after)) ? Role::word : Role::suffix;
    }
    if (last) return Role::word;  // a particle with nothing behind it is a word
    switch (particle) {
        case Particle::article:
            return Role::article;
        case Particle::article_hyphen:
            return word.hyphen_after ? Role::article : Role::word;
        case Particle::servant:
            return Role::servant;
        case Particle::son:
            return Role::son;
        case Particle::father:
            return Role::father;
        case Particle::house:
            return Role::house;
        default:
            return Role::word;
    }
}

}  // namespace

Name read_name(std::string_view written) {
    Name name;
    if (written.size() > kLongestName) written = text::utf8_prefix(written, kLongestName);
    std::string repaired;
    if (!text::is_valid_utf8(written)) {
        repaired = text::repair_utf8(written).text;
        written = repaired;
    }
    const std::vector<Word> words = words_of(written);
    std::size_t great = 0;
    std::size_t comma = 0;
    std::vector<bool> greats;
    for (std::size_t i = 0; i < words.size() && name.parts_.size() < kMostParts; ++i) {
        const Word& word = words[i];
        Letters letters = fold_letters(word.text);
        if (letters.folded.empty()) continue;
        Part part{visible(word.text), std::move(letters.folded), letters.script, Role::word};
        const bool last = i + 1 == words.size();
        const auto& of_script = particles()[static_cast<std::size_t>(part.script)];
        const auto found = of_script.find(part.letters);
        const Known* known = found == of_script.end() ? nullptr : &found->second;
        if (known != nullptr && known->role == Particle::honorific && !last && name.parts_.empty())
            continue;
        if (known != nullptr) part.role = role_of(known->role, word, last, name.parts_.empty());
        if (known != nullptr && (part.role == Role::suffix || known->role == Particle::same))
            part.letters = known->as;
        if (part.role == Role::word &&
            is_initial(Letters{part.letters, part.script, false}, word, words.size()))
            part.role = Role::initial;
        greats.push_back(letters.great);
        if (letters.great) ++great;
        name.parts_.push_back(std::move(part));
        if (word.comma_after && comma == 0) comma = name.parts_.size();
    }
    std::array<std::size_t, 4> counts = {};
    for (const Part& part : name.parts_)
        counts[static_cast<std::size_t>(part.script)] += part.letters.size();
    for (const Script script : {Script::latin, Script::arabic, Script::hebrew}) {
        const std::size_t count = counts[static_cast<std::size_t>(script)];
        if (count > 0 && count > counts[static_cast<std::size_t>(name.script_)])
            name.script_ = script;
    }
    name.units_ = std::make_shared<const Units>(units_of(name.parts_));
    name.family_first_ = (comma > 0 && comma < name.parts_.size()) ||
                         (!greats.empty() && greats.front() && great < greats.size());
    return name;
}

}  // namespace isnad::analysis::names
