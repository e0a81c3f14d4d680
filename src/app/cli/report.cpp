// `isnad report` and the single views: stories, story, event, doc.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "app/cli/commands.h"
#include "base/meter.h"
#include "engine/ingest.h"
#include "engine/journal.h"
#include "engine/record.h"
#include "engine/stage_times.h"
#include "engine/store_names.h"
#include "report/html.h"
#include "report/json.h"
#include "report/json_values.h"
#include "report/phrases.h"
#include "report/terminal.h"

namespace isnad::app {

namespace {

// Runs `show` on the record, or says why there is none. A document of the store that cannot be read
// is named, and the record is made of the rest.
template <typename Show>
int with_record(const Session& session, engine::StageTimes* times, Show&& show) {
    auto store = store::Store::open(session.store, store::Store::Mode::read_only);
    if (!store) {
        fmt::print(stderr, "isnad: {}\n", store.error().to_string());
        return kRefused;
    }
    bool whole = true;
    auto documents = engine::load_documents(
        *store,
        [&](const base::Error& error) {
            fmt::print(stderr, "isnad: left out: {}\n", error.to_string());
            whole = false;
        },
        session.threads());
    auto names = engine::StoreNames::of(*store);
    auto gazetteer = names ? names->gazetteer()
                           : base::Result<const analysis::entities::Gazetteer*>(names.error());
    if (!gazetteer) {
        fmt::print(stderr, "isnad: {}\n", gazetteer.error().to_string());
        return kRefused;
    }
    const auto journal = engine::load_journal(*store, [&](const base::Error& error) {
        fmt::print(stderr, "isnad: left out: {}\n", printable(error.to_string()));
        whole = false;
    });
    if (!journal) {
        fmt::print(stderr, "isnad: {}\n", journal.error().to_string());
        return kRefused;
    }
    if (times != nullptr) times->done("reading the store");
    const int shown = show(engine::build_record(std::move(documents), session.threads(),
                                                {.names = *gazetteer, .journal = *journal}, times));
    if (times != nullptr) times->done("writing");
    return whole ? shown : kRefused;
}

struct ViewOptions {
    std::string format = "text";
    std::string id;
    std::string out;
    bool timings = false;
    unsigned threads = 1;  // of the session, once it is known
};

// A line a stage, so that a reader and a script can both take it apart.
void print_timings(const engine::StageTimes& times) {
    fmt::print(stderr, "{:<18}{:>10}{:>10}{:>10}\n", "stage", "wall s", "CPU s", "peak MB");
    for (const engine::StageTime& each : times.stages())
        fmt::print(stderr, "{:<18}{:>10.3f}{:>10.3f}{:>10.0f}\n", each.stage,
                   each.spent.wall_seconds, each.spent.cpu_seconds,
                   static_cast<double>(each.spent.peak_bytes) / 1e6);
}

int write_report(const model::Record& record, const ViewOptions& options) {
    std::ofstream file;
    if (!options.out.empty()) {
        file.open(options.out, std::ios::binary);
        if (!file) {
            fmt::print(stderr, "isnad: {}: cannot be written\n", options.out);
            return kRefused;
        }
    }
    std::ostream& out = options.out.empty() ? std::cout : file;
    if (options.format == "json") {
        report::write_json(out, record, options.threads);
    } else if (options.format == "html") {
        report::write_html(out, record);
    } else {
        report::write_text(out, record);
    }
    out.flush();
    if (!out) fmt::print(stderr, "isnad: the report could not be written whole\n");
    return out ? kDone : kRefused;
}

// The element whose id begins with `id`; a short id that fits several is refused.
template <typename Element>
const Element* find_by_id(const std::vector<Element>& elements, const std::string& id,
                          std::string_view what) {
    const Element* found = nullptr;
    for (const Element& element : elements) {
        if (element.id == id) return &element;
        if (!element.id.starts_with(id)) continue;
        if (found != nullptr) {
            fmt::print(stderr, "isnad: {}: several of that beginning; give more of the id\n", id);
            return nullptr;
        }
        found = &element;
    }
    if (found == nullptr) fmt::print(stderr, "isnad: {}: no such {}\n", id, what);
    return found;
}

int show_stories(const model::Record& record, const ViewOptions& options) {
    for (const model::Story& story : record.stories) {
        if (options.format == "json") {
            std::cout << report::dump(report::story_json(record, story)) << "\n";
        } else {
            std::cout << fmt::format("{}  {:<10} … {:<10}  {:>3} documents  {}\n", story.id,
                                     story.from, story.to, story.documents.size(),
                                     report::excerpt(story.title, 160));
        }
    }
    return kDone;
}

int show_story(const model::Record& record, const ViewOptions& options) {
    const model::Story* story = find_by_id(record.stories, options.id, "story");
    if (story == nullptr) return kRefused;
    if (options.format == "json") {
        std::cout << report::dump(report::story_json(record, *story)) << "\n";
    } else {
        report::write_story(std::cout, record, *story);
    }
    return kDone;
}

int show_event(const model::Record& record, const ViewOptions& options) {
    const model::Event* event = find_by_id(record.events, options.id, "event");
    if (event == nullptr) return kRefused;
    if (options.format == "json") {
        std::cout << report::dump(report::event_json(record, *event)) << "\n";
    } else {
        report::write_event(std::cout, record, *event);
    }
    return kDone;
}

int show_document(const model::Record& record, const ViewOptions& options) {
    const model::Document* document = find_by_id(record.documents, options.id, "document");
    if (document == nullptr) return kRefused;
    if (options.format == "json") {
        std::cout << report::dump(report::document_json(*document)) << "\n";
    } else {
        report::write_document(std::cout, *document);
    }
    return kDone;
}

using Show = int (*)(const model::Record&, const ViewOptions&);

CLI::App* add_view(CLI::App& app, Session& session, const std::string& name,
                   const std::string& description, std::shared_ptr<ViewOptions> options,
                   Show show) {
    CLI::App* command = app.add_subcommand(name, description);
    command->add_option("--store", session.store, "The store file")->capture_default_str();
    command->add_option("--jobs,--threads", session.jobs, "Threads (default: all the machine has)");
    command->callback([&session, options, show] {
        options->threads = session.threads();
        const base::ProcessMeter meter;
        std::optional<engine::StageTimes> times;
        if (options->timings) times.emplace(meter);
        session.exit_code =
            with_record(session, times ? &*times : nullptr,
                        [&](const model::Record& record) { return show(record, *options); });
        if (times) print_timings(*times);
    });
    return command;
}

}  // namespace

void add_report(CLI::App& app, Session& session) {
    auto whole = std::make_shared<ViewOptions>();
    CLI::App* report = add_view(app, session, "report", "The whole record", whole, write_report);
    report->add_option("--format", whole->format, "text, json or html")
        ->check(CLI::IsMember({"text", "json", "html"}).description(""))
        ->capture_default_str();
    report->add_option("--out", whole->out, "Write to FILE instead of stdout");
    report->add_flag("--timings", whole->timings, "Say on stderr what each stage took");
    report->footer("Example:\n  isnad report --format html --out record.html");

    struct View {
        const char* name;
        const char* description;
        const char* what;  // what the ID names; nullptr for a list
        Show show;
    };
    const View views[] = {
        {"stories", "List the stories", nullptr, show_stories},
        {"story", "One story: timeline, copies, conflicts", "story", show_story},
        {"event", "One event with every account of it", "event", show_event},
        {"doc", "One document as it was read", "document", show_document},
    };
    for (const View& view : views) {
        auto options = std::make_shared<ViewOptions>();
        CLI::App* command = add_view(app, session, view.name, view.description, options, view.show);
        if (view.what != nullptr) {
            command
                ->add_option("ID", options->id,
                             fmt::format("Id of the {}, or its beginning", view.what))
                ->required();
        }
        command->add_option("--format", options->format, "text or json")
            ->check(CLI::IsMember({"text", "json"}).description(""))
            ->capture_default_str();
        command->footer(fmt::format("Example:\n  isnad {}{}", view.name,
                                    view.what != nullptr ? " 1a2b3c" : " --format json"));
    }
}

}  // namespace isnad::app
