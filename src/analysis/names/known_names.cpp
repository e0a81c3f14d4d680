// Purpose: see known_names.h.
#include "analysis/names/known_names.h"

#include <array>
#include <string>
#include <unordered_map>

#include "analysis/names/letters.h"
#include "base/lexicon.h"
#include "base/result.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::analysis::names {
namespace {

using Words = std::unordered_map<std::string, KnownName>;  // looked up only

std::string plain(Script script, std::string_view folded) {
    std::string out;
    for (const char letter : folded) out += base_letter(script, letter);
    return out;
}

// All words of the spelling as one: "عبد العزيز" as "عبدالعزيز".
Letters joined(std::string_view spelling) {
    Letters all;
    std::size_t begin = 0;
    const auto add = [&](std::string_view word) {
        if (word.empty()) return;
        Letters letters = fold_letters(word);
        if (letters.script != Script::none) all.script = letters.script;
        all.folded += letters.folded;
    };
    for (std::size_t offset = 0; offset < spelling.size();) {
        const std::size_t at = offset;
        const char32_t c = text::next_code_point(spelling, offset);
        if (c != U' ' && c != U'-' && c != U'.') continue;
        add(spelling.substr(begin, at - begin));
        begin = offset;
    }
    add(spelling.substr(begin));
    return all;
}

const std::array<Words, 4>& words() {
    static const std::array<Words, 4> known = [] {
        std::array<Words, 4> all;
        std::uint32_t entry = 0;
        for (const base::LexiconRow& row : base::lexicon_rows("person_names.tsv")) {
            if (row.size() < 4) continue;
            for (std::size_t column = 2; column < row.size() && column < 5; ++column) {
                for (std::string_view spelling : base::split(row[column], '|')) {
                    if (!spelling.empty() && spelling.front() == '?') spelling.remove_prefix(1);
                    const Letters letters = joined(spelling);
                    if (letters.folded.size() < 2 || letters.script == Script::none) continue;
                    KnownName& name = all[static_cast<std::size_t>(letters.script)]
                                         [plain(letters.script, letters.folded)];
                    if (name.entries.empty() || name.entries.back() != entry)
                        name.entries.push_back(entry);
                    if (row[0] != "family") name.given = true;
                }
            }
            ++entry;
        }
        return all;
    }();
    return known;
}

}  // namespace

const KnownName* known_name(Script script, std::string_view folded) {
    if (script == Script::none) return nullptr;
    const Words& of_script = words()[static_cast<std::size_t>(script)];
    const auto found = of_script.find(plain(script, folded));
    return found == of_script.end() ? nullptr : &found->second;
}

}  // namespace isnad::analysis::names
