// Purpose: see sniff.h.
#include "intake/sniff.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/lexicon.h"

namespace isnad::intake {

using base::Error;
using base::ErrorCode;

namespace {

// A text page has no more control bytes than one in twenty, and hardly a NUL.
constexpr std::size_t kControlsOneIn = 20;
constexpr std::size_t kNulsOneIn = 100;
constexpr std::size_t kStray = 4;  // so few never matter

struct Magic {
    std::size_t offset = 0;
    std::vector<int> bytes;  // -1 is any byte
    bool unread = false;     // it may hold pages, but not for this program yet
    std::string_view name;

    bool fits(std::string_view head) const {
        if (head.size() < offset + bytes.size()) return false;
        return std::equal(bytes.begin(), bytes.end(), head.begin() + static_cast<long>(offset),
                          [](int wanted, char byte) {
                              return wanted < 0 || wanted == static_cast<unsigned char>(byte);
                          });
    }
};

// Each byte of the pattern; -1 where it is any.
std::vector<int> from_hex(std::string_view digits) {
    std::vector<int> bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const auto pair = digits.substr(i, 2);
        bytes.push_back(pair == "??" ? -1 : std::stoi(std::string(pair), nullptr, 16));
    }
    return bytes;
}

const std::vector<Magic>& magics() {
    static const std::vector<Magic> all = [] {
        std::vector<Magic> list;
        for (const auto& row : base::lexicon_rows("file_magic.tsv")) {
            if (row.size() < 4) continue;
            list.push_back(
                {std::stoul(std::string(row[0])), from_hex(row[1]), row[2] == "unread", row[3]});
        }
        return list;
    }();
    return all;
}

bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' ||
           byte == '\v';
}

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool ends_with_ending(std::string_view path, std::string_view ending) {
    if (path.size() <= ending.size()) return false;
    const auto tail = path.substr(path.size() - ending.size());
    return std::equal(tail.begin(), tail.end(), ending.begin(),
                      [](char a, char b) { return lower(a) == b; });
}

bool has_mark_of_utf16_or_32(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv) ||
           bytes.starts_with("\0\0\xfe\xff"sv);
}

bool is_control(std::uint32_t unit) {
    return unit < 0x20 && !(unit >= 0x09 && unit <= 0x0d);
}

// Whether code units of `width` bytes, read in that byte order, look like text: blanks between
// words, hardly a control character, nothing that is no character at all.
bool reads_as_units(std::string_view bytes, std::size_t width, bool big_endian) {
    const std::size_t units = bytes.size() / width;
    if (units < 4) return false;
    std::size_t strange = 0;
    std::size_t blanks = 0;
    std::size_t nul_bytes = 0;
    for (std::size_t i = 0; i < units; ++i) {
        std::uint32_t unit = 0;
        for (std::size_t k = 0; k < width; ++k) {
            const std::size_t at = i * width + (big_endian ? k : width - 1 - k);
            unit = (unit << 8) | static_cast<unsigned char>(bytes[at]);
            nul_bytes += bytes[at] == '\0';
        }
        const bool no_character = (width == 4 && (unit > 0x10ffff || (unit >> 11) == 0x1b)) ||
                                  (unit & 0xfffe) == 0xfffe || (unit >= 0xe000 && unit < 0xf900);
        strange += no_character || is_control(unit);
        blanks += unit == 0x20 || unit == 0x0a;
    }
    return strange * 50 <= units && blanks * 100 >= units && nul_bytes > 0;
}

bool reads_as_wide_text(std::string_view bytes) {
    return has_mark_of_utf16_or_32(bytes) || reads_as_units(bytes, 2, false) ||
           reads_as_units(bytes, 2, true) || reads_as_units(bytes, 4, false) ||
           reads_as_units(bytes, 4, true);
}

// The front of the content as ASCII letters in lower case: NULs and byte order marks taken out (so
// that UTF-16 can be looked at too), white space before the first character dropped.
std::string readable_front(std::string_view content, std::size_t bytes) {
    std::string front;
    for (const char byte : content.substr(0, bytes)) {
        const auto code = static_cast<unsigned char>(byte);
        const bool mark =
            code == 0xff || code == 0xfe || code == 0xef || code == 0xbb || code == 0xbf;
        if (code == 0 || (front.empty() && (mark || is_space(byte)))) continue;
        front += lower(byte);
    }
    return front;
}

bool begins_with_tag(std::string_view front, std::string_view tag) {
    if (!front.starts_with(tag)) return false;
    return front.size() > tag.size() &&
           (front[tag.size()] == '>' || is_space(front[tag.size()]) || front[tag.size()] == '/');
}

bool begins_as_html(std::string_view front) {
    static constexpr std::array<std::string_view, 21> kTags = {
        "<!doctype html", "<html", "<head",    "<script", "<iframe", "<h1",   "<div", "<font",
        "<table",         "<a",    "<style",   "<title",  "<b",      "<body", "<br",  "<p",
        "<meta",          "<link", "<article", "<main",   "<section"};
    // Comments and an XML declaration may stand before the first tag.
    while (front.starts_with("<!--") || front.starts_with("<?xml")) {
        const std::string_view close = front.starts_with("<?") ? "?>" : "-->";
        const auto end = front.find(close);
        if (end == std::string_view::npos) return front.starts_with("<!--");
        front.remove_prefix(end + close.size());
        while (!front.empty() && is_space(front.front())) front.remove_prefix(1);
    }
    return std::any_of(kTags.begin(), kTags.end(),
                       [&](std::string_view tag) { return begins_with_tag(front, tag); });
}

bool holds_html_tags(std::string_view front) {
    for (std::size_t at = front.find('<'); at != std::string_view::npos;
         at = front.find('<', at + 1)) {
        const auto rest = front.substr(at);
        if (begins_with_tag(rest, "<html") || begins_with_tag(rest, "<head") ||
            begins_with_tag(rest, "<body") || begins_with_tag(rest, "<!doctype html"))
            return true;
        if (rest.starts_with("</p>") || rest.starts_with("</div>")) return true;
    }
    return false;
}

}  // namespace

NameKind kind_of_name(std::string_view path) {
    if (ends_with_ending(path, ".gz")) path.remove_suffix(3);
    if (ends_with_ending(path, ".html") || ends_with_ending(path, ".htm")) return NameKind::html;
    if (ends_with_ending(path, ".txt")) return NameKind::text;
    if (ends_with_ending(path, ".jsonl")) return NameKind::json_lines;
    return NameKind::unknown;
}

std::optional<Error> refuse_by_magic(std::string_view head) {
    for (const auto& magic : magics()) {
        if (!magic.fits(head)) continue;
        if (magic.unread)
            return Error{ErrorCode::unsupported, std::string(magic.name) + ": not read yet", ""};
        return Error{ErrorCode::not_text, "binary, not text: " + std::string(magic.name), ""};
    }
    const auto front = readable_front(head, 2048);
    const auto name = std::string_view(front);
    const bool xml = name.starts_with("<?xml") || name.starts_with("<rss");
    if (xml && (name.find("<rss") != std::string_view::npos ||
                name.find("<feed") != std::string_view::npos ||
                name.find("<urlset") != std::string_view::npos))
        return Error{ErrorCode::unsupported, "a feed or site map (XML): not read yet", ""};
    if (name.find("mime-version:") != std::string_view::npos &&
        name.find("content-type: multipart/related") != std::string_view::npos)
        return Error{ErrorCode::unsupported, "an MHTML archive: not read yet", ""};
    return std::nullopt;
}

bool is_blank(std::string_view bytes) {
    for (const std::string_view mark : {"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"})
        if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    return std::all_of(bytes.begin(), bytes.end(), is_space);
}

std::optional<Error> refuse_as_binary(std::string_view content) {
    std::array<std::size_t, 256> histogram{};
    for (const char byte : content) ++histogram[static_cast<unsigned char>(byte)];
    const std::size_t nuls = histogram[0];
    std::size_t controls = 0;
    for (std::uint32_t code = 0; code < 0x20; ++code)
        if (is_control(code)) controls += histogram[code];
    const bool many_nuls = nuls > kStray && nuls * kNulsOneIn > content.size();
    const bool many_controls = controls > kStray && controls * kControlsOneIn > content.size();
    if (!many_nuls && !many_controls) return std::nullopt;
    if (reads_as_wide_text(content)) return std::nullopt;
    const auto percent = controls * 100 / std::max<std::size_t>(1, content.size());
    return Error{ErrorCode::not_text,
                 "binary, not text: " + std::to_string(percent) + " % control bytes" +
                     (nuls > 0 ? ", " + std::to_string(nuls) + " NULs" : ""),
                 ""};
}

model::Media media_of(NameKind name, std::string_view content) {
    if (name == NameKind::html) return model::Media::html;
    if (begins_as_html(readable_front(content, 4096))) return model::Media::html;
    if (name == NameKind::unknown && holds_html_tags(readable_front(content, kSniffBytes)))
        return model::Media::html;
    return model::Media::plain_text;
}

}  // namespace isnad::intake
