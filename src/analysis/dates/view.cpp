// Purpose: see view.h.
#include "analysis/dates/view.h"

#include <algorithm>

#include "analysis/numbers/numbers.h"
#include "text/utf8.h"

namespace isnad::analysis::dates {

namespace {

bool is_bidi(char32_t c) {
    return c == 0x200E || c == 0x200F || c == 0x061C || c == 0xFEFF ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_arabic_mark(char32_t c) {
    return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640 || is_bidi(c);
}

}  // namespace

View::View(const text::TokenisedText& text, const numbers::Segment& segment, const Options& options,
           const std::optional<Moment>& reference)
    : text_(text),
      vocabulary_(vocabulary()),
      tokens_(segment.tokens),
      options_(options),
      reference_(reference) {
    if (segment.region < text.regions.size()) language_ = text.regions[segment.region].language;
    const Vocabulary& known = vocabulary_;
    places_.resize(tokens_.size());
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
        const text::Token& token = tokens_[at];
        Place& place = places_[at];
        if (token.kind == text::TokenKind::number) {
            place.number = true;
            continue;
        }
        place.bucket = known.table().bucket(token.key);
        if (place.bucket != nullptr) {
            for (const numbers::Phrase& phrase : *place.bucket) {
                if (numbers::PhraseTable::spelt(phrase, from(at)))
                    place.classes |= bit_of(known.word(phrase).kind);
            }
        }
        // A day in Hebrew letters is no word of any list, and the article of "الـ14" is a token of
        // its own.
        if (token.kind != text::TokenKind::word) continue;
        place.number = numbers::may_begin_number(token) || token.key.starts_with("\xD7") ||
                       (token.key == "ال" && at + 1 < tokens_.size() &&
                        tokens_[at + 1].kind == text::TokenKind::number);
    }
}

const std::optional<numbers::OrdinalReading>& View::ordinal(std::size_t at) const {
    if (at != ordinal_at_) {
        ordinal_at_ = at;
        ordinal_ =
            at < size() && places_[at].number ? numbers::read_ordinal(from(at)) : std::nullopt;
    }
    return ordinal_;
}

const std::optional<numbers::NumberReading>& View::number(std::size_t at) const {
    if (at != number_at_) {
        number_at_ = at;
        number_ = at < size() && places_[at].number ? numbers::read_number_as(from(at), language_)
                                                    : std::nullopt;
    }
    return number_;
}

std::optional<numbers::Number> View::count(std::size_t at) const {
    const auto& reading = number(at);
    if (!reading || reading->article_only || reading->fraction_only) return std::nullopt;
    return numbers::Number{reading->value, reading->tokens};
}

Hit View::find_word(std::size_t at, TimeClass kind) const {
    for (const numbers::Phrase& phrase : *places_[at].bucket) {
        const TimeWord& word = vocabulary_.word(phrase);
        if (word.kind == kind && numbers::PhraseTable::spelt(phrase, from(at)))
            return {&word, &phrase, at + phrase.tokens()};
    }
    return {};
}

Hit View::word_before(std::size_t at, TimeClass kind) const {
    constexpr std::size_t kLongest = 4;
    for (std::size_t length = 1; length <= kLongest && length <= at; ++length) {
        if (!has(at - length, kind)) continue;
        for (const numbers::Phrase& phrase : *places_[at - length].bucket) {
            const TimeWord& word = vocabulary_.word(phrase);
            if (word.kind == kind && phrase.tokens() == length &&
                numbers::PhraseTable::spelt(phrase, from(at - length)))
                return {&word, &phrase, at};
        }
    }
    return {};
}

bool View::adjoins_next(std::size_t at) const {
    if (at + 1 >= size()) return false;
    const model::Span gap{tokens_[at].span.end, tokens_[at + 1].span.start};
    constexpr std::uint32_t kMostMarks = 24;  // bytes
    if (gap.empty()) return true;
    if (gap.size() > kMostMarks) return false;
    const std::string_view between = text_.words(gap);
    for (std::size_t offset = 0; offset < between.size();) {
        if (!is_bidi(text::next_code_point(between, offset))) return false;
    }
    return true;
}

int View::digits(std::size_t at) const {
    if (!is_number(at)) return -1;
    const std::string& key = tokens_[at].key;
    if (key.empty() || key.size() > 4) return -1;
    int value = 0;
    for (const char c : key) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool View::capitalised(std::size_t at) const {
    if (at >= size()) return false;
    const std::string_view word = written(at);
    return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

// "تفتح المدارس أبوابها": a verb of the present where a clause begins tells of what is planned. A
// word in ت is one only before a feminine subject: "تراجع الإنتاج" is a verb of the past, and
// "تأخر" a noun.
bool View::opens_in_present(std::size_t at) const {
    constexpr std::size_t kShortest = 6;  // bytes: three letters
    std::string_view key = tokens_[at].key;
    const bool joined = key.starts_with("وي") || key.starts_with("وت");
    if (joined) key.remove_prefix(std::string_view("و").size());
    if (key.size() < kShortest || (!key.starts_with("ي") && !key.starts_with("ت"))) return false;
    if (places_[at].classes.any()) return false;  // a time, or a verb that plans nothing
    const bool opens = at == 0 || is_comma(at - 1) || key_is(at - 1, "ثم") ||
                       key_is(at - 1, "ان") || key_is(at - 1, "حيث") || (joined && at > 0);
    if (!opens) return false;
    if (key.starts_with("ي")) return true;
    if (at + 1 >= size()) return false;
    const std::string_view subject = tokens_[at + 1].key;
    if (has(at + 1, TimeClass::men)) return false;
    return subject.ends_with("ه") || subject.ends_with("ات");
}

bool View::future_before(std::size_t at) const {
    constexpr std::size_t kReach = 14;  // tokens
    // "منذ مطلع مايو" began before now, whatever the clause is about; "بحلول مايو" is ahead.
    std::size_t head = at;
    while (head > 0 && at - head < 3 &&
           (has(head - 1, TimeClass::part) || has(head - 1, TimeClass::month_word) ||
            has(head - 1, TimeClass::article) || key_is(head - 1, "-")))
        --head;
    if (head > 0 &&
        (key_is(head - 1, "منذ") || key_is(head - 1, "since") || key_is(head - 1, "depuis")))
        return false;
    const Hit towards = word_before(head, TimeClass::towards);
    const bool ahead = towards && towards.word->value == "ahead";
    bool told = false;
    for (std::size_t back = 1; back <= kReach && back <= at; ++back) {
        const std::size_t here = at - back;
        // The full stop of "p.m." ends no sentence.
        constexpr std::size_t kShort = 2;
        const bool letter =
            here > 0 && tokens_[here - 1].key.size() <= kShort && is_latin(here - 1);
        if ((key_is(here, ".") && !letter) || key_is(here, "!") || key_is(here, "؟")) return ahead;
        if (has(here, TimeClass::past)) return false;
        told = told || has(here, TimeClass::told);
        const std::string& key = tokens_[here].key;
        if (has(here, TimeClass::future) || vocabulary_.is_future_verb(key)) return true;
        if (language_ == "fr" && is_word(here) && vocabulary_.is_french_future(key)) return true;
        if (!told && is_word(here) && opens_in_present(here)) return true;
    }
    return ahead;
}

model::Span View::span(std::size_t begin, std::size_t end) const {
    model::Span out{tokens_[begin].span.start, tokens_[end - 1].span.end};
    if (places_[begin].bucket == nullptr) {
        // "وعشرين دقيقة": the "and" of a number word, but not the first letter of "واحد".
        constexpr std::string_view kAnd = "و";
        text::Token bare = tokens_[begin];
        if (bare.kind != text::TokenKind::word || !bare.key.starts_with("و") ||
            bare.key.starts_with("واحد"))
            return out;
        bare.key.erase(0, kAnd.size());
        if (numbers::may_begin_number(bare) && written(begin).starts_with(kAnd))
            out.start += static_cast<std::uint32_t>(kAnd.size());
        return out;
    }
    // The shortest prefix under which the word is known: "وسط" is not "و" and "سط".
    const numbers::Phrase* best = nullptr;
    for (const numbers::Phrase& phrase : *places_[begin].bucket) {
        if (!numbers::PhraseTable::spelt(phrase, from(begin))) continue;
        if (best == nullptr || phrase.prefix.size() < best->prefix.size()) best = &phrase;
    }
    if (best == nullptr || best->prefix.empty()) return out;
    const std::string_view word = written(begin);
    // "للعام" cannot be cut: its ل is also the article's.
    if (tokens_[begin].key.starts_with("لل") || tokens_[begin].key.starts_with("ولل")) return out;
    std::size_t offset = 0;
    const std::size_t letters = text::count_code_points(best->prefix);
    for (std::size_t i = 0; i < letters && offset < word.size(); ++i) {
        text::next_code_point(word, offset);
        for (std::size_t next = offset; next < word.size(); offset = next) {
            if (!is_arabic_mark(text::next_code_point(word, next))) break;
        }
    }
    if (offset < word.size()) out.start += static_cast<std::uint32_t>(offset);
    return out;
}

}  // namespace isnad::analysis::dates
