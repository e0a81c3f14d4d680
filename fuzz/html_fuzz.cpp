// Fuzzes extraction on arbitrary bytes, read as HTML and as plain text, and checks what every later
// stage relies on: spans in order, inside the text and on character boundaries; repeats that point
// backwards; the body made of the article's own words.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/extract.h"
#include "text/utf8.h"

namespace {

bool on_boundary(std::string_view text, std::uint32_t offset) {
    return offset == text.size() ||
           (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U);
}

void check(isnad::model::Media media, std::string_view bytes) {
    isnad::model::Page page;
    page.uri = "fuzz";
    page.media = media;
    page.content = std::string(bytes);
    const isnad::model::Article article = isnad::extract::extract(page);
    ISNAD_ASSERT(isnad::text::is_valid_utf8(article.text));
    ISNAD_ASSERT(isnad::text::is_valid_utf8(article.title));
    ISNAD_ASSERT(isnad::text::is_valid_utf8(article.byline));
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < article.blocks.size(); ++i) {
        const auto& block = article.blocks[i];
        ISNAD_ASSERT(block.span.start >= last && block.span.start < block.span.end);
        ISNAD_ASSERT(block.span.end <= article.text.size());
        ISNAD_ASSERT(on_boundary(article.text, block.span.start));
        ISNAD_ASSERT(on_boundary(article.text, block.span.end));
        ISNAD_ASSERT(!block.repeat_of || *block.repeat_of < i);
        last = block.span.end;
    }
    if (article.outlet && !article.outlet->span.empty()) {
        ISNAD_ASSERT(isnad::model::cut(article.text, article.outlet->span) == article.outlet->name);
    }
    for (const auto& date : article.published.evidence) {
        ISNAD_ASSERT(date.value.size() >= 10);
        ISNAD_ASSERT(date.span.end <= article.text.size());
    }
    ISNAD_ASSERT(isnad::text::is_valid_utf8(isnad::extract::body_text(article)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(isnad::model::Media::html, bytes);
    check(isnad::model::Media::plain_text, bytes);
    return 0;
}
