// Purpose: read_input and reopen of intake.h: from bytes to pages.
//
// Both go through read_pages, which sees only a path and a source of bytes: what is kept of a page
// opens again by the very decisions that were taken when it arrived. The order of the questions:
// is it gzip; is it of a known kind that is no page; is it JSON lines; is it one page of text.
#include "intake/intake.h"

#include <optional>

#include "intake/jsonl.h"
#include "intake/sniff.h"
#include "intake/source.h"
#include "intake/unwrap.h"

namespace isnad::intake {

using base::Error;
using base::ErrorCode;
using model::Page;

namespace {

// A packed page may be this much larger than its content at most (what gzip adds, and padding).
constexpr std::size_t kPackedExtra = std::size_t{1} << 20;

// Returns: everything that is left. Errors: too_large past the limit; those of the source.
base::Result<std::string> read_all(PeekSource& source, std::size_t limit) {
    std::string content;
    while (true) {
        const std::size_t before = content.size();
        const std::size_t step =
            std::min(std::max<std::size_t>(before, kSniffBytes), limit + 1 - before);
        content.resize(before + step);
        auto count = source.read(content.data() + before, step);
        if (!count) return std::move(count).error();
        content.resize(before + *count);
        if (*count == 0) return content;
        if (content.size() > limit) return Error{ErrorCode::too_large, over_limit(limit), ""};
    }
}

base::Result<Page> read_page(const std::string& path, PeekSource& source, GzipSource* gzip,
                             const Limits& limits) {
    Page page;
    page.uri = path;
    auto content = read_all(source, limits.page_bytes);
    if (!content) {
        if (gzip != nullptr && content.error().code == ErrorCode::too_large)
            content.error().message = "unpacked it is " + content.error().message;
        return std::move(content).error();
    }
    page.content = std::move(content).value();
    if (is_blank(page.content))
        return Error{ErrorCode::empty,
                     page.content.empty() ? "empty: no bytes" : "empty: only white space", ""};
    if (auto refusal = refuse_as_binary(page.content)) return std::move(*refusal);
    page.media = media_of(kind_of_name(path), page.content);
    if (gzip != nullptr) {
        ISNAD_TRY(page.original, gzip->take_packed());
        page.original_is_gzip = true;
    }
    return page;
}

// `gzip` is where `source` unpacks from, nullptr where the bytes are as they arrived.
base::Status read_unpacked(const std::string& path, PeekSource& source, GzipSource* gzip,
                           const Limits& limits, const Sink& sink) {
    ISNAD_TRY(const std::string_view head, source.peek(kSniffBytes));
    if (auto refusal = refuse_by_magic(head)) return std::move(*refusal);
    const bool lines_by_name = kind_of_name(path) == NameKind::json_lines;
    if (lines_by_name)
        if (auto refusal = refuse_as_binary(head)) return std::move(*refusal);
    if (lines_by_name || begins_as_json_lines(source, limits)) {
        if (gzip != nullptr) gzip->forget_packed();
        return read_json_lines(path, source, limits, sink);
    }
    ISNAD_TRY(Page page, read_page(path, source, gzip, limits));
    sink.page(std::move(page));
    return base::ok();
}

base::Status read_pages(const std::string& path, Source& bytes, const Limits& limits,
                        const Sink& sink) {
    PeekSource source(bytes);
    ISNAD_TRY(const std::string_view head, source.peek(2));
    if (!begins_gzip(head)) return read_unpacked(path, source, nullptr, limits, sink);
    GzipSource gzip(source);
    gzip.keep_packed(limits.page_bytes + kPackedExtra);
    PeekSource unpacked(gzip);
    return read_unpacked(path, unpacked, &gzip, limits, sink);
}

}  // namespace

void read_input(const Input& input, const Limits& limits, const Sink& sink) {
    const auto refuse = [&](Error error) {
        error.where = input.path;
        sink.refused(std::move(error));
    };
    auto source = FileSource::open(input.path);
    if (!source) return refuse(std::move(source).error());
    auto done = read_pages(input.path, **source, limits, sink);
    if (!done) refuse(std::move(done).error());
}

base::Result<Page> reopen(const std::string& uri, std::string original_bytes,
                          const Limits& limits) {
    if (names_a_line(uri)) {
        auto page = page_of_json_line(uri, original_bytes, limits);
        if (page) return page;
    }
    std::optional<Page> found;
    std::optional<Error> refused;
    MemorySource source(original_bytes);
    const Sink sink{[&](Page page) { found = std::move(page); },
                    [&](Error error) { refused = std::move(error); }};
    auto done = read_pages(uri, source, limits, sink);
    if (!done) refused = std::move(done).error();
    if (found && found->uri == uri) return std::move(*found);
    Error error =
        refused.value_or(Error{ErrorCode::malformed, "these bytes are not that page", ""});
    error.where = uri;
    return error;
}

}  // namespace isnad::intake
