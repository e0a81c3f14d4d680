// Where on an HTML page a date may stand that is the article's: its head around the title, the
// text, the lines below it. What lies elsewhere (the site's own header, comments, teasers) dates
// something else.
#pragma once

#include <cstddef>
#include <cstdint>

#include "extract/html_page.h"

namespace isnad::extract {

enum class DatePlace { head, body, foot, outside };

class DatePlaces {
  public:
    // Lifetime: `page` must outlive the places.
    DatePlaces(const HtmlPage& page, const HtmlTitle& title);

    DatePlace of_node(std::uint32_t node) const;

    // In the site's header or a menu: a <header> or <nav> that does not hold the title.
    bool in_site_header(std::uint32_t node) const;
    // Above the head of the article, where the site shows the day of reading.
    bool is_above(std::uint32_t node) const {
        return in_site_header(node) || (title_shown_ && node < head_begin_);
    }
    // Under comments or teasers, which have dates of their own.
    bool is_aside(std::uint32_t node) const;
    bool in_comments(std::uint32_t node) const;
    // Whether the node stands above the text, and a box that begins no more than a few lines above
    // the title holds both: the article's own head, not the site's.
    bool shares_title(std::uint32_t node) const;

    bool is_head_line(std::size_t line) const { return line >= head_line_ && line <= head_last_; }
    bool is_foot_line(std::size_t line) const { return line >= last_prose_ && line <= foot_last_; }
    // Whether the text may begin in this line: after the title, no far below the first prose.
    bool may_open(std::size_t line) const { return line > title_line_ && line <= first_prose_ + 4; }
    // The line that shows the title, or where the article begins.
    std::size_t title_line() const { return title_line_; }
    bool title_shown() const { return title_shown_; }
    std::size_t last_prose() const { return last_prose_; }

  private:
    const HtmlPage& page_;
    bool title_shown_ = false;
    bool title_in_comments_ = false;  // the hint must be wrong there
    std::uint32_t title_node_ = 0;
    std::uint32_t head_begin_ = 0;  // nodes
    std::uint32_t head_end_ = 0;
    std::uint32_t head_floor_ = 0;  // of the line above the head
    std::uint32_t text_begin_ = 0;
    std::uint32_t foot_begin_ = 0;
    std::uint32_t foot_end_ = 0;
    std::size_t title_line_ = 0;  // lines
    std::size_t head_line_ = 0;
    std::size_t head_last_ = 0;
    std::size_t first_prose_ = 0;
    std::size_t last_prose_ = 0;
    std::size_t foot_last_ = 0;
};

}  // namespace isnad::extract
