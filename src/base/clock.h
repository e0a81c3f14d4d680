// The clock as an interface: only the doors of the program hold a real one, so that every stage
// gives the same answer whenever it runs, and tests say what time it is.
#pragma once

#include <string>

namespace isnad::base {

class Clock {
  public:
    virtual ~Clock() = default;
    // Returns: now, in UTC, as RFC 3339 to the second: "2024-05-20T09:30:00Z".
    virtual std::string now_utc() const = 0;
};

class SystemClock final : public Clock {
  public:
    std::string now_utc() const override;
};

// A clock that always says the same; for tests and for `--captured`.
class FixedClock final : public Clock {
  public:
    explicit FixedClock(std::string time) : time_(std::move(time)) {}
    std::string now_utc() const override { return time_; }

  private:
    std::string time_;
};

}  // namespace isnad::base
