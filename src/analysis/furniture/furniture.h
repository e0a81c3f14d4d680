// Site furniture: lines that an outlet puts on its pages whatever they tell, learned from several
// of its pages. Nothing is listed by hand, and what is learned is shown.
//
// Extraction sees one page, and there the sentence that ends every report of an outlet ("follow us
// ...") is a paragraph like any other. Across pages it gives itself away: it recurs. But so do
// copies of one report, and the background that an outlet repeats from report to report ("it is
// recalled that ..."), and both are news. So a line is furniture only where all of this holds:
//
//   1. Recurrence. Its template (lines.h: key form, numbers and dates folded) stands on at least
//      three pages of one site that are no copies of each other (witnesses.h), five where it is as
//      long as a paragraph: two may be chance, and two long equal lines are a copy.
//   2. Share. It stands on a fair share of the site's pages: a tenth where it stands at the edge of
//      the article, half (and five pages) where it stands amid the page's own lines. Ten pages at
//      the edge are enough for any site, however large (a slogan lasts some weeks, a site years),
//      if the line is long enough for the test of its topic.
//   3. Place. The edge is above the first or below the last line that is the page's own.
//   4. Topic. It does not speak of what its pages speak of (topic.h): background does.
//   5. Numbers. Where they differ from page to page it is a label (a counter, a clock, a date), not
//      a sentence: "12 dead" today and "15 dead" tomorrow is the news itself.
//
// The numbers above are chosen so that a doubtful line stays: a line too many is a blemish, a
// statement lost is a hole in the record.
//
// What it does not do: look inside a line (a stock clause after a sentence stays), bring back what
// extraction took for furniture, or remember anything: it is a function of the pages given, so a
// new page may make a line furniture, or one more outlet's page may not.
#pragma once

#include <cstdint>
#include <vector>

#include "model/document.h"
#include "model/record.h"

namespace isnad::analysis::furniture {

struct Learned {
    std::vector<model::FurnitureLine> lines;  // as Record::furniture
    // For each document the indices of its blocks that are furniture, ascending. Only blocks that
    // extraction took for a part of the article: paragraphs, headings, quotes, standfirsts,
    // captions, related lines.
    std::vector<std::vector<std::uint32_t>> blocks;
};

// Pure, and the same for any number of threads. Linear in the number of lines, but for sorting
// them. Requires: `documents` are in the order of the record.
Learned learn(const std::vector<model::Document>& documents, unsigned threads = 1);

// Makes the blocks chrome, marks them as learned, and takes out what analysis found in them.
// Requires: `blocks` are indices of the document's blocks, ascending.
void take_out(model::Document& document, const std::vector<std::uint32_t>& blocks);

}  // namespace isnad::analysis::furniture
