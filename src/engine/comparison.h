// Two documents side by side: what `isnad compare` works on.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "model/record.h"

namespace isnad::engine {

// Finds both documents and what they share. A name is the id of a document of the store or its
// beginning (six letters or more, of one document only), its uri there, or the path of a file that
// holds one page. Without a store file only paths can be found.
// What stands on the pages of a site whatever they tell is learned from the store and left aside.
// Returns: a record with the two documents, in the order given, their copies and derivations.
// Errors: not_found, unsupported (the same document twice, several of that beginning, a file of
// several pages), those of the store and of reading a file. A document of the store that cannot be
// read is named to `refused`.
base::Result<model::Record> compare(const std::string& a, const std::string& b,
                                    const std::string& store_path, unsigned threads,
                                    const std::function<void(const base::Error&)>& refused);

// The same for two documents at hand.
model::Record compare(model::Document a, model::Document b);

}  // namespace isnad::engine
