// Purpose: see stream.h.
//
// Idea: two passes of the same kind. First pages of one language make threads; then threads make
// stories, by the average likeness of their pages, within a language and across. Threads grow and
// change, so stories merge and part again as evidence comes, although no page waits for another.
#include "story/cluster/stream.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/hash.h"
#include "base/work_pool.h"

namespace isnad::story::cluster {

namespace {

// What is asked for grows with each doubling of the pages beyond a few: the more pages there are,
// the more of them are somewhat like each other by chance or by theme. In thousandths.
constexpr std::size_t kFewPages = 64;
constexpr std::int64_t kLeast[] = {20,
                                   6};  // below, likeness counts as none; and more each doubling
constexpr std::int64_t kBest[] = {50, 18};    // a thread's to the nearest one of a story
constexpr std::int64_t kWithin[] = {30, 12};  // to all of it, on average, of the same language
constexpr std::int64_t kAcross[] = {20, 5};   // of other languages
constexpr Limits kThread = {200 * kPoints / 1000, 160 * kPoints / 1000, 0};

int doublings_of(std::size_t pages) {
    int doublings = 0;
    while (kFewPages << (doublings + 1) <= pages) ++doublings;
    return doublings;
}

std::int64_t points_at(int doublings, const std::int64_t (&few_and_step)[2]) {
    return (few_and_step[0] + doublings * few_and_step[1]) * kPoints / 1000;
}

Limits story_limits(int doublings) {
    return {points_at(doublings, kBest), points_at(doublings, kWithin),
            points_at(doublings, kAcross)};
}

// The likeness that counts for a page with so many before it.
double least_at(std::size_t pages) {
    return static_cast<double>(points_at(doublings_of(pages), kLeast)) / kPoints;
}

constexpr Node kNoThread = static_cast<Node>(-1);

}  // namespace

Stream::Stream() : threads_(kThread), stories_(story_limits(0)) {}

std::uint32_t Stream::open_page(const DocumentProfile& profile) {
    const auto page = static_cast<std::uint32_t>(turns_.size());
    // Pages without a day come last: they find their story among those that have one.
    const Turn turn{profile.day.value_or(std::numeric_limits<int>::max()),
                    base::fast_hash(profile.id)};
    const auto language =
        languages_.try_emplace(profile.language, static_cast<std::uint32_t>(languages_.size()))
            .first->second;
    threads_.set_node(page, turn, language, 1);
    turns_.push_back(turn);
    language_of_.push_back(language);
    thread_of_.push_back(kNoThread);
    pages_.push_back(0);
    return page;
}

void Stream::join_to(std::uint32_t page, const std::vector<Like>& likes,
                     const std::vector<std::uint32_t>& copies) {
    for (const std::uint32_t other : copies) threads_.add_points(page, other, kPoints);
    for (const Like& like : likes) {
        if (std::find(copies.begin(), copies.end(), like.page) == copies.end())
            threads_.add_points(page, like.page, std::llround(like.likeness * kPoints));
    }
}

std::uint32_t Stream::add(DocumentProfile profile, const std::vector<std::uint32_t>& copies) {
    const std::uint32_t page = open_page(profile);
    join_to(page, index_.find(profile, least_at(page)), copies);
    index_.add(std::move(profile));
    return page;
}

void Stream::add_all(std::vector<DocumentProfile> profiles,
                     const std::vector<std::vector<std::uint32_t>>& copies, unsigned threads) {
    const auto first = static_cast<std::uint32_t>(size());
    const std::size_t count = profiles.size();
    for (DocumentProfile& profile : profiles) {
        open_page(profile);
        index_.add(std::move(profile));
    }
    // Of so many at a time the likenesses are held, and one looks for so many.
    constexpr std::size_t kBatch = 4096;
    constexpr std::size_t kStretch = 64;
    for (std::size_t begin = 0; begin < count; begin += kBatch) {
        const std::size_t end = std::min(count, begin + kBatch);
        std::vector<std::vector<Like>> likes(end - begin);
        base::for_each_index(
            (end - begin + kStretch - 1) / kStretch, threads, [&](std::size_t stretch) {
                LikeIndex::Scratch scratch;
                const std::size_t last = std::min(end - begin, (stretch + 1) * kStretch);
                for (std::size_t i = stretch * kStretch; i < last; ++i) {
                    const auto page = static_cast<std::uint32_t>(first + begin + i);
                    likes[i] = index_.find(index_.profile(page), least_at(page), page, scratch);
                }
            });
        for (std::size_t i = 0; i < likes.size(); ++i)
            join_to(static_cast<std::uint32_t>(first + begin + i), likes[i], copies[begin + i]);
    }
}

void Stream::settle() {
    const int doublings = doublings_of(size());
    if (doublings != doublings_) start_anew(doublings);
    for (const Node page : threads_.settle()) change_thread(page);
    stories_.settle();
}

// Now that there are more pages, all is decided again by other limits.
void Stream::start_anew(int doublings) {
    doublings_ = doublings;
    Grouping old = std::exchange(threads_, Grouping(kThread));
    stories_ = Grouping(story_limits(doublings));
    thread_of_.assign(size(), kNoThread);
    pages_.assign(size(), 0);
    for (Node page = 0; page < size(); ++page) {
        threads_.set_node(page, turns_[page], language_of_[page], 1);
        for (const Edge& edge : old.edges_of(page))
            if (edge.other < page && edge.points >= points_at(doublings, kLeast))
                threads_.add_points(page, edge.other, edge.points);
    }
}

// Takes a page with its likenesses from its old thread to the one it is in now.
void Stream::change_thread(std::uint32_t page) {
    const Node from = thread_of_[page];
    const Node to = threads_.group_of(page);
    if (from != kNoThread) resize_thread(from, static_cast<std::uint32_t>(-1));
    resize_thread(to, 1);
    thread_of_[page] = to;
    for (const Edge& edge : threads_.edges_of(page)) {
        const Node other = thread_of_[edge.other];
        if (other == kNoThread) continue;
        if (from != kNoThread && from != other) stories_.add_points(from, other, -edge.points);
        if (to != other) stories_.add_points(to, other, edge.points);
    }
}

void Stream::resize_thread(Node thread, std::uint32_t by) {
    pages_[thread] += by;
    stories_.set_node(thread, turns_[thread], language_of_[thread], pages_[thread]);
}

std::vector<std::vector<std::uint32_t>> Stream::stories() const {
    const auto by_turn = [this](std::uint32_t a, std::uint32_t b) { return turns_[a] < turns_[b]; };
    std::vector<std::uint32_t> pages(index_.size());
    for (std::uint32_t page = 0; page < pages.size(); ++page) pages[page] = page;
    std::sort(pages.begin(), pages.end(), by_turn);
    std::vector<std::vector<std::uint32_t>> stories;
    std::vector<std::size_t> at(pages.size(), pages.size());  // of the story of a first thread
    for (const std::uint32_t page : pages) {
        std::size_t& story = at[stories_.group_of(threads_.group_of(page))];
        if (story == pages.size()) {
            story = stories.size();
            stories.emplace_back();
        }
        stories[story].push_back(page);
    }
    return stories;
}

std::uint32_t Stream::middle_of(const std::vector<std::uint32_t>& story) const {
    std::vector<std::uint32_t> sorted = story;
    std::sort(sorted.begin(), sorted.end());
    std::uint32_t middle = story.front();
    std::int64_t most = -1;
    for (const std::uint32_t page : story) {
        std::int64_t points = 0;
        for (const Edge& edge : threads_.edges_of(page))
            if (std::binary_search(sorted.begin(), sorted.end(), edge.other)) points += edge.points;
        if (points > most) middle = page;
        most = std::max(most, points);
    }
    return middle;
}

}  // namespace isnad::story::cluster
