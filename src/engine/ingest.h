// Pages into a store: read, understand in parallel, keep in order.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "intake/intake.h"
#include "store/sqlite/store.h"

namespace isnad::engine {

struct IngestCounts {
    std::uint64_t read = 0;  // pages
    std::uint64_t added = 0;
    std::uint64_t already_there = 0;
    std::uint64_t refused = 0;
    std::uint64_t left_out = 0;  // files of folders whose ending is none of ours
    std::uint64_t sharing = 0;   // of the added: those that share a passage with a page kept before
};

struct IngestProgress {
    IngestCounts counts;
    std::uint64_t bytes_done = 0;  // of the files on disk
    std::uint64_t bytes_total = 0;
    std::uint64_t files_done = 0;
    std::uint64_t files_total = 0;
};

// What the caller wants to hear while it runs; each may be empty. Called from the calling thread.
struct IngestListener {
    std::function<void(const base::Error&)> refused;
    std::function<void(const base::Error&)> index_trouble;  // the pages are kept all the same
    std::function<void(const std::string& uri)> kept;       // after the commit that holds the page
    std::function<void(const IngestProgress&)> progress;
};

// Reads the paths and keeps what they hold. Memory stays within two batches of pages (64 pages or
// 32 MiB each) besides the page limit. Each batch is one transaction. The index of copies learns
// each page once it is kept, and is written down now and then and at the end. Errors: only of the
// store; bad input is refused through the listener and counted.
base::Result<IngestCounts> ingest(const std::vector<std::string>& paths,
                                  const intake::Limits& limits, unsigned threads,
                                  const base::Clock& clock, store::Store& store,
                                  const IngestListener& listener);

// Reads one document of a store. Errors: as store::Store::document.
base::Result<model::Document> read_document(store::Store& store, const std::string& id);

// Reads all documents of a store, those of another reader version anew from their bytes. A document
// that cannot be read is named to `refused`; the rest is returned.
std::vector<model::Document> load_documents(store::Store& store,
                                            const std::function<void(const base::Error&)>& refused,
                                            unsigned threads = 1);

}  // namespace isnad::engine
