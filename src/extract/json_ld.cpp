// JSON-LD of news pages: schema.org's article types with their headline, text, dates and people.
//
// Reads with an explicit stack and a cap on depth, since the JSON is the page's. Objects of an
// article type speak for the page; of other objects only a WebSite's or Organization's name is
// used.
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>

#include "extract/common.h"
#include "extract/lines.h"
#include "extract/metadata.h"

namespace isnad::extract {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostNames = 100;  // people of one field
constexpr std::size_t kMostObjects = 5000;

std::string string_of(const object& from, std::string_view key) {
    std::string_view value;
    if (from[key].get_string().get(value) != simdjson::SUCCESS) return {};
    return std::string(value);
}

// The strings of a value that may be one string or a list.
std::vector<std::string_view> strings_of(const element& value) {
    std::vector<std::string_view> all;
    std::string_view one;
    simdjson::dom::array list;
    if (value.get_string().get(one) == simdjson::SUCCESS) {
        all.push_back(one);
    } else if (value.get_array().get(list) == simdjson::SUCCESS) {
        for (const element item : list) {
            if (item.get_string().get(one) == simdjson::SUCCESS) all.push_back(one);
        }
    }
    return all;
}

// Words as people read them: some sites put markup and entities into their JSON.
std::string plain_words(const std::string& words) {
    const bool entity =
        words.find('&') != std::string::npos && words.find(';') != std::string::npos;
    if (!entity && words.find("</") == std::string::npos) return fold_blanks(words);
    return fold_blanks(lines_of_html(HtmlTree::parse(words)).text);
}

bool has_type(const object& from, bool (*wanted)(std::string_view)) {
    element type;
    if (from["@type"].get(type) != simdjson::SUCCESS) return false;
    const auto types = strings_of(type);
    return std::ranges::any_of(types, wanted);
}

bool is_article_type(std::string_view type) {
    return type.ends_with("Article") || type.ends_with("BlogPosting") ||
           type.ends_with("LiveBlogPosting") || type.ends_with("Report") ||
           type.ends_with("Posting") || type == "Review" || type == "Recipe";
}

bool is_page_type(std::string_view type) {
    return type.ends_with("WebPage") || type == "ItemPage" || type == "VideoObject";
}

bool is_site_type(std::string_view type) {
    return type == "WebSite";
}

using NamedNodes = std::map<std::string_view, object>;  // by @id

bool is_group_type(std::string_view type) {
    return type.ends_with("Organization") || type == "Corporation" || type == "WebSite" ||
           type == "Brand";
}

std::string name_of(const object& node) {
    std::string name;
    element names;
    if (node["name"].get(names) == simdjson::SUCCESS) {
        for (const auto one : strings_of(names)) {
            if (!name.empty()) name.append(", ");
            name.append(one);
        }
    }
    if (!name.empty()) return name;
    for (const std::string_view key : {"givenName", "familyName"}) {
        const std::string part = string_of(node, key);
        if (!name.empty() && !part.empty()) name.push_back(' ');
        name.append(part);
    }
    return name;
}

// "name" of each person or organisation, given as an object, a string, an @id, or a list of these.
// Groups go to `groups` where there is such a list.
void names_of(const element& value, const NamedNodes& known, std::vector<std::string>& out,
              std::vector<std::string>* groups) {
    simdjson::dom::array list;
    std::vector<element> items;
    if (value.get_array().get(list) == simdjson::SUCCESS) {
        for (const element item : list) {
            if (items.size() == kMostNames) break;
            items.push_back(item);
        }
    } else {
        items.push_back(value);
    }
    for (const element& item : items) {
        std::string_view text;
        object node;
        std::string name;
        bool group = false;
        if (item.get_string().get(text) == simdjson::SUCCESS) {
            const auto at = known.find(text);
            name = at == known.end() ? std::string(text) : name_of(at->second);
            group = at != known.end() && has_type(at->second, is_group_type);
        } else if (item.get_object().get(node) == simdjson::SUCCESS) {
            name = name_of(node);
            if (name.empty()) {
                const auto at = known.find(string_of(node, "@id"));
                if (at != known.end()) node = at->second;
                name = name_of(node);
            }
            group = has_type(node, is_group_type);
        }
        if (name.starts_with("http")) name.clear();
        name = plain_words(name);
        std::vector<std::string>& found = group && groups != nullptr ? *groups : out;
        if (!name.empty() && std::ranges::find(found, name) == found.end()) found.push_back(name);
    }
}

void add_date(const object& from, std::string_view key, model::Bound bound, Metadata& out) {
    const std::string value = date_value(string_of(from, key), DayOrder::day_first);
    if (value.empty()) return;
    std::string source = "json-ld " + std::string(key);
    const auto same = [&](const auto& date) { return date.source == source; };
    if (std::ranges::any_of(out.dates, same)) return;
    out.dates.push_back({bound, model::DateEvidenceKind::metadata, value, {}, std::move(source)});
}

void read_article(const object& article, const NamedNodes& known, Metadata& out) {
    if (out.headline.empty()) out.headline = plain_words(string_of(article, "headline"));
    if (out.headline.empty()) out.headline = plain_words(string_of(article, "name"));
    std::string body = string_of(article, "articleBody");
    if (body.empty()) body = string_of(article, "text");
    if (body.size() > out.article_body.size()) out.article_body = std::move(body);
    if (out.description.empty()) out.description = string_of(article, "description");
    add_date(article, "datePublished", model::Bound::exact, out);
    add_date(article, "dateModified", model::Bound::not_after, out);
    element value;
    if (out.authors.empty() && article["author"].get(value) == simdjson::SUCCESS) {
        names_of(value, known, out.authors, &out.author_groups);
    }
    if (out.site_name.empty() && article["publisher"].get(value) == simdjson::SUCCESS) {
        std::vector<std::string> names;
        names_of(value, known, names, nullptr);
        if (!names.empty()) {
            out.site_name = names.front();
            out.site_name_source = "json-ld publisher";
        }
    }
}

// JSON as pages hold it: inside comments or CDATA, with raw line breaks in strings.
std::string cleaned(std::string_view json) {
    std::string clean(json);
    for (char& byte : clean) {
        if (static_cast<unsigned char>(byte) < 0x20U) byte = ' ';
    }
    const std::size_t first = clean.find_first_of("{[");
    const std::size_t last = clean.find_last_of("}]");
    if (first == std::string::npos || last == std::string::npos || last < first) return {};
    if (const auto cdata = clean.find("[CDATA["); cdata == first) {
        const std::size_t inside = clean.find_first_of("{[", cdata + 7);
        const std::size_t end = clean.rfind('}');
        if (inside == std::string::npos || end == std::string::npos || end < inside) return {};
        return clean.substr(inside, end + 1 - inside);
    }
    return clean.substr(first, last + 1 - first);
}

}  // namespace

void read_json_ld(std::string_view json, Metadata& out) {
    const std::string clean = cleaned(json);
    if (clean.empty()) return;
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(simdjson::padded_string(clean)).get(root) != simdjson::SUCCESS) return;
    std::vector<element> pending{root};
    std::vector<object> articles;
    std::vector<object> pages;
    NamedNodes known;
    std::string site;
    for (std::size_t seen = 0; seen < pending.size() && seen < kMostObjects; ++seen) {
        const element at = pending[seen];  // breadth first: the page's own object comes first
        simdjson::dom::array list;
        object here;
        if (at.get_array().get(list) == simdjson::SUCCESS) {
            for (const element item : list) pending.push_back(item);
            continue;
        }
        if (at.get_object().get(here) != simdjson::SUCCESS) continue;
        std::string_view id;
        if (here["@id"].get_string().get(id) == simdjson::SUCCESS && !name_of(here).empty())
            known.emplace(id, here);
        if (has_type(here, is_article_type)) {
            articles.push_back(here);
            element author;  // a person may be named here whom another object refers to
            if (here["author"].get(author) == simdjson::SUCCESS) pending.push_back(author);
            continue;
        }
        if (has_type(here, is_page_type)) pages.push_back(here);
        if (site.empty() && has_type(here, is_site_type)) site = string_of(here, "name");
        for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
            element value;
            if (here[key].get(value) == simdjson::SUCCESS) pending.push_back(value);
        }
    }
    for (const object& article : articles) read_article(article, known, out);
    for (const object& page : pages) {
        add_date(page, "datePublished", model::Bound::exact, out);
        element value;
        if (out.authors.empty() && page["author"].get(value) == simdjson::SUCCESS) {
            names_of(value, known, out.authors, &out.author_groups);
        }
    }
    if (out.site_name.empty() && !site.empty()) {
        out.site_name = site;
        out.site_name_source = "json-ld WebSite";
    }
}

}  // namespace isnad::extract
