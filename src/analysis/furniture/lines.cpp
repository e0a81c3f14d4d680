// Purpose: see lines.h.
#include "analysis/furniture/lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <unordered_set>

#include "base/hash.h"
#include "base/lexicon.h"
#include "text/key_form.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::analysis::furniture {

namespace {

constexpr std::string_view kNumber = "0";
constexpr std::string_view kDateWord = "1";  // no word of a template is a number otherwise

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The names of months and weekdays, word by word.
const std::unordered_set<std::string>& date_words() {
    static const auto words = [] {
        std::unordered_set<std::string> set;
        for (const char* list : {"months.tsv", "weekdays.tsv"}) {
            for (const base::LexiconRow& row : base::lexicon_rows(list)) {
                for (const std::string_view form : base::split(row.at(0), '|')) {
                    const std::string key = text::key_of(form);
                    for (const std::string_view word : words_of(key)) set.emplace(word);
                }
            }
        }
        return set;
    }();
    return words;
}

std::uint64_t mixed(std::uint64_t state, std::uint64_t next) {
    return (std::rotl(state, 23) ^ next) * 0x9E3779B97F4A7C15ULL;
}

bool ends_sentence(std::string_view words) {
    constexpr std::array<std::string_view, 7> kEnds = {".", "!", "?", "؟", "۔", "。", "…"};
    constexpr std::array<std::string_view, 8> kClosing = {"\"", "'", ")", "]", "»", "”", "’", " "};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : kClosing) {
            if (!words.ends_with(mark)) continue;
            words.remove_suffix(mark.size());
            again = true;
        }
    }
    return std::any_of(kEnds.begin(), kEnds.end(),
                       [&](std::string_view end) { return words.ends_with(end); });
}

void hash_words(const std::vector<std::string_view>& words, Line& line) {
    const bool numbered = std::any_of(words.begin(), words.end(),
                                      [](std::string_view word) { return is_digit(word[0]); });
    bool says_more = false;  // than numbers and dates: a price is no other price
    bool folded = false;  // the word before was folded, so that "3 May 2024" is as long as "May 3"
    for (const std::string_view word : words) {
        const std::uint64_t hash = base::fast_hash(word);
        line.spelling = mixed(line.spelling, hash);
        if (numbered && (is_digit(word[0]) || date_words().contains(std::string(word)))) {
            const std::string_view stands = is_digit(word[0]) ? kNumber : kDateWord;
            if (!folded || stands == kDateWord)
                line.pattern = mixed(line.pattern, base::fast_hash(stands));
            folded = true;
        } else {
            line.pattern = mixed(line.pattern, hash);
            folded = false;
            says_more = true;
        }
    }
    if (!says_more) line.pattern = line.spelling;
    line.words = static_cast<std::uint32_t>(words.size());
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view key) {
    std::vector<std::string_view> words;
    enum class Run { none, letters, digits } run = Run::none;
    std::size_t start = 0;
    const auto close = [&](std::size_t end) {
        if (run != Run::none) words.push_back(key.substr(start, end - start));
        run = Run::none;
    };
    for (std::size_t at = 0; at < key.size();) {
        const std::size_t here = at;
        const text::LetterClass kind = text::class_of(text::next_code_point(key, at));
        if (run == Run::letters && kind == text::LetterClass::extender) continue;
        if (kind == text::LetterClass::ideograph) {
            close(here);
            words.push_back(key.substr(here, at - here));
            continue;
        }
        const Run wanted = kind == text::LetterClass::letter  ? Run::letters
                           : kind == text::LetterClass::digit ? Run::digits
                                                              : Run::none;
        if (wanted == run) continue;
        close(here);
        run = wanted;
        start = here;
    }
    close(key.size());
    return words;
}

std::vector<Line> lines_of(const model::Article& article) {
    using model::BlockKind;
    std::vector<Line> lines;
    for (std::uint32_t i = 0; i < article.blocks.size(); ++i) {
        const model::Block& block = article.blocks[i];
        if (block.kind == BlockKind::title || block.kind == BlockKind::comment) continue;
        const std::string_view shown = model::cut(article.text, block.span);
        const std::string key = text::key_of(shown);
        const std::vector<std::string_view> words = words_of(key);
        if (words.empty()) continue;
        Line line;
        line.block = i;
        line.body = model::is_body(block.kind);
        line.removable =
            line.body || block.kind == BlockKind::caption || block.kind == BlockKind::related;
        line.ends_sentence = ends_sentence(shown);
        hash_words(words, line);
        lines.push_back(line);
    }
    return lines;
}

}  // namespace isnad::analysis::furniture
