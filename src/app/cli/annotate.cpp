// `isnad annotate`: lines of text in, one JSON array a line out; no store.
#include <fmt/format.h>

#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/commands.h"
#include "engine/annotate.h"
#include "report/json_values.h"

namespace isnad::app {

namespace {

enum class Kind { time, number, entity, claim };

struct AnnotateCommand {
    Kind kind = Kind::time;
    bool explain = false;
    engine::AnnotateOptions options;
    std::vector<std::string> frames;  // files
};

report::Json found_in(const std::string& line, const AnnotateCommand& command) {
    const model::Annotations said = engine::annotate_line(line, command.options);
    report::Json found = report::Json::array();
    switch (command.kind) {
        case Kind::time:
            for (const auto& time : said.times) {
                found.push_back(report::time_json(line, time));
                if (command.explain) found.back()["rule"] = time.rule;
            }
            break;
        case Kind::number:
            for (const auto& each : said.quantities)
                found.push_back(report::quantity_json(line, each));
            break;
        case Kind::entity:
            for (const auto& each : said.mentions)
                found.push_back(report::mention_json(line, each));
            break;
        case Kind::claim:
            for (const auto& each : said.claims) {
                found.push_back(report::claim_json(line, each));
                if (command.explain) found.back()["why"] = report::claim_reasons_json(each);
            }
            break;
    }
    return found;
}

engine::Wanted wanted_for(Kind kind) {
    switch (kind) {
        case Kind::time:
            return engine::Wanted::times;
        case Kind::number:
            return engine::Wanted::quantities;
        case Kind::entity:
            return engine::Wanted::mentions;
        case Kind::claim:
            break;
    }
    return engine::Wanted::everything;
}

void run_annotate(const AnnotateCommand& command) {
    for (std::string line; std::getline(std::cin, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        std::cout << report::dump(found_in(engine::mend(line), command)) << "\n";
    }
}

}  // namespace

void add_annotate(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "annotate", "Find times, numbers, names or claims in lines of text from stdin; no store");
    auto chosen = std::make_shared<AnnotateCommand>();
    const std::map<std::string, Kind> kinds = {{"time", Kind::time},
                                               {"number", Kind::number},
                                               {"entity", Kind::entity},
                                               {"claim", Kind::claim}};
    const std::map<std::string, engine::Prefer> policies = {{"past", engine::Prefer::past},
                                                            {"future", engine::Prefer::future},
                                                            {"none", engine::Prefer::none}};
    command->add_option("--kind", chosen->kind, "What to find: time, number, entity or claim")
        ->required()
        ->transform(CLI::CheckedTransformer(kinds).description(""));
    command->add_option("--lang", chosen->options.language,
                        "Language of the lines (ISO 639-1; default: told line by line)");
    command
        ->add_option("--published", chosen->options.published,
                     "Date (YYYY-MM-DD) that relative times rest on")
        ->check(is_date);
    command
        ->add_option("--prefer", chosen->options.prefer,
                     "Where an undated month or weekday points: past, future or none "
                     "(default: past)")
        ->transform(CLI::CheckedTransformer(policies).description(""));
    command->add_option(
        "--frames", chosen->frames,
        "Frames of your own beside the built-in ones: a file as docs/frames.md says "
        "(may be given more than once)");
    command->add_flag(
        "--explain", chosen->explain,
        "Add why: the rule that read each time; of a claim its rules, the words they matched, "
        "and why each source was chosen");
    command->footer(
        "Offsets are bytes into the line.\n"
        "Example:\n  echo 'في 13 أيلول/سبتمبر 1993' | isnad annotate --kind time --lang ar");
    command->callback([&session, chosen] {
        chosen->options.wanted = wanted_for(chosen->kind);
        auto frames = engine::load_frames(chosen->frames);
        if (!frames) {
            fmt::print(stderr, "isnad: {}\n", printable(frames.error().to_string()));
            session.exit_code = kWrongUsage;
            return;
        }
        chosen->options.frames = std::move(*frames);
        run_annotate(*chosen);
        session.exit_code = kDone;
    });
}

}  // namespace isnad::app
