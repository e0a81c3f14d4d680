// `isnad names import` and `isnad names imported`: names from Wikidata, FollowTheMoney or CSV.
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "app/cli/names.h"
#include "engine/import_names.h"
#include "report/phrases.h"

namespace isnad::app {

namespace {

struct ImportOptions {
    std::vector<std::string> paths;
    std::string source;
    std::string remove;
};

int fail(const base::Error& error) {
    fmt::print(stderr, "isnad: {}\n", printable(error.to_string()));
    return kRefused;
}

int remove_source(store::Store& store, const std::string& source) {
    const auto removed = store.imported_names().remove(source);
    if (!removed) return fail(removed.error());
    if (*removed == 0)
        return fail({base::ErrorCode::empty, "nothing was imported from this source", source});
    std::cout << fmt::format("removed {} of {}\n", report::counted(*removed, "name", "names"),
                             printable(source));
    return kDone;
}

int run_import(const Session& session, const ImportOptions& options) {
    if (options.remove.empty() == options.paths.empty()) {
        fmt::print(stderr, "isnad: give files to import, or --remove SOURCE\n");
        return kWrongUsage;
    }
    auto store = store::Store::open(session.store, store::Store::Mode::read_write);
    if (!store) return fail(store.error());
    if (!options.remove.empty()) return remove_source(*store, options.remove);
    const auto counts = engine::import_names(options.paths, options.source, *store,
                                             [](const base::Error& error) { fail(error); });
    if (!counts) return fail(counts.error());
    std::cout << fmt::format("imported {} with {}, refused {}\n",
                             report::counted(counts->entities, "entity", "entities"),
                             report::counted(counts->names, "name", "names"), counts->refused);
    return counts->refused == 0 ? kDone : kRefused;
}

int list_sources(const Session& session) {
    auto store = store::Store::open(session.store, store::Store::Mode::read_only);
    if (!store) return fail(store.error());
    const auto sources = store->imported_names().sources();
    if (!sources) return fail(sources.error());
    for (const store::ImportedNames::Source& source : *sources) {
        std::cout << fmt::format("{}: {}, {}\n", printable(source.name),
                                 report::counted(source.entities, "entity", "entities"),
                                 report::counted(source.names, "name", "names"));
    }
    if (sources->empty()) std::cout << "no names were imported\n";
    return kDone;
}

}  // namespace

void add_names_import(CLI::App& names, Session& session) {
    CLI::App* command = names.add_subcommand(
        "import", "Bring names along: entities of Wikidata or FollowTheMoney (NDJSON), or CSV");
    auto options = std::make_shared<ImportOptions>();
    command->add_option("--store", session.store, "The store file")->capture_default_str();
    command->add_option("FILE", options->paths, "Files of names");
    command->add_option("--source", options->source,
                        "What to call them (default: the file's name without its ending)");
    command->add_option("--remove", options->remove, "Take out all names of this source");
    command->footer(
        "CSV has a header with the columns id, kind (person, organisation, place, outlet), name,\n"
        "language, aliases (parted by '|'), country. Documents are read anew with the names when\n"
        "they are asked for next. Importing an entity again replaces it.\n"
        "Example:\n  isnad names import --store case.db --source parliament members.csv");
    command->callback([&session, options] { session.exit_code = run_import(session, *options); });
}

void add_names_imported(CLI::App& names, Session& session) {
    CLI::App* command = names.add_subcommand("imported", "What was imported, by source");
    command->add_option("--store", session.store, "The store file")->capture_default_str();
    command->footer("Example:\n  isnad names imported --store case.db");
    command->callback([&session] { session.exit_code = list_sources(session); });
}

}  // namespace isnad::app
