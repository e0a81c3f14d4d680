// Hunts for pages whose reading grows faster than they do.
//
// A slow page is nearly always a small thing many times over, so an input is taken apart at its
// NUL bytes into beginning, middle and end, and the middle is repeated until the page is 8 KiB, and
// again until it is sixteen times that. A linear reader takes sixteen times as long; one that takes
// more than twice that again fails, and libFuzzer keeps the input. Times are the thread's own
// processor time, the least of several goes, and what is done in a few milliseconds is let pass: a
// busy machine must not fail it, only a quadratic loop, which takes 256 times as long. It does not
// look at the answers: html_fuzz does.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/extract.h"

namespace {

constexpr std::size_t kSmall = std::size_t{8} << 10;
constexpr std::size_t kGrowth = 16;
constexpr double kMostGrowth = 2.0 * kGrowth;
constexpr double kLeastSeconds = 0.03;  // a large page read faster than this is no trouble
constexpr double kBaseSeconds = 0.001;  // what any page may take
constexpr int kGoes = 3;

double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct Parts {
    std::string_view begin;
    std::string_view middle;
    std::string_view end;
};

// "begin NUL middle NUL end", "middle NUL end", or all of it the middle.
Parts parts_of(std::string_view bytes) {
    const std::size_t first = bytes.find('\0');
    if (first == std::string_view::npos) return {{}, bytes, {}};
    const std::size_t second = bytes.find('\0', first + 1);
    if (second == std::string_view::npos) {
        return {{}, bytes.substr(0, first), bytes.substr(first + 1)};
    }
    return {bytes.substr(0, first), bytes.substr(first + 1, second - first - 1),
            bytes.substr(second + 1)};
}

std::string page_of(const Parts& parts, std::size_t size) {
    std::string page(parts.begin);
    const std::size_t end = size + parts.begin.size();
    while (page.size() < end) page.append(parts.middle);
    return page.append(parts.end);
}

double seconds_of(isnad::model::Media media, const std::string& bytes, int goes) {
    isnad::model::Page page;
    page.uri = "fuzz";
    page.media = media;
    page.content = bytes;
    double least = 1e9;
    for (int go = 0; go < goes; ++go) {
        const double start = thread_seconds();
        const isnad::model::Article article = isnad::extract::extract(page);
        least = std::min(least, thread_seconds() - start);
    }
    return least;
}

void check(isnad::model::Media media, const Parts& parts) {
    const std::string large = page_of(parts, kSmall * kGrowth);
    const double once = seconds_of(media, large, 1);
    if (once < kLeastSeconds) return;
    const std::string small = page_of(parts, kSmall);
    const double before = seconds_of(media, small, kGoes) + kBaseSeconds;
    if (once <= kMostGrowth * before) return;
    const double after = seconds_of(media, large, kGoes);
    if (after <= kMostGrowth * before || after < kLeastSeconds) return;
    std::fprintf(stderr, "slow_fuzz: %zu bytes take %.1f ms, %zu bytes %.1f ms\n", small.size(),
                 before * 1000.0, large.size(), after * 1000.0);
    ISNAD_ASSERT(after <= kMostGrowth * before);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > kSmall / 2) return 0;
    const Parts parts = parts_of({reinterpret_cast<const char*>(data), size});
    if (parts.middle.empty()) return 0;
    check(isnad::model::Media::html, parts);
    check(isnad::model::Media::plain_text, parts);
    return 0;
}
