// `isnad names merge`, `split`, `rename`, `drop`, `kind`, `undo` and `journal`: the user is right.
//
// Each decision is one entry of the store's journal, written in one transaction; what it changed is
// worked out anew and said.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <set>

#include "app/cli/commands.h"
#include "app/cli/names_open.h"
#include "base/clock.h"
#include "engine/journal.h"
#include "model/names.h"
#include "report/names.h"
#include "report/phrases.h"
#include "story/identity/identity.h"

namespace isnad::app {

namespace {

struct DecideOptions {
    std::vector<std::string> ids;
    std::vector<std::string> spellings;
    std::vector<std::string> documents;
    std::string name;
    std::string language;
    std::string kind;
    std::string note;
    std::string author;
    std::string export_to;
    std::string import_from;
};

int fail(const base::Error& error) {
    fmt::print(stderr, "isnad: {}\n", printable(error.to_string()));
    return kRefused;
}

std::string mentions_in(std::uint32_t mentions, std::uint32_t documents) {
    return report::counted(mentions, "mention", "mentions") + " in " +
           report::counted(documents, "document", "documents");
}

std::string name_of(const engine::NameBook& book, const std::string& id) {
    for (const model::Entity& entity : book.record().entities)
        if (entity.id == id) return shown_name(entity);
    return report::shown(id, 80);
}

void say_changes(const engine::NameBook& book, const std::vector<engine::NameChange>& changes) {
    for (const engine::NameChange& change : changes) {
        if (change.entity.empty()) {
            std::cout << fmt::format("{} now {} nobody\n",
                                     mentions_in(change.mentions, change.documents),
                                     change.mentions == 1 ? "names" : "name");
        } else {
            std::cout << fmt::format(
                "{} now {} to {}  {}\n", mentions_in(change.mentions, change.documents),
                change.mentions == 1 ? "belongs" : "belong", report::shown(change.entity, 80),
                name_of(book, change.entity));
        }
    }
    if (changes.empty()) std::cout << "no mention belongs to another entity than before\n";
}

void say_overruled(const engine::NameBook& book) {
    for (const model::DecisionEffect& effect : book.record().decisions) {
        if (!effect.overruled_by.empty())
            fmt::print(stderr, "isnad: decision {} does not hold: the later {} says otherwise\n",
                       effect.id, effect.overruled_by);
    }
}

// Keeps the decision, and says what it changed.
int keep(OpenNames& names, model::Decision decision, const DecideOptions& options) {
    decision.note = options.note;
    decision.author = options.author;
    engine::stamp(decision, names.journal, base::SystemClock().now_utc());
    if (const base::Status kept = engine::keep_decision(names.store, decision); !kept)
        return fail(kept.error());
    names.journal.push_back(decision);
    const auto changes = names.book.settle(names.journal);
    if (decision.action == model::DecisionAction::rename) {
        std::cout << fmt::format("{} is called {} ({})\n",
                                 report::shown(decision.sides.front().id, 80),
                                 report::shown(decision.name, 80), decision.language);
    } else {
        say_changes(names.book, changes);
    }
    say_overruled(names.book);
    return names.whole ? kDone : kRefused;
}

// Opens the store, finds the entities, lets `decide` make a decision of them, keeps it.
template <typename Decide>
int decide_on(const Session& session, const DecideOptions& options, Decide&& decide) {
    auto names = open_names(session, store::Store::Mode::read_write);
    if (!names) return kRefused;
    std::vector<const model::Entity*> entities;
    for (const std::string& id : options.ids) {
        const model::Entity* entity = find_entity(names->book, id);
        if (entity == nullptr) return kRefused;
        entities.push_back(entity);
    }
    base::Result<model::Decision> decision = decide(names->book, entities);
    if (!decision) return fail(decision.error());
    return keep(*names, std::move(*decision), options);
}

using Entities = std::vector<const model::Entity*>;

int merge(const Session& session, const DecideOptions& options) {
    return decide_on(session, options, [](const engine::NameBook& book, const Entities& entities) {
        return book.merge(entities);
    });
}

int split(const Session& session, const DecideOptions& options) {
    return decide_on(session, options, [&](const engine::NameBook& book, const Entities& entities) {
        return book.split(*entities.front(), {options.spellings, options.documents});
    });
}

int drop(const Session& session, const DecideOptions& options) {
    return decide_on(session, options, [&](const engine::NameBook& book, const Entities& entities) {
        return book.drop(*entities.front(), {options.spellings, options.documents});
    });
}

int rename(const Session& session, const DecideOptions& options) {
    return decide_on(session, options,
                     [&](const engine::NameBook& book,
                         const Entities& entities) -> base::Result<model::Decision> {
                         return book.rename(*entities.front(), options.name,
                                            options.language.empty()
                                                ? engine::language_of_name(options.name)
                                                : options.language);
                     });
}

int change_kind(const Session& session, const DecideOptions& options) {
    return decide_on(session, options,
                     [&](const engine::NameBook& book,
                         const Entities& entities) -> base::Result<model::Decision> {
                         return book.change_kind(*entities.front(),
                                                 *model::entity_kind(options.kind));
                     });
}

std::string line_of(const model::Decision& decision) {
    std::string line =
        fmt::format("{}  {}  {}", decision.id, decision.time, model::to_string(decision.action));
    for (const model::NameSide& side : decision.sides) {
        if (!side.id.empty()) line += "  " + report::shown(side.id, 60);
        if (decision.action == model::DecisionAction::split) break;
    }
    if (!decision.sides.empty()) {
        const model::NameSide& side = decision.sides.front();
        const bool narrow = decision.action == model::DecisionAction::split ||
                            decision.action == model::DecisionAction::drop;
        for (const std::string& spelling : side.spellings)
            if (narrow) line += "  “" + report::shown(spelling, 40) + "”";
        for (const std::string& document : side.documents)
            if (narrow) line += "  in " + report::shown(document, 16);
    }
    if (!decision.name.empty()) line += "  " + report::shown(decision.name, 60);
    if (decision.kind) line += fmt::format("  {}", model::to_string(*decision.kind));
    if (!decision.target.empty()) line += "  " + report::shown(decision.target, 16);
    if (!decision.author.empty()) line += "  by " + report::shown(decision.author, 40);
    if (!decision.note.empty()) line += "  " + report::shown(decision.note, 120);
    return line;
}

int undo(const Session& session, const DecideOptions& options) {
    auto names = open_names(session, store::Store::Mode::read_write);
    if (!names) return kRefused;
    const auto in_force = story::identity::in_force(names->journal);
    if (in_force.empty()) {
        fmt::print(stderr, "isnad: there is nothing to undo\n");
        return kRefused;
    }
    model::Decision decision;
    decision.action = model::DecisionAction::undo;
    decision.target = in_force.back().id;
    std::cout << "undone: " << line_of(in_force.back()) << "\n";
    return keep(*names, std::move(decision), options);
}

int export_journal(store::Store& store, const std::string& path) {
    const auto lines = store.name_journal().lines();
    if (!lines) return fail(lines.error());
    std::ofstream file;
    if (path != "-") {
        file.open(path, std::ios::binary);
        if (!file) return fail({base::ErrorCode::unreadable, "cannot be written", path});
    }
    std::ostream& out = path == "-" ? std::cout : file;
    for (const store::JournalLine& line : *lines) out << line.entry << "\n";
    out.flush();
    if (!out) return fail({base::ErrorCode::unreadable, "could not be written whole", path});
    if (path != "-") std::cout << report::counted(lines->size(), "entry", "entries") << "\n";
    return kDone;
}

int import_journal(const Session& session, const std::string& path) {
    std::ifstream file;
    if (path != "-") {
        file.open(path, std::ios::binary);
        if (!file) return fail({base::ErrorCode::unreadable, "cannot be read", path});
    }
    std::istream& in = path == "-" ? std::cin : file;
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    auto names = open_names(session, store::Store::Mode::read_write);
    if (!names) return kRefused;
    const auto refused = [](const base::Error& error) {
        fmt::print(stderr, "refused {}\n", printable(error.to_string()));
    };
    const auto counts =
        engine::import_journal(names->store, bytes, path, base::SystemClock().now_utc(), refused);
    if (!counts) return fail(counts.error());
    std::cout << fmt::format("{} new, {} already there; {} refused\n", counts->added,
                             counts->already_there, counts->refused);
    auto journal = engine::load_journal(names->store, refused);
    if (!journal) return fail(journal.error());
    if (counts->added > 0) say_changes(names->book, names->book.settle(*journal));
    say_overruled(names->book);
    return counts->refused == 0 && names->whole ? kDone : kRefused;
}

int show_journal(const Session& session, const DecideOptions& options) {
    if (!options.import_from.empty()) return import_journal(session, options.import_from);
    auto store = store::Store::open(session.store, store::Store::Mode::read_only);
    if (!store) return fail(store.error());
    if (!options.export_to.empty()) return export_journal(*store, options.export_to);
    int exit_code = kDone;
    const auto journal =
        engine::load_journal(*store, [&](const base::Error& error) { exit_code = fail(error); });
    if (!journal) return fail(journal.error());
    std::set<std::string> undone;
    for (const model::Decision& decision : *journal)
        if (decision.action == model::DecisionAction::undo) undone.insert(decision.target);
    for (const model::Decision& decision : *journal)
        std::cout << line_of(decision) << (undone.contains(decision.id) ? "  (undone)" : "")
                  << "\n";
    return exit_code;
}

using Run = int (*)(const Session&, const DecideOptions&);

}  // namespace

void add_names_journal(CLI::App& names, Session& session) {
    const auto add = [&](const char* name, const char* description, const char* example, Run run) {
        auto options = std::make_shared<DecideOptions>();
        CLI::App* command = names.add_subcommand(name, description);
        command->add_option("--store", session.store, "The store file")->capture_default_str();
        command->add_option("--jobs,--threads", session.jobs,
                            "Threads (default: all the machine has)");
        command->footer(fmt::format("Example:\n  isnad names {}", example));
        command->callback([&session, options, run] { session.exit_code = run(session, *options); });
        return std::pair(command, options);
    };
    const auto signed_by = [](CLI::App* command, const std::shared_ptr<DecideOptions>& options) {
        command->add_option("--note", options->note, "Why, for those who read the journal");
        command->add_option("--author", options->author, "Who decides");
    };
    const auto of_one = [](CLI::App* command, const std::shared_ptr<DecideOptions>& options) {
        command
            ->add_option_function<std::string>(
                "ID", [options](const std::string& id) { options->ids = {id}; },
                "An id, a document's own id, or a name")
            ->required();
    };
    const auto narrowed = [](CLI::App* command, const std::shared_ptr<DecideOptions>& options) {
        command->add_option("--spelling", options->spellings, "Only where it is written so");
        command->add_option("--document", options->documents, "Only in this document");
    };
    {
        const auto [command, options] = add("merge", "Say that several are one",
                                            "merge person:karim-salem \"كريم سالم\"", merge);
        command->add_option("ID", options->ids, "Ids, documents' own ids, or names")
            ->required()
            ->expected(2, 64);
        signed_by(command, options);
    }
    {
        const auto [command, options] = add("split", "Say that some mentions are another's",
                                            "split person:ahmad-khalil --document 1a2b3c4d", split);
        of_one(command, options);
        narrowed(command, options);
        signed_by(command, options);
    }
    {
        const auto [command, options] =
            add("rename", "Give it the name that is to be shown",
                "rename person:k-salem \"Karim Salem\" --lang en", rename);
        of_one(command, options);
        command->add_option("NAME", options->name, "The name")->required();
        command->add_option("--lang", options->language, "Its language (default: by its script)");
        signed_by(command, options);
    }
    {
        const auto [command, options] =
            add("drop", "Say that it is no name of anybody", "drop person:good-morning", drop);
        of_one(command, options);
        narrowed(command, options);
        signed_by(command, options);
    }
    {
        const auto [command, options] =
            add("kind", "Say what it is", "kind person:marsa-atlas organisation", change_kind);
        of_one(command, options);
        command->add_option("KIND", options->kind, "person, organisation, place or outlet")
            ->required()
            ->check(CLI::IsMember({"person", "organisation", "place", "outlet"}).description(""));
        signed_by(command, options);
    }
    {
        const auto [command, options] = add("undo", "Take the last decision back", "undo", undo);
        signed_by(command, options);
    }
    {
        const auto [command, options] = add("journal", "What was decided, the oldest first",
                                            "journal --export decisions.jsonl", show_journal);
        auto* out = command->add_option("--export", options->export_to,
                                        "Write it to FILE, one JSON object a line (- for stdout)");
        command
            ->add_option("--import", options->import_from,
                         "Add the decisions of FILE (- for stdin); of two that contradict each "
                         "other the later holds")
            ->excludes(out);
    }
}

}  // namespace isnad::app
