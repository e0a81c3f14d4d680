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
constexpr std::uint32_t kLooseHits = 3;
constexpr std::uint32_t kLooseHitsOfMany = 4;  // from kManyMore texts on luck has more chances
constexpr std::uint32_t kManyMore = 5000;
constexpr std::uint32_t kLooseNearWords = 128;
constexpr std::uint32_t kLooseSlackBuckets = 8;
constexpr std::uint32_t kTextsByAllKeys = 600;  // after so many keys are winnowed
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
template <typename Hits>
bool are_reworded(const Hits& hits, std::uint32_t needed) {
    for (std::size_t i = 0; i < hits.size(); ++i) {
        if (hits[i].stock) continue;
        std::uint32_t near = 1;
        for (std::size_t k = i + 1; k < hits.size(); ++k) {
            if (hits[k].position - hits[i].position > kLooseNearWords) break;
            if (hits[k].stock || !stand_alike(hits[i], hits[k], kLooseSlackBuckets)) continue;
            if (++near >= needed) return true;
        }
    }
    return false;
}

}  // namespace

Index::Index(std::vector<const Segment*> sealed) : sealed_(std::move(sealed)) {
    for (const Segment* segment : sealed_) sealed_texts_ += segment->size();
}

void Index::find_skipped(const WordText& text, std::uint32_t outlet, Counting counting) {
    skipped_.assign(text.lines.size(), false);
    if (outlet == 0) return;
    std::uint32_t words = 0;
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
        const std::uint64_t pattern = text.lines[i].pattern;
        std::uint32_t count = counting == Counting::add ? line_counts_.add(pattern, outlet)
                                                        : line_counts_.find(pattern, outlet);
        for (const Segment* segment : sealed_) count += segment->count_line(pattern, outlet);
        if (count < kManyTexts) continue;
        skipped_[i] = true;
        words += text.lines[i].size();
    }
    if (words * 2 > text.size()) skipped_.assign(text.lines.size(), false);
}

Index::Added Index::add(const WordText& text, std::uint32_t outlet) {
    const std::uint32_t own = texts_.add(text);
    Added added{.text = sealed_texts_ + own, .same_as = {}, .candidates = {}, .reworded = {}};
    find_skipped(text, outlet, Counting::add);
    if (!text.words.empty()) {
        const auto [first, fresh] = first_of_content_.try_emplace(content_hash(text.words), own);
        if (!fresh && std::ranges::equal(texts_.words(first->second), text.words)) {
            equal_.emplace_back(own, first->second);
            added.same_as = sealed_texts_ + first->second;
            return added;
        }
    }
    bool repeats = false;
    const auto add_key = [&](Key key, auto&& hit) {
        std::uint32_t held = 0;
        postings_.add(key, own, [&](Posting posting, std::uint32_t spread) {
            held = spread;
            if (posting.text == own) {
                repeats = true;
            } else {
                hit(posting);
            }
        });
        return held;
    };
    find_passages(text, add_key);
    added.repeats = repeats;
    find_reworded(text, add_key);
    added.candidates = candidates_;
    added.reworded = reworded_;
    return added;
}

Index::Added Index::ask(const WordText& text, std::uint32_t outlet) {
    find_skipped(text, outlet, Counting::ask);
    const auto find_key = [&](Key key, auto&& hit) {
        return postings_.find(key.hash, [&](Posting posting, std::uint32_t) { hit(posting); });
    };
    find_passages(text, find_key);
    find_reworded(text, find_key);
    return {.text = 0, .same_as = {}, .candidates = candidates_, .reworded = reworded_};
}

// Fills candidates_. `own(key, hit)` calls `hit` with each of the own texts that hold the key and
// returns how many do.
template <typename LookUp>
void Index::find_passages(const WordText& text, LookUp&& own) {
    const bool few = sealed_texts_ + texts_.size() <= kTextsByAllKeys;
    choose_keys(text.words, few ? Keys::all : Keys::winnowed, keys_);
    look_up(text, hits_, own);
    find_candidates(hits_, candidates_, are_passage);
}

// Fills reworded_.
template <typename LookUp>
void Index::find_reworded(const WordText& text, LookUp&& own) {
    choose_anchor_keys(text.words, keys_);
    look_up(text, loose_hits_, own);
    const bool many = sealed_texts_ + texts_.size() >= kManyMore;
    find_candidates(loose_hits_, reworded_, [&](auto hits) {
        return are_reworded(hits, many ? kLooseHitsOfMany : kLooseHits);
    });
}

// Looks up the keys outside skipped lines.
template <typename LookUp>
void Index::look_up(const WordText& text, Hits& hits, LookUp&& own) {
    const std::uint32_t stock =
        std::max(kStockSpread, (sealed_texts_ + texts_.size()) / kStockShare);
    for (const Key key : keys_) {
        postings_.prefetch(key.hash);
        for (const Segment* segment : sealed_) segment->prefetch(key.hash);
    }
    hits.clear();
    std::size_t line = 0;
    for (const Key key : keys_) {
        while (text.lines[line].end <= key.position) ++line;
        if (skipped_[line]) continue;
        const std::size_t first = hits.size();
        const auto keep = [&](std::uint32_t number, Posting posting) {
            hits.push_back({number, key.position,
                            (key.position / kBucketWords - posting.bucket) % kBuckets, false});
        };
        std::uint32_t spread = find_sealed(
            key.hash, [&](Posting posting, std::uint32_t) { keep(posting.text, posting); });
        spread += own(key, [&](Posting posting) { keep(sealed_texts_ + posting.text, posting); });
        if (spread <= stock) continue;
        for (std::size_t i = first; i < hits.size(); ++i) hits[i].stock = true;
    }
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
