// Opening a store file: is it one, which version, and how it is set up.
//
// Schema 3. `originals` holds each byte string that ever arrived, deflated where that is smaller;
// `contents` what they hold once unwrapped, one document each; `sightings` where and when which
// original of which content was found; `readings` is the cache of what was read from a content, and
// from which of its sightings. Schema 1 had no `copies_` tables (copy_segments.h); schema 2 no
// `imported_` ones (imported_names.h) and no `name_journal` (name_journal.h); opening such a store
// to write adds them. Only `readings` and the `copies_` tables may be dropped without loss.
#pragma once

#include <string>

#include "base/result.h"
#include "store/sqlite/database.h"

namespace isnad::store {

// Errors: unreadable (missing, a folder, no permission), malformed (another program's file, or
// damaged), unsupported (of a newer version), conflict (another process writes).
base::Result<Database> open_to_read(const std::string& path);

// Makes the store where there is no file, or an empty one. Another program's database is refused
// untouched. Errors: as open_to_read.
base::Result<Database> open_to_write(const std::string& path);

}  // namespace isnad::store
