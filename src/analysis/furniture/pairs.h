// Which documents belong together: pairs that share enough.
//
// What many documents share is not counted for every two of them, which would be quadratic: each
// is paired with the first and with the one before it that has it. Documents that share all they
// have meet in the same pairs each time, so that nothing is lost that matters here.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace isnad::analysis::furniture {

class SharedPairs {
  public:
    // What the documents (ascending, apart) have in common weighs `weight`.
    void add(std::span<const std::uint32_t> documents, std::uint64_t weight) {
        for (std::size_t i = 1; i < documents.size(); ++i) {
            shared_.push_back({{documents[0], documents[i]}, weight});
            if (i > 1) shared_.push_back({{documents[i - 1], documents[i]}, weight});
        }
    }

    // Calls `use(a, b, weight)` once for each pair, in order.
    template <typename Use>
    void for_each(Use&& use) {
        std::sort(shared_.begin(), shared_.end());
        for (std::size_t from = 0; from < shared_.size();) {
            std::size_t to = from;
            std::uint64_t weight = 0;
            for (; to < shared_.size() && shared_[to].first == shared_[from].first; ++to)
                weight += shared_[to].second;
            use(shared_[from].first.first, shared_[from].first.second, weight);
            from = to;
        }
    }

  private:
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t>> shared_;
};

}  // namespace isnad::analysis::furniture
