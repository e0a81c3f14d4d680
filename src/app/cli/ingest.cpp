// `isnad ingest`: pages into the store.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "base/calendar.h"
#include "base/clock.h"
#include "engine/ingest.h"

namespace isnad::app {

unsigned Session::threads() const {
    return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

std::string is_date(const std::string& value) {
    const bool time_follows = value.size() == 10 || (value.size() > 10 && value[10] == 'T');
    if (base::day_number(value) && time_follows) return {};
    return value + " is no date (YYYY-MM-DD, or with a time YYYY-MM-DDThh:mm:ssZ)";
}

std::string printable(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    }
    return text;
}

namespace {

struct IngestOptions {
    std::vector<std::string> paths;
    std::string captured;
    std::uint64_t max_mib = 32;
    bool verbose = false;
};

int run_ingest(const Session& session, const IngestOptions& options) {
    auto store = store::Store::open(session.store, store::Store::Mode::read_write);
    if (!store) {
        fmt::print(stderr, "isnad: {}\n", store.error().to_string());
        return kRefused;
    }
    std::unique_ptr<base::Clock> clock = std::make_unique<base::SystemClock>();
    if (!options.captured.empty()) clock = std::make_unique<base::FixedClock>(options.captured);
    intake::Limits limits;
    limits.page_bytes = limits.jsonl_line_bytes = options.max_mib << 20;

    ProgressBar bar;
    engine::IngestListener listener;
    listener.refused = [&](const base::Error& error) {
        bar.clear();
        fmt::print(stderr, "refused {}\n", printable(error.to_string()));
    };
    listener.index_trouble = [&](const base::Error& error) {
        bar.clear();
        fmt::print(stderr, "isnad: the index of copies: {}\n", printable(error.to_string()));
    };
    listener.progress = [&](const engine::IngestProgress& progress) {
        bar.show(progress.bytes_done, progress.bytes_total, progress.counts.read);
    };
    if (options.verbose) {
        listener.kept = [&](const std::string& uri) {
            bar.clear();
            fmt::print(stderr, "kept {}\n", printable(uri));
        };
    }
    const auto counts =
        engine::ingest(options.paths, limits, session.threads(), *clock, *store, listener);
    bar.clear();
    if (!counts) {
        fmt::print(stderr, "isnad: {}\n", counts.error().to_string());
        return kRefused;
    }
    if (counts->sharing > 0)
        fmt::print(stderr, "{} of {} new pages share passages with pages kept before\n",
                   counts->sharing, counts->added);
    std::cout << fmt::format("{} read: {} new, {} already there; {} refused{}\n", counts->read,
                             counts->added, counts->already_there, counts->refused,
                             counts->left_out == 0
                                 ? std::string()
                                 : fmt::format("; {} of other kinds left alone", counts->left_out));
    return counts->refused == 0 ? kDone : kRefused;
}

}  // namespace

void add_ingest(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("ingest", "Read pages into the store");
    auto options = std::make_shared<IngestOptions>();
    command->add_option("PATH", options->paths, "Files, folders, or - for stdin")->required();
    command->add_option("--store", session.store, "The store file")->capture_default_str();
    command->add_option("--jobs,--threads", session.jobs, "Threads (default: all the machine has)");
    command
        ->add_option("--captured", options->captured,
                     "When the pages were saved, where they do not say it (RFC 3339; default: now)")
        ->check(is_date);
    command->add_option("--max-mib", options->max_mib, "Refuse pages over this size")
        ->capture_default_str()
        ->check(CLI::Range(1, 1024));
    command->add_flag("--verbose", options->verbose, "Name each page once it is kept");
    command->footer(
        "Reads .txt, .html, .html.gz and .jsonl. Running it twice changes nothing.\n"
        "Example:\n  isnad ingest --store case.db saved-pages/ wire.jsonl");
    command->callback([&session, options] { session.exit_code = run_ingest(session, *options); });
}

}  // namespace isnad::app
