// The names that a user has brought along, kept with the store.
//
// One row a name, under (source, id, position), so that bringing an entity again replaces it and
// dropping a source takes all of its rows. A digest of all rows is kept beside them: readings of
// documents are stamped with it, and are made anew when it changes. A store of an earlier schema
// that is open for reading has none. What it does not do: read files, or know what a name means.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/imported_name.h"
#include "store/sqlite/database.h"

namespace isnad::store {

class ImportedNames {
  public:
    ImportedNames(Database& database, bool writable) : database_(&database), writable_(writable) {}

    // Returns: all names by source, id and place within it.
    base::Result<std::vector<model::ImportedName>> all() const;

    // Returns: what changes whenever the names do; "" where there are none.
    base::Result<std::string> digest() const;

    struct Source {
        std::string name;
        std::uint64_t entities = 0;
        std::uint64_t names = 0;
    };
    base::Result<std::vector<Source>> sources() const;

    // Puts these names in the place of those of the same (source, id); all or nothing.
    // Requires: names of one entity stand together; nothing in the store uncommitted.
    // Errors: unreadable (open for reading only), conflict, internal.
    base::Status replace(const std::vector<model::ImportedName>& names);

    // Returns: how many names the source had. Requires, Errors: as replace.
    base::Result<std::uint64_t> remove(const std::string& source);

  private:
    template <typename Work>
    base::Status in_transaction(Work&& work);
    base::Result<bool> has_table() const;
    base::Status put(const std::vector<model::ImportedName>& names);
    base::Status keep_digest();

    Database* database_;
    bool writable_;
};

}  // namespace isnad::store
