// Purpose: see units.h.
#include "analysis/names/units.h"

#include <string_view>

namespace isnad::analysis::names {
namespace {

Reading reading_of(Script script, std::string letters) {
    Reading reading;
    reading.code = code_word(script, letters);
    reading.known = known_name(script, letters);
    reading.letters = std::move(letters);
    return reading;
}

// The Arabic article joined to its word: what remains has three letters or more.
bool has_article(Script script, std::string_view letters) {
    return script == Script::arabic && letters.size() >= 5 && letters.starts_with("Al");
}

Unit unit_of(const std::vector<Part>& parts, std::size_t first, std::size_t end) {
    Unit unit;
    const Part& word = parts[end - 1];
    unit.role = word.role == Role::initial ? Role::initial : Role::word;
    std::string whole;
    std::string bare;
    bool servant = false;
    for (std::size_t i = first; i < end; ++i) {
        const Part& part = parts[i];
        if (!unit.text.empty()) unit.text += ' ';
        unit.text += part.text;
        if (part.script != word.script) continue;
        whole += part.letters;
        if (part.role == Role::servant) servant = true;
        if (servant || i + 1 == end) bare += part.letters;
        if (!servant && i + 1 < end && unit.before != Role::father && part.role != Role::word)
            unit.before = part.role;
    }
    if (unit.before == Role::word && has_article(word.script, whole)) {
        unit.before = Role::article;
        bare = whole.substr(2);
    }
    unit.has_bare = bare != whole;
    unit.whole = reading_of(word.script, whole);
    unit.bare = unit.has_bare ? reading_of(word.script, bare) : unit.whole;
    unit.common = (unit.whole.known != nullptr && unit.whole.known->given) ||
                  (unit.bare.known != nullptr && unit.bare.known->given);
    return unit;
}

}  // namespace

const Units& Name::units() const {
    static const Units kNone;
    return units_ == nullptr ? kNone : *units_;
}

Units units_of(const std::vector<Part>& parts) {
    Units all;
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    std::size_t first = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Role role = parts[i].role;
        if (role == Role::suffix) {
            first = i + 1;
            continue;
        }
        // A particle with nothing behind it is a word.
        const bool last = i + 1 == parts.size() || parts[i + 1].role == Role::suffix;
        if (role != Role::word && role != Role::initial && !last) continue;
        ranges.emplace_back(first, i + 1);
        all.units.push_back(unit_of(parts, first, i + 1));
        first = i + 1;
    }
    for (std::size_t i = 0; i + 1 < ranges.size(); ++i) {
        Unit joined = unit_of(parts, ranges[i].first, ranges[i + 1].second);
        const bool usable = all.units[i].role == Role::word && all.units[i + 1].role == Role::word;
        if (!usable) joined = {};
        joined.bare = joined.whole;
        joined.has_bare = false;
        joined.before = Role::word;
        all.joined.push_back(std::move(joined));
    }
    return all;
}

}  // namespace isnad::analysis::names
