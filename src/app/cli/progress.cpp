// Purpose: see progress.h.
#include "app/cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace isnad::app {

namespace {
constexpr std::size_t kBarWidth = 24;
constexpr auto kRedraw = std::chrono::milliseconds(100);
}  // namespace

std::string progress_line(std::uint64_t done, std::uint64_t total, std::uint64_t items,
                          double seconds) {
    const double share =
        total == 0 ? 0.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    const auto filled = static_cast<std::size_t>(share * static_cast<double>(kBarWidth));
    std::string line = fmt::format("[{}{}] {:>3.0f} %  {} pages", std::string(filled, '#'),
                                   std::string(kBarWidth - filled, '.'), share * 100, items);
    if (seconds > 0) line += fmt::format("  {:.0f}/s", static_cast<double>(items) / seconds);
    if (share > 0 && share < 1 && seconds > 0) {
        const auto left = static_cast<std::uint64_t>(seconds * (1 - share) / share + 0.5);
        line += fmt::format("  {}:{:02} left", left / 60, left % 60);
    }
    return line;
}

ProgressBar::ProgressBar() : on_terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
    clear();
}

void ProgressBar::show(std::uint64_t done, std::uint64_t total, std::uint64_t items) {
    const auto now = Clock::now();
    if (!on_terminal_ || (drawn_ && now - last_ < kRedraw)) return;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    fmt::print(stderr, "\r{}\033[K", progress_line(done, total, items, seconds));
    std::fflush(stderr);
    drawn_ = true;
    last_ = now;
}

void ProgressBar::clear() {
    if (!drawn_) return;
    fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
    drawn_ = false;
}

}  // namespace isnad::app
