// `isnad match`: do two names, in any scripts, name the same; no store.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "app/cli/commands.h"
#include "engine/annotate.h"
#include "engine/match.h"
#include "report/json_values.h"

namespace isnad::app {

namespace {

struct MatchOptions {
    std::string a;
    std::string b;
    std::string list;
    std::string format = "text";
};

int run_pair(const MatchOptions& options) {
    const engine::NameMatch found = engine::match_names(options.a, options.b);
    if (options.format == "json") {
        const report::Json json = {{"a", engine::mend(options.a)},
                                   {"b", engine::mend(options.b)},
                                   {"score", found.score},
                                   {"same", found.same},
                                   {"reasons", found.reasons}};
        std::cout << report::dump(json) << "\n";
        return kDone;
    }
    std::cout << fmt::format("{:.6f} {}\n", found.score,
                             found.same ? "may be linked" : "not linked");
    for (const std::string& reason : found.reasons) std::cout << "  " << printable(reason) << "\n";
    return kDone;
}

int run_list(const MatchOptions& options) {
    std::ifstream file;
    if (options.list != "-") {
        file.open(options.list, std::ios::binary);
        if (!file) {
            fmt::print(stderr, "isnad: {}: cannot be read\n", printable(options.list));
            return kRefused;
        }
    }
    std::istream& in = options.list == "-" ? std::cin : file;
    const bool json = options.format == "json";
    engine::NameList names;
    int exit_code = kDone;
    std::string out;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        const base::Result<double> score = names.score(line);
        if (score) {
            fmt::format_to(std::back_inserter(out), "{:.6f}\n", *score);
        } else {
            fmt::print(stderr, "refused {}:{}: {}\n", printable(options.list), number,
                       score.error().message);
            exit_code = kRefused;
            out += json ? "null\n" : "\n";
        }
        constexpr std::size_t kBlock = 1U << 16U;
        if (out.size() >= kBlock) {
            std::cout << out;
            out.clear();
        }
    }
    std::cout << out;
    if (in.bad()) {
        fmt::print(stderr, "isnad: {}: cannot be read to its end\n", printable(options.list));
        return kRefused;
    }
    return exit_code;
}

}  // namespace

void add_match(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "match", "Do two names, in any scripts, name the same: a score 0..1; no store");
    auto options = std::make_shared<MatchOptions>();
    CLI::Option* a = command->add_option("A", options->a, "A name");
    CLI::Option* b = command->add_option("B", options->b, "The other one");
    CLI::Option* list =
        command->add_option("--list", options->list,
                            "A file (- for stdin) of lines \"name<tab>name\": one score a line");
    command->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}).description(""))
        ->capture_default_str();
    a->needs(b);
    list->excludes(a);
    command->callback([&session, options, b, list] {
        if (list->count() == 0 && b->count() == 0) throw CLI::RequiredError("A and B, or --list");
        session.exit_code = list->count() > 0 ? run_list(*options) : run_pair(*options);
    });
    command->footer(
        "A line of the list that cannot be read gives an empty line (null with --format json).\n"
        "Example:\n  isnad match 'Benny Gantz' 'بيني غانتس'");
}

}  // namespace isnad::app
