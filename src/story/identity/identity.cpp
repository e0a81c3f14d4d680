// Purpose: see identity.h.
//
// The order: the user's splits and drops change what single mentions are called; the uses of each
// local id become units, those of two people apart (units.h); the user's merges are made; names
// are linked from the surest down (link.h); bare surnames last, each in its own document. Then each
// group gets its id: that of a gazetteer, else of the fullest name in Latin letters, else of the
// fullest in any; a sense adds what its bearer is.
#include "story/identity/identity.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/work_pool.h"
#include "story/identity/decisions.h"
#include "story/identity/link.h"
#include "story/identity/units.h"

namespace isnad::story::identity {

namespace {

bool is_known(const model::Mention& mention) {
    return mention.why.starts_with("gazetteer") || mention.why.starts_with("imported");
}

std::vector<Unit> gather(const model::Record& record, const Identities& identities,
                         const Surroundings& around, unsigned threads) {
    std::map<std::string, Unit> by_local;
    for (std::uint32_t doc = 0; doc < record.documents.size(); ++doc) {
        const model::Document& document = record.documents[doc];
        const std::vector<std::string> locals = locals_of(document, identities.moved[doc]);
        for (std::size_t i = 0; i < locals.size(); ++i) {
            if (locals[i].empty()) continue;
            const model::Mention& mention = document.said.mentions[i];
            Unit& unit = by_local[locals[i]];
            const bool fresh = unit.local.empty();
            unit.local = locals[i];
            unit.kind = fresh ? mention.kind : std::min(unit.kind, mention.kind);
            unit.known = unit.known || is_known(mention);
            if (unit.uses.empty() || unit.uses.back().doc != doc)
                unit.uses.push_back({doc, {}, {}});
            Use& use = unit.uses.back();
            ++use.spellings[std::string(model::cut(document.article.text, mention.span))];
            if (mention.title && !(mention.title->role.empty() && mention.title->over.empty()))
                use.offices.insert({mention.title->role, mention.title->over});
        }
        for (const Moved& moved : identities.moved[doc]) {
            const auto unit = by_local.find(moved.local);
            if (unit != by_local.end()) unit->second.kind = moved.kind;
        }
    }
    std::vector<Unit> whole;
    whole.reserve(by_local.size());
    for (auto& [local, unit] : by_local) whole.push_back(std::move(unit));
    auto parted = base::map_ordered<std::vector<Unit>>(whole.size(), threads, [&](std::size_t i) {
        return part_by_sense(std::move(whole[i]), around);
    });
    std::vector<Unit> units;
    units.reserve(parted.size());
    for (std::vector<Unit>& parts : parted) {
        for (Unit& part : parts) units.push_back(std::move(part));
    }
    return units;
}

bool is_latin(const std::string& local) {
    const std::size_t colon = local.find(':');
    for (std::size_t i = colon == std::string::npos ? 0 : colon + 1; i < local.size(); ++i) {
        if (static_cast<unsigned char>(local[i]) >= 0x80) return false;
    }
    return true;
}

// The unit whose id stands for the group: by its own words, so that new documents seldom change it.
std::size_t head_of(const std::vector<std::size_t>& members, const std::vector<Unit>& units) {
    const auto rank = [&](std::size_t number) {
        const Unit& unit = units[number];
        return std::tuple(!unit.known, !is_latin(unit.local), -static_cast<int>(unit.words()),
                          unit.sense.empty() ? 0 : 1, std::string_view(unit.local),
                          std::string_view(unit.sense));
    };
    return *std::min_element(members.begin(), members.end(),
                             [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
}

std::string id_of(const Unit& unit) {
    return unit.sense.empty() ? unit.local : unit.local + "~" + unit.sense;
}

class Resolver {
  public:
    Resolver(const model::Record& record, const std::vector<model::Decision>& decisions,
             unsigned threads)
        : record_(record), decisions_(decisions), threads_(threads) {}

    Identities run() {
        move_mentions(record_, decisions_, result_);
        const Surroundings around(record_);
        units_ = gather(record_, result_, around, threads_);
        Groups groups(units_);
        bind(record_, decisions_, units_, groups, result_);
        const std::vector<Link> links = link_names(units_, around, groups, threads_);
        const std::vector<Surname> surnames = link_surnames(units_, around, groups);
        name_groups(groups);
        for (const Link& link : links) result_.groups[id_[link.a]].why.push_back(link.why);
        hand_out(surnames);
        tell_decisions();
        return std::move(result_);
    }

  private:
    void name_groups(const Groups& groups) {
        id_.resize(units_.size());
        for (std::size_t i = 0; i < units_.size(); ++i) {
            if (groups.root(i) != i) continue;
            const std::vector<std::size_t>& members = groups.members(i);
            const std::string id = id_of(units_[head_of(members, units_)]);
            for (const std::size_t member : members) {
                id_[member] = id;
                const Unit& unit = units_[member];
                if (members.size() < 2 && unit.sense.empty() && unit.why.empty()) continue;
                Group& group = result_.groups[id];
                group.locals.push_back(unit.local);
                if (!unit.why.empty()) group.why.push_back(unit.why);
            }
        }
    }

    void hand_out(const std::vector<Surname>& surnames) {
        result_.ids.resize(record_.documents.size());
        for (std::size_t i = 0; i < units_.size(); ++i) {
            if (id_[i] == units_[i].local) continue;
            for (const Use& use : units_[i].uses) result_.ids[use.doc][units_[i].local] = id_[i];
        }
        for (const Surname& surname : surnames) {
            const std::string& id = id_[surname.whom];
            result_.ids[surname.doc][units_[surname.unit].local] = id;
            Group& group = result_.groups[id];
            group.locals.push_back(units_[surname.unit].local);
            group.why.push_back(surname.why);
        }
        for (auto& [id, group] : result_.groups) {
            for (auto* list : {&group.locals, &group.why}) {
                std::sort(list->begin(), list->end());
                list->erase(std::unique(list->begin(), list->end()), list->end());
            }
        }
    }

    void tell_decisions() {
        std::map<std::string, std::vector<std::size_t>, std::less<>> by_local;
        if (!decisions_.empty()) {
            for (std::size_t i = 0; i < units_.size(); ++i) by_local[units_[i].local].push_back(i);
        }
        for (std::size_t i = 0; i < decisions_.size(); ++i) {
            const model::Decision& decision = decisions_[i];
            std::set<std::string> ids;
            for (const model::NameSide& side : decision.sides) {
                std::vector<std::string> locals = side.locals;
                if (decision.action == model::DecisionAction::split) {
                    for (const std::string& local : side.locals)
                        locals.push_back(local_apart(local, side));
                }
                if (decision.action == model::DecisionAction::kind && decision.kind) {
                    for (const std::string& local : side.locals)
                        locals.push_back(with_kind(local, *decision.kind));
                }
                for (const std::string& local : locals) {
                    const auto found = by_local.find(local);
                    if (found == by_local.end()) continue;
                    for (const std::size_t unit : found->second) {
                        const bool made =
                            !std::binary_search(side.locals.begin(), side.locals.end(), local);
                        const bool meant = made || means(side, units_[unit], record_);
                        if (meant) ids.insert(id_[unit]);
                    }
                }
            }
            for (const std::string& id : ids) {
                Group& group = result_.groups[id];
                std::string words = in_words(decision);
                if (!result_.effects[i].overruled_by.empty()) words += " (a later decision parts)";
                group.decisions.push_back(std::move(words));
                if (decision.action != model::DecisionAction::rename) continue;
                group.names[decision.language] = decision.name;
                result_.effects[i].documents = std::max(result_.effects[i].documents, 1U);
            }
        }
    }

    const model::Record& record_;
    const std::vector<model::Decision>& decisions_;
    unsigned threads_;
    std::vector<Unit> units_;
    std::vector<std::string> id_;  // of each unit's group
    Identities result_;
};

}  // namespace

Identities resolve(const model::Record& record, const std::vector<model::Decision>& decisions,
                   unsigned threads) {
    return Resolver(record, decisions, threads).run();
}

std::vector<model::Decision> in_force(std::vector<model::Decision> journal) {
    std::stable_sort(
        journal.begin(), journal.end(),
        [](const model::Decision& a, const model::Decision& b) { return a.time < b.time; });
    std::set<std::string> undone;
    for (const model::Decision& decision : journal) {
        if (decision.action == model::DecisionAction::undo) undone.insert(decision.target);
    }
    std::erase_if(journal, [&](const model::Decision& decision) {
        return decision.action == model::DecisionAction::undo || undone.contains(decision.id);
    });
    return journal;
}

}  // namespace isnad::story::identity
