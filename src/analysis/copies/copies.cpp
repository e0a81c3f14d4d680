// Purpose: see copies.h.
//
// The way: split every source into words (words.h); take out page furniture (furniture.h); set
// texts of equal words aside, each a copy of the first; index four-word shingles (shingles.h);
// per text find what repeats inside, then what it shares with earlier texts (passages.h).
// Texts are worked on in an order of their own, by date and content, so that the answer does not
// depend on the order in which they came.
#include "analysis/copies/copies.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "analysis/copies/credits.h"
#include "analysis/copies/direction.h"
#include "analysis/copies/furniture.h"
#include "analysis/copies/passages.h"
#include "analysis/copies/shingles.h"
#include "analysis/copies/words.h"
#include "base/hash.h"
#include "base/work_pool.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::size_t kEachEnd = 16;          // texts looked at per shingle: earliest and latest
constexpr std::uint32_t kPlacesInText = 2;    // of one shingle, against another text
constexpr std::uint32_t kRepeatsInText = 64;  // of one shingle, inside a text
constexpr std::uint32_t kLeastIdentical = 8;  // words of a whole text
constexpr std::uint32_t kLongestSwap = 4;     // words on each side of a substitution

using Numbers = std::vector<std::uint32_t>;

// Everything the stages know of the sources, in working order.
struct Corpus {
    Numbers order;                       // working place -> index of the source
    std::vector<WordText> texts;         // in working order
    std::vector<std::uint32_t> same_as;  // the first text of equal words; itself if it is the first
    Vocabulary vocabulary;
    Usage usage;
};

Numbers word_numbers(const WordText& words) {
    Numbers numbers;
    numbers.reserve(words.hashes.size());
    for (const std::uint64_t hash : words.hashes) numbers.push_back(word_number(hash));
    return numbers;
}

std::uint64_t content_hash(const WordText& words) {
    const std::string_view bytes(reinterpret_cast<const char*>(words.hashes.data()),
                                 words.hashes.size() * sizeof(std::uint64_t));
    return base::fast_hash(bytes);
}

Corpus read_corpus(const std::vector<Source>& sources, unsigned threads) {
    std::vector<WordText> texts = base::map_ordered<WordText>(
        sources.size(), threads,
        [&](std::size_t i) { return split_words(sources[i].text, sources[i].regions); });
    std::vector<std::string_view> outlets;
    for (const Source& source : sources) outlets.push_back(source.outlet);
    const auto furniture = find_furniture(texts, outlets);
    std::vector<std::uint64_t> contents(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        drop_lines(texts[i], furniture[i]);
        contents[i] = content_hash(texts[i]);
    }

    Corpus corpus;
    corpus.order.resize(sources.size());
    std::iota(corpus.order.begin(), corpus.order.end(), 0U);
    std::sort(corpus.order.begin(), corpus.order.end(), [&](std::uint32_t x, std::uint32_t y) {
        const Source& a = sources[x];
        const Source& b = sources[y];
        const bool a_undated = a.not_after.empty();
        const bool b_undated = b.not_after.empty();
        return std::tie(a_undated, a.not_after, a.not_before, contents[x], a.outlet, a.text, x) <
               std::tie(b_undated, b.not_after, b.not_before, contents[y], b.outlet, b.text, y);
    });
    std::map<std::uint64_t, std::uint32_t> first;
    for (std::uint32_t place = 0; place < corpus.order.size(); ++place) {
        const std::uint32_t source = corpus.order[place];
        const auto found = first.try_emplace(contents[source], place).first->second;
        const bool same = found != place && corpus.texts[found].hashes == texts[source].hashes;
        corpus.same_as.push_back(same ? found : place);
        corpus.texts.push_back(std::move(texts[source]));
    }
    corpus.vocabulary = number_words(corpus.texts);
    for (std::uint32_t text = 0; text < corpus.texts.size(); ++text)
        if (corpus.same_as[text] == text) corpus.usage.add(word_numbers(corpus.texts[text]));
    return corpus;
}

std::vector<std::uint32_t> spread_of(const ShingleIndex& index, std::uint32_t text,
                                     std::size_t size) {
    constexpr std::uint32_t kUnseen = 0xFFFFFFFF;
    std::vector<std::uint32_t> spread(size, kUnseen);
    for (const Recurrence& recurrence : index.recurrences(text))
        for (std::uint32_t k = 0; k < kShingle; ++k)
            spread[recurrence.position + k] =
                std::min(spread[recurrence.position + k], index.spread(recurrence.group));
    std::replace(spread.begin(), spread.end(), kUnseen, 1U);
    return spread;
}

// The places of a shingle inside one text, as a part of all its places.
std::span<const Posting> places_in(std::span<const Posting> places, std::uint32_t text) {
    return {std::ranges::lower_bound(places, text, {}, &Posting::text),
            std::ranges::upper_bound(places, text, {}, &Posting::text)};
}

std::vector<Match> seeds_inside(const ShingleIndex& index, std::uint32_t text) {
    std::vector<Match> seeds;
    for (const Recurrence& recurrence : index.recurrences(text)) {
        const auto here = places_in(index.places(recurrence.group), text);
        if (here.size() < 2 || recurrence.position == here[0].position) continue;
        const std::size_t last = std::min<std::size_t>(here.size() - 1, kRepeatsInText);
        if (recurrence.position > here[last].position) continue;
        seeds.push_back({here[0].position, recurrence.position});
    }
    return seeds;
}

// Marks the words of later copies inside a text: other texts are compared with the first copy.
std::vector<bool> later_copies(const std::vector<Path>& repeats, std::size_t size) {
    std::vector<bool> later(size);
    for (const Path& path : repeats)
        for (const Match match : path) later[match.b] = true;
    return later;
}

bool is_later_copy(const std::vector<bool>& later, std::uint32_t position) {
    for (std::uint32_t k = position; k < position + kShingle; ++k)
        if (!later[k]) return false;
    return true;
}

struct Seed {
    std::uint32_t text = 0;  // the earlier text
    Match match;
    friend bool operator<(const Seed& x, const Seed& y) {
        return std::tie(x.text, x.match.b, x.match.a) < std::tie(y.text, y.match.b, y.match.a);
    }
};

class Tracer {
  public:
    Tracer(const Corpus& corpus, unsigned threads)
        : corpus_(corpus),
          threads_(threads),
          index_(corpus.texts, firsts(corpus), corpus.vocabulary) {
        spreads_ = base::map_ordered<Numbers>(size(), threads_, [&](std::size_t t) {
            return is_first(t) ? spread_of(index_, number(t), corpus_.texts[t].size()) : Numbers{};
        });
    }

    std::size_t size() const { return corpus_.texts.size(); }
    bool is_first(std::size_t text) const { return corpus_.same_as[text] == text; }

    // Returns: for each text what repeats inside it; only for the first of equal texts.
    std::vector<std::vector<Path>> repeats() {
        auto repeats = base::map_ordered<std::vector<Path>>(size(), threads_, [&](std::size_t t) {
            if (!is_first(t)) return std::vector<Path>{};
            const std::vector<Match> seeds = seeds_inside(index_, number(t));
            return PassageFinder(corpus_.vocabulary, size()).inside(side(number(t)), seeds);
        });
        for (std::size_t t = 0; t < size(); ++t)
            later_.push_back(later_copies(repeats[t], corpus_.texts[t].size()));
        return repeats;
    }

    struct Shared {
        std::uint32_t earlier = 0;
        std::vector<Path> paths;
    };

    // Returns: for each text what it shares with earlier ones. Requires: repeats() was called.
    std::vector<std::vector<Shared>> shared() {
        return base::map_ordered<std::vector<Shared>>(size(), threads_, [&](std::size_t t) {
            return is_first(t) ? shared_with_earlier(number(t)) : std::vector<Shared>{};
        });
    }

  private:
    static std::uint32_t number(std::size_t text) { return static_cast<std::uint32_t>(text); }
    static std::vector<bool> firsts(const Corpus& corpus) {
        std::vector<bool> first(corpus.texts.size());
        for (std::size_t t = 0; t < first.size(); ++t) first[t] = corpus.same_as[t] == t;
        return first;
    }
    Side side(std::uint32_t text) const {
        return {&corpus_.texts[text], spreads_[text], later_.empty() ? nullptr : &later_[text]};
    }

    void add_seeds(std::span<const Posting> here, std::uint32_t position,
                   std::vector<Seed>& seeds) const {
        std::uint32_t taken = 0;
        for (const Posting place : here) {
            if (is_later_copy(later_[place.text], place.position)) continue;
            seeds.push_back({place.text, {place.position, position}});
            if (++taken == kPlacesInText) break;
        }
    }

    std::vector<Seed> seeds_of(std::uint32_t text) const {
        std::vector<Seed> seeds;
        for (const Recurrence& recurrence : index_.recurrences(text)) {
            if (is_later_copy(later_[text], recurrence.position)) continue;
            std::span<const Posting> places = index_.places(recurrence.group);
            places = {places.begin(), std::ranges::lower_bound(places, text, {}, &Posting::text)};
            for (std::size_t n = 0; n < kEachEnd && !places.empty(); ++n) {
                const auto here = places_in(places, places.front().text);
                add_seeds(here, recurrence.position, seeds);
                places = places.subspan(here.size());
            }
            for (std::size_t n = 0; n < kEachEnd && !places.empty(); ++n) {
                const auto here = places_in(places, places.back().text);
                add_seeds(here, recurrence.position, seeds);
                places = places.first(places.size() - here.size());
            }
        }
        std::sort(seeds.begin(), seeds.end());
        return seeds;
    }

    std::vector<Shared> shared_with_earlier(std::uint32_t text) const {
        std::vector<Shared> all;
        PassageFinder finder(corpus_.vocabulary, size());
        const std::vector<Seed> seeds = seeds_of(text);
        std::vector<Match> matches;
        for (std::size_t i = 0; i < seeds.size(); ++i) {
            matches.push_back(seeds[i].match);
            if (i + 1 < seeds.size() && seeds[i + 1].text == seeds[i].text) continue;
            std::vector<Path> paths = finder.between(side(seeds[i].text), side(text), matches);
            if (!paths.empty()) all.push_back({seeds[i].text, std::move(paths)});
            matches.clear();
        }
        return all;
    }

    const Corpus& corpus_;
    unsigned threads_;
    ShingleIndex index_;
    std::vector<Numbers> spreads_;
    std::vector<std::vector<bool>> later_;  // words of later copies; empty before repeats()
};

// Turns paths between working texts into passages between sources.
class Writer {
  public:
    Writer(const std::vector<Source>& sources, const Corpus& corpus)
        : sources_(sources), corpus_(corpus), pages_(sources.size()) {}

    void add_repeat(std::uint32_t text, const Path& path) {
        model::Passage passage = passage_of(text, text, path);
        passage.kind = model::CopyKind::repeat;
        out_.push_back(std::move(passage));
    }

    // All passages of two texts.
    void add_shared(std::uint32_t earlier, std::uint32_t later, const std::vector<Path>& paths) {
        const Direction direction = direction_of(earlier, later, paths);
        for (const Path& path : paths)
            out_.push_back(directed(passage_of(earlier, later, path), direction));
    }

    // Two texts of the same words, as one passage.
    void add_identical(std::uint32_t earlier, std::uint32_t later) {
        model::Passage passage;
        const WordText& a = corpus_.texts[earlier];
        const WordText& b = corpus_.texts[later];
        passage.a = {corpus_.order[earlier], {a.spans.front().start, a.spans.back().end}};
        passage.b = {corpus_.order[later], {b.spans.front().start, b.spans.back().end}};
        passage.similarity = 1;
        Path all;
        for (std::uint32_t i = 0; i < a.size(); ++i) all.push_back({i, i});
        out_.push_back(directed(std::move(passage), direction_of(earlier, later, {all})));
    }

    std::vector<model::Passage> take() {
        std::sort(out_.begin(), out_.end(), [](const model::Passage& x, const model::Passage& y) {
            return std::tie(x.a, x.b) < std::tie(y.a, y.b);
        });
        return std::move(out_);
    }

  private:
    model::Passage passage_of(std::uint32_t a_text, std::uint32_t b_text, const Path& path) const {
        const WordText& a = corpus_.texts[a_text];
        const WordText& b = corpus_.texts[b_text];
        const PathFigures figures = figures_of(path, a.ids, corpus_.vocabulary.weights);
        model::Passage passage;
        passage.a = {corpus_.order[a_text],
                     {a.spans[path.front().a].start, a.spans[path.back().a].end}};
        passage.b = {corpus_.order[b_text],
                     {b.spans[path.front().b].start, b.spans[path.back().b].end}};
        passage.similarity = figures.share();
        passage.kind = figures.matches == figures.columns ? model::CopyKind::verbatim
                                                          : model::CopyKind::edited;
        passage.substitutions = substitutions_of(a, b, path);
        return passage;
    }

    static std::vector<model::Substitution> substitutions_of(const WordText& a, const WordText& b,
                                                             const Path& path) {
        std::vector<model::Substitution> all;
        std::set<std::pair<std::string, std::string>> seen;
        const auto words = [](const WordText& side, std::uint32_t first, std::uint32_t last) {
            return std::string(
                model::cut(side.text, {side.spans[first].start, side.spans[last].end}));
        };
        for (std::size_t i = 1; i < path.size(); ++i) {
            const std::uint32_t a_gap = path[i].a - path[i - 1].a - 1;
            const std::uint32_t b_gap = path[i].b - path[i - 1].b - 1;
            if (a_gap == 0 || b_gap == 0 || a_gap > kLongestSwap || b_gap > kLongestSwap) continue;
            std::string left = words(a, path[i - 1].a + 1, path[i].a - 1);
            std::string right = words(b, path[i - 1].b + 1, path[i].b - 1);
            if (left.find('\n') != left.npos || right.find('\n') != right.npos) continue;
            if (left.empty() || right.empty() || !seen.emplace(left, right).second) continue;
            all.push_back({std::move(left), std::move(right)});
        }
        return all;
    }

    // Puts the source of the lower index on side a.
    static model::Passage directed(model::Passage passage, const Direction& direction) {
        if (passage.b.doc < passage.a.doc) {
            std::swap(passage.a, passage.b);
            for (model::Substitution& swap : passage.substitutions) std::swap(swap.a, swap.b);
        }
        passage.from = direction.from;
        passage.why = direction.why;
        return passage;
    }

    // Says where the words came from, the source of the lower index being side a.
    Direction direction_of(std::uint32_t earlier, std::uint32_t later, std::vector<Path> paths) {
        std::uint32_t a = earlier;
        std::uint32_t b = later;
        if (corpus_.order[b] < corpus_.order[a]) {
            std::swap(a, b);
            for (Path& path : paths)
                for (Match& match : path) std::swap(match.a, match.b);
            std::sort(paths.begin(), paths.end());
        }
        const Numbers a_words = numbers_of(a);
        const Numbers b_words = numbers_of(b);
        return find_direction(witness(a, a_words), witness(b, b_words), paths, corpus_.usage);
    }

    Numbers numbers_of(std::uint32_t text) const { return word_numbers(corpus_.texts[text]); }

    Witness witness(std::uint32_t text, std::span<const std::uint32_t> words) {
        const Source& source = sources_[corpus_.order[text]];
        return {source.outlet, source.not_before,         source.not_after,
                words,         corpus_.texts[text].lines, page_of(corpus_.order[text])};
    }

    // Credits stand outside the body as often as in it, so the whole page is read, once.
    std::span<const std::uint32_t> page_of(std::uint32_t source) {
        if (pages_[source].empty()) pages_[source] = page_words(sources_[source].text);
        return pages_[source];
    }

    const std::vector<Source>& sources_;
    const Corpus& corpus_;
    std::vector<Numbers> pages_;
    std::vector<model::Passage> out_;
};

bool tells_enough(const WordText& words) {
    const std::set<std::uint64_t> distinct(words.hashes.begin(), words.hashes.end());
    return words.size() >= kLeastIdentical && distinct.size() >= kLeastIdentical - 2;
}

}  // namespace

std::vector<model::Passage> find_copies(const std::vector<Source>& sources,
                                        const Options& options) {
    const Corpus corpus = read_corpus(sources, options.threads);
    Tracer tracer(corpus, options.threads);
    const auto repeats = tracer.repeats();
    const auto shared = tracer.shared();
    Writer writer(sources, corpus);
    for (std::uint32_t text = 0; text < corpus.texts.size(); ++text) {
        const std::uint32_t first = corpus.same_as[text];
        for (const Path& path : repeats[first]) writer.add_repeat(text, path);
        if (first != text) {
            if (tells_enough(corpus.texts[text])) writer.add_identical(first, text);
            continue;
        }
        for (const auto& with : shared[text]) writer.add_shared(with.earlier, text, with.paths);
    }
    return writer.take();
}

}  // namespace isnad::analysis::copies
