// Purpose: see trace.h.
#include "engine/trace.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/copies/changes.h"
#include "analysis/copies/passages.h"
#include "analysis/copies/phrase.h"
#include "engine/annotate.h"
#include "engine/ingest.h"
#include "engine/pages.h"

namespace isnad::engine {

namespace {

namespace copies = analysis::copies;

// A stretch is another one's place where they have more than half of the longer in common.
bool is_same_passage(model::Span a, model::Span b) {
    const std::uint32_t start = std::max(a.start, b.start);
    const std::uint32_t end = std::min(a.end, b.end);
    return end > start && (end - start) * 2 > std::max(a.size(), b.size());
}

class Tracing {
  public:
    Tracing(const Question& question, CopyIndex& index, store::Store& store,
            const CopyIndex::Refused& refused)
        : question_(question),
          index_(index),
          store_(store),
          refused_(refused),
          asked_(copies::split_words(question.text, question.regions)) {}

    Trace run() {
        trace_.words = asked_.size();
        trace_.texts = index_.shelf().count_found();
        std::optional<std::uint64_t> apart;
        if (!question_.id.empty()) apart = CopyIndex::number_of(question_.id);
        for (const copies::Holding& holding : index_.shelf().find(asked_, apart)) add(holding);
        group();
        find_repeats();
        return std::move(trace_);
    }

  private:
    void add(const copies::Holding& holding) {
        copies::Shelf& shelf = index_.shelf();
        const std::string id = CopyIndex::id_of(shelf.label(holding.text).id);
        auto document = read_document(store_, id);
        if (!document) return refused_(document.error());
        const copies::WordText there = words_of(*document);
        copies::WordText held;
        shelf.read(holding.text, held);
        if (held.words != there.words)
            return refused_(
                {base::ErrorCode::conflict, "has other words in the index of copies", id});
        for (const copies::Path& path : holding.paths)
            places_.push_back(place_of(path, document->article.text, there));
        for (const copies::Block& block : holding.blocks) {
            TracePlace place = placed(block.first, block.last, there);
            place.similarity = block.share;
            place.kind = model::CopyKind::edited;
            place.reworded = true;
            places_.push_back(std::move(place));
        }
        trace_.documents.push_back(std::move(*document));
    }

    TracePlace placed(copies::Match first, copies::Match last,
                      const copies::WordText& there) const {
        TracePlace place;
        place.document = trace_.documents.size();
        place.asked = {asked_.spans[first.a].start, asked_.spans[last.a].end};
        place.there = {there.spans[first.b].start, there.spans[last.b].end};
        return place;
    }

    TracePlace place_of(const copies::Path& path, const std::string& text,
                        const copies::WordText& there) const {
        const copies::PathFigures figures = copies::figures_of(path, asked_.words);
        TracePlace place = placed(path.front(), path.back(), there);
        place.similarity = figures.share();
        if (figures.matches != figures.columns) place.kind = model::CopyKind::edited;
        place.substitutions = copies::changes_of(path, {question_.text, asked_.spans, asked_.words},
                                                 {text, there.spans, there.words})
                                  .substitutions;
        return place;
    }

    // What a page says of its day at the latest decides, then at the earliest.
    auto rank_of(const TracePlace& place) const {
        const model::Document& document = trace_.documents[place.document];
        const model::Publication& published = document.article.published;
        return std::tuple(published.not_after.empty(), std::string_view(published.not_after),
                          std::string_view(published.not_before), std::string_view(document.uri()),
                          std::string_view(document.id), place.there);
    }

    void group() {
        constexpr std::size_t kLookBack = 16;  // passages; so many seldom overlap
        std::ranges::sort(places_, [](const TracePlace& x, const TracePlace& y) {
            return std::tuple(x.asked.start, -std::int64_t{x.asked.end}, x.document, x.there) <
                   std::tuple(y.asked.start, -std::int64_t{y.asked.end}, y.document, y.there);
        });
        auto& passages = trace_.passages;
        for (TracePlace& place : places_) {
            const auto from =
                passages.end() - static_cast<std::ptrdiff_t>(std::min(kLookBack, passages.size()));
            const auto known = std::find_if(from, passages.end(), [&](const TracePassage& passage) {
                return is_same_passage(passage.span, place.asked);
            });
            if (known != passages.end()) {
                known->places.push_back(std::move(place));
            } else {
                passages.push_back({place.asked, {}});
                passages.back().places.push_back(std::move(place));
            }
        }
        for (TracePassage& passage : passages)
            std::ranges::sort(passage.places, [&](const TracePlace& x, const TracePlace& y) {
                return rank_of(x) < rank_of(y);
            });
    }

    void find_repeats() {
        copies::PassageFinder finder(0, [](std::uint32_t) { return copies::Spread{.texts = 1}; });
        const std::vector<bool> none;
        for (const copies::Path& path : finder.inside({&asked_, &none})) {
            trace_.repeats.push_back(place_of(path, question_.text, asked_));
            trace_.repeats.back().kind = model::CopyKind::repeat;
        }
    }

    const Question& question_;
    CopyIndex& index_;
    store::Store& store_;
    const CopyIndex::Refused& refused_;
    copies::WordText asked_;
    std::vector<TracePlace> places_;
    Trace trace_;
};

std::size_t count_words(const Question& question) {
    return copies::split_words(question.text, question.regions).size();
}

}  // namespace

base::Result<Question> ask_for(const std::string& words) {
    Question question;
    std::error_code ignored;
    if (words != "-" && !std::filesystem::exists(words, ignored)) {
        question.text = mend(words);
    } else {
        ISNAD_TRY(model::Document document, read_one_page(words));
        for (const model::Block& block : document.article.blocks)
            if (model::is_body(block.kind)) question.regions.push_back(block.span);
        question.text = std::move(document.article.text);
        question.id = std::move(document.id);
    }
    // A sentence in a file may be taken for a title.
    if (count_words(question) < copies::kFewWords)
        question.regions = {{0, static_cast<std::uint32_t>(question.text.size())}};
    if (const std::size_t count = count_words(question); count < copies::kShortestPhrase)
        return base::Error{base::ErrorCode::empty,
                           "too little to look for: " + std::to_string(count) + " words, give " +
                               std::to_string(copies::kShortestPhrase) + " or more",
                           words};
    return question;
}

Trace trace(const Question& question, CopyIndex& index, store::Store& store,
            const CopyIndex::Refused& refused) {
    return Tracing(question, index, store, refused).run();
}

}  // namespace isnad::engine
