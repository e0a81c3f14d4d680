// Purpose: see timeline.h.
//
// Idea: each claim that has a time says on which days its happening can lie; what all of them
// allow is their intersection. Claims that leave no day in common are alternatives, and the value
// is one of a set. What a page tells as past had happened when the page came out, so the earliest
// of these pages bounds the value from above; what is only planned comes after its first report.
#include "story/timeline/timeline.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/calendar.h"
#include "story/timeline/edtf.h"

namespace isnad::story::timeline {

namespace {

using model::ClaimRef;

constexpr std::size_t kAlternatives = 4;  // more are told as the range that they span

const model::Claim& claim_of(const model::Record& record, ClaimRef ref) {
    return record.documents[ref.doc].said.claims[ref.claim];
}

bool is_ahead(model::Modality modality) {
    return modality == model::Modality::planned || modality == model::Modality::announced;
}

// The days of one group of claims that agree, and what they are called.
struct Alternative {
    Days days;
    std::string edtf;
};

class Entry {
  public:
    Entry(const model::Record& record, const model::Event& event) : record_(record), event_(event) {
        entry_.event = event.id;
    }

    std::pair<Days, model::TimelineEntry> make() && {
        choose_claims();
        collect_reports();
        read_times();
        bound_by_publication();
        tell();
        return {order_, std::move(entry_)};
    }

  private:
    // Where anybody tells it as past, plans for it say when it was expected, not when it was.
    void choose_claims() {
        for (const ClaimRef ref : event_.claims)
            if (!is_ahead(claim_of(record_, ref).modality)) claims_.push_back(ref);
        ahead_ = claims_.empty();
        if (ahead_) claims_ = event_.claims;
    }

    void collect_reports() {
        std::set<std::uint32_t> documents;
        for (const ClaimRef ref : event_.claims) documents.insert(ref.doc);
        entry_.reports = static_cast<std::uint32_t>(documents.size());
        std::vector<std::tuple<int, int, std::uint32_t>> order;
        for (const std::uint32_t doc : documents) {
            const Days days = published_days(record_.documents[doc]);
            constexpr int kUnknown = 1 << 30;
            const int last = days.last.value_or(kUnknown);
            order.emplace_back(last, days.first.value_or(last), doc);
        }
        std::sort(order.begin(), order.end());
        if (order.size() > model::kTimelineReports) order.resize(model::kTimelineReports);
        for (const auto& [last, first, doc] : order)
            entry_.reported.push_back({doc, edtf_of(published_days(record_.documents[doc]))});
    }

    // Claims of one text meet the most exact first, so that a month does not join two of its days.
    void read_times() {
        std::vector<std::tuple<int, int, std::string, ClaimRef>> timed;
        for (const ClaimRef ref : claims_) {
            const auto moment = moment_of(claim_of(record_, ref).time);
            if (!moment) continue;
            if (moment->days.whole()) {
                timed.emplace_back(*moment->days.last - *moment->days.first, *moment->days.first,
                                   moment->edtf, ref);
            } else if (!moment->edtf.empty()) {
                vague_.insert(moment->edtf);
                vague_by_.push_back(ref);
            }
        }
        std::sort(timed.begin(), timed.end());
        for (const auto& [length, first, edtf, ref] : timed) {
            entry_.dated_by.push_back(ref);
            add({{first, first + length}, edtf});
        }
        std::sort(entry_.dated_by.begin(), entry_.dated_by.end());
        std::sort(alternatives_.begin(), alternatives_.end(),
                  [](const auto& x, const auto& y) { return *x.days.first < *y.days.first; });
    }

    void add(Alternative given) {
        for (Alternative& known : alternatives_) {
            const int first = std::max(*known.days.first, *given.days.first);
            const int last = std::min(*known.days.last, *given.days.last);
            if (first > last) continue;
            const Days common{first, last};
            if (common == known.days) return;
            known = {common, edtf_of(common)};
            return;
        }
        alternatives_.push_back(std::move(given));
    }

    // The earliest of the pages that tell it (as past: the last day on which that can have come
    // out; as ahead: the first).
    std::optional<std::pair<int, std::uint32_t>> publication_bound() const {
        std::optional<std::pair<int, std::uint32_t>> bound;
        for (const ClaimRef ref : claims_) {
            const Days days = published_days(record_.documents[ref.doc]);
            const std::optional<int> day = ahead_ ? days.first : days.last;
            if (day && (!bound || *day < bound->first)) bound = {*day, ref.doc};
        }
        return bound;
    }

    void bound_by_publication() {
        const auto bound = publication_bound();
        if (!bound) return;
        if (alternatives_.empty()) {
            order_ = ahead_ ? Days{bound->first, {}} : Days{{}, bound->first};
            entry_.bound_by = bound->second;
            return;
        }
        if (alternatives_.size() != 1) return;
        Days& days = alternatives_.front().days;
        // Days wholly on the wrong side of the page contradict it: they stand as they were said.
        if (*days.first > bound->first || *days.last < bound->first) return;
        const Days known = days;
        (ahead_ ? days.first : days.last) = bound->first;
        if (days == known) return;
        alternatives_.front().edtf = edtf_of(days);
        entry_.bound_by = bound->second;
    }

    void tell() {
        if (alternatives_.empty()) {
            entry_.happened = vague_.size() == 1 ? *vague_.begin() : edtf_of(order_);
            if (vague_.size() != 1) return;
            entry_.bound_by = {};
            entry_.dated_by = vague_by_;
            return;
        }
        order_ = {alternatives_.front().days.first, alternatives_.front().days.last};
        for (const Alternative& each : alternatives_)
            order_.last = std::max(*order_.last, *each.days.last);
        entry_.happened = alternatives_.size() == 1 ? alternatives_.front().edtf : set_of();
        if (!alternatives_.front().days.whole() || entry_.reported.empty()) return;
        const Days report = published_days(record_.documents[entry_.reported.front().doc]);
        const bool exact =
            *order_.first == *order_.last && report.whole() && *report.first == *report.last;
        if (exact) entry_.lag_days = *report.first - *order_.first;
    }

    // EDTF level 2, "one of a set"; its members are dates or ranges, never intervals.
    std::string set_of() const {
        if (alternatives_.size() > kAlternatives)
            return "[" + base::iso_date(*order_.first) + ".." + base::iso_date(*order_.last) + "]";
        std::string set;
        for (const Alternative& each : alternatives_) {
            std::string member = each.edtf;
            if (const std::size_t slash = member.find('/'); slash != member.npos)
                member.replace(slash, 1, "..");
            set += (set.empty() ? "[" : ",") + member;
        }
        return set + "]";
    }

    const model::Record& record_;
    const model::Event& event_;
    model::TimelineEntry entry_;
    std::vector<ClaimRef> claims_;  // that say when it happened
    bool ahead_ = false;            // nobody tells it as past
    std::vector<Alternative> alternatives_;
    std::set<std::string> vague_;  // values without a year
    std::vector<ClaimRef> vague_by_;
    Days order_;
};

}  // namespace

Days published_days(const model::Document& document) {
    const model::Publication& published = document.article.published;
    if (const auto best = base::days_of(published.best)) return {best->first, best->last};
    Days days;
    if (const auto first = base::days_of(published.not_before)) days.first = first->first;
    if (const auto last = base::days_of(published.not_after)) days.last = last->last;
    if (days.whole() && *days.first > *days.last) return {};
    return days;
}

std::vector<const model::Event*> events_by_id(const model::Record& record) {
    std::vector<const model::Event*> events;
    events.reserve(record.events.size());
    for (const model::Event& event : record.events) events.push_back(&event);
    std::sort(events.begin(), events.end(),
              [](const auto* x, const auto* y) { return x->id < y->id; });
    return events;
}

std::vector<model::TimelineEntry> timeline_of(const model::Record& record,
                                              const model::Story& story,
                                              const std::vector<const model::Event*>& by_id) {
    std::vector<std::pair<Days, model::TimelineEntry>> entries;
    for (const std::string& id : story.events) {
        const auto found =
            std::lower_bound(by_id.begin(), by_id.end(), id,
                             [](const model::Event* event, const std::string& sought) {
                                 return event->id < sought;
                             });
        if (found != by_id.end() && (*found)->id == id)
            entries.push_back(Entry(record, **found).make());
    }
    const auto order = [](const auto& entry) {
        const auto& [days, told] = entry;
        const std::optional<int> first = days.first ? days.first : days.last;
        return std::tuple(!first, first.value_or(0), !days.whole(),
                          days.last.value_or(first.value_or(0)), std::string_view(told.event));
    };
    std::sort(entries.begin(), entries.end(),
              [&](const auto& x, const auto& y) { return order(x) < order(y); });
    std::vector<model::TimelineEntry> timeline;
    timeline.reserve(entries.size());
    for (auto& [days, entry] : entries) timeline.push_back(std::move(entry));
    return timeline;
}

}  // namespace isnad::story::timeline
