// Purpose: see plain_head.h.
#include "extract/plain_head.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "extract/common.h"
#include "text/content_words.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kFewestWords = 4;
constexpr std::size_t kMostWords = 25;
constexpr std::uint32_t kFewestLetters = 12;
constexpr std::uint32_t kMostLetters = 180;
constexpr std::size_t kTextSample = 4000;  // bytes of the text that are read for its words
constexpr double kComesBack = 0.34;        // share of a headline's words that the text has too

bool has_shape(const PageLines& page, std::size_t i, std::size_t fewest_words) {
    const Line& line = page.lines[i];
    const std::size_t words = count_words(page.words(line));
    return line.letters >= kFewestLetters && line.letters <= kMostLetters &&
           words >= fewest_words && words <= kMostWords;
}

std::unordered_set<std::string> words_of_text(const PageLines& page, std::size_t text) {
    std::unordered_set<std::string> words;  // looked up only
    std::size_t read = 0;
    for (std::size_t i = text; i < page.lines.size() && read < kTextSample; ++i) {
        const std::string_view line = page.words(page.lines[i]);
        read += line.size();
        if (line.size() > 8 * kTextSample) continue;
        for (const std::string& word : words_in(line)) words.insert(text::content_word(word));
    }
    words.erase("");
    return words;
}

double share_in_text(std::string_view line, const std::unordered_set<std::string>& text) {
    std::size_t all = 0;
    std::size_t common = 0;
    for (const std::string& word : words_in(line)) {
        const std::string content = text::content_word(word);
        if (content.empty()) continue;
        ++all;
        common += text.contains(content) ? 1 : 0;
    }
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

}  // namespace

bool is_menu_row(std::string_view words) {
    constexpr std::array<std::string_view, 7> kMarks = {"|", "•", "·", "›", "»", "■", " / "};
    std::size_t marks = 0;
    for (const auto mark : kMarks) {
        for (std::size_t at = words.find(mark); at != std::string_view::npos && marks < 2;
             at = words.find(mark, at + mark.size())) {
            ++marks;
        }
    }
    std::size_t gaps = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == '\t') ++gaps;
        if (words[at] != ' ') continue;
        const std::size_t start = at;
        while (at + 1 < words.size() && words[at + 1] == ' ') ++at;
        if (at > start) ++gaps;
    }
    return marks >= 2 || gaps >= 2;
}

std::size_t count_words(std::string_view words) {
    std::size_t count = 0;
    bool inside = false;
    for (const char byte : words) {
        const bool blank = byte == ' ' || byte == '\t';
        if (!blank && !inside) ++count;
        inside = !blank;
    }
    return count;
}

std::optional<std::size_t> choose_headline(const PageLines& page,
                                           const std::vector<std::size_t>& candidates,
                                           std::size_t text) {
    const auto known = words_of_text(page, text);
    for (const std::size_t fewest : {kFewestWords, std::size_t{2}, std::size_t{1}}) {
        std::optional<std::size_t> run_start;
        std::size_t last = 0;
        for (const std::size_t i : candidates) {
            if (!has_shape(page, i, fewest)) continue;
            if (share_in_text(page.words(page.lines[i]), known) >= kComesBack) return i;
            if (!run_start || i != last + 1) run_start = i;
            last = i;
        }
        if (run_start) return run_start;
    }
    return std::nullopt;
}

}  // namespace isnad::extract
