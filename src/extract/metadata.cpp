// Purpose: see metadata.h.
#include "extract/metadata.h"

#include <algorithm>

#include "extract/author_names.h"
#include "extract/common.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kLongestTitle = 1000;  // bytes
constexpr std::size_t kMostAuthors = 100;

void keep_if_empty(std::string& slot, std::string_view value) {
    if (slot.empty()) slot = fold_blanks(text::utf8_prefix(value, kLongestTitle));
}

// "author", "article:author", "parsely-author", "dc.creator": the last word of the name says it. A
// card's creator is an account, not a name.
bool is_author_name(std::string_view name) {
    if (name.starts_with("twitter")) return false;
    if (name == "articleauthor" || name == "authorname" || name.ends_with("author_name"))
        return true;
    const std::size_t mark = name.find_last_of(":.-_#");
    const std::string_view last = mark == std::string_view::npos ? name : name.substr(mark + 1);
    return last == "author" || last == "authors" || last == "creator" || last == "byl" ||
           last == "byline";
}

class Reader {
  public:
    Reader(const HtmlTree& tree, Metadata& out) : tree_(tree), out_(out) {}

    void read() {
        std::vector<std::uint32_t> json;
        for (std::uint32_t i = 0; i < tree_.size(); ++i) {
            switch (tree_[i].tag) {
                case Tag::meta:
                    read_meta(i);
                    break;
                case Tag::link:
                    read_link(i);
                    break;
                case Tag::title:
                    read_title(i);
                    break;
                case Tag::script:
                    if (lower(tree_.attribute(i, Name::type)).find("ld+json") !=
                        std::string::npos) {
                        json.push_back(i);
                    }
                    break;
                default:
                    break;
            }
        }
        for (const std::uint32_t i : json) read_json_ld(tree_.all_text(i), out_);
        if (!og_site_.empty()) {
            out_.site_name = og_site_;
            out_.site_name_source = "og:site_name";
        } else if (out_.site_name.empty() && !application_.empty()) {
            out_.site_name = application_;
            out_.site_name_source = "application-name";
        }
        if (out_.url.empty()) out_.url = og_url_;
    }

  private:
    void read_meta(std::uint32_t i) {
        const std::string_view content = tree_.attribute(i, Name::content);
        if (content.empty()) return;
        for (const Name where : {Name::property, Name::name, Name::itemprop}) {
            const std::string name = lower(tree_.attribute(i, where));
            if (name.empty()) continue;
            if (name == "og:title")
                keep_if_empty(out_.social_title, content);
            else if (name == "twitter:title" || name == "dc.title")
                keep_if_empty(second_title_, content);
            else if (name == "og:site_name")
                keep_if_empty(og_site_, content);
            else if (name == "application-name" || name == "apple-mobile-web-app-title")
                keep_if_empty(application_, content);
            else if (name == "og:url")
                keep_if_empty(og_url_, content);
            else if (name == "og:description" || name == "description")
                keep_if_empty(out_.description, content);
            else if (name == "twitter:label1")
                label_ = content;
            else if (where == Name::itemprop && is_of_a_part(i))
                continue;
            else if (is_author_name(name) ||
                     (name == "twitter:data1" && without_lead(label_).empty()))
                add_author(content);
        }
    }

    // Whether the microdata item that the element describes is a picture, a video or a comment.
    bool is_of_a_part(std::uint32_t i) const {
        constexpr int kMostSteps = 12;
        for (int steps = 0; i != 0 && steps < kMostSteps; ++steps, i = tree_[i].parent) {
            const std::string type = lower(tree_.attribute(i, Name::itemtype));
            if (type.empty()) continue;
            return type.ends_with("/imageobject") || type.ends_with("/videoobject") ||
                   type.ends_with("/comment") || type.ends_with("/usercomments");
        }
        return false;
    }

    void add_author(std::string_view content) {
        std::string author = fold_blanks(text::utf8_prefix(content, kLongestTitle));
        auto& authors = out_.meta_authors;
        if (authors.size() < kMostAuthors && std::ranges::find(authors, author) == authors.end())
            authors.push_back(std::move(author));
    }

    void read_link(std::uint32_t i) {
        if (out_.url.empty() && lower(tree_.attribute(i, Name::rel)) == "canonical") {
            out_.url = std::string(tree_.attribute(i, Name::href));
        }
    }

    void read_title(std::uint32_t i) {
        if (!out_.page_title.empty()) return;
        const Tag parent = tree_[tree_[i].parent].tag;
        if (parent == Tag::head || parent == Tag::html || parent == Tag::body) {
            out_.page_title = fold_blanks(text::utf8_prefix(tree_.all_text(i), kLongestTitle));
        }
    }

    const HtmlTree& tree_;
    Metadata& out_;
    std::string_view label_;  // what the next card datum is: "Written by"
    std::string second_title_;
    std::string og_site_;
    std::string application_;
    std::string og_url_;
};

}  // namespace

Metadata read_metadata(const HtmlTree& tree, std::string_view declared_url) {
    Metadata out;
    Reader(tree, out).read();
    if (!out.url.starts_with("http") && !declared_url.empty()) out.url = declared_url;
    return out;
}

}  // namespace isnad::extract
