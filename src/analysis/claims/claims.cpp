// Purpose: see claims.h. A sentence is cut into what each source says in it (clause.h); in each,
// the triggers of lexicon/frames/ make claims, whose parts roles.h finds. What a source says
// without any frame is a statement; what the outlet says without one is no claim.
#include "analysis/claims/claims.h"

#include <algorithm>
#include <array>

#include "analysis/claims/clause.h"
#include "analysis/claims/headline.h"
#include "analysis/claims/memory.h"
#include "analysis/claims/modality.h"
#include "analysis/claims/roles.h"
#include "model/names.h"

namespace isnad::analysis::claims {
namespace {

bool is_read(const text::Region& region) {
    return !region.repeat && model::is_body(region.kind) &&
           region.kind != model::BlockKind::heading;
}

// Walks findings beside the sentences, both in text order.
template <typename Finding>
class Beside {
  public:
    explicit Beside(const std::vector<Finding>& findings) : findings_(findings) {}
    // Requires: called with ascending spans.
    std::span<const Finding> overlapping(model::Span within) {
        while (next_ < findings_.size() && findings_[next_].span.end <= within.start) ++next_;
        std::size_t end = next_;
        while (end < findings_.size() && findings_[end].span.start < within.end) ++end;
        return std::span(findings_).subspan(next_, end - next_);
    }

  private:
    const std::vector<Finding>& findings_;
    std::size_t next_ = 0;
};

model::Span trimmed(const SentenceFindings& sentence, std::uint32_t begin, std::uint32_t end) {
    while (end > begin + 1 && sentence.tokens[end - 1].kind == text::TokenKind::mark) --end;
    while (begin + 1 < end && sentence.tokens[begin].kind == text::TokenKind::mark) ++begin;
    return sentence.span(begin, end);
}

void give_codes(const Codes& codes, model::Claim& claim) {
    claim.plover = codes.plover;
    claim.mode = codes.mode;
    claim.contexts = codes.contexts;
    claim.cameo = codes.cameo;
}

void give_source(const Segment& segment, model::Claim& claim) {
    if (segment.attribution == nullptr) return;
    claim.chain = segment.attribution->chain;
    claim.shade = segment.attribution->shade;
    claim.form = segment.attribution->form;
}

const char* name_of(Form form) {
    constexpr std::array<const char*, 4> kNames = {"verb", "passive", "noun", "participle"};
    return kNames[static_cast<std::size_t>(form)];
}

// What the page said so far, and where it is read.
struct Reading {
    Memory memory;
    std::uint32_t sentence = 0;
    std::vector<model::Claim> claims;
    std::vector<const Frame*> frames;  // of each claim
};

// "قضت المحكمة بسجنه وتغريمه": who acts in the first of two joined nouns acts in the second.
void share_with_joined(const TriggerAt& at, const Reading& reading, model::Claim& claim) {
    if (reading.claims.empty() || at.finite() || !at.prefix.starts_with("و")) return;
    const model::Claim& before = reading.claims.back();
    if (before.frame != claim.frame || !claim.roles.actor.empty()) return;
    claim.roles.actor = before.roles.actor;
    if (claim.roles.counterpart.empty() && at.suffix)
        claim.roles.counterpart = before.roles.counterpart;
    if (!claim.roles.actor.empty()) claim.why.push_back("actor: of the noun it is joined to");
}

// Whether a claim may be of the happening that was told above.
bool may_go_on(const TriggerAt& at, const Standing& standing) {
    return standing.modality == model::Modality::happened && !at.trigger->frame->measures;
}

model::Claim make_claim(const SentenceFindings& sentence, const Segment& segment,
                        const Candidate& candidate, const Reading& reading,
                        const Standing& standing) {
    const TriggerAt& at = *candidate.trigger;
    const Trigger& trigger = *at.trigger;
    model::Claim claim;
    claim.frame = trigger.frame->name;
    claim.trigger = sentence.span(at.begin, at.end);
    give_codes(trigger.codes, claim);
    give_source(segment, claim);
    claim.why.push_back("trigger " + std::string(sentence.text->words(claim.trigger)) + " (" +
                        name_of(at.form) + ", strength " + std::to_string(trigger.strength) +
                        ") of " + claim.frame);
    FoundRoles found = find_roles(sentence, candidate, segment, reading.memory, reading.sentence);
    claim.roles = std::move(found.roles);
    for (auto& line : found.why) claim.why.push_back(std::move(line));
    share_with_joined(at, reading, claim);
    claim.time = find_time(sentence, candidate, segment);
    if (claim.time.empty() && may_go_on(at, standing)) {
        claim.time = reading.memory.time_of(trigger.frame, reading.sentence);
        if (!claim.time.empty()) claim.why.push_back("time: of the claim that it goes on with");
    }
    claim.modality = standing.modality;
    claim.negated = standing.negated;
    claim.hedges = standing.hedges;
    if (!standing.why.empty()) {
        claim.why.push_back("modality " + std::string(model::to_string(claim.modality)) + ", " +
                            standing.why);
    }
    return claim;
}

model::Claim make_statement(const SentenceFindings& sentence, const Segment& segment) {
    const Frame& statement = sentence.frames->statement();
    model::Claim claim;
    claim.span = trimmed(sentence, segment.begin, segment.end);
    claim.frame = statement.name;
    give_codes(statement.codes, claim);
    give_source(segment, claim);
    const Standing standing = standing_of(sentence, segment);
    claim.modality = standing.modality;
    if (!standing.why.empty()) claim.why.push_back(standing.why);
    const auto& root = claim.chain.back();
    if (!root.entity.empty()) claim.roles.actor.push_back(root.entity);
    return claim;
}

void read_segment(const SentenceFindings& sentence, const Segment& segment, Reading& reading) {
    const auto candidates = find_candidates(sentence, segment);
    if (candidates.empty() && segment.attribution != nullptr) {
        reading.claims.push_back(make_statement(sentence, segment));
        reading.frames.push_back(&sentence.frames->statement());
    }
    Standing standing;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        // The claims part the segment among them, so that each word of it stands in one.
        const std::uint32_t begin = c == 0 ? segment.begin : candidates[c].begin;
        const std::uint32_t end = c + 1 < candidates.size() ? candidates[c + 1].begin : segment.end;
        Candidate wide = candidates[c];
        wide.begin = begin;
        wide.end = end;
        standing = find_modality(sentence, wide, segment, c == 0 ? nullptr : &standing);
        model::Claim claim = make_claim(sentence, segment, wide, reading, standing);
        claim.span = trimmed(sentence, begin, end);
        reading.memory.note(claim.roles, reading.sentence);
        if (standing.modality == model::Modality::happened)
            reading.memory.note_time(wide.trigger->trigger->frame, claim.time, reading.sentence);
        reading.claims.push_back(std::move(claim));
        reading.frames.push_back(wide.trigger->trigger->frame);
    }
}

// "لقي 9 عمال مصرعهم وأصيب 34 في العقبة": what is told side by side of one kind of happening, or of
// people who came to harm, happened in one place.
void share_places(Reading& reading, std::size_t first) {
    const auto alike = [&](std::size_t a, std::size_t b) {
        const Frame& one = *reading.frames[a];
        const Frame& other = *reading.frames[b];
        return &one == &other || (one.counts_people && other.counts_people);
    };
    const auto give = [&](std::size_t from, std::size_t to) {
        model::Roles& roles = reading.claims[to].roles;
        if (!roles.place.empty() || reading.frames[to]->roles.empty() || !alike(from, to)) return;
        if (reading.claims[from].roles.place.empty()) return;
        roles.place = reading.claims[from].roles.place;
        reading.claims[to].why.push_back("place: of the claim beside it");
    };
    for (std::size_t i = first; i + 1 < reading.claims.size(); ++i) give(i, i + 1);
    for (std::size_t i = reading.claims.size(); i > first + 1; --i) give(i - 1, i - 2);
}

}  // namespace

std::vector<model::Claim> find_claims(const text::TokenisedText& text, const Findings& findings,
                                      const FrameSet& frames) {
    Reading reading;
    Headline headline;
    Beside times(findings.times);
    Beside quantities(findings.quantities);
    Beside mentions(findings.mentions);
    std::size_t next = 0;
    const auto& attributions = findings.attributions;
    for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
        const text::Sentence& sentence = text.sentences[i];
        const text::Region& region = text.region_of(sentence);
        const bool title = region.kind == model::BlockKind::title;
        if ((!is_read(region) && !title) || sentence.end_token <= sentence.first_token) continue;
        while (next < attributions.size() && attributions[next].sentence < i) ++next;
        std::size_t end = next;
        while (end < attributions.size() && attributions[end].sentence == i) ++end;
        const SentenceFindings all{
            .text = &text,
            .frames = &frames,
            .tokens = text.tokens_of(sentence),
            .words = frames.find(text.tokens_of(sentence), region.language, text.text),
            .times = times.overlapping(sentence.span),
            .quantities = quantities.overlapping(sentence.span),
            .mentions = mentions.overlapping(sentence.span),
            .attributions = std::span(attributions).subspan(next, end - next),
        };
        if (title) {
            headline.read(all, sentence.span);
            continue;
        }
        reading.sentence = i;
        const std::size_t first = reading.claims.size();
        for (const Segment& segment : find_segments(all)) read_segment(all, segment, reading);
        share_places(reading, first);
        reading.memory.note(all);
    }
    std::vector<model::Claim>& claims = reading.claims;
    headline.give_to(claims);
    std::stable_sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) {
        return a.span != b.span ? a.span < b.span : a.frame < b.frame;
    });
    return std::move(claims);
}

}  // namespace isnad::analysis::claims
