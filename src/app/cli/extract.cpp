// `isnad extract`: the article of each page as a line of JSON, without a store.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/commands.h"
#include "base/work_pool.h"
#include "engine/pages.h"
#include "engine/reader.h"
#include "model/names.h"
#include "report/json_values.h"

namespace isnad::app {

namespace {

constexpr std::size_t kPathsAtOnce = 256;

struct ExtractOptions {
    std::vector<std::string> paths;
    std::string list;
};

using report::Json;

Json or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json article_json(const std::string& path, const model::Article& article) {
    Json comments = Json::array();
    Json blocks = Json::array();
    for (const model::Block& block : article.blocks) {
        const std::string_view words = model::cut(article.text, block.span);
        Json json = {{"kind", model::to_string(block.kind)},
                     {"start", block.span.start},
                     {"end", block.span.end},
                     {"text", words}};
        if (block.form != model::BlockForm::text) json["form"] = model::to_string(block.form);
        if (block.repeat_of) json["repeat_of"] = *block.repeat_of;
        blocks.push_back(std::move(json));
    }
    for (const model::Comment& comment : article.comments) {
        comments.push_back({{"author", or_null(comment.author)},
                            {"date", or_null(comment.date)},
                            {"text", model::cut(article.text, comment.text)}});
    }
    return {{"path", path},
            {"kind", model::to_string(article.kind)},
            {"kind_why", or_null(article.kind_why)},
            {"title", or_null(article.title)},
            {"byline", or_null(article.byline)},
            {"published", or_null(article.published.best)},
            {"not_before", or_null(article.published.not_before)},
            {"not_after", or_null(article.published.not_after)},
            {"updated", or_null(article.updated.best)},
            {"dates",
             {{"published", report::evidence_json(article.text, article.published.evidence)},
              {"updated", report::evidence_json(article.text, article.updated.evidence)}}},
            {"outlet", article.outlet ? Json(article.outlet->name) : Json(nullptr)},
            {"language", or_null(article.language)},
            {"encoding", or_null(article.encoding)},
            {"url", or_null(article.url)},
            {"text", engine::body_of(article)},
            {"comments", std::move(comments)},
            {"blocks", std::move(blocks)}};
}

struct Lines {
    std::string out;
    std::vector<std::string> refusals;
};

Lines extract_path(const std::string& path) {
    Lines lines;
    for (const engine::PageReading& reading : engine::read_path(path, {})) {
        if (reading.article) {
            lines.out += report::dump(article_json(reading.path, *reading.article)) + "\n";
        } else {
            lines.out += report::dump({{"path", reading.path}, {"error", reading.refused}}) + "\n";
            lines.refusals.push_back(reading.path + ": " + reading.refused);
        }
    }
    return lines;
}

int run_extract(const Session& session, ExtractOptions options) {
    if (!options.list.empty()) {
        std::ifstream file(options.list);
        if (!file) {
            fmt::print(stderr, "isnad: {}: cannot be opened\n", options.list);
            return kRefused;
        }
        for (std::string path; std::getline(file, path);) {
            if (!path.empty()) options.paths.push_back(path);
        }
    }
    int exit_code = kDone;
    for (std::size_t first = 0; first < options.paths.size(); first += kPathsAtOnce) {
        const std::size_t count = std::min(kPathsAtOnce, options.paths.size() - first);
        const auto results = base::map_ordered<Lines>(count, session.threads(), [&](std::size_t i) {
            return extract_path(options.paths[first + i]);
        });
        for (const Lines& lines : results) {
            std::cout << lines.out;
            for (const std::string& refusal : lines.refusals) {
                fmt::print(stderr, "refused {}\n", printable(refusal));
                exit_code = kRefused;
            }
        }
    }
    return exit_code;
}

}  // namespace

void add_extract(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("extract",
                           "Show the article of each page as a line of JSON; no store. Offsets are "
                           "bytes into the page as `isnad doc` shows it");
    auto options = std::make_shared<ExtractOptions>();
    auto* paths = command->add_option("PATH", options->paths, "Files, folders, or - for stdin");
    auto* list =
        command->add_option("--list", options->list, "Read the paths from FILE, one a line");
    command->add_option("--jobs,--threads", session.jobs, "Threads (default: all the machine has)");
    command->footer("Example:\n  isnad extract --jobs 2 page.html other.txt");
    command->callback([&session, options, paths, list] {
        if (paths->count() == 0 && list->count() == 0)
            throw CLI::RequiredError("PATH or --list FILE");
        session.exit_code = run_extract(session, *options);
    });
}

}  // namespace isnad::app
