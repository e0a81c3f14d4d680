// Paths read without a store: what `isnad extract` works on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "intake/intake.h"
#include "model/article.h"
#include "model/document.h"

namespace isnad::engine {

// One page of a path, or one refusal: exactly one of the two is set.
struct PageReading {
    std::string path;
    std::optional<model::Article> article;
    std::string refused;  // the reason
};

// Reads what a path holds, in order: one reading for a page, several for a folder or JSON lines.
std::vector<PageReading> read_path(const std::string& path, const intake::Limits& limits);

// Reads the one page of a path, "-" for stdin. Errors: those of intake; empty, unsupported where
// the path holds no page or several.
base::Result<model::Document> read_one_page(const std::string& path);

}  // namespace isnad::engine
