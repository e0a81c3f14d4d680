// Purpose: English and French rules (rules.h): the holder stands before its verb, or inverted
// behind a quotation.
//
// X said (that) …, X told Y …, "…," said X, …, X said., …, X said, …, …, a-t-il ajouté, X quoted Y
// as saying …, adding that …
#include "analysis/attribution/latin.h"

#include <algorithm>

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kAdjunctWithin = 40;

std::vector<std::uint32_t> openers_of(const SentenceView& view) {
    std::vector<std::uint32_t> opener(view.size(), kNone);
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (view.closing[i] < view.size()) opener[view.closing[i]] = i;
    }
    return opener;
}

bool needs(const Tag& cue, std::string_view what) {
    const auto& all = cue.word->needs;
    return std::find(all.begin(), all.end(), what) != all.end();
}

// "dit-il", "explique-t-elle": the pronoun is hung onto the verb that ends before `end`. Returns:
// the token behind the pronoun, or kNone.
std::uint32_t hung_pronoun(const SentenceView& view, std::uint32_t end) {
    if (view.language != "fr" || !view.is_mark(end, "-")) return kNone;
    std::uint32_t i = end + 1;
    if (view.is_mark(i + 1, "-")) i += 2;
    return i < view.size() && is_pronoun(view, i) ? i + 1 : kNone;
}

// "a-t-il ajouté", "s'est-elle réjouie": the pronoun is hung onto the auxiliary before the verb.
// Returns: the auxiliary, or kNone.
std::uint32_t auxiliary_with_pronoun(const SentenceView& view, std::uint32_t verb) {
    std::uint32_t i = verb;
    while (i > 0 && verb - i < 3 && !is_pronoun(view, i - 1) &&
           view.tag(i - 1, WordClass::skip) != nullptr) {
        --i;
    }
    if (view.language != "fr" || i < 3 || !is_pronoun(view, i - 1) || !view.is_mark(i - 2, "-")) {
        return kNone;
    }
    return i >= 5 && view.is_mark(i - 4, "-") ? i - 5 : i - 3;
}

// A participle as cue stands behind its auxiliary: "a toutefois nié".
bool has_auxiliary(const SentenceView& view, std::uint32_t verb) {
    return skip_back(view, verb) < verb;
}

// Whether only where, when or how it was said follows from `begin` to the end or a comma.
bool only_adjunct_follows(const SentenceView& view, std::uint32_t begin) {
    constexpr std::uint32_t kLongest = 14;
    for (int skips = 0; skips < 3; ++skips) {
        const Tag* skip = view.tag(begin, WordClass::skip);
        if (skip == nullptr) break;
        begin = skip->end;
    }
    if (begin + 1 >= view.body_end || view.is_comma(begin))
        return begin >= view.body_end || view.is_comma(begin);
    // French "de la" and "du" also open what was said.
    const auto to_whom = view.language == "fr" ? WordClass::to_whom : WordClass::told;
    const bool told = view.tag(begin, to_whom) != nullptr &&
                      (is_determiner(view, begin + 1) || view.mention[begin + 1] != kNone ||
                       is_capitalised(view, begin + 1));
    if (view.tag(begin, WordClass::stop) == nullptr && !told &&
        view.tag(begin, WordClass::within) == nullptr) {
        return false;
    }
    for (std::uint32_t i = begin; i < view.body_end && i < begin + kLongest; ++i) {
        if (view.is_comma(i)) return true;
        if (view.is_opening(i) && !is_quoted_name(view, i)) return false;
        if (view.is_mark(i, ":") || view.tag(i, WordClass::that) != nullptr) return false;
    }
    return begin + kLongest >= view.body_end;
}

bool has_no_needs(const Tag& cue) {
    const auto& all = cue.word->needs;
    return std::all_of(all.begin(), all.end(),
                       [](const std::string& need) { return need == "aux"; });
}

bool meets_needs(const Tag& cue, const Statement& said) {
    return has_no_needs(cue) || said.that || said.speech;
}

// "le conseil, dans une note, appelle": the comma ends what is set between subject and verb.
bool is_inserted_before(const LatinReading& latin, std::uint32_t verb) {
    const Speaker speaker = speaker_before(latin, verb);
    if (!speaker.inserted || !speaker.source || !speaker.source->credible) return false;
    const std::uint32_t next = speaker.source->end + 1;
    if (next >= skip_back(latin.view, verb)) return speaker.border == Border::start;
    if (speaker.border != Border::start || next >= latin.view.size()) return false;
    for (const auto word_class : {WordClass::stop, WordClass::within, WordClass::relative,
                                  WordClass::told, WordClass::citing}) {
        if (latin.view.tag(next, word_class) != nullptr) return true;
    }
    return false;
}

// "…, ce que dément X", "une accusation que rejette X": said of what "que" stands for.
bool read_denied(LatinReading& latin, const Tag& cue, std::uint32_t clause) {
    const SentenceView& view = latin.view;
    const Speaker speaker = speaker_after(view, cue.end);
    if (!speaker.source || !speaker.source->credible) return false;
    if (speaker.end < view.body_end && !view.is_comma(speaker.end)) return false;
    constexpr std::uint32_t kWithin = 6;
    std::uint32_t begin = clause - 1;
    while (begin > 0 && clause - begin < kWithin && !view.is_comma(begin - 1)) --begin;
    const std::uint32_t that_end = clause;
    if (begin == 0 || !view.is_comma(begin - 1)) return false;
    Statement said{.order = Order::statement_first,
                   .begin = begin,
                   .end = view.tag(begin, WordClass::clause) != nullptr ? that_end : that_end - 1};
    if (said.end <= said.begin) return false;
    Chain chain = chain_of(latin, speaker, {});
    say(latin, cue, said, std::move(chain), begin, "said of what precedes");
    return true;
}

// `Said X: "…"`.
bool read_verb_first(LatinReading& latin, const Tag& cue) {
    const SentenceView& view = latin.view;
    const Speaker speaker = speaker_after(view, cue.end);
    if (!speaker.source || !speaker.source->credible || !view.is_mark(speaker.end, ":")) {
        return false;
    }
    const Statement said = said_behind(latin, cue, speaker.end);
    if (said.order == Order::none) return false;
    say(latin, cue, said, chain_of(latin, speaker, {}), 0, "verb, holder, statement");
    return true;
}

// `…," said X`, `…, a déclaré à la presse X`, `…, a-t-il dit`. Returns: whether it is so.
bool read_inverted(LatinReading& latin, const Tag& cue, std::uint32_t verb, std::uint32_t hung) {
    const SentenceView& view = latin.view;
    const std::uint32_t clause = skip_back(view, verb);
    const Border border = border_before(view, clause);
    const bool quotation = border == Border::quote;
    const bool object =
        hung == kNone && clause > 1 && view.tag(clause - 1, WordClass::that) != nullptr;
    if (object && view.language == "fr") return read_denied(latin, cue, clause);
    if (border == Border::start && hung == kNone) return read_verb_first(latin, cue);
    if (border == Border::comma && hung == kNone && is_inserted_before(latin, verb)) return false;
    if (hung == kNone && !quotation && border != Border::comma && border != Border::mark) {
        return false;
    }
    if (hung == kNone && cue.word->word_class == WordClass::told_verb) return false;
    Speaker speaker;
    if (hung != kNone) {
        speaker.pronoun = true;
        speaker.end = std::max(hung, cue.end);
    } else {
        speaker = speaker_after(view, cue.end);
        if (!speaker.source && !speaker.pronoun) return false;
        const bool plain = speaker.pronoun || speaker.source->credible || quotation;
        // "Faux, rétorque le maire : « … »"
        if (plain && !quotation && view.is_mark(speaker.end, ":")) {
            const Statement behind = said_behind(latin, cue, speaker.end);
            if (behind.order == Order::none || !speaker.source) return false;
            say(latin, cue, behind, chain_of(latin, speaker, {}), clause,
                "verb, holder, statement");
            return true;
        }
        const bool ends = speaker.end >= view.body_end || view.is_comma(speaker.end) ||
                          only_adjunct_follows(view, speaker.end) || quotation ||
                          view.tag(speaker.end, WordClass::relative) != nullptr ||
                          (view.language == "fr" && border == Border::comma &&
                           view.tag(speaker.end, WordClass::that) != nullptr);
        if (!plain || !ends) return false;
        if (border == Border::comma && clause < 3) return false;
        if (!quotation && !has_no_needs(cue)) return false;
    }
    const Statement said = said_before(latin, clause, speaker.end, hung != kNone);
    if (said.order == Order::none) return false;
    Ways ways;
    if (speaker.source) look_for_ways(view, cue.end, speaker.begin, ways);
    const std::uint32_t behind = said.order == Order::around ? speaker.end : view.body_end;
    look_for_ways(view, speaker.end, behind, ways);
    Chain chain = chain_of(latin, speaker, ways);
    if (chain.empty()) return true;
    say(latin, cue, said, std::move(chain), clause, "statement, verb, holder");
    return true;
}

// Whether the source's own clause begins what another one says: "X said the pilot reported …".
bool lies_within(const Finding& last, const Speaker& speaker, const Tag& cue) {
    return speaker.begin >= last.begin && speaker.begin <= last.begin + 1 && cue.begin < last.end &&
           last.chain.size() < kLongestChain;
}

// "said in an email the cost …": the document stands between the verb and what it says.
std::uint32_t skip_document(const SentenceView& view, std::uint32_t after, Ways& ways) {
    const Tag* within = view.tag(after, WordClass::within);
    if (within == nullptr) return after;
    const std::uint32_t end = phrase_end(view, within->end);
    if (end <= within->end || end + 1 >= view.body_end) return after;
    look_for_ways(view, after, end, ways);
    return ways.written && ways.written->end == end ? end : after;
}

// "une information démentie par X": the agent says it of what stands before.
bool read_agent(LatinReading& latin, const Tag& cue) {
    const SentenceView& view = latin.view;
    constexpr std::uint32_t kWithin = 4;
    std::uint32_t by = cue.end;
    while (by < view.size() && by < cue.end + kWithin && !is_any_mark(view, by) &&
           view.tag(by, WordClass::stop) == nullptr) {
        ++by;
    }
    if (is_any_mark(view, by) || view.tag(by, WordClass::within) == nullptr ||
        view.tag(by, WordClass::told) == nullptr) {
        return false;
    }
    const auto source = source_after(view, by + 1, view.size(), true);
    if (!source || !source->credible) return false;
    Speaker speaker{.begin = by, .end = source->end, .source = source};
    Statement said{.order = Order::statement_first,
                   .begin = statement_begin(latin, cue.begin),
                   .end = content_end(view, 0, skip_back(view, cue.begin))};
    if (said.end <= said.begin) return false;
    Chain chain = chain_of(latin, speaker, {});
    say(latin, cue, said, std::move(chain), said.begin, "said by");
    return true;
}

// What a verb behind its subject says, before it or behind it (`behind`), and by which ways.
Statement said_by(const LatinReading& latin, const Tag& cue, const Speaker& speaker,
                  const Statement& behind, std::uint32_t after, Ways& ways) {
    const SentenceView& view = latin.view;
    const bool quoted_before = speaker.border == Border::quote;
    const bool statement_before =
        quoted_before || (speaker.border == Border::comma && speaker.begin > kShortestStatement);
    const bool adjunct = behind.order == Order::none ||
                         (!behind.that && !behind.speech && only_adjunct_follows(view, after));
    if (statement_before && (adjunct || (quoted_before && !behind.that))) {
        std::uint32_t end = after;
        const std::uint32_t limit = std::min(view.body_end, after + kAdjunctWithin);
        while (end < limit && !view.is_comma(end) && !view.is_opening(end)) ++end;
        look_for_ways(view, after, end, ways);
        return said_before(latin, speaker.begin, adjunct ? end : after, true);
    }
    if (behind.order == Order::none || !meets_needs(cue, behind) || adjunct) return {};
    look_for_ways(view, after, behind.begin, ways);
    look_for_ways(view, speaker.source ? speaker.source->end : skip_back(view, cue.begin),
                  cue.begin, ways);
    const std::uint32_t near = speaker.begin > kAdjunctWithin ? speaker.begin - kAdjunctWithin : 0;
    std::uint32_t from = std::max(near, statement_begin(latin, speaker.begin));
    // Within what another one says, that one's own words are no way of these.
    const auto& found = latin.reading.found;
    if (!found.empty()) from = std::max(from, std::min(found.back().begin, speaker.begin));
    if (from < speaker.begin) look_for_ways(view, from, speaker.begin, ways);
    return behind;
}

// "These sources added": the same unnamed sources go on, through whom they came before.
void go_on_with(const LatinReading& latin, Chain& chain) {
    const Chain& last = latin.reading.memory.last();
    if (chain.size() != 1 || last.size() < 2) return;
    const Source& source = chain.front();
    const bool same = source.link.kind == model::SourceKind::anonymous && !source.head.empty() &&
                      source.head == last.back().head && is_determiner(latin.view, source.begin);
    if (same) chain.insert(chain.begin(), last.begin(), last.end() - 1);
}

// "what the minister said": names what was said, and does not tell it.
bool is_only_named(const SentenceView& view, std::uint32_t verb, const Speaker& speaker) {
    const std::uint32_t first =
        speaker.source ? speaker.source->begin : std::min(speaker.begin, verb);
    for (std::uint32_t i = first; i > 0 && first - i < 3; --i) {
        const Tag* whatever = view.tag(i - 1, WordClass::whatever);
        if (whatever != nullptr && whatever->end == first) return true;
    }
    return false;
}

void read_verb(LatinReading& latin, const Tag& cue) {
    const SentenceView& view = latin.view;
    const std::uint32_t first = skip_back(view, cue.begin);
    std::uint32_t verb = cue.begin;
    if (first > 0 && view.tag(first - 1, WordClass::passive) != nullptr) {
        // `…», nous confie X`: the pronoun is whom he tells.
        if (view.language != "fr" || border_before(view, first - 1) != Border::quote) return;
        verb = first - 1;
    }
    std::uint32_t hung = hung_pronoun(view, cue.end);
    const std::uint32_t auxiliary = auxiliary_with_pronoun(view, cue.begin);
    if (auxiliary != kNone) {
        verb = auxiliary;
        hung = cue.end;
    } else if (needs(cue, "aux") && (read_agent(latin, cue) || !has_auxiliary(view, cue.begin))) {
        return;
    }
    if (read_inverted(latin, cue, verb, hung) || hung != kNone) return;
    Speaker speaker = speaker_before(latin, verb);
    // "Et d'ajouter: …"
    speaker.pronoun = speaker.pronoun || (verb == 0 && cue.end > cue.begin + 1);
    if (!speaker.source && !speaker.pronoun && !speaker.repeats) return;
    if (is_only_named(view, verb, speaker)) return;
    Ways ways;
    const std::uint32_t told = told_end(view, cue, ways);
    const std::uint32_t after = skip_document(view, told, ways);
    const bool quoted_before = speaker.border == Border::quote;
    Statement behind = said_behind(latin, cue, after);
    // A report says what it shows, finds or puts somewhere without a "that".
    if (speaker.source && is_written(*speaker.source)) behind.that = behind.order != Order::none;
    if (speaker.second != kNone && behind.order == Order::none && !quoted_before) {
        const std::uint32_t from = speaker.source->begin;
        speaker.source = make_source(view, speaker.second, speaker.source->end);
        say(latin, cue, {.order = Order::statement_first, .begin = from, .end = speaker.second},
            chain_of(latin, speaker, ways), from, "said of what precedes");
        return;
    }
    const Statement said = said_by(latin, cue, speaker, behind, after, ways);
    if (said.order == Order::none) return;
    const bool plain = speaker.pronoun || speaker.repeats || speaker.source->credible ||
                       (has_no_needs(cue) && (said.that || said.speech || quoted_before));
    if (!plain) return;
    Chain chain = chain_of(latin, speaker, ways);
    if (chain.empty()) return;
    if (cue.word->shade == Shade::adds) go_on_with(latin, chain);
    std::uint32_t clause = speaker.begin;
    if (said.order == Order::verb_first && !latin.reading.found.empty()) {
        const Finding& last = latin.reading.found.back();
        if (speaker.source && lies_within(last, speaker, cue)) {
            chain.insert(chain.begin(), last.chain.begin(), last.chain.end());
        }
    }
    if (said.order != Order::verb_first) clause = said.begin;
    say(latin, cue, said, std::move(chain), clause,
        said.order == Order::verb_first ? "holder and verb" : "statement, holder, verb");
}

// ", adding that": goes on with the one who spoke before it, or with the sentence's subject.
void read_participle(LatinReading& latin, const Tag& cue) {
    const SentenceView& view = latin.view;
    if (cue.begin < 2) return;
    const std::uint32_t first = skip_back(view, cue.begin);
    const Border border = border_before(view, first);
    const bool joined = border == Border::comma || border == Border::quote || first < cue.begin ||
                        (first > 0 && view.tag(first - 1, WordClass::clause) != nullptr);
    if (!joined) return;
    Chain chain;
    if (!latin.reading.found.empty()) {
        chain = latin.reading.found.back().chain;
    } else if (auto subject = source_after(view, 0, cue.begin, true);
               subject && subject->credible) {
        latin.reading.memory.resolve(*subject);
        chain.push_back(*subject);
    }
    if (chain.empty()) return;
    Ways ways;
    std::uint32_t after = cue.end;
    // "telling the channel that": who was told stands before what was said.
    const Boundary boundary = find_boundary(view, cue.end, cue.end + kThatWithin);
    if (boundary.that && boundary.at > cue.end) {
        look_for_ways(view, cue.begin, boundary.at, ways);
        const auto told = source_after(view, cue.end, boundary.at, true);
        if (told && is_outlet(*told)) ways.told = told;
        after = boundary.at;
    }
    Statement said = said_behind(latin, cue, after);
    if (said.order == Order::none) return;
    if (ways.told) chain.insert(chain.begin(), *ways.told);
    say(latin, cue, said, std::move(chain), first, "participle goes on");
}

// "the United States": a capital within the sentence makes a name of it.
bool is_name_part(const SentenceView& view, std::uint32_t i) {
    if (view.mention[i] != kNone) return true;
    return i > 0 && is_capitalised(view, i) && !is_any_mark(view, i - 1);
}

}  // namespace

void read_sayings(Reading& reading) {
    LatinReading latin{.reading = reading,
                       .view = reading.view,
                       .opener = openers_of(reading.view),
                       .looked_back = false,
                       .earlier = {}};
    const SentenceView& view = reading.view;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (const Tag* reminder = view.tag(i, WordClass::impersonal); reminder && !view.quoted[i]) {
            i = reminder->end - 1;
            continue;
        }
        if (const Tag* as = view.tag(i, WordClass::as_told)) {
            if (const auto told = read_as_told(view, *as)) {  // read with what stands beside it
                i = told->end - 1;
                continue;
            }
        }
        if (view.tag(i, WordClass::according) != nullptr) continue;
        const Tag* cue = view.cue(i);
        if (cue == nullptr || is_name_part(view, i)) continue;
        switch (cue->word->word_class) {
            case WordClass::participle:
                read_participle(latin, *cue);
                break;
            case WordClass::relay:
                read_relay(latin, *cue);
                break;
            default:
                read_verb(latin, *cue);
        }
        i = cue->end - 1;
    }
    read_latin_beside(latin);
    if (reading.found.empty()) read_label(latin);
}

void read_latin(Reading& reading) {
    read_sayings(reading);
    read_nested(reading);
}

}  // namespace isnad::analysis::attribution
