// Frames that a user brings along, read from files.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "analysis/claims/frames.h"
#include "base/result.h"

namespace isnad::engine {

using Frames = std::shared_ptr<const analysis::claims::FrameSet>;

// Returns: the built-in frames and those of the files (docs/frames.md); none where `paths` is
// empty. Errors: unreadable; malformed, with file and line; conflict, where a name is taken.
base::Result<Frames> load_frames(std::span<const std::string> paths);

}  // namespace isnad::engine
