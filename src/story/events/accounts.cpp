// Purpose: see accounts.h.
//
// Idea: what two accounts both state may forbid the join (frame, place, time, participants that
// have nothing in common); the rest is a score of shared words, participants, time, place and
// numbers.
#include "story/events/accounts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/calendar.h"
#include "base/lexicon.h"
#include "text/content_words.h"
#include "text/tokens.h"

namespace isnad::story::events {

namespace {

constexpr double kSameLanguageWords = 0.55;
constexpr double kOthers = 0.45;
constexpr double kTollWords = 0.15;  // words two tolls must share to be of one happening

std::map<std::string, double> words_of(const model::Document& document, const model::Claim& claim) {
    std::map<std::string, double> words;
    const std::string_view content = model::cut(document.article.text, claim.span);
    text::Region region;
    region.span = {0, static_cast<std::uint32_t>(content.size())};
    const text::TokenisedText tokenised = text::tokenise(content, {region});
    for (const text::Token& token : tokenised.tokens) {
        if (token.kind == text::TokenKind::mark) continue;
        if (std::string word = text::content_word(token.key); !word.empty()) words[word] = 1;
    }
    return words;
}

// The family of a frame by lexicon/frames/; a frame without one is its own.
const std::string& family_of(const std::string& frame) {
    static const auto families = [] {
        std::map<std::string, std::string> map;
        for (const std::string_view file : base::lexicon_names("frames/")) {
            std::string_view name;
            for (const base::LexiconRow& row : base::lexicon_rows(file)) {
                if (row[0] == "frame") name = row.at(1);
                if (row[0] == "family") map.emplace(name, row.at(1));
            }
        }
        return map;
    }();
    const auto known = families.find(frame);
    return known == families.end() ? frame : known->second;
}

bool counts_people(const model::Claim& claim) {
    const std::string& unit = claim.roles.count_unit;
    return claim.roles.count.has_value() &&
           (unit == "killed" || unit == "injured" || unit == "missing" || unit == "person") &&
           family_of(claim.frame) == "harm";
}

// "place:MA/rabat" lies in "place:MA".
bool place_within(const std::string& inner, const std::string& outer) {
    return inner == outer ||
           (inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == '/');
}

std::size_t shared_count(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const std::string& x) { return b.contains(x); }));
}

// Weight of the shared words against that of the account with fewer: an abridged account is still
// an account of the same.
double word_overlap(const Account& a, const Account& b) {
    double shared = 0;
    double weight_a = 0;
    double weight_b = 0;
    for (const auto& [word, weight] : a.words) {
        weight_a += weight;
        if (b.words.contains(word)) shared += weight;
    }
    for (const auto& [word, weight] : b.words) weight_b += weight;
    const double least = std::min(weight_a, weight_b);
    const double most = std::max(weight_a, weight_b);
    return least == 0 ? 0 : 0.7 * shared / least + 0.3 * shared / most;
}

bool numbers_agree(const model::Roles& a, const model::Roles& b) {
    const bool counts = a.count && b.count && *a.count == *b.count;
    const bool amounts = a.amount && b.amount && a.amount->value == b.amount->value &&
                         a.amount->currency == b.amount->currency;
    return counts || amounts;
}

}  // namespace

bool places_agree(const std::set<std::string>& a, const std::set<std::string>& b) {
    if (a.empty() || b.empty()) return true;
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
        return std::any_of(b.begin(), b.end(), [&](const std::string& y) {
            return place_within(x, y) || place_within(y, x);
        });
    });
}

bool times_agree(const std::string& a, const std::string& b, int slack_days) {
    if (a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a)) return true;
    if (a.front() == 'X' || b.front() == 'X') return true;  // a weekday or month of unknown year
    const std::optional<int> day_a = base::day_number(a);
    const std::optional<int> day_b = base::day_number(b);
    return day_a && day_b && std::abs(*day_a - *day_b) <= slack_days;
}

std::vector<Account> accounts_of(const model::Record& record,
                                 const std::vector<std::uint32_t>& documents) {
    std::vector<Account> accounts;
    std::map<std::string, double> holders;
    for (const std::uint32_t doc : documents) {
        const model::Document& document = record.documents[doc];
        for (std::uint32_t i = 0; i < document.said.claims.size(); ++i) {
            const model::Claim& claim = document.said.claims[i];
            Account account;
            account.ref = {doc, i};
            account.claim = &claim;
            account.language = document.article.language;
            account.family = family_of(claim.frame);
            account.toll = counts_people(claim);
            account.participants.insert(claim.roles.actor.begin(), claim.roles.actor.end());
            account.participants.insert(claim.roles.counterpart.begin(),
                                        claim.roles.counterpart.end());
            account.places.insert(claim.roles.place.begin(), claim.roles.place.end());
            account.words = words_of(document, claim);
            for (const auto& [word, weight] : account.words) holders[word] += 1;
            accounts.push_back(std::move(account));
        }
    }
    for (Account& account : accounts) {
        for (auto& [word, weight] : account.words)
            weight = std::log1p(static_cast<double>(accounts.size()) / holders[word]);
    }
    return accounts;
}

Agreement agreement(const Account& a, const Account& b) {
    Agreement result;
    const model::Claim& x = *a.claim;
    const model::Claim& y = *b.claim;
    if (a.family != b.family || !places_agree(a.places, b.places)) return result;
    if (!times_agree(x.time, y.time, slack_days(a.toll && b.toll))) return result;
    const std::size_t shared = shared_count(a.participants, b.participants);
    const std::size_t fewest = std::min(a.participants.size(), b.participants.size());
    const double overlap = word_overlap(a, b);
    // Two named sets of people without one in common are two happenings, unless the words are one.
    if (fewest > 0 && shared == 0 && overlap < 0.5) return result;
    result.possible = true;

    double others = 0;
    std::string why = x.frame == y.frame ? "same frame" : "same family of frames";
    if (fewest > 0 && shared > 0) {
        others += 0.5 * static_cast<double>(shared) / static_cast<double>(fewest);
        why += ", participants";
    }
    if (!x.time.empty() && !y.time.empty()) {
        others += 0.25;
        why += ", time";
    }
    if (!a.places.empty() && !b.places.empty()) {
        others += 0.15;
        why += ", place";
    }
    if (numbers_agree(x.roles, y.roles)) {
        others += 0.4;
        why += ", number";
    }
    // Tolls of one story: both count people, and something besides the frame is shared.
    const bool about_one = overlap >= kTollWords || (a.language != b.language && shared > 0) ||
                           (!a.places.empty() && !b.places.empty());
    if (a.toll && b.toll && about_one) {
        others += 0.6;
        why += ", count of people";
    }
    others = std::min(1.0, others);
    if (a.language != b.language) {
        result.score = 0.8 * others;
    } else {
        result.score = kSameLanguageWords * overlap + kOthers * others;
        if (overlap > 0.3) why += ", words";
    }
    result.why = why;
    return result;
}

}  // namespace isnad::story::events
