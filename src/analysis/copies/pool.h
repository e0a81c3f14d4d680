// Memory for what is only ever added: runs of values that stay where they were put.
//
// Chunks of a fixed size, so that growing never copies and leaves little idle.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

namespace isnad::analysis::copies {

template <typename T>
class Pool {
  public:
    // Returns: a copy of the run. Lifetime: the pool's.
    std::span<const T> add(std::span<const T> run) {
        if (run.size() > room_) {
            room_ = std::max(run.size(), kChunk);
            chunks_.push_back(std::make_unique<T[]>(room_));
            next_ = chunks_.back().get();
            bytes_ += room_ * sizeof(T);
        }
        T* place = next_;
        std::copy(run.begin(), run.end(), place);
        next_ += run.size();
        room_ -= run.size();
        return {place, run.size()};
    }
    std::size_t bytes() const { return bytes_; }

  private:
    static constexpr std::size_t kChunk = (std::size_t{1} << 20U) / sizeof(T);
    std::vector<std::unique_ptr<T[]>> chunks_;
    T* next_ = nullptr;
    std::size_t room_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace isnad::analysis::copies
