// Purpose: what was said, before its verb, behind it or on both sides, and whose chain it gets
// (latin.h).
#include <algorithm>

#include "analysis/attribution/latin.h"

namespace isnad::analysis::attribution {
namespace {

// Whether what stands between a verb and what it says only tells where, when, how or to whom:
// "said on Friday that", "reported, citing X, that"; "said the plans that …" is another matter.
bool only_way_between(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    for (int skips = 0; skips < 3; ++skips) {
        const Tag* skip = view.tag(begin, WordClass::skip);
        if (skip == nullptr) break;
        begin = skip->end;
    }
    if (begin >= end) return true;
    if (view.is_comma(begin)) ++begin;
    if (begin >= end) return true;
    for (const auto word_class :
         {WordClass::stop, WordClass::told, WordClass::within, WordClass::citing,
          WordClass::according, WordClass::skip, WordClass::unnamed}) {
        if (view.tag(begin, word_class) != nullptr) return true;
    }
    return view.is_mark(end, ":");
}

// "X said it was over, Y reported": what X says came through Y, who is nearer.
bool goes_before(LatinReading& latin, const Statement& said, const Chain& chain) {
    const Source& outer = chain.back();
    if (outer.link.carried) return false;
    const auto is_outer = [&](const Source& source) {
        return source.link.span == outer.link.span ||
               (!outer.link.entity.empty() && source.link.entity == outer.link.entity);
    };
    auto& found = latin.reading.found;
    std::vector<Finding*> within;
    for (auto one = found.rbegin(); one != found.rend() && one->begin >= said.begin; ++one) {
        if (one->begin >= said.end) continue;
        const bool same = std::any_of(one->chain.begin(), one->chain.end(), is_outer);
        if (same || one->chain.size() + chain.size() > kLongestChain) return false;
        within.push_back(&*one);
    }
    for (Finding* inner : within) {
        inner->chain.insert(inner->chain.begin(), chain.begin(), chain.end());
        inner->end = content_end(latin.view, inner->begin, std::min(inner->end, said.end));
    }
    return !within.empty();
}

// "X said it was over, while Y …": behind a comma and a word of contrast the outlet goes on, unless
// another "that" does.
std::uint32_t contrast_within(const SentenceView& view, const Statement& said) {
    constexpr std::uint32_t kWithin = 60;  // tokens
    const std::uint32_t limit = std::min(said.end, said.begin + kWithin);
    for (std::uint32_t i = said.begin + kShortestStatement + 1; i < limit; ++i) {
        const Tag* contrast = view.tag(i, WordClass::clause);
        if (contrast == nullptr || view.quoted[i] || !view.is_comma(i - 1)) continue;
        if (view.tag(contrast->end, WordClass::that) == nullptr) return i - 1;
    }
    return said.end;
}

}  // namespace

bool is_any_mark(const SentenceView& view, std::uint32_t i) {
    return i >= view.size() || view.tokens[i].kind == text::TokenKind::mark;
}

bool is_written(const Source& source) {
    return source.link.kind == model::SourceKind::document ||
           source.link.kind == model::SourceKind::poll;
}

std::uint32_t statement_begin(const LatinReading& latin, std::uint32_t end) {
    std::uint32_t begin = 0;
    for (auto one = latin.reading.found.rbegin(); one != latin.reading.found.rend(); ++one) {
        if (one->end <= end) {
            begin = one->end;
            break;
        }
    }
    const SentenceView& view = latin.view;
    if (begin == 0) begin = std::min(end, dateline_end(view));
    while (begin < end && is_any_mark(view, begin) && !view.is_opening(begin)) ++begin;
    return begin;
}

Statement said_before(const LatinReading& latin, std::uint32_t clause, std::uint32_t after,
                      bool speaker_first) {
    const SentenceView& view = latin.view;
    Statement said;
    said.begin = statement_begin(latin, clause);
    said.end = content_end(view, said.begin, clause);
    if (said.end < said.begin + kShortestStatement &&
        !(said.end > said.begin && view.is_opening(said.begin))) {
        // `X said "…", Y reported`: Y tells what X says.
        const auto& found = latin.reading.found;
        if (found.empty() || found.back().end > clause || found.back().end + 2 < clause) return {};
        return {
            .order = Order::statement_first, .begin = found.back().begin, .end = found.back().end};
    }
    said.order = Order::statement_first;
    said.speech = view.is_opening(said.begin);
    const bool comma = view.is_comma(after);
    const std::uint32_t next = comma ? after + 1 : after;
    const bool goes_on =
        next + 1 < view.body_end &&
        (view.is_opening(next) ||
         (comma && speaker_first && !said.speech && border_before(view, clause) != Border::quote &&
          view.cue(next) == nullptr && view.tag(next, WordClass::participle) == nullptr &&
          view.tag(next, WordClass::relative) == nullptr &&
          view.tag(next, WordClass::citing) == nullptr &&
          view.tag(next, WordClass::according) == nullptr &&
          view.tag(next, WordClass::unnamed) == nullptr));
    if (goes_on) {
        said.order = Order::around;
        said.end = content_end(view, next, view.size());
    }
    return said;
}

Statement said_behind(const LatinReading& latin, const Tag& cue, std::uint32_t after) {
    const SentenceView& view = latin.view;
    Statement said;
    const Boundary boundary = find_boundary(view, after, after + kThatWithin);
    if (boundary.at != kNone) {
        said.that = boundary.that;
        said.speech = boundary.speech;
        said.begin = boundary.content;
        const bool direct = boundary.at == after || only_way_between(view, after, boundary.at);
        if (!direct) said.begin = is_any_mark(view, after) ? kNone : after;
    } else {
        for (int skips = 0; skips < 3; ++skips) {
            const Tag* skip = view.tag(after, WordClass::skip);
            if (skip == nullptr) break;
            after = skip->end;
        }
        said.begin = after < view.body_end && !is_any_mark(view, after) ? after : kNone;
    }
    if (said.begin == kNone || said.begin >= view.body_end) return {};
    said.end = content_end(view, said.begin, view.size());
    if (!said.speech) said.end = content_end(view, said.begin, contrast_within(view, said));
    if (said.end <= said.begin) return {};
    said.order = Order::verb_first;
    for (const std::string& need : cue.word->needs) {
        if (need == "that" || need == "quote" || need == "aux" || need == "written") continue;
        for (std::uint32_t i = cue.end; i < view.size() && i < cue.end + kThatWithin; ++i) {
            if (view.tokens[i].key == need && !view.quoted[i]) said.that = true;
        }
    }
    return said;
}

Chain chain_of(LatinReading& latin, const Speaker& speaker, const Ways& ways) {
    Chain chain;
    if (speaker.source) {
        if (ways.told) chain.push_back(*ways.told);
        chain.push_back(*speaker.source);
        if (ways.written) chain.push_back(*ways.written);
        for (Source& source : chain) latin.reading.memory.resolve(source);
        return chain;
    }
    if (speaker.repeats) {
        return latin.reading.found.empty() ? Chain{} : latin.reading.found.back().chain;
    }
    chain = whom_pronoun_means(latin, speaker.begin);
    if (chain.empty()) return chain;
    const auto has = [&](bool (*is)(const Source&)) {
        return std::any_of(chain.begin(), chain.end(), is);
    };
    if (ways.told && !has(is_outlet)) chain.insert(chain.begin(), *ways.told);
    if (ways.written) {
        if (is_written(chain.back()) && chain.size() > 1) chain.pop_back();
        chain.push_back(*ways.written);
    }
    return chain;
}

void say(LatinReading& latin, const Tag& cue, const Statement& said, Chain chain,
         std::uint32_t clause, const char* rule) {
    name_cue(latin.view, chain, cue);
    if (said.order == Order::statement_first && goes_before(latin, said, chain)) return;
    Finding finding{.begin = said.begin,
                    .end = said.end,
                    .chain = std::move(chain),
                    .shade = cue.word->shade,
                    .rule = rule,
                    .speech = said.speech,
                    .inverted = said.order != Order::verb_first};
    if (cue.word->word_class == WordClass::stance && said.order == Order::verb_first) {
        finding.begin = cue.begin;
    }
    add_finding(latin.reading, std::move(finding), clause);
}

}  // namespace isnad::analysis::attribution
