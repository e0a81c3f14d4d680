// Purpose: see record_dependences.h.
#include "story/dependence/record_dependences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "story/dependence/dependence.h"
#include "story/outlets/outlets.h"
#include "text/key_form.h"

namespace isnad::story::dependence {

namespace {

// How many wrong values one might as easily have given.
constexpr double kOtherCounts = 20;
constexpr double kOtherAmounts = 20;
constexpr double kOtherDays = 6;

class Observer {
  public:
    explicit Observer(const model::Record& record)
        : record_(record), outlet_of_(outlets::by_document(record)) {
        seen_.sources = static_cast<std::uint32_t>(record.outlets.size());
        story_of_.assign(record.documents.size(), 0);
        for (std::uint32_t s = 0; s < record.stories.size(); ++s)
            for (const std::uint32_t doc : record.stories[s].documents) story_of_[doc] = s;
    }

    Observations observe() {
        tell();
        for (const model::Event& event : record_.events) add_items(event);
        trace_passages();
        trace_credits();
        for (const auto& [key, trace] : traces_) seen_.traces.push_back(trace);
        return std::move(seen_);
    }

  private:
    void tell() {
        std::map<std::string, std::uint32_t> languages;
        std::set<Telling> told;
        for (std::uint32_t doc = 0; doc < record_.documents.size(); ++doc) {
            const auto next = static_cast<std::uint32_t>(languages.size());
            const auto language =
                languages.try_emplace(record_.documents[doc].article.language, next).first;
            told.insert({story_of_[doc], outlet_of_[doc], language->second});
        }
        seen_.told.assign(told.begin(), told.end());
    }

    // What each outlet gives first of one attribute of an event.
    void add_items(const model::Event& event) {
        std::map<std::string, std::map<std::uint32_t, std::string>> given;
        for (const model::ClaimRef ref : event.claims) {
            const model::Claim& claim = record_.documents[ref.doc].said.claims[ref.claim];
            const std::uint32_t outlet = outlet_of_[ref.doc];
            if (claim.roles.count) {
                given["count " + claim.roles.count_unit].try_emplace(
                    outlet, fmt::format("{}", *claim.roles.count));
            }
            if (claim.roles.amount) {
                given["amount " + claim.roles.amount->currency].try_emplace(
                    outlet, fmt::format("{}", claim.roles.amount->value));
            }
            if (claim.time.size() >= 10) given["day"].try_emplace(outlet, claim.time.substr(0, 10));
        }
        for (const auto& [name, values] : given) {
            if (values.size() < 2) continue;
            Item item;
            item.occasion = story_of_[event.claims.front().doc];
            item.name = event.id + " " + name;
            item.alternatives = name == "day"               ? kOtherDays
                                : name.starts_with("count") ? kOtherCounts
                                                            : kOtherAmounts;
            for (const auto& [outlet, value] : values) {
                auto at = std::find(item.values.begin(), item.values.end(), value);
                if (at == item.values.end()) at = item.values.insert(at, value);
                item.said.push_back({outlet, static_cast<std::uint32_t>(at - item.values.begin())});
            }
            seen_.items.push_back(std::move(item));
        }
    }

    // The trace of two outlets on one story, and whether they stand in it the other way round.
    std::pair<Trace*, bool> trace_of(std::uint32_t story, std::uint32_t a, std::uint32_t b) {
        const bool turned = a > b;
        if (turned) std::swap(a, b);
        Trace& trace = traces_[{story, a, b}];
        trace.occasion = story;
        trace.a = a;
        trace.b = b;
        return {&trace, turned};
    }

    void trace_passages() {
        for (const model::Passage& passage : record_.copies) {
            const std::uint32_t story = story_of_[passage.a.doc];
            const std::uint32_t a = outlet_of_[passage.a.doc];
            const std::uint32_t b = outlet_of_[passage.b.doc];
            if (a == b || story != story_of_[passage.b.doc] ||
                passage.from == model::CopySource::common)
                continue;
            const auto [trace, turned] = trace_of(story, a, b);
            if (passage.from == model::CopySource::unknown) {
                ++trace->undirected;
            } else {
                const bool from_first = (passage.from == model::CopySource::a) != turned;
                ++(from_first ? trace->from_a : trace->from_b);
            }
        }
    }

    // Chains that pass through another outlet of the story, and agencies that two of them name.
    void trace_credits() {
        std::map<std::string, std::uint32_t> by_name;
        for (std::uint32_t o = 0; o < record_.outlets.size(); ++o) {
            if (!record_.outlets[o].name.empty())
                by_name.emplace(text::key_of(record_.outlets[o].name), o);
        }
        std::map<std::uint32_t, std::set<std::uint32_t>> outlets_of_story;
        for (std::uint32_t doc = 0; doc < record_.documents.size(); ++doc)
            outlets_of_story[story_of_[doc]].insert(outlet_of_[doc]);
        std::map<std::pair<std::uint32_t, std::string>, std::set<std::uint32_t>> agencies;
        for (std::uint32_t doc = 0; doc < record_.documents.size(); ++doc) {
            const model::Document& document = record_.documents[doc];
            for (const model::Claim& claim : document.said.claims) {
                for (const model::ChainLink& link : claim.chain) {
                    const std::string name =
                        text::key_of(model::cut(document.article.text, link.span));
                    if (link.kind == model::SourceKind::agency)
                        agencies[{story_of_[doc], name}].insert(outlet_of_[doc]);
                    const auto named = by_name.find(name);
                    if (named == by_name.end() || named->second == outlet_of_[doc] ||
                        !outlets_of_story[story_of_[doc]].contains(named->second))
                        continue;
                    const auto [trace, turned] =
                        trace_of(story_of_[doc], outlet_of_[doc], named->second);
                    (turned ? trace->b_credits_a : trace->a_credits_b) = true;
                }
            }
        }
        for (const auto& [key, outlets] : agencies) {
            for (auto a = outlets.begin(); a != outlets.end(); ++a) {
                for (auto b = std::next(a); b != outlets.end(); ++b)
                    trace_of(key.first, *a, *b).first->same_agency = true;
            }
        }
    }

    const model::Record& record_;
    std::vector<std::uint32_t> outlet_of_;  // of each document
    std::vector<std::uint32_t> story_of_;
    Observations seen_;
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Trace> traces_;
};

std::string name_of(const model::Record& record, std::uint32_t outlet) {
    const model::Outlet& one = record.outlets[outlet];
    return one.name.empty() ? record.documents[one.documents.front()].uri() : one.name;
}

model::OutletDependence told(const model::Record& record, const Dependence& pair) {
    model::OutletDependence out;
    const Evidence& evidence = pair.evidence;
    out.a = pair.a;
    out.b = pair.b;
    out.probability = pair.probability();
    if (pair.b_from_a > 2 * pair.a_from_b) out.from = model::CopySource::a;
    if (pair.a_from_b > 2 * pair.b_from_a) out.from = model::CopySource::b;
    out.occasions = evidence.occasions;
    out.worded = evidence.worded;
    out.credits = evidence.a_credits_b + evidence.b_credits_a;
    out.same_values = evidence.same_values;
    out.rare_errors = evidence.rare_errors;
    out.other_values = evidence.other_values;
    for (const Shared& shared : pair.shared)
        if (shared.copied() >= kCopied) out.stories.push_back(shared.occasion);
    out.why = fmt::format("{} and {}: words in common in {} of {} stories", name_of(record, out.a),
                          name_of(record, out.b), out.worded, out.occasions);
    if (out.from != model::CopySource::unknown) {
        out.why += fmt::format(", mostly {} first",
                               name_of(record, out.from == model::CopySource::a ? out.a : out.b));
    }
    if (out.rare_errors > 0)
        out.why += fmt::format(", {} uncommon errors in common", out.rare_errors);
    if (out.credits > 0) out.why += fmt::format(", named as the source in {}", out.credits);
    return out;
}

}  // namespace

std::vector<model::OutletDependence> dependences_of(const model::Record& record) {
    std::vector<model::OutletDependence> all;
    for (const Dependence& pair : estimate(Observer(record).observe()).pairs)
        if (is_dependent(pair)) all.push_back(told(record, pair));
    return all;
}

}  // namespace isnad::story::dependence
