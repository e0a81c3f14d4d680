// The door: reads the command line, runs one command, ends with its exit code. Every exception that
// a library lets out ends here, as one line on stderr.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "app/cli/commands.h"

int main(int argc, char** argv) {
    using namespace isnad::app;
    std::ios::sync_with_stdio(false);
    try {
        CLI::App app{
            "isnad reads what many outlets published about the same happenings and says who said "
            "what, through whom, and how often independently.",
            "isnad"};
        app.set_version_flag("--version", "isnad " ISNAD_VERSION);
        app.require_subcommand(1);
        app.footer(
            "Example:\n  isnad ingest pages/ && isnad report\n\n"
            "Each command has its own --help.");
        Session session;
        add_ingest(app, session);
        add_report(app, session);
        add_extract(app, session);
        add_annotate(app, session);
        add_compare(app, session);
        add_copies(app, session);
        add_match(app, session);
        add_trace(app, session);
        add_index(app, session);
        add_names(app, session);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return app.exit(error, std::cout, std::cerr) == 0 ? kDone : kWrongUsage;
        }
        std::cout.flush();
        if (!std::cout) {
            std::cerr << "isnad: the output could not be written\n";
            return kRefused;
        }
        return session.exit_code;
    } catch (const std::exception& error) {
        std::cerr << "isnad: " << error.what() << "\n";
        return kRefused;
    }
}
