// Purpose: see store_names.h.
#include "engine/store_names.h"

#include "engine/reader.h"

namespace isnad::engine {

using analysis::entities::Gazetteer;

base::Result<StoreNames> StoreNames::of(store::Store& store) {
    StoreNames names;
    ISNAD_TRY(const std::string digest, store.imported_names().digest());
    names.store_ = &store;
    names.imported_ = !digest.empty();
    names.version_ = reader_version();
    if (names.imported_) names.version_ += "+" + digest;
    return names;
}

base::Result<const Gazetteer*> StoreNames::gazetteer() {
    if (!imported_) return &Gazetteer::get();
    if (own_ == nullptr) {
        ISNAD_TRY(const auto imported, store_->imported_names().all());
        own_ = std::make_unique<Gazetteer>(Gazetteer::get(), imported);
    }
    return own_.get();
}

}  // namespace isnad::engine
