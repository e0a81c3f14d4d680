// The subcommands of `isnad names`, each of which adds itself.
#pragma once

#include "app/cli/commands.h"

namespace isnad::app {

void add_names_list(CLI::App& names, Session& session);     // list, show
void add_names_journal(CLI::App& names, Session& session);  // merge, split, ..., undo, journal
void add_names_import(CLI::App& names, Session& session);
void add_names_imported(CLI::App& names, Session& session);

}  // namespace isnad::app
