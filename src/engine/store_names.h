// The names that documents of a store are read with: the program's and those the user brought.
//
// A reading is stamped with the reader's version and, where names were brought along, their digest,
// so that a change of these makes documents be read anew. The gazetteer is made when it is first
// asked for, since a store that is up to date needs none.
#pragma once

#include <memory>
#include <string>

#include "analysis/entities/gazetteer.h"
#include "base/result.h"
#include "store/sqlite/store.h"

namespace isnad::engine {

class StoreNames {
  public:
    // Errors: of the store. Lifetime: `store` outlives it.
    static base::Result<StoreNames> of(store::Store& store);

    // The stamp of readings made with these names.
    const std::string& version() const { return version_; }

    // The program's own where nothing was brought along. Errors: of the store.
    base::Result<const analysis::entities::Gazetteer*> gazetteer();

  private:
    store::Store* store_ = nullptr;
    bool imported_ = false;
    std::string version_;
    std::unique_ptr<analysis::entities::Gazetteer> own_;
};

}  // namespace isnad::engine
