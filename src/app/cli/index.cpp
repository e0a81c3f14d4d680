// `isnad index`: the index of copies that is kept with the store.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "engine/copy_index.h"
#include "report/phrases.h"

namespace isnad::app {

namespace {

struct IndexOptions {
    bool check = false;
    bool rebuild = false;
    std::string expire;
};

int fail(const base::Error& error) {
    fmt::print(stderr, "isnad: {}\n", printable(error.to_string()));
    return kRefused;
}

std::string size_line(engine::CopyIndex& index) {
    const std::size_t segments = index.shelf().segments();
    return fmt::format("{} in {}, {:.1f} MiB",
                       report::counted(index.shelf().count_found(), "text", "texts"),
                       report::counted(segments, "segment", "segments"),
                       static_cast<double>(index.kept_bytes()) / (1 << 20));
}

int check_index(const Session& session) {
    auto store = store::Store::open(session.store, store::Store::Mode::read_only);
    if (!store) return fail(store.error());
    auto index = engine::CopyIndex::open(*store);
    if (!index) return fail(index.error());
    if (!index->made_anew().empty()) {
        std::cout << "the index is to be made anew: " << printable(index->made_anew()) << "\n";
        return kRefused;
    }
    int exit_code = kDone;
    const auto problems = index->check([&](const base::Error& error) { exit_code = fail(error); });
    if (!problems) return fail(problems.error());
    constexpr std::size_t kShown = 20;
    for (std::size_t i = 0; i < std::min(problems->size(), kShown); ++i)
        fmt::print(stderr, "{}\n", (*problems)[i]);
    if (problems->size() > kShown) fmt::print(stderr, "and {} more\n", problems->size() - kShown);
    if (!problems->empty()) exit_code = kRefused;
    std::cout << fmt::format("{}: {}, {} waiting\n",
                             exit_code == kDone ? "agrees with the store" : "does not agree",
                             size_line(*index), index->waiting());
    return exit_code;
}

int change_index(const Session& session, const IndexOptions& options) {
    // A store is not made where there is none.
    if (auto there = store::Store::open(session.store, store::Store::Mode::read_only); !there)
        return fail(there.error());
    auto store = store::Store::open(session.store, store::Store::Mode::read_write);
    if (!store) return fail(store.error());
    auto index = engine::CopyIndex::open(*store);
    if (!index) return fail(index.error());
    say_made_anew(index->made_anew());
    int exit_code = kDone;
    const auto run = [&]() -> base::Status {
        if (!options.expire.empty()) ISNAD_TRY_DO(index->expire_before(options.expire));
        if (options.rebuild) ISNAD_TRY_DO(index->forget_all());
        ISNAD_TRY_DO(index->catch_up([&](const base::Error& error) { exit_code = fail(error); }));
        return index->keep();
    };
    if (const base::Status done = run(); !done) return fail(done.error());
    std::cout << size_line(*index) << "\n";
    return exit_code;
}

}  // namespace

void add_index(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("index", "The index of copies: bring it up to date, check, rebuild");
    auto options = std::make_shared<IndexOptions>();
    command->add_option("--store", session.store, "The store file")->capture_default_str();
    auto* check = command->add_flag("--check", options->check,
                                    "Hold it against the store's documents, change nothing");
    auto* rebuild = command->add_flag("--rebuild", options->rebuild, "Make it anew");
    auto* expire = command
                       ->add_option("--expire", options->expire,
                                    "Leave out documents of earlier days than DAY (YYYY-MM-DD)")
                       ->check(is_date);
    check->excludes(rebuild)->excludes(expire);
    command->footer(
        "The store keeps all documents; expired ones are only no longer compared with others.\n"
        "Example:\n  isnad index --store case.db --check");
    command->callback([&session, options] {
        session.exit_code = options->check ? check_index(session) : change_index(session, *options);
    });
}

}  // namespace isnad::app
