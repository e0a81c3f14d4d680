// Purpose: see common.h.
#include "extract/common.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/lexicon.h"
#include "extract/hints.h"
#include "text/key_form.h"
#include "text/language.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kShortestRepeat = 20;  // letters
constexpr std::size_t kShortestLanguage =
    24;                                      // letters a block needs to have a language of its own
constexpr std::size_t kLongestCredit = 240;  // bytes
constexpr std::size_t kBlockSample = 400;    // bytes of a block that tell its language
constexpr std::size_t kLanguageSample = 8000;  // bytes of a body that are read for its language

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}
bool is_alpha(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Punctuation and symbols outside ASCII.
bool is_wide_mark(char32_t c) {
    return text::class_of(c) == text::LetterClass::other;
}

// Calls `each` with every word of a key: runs of letters and digits, digits apart from letters.
template <typename Each>
void each_word(std::string_view key, Each&& each) {
    std::size_t start = 0;
    std::size_t at = 0;
    int kind = 0;  // 0 none, 1 letters, 2 digits
    const auto close = [&](std::size_t end) {
        if (kind != 0) each(key.substr(start, end - start), kind == 2);
        kind = 0;
    };
    while (at < key.size()) {
        const std::size_t here = at;
        const char32_t c = text::next_code_point(key, at);
        int now = 0;
        if (c < 0x80) {
            if (is_digit(static_cast<char>(c)))
                now = 2;
            else if (is_alpha(static_cast<char>(c)))
                now = 1;
        } else if (!is_wide_mark(c)) {
            now = 1;
        }
        if (now != kind) {
            close(here);
            start = here;
            kind = now;
        }
    }
    close(key.size());
}

struct DateWords {
    std::unordered_set<std::string> all;    // may stand in a date line
    std::unordered_set<std::string> names;  // months and weekdays
};

const DateWords& date_words() {
    static const auto words = [] {
        DateWords out;
        for (const auto& row : base::lexicon_rows("extract_date_words.tsv")) {
            if (row.size() < 2) continue;
            const std::string key = text::key_of(row[1]);
            out.all.insert(key);
            if (row[0] == "name") out.names.insert(key);
        }
        return out;
    }();
    return words;
}

std::unordered_set<std::string> keys_of_list(std::string_view lexicon) {
    std::unordered_set<std::string> keys;
    for (const auto& row : base::lexicon_rows(lexicon)) keys.insert(bare_key(row[0]));
    return keys;
}

const std::unordered_set<std::string>& agencies() {
    static const auto keys = keys_of_list("extract_agencies.tsv");
    return keys;
}

std::uint32_t count_letters(std::string_view words) {
    Line line;
    measure(words, line);
    return line.letters;
}

}  // namespace

std::string fold_blanks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool blank = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char byte = text[i];
        const bool no_break = byte == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
        if (no_break || byte == ' ' || (byte >= '\t' && byte <= '\r')) {
            blank = true;
            if (no_break) ++i;
            continue;
        }
        if (blank && !out.empty()) out.push_back(' ');
        blank = false;
        out.push_back(byte);
    }
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& byte : out) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + 32);
    }
    return out;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    each_word(text::key_of(text), [&](std::string_view word, bool) { words.emplace_back(word); });
    return words;
}

std::string_view without_marks(std::string_view text, std::span<const std::string_view> marks) {
    for (bool again = true; again;) {
        again = false;
        for (const auto mark : marks) {
            if (text.starts_with(mark)) {
                text.remove_prefix(mark.size());
                again = true;
            } else if (text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                again = true;
            }
        }
    }
    return text;
}

std::string bare_key(std::string_view text) {
    std::string out;
    each_word(text::key_of(text), [&](std::string_view word, bool) { out.append(word); });
    return out;
}

bool is_date_line(std::string_view line) {
    if (line.size() > 160) return false;
    const DateWords& known = date_words();
    std::size_t numbers = 0;
    std::size_t names = 0;
    bool only = true;
    each_word(text::key_of(line), [&](std::string_view word, bool number) {
        if (number) {
            ++numbers;
            if (word.size() > 4) only = false;
            return;
        }
        const std::string key(word);
        names += known.names.contains(key) ? 1 : 0;
        if (!known.all.contains(key)) only = false;
    });
    return only && ((numbers >= 1 && names >= 1) || numbers >= 3 ||
                    (numbers == 2 && names == 0 && line.find(':') != std::string_view::npos));
}

bool is_credit_line(std::string_view line) {
    if (line.size() > kLongestCredit) return false;
    constexpr std::array<std::string_view, 2> kCreditMarks = {"ⓒ", "📷"};
    for (const auto mark : kCreditMarks) {
        if (line.starts_with(mark)) return true;
    }
    if (line.find('+') == std::string_view::npos && agencies().contains(bare_key(line)))
        return true;
    // The last part after a dash, slash or bar, or inside closing brackets.
    constexpr std::array<std::string_view, 7> kParts = {"-", "–", "—", "/", "|", "(", "["};
    std::size_t cut = std::string_view::npos;
    std::size_t width = 0;
    for (const auto part : kParts) {
        const std::size_t at = line.rfind(part);
        if (at == std::string_view::npos || (cut != std::string_view::npos && at < cut)) continue;
        cut = at;
        width = part.size();
    }
    if (cut == std::string_view::npos || cut == 0) return false;
    const std::string tail = bare_key(line.substr(cut + width));
    if (tail.empty() || !agencies().contains(tail)) return false;
    Line before;
    measure(line.substr(0, cut), before);
    const bool bracket = line[cut] == '(' || line[cut] == '[';
    return !bracket || !before.ends_sentence || before.letters < 200;
}

bool opens_comments(const PhraseMatch& match, const Line& line, std::string_view words) {
    if (match.phrase != Phrase::comment_section) return false;
    if (match.whole_line) return true;
    if (line.ends_sentence || words.size() > kLongestCredit) return false;
    const std::vector<std::string> each = words_in(words);
    if (each.empty()) return false;
    // Arabic counts one and two in the noun itself.
    const bool says_number = static_cast<unsigned char>(words.front()) >= 0x80U;
    return is_digit(each.front().front()) || (says_number && each.size() <= 4);
}

bool is_section_label(std::string_view line) {
    static const auto keys = keys_of_list("extract_section_labels.tsv");
    return line.size() < 80 && keys.contains(bare_key(line));
}

std::string person_in(std::string_view line) {
    std::string folded = fold_blanks(line.substr(0, line.size() > 2000 ? 0 : line.size()));
    const PhraseMatch match = match_phrase(folded);
    if (match.phrase == Phrase::byline)
        folded.erase(0, match.rest);
    else if (match.phrase != Phrase::none)
        return {};
    std::string_view name = folded;
    // A name ends where a figure, a bar or a dot in mid-line begins.
    constexpr std::array<std::string_view, 8> kEnds = {" | ", " / ", " • ", " · ",
                                                       " - ", " – ", " — ", "|"};
    std::size_t end = std::min(name.find_first_of("0123456789@("), name.size());
    for (const auto mark : kEnds) end = std::min(end, std::min(name.find(mark), name.size()));
    name = name.substr(0, end);
    constexpr std::string_view kLoose = " ,;:/|-";
    while (!name.empty() && kLoose.find(name.back()) != std::string_view::npos)
        name.remove_suffix(1);
    while (!name.empty() && kLoose.find(name.front()) != std::string_view::npos)
        name.remove_prefix(1);
    Line measured;
    measure(name, measured);
    if (measured.letters < 2 || measured.letters > 80 || is_date_line(name)) return {};
    return std::string(name);
}

void make_blocks(const PageLines& page, const std::vector<model::BlockKind>& kinds,
                 model::Article& article) {
    article.blocks.reserve(page.lines.size());
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        article.blocks.push_back({.kind = kinds[i], .span = page.lines[i].span});
    }
}

void finish_blocks(model::Article& article) {
    std::string body;
    for (const model::Block& block : article.blocks) {
        if (!model::is_body(block.kind) || body.size() >= kLanguageSample) continue;
        body.append(model::cut(article.text, block.span)).push_back('\n');
    }
    article.language = text::detect_language(body);
    std::unordered_map<std::string, std::uint32_t> seen;  // looked up only
    for (std::uint32_t i = 0; i < article.blocks.size(); ++i) {
        model::Block& block = article.blocks[i];
        const std::string_view words = model::cut(article.text, block.span);
        const std::size_t letters = count_letters(words);
        const bool told =
            block.kind != model::BlockKind::chrome && block.kind != model::BlockKind::related;
        if (told && letters >= kShortestLanguage) {
            const std::string_view sample = text::utf8_prefix(words, kBlockSample);
            block.language = text::reads_as(sample, article.language)
                                 ? article.language
                                 : text::detect_language(sample);
        }
        const bool may_repeat =
            model::is_body(block.kind) || block.kind == model::BlockKind::caption;
        if (!may_repeat || letters < kShortestRepeat) continue;
        const auto [at, fresh] = seen.try_emplace(fold_blanks(text::key_of(words)), i);
        if (!fresh) block.repeat_of = at->second;
    }
}

}  // namespace isnad::extract
