// Purpose: see page_signs.h.
#include "extract/page_signs.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "extract/common.h"
#include "model/names.h"

namespace isnad::extract {

namespace {

using model::PageKind;

constexpr std::size_t kMostWords = 8;       // words of the longest phrase
constexpr std::size_t kLongestTitle = 600;  // bytes of a title that are read
constexpr std::size_t kLongestClass = 2000;
constexpr std::size_t kLongestTypes = 400;  // bytes of the types of one object

using Table = std::unordered_map<std::string, std::vector<PageKind>>;  // looked up only

struct Signs {
    Table titles;
    Table lines;
    Table classes;
    Table og_types;
    Table ld_types;
    std::vector<std::pair<std::string, PageKind>> paths;
    std::vector<std::string> players;
};

PageKind kind_named(std::string_view name) {
    constexpr std::array kAll = {PageKind::article, PageKind::live_blog, PageKind::index,
                                 PageKind::media,   PageKind::error,     PageKind::wall,
                                 PageKind::paywall, PageKind::empty};
    for (const PageKind kind : kAll) {
        if (model::to_string(kind) == name) return kind;
    }
    ISNAD_ASSERT(!"unknown kind in lexicon/extract_page_kinds.tsv");
    return PageKind::article;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t count) {
    std::string all;
    for (std::size_t i = from; i < from + count; ++i) {
        if (!all.empty()) all.push_back(' ');
        all.append(words[i]);
    }
    return all;
}

const Signs& signs() {
    static const auto table = [] {
        Signs all;
        for (const auto& row : base::lexicon_rows("extract_page_kinds.tsv")) {
            if (row.size() < 3) continue;
            const PageKind kind = kind_named(row[0]);
            const std::vector<std::string> words = words_in(row[2]);
            const std::string phrase = joined(words, 0, words.size());
            const std::string plain(row[2]);
            if (row[1] == "title")
                all.titles[phrase].push_back(kind);
            else if (row[1] == "line")
                all.lines[phrase].push_back(kind);
            else if (row[1] == "body_class")
                all.classes[plain].push_back(kind);
            else if (row[1] == "og_type")
                all.og_types[plain].push_back(kind);
            else if (row[1] == "ld_type")
                all.ld_types[plain].push_back(kind);
            else if (row[1] == "path")
                all.paths.emplace_back(plain, kind);
            else if (row[1] == "player")
                all.players.push_back(plain);
            else
                ISNAD_ASSERT(!"unknown place in lexicon/extract_page_kinds.tsv");
        }
        return all;
    }();
    return table;
}

bool holds(const Table& table, const std::string& words, PageKind kind) {
    const auto at = table.find(words);
    return at != table.end() && std::ranges::find(at->second, kind) != at->second.end();
}

void add(const Table& table, const std::string& value, std::set<PageKind>& kinds) {
    const auto at = table.find(value);
    if (at != table.end()) kinds.insert(at->second.begin(), at->second.end());
}

std::size_t after_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))) ++at;
    return at;
}

// Returns: the offset of the value of the next `"key":` at or after `from`; npos where none is.
std::size_t value_of_key(std::string_view json, std::string_view key, std::size_t from) {
    while (true) {
        const std::size_t found = json.find(key, from);
        if (found == std::string_view::npos) return found;
        const std::size_t colon = after_blanks(json, found + key.size());
        if (colon < json.size() && json[colon] == ':') return after_blanks(json, colon + 1);
        from = found + key.size();
    }
}

// The types that JSON-LD names anywhere, nested objects too. Not parsed: broken JSON says as much.
void read_types(std::string_view json, StatedKind& stated) {
    std::size_t at = 0;
    while ((at = value_of_key(json, "\"@type\"", at)) != std::string_view::npos) {
        std::string_view value = json.substr(std::min(at, json.size()), kLongestTypes);
        const std::size_t close = value.find_first_of(value.starts_with('[') ? "]" : ",}");
        value = value.substr(0, close == std::string_view::npos ? 0 : close);
        std::size_t open = value.find('"');
        while (open != std::string_view::npos) {
            const std::size_t end = value.find('"', open + 1);
            if (end == std::string_view::npos) break;
            const std::string type(value.substr(open + 1, end - open - 1));
            add(signs().ld_types, type, stated.kinds);
            stated.collection = stated.collection || holds(signs().ld_types, type, PageKind::index);
            open = value.find('"', end + 1);
        }
    }
    const std::size_t free = value_of_key(json, "\"isAccessibleForFree\"", 0);
    if (free == std::string_view::npos) return;
    const std::string value = lower(json.substr(free, 16));
    stated.not_for_free = stated.not_for_free || value.starts_with("false") ||
                          value.starts_with("\"false") ||
                          value.starts_with("\"http://schema.org/f");
}

void read_classes(std::string_view classes, StatedKind& stated) {
    classes = classes.substr(0, kLongestClass);
    for (std::size_t start = 0; start < classes.size();) {
        const std::size_t end = std::min(classes.find_first_of(" \t\n\r\f", start), classes.size());
        add(signs().classes, lower(classes.substr(start, end - start)), stated.kinds);
        start = end + 1;
    }
}

void read_url(std::string_view url, StatedKind& stated) {
    const std::size_t host = url.find("://");
    if (host == std::string_view::npos) return;
    const std::size_t slash = std::min(url.find('/', host + 3), url.size());
    const std::string path = lower(url.substr(slash));
    stated.says_home = path.empty() || path == "/" || path == "/index.html" || path == "/index.php";
    for (const auto& [part, kind] : signs().paths) {
        if (path.find(part) != std::string::npos) stated.by_path.insert(kind);
    }
}

bool is_player(const HtmlTree& tree, std::uint32_t node) {
    const Tag tag = tree[node].tag;
    if (tag == Tag::video || tag == Tag::audio) return true;
    if (tag != Tag::iframe && tag != Tag::embed) return false;
    const std::string source = lower(tree.attribute(node, Name::src));
    return std::ranges::any_of(signs().players, [&](const std::string& part) {
        return source.find(part) != std::string::npos;
    });
}

}  // namespace

std::optional<std::string> sign_in_title(std::string_view words, PageKind kind) {
    if (words.size() > kLongestTitle) return std::nullopt;
    const std::vector<std::string> each = words_in(words);
    for (std::size_t i = 0; i < each.size(); ++i) {
        std::string phrase;
        for (std::size_t k = i; k < std::min(each.size(), i + kMostWords); ++k) {
            if (k > i) phrase.push_back(' ');
            phrase.append(each[k]);
            if (holds(signs().titles, phrase, kind)) return phrase;
        }
    }
    return std::nullopt;
}

bool sign_begins_line(std::string_view line, PageKind kind) {
    if (line.size() > kLongestTitle) return false;
    const std::vector<std::string> each = words_in(line);
    std::string phrase;
    for (std::size_t k = 0; k < std::min(each.size(), kMostWords); ++k) {
        if (k > 0) phrase.push_back(' ');
        phrase.append(each[k]);
        if (holds(signs().lines, phrase, kind)) return true;
    }
    return false;
}

StatedKind stated_kind(const HtmlTree& tree, std::string_view url) {
    StatedKind stated;
    read_url(url, stated);
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        switch (tree[i].tag) {
            case Tag::meta:
                if (lower(tree.attribute(i, Name::property)) == "og:type")
                    add(signs().og_types, lower(tree.attribute(i, Name::content)), stated.kinds);
                break;
            case Tag::script:
                if (lower(tree.attribute(i, Name::type)).find("ld+json") != std::string::npos)
                    read_types(tree.all_text(i), stated);
                break;
            case Tag::body:
                read_classes(tree.attribute(i, Name::class_), stated);
                break;
            case Tag::video:
            case Tag::audio:
            case Tag::iframe:
            case Tag::embed:
                stated.has_player = stated.has_player || is_player(tree, i);
                break;
            default:
                break;
        }
    }
    return stated;
}

}  // namespace isnad::extract
