// Purpose: see comparison.h.
#include "engine/comparison.h"

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/copies/copies.h"
#include "analysis/furniture/furniture.h"
#include "engine/copies.h"
#include "engine/ingest.h"
#include "engine/pages.h"
#include "store/sqlite/store.h"

namespace isnad::engine {

namespace {

using Found = base::Result<std::optional<std::size_t>>;

constexpr std::size_t kLeastOfId = 6;

bool has_uri(const model::Document& document, const std::string& uri) {
    for (const model::Sighting& sighting : document.sightings)
        if (sighting.uri == uri) return true;
    return false;
}

// Returns: the index of the document of that name, none where there is none.
Found find(const std::vector<model::Document>& documents, const std::string& name) {
    std::optional<std::size_t> found;
    bool several = false;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (documents[i].id == name || has_uri(documents[i], name)) return std::optional(i);
        if (name.size() < kLeastOfId || !documents[i].id.starts_with(name)) continue;
        several = several || found.has_value();
        found = i;
    }
    if (several)
        return base::Error{base::ErrorCode::unsupported,
                           "several documents of that beginning; give more of the id", name};
    return found;
}

struct Shelf {
    std::vector<model::Document> documents;  // of the store
    std::optional<base::Error> error;        // why there are none
};

Shelf open_shelf(const std::string& path, unsigned threads,
                 const std::function<void(const base::Error&)>& refused) {
    auto store = store::Store::open(path, store::Store::Mode::read_only);
    if (!store) return {{}, store.error()};
    Shelf shelf{load_documents(*store, refused), std::nullopt};
    const auto learned = analysis::furniture::learn(shelf.documents, threads);
    for (std::size_t i = 0; i < shelf.documents.size(); ++i)
        analysis::furniture::take_out(shelf.documents[i], learned.blocks[i]);
    return shelf;
}

base::Result<model::Document> document_of(const Shelf& shelf, const std::string& name) {
    ISNAD_TRY(const std::optional<std::size_t> found, find(shelf.documents, name));
    if (found) return shelf.documents[*found];
    std::error_code ignored;
    if (std::filesystem::exists(name, ignored)) return read_one_page(name);
    if (shelf.error) return *shelf.error;
    return base::Error{base::ErrorCode::unreadable,
                       "neither a document of the store (give six letters of its id, or its uri) "
                       "nor a file",
                       name};
}

}  // namespace

model::Record compare(model::Document a, model::Document b) {
    model::Record record;
    record.documents.push_back(std::move(a));
    record.documents.push_back(std::move(b));
    record.copies = analysis::copies::find_copies(sources_of(record.documents));
    trace_copies(record);
    return record;
}

base::Result<model::Record> compare(const std::string& a, const std::string& b,
                                    const std::string& store_path, unsigned threads,
                                    const std::function<void(const base::Error&)>& refused) {
    const Shelf shelf = open_shelf(store_path, threads, refused);
    ISNAD_TRY(model::Document first, document_of(shelf, a));
    ISNAD_TRY(model::Document second, document_of(shelf, b));
    if (first.id == second.id)
        return base::Error{base::ErrorCode::unsupported, "both are the same page", a + ", " + b};
    return compare(std::move(first), std::move(second));
}

}  // namespace isnad::engine
