// Purpose: see vague.h.
#include "analysis/numbers/vague.h"

#include "analysis/numbers/unit_lexicon.h"

namespace isnad::analysis::numbers {

namespace {

std::string label_of(double magnitude) {
    if (magnitude >= 1e9) return "billions";
    if (magnitude >= 1e6) return "millions";
    if (magnitude >= 1e3) return "thousands";
    if (magnitude >= 100) return "hundreds";
    return magnitude >= 10 ? "tens" : "several";
}

bool is_of(std::string_view key) {
    return key == "من" || key == "of" || key == "de" || key == "des" || key == "d'";
}

// The magnitude word at `at`: "آلاف", "hundreds", or a scale after "several".
const Phrase* magnitude_at(const Line& line, std::size_t at, double above) {
    const NumberLexicon& lexicon = number_lexicon();
    return first_phrase(lexicon.table, line.from(at), [&](const Phrase& phrase) {
        const NumberWord& word = lexicon.word(phrase);
        if (phrase.joined()) return false;
        const bool scale = word.kind == WordKind::scale || word.kind == WordKind::scale_plural ||
                           word.kind == WordKind::hundred;
        return (word.kind == WordKind::vague || scale) && word.value > above;
    });
}

void read_unit(const Line& line, VagueCount& out) {
    std::size_t at = out.end;
    if (at < line.size() && is_of(line[at].key)) ++at;
    if (at >= line.size() || line[at].kind != text::TokenKind::word) return;
    if (const auto counted = read_counted(line.from(at)); counted && !counted->dual) {
        out.unit = counted->unit;
        out.currency = counted->currency;
        out.end = at + counted->tokens;
        return;
    }
    const text::Token bare[] = {without_article(line[at])};
    if (const auto counted = read_counted(bare); counted && !counted->dual) {
        out.unit = counted->unit;
        out.currency = counted->currency;
        out.end = at + 1;
        return;
    }
    const bool definite = bare[0].key != line[at].key;
    if (!line.noun_at(at) && !(definite && line.marks(at) == 0 && bare[0].key.size() > 4)) return;
    out.unit = bare[0].key;
    out.end = at + 1;
}

}  // namespace

std::optional<VagueCount> read_vague(const Line& line, std::size_t at) {
    const NumberLexicon& lexicon = number_lexicon();
    const Phrase* head = line.word(at, WordKind::vague);
    if (head == nullptr) return std::nullopt;
    // "العدة" is equipment.
    if (head->definite() && lexicon.word(*head).value < 10) return std::nullopt;
    double magnitude = lexicon.word(*head).value;
    VagueCount out;
    out.label = label_of(magnitude);
    out.end = at + head->tokens();
    const bool several = magnitude < 10;
    for (int steps = 0; steps < 2; ++steps) {
        std::size_t next = out.end;
        if (next < line.size() && is_of(line[next].key)) ++next;
        const Phrase* more = magnitude_at(line, next, magnitude);
        if (more == nullptr) break;
        const bool first = several && steps == 0;
        magnitude = lexicon.word(*more).value;
        out.label = first ? label_of(magnitude) : out.label + " of " + label_of(magnitude);
        out.end = next + more->tokens();
    }
    const std::size_t bare = out.end;
    read_unit(line, out);
    // "عدة", "few" say nothing by themselves.
    if (several && magnitude < 10 && out.end == bare) return std::nullopt;
    return out;
}

}  // namespace isnad::analysis::numbers
