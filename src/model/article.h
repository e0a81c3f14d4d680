// What extraction makes of a page: one plain text, and what each part of it is.
//
// `text` is the whole page as a reader sees it, line breaks kept; every later finding is a span of
// it. Blocks are in text order, do not overlap, and need not cover the blanks between them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/span.h"

namespace isnad::model {

enum class BlockKind {
    title,
    standfirst,
    byline,
    paragraph,
    heading,
    caption,
    quote,
    related,
    comment,
    chrome,  // menus, share rows, footers, clocks: the page, not the article
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    Span span;
    std::optional<std::uint32_t> repeat_of;  // index of the earlier block that it repeats
    std::string language;                    // ISO 639-1, "" where it cannot be told
};

// Title, heading and caption support or show the article; its statements stand in these kinds.
constexpr bool is_body(BlockKind kind) {
    return kind == BlockKind::paragraph || kind == BlockKind::heading || kind == BlockKind::quote ||
           kind == BlockKind::standfirst;
}

enum class Bound { exact, not_before, not_after };
enum class DateEvidenceKind { metadata, dateline, weekday, mentioned, comment, capture, story };

// One reason to date a page. Where the words are not in the visible text (a meta tag, the URL),
// `span` is empty and `source` names the place.
struct DateEvidence {
    Bound bound = Bound::exact;
    DateEvidenceKind kind = DateEvidenceKind::metadata;
    std::string value;  // ISO 8601 calendar date, perhaps with time: "2021-11-25"
    Span span;
    std::string source;  // "meta article:published_time", "url", "json-ld datePublished", ""
};

// When the page was published: an interval with its reasons. Empty strings where unknown.
struct Publication {
    std::string best;
    std::string not_before;
    std::string not_after;
    std::vector<DateEvidence> evidence;
};

// Who published the page, as the page itself says.
struct OutletName {
    std::string name;
    Span span;           // empty where the name stands in metadata only
    std::string source;  // "og:site_name", "source line", ...
    std::string entity;  // id under which the outlet is kept; "" until analysis gives it
};

struct Article {
    std::string text;      // valid UTF-8
    std::string language;  // of the body, ISO 639-1; "" where it cannot be told
    std::string title;     // "" where there is none
    std::string byline;
    std::string url;  // canonical address where the page states one
    std::optional<OutletName> outlet;
    Publication published;
    std::vector<Block> blocks;
    std::string encoding;           // what the bytes were decoded from: "windows-1256"
    std::string encoding_evidence;  // "bom", "transport", "meta", "valid utf-8", "detected"
    std::uint32_t repairs = 0;      // malformed sequences replaced by U+FFFD while decoding
};

}  // namespace isnad::model
