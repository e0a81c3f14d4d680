// Purpose: see attribution.h. Walks the sentences of the body in order, with what the page has
// named so far in memory, and lets each language's rules (rules.h) read them. What spans sentences
// is here: a quotation that goes on, and a quotation that stands alone behind its speaker.
#include "analysis/attribution/attribution.h"

#include <algorithm>

#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kQuoteSentences = 10;  // a quotation mark left open longer was a slip
constexpr std::uint32_t kShortestFloat = 5;    // tokens of a quotation that stands alone

bool is_read(const text::Region& region) {
    return !region.repeat && model::is_body(region.kind) &&
           region.kind != model::BlockKind::heading &&
           (region.language.empty() || region.language == "ar" || region.language == "en" ||
            region.language == "fr");
}

// A quotation left open by an earlier sentence of the same region.
struct OpenQuote {
    std::string mark;
    std::uint32_t region = 0;
    std::uint32_t sentences = 0;
    Chain chain;
    Shade shade = Shade::says;
};

Attribution as_attribution(const SentenceView& view, const Finding& finding) {
    Attribution attribution{.sentence = view.index,
                            .content = view.span(finding.begin, finding.end),
                            .chain = {},
                            .shade = finding.shade,
                            .rule = finding.rule};
    for (const Source& source : finding.chain) attribution.chain.push_back(source.link);
    return attribution;
}

// The sentence goes on with a quotation, or is one quotation whole.
void read_quotation(Reading& reading, const OpenQuote& open, std::uint32_t last_region) {
    const SentenceView& view = reading.view;
    if (!reading.found.empty() || view.body_end == 0) return;
    Finding finding{.begin = 0, .end = view.body_end};
    if (!open.mark.empty()) {
        finding.chain = open.chain;
        finding.shade = open.shade;
        finding.rule = "quotation goes on";
    } else {
        const auto& sentences = view.text->sentences;
        const std::uint32_t region = sentences[view.index].region;
        const bool whole = view.is_opening(0) && view.closing[0] + 2 >= view.size() &&
                           view.size() >= kShortestFloat;
        if (!whole || last_region == kNone || region > last_region + 1) return;
        finding.chain = reading.memory.last();
        finding.rule = "quotation alone behind its speaker";
    }
    if (!finding.chain.empty()) reading.found.push_back(std::move(finding));
}

void note_open_quote(const Reading& reading, OpenQuote& open, std::uint32_t region) {
    const SentenceView& view = reading.view;
    if (view.left_open != kNone) {
        open = {};
        if (reading.found.empty()) return;
        const Finding& last = reading.found.back();
        if (last.end < view.left_open) return;
        open.mark = view.tokens[view.left_open].key;
        open.region = region;
        open.chain = last.chain;
        open.shade = last.shade;
        return;
    }
    if (open.mark.empty()) return;
    const bool closed = view.size() == 0 || !view.quoted[view.size() - 1];
    if (closed || ++open.sentences >= kQuoteSentences) open = {};
}

}  // namespace

std::vector<Attribution> find_attributions(const text::TokenisedText& text,
                                           const std::vector<model::Mention>& mentions) {
    std::vector<Attribution> attributions;
    Memory memory;
    OpenQuote open;
    std::size_t mention = 0;
    std::uint32_t last_region = kNone;  // the region of the last attribution
    for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
        const text::Sentence& sentence = text.sentences[i];
        if (!is_read(text.region_of(sentence))) continue;
        while (mention < mentions.size() && mentions[mention].span.end <= sentence.span.start) {
            ++mention;
        }
        if (open.region != sentence.region) open = {};
        const SentenceView view = view_sentence(text, i, mentions, mention, open.mark);
        Reading reading{.view = view, .memory = memory, .found = {}};
        if (view.language == "ar") {
            read_arabic(reading);
        } else {
            read_latin(reading);
        }
        read_beside(reading);
        read_quotation(reading, open, last_region);
        std::sort(reading.found.begin(), reading.found.end(),
                  [](const Finding& a, const Finding& b) { return a.begin < b.begin; });
        for (const Finding& finding : reading.found) {
            if (finding.end <= finding.begin || finding.chain.empty()) continue;
            attributions.push_back(as_attribution(view, finding));
            last_region = sentence.region;
        }
        if (!reading.found.empty()) memory.remember(reading.found.back().chain);
        note_open_quote(reading, open, sentence.region);
    }
    return attributions;
}

}  // namespace isnad::analysis::attribution
