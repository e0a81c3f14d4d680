// Purpose: see stage_times.h.
#include "engine/stage_times.h"

#include <algorithm>

namespace isnad::engine {

void StageTimes::done(std::string_view stage) {
    const base::Spent now = meter_.spent();
    auto entry = std::find_if(stages_.begin(), stages_.end(),
                              [&](const StageTime& each) { return each.stage == stage; });
    if (entry == stages_.end()) entry = stages_.insert(entry, {std::string(stage), {}});
    entry->spent.wall_seconds += now.wall_seconds - last_.wall_seconds;
    entry->spent.cpu_seconds += now.cpu_seconds - last_.cpu_seconds;
    entry->spent.peak_bytes = now.peak_bytes;
    last_ = now;
}

}  // namespace isnad::engine
