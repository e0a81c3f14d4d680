// Purpose: see html_parts.h.
#include "report/html_parts.h"

#include <algorithm>

#include "report/phrases.h"
#include "text/utf8.h"

namespace isnad::report {

namespace {

// Moves `offset` by up to `letters` code points towards the front.
std::size_t back_by(std::string_view text, std::size_t offset, std::size_t letters) {
    while (offset > 0 && letters > 0) {
        --offset;
        while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) --offset;
        --letters;
    }
    return offset;
}

std::size_t forward_by(std::string_view text, std::size_t offset, std::size_t letters) {
    while (offset < text.size() && letters-- > 0) text::next_code_point(text, offset);
    return offset;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = text::next_code_point(text, offset);
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0)) {
                    html += "\xEF\xBF\xBD";  // U+FFFD: a control character, shown as what it is
                } else if (c == 0x061C || c == 0x200E || c == 0x200F ||
                           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
                    // A directional control would reach past its own element.
                } else {
                    text::append_utf8(html, c);
                }
        }
    }
    return html;
}

std::string bdi(std::string_view text) {
    return "<bdi>" + escaped(text) + "</bdi>";
}

std::string passage_in_context(const model::Document& document, model::Span span,
                               std::size_t around) {
    const std::string_view text = document.article.text;
    const std::size_t from = back_by(text, span.start, around);
    const std::size_t to = forward_by(text, span.end, around);
    std::string html = "<blockquote dir=\"auto\">";
    if (from > 0 && from < span.start) html += "…";
    html += escaped(text.substr(from, span.start - from));
    html += "<mark>" + escaped(model::cut(text, span)) + "</mark>";
    html += escaped(text.substr(span.end, to - span.end));
    if (to < text.size() && to > span.end) html += "…";
    return html + "</blockquote>";
}

std::string passage_with_changes(std::string_view text, model::Span passage,
                                 const std::vector<model::Span>& changed) {
    std::string html = "<blockquote dir=\"auto\">";
    std::uint32_t done = passage.start;
    for (const model::Span span : changed) {
        html += escaped(model::cut(text, {done, span.start}));
        html += "<mark>" + escaped(model::cut(text, span)) + "</mark>";
        done = span.end;
    }
    return html + escaped(model::cut(text, {done, passage.end})) + "</blockquote>";
}

std::string chain_html(const std::vector<std::string>& labels) {
    std::string html = "<span class=\"chain\">";
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i != 0) html += " <span class=\"arrow\">←</span> ";
        html += "<span class=\"link\">" + bdi(labels[i]) + "</span>";
    }
    return html + "</span>";
}

std::string_view style_sheet() {
    return R"css(
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --accent: #0b6e6e; --mark: #ffe08a; }
@media (prefers-color-scheme: dark) { :root { --accent: #5fd0c5; --mark: #6b5400; } }
* { box-sizing: border-box; }
body { font: 1rem/1.6 system-ui, "Noto Naskh Arabic", "Noto Sans", sans-serif; margin: 0 auto;
       max-width: 62rem; padding: 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.3rem; border-block-end: 2px solid var(--accent); }
h3 { font-size: 1rem; text-transform: uppercase; letter-spacing: .05em; color: var(--accent); }
nav ul { padding-inline-start: 1.2rem; }
table { border-collapse: collapse; inline-size: 100%; }
td, th { text-align: start; padding: .3rem .6rem; border-block-end: 1px solid var(--line);
         vertical-align: top; }
td.date, th.date { white-space: nowrap; font-variant-numeric: tabular-nums; }
blockquote { margin: .3rem 0; padding: .2rem .8rem; border-inline-start: 3px solid var(--line);
             white-space: pre-line; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; border-radius: .2rem; }
.event { border-block-end: 1px solid var(--line); padding: .6rem 0; }
.event > p { margin: .2rem 0; }
.tag { background: var(--soft); border-radius: .8rem; padding: .1rem .6rem; font-size: .85rem; }
.chain { display: inline-block; margin: .15rem 0; }
.link { border: 1px solid var(--line); border-radius: .4rem; padding: .05rem .5rem; }
.dashed .link { border-style: dashed; }
.arrow { color: var(--accent); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: 1rem; }
.scroll { overflow-x: auto; max-inline-size: 100%; }
.matrix { font-size: .85rem; inline-size: auto; }
.matrix thead th { min-inline-size: 5.5rem; max-inline-size: 9rem; vertical-align: bottom; }
.matrix tbody th { min-inline-size: 14rem; font-weight: normal; position: sticky;
                   inset-inline-start: 0; background: Canvas; }
.matrix td { text-align: center; }
.matrix .said { background: #0b6e6e22; } .matrix .otherwise { background: var(--mark); }
.matrix .silent { opacity: .5; } .matrix .like { border-inline-start: 2px dotted var(--accent); }
.note { opacity: .75; font-size: .9rem; }
.block { display: grid; grid-template-columns: 7rem 1fr; gap: .6rem; padding: .15rem 0; }
.block > p { margin: 0; overflow-wrap: anywhere; }
.paragraph, .title, .heading, .standfirst, .quote { opacity: 1; }
.chrome, .comment, .related, .caption, .byline, .repeat { opacity: .55; }
summary { cursor: pointer; }
@media print { details > * { display: block; } a { color: inherit; text-decoration: none; } }
)css";
}

}  // namespace isnad::report
