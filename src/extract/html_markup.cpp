// Purpose: see html_markup.h.
#include "extract/html_markup.h"

#include <algorithm>
#include <array>

namespace isnad::extract {

namespace {

constexpr std::size_t kMostParts = 1000;  // blanks, '=', '/' and quoted values of one tag
constexpr int kMostEndless = 16;
constexpr std::string_view kEmptyComment = "<!-->";  // the parser would look for its end
constexpr std::size_t kProlog = 400;                 // bytes in which a page says that it is XHTML

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

struct TagEnd {
    std::size_t at = std::string_view::npos;  // one past the tag, npos where it never ends
    bool crowded = false;                     // more attributes than any page needs
};

// Reads the tag that opens before `start`, quotes respected.
TagEnd end_of_tag(std::string_view html, std::size_t start) {
    char quote = 0;
    char last = 0;       // the last byte that is no blank
    bool blank = false;  // whether one stands before this byte
    std::size_t parts = 0;
    for (std::size_t i = start; i < html.size(); ++i) {
        const char byte = html[i];
        if (quote != 0) {
            if (byte != quote) continue;
            quote = 0;
            ++parts;
        } else if (byte == '>') {
            return {i + 1, parts > kMostParts};
        } else if ((byte == '"' || byte == '\'') && last == '=') {
            quote = byte;
        } else if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r') {
            if (last != 0 && !blank) ++parts;
            blank = true;
            continue;
        } else if (byte == '/' || byte == '=') {
            ++parts;
        }
        last = byte;
        blank = false;
    }
    return {std::string_view::npos, parts > kMostParts};
}

bool is_named(std::string_view html, std::size_t start, std::string_view name) {
    if (html.size() - start <= name.size()) return false;
    constexpr std::string_view kAfterName = " \t\r\n\f/>";
    if (kAfterName.find(html[start + name.size()]) == std::string_view::npos) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if ((html[start + i] | 0x20) != name[i]) return false;
    }
    return true;
}

// Returns: where the end tag of that name begins; npos where none follows.
std::size_t end_tag(std::string_view html, std::size_t start, std::string_view name) {
    for (std::size_t at = html.find("</", start); at != std::string_view::npos;
         at = html.find("</", at + 2)) {
        if (is_named(html, at + 2, name)) return at;
    }
    return std::string_view::npos;
}

// Elements that hold text and no markup, and drawings: to look for tags in them would find what is
// none.
struct Closed {
    std::string_view name;
    bool told = false;  // whether its text is wanted
};
constexpr auto kClosed = std::to_array<Closed>(
    {{"script", false}, {"style", false}, {"svg", false}, {"textarea", true}, {"title", true}});

}  // namespace

std::string_view trimmed_markup(std::string_view html, std::string& storage) {
    std::size_t kept = 0;
    bool comments_end = true;
    std::array<bool, kClosed.size()> closes;  // whether end tags of these follow
    closes.fill(true);
    const std::string_view prolog = html.substr(0, kProlog);
    const bool strict = prolog.find("XHTML") != std::string_view::npos ||
                        prolog.find("xhtml") != std::string_view::npos || html.starts_with("<?xml");
    int endless = 0;  // tags that never end; each costs a pass over the rest
    std::size_t at = html.find('<');
    while (at != std::string_view::npos && at + 1 < html.size()) {
        if (html.substr(at, kEmptyComment.size()) == kEmptyComment) {
            storage.append(html.substr(kept, at - kept));
            kept = at + kEmptyComment.size();
            at = html.find('<', kept);
            continue;
        }
        if (comments_end && html.substr(at, 4) == "<!--") {
            const std::size_t close = html.find("-->", at + 4);
            comments_end = close != std::string_view::npos;
            at = html.find('<', comments_end ? close : at + 4);
            continue;
        }
        if (!is_letter(html[at + 1])) {
            at = html.find('<', at + 1);
            continue;
        }
        const TagEnd end = end_of_tag(html, at + 1);
        if (end.crowded) {
            std::size_t name_end = at + 1;
            while (name_end < html.size() &&
                   (is_letter(html[name_end]) || (html[name_end] >= '0' && html[name_end] <= '9')))
                ++name_end;
            storage.append(html.substr(kept, name_end - kept)).append(">");
            kept = std::min(end.at, html.size());
        }
        const bool ends = end.at != std::string_view::npos;
        if (!ends && (end.crowded || ++endless > kMostEndless)) break;
        std::size_t next = ends ? end.at : at + 1;
        for (std::size_t which = 0; ends && which < kClosed.size(); ++which) {
            const Closed& element = kClosed[which];
            if (!is_named(html, at + 1, element.name)) continue;
            if (html[end.at - 2] == '/' && (strict || element.name == "svg")) {
                // Closed in itself; the parser does not know.
                storage.append(html.substr(kept, at - kept));
                kept = end.at;
                break;
            }
            if (!closes[which]) break;
            std::size_t close = end_tag(html, end.at, element.name);
            // Written for browsers without scripts, and often left open.
            const std::string_view sheet = html.substr(end.at, close - end.at);
            if (element.name == "style" && close != std::string_view::npos)
                close = std::min(close, end.at + std::min(sheet.find("</noscript>"), sheet.size()));
            closes[which] = close != std::string_view::npos;
            if (!closes[which]) break;
            const bool told =
                element.told || html.substr(at, end.at - at).find("json") != std::string_view::npos;
            if (!told && !end.crowded) {
                storage.append(html.substr(kept, end.at - kept));
                kept = close;
                if (!is_named(html, close + 2, element.name))
                    storage.append("</").append(element.name).append(">");
            } else if (element.told && !end.crowded) {
                storage.append(html.substr(kept, end.at - kept));
                for (const char byte : html.substr(end.at, close - end.at))
                    byte == '<' ? storage.append("&lt;") : storage.append(1, byte);
                kept = close;
            }
            next = close;
            break;
        }
        at = html.find('<', next);
    }
    if (kept == 0) return html;
    storage.append(html.substr(kept));
    return storage;
}

std::string opened_markup(std::string_view html) {
    constexpr auto kWalls = std::to_array<std::string_view>(
        {"noscript", "noframes", "frameset", "template", "svg", "select", "object"});
    std::string opened;
    std::array<bool, 2> closes = {true, true};  // whether script and style end tags follow
    bool comments_end = true;
    int endless = 0;
    std::size_t at = 0;
    while (at < html.size()) {
        const std::size_t tag = std::min(html.find('<', at), html.size());
        opened.append(html.substr(at, tag - at));
        at = tag;
        if (at + 1 >= html.size()) break;
        if (html.substr(at, 4) == "<!--") {
            const std::size_t close = comments_end ? html.find("-->", at + 4) : html.npos;
            comments_end = close != html.npos;
            at = comments_end ? close + 3 : at + 4;
            continue;
        }
        const std::size_t name = at + (html[at + 1] == '/' ? 2 : 1);
        if (name >= html.size() || !is_letter(html[name])) {
            opened.push_back('<');
            ++at;
            continue;
        }
        const TagEnd end = end_of_tag(html, name);
        if (end.at == std::string_view::npos && ++endless > kMostEndless) break;
        const std::size_t next = std::min(end.at, html.size());
        std::size_t after = next;
        bool drop = std::ranges::any_of(
            kWalls, [&](std::string_view wall) { return is_named(html, name, wall); });
        for (std::size_t which = 0; which < closes.size(); ++which) {
            const std::string_view closed = kClosed[which].name;
            if (!is_named(html, name, closed)) continue;
            drop = true;
            const std::size_t close = closes[which] ? end_tag(html, next, closed) : html.npos;
            closes[which] = close != html.npos;
            if (closes[which] && name == at + 1) after = close;
        }
        if (drop)
            opened.push_back('\n');
        else
            opened.append(html.substr(at, next - at));
        at = after;
    }
    return opened;
}

}  // namespace isnad::extract
