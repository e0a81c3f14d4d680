// The journal of the user's decisions about names: its entries as lines of JSON and back.
//
//   {"id":"…","time":"2024-05-20T09:30:00Z","action":"merge","sides":[{"id":"…","locals":["…"],
//    "spellings":["…"],"documents":["…"]}],"name":"…","language":"…","kind":"…","target":"…",
//    "author":"…","note":"…"}
//
// Fields that are empty are left out. The id is worked out from all the rest, so that an entry that
// comes back through a file is known, and one that was changed on the way is refused.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/decision.h"
#include "store/sqlite/store.h"

namespace isnad::engine {

// Puts the lists of its sides in order and fills the decision's id from its content.
void seal(model::Decision& decision);

// Gives a new decision its time and id: `now`, or later where the journal has decisions of then, so
// that it comes after all of them and has an id of its own.
void stamp(model::Decision& decision, const std::vector<model::Decision>& journal,
           const std::string& now);

// Returns: one line of JSON without line break.
std::string journal_line(const model::Decision& decision);

// Errors: malformed (no JSON, a field of another type, an unknown action, an id that does not
// belong to the content, more than a decision may hold).
base::Result<model::Decision> read_journal_line(std::string_view line);

// Returns: the journal of a store, by time. An entry that this program cannot read is named to
// `refused`.
base::Result<std::vector<model::Decision>> load_journal(
    store::Store& store, const std::function<void(const base::Error&)>& refused);

struct ImportCounts {
    std::size_t added = 0;
    std::size_t already_there = 0;
    std::size_t refused = 0;
};

// Adds the entries of a file to the journal, in one transaction. Lines that are wrong, or from
// a day after `now`, are named to `refused` with their number; the rest is added.
base::Result<ImportCounts> import_journal(store::Store& store, std::string_view file,
                                          const std::string& path, const std::string& now,
                                          const std::function<void(const base::Error&)>& refused);

// Adds one decision. Errors: of the store.
base::Status keep_decision(store::Store& store, const model::Decision& decision);

}  // namespace isnad::engine
