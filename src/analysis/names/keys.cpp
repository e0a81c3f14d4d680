// Purpose: blocking keys; see names.h.
#include <algorithm>
#include <string>

#include "analysis/names/letters.h"
#include "analysis/names/names.h"

namespace isnad::analysis::names {
namespace {

// The class of a consonant in all scripts, ' ' for what one writing leaves out and another does
// not.
char class_of_letter(Script script, char letter) {
    constexpr std::string_view kLatin[] = {"bpfv", "tdTD", "szjSZQC", "kqgcxG",
                                           "l",    "r",    "m",       "nN"};
    constexpr std::string_view kArabic[] = {"bfPV", "tdTDv*Z", "zsS$jJR", "kqgxG",
                                            "l",    "r",       "m",       "n"};
    constexpr std::string_view kHebrew[] = {"bp", "dTt", "zscS", "gkq", "l", "r", "m", "n"};
    const auto& classes = script == Script::latin    ? kLatin
                          : script == Script::arabic ? kArabic
                                                     : kHebrew;
    for (std::size_t i = 0; i < 8; ++i) {
        if (classes[i].find(letter) != std::string_view::npos) return static_cast<char>('1' + i);
    }
    return ' ';
}

}  // namespace

std::vector<std::string> keys_of(const Name& name) {
    std::vector<std::string> keys;
    for (const Part& part : name.parts()) {
        if (part.role != Role::word) continue;
        std::string key;
        for (const char letter : part.letters) {
            const char of =
                part.script == Script::none ? letter : class_of_letter(part.script, letter);
            if (of != ' ' && (key.empty() || key.back() != of)) key += of;
        }
        if (key.size() > 4) key.resize(4);
        keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace isnad::analysis::names
