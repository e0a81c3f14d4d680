// Purpose: see framing.h. What the outlets of one story name otherwise than each other.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/work_pool.h"
#include "story/framing/body_words.h"
#include "story/framing/event_names.h"
#include "story/framing/framing.h"
#include "story/framing/swaps.h"
#include "story/framing/terms.h"

namespace isnad::story::framing {

namespace {

constexpr std::size_t kSwapsOfEvent = 20;
constexpr std::size_t kSwapsOfStory = 50;
constexpr std::size_t kOutletsOfStory = 40;  // whose terms are told

// A wording of a swap as a row of forms, and where its uses are counted.
struct Wording {
    std::vector<std::uint32_t> forms;
    std::map<std::uint32_t, std::uint32_t>* uses;
};

void count_wordings(const std::vector<Wording>& wordings, const std::vector<PageWords>& pages) {
    std::multimap<std::uint32_t, const Wording*> by_first;
    for (const Wording& wording : wordings)
        if (!wording.forms.empty()) by_first.emplace(wording.forms.front(), &wording);
    for (const PageWords& page : pages) {
        const std::vector<BodyWord>& words = *page.words;
        for (std::size_t at = 0; at < words.size(); ++at) {
            const auto [begin, end] = by_first.equal_range(words[at].form);
            for (auto each = begin; each != end; ++each) {
                const std::vector<std::uint32_t>& forms = each->second->forms;
                if (forms.size() > words.size() - at) continue;
                const bool fits = std::equal(
                    forms.begin(), forms.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                    [](std::uint32_t form, const BodyWord& word) { return form == word.form; });
                if (fits) ++(*each->second->uses)[page.outlet];
            }
        }
    }
}

class StoryFramer {
  public:
    StoryFramer(const model::Record& record, const std::vector<std::uint32_t>& outlet_of)
        : record_(record),
          outlet_of_(outlet_of),
          touches_(record),
          shared_(shared_stretches(record)) {
        for (const model::Event& event : record.events) events_.emplace(event.id, &event);
    }

    model::StoryFraming frame(std::size_t index) const {
        const model::Story& story = record_.stories[index];
        model::StoryFraming framing;
        std::set<std::uint32_t> outlets;
        for (const std::uint32_t doc : story.documents) outlets.insert(outlet_of_[doc]);
        if (outlets.size() < 2) return framing;
        name_events(story, framing);
        WordForms forms;
        std::vector<std::vector<BodyWord>> words;
        for (const std::uint32_t doc : story.documents)
            words.push_back(body_words(record_.documents[doc], shared_[doc], forms));
        std::vector<PageWords> pages;
        for (std::size_t i = 0; i < words.size(); ++i)
            pages.push_back({story.documents[i], outlet_of_[story.documents[i]], &words[i]});
        count_swaps(index, pages, forms, framing);
        find_terms(pages, forms, framing);
        return framing;
    }

  private:
    void name_events(const model::Story& story, model::StoryFraming& framing) const {
        for (const std::string& id : story.events) {
            const model::Event& event = *events_.at(id);
            model::EventNaming naming{id, touches_.of_event(id), {}};
            if (naming.swaps.size() > kSwapsOfEvent) naming.swaps.resize(kSwapsOfEvent);
            naming.variants = trigger_usages(record_, event, outlet_of_);
            std::set<std::uint32_t> outlets;
            for (const model::Usage& usage : naming.variants)
                for (const auto& [outlet, times] : usage.outlets) outlets.insert(outlet);
            if (outlets.size() < 2) naming.variants.clear();
            if (!naming.swaps.empty() || !naming.variants.empty())
                framing.events.push_back(std::move(naming));
        }
    }

    void count_swaps(std::size_t index, const std::vector<PageWords>& pages, WordForms& forms,
                     model::StoryFraming& framing) const {
        std::vector<model::SwapEvidence> evidence = touches_.of_story(index);
        if (evidence.size() > kSwapsOfStory) {
            framing.swaps_left_out = static_cast<std::uint32_t>(evidence.size() - kSwapsOfStory);
            evidence.resize(kSwapsOfStory);
        }
        for (model::SwapEvidence& each : evidence)
            framing.swaps.push_back({std::move(each), {}, {}});
        std::vector<Wording> wordings;
        for (model::SwapUse& use : framing.swaps) {
            const model::Swap& swap = record_.swaps[use.evidence.swap];
            wordings.push_back({forms_of(swap.a, forms), &use.a});
            wordings.push_back({forms_of(swap.b, forms), &use.b});
        }
        count_wordings(wordings, pages);
    }

    static std::vector<std::uint32_t> forms_of(const std::string& wording, WordForms& forms) {
        std::vector<std::uint32_t> ids;
        for (const std::string& word : content_words(wording)) ids.push_back(forms.of_form(word));
        return ids;
    }

    void find_terms(const std::vector<PageWords>& pages, const WordForms& forms,
                    model::StoryFraming& framing) const {
        std::map<std::string, std::vector<PageWords>> by_language;
        for (const PageWords& page : pages)
            by_language[record_.documents[page.doc].article.language].push_back(page);
        for (const auto& [language, group] : by_language) {
            auto terms = terms_of(record_, group, forms, language);
            framing.terms.insert(framing.terms.end(), std::make_move_iterator(terms.begin()),
                                 std::make_move_iterator(terms.end()));
        }
        if (framing.terms.size() > kOutletsOfStory) {
            std::stable_sort(framing.terms.begin(), framing.terms.end(),
                             [](const auto& x, const auto& y) { return x.words > y.words; });
            framing.outlets_left_out =
                static_cast<std::uint32_t>(framing.terms.size() - kOutletsOfStory);
            framing.terms.resize(kOutletsOfStory);
        }
        std::sort(framing.terms.begin(), framing.terms.end(), [](const auto& x, const auto& y) {
            return std::tie(x.outlet, x.language) < std::tie(y.outlet, y.language);
        });
    }

    const model::Record& record_;
    const std::vector<std::uint32_t>& outlet_of_;
    SwapTouches touches_;
    std::vector<std::vector<model::Span>> shared_;
    std::map<std::string, const model::Event*> events_;
};

}  // namespace

std::vector<model::StoryFraming> frame_stories(const model::Record& record,
                                               const std::vector<std::uint32_t>& outlet_of,
                                               unsigned threads) {
    const StoryFramer framer(record, outlet_of);
    return base::map_ordered<model::StoryFraming>(record.stories.size(), threads,
                                                  [&](std::size_t i) { return framer.frame(i); });
}

}  // namespace isnad::story::framing
