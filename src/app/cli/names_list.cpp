// `isnad names list` and `isnad names show`.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "app/cli/commands.h"
#include "app/cli/names_open.h"
#include "model/names.h"
#include "report/json_values.h"
#include "report/names.h"
#include "report/phrases.h"
#include "text/key_form.h"

namespace isnad::app {

namespace {

struct ListOptions {
    std::string query;
    std::string kind;
    std::string id;
    std::string format = "text";
};

bool is_asked_for(const model::Entity& entity, const ListOptions& options) {
    if (!options.kind.empty() && model::to_string(entity.kind) != options.kind) return false;
    if (options.query.empty()) return true;
    const std::string key = text::key_of(options.query);
    const auto holds = [&](const std::string& words) {
        return text::key_of(words).find(key) != std::string::npos;
    };
    return holds(entity.id) ||
           std::any_of(entity.names.begin(), entity.names.end(),
                       [&](const auto& name) { return holds(name.second); }) ||
           std::any_of(entity.spellings.begin(), entity.spellings.end(),
                       [&](const auto& spelling) { return holds(spelling.text); });
}

int list(const Session& session, const ListOptions& options) {
    const auto names = open_names(session, store::Store::Mode::read_only);
    if (!names) return kRefused;
    const model::Record& record = names->book.record();
    std::vector<const model::Entity*> found;
    for (const model::Entity& entity : record.entities)
        if (is_asked_for(entity, options)) found.push_back(&entity);
    std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
        return a->mentions.size() > b->mentions.size();
    });
    for (const model::Entity* entity : found) {
        if (options.format == "json") {
            std::cout << report::dump(report::entity_json(record, *entity)) << "\n";
            continue;
        }
        std::set<std::uint32_t> documents;
        for (const model::Place& mention : entity->mentions) documents.insert(mention.doc);
        std::cout << fmt::format("{:>6} in {:<14} {}  {}\n", entity->mentions.size(),
                                 report::counted(documents.size(), "document", "documents"),
                                 report::shown(entity->id, 80), shown_name(*entity));
    }
    return names->whole ? kDone : kRefused;
}

int show(const Session& session, const ListOptions& options) {
    const auto names = open_names(session, store::Store::Mode::read_only);
    if (!names) return kRefused;
    const model::Entity* entity = find_entity(names->book, options.id);
    if (entity == nullptr) return kRefused;
    if (options.format == "json") {
        std::cout << report::dump(report::entity_json(names->book.record(), *entity)) << "\n";
    } else {
        report::write_entity(std::cout, names->book.record(), *entity);
    }
    return names->whole ? kDone : kRefused;
}

}  // namespace

void add_names_list(CLI::App& names, Session& session) {
    const auto add = [&](const char* name, const char* description, auto run) {
        auto options = std::make_shared<ListOptions>();
        CLI::App* command = names.add_subcommand(name, description);
        command->add_option("--store", session.store, "The store file")->capture_default_str();
        command->add_option("--jobs,--threads", session.jobs,
                            "Threads (default: all the machine has)");
        command->add_option("--format", options->format, "text or json")
            ->check(CLI::IsMember({"text", "json"}).description(""))
            ->capture_default_str();
        command->callback([&session, options, run] { session.exit_code = run(session, *options); });
        return std::pair(command, options);
    };
    const auto [lister, list_options] = add("list", "Entities, the most named first", list);
    lister->add_option("QUERY", list_options->query, "Part of a name, spelling or id");
    lister->add_option("--kind", list_options->kind, "person, organisation, place or outlet")
        ->check(CLI::IsMember({"person", "organisation", "place", "outlet"}).description(""));
    lister->footer("Example:\n  isnad names list salem --kind person");
    const auto [shower, show_options] =
        add("show", "One entity: spellings, offices with dates, why it is one", show);
    shower->add_option("ID", show_options->id, "Its id, the beginning of it, or a name")
        ->required();
    shower->footer("Example:\n  isnad names show person:karim-salem");
}

}  // namespace isnad::app
