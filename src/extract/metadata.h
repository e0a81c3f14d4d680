// What a page's markup says about itself: JSON-LD, Open Graph and other meta tags, microdata,
// <title>, links, and the date in its address.
//
// Everything here is a claim of the page, kept with the place where it stands; which to believe is
// decided by those who read it. It does not look at the visible text.
#pragma once

#include <string>
#include <vector>

#include "extract/html.h"
#include "model/article.h"

namespace isnad::extract {

struct Metadata {
    std::string headline;      // JSON-LD headline or name of the article
    std::string social_title;  // og:title, twitter:title
    std::string page_title;    // <title>
    std::string description;   // og:description, meta description
    std::string article_body;  // JSON-LD articleBody, white space as it stands
    std::vector<std::string> authors;
    std::string site_name;  // og:site_name, publisher, application-name
    std::string site_name_source;
    std::string url;
    std::vector<model::DateEvidence> dates;  // most trusted first
};

// `declared_url` is the address the carrier gives, "" where it gives none.
Metadata read_metadata(const HtmlTree& tree, std::string_view declared_url);

// Adds what one JSON-LD text says. Broken JSON adds nothing.
void read_json_ld(std::string_view json, Metadata& out);

// Returns: `value` as "2021-11-25" or "2021-11-25T19:10" with seconds and zone as written, or ""
// where it is no plausible calendar date in ISO order (also "20211125", "2021/11/25").
std::string iso_date(std::string_view value);

// Returns: the date in an address, "/2021/11/25/" or "2021-11-25", or "".
std::string date_in_url(std::string_view url);

}  // namespace isnad::extract
