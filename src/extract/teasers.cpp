// Purpose: see teasers.h.
#include "extract/teasers.h"

#include <cstdint>
#include <map>
#include <utility>

#include "extract/root.h"

namespace isnad::extract {

namespace {

constexpr std::uint32_t kLongestTeaser = 450;  // letters of its prose
constexpr std::uint32_t kShortestLink = 12;    // letters of a link that leads to an article
constexpr std::uint32_t kMostLines = 6;        // of one teaser
constexpr std::uint32_t kFewest = 3;           // teasers side by side
constexpr std::size_t kMostBetween = 2;        // lines between a link and its prose: a date, a name

bool is_link(const Line& line) {
    return line.link_letters >= kShortestLink && line.link_letters * 10 >= line.letters * 7;
}

// What stands under an element.
struct Holding {
    std::uint32_t lines = 0;
    std::uint32_t links = 0;    // lines that are links
    std::uint32_t prose = 0;    // lines of prose
    std::uint32_t letters = 0;  // of that prose

    void add(const Holding& other) {
        lines += other.lines;
        links += other.links;
        prose += other.prose;
        letters += other.letters;
    }
    bool is_teaser() const {
        return links >= 1 && links <= 3 && prose == 1 && lines <= kMostLines &&
               letters <= kLongestTeaser;
    }
};

class TeaserFinder {
  public:
    TeaserFinder(const HtmlTree& tree, const PageLines& page)
        : tree_(tree), page_(page), found_(page.lines.size()) {}

    std::vector<bool> find() {
        find_elements();
        find_turns();
        return std::move(found_);
    }

  private:
    // Elements of one tag side by side that hold a link and its prose each.
    void find_elements() {
        std::vector<Holding> held(tree_.size());
        for (const Line& line : page_.lines) {
            const bool prose = is_prose(line);
            held[line.node].add({1, is_link(line), prose, prose ? line.letters : 0});
        }
        for (std::uint32_t i = tree_.size(); i-- > 1;) {
            if (tree_[i].tag != Tag::text) held[tree_[i].parent].add(held[i]);
        }
        // Teasers and others among the children of one tag.
        std::map<std::pair<std::uint32_t, Tag>, std::pair<std::uint32_t, std::uint32_t>> groups;
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            if (tree_[i].tag == Tag::text || held[i].prose == 0) continue;
            auto& [teasers, others] = groups[{tree_[i].parent, tree_[i].tag}];
            ++(held[i].is_teaser() ? teasers : others);
        }
        std::vector<bool> inside(tree_.size());
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            inside[i] = inside[tree_[i].parent];
            if (inside[i] || tree_[i].tag == Tag::text || !held[i].is_teaser()) continue;
            const auto& [teasers, others] = groups[{tree_[i].parent, tree_[i].tag}];
            inside[i] = teasers >= kFewest && others <= teasers;
        }
        for (std::size_t i = 0; i < page_.lines.size(); ++i)
            found_[i] = inside[page_.lines[i].node] && is_prose(page_.lines[i]);
    }

    // Links and prose by turns, all prose of one tag.
    void find_turns() {
        std::vector<std::size_t> turn;  // lines of prose
        std::size_t link = page_.lines.size();
        const auto close = [&] {
            if (turn.size() >= kFewest) {
                for (const std::size_t i : turn) found_[i] = true;
            }
            turn.clear();
        };
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const Line& line = page_.lines[i];
            if (is_link(line)) {
                if (link != page_.lines.size()) close();  // two links, no prose between
                link = i;
                continue;
            }
            if (!is_prose(line)) continue;
            const bool follows = link != page_.lines.size() && i - link <= kMostBetween + 1 &&
                                 line.letters <= kLongestTeaser;
            const bool alike =
                turn.empty() || tree_[line.node].tag == tree_[page_.lines[turn.back()].node].tag;
            if (!follows || !alike) close();
            if (follows) turn.push_back(i);
            link = page_.lines.size();
        }
        close();
    }

    const HtmlTree& tree_;
    const PageLines& page_;
    std::vector<bool> found_;
};

}  // namespace

std::vector<bool> teaser_lines(const HtmlTree& tree, const PageLines& page) {
    return TeaserFinder(tree, page).find();
}

}  // namespace isnad::extract
