// Purpose: see joining.h.
#include "story/events/joining.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "story/events/grouping.h"
#include "story/events/likeness.h"

namespace isnad::story::events {

namespace {

constexpr double kCrowd = 1.0;  // what a family e times as large takes from the log-odds
constexpr double kUsual = 8;    // accounts of a family in the stories that the weights are from
constexpr double kUnlike = -3;  // log-odds of two that were not held against each other
constexpr double kUnlikeStatements = 2.5;   // statements tell of anything: these must be liker
constexpr std::size_t kAllPairs = 160;      // accounts of a family; of more only the likely pairs
constexpr std::size_t kCommonFeature = 60;  // accounts; what more of them share finds no pairs
constexpr std::size_t kHeldMembers = 40;    // of a group, to find its central one
constexpr std::string_view kStatement = "statement";

using Indices = std::vector<std::uint32_t>;

class Joining {
  public:
    Joining(const Accounts& accounts, const CopiedClaims& copied)
        : accounts_(accounts), copied_(copied) {}

    std::vector<Group> run() const {
        std::map<std::string_view, Indices> families;
        for (std::uint32_t i = 0; i < accounts_.all.size(); ++i)
            families[accounts_.all[i].family].push_back(i);
        std::vector<Group> groups;
        for (const auto& [name, members] : families) join(members, groups);
        std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
            return a.members.front() < b.members.front();
        });
        return groups;
    }

  private:
    void join(const Indices& members, std::vector<Group>& groups) const {
        std::vector<Pair> pairs;
        const auto count = static_cast<std::uint32_t>(members.size());
        // The more accounts there are, the more happenings: the less likely that two are of one.
        const double crowd = kCrowd * std::log(std::max(1.0, count / kUsual));
        const auto hold = [&](std::uint32_t i, std::uint32_t j) {
            pairs.push_back(
                {i, j, odds(members[i], members[j]) - crowd, apart(members[i], members[j])});
        };
        if (members.size() <= kAllPairs) {
            for (std::uint32_t i = 0; i < count; ++i)
                for (std::uint32_t j = i + 1; j < count; ++j) hold(i, j);
        } else {
            for (const auto& [i, j] : likely_pairs(members)) hold(i, j);
        }
        for (const Indices& numbers : group(count, pairs, kUnlike)) {
            Group one;
            for (const std::uint32_t number : numbers) one.members.push_back(members[number]);
            explain(one);
            groups.push_back(std::move(one));
        }
    }

    // Pairs of a large family with a feature in common that not too many have.
    std::set<std::pair<std::uint32_t, std::uint32_t>> likely_pairs(const Indices& members) const {
        std::map<std::uint32_t, Indices> by_word;
        std::map<std::string_view, Indices> by_name;
        std::map<model::ClaimRef, std::uint32_t> number_of;
        for (std::uint32_t i = 0; i < members.size(); ++i) {
            const Account& account = accounts_.all[members[i]];
            number_of[account.ref] = i;
            for (const std::uint32_t word : account.words) by_word[word].push_back(i);
            for (const std::string& name : account.participants) by_name[name].push_back(i);
        }
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
        const auto pair_up = [&](const Indices& holders) {
            if (holders.size() > kCommonFeature) return;
            for (std::size_t x = 0; x < holders.size(); ++x)
                for (std::size_t y = x + 1; y < holders.size(); ++y)
                    pairs.emplace(holders[x], holders[y]);
        };
        for (const auto& [word, holders] : by_word) pair_up(holders);
        for (const auto& [name, holders] : by_name) pair_up(holders);
        for (const auto& [ref, i] : number_of) {
            for (const model::ClaimRef other : copied_.copies_of(ref)) {
                const auto j = number_of.find(other);
                if (j != number_of.end() && i < j->second) pairs.emplace(i, j->second);
            }
        }
        return pairs;
    }

    Signs signs(std::uint32_t a, std::uint32_t b) const {
        const Account& x = accounts_.all[a];
        const Account& y = accounts_.all[b];
        return signs_of(accounts_, x, y, copied_.share_words(x.ref, y.ref));
    }

    double odds(std::uint32_t a, std::uint32_t b) const {
        const bool statements = accounts_.all[a].claim->frame == kStatement;
        return log_odds(signs(a, b)) - (statements ? kUnlikeStatements : 0);
    }

    // Whether two exclude each other. Where one's words are copied from the other's, a differing
    // time is the news.
    bool apart(std::uint32_t a, std::uint32_t b) const {
        const Account& x = accounts_.all[a];
        const Account& y = accounts_.all[b];
        return excluded(x, y) && !copied_.share_words(x.ref, y.ref);
    }

    // Finds the central member and to which of the others each was joined.
    void explain(Group& group) const {
        group.central = group.members.front();
        if (group.members.size() == 1) return;
        const std::size_t held = std::min(group.members.size(), kHeldMembers);
        double most = 0;
        for (std::size_t i = 0; i < group.members.size(); ++i) {
            double sum = 0;
            double best = 0;
            std::size_t to = i;
            for (std::size_t j = 0; j < held; ++j) {
                if (j == i) continue;
                const double like = odds(group.members[i], group.members[j]);
                sum += like;
                if (to == i || like > best) {
                    best = like;
                    to = j;
                }
            }
            if (i < held && (i == 0 || sum > most + 1e-9)) {
                most = sum;
                group.central = group.members[i];
            }
            if (i > 0) {
                group.joins.push_back({group.members[i], group.members[to],
                                       1 / (1 + std::exp(-best)),
                                       reasons(signs(group.members[i], group.members[to]))});
            }
        }
    }

    const Accounts& accounts_;
    const CopiedClaims& copied_;
};

}  // namespace

std::vector<Group> join_accounts(const Accounts& accounts, const CopiedClaims& copied) {
    return Joining(accounts, copied).run();
}

}  // namespace isnad::story::events
