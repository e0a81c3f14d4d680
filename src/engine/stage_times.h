// How long each stage of a run took: what `--timings` prints.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/meter.h"

namespace isnad::engine {

struct StageTime {
    std::string stage;
    base::Spent spent;  // by the stage; its peak is that of the process when the stage ended
};

class StageTimes {
  public:
    // Lifetime: `meter` outlives this.
    explicit StageTimes(const base::Meter& meter) : meter_(meter), last_(meter.spent()) {}

    // What was spent since the last call, or since the making, was spent on `stage`; a stage that
    // comes several times has one entry.
    void done(std::string_view stage);

    // In the order in which they were first done.
    const std::vector<StageTime>& stages() const { return stages_; }

  private:
    const base::Meter& meter_;
    base::Spent last_;
    std::vector<StageTime> stages_;
};

}  // namespace isnad::engine
