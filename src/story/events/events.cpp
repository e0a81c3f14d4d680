// Purpose: see events.h.
//
// Idea: pairs of accounts are taken strongest first, and join the groups they stand in where these
// agree as wholes: time, place, names. So a vague claim does not glue two happenings together. Only
// a copied passage overrules a differing time or name: there the difference is the news.
#include "story/events/events.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <tuple>

#include "base/hash.h"
#include "story/events/accounts.h"
#include "story/events/origins.h"
#include "text/utf8.h"

namespace isnad::story::events {
namespace {

constexpr double kAlike = 0.45;  // score that joins two accounts
constexpr double kAlikeStatements = 0.6;
constexpr std::size_t kCommonFeature = 150;  // accounts; what more of them share finds no pairs
constexpr std::size_t kTitleLetters = 100;
constexpr std::string_view kStatement = "statement";

// Two accounts that may be one happening.
struct Join {
    std::uint32_t a = 0;  // indices of accounts, a < b
    std::uint32_t b = 0;
    double score = 0;
    bool copied = false;
};

// Accounts joined so far, with what is known of their happening.
struct Group {
    std::vector<std::uint32_t> members;
    std::set<std::string> times;  // known ones
    std::set<std::string> participants;
    std::set<std::string> places;
    bool tolls = true;  // all members count people who came to harm
};

bool share_any(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const auto& one) { return b.contains(one); });
}

class Grouping {
  public:
    Grouping(const std::vector<Account>& accounts, const CopiedClaims& copied)
        : accounts_(accounts), copied_(copied), group_of_(accounts.size()) {
        std::iota(group_of_.begin(), group_of_.end(), 0U);
        likeness_.assign(accounts.size(), 0);
        for (std::uint32_t i = 0; i < accounts.size(); ++i) {
            groups_.push_back({.members = {i},
                               .times = {},
                               .participants = accounts[i].participants,
                               .places = accounts[i].places,
                               .tolls = accounts[i].toll});
            if (!accounts[i].claim->time.empty()) groups_[i].times.insert(accounts[i].claim->time);
        }
    }

    void run() {
        for (const Join& join : joins()) {
            const std::uint32_t a = group_of_[join.a];
            const std::uint32_t b = group_of_[join.b];
            const bool joins = join.copied ? places_agree(groups_[a].places, groups_[b].places)
                                           : agree(groups_[a], groups_[b]);
            if (a != b && joins) merge(a, b);
            if (group_of_[join.a] != group_of_[join.b]) continue;
            likeness_[join.a] += join.score;
            likeness_[join.b] += join.score;
        }
        for (Group& group : groups_) std::sort(group.members.begin(), group.members.end());
    }

    // The groups after run(); those without members have gone into others.
    const std::vector<Group>& groups() const { return groups_; }

    // Returns: the account that the others of its group resemble most, the first where none does.
    const Account& central(const Group& group) const {
        std::uint32_t best = group.members.front();
        for (const std::uint32_t member : group.members) {
            if (likeness_[member] > likeness_[best] + 1e-9) best = member;
        }
        return accounts_[best];
    }

  private:
    // Pairs with a word, a name or a copied passage in common, strongest first.
    std::vector<Join> joins() const {
        std::map<std::string, std::vector<std::uint32_t>> holders;
        for (std::uint32_t i = 0; i < accounts_.size(); ++i) {
            const std::string& frame = accounts_[i].family;
            for (const auto& [word, weight] : accounts_[i].words) {
                holders[frame + " w " + word].push_back(i);
            }
            for (const auto& name : accounts_[i].participants) {
                holders[frame + " n " + name].push_back(i);
            }
        }
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (const auto& [feature, list] : holders) {
            if (list.size() > kCommonFeature) continue;
            for (std::size_t x = 0; x < list.size(); ++x) {
                for (std::size_t y = x + 1; y < list.size(); ++y) pairs.emplace(list[x], list[y]);
            }
        }
        for (std::uint32_t i = 0; i < accounts_.size(); ++i) {
            for (const model::ClaimRef other : copied_.copies_of(accounts_[i].ref)) {
                const auto at = std::lower_bound(
                    accounts_.begin(), accounts_.end(), other,
                    [](const Account& account, model::ClaimRef ref) { return account.ref < ref; });
                if (at == accounts_.end() || at->ref != other) continue;
                const auto j = static_cast<std::uint32_t>(at - accounts_.begin());
                if (i < j && at->family == accounts_[i].family) pairs.emplace(i, j);
            }
        }
        std::vector<Join> found;
        for (const auto& [a, b] : pairs) {
            Join join{.a = a, .b = b};
            join.copied = copied_.share_words(accounts_[a].ref, accounts_[b].ref);
            const Agreement how = agreement(accounts_[a], accounts_[b]);
            join.score = join.copied ? 1 : (how.possible ? how.score : 0);
            const bool statement = accounts_[a].claim->frame == kStatement;
            if (join.score >= (statement ? kAlikeStatements : kAlike)) found.push_back(join);
        }
        std::stable_sort(found.begin(), found.end(), [](const Join& x, const Join& y) {
            return x.copied != y.copied ? x.copied : x.score > y.score;
        });
        return found;
    }

    static bool agree(const Group& a, const Group& b) {
        for (const std::string& one : a.times) {
            for (const std::string& other : b.times) {
                if (!times_agree(one, other, slack_days(a.tolls && b.tolls))) return false;
            }
        }
        return a.participants.empty() || b.participants.empty() ||
               share_any(a.participants, b.participants);
    }

    void merge(std::uint32_t a, std::uint32_t b) {
        if (groups_[a].members.size() < groups_[b].members.size()) std::swap(a, b);
        Group from = std::move(groups_[b]);
        groups_[b] = {};
        Group& into = groups_[a];
        for (const std::uint32_t member : from.members) group_of_[member] = a;
        into.members.insert(into.members.end(), from.members.begin(), from.members.end());
        into.times.merge(from.times);
        into.participants.merge(from.participants);
        into.places.merge(from.places);
        into.tolls = into.tolls && from.tolls;
    }

    const std::vector<Account>& accounts_;
    const CopiedClaims& copied_;
    std::vector<std::uint32_t> group_of_;
    std::vector<Group> groups_;
    std::vector<double> likeness_;  // of each account to the others of its group
};

// The time most accounts give; of these the most exact.
std::string agreed_time(const std::vector<Account>& accounts, const Group& group) {
    std::string best;
    std::size_t most = 0;
    for (const std::string& time : group.times) {
        const auto support = static_cast<std::size_t>(
            std::count_if(group.members.begin(), group.members.end(), [&](std::uint32_t member) {
                const std::string& other = accounts[member].claim->time;
                return !other.empty() && time.starts_with(other);
            }));
        const bool vague = time.front() == 'X';
        const bool best_vague = best.empty() || best.front() == 'X';
        if (vague != best_vague
                ? !vague
                : support > most || (support == most && time.size() > best.size())) {
            most = support;
            best = time;
        }
    }
    return best;
}

model::Modality strongest(const std::vector<Account>& accounts, const Group& group) {
    auto best = model::Modality::denied;  // the enumerators stand strongest first
    for (const std::uint32_t member : group.members) {
        best = std::min(best, accounts[member].claim->modality);
    }
    return best;
}

std::string title_of(const model::Record& record, const Account& account) {
    const auto words =
        model::cut(record.documents[account.ref.doc].article.text, account.claim->span);
    std::string title;
    std::size_t letters = 0;
    std::size_t at = 0;
    std::size_t last_word = 0;
    bool cut = false;
    while (at < words.size()) {
        const std::size_t begin = at;
        const char32_t letter = text::next_code_point(words, at);
        const bool blank = letter == U' ' || letter == U'\n' || letter == U'\t' || letter == U'\r';
        if (blank) {
            if (!title.empty() && title.back() != ' ') {
                last_word = title.size();
                title += ' ';
                ++letters;
            }
        } else {
            title.append(words.substr(begin, at - begin));
            ++letters;
        }
        if (letters > kTitleLetters) {
            cut = true;
            break;
        }
    }
    if (cut) title.resize(last_word > 0 ? last_word : title.size());
    return cut ? title + " …" : title;
}

// Returns: the document with the earliest known day of publication, or -1.
int first_of(const model::Record& record, const std::vector<model::ClaimRef>& claims) {
    int first = -1;
    std::string earliest;
    for (const model::ClaimRef ref : claims) {
        const std::string& best = record.documents[ref.doc].article.published.best;
        if (best.empty() || (!earliest.empty() && best >= earliest)) continue;
        earliest = best;
        first = static_cast<int>(ref.doc);
    }
    return first;
}

std::string id_of(const model::Record& record, const std::string& frame,
                  const std::vector<model::ClaimRef>& claims) {
    std::pair<std::string, std::uint32_t> smallest;
    for (const model::ClaimRef ref : claims) {
        const model::Document& document = record.documents[ref.doc];
        std::pair<std::string, std::uint32_t> one{document.id,
                                                  document.said.claims[ref.claim].span.start};
        if (smallest.first.empty() || one < smallest) smallest = std::move(one);
    }
    return "e-" + base::hex16(base::fast_hash(frame + "|" + smallest.first + "|" +
                                              std::to_string(smallest.second)));
}

model::Event make_event(const model::Record& record, const std::vector<Account>& accounts,
                        const Grouping& grouping, const Group& group, const CopiedClaims& copied) {
    model::Event event;
    for (const std::uint32_t member : group.members) event.claims.push_back(accounts[member].ref);
    std::sort(event.claims.begin(), event.claims.end());
    event.frame = accounts[group.members.front()].claim->frame;
    event.id = id_of(record, event.frame, event.claims);
    event.title = title_of(record, grouping.central(group));
    event.time = agreed_time(accounts, group);
    event.places.assign(group.places.begin(), group.places.end());
    event.participants.assign(group.participants.begin(), group.participants.end());
    event.modality = strongest(accounts, group);
    event.first = first_of(record, event.claims);
    const Origins origins = count_origins(record, event.claims, copied);
    event.outlets = origins.outlets;
    event.origins = origins.origins;
    event.why = origins.why;
    return event;
}

// Known years first, then a month or weekday of an unknown year, then no time at all.
int vagueness(const std::string& time) {
    if (time.empty()) return 2;
    return time.front() == 'X' ? 1 : 0;
}

// A statement is a happening only where two pages report it.
bool is_event(const std::vector<Account>& accounts, const Group& group) {
    if (group.members.empty()) return false;
    const Account& first = accounts[group.members.front()];
    if (first.claim->frame != kStatement) return true;
    return std::any_of(group.members.begin(), group.members.end(), [&](std::uint32_t member) {
        return accounts[member].ref.doc != first.ref.doc;
    });
}

}  // namespace

std::vector<model::Event> find_events(const model::Record& record) {
    std::vector<model::Event> events;
    const CopiedClaims copied(record);
    for (const model::Story& story : record.stories) {
        std::vector<Account> accounts = accounts_of(record, story.documents);
        std::sort(accounts.begin(), accounts.end(),
                  [](const Account& a, const Account& b) { return a.ref < b.ref; });
        Grouping grouping(accounts, copied);
        grouping.run();
        for (const Group& group : grouping.groups()) {
            if (!is_event(accounts, group)) continue;
            events.push_back(make_event(record, accounts, grouping, group, copied));
        }
    }
    std::sort(events.begin(), events.end(), [](const model::Event& a, const model::Event& b) {
        return std::tuple(vagueness(a.time), a.time, a.id) <
               std::tuple(vagueness(b.time), b.time, b.id);
    });
    return events;
}

void recount_origins(model::Record& record) {
    if (record.inheritances.empty()) return;
    const CopiedClaims copied(record);
    for (model::Event& event : record.events) {
        Origins origins = count_origins(record, event.claims, copied);
        event.outlets = origins.outlets;
        event.origins = origins.origins;
        event.why = std::move(origins.why);
    }
}

}  // namespace isnad::story::events
