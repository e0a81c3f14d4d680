// `isnad names`: what the store knows of names. One function a subcommand.
#include "app/cli/names.h"

namespace isnad::app {

void add_names(CLI::App& app, Session& session) {
    CLI::App* names = app.add_subcommand("names", "The names that a store knows: bring more along");
    names->require_subcommand(1);
    names->footer("Example:\n  isnad names import --store case.db people.csv");
    add_names_import(*names, session);
    add_names_imported(*names, session);
}

}  // namespace isnad::app
