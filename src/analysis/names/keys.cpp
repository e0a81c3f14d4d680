// Purpose: blocking keys; see names.h.
//
// A key is the first three consonants of a word in classes that the scripts have in common (the
// lips, the tip of the tongue, hissing, the back, l, r, m, n). What one script writes and another
// leaves out (vowels, h, the Arabic ح and ع) does not count; a letter that may be of two classes
// (j, ch, ث) gives a key for each. A word of the list of known names adds the number of its entry.
// Common given names give keys only where a name has nothing else.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/names/names.h"
#include "analysis/names/units.h"
#include "base/lexicon.h"

namespace isnad::analysis::names {
namespace {

constexpr std::size_t kConsonants = 3;
constexpr std::size_t kMostVariants = 12;

struct Sound {
    std::string_view letters;
    std::string_view classes;  // possibilities parted by '|'; "" for none
};

// Longer letters first. P lips, T tip, S hissing, K back, L R M N.
constexpr Sound kLatin[] = {
    {"tsch", "S"},   {"dsch", "S"}, {"sch", "S|SK"}, {"tch", "S"},  {"ch", "S|K"}, {"sh", "S"},
    {"kh", "K"},     {"gh", "K|"},  {"gn", "N|KN"},  {"th", "T|S"}, {"dh", "T|S"}, {"dj", "S"},
    {"ph", "P"},     {"ll", "L|"},  {"ck", "K"},     {"zh", "S"},   {"b", "P"},    {"p", "P"},
    {"f", "P"},      {"v", "P|"},   {"d", "T"},      {"t", "T"},    {"D", "T"},    {"T", "S|T"},
    {"s", "S"},      {"S", "S"},    {"z", "S"},      {"Z", "S"},    {"Q", "S"},    {"C", "S"},
    {"c", "K|S"},    {"k", "K"},    {"q", "K"},      {"g", "K|S"},  {"G", "K|"},   {"j", "S||K"},
    {"x", "KS|S|K"}, {"l", "L"},    {"L", "L|"},     {"r", "R"},    {"m", "M"},    {"n", "N"},
    {"N", "N"}};
constexpr Sound kArabic[] = {
    {"b", "P"}, {"f", "P"},   {"P", "P"},   {"V", "P"},   {"d", "T"}, {"t", "T"}, {"D", "T"},
    {"T", "T"}, {"v", "T|S"}, {"*", "T|S"}, {"Z", "T|S"}, {"s", "S"}, {"S", "S"}, {"$", "S"},
    {"z", "S"}, {"R", "S"},   {"J", "S"},   {"j", "S|K"}, {"g", "K"}, {"q", "K"}, {"k", "K"},
    {"x", "K"}, {"G", "K"},   {"l", "L"},   {"r", "R"},   {"m", "M"}, {"n", "N"}};
constexpr Sound kHebrew[] = {{"g'", "S"}, {"z'", "S"}, {"c'", "S"},  {"t'", "T|S"}, {"d'", "T|S"},
                             {"H'", "K"}, {"e'", "K"}, {"b", "P"},   {"p", "P"},    {"w", "|P"},
                             {"d", "T"},  {"t", "T"},  {"T", "T"},   {"s", "S"},    {"S", "S"},
                             {"z", "S"},  {"c", "S"},  {"g", "K|S"}, {"k", "K"},    {"q", "K"},
                             {"H", "|K"}, {"l", "L"},  {"r", "R"},   {"m", "M"},    {"n", "N"}};

template <std::size_t n>
const Sound* sound_at(const Sound (&sounds)[n], std::string_view rest) {
    for (const Sound& sound : sounds) {
        if (rest.starts_with(sound.letters)) return &sound;
    }
    return nullptr;
}

// Adds classes to a skeleton: the same one twice is one, and T before S is heard as S ("ts", "تش").
void append(std::string& skeleton, std::string_view classes) {
    for (const char of : classes) {
        if (of == 'S' && !skeleton.empty() && skeleton.back() == 'T') skeleton.pop_back();
        if (skeleton.empty() || skeleton.back() != of) skeleton += of;
    }
}

void add_skeletons(Script script, std::string_view word, std::vector<std::string>& keys) {
    std::vector<std::string> variants = {""};
    for (std::size_t at = 0; at < word.size();) {
        const std::string_view rest = word.substr(at);
        const Sound* sound = script == Script::latin    ? sound_at(kLatin, rest)
                             : script == Script::arabic ? sound_at(kArabic, rest)
                                                        : sound_at(kHebrew, rest);
        at += sound == nullptr ? 1 : sound->letters.size();
        if (sound == nullptr) continue;
        const bool silent = script == Script::latin && at == word.size() && at > 2 &&
                            std::string_view("stdxzp").find(rest[0]) != std::string_view::npos;
        std::vector<std::string> next;
        for (const std::string& variant : variants) {
            // One more than is kept, since an S may yet swallow a T.
            if (variant.size() > kConsonants) {
                next.push_back(variant);
                continue;
            }
            if (silent) next.push_back(variant);
            for (const std::string_view classes : base::split(sound->classes, '|')) {
                if (next.size() == kMostVariants) break;
                next.push_back(variant);
                append(next.back(), classes);
            }
        }
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        variants = std::move(next);
    }
    // A word of vowels alone ("Aya") has its own kind of key.
    for (std::string& variant : variants) {
        if (variant.size() > kConsonants) variant.resize(kConsonants);
        keys.push_back(variant.empty() ? "-" : std::move(variant));
    }
}

void add_keys(const Reading& reading, std::vector<std::string>& keys) {
    const Script script = reading.code.script;
    if (script == Script::none) {
        if (!reading.letters.empty()) keys.push_back('"' + reading.letters);
        return;
    }
    add_skeletons(script, reading.letters, keys);
    const std::string_view letters = reading.letters;
    if (script == Script::latin && letters.size() >= 6 &&
        (letters.starts_with("al") || letters.starts_with("el")))
        add_skeletons(script, letters.substr(2), keys);
    if (reading.known == nullptr) return;
    for (const std::uint32_t entry : reading.known->entries)
        keys.push_back('=' + std::to_string(entry));
}

}  // namespace

std::vector<std::string> keys_of(const Name& name) {
    const Units& units = name.units();
    const bool any_rare = std::any_of(units.units.begin(), units.units.end(), [](const Unit& unit) {
        return unit.role == Role::word && !unit.common;
    });
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < units.units.size(); ++i) {
        const Unit& unit = units.units[i];
        if (unit.role == Role::word && !(any_rare && unit.common)) {
            add_keys(unit.whole, keys);
            if (unit.has_bare) add_keys(unit.bare, keys);
        }
        // "نصر الله" for "Nasrallah".
        if (i < units.joined.size() && !units.joined[i].text.empty())
            add_keys(units.joined[i].whole, keys);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace isnad::analysis::names
