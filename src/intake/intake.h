// Where pages come from: paths become pages, one at a time, and every refusal is named.
//
// Reads files, folders (recursively, in sorted order, each real folder once however links loop) and
// "-" (stdin). `.html`, `.htm`, `.txt`, `.jsonl`, each also with `.gz`. What a file is follows from
// its bytes first and its name second. Understands nothing of the page: that is extract's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/page.h"

namespace isnad::intake {

struct Limits {
    std::size_t page_bytes = std::size_t{32} << 20;  // one page, after unpacking
    std::size_t jsonl_line_bytes = std::size_t{32} << 20;
};

// One file to read, found by walking the paths given.
struct Input {
    std::string path;        // as given on the command line, or folder + "/" + relative path
    std::uint64_t size = 0;  // bytes on disk, for progress; 0 unknown
};

// What walking the paths found: files to read, and refusals that need no reading.
struct Inputs {
    std::vector<Input> files;          // in the order of the paths given, folders sorted inside
    std::vector<base::Error> refused;  // missing, not a regular file (FIFO, socket, device), ...
    std::uint64_t left_out = 0;        // files in folders whose ending is none of ours
};

// Follows links to files and folders; a folder reached twice is read once. Files in folders whose
// ending is none of ours are left out and counted; a file named explicitly is always tried.
Inputs find_inputs(const std::vector<std::string>& paths);

struct Sink {
    std::function<void(model::Page)> page;
    std::function<void(base::Error)> refused;  // `where` names the path, "path:line" for JSONL
};

// Reads one file (or "-") and hands each page, or each refusal, to the sink. Memory is bounded by
// the limits, whatever the file holds. Refused: empty, over the limit (also while unpacking),
// binary (says which kind where its magic is known: PDF, PNG, ZIP ...), not text, truncated gzip,
// unreadable, malformed JSON. Never throws for bad input.
void read_input(const Input& input, const Limits& limits, const Sink& sink);

// Opens the bytes kept for an earlier page again, exactly as read_input saw it.
base::Result<model::Page> reopen(const std::string& uri, std::string original_bytes,
                                 const Limits& limits);

}  // namespace isnad::intake
