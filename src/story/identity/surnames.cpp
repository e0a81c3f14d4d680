// Purpose: see link.h. "Gantz" in one report is Benny Gantz of another where the two share their
// words, their days or what else they name, and no other Gantz is as near.
//
// A word that begins more full names than it ends is a first name and links nothing.
#include <algorithm>
#include <unordered_map>

#include "story/identity/link.h"

namespace isnad::story::identity {

namespace names = analysis::names;

namespace {

constexpr int kNeeded = 3;
constexpr int kLead = 2;  // points before the second best
constexpr int kDays = 7;  // a report of the same matter
constexpr std::size_t kMostUnits = 400;
constexpr std::size_t kBearers = 24;  // more bear the name: nothing is told by it
constexpr int kSameWord = 850;        // permille

// The words of a name that may stand for it: the first and the last one.
struct Ends {
    std::string first;
    std::string last;
};

Ends ends_of(const names::Name& name) {
    Ends ends;
    for (const names::Part& part : name.parts()) {
        if (part.role != names::Role::word) continue;
        if (ends.first.empty()) ends.first = part.text;
        ends.last = part.text;
    }
    if (name.family_first()) std::swap(ends.first, ends.last);
    return ends;
}

// A last word, and the units whose names end with it.
struct Bearers {
    names::Name last;
    std::vector<std::size_t> units;
};

class SurnameLinker {
  public:
    SurnameLinker(const std::vector<Unit>& units, const Surroundings& around, const Groups& groups)
        : units_(units), around_(around), groups_(groups) {
        for (std::size_t i = 0; i < units.size(); ++i) {
            const Unit& unit = units[i];
            if (unit.kind != model::EntityKind::person || unit.words() < 2) continue;
            for (const names::Name& name : unit.names) {
                const Ends ends = ends_of(name);
                if (ends.last.empty() || ends.first == ends.last) continue;
                const names::Name last = names::read_name(ends.last);
                const auto [known, fresh] = words_.try_emplace(ends.last, bearers_.size());
                if (fresh) {
                    bearers_.push_back({last, {}});
                    for (const std::string& key : names::keys_of(last))
                        by_key_[key].push_back(known->second);
                }
                std::vector<std::size_t>& bearing = bearers_[known->second].units;
                if (bearing.empty() || bearing.back() != i) bearing.push_back(i);
                for (const names::Part& part : names::read_name(ends.first).parts())
                    ++first_[part.letters];
                for (const names::Part& part : last.parts()) ++last_[part.letters];
            }
        }
    }

    std::vector<Surname> run() {
        std::vector<Surname> found;
        for (std::size_t i = 0; i < units_.size(); ++i) {
            const Unit& unit = units_[i];
            if (unit.kind != model::EntityKind::person || unit.known || unit.names.empty() ||
                unit.words() != 1 || is_first_name(unit)) {
                continue;
            }
            const std::vector<std::size_t> bearers = bearers_of(unit);
            if (bearers.empty()) continue;
            for (const Use& use : unit.uses) link(i, use, bearers, found);
        }
        return found;
    }

  private:
    bool is_first_name(const Unit& unit) const {
        for (const names::Part& part : unit.names.front().parts()) {
            const auto first = first_.find(part.letters);
            if (first == first_.end()) continue;
            const auto last = last_.find(part.letters);
            if (last == last_.end() || last->second <= first->second) return true;
        }
        return false;
    }

    // The groups, by root, of those whose last word is the name.
    std::vector<std::size_t> bearers_of(const Unit& unit) const {
        std::vector<std::size_t> roots;
        for (const std::string& key : names::keys_of(unit.names.front())) {
            const auto known = by_key_.find(key);
            if (known == by_key_.end()) continue;
            for (const std::size_t word : known->second) {
                const Bearers& bearers = bearers_[word];
                if (bearers.units.size() > kMostUnits) continue;
                if (permille(names::score(unit.names.front(), bearers.last)) < kSameWord) continue;
                for (const std::size_t bearer : bearers.units)
                    roots.push_back(groups_.root(bearer));
            }
        }
        std::sort(roots.begin(), roots.end());
        roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
        if (roots.size() > kBearers) roots.clear();
        return roots;
    }

    // The uses of a group that are nearest to a document in time, and those that share its words.
    std::vector<Use> nearby(std::size_t root, std::uint32_t doc, bool& copied) const {
        std::vector<Use> uses;
        const auto& copies = around_.copies_of(doc);
        const std::optional<int> day = around_.day(doc);
        constexpr std::size_t kMost = 24;
        for (const std::size_t member : groups_.members(root)) {
            const std::vector<Use>& all = units_[member].uses;
            for (const std::uint32_t copy : copies) {
                const auto use =
                    std::lower_bound(all.begin(), all.end(), copy,
                                     [](const Use& u, std::uint32_t d) { return u.doc < d; });
                if (use != all.end() && use->doc == copy) copied = true;
            }
            // Of very many a part is looked at: documents next to this one in the record.
            const auto from =
                std::lower_bound(all.begin(), all.end(), doc,
                                 [](const Use& u, std::uint32_t d) { return u.doc < d; }) -
                all.begin();
            constexpr std::ptrdiff_t kReach = 200;
            const auto begin = std::max<std::ptrdiff_t>(0, from - kReach);
            const auto end =
                std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(all.size()), from + kReach);
            for (auto i = begin; i < end && uses.size() < kMost; ++i) {
                const Use& use = all[static_cast<std::size_t>(i)];
                const std::optional<int> other = around_.day(use.doc);
                const bool far = day && other && std::abs(*day - *other) > kDays;
                if (!far) uses.push_back(use);
            }
        }
        return uses;
    }

    void link(std::size_t number, const Use& use, const std::vector<std::size_t>& bearers,
              std::vector<Surname>& found) const {
        int best = 0;
        int second = 0;
        Surname surname{number, use.doc, 0, {}};
        for (const std::size_t root : bearers) {
            if (groups_.forbidden(number, root)) continue;
            if (!contradiction(use.offices, groups_.offices(root)).empty()) continue;
            bool copied = false;
            const std::vector<Use> uses = nearby(root, use.doc, copied);
            const Agreement offices = agreement(use.offices, groups_.offices(root));
            const int shared = uses.empty()
                                   ? 0
                                   : around_.shared(around_.of({use}, units_[number].local),
                                                    around_.of(uses, units_[root].local));
            int points = offices.points + (copied ? 4 : 0) + std::min(4, shared * 2 / 3);
            const bool same_days = !uses.empty() && around_.near({use}, uses, 3);
            if (same_days) ++points;
            if (points <= best) {
                second = std::max(second, points);
                continue;
            }
            second = best;
            best = points;
            surname.whom = root;
            surname.why =
                units_[number].written.front() + " = " + units_[root].written.front() + ": surname";
            if (copied) surname.why += ", shared passages";
            if (!offices.words.empty()) surname.why += ", " + offices.words;
            if (shared >= 2) surname.why += ", named beside the same";
            if (same_days) surname.why += ", in the same days";
        }
        if (best >= kNeeded && best - second >= kLead) found.push_back(std::move(surname));
    }

    const std::vector<Unit>& units_;
    const Surroundings& around_;
    const Groups& groups_;
    std::vector<Bearers> bearers_;
    // Looked up only.
    std::unordered_map<std::string, std::size_t> words_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
    std::unordered_map<std::string, std::uint32_t> first_;
    std::unordered_map<std::string, std::uint32_t> last_;
};

}  // namespace

std::vector<Surname> link_surnames(const std::vector<Unit>& units, const Surroundings& around,
                                   const Groups& groups) {
    return SurnameLinker(units, around, groups).run();
}

}  // namespace isnad::story::identity
