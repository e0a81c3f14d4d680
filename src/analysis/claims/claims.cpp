// Purpose: see claims.h. A sentence is cut into what each source says in it (clause.h); in each,
// the triggers of lexicon/frame_triggers.tsv make claims, whose parts roles.h finds. What a source
// says without any frame is a statement; what the outlet says without one is no claim.
#include "analysis/claims/claims.h"

#include <algorithm>

#include "analysis/claims/clause.h"
#include "analysis/claims/frames.h"
#include "analysis/claims/roles.h"

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

model::Claim make_claim(const SentenceFindings& sentence, const Segment& segment,
                        const Candidate& candidate) {
    const Trigger& trigger = *candidate.trigger->trigger;
    model::Claim claim;
    claim.frame = trigger.frame->name;
    claim.plover = trigger.plover;
    claim.roles = find_roles(sentence, candidate, segment);
    claim.time = find_time(sentence, candidate, segment);
    claim.modality = find_modality(sentence, candidate, segment);
    if (segment.attribution != nullptr) claim.chain = segment.attribution->chain;
    return claim;
}

model::Claim make_statement(const SentenceFindings& sentence, const Segment& segment) {
    const Frame& statement = frame("statement");
    model::Claim claim;
    claim.span = trimmed(sentence, segment.begin, segment.end);
    claim.frame = statement.name;
    claim.plover = statement.plover;
    claim.modality = modality_of(segment);
    claim.chain = segment.attribution->chain;
    const auto& root = claim.chain.back();
    if (!root.entity.empty()) claim.roles.actor.push_back(root.entity);
    return claim;
}

void read_segment(const SentenceFindings& sentence, const Segment& segment,
                  std::vector<model::Claim>& claims) {
    const auto candidates = find_candidates(sentence, segment);
    if (candidates.empty() && segment.attribution != nullptr) {
        claims.push_back(make_statement(sentence, segment));
    }
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        // The claims part the segment among them, so that each word of it stands in one.
        const std::uint32_t begin = c == 0 ? segment.begin : candidates[c].begin;
        const std::uint32_t end = c + 1 < candidates.size() ? candidates[c + 1].begin : segment.end;
        Candidate wide = candidates[c];
        wide.begin = begin;
        wide.end = end;
        model::Claim claim = make_claim(sentence, segment, wide);
        claim.span = trimmed(sentence, begin, end);
        claims.push_back(std::move(claim));
    }
}

}  // namespace

std::vector<model::Claim> find_claims(const text::TokenisedText& text, const Findings& findings) {
    std::vector<model::Claim> claims;
    Beside times(findings.times);
    Beside quantities(findings.quantities);
    Beside mentions(findings.mentions);
    std::size_t next = 0;
    const auto& attributions = findings.attributions;
    for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
        const text::Sentence& sentence = text.sentences[i];
        const text::Region& region = text.region_of(sentence);
        if (!is_read(region) || sentence.end_token <= sentence.first_token) continue;
        while (next < attributions.size() && attributions[next].sentence < i) ++next;
        std::size_t end = next;
        while (end < attributions.size() && attributions[end].sentence == i) ++end;
        const SentenceFindings all{
            .text = &text,
            .tokens = text.tokens_of(sentence),
            .words = find_frame_words(text.tokens_of(sentence), region.language),
            .times = times.overlapping(sentence.span),
            .quantities = quantities.overlapping(sentence.span),
            .mentions = mentions.overlapping(sentence.span),
            .attributions = std::span(attributions).subspan(next, end - next),
        };
        for (const Segment& segment : find_segments(all)) read_segment(all, segment, claims);
    }
    std::stable_sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) {
        return a.span != b.span ? a.span < b.span : a.frame < b.frame;
    });
    return claims;
}

}  // namespace isnad::analysis::claims
