// A progress bar with rate and time left, on a terminal only.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace isnad::app {

// Draws on stderr at most ten times a second; draws nothing where stderr is no terminal.
class ProgressBar {
  public:
    ProgressBar();
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    // `done` and `total` share a unit (bytes); `items` is what the rate counts.
    void show(std::uint64_t done, std::uint64_t total, std::uint64_t items);
    // Takes the bar off the screen, so that other lines can be written.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;
    bool on_terminal_;
    bool drawn_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point last_;
};

// "[#####.....]  50 %  1,204 pages  310/s  0:04 left": one drawing of the bar.
std::string progress_line(std::uint64_t done, std::uint64_t total, std::uint64_t items,
                          double seconds);

}  // namespace isnad::app
