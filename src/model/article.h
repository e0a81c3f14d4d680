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

// What a block is part of, where that is more than running text. The cells of a table row stand in
// one block, parted by tabs.
enum class BlockForm { text, list_item, table_row };

struct Block {
    BlockKind kind = BlockKind::paragraph;
    Span span;
    std::optional<std::uint32_t> repeat_of;  // index of the earlier block that it repeats
    std::string language;                    // ISO 639-1, "" where it cannot be told
    BlockForm form = BlockForm::text;
    bool learned = false;  // chrome because it recurs on other pages of its site, not by its own
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

// What a page is, as far as its own structure tells. Every kind but `article` and `live_blog` says
// that its text is not an article, or not all of one.
enum class PageKind {
    article,
    live_blog,  // entries with times of their own
    index,      // a front page, section, tag or search page: teasers of other pages
    media,      // a video, audio or picture page with no more text than a caption
    error,      // "page not found" and the like
    wall,       // a cookie, consent, login or robot check in place of the page
    paywall,    // the beginning of an article; the rest is for subscribers
    empty,      // no prose at all
};

// One reader's comment under an article. Spans are empty and `date` is "" where the page does not
// say.
struct Comment {
    std::string author;
    Span author_span;
    std::string date;  // ISO 8601, "" where it cannot be told without the page's own date
    Span date_span;
    Span text;  // may cover several blocks
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
    Publication updated;  // when the page says that it was last changed; no bounds of its own
    PageKind kind = PageKind::article;
    std::string kind_why;  // the evidence for a kind other than `article`, in words
    std::vector<Block> blocks;
    std::vector<Comment> comments;
    std::string encoding;           // what the bytes were decoded from: "windows-1256"
    std::string encoding_evidence;  // "bom", "transport", "meta", "valid utf-8", "detected"
    std::uint32_t repairs = 0;      // malformed sequences replaced by U+FFFD while decoding
};

}  // namespace isnad::model
