// Purpose: see lexicon.h. The bytes themselves come from lexicon/CMakeLists.txt, by `.incbin`.
#include "base/lexicon.h"

#include "base/result.h"

namespace isnad::base {

// Defined in the file that lexicon/CMakeLists.txt writes.
struct EmbeddedLexicon {
    std::string_view name;
    const char* begin;
    const char* end;
};
const std::vector<EmbeddedLexicon>& embedded_lexicons();

LexiconRow split(std::string_view line, char separator) {
    LexiconRow columns;
    for (;;) {
        const auto cut = line.find(separator);
        columns.push_back(line.substr(0, cut));
        if (cut == std::string_view::npos) return columns;
        line.remove_prefix(cut + 1);
    }
}

std::string_view lexicon_text(std::string_view name) {
    for (const EmbeddedLexicon& lexicon : embedded_lexicons()) {
        if (lexicon.name == name)
            return {lexicon.begin, static_cast<std::size_t>(lexicon.end - lexicon.begin)};
    }
    assert_failed("no such lexicon is compiled in", __FILE__, __LINE__);
}

std::vector<std::string_view> lexicon_names(std::string_view beginning) {
    std::vector<std::string_view> names;
    for (const EmbeddedLexicon& lexicon : embedded_lexicons()) {
        if (lexicon.name.starts_with(beginning)) names.push_back(lexicon.name);
    }
    return names;
}

std::vector<LexiconRow> lexicon_rows(std::string_view name) {
    std::vector<LexiconRow> rows;
    for (std::string_view line : split(lexicon_text(name), '\n')) {
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        rows.push_back(split(line, '\t'));
    }
    return rows;
}

}  // namespace isnad::base
