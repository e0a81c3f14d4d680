// Purpose: see units.h.
#include "story/identity/units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/lexicon.h"

namespace isnad::story::identity {

namespace {

constexpr int kCommonGround = 5;  // what shared surroundings weigh that outweigh a contradiction

// role -> field; a role of a portfolio ("minister-of-defence") has that of its head.
const std::map<std::string_view, std::string_view>& fields() {
    static const std::map<std::string_view, std::string_view> table = [] {
        std::map<std::string_view, std::string_view> all;
        for (const base::LexiconRow& row : base::lexicon_rows("offices.tsv")) {
            if (row.size() > 2 && (row[0] == "office" || row[0] == "head")) all[row[2]] = row[1];
        }
        return all;
    }();
    return table;
}

bool of_state(std::string_view field) {
    return field == "politics" || field == "military" || field == "security";
}

// Walks of life that hardly anybody has both of.
bool apart(std::string_view a, std::string_view b) {
    const auto stage = [](std::string_view field) { return field == "sport" || field == "arts"; };
    if (a == b || a.empty() || b.empty()) return false;
    return stage(a) != stage(b) && a != "business" && b != "business" && a != "media" &&
           b != "media" && a != "people" && b != "people";
}

std::string_view country_of(std::string_view over) {
    constexpr std::string_view kPlace = "place:";
    if (!over.starts_with(kPlace)) return {};
    over.remove_prefix(kPlace.size());
    return over.substr(0, over.find('/'));
}

struct Profile {
    std::set<std::string_view> fields;
    std::set<std::string_view> countries;  // of offices of state
};

Profile profile_of(const std::set<Office>& offices) {
    Profile profile;
    for (const Office& office : offices) {
        const std::string_view field = field_of(office.role);
        if (!field.empty()) profile.fields.insert(field);
        const std::string_view country = country_of(office.over);
        if (of_state(field) && !country.empty()) profile.countries.insert(country);
    }
    return profile;
}

std::string joined(const std::set<std::string_view>& words) {
    std::string all;
    for (const std::string_view word : words) {
        if (!all.empty()) all += ", ";
        all += word;
    }
    return all;
}

}  // namespace

std::size_t Unit::words() const {
    std::size_t most = 0;
    for (const analysis::names::Name& name : names) {
        std::size_t words = 0;
        for (const analysis::names::Part& part : name.parts()) {
            if (part.role == analysis::names::Role::word ||
                part.role == analysis::names::Role::initial) {
                ++words;
            }
        }
        most = std::max(most, words);
    }
    return most;
}

std::string_view field_of(std::string_view role) {
    const auto& table = fields();
    auto found = table.find(role);
    if (found == table.end()) {
        const std::size_t of = role.find("-of-");
        if (of != std::string_view::npos) found = table.find(role.substr(0, of));
    }
    return found == table.end() ? std::string_view() : found->second;
}

std::string contradiction(const std::set<Office>& a, const std::set<Office>& b) {
    const Profile left = profile_of(a);
    const Profile right = profile_of(b);
    if (!left.countries.empty() && !right.countries.empty()) {
        const bool common = std::any_of(
            left.countries.begin(), left.countries.end(),
            [&](std::string_view country) { return right.countries.contains(country); });
        if (!common)
            return "offices in " + joined(left.countries) + " and " + joined(right.countries);
    }
    if (left.fields.empty() || right.fields.empty()) return {};
    for (const std::string_view x : left.fields) {
        for (const std::string_view y : right.fields) {
            if (!apart(x, y)) return {};
        }
    }
    return joined(left.fields) + " and " + joined(right.fields);
}

Agreement agreement(const std::set<Office>& a, const std::set<Office>& b) {
    Agreement best;
    const auto take = [&](int points, std::string words) {
        if (points > best.points) best = {points, std::move(words)};
    };
    for (const Office& x : a) {
        for (const Office& y : b) {
            const bool same_over = !x.over.empty() && x.over == y.over;
            const bool other_over = !x.over.empty() && !y.over.empty() && x.over != y.over;
            const std::string over(country_of(x.over));
            if (x.role == y.role && !x.role.empty() && same_over) {
                take(5, "both " + x.role + (over.empty() ? "" : " of " + over));
            } else if (x.role == y.role && !x.role.empty() && !other_over) {
                take(3, "both " + x.role);
            } else if (same_over) {
                take(2, "offices over " + (over.empty() ? x.over : over));
            } else if (!field_of(x.role).empty() && field_of(x.role) == field_of(y.role) &&
                       !other_over) {
                take(1, "both in " + std::string(field_of(x.role)));
            }
        }
    }
    return best;
}

void read_names(Unit& unit) {
    constexpr std::size_t kMost = 4;
    std::map<std::string, std::uint32_t> counts;
    for (const Use& use : unit.uses) {
        for (const auto& [spelling, count] : use.spellings) counts[spelling] += count;
    }
    std::vector<std::pair<std::uint32_t, std::string>> order;
    order.reserve(counts.size());
    for (const auto& [spelling, count] : counts) order.emplace_back(count, spelling);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    // The longest first: a surname alone says less than the full name.
    std::vector<analysis::names::Name> names;
    std::vector<std::string> written;
    std::size_t longest = 0;
    constexpr std::size_t kLooked = 16;
    for (std::size_t i = 0; i < std::min(order.size(), kLooked); ++i) {
        analysis::names::Name name = analysis::names::read_name(order[i].second);
        if (name.empty()) continue;
        longest = std::max(longest, name.parts().size());
        names.push_back(std::move(name));
        written.push_back(order[i].second);
    }
    for (const bool full : {true, false}) {
        for (std::size_t i = 0; i < names.size() && unit.names.size() < kMost; ++i) {
            const bool is_full = names[i].parts().size() > 1 || longest < 2;
            if (is_full != full || (!full && !unit.names.empty())) continue;
            unit.names.push_back(names[i]);
            unit.written.push_back(written[i]);
        }
    }
}

namespace {

using Signature = std::pair<std::set<std::string_view>, std::set<std::string_view>>;

struct Sense {
    std::vector<Use> uses;
    std::set<Office> offices;
};

void add(Sense& sense, const Use& use) {
    sense.offices.insert(use.offices.begin(), use.offices.end());
    sense.uses.push_back(use);
}

// The most usual role of a sense: its name.
std::string label_of(const Sense& sense) {
    std::map<std::string, std::size_t> counts;
    for (const Use& use : sense.uses) {
        for (const Office& office : use.offices) {
            if (!office.role.empty()) ++counts[office.role];
        }
    }
    std::string label = "other";
    std::size_t most = 0;
    for (const auto& [role, count] : counts) {
        if (count > most) {
            most = count;
            label = role;
        }
    }
    return label;
}

std::string country_label(const Sense& sense) {
    for (const Office& office : sense.offices) {
        std::string country(country_of(office.over));
        for (char& letter : country) {
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        }
        if (!country.empty()) return "-" + country;
    }
    return {};
}

// Uses with offices, those that tell the same together, the most usual first.
std::vector<Sense> by_signature(const Unit& unit) {
    std::map<Signature, Sense> groups;
    for (const Use& use : unit.uses) {
        if (use.offices.empty()) continue;
        Profile profile = profile_of(use.offices);
        add(groups[{std::move(profile.fields), std::move(profile.countries)}], use);
    }
    std::vector<Sense> senses;
    senses.reserve(groups.size());
    for (auto& [signature, sense] : groups) senses.push_back(std::move(sense));
    std::stable_sort(senses.begin(), senses.end(),
                     [](const Sense& a, const Sense& b) { return a.uses.size() > b.uses.size(); });
    return senses;
}

// The sense of each use that names no office: where its surroundings are; the main one where they
// say nothing.
void place_the_rest(const Unit& unit, std::vector<Sense>& senses, const Surroundings& around) {
    std::vector<Surroundings::Features> features;
    std::map<std::uint32_t, std::size_t> sense_of;  // document -> sense
    for (std::size_t i = 0; i < senses.size(); ++i) {
        features.push_back(around.of(senses[i].uses, unit.local));
        for (const Use& use : senses[i].uses) sense_of[use.doc] = i;
    }
    for (const Use& use : unit.uses) {
        if (!use.offices.empty()) continue;
        std::vector<int> points;
        const Surroundings::Features mine = around.of({use}, unit.local);
        for (const auto& theirs : features) points.push_back(around.shared(mine, theirs));
        for (const std::uint32_t copy : around.copies_of(use.doc)) {
            if (const auto of = sense_of.find(copy); of != sense_of.end())
                points[of->second] += kCommonGround;
        }
        const auto best = std::max_element(points.begin(), points.end()) - points.begin();
        senses[static_cast<std::size_t>(best)].uses.push_back(use);
    }
}

}  // namespace

std::vector<Unit> part_by_sense(Unit unit, const Surroundings& around) {
    std::vector<Sense> senses;
    std::string reason;
    if (unit.kind == model::EntityKind::person && !unit.known) {
        for (Sense& group : by_signature(unit)) {
            Sense* home = nullptr;
            for (Sense& sense : senses) {
                const std::string against = contradiction(sense.offices, group.offices);
                const bool parted =
                    !against.empty() &&
                    around.shared(around.of(sense.uses, unit.local),
                                  around.of(group.uses, unit.local)) < kCommonGround;
                if (!parted) {
                    home = &sense;
                    break;
                }
                reason = against;
            }
            if (home == nullptr) {
                senses.push_back(std::move(group));
                continue;
            }
            for (const Use& use : group.uses) add(*home, use);
        }
    }
    if (senses.size() < 2) {
        for (const Use& use : unit.uses)
            unit.offices.insert(use.offices.begin(), use.offices.end());
        read_names(unit);
        return {std::move(unit)};
    }
    const std::vector<Sense> told = senses;
    place_the_rest(unit, senses, around);
    std::vector<Unit> parts;
    std::set<std::string> labels;
    for (std::size_t i = 0; i < senses.size(); ++i) {
        Unit part;
        part.local = unit.local;
        part.kind = unit.kind;
        part.uses = std::move(senses[i].uses);
        std::sort(part.uses.begin(), part.uses.end(),
                  [](const Use& a, const Use& b) { return a.doc < b.doc; });
        part.offices = std::move(senses[i].offices);
        part.why = "apart from others of the name: " + reason;
        if (i != 0) {
            std::string label = label_of(told[i]);
            if (label == label_of(told[0])) label += country_label(told[i]);
            std::string sense = label;
            for (int number = 2; !labels.insert(sense).second; ++number)
                sense = label + "-" + std::to_string(number);
            part.sense = std::move(sense);
        }
        read_names(part);
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace isnad::story::identity
