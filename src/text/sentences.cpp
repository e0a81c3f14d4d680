// Sentence ends by the sign, by what stands before it, and by what follows.
//
// The idea: a line end always ends. A run of signs (. ! ? ؟ … ۔) takes the closing quotes and
// brackets behind it along, then ends the sentence if a blank and no small letter follows. A lone
// full stop must moreover not belong to an abbreviation, an initial or a list number. News sites
// often lose the blank after a full stop; between two Arabic words the stop ends all the same.
// The abbreviations are data (lexicon/abbreviations.tsv); single letters follow from their shape.
//
// What it does not do: it never looks further than one word to either side, so it takes linear
// time, and it does not know whose quotation it is in.
#include "text/sentences.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/key_form.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

using model::Span;

constexpr int kLongestWord = 24;  // code points looked at before a stop and behind it

enum class Abbreviation { title, number, any, starter };

const std::map<std::string, Abbreviation, std::less<>>& abbreviations() {
    static const auto known = [] {
        std::map<std::string, Abbreviation, std::less<>> built;
        for (const base::LexiconRow& row : base::lexicon_rows("abbreviations.tsv")) {
            ISNAD_ASSERT(row.size() == 3);
            const std::string_view kind = row[2];
            built.emplace(row[0], kind == "title"    ? Abbreviation::title
                                  : kind == "number" ? Abbreviation::number
                                  : kind == "any"    ? Abbreviation::any
                                                     : Abbreviation::starter);
        }
        return built;
    }();
    return known;
}

bool is_known_as(std::string_view key, Abbreviation kind) {
    const auto found = abbreviations().find(key);
    return found != abbreviations().end() && found->second == kind;
}

bool is_strong_sign(char32_t c) {
    return c == U'!' || c == U'?' || c == 0x061F || c == 0x203D;
}
bool is_ellipsis(char32_t c) {
    return c == 0x2026;
}
bool is_stop(char32_t c) {
    return c == U'.' || c == 0x06D4;
}
bool is_wide_stop(char32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

// Quotes and brackets that may close behind a sentence's sign. Quotes that open elsewhere are
// among them: Arabic pages close with either of a pair.
bool is_closer(char32_t c) {
    switch (c) {
        case U'"':
        case U'\'':
        case U')':
        case U']':
        case U'}':
        case 0x00BB:
        case 0x2019:
        case 0x201C:
        case 0x201D:
        case 0x203A:
        case 0x300D:
            return true;
        default:
            return false;
    }
}

// A run of end signs with what it holds.
struct Signs {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t stops = 0;
    bool strong = false;
    bool ellipsis = false;
    bool wide = false;
};

class Splitter {
  public:
    Splitter(std::string_view text, Span within)
        : text_(text.substr(0, within.end)), begin_(within.start) {}

    std::vector<Span> run() {
        std::size_t at = begin_;
        while (at < text_.size()) {
            std::size_t next = at;
            const char32_t c = next_code_point(text_, next);
            if (class_of(c) == LetterClass::line_end) {
                emit(at);
                begin_ = next;
            } else if (is_sign(c)) {
                const Signs signs = read_signs(at);
                const std::size_t closed = skip_closers(signs.end);
                if (ends_sentence(signs, closed)) {
                    emit(closed);
                    begin_ = closed;
                    next = closed;
                } else {
                    next = signs.end;
                }
            }
            at = next;
        }
        emit(text_.size());
        return std::move(sentences_);
    }

  private:
    static bool is_sign(char32_t c) {
        return is_stop(c) || is_strong_sign(c) || is_ellipsis(c) || is_wide_stop(c);
    }

    char32_t peek(std::size_t at) const {
        return at < text_.size() ? next_code_point(text_, at) : U'\n';
    }

    // Cuts the sentence [begin_, end) out, blanks and invisible marks at its edges left out.
    void emit(std::size_t end) {
        const auto is_nothing = [](char32_t c) {
            const LetterClass kind = class_of(c);
            return kind == LetterClass::blank || kind == LetterClass::line_end ||
                   kind == LetterClass::ignorable;
        };
        std::size_t start = begin_;
        while (start < end) {
            std::size_t next = start;
            if (!is_nothing(next_code_point(text_, next))) break;
            start = next;
        }
        while (end > start) {
            const std::size_t last = step_back(text_, end);
            if (!is_nothing(peek(last))) break;
            end = last;
        }
        if (start < end) {
            sentences_.push_back(
                {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
        }
    }

    Signs read_signs(std::size_t at) const {
        Signs signs{at, at};
        while (signs.end < text_.size()) {
            std::size_t next = signs.end;
            const char32_t c = next_code_point(text_, next);
            if (!is_sign(c)) break;
            signs.stops += is_stop(c) ? 1 : 0;
            signs.strong |= is_strong_sign(c);
            signs.ellipsis |= is_ellipsis(c);
            signs.wide |= is_wide_stop(c);
            signs.end = next;
        }
        return signs;
    }

    // Closing quotes and brackets directly behind the signs; French » also behind one blank.
    std::size_t skip_closers(std::size_t at) const {
        std::size_t end = at;
        while (end < text_.size()) {
            std::size_t next = end;
            char32_t c = next_code_point(text_, next);
            if (class_of(c) == LetterClass::blank && peek(next) == 0x00BB) {
                c = next_code_point(text_, next);
            }
            if (!is_closer(c) && class_of(c) != LetterClass::ignorable) break;
            end = next;
        }
        // A quote that a letter follows opens what comes next; give it back.
        while (end > at) {
            const std::size_t last = step_back(text_, end);
            const char32_t c = peek(last);
            const bool may_open = c == U'"' || c == U'\'' || c == 0x201C;
            const LetterClass follows = class_of(peek(end));
            if (!may_open || (follows != LetterClass::letter && follows != LetterClass::digit)) {
                break;
            }
            end = last;
        }
        return end;
    }

    bool ends_sentence(const Signs& signs, std::size_t closed) const {
        const bool pause = signs.stops == 2 && !signs.strong && !signs.ellipsis && !signs.wide;
        const LetterClass follows = class_of(peek(closed));
        if (follows == LetterClass::line_end) return true;
        if (pause) return false;
        if (signs.wide) return true;
        if (follows != LetterClass::blank) return ends_without_blank(signs, closed);

        std::size_t next_word = closed;
        while (next_word < text_.size() && class_of(peek(next_word)) == LetterClass::blank) {
            next_code_point(text_, next_word);
        }
        const char32_t next = peek(next_word);
        if (class_of(next) == LetterClass::line_end) return true;
        if (is_small_letter(next)) return false;
        const bool lone_stop = signs.stops == 1 && !signs.strong && !signs.ellipsis;
        return !lone_stop || closed != signs.end || stop_ends_before(signs.begin, next_word);
    }

    // A lost blank: a question or a stop between two Arabic words, or before an opening quote.
    bool ends_without_blank(const Signs& signs, std::size_t closed) const {
        const char32_t next = peek(closed);
        if (signs.ellipsis || signs.stops > 1) return false;
        if (signs.strong) return is_arabic_letter(next);
        if (closed != signs.end) return is_arabic_letter(next);
        return is_arabic_letter(next) && arabic_letters_before(signs.begin) >= 3 &&
               arabic_letters_after(closed) >= 2;
    }

    int arabic_letters_before(std::size_t at) const {
        int letters = 0;
        for (int step = 0; step < kLongestWord && at > begin_; ++step) {
            at = step_back(text_, at);
            const char32_t c = peek(at);
            if (is_arabic_letter(c)) {
                ++letters;
            } else if (class_of(c) != LetterClass::extender) {
                break;
            }
        }
        return letters;
    }

    int arabic_letters_after(std::size_t at) const {
        int letters = 0;
        for (int step = 0; step < kLongestWord && at < text_.size(); ++step) {
            const char32_t c = next_code_point(text_, at);
            if (is_arabic_letter(c)) {
                ++letters;
            } else if (class_of(c) != LetterClass::extender) {
                break;
            }
        }
        return letters;
    }

    // What stands directly before a stop: its last part ("S" of "U.S"), and how it hangs together.
    struct Before {
        std::string key;          // key form of the last part; "" where no letters stand there
        std::size_t start = 0;    // where the last part begins
        int letters = 0;          // of the last part
        bool initialism = false;  // parts of one or two letters with inner stops
    };

    Before word_before(std::size_t stop) const {
        Before before;
        std::size_t at = stop;
        int steps = 0;
        for (; steps < kLongestWord && at > begin_; ++steps) {
            const std::size_t last = step_back(text_, at);
            const LetterClass kind = class_of(peek(last));
            if (kind == LetterClass::letter) ++before.letters;
            if (kind != LetterClass::letter && kind != LetterClass::extender) break;
            at = last;
        }
        before.start = at;
        if (before.letters == 0 || steps == kLongestWord) return before;
        before.key = key_of(text_.substr(at, stop - at));
        if (before.letters <= 2 && at > begin_ && text_[at - 1] == '.') {
            std::size_t earlier = at - 1;
            int letters = 0;
            while (letters < 3 && earlier > begin_) {
                const std::size_t last = step_back(text_, earlier);
                if (class_of(peek(last)) != LetterClass::letter) break;
                earlier = last;
                ++letters;
            }
            before.initialism = letters == 1 || letters == 2;
        }
        return before;
    }

    std::string word_after(std::size_t at) const {
        std::size_t end = at;
        for (int step = 0; step < kLongestWord && end < text_.size(); ++step) {
            std::size_t next = end;
            if (class_of(next_code_point(text_, next)) != LetterClass::letter) break;
            end = next;
        }
        return key_of(text_.substr(at, end - at));
    }

    // Whether the lone stop at `stop`, with a blank behind it, ends the sentence before `next`.
    bool stop_ends_before(std::size_t stop, std::size_t next) const {
        if (is_list_number(stop)) return false;
        const Before before = word_before(stop);
        if (before.key.empty()) return true;
        const bool arabic = is_arabic_letter(peek(before.start));
        if (arabic) {
            // No Arabic word has one letter; but "2021 م." and "1443 هـ." close with their year.
            if (before.letters == 1 && !before.initialism) return follows_digit(before.start);
            return !before.initialism;
        }
        if (is_digit_before(before.start)) return true;  // a unit: "250mm."
        const bool initial = before.letters == 1 && is_great_letter(peek(before.start));
        if (initial || before.initialism || is_known_as(before.key, Abbreviation::any)) {
            return is_known_as(word_after(next), Abbreviation::starter);
        }
        if (is_known_as(before.key, Abbreviation::title)) return false;
        return !(is_known_as(before.key, Abbreviation::number) &&
                 class_of(peek(next)) == LetterClass::digit);
    }

    bool follows_digit(std::size_t at) const {
        if (at > begin_ && class_of(peek(step_back(text_, at))) == LetterClass::blank) {
            at = step_back(text_, at);
        }
        return is_digit_before(at);
    }

    bool is_digit_before(std::size_t at) const {
        return at > begin_ && class_of(peek(step_back(text_, at))) == LetterClass::digit;
    }

    // "3." at the beginning of a sentence numbers it.
    bool is_list_number(std::size_t stop) const {
        std::size_t at = begin_;
        while (at < stop && class_of(peek(at)) != LetterClass::digit) {
            const LetterClass kind = class_of(peek(at));
            if (kind != LetterClass::blank && kind != LetterClass::ignorable) return false;
            next_code_point(text_, at);
        }
        int digits = 0;
        for (; at < stop && digits < 4; ++digits) {
            if (class_of(peek(at)) != LetterClass::digit) return false;
            next_code_point(text_, at);
        }
        return at == stop && digits >= 1 && digits <= 3;
    }

    std::string_view text_;
    std::size_t begin_;
    std::vector<Span> sentences_;
};

}  // namespace

std::vector<Span> split_sentences(std::string_view text, Span within) {
    return Splitter(text, within).run();
}

}  // namespace isnad::text
