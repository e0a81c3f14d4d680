// Purpose: see compare.h. Contradictions: values of one attribute of one event that cannot both be
// right.
//
// Idea: the values that the event's claims give are held against each other two by two. A page that
// gives both values in its own voice, or from one source, knows of both and contradicts neither;
// where it sets two sources against each other, these do. A count that rises with the day of
// publication is a toll that grew, not a contradiction. Figures are compared where they measure one
// thing (figures.h); those of a copy also where its claims were read otherwise. Places contradict
// each other only where neither page so much as names the other's. What it does not do: say who is
// right.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include "base/calendar.h"
#include "base/work_pool.h"
#include "story/compare/agreement.h"
#include "story/compare/background.h"
#include "story/compare/compare.h"
#include "story/compare/figures.h"
#include "story/compare/wording.h"
#include "text/key_form.h"

namespace isnad::story::compare {

namespace {

using model::ClaimRef;

constexpr double kFigurePart = 0.15;  // of the words of claims whose figures are compared
constexpr double kDeedPart = 0.15;    // of the words of claims of one deed
constexpr double kDeniedPart = 0.25;  // where one denies it
constexpr std::string_view kStatistic = "statistic";
constexpr int kNightDays = 1;             // a night may be counted to either day
constexpr int kNewsDays = 2;              // before its page comes out, for what news tells undated
constexpr int kSlackDays = 7;             // between two accounts of one happening
constexpr int kSeriesDays = 21;           // within which a figure may have grown
constexpr std::size_t kMostClaims = 400;  // of an event that are held against each other

// One value of an attribute and who gives it.
template <typename Value>
struct Said {
    std::string text;  // as the record shows it
    Value value;
    std::vector<ClaimRef> claims;
};

// Figures of two claims that stand in one place of a passage and its copy, and differ.
struct Altered {
    Given a;
    Given b;
};

class Event {
  public:
    Event(const model::Record& record, const model::Event& event, const Wording& wording,
          const std::vector<Altered>& altered)
        : record_(record), event_(event), wording_(wording), altered_(altered) {
        claims_ = event.claims;
        const std::vector<ClaimRef> kin = wording.kin_of(event.claims);
        claims_.insert(claims_.end(), kin.begin(), kin.end());
        std::sort(claims_.begin(), claims_.end());
        if (claims_.size() > kMostClaims) claims_.resize(kMostClaims);
    }

    void find(std::vector<model::Conflict>& out) const {
        find_figures(out);
        find_modalities(out);
        find_places(out);
        find_times(out);
    }

  private:
    const model::Claim& claim(ClaimRef ref) const {
        return record_.documents[ref.doc].said.claims[ref.claim];
    }

    template <typename Value>
    static void add(std::vector<Said<Value>>& all, std::string text, Value value, ClaimRef ref) {
        for (Said<Value>& said : all) {
            if (said.text != text) continue;
            if (said.claims.back() != ref) said.claims.push_back(ref);
            return;
        }
        all.push_back({std::move(text), std::move(value), {ref}});
    }

    bool own(ClaimRef ref) const {
        return std::binary_search(event_.claims.begin(), event_.claims.end(), ref);
    }

    // Whether two claims may be held against each other: both were read as the event, or they are
    // told so much alike that they are of one.
    bool comparable(ClaimRef a, ClaimRef b) const {
        if (!own(a) && !own(b)) return false;
        return own(a) && own(b) ? wording_.alike(a, b) : wording_.much_alike(a, b);
    }

    // Whether two claims are from two different sources, both of them named or typed.
    bool from_two_sources(ClaimRef a, ClaimRef b) const {
        const auto& left = claim(a).chain;
        const auto& right = claim(b).chain;
        if (left.empty() || right.empty()) return false;
        const model::ChainLink& one = model::named_root(left);
        const model::ChainLink& other = model::named_root(right);
        if (!one.entity.empty() || !other.entity.empty()) return one.entity != other.entity;
        return text::key_of(model::cut(record_.documents[a.doc].article.text, one.span)) !=
               text::key_of(model::cut(record_.documents[b.doc].article.text, other.span));
    }

    // Whether some page gives both and does not set two sources against each other.
    template <typename Value>
    bool one_page_knows_both(const Said<Value>& x, const Said<Value>& y) const {
        return std::any_of(x.claims.begin(), x.claims.end(), [&](ClaimRef left) {
            return std::any_of(y.claims.begin(), y.claims.end(), [&](ClaimRef right) {
                return left.doc == right.doc && !from_two_sources(left, right);
            });
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

    static std::optional<int> days_between(const std::string& before, const std::string& after) {
        const auto first = base::day_number(before);
        const auto last = base::day_number(after);
        if (!first || !last) return std::nullopt;
        return *last - *first;
    }

    // Whether a later claim may tell the grown count of an earlier one: it says that it grew, or
    // is not from another source.
    bool may_go_on(ClaimRef before, ClaimRef after) const {
        const auto days = days_between(day_of(before), day_of(after));
        if (!days || *days <= 0 || *days > kSeriesDays) return false;
        return tells_rise(record_.documents[after.doc], claim(after)) ||
               !from_two_sources(before, after);
    }

    // Whether the higher figure is the lower one, grown: people come to harm, and all that give the
    // lower were published before all that give the higher.
    bool grew(const Said<std::vector<Given>>& x, const Said<std::vector<Given>>& y) const {
        const bool rises = x.value.front().figure.value < y.value.front().figure.value;
        const auto& low = rises ? x : y;
        const auto& high = rises ? y : x;
        const auto harms = [&](ClaimRef ref) {
            return claim(ref).frame == "casualty" || claim(ref).frame == "disaster";
        };
        return std::all_of(low.claims.begin(), low.claims.end(), [&](ClaimRef before) {
            return harms(before) &&
                   std::all_of(high.claims.begin(), high.claims.end(), [&](ClaimRef after) {
                       return harms(after) && may_go_on(before, after);
                   });
        });
    }

    // Whether two claims tell of one deed, so that a differing time, place or denial is one of this
    // deed, not of another like it: they share words, and for a denial name the deed alike.
    bool of_one_deed(ClaimRef a, ClaimRef b) const {
        if (!comparable(a, b)) return false;
        const bool denied = (claim(a).modality == model::Modality::denied) !=
                            (claim(b).modality == model::Modality::denied);
        if (denied) return wording_.same_deed(a, b) && wording_.alike(a, b, kDeniedPart);
        return claim(a).frame == claim(b).frame && claim(a).frame != kStatistic &&
               wording_.alike(a, b, kDeedPart);
    }

    // Whether a claim that gives the one value may be held against one that gives the other.
    template <typename Value>
    bool any_comparable(const Said<Value>& x, const Said<Value>& y) const {
        return std::any_of(x.claims.begin(), x.claims.end(), [&](ClaimRef left) {
            return std::any_of(y.claims.begin(), y.claims.end(),
                               [&](ClaimRef right) { return of_one_deed(left, right); });
        });
    }

    // What the event's claims give of one measure, in order.
    struct Measured {
        std::vector<Given> all;
        bool money = false;
    };

    std::map<std::pair<bool, std::string>, Measured> measured() const {
        std::map<std::pair<bool, std::string>, Measured> by_measure;
        const auto add_given = [&](const Given& given) {
            Measured& measured = by_measure[{given.money, given.measure}];
            measured.money = given.money;
            measured.all.push_back(given);
        };
        for (const ClaimRef ref : claims_)
            for (const Given& given : figures_of(record_, ref)) add_given(given);
        return by_measure;
    }

    // The days that a claim may be of: those that it tells, else those before its page came out.
    std::optional<base::DayRange> days_told(ClaimRef ref) const {
        const std::string& time = claim(ref).time;
        if (const auto days = base::days_of(time)) return days;
        const auto day = base::day_number(day_of(ref));
        if (!day) return std::nullopt;
        return base::DayRange{*day - kNewsDays, *day};
    }

    // Whether two figures may be of one time. A level or a price is that of its day; a plan and
    // what came of it at another time are two figures.
    bool times_meet(ClaimRef a, ClaimRef b) const {
        const auto x = days_told(a);
        const auto y = days_told(b);
        if (!x || !y) return true;
        const bool level = claim(a).frame == kStatistic || claim(b).frame == kStatistic;
        const auto days = days_between(day_of(a), day_of(b));
        if (level && days && std::abs(*days) > kSeriesDays) return false;
        const int gap = std::max(x->first, y->first) - std::min(x->last, y->last);
        const bool told = !claim(a).time.empty() && !claim(b).time.empty();
        if (level) return gap <= (told ? 0 : -kNewsDays);
        return told ? gap <= kNightDays : gap <= kSlackDays || (own(a) && own(b));
    }

    // Whether two claims of the event are about their figures: of one frame, and of one kind.
    bool both_about(const Given& a, const Given& b) const {
        return a.role && b.role && !a.measure.empty() && claim(a.ref).frame == claim(b.ref).frame &&
               own(a.ref) && own(b.ref);
    }

    // Whether claims of two figures share enough words: a level is told by its words alone, a toll
    // is one whatever they are.
    bool share_words(const Given& a, const Given& b) const {
        if (both_about(a, b) && claim(a.ref).frame != kStatistic) return true;
        return wording_.alike(a.ref, b.ref, kFigurePart);
    }

    // Whether two values were given of one thing: by claims that measure it, or by a copy that
    // changed the figure.
    bool disagree(const Said<std::vector<Given>>& x, const Said<std::vector<Given>>& y,
                  Rounding rounding) const {
        for (const Given& a : x.value) {
            for (const Given& b : y.value) {
                const bool apart =
                    a.ref == b.ref || !times_meet(a.ref, b.ref) || !share_words(a, b);
                if (!apart && same_measure(a, b) && !figures_agree(a.figure, b.figure, rounding) &&
                    (comparable(a.ref, b.ref) || both_about(a, b)))
                    return true;
            }
        }
        return false;
    }

    bool is_altered(const Said<std::vector<Given>>& x, const Said<std::vector<Given>>& y) const {
        const auto gives = [](const Said<std::vector<Given>>& said, const Given& given) {
            return std::any_of(said.value.begin(), said.value.end(), [&](const Given& each) {
                return each.ref == given.ref && each.span == given.span;
            });
        };
        return std::any_of(altered_.begin(), altered_.end(), [&](const Altered& altered) {
            return (gives(x, altered.a) && gives(y, altered.b)) ||
                   (gives(x, altered.b) && gives(y, altered.a));
        });
    }

    void find_figures(std::vector<model::Conflict>& out) const {
        auto by_measure = measured();
        for (const Altered& altered : altered_) {  // claims that were read into another event
            for (const Given* given : {&altered.a, &altered.b}) {
                if (std::binary_search(claims_.begin(), claims_.end(), given->ref)) continue;
                by_measure[{given->money, given->measure}].all.push_back(*given);
            }
        }
        for (const auto& [key, measured] : by_measure) {
            const bool money = key.first;
            std::vector<Said<std::vector<Given>>> all;
            for (const Given& given : measured.all) {
                const std::string text =
                    to_string(given.figure) + (money ? " " + given.measure : std::string());
                add(all, text, {}, given.ref);
                std::find_if(all.begin(), all.end(), [&](const auto& said) {
                    return said.text == text;
                })->value.push_back(given);
            }
            const Rounding rounding = money ? Rounding::amounts : Rounding::counts;
            report(
                money ? "amount" : "count", all,
                [&](const auto& x, const auto& y) {
                    if (is_altered(x, y)) return false;
                    return one_page_knows_both(x, y) || (!money && grew(x, y)) ||
                           !disagree(x, y, rounding);
                },
                out);
        }
    }

    // The time of a toll is now that of the disaster, now that of the count.
    static bool is_toll(const model::Roles& roles) {
        constexpr std::array<std::string_view, 5> kPeople = {"killed", "wounded", "missing",
                                                             "displaced", "person"};
        return std::find(kPeople.begin(), kPeople.end(), roles.count_unit) != kPeople.end();
    }

    // Days that are far apart are those of two happenings; years and months may be misremembered.
    static bool near(const std::string& a, const std::string& b) {
        const auto days = days_between(a, b);
        return !days || std::abs(*days) <= kSlackDays;
    }

    void find_times(std::vector<model::Conflict>& out) const {
        std::vector<Said<std::string>> all;
        for (const ClaimRef ref : claims_) {
            const model::Claim& one = claim(ref);
            if (!one.time.empty() && one.modality != model::Modality::planned &&
                !is_toll(one.roles))
                add(all, one.time, one.time, ref);
        }
        report(
            "time", all,
            [&](const auto& x, const auto& y) {
                return one_page_knows_both(x, y) || dates_agree(x.value, y.value) ||
                       !near(x.value, y.value) || !any_comparable(x, y);
            },
            out);
    }

    // Affirmed against denied; what was merely planned or alleged contradicts neither.
    void find_modalities(std::vector<model::Conflict>& out) const {
        std::vector<Said<bool>> all;
        for (const ClaimRef ref : claims_) {
            const model::Modality modality = claim(ref).modality;
            if (modality == model::Modality::denied) add(all, "denied", false, ref);
            if (modality == model::Modality::happened || modality == model::Modality::announced)
                add(all, "happened", true, ref);
        }
        report(
            "modality", all,
            [&](const auto& x, const auto& y) {
                return x.value == y.value || one_page_knows_both(x, y) || !any_comparable(x, y);
            },
            out);
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
        for (const ClaimRef ref : claims_)
            if (const auto& places = claim(ref).roles.place; places.size() == 1)
                add(all, places[0], places[0], ref);
        report(
            "place", all,
            [&](const auto& x, const auto& y) {
                const bool spellings = x.value.starts_with(y.value) || y.value.starts_with(x.value);
                return spellings || !any_comparable(x, y) ||
                       is_country(x.value) != is_country(y.value) || any_names(x.claims, y.value) ||
                       any_names(y.claims, x.value);
            },
            out);
    }

    const model::Record& record_;
    const model::Event& event_;
    const Wording& wording_;
    const std::vector<Altered>& altered_;  // of which the event has a claim
    std::vector<ClaimRef> claims_;         // of the event and their kin, sorted
};

// The claims of a page in whose words a figure stands.
std::vector<Given> given_at(const model::Record& record, std::uint32_t doc, model::Span figure) {
    std::vector<Given> all;
    const auto& claims = record.documents[doc].said.claims;
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
        if (!claims[i].span.contains(figure)) continue;
        for (Given& given : figures_of(record, {doc, i}))
            if (given.span == figure) all.push_back(std::move(given));
    }
    return all;
}

// Figures that a copy changed, by the claims in whose words they stand.
std::vector<Altered> altered_figures(const model::Record& record) {
    std::vector<Altered> all;
    for (const model::Passage& passage : record.copies) {
        if (passage.a.doc == passage.b.doc || passage.reworded) continue;
        const auto& left = record.documents[passage.a.doc].said.quantities;
        const auto& right = record.documents[passage.b.doc].said.quantities;
        for (const model::Change& change : passage.changes) {
            for (const model::Quantity& a : left) {
                if (!a.span.overlaps(change.a) || a.kind != model::QuantityKind::count) continue;
                for (const model::Quantity& b : right) {
                    if (!b.span.overlaps(change.b) || b.kind != a.kind ||
                        a.currency != b.currency || a.unit != b.unit ||
                        figures_agree({a.value, a.bound}, {b.value, b.bound}, Rounding::amounts))
                        continue;
                    for (const Given& x : given_at(record, passage.a.doc, a.span))
                        for (const Given& y : given_at(record, passage.b.doc, b.span))
                            all.push_back({x, y});
                }
            }
        }
    }
    return all;
}

// Whether two conflicts are one, told of two events: of one attribute, and two claims are held
// against each other in both.
bool repeats(const model::Conflict& one, const model::Conflict& other) {
    if (one.attribute != other.attribute) return false;
    std::size_t met = 0;
    for (const model::ConflictValue& value : one.values) {
        met += std::any_of(other.values.begin(), other.values.end(),
                           [&](const auto& its) {
                               return its.value == value.value &&
                                      std::any_of(
                                          its.claims.begin(), its.claims.end(), [&](ClaimRef ref) {
                                              return std::binary_search(value.claims.begin(),
                                                                        value.claims.end(), ref);
                                          });
                           })
                   ? 1
                   : 0;
    }
    return met >= 2;
}

// The conflicts of the events of one story, the largest events first.
std::vector<model::Conflict> conflicts_of(const model::Record& record,
                                          std::vector<const model::Event*> events,
                                          const Wording& wording,
                                          const std::vector<Altered>& altered) {
    std::stable_sort(events.begin(), events.end(),
                     [](const model::Event* a, const model::Event* b) {
                         return a->claims.size() > b->claims.size();
                     });
    std::vector<model::Conflict> conflicts;
    for (const model::Event* event : events) {
        std::vector<Altered> own;
        for (const Altered& each : altered) {
            const auto has = [&](ClaimRef ref) {
                return std::binary_search(event->claims.begin(), event->claims.end(), ref);
            };
            if (has(each.a.ref) || has(each.b.ref)) own.push_back(each);
        }
        std::vector<model::Conflict> found;
        Event(record, *event, wording, own).find(found);
        for (model::Conflict& conflict : found) {
            const bool told = std::any_of(
                conflicts.begin(), conflicts.end(),
                [&](const model::Conflict& earlier) { return repeats(conflict, earlier); });
            if (!told) conflicts.push_back(std::move(conflict));
        }
    }
    return conflicts;
}

}  // namespace

std::vector<model::Conflict> find_conflicts(const model::Record& record, unsigned threads) {
    std::map<std::uint32_t, std::size_t> story_of;
    for (std::size_t s = 0; s < record.stories.size(); ++s)
        for (const std::uint32_t doc : record.stories[s].documents) story_of[doc] = s;
    std::map<std::size_t, std::vector<const model::Event*>> events;
    for (const model::Event& event : record.events)
        events[story_of[event.claims.front().doc]].push_back(&event);
    std::map<std::size_t, std::vector<Altered>> altered;
    for (Altered& each : altered_figures(record)) {
        const std::size_t story = story_of[each.a.ref.doc];
        if (story == story_of[each.b.ref.doc]) altered[story].push_back(std::move(each));
    }
    const std::vector<std::pair<std::size_t, std::vector<const model::Event*>>> by_story(
        events.begin(), events.end());
    const auto found = base::map_ordered<std::vector<model::Conflict>>(
        by_story.size(), threads, [&](std::size_t i) {
            const auto& [story, its] = by_story[i];
            const std::vector<std::uint32_t> none;
            const Wording wording(record,
                                  record.stories.empty() ? none : record.stories[story].documents);
            const auto changed = altered.find(story);
            std::vector<model::Conflict> told =
                conflicts_of(record, its, wording,
                             changed == altered.end() ? std::vector<Altered>() : changed->second);
            if (record.stories.empty()) return told;
            for (model::Conflict& one :
                 background_conflicts(record, record.stories[story].documents, its)) {
                const bool known = std::any_of(
                    told.begin(), told.end(),
                    [&](const model::Conflict& earlier) { return repeats(one, earlier); });
                if (!known) told.push_back(std::move(one));
            }
            return told;
        });
    std::vector<model::Conflict> conflicts;
    for (const auto& some : found) conflicts.insert(conflicts.end(), some.begin(), some.end());
    std::stable_sort(conflicts.begin(), conflicts.end(), [](const auto& x, const auto& y) {
        return std::tie(x.event, x.attribute) < std::tie(y.event, y.attribute);
    });
    return conflicts;
}

}  // namespace isnad::story::compare
