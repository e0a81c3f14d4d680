// Purpose: see hints.h.
#include "extract/hints.h"

#include <algorithm>
#include <array>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/key_form.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kMostWords = 4;       // words of the longest hint
constexpr std::size_t kLongestValue = 400;  // bytes of a class attribute that are read
constexpr std::size_t kPhraseBytes = 160;   // bytes of a line that are read for phrases

Hints hint_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Hints>, 12> kNamed = {{
        {"body", kHintBody},
        {"weak_body", kHintWeakBody},
        {"comment", kHintComment},
        {"related", kHintRelated},
        {"chrome", kHintChrome},
        {"caption", kHintCaption},
        {"byline", kHintByline},
        {"author", kHintAuthor | kHintByline},
        {"standfirst", kHintStandfirst},
        {"title", kHintTitle},
        {"hidden", kHintHidden},
        {"none", 0},
    }};
    for (const auto& [word, hint] : kNamed) {
        if (word == name) return hint;
    }
    ISNAD_ASSERT(!"unknown kind in lexicon/extract_hints.tsv");
    return 0;
}

const std::unordered_map<std::string_view, Hints>& hint_table() {
    static const auto table = [] {
        std::unordered_map<std::string_view, Hints> all;
        for (const auto& row : base::lexicon_rows("extract_hints.tsv")) {
            if (row.size() >= 2) all[row[1]] |= hint_named(row[0]);
        }
        return all;
    }();
    return table;
}

bool is_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}
bool is_lower(char byte) {
    return byte >= 'a' && byte <= 'z';
}
bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// The words of one class name: "postContent_2x" and "post-content" both give "post", "content".
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    bool in_word = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char byte = name[i];
        const bool letter = is_upper(byte) || is_lower(byte);
        if (!letter) {
            in_word = false;
            continue;
        }
        const bool hump = is_upper(byte) && i > 0 && is_lower(name[i - 1]);
        if (!in_word || hump) words.emplace_back();
        in_word = true;
        words.back().push_back(is_upper(byte) ? static_cast<char>(byte + 32) : byte);
    }
    return words;
}

// The longest hints win: "comment-count" hides "comment".
Hints hints_of_words(const std::vector<std::string>& words) {
    const auto& table = hint_table();
    Hints found = 0;
    for (std::size_t first = 0; first < words.size();) {
        std::size_t taken = 1;
        for (std::size_t count = std::min(kMostWords, words.size() - first); count > 0; --count) {
            std::string name = words[first];
            for (std::size_t i = 1; i < count; ++i) name.append("-").append(words[first + i]);
            const auto at = table.find(name);
            if (at == table.end()) continue;
            found |= at->second;
            taken = count;
            break;
        }
        first += taken;
    }
    return found;
}

Hints hints_of_role(std::string_view role) {
    if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" ||
        role == "menu" || role == "menubar" || role == "dialog" || role == "alert" ||
        role == "alertdialog" || role == "toolbar" || role == "form") {
        return kHintChrome;
    }
    if (role == "complementary") return kHintRelated;
    if (role == "article" || role == "main") return kHintWeakBody;
    return 0;
}

Hints hints_of_property(std::string_view property) {
    if (property == "articleBody" || property == "reviewBody") return kHintBody;
    if (property == "headline") return kHintTitle;
    if (property == "author") return kHintAuthor | kHintByline;
    if (property == "comment") return kHintComment;
    if (property == "caption") return kHintCaption;
    if (property == "datePublished" || property == "dateModified") return kHintByline;
    return 0;
}

}  // namespace

Hints HintReader::of_value(std::string_view value) {
    value = value.substr(0, kLongestValue);
    if (value.empty()) return 0;
    const auto [at, fresh] = known_.try_emplace(value, Hints{0});
    if (!fresh) return at->second;
    Hints found = 0;
    std::size_t start = 0;
    while (start < value.size()) {
        const std::size_t end = std::min(value.find_first_of(" \t\n\r\f", start), value.size());
        if (end > start) found |= hints_of_words(words_of(value.substr(start, end - start)));
        start = end + 1;
    }
    at->second = found;
    return found;
}

Hints HintReader::of(std::uint32_t node) {
    Hints found = of_value(tree_.attribute(node, Name::class_));
    found |= of_value(tree_.attribute(node, Name::id));
    found |= hints_of_role(tree_.attribute(node, Name::role));
    found |= hints_of_property(tree_.attribute(node, Name::itemprop));
    return found;
}

// ---- phrases ----

namespace {

Phrase phrase_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Phrase>, 8> kNamed = {{
        {"related_line", Phrase::related_line},
        {"related_section", Phrase::related_section},
        {"comment_section", Phrase::comment_section},
        {"reply_form", Phrase::reply_form},
        {"chrome_line", Phrase::chrome_line},
        {"byline", Phrase::byline},
        {"source", Phrase::source},
        {"credit", Phrase::credit},
    }};
    for (const auto& [word, phrase] : kNamed) {
        if (word == name) return phrase;
    }
    ISNAD_ASSERT(!"unknown kind in lexicon/extract_phrases.tsv");
    return Phrase::none;
}

bool is_ascii_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n';
}

// The words of a key, marks left out, each with the key offset where it ends.
struct KeyWord {
    std::string_view word;
    std::size_t end = 0;
};

bool is_word_byte(char byte) {
    return is_lower(byte) || is_upper(byte) || is_digit(byte) || byte == '#' || byte == '@' ||
           static_cast<unsigned char>(byte) >= 0x80U;
}

// Marks beyond ASCII that may touch a word.
std::size_t mark_at(std::string_view key, std::size_t at) {
    constexpr std::array<std::string_view, 21> kMarks = {"،", "؛", "؟", "۔", "“", "”", "‘",
                                                         "’", "«", "»", "–", "—", "…", "•",
                                                         "·", "›", "‹", "→", "←", "▶", "►"};
    const auto lead = static_cast<unsigned char>(key[at]);
    if (lead != 0xC2 && lead != 0xD8 && lead != 0xDB && lead != 0xE2) return 0;  // of all marks
    for (const auto mark : kMarks) {
        if (key.substr(at, mark.size()) == mark) return mark.size();
    }
    return 0;
}

std::vector<KeyWord> key_words(std::string_view key) {
    std::vector<KeyWord> words;
    std::size_t start = std::string_view::npos;
    std::size_t at = 0;
    while (at < key.size()) {
        const std::size_t mark = mark_at(key, at);
        const bool inside = mark == 0 && is_word_byte(key[at]);
        if (inside && start == std::string_view::npos) start = at;
        if (!inside && start != std::string_view::npos) {
            words.push_back({key.substr(start, at - start), at});
            start = std::string_view::npos;
        }
        at += std::max<std::size_t>(mark, 1);
    }
    if (start != std::string_view::npos) words.push_back({key.substr(start), key.size()});
    return words;
}

// Phrases by how they must stand; keys are their words joined by one blank.
struct PhraseTable {
    std::unordered_map<std::string, Phrase> lines;
    std::unordered_map<std::string, Phrase> starts;
};

const PhraseTable& phrase_table() {
    static const auto table = [] {
        PhraseTable all;
        for (const auto& row : base::lexicon_rows("extract_phrases.tsv")) {
            if (row.size() < 3) continue;
            const std::string key = text::key_of(row[2]);
            std::string joined;
            for (const auto& word : key_words(key)) {
                if (!joined.empty()) joined.push_back(' ');
                joined.append(word.word);
            }
            (row[1] == "start" ? all.starts : all.lines).emplace(joined, phrase_named(row[0]));
        }
        return all;
    }();
    return table;
}

bool is_number(std::string_view word) {
    return std::ranges::all_of(word, is_digit);
}

std::string_view cut_at_boundary(std::string_view line, std::size_t most) {
    if (line.size() <= most) return line;
    while (most > 0 && (static_cast<unsigned char>(line[most]) & 0xC0U) == 0x80U) --most;
    return line.substr(0, most);
}

}  // namespace

PhraseMatch match_phrase(std::string_view line) {
    const std::string_view head = cut_at_boundary(line, kPhraseBytes);
    const text::KeyForm form = text::key_form(head);
    const std::vector<KeyWord> words = key_words(form.key);
    const bool complete = head.size() == line.size();
    const PhraseTable& table = phrase_table();
    PhraseMatch best;
    std::size_t numbers = 0;
    for (const auto& word : words) numbers += is_number(word.word) ? 1 : 0;
    std::string joined;
    std::size_t used = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 10); ++i) {
        if (is_number(words[i].word)) continue;  // "3 comments" as well as "comments (3)"
        if (!joined.empty()) joined.push_back(' ');
        joined.append(words[i].word);
        ++used;
        const bool whole = complete && used + numbers == words.size();
        auto at = whole ? table.lines.find(joined) : table.lines.end();
        if (at == table.lines.end()) {
            at = table.starts.find(joined);
            if (at == table.starts.end()) continue;
        }
        best.phrase = at->second;
        best.whole_line = whole;
        std::size_t rest = form.origin[words[i].end];
        while (rest < line.size() && (is_ascii_space(line[rest]) || line[rest] == ':' ||
                                      line[rest] == '-' || line[rest] == '|')) {
            ++rest;
        }
        best.rest = static_cast<std::uint32_t>(rest);
    }
    return best;
}

}  // namespace isnad::extract
