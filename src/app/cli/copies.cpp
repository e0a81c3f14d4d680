// `isnad copies`: passages that recur in a corpus of JSON lines; no store.
#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "engine/corpus.h"
#include "report/json_values.h"

namespace isnad::app {

namespace {

int run_copies(const Session& session, const std::string& path) {
    int exit_code = kDone;
    const auto copies =
        engine::find_corpus_copies(path, session.threads(), [&](const base::Error& error) {
            fmt::print(stderr, "refused {}\n", printable(error.to_string()));
            exit_code = kRefused;
        });
    if (!copies) {
        fmt::print(stderr, "isnad: {}\n", copies.error().to_string());
        return kRefused;
    }
    for (const engine::CorpusCopy& copy : *copies) {
        report::Json json = {{"a", copy.a},
                             {"b", copy.b},
                             {"a_begin", copy.a_begin},
                             {"a_end", copy.a_end},
                             {"b_begin", copy.b_begin},
                             {"b_end", copy.b_end},
                             {"similarity", copy.similarity}};
        if (!copy.source.empty()) json["src"] = copy.source;
        std::cout << report::dump(json) << "\n";
    }
    return exit_code;
}

}  // namespace

void add_copies(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "copies", "Find passages that recur in a corpus of JSON lines; no store");
    auto path = std::make_shared<std::string>();
    command
        ->add_option("CORPUS", *path, "Lines {\"id\",\"series\",\"date\",\"title\",\"text\"}, or -")
        ->required();
    command->add_option("--jobs,--threads", session.jobs, "Threads (default: all the machine has)");
    command->footer(
        "One line a finding; offsets are code points into \"text\".\n"
        "Example:\n  isnad copies corpus.jsonl > found.jsonl");
    command->callback([&session, path] { session.exit_code = run_copies(session, *path); });
}

}  // namespace isnad::app
