// Purpose: see vocabulary.h.
#include "analysis/dates/vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::analysis::dates {

namespace {

constexpr std::size_t kLongName = 5;  // letters of a month name that may be misspelt

constexpr std::array<std::pair<std::string_view, TimeClass>, 75> kClasses = {{
    {"day_offset", TimeClass::day_offset},
    {"today", TimeClass::today},
    {"unit", TimeClass::unit},
    {"unit_dual", TimeClass::unit_dual},
    {"units", TimeClass::units},
    {"unit_definite", TimeClass::unit_definite},
    {"modifier", TimeClass::modifier},
    {"modifier_before", TimeClass::modifier_before},
    {"modifier_text", TimeClass::modifier_text},
    {"year_word", TimeClass::year_word},
    {"year_words", TimeClass::year_words},
    {"day_word", TimeClass::day_word},
    {"day_words", TimeClass::day_words},
    {"month_word", TimeClass::month_word},
    {"of", TimeClass::of},
    {"in", TimeClass::in},
    {"ago", TimeClass::ago},
    {"ago_after", TimeClass::ago_after},
    {"later", TimeClass::later},
    {"later_after", TimeClass::later_after},
    {"span", TimeClass::span},
    {"every", TimeClass::every},
    {"vague", TimeClass::vague},
    {"part", TimeClass::part},
    {"am", TimeClass::am},
    {"pm", TimeClass::pm},
    {"noon", TimeClass::noon},
    {"night", TimeClass::night},
    {"daypart", TimeClass::daypart},
    {"clock", TimeClass::clock},
    {"season", TimeClass::season},
    {"decade", TimeClass::decade},
    {"century_words", TimeClass::century_words},
    {"hijri", TimeClass::hijri},
    {"gregorian", TimeClass::gregorian},
    {"future", TimeClass::future},
    {"published", TimeClass::published},
    {"updated", TimeClass::updated},
    {"towards", TimeClass::towards},
    {"clock_line", TimeClass::clock_line},
    {"zone", TimeClass::zone},
    {"weekend", TimeClass::weekend},
    {"not_today", TimeClass::not_today},
    {"matching", TimeClass::matching},
    {"quarter_word", TimeClass::quarter_word},
    {"half_word", TimeClass::half_word},
    {"set", TimeClass::set},
    {"past", TimeClass::past},
    {"future_verb_not", TimeClass::future_verb_not},
    {"month", TimeClass::month},
    {"weekday", TimeClass::weekday},
    {"units_definite", TimeClass::units_definite},
    {"dual_definite", TimeClass::dual_definite},
    {"range_open", TimeClass::range_open},
    {"range_between", TimeClass::range_between},
    {"range_joint", TimeClass::range_joint},
    {"list_joint", TimeClass::list_joint},
    {"last_of", TimeClass::last_of},
    {"article", TimeClass::article},
    {"fraction", TimeClass::fraction},
    {"less", TimeClass::less},
    {"hebrew_month", TimeClass::hebrew_month},
    {"about", TimeClass::about},
    {"at_hour", TimeClass::at_hour},
    {"first_day", TimeClass::first_day},
    {"clock_word", TimeClass::clock_word},
    {"moved", TimeClass::moved},
    {"numbered", TimeClass::numbered},
    {"paper", TimeClass::paper},
    {"not_time", TimeClass::not_time},
    {"times_in", TimeClass::times_in},
    {"weekly", TimeClass::weekly},
    {"unit_alone", TimeClass::unit_alone},
    {"present_not", TimeClass::present_not},
    {"men", TimeClass::men},
}};

TimeClass class_of(std::string_view name) {
    for (const auto& [known, kind] : kClasses) {
        if (known == name) return kind;
    }
    ISNAD_ASSERT(!"time_words.tsv has an unknown class");
    return TimeClass::of;
}

int number_of(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::u32string letters_of(std::string_view key) {
    std::u32string letters;
    for (std::size_t at = 0; at < key.size();) letters.push_back(text::next_code_point(key, at));
    return letters;
}

// Whether one edit (Damerau: insert, delete, change, swap of neighbours) parts the two.
bool one_edit_apart(const std::u32string& a, const std::u32string& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    if (std::max(a.size(), b.size()) - shorter > 1) return false;
    std::size_t head = 0;
    while (head < shorter && a[head] == b[head]) ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    const std::size_t rest_a = a.size() - head - tail;
    const std::size_t rest_b = b.size() - head - tail;
    if (rest_a + rest_b == 0) return false;  // the same word
    if (rest_a <= 1 && rest_b <= 1) return true;
    return rest_a == 2 && rest_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

}  // namespace

Vocabulary::Vocabulary() {
    for (const base::LexiconRow& row : base::lexicon_rows("months.tsv")) {
        ISNAD_ASSERT(row.size() >= 4);
        if (row[3] == "page") continue;  // of languages whose texts are not read for times
        TimeWord word{TimeClass::month, std::string(row[1]), number_of(row[1]), Care::none,
                      row[2] == "hijri"};
        if (row[3] == "context") word.care = Care::context;
        if (row[3] == "strict") word.care = Care::strict;
        if (row[3] == "guarded") word.care = Care::guarded;
        enter(row[0], word);
        if (word.hijri || word.care == Care::guarded) continue;
        for (const std::string_view form : base::split(row[0], '|')) {
            const std::u32string letters = letters_of(text::key_of(form));
            if (letters.size() >= kLongName && letters.find(U' ') == std::u32string::npos)
                long_months_.push_back({letters, word.number});
        }
    }
    for (const base::LexiconRow& row : base::lexicon_rows("weekdays.tsv")) {
        ISNAD_ASSERT(row.size() >= 2);
        const std::string_view care = row.size() > 2 ? row[2] : "";
        TimeWord word{TimeClass::weekday, std::string(row[1]), number_of(row[1]), Care::none,
                      false};
        if (care == "day") word.care = Care::context;
        if (care == "strict") word.care = Care::strict;
        enter(row[0], word);
    }
    for (const base::LexiconRow& row : base::lexicon_rows("time_words.tsv")) {
        ISNAD_ASSERT(row.size() >= 2);
        const std::string_view value = row.size() > 2 ? row[2] : "";
        if (class_of(row[1]) == TimeClass::future_verb_not) {
            for (const std::string_view form : base::split(row[0], '|'))
                future_look_alikes_.push_back(text::key_of(form));
            continue;
        }
        enter(row[0], {class_of(row[1]), std::string(value), number_of(value), Care::none, false});
    }
    for (const base::LexiconRow& row : base::lexicon_rows("titles.tsv")) {
        ISNAD_ASSERT(row.size() >= 3);
        enter(row[2], {TimeClass::person, "", 0, Care::none, false},
              row[0] == "ar" ? numbers::Article::also_definite : numbers::Article::as_written);
    }
    for (const base::LexiconRow& row : base::lexicon_rows("past_verbs.tsv")) {
        if (row[0] == "past") enter(row[2], {TimeClass::told, "", 0, Care::none, false});
    }
    table_.finish();
}

void Vocabulary::enter(std::string_view forms, TimeWord word, numbers::Article article) {
    const auto entry = static_cast<std::uint32_t>(words_.size());
    for (const std::string_view form : base::split(forms, '|')) {
        if (!form.empty()) table_.add(form, entry, article);
    }
    words_.push_back(std::move(word));
}

bool Vocabulary::is_future_verb(std::string_view key) const {
    constexpr std::size_t kShortest = 10;  // bytes: five Arabic letters
    if (key.starts_with("و") || key.starts_with("ف"))
        key.remove_prefix(std::string_view("و").size());
    if (key.size() < kShortest) return false;
    if (!key.starts_with("سي") && !key.starts_with("ست") && !key.starts_with("سن")) return false;
    return std::none_of(future_look_alikes_.begin(), future_look_alikes_.end(),
                        [&](const std::string& other) { return key.starts_with(other); });
}

bool Vocabulary::is_french_future(std::string_view key) const {
    constexpr std::size_t kShortest = 5;
    if (key.size() < kShortest || (!key.ends_with("ra") && !key.ends_with("ront"))) return false;
    return std::none_of(future_look_alikes_.begin(), future_look_alikes_.end(),
                        [&](const std::string& other) { return key.starts_with(other); });
}

int Vocabulary::misspelt_month(std::string_view key, std::size_t least) const {
    constexpr std::size_t kLongestKey = 40;  // bytes; longer words are no month
    if (key.size() > kLongestKey) return 0;
    const std::u32string letters = letters_of(key);
    if (letters.size() + 1 < kLongName) return 0;
    int found = 0;
    for (const LongName& name : long_months_) {
        if (name.letters.size() < least || !one_edit_apart(letters, name.letters)) continue;
        if (found != 0 && found != name.month) return 0;
        found = name.month;
    }
    return found;
}

const Vocabulary& vocabulary() {
    static const Vocabulary words;
    return words;
}

}  // namespace isnad::analysis::dates
