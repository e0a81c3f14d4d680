// Purpose: see clock.h.
#include "base/clock.h"

#include <ctime>

namespace isnad::base {

std::string SystemClock::now_utc() const {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

}  // namespace isnad::base
