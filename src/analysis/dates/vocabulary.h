// The words of times: lexicon/months.tsv, weekdays.tsv and time_words.tsv in one table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/numbers/phrase_table.h"

namespace isnad::analysis::dates {

// The classes of lexicon/time_words.tsv, explained there; month and weekday from their own lists.
enum class TimeClass {
    month,
    weekday,
    day_offset,
    today,
    unit,
    unit_dual,
    units,
    unit_definite,
    modifier,
    modifier_before,
    modifier_text,
    year_word,
    year_words,
    day_word,
    day_words,
    month_word,
    of,
    in,
    ago,
    ago_after,
    later,
    later_after,
    span,
    every,
    vague,
    part,
    am,
    pm,
    noon,
    night,
    daypart,
    clock,
    season,
    decade,
    century_words,
    hijri,
    gregorian,
    future,
    published,
    updated,
    towards,
    clock_line,
    zone,
    weekend,
    not_today,
    matching,
    quarter_word,
    half_word,
    set,
    past,
    future_verb_not,
    units_definite,
    dual_definite,
    range_open,
    range_between,
    range_joint,
    list_joint,
    last_of,
    article,
    fraction,
    less,
    hebrew_month,
    about,
    at_hour,
    first_day,
    clock_word,
    moved,
    numbered,
    paper,
    not_time,
    times_in,
    person,
    weekly,
    unit_alone,
    told,
    present_not,
    men,
    kCount,
};

// Sets of classes, a bit for each.
struct Classes {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    constexpr Classes operator|(Classes other) const {
        return {low | other.low, high | other.high};
    }
    constexpr Classes operator&(Classes other) const {
        return {low & other.low, high & other.high};
    }
    constexpr Classes& operator|=(Classes other) { return *this = *this | other; }
    constexpr bool any() const { return (low | high) != 0; }
};
constexpr Classes bit_of(TimeClass kind) {
    constexpr unsigned kBits = 64;
    const auto place = static_cast<unsigned>(kind);
    if (place < kBits) return {std::uint64_t{1} << place, 0};
    return {0, std::uint64_t{1} << (place - kBits)};
}
template <typename... Kinds>
constexpr Classes classes(Kinds... kinds) {
    return (bit_of(kinds) | ... | Classes{});
}

// How sure the word is a time when it stands by itself.
// (guarded: a number beside it is not enough, unless a word says that it is a day)
enum class Care { none, context, strict, guarded };

struct TimeWord {
    TimeClass kind = TimeClass::of;
    std::string value;  // as in the list
    int number = 0;     // the value, where it is one
    Care care = Care::none;
    bool hijri = false;  // of a month
};
static_assert(static_cast<unsigned>(TimeClass::kCount) <= 128, "a class is a bit of View's mask");

class Vocabulary {
  public:
    Vocabulary();
    const numbers::PhraseTable& table() const { return table_; }
    const TimeWord& word(const numbers::Phrase& phrase) const { return words_[phrase.entry]; }

    // Whether the word looks like an Arabic verb of the future: س, a person's letter, a stem.
    bool is_future_verb(std::string_view key) const;
    // The same of French: it ends in -ra or -ront.
    bool is_french_future(std::string_view key) const;

    // Returns: the Gregorian month that `key` misspells by one letter (added, lost, changed, or two
    // swapped), 0 where none or more than one is that near. Only names of five letters or more, or
    // of `least`.
    int misspelt_month(std::string_view key, std::size_t least = 0) const;

  private:
    void enter(std::string_view forms, TimeWord word,
               numbers::Article article = numbers::Article::as_written);

    numbers::PhraseTable table_;
    std::vector<TimeWord> words_;
    struct LongName {
        std::u32string letters;
        int month = 0;
    };
    std::vector<LongName> long_months_;
    std::vector<std::string> future_look_alikes_;
};

// Returns: the vocabulary, built at the first call. Thread-safe.
const Vocabulary& vocabulary();

}  // namespace isnad::analysis::dates
