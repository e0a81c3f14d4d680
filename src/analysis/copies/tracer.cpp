// Purpose: see tracer.h.
#include "analysis/copies/tracer.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "analysis/copies/furniture.h"
#include "analysis/copies/passages.h"
#include "base/work_pool.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::uint64_t kUsageWords = 2'500'000;  // more teach nothing new of common pairs
constexpr std::size_t kTextsAtOnce = 32;          // of one piece of work
constexpr std::size_t kPiecesAtOnce = 128;        // whose results are held at a time
constexpr std::uint32_t kLeastEqual = 8;          // words of a whole text

// Marks the words of later copies inside a text.
std::vector<bool> later_copies(const std::vector<Path>& repeats, std::size_t size) {
    if (repeats.empty()) return {};
    std::vector<bool> later(size);
    for (const Path& path : repeats)
        for (const Match match : path) later[match.b] = true;
    return later;
}

bool tells_enough(std::vector<Word> words) {
    if (words.size() < kLeastEqual) return false;
    std::sort(words.begin(), words.end());
    const auto distinct = std::unique(words.begin(), words.end()) - words.begin();
    return distinct >= static_cast<std::ptrdiff_t>(kLeastEqual - 2);
}

}  // namespace

std::vector<Path> Shared::in_order() const {
    std::vector<Path> all = paths;
    for (const Block& block : blocks)
        if (!block.in_order.empty()) all.push_back(block.in_order);
    std::sort(all.begin(), all.end());
    return all;
}

std::uint32_t Tracer::add(const WordText& text, std::string_view outlet) {
    const auto next = static_cast<std::uint32_t>(outlet_names_.size());
    const auto [number, fresh] = outlet_numbers_.try_emplace(std::string(outlet), next);
    if (fresh) outlet_names_.emplace_back(outlet);
    outlets_.push_back(number->second);
    const Index::Added added = index_.add(text, number->second);
    repeats_.push_back(added.same_as ? repeats_[*added.same_as] : added.repeats);
    if (!added.same_as && usage_.words_added() < kUsageWords) usage_.add(text.words);
    if (added.same_as) {
        // What is true of the first text of these words is true of this one.
        const std::uint32_t first = *added.same_as;
        const auto known = std::ranges::lower_bound(pairs_, first, {}, &Pair::b);
        const auto from = static_cast<std::size_t>(known - pairs_.begin());
        for (std::size_t i = from; i < pairs_.size() && pairs_[i].b == first; ++i)
            pairs_.push_back({pairs_[i].a, added.text, pairs_[i].reworded});
        pairs_.push_back({first, added.text, false});
    }
    // Both lists are ascending: one pass makes them one.
    auto reworded = added.reworded.begin();
    for (const std::uint32_t earlier : added.candidates) {
        for (; reworded != added.reworded.end() && *reworded < earlier; ++reworded)
            pairs_.push_back({*reworded, added.text, true});
        const bool both = reworded != added.reworded.end() && *reworded == earlier;
        pairs_.push_back({earlier, added.text, both});
        if (both) ++reworded;
    }
    for (; reworded != added.reworded.end(); ++reworded)
        pairs_.push_back({*reworded, added.text, true});
    return added.text;
}

// All that is known at the time of one judge().
class Tracer::Judge {
  public:
    Judge(const Tracer& tracer, unsigned threads)
        : tracer_(tracer),
          threads_(threads),
          furniture_(find_furniture(tracer.index_.texts(), tracer.outlets_)) {}

    void run(const Use& use) {
        find_repeats();
        const std::vector<Work> works = all_work();
        for (std::size_t from = 0; from < works.size(); from += kPiecesAtOnce) {
            const std::size_t count = std::min(kPiecesAtOnce, works.size() - from);
            const auto results = base::map_ordered<std::vector<Result>>(
                count, threads_, [&](std::size_t i) { return judged(works[from + i]); });
            for (const auto& result : results)
                for (const Result& found : result) use(found.shared, found.a, found.b);
        }
    }

  private:
    struct Work {
        std::uint32_t first_text = 0;
        std::uint32_t end_text = 0;
        std::size_t first_pair = 0;
    };
    struct Result {
        Shared shared;
        Reading a;
        Reading b;
    };

    PassageFinder finder() const {
        const Index& index = tracer_.index_;
        return {tracer_.size(), [&index](std::uint32_t hash) { return index.spread(hash); }};
    }

    WordText without_furniture(std::uint32_t text) const {
        WordText words;
        tracer_.index_.texts().read(text, words);
        drop_lines(words, furniture_[text]);
        return words;
    }

    Reading reading(std::uint32_t text) const {
        Reading reading{without_furniture(text), {}};
        const auto place = std::ranges::lower_bound(repeating_, text);
        if (place != repeating_.end() && *place == text)
            reading.later =
                later_copies(repeats_[static_cast<std::size_t>(place - repeating_.begin())],
                             reading.words.size());
        return reading;
    }

    void find_repeats() {
        for (std::uint32_t text = 0; text < tracer_.size(); ++text)
            if (tracer_.repeats_[text]) repeating_.push_back(text);
        const std::size_t pieces = (repeating_.size() + kTextsAtOnce - 1) / kTextsAtOnce;
        auto found = base::map_ordered<std::vector<std::vector<Path>>>(
            pieces, threads_, [&](std::size_t piece) {
                PassageFinder finder = this->finder();
                std::vector<std::vector<Path>> paths;
                const std::size_t from = piece * kTextsAtOnce;
                const std::size_t to = std::min(from + kTextsAtOnce, repeating_.size());
                const std::vector<bool> none_later;
                for (std::size_t i = from; i < to; ++i) {
                    const WordText words = without_furniture(repeating_[i]);
                    paths.push_back(finder.inside({&words, &none_later}));
                }
                return paths;
            });
        std::vector<std::uint32_t> texts;
        for (std::size_t piece = 0, i = 0; piece < pieces; ++piece)
            for (std::vector<Path>& paths : found[piece]) {
                const std::uint32_t text = repeating_[i++];
                if (paths.empty()) continue;
                texts.push_back(text);
                repeats_.push_back(std::move(paths));
            }
        repeating_ = std::move(texts);
    }

    std::vector<Work> all_work() const {
        std::vector<Work> works;
        std::size_t pair = 0;
        for (std::uint32_t text = 0; text < tracer_.size(); text += kTextsAtOnce) {
            works.push_back(
                {text, std::min<std::uint32_t>(text + kTextsAtOnce, tracer_.size()), pair});
            while (pair < tracer_.pairs_.size() && tracer_.pairs_[pair].b < works.back().end_text)
                ++pair;
        }
        return works;
    }

    std::vector<Result> judged(const Work& work) const {
        std::vector<Result> results;
        PassageFinder finder = this->finder();
        RewordedFinder reworded;
        std::size_t pair = work.first_pair;
        for (std::uint32_t text = work.first_text; text < work.end_text; ++text) {
            const auto& pairs = tracer_.pairs_;
            const auto own = std::ranges::lower_bound(repeating_, text);
            const bool repeats = own != repeating_.end() && *own == text;
            if (!repeats && (pair == pairs.size() || pairs[pair].b != text)) continue;
            const Reading b = reading(text);
            for (; pair < pairs.size() && pairs[pair].b == text; ++pair) {
                Reading a = reading(pairs[pair].a);
                Shared found{pairs[pair].a, text, shared(finder, a, b), {}};
                if (pairs[pair].reworded)
                    found.blocks =
                        reworded.find({&a.words, &a.later}, {&b.words, &b.later}, found.paths);
                if (!found.paths.empty() || !found.blocks.empty())
                    results.push_back({std::move(found), std::move(a), b});
            }
            if (repeats) {
                const auto& paths = repeats_[static_cast<std::size_t>(own - repeating_.begin())];
                results.push_back({{text, text, paths, {}}, b, b});
            }
        }
        return results;
    }

    static std::vector<Path> shared(PassageFinder& finder, const Reading& a, const Reading& b) {
        if (a.words.words != b.words.words)
            return finder.between({&a.words, &a.later}, {&b.words, &b.later});
        if (!tells_enough(a.words.words)) return {};
        Path path(a.words.size());
        for (std::uint32_t i = 0; i < path.size(); ++i) path[i] = {i, i};
        return {std::move(path)};
    }

    const Tracer& tracer_;
    unsigned threads_;
    std::vector<std::vector<bool>> furniture_;
    std::vector<std::uint32_t> repeating_;  // texts that repeat some of themselves, ascending
    std::vector<std::vector<Path>> repeats_;
};

void Tracer::judge(unsigned threads, const Use& use) const {
    Judge(*this, threads).run(use);
}

std::size_t Tracer::bytes() const {
    return index_.bytes() + usage_.bytes() + pairs_.capacity() * sizeof(Pair) +
           outlets_.capacity() * sizeof(std::uint32_t);
}

}  // namespace isnad::analysis::copies
