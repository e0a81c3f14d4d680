// Purpose: see events.h. What a group of accounts makes of its happening.
#include "story/events/events.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "base/work_pool.h"
#include "story/events/accounts.h"
#include "story/events/joining.h"
#include "story/events/origins.h"
#include "text/utf8.h"

namespace isnad::story::events {
namespace {

constexpr std::size_t kTitleLetters = 100;
constexpr std::string_view kStatement = "statement";

// The frame most accounts have; of these the first by name.
std::string agreed_frame(const Accounts& accounts, const Group& group) {
    std::map<std::string_view, int> counts;
    for (const std::uint32_t member : group.members) ++counts[accounts.all[member].claim->frame];
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return std::string(most->first);
}

// The time most accounts give; of these the most exact.
std::string agreed_time(const Accounts& accounts, const Group& group) {
    std::map<std::string_view, int> times;
    for (const std::uint32_t member : group.members) {
        const std::string& time = accounts.all[member].claim->time;
        if (!time.empty()) ++times[time];
    }
    std::string_view best;
    int most = 0;
    for (const auto& [time, own] : times) {
        int support = 0;
        for (const auto& [other, count] : times) support += time.starts_with(other) ? count : 0;
        const bool vague = time.front() == 'X';
        const bool best_vague = best.empty() || best.front() == 'X';
        const bool better = vague != best_vague
                                ? !vague
                                : support > most || (support == most && time.size() > best.size());
        if (!better) continue;
        most = support;
        best = time;
    }
    return std::string(best);
}

model::Modality strongest(const Accounts& accounts, const Group& group) {
    auto best = model::Modality::denied;  // the enumerators stand strongest first
    for (const std::uint32_t member : group.members) {
        best = std::min(best, accounts.all[member].claim->modality);
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

model::Event make_event(const model::Record& record, const Accounts& accounts, const Group& group,
                        const CopiedClaims& copied, const OriginEvidence& evidence) {
    model::Event event;
    std::set<std::string> places;
    std::set<std::string> participants;
    for (const std::uint32_t member : group.members) {
        const Account& account = accounts.all[member];
        event.claims.push_back(account.ref);
        places.insert(account.places.begin(), account.places.end());
        participants.insert(account.participants.begin(), account.participants.end());
    }
    std::sort(event.claims.begin(), event.claims.end());
    for (const Joined& joined : group.joins) {
        event.joins.push_back({accounts.all[joined.member].ref, accounts.all[joined.to].ref,
                               joined.chance, joined.why});
    }
    event.frame = agreed_frame(accounts, group);
    event.id = id_of(record, event.frame, event.claims);
    event.title = title_of(record, accounts.all[group.central]);
    event.time = agreed_time(accounts, group);
    event.places.assign(places.begin(), places.end());
    event.participants.assign(participants.begin(), participants.end());
    event.modality = strongest(accounts, group);
    event.first = first_of(record, event.claims);
    const Origins origins = count_origins(record, event.claims, copied, evidence);
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
bool is_event(const Accounts& accounts, const Group& group) {
    const Account& first = accounts.all[group.members.front()];
    if (first.claim->frame != kStatement) return true;
    return std::any_of(group.members.begin(), group.members.end(), [&](std::uint32_t member) {
        return accounts.all[member].ref.doc != first.ref.doc;
    });
}

}  // namespace

std::vector<model::Event> find_events(const model::Record& record, unsigned threads) {
    const CopiedClaims copied(record);
    const auto events_of = [&](std::size_t number) {
        std::vector<model::Event> events;
        const OriginEvidence evidence(record);
        const Accounts accounts = accounts_of(record, record.stories[number].documents);
        for (const Group& group : join_accounts(accounts, copied)) {
            if (is_event(accounts, group))
                events.push_back(make_event(record, accounts, group, copied, evidence));
        }
        return events;
    };
    auto by_story =
        base::map_ordered<std::vector<model::Event>>(record.stories.size(), threads, events_of);
    std::vector<model::Event> events;
    for (auto& some : by_story) std::move(some.begin(), some.end(), std::back_inserter(events));
    std::sort(events.begin(), events.end(), [](const model::Event& a, const model::Event& b) {
        return std::tuple(vagueness(a.time), a.time, a.id) <
               std::tuple(vagueness(b.time), b.time, b.id);
    });
    return events;
}

void recount_origins(model::Record& record) {
    if (record.inheritances.empty() && record.dependences.empty()) return;
    const CopiedClaims copied(record);
    const OriginEvidence evidence(record);
    for (model::Event& event : record.events) {
        Origins origins = count_origins(record, event.claims, copied, evidence);
        event.outlets = origins.outlets;
        event.origins = origins.origins;
        event.why = std::move(origins.why);
    }
}

}  // namespace isnad::story::events
