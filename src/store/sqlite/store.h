// The store: one SQLite file that keeps every original byte, and the reading of it as a cache.
//
// What is kept for good are the originals (content-addressed by SHA-256) and the sightings (where
// and when they were found). Documents are a pure function of the content, kept so that a report
// need not read everything anew, each stamped with the version of the program that read it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/page.h"
#include "store/sqlite/copy_segments.h"
#include "store/sqlite/imported_names.h"
#include "store/sqlite/name_journal.h"

namespace isnad::store {

enum class Kept { added, already_there };

// One process writes at a time (others wait some seconds, then get an error that says so); readers
// never block. Not thread-safe: one Store a thread. Survives kill -9 and power loss: what `keep`
// has reported after `commit` is there.
class Store {
  public:
    enum class Mode { read_only, read_write };

    // Errors: unreadable (no such file in read_only, no permission), malformed (not an isnad store,
    // damaged), unsupported (made by a newer version).
    static base::Result<Store> open(const std::string& path, Mode mode);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    // Whether a page of that content and that uri is kept already, read by this reader version.
    base::Result<bool> has(std::string_view content_sha256, std::string_view uri,
                           std::string_view reader_version) const;

    // Keeps the page's original bytes, the sighting, and the document read from it; in one
    // transaction with everything since the last commit. Document::sightings is ignored.
    // Returns: added for content never seen, already_there else (a new uri or a newer reading of
    // known content is still kept).
    base::Result<Kept> keep(const model::Page& page, const model::Document& document,
                            std::string_view content_sha256, std::string_view captured,
                            std::string_view reader_version);
    base::Status commit();

    // Calls `visit` for each document with its sightings sorted by uri, in order of id. Documents
    // whose cached reading is of another version or damaged are handed to `read_again` with their
    // original bytes, and the result is used (and kept, where the store is writable).
    // Errors: of a document that can be read neither from the cache nor anew, the first one; the
    // others are visited all the same. Of the store itself, at once.
    // `visit` and `read_again` are called from the calling thread; cached readings are unpacked on
    // up to `threads`.
    using ReadAgain = std::function<base::Result<model::Document>(const std::string& uri,
                                                                  std::string original_bytes)>;
    base::Status for_each_document(std::string_view reader_version, const ReadAgain& read_again,
                                   const std::function<void(model::Document)>& visit,
                                   unsigned threads = 1);

    // Returns: one document, as for_each_document gives it. Errors: empty where none has the id.
    base::Result<model::Document> document(std::string_view id, std::string_view reader_version,
                                           const ReadAgain& read_again);

    // Returns: the ids of all documents, sorted.
    base::Result<std::vector<std::string>> document_ids() const;

    // The index of copies that is kept with the store. Lifetime: the store's.
    CopySegments copy_segments();

    // The names that the user has brought along. Lifetime: the store's.
    ImportedNames imported_names();

    // What the user decided about names. Lifetime: the store's.
    NameJournal name_journal();

    // Returns: the original bytes of a document's first sighting.
    base::Result<std::string> original(std::string_view document_id) const;

    base::Result<std::uint64_t> count_documents() const;

  private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace isnad::store
