// Purpose: Arabic sources named beside the sentence (rules.h): وفق X, نقلا عن X, a closing "، بلاغ
// لـ X".
#include <algorithm>

#include "analysis/attribution/arabic_clause.h"
#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kLongestTrailingSource = 9;
constexpr std::uint32_t kClauseWithin = 200;  // tokens looked back for a clause's beginning
constexpr std::uint32_t kBetween = 16;  // tokens from a phrase in commas to the content behind it

// The beginning of the main clause that ends before `at`.
std::uint32_t clause_begin(const SentenceView& view, std::uint32_t at) {
    const std::uint32_t last = at > kClauseWithin ? at - kClauseWithin : 0;
    for (std::uint32_t i = at; i-- > last;) {
        if (view.quoted[i]) continue;
        if (view.is_mark(i, ";") || view.is_mark(i, "؛")) return i + 1;
        if (view.tokens[i].key == "." || view.tokens[i].key == ":") return i + 1;
    }
    return 0;
}

bool same_words(const SentenceView& view, const Source& a, const Source& b) {
    return view.text->words(a.link.span) == view.text->words(b.link.span) ||
           (!a.link.entity.empty() && a.link.entity == b.link.entity);
}

Finding* finding_at(Reading& reading, std::uint32_t at) {
    for (auto one = reading.found.rbegin(); one != reading.found.rend(); ++one) {
        if (one->begin <= at && at <= one->end + 1) return &*one;
        if (one->end + 1 < at) break;
    }
    return nullptr;
}

// "أضاف X، بحسب الصحيفة، أن": the finding whose verb stands before the phrase, its content behind.
Finding* finding_ahead(Reading& reading, std::uint32_t at) {
    for (Finding& one : reading.found) {
        if (one.begin <= at || one.begin > at + kBetween) continue;
        for (const Source& source : one.chain) {
            if (source.link.cue_span.end > 0 && !source.link.carried &&
                source.link.cue_span.start < reading.view.tokens[at].span.start &&
                source.link.cue_span.start >= reading.view.tokens[0].span.start) {
                return &one;
            }
        }
    }
    return nullptr;
}

// `nearest`: the source stands before the chain; otherwise behind it ("citing X").
void put_beside(Reading& reading, std::uint32_t at, std::uint32_t after, Source source,
                bool nearest, const char* rule) {
    const SentenceView& view = reading.view;
    reading.memory.resolve(source);
    const bool leads = at <= 1;
    if (leads && reading.found.empty()) {
        std::uint32_t begin = after;
        if (view.tag(begin, WordClass::unnamed) != nullptr) {  // "طبيب رفض نشر اسمه، …"
            while (begin < view.body_end && !view.is_comma(begin)) ++begin;
        }
        while (begin < view.size() && view.is_comma(begin)) ++begin;
        if (begin >= view.body_end) reading.again = source;
        if (view.body_end < begin + kShortestContent) return;
        add_finding(reading,
                    {.begin = begin, .end = view.body_end, .chain = {source}, .rule = rule}, begin);
        return;
    }
    Finding* finding = leads ? &reading.found.front() : finding_at(reading, at);
    bool ahead = false;
    if (finding == nullptr && nearest) {
        finding = finding_ahead(reading, at);
        ahead = finding != nullptr;
    }
    if (finding == nullptr && !nearest && !reading.found.empty()) finding = &reading.found.back();
    if (finding == nullptr) {
        const std::uint32_t begin = clause_begin(view, at);
        const std::uint32_t end = trim_end(view, begin, at);
        if (end < begin + kShortestContent) return;
        const bool covered =
            std::any_of(reading.found.begin(), reading.found.end(),
                        [&](const Finding& one) { return one.begin < end && begin < one.end; });
        if (covered) return;
        reading.found.push_back({.begin = begin, .end = end, .chain = {source}, .rule = rule});
        return;
    }
    if (!leads && at > finding->begin && at < finding->end) {
        finding->end = std::min(finding->end, trim_end(view, finding->begin, at));
    }
    const bool known =
        std::any_of(finding->chain.begin(), finding->chain.end(),
                    [&](const Source& other) { return same_words(view, other, source); });
    if (known) return;
    if (!nearest) {
        finding->chain.push_back(source);
        return;
    }
    // Between a verb and its content it is nearer than who speaks there, not than who relays it.
    auto place = finding->chain.begin();
    if (ahead) {
        const model::Span cue = finding->chain.back().link.cue_span;
        while (place->link.cue_span.start != cue.start) ++place;
    }
    finding->chain.insert(place, source);
}

// "ما جاء في", "ما نقلته": what may stand between "وفق" and the source.
struct Fill {
    std::uint32_t end = 0;
    const Tag* cue = nullptr;  // the verb in it, if one stands there
};

Fill read_fill(const SentenceView& view, std::uint32_t i) {
    Fill fill{.end = i};
    for (std::uint32_t steps = 0; steps < 8 && fill.end < view.size(); ++steps) {
        const Tag* cue = view.cue_with_object(fill.end);
        const Tag* word = view.tag(fill.end, WordClass::fill);
        if (word == nullptr && steps > 0) word = view.tag(fill.end, WordClass::skip);
        if (word == nullptr) word = cue;
        if (word == nullptr) break;
        if (cue != nullptr) fill.cue = cue;
        fill.end = word->end;
    }
    return fill;
}

// "وفق ما نقلته X عن Y": whose words the source carries.
std::optional<Source> carried_by(const SentenceView& view, const Fill& fill, std::uint32_t behind) {
    if (fill.cue == nullptr || fill.cue->word->word_class != WordClass::relay) return std::nullopt;
    const auto& needs = fill.cue->word->needs;
    const bool carries = behind < view.size() && std::find(needs.begin(), needs.end(),
                                                           view.tokens[behind].key) != needs.end();
    if (!carries) return std::nullopt;
    auto source = source_after(view, behind + 1, view.size(), false);
    if (!source || !source->credible || source->begin != behind + 1) return std::nullopt;
    return source;
}

void read_phrase(Reading& reading, std::uint32_t i, const Tag& tag) {
    const SentenceView& view = reading.view;
    const bool citing = tag.word->word_class == WordClass::citing;
    const Fill fill = read_fill(view, tag.end);
    std::uint32_t begin = fill.end;
    // "حسبما أعلن في حسابه": he who speaks says so again.
    const bool own_words = fill.cue != nullptr && fill.cue->end < begin &&
                           view.tag(begin - 1, WordClass::within) != nullptr;
    if (own_words) return;
    // "بحسب ما قال لوكالة Y مصدر طبي": whom it was told to may stand before or behind.
    std::optional<Source> told;
    if (fill.cue != nullptr) told = outlet_told(view, begin, view.size());
    if (told) begin = told->end;
    if (told && begin < view.size() && view.is_comma(begin)) ++begin;
    if (const Tag* same = view.tag(begin, WordClass::same)) {
        const Chain& last =
            reading.found.empty() ? reading.memory.last() : reading.found.back().chain;
        Source source = make_source(view, begin, same->end);
        name_cue(view, source, tag);
        if (!last.empty()) {
            source.link.kind = last.front().link.kind;
            source.link.entity = last.front().link.entity;
        }
        put_beside(reading, i, same->end, source, true, "beside: same source");
        return;
    }
    auto source = source_after(view, begin, view.size(), false);
    // "حسب الحاجة" is none; "بحسب X", "وفق ما قال X" are.
    const bool strong = view.tokens[tag.begin].key.ends_with("بحسب") || fill.cue != nullptr ||
                        view.tag(begin, WordClass::several) != nullptr;
    if (!source || (!source->credible && !strong)) return;
    // "وفق الجدول", "وفق منهجية المكتب": a source stands first in its phrase.
    const bool first = view.mention[source->begin] != kNone || view.is_opening(source->begin) ||
                       view.tag(source->begin, WordClass::holder) != nullptr ||
                       view.tag(source->begin, WordClass::several) != nullptr;
    if (view.language == "ar" && !first && !strong) return;
    name_cue(view, *source, tag);
    const char* rule = citing ? "citing X" : "according to X";
    auto carried = carried_by(view, fill, source->end);
    const std::uint32_t after = carried ? carried->end : source->end;
    if (carried) {  // the root first, so that the nearer one comes to stand before it
        name_cue(view, *carried, tag);
        put_beside(reading, i, after, *carried, !citing, rule);
    }
    put_beside(reading, i, after, *source, !citing, rule);
    if (fill.cue == nullptr || carried) return;
    if (!told && after < view.size()) told = outlet_told(view, after, view.size());
    if (!told) return;
    name_cue(view, *told, tag);
    put_beside(reading, i, told->end, *told, true, rule);
}

// "..., بلاغ للقوات المسلحة." A source's noun alone behind the last comma, and no verb with it.
void read_trailing(Reading& reading) {
    const SentenceView& view = reading.view;
    if (view.body_end < 5) return;
    const std::uint32_t first =
        view.body_end > kLongestTrailingSource ? view.body_end - kLongestTrailingSource : 0;
    for (std::uint32_t i = view.body_end; i-- > std::max(first, 3U);) {
        if (view.quoted[i] || view.cue(i) != nullptr) return;
        if (!view.is_comma(i)) continue;
        const Tag* noun = view.tag(i + 1, WordClass::holder);
        if (noun == nullptr || !noun->prefix.empty()) return;
        if (noun->word->kind != model::SourceKind::document &&
            noun->word->kind != model::SourceKind::agency) {
            return;
        }
        // "بلاغ للجيش", "وكالة X", not "، فيديو يظهر".
        const std::uint32_t next = noun->end;
        const bool owned = next >= view.body_end || view.mention[next] != kNone ||
                           view.is_opening(next) || view.tokens[next].key.starts_with("ل") ||
                           view.tokens[next].key.starts_with("ال") ||
                           view.tag(next, WordClass::holder) != nullptr;
        if (!owned) return;
        Source source = make_source(view, i + 1, view.body_end);
        name_cue(view, source, *noun);
        put_beside(reading, i, view.body_end, source, true, "trailing source");
        return;
    }
}

}  // namespace

void read_beside(Reading& reading) {
    const SentenceView& view = reading.view;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (view.quoted[i]) continue;
        if (const Tag* again = view.tag(i, WordClass::itself)) {
            Finding* said = finding_at(reading, i);
            if (said != nullptr) said->end = std::min(said->end, trim_end(view, said->begin, i));
            i = again->end - 1;
            continue;
        }
        const Tag* tag = view.tag(i, WordClass::citing);
        if (tag == nullptr) tag = view.tag(i, WordClass::according);
        if (tag == nullptr) continue;
        const Tag* skip = view.tag(i, WordClass::skip);
        if (skip != nullptr && skip->end > tag->end) continue;  // "وفق القانون" tells no source
        const std::uint32_t end = tag->end;
        read_phrase(reading, i, *tag);
        i = end - 1;
    }
    read_trailing(reading);
}

}  // namespace isnad::analysis::attribution
