// Purpose: see dating.h.
#include "story/dating/dating.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/disjoint_sets.h"

namespace isnad::story::dating {

namespace {

using model::Bound;
using model::DateEvidence;
using model::DateEvidenceKind;

constexpr double kFirm = 0.85;  // chance of a join that dates pages
constexpr int kUnknownFirst = std::numeric_limits<int>::min() / 2;
constexpr int kUnknownLast = std::numeric_limits<int>::max() / 2;
constexpr int kWeek = 6;  // days back that a bare weekday may lie
constexpr int kMonth = 31;
constexpr int kCommentLag = 7;       // days within which the first comments come
constexpr std::size_t kRounds = 50;  // far more than any story needs

// Days that are possible for a page or a happening.
struct Days {
    int first = kUnknownFirst;
    int last = kUnknownLast;
    int weekday = 0;  // 1 to 7, 0 where it is not known

    bool empty() const { return first > last; }
    bool is_one() const { return first == last; }
    bool operator==(const Days&) const = default;

    void cut(int from, int to) {
        first = std::max(first, from);
        last = std::min(last, to);
        if (weekday == 0) return;
        while (first > kUnknownFirst && first <= last && base::iso_weekday(first) != weekday)
            ++first;
        while (last < kUnknownLast && last >= first && base::iso_weekday(last) != weekday) --last;
    }
};

// "XXXX-WXX-3" -> 3, 0 for any other value.
int weekday_in(const std::string& value) {
    const bool weekday = value.size() == 10 && value.starts_with("XXXX-WXX-");
    return weekday ? value[9] - '0' : 0;
}

// What one page's account says of the day of a happening, seen from the day of the page.
enum class Relation {
    past,     // on that day or before it
    today,    // that very day
    in_week,  // within the week before it, on a weekday
};

struct Account {
    std::uint32_t doc = 0;
    model::Span span;
    Relation relation = Relation::past;
    Days stated;  // the days that the account itself names
};

struct Happening {
    const model::Event* event = nullptr;
    std::vector<Account> accounts;
    Days days;
};

// Where a bound of a page came from: the happening, and the account of the other page.
struct Cause {
    std::size_t happening = 0;
    std::uint32_t other = 0;
    model::Span span;  // of the page's own account
};

class Narrowing {
  public:
    explicit Narrowing(model::Record& record) : record_(record) {}

    bool run() {
        read_pages();
        read_happenings();
        const std::vector<Days> before = pages_;
        settle();
        write(before);
        return set_likely_days();
    }

  private:
    static std::optional<int> day_in(const std::string& value) { return base::day_number(value); }

    void read_pages() {
        pages_.resize(record_.documents.size());
        today_.resize(record_.documents.size());
        for (std::size_t doc = 0; doc < pages_.size(); ++doc) {
            const model::Publication& published = record_.documents[doc].article.published;
            Days days;
            for (const DateEvidence& evidence : published.evidence) {
                if (evidence.kind != DateEvidenceKind::weekday) continue;
                const int weekday = weekday_in(evidence.value);
                today_[doc] = today_[doc] == 0 || today_[doc] == weekday ? weekday : -1;
            }
            // Two different weekdays cannot both be the page's own.
            days.weekday = std::max(today_[doc], 0);
            if (const auto day = day_in(published.best)) {
                days.weekday = 0;
                days.cut(*day, *day);
            } else {
                days.cut(day_in(published.not_before).value_or(kUnknownFirst),
                         day_in(published.not_after).value_or(kUnknownLast));
            }
            if (days.empty()) days = {};
            pages_[doc] = days;
        }
    }

    // Only what several pages tell of as past binds them.
    void read_happenings() {
        for (const model::Event& event : record_.events) {
            for (const std::vector<model::ClaimRef>& claims : firm_parts(event)) {
                Happening happening{.event = &event, .accounts = {}, .days = {}};
                std::vector<std::uint32_t> docs;
                for (const model::ClaimRef& ref : claims) {
                    const model::Claim& claim = record_.documents[ref.doc].said.claims[ref.claim];
                    if (claim.modality != model::Modality::happened) continue;
                    happening.accounts.push_back(account_of(ref.doc, claim));
                    docs.push_back(ref.doc);
                }
                std::sort(docs.begin(), docs.end());
                docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
                if (docs.size() < 2) continue;
                drop_unlike_weekdays(happening);
                happenings_.push_back(std::move(happening));
            }
        }
    }

    // The claims of an event that are of one happening beyond doubt, part by part: a wrong join
    // would date a page wrongly.
    static std::vector<std::vector<model::ClaimRef>> firm_parts(const model::Event& event) {
        if (event.joins.empty()) return {event.claims};
        const auto index_of = [&](model::ClaimRef ref) {
            return static_cast<std::size_t>(
                std::lower_bound(event.claims.begin(), event.claims.end(), ref) -
                event.claims.begin());
        };
        base::DisjointSets sets(event.claims.size());
        for (const model::EventJoin& join : event.joins)
            if (join.chance >= kFirm) sets.join(index_of(join.claim), index_of(join.to));
        std::map<std::size_t, std::vector<model::ClaimRef>> parts;
        for (std::size_t i = 0; i < event.claims.size(); ++i)
            parts[sets.find(i)].push_back(event.claims[i]);
        std::vector<std::vector<model::ClaimRef>> all;
        for (auto& [first, claims] : parts) all.push_back(std::move(claims));
        return all;
    }

    Account account_of(std::uint32_t doc, const model::Claim& claim) const {
        Account account{.doc = doc, .span = claim.span, .relation = Relation::past, .stated = {}};
        account.stated.weekday = weekday_in(claim.time);
        if (account.stated.weekday != 0) {
            account.relation =
                account.stated.weekday == today_[doc] ? Relation::today : Relation::in_week;
        } else if (const auto days = base::days_of(claim.time)) {
            account.stated.cut(days->first, days->last);
        }
        return account;
    }

    // A visit begins on one weekday and ends on another: then none binds.
    static void drop_unlike_weekdays(Happening& happening) {
        int weekday = 0;
        bool unlike = false;
        for (const Account& account : happening.accounts) {
            if (account.stated.weekday == 0) continue;
            unlike = unlike || (weekday != 0 && weekday != account.stated.weekday);
            weekday = account.stated.weekday;
        }
        if (!unlike) {
            happening.days.weekday = weekday;
            return;
        }
        for (Account& account : happening.accounts) {
            if (account.stated.weekday != 0) account.relation = Relation::past;
            account.stated.weekday = 0;
        }
    }

    // Carries bounds until none moves. A happening that leaves no day for itself or for a page
    // binds nothing any more, and all begins anew without it.
    void settle() {
        const std::vector<Days> start = pages_;
        for (auto failed = carry_all(); failed; failed = carry_all()) {
            happenings_.erase(happenings_.begin() + static_cast<std::ptrdiff_t>(*failed));
            pages_ = start;
        }
    }

    // Returns: the happening that cannot be, nothing where all can.
    std::optional<std::size_t> carry_all() {
        causes_first_.assign(pages_.size(), std::nullopt);
        causes_last_.assign(pages_.size(), std::nullopt);
        for (Happening& happening : happenings_)
            happening.days = {.weekday = happening.days.weekday};
        for (std::size_t round = 0; round < kRounds; ++round) {
            const std::vector<Days> last = pages_;
            for (std::size_t h = 0; h < happenings_.size(); ++h) {
                if (!carry(h)) return h;
            }
            if (pages_ == last) break;
        }
        return std::nullopt;
    }

    // Returns: false where nothing is left.
    bool carry(std::size_t h) {
        Happening& happening = happenings_[h];
        Days& days = happening.days;
        std::uint32_t holds_first = happening.accounts.front().doc;  // who says so
        std::uint32_t holds_last = holds_first;
        for (const Account& account : happening.accounts) {
            const Days& page = pages_[account.doc];
            const Days known = days;
            days.cut(account.stated.first, account.stated.last);
            int first = kUnknownFirst;
            if (page.first > kUnknownFirst && account.relation != Relation::past)
                first = account.relation == Relation::today ? page.first : page.first - kWeek;
            days.cut(first, page.last);
            if (days.first != known.first) holds_first = account.doc;
            if (days.last != known.last) holds_last = account.doc;
        }
        if (days.empty()) return false;
        for (const Account& account : happening.accounts) {
            Days& page = pages_[account.doc];
            const Days known = page;
            int last = kUnknownLast;
            if (days.last < kUnknownLast && account.relation != Relation::past)
                last = account.relation == Relation::today ? days.last : days.last + kWeek;
            page.cut(days.first, last);
            if (page.empty()) return false;
            if (page.first != known.first && holds_first != account.doc)
                causes_first_[account.doc] = Cause{h, holds_first, account.span};
            if (page.last != known.last && holds_last != account.doc)
                causes_last_[account.doc] = Cause{h, holds_last, account.span};
        }
        return true;
    }

    void write(const std::vector<Days>& before) {
        for (std::size_t doc = 0; doc < pages_.size(); ++doc) {
            if (pages_[doc] == before[doc]) {
                // A weekday alone may have narrowed what the page itself says.
                write_bounds(doc);
                continue;
            }
            model::Publication& published = record_.documents[doc].article.published;
            if (pages_[doc].first != before[doc].first)
                add(published, Bound::not_before, pages_[doc].first, causes_first_[doc]);
            if (pages_[doc].last != before[doc].last)
                add(published, Bound::not_after, pages_[doc].last, causes_last_[doc]);
            write_bounds(doc);
        }
    }

    void add(model::Publication& published, Bound bound, int day,
             const std::optional<Cause>& cause) const {
        DateEvidence evidence{.bound = bound,
                              .kind = DateEvidenceKind::story,
                              .value = base::iso_date(day),
                              .span = {},
                              .source = {}};
        if (cause) {
            evidence.span = cause->span;
            evidence.source = "event " + happenings_[cause->happening].event->id + " in " +
                              record_.documents[cause->other].uri();
        }
        const auto same = [&](const DateEvidence& known) {
            return known.kind == evidence.kind && known.bound == evidence.bound &&
                   known.value == evidence.value;
        };
        if (std::ranges::none_of(published.evidence, same))
            published.evidence.push_back(std::move(evidence));
    }

    void write_bounds(std::size_t doc) {
        model::Publication& published = record_.documents[doc].article.published;
        if (!published.best.empty()) return;
        const Days& days = pages_[doc];
        if (days.first > kUnknownFirst) published.not_before = base::iso_date(days.first);
        if (days.last < kUnknownLast) published.not_after = base::iso_date(days.last);
    }

    // Pages that a single day is left for, and those whose weekday the nearest comments settle.
    bool set_likely_days() {
        std::vector<std::size_t> open;
        bool found = false;
        for (std::size_t doc = 0; doc < pages_.size(); ++doc) {
            if (!record_.documents[doc].article.published.best.empty()) continue;
            if (pages_[doc].is_one()) {
                record_.documents[doc].article.published.best = base::iso_date(pages_[doc].last);
                found = true;
            } else if (today_[doc] > 0 && is_near(pages_[doc])) {
                open.push_back(doc);
            }
        }
        if (open.empty()) return found;
        for (std::size_t doc = 0; doc < pages_.size(); ++doc) {
            const auto comment = first_comment(doc);
            if (comment && !pages_[doc].is_one()) pages_[doc].cut(*comment - kCommentLag, *comment);
        }
        if (std::ranges::any_of(pages_, &Days::empty)) return found;
        settle();
        for (const std::size_t doc : open) {
            const Days& days = pages_[doc];
            if (days.last >= kUnknownLast || days.last - days.first > 2 * (kWeek + 1)) continue;
            record_.documents[doc].article.published.best = base::iso_date(days.last);
            found = true;
        }
        return found;
    }

    // Whether the evidence itself leaves no more than a month: comments alone date nothing.
    static bool is_near(const Days& days) {
        return days.first > kUnknownFirst && days.last < kUnknownLast &&
               days.last - days.first <= kMonth;
    }

    std::optional<int> first_comment(std::size_t doc) const {
        std::optional<int> first;
        for (const DateEvidence& evidence : record_.documents[doc].article.published.evidence) {
            if (evidence.kind != DateEvidenceKind::comment) continue;
            const auto day = day_in(evidence.value);
            if (day && (!first || *day < *first)) first = day;
        }
        return first;
    }

    model::Record& record_;
    std::vector<Days> pages_;  // for each document
    std::vector<int> today_;   // for each document: its weekday, 0 unknown, -1 several
    std::vector<Happening> happenings_;
    std::vector<std::optional<Cause>> causes_first_;  // for each document
    std::vector<std::optional<Cause>> causes_last_;
};

}  // namespace

bool narrow_dates(model::Record& record) {
    return Narrowing(record).run();
}

}  // namespace isnad::story::dating
