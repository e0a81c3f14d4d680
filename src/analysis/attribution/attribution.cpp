// Purpose: see attribution.h. Walks the sentences of the body in order, with what the page has
// named so far in memory, and lets each language's rules (rules.h) read them. What spans sentences
// is here: a quotation that goes on, and a quotation that stands alone behind its speaker.
#include "analysis/attribution/attribution.h"

#include <algorithm>

#include "analysis/attribution/rules.h"
#include "analysis/attribution/scare_quotes.h"

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
    // Its sentences so far whose speaker is only named where it closes: `"… . …," said X`.
    std::vector<Attribution> waiting;
    std::string mark;
    std::uint32_t region = 0;
    std::uint32_t sentences = 0;
    Chain chain;
    Shade shade = Shade::says;
};

// Whether all, some or none of the content stands in quotation marks; what a colon opens is direct.
model::SpeechForm form_of(const SentenceView& view, const Finding& finding) {
    if (finding.speech && !view.is_opening(finding.begin)) return model::SpeechForm::direct;
    bool inside = false;
    bool outside = false;
    for (std::uint32_t i = finding.begin; i < finding.end; ++i) {
        if (view.tokens[i].kind == text::TokenKind::mark) continue;
        (view.quoted[i] ? inside : outside) = true;
    }
    if (!inside) return model::SpeechForm::indirect;
    return outside ? model::SpeechForm::mixed : model::SpeechForm::direct;
}

// Whether the source and the page's outlet are two that the lists know: "فرانس برس" for "فرانس 24".
// What no list knows has its letters as its id.
bool names_another(const SentenceView& view, const Source& source, const OwnOutlet& own) {
    const auto listed = [](std::string_view id) {
        return id.starts_with("outlet:") &&
               std::all_of(id.begin(), id.end(), [](char c) { return c > 0; });
    };
    if (!listed(own.entity) || !listed(source.link.entity)) return false;
    if (source.link.carried || source.end > view.size()) return false;
    for (std::uint32_t i = source.begin; i < source.end; ++i) {
        if (view.mention[i] == kNone) continue;
        if ((*view.mentions)[view.mention[i]].entity == source.link.entity) return true;
    }
    return false;
}

// "قال X للجريدة": without a name, and with none named before, the paper one is reading.
bool is_own(const SentenceView& view, const Source& source, const OwnOutlet& own,
            const std::vector<std::string>& own_keys) {
    const auto kind = source.link.kind;
    if (kind != model::SourceKind::outlet && kind != model::SourceKind::agency) return false;
    if (!source.link.entity.empty() && source.link.entity == own.entity) return true;
    if (names_another(view, source, own)) return false;
    // A carried source's tokens are those of another sentence.
    if (source.link.carried || source.end > view.size() || source.begin >= source.end) return false;
    if (source.end == source.begin + 1 && source.definite && source.link.entity.empty())
        return true;
    return std::any_of(own_keys.begin(), own_keys.end(), [&](const std::string& key) {
        for (std::uint32_t i = source.begin; i < source.end; ++i) {
            if (view.tokens[i].key == key || view.tokens[i].key == "ل" + key) return true;
        }
        return false;
    });
}

// The words that are this outlet's name and no other's: without "صحيفة", "news".
std::vector<std::string> keys_of(const OwnOutlet& own) {
    std::vector<std::string> keys;
    const auto size = static_cast<std::uint32_t>(own.name.size());
    const auto read = text::tokenise(own.name, {text::Region{.span = {0, size}, .language = {}}});
    const auto tags = tag_words(read.tokens, "");
    for (std::uint32_t i = 0; i < read.tokens.size(); ++i) {
        const bool noun = std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) {
            const bool any = tag.word->word_class == WordClass::holder ||
                             tag.word->word_class == WordClass::outlet_word;
            return any && tag.begin <= i && i < tag.end;
        });
        constexpr std::size_t kShortest = 6;  // bytes; shorter words are small ones
        const std::string& key = read.tokens[i].key;
        if (!noun && key.size() >= kShortest) keys.push_back(key);
    }
    return keys;
}

Attribution as_attribution(const SentenceView& view, const Finding& finding) {
    Attribution attribution{.sentence = view.index,
                            .content = view.span(finding.begin, finding.end),
                            .chain = {},
                            .shade = finding.shade,
                            .form = form_of(view, finding),
                            .rule = finding.rule};
    for (const Source& source : finding.chain) {
        attribution.chain.push_back(source.link);
        attribution.chain.back().why.emplace_back(finding.rule);
        if (source.link.carried)
            attribution.chain.back().why.emplace_back("named by an earlier sentence");
    }
    return attribution;
}

// Gives the waiting sentences to the one who is named where the quotation closes; where nobody is,
// to whoever they were held to go on with.
void settle(OpenQuote& open, const Chain& speaker, std::vector<Attribution>& attributions) {
    for (Attribution& one : open.waiting) {
        if (!speaker.empty()) {
            one.chain.clear();
            for (const Source& source : speaker) one.chain.push_back(source.link);
        }
        if (!one.chain.empty()) attributions.push_back(std::move(one));
    }
    open.waiting.clear();
}

// Holds a sentence back that is nothing but a quotation still open at its end. Arabic names its
// speaker in front. Requires: read_quotation() has read the sentence, which says nothing itself.
bool holds_back(const Reading& reading, OpenQuote& open) {
    const SentenceView& view = reading.view;
    if (view.language == "ar" || view.body_end == 0) return false;
    const bool still_open = view.left_open != kNone || view.quoted[view.size() - 1];
    const bool goes_on = !open.waiting.empty() && view.left_open == kNone;
    if (!still_open || !(view.left_open == 0 || goes_on)) return false;
    Finding finding{.begin = 0, .end = view.body_end, .rule = "quotation before its speaker"};
    if (!reading.found.empty()) finding = reading.found.front();
    open.waiting.push_back(as_attribution(view, finding));
    return true;
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
        OpenQuote next;
        next.waiting = std::move(open.waiting);
        open = std::move(next);
        if (!open.waiting.empty()) {
            open.mark = view.tokens[view.left_open].key;
            open.region = region;
        }
        if (reading.found.empty()) return;
        const Finding& last = reading.found.back();
        if (last.end < view.left_open || last.chain.empty()) return;
        open.mark = view.tokens[view.left_open].key;
        open.region = region;
        open.chain = last.chain;
        open.shade = last.shade;
        return;
    }
    if (open.mark.empty()) return;
    const bool closed = view.size() == 0 || !view.quoted[view.size() - 1];
    if (closed || ++open.sentences >= kQuoteSentences) {
        open.mark.clear();
        open.chain.clear();
        open.sentences = 0;
    }
}

// Reads the sentences of a page one after the other.
class Walk {
  public:
    Walk(const text::TokenisedText& text, const std::vector<model::Mention>& mentions,
         const OwnOutlet& own)
        : text_(text), mentions_(mentions), own_(own), own_keys_(keys_of(own)) {}

    void read(std::uint32_t index) {
        const text::Sentence& sentence = text_.sentences[index];
        while (mention_ < mentions_.size() && mentions_[mention_].span.end <= sentence.span.start) {
            ++mention_;
        }
        if (open_.region != sentence.region) begin_region(sentence);
        const SentenceView view = view_sentence(text_, index, mentions_, mention_, open_.mark);
        Reading reading{.view = view, .memory = memory_, .found = {}, .again = {}};
        if (view.language == "ar") {
            read_arabic(reading);
            read_beside(reading);
        } else {
            read_latin(reading);
        }
        if (reading.again && last_region_ == sentence.region) tell_again(view, *reading.again);
        const bool says = !reading.found.empty();
        read_quotation(reading, open_, last_region_);
        if (open_.mark.empty()) {
            const auto scare = scare_quotes_of(reading);
            scare_quotes_.insert(scare_quotes_.end(), scare.begin(), scare.end());
        }
        keep(reading, says, sentence.region);
        memory_.note(view);
        if (!reading.found.empty() && !reading.found.back().chain.empty()) {
            memory_.remember(reading.found.back().chain);
        }
        note_open_quote(reading, open_, sentence.region);
    }

    Sayings finish() {
        settle(open_, {}, attributions_);
        return {.attributions = std::move(attributions_), .scare_quotes = std::move(scare_quotes_)};
    }

  private:
    // "… . بحسب رويترز.": the source of the sentence before.
    void tell_again(const SentenceView& view, const Source& source) {
        if (attributions_.empty() || attributions_.back().sentence + 1 != view.index) return;
        if (is_own(view, source, own_, own_keys_)) return;
        auto& chain = attributions_.back().chain;
        const bool known = std::any_of(chain.begin(), chain.end(), [&](const auto& link) {
            return !link.entity.empty() && link.entity == source.link.entity;
        });
        if (!known) chain.insert(chain.begin(), source.link);
    }

    // A paragraph that opens with the mark of a quotation still open goes on with it.
    void begin_region(const text::Sentence& sentence) {
        const auto tokens = text_.tokens_of(sentence);
        const bool goes_on = !open_.waiting.empty() && sentence.region == open_.region + 1 &&
                             !tokens.empty() && tokens.front().key == open_.mark;
        OpenQuote next;
        next.region = sentence.region;
        if (goes_on) {
            next.waiting = std::move(open_.waiting);
        } else {
            settle(open_, {}, attributions_);
        }
        open_ = std::move(next);
    }

    // `says`: somebody speaks in the sentence itself.
    void keep(Reading& reading, bool says, std::uint32_t region) {
        const SentenceView& view = reading.view;
        std::sort(reading.found.begin(), reading.found.end(),
                  [](const Finding& a, const Finding& b) { return a.begin < b.begin; });
        for (Finding& finding : reading.found) {
            std::erase_if(finding.chain, [&](const Source& source) {
                return is_own(view, source, own_, own_keys_);
            });
            if (finding.end > finding.begin && !finding.chain.empty()) last_region_ = region;
        }
        if (!says && holds_back(reading, open_)) return;
        const bool behind = says && reading.found.front().begin <= 1;
        settle(open_, behind ? reading.found.front().chain : Chain{}, attributions_);
        for (const Finding& finding : reading.found) {
            if (finding.end <= finding.begin || finding.chain.empty()) continue;
            attributions_.push_back(as_attribution(view, finding));
        }
    }

    const text::TokenisedText& text_;
    const std::vector<model::Mention>& mentions_;
    const OwnOutlet& own_;
    const std::vector<std::string> own_keys_;
    std::vector<Attribution> attributions_;
    std::vector<model::Span> scare_quotes_;
    Memory memory_;
    OpenQuote open_;
    std::size_t mention_ = 0;
    std::uint32_t last_region_ = kNone;  // the region of the last attribution
};

}  // namespace

std::vector<Attribution> find_attributions(const text::TokenisedText& text,
                                           const std::vector<model::Mention>& mentions,
                                           const OwnOutlet& own) {
    return find_sayings(text, mentions, own).attributions;
}

Sayings find_sayings(const text::TokenisedText& text, const std::vector<model::Mention>& mentions,
                     const OwnOutlet& own) {
    Walk walk(text, mentions, own);
    for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
        if (is_read(text.region_of(text.sentences[i]))) walk.read(i);
    }
    return walk.finish();
}

}  // namespace isnad::analysis::attribution
