// Paths read without a store: what `isnad extract` works on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intake/intake.h"
#include "model/article.h"

namespace isnad::engine {

// One page of a path, or one refusal: exactly one of the two is set.
struct PageReading {
    std::string path;
    std::optional<model::Article> article;
    std::string refused;  // the reason
};

// Reads what a path holds, in order: one reading for a page, several for a folder or JSON lines.
std::vector<PageReading> read_path(const std::string& path, const intake::Limits& limits);

}  // namespace isnad::engine
