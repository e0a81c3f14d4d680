// Purpose: see words.h.
#include "analysis/copies/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "base/lexicon.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;

// Marks count as letters: scripts beyond Arabic and Latin write vowels with them.
bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c >= 0x0621 && c <= 0x064A) return c != 0x0640;
    const auto code = static_cast<UChar32>(c);
    return u_isalnum(code) != 0 || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

// What a code point is to a word: a letter (its key), the end of it, nothing, or not to be told
// from the code point alone.
enum : std::uint16_t { kParts = 0, kVanishes = text::kKeyDropped, kAsk = text::kKeyByContext };

const std::array<std::uint16_t, text::kSimpleKeysEnd>& letters() {
    static const auto table = [] {
        std::array<std::uint16_t, text::kSimpleKeysEnd> entries{};
        const auto keys = text::simple_keys();
        for (std::size_t c = 0; c < entries.size(); ++c) {
            const bool told = keys[c] != text::kKeyDropped && keys[c] != text::kKeyByContext;
            entries[c] = told && !is_word_character(keys[c]) ? std::uint16_t{kParts} : keys[c];
        }
        return entries;
    }();
    return table;
}

// The hash of a word, letter by letter; beside it that of its template, each run of digits as '0'.
class WordHash {
  public:
    void add(char32_t c) {
        ++letters_;
        plain_ = mixed(plain_, c);
        if (is_digit(c)) {
            if (!in_digits_) folded_ = mixed(folded_, U'0');
            in_digits_ = any_digit_ = true;
        } else {
            folded_ = mixed(folded_, c);
            in_digits_ = false;
        }
    }
    // Without what the lowest bits tell.
    Word plain() const { return std::max(static_cast<Word>(plain_ >> 32U) & ~Word{3}, kLeastWord); }
    bool any_digit() const { return any_digit_; }
    bool is_short() const { return letters_ <= 3; }
    std::uint64_t folded() const { return folded_; }

  private:
    static std::uint64_t mixed(std::uint64_t state, char32_t c) {
        return (state ^ c) * kMix + (state >> 29);
    }
    std::uint64_t plain_ = 0;
    std::uint64_t folded_ = 0;
    bool in_digits_ = false;
    bool any_digit_ = false;
    std::uint32_t letters_ = 0;
};

// The words of the closed classes of all languages, as a bit a hash.
class ClosedWords {
  public:
    ClosedWords() : bits_(std::size_t{1} << kBits) {
        for (const auto& row : base::lexicon_rows("stop_words.tsv")) {
            if (row.size() < 2) continue;
            for (const std::string_view word : base::split(row[1], '|')) {
                const std::string key = text::key_of(word);
                WordHash hash;
                for (std::size_t at = 0; at < key.size();) hash.add(text::next_code_point(key, at));
                bits_[place(hash)] = true;
            }
        }
    }
    bool holds(const WordHash& hash) const { return bits_[place(hash)]; }

  private:
    static constexpr unsigned kBits = 18;
    static std::size_t place(const WordHash& hash) { return hash.plain() >> (32U - kBits); }
    std::vector<bool> bits_;
};

const ClosedWords& closed_words() {
    static const ClosedWords words;
    return words;
}

inline Word number_of(const WordHash& hash, const ClosedWords& closed) {
    const bool content = hash.any_digit() || (!hash.is_short() && !closed.holds(hash));
    return hash.plain() | (hash.any_digit() ? 1U : 0U) | (content ? 2U : 0U);
}

// Splits lines of one text, counting code points on the way where they are asked for.
template <Unit kUnit>
class Splitter {
  public:
    Splitter(std::string_view text, WordText& out)
        : text_(text), out_(out), letters_(letters()), closed_(closed_words()) {}

    // Requires: called in text order, with ends on boundaries.
    void add_line(std::size_t start, std::size_t end) {
        move_to(start);
        const std::uint32_t before = position_;
        line_ = {.first = out_.size()};
        if (!add_simple_line(start, end)) {
            out_.words.resize(line_.first);
            out_.spans.resize(line_.first);
            line_ = {.first = out_.size()};
            position_ = before;
            add_any_line(start, end);
        }
        read_ = end;
        line_.end = out_.size();
        if (line_.first != line_.end) out_.lines.push_back(line_);
    }

  private:
    // Brings position_ from read_ to `offset`.
    void move_to(std::size_t offset) {
        if constexpr (kUnit == Unit::bytes) {
            position_ = static_cast<std::uint32_t>(offset);
        } else {
            position_ += count(read_, offset);
        }
        read_ = offset;
    }
    std::uint32_t count(std::size_t from, std::size_t to) const {
        return static_cast<std::uint32_t>(
            std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(from),
                          text_.begin() + static_cast<std::ptrdiff_t>(to),
                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    }

    void keep(const WordHash& hash, std::uint32_t start, std::uint32_t end) {
        out_.words.push_back(number_of(hash, closed_));
        out_.spans.push_back({start, end});
        line_.pattern = (std::rotl(line_.pattern, 23) ^ hash.folded()) * kMix;
    }

    // Returns: whether every letter could be told by itself.
    bool add_simple_line(std::size_t start, std::size_t end) {
        bool inside = false;
        std::uint32_t word_start = 0;
        WordHash hash;
        for (std::size_t at = start; at < end;) {
            const auto byte = static_cast<unsigned char>(text_[at]);
            std::size_t next = at + 1;
            std::uint16_t entry = kAsk;
            if (byte < 0x80) {
                entry = letters_[byte];
            } else if (byte < 0xE0) {
                const auto low = static_cast<unsigned char>(text_[at + 1]);
                entry = letters_[(byte & 0x1FU) << 6U | (low & 0x3FU)];
                next = at + 2;
            } else {
                next = at;
                const char32_t c = text::next_code_point(text_, next);
                if (c < text::kSimpleKeysEnd) entry = letters_[c];
            }
            if (entry == kAsk) return false;
            if (entry == kParts) {
                if (inside) keep(hash, word_start, position_);
                inside = false;
            } else if (entry != kVanishes) {
                if (!inside) {
                    inside = true;
                    word_start = position_;
                    hash = {};
                }
                hash.add(entry);
            }
            position_ += kUnit == Unit::bytes ? static_cast<std::uint32_t>(next - at) : 1;
            at = next;
        }
        if (inside) keep(hash, word_start, position_);
        return true;
    }

    void add_any_line(std::size_t start, std::size_t end) {
        const text::KeyForm form = text::key_form(text_.substr(start, end - start));
        std::size_t word = 0;
        bool inside = false;
        WordHash hash;
        for (std::size_t at = 0; at < form.key.size();) {
            const std::size_t here = at;
            const char32_t c = text::next_code_point(form.key, at);
            const bool part = is_word_character(c);
            if (part && !inside) {
                word = here;
                hash = {};
            }
            if (part) hash.add(c);
            if (!part && inside) add_word(form, word, here, start, hash);
            inside = part;
        }
        if (inside) add_word(form, word, form.key.size(), start, hash);
        move_to(end);
    }

    void add_word(const text::KeyForm& form, std::size_t from, std::size_t to, std::size_t base,
                  const WordHash& hash) {
        const std::uint32_t start = form.origin[from];
        // One character may stand for several words (ﷺ): each then covers that character.
        std::size_t last = to;
        while (last + 1 < form.origin.size() && form.origin[last] <= start) ++last;
        if (base + start > read_) move_to(base + start);
        const std::uint32_t begin = position_;
        const std::uint32_t length = kUnit == Unit::bytes
                                         ? form.origin[last] - start
                                         : count(base + start, base + form.origin[last]);
        keep(hash, begin, begin + length);
    }

    std::string_view text_;
    WordText& out_;
    const std::array<std::uint16_t, text::kSimpleKeysEnd>& letters_;
    const ClosedWords& closed_;
    Line line_;
    std::size_t read_ = 0;        // how far position_ has come, in bytes
    std::uint32_t position_ = 0;  // the same in the unit of the spans
};

template <Unit kUnit>
void split_region(Splitter<kUnit>& splitter, std::string_view text, model::Span region) {
    for (std::size_t start = region.start; start < region.end;) {
        const std::size_t found = text.substr(0, region.end).find('\n', start);
        const std::size_t end = found == std::string_view::npos ? region.end : found;
        splitter.add_line(start, end);
        start = end + 1;
    }
}

}  // namespace

void WordText::clear() {
    words.clear();
    spans.clear();
    lines.clear();
}

WordText split_words(std::string_view text, const std::vector<model::Span>& regions) {
    WordText words;
    Splitter<Unit::bytes> splitter(text, words);
    for (const model::Span region : regions) split_region(splitter, text, region);
    return words;
}

void split_words(std::string_view text, Unit unit, WordText& out) {
    out.clear();
    const model::Span whole{0, static_cast<std::uint32_t>(text.size())};
    if (unit == Unit::bytes) {
        Splitter<Unit::bytes> splitter(text, out);
        split_region(splitter, text, whole);
    } else {
        Splitter<Unit::code_points> splitter(text, out);
        split_region(splitter, text, whole);
    }
}

Word word_number(std::string_view key) {
    WordHash hash;
    for (std::size_t at = 0; at < key.size();) hash.add(text::next_code_point(key, at));
    return number_of(hash, closed_words());
}

void drop_lines(WordText& text, const std::vector<bool>& drop) {
    if (std::find(drop.begin(), drop.end(), true) == drop.end()) return;
    WordText kept;
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
        Line line = text.lines[i];
        const std::uint32_t first = kept.size();
        if (drop[i]) {
            if (!kept.words.empty() && kept.words.back() == kBreak) continue;
            kept.words.push_back(kBreak);
            kept.spans.push_back({text.spans[line.first].start, text.spans[line.first].start});
        } else {
            kept.words.insert(kept.words.end(), text.words.begin() + line.first,
                              text.words.begin() + line.end);
            kept.spans.insert(kept.spans.end(), text.spans.begin() + line.first,
                              text.spans.begin() + line.end);
        }
        line.first = first;
        line.end = kept.size();
        kept.lines.push_back(line);
    }
    text = std::move(kept);
}

}  // namespace isnad::analysis::copies
