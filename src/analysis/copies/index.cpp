// Purpose: see index.h.
#include "analysis/copies/index.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "analysis/copies/anchors.h"
#include "base/hash.h"

namespace isnad::analysis::copies {

namespace {

// A line of so many earlier texts of one outlet is not looked up, unless such lines make up the
// greater part of the text: then it is a copy of a text that many have.
constexpr std::uint32_t kManyTexts = 8;
// Two keys support each other where they stand so near each other, and as far apart, give or take,
// in the other text.
constexpr std::uint32_t kNearWords = 64;
constexpr std::uint32_t kSlackBuckets = 2;
// Words that keys which support each other must cover: fewer are a turn of phrase.
constexpr std::uint32_t kCovered = 7;
// A phrase of so many texts, or of this share of them, is everybody's words: it counts only where
// this many words of it stand together.
constexpr std::uint32_t kStockSpread = 8;
constexpr std::uint32_t kStockShare = 1000;
constexpr std::uint32_t kStockCovered = 24;
// The same for order-free keys.
constexpr std::uint32_t kLooseHits = 4;
constexpr std::uint32_t kLooseNearWords = 128;
constexpr std::uint32_t kLooseSlackBuckets = 8;
constexpr std::size_t kFilterSize = 4096;

std::size_t filter_place(std::uint32_t text) {
    return text * 0x9E3779B9U >> 20U;
}

// Whether two hits stand as far apart in the one text as in the other, give or take.
template <typename Hit>
bool stand_alike(const Hit& x, const Hit& y, std::uint32_t slack) {
    return (y.shift - x.shift + slack) % kBuckets <= 2 * slack;
}

std::uint64_t content_hash(std::span<const Word> words) {
    return base::fast_hash(
        std::string_view(reinterpret_cast<const char*>(words.data()), words.size() * sizeof(Word)));
}

// Whether some hits stand for words in a row, about as far apart in the one text as in the other.
constexpr auto are_passage = [](auto hits) {
    for (std::size_t i = 0; i < hits.size(); ++i) {
        std::uint32_t covered = 0;
        std::uint32_t own = 0;
        std::uint32_t end = hits[i].position;
        for (std::size_t k = i; k < hits.size(); ++k) {
            if (hits[k].position - hits[i].position > kNearWords) break;
            if (!stand_alike(hits[i], hits[k], kSlackBuckets)) continue;
            const std::uint32_t next = hits[k].position + kShingle;
            covered += std::min(kShingle, next - end);
            if (!hits[k].stock) own += std::min(kShingle, next - end);
            end = next;
            if (own >= kCovered || covered >= kStockCovered) return true;
        }
    }
    return false;
};

// Whether some order-free hits that are nobody's stock stand near each other in both texts.
constexpr auto are_reworded = [](auto hits) {
    for (std::size_t i = 0; i < hits.size(); ++i) {
        if (hits[i].stock) continue;
        std::uint32_t near = 1;
        for (std::size_t k = i + 1; k < hits.size(); ++k) {
            if (hits[k].position - hits[i].position > kLooseNearWords) break;
            if (hits[k].stock || !stand_alike(hits[i], hits[k], kLooseSlackBuckets)) continue;
            if (++near >= kLooseHits) return true;
        }
    }
    return false;
};

}  // namespace

void Index::find_skipped(const WordText& text, std::uint32_t outlet) {
    skipped_.assign(text.lines.size(), false);
    if (outlet == 0) return;
    std::uint32_t words = 0;
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
        if (line_counts_.add(text.lines[i].pattern, outlet) < kManyTexts) continue;
        skipped_[i] = true;
        words += text.lines[i].size();
    }
    if (words * 2 > text.size()) skipped_.assign(text.lines.size(), false);
}

Index::Added Index::add(const WordText& text, std::uint32_t outlet) {
    Added added{.text = texts_.add(text), .same_as = {}, .candidates = {}, .reworded = {}};
    find_skipped(text, outlet);
    if (!text.words.empty()) {
        const auto [first, fresh] =
            first_of_content_.try_emplace(content_hash(text.words), added.text);
        if (!fresh && std::ranges::equal(texts_.words(first->second), text.words)) {
            added.same_as = first->second;
            return added;
        }
    }
    choose_keys(text.words, keys_);
    added.repeats = add_keys(text, added.text, hits_);
    find_candidates(hits_, candidates_, are_passage);
    choose_anchor_keys(text.words, keys_);
    add_keys(text, added.text, loose_hits_);
    find_candidates(loose_hits_, reworded_, are_reworded);
    added.candidates = candidates_;
    added.reworded = reworded_;
    return added;
}

bool Index::add_keys(const WordText& text, std::uint32_t number, Hits& hits) {
    const std::uint32_t stock = std::max(kStockSpread, texts_.size() / kStockShare);
    bool repeats = false;
    hits.clear();
    for (const Key key : keys_) postings_.prefetch(key.hash);
    std::size_t line = 0;
    for (const Key key : keys_) {
        while (text.lines[line].end <= key.position) ++line;
        if (skipped_[line]) continue;
        postings_.add(key, number, [&](Posting posting, std::uint32_t spread) {
            if (posting.text == number) {
                repeats = true;
            } else {
                hits.push_back({posting.text, key.position,
                                (key.position / kBucketWords - posting.bucket) % kBuckets,
                                spread > stock});
            }
        });
    }
    return repeats;
}

// Most hits are of a text that shares one phrase: they go before anything is sorted.
void Index::keep_recurring(Hits& hits) {
    hits_of_.assign(kFilterSize, 0);
    for (const Hit& hit : hits) {
        std::uint8_t& count = hits_of_[filter_place(hit.text)];
        if (count < 2) ++count;
    }
    std::erase_if(hits, [&](const Hit& hit) { return hits_of_[filter_place(hit.text)] < 2; });
    std::sort(hits.begin(), hits.end(), [](const Hit& x, const Hit& y) {
        return std::tie(x.text, x.position) < std::tie(y.text, y.position);
    });
}

// `enough` is asked of the hits of each text.
template <typename Enough>
void Index::find_candidates(Hits& hits, std::vector<std::uint32_t>& out, Enough&& enough) {
    out.clear();
    keep_recurring(hits);
    for (std::size_t from = 0; from < hits.size();) {
        std::size_t to = from;
        while (to < hits.size() && hits[to].text == hits[from].text) ++to;
        if (enough(std::span(hits).subspan(from, to - from))) out.push_back(hits[from].text);
        from = to;
    }
}

std::size_t Index::bytes() const {
    constexpr std::size_t kNode = 40;  // of the table of contents, about
    return texts_.bytes() + postings_.bytes() + line_counts_.bytes() +
           first_of_content_.size() * kNode;
}

}  // namespace isnad::analysis::copies
