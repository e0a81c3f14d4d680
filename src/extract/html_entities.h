// Character references (&amp; &#1575; &eacute): reading them, and mending those left in a text.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace isnad::extract {

// Returns: the text with every reference read as a browser reads it between tags (WHATWG HTML
// 13.2.5.72 to 80): names without a semicolon where HTML allows it, numbers of windows-1252.
std::string decode_references(std::string_view text);

// Returns: what a browser makes of a numeric reference: &#146; is ’, not a control.
char32_t code_point_of_number(char32_t number);

// Where a text stands: prose; a page about HTML, in which a reference that stands alone may be an
// example; an attribute, in which "&copy" may be part of an address.
enum class Setting { prose, about_html, attribute };

// Reads references that one decoding has left, because they were escaped twice (&amp;quot;) or
// lack what the parser wants (&eacute noir): those that touch a word or another reference; between
// blanks only the common marks, and not about HTML. &lt; and &gt; stay, they show markup.
// Shortens `text` in place. Returns: its new size.
std::size_t mend_references(std::span<char> text, Setting setting);

// Whether the text has a reference between blanks, about which mend_references must be told.
bool has_reference_alone(std::string_view text);

// Whether the text talks of HTML: what stands alone in it may be an example.
bool talks_of_html(std::string_view text);

}  // namespace isnad::extract
