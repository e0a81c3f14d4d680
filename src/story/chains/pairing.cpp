// Purpose: see pairing.h.
#include "story/chains/pairing.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <tuple>

namespace isnad::story::chains {

namespace {

// Claims that begin before a passage and reach into it, and claims within one, that are looked at:
// an article has a handful, a page made to harm us has no end of them.
constexpr std::size_t kLookBack = 32;
constexpr std::size_t kLookAhead = 256;
constexpr std::size_t kAnswers = 32;  // claims looked at for one

using Claims = std::vector<std::uint32_t>;  // of a document, by where they start

Claims in_text_order(const model::Document& document) {
    const auto& claims = document.said.claims;
    Claims order(claims.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        return claims[x].span < claims[y].span;
    });
    return order;
}

// Whether nothing in two claims says that the words between them were changed into another claim:
// then another source for them is no other source for the same.
bool tell_one(const model::Claim& one, const model::Claim& other) {
    const model::Roles& x = one.roles;
    const model::Roles& y = other.roles;
    const bool counts = x.count && y.count && *x.count != *y.count;
    const bool amounts = x.amount && y.amount && x.amount->value != y.amount->value;
    return !counts && !amounts && one.negated == other.negated;
}

bool is_better(const Answer& x, const Answer& y) {
    return std::tuple(x.trigger, x.frame, x.overlap) > std::tuple(y.trigger, y.frame, y.overlap);
}

class Pairer {
  public:
    explicit Pairer(const model::Record& record) : record_(record) {}

    Pairing run() {
        for (std::uint32_t i = 0; i < record_.copies.size(); ++i) {
            const model::Passage& passage = record_.copies[i];
            if (passage.a.doc == passage.b.doc || passage.reworded) continue;
            const bool copied =
                passage.from == model::CopySource::a || passage.from == model::CopySource::b;
            if (copied && passage.via) continue;  // its own original is nearer
            // A copy asks its original.
            const Side asking = passage.from == model::CopySource::a ? Side::b : Side::a;
            pair(i, asking, copied);
        }
        return std::move(pairing_);
    }

  private:
    const model::Claim& claim(model::ClaimRef ref) const {
        return record_.documents[ref.doc].said.claims[ref.claim];
    }

    // The claims of a place's document that may stand in its span.
    Claims standing_in(model::Place place, std::size_t look_ahead) {
        const auto [known, added] = orders_.try_emplace(place.doc);
        if (added) known->second = in_text_order(record_.documents[place.doc]);
        const Claims& order = known->second;
        const auto& claims = record_.documents[place.doc].said.claims;
        const auto starts_before = [&](std::uint32_t at) {
            return [&claims, at](std::uint32_t c) { return claims[c].span.start < at; };
        };
        const auto inside =
            std::partition_point(order.begin(), order.end(), starts_before(place.span.start));
        const auto end = std::partition_point(inside, order.end(), starts_before(place.span.end));
        const auto back = std::min<std::ptrdiff_t>(inside - order.begin(), kLookBack);
        const auto ahead =
            std::min<std::ptrdiff_t>(end - inside, static_cast<std::ptrdiff_t>(look_ahead));
        Claims found;
        std::copy_if(inside - back, inside + ahead, std::back_inserter(found),
                     [&](std::uint32_t c) { return claims[c].span.overlaps(place.span); });
        return found;
    }

    bool stands_in(const model::Claim& claim, const model::Place& place) const {
        return !claim.span.empty() && has_most(common(claim.span, place.span), claim.span.size());
    }

    void pair(std::uint32_t index, Side asking, bool copied) {
        const model::Passage& passage = record_.copies[index];
        const model::Place& here = place_of(passage, asking);
        for (const std::uint32_t c : standing_in(here, kLookAhead)) {
            const model::ClaimRef ref{here.doc, c};
            if (!stands_in(claim(ref), here)) continue;
            const auto best = best_answer(ref, index, asking);
            if (!best) continue;
            if (!copied) {
                pairing_.peers.emplace_back(ref, *best);
                continue;
            }
            const auto [known, added] = pairing_.originals.try_emplace(ref, *best);
            if (!added && is_better(*best, known->second)) known->second = *best;
        }
    }

    std::optional<Answer> best_answer(model::ClaimRef ref, std::uint32_t index, Side asking) {
        const model::Passage& passage = record_.copies[index];
        const model::Place& there = place_of(passage, across(asking));
        const model::Claim& asked = claim(ref);
        const model::Span span = carry(passage, asking, asked.span);
        const model::Span trigger =
            asked.trigger.empty() ? model::Span{} : carry(passage, asking, asked.trigger);
        std::optional<Answer> best;
        for (const std::uint32_t c : standing_in({there.doc, span}, kAnswers)) {
            const model::Claim& other = claim({there.doc, c});
            if (!stands_in(other, there) || !tell_one(asked, other)) continue;
            const std::uint32_t shared = common(span, other.span);
            const auto [least, most] = std::minmax({span.size(), other.span.size()});
            Answer answer{.other = {there.doc, c}, .passage = index};
            answer.frame = asked.frame == other.frame;
            answer.trigger = trigger.overlaps(other.trigger);
            answer.overlap = most == 0 ? 0 : static_cast<double>(shared) / most;
            if (!has_most(shared, most) && !(answer.frame && has_most(shared, least))) continue;
            if (!best || is_better(answer, *best)) best = answer;
        }
        return best;
    }

    const model::Record& record_;
    std::map<std::uint32_t, Claims> orders_;
    Pairing pairing_;
};

}  // namespace

Pairing pair_claims(const model::Record& record) {
    return Pairer(record).run();
}

}  // namespace isnad::story::chains
