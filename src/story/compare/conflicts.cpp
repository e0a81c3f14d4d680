// Purpose: see compare.h. Contradictions: values of one attribute, from different documents, that
// cannot both be right.
//
// A document that gives both values knows of both and contradicts neither. A count that rises with
// the day of publication is a toll that grew, not a contradiction. Places contradict each other
// only where neither page so much as names the other's. What it does not do: say who is right.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include "story/compare/agreement.h"
#include "story/compare/compare.h"

namespace isnad::story::compare {

namespace {

using model::ClaimRef;

// One value of an attribute and who gives it.
template <typename Value>
struct Said {
    std::string text;  // as the record shows it
    Value value;
    std::vector<ClaimRef> claims;
};

class Event {
  public:
    Event(const model::Record& record, const model::Event& event)
        : record_(record), event_(event) {}

    void find(std::vector<model::Conflict>& out) const {
        find_amounts(out);
        find_counts(out);
        find_modalities(out);
        find_places(out);
        find_times(out);
    }

  private:
    const model::Claim& claim(ClaimRef ref) const {
        return record_.documents[ref.doc].said.claims[ref.claim];
    }

    // The quantity of the page that a claim's count was read from, if it is there.
    const model::Quantity* quantity_of(ClaimRef ref) const {
        const model::Claim& one = claim(ref);
        for (const model::Quantity& quantity : record_.documents[ref.doc].said.quantities)
            if (quantity.currency.empty() && quantity.value == *one.roles.count &&
                quantity.span.overlaps(one.span))
                return &quantity;
        return nullptr;
    }

    template <typename Value>
    static void add(std::vector<Said<Value>>& all, std::string text, Value value, ClaimRef ref) {
        for (Said<Value>& said : all)
            if (said.text == text) return said.claims.push_back(ref);
        all.push_back({std::move(text), std::move(value), {ref}});
    }

    // Whether some document gives both.
    template <typename Value>
    static bool one_page_gives_both(const Said<Value>& x, const Said<Value>& y) {
        return std::any_of(x.claims.begin(), x.claims.end(), [&](ClaimRef left) {
            return std::any_of(y.claims.begin(), y.claims.end(),
                               [&](ClaimRef right) { return left.doc == right.doc; });
        });
    }

    // Reports the values that contradict another one.
    template <typename Value, typename Agree>
    void report(const char* attribute, const std::vector<Said<Value>>& all, Agree&& agree,
                std::vector<model::Conflict>& out) const {
        std::vector<bool> disputed(all.size());
        for (std::size_t x = 0; x < all.size(); ++x)
            for (std::size_t y = x + 1; y < all.size(); ++y)
                if (!agree(all[x], all[y])) disputed[x] = disputed[y] = true;
        model::Conflict conflict{event_.id, attribute, {}};
        for (std::size_t x = 0; x < all.size(); ++x)
            if (disputed[x]) conflict.values.push_back({all[x].text, all[x].claims});
        if (conflict.values.empty()) return;
        for (model::ConflictValue& value : conflict.values)
            std::sort(value.claims.begin(), value.claims.end());
        std::sort(conflict.values.begin(), conflict.values.end(),
                  [](const auto& x, const auto& y) { return x.claims < y.claims; });
        out.push_back(std::move(conflict));
    }

    // The day a page was published, "" unless it is known.
    std::string day_of(ClaimRef ref) const {
        const model::Publication& published = record_.documents[ref.doc].article.published;
        if (!published.best.empty()) return published.best.substr(0, 10);
        const bool exact = published.not_before == published.not_after;
        return exact ? published.not_before.substr(0, 10) : "";
    }

    // Whether all that give the lower figure were published before all that give the higher one.
    bool grew(const Said<Figure>& x, const Said<Figure>& y) const {
        const Said<Figure>& low = x.value.value < y.value.value ? x : y;
        const Said<Figure>& high = &low == &x ? y : x;
        for (const ClaimRef before : low.claims)
            for (const ClaimRef after : high.claims) {
                const std::string first = day_of(before);
                if (first.empty() || first >= day_of(after)) return false;
            }
        return true;
    }

    // "12 people died" counts the dead as "12 dead" does.
    static std::string unit_of(const model::Roles& roles) {
        return roles.count_unit == "person" ? "killed" : roles.count_unit;
    }

    void find_counts(std::vector<model::Conflict>& out) const {
        std::map<std::string, std::vector<Said<Figure>>> by_unit;
        for (const ClaimRef ref : event_.claims) {
            if (!claim(ref).roles.count) continue;
            const model::Quantity* quantity = quantity_of(ref);
            const Figure figure{*claim(ref).roles.count, quantity ? quantity->bound : ""};
            add(by_unit[unit_of(claim(ref).roles)], to_string(figure), figure, ref);
        }
        for (const auto& [unit, all] : by_unit)
            report(
                "count", all,
                [&](const auto& x, const auto& y) {
                    return one_page_gives_both(x, y) || grew(x, y) ||
                           figures_agree(x.value, y.value, Rounding::counts);
                },
                out);
    }

    void find_amounts(std::vector<model::Conflict>& out) const {
        std::map<std::string, std::vector<Said<Figure>>> by_currency;
        for (const ClaimRef ref : event_.claims) {
            const auto& amount = claim(ref).roles.amount;
            if (!amount) continue;
            const Figure figure{amount->value, amount->bound};
            add(by_currency[amount->currency], to_string(figure) + " " + amount->currency, figure,
                ref);
        }
        for (const auto& [currency, all] : by_currency)
            report(
                "amount", all,
                [&](const auto& x, const auto& y) {
                    return one_page_gives_both(x, y) ||
                           figures_agree(x.value, y.value, Rounding::amounts);
                },
                out);
    }

    // The time of a toll is now that of the disaster, now that of the count.
    static bool is_toll(const model::Roles& roles) {
        constexpr std::array<std::string_view, 4> kPeople = {"killed", "injured", "missing",
                                                             "person"};
        return std::find(kPeople.begin(), kPeople.end(), roles.count_unit) != kPeople.end();
    }

    void find_times(std::vector<model::Conflict>& out) const {
        std::vector<Said<std::string>> all;
        for (const ClaimRef ref : event_.claims) {
            const model::Claim& one = claim(ref);
            if (!one.time.empty() && one.modality != model::Modality::planned &&
                !is_toll(one.roles))
                add(all, one.time, one.time, ref);
        }
        report(
            "time", all,
            [&](const auto& x, const auto& y) {
                return one_page_gives_both(x, y) || dates_agree(x.value, y.value);
            },
            out);
    }

    // Affirmed against denied; what was merely planned or alleged contradicts neither.
    void find_modalities(std::vector<model::Conflict>& out) const {
        std::vector<Said<bool>> all;
        for (const ClaimRef ref : event_.claims) {
            const model::Modality modality = claim(ref).modality;
            if (modality == model::Modality::denied) add(all, "denied", false, ref);
            if (modality == model::Modality::happened || modality == model::Modality::announced)
                add(all, "happened", true, ref);
        }
        report(
            "modality", all, [](const auto& x, const auto& y) { return x.value == y.value; }, out);
    }

    bool names(std::uint32_t doc, const std::string& entity) const {
        const auto& mentions = record_.documents[doc].said.mentions;
        return std::any_of(mentions.begin(), mentions.end(),
                           [&](const model::Mention& mention) { return mention.entity == entity; });
    }

    bool any_names(const std::vector<ClaimRef>& claims, const std::string& entity) const {
        return std::any_of(claims.begin(), claims.end(),
                           [&](ClaimRef ref) { return names(ref.doc, entity); });
    }

    // A country is written "place:MA"; a town in it agrees with it, for all that is known here.
    static bool is_country(const std::string& entity) {
        return entity.size() == 8 && entity.starts_with("place:") && entity[6] >= 'A' &&
               entity[6] <= 'Z' && entity[7] >= 'A' && entity[7] <= 'Z';
    }

    void find_places(std::vector<model::Conflict>& out) const {
        std::vector<Said<std::string>> all;
        for (const ClaimRef ref : event_.claims)
            if (const auto& places = claim(ref).roles.place; places.size() == 1)
                add(all, places[0], places[0], ref);
        report(
            "place", all,
            [&](const auto& x, const auto& y) {
                return is_country(x.value) != is_country(y.value) || any_names(x.claims, y.value) ||
                       any_names(y.claims, x.value);
            },
            out);
    }

    const model::Record& record_;
    const model::Event& event_;
};

}  // namespace

std::vector<model::Conflict> find_conflicts(const model::Record& record) {
    std::vector<model::Conflict> conflicts;
    for (const model::Event& event : record.events) Event(record, event).find(conflicts);
    std::stable_sort(conflicts.begin(), conflicts.end(), [](const auto& x, const auto& y) {
        return std::tie(x.event, x.attribute) < std::tie(y.event, y.attribute);
    });
    return conflicts;
}

}  // namespace isnad::story::compare
