// `isnad names`: who is who in a store, and what the user knows better. One function a subcommand.
#include "app/cli/names.h"

namespace isnad::app {

void add_names(CLI::App& app, Session& session) {
    CLI::App* names = app.add_subcommand(
        "names", "Who is who in the store: look, decide, undo, bring more names along");
    names->require_subcommand(1);
    names->footer(
        "What is decided here holds for every report from then on, for pages that come later too.\n"
        "Example:\n  isnad names list salem && isnad names merge person:karim-salem "
        "person:k-salem");
    add_names_list(*names, session);
    add_names_journal(*names, session);
    add_names_import(*names, session);
    add_names_imported(*names, session);
}

}  // namespace isnad::app
