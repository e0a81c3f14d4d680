// Purpose: see likeness.h.
#include "story/events/likeness.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/lexicon.h"
#include "base/result.h"

namespace isnad::story::events {

namespace {

constexpr double kAlike = 0.4;  // of the words of a page that tells what another does
constexpr int kNearDays = 3;
constexpr int kFarDays = 14;
constexpr int kExcludedDays = 45;    // plans are put off by weeks, not by a season
constexpr std::size_t kReasons = 4;  // that are told

struct Known {
    std::string_view name;    // in the file of weights
    std::string_view reason;  // how the report calls it where it speaks for a join
};

constexpr std::array<Known, kSigns> kKnown = {{
    {"always", ""},
    {"same_frame", ""},
    {"same_page", ""},
    {"other_tongue", ""},
    {"copied", "copied words"},
    {"trigger", "trigger"},
    {"trigger_root", "trigger"},
    {"words", "words"},
    {"words_of_more", "words"},
    {"figure_words", "words"},
    {"names", "participants"},
    {"named_across", "names"},
    {"names_apart", ""},
    {"place", "place"},
    {"place_apart", ""},
    {"time", "time"},
    {"time_within", "time"},
    {"time_near", "time"},
    {"time_apart", ""},
    {"time_far", ""},
    {"told_apart", ""},
    {"figure_told_apart", ""},
    {"count", "figure"},
    {"count_apart", ""},
    {"unit_apart", ""},
    {"tolls", "count of people"},
    {"amount", "amount"},
    {"amount_apart", ""},
    {"object", "object"},
    {"object_apart", ""},
    {"mode_apart", ""},
    {"denied_apart", ""},
    {"planned_apart", ""},
    {"leads", "leads their pages"},
    {"alone", "only one of its kind on its page"},
}};

double& at(Signs& signs, Sign sign) {
    return signs[static_cast<std::size_t>(sign)];
}

const Signs& weights() {
    static const Signs loaded = [] {
        Signs all{};
        for (const base::LexiconRow& row : base::lexicon_rows("event_weights.tsv")) {
            const auto sign = std::find_if(kKnown.begin(), kKnown.end(),
                                           [&](const Known& one) { return one.name == row[0]; });
            ISNAD_ASSERT(sign != kKnown.end() && row.size() > 1);
            all[static_cast<std::size_t>(sign - kKnown.begin())] =
                std::strtod(std::string(row[1]).c_str(), nullptr);
        }
        return all;
    }();
    return loaded;
}

double weight_of(const std::vector<std::uint32_t>& words, const std::vector<double>& weights) {
    double sum = 0;
    for (const std::uint32_t word : words) sum += weights[word];
    return sum;
}

std::vector<std::uint32_t> common(const std::vector<std::uint32_t>& a,
                                  const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> shared;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
    return shared;
}

// Share of the words of the one with fewer.
double shared_part(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    const std::size_t fewest = std::min(a.size(), b.size());
    return fewest == 0 ? 0 : static_cast<double>(common(a, b).size()) / static_cast<double>(fewest);
}

// The letters of a word in Arabic key form that stay when it is bent: no long vowels, no ending.
std::vector<std::string_view> consonants(std::string_view word) {
    constexpr std::array<std::string_view, 7> kBent = {"ا", "و", "ي", "ى", "ة", "ه", "ء"};
    std::vector<std::string_view> letters;
    for (std::size_t i = 0; i < word.size();) {
        std::size_t size = 1;
        while (i + size < word.size() &&
               (static_cast<unsigned char>(word[i + size]) & 0xC0) == 0x80)
            ++size;
        const std::string_view letter = word.substr(i, size);
        if (std::find(kBent.begin(), kBent.end(), letter) == kBent.end()) letters.push_back(letter);
        i += size;
    }
    return letters;
}

// Whether two words share three consonants in order, and these are nearly all of one of them.
bool same_root(std::string_view a, std::string_view b) {
    const auto x = consonants(a);
    const auto y = consonants(b);
    if (x.size() < 3 || y.size() < 3 || x.size() > 12 || y.size() > 12) return false;
    std::array<std::array<std::uint8_t, 14>, 14> longest{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t j = 0; j < y.size(); ++j) {
            longest[i + 1][j + 1] = x[i] == y[j] ? static_cast<std::uint8_t>(longest[i][j] + 1)
                                                 : std::max(longest[i][j + 1], longest[i + 1][j]);
        }
    }
    const std::size_t shared = longest[x.size()][y.size()];
    return shared >= 3 && 4 * shared >= 3 * std::max(x.size(), y.size());
}

// A trigger that many claims of the story have ("agreement") tells less than a rare one ("strike").
void hold_triggers(Signs& signs, const Accounts& accounts, const Account& a, const Account& b) {
    const double most = std::log1p(static_cast<double>(accounts.all.size()));
    double same = 0;
    double root = 0;
    for (const std::uint32_t x : a.trigger) {
        for (const std::uint32_t y : b.trigger) {
            const double rare = std::min(accounts.weights[x], accounts.weights[y]) / most;
            if (x == y) {
                same = std::max(same, rare);
            } else if (same_root(accounts.spelt[x], accounts.spelt[y])) {
                root = std::max(root, rare);
            }
        }
    }
    at(signs, Sign::trigger) = same;
    at(signs, Sign::trigger_root) = same > 0 ? 0 : root;
}

void hold_words(Signs& signs, const Accounts& accounts, const Account& a, const Account& b) {
    if (a.language != b.language) {
        at(signs, Sign::other_tongue) = 1;
        return;
    }
    hold_triggers(signs, accounts, a, b);
    const double shared = weight_of(common(a.words, b.words), accounts.weights);
    const double one = weight_of(a.words, accounts.weights);
    const double other = weight_of(b.words, accounts.weights);
    if (std::min(one, other) > 0) {
        at(signs, Sign::words) = shared / std::min(one, other);
        at(signs, Sign::words_of_more) = shared / std::max(one, other);
    }
    if (a.family == "figure") at(signs, Sign::figure_words) = at(signs, Sign::words);
    if (!a.object.empty() && !b.object.empty()) {
        at(signs, Sign::object) = shared_part(a.object, b.object);
        at(signs, Sign::object_apart) = at(signs, Sign::object) == 0 ? 1 : 0;
    }
}

double weight_of(const std::vector<std::string_view>& names,
                 const std::map<std::string_view, double>& weights) {
    double sum = 0;
    for (const std::string_view name : names) sum += weights.at(name);
    return sum;
}

void hold_names(Signs& signs, const Accounts& accounts, const Account& a, const Account& b) {
    if (a.language != b.language && !a.named.empty() && !b.named.empty()) {
        std::vector<std::string_view> shared;
        std::set_intersection(a.named.begin(), a.named.end(), b.named.begin(), b.named.end(),
                              std::back_inserter(shared));
        at(signs, Sign::named_across) = weight_of(shared, accounts.name_weights) /
                                        std::min(weight_of(a.named, accounts.name_weights),
                                                 weight_of(b.named, accounts.name_weights));
    }
    if (!a.participants.empty() && !b.participants.empty()) {
        const auto shared =
            std::count_if(a.participants.begin(), a.participants.end(),
                          [&](const std::string& name) { return b.participants.contains(name); });
        const std::size_t fewest = std::min(a.participants.size(), b.participants.size());
        at(signs, Sign::names) = static_cast<double>(shared) / static_cast<double>(fewest);
        at(signs, Sign::names_apart) = shared == 0 ? 1 : 0;
    }
    if (!a.places.empty() && !b.places.empty()) {
        const bool agree = places_agree(a.places, b.places);
        at(signs, agree ? Sign::place : Sign::place_apart) = 1;
    }
}

// Days between two times, none where one is not known to the day.
std::optional<int> days_apart(std::string_view a, std::string_view b) {
    const auto x = base::day_number(a);
    const auto y = base::day_number(b);
    if (!x || !y) return std::nullopt;
    return std::abs(*x - *y);
}

void hold_times(Signs& signs, const std::string& a, const std::string& b) {
    // A weekday or a month alone is of any year.
    if (a.empty() || b.empty() || a.front() == 'X' || b.front() == 'X') return;
    const auto x = base::days_of(a);
    const auto y = base::days_of(b);
    if (!x || !y) return;
    const int gap = std::max(x->first, y->first) - std::min(x->last, y->last);
    const bool days = x->first == x->last && y->first == y->last;
    if (gap <= 0) {
        at(signs, days ? Sign::time : Sign::time_within) = 1;
        return;
    }
    at(signs, days && gap <= kNearDays ? Sign::time_near : Sign::time_apart) = 1;
    if (gap > kFarDays) at(signs, Sign::time_far) = 1;
}

// Pages days apart, of which one does not say when it happened.
void hold_days_told(Signs& signs, const Account& a, const Account& b) {
    if (!a.told || !b.told || (!a.claim->time.empty() && !b.claim->time.empty())) return;
    const int days = std::abs(*a.told - *b.told);
    if (days > kNearDays) at(signs, Sign::told_apart) = 1;
    if (days > 0 && a.family == "figure") at(signs, Sign::figure_told_apart) = 1;
}

void hold_figures(Signs& signs, const model::Roles& a, const model::Roles& b) {
    if (a.count && b.count) {
        const bool unit = a.count_unit == b.count_unit;
        const Sign sign = !unit                  ? Sign::unit_apart
                          : *a.count == *b.count ? Sign::count
                                                 : Sign::count_apart;
        at(signs, sign) = 1;
    }
    if (a.amount && b.amount && a.amount->currency == b.amount->currency) {
        at(signs, a.amount->value == b.amount->value ? Sign::amount : Sign::amount_apart) = 1;
    }
}

bool is_done(model::Modality modality) {
    return modality == model::Modality::happened || modality == model::Modality::alleged;
}

bool is_planned(model::Modality modality) {
    return modality == model::Modality::planned || modality == model::Modality::announced;
}

}  // namespace

std::string_view name_of(Sign sign) {
    return kKnown[static_cast<std::size_t>(sign)].name;
}

Signs signs_of(const Accounts& accounts, const Account& a, const Account& b, bool copied) {
    Signs signs{};
    const model::Claim& x = *a.claim;
    const model::Claim& y = *b.claim;
    at(signs, Sign::always) = 1;
    at(signs, Sign::same_frame) = x.frame == y.frame ? 1 : 0;
    at(signs, Sign::same_page) = a.ref.doc == b.ref.doc ? 1 : 0;
    at(signs, Sign::copied) = copied ? 1 : 0;
    hold_words(signs, accounts, a, b);
    hold_names(signs, accounts, a, b);
    hold_times(signs, x.time, y.time);
    hold_days_told(signs, a, b);
    hold_figures(signs, x.roles, y.roles);
    at(signs, Sign::tolls) = a.toll && b.toll && x.roles.count_unit == y.roles.count_unit ? 1 : 0;
    at(signs, Sign::mode_apart) = !x.mode.empty() && !y.mode.empty() && x.mode != y.mode ? 1 : 0;
    const bool denied =
        (x.modality == model::Modality::denied) != (y.modality == model::Modality::denied);
    at(signs, Sign::denied_apart) = denied ? 1 : 0;
    const bool planned = (is_planned(x.modality) && is_done(y.modality)) ||
                         (is_done(x.modality) && is_planned(y.modality));
    at(signs, Sign::planned_apart) = planned ? 1 : 0;
    if (a.ref.doc != b.ref.doc) {
        // Of two pages of one story that tell of other matters, the first claims are two.
        const double alike =
            a.language == b.language
                ? std::min(1.0, accounts.pages_alike(a.ref.doc, b.ref.doc) / kAlike)
                : 0.5;
        at(signs, Sign::leads) = a.rank == 0 && b.rank == 0 ? alike : 0;
        at(signs, Sign::alone) = alike / (static_cast<double>(a.peers) * b.peers);
    }
    return signs;
}

double log_odds(const Signs& signs) {
    double sum = 0;
    for (std::size_t i = 0; i < kSigns; ++i) sum += signs[i] * weights()[i];
    return sum;
}

std::string reasons(const Signs& signs) {
    std::vector<std::pair<double, std::string_view>> all;
    for (std::size_t i = 0; i < kSigns; ++i) {
        const double weight = signs[i] * weights()[i];
        if (weight > 0 && !kKnown[i].reason.empty()) all.emplace_back(-weight, kKnown[i].reason);
    }
    std::sort(all.begin(), all.end());
    std::vector<std::string_view> told;
    for (const auto& [weight, words] : all) {
        if (told.size() < kReasons && std::find(told.begin(), told.end(), words) == told.end())
            told.push_back(words);
    }
    std::string out;
    for (const std::string_view words : told) out += (out.empty() ? "" : ", ") + std::string(words);
    return out;
}

bool excluded(const Account& a, const Account& b) {
    const std::string& x = a.claim->time;
    const std::string& y = b.claim->time;
    if (x.empty() || y.empty()) return false;
    if (const auto days = days_apart(x, y)) return *days > kExcludedDays;
    const auto year = [](const std::string& time) { return time.substr(0, 4); };
    const bool known = x.front() != 'X' && y.front() != 'X' && x.front() != 'P' && y.front() != 'P';
    return known && year(x) != year(y);
}

}  // namespace isnad::story::events
