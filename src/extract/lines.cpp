// Purpose: see lines.h.
#include "extract/lines.h"

#include <algorithm>

#include "extract/html_tables.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

// Share of a page's text that is not hidden for good: scripts show it once the page has loaded.
constexpr double kShownLater = 0.4;

// Full stops, commas and what stands for them in other scripts.
bool is_mark(char32_t c) {
    return text::is_sentence_end(c) || text::is_comma(c);
}

bool is_closing(char32_t c) {
    switch (c) {
        case '"':
        case '\'':
        case ')':
        case ']':
        case '}':
        case U'”':
        case U'’':
        case U'»':
        case U'›':
        case U'“':
        case U'」':
        case U'』':
        case U'）':
        case U'》':
        case U'﴾':
        case U'﴿':
            return true;
        default:
            return false;
    }
}

bool is_ideograph(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0x20000 && c <= 0x3134F);
}

bool is_letter_or_digit(char32_t c) {
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    if (c < 0xC0) return false;
    if (is_ideograph(c) || (c >= 0xAC00 && c <= 0xD7A3)) return true;
    const text::LetterClass kind = text::class_of(c);
    return kind == text::LetterClass::letter || kind == text::LetterClass::digit;
}

// Bidi marks, tashkeel, tatweel: they change nothing about the characters beside them.
bool is_silent(char32_t c) {
    if (c < 0x80) return false;
    const text::LetterClass kind = text::class_of(c);
    return kind == text::LetterClass::ignorable || kind == text::LetterClass::extender;
}

bool is_blank(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0xA0 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool never_shown(Tag tag) {
    switch (tag) {
        case Tag::script:
        case Tag::style:
        case Tag::head:
        case Tag::noscript:
        case Tag::template_:
        case Tag::textarea:
        case Tag::select:
        case Tag::option:
        case Tag::svg:
        case Tag::canvas:
        case Tag::iframe:
        case Tag::object:
        case Tag::embed:
        case Tag::noframes:
        case Tag::title:
        case Tag::meta:
        case Tag::link:
        case Tag::audio:
        case Tag::video:
        case Tag::input:
        case Tag::amp_ad:
            return true;
        default:
            return false;
    }
}

// Style declarations that hide: blanks are not folded, both usual spellings are looked for.
bool style_hides(std::string_view style) {
    return style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos ||
           style.find("visibility:hidden") != std::string_view::npos ||
           style.find("visibility: hidden") != std::string_view::npos;
}

// Writes lines while the tree is walked.
class LineWriter {
  public:
    explicit LineWriter(PageLines& out) : out_(out) {}

    void text(std::string_view text, std::uint32_t block, bool in_link, bool keep_breaks) {
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t start = at;
            const char32_t c = text::next_code_point(text, at);
            if (is_blank(c)) {
                if (keep_breaks && c == '\n') {
                    end_line();
                } else {
                    blank_ = true;
                }
                continue;
            }
            begin(block);
            out_.text.append(text.substr(start, at - start));
            if (in_link && is_letter_or_digit(c)) line_.link_letters += is_ideograph(c) ? 3 : 1;
        }
    }

    void blank() { blank_ = true; }
    void link() { ++pending_links_; }
    // A cell of a table row begins: a tab parts it from what stands before it in the line.
    void cell() { tabs_ += open_ ? 1 : 0; }

    void end_line() {
        if (open_) {
            line_.span.end = static_cast<std::uint32_t>(out_.text.size());
            measure(out_.words(line_), line_);
            out_.lines.push_back(line_);
        }
        open_ = false;
        blank_ = false;
        tabs_ = 0;
    }

  private:
    void begin(std::uint32_t block) {
        if (!open_) {
            if (!out_.text.empty()) out_.text.push_back('\n');
            line_ = Line{};
            line_.node = block;
            line_.span.start = static_cast<std::uint32_t>(out_.text.size());
            open_ = true;
        } else if (tabs_ > 0) {
            out_.text.append(tabs_, '\t');
        } else if (blank_) {
            out_.text.push_back(' ');
        }
        tabs_ = 0;
        blank_ = false;
        line_.links += pending_links_;
        pending_links_ = 0;
    }

    PageLines& out_;
    Line line_;
    bool open_ = false;
    bool blank_ = false;
    std::uint32_t tabs_ = 0;
    std::uint32_t pending_links_ = 0;
};

// For each node: bytes of text under it that could be shown.
std::vector<std::uint32_t> text_sizes(const HtmlTree& tree) {
    std::vector<std::uint32_t> sizes(tree.size());
    for (std::uint32_t i = tree.size(); i-- > 1;) {
        const Node& node = tree[i];
        if (node.tag == Tag::text) {
            const std::string_view text = tree.text(i);
            const bool blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
            sizes[node.parent] += blank ? 0 : static_cast<std::uint32_t>(text.size());
        } else if (!never_shown(node.tag)) {
            sizes[node.parent] += sizes[i];
        }
    }
    return sizes;
}

// What the walk must remember of the elements it stands in.
struct Open {
    std::uint32_t end = 0;    // subtree_end
    std::uint32_t block = 0;  // nearest block element
    bool block_here = false;
    bool in_link = false;
    bool keeps_breaks = false;
    bool in_heading = false;
    bool in_row = false;  // of a data table: its cells stand in one line
};

}  // namespace

bool is_hidden(const HtmlTree& tree, std::uint32_t node) {
    if (never_shown(tree[node].tag)) return true;
    if (tree[node].start == tree[node].end) return false;
    if (tree.has_attribute(node, Name::hidden) &&
        tree.attribute(node, Name::hidden) != "until-found") {
        return true;
    }
    if (tree.attribute(node, Name::aria_hidden) == "true") return true;
    return style_hides(tree.attribute(node, Name::style));
}

void measure(std::string_view words, Line& line) {
    line.letters = 0;
    line.marks = 0;
    line.ends_sentence = false;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = text::next_code_point(words, at);
        if (is_letter_or_digit(c)) {
            line.letters += is_ideograph(c) ? 3 : 1;
            line.ends_sentence = false;
        } else if (is_mark(c)) {
            ++line.marks;
            line.ends_sentence = text::is_sentence_end(c);
        } else if (!is_closing(c) && !is_blank(c) && !is_silent(c)) {
            line.ends_sentence = false;
        }
    }
}

PageLines lines_of_html(const HtmlTree& tree) {
    PageLines out;
    LineWriter writer(out);
    const std::vector<std::uint32_t> sizes = text_sizes(tree);
    const std::vector<bool> rows = data_rows(tree);
    std::vector<Open> open{{.end = tree.size()}};
    for (std::uint32_t i = 0; i < tree.size();) {
        while (open.size() > 1 && open.back().end <= i) {
            if (open.back().block_here) writer.end_line();
            open.pop_back();
        }
        const Node& node = tree[i];
        if (node.tag == Tag::text) {
            const Open& in = open.back();
            writer.text(tree.text(i), in.block, in.in_link, in.keeps_breaks);
            ++i;
            continue;
        }
        if (node.tag == Tag::br || node.tag == Tag::hr) {
            if (open.back().in_heading || open.back().in_row) {
                writer.blank();
            } else {
                writer.end_line();
            }
            ++i;
            continue;
        }
        if (is_hidden(tree, i) && (never_shown(node.tag) || sizes[i] < kShownLater * sizes[0])) {
            i = node.subtree_end;
            continue;
        }
        Open next = open.back();
        next.end = node.subtree_end;
        next.block_here = is_block(node.tag) && !open.back().in_row;
        if (open.back().in_row && (node.tag == Tag::td || node.tag == Tag::th)) {
            writer.cell();
        } else if (open.back().in_row && is_block(node.tag)) {
            writer.blank();
        }
        if (next.block_here) {
            writer.end_line();
            next.block = i;
        }
        if (node.tag == Tag::a) {
            next.in_link = true;
            writer.link();
        }
        next.keeps_breaks = next.keeps_breaks || node.tag == Tag::pre;
        next.in_row = next.in_row || rows[i];
        next.keeps_breaks = next.keeps_breaks && !next.in_row;
        next.in_heading = next.in_heading || is_heading(node.tag);
        open.push_back(next);
        ++i;
    }
    writer.end_line();
    return out;
}

PageLines lines_of_plain_text(std::string_view text) {
    PageLines out;
    out.text.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out.text.push_back(text[i]);
        } else if (i + 1 >= text.size() || text[i + 1] != '\n') {
            out.text.push_back('\n');
        }
    }
    const std::string_view all = out.text;
    bool after_blank = true;
    std::size_t start = 0;
    while (start < all.size()) {
        const std::size_t end = std::min(all.find('\n', start), all.size());
        std::size_t first = start;
        while (first < end) {
            std::size_t at = first;
            if (!is_blank(text::next_code_point(all, at))) break;
            first = at;
        }
        std::size_t last = first;
        for (std::size_t at = first; at < end;) {
            if (!is_blank(text::next_code_point(all, at))) last = at;
        }
        if (last > first) {
            Line line;
            line.span = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
            line.after_blank = after_blank;
            measure(all.substr(first, last - first), line);
            out.lines.push_back(line);
        }
        after_blank = last == first;
        start = end + 1;
    }
    return out;
}

}  // namespace isnad::extract
