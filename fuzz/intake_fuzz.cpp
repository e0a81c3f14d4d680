// libFuzzer: bytes that arrive as a file, and bytes kept as a cached reading.
//
// Holds two properties: a page that opens, opens again from its own kept bytes as the same page;
// and a cached reading is refused or read, and what was read packs to bytes that read as the same
// again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "intake/intake.h"
#include "store/sqlite/pack.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void try_intake(std::uint8_t choice, const std::string& bytes) {
    static const char* const kNames[] = {"a.html",     "a.txt", "a.html.gz", "a.jsonl",
                                         "a.jsonl#12", "-",     "-#3",       "a.unknown"};
    const isnad::intake::Limits limits{.page_bytes = 1 << 18, .jsonl_line_bytes = 1 << 16};
    const auto page = isnad::intake::reopen(kNames[choice % 8], bytes, limits);
    if (!page) {
        require(!page.error().message.empty());
        return;
    }
    require(!page->content.empty() && page->content.size() <= limits.page_bytes);
    require(page->original_bytes() == bytes);
    const auto again = isnad::intake::reopen(page->uri, page->original_bytes(), limits);
    require(again && again->content == page->content && again->media == page->media &&
            again->original == page->original &&
            again->original_is_gzip == page->original_is_gzip &&
            again->declared.title == page->declared.title &&
            again->declared.outlet == page->declared.outlet);
}

void try_pack(const std::string& bytes) {
    const auto document = isnad::store::unpack(bytes);
    if (!document) return;
    const auto packed = isnad::store::pack(*document);
    const auto again = isnad::store::unpack(packed);
    require(again && isnad::store::pack(*again) == packed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] < 200) {
        try_intake(data[0], bytes);
    } else {
        // The layout's fingerprint stands in front, or hardly any input would get past it.
        static const std::string layout = [] {
            const auto packed = isnad::store::pack(isnad::model::Document{});
            std::size_t end = 0;
            while ((static_cast<unsigned char>(packed[end]) & 0x80) != 0) ++end;
            return packed.substr(0, end + 1);
        }();
        try_pack(bytes);
        try_pack(layout + bytes);
    }
    return 0;
}
