// What the process has used up to now, as an interface: only the doors of the program hold a real
// one, so that no stage can let its answer depend on how long something took.
#pragma once

#include <cstdint>

namespace isnad::base {

struct Spent {
    double wall_seconds = 0;       // since any fixed moment
    double cpu_seconds = 0;        // of all threads together
    std::uint64_t peak_bytes = 0;  // the most memory that was resident at one time
};

class Meter {
  public:
    virtual ~Meter() = default;
    virtual Spent spent() const = 0;
};

class ProcessMeter final : public Meter {
  public:
    Spent spent() const override;
};

}  // namespace isnad::base
