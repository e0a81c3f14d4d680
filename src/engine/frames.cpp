// Purpose: see frames.h.
#include "engine/frames.h"

#include <vector>

#include "base/files.h"

namespace isnad::engine {

base::Result<Frames> load_frames(std::span<const std::string> paths) {
    using analysis::claims::FrameSet;
    if (paths.empty()) return Frames();
    std::vector<FrameSet::Text> texts;
    for (const std::string& path : paths) {
        ISNAD_TRY(const base::MappedFile file, base::MappedFile::open(path));
        texts.push_back({path, std::string(file.bytes())});
    }
    return FrameSet::with(texts);
}

}  // namespace isnad::engine
