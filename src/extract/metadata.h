// What a page's markup says about itself: JSON-LD, Open Graph and other meta tags, microdata,
// <title> and links. Dates outside JSON-LD are html_dates.h's matter.
//
// Everything here is a claim of the page, kept with the place where it stands; which to believe is
// decided by those who read it. It does not look at the visible text.
#pragma once

#include <string>
#include <vector>

#include "extract/date_values.h"
#include "extract/html.h"
#include "model/article.h"

namespace isnad::extract {

struct Metadata {
    std::string headline;                    // JSON-LD headline or name of the article
    std::string social_title;                // og:title, twitter:title
    std::string page_title;                  // <title>
    std::string description;                 // og:description, meta description
    std::string article_body;                // JSON-LD articleBody, white space as it stands
    std::vector<std::string> authors;        // JSON-LD: persons
    std::vector<std::string> author_groups;  // JSON-LD: authors that are organisations
    std::vector<std::string> meta_authors;   // of meta tags, as they stand
    std::string site_name;                   // og:site_name, publisher, application-name
    std::string site_name_source;
    std::string url;
    std::vector<model::DateEvidence> dates;  // of JSON-LD; `not_after` is the last change
};

// `declared_url` is the address the carrier gives, "" where it gives none.
Metadata read_metadata(const HtmlTree& tree, std::string_view declared_url);

// Adds what one JSON-LD text says. Broken JSON adds nothing.
void read_json_ld(std::string_view json, Metadata& out);

}  // namespace isnad::extract
