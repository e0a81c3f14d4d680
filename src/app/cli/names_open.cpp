// Purpose: see names_open.h.
#include "app/cli/names_open.h"

#include <fmt/format.h>

#include "engine/ingest.h"
#include "engine/journal.h"
#include "report/names.h"

namespace isnad::app {

std::optional<OpenNames> open_names(const Session& session, store::Store::Mode mode) {
    // A store is not made where there is none.
    auto store = store::Store::open(session.store, store::Store::Mode::read_only);
    if (store && mode == store::Store::Mode::read_write)
        store = store::Store::open(session.store, mode);
    if (!store) {
        fmt::print(stderr, "isnad: {}\n", printable(store.error().to_string()));
        return std::nullopt;
    }
    bool whole = true;
    const auto left_out = [&](const base::Error& error) {
        fmt::print(stderr, "isnad: left out: {}\n", printable(error.to_string()));
        whole = false;
    };
    auto journal = engine::load_journal(*store, left_out);
    if (!journal) {
        fmt::print(stderr, "isnad: {}\n", printable(journal.error().to_string()));
        return std::nullopt;
    }
    engine::NameBook book(engine::load_documents(*store, left_out), *journal, session.threads());
    return OpenNames{std::move(*store), std::move(*journal), std::move(book), whole};
}

std::string shown_name(const model::Entity& entity) {
    const auto english = entity.names.find("en");
    if (english != entity.names.end()) return report::shown(english->second, 60);
    if (!entity.names.empty()) return report::shown(entity.names.begin()->second, 60);
    return report::shown(entity.id, 60);
}

const model::Entity* find_entity(const engine::NameBook& book, const std::string& wanted) {
    const auto found = book.find(wanted);
    if (found) return *found;
    fmt::print(stderr, "isnad: {}\n", printable(found.error().to_string()));
    return nullptr;
}

}  // namespace isnad::app
