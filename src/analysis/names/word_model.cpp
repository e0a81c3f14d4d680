// Purpose: see word_model.h.
//
// A pair of groups is found by two small numbers in a table; its contexts lie beside each other, so
// a step of the alignment touches two or three cache lines. Most pairs of words are told apart
// before that by the consonants they cannot have in common.
#include "analysis/names/word_model.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "analysis/names/letters.h"
#include "base/lexicon.h"
#include "base/result.h"
#include "text/utf8.h"

namespace isnad::analysis::names {
namespace {

constexpr std::int16_t kNever = std::numeric_limits<std::int16_t>::min();
constexpr std::size_t kMostFirst = 3;  // letters of a group in the first word of a table
constexpr std::size_t kMostSecond = 2;
constexpr std::size_t kLetters = 48;  // plain letters of one script, and 0

using Beside = std::array<std::array<std::int8_t, kLetters>, 4>;

// One pair of scripts.
struct Table {
    std::size_t wide = 0;
    std::vector<std::int16_t> weight;   // [first group * wide + second group], kNever
    std::vector<std::uint16_t> beside;  // likewise: which of `contexts`
    std::vector<Beside> contexts;
};

// Consonants in classes that hold across scripts: `sure` is one that every writing shows.
struct Sounds {
    std::uint32_t sure = 0;
    std::uint32_t maybe = 0;
};

Sounds sounds_of_letter(Script script, char letter) {
    enum : std::uint32_t { lip = 1, tip = 2, hiss = 4, back = 8, l = 16, r = 32, m = 64, n = 128 };
    struct Class {
        std::uint32_t sure;
        std::uint32_t maybe;
        std::string_view latin, arabic, hebrew;
    };
    static constexpr std::array<Class, 14> kClasses = {{
        {lip, lip, "bpf", "bfPV", "p"},
        {0, lip, "vwuoUO", "w&", "bw"},
        {tip, tip, "d", "tdTD", "dTt"},
        {0, tip | hiss, "tTD", "v*Z", ""},
        {hiss, hiss, "zSZQC", "zsS$JR", "zsS"},
        {0, hiss, "sy", "", "'"},
        {0, hiss | back, "cjgxG", "jgG", "gy"},
        {back, back, "kq", "kqx", "q"},
        {0, back, "h", "hH", "kHh"},
        {0, hiss | tip, "", "", "c"},
        {l, l, "lL", "l", "l"},
        {r, r, "r", "r", "r"},
        {m, m, "m", "m", "m"},
        {n, n, "nN", "n", "n"},
    }};
    Sounds found;
    for (const Class& each : kClasses) {
        const std::string_view letters = script == Script::latin    ? each.latin
                                         : script == Script::arabic ? each.arabic
                                                                    : each.hebrew;
        if (letters.find(letter) == std::string_view::npos) continue;
        found.sure |= each.sure;
        found.maybe |= each.maybe | each.sure;
    }
    return found;
}

struct Alphabet {
    std::map<char, std::uint8_t> letters;                      // plain letters from 1
    std::map<std::string, std::uint16_t, std::less<>> groups;  // exact letters and groups, from 1
    std::array<std::uint16_t, 256> single = {};
    // Groups of two and three plain letters by their numbers.
    std::vector<std::uint16_t> two = std::vector<std::uint16_t>(kLetters * kLetters);
    std::vector<std::uint16_t> three = std::vector<std::uint16_t>(kLetters * kLetters * kLetters);
    std::array<std::uint8_t, 256> letter = {};
    std::array<std::int16_t, 256> information = {};
    std::array<Sounds, 256> sounds = {};

    std::uint16_t group(std::string_view text) {
        const auto found = groups.find(text);
        if (found != groups.end()) return found->second;
        const auto id = static_cast<std::uint16_t>(groups.size() + 1);
        groups.emplace(std::string(text), id);
        if (text.size() == 1) single[static_cast<unsigned char>(text[0])] = id;
        return id;
    }
};

std::size_t index_of(Script script) {
    return static_cast<std::size_t>(script) - 1;
}

int number(std::string_view text, std::size_t& at) {
    int sign = 1;
    if (at < text.size() && text[at] == '-') {
        sign = -1;
        ++at;
    }
    int value = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        value = value * 10 + (text[at++] - '0');
    return sign * value;
}

class Model {
  public:
    Model();
    const Alphabet& alphabet(Script script) const { return alphabets_[index_of(script)]; }
    // Returns: the table for a word of script `a` beside one of script `b`, or null.
    const Table* table(Script a, Script b) const {
        const Table& found = tables_[index_of(a)][index_of(b)];
        return found.weight.empty() ? nullptr : &found;
    }

  private:
    struct Row {
        Script first, second;
        std::string a, b;  // folded
        int weight;
        std::string_view contexts;
    };
    void add_letters(Script script);
    void fill(Table& table, const std::vector<const Row*>& rows);

    std::array<Alphabet, 3> alphabets_;
    std::array<std::array<Table, 3>, 3> tables_;
};

Script script_named(std::string_view name) {
    if (name == "la") return Script::latin;
    return name == "ar" ? Script::arabic : Script::hebrew;
}

std::string folded_letters(std::string_view text) {
    // Letter by letter: a geresh stands only behind a letter.
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = text::next_code_point(text, at);
        if (c == U'\'')
            out += '\'';
        else
            out += fold_letters(text.substr(begin, at - begin)).folded;
    }
    return out;
}

void Model::add_letters(Script script) {
    Alphabet& alphabet = alphabets_[index_of(script)];
    for (int c = 1; c < 127; ++c) {
        const char letter = static_cast<char>(c);
        const std::string shown = unfolded(script, std::string(1, letter));
        const bool is_letter = (letter == '\'' && script == Script::hebrew) ||
                               shown != std::string(1, letter) ||
                               (script == Script::latin && letter >= 'a' && letter <= 'z');
        if (!is_letter) continue;
        alphabet.group(std::string(1, letter));
        alphabet.sounds[static_cast<std::size_t>(c)] = sounds_of_letter(script, letter);
        const char plain = base_letter(script, letter);
        if (!alphabet.letters.contains(plain)) {
            const auto id = static_cast<std::uint8_t>(alphabet.letters.size() + 1);
            ISNAD_ASSERT(id < kLetters);
            alphabet.letters.emplace(plain, id);
        }
    }
    for (int c = 1; c < 127; ++c) {
        const auto found = alphabet.letters.find(base_letter(script, static_cast<char>(c)));
        if (found != alphabet.letters.end())
            alphabet.letter[static_cast<std::size_t>(c)] = found->second;
    }
}

Model::Model() {
    std::vector<Row> rows;
    for (const base::LexiconRow& row : base::lexicon_rows("name_weights.tsv")) {
        ISNAD_ASSERT(row.size() == 5);
        std::size_t at = 0;
        Row read{script_named(row[0].substr(0, 2)),
                 script_named(row[0].substr(3, 2)),
                 folded_letters(row[1]),
                 folded_letters(row[2]),
                 number(row[3], at),
                 row[4]};
        rows.push_back(std::move(read));
    }
    for (const Script script : {Script::latin, Script::arabic, Script::hebrew}) add_letters(script);
    for (const Row& row : rows) {
        if (row.a.size() > 1) alphabets_[index_of(row.first)].group(row.a);
        if (row.b.size() > 1) alphabets_[index_of(row.second)].group(row.b);
    }
    for (Alphabet& alphabet : alphabets_) {
        for (const auto& [letters, id] : alphabet.groups) {
            if (letters.size() < 2) continue;
            std::size_t at = 0;
            for (const char letter : letters)
                at = at * kLetters + alphabet.letter[static_cast<unsigned char>(letter)];
            (letters.size() == 2 ? alphabet.two : alphabet.three)[at] = id;
        }
    }
    std::map<std::pair<Script, Script>, std::vector<const Row*>> by_table;
    for (const Row& row : rows) by_table[{row.first, row.second}].push_back(&row);
    for (const auto& [scripts, of_table] : by_table)
        fill(tables_[index_of(scripts.first)][index_of(scripts.second)], of_table);
}

void Model::fill(Table& table, const std::vector<const Row*>& rows) {
    const Script first = rows.front()->first;
    const Script second = rows.front()->second;
    const Alphabet& a = alphabets_[index_of(first)];
    const Alphabet& b = alphabets_[index_of(second)];
    table.wide = b.groups.size() + 1;
    table.weight.assign((a.groups.size() + 1) * table.wide, kNever);
    table.beside.assign(table.weight.size(), 0);
    const auto group = [](const Alphabet& alphabet, const std::string& text) -> std::size_t {
        return text.empty() ? 0 : alphabet.groups.find(text)->second;
    };
    // The letters that have this one as their plain letter, itself included.
    const auto exact = [](Script script, const Alphabet& alphabet, const std::string& text) {
        std::vector<std::size_t> ids;
        if (text.empty()) return std::vector<std::size_t>{0};
        if (text.size() > 1) return std::vector<std::size_t>{alphabet.groups.find(text)->second};
        for (const auto& [letters, id] : alphabet.groups) {
            if (letters.size() == 1 && base_letter(script, letters[0]) == text[0])
                ids.push_back(id);
        }
        return ids;
    };
    for (const Row* row : rows) {
        if (row->contexts == "=") continue;
        Beside beside = {};
        std::size_t side = 0;
        for (std::size_t at = 0; at < row->contexts.size();) {
            const char mark = row->contexts[at];
            if (const auto found = std::string_view("<>[]").find(mark);
                found != std::string_view::npos) {
                side = found;
                ++at;
                const std::size_t begin = at;
                text::next_code_point(row->contexts, at);
                const std::string_view shown = row->contexts.substr(begin, at - begin);
                const Alphabet& alphabet = side < 2 ? a : b;
                std::size_t letter = 0;
                if (shown != "^") {
                    const std::string folded = folded_letters(shown);
                    ISNAD_ASSERT(folded.size() == 1);
                    letter = alphabet.letter[static_cast<unsigned char>(folded[0])];
                }
                beside[side][letter] =
                    static_cast<std::int8_t>(std::clamp(number(row->contexts, at), -127, 127));
            } else {
                ++at;
            }
        }
        table.contexts.push_back(beside);
        for (const std::size_t x : exact(first, a, row->a)) {
            for (const std::size_t y : exact(second, b, row->b)) {
                table.weight[x * table.wide + y] = static_cast<std::int16_t>(row->weight);
                table.beside[x * table.wide + y] =
                    static_cast<std::uint16_t>(table.contexts.size() - 1);
            }
        }
    }
    for (const Row* row : rows) {
        if (row->contexts != "=") continue;
        std::int16_t& weight = table.weight[group(a, row->a) * table.wide + group(b, row->b)];
        if (weight != kNever) weight = static_cast<std::int16_t>(weight + row->weight);
    }
    // What a letter is worth where it is answered best.
    for (const bool of_first : {true, false}) {
        Alphabet& alphabet = alphabets_[index_of(of_first ? first : second)];
        for (const auto& [letters, id] : alphabet.groups) {
            if (letters.size() != 1) continue;
            int best = 0;
            for (std::size_t other = 0; other < (of_first ? table.wide : a.groups.size() + 1);
                 ++other) {
                const std::size_t at = of_first ? id * table.wide + other : other * table.wide + id;
                if (table.weight[at] > best) best = table.weight[at];
            }
            std::int16_t& kept = alphabet.information[static_cast<unsigned char>(letters[0])];
            kept = std::max(kept, static_cast<std::int16_t>(best));
        }
    }
}

const Model& model() {
    static const Model built;
    return built;
}

constexpr std::size_t kSide = kLongestCoded + 1;

int align(const Table& table, const CodedWord& a, const CodedWord& b) {
    constexpr int kNone = -1'000'000;
    std::array<std::array<int, kSide>, kSide> best;
    const std::size_t n = a.length;
    const std::size_t m = b.length;
    const auto step = [&](std::size_t i, std::size_t j, std::size_t p, std::size_t q,
                          std::size_t at) {
        const Beside& beside = table.contexts[table.beside[at]];
        return int{table.weight[at]} + beside[0][a.around[i - p]] + beside[1][a.around[i + 1]] +
               beside[2][b.around[j - q]] + beside[3][b.around[j + 1]];
    };
    for (std::size_t i = 0; i <= n; ++i) {
        int row = kNone;
        for (std::size_t j = 0; j <= m; ++j) {
            int top = i + j == 0 ? 0 : kNone;
            if (i > 0) {
                const std::size_t at = a.groups[i - 1][0] * table.wide;
                if (table.weight[at] != kNever)
                    top = std::max(top, best[i - 1][j] + step(i, j, 1, 0, at));
            }
            if (j > 0) {
                const std::size_t at = b.groups[j - 1][0];
                if (table.weight[at] != kNever)
                    top = std::max(top, best[i][j - 1] + step(i, j, 0, 1, at));
            }
            for (std::size_t p = 1; p <= std::min(i, kMostFirst); ++p) {
                const std::size_t x = a.groups[i - p][p - 1];
                if (x == 0) continue;
                for (std::size_t q = 1; q <= std::min(j, kMostSecond); ++q) {
                    const std::size_t y = b.groups[j - q][q - 1];
                    if (y == 0) continue;
                    const std::size_t at = x * table.wide + y;
                    if (table.weight[at] == kNever) continue;
                    top = std::max(top, best[i - p][j - q] + step(i, j, p, q, at));
                }
            }
            best[i][j] = top;
            row = std::max(row, top);
        }
        // What is left of the first word, were it answered best, would not bring it above 0.
        const auto left = static_cast<int>(n - i);
        if (row * static_cast<int>(n) + a.information * left < 0) return kUnlike;
    }
    return std::max(best[n][m], kUnlike);
}

}  // namespace

CodedWord code_word(Script script, std::string_view folded) {
    CodedWord word;
    word.script = script;
    if (script == Script::none) return word;
    const Alphabet& alphabet = model().alphabet(script);
    folded = folded.substr(0, kLongestCoded);
    word.length = static_cast<std::uint8_t>(folded.size());
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const auto letter = static_cast<unsigned char>(folded[i]);
        word.around[i + 1] = alphabet.letter[letter];
        word.groups[i][0] = alphabet.single[letter];
        word.information += alphabet.information[letter];
    }
    for (std::size_t i = 0; i + 1 < folded.size(); ++i) {
        const std::size_t at = word.around[i + 1] * kLetters + word.around[i + 2];
        word.groups[i][1] = alphabet.two[at];
        if (i + 2 < folded.size())
            word.groups[i][2] = alphabet.three[at * kLetters + word.around[i + 3]];
    }
    for (const char letter : folded) {
        const Sounds& sounds = alphabet.sounds[static_cast<unsigned char>(letter)];
        word.sounds |= sounds.sure;
        word.maybe |= sounds.maybe;
    }
    return word;
}

int likeness(const CodedWord& a, const CodedWord& b) {
    if (a.script == Script::none || b.script == Script::none || a.length == 0 || b.length == 0)
        return kUnlike;
    // One letter seldom answers more than two, and the ends of long words that none does are few.
    const auto [shorter, longer] = std::minmax({a.length, b.length});
    if (longer > 2 * shorter + 3) return kUnlike;
    const int strange = std::popcount(a.sounds & ~b.maybe) + std::popcount(b.sounds & ~a.maybe);
    if (strange > 1) return kUnlike;
    if (const Table* table = model().table(a.script, b.script)) {
        const int there = align(*table, a, b);
        if (a.script != b.script) return there;
        return (there + align(*table, b, a)) / 2;
    }
    if (const Table* table = model().table(b.script, a.script)) return align(*table, b, a);
    return kUnlike;
}

double word_score(const CodedWord& a, const CodedWord& b) {
    const int like = likeness(a, b);
    if (like <= kUnlike) return 0;
    const bool by_b = a.script == Script::latin && b.script != Script::latin;
    const bool by_a = b.script == Script::latin && a.script != Script::latin;
    const int measure = by_a   ? a.information
                        : by_b ? b.information
                               : (a.information + b.information) / 2;
    const double share = static_cast<double>(like) / std::max(1, measure);
    // Algebraic, so that every compiler gives the same.
    constexpr double kEven = 0.25;  // share at which "the same" and "not" are even
    constexpr double kSlope = 0.12;
    const double x = share - kEven;
    return 0.5 + 0.5 * x / (kSlope + (x < 0 ? -x : x));
}

bool may_begin(const CodedWord& initial, const CodedWord& word) {
    if (initial.length == 0 || word.length == 0) return false;
    const Table* table = model().table(initial.script, word.script);
    const bool turned = table == nullptr;
    if (turned) table = model().table(word.script, initial.script);
    if (table == nullptr) return false;
    const CodedWord& a = turned ? word : initial;
    const CodedWord& b = turned ? initial : word;
    for (std::size_t p = 0; p < kMostFirst; ++p) {
        for (std::size_t q = 0; q < kMostSecond; ++q) {
            // The initial answers with all its letters, the word with its first ones.
            if ((turned ? q : p) + 1U != initial.length) continue;
            if (a.groups[0][p] == 0 || b.groups[0][q] == 0) continue;
            const std::size_t at = a.groups[0][p] * table->wide + b.groups[0][q];
            constexpr int kLikely = 8;
            if (table->weight[at] != kNever && table->weight[at] >= kLikely) return true;
        }
    }
    return false;
}

}  // namespace isnad::analysis::names
