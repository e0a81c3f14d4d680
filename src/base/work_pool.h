// Work in parallel, answers in order: map_ordered gives the same results for any number of threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace isnad::base {

// Calls `work(i)` for every i in [0, count) on up to `threads` threads.
// Requires: `work` is safe to call from several threads with different i.
// Errors: the first exception thrown by `work` is rethrown here once all threads have stopped.
template <typename Work>
void for_each_index(std::size_t count, unsigned threads, Work&& work) {
    const auto wanted =
        std::min<std::size_t>(std::max(1U, threads), std::max<std::size_t>(1, count));
    if (wanted == 1) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr failure;
    {
        std::vector<std::jthread> crew;
        crew.reserve(wanted);
        for (std::size_t t = 0; t < wanted; ++t) {
            crew.emplace_back([&] {
                for (std::size_t i = next++; i < count && !failed; i = next++) {
                    try {
                        work(i);
                    } catch (...) {
                        if (!failed.exchange(true)) failure = std::current_exception();
                    }
                }
            });
        }
    }
    if (failure) std::rethrow_exception(failure);
}

// Returns: results[i] == work(i), whatever the number of threads.
template <typename Out, typename Work>
std::vector<Out> map_ordered(std::size_t count, unsigned threads, Work&& work) {
    std::vector<Out> results(count);
    for_each_index(count, threads, [&](std::size_t i) { results[i] = work(i); });
    return results;
}

}  // namespace isnad::base
