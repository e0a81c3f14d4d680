// Purpose: see words.h.
#include "analysis/copies/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::analysis::copies {

namespace {

// Marks count as letters: scripts beyond Arabic and Latin write vowels with them.
bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c >= 0x0621 && c <= 0x064A) return c != 0x0640;
    const auto code = static_cast<UChar32>(c);
    return u_isalnum(code) != 0 || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

// The word with every digit as '0', to tell templates from texts.
std::uint64_t folded_hash(std::string_view word, std::uint64_t plain) {
    if (std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return plain;
    std::string folded;
    for (const char c : word) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !folded.empty() && folded.back() == '0') continue;
        folded.push_back(digit ? '0' : c);
    }
    return base::fast_hash(folded);
}

std::uint64_t mixed(std::uint64_t state, std::uint64_t next) {
    return (std::rotl(state, 23) ^ next) * 0x9E3779B97F4A7C15ULL;
}

class Splitter {
  public:
    explicit Splitter(WordText& out) : out_(out) {}

    void add_line(std::size_t start, std::size_t end) {
        const text::KeyForm form = text::key_form(out_.text.substr(start, end - start));
        Line line{.first = out_.size()};
        std::size_t word = 0;
        bool inside = false;
        for (std::size_t at = 0; at < form.key.size();) {
            const std::size_t here = at;
            const bool part = is_word_character(text::next_code_point(form.key, at));
            if (part && !inside) word = here;
            if (!part && inside) add_word(form, word, here, start, line);
            inside = part;
        }
        if (inside) add_word(form, word, form.key.size(), start, line);
        line.end = out_.size();
        if (line.first != line.end) out_.lines.push_back(line);
    }

  private:
    void add_word(const text::KeyForm& form, std::size_t from, std::size_t to, std::size_t base,
                  Line& line) {
        const std::uint32_t start = form.origin[from];
        // One character may stand for several words (ﷺ): each then covers that character.
        std::size_t last = to;
        while (last + 1 < form.origin.size() && form.origin[last] <= start) ++last;
        const std::string_view key = std::string_view(form.key).substr(from, to - from);
        const std::uint64_t hash = base::fast_hash(key) | 1U;
        out_.hashes.push_back(hash);
        out_.spans.push_back({static_cast<std::uint32_t>(base + start),
                              static_cast<std::uint32_t>(base + form.origin[last])});
        line.pattern = mixed(line.pattern, folded_hash(key, hash));
    }

    WordText& out_;
};

}  // namespace

WordText split_words(std::string_view text, const std::vector<model::Span>& regions) {
    WordText words;
    words.text = text;
    Splitter splitter(words);
    for (const model::Span region : regions) {
        std::size_t start = region.start;
        while (start < region.end) {
            const std::size_t found = text.substr(0, region.end).find('\n', start);
            const std::size_t end = found == std::string_view::npos ? region.end : found;
            splitter.add_line(start, end);
            start = end + 1;
        }
    }
    return words;
}

void drop_lines(WordText& words, const std::vector<bool>& drop) {
    if (std::find(drop.begin(), drop.end(), true) == drop.end()) return;
    std::vector<std::uint64_t> hashes;
    std::vector<model::Span> spans;
    std::vector<Line> lines;
    for (std::size_t i = 0; i < words.lines.size(); ++i) {
        const Line line = words.lines[i];
        Line kept{static_cast<std::uint32_t>(spans.size()), 0, line.pattern};
        kept.beside_dropped = (i > 0 && drop[i - 1]) || (i + 1 < drop.size() && drop[i + 1]);
        if (drop[i]) {
            if (!hashes.empty() && hashes.back() == 0) continue;
            hashes.push_back(0);
            spans.push_back({words.spans[line.first].start, words.spans[line.first].start});
        } else {
            hashes.insert(hashes.end(), words.hashes.begin() + line.first,
                          words.hashes.begin() + line.end);
            spans.insert(spans.end(), words.spans.begin() + line.first,
                         words.spans.begin() + line.end);
        }
        kept.end = static_cast<std::uint32_t>(spans.size());
        lines.push_back(kept);
    }
    words.hashes = std::move(hashes);
    words.spans = std::move(spans);
    words.lines = std::move(lines);
}

Vocabulary number_words(std::vector<WordText>& texts) {
    Vocabulary vocabulary{{0}, {0}};
    std::vector<std::uint64_t> counts{0};
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    std::uint64_t total = 0;
    for (WordText& words : texts) {
        words.ids.resize(words.hashes.size());
        for (std::size_t i = 0; i < words.hashes.size(); ++i) {
            const std::uint64_t hash = words.hashes[i];
            if (hash == 0) continue;
            const auto [place, fresh] =
                numbers.try_emplace(hash, static_cast<std::uint32_t>(vocabulary.hashes.size()));
            if (fresh) {
                vocabulary.hashes.push_back(hash);
                counts.push_back(0);
            }
            words.ids[i] = place->second;
            ++counts[place->second];
            ++total;
        }
    }
    // A word's weight is its information in bits, within limits: in a handful of pages even a
    // name may look frequent, and no single word should carry a passage.
    vocabulary.weights.resize(counts.size());
    for (std::size_t id = 1; id < counts.size(); ++id) {
        const double bits =
            std::log2(static_cast<double>(total + 1000) / static_cast<double>(counts[id]));
        vocabulary.weights[id] =
            static_cast<std::uint8_t>(std::clamp(static_cast<int>(bits), kLightest, kHeaviest));
    }
    return vocabulary;
}

}  // namespace isnad::analysis::copies
