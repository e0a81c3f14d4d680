// A page's markup as a flat tree: what libxml2's SAX parser reports, kept in one arena.
//
// Nodes stand in document order (preorder), each knows its parent and where its subtree ends, so
// every later pass is one loop over a vector, whatever the depth. Only attributes that some rule
// reads are kept. libxml2 is seen nowhere else: another parser can take its place behind this file.
//
// Two guards keep hostile markup linear: tags with hundreds of attributes lose them before they
// reach the parser, and what stands deeper than kParserDepth elements is read as text without tags.
// It does not run scripts, apply style sheets, or build the tree as the HTML standard prescribes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::extract {

// clang-format off
enum class Tag : std::uint8_t {
    other, text, a, abbr, address, amp_ad, article, aside, audio, b, blockquote, body, br, button,
    canvas, caption, center, cite, dd, del, details, dialog, div, dl, dt, em, embed, fieldset,
    figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header,
    hgroup, hr, html, i, iframe, img, input, label, legend, li, link, main, menu, meta, nav,
    noframes, noscript, object, ol, optgroup, option, p, pre, script, section, select, span,
    strong, style, summary, svg, table, tbody, td, textarea, tfoot, th, thead, time, title, tr,
    tt, ul, video, template_
};

enum class Name : std::uint8_t {
    none, alt, aria_hidden, charset, class_, content, datetime, hidden, href, id, itemprop, itemtype,
    lang, name, property, pubdate, rel, role, src, style, title, type
};
// clang-format on

struct Attribute {
    Name name = Name::none;
    std::uint32_t start = 0;  // offsets into the arena
    std::uint32_t end = 0;
};

struct Node {
    Tag tag = Tag::other;
    std::uint32_t parent = 0;       // the root is its own parent
    std::uint32_t subtree_end = 0;  // index one past the last descendant
    std::uint32_t start = 0;        // text: offsets into the arena; element: its attributes
    std::uint32_t end = 0;
};

class HtmlTree {
  public:
    // Requires: `html` is well-formed UTF-8. Never fails; broken markup gives some tree.
    static HtmlTree parse(std::string_view html);

    const std::vector<Node>& nodes() const { return nodes_; }
    const Node& operator[](std::uint32_t index) const { return nodes_[index]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

    // Returns: the characters of a text node, entities decoded. Lifetime: the tree's.
    std::string_view text(std::uint32_t index) const;
    // Returns: the attribute's value, or "" where there is none. Lifetime: the tree's.
    std::string_view attribute(std::uint32_t index, Name name) const;
    bool has_attribute(std::uint32_t index, Name name) const;
    // Returns: all text under the node, script and style included, as it stands.
    std::string all_text(std::uint32_t index) const;

  private:
    friend class TreeBuilder;
    std::vector<Node> nodes_;
    std::vector<Attribute> attributes_;
    std::string arena_;
};

// Elements that begin and end a line of their own.
bool is_block(Tag tag);
// h1 to h6.
constexpr bool is_heading(Tag tag) {
    return tag >= Tag::h1 && tag <= Tag::h6;
}

}  // namespace isnad::extract
