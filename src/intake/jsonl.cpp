// Purpose: see jsonl.h. simdjson walks each line once and unescapes only what is wanted, so that a
// line of brackets costs no more than its length.
#include "intake/jsonl.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <span>

#include "intake/sniff.h"

namespace isnad::intake {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::size_t kReadStep = std::size_t{256} << 10;
// Past this many times the limit without a line end, the rest of the file is given up.
constexpr std::size_t kGiveUpAfter = 64;

enum Field : std::size_t {
    kText,
    kHtml,
    kBody,
    kContent,
    kUrl,
    kUri,
    kTitle,
    kOutlet,
    kSeries,
    kSource,
    kSite,
    kPublished,
    kDate,
    kCaptured,
    kFieldCount,
};
constexpr std::array<std::string_view, kFieldCount> kFieldNames = {
    "text",   "html",   "body",   "content", "url",       "uri",  "title",
    "outlet", "series", "source", "site",    "published", "date", "captured"};
using Fields = std::array<std::string, kFieldCount>;

Error malformed(std::string_view why) {
    return {ErrorCode::malformed, "malformed JSON (" + std::string(why) + ")", ""};
}

Error malformed(simdjson::error_code code) {
    return malformed(simdjson::error_message(code));
}

// Strings as they are; numbers, such as a date in seconds, as written, but not as the page itself;
// anything else is nothing.
simdjson::error_code read_value(simdjson::ondemand::value value, bool is_page, std::string& out) {
    simdjson::ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    if (type == simdjson::ondemand::json_type::string) {
        std::string_view text;
        if (const auto error = value.get_string().get(text)) return error;
        out = text;
    } else if (type == simdjson::ondemand::json_type::number && !is_page) {
        const std::string_view token = value.raw_json_token();
        out = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
    }
    return simdjson::SUCCESS;
}

simdjson::error_code read_fields(simdjson::ondemand::object object, Fields& fields) {
    for (auto member : object) {
        simdjson::ondemand::field field;
        if (const auto error = std::move(member).get(field)) return error;
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key)) return error;
        const auto* const known = std::find(kFieldNames.begin(), kFieldNames.end(), key);
        if (known == kFieldNames.end()) continue;
        const auto index = static_cast<std::size_t>(known - kFieldNames.begin());
        auto& slot = fields[index];
        if (!slot.empty()) continue;
        if (const auto error = read_value(field.value(), index < kUrl, slot)) return error;
        if (is_blank(slot)) slot.clear();
    }
    return simdjson::SUCCESS;
}

base::Result<Fields> parse_line(std::string_view line) {
    thread_local simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(line);
    simdjson::ondemand::document document;
    if (const auto error = parser.iterate(padded).get(document)) return malformed(error);
    simdjson::ondemand::object object;
    if (const auto error = document.get_object().get(object))
        return error == simdjson::INCORRECT_TYPE ? malformed("no object") : malformed(error);
    Fields fields;
    if (const auto error = read_fields(object, fields)) return malformed(error);
    const char* rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS)
        return malformed("something stands after the object");
    return fields;
}

// Returns: the first of the fields that holds something; none of them: an empty string.
std::string first_of(Fields& fields, std::span<const Field> wanted) {
    for (const Field field : wanted)
        if (!fields[field].empty()) return std::move(fields[field]);
    return {};
}

std::string_view without_mark(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    return bytes;
}

// The lines of a source, one at a time, in memory of the limit's size.
class Lines {
  public:
    enum class Got { line, too_long, end, gave_up };

    Lines(Source& source, std::size_t limit) : source_(&source), limit_(limit) {}

    // Lifetime of line(): until the next call.
    base::Result<Got> next() {
        drop_line();
        std::size_t looked_at = begin_;
        while (true) {
            const auto end = buffer_.find('\n', looked_at);
            if (end != std::string::npos) {
                end_ = end;
                after_ = end + 1;
                return end_ - begin_ > limit_ ? Got::too_long : Got::line;
            }
            looked_at = buffer_.size();
            if (looked_at - begin_ > limit_) return skip_line();
            ISNAD_TRY(const bool more, fill());
            if (!more) {
                end_ = after_ = buffer_.size();
                return begin_ == end_ ? Got::end : Got::line;
            }
            looked_at -= moved_;
        }
    }

    std::string_view line() const {
        auto line = std::string_view(buffer_).substr(begin_, end_ - begin_);
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }

  private:
    void drop_line() { begin_ = after_; }

    // Reads on; what was taken leaves the buffer first, once it is more than half of it.
    base::Result<bool> fill() {
        moved_ = 0;
        if (begin_ > buffer_.size() / 2) {
            buffer_.erase(0, begin_);
            moved_ = begin_;
            begin_ = 0;
        }
        const std::size_t before = buffer_.size();
        buffer_.resize(before + kReadStep);
        auto count = source_->read(buffer_.data() + before, kReadStep);
        buffer_.resize(before + (count ? *count : 0));
        if (!count) return std::move(count).error();
        return *count > 0;
    }

    // The line is over the limit: its bytes are dropped until it ends.
    base::Result<Got> skip_line() {
        std::size_t skipped = 0;
        while (true) {
            skipped += buffer_.size();
            buffer_.clear();
            begin_ = end_ = after_ = 0;
            if (skipped / kGiveUpAfter > limit_) return Got::gave_up;
            ISNAD_TRY(const bool more, fill());
            if (!more) return Got::too_long;
            if (const auto end = buffer_.find('\n'); end != std::string::npos) {
                begin_ = end_ = end;
                after_ = end + 1;
                return Got::too_long;
            }
        }
    }

    Source* source_;
    std::size_t limit_;
    std::string buffer_;
    std::size_t begin_ = 0;  // of the line in the buffer
    std::size_t end_ = 0;
    std::size_t after_ = 0;  // past its line end
    std::size_t moved_ = 0;  // by how much the last fill() moved the buffer
};

Error line_too_long(const Limits& limits) {
    return {ErrorCode::too_large,
            "the line is longer than the " + size_in_words(limits.jsonl_line_bytes) + " allowed",
            ""};
}

}  // namespace

base::Result<model::Page> page_of_json_line(std::string uri, std::string_view line,
                                            const Limits& limits) {
    ISNAD_TRY(Fields fields, parse_line(without_mark(line)));
    model::Page page;
    page.uri = std::move(uri);
    const bool is_html = fields[kText].empty() && !fields[kHtml].empty();
    page.content = first_of(fields, std::array{kText, kHtml, kBody, kContent});
    if (page.content.empty())
        return Error{ErrorCode::empty, "no text, html, body or content in the object", ""};
    if (page.content.size() > limits.page_bytes)
        return Error{ErrorCode::too_large, over_limit(limits.page_bytes), ""};
    if (auto refusal = refuse_as_binary(page.content)) return std::move(*refusal);
    page.media = media_of(is_html ? NameKind::html : NameKind::text, page.content);
    page.declared.charset = "utf-8";
    page.declared.url = first_of(fields, std::array{kUrl, kUri});
    page.declared.title = std::move(fields[kTitle]);
    page.declared.outlet = first_of(fields, std::array{kOutlet, kSeries, kSource, kSite});
    page.declared.published = first_of(fields, std::array{kPublished, kDate});
    page.declared.captured = std::move(fields[kCaptured]);
    page.original = line;
    return page;
}

bool begins_as_json_lines(PeekSource& source, const Limits& limits) {
    std::size_t wanted = kSniffBytes;
    while (true) {
        const auto peeked = source.peek(wanted);
        if (!peeked) return false;
        auto front = without_mark(*peeked);
        const auto first = front.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos || front[first] != '{') return false;
        front.remove_prefix(first);
        const auto end = front.find('\n');
        const bool whole = end != std::string_view::npos || peeked->size() < wanted;
        if (whole) {
            auto fields = parse_line(front.substr(0, end));
            return fields && !first_of(*fields, std::array{kText, kHtml, kBody, kContent}).empty();
        }
        if (front.size() > limits.jsonl_line_bytes) return false;
        wanted = peeked->size() * 2;
    }
}

base::Status read_json_lines(const std::string& path, PeekSource& source, const Limits& limits,
                             const Sink& sink) {
    Lines lines(source, limits.jsonl_line_bytes);
    std::size_t found = 0;
    for (std::size_t number = 1;; ++number) {
        ISNAD_TRY(const auto got, lines.next());
        if (got == Lines::Got::end) break;
        const auto refuse = [&](Error error) {
            ++found;
            error.where = path + ":" + std::to_string(number);
            sink.refused(std::move(error));
        };
        if (got == Lines::Got::gave_up) {
            auto error = line_too_long(limits);
            error.message += "; the rest of the file was not read";
            refuse(std::move(error));
            break;
        }
        if (got == Lines::Got::too_long) {
            refuse(line_too_long(limits));
            continue;
        }
        if (is_blank(lines.line())) continue;
        auto page = page_of_json_line(path + "#" + std::to_string(number), lines.line(), limits);
        if (!page) {
            refuse(std::move(page).error());
            continue;
        }
        ++found;
        sink.page(std::move(page).value());
    }
    if (found == 0) return Error{ErrorCode::empty, "empty: no lines", ""};
    return base::ok();
}

bool names_a_line(std::string_view uri) {
    const auto mark = uri.rfind('#');
    if (mark == std::string_view::npos || mark + 1 == uri.size()) return false;
    const auto digits = uri.substr(mark + 1);
    return std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace isnad::intake
