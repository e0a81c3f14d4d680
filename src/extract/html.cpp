// Purpose: see html.h.
#include "extract/html.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "base/result.h"
#include "extract/html_entities.h"
#include "extract/html_markup.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kTreeDepth = 400;     // deeper elements join their ancestor
constexpr std::size_t kParserDepth = 2000;  // deeper markup is read without the parser

template <typename Value>
struct Entry {
    std::string_view name;
    Value value;
};

// Sorted by name, for binary search.
constexpr auto kTags = std::to_array<Entry<Tag>>({{"a", Tag::a},
                                                  {"abbr", Tag::abbr},
                                                  {"address", Tag::address},
                                                  {"amp-ad", Tag::amp_ad},
                                                  {"article", Tag::article},
                                                  {"aside", Tag::aside},
                                                  {"audio", Tag::audio},
                                                  {"b", Tag::b},
                                                  {"blockquote", Tag::blockquote},
                                                  {"body", Tag::body},
                                                  {"br", Tag::br},
                                                  {"button", Tag::button},
                                                  {"canvas", Tag::canvas},
                                                  {"caption", Tag::caption},
                                                  {"center", Tag::center},
                                                  {"cite", Tag::cite},
                                                  {"dd", Tag::dd},
                                                  {"del", Tag::del},
                                                  {"details", Tag::details},
                                                  {"dialog", Tag::dialog},
                                                  {"div", Tag::div},
                                                  {"dl", Tag::dl},
                                                  {"dt", Tag::dt},
                                                  {"em", Tag::em},
                                                  {"embed", Tag::embed},
                                                  {"fieldset", Tag::fieldset},
                                                  {"figcaption", Tag::figcaption},
                                                  {"figure", Tag::figure},
                                                  {"font", Tag::font},
                                                  {"footer", Tag::footer},
                                                  {"form", Tag::form},
                                                  {"frame", Tag::frame},
                                                  {"frameset", Tag::frameset},
                                                  {"h1", Tag::h1},
                                                  {"h2", Tag::h2},
                                                  {"h3", Tag::h3},
                                                  {"h4", Tag::h4},
                                                  {"h5", Tag::h5},
                                                  {"h6", Tag::h6},
                                                  {"head", Tag::head},
                                                  {"header", Tag::header},
                                                  {"hgroup", Tag::hgroup},
                                                  {"hr", Tag::hr},
                                                  {"html", Tag::html},
                                                  {"i", Tag::i},
                                                  {"iframe", Tag::iframe},
                                                  {"img", Tag::img},
                                                  {"input", Tag::input},
                                                  {"label", Tag::label},
                                                  {"legend", Tag::legend},
                                                  {"li", Tag::li},
                                                  {"link", Tag::link},
                                                  {"main", Tag::main},
                                                  {"menu", Tag::menu},
                                                  {"meta", Tag::meta},
                                                  {"nav", Tag::nav},
                                                  {"noframes", Tag::noframes},
                                                  {"noscript", Tag::noscript},
                                                  {"object", Tag::object},
                                                  {"ol", Tag::ol},
                                                  {"optgroup", Tag::optgroup},
                                                  {"option", Tag::option},
                                                  {"p", Tag::p},
                                                  {"pre", Tag::pre},
                                                  {"script", Tag::script},
                                                  {"section", Tag::section},
                                                  {"select", Tag::select},
                                                  {"span", Tag::span},
                                                  {"strong", Tag::strong},
                                                  {"style", Tag::style},
                                                  {"summary", Tag::summary},
                                                  {"svg", Tag::svg},
                                                  {"table", Tag::table},
                                                  {"tbody", Tag::tbody},
                                                  {"td", Tag::td},
                                                  {"template", Tag::template_},
                                                  {"textarea", Tag::textarea},
                                                  {"tfoot", Tag::tfoot},
                                                  {"th", Tag::th},
                                                  {"thead", Tag::thead},
                                                  {"time", Tag::time},
                                                  {"title", Tag::title},
                                                  {"tr", Tag::tr},
                                                  {"tt", Tag::tt},
                                                  {"ul", Tag::ul},
                                                  {"video", Tag::video}});

constexpr auto kNames = std::to_array<Entry<Name>>({{"alt", Name::alt},
                                                    {"aria-hidden", Name::aria_hidden},
                                                    {"charset", Name::charset},
                                                    {"class", Name::class_},
                                                    {"content", Name::content},
                                                    {"datetime", Name::datetime},
                                                    {"hidden", Name::hidden},
                                                    {"href", Name::href},
                                                    {"id", Name::id},
                                                    {"itemprop", Name::itemprop},
                                                    {"itemtype", Name::itemtype},
                                                    {"lang", Name::lang},
                                                    {"name", Name::name},
                                                    {"property", Name::property},
                                                    {"pubdate", Name::pubdate},
                                                    {"rel", Name::rel},
                                                    {"role", Name::role},
                                                    {"src", Name::src},
                                                    {"style", Name::style},
                                                    {"title", Name::title},
                                                    {"type", Name::type}});

template <typename Value, std::size_t N>
Value find(const std::array<Entry<Value>, N>& table, std::string_view name) {
    const auto at = std::ranges::lower_bound(table, name, {}, &Entry<Value>::name);
    return at != table.end() && at->name == name ? at->value : Value{};
}

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

}  // namespace

class TreeBuilder {
  public:
    explicit TreeBuilder(HtmlTree& tree) : tree_(tree) {
        tree_.nodes_.push_back({.tag = Tag::html, .subtree_end = 1});
        open_.push_back(0);
    }

    // The parser to stop where the markup runs too deep for it.
    void watch(htmlParserCtxtPtr parser) { parser_ = parser; }
    // Returns: the offset at which it was stopped.
    std::optional<std::size_t> stopped_at() const { return stopped_at_; }

    void start(std::string_view name, const xmlChar** attributes) {
        if (stopped_at_ && parser_) return;
        if (parser_ && open_.size() + beyond_ > kParserDepth) {
            stopped_at_ = static_cast<std::size_t>(xmlByteConsumed(parser_));
            xmlStopParser(parser_);
            return;
        }
        if (name == "html") return;  // the root stands already
        const Tag tag = find(kTags, name);
        if (open_.size() >= kTreeDepth) {
            ++beyond_;
            return;
        }
        Node node{.tag = tag, .parent = open_.back()};
        node.start = static_cast<std::uint32_t>(tree_.attributes_.size());
        for (; attributes && *attributes; attributes += 2) {
            const Name known = find(kNames, view(attributes[0]));
            if (known == Name::none) continue;
            const std::string_view value = view(attributes[1]);
            const auto begin = static_cast<std::uint32_t>(tree_.arena_.size());
            append_read(value);
            const bool words = known == Name::content || known == Name::title || known == Name::alt;
            if (words && value.find('&') != std::string_view::npos) {
                const std::span<char> written = std::span(tree_.arena_).subspan(begin);
                tree_.arena_.resize(begin + mend_references(written, Setting::attribute));
            }
            tree_.attributes_.push_back(
                {known, begin, static_cast<std::uint32_t>(tree_.arena_.size())});
        }
        node.end = static_cast<std::uint32_t>(tree_.attributes_.size());
        open_.push_back(tree_.size());
        tree_.nodes_.push_back(node);
    }

    void end(std::string_view name) {
        if (name == "html" || (stopped_at_ && parser_)) return;
        if (beyond_ > 0) {
            --beyond_;
        } else if (open_.size() > 1) {
            tree_.nodes_[open_.back()].subtree_end = tree_.size();
            open_.pop_back();
        }
    }

    void characters(std::string_view text) {
        if (text.empty()) return;
        Node& last = tree_.nodes_.back();
        if (last.tag == Tag::text && last.parent == open_.back() &&
            last.end == tree_.arena_.size()) {
            append_read(text);
            last.end = static_cast<std::uint32_t>(tree_.arena_.size());
            return;
        }
        Node node{.tag = Tag::text, .parent = open_.back()};
        node.start = static_cast<std::uint32_t>(tree_.arena_.size());
        append_read(text);
        node.end = static_cast<std::uint32_t>(tree_.arena_.size());
        node.subtree_end = tree_.size() + 1;
        tree_.nodes_.push_back(node);
    }

    void finish() {
        for (; !open_.empty(); open_.pop_back()) {
            tree_.nodes_[open_.back()].subtree_end = tree_.size();
        }
        mend_text();
    }

    // What is left of a page whose markup runs too deep: its text, a paragraph for each piece.
    void text_without_tags(std::string_view html) {
        parser_ = nullptr;
        beyond_ = 0;
        while (open_.size() > 1) {
            tree_.nodes_[open_.back()].subtree_end = tree_.size();
            open_.pop_back();
        }
        std::size_t at = 0;
        while (at < html.size()) {
            const std::size_t tag = std::min(html.find('<', at), html.size());
            if (tag > at) {
                start("p", nullptr);
                characters(html.substr(at, tag - at));
                end("p");
            }
            const std::size_t close = html.find('>', tag);
            at = close == std::string_view::npos ? html.size() : close + 1;
        }
    }

  private:
    // Appends what the parser read to the arena; the numeric references of windows-1252 it hands
    // on as the C1 controls that they are by number.
    void append_read(std::string_view text) {
        for (std::size_t c1 = text.find('\xC2'); c1 + 1 < text.size() && c1 != text.npos;
             c1 = text.find('\xC2')) {
            const auto number = static_cast<unsigned char>(text[c1 + 1]);
            tree_.arena_.append(text.substr(0, c1));
            text::append_utf8(tree_.arena_, number < 0xA0 ? code_point_of_number(number) : number);
            text.remove_prefix(c1 + 2);
        }
        tree_.arena_.append(text);
    }

    // Reads the references that the parser left in text, or that were escaped twice.
    void mend_text() {
        std::optional<Setting> setting;
        for (Node& node : tree_.nodes_) {
            if (node.tag != Tag::text || shows_markup(tree_.nodes_[node.parent].tag)) continue;
            const std::span<char> text =
                std::span(tree_.arena_).subspan(node.start, node.end - node.start);
            if (std::ranges::find(text, '&') == text.end()) continue;
            const std::string_view words(text.data(), text.size());
            if (!setting && has_reference_alone(words)) {
                setting = is_about_html() ? Setting::about_html : Setting::prose;
            }
            node.end = node.start + static_cast<std::uint32_t>(
                                        mend_references(text, setting.value_or(Setting::prose)));
        }
    }

    static bool shows_markup(Tag tag) {
        return tag == Tag::script || tag == Tag::style || tag == Tag::pre || tag == Tag::textarea ||
               tag == Tag::tt;
    }

    bool is_about_html() const {
        return std::ranges::any_of(tree_.nodes_, [&](const Node& node) {
            if (node.tag != Tag::text) return false;
            const Tag parent = tree_.nodes_[node.parent].tag;
            return parent != Tag::script && parent != Tag::style &&
                   talks_of_html(
                       std::string_view(tree_.arena_).substr(node.start, node.end - node.start));
        });
    }

    HtmlTree& tree_;
    std::vector<std::uint32_t> open_;
    std::size_t beyond_ = 0;  // open elements deeper than the tree goes
    htmlParserCtxtPtr parser_ = nullptr;
    std::optional<std::size_t> stopped_at_;
};

namespace {

TreeBuilder& builder(void* context) {
    return *static_cast<TreeBuilder*>(context);
}

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
    builder(context).start(view(name), attributes);
}
void on_end(void* context, const xmlChar* name) {
    builder(context).end(view(name));
}
void on_characters(void* context, const xmlChar* text, int length) {
    builder(context).characters(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

struct FreeContext {
    void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

}  // namespace

HtmlTree HtmlTree::parse(std::string_view html) {
    // The library sets its tables up on first use, and not under a lock: two first parsers at once
    // may leak, or wait for each other for ever (http://www.xmlsoft.org/threads.html).
    static const bool ready = [] {
        xmlInitParser();
        return true;
    }();
    ISNAD_ASSERT(ready);
    HtmlTree tree;
    TreeBuilder build(tree);
    std::string storage;
    html = trimmed_markup(html, storage);
    tree.arena_.reserve(html.size() / 2);
    tree.nodes_.reserve(html.size() / 48);
    std::size_t read = 0;
    // Not the push interface: 2.9.14's loses text after a chunk that ends inside a script.
    const std::unique_ptr<htmlParserCtxt, FreeContext> context(
        html.size() < std::numeric_limits<int>::max()
            ? htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size()))
            : nullptr);
    if (context && context->sax) {
        *context->sax = htmlSAXHandler{};
        context->sax->startElement = on_start;
        context->sax->endElement = on_end;
        context->sax->characters = on_characters;
        context->sax->ignorableWhitespace = on_characters;
        context->sax->cdataBlock = on_characters;
        context->userData = &build;
        htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                              HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                              HTML_PARSE_IGNORE_ENC);
        context->charset = XML_CHAR_ENCODING_UTF8;
        build.watch(context.get());
        htmlParseDocument(context.get());
        read = build.stopped_at().value_or(html.size());
    }
    if (read < html.size()) build.text_without_tags(html.substr(read));
    build.finish();
    return tree;
}

std::string_view HtmlTree::text(std::uint32_t index) const {
    const Node& node = nodes_[index];
    return std::string_view(arena_).substr(node.start, node.end - node.start);
}

std::string_view HtmlTree::attribute(std::uint32_t index, Name name) const {
    const Node& node = nodes_[index];
    if (node.tag == Tag::text) return {};
    for (std::uint32_t i = node.start; i < node.end; ++i) {
        const Attribute& entry = attributes_[i];
        if (entry.name == name) {
            return std::string_view(arena_).substr(entry.start, entry.end - entry.start);
        }
    }
    return {};
}

bool HtmlTree::has_attribute(std::uint32_t index, Name name) const {
    const Node& node = nodes_[index];
    if (node.tag == Tag::text) return false;
    for (std::uint32_t i = node.start; i < node.end; ++i) {
        if (attributes_[i].name == name) return true;
    }
    return false;
}

std::string HtmlTree::all_text(std::uint32_t index) const {
    std::string all;
    for (std::uint32_t i = index; i < nodes_[index].subtree_end; ++i) {
        if (nodes_[i].tag == Tag::text) all.append(text(i));
    }
    return all;
}

bool is_block(Tag tag) {
    switch (tag) {
        case Tag::address:
        case Tag::article:
        case Tag::aside:
        case Tag::blockquote:
        case Tag::body:
        case Tag::caption:
        case Tag::center:
        case Tag::dd:
        case Tag::details:
        case Tag::dialog:
        case Tag::div:
        case Tag::dl:
        case Tag::dt:
        case Tag::fieldset:
        case Tag::figcaption:
        case Tag::figure:
        case Tag::footer:
        case Tag::form:
        case Tag::frameset:
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
        case Tag::header:
        case Tag::hgroup:
        case Tag::hr:
        case Tag::html:
        case Tag::legend:
        case Tag::li:
        case Tag::main:
        case Tag::menu:
        case Tag::nav:
        case Tag::ol:
        case Tag::option:
        case Tag::p:
        case Tag::pre:
        case Tag::section:
        case Tag::summary:
        case Tag::table:
        case Tag::tbody:
        case Tag::td:
        case Tag::tfoot:
        case Tag::th:
        case Tag::thead:
        case Tag::tr:
        case Tag::ul:
        case Tag::video:
        case Tag::audio:
        case Tag::button:
        case Tag::iframe:
        case Tag::amp_ad:
            return true;
        default:
            return false;
    }
}

}  // namespace isnad::extract
