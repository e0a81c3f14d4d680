// Where words stand in a store: what `isnad trace` tells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/copy_index.h"
#include "model/document.h"
#include "model/record.h"

namespace isnad::engine {

// The words asked for.
struct Question {
    std::string text;                  // well-formed UTF-8
    std::vector<model::Span> regions;  // of it, in order
    std::string id;                    // of the page they are, "" where they are none
};

// `words`: a file, "-" for stdin, or else the words themselves. A page is read as `extract` reads
// it: its body is asked for, or all its text where that has next to no body. Errors: as
// read_one_page; empty where there are too few words to look for.
base::Result<Question> ask_for(const std::string& words);

struct TracePlace {
    std::size_t document = 0;  // index into Trace::documents
    model::Span there;
    model::Span asked;
    double similarity = 0;  // 0..1, share of aligned words that agree
    model::CopyKind kind = model::CopyKind::verbatim;
    bool reworded = false;                           // the words are the same, but not their order
    std::vector<model::Substitution> substitutions;  // a: as asked for, b: as it stands there
};

// A stretch of the words asked for, and where it stands.
struct TracePassage {
    model::Span span;
    std::vector<TracePlace> places;  // the earliest first, by what their pages say at the latest
};

struct Trace {
    std::uint32_t words = 0;                 // that were asked for
    std::uint32_t texts = 0;                 // of the store that were asked
    std::vector<model::Document> documents;  // that hold some of them
    std::vector<TracePassage> passages;      // in text order
    std::vector<TracePlace> repeats;         // inside the question; `there` is the later place
};

// The page that the question is, where it is one of the store, is no witness of itself. Documents
// that cannot be read, or whose words the index has wrong, are named to `refused`.
Trace trace(const Question& question, CopyIndex& index, store::Store& store,
            const CopyIndex::Refused& refused);

}  // namespace isnad::engine
