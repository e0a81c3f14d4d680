// The index of copies of a store: opened as it was kept, brought up to date, kept again.
//
// Words of every document stand on a shelf (analysis/copies/shelf.h) whose segments are files
// beside the store (store/sqlite/copy_segments.h). What cannot be used (a file missing or damaged,
// another reader's words) is named, and everything is then read anew from the store's documents.
// With a store that is open for reading only the same happens in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/copies/shelf.h"
#include "analysis/copies/words.h"
#include "base/files.h"
#include "base/result.h"
#include "model/document.h"
#include "store/sqlite/store.h"

namespace isnad::engine {

class CopyIndex {
  public:
    using Refused = std::function<void(const base::Error&)>;

    // Opens what is kept; documents that wait are not yet in it. Lifetime: the store's.
    // Errors: of the store itself.
    static base::Result<CopyIndex> open(store::Store& store);

    // Why everything is read anew; "" where it is not.
    const std::string& made_anew() const { return made_anew_; }
    std::size_t waiting() const { return waiting_.size(); }

    // Adds the documents that wait; those that cannot be read are named and go on waiting.
    // Errors: of the store itself.
    base::Status catch_up(const Refused& refused);

    // Adds a document that was kept in the store just now. Returns: whether it shares a passage
    // with another one.
    bool add(const model::Document& document);

    // Writes down what was added, and merges segments where there are many. Where this fails, the
    // documents go on waiting. Requires: the store is writable, and nothing in it uncommitted.
    base::Status keep();
    // Whether enough was added to be written down before more comes.
    bool is_full() const { return shelf_->added() >= kMostAdded; }

    // Leaves out documents of earlier days than a date, "" none, from now on. Requires: as keep().
    // Errors: as there.
    base::Status expire_before(const std::string& date);
    // Forgets all that is kept. Requires: as keep().
    base::Status forget_all();

    // Returns: what is wrong, a line for each: documents that are neither in a segment nor wait,
    // words that are not those of the document, texts without one. Reads every document.
    base::Result<std::vector<std::string>> check(const Refused& refused);

    analysis::copies::Shelf& shelf() { return *shelf_; }
    // Of all segment files, in bytes.
    std::uint64_t kept_bytes() const;

    static std::uint64_t number_of(const std::string& document_id);
    static std::string id_of(std::uint64_t number);

  private:
    static constexpr std::uint32_t kMostAdded = 8192;

    // A segment's bytes: a file, or memory where the file is another process's by now.
    struct Volume {
        std::string name;
        base::MappedFile file;
        std::string memory;
        std::string_view bytes() const { return memory.empty() ? file.bytes() : memory; }
    };

    explicit CopyIndex(store::Store& store) : store_(&store) {}
    base::Status open_kept();
    base::Result<std::string> open_segments(const store::CopySegments::State& state);
    base::Result<bool> put_in_force(store::CopySegments::Change& change, std::string bytes,
                                    std::unique_ptr<Volume>& volume);
    static base::Result<std::optional<analysis::copies::Segment>> open_volume(const Volume* volume);
    base::Status keep_added();
    base::Status merge();
    bool is_left_out(const analysis::copies::Label& label) const;

    store::Store* store_;
    std::vector<std::unique_ptr<Volume>> volumes_;  // one a segment of the shelf
    std::unique_ptr<analysis::copies::Shelf> shelf_;
    std::vector<std::string> waiting_;
    std::vector<std::string> added_;  // documents that no longer wait once they are written down
    std::string first_day_;
    std::string made_anew_;
};

// A store and its index, as whole as it can be had.
struct AskedStore {
    std::unique_ptr<store::Store> store;
    CopyIndex index;
    std::string made_anew;  // why, "" where it was not
};

// Opens a store to be asked. Where much waits to be put into the index it is kept, if the store may
// be written to; else all is done in memory. Documents that cannot be read are named to `refused`.
// Errors: of the store.
base::Result<AskedStore> open_to_ask(const std::string& path, const CopyIndex::Refused& refused);

// Returns: the words of a document by which it is compared.
analysis::copies::WordText words_of(const model::Document& document);

}  // namespace isnad::engine
