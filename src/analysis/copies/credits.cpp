// Purpose: see credits.h.
#include "analysis/copies/credits.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "analysis/copies/words.h"
#include "base/lexicon.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::size_t kReach = 4;         // words from the end of a cue to the name
constexpr std::size_t kLooksAround = 16;  // words and signs looked at before and after a name
constexpr std::size_t kBesideName = 2;    // other words in a line that is a credit by itself
constexpr std::size_t kCreditLine = 8;    // other words in a line that is a credit by its cue
constexpr std::size_t kDateline = 6;      // words before the agency's name in a dateline
constexpr std::size_t kLeastNameBytes = 6;

using Numbers = std::vector<std::uint32_t>;

constexpr std::uint32_t kNoSign = 8;

// The spellings of a word in running text: Arabic joins short words to what follows.
std::vector<std::string> joined_forms(std::string_view word) {
    std::vector<std::string> forms = {std::string(word)};
    if (word.empty() || static_cast<unsigned char>(word[0]) < 0xD8) return forms;
    constexpr std::string_view kArticle = "ال";
    for (const char* joined : {"و", "ف", "ب", "ك", "ل"})
        forms.push_back(joined + std::string(word));
    if (word.starts_with(kArticle))
        forms.push_back("لل" + std::string(word.substr(kArticle.size())));
    return forms;
}

// Calls `found` with the numbers of a phrase in key form, once for each spelling of its first word.
template <typename Found>
void for_each_spelling(const std::string& key, const Found& found) {
    const WordText words = split_words(key, {{0, static_cast<std::uint32_t>(key.size())}});
    if (words.size() == 0) return;
    Numbers numbers = words.words;
    for (const std::string& form : joined_forms(model::cut(key, words.spans.front()))) {
        numbers.front() = numbers_of(form).front();
        found(numbers);
    }
}

struct Name {
    Numbers words;
    int outlet = -1;           // row of the lexicon, -1 for a name from elsewhere
    bool bare_counts = false;  // without a cue, as a mention
};

struct Cue {
    Numbers words;
    Credit credit = Credit::none;
};

bool begins_with(std::span<const std::uint32_t> words, const Numbers& start) {
    return words.size() >= start.size() && std::equal(start.begin(), start.end(), words.begin());
}

// Names or cues by their first word.
template <typename Entry>
class ByFirstWord {
  public:
    void add(Entry entry) {
        seen_[entry.words.front() >> 2U & kMask] = true;
        entries_[entry.words.front()].push_back(std::move(entry));
    }
    bool begins(std::uint32_t word) const {
        return seen_[word >> 2U & kMask] && entries_.contains(word);
    }
    // Calls `visit` with each entry that stands at the start of `words`, in order of adding.
    template <typename Visit>
    void visit(std::span<const std::uint32_t> words, const Visit& visit) const {
        if (!seen_[words.front() >> 2U & kMask]) return;
        const auto found = entries_.find(words.front());
        if (found == entries_.end()) return;
        for (const Entry& entry : found->second)
            if (begins_with(words, entry.words)) visit(entry);
    }

  private:
    static constexpr std::uint32_t kMask = 0xFFFF;
    std::vector<bool> seen_ = std::vector<bool>(kMask + 1);  // spares most look-ups
    std::unordered_map<std::uint32_t, std::vector<Entry>> entries_;
};

// Whether a bare name is surely the outlet's: several words, of which one is more than a letter.
bool counts_bare(const std::string& key) {
    std::size_t longest = 0;
    std::size_t length = 0;
    for (const char c : key) {
        length = c == ' ' || c == '.' ? 0 : length + 1;
        longest = std::max(longest, length);
    }
    return key.find(' ') != std::string::npos && longest > 2;
}

template <typename Names>
void add_names(std::string_view written, int outlet, Names& names) {
    const bool unsure = written.starts_with('?');
    const std::string key = text::key_of(written.substr(unsure ? 1 : 0));
    const bool bare = !unsure && counts_bare(key);
    for_each_spelling(key, [&](const Numbers& words) { names.add({words, outlet, bare}); });
}

struct KnownOutlets {
    struct Outlet {
        bool agency = false;
        std::string_view shown;
        std::vector<std::string_view> written;
    };
    std::vector<Outlet> outlets;
    std::unordered_map<std::string, int> by_key;
    ByFirstWord<Name> names;
    ByFirstWord<Cue> cues;
};

KnownOutlets read_lexicon() {
    KnownOutlets known;
    for (const auto& row : base::lexicon_rows("outlets.tsv")) {
        const int number = static_cast<int>(known.outlets.size());
        KnownOutlets::Outlet outlet;
        outlet.agency = row.size() > 1 && row[1] == "agency";
        for (std::size_t column : {4U, 3U, 5U}) {
            if (column >= row.size() || row[column].empty()) continue;
            for (const std::string_view name : base::split(row[column], '|'))
                outlet.written.push_back(name);
        }
        for (const std::string_view name : outlet.written) {
            const std::string_view plain = name.substr(name.starts_with('?') ? 1 : 0);
            if (outlet.shown.empty()) outlet.shown = plain;
            known.by_key.try_emplace(text::key_of(plain), number);
            add_names(name, number, known.names);
        }
        known.outlets.push_back(std::move(outlet));
    }
    for (const auto& row : base::lexicon_rows("credits.tsv")) {
        if (row.size() < 3) continue;
        const Credit credit = row[1] == "text" ? Credit::for_the_text : Credit::for_a_fact;
        for_each_spelling(text::key_of(row[2]), [&](const Numbers& words) {
            known.cues.add({words, credit});
        });
    }
    return known;
}

const KnownOutlets& known() {
    static const KnownOutlets all = read_lexicon();
    return all;
}

bool is_word(std::uint32_t number) {
    return number >= kLeastWord;
}

// What stands around a name, in its line.
class Surroundings {
  public:
    // The name is page[from, to).
    Surroundings(std::span<const std::uint32_t> page, std::size_t from, std::size_t to)
        : page_(page), from_(from), to_(to) {
        std::size_t start = from;
        while (start > 0 && page[start - 1] != kLineEnd && from - start < kLooksAround) {
            --start;
            if (is_word(page[start])) before_.push_back(page[start]);
        }
        reaches_start_ = start == 0 || page[start - 1] == kLineEnd;
        std::reverse(before_.begin(), before_.end());
        std::size_t end = to;
        for (; end < page.size() && page[end] != kLineEnd && end - to < kLooksAround; ++end)
            after_ += is_word(page[end]) ? 1 : 0;
        reaches_end_ = end == page.size() || page[end] == kLineEnd;
    }

    Credit credit(const Name& name) const {
        const Credit cued = credit_of_cue();
        if (cued == Credit::for_the_text) return cued;
        if (is_own_line() || is_sign_off()) return Credit::for_the_text;
        if (cued == Credit::none && is_dateline()) return Credit::for_the_text;
        return std::max(cued, name.bare_counts ? Credit::mentioned : Credit::none);
    }

  private:
    Credit credit_of_cue() const {
        Credit best = Credit::none;
        for (std::size_t at = 0; at < before_.size(); ++at) {
            const auto words = std::span(before_).subspan(at);
            known().cues.visit(words, [&](const Cue& cue) {
                if (words.size() - cue.words.size() <= kReach) best = std::max(best, cue.credit);
            });
        }
        // In a line of many words it is something told there that is from elsewhere.
        return best == Credit::for_the_text && !is_line_of(kCreditLine) ? Credit::quoted : best;
    }

    // Whether the line has no more words beside the name.
    bool is_line_of(std::size_t words) const {
        return reaches_start_ && reaches_end_ && before_.size() + after_ <= words;
    }
    std::uint32_t sign_before(std::size_t steps) const {
        return from_ < steps ? kLineEnd : page_[from_ - steps];
    }
    std::uint32_t sign_after(std::size_t steps) const {
        return to_ + steps > page_.size() ? kLineEnd : page_[to_ + steps - 1];
    }

    // "لندن - رويترز"
    bool is_own_line() const {
        return !is_word(sign_before(1)) && !is_word(sign_after(1)) && is_line_of(kBesideName);
    }
    // "PARIS, Nov 3 (AFP) - "
    bool is_dateline() const {
        const bool bracket = sign_before(1) == kBracket && sign_after(1) == kBracket;
        return reaches_start_ && before_.size() <= kDateline && !is_word(sign_before(1)) &&
               sign_after(bracket ? 2 : 1) == kMark;
    }
    // "... in the harbour. (AFP)"
    bool is_sign_off() const {
        const std::uint32_t sign = sign_before(1);
        return reaches_end_ && after_ == 0 && (sign == kBracket || sign == kMark) &&
               sign_before(2) == kStop;
    }

    std::span<const std::uint32_t> page_;
    std::size_t from_;
    std::size_t to_;
    bool reaches_start_ = false;
    bool reaches_end_ = false;
    Numbers before_;         // words of the line before the name
    std::size_t after_ = 0;  // how many words of the line follow it
};

// The names of one outlet that the lexicon does not know: too few to be worth a table.
class FewNames {
  public:
    void add(Name name) { names_.push_back(std::move(name)); }
    template <typename Visit>
    void visit(std::span<const std::uint32_t> words, const Visit& visit) const {
        for (const Name& name : names_)
            if (name.words.front() == words.front() && begins_with(words, name.words)) visit(name);
    }

  private:
    std::vector<Name> names_;
};

// Calls `found` with each name of `names` in the page and its credit.
template <typename Names, typename Found>
void for_each_credit(std::span<const std::uint32_t> page, const Names& names, const Found& found) {
    for (std::size_t at = 0; at < page.size(); ++at) {
        if (!is_word(page[at])) continue;
        names.visit(page.subspan(at), [&](const Name& name) {
            const Credit credit = Surroundings(page, at, at + name.words.size()).credit(name);
            if (credit != Credit::none) found(name, credit);
        });
    }
}

// Returns: the sign that a character between words stands for, kNoSign for most. A full stop counts
// where space follows: "a.f.p." holds one.
std::uint32_t sign_of(char32_t c, bool space_follows) {
    constexpr std::u32string_view kBrackets = U"()[]{}";
    constexpr std::u32string_view kMarks = U":-–—―|/\\©•*";
    constexpr std::u32string_view kStops = U".!?؟…";
    if (c == '\n') return kLineEnd;
    if (kBrackets.find(c) != std::u32string_view::npos) return kBracket;
    if (kMarks.find(c) != std::u32string_view::npos) return kMark;
    if (space_follows && kStops.find(c) != std::u32string_view::npos) return kStop;
    return kNoSign;
}

}  // namespace

Numbers numbers_of(std::string_view phrase) {
    return split_words(phrase, {{0, static_cast<std::uint32_t>(phrase.size())}}).words;
}

std::vector<std::uint32_t> page_words(std::string_view text) {
    const WordText words = split_words(text, {{0, static_cast<std::uint32_t>(text.size())}});
    Numbers page;
    page.reserve(words.size() + words.size() / 8);
    const auto add_between = [&](std::size_t from, std::size_t to) {
        while (from < to) {
            const char32_t c = text::next_code_point(text, from);
            const std::uint32_t sign = sign_of(c, from < to || to == text.size());
            if (sign == kNoSign) continue;
            if (page.empty() || page.back() != sign) page.push_back(sign);
        }
    };
    std::size_t end = 0;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        add_between(end, words.spans[i].start);
        page.push_back(words.words[i]);
        end = std::max<std::size_t>(end, words.spans[i].end);
    }
    add_between(end, text.size());
    return page;
}

int known_outlet(std::string_view name) {
    if (name.empty()) return -1;
    const auto found = known().by_key.find(text::key_of(name));
    return found == known().by_key.end() ? -1 : found->second;
}

bool is_agency(int outlet) {
    return outlet >= 0 && known().outlets[static_cast<std::size_t>(outlet)].agency;
}

std::string_view shown_name(int outlet) {
    return known().outlets[static_cast<std::size_t>(outlet)].shown;
}

bool may_credit(std::span<const std::uint32_t> words, std::string_view outlet) {
    std::vector<std::uint32_t> first;
    if (known_outlet(outlet) < 0 && outlet.size() >= kLeastNameBytes)
        for_each_spelling(text::key_of(outlet),
                          [&](const Numbers& name) { first.push_back(name.front()); });
    return std::any_of(words.begin(), words.end(), [&](std::uint32_t word) {
        return known().names.begins(word) ||
               std::find(first.begin(), first.end(), word) != first.end();
    });
}

Credit credit_of(std::span<const std::uint32_t> page, std::string_view outlet) {
    const int row = known_outlet(outlet);
    Credit best = Credit::none;
    const auto raise = [&](const Name& name, Credit credit) {
        if (name.outlet == row) best = std::max(best, credit);
    };
    if (row >= 0) {
        for_each_credit(page, known().names, raise);
    } else if (outlet.size() >= kLeastNameBytes) {
        FewNames names;
        add_names(outlet, row, names);
        for_each_credit(page, names, raise);
    }
    return best;
}

std::vector<int> credited_with_text(std::span<const std::uint32_t> page) {
    std::vector<int> outlets;
    for_each_credit(page, known().names, [&](const Name& name, Credit credit) {
        if (credit == Credit::for_the_text) outlets.push_back(name.outlet);
    });
    std::sort(outlets.begin(), outlets.end());
    outlets.erase(std::unique(outlets.begin(), outlets.end()), outlets.end());
    return outlets;
}

}  // namespace isnad::analysis::copies
