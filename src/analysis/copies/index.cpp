// Purpose: see index.h.
#include "analysis/copies/index.h"

#include <algorithm>
#include <string_view>
#include <tuple>

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
constexpr std::uint32_t kCovered = 6;
// A phrase of so many texts, or of this share of them, is everybody's words: it counts only where
// this many words of it stand together.
constexpr std::uint32_t kStockSpread = 8;
constexpr std::uint32_t kStockShare = 1000;
constexpr std::uint32_t kStockCovered = 24;
constexpr std::size_t kFilterSize = 4096;

std::size_t filter_place(std::uint32_t text) {
    return text * 0x9E3779B9U >> 20U;
}

std::uint64_t content_hash(std::span<const Word> words) {
    return base::fast_hash(
        std::string_view(reinterpret_cast<const char*>(words.data()), words.size() * sizeof(Word)));
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
    Added added{.text = sealed_texts_ + own, .same_as = {}, .candidates = {}};
    find_skipped(text, outlet, Counting::add);
    if (!text.words.empty()) {
        const auto [first, fresh] = first_of_content_.try_emplace(content_hash(text.words), own);
        if (!fresh && std::ranges::equal(texts_.words(first->second), text.words)) {
            equal_.emplace_back(own, first->second);
            added.same_as = sealed_texts_ + first->second;
            return added;
        }
    }
    look_up(text, [&](Key key, auto&& hit) {
        std::uint32_t held = 0;
        postings_.add(key, own, [&](Posting posting, std::uint32_t spread) {
            held = spread;
            if (posting.text == own) {
                added.repeats = true;
            } else {
                hit({sealed_texts_ + posting.text, posting.bucket});
            }
        });
        return held;
    });
    added.candidates = candidates_;
    return added;
}

std::span<const std::uint32_t> Index::ask(const WordText& text, std::uint32_t outlet) {
    find_skipped(text, outlet, Counting::ask);
    look_up(text, [&](Key key, auto&& hit) {
        return postings_.find(key.hash, [&](Posting posting, std::uint32_t) {
            hit({sealed_texts_ + posting.text, posting.bucket});
        });
    });
    return candidates_;
}

// Fills candidates_ with the texts that hold the keys of this one. `own(key, hit)` calls `hit` with
// each of the own texts that hold the key and returns how many do.
template <typename LookUp>
void Index::look_up(const WordText& text, LookUp&& own) {
    choose_keys(text.words, keys_);
    for (const Key key : keys_) {
        postings_.prefetch(key.hash);
        for (const Segment* segment : sealed_) segment->prefetch(key.hash);
    }
    hits_.clear();
    const std::uint32_t stock =
        std::max(kStockSpread, (sealed_texts_ + texts_.size()) / kStockShare);
    std::size_t line = 0;
    for (const Key key : keys_) {
        while (text.lines[line].end <= key.position) ++line;
        if (skipped_[line]) continue;
        const std::size_t first = hits_.size();
        const auto hit = [&](Posting posting) {
            hits_.push_back({posting.text, key.position,
                             (key.position / kBucketWords - posting.bucket) % kBuckets, false});
        };
        std::uint32_t spread =
            find_sealed(key.hash, [&](Posting posting, std::uint32_t) { hit(posting); });
        spread += own(key, hit);
        if (spread <= stock) continue;
        for (std::size_t i = first; i < hits_.size(); ++i) hits_[i].stock = true;
    }
    find_candidates();
}

// Most hits are of a text that shares one phrase: they go before anything is sorted.
void Index::keep_recurring_hits() {
    hits_of_.assign(kFilterSize, 0);
    for (const Hit& hit : hits_) {
        std::uint8_t& count = hits_of_[filter_place(hit.text)];
        if (count < 2) ++count;
    }
    std::erase_if(hits_, [&](const Hit& hit) { return hits_of_[filter_place(hit.text)] < 2; });
    std::sort(hits_.begin(), hits_.end(), [](const Hit& x, const Hit& y) {
        return std::tie(x.text, x.position) < std::tie(y.text, y.position);
    });
}

void Index::find_candidates() {
    candidates_.clear();
    keep_recurring_hits();
    const auto support = [](const Hit& x, const Hit& y) {
        const std::uint32_t apart = (y.shift - x.shift + kSlackBuckets) % kBuckets;
        return y.position - x.position <= kNearWords && apart <= 2 * kSlackBuckets;
    };
    for (std::size_t from = 0; from < hits_.size();) {
        std::size_t to = from;
        while (to < hits_.size() && hits_[to].text == hits_[from].text) ++to;
        bool enough = false;
        for (std::size_t i = from; i < to && !enough; ++i) {
            std::uint32_t covered = 0;
            std::uint32_t own = 0;
            std::uint32_t end = hits_[i].position;
            for (std::size_t k = i; k < to && !enough; ++k) {
                if (hits_[k].position - hits_[i].position > kNearWords) break;
                if (!support(hits_[i], hits_[k])) continue;
                const std::uint32_t next = hits_[k].position + kShingle;
                covered += std::min(kShingle, next - end);
                if (!hits_[k].stock) own += std::min(kShingle, next - end);
                end = next;
                enough = own >= kCovered || covered >= kStockCovered;
            }
        }
        if (enough) candidates_.push_back(hits_[from].text);
        from = to;
    }
}

std::size_t Index::bytes() const {
    constexpr std::size_t kNode = 40;  // of the table of contents, about
    return texts_.bytes() + postings_.bytes() + line_counts_.bytes() +
           first_of_content_.size() * kNode;
}

}  // namespace isnad::analysis::copies
