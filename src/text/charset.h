// From bytes to UTF-8: which encoding a page is in, and on what evidence.
//
// Order of evidence: byte order mark; valid UTF-8 with letters beyond ASCII (nothing else looks
// like it by chance); the transport's charset; the page's own meta charset; detection (ICU).
// UTF-16 without a mark is seen by where its zero bytes stand. A declaration that cannot be right
// (declared UTF-8 that is not, declared windows-1256 that is UTF-8) loses to the bytes. A page in
// two encodings is read part by part, and UTF-8 that was encoded twice is mended where certain.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace isnad::text {

struct Decoded {
    std::string text;      // well-formed UTF-8, no byte order mark, NUL as U+FFFD
    std::string encoding;  // IANA name in lower case: "utf-8", "windows-1256"
    // "bom", "transport", "meta", "valid utf-8", "detected", "default", or "mixed, 3 parts in
    // windows-1256"; and where it was so ", encoded twice in 2 runs".
    std::string evidence;
    std::uint32_t repairs = 0;  // ill-formed sequences replaced by U+FFFD
};

// Returns: `bytes` as UTF-8. Never fails: what cannot be read becomes U+FFFD and is counted.
// `transport_charset` and `meta_charset` are "" where nothing is declared.
Decoded decode(std::string_view bytes, std::string_view transport_charset,
               std::string_view meta_charset);

// Returns: the charset an HTML page declares in its first 1,024 bytes, or else in its first 32,768
// (meta charset, meta http-equiv, XML declaration; WHATWG HTML 13.2.3.2), or "".
std::string html_meta_charset(std::string_view bytes);

}  // namespace isnad::text
