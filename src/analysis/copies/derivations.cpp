// Purpose: see derivations.h.
#include "analysis/copies/derivations.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/copies/changes.h"
#include "text/sentences.h"

namespace isnad::analysis::copies {

namespace {

constexpr double kOwn = 0.2;            // a sentence with less of it shared is one's own
constexpr double kTaken = 0.5;          // one with more was taken
constexpr double kMost = 0.5;           // of a document: the rest is what was left out
constexpr std::size_t kLeastWords = 3;  // of a sentence that says something

using Spans = std::vector<model::Span>;
using Side = Projection::Side;

// Sorts and joins what overlaps or touches.
void unite(Spans& spans) {
    std::sort(spans.begin(), spans.end());
    std::size_t kept = 0;
    for (const model::Span span : spans) {
        if (kept != 0 && span.start <= spans[kept - 1].end) {
            spans[kept - 1].end = std::max(spans[kept - 1].end, span.end);
        } else {
            spans[kept++] = span;
        }
    }
    spans.resize(kept);
}

// How many bytes of each of `parts` lie under `cover`. Requires: both sorted and apart.
std::vector<std::uint32_t> covered(const Spans& parts, const Spans& cover) {
    std::vector<std::uint32_t> bytes(parts.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        while (next < cover.size() && cover[next].end <= parts[i].start) ++next;
        for (std::size_t k = next; k < cover.size() && cover[k].start < parts[i].end; ++k)
            bytes[i] +=
                std::min(cover[k].end, parts[i].end) - std::max(cover[k].start, parts[i].start);
    }
    return bytes;
}

bool has_words(std::string_view sentence) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : sentence) {
        const bool blank = c == ' ' || c == '\t' || c == '\n';
        words += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
    return words >= kLeastWords;
}

double share(std::uint32_t part, std::uint32_t whole) {
    return whole == 0 ? 0 : std::min(1.0, static_cast<double>(part) / whole);
}

class Comparer {
  public:
    Comparer(const std::vector<Source>& sources, const std::vector<model::Passage>& passages)
        : sources_(sources), passages_(passages) {
        for (const model::Passage& passage : passages)
            if (passage.a.doc == passage.b.doc)
                repeats_[passage.a.doc].emplace_back(passage.a.span, passage.b.span);
    }

    model::Derivation compare(std::uint32_t a, std::uint32_t b,
                              const std::vector<std::size_t>& shared) {
        model::Derivation pair;
        pair.a = a;
        pair.b = b;
        std::size_t from_a = 0;
        std::size_t from_b = 0;
        Spans cover_a;
        Spans cover_b;
        for (const std::size_t index : shared) {
            const model::Passage& passage = passages_[index];
            from_a += passage.from == model::CopySource::a ? 1 : 0;
            from_b += passage.from == model::CopySource::b ? 1 : 0;
            for (const model::Span span : agreeing(passage, Side::a)) cover_a.push_back(span);
            for (const model::Span span : agreeing(passage, Side::b)) cover_b.push_back(span);
        }
        if (from_a != from_b)
            pair.from = from_a > from_b ? model::CopySource::a : model::CopySource::b;
        pair.only_a = own_sentences(a, std::move(cover_a), pair.shared_a);
        pair.only_b = own_sentences(b, std::move(cover_b), pair.shared_b);
        return pair;
    }

  private:
    const Spans& sentences(std::uint32_t doc) {
        const auto [known, fresh] = sentences_.try_emplace(doc);
        if (fresh) {
            for (const model::Span region : sources_[doc].regions)
                for (const model::Span span : text::split_sentences(sources_[doc].text, region))
                    known->second.push_back(span);
        }
        return known->second;
    }

    // What repeats a shared stretch of the same document is shared as well: only the first of
    // repeats is compared with others.
    void add_repeats(std::uint32_t doc, Spans& cover) const {
        const auto found = repeats_.find(doc);
        if (found == repeats_.end()) return;
        Spans later;
        for (const auto& [first, repeat] : found->second) {
            const auto next = std::partition_point(
                cover.begin(), cover.end(),
                [&, start = first.start](model::Span span) { return span.end <= start; });
            std::uint32_t bytes = 0;
            for (auto it = next; it != cover.end() && it->start < first.end; ++it)
                bytes += std::min(it->end, first.end) - std::max(it->start, first.start);
            if (share(bytes, first.size()) >= kTaken) later.push_back(repeat);
        }
        cover.insert(cover.end(), later.begin(), later.end());
        unite(cover);
    }

    Spans own_sentences(std::uint32_t doc, Spans cover, double& shared) {
        unite(cover);
        add_repeats(doc, cover);
        const Spans& all = sentences(doc);
        const std::vector<std::uint32_t> bytes = covered(all, cover);
        std::uint32_t taken_bytes = 0;
        std::uint32_t all_bytes = 0;
        std::vector<bool> taken(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            taken_bytes += bytes[i];
            all_bytes += all[i].size();
            taken[i] = share(bytes[i], all[i].size()) >= kTaken;
        }
        shared = share(taken_bytes, all_bytes);
        const auto first = std::find(taken.begin(), taken.end(), true) - taken.begin();
        const auto last = taken.rend() - std::find(taken.rbegin(), taken.rend(), true) - 1;
        Spans own;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto place = static_cast<std::ptrdiff_t>(i);
            // From the sentence before the first that was taken to the one after the last.
            const bool near = first <= last && place >= first - 1 && place <= last + 1;
            if ((near || shared >= kMost) && share(bytes[i], all[i].size()) < kOwn &&
                has_words(model::cut(sources_[doc].text, all[i])))
                own.push_back(all[i]);
        }
        return own;
    }

    const std::vector<Source>& sources_;
    const std::vector<model::Passage>& passages_;
    std::map<std::uint32_t, Spans> sentences_;
    std::map<std::uint32_t, std::vector<std::pair<model::Span, model::Span>>> repeats_;
};

}  // namespace

std::vector<model::Derivation> find_derivations(const std::vector<Source>& sources,
                                                const std::vector<model::Passage>& passages) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> pairs;
    for (std::size_t i = 0; i < passages.size(); ++i)
        if (passages[i].a.doc != passages[i].b.doc)
            pairs[{passages[i].a.doc, passages[i].b.doc}].push_back(i);
    Comparer comparer(sources, passages);
    std::vector<model::Derivation> derivations;
    derivations.reserve(pairs.size());
    for (const auto& [pair, shared] : pairs)
        derivations.push_back(comparer.compare(pair.first, pair.second, shared));
    return derivations;
}

}  // namespace isnad::analysis::copies
