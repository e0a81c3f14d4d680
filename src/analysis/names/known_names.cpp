// Purpose: see known_names.h.
#include "analysis/names/known_names.h"

#include <array>
#include <map>
#include <string>
#include <utility>

#include "analysis/names/letters.h"
#include "base/lexicon.h"
#include "base/result.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::analysis::names {
namespace {

// An open hash table of the words of one script: most lookups find nothing, and touch one line.
class Words {
  public:
    KnownName& add(const std::string& word) {
        const auto [at, fresh] = by_word_.emplace(word, names_.size());
        if (fresh) names_.push_back({word, {}});
        return names_[at->second].second;
    }
    // To be called once, when all are added.
    void seal() {
        std::size_t size = 64;
        while (size < 4 * names_.size()) size *= 2;
        slots_.assign(size, {});
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const std::uint64_t hash = hash_of(names_[i].first);
            std::size_t at = hash & (size - 1);
            while (slots_[at].name != 0) at = (at + 1) & (size - 1);
            slots_[at] = {static_cast<std::uint32_t>(hash >> 32U),
                          static_cast<std::uint32_t>(i + 1)};
        }
        by_word_.clear();
    }
    const KnownName* find(std::string_view word) const {
        const std::uint64_t hash = hash_of(word);
        const auto mark = static_cast<std::uint32_t>(hash >> 32U);
        for (std::size_t at = hash & (slots_.size() - 1); slots_[at].name != 0;
             at = (at + 1) & (slots_.size() - 1)) {
            const auto& [known, name] = names_[slots_[at].name - 1];
            if (slots_[at].mark == mark && known == word) return &name;
        }
        return nullptr;
    }

  private:
    struct Slot {
        std::uint32_t mark = 0;
        std::uint32_t name = 0;  // from 1
    };
    static std::uint64_t hash_of(std::string_view word) {
        std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
        for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        return hash ^ (hash >> 29U);
    }

    std::vector<Slot> slots_;
    std::vector<std::pair<std::string, KnownName>> names_;
    std::map<std::string, std::size_t> by_word_;
};

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
                    KnownName& name = all[static_cast<std::size_t>(letters.script)].add(
                        plain(letters.script, letters.folded));
                    if (name.entries.empty() || name.entries.back() != entry)
                        name.entries.push_back(entry);
                    if (row[0] != "family") name.given = true;
                }
            }
            ++entry;
        }
        for (Words& of_script : all) of_script.seal();
        return all;
    }();
    return known;
}

}  // namespace

const KnownName* known_name(Script script, std::string_view folded) {
    if (script == Script::none) return nullptr;
    return words()[static_cast<std::size_t>(script)].find(plain(script, folded));
}

}  // namespace isnad::analysis::names
