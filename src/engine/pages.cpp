// Purpose: see pages.h.
#include "engine/pages.h"

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

}  // namespace isnad::engine
