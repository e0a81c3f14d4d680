// Purpose: see html_site.h.
#include "extract/html_site.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/common.h"
#include "extract/hints.h"
#include "extract/site.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kMostClaims = 24;         // places that are weighed
constexpr std::uint32_t kLongestClaim = 40;     // letters
constexpr std::uint32_t kShortestHeadline = 8;  // letters a headline in <title> must have

struct Claim {
    std::string name;
    std::string_view source;
};

// "/", "./", "index.html", "https://example.org/": the page a site begins with.
bool is_home(std::string_view href) {
    const std::size_t scheme = href.find("://");
    if (scheme != std::string_view::npos && scheme < 8) {
        const std::size_t path = href.find('/', scheme + 3);
        href = path == std::string_view::npos ? "/" : href.substr(path);
    }
    if (href == "/" || href == "./" || href == "." || href == "../") return true;
    if (href.starts_with("/")) href.remove_prefix(1);
    const std::string page = lower(href.substr(0, 16));
    constexpr std::array<std::string_view, 4> kFirst = {"index.", "default.", "home.", "accueil."};
    return href.size() < 14 &&
           std::ranges::any_of(kFirst, [&](auto each) { return page.starts_with(each); });
}

bool is_home_link(const HtmlTree& tree, std::uint32_t node) {
    return tree[node].tag == Tag::a &&
           (tree.attribute(node, Name::rel) == "home" || is_home(tree.attribute(node, Name::href)));
}

bool names_logo(std::string_view value) {
    constexpr std::array<std::string_view, 6> kWords = {"logo",     "brand",     "site-title",
                                                        "sitename", "site-name", "blog-title"};
    const std::string low = lower(value.substr(0, 200));
    return std::ranges::any_of(kWords,
                               [&](auto word) { return low.find(word) != std::string::npos; });
}

bool is_logo(const HtmlTree& tree, std::uint32_t node) {
    return names_logo(tree.attribute(node, Name::class_)) ||
           names_logo(tree.attribute(node, Name::id)) ||
           (tree[node].tag == Tag::img && names_logo(tree.attribute(node, Name::src)));
}

class SiteFinder {
  public:
    SiteFinder(const HtmlTree& tree, const PageLines& page, const Metadata& metadata)
        : tree_(tree), page_(page), metadata_(metadata) {}

    std::optional<model::OutletName> find() {
        read_owners();
        read_head();
        if (auto named = part_that_is_claimed()) return named;
        if (auto named = part_beside_headline()) return named;
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            for (std::size_t j = i + 1; j < claims_.size(); ++j) {
                if (claims_[i].source != claims_[j].source &&
                    bare_key(claims_[i].name) == bare_key(claims_[j].name)) {
                    return outlet(claims_[i].name, claims_[i].source);
                }
            }
        }
        for (const Claim& each : claims_) {
            if (each.source != "home link") return outlet(each.name, each.source);
        }
        return std::nullopt;
    }

  private:
    static model::OutletName outlet(std::string name, std::string_view source) {
        return {.name = std::move(name), .source = std::string(source)};
    }

    void claim(std::string_view words, std::string_view source) {
        Line measured;
        measure(text::utf8_prefix(words, 400), measured);
        if (claims_.size() >= kMostClaims || measured.letters > kLongestClaim) return;
        if (match_phrase(words).phrase != Phrase::none || is_section_label(words)) return;
        std::string name = site_name(words);
        if (!name.empty()) claims_.push_back({std::move(name), source});
    }

    // Copyright lines stand at the foot: the last ones are read first.
    void read_owners() {
        int read = 0;
        for (std::size_t i = page_.lines.size(); i-- > 0 && read < 3;) {
            const Line& line = page_.lines[i];
            if (line.span.size() > 300) continue;
            const std::string owner = owner_in_copyright(page_.words(line), page_.text);
            if (owner.empty()) continue;
            claim(owner, "copyright");
            ++read;
        }
    }

    void read_head() {
        for (std::uint32_t i = 1; i < tree_.size() && claims_.size() < kMostClaims; ++i) {
            const Tag tag = tree_[i].tag;
            if (tag == Tag::text) continue;
            const std::uint32_t end = std::min(tree_[i].subtree_end, i + 12);
            const bool home = is_home_link(tree_, i);
            if (!home && (tree_[i].start == tree_[i].end || !is_logo(tree_, i))) continue;
            if (end != tree_[i].subtree_end) continue;
            std::string words;
            for (std::uint32_t inner = i; inner < end; ++inner) {
                if (tree_[inner].tag == Tag::text)
                    words.append(tree_.text(inner)).push_back(' ');
                else if (tree_[inner].tag == Tag::img)
                    words.append(tree_.attribute(inner, Name::alt)).push_back(' ');
            }
            claim(fold_blanks(words),
                  is_logo(tree_, i) || is_logo(tree_, tree_[i].parent) ? "logo" : "home link");
        }
    }

    // The first or last part of the page title that another place names too.
    std::optional<model::OutletName> part_that_is_claimed() const {
        const auto parts = title_parts(metadata_.page_title);
        std::vector<std::string_view> ends;
        if (parts.size() > 1) ends = {parts.back(), parts.front()};
        const std::size_t colon = metadata_.page_title.find(": ");
        if (colon != std::string::npos) {
            ends.push_back(std::string_view(metadata_.page_title).substr(0, colon));
        }
        for (const std::string_view end : ends) {
            const std::string name = site_name(end);
            const std::string key = bare_key(name);
            if (key.empty()) continue;
            for (const Claim& claim : claims_) {
                if (bare_key(claim.name) == key) return outlet(name, "title");
            }
        }
        return std::nullopt;
    }

    // The part of the page title beside the one that stands on the page as a line of its own.
    std::optional<model::OutletName> part_beside_headline() const {
        const auto parts = title_parts(metadata_.page_title);
        if (parts.size() < 2) return std::nullopt;
        const auto from = [&](std::string_view part) {
            return static_cast<std::size_t>(part.data() - metadata_.page_title.data());
        };
        const std::string_view all = metadata_.page_title;
        const std::string_view before =
            all.substr(0, from(parts[parts.size() - 2]) + parts[parts.size() - 2].size());
        const std::string_view after = all.substr(from(parts[1]));
        // Where both stand on the page, one is the logo: "Title - Site" is what most sites write.
        for (const auto& [headline, site] :
             {std::pair(before, parts.back()), std::pair(after, parts.front())}) {
            Line title;
            Line measured;
            measure(headline, title);
            measure(site, measured);
            if (measured.letters == 0 || measured.letters > std::min(kLongestClaim, title.letters))
                continue;
            if (!stands_alone(bare_key(headline), all.size() + 20)) continue;
            std::string name = site_name(site);
            if (!name.empty()) return outlet(std::move(name), "title");
        }
        return std::nullopt;
    }

    bool stands_alone(const std::string& key, std::size_t longest) const {
        return std::any_of(page_.lines.begin(), page_.lines.end(), [&](const Line& line) {
            return line.letters >= kShortestHeadline && line.span.size() <= longest &&
                   bare_key(page_.words(line)) == key;
        });
    }

    const HtmlTree& tree_;
    const PageLines& page_;
    const Metadata& metadata_;
    std::vector<Claim> claims_;
};

}  // namespace

std::optional<model::OutletName> find_site(const HtmlTree& tree, const PageLines& page,
                                           const Metadata& metadata) {
    if (!metadata.site_name.empty()) {
        return model::OutletName{.name = metadata.site_name, .source = metadata.site_name_source};
    }
    return SiteFinder(tree, page, metadata).find();
}

std::vector<bool> home_lines(const HtmlTree& tree, const PageLines& page) {
    std::vector<bool> home(page.lines.size());
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const Line& line = page.lines[i];
        if (line.letters == 0 || line.link_letters < line.letters) continue;
        const std::uint32_t end = std::min(tree[line.node].subtree_end, line.node + 6);
        for (std::uint32_t node = line.node; node < end && !home[i]; ++node) {
            home[i] = is_home_link(tree, node);
        }
    }
    return home;
}

}  // namespace isnad::extract
