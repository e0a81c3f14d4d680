// Purpose: see decisions.h.
#include "story/identity/decisions.h"

#include <algorithm>
#include <set>

#include "model/names.h"
#include "text/key_form.h"

namespace isnad::story::identity {

using model::Decision;
using model::DecisionAction;
using model::NameSide;

namespace {

bool holds(const std::vector<std::string>& sorted, const std::string& value) {
    return std::binary_search(sorted.begin(), sorted.end(), value);
}

bool says_something(const NameSide& side) {
    return !side.locals.empty() || !side.spellings.empty() || !side.documents.empty();
}

// Sides without local ids are those of a file that somebody wrote by hand.
bool means_mention(const NameSide& side, const std::string& local, const std::string& document,
                   const std::string& spelling) {
    return says_something(side) && (side.locals.empty() || holds(side.locals, local)) &&
           (side.documents.empty() || holds(side.documents, document)) &&
           (side.spellings.empty() || holds(side.spellings, spelling));
}

bool moves(const Decision& decision) {
    return decision.action == DecisionAction::split || decision.action == DecisionAction::drop ||
           decision.action == DecisionAction::kind;
}

std::string slug(std::string_view key) {
    std::string slug;
    for (const char c : key) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '~' || c == '/';
        slug += blank ? '-' : c;
    }
    return slug;
}

std::string with_kind(const std::string& local, model::EntityKind kind) {
    const std::size_t colon = local.find(':');
    return std::string(model::to_string(kind)) + ":" +
           (colon == std::string::npos ? local : local.substr(colon + 1));
}

}  // namespace

std::string local_apart(const std::string& local, const NameSide& side) {
    std::string label = "apart";
    if (!side.spellings.empty()) {
        label = slug(side.spellings.front());
    } else if (!side.documents.empty()) {
        label = "in-" + side.documents.front().substr(0, 8);
    }
    const std::string own = local.substr(std::min(local.size(), local.find(':') + 1));
    if (label == own) label = "apart";
    return local + "~" + label;
}

std::string in_words(const Decision& decision) {
    std::string words;
    switch (decision.action) {
        case DecisionAction::merge:
            words = "merged";
            break;
        case DecisionAction::split:
            words = "split off";
            break;
        case DecisionAction::rename:
            words = "named " + decision.name;
            break;
        case DecisionAction::drop:
            words = "dropped";
            break;
        case DecisionAction::kind:
            words = "made " + std::string(decision.kind ? model::to_string(*decision.kind) : "");
            break;
        case DecisionAction::undo:
            words = "undone";
            break;
    }
    words += " by " + (decision.author.empty() ? std::string("the user") : decision.author);
    if (!decision.time.empty()) words += " on " + decision.time.substr(0, 10);
    if (!decision.note.empty()) words += ": " + decision.note;
    return words;
}

void move_mentions(const model::Record& record, const std::vector<Decision>& decisions,
                   Identities& identities) {
    identities.moved.resize(record.documents.size());
    identities.effects.resize(decisions.size());
    const bool any = std::any_of(decisions.begin(), decisions.end(), moves);
    for (std::size_t i = 0; i < decisions.size(); ++i) identities.effects[i].id = decisions[i].id;
    if (!any) return;
    // Most ids are in no decision: these are left alone at once.
    std::set<std::string, std::less<>> concerned;
    bool all = false;
    for (const Decision& decision : decisions) {
        if (!moves(decision)) continue;
        for (const NameSide& side : decision.sides) {
            concerned.insert(side.locals.begin(), side.locals.end());
            all = all || side.locals.empty();
        }
    }
    std::vector<std::set<std::uint32_t>> documents(decisions.size());
    for (std::uint32_t doc = 0; doc < record.documents.size(); ++doc) {
        const model::Document& document = record.documents[doc];
        for (const model::Mention& mention : document.said.mentions) {
            if (mention.entity.empty()) continue;
            if (!all && !concerned.contains(mention.entity)) continue;
            Moved now{mention.span, mention.entity, mention.kind};
            const std::string spelling =
                text::key_of(model::cut(document.article.text, mention.span));
            bool changed = false;
            for (std::size_t i = 0; i < decisions.size() && !now.local.empty(); ++i) {
                const Decision& decision = decisions[i];
                if (!moves(decision) || decision.sides.empty()) continue;
                const NameSide& side = decision.sides.front();
                if (!means_mention(side, now.local, document.id, spelling)) continue;
                if (decision.action == DecisionAction::split) {
                    now.local = local_apart(now.local, side);
                } else if (decision.action == DecisionAction::drop) {
                    now.local.clear();
                } else if (decision.kind) {
                    now.kind = *decision.kind;
                    now.local = with_kind(now.local, now.kind);
                }
                changed = true;
                ++identities.effects[i].mentions;
                documents[i].insert(doc);
            }
            if (changed) identities.moved[doc].push_back(std::move(now));
        }
    }
    for (std::size_t i = 0; i < decisions.size(); ++i)
        identities.effects[i].documents = static_cast<std::uint32_t>(documents[i].size());
}

std::vector<std::string> locals_of(const model::Document& document,
                                   const std::vector<Moved>& moved) {
    std::vector<std::string> locals;
    locals.reserve(document.said.mentions.size());
    auto next = moved.begin();
    for (const model::Mention& mention : document.said.mentions) {
        while (next != moved.end() && next->span < mention.span) ++next;
        const bool is_moved = next != moved.end() && next->span == mention.span;
        locals.push_back(is_moved ? next->local : mention.entity);
    }
    return locals;
}

bool means(const NameSide& side, const Unit& unit, const model::Record& record) {
    if (!says_something(side)) return false;
    if (!side.locals.empty() && !holds(side.locals, unit.local)) return false;
    const auto used = [&](const Use& use) {
        if (!side.documents.empty() && !holds(side.documents, record.documents[use.doc].id))
            return false;
        if (!side.locals.empty()) return true;
        return side.spellings.empty() ||
               std::any_of(use.spellings.begin(), use.spellings.end(), [&](const auto& spelling) {
                   return holds(side.spellings, text::key_of(spelling.first));
               });
    };
    return std::any_of(unit.uses.begin(), unit.uses.end(), used);
}

namespace {

// The units that a side means: by local id, and where the program no longer gives such ids, by the
// words that were written.
std::vector<std::size_t> units_of(const NameSide& side, const std::vector<Unit>& units,
                                  const std::multimap<std::string_view, std::size_t>& by_local,
                                  const model::Record& record) {
    std::vector<std::size_t> found;
    for (const std::string& local : side.locals) {
        const auto [from, to] = by_local.equal_range(local);
        for (auto unit = from; unit != to; ++unit) {
            if (means(side, units[unit->second], record)) found.push_back(unit->second);
        }
    }
    if (found.empty() && !side.spellings.empty()) {
        NameSide words = side;
        words.locals.clear();
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (means(words, units[i], record)) found.push_back(i);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

void count(const std::vector<std::size_t>& numbers, const std::vector<Unit>& units,
           std::set<std::uint32_t>& documents, std::uint32_t& mentions) {
    for (const std::size_t number : numbers) {
        for (const Use& use : units[number].uses) {
            documents.insert(use.doc);
            for (const auto& [spelling, times] : use.spellings) mentions += times;
        }
    }
}

}  // namespace

void bind(const model::Record& record, const std::vector<Decision>& decisions,
          const std::vector<Unit>& units, Groups& groups, Identities& identities) {
    if (decisions.empty()) return;
    std::multimap<std::string_view, std::size_t> by_local;
    for (std::size_t i = 0; i < units.size(); ++i) by_local.emplace(units[i].local, i);
    // Which later split bars an earlier merge.
    std::vector<std::pair<std::size_t, std::set<std::size_t>>> splits;
    for (std::size_t i = decisions.size(); i-- > 0;) {
        const Decision& decision = decisions[i];
        model::DecisionEffect& effect = identities.effects[i];
        if (decision.action == DecisionAction::split && decision.sides.size() > 1) {
            NameSide part = decision.sides.front();
            std::vector<std::string> apart;
            for (const std::string& local : part.locals)
                apart.push_back(local_apart(local, decision.sides.front()));
            std::sort(apart.begin(), apart.end());
            part.locals = apart;
            part.spellings.clear();
            const auto left = units_of(part, units, by_local, record);
            const auto right = units_of(decision.sides[1], units, by_local, record);
            std::set<std::size_t> both(left.begin(), left.end());
            both.insert(right.begin(), right.end());
            for (const std::size_t a : left) {
                for (const std::size_t b : right) {
                    if (a != b && groups.root(a) != groups.root(b)) groups.forbid(a, b);
                }
            }
            splits.emplace_back(i, std::move(both));
        }
        if (decision.action != DecisionAction::merge) continue;
        std::vector<std::size_t> first;
        std::set<std::uint32_t> documents;
        for (const NameSide& side : decision.sides) {
            const auto those = units_of(side, units, by_local, record);
            count(those, units, documents, effect.mentions);
            for (const std::size_t unit : those) {
                if (!first.empty() && !groups.force(first.front(), unit)) {
                    for (const auto& [later, apart] : splits) {
                        if (apart.contains(unit) || apart.contains(first.front()))
                            effect.overruled_by = decisions[later].id;
                    }
                }
                first.push_back(unit);
            }
        }
        effect.documents = static_cast<std::uint32_t>(documents.size());
    }
}

}  // namespace isnad::story::identity
