// The journal of what the user decided about names: one line an entry, none ever changed.
//
// Entries are kept as the text that is exported; what they mean is not known here. An entry is
// known by its id, so that a file may be imported twice. Taking a decision back is an entry too.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sqlite/database.h"

namespace isnad::store {

struct JournalLine {
    std::string id;
    std::string time;  // RFC 3339, UTC
    std::string entry;
    friend bool operator==(const JournalLine&, const JournalLine&) = default;
};

class NameJournal {
  public:
    NameJournal(Database& database, bool writable) : database_(&database), writable_(writable) {}

    // Returns: all entries, by time, those of one second in the order in which they came. A store
    // of an older schema that is open for reading has none.
    base::Result<std::vector<JournalLine>> lines() const;

    // Adds those whose ids are not there yet, all in one transaction. Returns: how many were added.
    // Requires: the store has nothing uncommitted. Errors: unreadable (open for reading only),
    // conflict, internal.
    base::Result<std::size_t> add(const std::vector<JournalLine>& lines);

  private:
    Database* database_;
    bool writable_;
};

}  // namespace isnad::store
