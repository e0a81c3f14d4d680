// Purpose: see background.h.
//
// Idea: news recalls how things came to be in half a sentence each: "after they were broken off in
// 2002". Where a page has one such claim of a kind, that is what it knows of the matter. Two pages
// of one story that give years close by mean the same break, unless they name different parties.
#include "story/compare/background.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace isnad::story::compare {

namespace {

using model::ClaimRef;

constexpr int kMisremembered = 3;  // years
constexpr int kBack = 2;           // years before the page at least; what is nearer is news

struct Recalled {
    ClaimRef ref;
    int year = 0;
};

// What a claim is of, as its frame's codes tell. Kinds without a mode of their own are too wide.
using Kind = std::tuple<std::string, std::string, std::string>;

int year_of(const std::string& time) {
    const bool year = time.size() == 4 && std::all_of(time.begin(), time.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
    return year ? std::atoi(time.c_str()) : 0;
}

bool lies_back(const model::Document& document, int year) {
    const std::string& day = document.article.published.best;
    return day.size() < 4 || year + kBack <= std::atoi(day.substr(0, 4).c_str());
}

class Background {
  public:
    explicit Background(const model::Record& record) : record_(record) {}

    void read(std::uint32_t doc) {
        std::map<Kind, std::vector<Recalled>> told;
        const auto& claims = record_.documents[doc].said.claims;
        for (std::uint32_t i = 0; i < claims.size(); ++i) {
            const model::Claim& claim = claims[i];
            if (claim.mode.empty() || claim.modality != model::Modality::happened) continue;
            told[{claim.frame, claim.plover, claim.mode}].push_back(
                {{doc, i}, year_of(claim.time)});
        }
        for (const auto& [kind, its] : told) {
            const Recalled& only = its.front();
            if (its.size() == 1 && only.year > 0 && lies_back(record_.documents[doc], only.year))
                recalled_[kind].push_back(only);
        }
    }

    std::vector<model::Conflict> find(const std::map<ClaimRef, std::string>& event_of) const {
        std::vector<model::Conflict> conflicts;
        for (const auto& [kind, its] : recalled_) {
            std::map<int, std::vector<ClaimRef>> disputed;
            for (const Recalled& one : its)
                if (std::any_of(its.begin(), its.end(),
                                [&](const Recalled& other) { return disagree(one, other); }))
                    disputed[one.year].push_back(one.ref);
            if (disputed.empty()) continue;
            model::Conflict conflict{"", "time", {}};
            for (const auto& [year, refs] : disputed) {
                conflict.values.push_back({std::to_string(year), refs});
                const auto event = event_of.find(refs.front());
                if (conflict.event.empty() && event != event_of.end())
                    conflict.event = event->second;
            }
            if (!conflict.event.empty()) conflicts.push_back(std::move(conflict));
        }
        return conflicts;
    }

  private:
    std::set<std::string> parties(ClaimRef ref) const {
        const model::Roles& roles = record_.documents[ref.doc].said.claims[ref.claim].roles;
        std::set<std::string> all(roles.actor.begin(), roles.actor.end());
        all.insert(roles.counterpart.begin(), roles.counterpart.end());
        return all;
    }

    // Both must not be silent about who took part, and what they say must fit.
    bool may_be_one(ClaimRef a, ClaimRef b) const {
        const std::set<std::string> left = parties(a);
        const std::set<std::string> right = parties(b);
        if (left.empty() && right.empty()) return false;
        return left.empty() || right.empty() ||
               std::any_of(left.begin(), left.end(),
                           [&](const std::string& party) { return right.contains(party); });
    }

    bool disagree(const Recalled& a, const Recalled& b) const {
        return a.ref.doc != b.ref.doc && a.year != b.year &&
               std::abs(a.year - b.year) <= kMisremembered && may_be_one(a.ref, b.ref);
    }

    const model::Record& record_;
    std::map<Kind, std::vector<Recalled>> recalled_;
};

}  // namespace

std::vector<model::Conflict> background_conflicts(const model::Record& record,
                                                  const std::vector<std::uint32_t>& documents,
                                                  const std::vector<const model::Event*>& events) {
    Background background(record);
    for (const std::uint32_t doc : documents) background.read(doc);
    std::map<ClaimRef, std::string> event_of;
    for (const model::Event* event : events)
        for (const ClaimRef ref : event->claims) event_of.emplace(ref, event->id);
    return background.find(event_of);
}

}  // namespace isnad::story::compare
