// Purpose: see coverage.h.
//
// Idea: the rows are the events of the story, a cell has the claims of one outlet. Where accounts
// conflict, the side of most outlets is what the row says, and the others say it otherwise; that
// is a matter of counting, not of who is right. A silent cell tells two things that would make the
// silence mean less: that the outlet's pages are older than the first report, and which of its own
// claims are of the same kind, time and people and may tell the same happening after all.
#include "story/coverage/coverage.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "story/timeline/edtf.h"
#include "story/timeline/timeline.h"

namespace isnad::story::coverage {

namespace {

using model::ClaimRef;
using timeline::Days;

constexpr std::size_t kSharedNames = 2;  // people and places that make claims alike without days

using ByOutlet = std::map<std::uint32_t, std::vector<ClaimRef>>;

bool denies(const model::Claim& claim) {
    return claim.modality == model::Modality::denied || claim.negated;
}

std::set<std::string> names_in(const model::Claim& claim) {
    std::set<std::string> names(claim.roles.actor.begin(), claim.roles.actor.end());
    names.insert(claim.roles.counterpart.begin(), claim.roles.counterpart.end());
    names.insert(claim.roles.place.begin(), claim.roles.place.end());
    return names;
}

// What is compared of a row's claims with those of an outlet that is silent in it.
struct Likeness {
    std::set<std::string_view> frames;
    std::set<std::string> names;
    std::vector<Days> days;
};

class Matrix {
  public:
    Matrix(const model::Record& record, const model::Story& story,
           const std::vector<const model::Event*>& by_id,
           const std::vector<std::uint32_t>& outlet_of, const Limits& limits)
        : record_(record), story_(story), by_id_(by_id), outlet_of_(outlet_of), limits_(limits) {}

    model::Coverage make() && {
        std::set<std::uint32_t> outlets;
        for (const std::uint32_t doc : story_.documents) outlets.insert(outlet_of_[doc]);
        if (outlets.size() < 2 || story_.events.empty()) return {};
        choose_rows();
        choose_columns(outlets);
        collect_claims();
        for (const Row& row : rows_) write(row);
        return std::move(coverage_);
    }

  private:
    struct Row {
        const model::Event* event;
        ByOutlet tells;
    };

    const model::Claim& claim(ClaimRef ref) const {
        return record_.documents[ref.doc].said.claims[ref.claim];
    }

    void choose_rows() {
        for (const std::string& id : story_.events) {
            const auto found = std::lower_bound(
                by_id_.begin(), by_id_.end(), id,
                [](const model::Event* event, const std::string& key) { return event->id < key; });
            if (found == by_id_.end() || (*found)->id != id) continue;
            Row row{*found, {}};
            for (const ClaimRef ref : row.event->claims)
                row.tells[outlet_of_[ref.doc]].push_back(ref);
            rows_.push_back(std::move(row));
        }
        std::stable_sort(rows_.begin(), rows_.end(), [](const Row& x, const Row& y) {
            return x.tells.size() > y.tells.size();
        });
        for (const Row& row : rows_)
            for (const auto& [outlet, refs] : row.tells) ++told_[outlet];
        if (rows_.size() <= limits_.rows) return;
        coverage_.rows_left_out = static_cast<std::uint32_t>(rows_.size() - limits_.rows);
        rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(limits_.rows), rows_.end());
    }

    void choose_columns(const std::set<std::uint32_t>& outlets) {
        coverage_.outlets.assign(outlets.begin(), outlets.end());
        std::stable_sort(coverage_.outlets.begin(), coverage_.outlets.end(),
                         [&](std::uint32_t x, std::uint32_t y) { return told_[x] > told_[y]; });
        if (outlets.size() <= limits_.outlets) return;
        coverage_.outlets_left_out = static_cast<std::uint32_t>(outlets.size() - limits_.outlets);
        coverage_.outlets.resize(limits_.outlets);
    }

    // All claims of the story by outlet and frame, and the days of each outlet's pages.
    void collect_claims() {
        for (const std::uint32_t doc : story_.documents) {
            pages_[outlet_of_[doc]].push_back(timeline::published_days(record_.documents[doc]));
            const auto& claims = record_.documents[doc].said.claims;
            for (std::uint32_t i = 0; i < claims.size(); ++i)
                by_frame_[{outlet_of_[doc], claims[i].frame}].push_back({doc, i});
        }
    }

    void write(const Row& row) {
        model::CoverageRow written{row.event->id, static_cast<std::uint32_t>(row.tells.size()), {}};
        const std::map<std::uint32_t, std::vector<model::CoverageValue>> values = values_of(row);
        const std::optional<Days> first = first_report(row);
        const Likeness likeness = likeness_of(row);
        for (std::uint32_t column = 0; column < coverage_.outlets.size(); ++column) {
            const std::uint32_t outlet = coverage_.outlets[column];
            model::CoverageCell cell{.column = column};
            const auto within = row.tells.find(outlet);
            const auto beside = beside_.find(outlet);
            const bool tells = within != row.tells.end() || beside != beside_.end();
            if (!tells) {
                cell.silence = silence_of(outlet, first);
                cell.like = like_of(outlet, likeness);
            } else {
                cell.state = otherwise_.contains(outlet) ? model::CoverageState::otherwise
                                                         : model::CoverageState::said;
                cell.claims = within != row.tells.end() ? within->second : beside->second;
                if (const auto given = values.find(outlet); given != values.end())
                    cell.values = given->second;
            }
            written.cells.push_back(std::move(cell));
        }
        coverage_.rows.push_back(std::move(written));
    }

    std::set<std::uint32_t> outlets_of(const std::vector<ClaimRef>& claims) const {
        std::set<std::uint32_t> outlets;
        for (const ClaimRef ref : claims) outlets.insert(outlet_of_[ref.doc]);
        return outlets;
    }

    bool is_of_first(const Row& row, const std::vector<ClaimRef>& claims) const {
        return std::any_of(claims.begin(), claims.end(), [&](ClaimRef ref) {
            return static_cast<int>(ref.doc) == row.event->first;
        });
    }

    // What each outlet says where accounts conflict; fills `otherwise_`.
    std::map<std::uint32_t, std::vector<model::CoverageValue>> values_of(const Row& row) {
        otherwise_.clear();
        beside_.clear();
        std::map<std::uint32_t, std::vector<model::CoverageValue>> values;
        const auto [begin, end] = std::equal_range(
            record_.conflicts.begin(), record_.conflicts.end(), row.event->id, ByEvent{});
        for (auto conflict = begin; conflict != end; ++conflict) {
            std::tuple<std::size_t, bool> best;
            std::set<std::uint32_t> leading;
            std::set<std::uint32_t> all;
            for (const model::ConflictValue& value : conflict->values) {
                const std::set<std::uint32_t> outlets = outlets_of(value.claims);
                for (const std::uint32_t outlet : outlets)
                    values[outlet].push_back({conflict->attribute, value.value});
                for (const ClaimRef ref : value.claims) beside_[outlet_of_[ref.doc]].push_back(ref);
                all.insert(outlets.begin(), outlets.end());
                const std::tuple rank(outlets.size(), is_of_first(row, value.claims));
                if (rank <= best) continue;
                best = rank;
                leading = outlets;
            }
            std::set_difference(all.begin(), all.end(), leading.begin(), leading.end(),
                                std::inserter(otherwise_, otherwise_.end()));
        }
        for (auto& [outlet, refs] : beside_) {
            std::sort(refs.begin(), refs.end());
            refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
        }
        mark_denials(row);
        return values;
    }

    struct ByEvent {
        bool operator()(const model::Conflict& x, const std::string& y) const {
            return x.event < y;
        }
        bool operator()(const std::string& x, const model::Conflict& y) const {
            return x < y.event;
        }
    };

    // An outlet denies where all its accounts do; the smaller side says it otherwise.
    void mark_denials(const Row& row) {
        std::array<std::set<std::uint32_t>, 2> sides;
        bool first_denies = false;
        for (const auto& [outlet, refs] : row.tells) {
            const bool denial = std::all_of(refs.begin(), refs.end(),
                                            [&](ClaimRef ref) { return denies(claim(ref)); });
            sides.at(denial ? 1 : 0).insert(outlet);
            if (denial && is_of_first(row, refs)) first_denies = true;
        }
        if (sides[0].empty() || sides[1].empty()) return;
        const bool denial_leads = sides[1].size() > sides[0].size() ||
                                  (sides[1].size() == sides[0].size() && first_denies);
        const auto& smaller = sides.at(denial_leads ? 0 : 1);
        otherwise_.insert(smaller.begin(), smaller.end());
    }

    std::optional<Days> first_report(const Row& row) const {
        std::optional<Days> first;
        for (const ClaimRef ref : row.event->claims) {
            const Days days = timeline::published_days(record_.documents[ref.doc]);
            if (!days.whole()) continue;
            if (!first ||
                std::tuple(*days.last, *days.first) < std::tuple(*first->last, *first->first))
                first = days;
        }
        return first;
    }

    model::Silence silence_of(std::uint32_t outlet, const std::optional<Days>& first) const {
        const auto pages = pages_.find(outlet);
        if (!first || pages == pages_.end()) return model::Silence::undated;
        bool all_earlier = true;
        for (const Days& days : pages->second) {
            if (days.first && *days.first >= *first->last) return model::Silence::later;
            if (!days.last || *days.last >= *first->first) all_earlier = false;
        }
        return all_earlier ? model::Silence::earlier : model::Silence::undated;
    }

    Likeness likeness_of(const Row& row) const {
        Likeness likeness;
        for (const ClaimRef ref : row.event->claims) {
            likeness.frames.insert(claim(ref).frame);
            likeness.names.merge(names_in(claim(ref)));
            const auto moment = timeline::moment_of(claim(ref).time);
            if (moment && moment->days.whole()) likeness.days.push_back(moment->days);
        }
        return likeness;
    }

    std::vector<ClaimRef> like_of(std::uint32_t outlet, const Likeness& row) const {
        std::vector<ClaimRef> like;
        for (const std::string_view frame : row.frames) {
            const auto claims = by_frame_.find({outlet, std::string(frame)});
            if (claims == by_frame_.end()) continue;
            for (const ClaimRef ref : claims->second) {
                if (like.size() >= limits_.like) break;
                if (is_like(claim(ref), row)) like.push_back(ref);
            }
        }
        std::sort(like.begin(), like.end());
        return like;
    }

    static bool is_like(const model::Claim& claim, const Likeness& row) {
        const std::set<std::string> names = names_in(claim);
        const auto shared = static_cast<std::size_t>(
            std::count_if(names.begin(), names.end(),
                          [&](const auto& name) { return row.names.contains(name); }));
        const auto moment = timeline::moment_of(claim.time);
        if (!moment || !moment->days.whole() || row.days.empty()) return shared >= kSharedNames;
        const bool meet = std::any_of(row.days.begin(), row.days.end(), [&](const Days& days) {
            return *days.first <= *moment->days.last && *moment->days.first <= *days.last;
        });
        return meet && (shared > 0 || names.empty() || row.names.empty());
    }

    const model::Record& record_;
    const model::Story& story_;
    const std::vector<const model::Event*>& by_id_;
    const std::vector<std::uint32_t>& outlet_of_;
    Limits limits_;
    std::vector<Row> rows_;
    std::map<std::uint32_t, std::uint32_t> told_;  // outlet -> events that it tells
    std::map<std::uint32_t, std::vector<Days>> pages_;
    std::map<std::pair<std::uint32_t, std::string>, std::vector<ClaimRef>> by_frame_;
    std::set<std::uint32_t> otherwise_;  // of the row at hand
    ByOutlet beside_;                    // claims in its conflicts, which need not be of the event
    model::Coverage coverage_;
};

}  // namespace

model::Coverage coverage_of(const model::Record& record, const model::Story& story,
                            const std::vector<const model::Event*>& by_id,
                            const std::vector<std::uint32_t>& outlet_of, const Limits& limits) {
    return Matrix(record, story, by_id, outlet_of, limits).make();
}

}  // namespace isnad::story::coverage
