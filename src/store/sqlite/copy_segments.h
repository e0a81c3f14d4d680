// The index of copies beside the store: which segment files are in force, and what waits for them.
//
// The files lie in a folder named after the store ("isnad.db-copies/"), each under the checksum of
// its bytes, and never change. A file counts only once the store's own table names it, and is
// written before; a document waits in a table that is filled in the transaction that keeps it, and
// leaves it in the one that names a segment which holds it. So whenever a process is killed, every
// document is in a segment or waits, and files that no row names are litter that the next writer
// takes away. What it does not do: know what a segment holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "store/sqlite/database.h"

namespace isnad::store {

class CopySegments {
  public:
    CopySegments(Database& database, bool writable) : database_(&database), writable_(writable) {}

    struct Segment {
        std::string name;
        std::uint64_t texts = 0;
        std::string reader_version;
        friend bool operator==(const Segment&, const Segment&) = default;
    };
    // A document that a segment holds and that is no longer to be found in it.
    struct Gone {
        std::string segment;
        std::string document_id;
    };
    struct State {
        std::vector<Segment> segments;  // the oldest first
        std::vector<Gone> gone;
        std::vector<std::string> waiting;  // document ids, sorted
        std::string first_day;             // documents of earlier days are left out; "" none
    };
    // All of one moment. A store of schema 1 that is open for reading has no segments, and all its
    // documents wait.
    base::Result<State> state() const;

    // Returns: the bytes of a segment's file. Errors: unreadable.
    base::Result<base::MappedFile> open(const std::string& name) const;
    std::string path_of(const std::string& name) const;
    bool writable() const { return writable_; }

    struct Change {
        Segment segment;                    // the new one; no name: none
        std::string_view bytes;             // its file
        std::vector<std::string> replaces;  // names of segments that it takes the place of
        std::vector<std::string> holds;     // documents that it holds and that waited until now
        std::vector<Gone> gone;             // in other segments
    };
    // Writes the file and puts the change in force, all or nothing. Where another process has put
    // some of `holds` into a segment meanwhile, they are not to be found in this one.
    // Returns: whether it was done; not where `replaces` are in force no more.
    // Requires: the store has nothing uncommitted. Errors: unreadable, conflict, internal.
    base::Result<bool> change(const Change& change);

    // Puts nothing in force, and makes all documents wait. Errors: as above.
    base::Status forget_all();
    // Documents of earlier days are left out from now on; "" none. Errors: as above.
    base::Status set_first_day(const std::string& day);

  private:
    template <typename Work>
    base::Status in_transaction(Work&& work);
    base::Result<bool> put_in_force(const Change& change);
    base::Status run(std::string_view sql, std::string_view first, std::string_view second = {});
    base::Result<std::vector<std::string>> column(std::string_view sql) const;
    void take_litter_away();
    void remove_all_but(const std::vector<std::string>& names) const;  // sorted
    std::string folder() const { return database_->path() + "-copies"; }

    Database* database_;
    bool writable_;
};

}  // namespace isnad::store
