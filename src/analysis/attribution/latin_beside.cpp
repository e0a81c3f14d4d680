// Purpose: sources beside an English or French sentence (latin.h): "according to X", "selon X",
// "citing X", "d'après lui", "His claim that …".
#include <algorithm>

#include "analysis/attribution/latin.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kClauseWithin = 200;  // tokens looked back for a clause's beginning
constexpr std::uint32_t kShortestContent = 2;
constexpr std::uint32_t kAnotherWay = 24;  // tokens between a subject and its "citing X"

// The beginning of the clause that ends before `at`.
std::uint32_t clause_begin(const SentenceView& view, std::uint32_t at) {
    const std::uint32_t last = at > kClauseWithin ? at - kClauseWithin : 0;
    for (std::uint32_t i = at; i-- > last;) {
        if (view.quoted[i]) continue;
        const std::string& key = view.tokens[i].key;
        if (key == ";" || key == "." || key == ":") return i + 1;
        if (i > 0 && view.is_comma(i - 1) && view.tag(i, WordClass::clause) != nullptr &&
            at - i > 3) {
            return i;
        }
    }
    return 0;
}

std::uint32_t clause_end(const SentenceView& view, std::uint32_t from) {
    for (std::uint32_t i = from; i < view.body_end; ++i) {
        if (!view.quoted[i] && view.is_mark(i, ";")) return i;
    }
    return view.body_end;
}

bool same_words(const SentenceView& view, const Source& a, const Source& b) {
    return view.text->words(a.link.span) == view.text->words(b.link.span) ||
           (!a.link.entity.empty() && a.link.entity == b.link.entity);
}

void join_chain(const SentenceView& view, Finding& finding, const Chain& chain, bool nearest) {
    for (const Source& source : chain) {
        const bool known =
            finding.chain.size() >= kLongestChain ||
            std::any_of(finding.chain.begin(), finding.chain.end(),
                        [&](const Source& other) { return same_words(view, other, source); });
        if (known) continue;
        finding.chain.insert(nearest ? finding.chain.begin() : finding.chain.end(), source);
    }
}

// The finding whose content or cue ends where a source beside it begins.
Finding* finding_before(Reading& reading, std::uint32_t at) {
    const auto behind = std::partition_point(reading.found.begin(), reading.found.end(),
                                             [&](const Finding& one) { return one.begin < at; });
    return behind == reading.found.begin() ? nullptr : &*(behind - 1);
}

// Whether nothing but marks stands before token `i`, or a joining word.
bool leads(const SentenceView& view, std::uint32_t i) {
    for (std::uint32_t j = 0; j < i; ++j) {
        const bool joins = j < 2 && (view.tag(j, WordClass::clause) != nullptr ||
                                     view.tag(j, WordClass::skip) != nullptr);
        if (view.tokens[j].kind != text::TokenKind::mark && !joins) return false;
        if (j > 3) return false;
    }
    return true;
}

// What was said begins behind the comma, and behind a clause about the source: "selon X, qui …, ".
// "on précise que" stands for nobody.
std::uint32_t skip_insertion(const SentenceView& view, std::uint32_t begin) {
    constexpr std::uint32_t kWithin = 24;
    // "According to papers obtained under the Act, …": the comma ends the source's own words.
    for (std::uint32_t i = begin; i < view.body_end && i < begin + kWithin / 2; ++i) {
        if (view.quoted[i] || view.cue(i) != nullptr) break;
        if (!view.is_comma(i)) continue;
        begin = i;
        break;
    }
    while (begin < view.size() && view.is_comma(begin)) ++begin;
    for (int asides = 0; asides < 2; ++asides) {
        const Tag* noun = view.tag(begin, WordClass::holder);
        const bool aside =
            view.tag(begin, WordClass::relative) != nullptr ||
            (noun != nullptr && noun->prefix.empty() && view.language == "fr") ||
            (noun != nullptr && noun->begin + 1 == noun->end && is_determiner(view, begin));
        if (!aside) break;
        std::uint32_t i = begin;
        while (i < view.body_end && i < begin + kWithin && !view.is_comma(i)) ++i;
        if (!view.is_comma(i)) break;
        begin = i + 1;
    }
    const Tag* cue = view.cue(begin + 1);
    if (cue != nullptr && view.tag(begin, WordClass::passive) != nullptr) {
        const Tag* that = view.tag(cue->end, WordClass::that);
        if (that != nullptr) begin = cue->end;
    }
    return begin;
}

// Whether nothing but marks stands between the content's beginning and token `at`.
bool opens_content(const SentenceView& view, const Finding& finding, std::uint32_t at) {
    if (finding.begin > at) return false;
    for (std::uint32_t i = finding.begin; i < at; ++i) {
        if (!is_any_mark(view, i) || view.is_opening(i)) return false;
    }
    return true;
}

// Gives the source to what it stands beside: the whole sentence, or the clause before it.
void put_beside(LatinReading& latin, std::uint32_t at, std::uint32_t after, const Chain& chain,
                const char* rule) {
    Reading& reading = latin.reading;
    const SentenceView& view = latin.view;
    if (leads(view, at)) {
        std::uint32_t begin = after;
        begin = skip_insertion(view, begin);
        for (Finding& one : reading.found) {
            if (one.begin >= at) {
                join_chain(view, one, chain, true);
                return;
            }
        }
        const std::uint32_t end = content_end(view, begin, clause_end(view, begin));
        if (end < begin + kShortestContent) return;
        add_finding(reading, {.begin = begin, .end = end, .chain = chain, .rule = rule}, begin);
        return;
    }
    const bool inserted =
        view.is_comma(at - 1) && view.is_comma(after) && after + kShortestContent < view.body_end;
    Finding* before = finding_before(reading, at + 1);
    // "Y reported that, according to X, …": X lies behind Y.
    if (before != nullptr && opens_content(view, *before, at) && view.is_comma(after)) {
        join_chain(view, *before, chain, false);
        before->begin = std::min(before->end, after + 1);
        return;
    }
    before = finding_before(reading, at);
    if (before != nullptr && before->end + 1 >= at) {
        join_chain(view, *before, chain, true);
        if (!inserted && before->end > at) before->end = content_end(view, before->begin, at);
        return;
    }
    if (before != nullptr && clause_begin(view, at) <= before->begin) {
        const bool trails = before->rule != nullptr && before->end < at;
        if (trails) join_chain(view, *before, chain, true);
        return;
    }
    const std::uint32_t begin = clause_begin(view, at);
    std::uint32_t from = begin == 0 ? std::min(at, dateline_end(view)) : begin;
    while (from < at && view.tokens[from].kind == text::TokenKind::mark && !view.is_opening(from)) {
        ++from;
    }
    std::uint32_t end = content_end(view, from, at);
    if (inserted && view.tag(after + 1, WordClass::clause) == nullptr) {
        end = content_end(view, from, clause_end(view, after));
    }
    if (end < from + kShortestContent) return;
    if (before != nullptr && before->end > from) return;
    auto& found = reading.found;
    const auto behind = std::partition_point(found.begin(), found.end(),
                                             [&](const Finding& one) { return one.begin < from; });
    if (behind != found.end()) end = std::min(end, content_end(view, from, behind->begin));
    if (end < from + kShortestContent) return;
    found.insert(behind, {.begin = from, .end = end, .chain = chain, .rule = rule});
}

// "two sources and an official", "people familiar with its plans": what is joined on belongs to the
// source where nothing else follows.
void take_second(const SentenceView& view, Source& source) {
    const std::uint32_t at = source.end;
    const bool joins =
        view.tag(at, WordClass::joins) != nullptr && view.tag(at, WordClass::stop) != nullptr;
    if (!joins || !source.credible) return;
    const std::uint32_t end = phrase_end(view, at + 1);
    if (end <= at + 1 || !(end >= view.body_end || view.is_comma(end))) return;
    const Source second = make_source(view, at + 1, end);
    if (second.link.kind != model::SourceKind::document) {
        source = make_source(view, source.begin, end);
    }
}

// The source behind "selon", where its noun may be the phrase's own last word: "de source
// policière".
std::optional<Source> source_behind(const SentenceView& view, const Tag& tag) {
    std::uint32_t begin = tag.end;
    for (int steps = 0; steps < 3; ++steps) {
        const Tag* fill = view.tag(begin, WordClass::fill);
        if (fill == nullptr) break;
        begin = fill->end;
    }
    if (tag.end > tag.begin + 1 && view.tag(tag.end - 1, WordClass::holder) != nullptr) {
        begin = tag.end - 1;
    }
    auto source = source_after(view, begin, view.size(), false);
    if (!source) return source;
    extend(view, *source);
    leave_out_way(view, *source);
    take_second(view, *source);
    take_apposition(view, *source, true);
    if (!source->credible && is_determiner(view, source->begin)) {
        source->link.kind = model::SourceKind::anonymous;
        source->credible = true;
    }
    return source;
}

bool is_somebody(const Source& source) {
    return source.link.kind == model::SourceKind::official ||
           source.link.kind == model::SourceKind::person;
}

// "a report, which was leaked to the Courier", "a document seen by Reuters": through whom it came.
std::optional<Source> way_of_document(const SentenceView& view, const Source& source) {
    constexpr std::uint32_t kWithin = 14;
    if (source.link.kind != model::SourceKind::document) return std::nullopt;
    std::uint32_t begin = source.end;
    if (view.is_comma(begin)) {
        if (view.tag(begin + 1, WordClass::relative) == nullptr) return std::nullopt;
        ++begin;
    }
    const std::uint32_t limit = std::min(view.body_end, begin + kWithin);
    for (std::uint32_t i = begin; i < limit && !view.is_comma(i) && !view.is_opening(i); ++i) {
        const Tag* way = view.tag(i, WordClass::told);
        if (way == nullptr || way->end == i + 1 || view.quoted[i]) continue;
        Ways ways;
        look_for_ways(view, i, limit, ways);
        return ways.told;
    }
    return std::nullopt;
}

void read_according(LatinReading& latin, std::uint32_t i, const Tag& tag) {
    const SentenceView& view = latin.view;
    if (const Tag* same = view.tag(tag.end, WordClass::same)) {
        Chain chain = latin.reading.found.empty() ? latin.reading.memory.last()
                                                  : latin.reading.found.back().chain;
        Source source = make_source(view, tag.end, same->end);
        name_cue(view, source, tag);
        if (!chain.empty()) {
            source.link.kind = chain.front().link.kind;
            source.link.entity = chain.front().link.entity;
        }
        put_beside(latin, i, same->end, {source}, "beside: same source");
        return;
    }
    auto source = source_behind(view, tag);
    if (!source || !source->credible) return;
    // "Pour X, …" in X's view; any other "pour" only says what for.
    const bool doubtful = tag.end == tag.begin + 1 && view.tag(i, WordClass::joins) != nullptr &&
                          view.tokens[i].key.find_first_of("'\xE2") == std::string::npos;
    if (doubtful && !(leads(view, i) && view.is_comma(source->end) && is_somebody(*source) &&
                      (!source->head.empty() || !source->link.entity.empty()))) {
        return;
    }
    // "per worker": a preposition of one word has other uses in English.
    const bool definite = is_determiner(view, source->begin) ||
                          is_capitalised(view, source->begin) || !source->link.entity.empty();
    if (view.language == "en" && tag.end == tag.begin + 1 && !definite) return;
    latin.reading.memory.resolve(*source);
    name_cue(view, *source, tag);
    Chain chain{*source};
    if (auto way = way_of_document(view, *source)) {
        name_cue(view, *way, tag);
        chain.insert(chain.begin(), *way);
    }
    std::uint32_t after = source->end;
    // "Selon Y, qui cite X, …": X lies behind Y.
    for (std::uint32_t j = after; j < view.size() && j < after + 3; ++j) {
        const Tag* citing = view.tag(j, WordClass::citing);
        if (citing == nullptr) continue;
        auto root = source_after(view, citing->end, view.size(), false);
        if (!root || !root->credible) break;
        name_cue(view, *root, *citing);
        chain.push_back(*root);
        after = root->end;
        break;
    }
    put_beside(latin, i, after, chain, "according to X");
}

// "citing X": X lies behind the one who speaks in the clause around it.
void read_citing(LatinReading& latin, std::uint32_t i, const Tag& tag) {
    const SentenceView& view = latin.view;
    auto source = source_after(view, tag.end, view.size(), false);
    if (!source || !source->credible) return;
    latin.reading.memory.resolve(*source);
    name_cue(view, *source, tag);
    auto& found = latin.reading.found;
    Finding* best = finding_before(latin.reading, i + 1);
    if (best == nullptr && !found.empty() &&
        found.front().begin <= i + kAnotherWay + (source->end - source->begin)) {
        best = &found.front();
    }
    if (best == nullptr) return;
    if (best->begin < i && best->end > i && !view.is_comma(source->end)) {
        best->end = content_end(view, best->begin, i);
    }
    join_chain(view, *best, {*source}, false);
}

// "selon lui": the one who spoke last says it.
void read_itself(LatinReading& latin, std::uint32_t i, const Tag& tag) {
    const SentenceView& view = latin.view;
    Finding* before = finding_before(latin.reading, i);
    if (before != nullptr && !leads(view, i)) {
        if (before->end > i && !view.is_comma(tag.end)) {
            before->end = content_end(view, before->begin, i);
        }
        return;
    }
    Chain chain = whom_pronoun_means(latin, i);
    if (chain.empty()) return;
    name_cue(view, chain, tag);
    put_beside(latin, i, tag.end, chain, "in his words");
}

// "His claim that …", "the minister's claim that …": a noun of saying, and whose it is.
void read_noun(LatinReading& latin, const Tag& noun) {
    const SentenceView& view = latin.view;
    std::uint32_t that = noun.end;
    if (view.tag(that, WordClass::that) == nullptr) return;
    Chain chain;
    std::uint32_t begin = noun.begin;
    while (begin > 0 && noun.begin - begin < 8 && !is_determiner(view, begin) &&
           view.tokens[begin - 1].kind == text::TokenKind::word &&
           view.tag(begin - 1, WordClass::stop) == nullptr) {
        --begin;
    }
    if (begin == noun.begin) return;
    if (begin + 1 == noun.begin && view.tag(begin, WordClass::pronoun) != nullptr) {
        chain = whom_pronoun_means(latin, begin);
    } else if (view.tokens[noun.begin - 1].key.ends_with("'s") ||
               view.tokens[noun.begin - 1].key.ends_with("s'")) {
        Source source = make_source(view, begin, noun.begin);
        if (source.credible) chain.push_back(source);
    }
    if (chain.empty()) return;
    name_cue(view, chain, noun);
    const std::uint32_t from = view.tag(that, WordClass::that)->end;
    const std::uint32_t end = content_end(view, from, view.size());
    const Finding* before = finding_before(latin.reading, end);
    if ((before != nullptr && before->end > from) || end < from + kShortestContent) return;
    add_finding(latin.reading,
                {.begin = from,
                 .end = end,
                 .chain = chain,
                 .shade = noun.word->shade,
                 .rule = "noun of saying"},
                begin);
}

}  // namespace

void read_latin_beside(LatinReading& latin) {
    const SentenceView& view = latin.view;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (view.quoted[i] || view.silent[i]) continue;
        if (const Tag* again = view.tag(i, WordClass::itself)) {
            if (again->end > again->begin + 1) {
                read_itself(latin, i, *again);
                i = again->end - 1;
                continue;
            }
        }
        if (const Tag* noun = view.tag(i, WordClass::speech_noun)) read_noun(latin, *noun);
        if (const Tag* as = view.tag(i, WordClass::as_told)) {
            if (const auto told = read_as_told(view, *as)) {
                put_beside(latin, i, told->end, {told->source}, "as X reported");
                i = told->end - 1;
                continue;
            }
        }
        if (const Tag* citing = view.tag(i, WordClass::citing)) {
            read_citing(latin, i, *citing);
            i = citing->end - 1;
        } else if (const Tag* tag = view.tag(i, WordClass::according);
                   tag != nullptr && view.tag(i, WordClass::that) == nullptr) {
            const std::uint32_t end = tag->end;
            read_according(latin, i, *tag);
            i = end - 1;
        }
    }
}

}  // namespace isnad::analysis::attribution
