// Purpose: see body_model.h.
#include "extract/body_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/lexicon.h"
#include "base/result.h"
#include "extract/common.h"

namespace isnad::extract {

namespace {

using model::BlockKind;

constexpr float kBody = 0.42F;            // chance from which a line is the article's
constexpr float kSureBody = 0.85F;        // the same for lines that the rules give another name
constexpr float kSureOutside = 0.15F;     // chance below which even a standfirst is none
constexpr float kFewestVotes = 2;         // after which further ones may be spared
constexpr float kSettled = 3;             // mean log-odds that further votes will not turn
constexpr std::size_t kMostOpen = 10000;  // lines that are asked about; no article has more
constexpr std::uint32_t kScrap = 60;
constexpr std::uint32_t kShortLine = 120;  // letters a line may have that its words decide on

// A node of a tree: a question, or an answer where `feature` is kLeaf.
struct TreeNode {
    static constexpr std::uint16_t kLeaf = 0xFFFF;
    std::uint16_t feature = kLeaf;
    std::uint16_t right = 0;  // the left child follows its parent; offset of the right one
    float value = 0;          // threshold of a question, weight of an answer
};

// One vote: what its trees answer, and its base, add up to the log-odds that a line is body.
struct Part {
    float base = 0;
    std::vector<std::uint32_t> trees;  // where each begins
};

struct Model {
    std::vector<TreeNode> nodes;  // all trees, one behind the other, parents first
    std::vector<Part> parts;      // the mean of their votes counts
};

float number(std::string_view text) {
    float value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    ISNAD_ASSERT(end.ec == std::errc());
    return value;
}

std::uint16_t feature_named(std::string_view name) {
    for (std::size_t i = 0; i < kFeatures; ++i) {
        if (feature_name(static_cast<Feature>(i)) == name) return static_cast<std::uint16_t>(i);
    }
    ISNAD_ASSERT(!"unknown feature in lexicon/body_model.tsv");
    return 0;
}

const Model& body_model() {
    static const Model model = [] {
        Model read;
        for (const auto& row : base::lexicon_rows("body_model.tsv")) {
            if (row[0] == "part") {
                read.parts.push_back({.base = number(row[1]), .trees = {}});
            } else if (row[0] == "tree") {
                read.parts.back().trees.push_back(static_cast<std::uint32_t>(read.nodes.size()));
            } else if (row[0] == "leaf") {
                read.nodes.push_back({.value = number(row[1])});
            } else {
                read.nodes.push_back({feature_named(row[0]),
                                      static_cast<std::uint16_t>(number(row[2])), number(row[1])});
            }
        }
        return read;
    }();
    return model;
}

BlockKind kind_by_element(const HtmlPage& page, const Line& line) {
    if (is_heading(page.tree[line.node].tag)) return BlockKind::heading;
    if (page.nearest(line.node, Tag::blockquote) != 0) return BlockKind::quote;
    return BlockKind::paragraph;
}

// Whether the words themselves say that the line is not the article's: the rules know better then,
// in languages of which the model has seen little too.
bool speaks_for_itself(const HtmlTitle& title, const Line& line, std::string_view words) {
    if (line.letters > kShortLine) return false;
    if (match_phrase(words).phrase != Phrase::none || is_credit_line(words)) return true;
    const std::size_t colon = words.find(": ");
    if (is_date_line(words) ||
        (colon != std::string_view::npos && is_date_line(words.substr(colon + 2)))) {
        return true;
    }
    const std::string key = bare_key(title.text);
    return !key.empty() && bare_key(words) == key;
}

// Credits, tags and counters look like the end of a paragraph; a wrong one among the article's
// lines costs more than a lost one.
bool is_scrap(const HtmlPage& page, const Line& line) {
    const Tag tag = page.tree[line.node].tag;
    return line.letters < kScrap && !line.ends_sentence && !is_heading(tag) && tag != Tag::li &&
           tag != Tag::td && tag != Tag::th && tag != Tag::tr;
}

// Nothing but links, and no sentence: it leads elsewhere.
bool is_bare_link(const Line& line) {
    return line.link_letters * 10 > line.letters * 9 && !line.ends_sentence;
}

// Whether the model is asked at all: of menus and counters it need not be.
bool may_change(const HtmlPage& page, const Line& line, BlockKind kind) {
    if (kind == BlockKind::title || kind == BlockKind::comment || line.letters == 0) return false;
    if (model::is_body(kind)) return true;
    return !is_bare_link(line) && (page.in_article(line) || !is_scrap(page, line));
}

float needed_chance(const HtmlPage& page, const Line& line, BlockKind kind) {
    switch (kind) {
        case BlockKind::chrome:
            return is_scrap(page, line) ? kSureBody : kBody;
        case BlockKind::byline:
        case BlockKind::caption:
            return kSureBody;
        case BlockKind::standfirst:
            return kSureOutside;
        default:
            return kBody;
    }
}

// What a line is that the rules took for the body and the model does not.
BlockKind kind_outside(const Line& line) {
    return line.link_letters * 2 > line.letters ? BlockKind::related : BlockKind::chrome;
}

}  // namespace

std::vector<float> body_chances(const std::vector<FeatureRow>& rows) {
    const Model& model = body_model();
    std::vector<float> sums(rows.size());
    std::vector<float> votes(rows.size());
    std::vector<std::size_t> open(rows.size());  // rows that are not settled
    std::iota(open.begin(), open.end(), std::size_t{0});
    for (const Part& part : model.parts) {
        for (const std::size_t i : open) sums[i] += part.base;
        // Tree by tree: its nodes stay near while all rows go through it.
        for (const std::uint32_t tree : part.trees) {
            for (const std::size_t i : open) {
                const TreeNode* node = &model.nodes[tree];
                while (node->feature != TreeNode::kLeaf)
                    node += rows[i][node->feature] <= node->value ? 1 : node->right;
                sums[i] += node->value;
            }
        }
        for (const std::size_t i : open) ++votes[i];
        std::erase_if(open, [&](std::size_t i) {
            return votes[i] >= kFewestVotes && std::abs(sums[i]) > kSettled * votes[i];
        });
    }
    std::vector<float> chances(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        chances[i] = 1 / (1 + std::exp(-sums[i] / std::max(votes[i], 1.0F)));
    return chances;
}

void weigh_kinds(const HtmlPage& page, const HtmlTitle& title, std::vector<BlockKind>& kinds) {
    std::vector<std::size_t> open;  // lines whose kind may change
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (may_change(page, page.lines.lines[i], kinds[i])) open.push_back(i);
    }
    if (open.size() > kMostOpen) return;
    const std::vector<float> chances = body_chances(line_features(page, title, kinds, open));
    if (std::ranges::none_of(chances, [](float each) { return each > kBody; })) return;
    for (std::size_t k = 0; k < open.size(); ++k) {
        const std::size_t i = open[k];
        const Line& line = page.lines.lines[i];
        const bool body = chances[k] > needed_chance(page, line, kinds[i]);
        if (body == model::is_body(kinds[i])) continue;
        if (body && speaks_for_itself(title, line, page.lines.words(line))) continue;
        kinds[i] = body ? kind_by_element(page, line) : kind_outside(line);
    }
}

}  // namespace isnad::extract
