// `isnad compare`: two articles side by side.
#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "app/cli/commands.h"
#include "engine/comparison.h"
#include "report/comparison.h"

namespace isnad::app {

namespace {

struct CompareOptions {
    std::string a;
    std::string b;
    std::string format = "text";
};

int run_compare(const Session& session, const CompareOptions& options) {
    bool whole = true;
    const auto record = engine::compare(
        options.a, options.b, session.store, session.threads(), [&](const base::Error& error) {
            fmt::print(stderr, "isnad: left out: {}\n", printable(error.to_string()));
            whole = false;
        });
    if (!record) {
        fmt::print(stderr, "isnad: {}\n", printable(record.error().to_string()));
        return kRefused;
    }
    if (options.format == "json") {
        report::write_comparison_json(std::cout, *record);
    } else {
        report::write_comparison(std::cout, *record);
    }
    return whole ? kDone : kRefused;
}

}  // namespace

void add_compare(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "compare",
        "Two articles side by side: what they share, what was changed, what only one says");
    auto options = std::make_shared<CompareOptions>();
    command
        ->add_option("A", options->a,
                     "A document of the store (its id, six letters of it, or its uri) or a file")
        ->required();
    command->add_option("B", options->b, "The other one, likewise")->required();
    command->add_option("--store", session.store, "The store file")->capture_default_str();
    command->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}).description(""))
        ->capture_default_str();
    command->add_option("--jobs,--threads", session.jobs, "Threads (default: all the machine has)");
    command->footer(
        "In the text form words that differ stand in [brackets].\n"
        "Example:\n  isnad compare 1a2b3c page.html");
    command->callback([&session, options] { session.exit_code = run_compare(session, *options); });
}

}  // namespace isnad::app
