// The name of the site a page stands on: in the parts of its title, in its copyright line, and what
// such a name must lose ("Ltd", "by") or cannot be ("agencies").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace isnad::extract {

// Returns: `name` without legal forms and leading words, ends trimmed; "" where no name is left or
// where it names nobody ("agencies", "الرئيسية").
std::string site_name(std::string_view name);

// Whether both are one site's name: equal, or one the greater part of the other.
bool same_site(std::string_view one, std::string_view other);

// Returns: what stands between the separators of a page title (" - ", " | ", " – " ...).
std::vector<std::string_view> title_parts(std::string_view page_title);

// Returns: `title` without the site's name at its end or beginning ("Title - Site", "Site |
// Title", "Site: Title"). Without a site a short last part goes.
std::string title_without_site(std::string_view title, std::string_view site);

// Returns: what stands after the last " - ", " | " or the like, where it is short enough to be a
// site's name; else "".
std::string last_title_part(std::string_view page_title);

// Returns: what stands before or after `title` in the page title, where it is short enough to be a
// site's name; else "".
std::string site_in_title(std::string_view page_title, std::string_view title);

// Returns: the owner named in a copyright line ("© 2024 Name. All rights reserved", "جميع الحقوق
// محفوظة لصحيفة ..."), or "". A ل that may or may not belong to the name is taken off unless
// `page_text` shows the name with it alone.
std::string owner_in_copyright(std::string_view line, std::string_view page_text = {});

}  // namespace isnad::extract
