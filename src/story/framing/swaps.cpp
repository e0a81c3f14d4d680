// Purpose: see swaps.h.
#include "story/framing/swaps.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "story/cluster/commonness.h"
#include "story/framing/event_names.h"
#include "text/tokens.h"

namespace isnad::story::framing {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Whether two wordings say something else to a reader, as far as their words alone can tell.
bool is_wording(const model::Swap& swap) {
    const std::vector<std::string> a = content_words(swap.a);
    const std::vector<std::string> b = content_words(swap.b);
    return !a.empty() && !b.empty() && !same_words(a, b);
}

}  // namespace

std::vector<std::string> content_words(std::string_view wording) {
    const auto tokens = text::tokenise(wording, {{{0, static_cast<std::uint32_t>(wording.size())},
                                                  model::BlockKind::paragraph,
                                                  "",
                                                  false}});
    std::vector<std::string> words;
    for (const text::Token& token : tokens.tokens) {
        if (token.kind != text::TokenKind::word) continue;
        std::string word = cluster::Commonness::get().content_word(token.key);
        if (!word.empty()) words.push_back(std::move(word));
    }
    return words;
}

struct SwapTouches::Finder {
    SwapTouches& touches;
    const model::Record& record;
    std::vector<std::vector<std::uint32_t>> event_of = {};  // by document and claim
    std::vector<std::uint32_t> story_of = {};

    void prepare() {
        for (const model::Document& document : record.documents)
            event_of.emplace_back(document.said.claims.size(), kNone);
        for (std::uint32_t i = 0; i < record.events.size(); ++i)
            for (const model::ClaimRef ref : record.events[i].claims)
                event_of[ref.doc][ref.claim] = i;
        story_of.resize(record.documents.size(), kNone);
        for (std::uint32_t i = 0; i < record.stories.size(); ++i)
            for (const std::uint32_t doc : record.stories[i].documents) story_of[doc] = i;
    }

    static void put(BySwap& found, std::uint32_t swap, std::uint32_t place,
                    model::SwapTouch touch) {
        auto [at, fresh] = found.try_emplace(swap, model::SwapEvidence{swap, {}, touch});
        model::SwapEvidence& evidence = at->second;
        evidence.touch = std::min(evidence.touch, touch);
        if (evidence.places.empty() || evidence.places.back() != place)
            evidence.places.push_back(place);
    }

    void find(std::uint32_t swap, std::uint32_t index) {
        const model::SwapPlace& place = record.swaps[swap].places[index];
        if (place.a.doc == place.b.doc) return;
        auto touch = model::SwapTouch::text;
        find_names(place, swap, index, touch);
        for (const model::Place& side : {place.a, place.b}) find_events(side, swap, index, touch);
        const std::uint32_t story = story_of[place.a.doc];
        if (story != kNone && story == story_of[place.b.doc])
            put(touches.stories_[story], swap, index, touch);
    }

    // Which mentions, or titles said with them, lie under a side, and by how many bytes.
    std::vector<std::pair<const model::Mention*, std::uint32_t>> names_under(
        model::Place side) const {
        std::vector<std::pair<const model::Mention*, std::uint32_t>> names;
        const auto common = [&](model::Span span) {
            const std::uint32_t end = std::min(span.end, side.span.end);
            const std::uint32_t start = std::max(span.start, side.span.start);
            return end > start ? end - start : 0;
        };
        constexpr std::uint32_t kReach = 400;  // of a title and its name, in bytes
        const auto& mentions = record.documents[side.doc].said.mentions;
        const auto first = std::partition_point(
            mentions.begin(), mentions.end(),
            [&](const auto& each) { return each.span.start + kReach < side.span.start; });
        for (auto at = first; at != mentions.end(); ++at) {
            const model::Mention& mention = *at;
            if (mention.span.start > side.span.end + kReach) break;
            if (mention.entity.empty()) continue;
            std::uint32_t bytes = common(mention.span);
            if (mention.title) bytes += common(mention.title->span);
            if (bytes > 0) names.emplace_back(&mention, bytes);
        }
        return names;
    }

    // A name is swapped where it is half of the words on its side, or where names stand on both.
    void find_names(const model::SwapPlace& place, std::uint32_t swap, std::uint32_t index,
                    model::SwapTouch& strongest) {
        const auto in_a = names_under(place.a);
        const auto in_b = names_under(place.b);
        const auto put_names = [&](const auto& names, model::Place side) {
            for (const auto& [mention, bytes] : names) {
                if (2 * bytes < side.span.size() && (in_a.empty() || in_b.empty())) continue;
                put(touches.entities_[mention->entity], swap, index, model::SwapTouch::name);
                strongest = model::SwapTouch::name;
            }
        };
        put_names(in_a, place.a);
        put_names(in_b, place.b);
    }

    void find_events(model::Place side, std::uint32_t swap, std::uint32_t index,
                     model::SwapTouch& strongest) {
        const auto& claims = record.documents[side.doc].said.claims;
        for (std::size_t i = 0; i < claims.size(); ++i) {
            const std::uint32_t event = event_of[side.doc][i];
            if (event == kNone) continue;
            const model::Claim& claim = claims[i];
            const bool cue = std::any_of(
                claim.chain.begin(), claim.chain.end(),
                [&](const model::ChainLink& link) { return link.cue_span.overlaps(side.span); });
            model::SwapTouch touch = model::SwapTouch::account;
            if (claim.trigger.overlaps(side.span)) {
                touch = model::SwapTouch::trigger;
            } else if (cue) {
                touch = model::SwapTouch::cue;
            } else if (!claim.span.overlaps(side.span)) {
                continue;
            }
            put(touches.events_[record.events[event].id], swap, index, touch);
            strongest = std::min(strongest, touch);
        }
    }
};

SwapTouches::SwapTouches(const model::Record& record) : stories_(record.stories.size()) {
    Finder finder{*this, record};
    finder.prepare();
    for (std::uint32_t swap = 0; swap < record.swaps.size(); ++swap) {
        if (!is_wording(record.swaps[swap])) continue;
        for (std::uint32_t i = 0; i < record.swaps[swap].places.size(); ++i) finder.find(swap, i);
    }
}

std::vector<model::SwapEvidence> SwapTouches::sorted(const BySwap& found) {
    std::vector<model::SwapEvidence> evidence;
    for (const auto& [swap, each] : found) evidence.push_back(each);
    std::stable_sort(evidence.begin(), evidence.end(),
                     [](const auto& x, const auto& y) { return x.touch < y.touch; });
    return evidence;
}

std::vector<model::SwapEvidence> SwapTouches::of_entity(const std::string& id) const {
    const auto found = entities_.find(id);
    return found == entities_.end() ? std::vector<model::SwapEvidence>() : sorted(found->second);
}

std::vector<model::SwapEvidence> SwapTouches::of_event(const std::string& id) const {
    const auto found = events_.find(id);
    return found == events_.end() ? std::vector<model::SwapEvidence>() : sorted(found->second);
}

std::vector<model::SwapEvidence> SwapTouches::of_story(std::size_t story) const {
    return sorted(stories_.at(story));
}

}  // namespace isnad::story::framing
