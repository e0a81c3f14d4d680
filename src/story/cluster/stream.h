// Stories of a stream of articles, kept up as pages come.
//
// The stories are a function of the set of pages: in whatever order they are added, one by one or
// together, they are the same. Adding a page decides anew only what it may move (grouping.h).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "story/cluster/grouping.h"
#include "story/cluster/like.h"

namespace isnad::story::cluster {

class Stream {
  public:
    Stream();

    // Adds a page; `copies` are the pages added before with which it shares a good part of its
    // words. Returns: its number, counted from 0. Requires: no page of the same id is there.
    std::uint32_t add(DocumentProfile profile, const std::vector<std::uint32_t>& copies = {});

    // Adds pages together, their numbers as they stand; `copies` of each, as above. The same as one
    // after the other, but with what they are like looked for on up to `threads` threads.
    void add_all(std::vector<DocumentProfile> profiles,
                 const std::vector<std::vector<std::uint32_t>>& copies, unsigned threads);

    // Brings the stories up to date: after each page, or once after many.
    void settle();

    // Returns: the pages of each story, by day and id; the stories by their first page.
    // Requires: settled since the last page.
    std::vector<std::vector<std::uint32_t>> stories() const;

    // Returns: of pages of one story, the one nearest to the others; the first of two.
    std::uint32_t middle_of(const std::vector<std::uint32_t>& story) const;

    std::size_t size() const { return index_.size(); }

  private:
    std::uint32_t open_page(const DocumentProfile& profile);
    void join_to(std::uint32_t page, const std::vector<Like>& likes,
                 const std::vector<std::uint32_t>& copies);
    void start_anew(int doublings);
    void change_thread(std::uint32_t page);
    void resize_thread(Node thread, std::uint32_t by);

    LikeIndex index_;
    std::vector<Turn> turns_;
    std::vector<std::uint32_t> language_of_;
    std::unordered_map<std::string, std::uint32_t> languages_;  // looked up only
    int doublings_ = 0;                 // of the number of pages, that the limits go by
    Grouping threads_;                  // pages of one language that tell the same
    Grouping stories_;                  // threads, each under the number of its first page
    std::vector<Node> thread_of_;       // as stories_ knows it
    std::vector<std::uint32_t> pages_;  // of a thread, likewise
};

}  // namespace isnad::story::cluster
