// What class names, ids and roles hint at, and what standard phrases of news pages announce.
//
// Both are lists: lexicon/extract_hints.tsv holds words of class names and ids,
// lexicon/extract_phrases.tsv holds lines and line beginnings ("اقرأ أيضا", "Leave a Reply").
// A hint is weak evidence: callers weigh it against where the prose stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/html.h"

namespace isnad::extract {

// Bits, so that one element may carry several.
using Hints = std::uint16_t;
constexpr Hints kHintBody = 1U << 0U;        // names an article's text
constexpr Hints kHintComment = 1U << 1U;     // readers' comments
constexpr Hints kHintRelated = 1U << 2U;     // links to other pages
constexpr Hints kHintChrome = 1U << 3U;      // menus, sharing, advertisements
constexpr Hints kHintCaption = 1U << 4U;     // picture captions and credits
constexpr Hints kHintByline = 1U << 5U;      // author and date rows
constexpr Hints kHintStandfirst = 1U << 6U;  // summary above the text
constexpr Hints kHintTitle = 1U << 7U;
constexpr Hints kHintHidden = 1U << 8U;    // read by screen readers alone
constexpr Hints kHintWeakBody = 1U << 9U;  // "content", "main": names a part that holds the text
constexpr Hints kHintAuthor = 1U << 10U;   // the author's name itself

// Reads class, id, role and itemprop. Keeps what it has read, so one reader serves one page.
class HintReader {
  public:
    explicit HintReader(const HtmlTree& tree) : tree_(tree) {}
    Hints of(std::uint32_t node);

  private:
    Hints of_value(std::string_view value);

    const HtmlTree& tree_;
    std::unordered_map<std::string_view, Hints> known_;
};

// What a line of text announces.
enum class Phrase : std::uint8_t {
    none,
    related_line,     // "Read also: ...": this line leads elsewhere
    related_section,  // "Related": what follows leads elsewhere
    comment_section,  // "Comments (3)": what follows are readers' words
    reply_form,       // "Leave a Reply": what follows is the page
    chrome_line,      // "Share", "Advertisement"
    byline,           // "By ...", "بقلم ..."
    source,           // "Source: ...", "المصدر: ..."
    credit,           // "Photo: ...", an agency's name as a credit
};

// How the phrase stands in its line.
struct PhraseMatch {
    Phrase phrase = Phrase::none;
    bool whole_line = false;  // nothing but the phrase, a count or marks
    std::uint32_t rest = 0;   // byte offset in the line where the words after it begin
};

// Requires: `line` is well-formed UTF-8. Reads its first words only.
PhraseMatch match_phrase(std::string_view line);

}  // namespace isnad::extract
