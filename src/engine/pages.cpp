// Purpose: see pages.h.
#include "engine/pages.h"

#include <optional>
#include <utility>

#include "engine/reader.h"

namespace isnad::engine {

std::vector<PageReading> read_path(const std::string& path, const intake::Limits& limits) {
    std::vector<PageReading> readings;
    const auto refuse = [&](const base::Error& error) {
        readings.push_back({error.where.empty() ? path : error.where, std::nullopt, error.message});
    };
    const intake::Inputs inputs = intake::find_inputs({path});
    for (const base::Error& error : inputs.refused) refuse(error);
    for (const intake::Input& input : inputs.files) {
        intake::read_input(input, limits,
                           {.page =
                                [&](const model::Page& page) {
                                    readings.push_back({page.uri, read_article(page), ""});
                                },
                            .refused = refuse});
    }
    return readings;
}

base::Result<model::Document> read_one_page(const std::string& path) {
    std::optional<model::Document> document;
    std::optional<base::Error> error;
    int pages = 0;
    const intake::Inputs inputs = intake::find_inputs({path});
    for (const base::Error& refused : inputs.refused) error = refused;
    for (const intake::Input& input : inputs.files) {
        intake::read_input(input, {},
                           {.page =
                                [&](const model::Page& page) {
                                    if (++pages > 1) return;
                                    document = read_page(page);
                                    document->sightings = {{page.uri, content_sha256(page), ""}};
                                },
                            .refused = [&](base::Error refused) { error = std::move(refused); }});
    }
    if (pages > 1)
        return base::Error{base::ErrorCode::unsupported, "holds several pages; name one", path};
    if (error) return *error;
    if (!document) return base::Error{base::ErrorCode::empty, "holds no page", path};
    return std::move(*document);
}

}  // namespace isnad::engine
