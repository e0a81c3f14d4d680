// What the subcommands of `isnad names` share: the store opened with its names settled.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/commands.h"
#include "engine/names.h"
#include "store/sqlite/store.h"

namespace isnad::app {

struct OpenNames {
    store::Store store;
    std::vector<model::Decision> journal;
    engine::NameBook book;
    bool whole = true;  // all documents and entries could be read
};

// Returns: nothing where the store cannot be opened, which is said on stderr.
std::optional<OpenNames> open_names(const Session& session, store::Store::Mode mode);

// Returns: one name of an entity for a terminal: in English, else in any language, else its id.
std::string shown_name(const model::Entity& entity);

// Returns: the entity, or nullptr, which is said on stderr.
const model::Entity* find_entity(const engine::NameBook& book, const std::string& wanted);

}  // namespace isnad::app
