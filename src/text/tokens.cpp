// Words, numbers and marks in one pass over each region; sentences laid over them.
//
// The idea: every position belongs to one of three scanners. A word runs over letters, digits and
// what stands on them; apostrophes inside stay ("l'accord"), hyphens part. A number runs over
// digits; its separators stay only where the whole makes one number ("1,250,000.50"), so that
// dates and section numbers ("26.11.2021") come apart. All else is one mark a code point.
//
// What it does not do: units, dates, compound names, elision; those are read from the tokens.
#include "text/tokens.h"

#include <algorithm>

#include "base/result.h"
#include "text/key_form.h"
#include "text/letters.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

using model::Span;

struct Letter {
    char32_t code_point = 0;
    LetterClass kind = LetterClass::other;
    std::size_t next = 0;  // offset behind it
};

Letter letter_at(std::string_view text, std::size_t offset) {
    Letter letter;
    letter.next = offset;
    letter.code_point = next_code_point(text, letter.next);
    letter.kind = class_of(letter.code_point);
    return letter;
}

bool is_letter(LetterClass kind) {
    return kind == LetterClass::letter;
}

// Whether the code point joins two letters into one word: apostrophes, and Hebrew's own signs.
bool joins_letters(char32_t c) {
    return c == U'\'' || c == 0x2019 || c == 0x05F3 || c == 0x05F4;
}

bool is_hebrew(char32_t c) {
    return c >= 0x05D0 && c <= 0x05EA;
}

bool is_number_separator(char32_t c) {
    return c == U'.' || c == U',' || c == 0x066B || c == 0x066C;
}

// One stretch of digits, and the separator behind it (0 where the number ends).
struct DigitGroup {
    Span span;
    std::uint32_t digits = 0;
    char32_t separator = 0;
};

// Whether groups and separators make one number: a single separator always does; several only
// as thousands (groups of three parted by one sign) with at most one other sign before a fraction.
bool is_one_number(const std::vector<DigitGroup>& groups) {
    if (groups.size() <= 2) return true;
    if (groups.front().digits > 3) return false;
    const char32_t thousands = groups.front().separator;
    for (std::size_t i = 1; i < groups.size(); ++i) {
        const bool last = i + 1 == groups.size();
        const bool fraction = last && groups[i - 1].separator != thousands;
        if (fraction) return true;
        if (groups[i - 1].separator != thousands || groups[i].digits != 3) return false;
    }
    return true;
}

class Scanner {
  public:
    Scanner(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

    void scan(Span region) {
        text_ = text_.substr(0, region.end);
        std::size_t at = region.start;
        while (at < text_.size()) {
            const Letter first = letter_at(text_, at);
            switch (first.kind) {
                case LetterClass::blank:
                case LetterClass::line_end:
                case LetterClass::ignorable:
                    at = first.next;
                    break;
                case LetterClass::letter:
                    at = scan_word(at);
                    break;
                case LetterClass::ideograph:
                    at = put(at, skip_extenders(first.next), TokenKind::word);
                    break;
                case LetterClass::digit:
                    at = scan_number(at);
                    break;
                case LetterClass::extender:
                    at = scan_loose_extenders(at);
                    break;
                case LetterClass::other:
                    at = put(at, first.next, TokenKind::mark);
                    break;
            }
        }
    }

  private:
    std::size_t put(std::size_t begin, std::size_t end, TokenKind kind) {
        const std::string_view original = text_.substr(begin, end - begin);
        std::string key = key_of(original);
        if (key.empty()) key = original;  // a lone tatweel or vowel sign
        tokens_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                           std::move(key),
                           kind});
        return end;
    }

    std::size_t skip_extenders(std::size_t at) const {
        while (at < text_.size()) {
            const Letter next = letter_at(text_, at);
            if (next.kind != LetterClass::extender) break;
            at = next.next;
        }
        return at;
    }

    // `begin` is where the token starts; its first letter may stand behind extenders.
    std::size_t scan_word(std::size_t begin) {
        std::size_t end = begin;  // behind the last thing that surely belongs
        std::size_t at = begin;
        bool after_letter = false;
        while (at < text_.size()) {
            const Letter next = letter_at(text_, at);
            if (is_letter(next.kind) || next.kind == LetterClass::extender ||
                next.kind == LetterClass::digit) {
                after_letter =
                    is_letter(next.kind) || (next.kind == LetterClass::extender && after_letter);
                at = end = next.next;
            } else if (next.kind == LetterClass::ignorable) {
                at = next.next;  // belongs where more of the word follows
            } else if (joins_letters(next.code_point) && after_letter && at == end &&
                       next.next < text_.size() && is_letter(letter_at(text_, next.next).kind)) {
                at = next.next;
            } else if (next.code_point == U'"' && at == end && is_gershayim(begin, at)) {
                at = next.next;
            } else {
                break;
            }
        }
        put(begin, end, TokenKind::word);
        return at;
    }

    // Whether the quotation mark at `at` is typed for a gershayim: between Hebrew letters, before
    // the last one ("צה"ל") or a short ending ("מנכ"לית"). A quoted word behind a prefix is none.
    bool is_gershayim(std::size_t begin, std::size_t at) const {
        constexpr std::size_t kHebrewLetter = 2;  // bytes
        constexpr std::size_t kLongestEnding = 3;
        if (at < begin + kHebrewLetter) return false;
        std::size_t last = at - kHebrewLetter;
        if (!is_hebrew(next_code_point_or(last))) return false;
        std::size_t letters = 0;
        std::size_t next = at + 1;
        while (next < text_.size() && letters <= kLongestEnding &&
               is_hebrew(next_code_point_or(next))) {
            next += kHebrewLetter;
            ++letters;
        }
        const bool closes = next < text_.size() && text_[next] == '"';
        if (letters == 0 || letters > kLongestEnding || closes) return false;
        return letters == 1 || at >= begin + 2 * kHebrewLetter;
    }

    // The code point at an offset that may not be a boundary; 0 there.
    char32_t next_code_point_or(std::size_t offset) const {
        const auto lead = static_cast<unsigned char>(text_[offset]);
        if (lead < 0xC0 || lead >= 0xE0) return 0;
        return next_code_point(text_, offset);
    }

    std::size_t scan_number(std::size_t begin) {
        groups_.clear();
        std::size_t at = begin;
        for (;;) {
            DigitGroup group;
            group.span.start = static_cast<std::uint32_t>(at);
            while (at < text_.size()) {
                const Letter next = letter_at(text_, at);
                if (next.kind != LetterClass::digit) break;
                ++group.digits;
                at = next.next;
            }
            group.span.end = static_cast<std::uint32_t>(at);
            if (at < text_.size()) {
                const Letter sign = letter_at(text_, at);
                if (is_number_separator(sign.code_point) && sign.next < text_.size() &&
                    letter_at(text_, sign.next).kind == LetterClass::digit) {
                    group.separator = sign.code_point;
                    at = sign.next;
                }
            }
            groups_.push_back(group);
            if (group.separator == 0) break;
        }
        if (is_one_number(groups_)) {
            return put(groups_.front().span.start, groups_.back().span.end, TokenKind::number);
        }
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            put(groups_[i].span.start, groups_[i].span.end, TokenKind::number);
            if (i + 1 < groups_.size()) {
                put(groups_[i].span.end, groups_[i + 1].span.start, TokenKind::mark);
            }
        }
        return at;
    }

    // Extenders with no letter before them open a word if a letter follows, else they are marks
    // (tatweel serves as a dash).
    std::size_t scan_loose_extenders(std::size_t begin) {
        const std::size_t end = skip_extenders(begin);
        if (end < text_.size() && is_letter(letter_at(text_, end).kind)) return scan_word(begin);
        for (std::size_t at = begin; at < end;) {
            at = put(at, letter_at(text_, at).next, TokenKind::mark);
        }
        return end;
    }

    std::string_view text_;
    std::vector<Token>& tokens_;
    std::vector<DigitGroup> groups_;
};

}  // namespace

TokenisedText tokenise(std::string_view text, std::vector<Region> regions) {
    ISNAD_ASSERT(text.size() < UINT32_MAX);
    TokenisedText result;
    result.text = text;
    result.regions = std::move(regions);
    std::size_t expected = 0;
    for (const Region& region : result.regions) expected += region.span.size() / 7 + 1;
    result.tokens.reserve(expected);

    for (std::uint32_t number = 0; number < result.regions.size(); ++number) {
        const Span region = result.regions[number].span;
        ISNAD_ASSERT(region.start <= region.end && region.end <= text.size());
        auto token = static_cast<std::uint32_t>(result.tokens.size());
        Scanner(text, result.tokens).scan(region);
        for (const Span span : split_sentences(text, region)) {
            Sentence sentence{span, token, token, number};
            while (sentence.end_token < result.tokens.size() &&
                   result.tokens[sentence.end_token].span.start < span.end) {
                ++sentence.end_token;
            }
            token = sentence.end_token;
            result.sentences.push_back(sentence);
        }
    }
    return result;
}

std::vector<Region> regions_of(const model::Article& article) {
    std::vector<Region> regions;
    regions.reserve(article.blocks.size());
    for (const model::Block& block : article.blocks) {
        regions.push_back({block.span, block.kind, block.language, block.repeat_of.has_value()});
    }
    return regions;
}

}  // namespace isnad::text
