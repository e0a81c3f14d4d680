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

void print(const engine::CorpusCopy& copy) {
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

void print(const engine::CorpusTiming& timing) {
    const report::Json json = {
        {"articles", timing.texts},          {"seconds", timing.seconds},
        {"p50_us", timing.p50_us},           {"p99_us", timing.p99_us},
        {"index_bytes", timing.index_bytes}, {"articles_per_second", timing.texts_per_second}};
    fmt::print(stderr, "{}\n", report::dump(json));
}

int run_copies(const Session& session, const std::string& path, bool timed) {
    int exit_code = kDone;
    const auto timing = engine::find_corpus_copies(
        path, session.threads(),
        [&](const base::Error& error) {
            fmt::print(stderr, "refused {}\n", printable(error.to_string()));
            exit_code = kRefused;
        },
        [](const engine::CorpusCopy& copy) { print(copy); });
    if (!timing) {
        fmt::print(stderr, "isnad: {}\n", timing.error().to_string());
        return kRefused;
    }
    if (timed) print(*timing);
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
    auto timed = std::make_shared<bool>(false);
    command->add_flag("--timing", *timed,
                      "At the end say on stderr what it took, as a line of JSON: microseconds "
                      "from an article's line to its candidates, articles a second by tenth of "
                      "the corpus, bytes of the index");
    command->footer(
        "One line a finding, by the later text; offsets are code points into \"text\".\n"
        "Example:\n  isnad copies corpus.jsonl > found.jsonl");
    command->callback(
        [&session, path, timed] { session.exit_code = run_copies(session, *path, *timed); });
}

}  // namespace isnad::app
