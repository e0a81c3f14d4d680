// Single lines read without a store: what `isnad annotate` shows.
#pragma once

#include <string>
#include <string_view>

#include "engine/frames.h"
#include "model/annotations.h"

namespace isnad::engine {

enum class Prefer { past, future, none };

// What is wanted of a line; stages that it does not need are left out. Claims need all of them.
enum class Wanted { times, quantities, mentions, everything };

struct AnnotateOptions {
    std::string language;   // ISO 639-1; "" to detect it line by line
    std::string published;  // ISO date that relative times rest on, "" unknown
    Prefer prefer = Prefer::past;
    Wanted wanted = Wanted::everything;
    Frames frames = nullptr;  // none: the built-in ones
};

// Returns: what is wanted of one line of text, offsets in bytes into it.
// Requires: `line` is well-formed UTF-8.
model::Annotations annotate_line(std::string_view line, const AnnotateOptions& options);

// Returns: `bytes` as well-formed UTF-8 of the same meaning (ill-formed sequences as U+FFFD).
std::string mend(std::string_view bytes);

}  // namespace isnad::engine
