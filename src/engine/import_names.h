// Lists of names into a store.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sqlite/store.h"

namespace isnad::engine {

struct ImportCounts {
    std::uint64_t entities = 0;
    std::uint64_t names = 0;
    std::uint64_t refused = 0;  // lines and files
};

// Reads each file and keeps its names under `source` ("": the file's name without its ending). A
// file is kept whole or not at all; bad lines are named to `refused` and the rest is kept.
// Errors: of the store.
base::Result<ImportCounts> import_names(const std::vector<std::string>& paths,
                                        const std::string& source, store::Store& store,
                                        const std::function<void(const base::Error&)>& refused);

}  // namespace isnad::engine
