// A page as it arrived: bytes and what was said about them on the way, nothing understood yet.
#pragma once

#include <string>
#include <vector>

namespace isnad::model {

enum class Media { html, plain_text };

// What the carrier of a page claims about it (the fields of a JSONL line; later HTTP and WARC
// headers). Empty strings where it says nothing. Claims of a carrier are evidence, not truth.
struct Declared {
    std::string charset;
    std::string url;
    std::string title;
    std::string outlet;
    std::string published;  // as written there
    std::string captured;   // as written there
};

// One input after its wrapping (gzip, JSONL) is taken off.
struct Page {
    std::string uri;  // where it came from: the path as given, "-" for stdin, "file.jsonl#3"
    Media media = Media::plain_text;
    std::string content;  // bytes to be decoded and read; not yet known to be UTF-8
    Declared declared;
    std::string original;  // the very bytes that arrived; empty where they equal `content`
    bool original_is_gzip = false;

    const std::string& original_bytes() const { return original.empty() ? content : original; }
};

}  // namespace isnad::model
