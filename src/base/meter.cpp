// Purpose: see meter.h.
#include "base/meter.h"

#include <sys/resource.h>

#include <ctime>

namespace isnad::base {

namespace {

double seconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

Spent ProcessMeter::spent() const {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    constexpr std::uint64_t kUnit = 1024;  // Linux gives ru_maxrss in KiB
    return {seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID),
            static_cast<std::uint64_t>(usage.ru_maxrss) * kUnit};
}

}  // namespace isnad::base
