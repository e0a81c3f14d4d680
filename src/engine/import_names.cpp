// Purpose: see import_names.h.
#include "engine/import_names.h"

#include "base/files.h"
#include "intake/name_files.h"

namespace isnad::engine {
namespace {

// "data/people.wikidata.ndjson" -> "people.wikidata".
std::string source_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    const std::size_t dot = name.rfind('.');
    if (dot != std::string::npos && dot != 0) name.resize(dot);
    return name;
}

}  // namespace

base::Result<ImportCounts> import_names(const std::vector<std::string>& paths,
                                        const std::string& source, store::Store& store,
                                        const std::function<void(const base::Error&)>& refused) {
    ImportCounts counts;
    const auto refuse = [&](const base::Error& error) {
        ++counts.refused;
        if (refused) refused(error);
    };
    for (const std::string& path : paths) {
        auto file = base::MappedFile::open(path);
        if (!file) {
            refuse(file.error());
            continue;
        }
        const intake::NameFile read =
            intake::read_names(file->bytes(), path, source.empty() ? source_of(path) : source);
        for (const base::Error& error : read.refused) refuse(error);
        if (read.names.empty()) continue;
        ISNAD_TRY_DO(store.imported_names().replace(read.names));
        counts.entities += read.entities;
        counts.names += read.names.size();
    }
    return counts;
}

}  // namespace isnad::engine
