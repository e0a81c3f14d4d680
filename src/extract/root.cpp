// Purpose: see root.h.
#include "extract/root.h"

#include <algorithm>
#include <unordered_set>

#include "base/hash.h"
#include "extract/common.h"
#include "extract/site.h"
#include "extract/teasers.h"
#include "text/key_form.h"

namespace isnad::extract {

namespace {

constexpr double kWrongHint = 0.4;        // share of the page's prose that no chrome zone holds
constexpr double kWrongComment = 0.85;    // the same for comments, which may outweigh the article
constexpr double kEnoughForHint = 0.35;   // share a self-named body must hold
constexpr double kSecondArticle = 2.5;    // how much more a later body must hold to be preferred
constexpr double kDescend = 0.75;         // share of a parent that a child must keep
constexpr double kDescendNamed = 0.55;    // the same where the child is <article> or the like
constexpr double kDescendAnchor = 0.4;    // the same where it holds the prose under the headline
constexpr double kMostOfRun = 0.8;        // share of that prose
constexpr double kTeaserShare = 0.1;      // what the prose of a teaser counts
constexpr double kAboveShare = 0.4;       // what prose above the headline counts
constexpr std::size_t kShingle = 20;      // bytes of key compared with a stated body
constexpr std::size_t kMostLinks = 4;     // lines of links inside a run of prose
constexpr std::size_t kMostBetween = 14;  // other lines inside it
constexpr std::size_t kHeadReach = 40;    // lines from the headline to the prose under it
constexpr int kMostSteps = 40;
constexpr std::size_t kShortestPart = 16;   // bytes of key of a title beside the site's name
constexpr std::size_t kShortestTitle = 12;  // bytes of key of a title that is looked for

double weight_of(const Line& line) {
    if (line.letters == 0) return 0;
    const double density = static_cast<double>(line.link_letters) / line.letters;
    if (is_prose(line)) return line.letters * (1 - density);
    if (density > 0.6) return -std::min<double>(line.letters, 60) * 0.4;
    return line.letters < 25 ? -4 : -2;
}

Hints tag_zone(Tag tag) {
    switch (tag) {
        case Tag::nav:
        case Tag::footer:
        case Tag::menu:
        case Tag::dialog:
        case Tag::button:
            return kHintChrome;
        case Tag::aside:
            return kHintRelated;
        case Tag::figcaption:
            return kHintCaption;
        default:
            return 0;
    }
}

class LayoutFinder {
  public:
    LayoutFinder(const HtmlTree& tree, const PageLines& page) : tree_(tree), page_(page) {
        out_.zones.assign(tree.size(), 0);
        out_.own.assign(tree.size(), 0);
        prose_.assign(tree.size(), 0);
        score_.assign(tree.size(), 0);
    }

    Layout find(const Metadata& metadata) {
        out_.teaser = teaser_lines(tree_, page_);
        out_.headline = headline_of(metadata);
        if (out_.headline == 0) out_.headline = dated_headline();
        weigh_lines(metadata.article_body);
        name_zones();
        find_runs();
        sum_scores();
        choose_root();
        return std::move(out_);
    }

  private:
    // Returns: the line that shows the title which the markup states, or the page's only h1; 0
    // where none does.
    std::size_t headline_of(const Metadata& metadata) const {
        std::vector<std::string> keys;
        for (const std::string& stated :
             {metadata.headline, metadata.social_title, metadata.page_title,
              title_without_site(metadata.page_title, "")}) {
            keys.push_back(bare_key(stated));
            if (keys.back().size() < kShortestTitle) keys.pop_back();
        }
        std::size_t found = 0;
        bool heading = false;
        std::size_t first = 0;  // the line of the page's h1
        std::size_t firsts = 0;
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const Line& line = page_.lines[i];
            const Tag tag = tree_[line.node].tag;
            if (line.letters < 8 || line.letters > 400) continue;
            if (tag == Tag::h1) {
                ++firsts;
                first = i;
            }
            if (heading || line.link_letters * 2 > line.letters) continue;
            if (found != 0 && !is_heading(tag)) continue;
            const std::string key = bare_key(page_.words(line));
            const auto states = [&](const std::string& stated) {
                return key == stated || (key.size() >= kShortestPart &&
                                         (stated.starts_with(key) || stated.ends_with(key)));
            };
            if (std::ranges::none_of(keys, states)) continue;
            found = i;
            heading = is_heading(tag);
        }
        return found == 0 && firsts == 1 ? first : found;
    }

    // Returns: where nothing states the title, the first short line that a date follows, and prose
    // that date; 0 where none does.
    std::size_t dated_headline() const {
        for (std::size_t i = 1; i + 2 < page_.lines.size(); ++i) {
            const Line& line = page_.lines[i];
            if (line.letters < 12 || line.letters > 160 || line.links != 0) continue;
            if (is_date_line(page_.words(line))) continue;
            bool dated = false;
            for (std::size_t k = i + 1; k < std::min(i + 6, page_.lines.size()); ++k) {
                const Line& next = page_.lines[k];
                if (next.link_letters >= 12) break;
                if (is_prose(next)) {
                    if (dated && !out_.teaser[k]) return i;
                    break;
                }
                dated = dated || (next.letters < 80 && is_date_line(page_.words(next)));
            }
        }
        return 0;
    }

    // Runs of prose: lines that follow each other without links between them, in one column.
    void find_runs() {
        out_.run.assign(page_.lines.size(), 0);
        std::vector<std::size_t> run;
        const auto close = [&] {
            double letters = 0;
            for (const std::size_t i : run) letters += page_.lines[i].letters;
            for (const std::size_t i : run) out_.run[i] = letters;
            const bool first = out_.headline != 0 && out_.head_run.end == 0;
            if (first && !run.empty() && run.back() > out_.headline) {
                const std::size_t begin = std::max(run.front(), out_.headline);
                if (begin < out_.headline + kHeadReach) out_.head_run = {begin, run.back() + 1};
            }
            run.clear();
        };
        std::size_t links = 0;
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const Line& line = page_.lines[i];
            if (!is_prose(line)) {
                links += line.link_letters >= 12 && line.link_letters * 2 > line.letters;
                continue;
            }
            if (out_.teaser[i] || (out_.zones[line.node] & kOutside) != 0) continue;
            if (!run.empty() && (links > kMostLinks || i - run.back() > kMostBetween ||
                                 (run.back() < out_.headline && i > out_.headline) ||
                                 apart(page_.lines[run.back()].node, line.node))) {
                close();
            }
            run.push_back(i);
            links = 0;
        }
        close();
    }

    // Whether two elements stand in different columns of a table.
    bool apart(std::uint32_t one, std::uint32_t other) const {
        for (int steps = 0; one != 0 && steps < kMostSteps; ++steps, one = tree_[one].parent) {
            if (one <= other && other < tree_[one].subtree_end) return tree_[one].tag == Tag::tr;
        }
        return false;
    }

    void weigh_lines(std::string_view known_body) {
        const std::string known = bare_key(known_body);
        std::unordered_set<std::uint64_t> pieces;  // looked up only
        for (std::size_t i = 0; i + kShingle <= known.size(); ++i) {
            pieces.insert(base::fast_hash(std::string_view(known).substr(i, kShingle)));
        }
        weights_.reserve(page_.lines.size());
        std::size_t stated = 0;
        std::vector<bool>& matched = out_.stated;
        matched.assign(page_.lines.size(), false);
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const Line& line = page_.lines[i];
            weights_.push_back(weight_of(line));
            if (weights_.back() > 0) {
                if (out_.teaser[i]) weights_.back() *= kTeaserShare;
                if (i < out_.headline) weights_.back() *= kAboveShare;
            }
            prose_[line.node] += std::max(0.0, weights_.back());
            if (pieces.empty() || line.letters < 30) continue;
            const std::string key = bare_key(page_.words(line));
            if (key.size() < kShingle) continue;
            const std::size_t middle = (key.size() - kShingle) / 2;
            const auto has = [&](std::size_t at) {
                return pieces.contains(base::fast_hash(std::string_view(key).substr(at, kShingle)));
            };
            if (has(0) + has(middle) + has(key.size() - kShingle) >= 2) {
                matched[i] = true;
                out_.has_stated = true;
                stated += key.size();
            }
        }
        if (known.size() >= 200 && stated * 2 >= known.size()) {
            for (std::size_t i = 0; i < weights_.size(); ++i) {
                if (matched[i])
                    weights_[i] = page_.lines[i].letters * 3.0;
                else if (weights_[i] > 0)
                    weights_[i] *= 0.3;
            }
        }
        add_up(prose_);
    }

    // Children stand after their parents, so one backward pass carries all sums up.
    void add_up(std::vector<double>& sums) const {
        for (std::uint32_t i = tree_.size(); i-- > 1;) {
            if (tree_[i].tag != Tag::text) sums[tree_[i].parent] += sums[i];
        }
    }

    void name_zones() {
        HintReader reader(tree_);
        const double all = std::max(1.0, prose_[0]);
        std::vector<std::uint32_t> holds_title(tree_.size(), 0);
        for (std::uint32_t i = tree_.size(); i-- > 1;) {
            if (tree_[i].tag == Tag::h1) holds_title[i] = 1;
            if (tree_[i].tag != Tag::text) holds_title[tree_[i].parent] |= holds_title[i];
        }
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            const Node& node = tree_[i];
            out_.zones[i] = out_.zones[node.parent];
            if (node.tag == Tag::text || node.tag == Tag::body || node.tag == Tag::html) continue;
            if (out_.zones[i] & kOutside) {
                // Comments inside chrome are still comments; nothing else changes inside a zone.
                if (node.start == node.end) continue;
            }
            const Hints named = node.start == node.end ? Hints{0} : reader.of(i);
            out_.own[i] = named;
            Hints zone = tag_zone(node.tag) | named;
            const double share = prose_[i] / all;
            const bool names_body = (named & (kHintBody | kHintWeakBody)) != 0 ||
                                    node.tag == Tag::article || node.tag == Tag::main;
            if (share > kWrongHint || (names_body && share > 0.05)) {
                zone &= static_cast<Hints>(~(kHintRelated | kHintChrome | kHintHidden));
            }
            if (share > kWrongComment || (holds_title[i] && share > 0.05) ||
                (named & kHintBody && share > 0.2)) {
                zone &= static_cast<Hints>(~kHintComment);
            }
            if (share > kWrongHint) {
                zone &= static_cast<Hints>(
                    ~(kHintCaption | kHintByline | kHintAuthor | kHintStandfirst | kHintTitle));
            }
            out_.zones[i] |= zone & static_cast<Hints>(~(kHintBody | kHintWeakBody));
        }
    }

    void sum_scores() {
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const Line& line = page_.lines[i];
            if ((out_.zones[line.node] & kOutside) != 0) continue;
            if ((out_.zones[line.node] & kHintCaption) != 0) continue;
            score_[line.node] += weights_[i];
        }
        add_up(score_);
    }

    // For each node: letters of the head run under it.
    void sum_head_run() {
        if (out_.head_run.end == 0) return;
        head_letters_.assign(tree_.size(), 0);
        for (std::size_t i = out_.head_run.begin; i < out_.head_run.end; ++i) {
            if (out_.run[i] > 0) head_letters_[page_.lines[i].node] += page_.lines[i].letters;
        }
        add_up(head_letters_);
    }

    void choose_root() {
        sum_head_run();
        out_.root = self_named();
        if (out_.root == 0) out_.root = descend(0);
    }

    // The best of the elements that call themselves the article's body; 0 where none holds enough.
    std::uint32_t self_named() const {
        std::uint32_t best = 0;
        double top = std::max(score_[0], 1.0);
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            if (tree_[i].tag == Tag::text || (out_.own[i] & kHintBody) == 0) continue;
            if ((out_.zones[i] & kOutside) != 0) continue;
            if (score_[i] < kEnoughForHint * top) continue;
            const bool inside = best != 0 && i < tree_[best].subtree_end;
            if (best == 0 || (inside ? score_[i] >= 0.8 * score_[best]
                                     : score_[i] > kSecondArticle * score_[best])) {
                best = i;
            }
        }
        return best;
    }

    std::uint32_t descend(std::uint32_t from) const {
        while (true) {
            std::uint32_t best = 0;
            std::uint32_t under_headline = 0;
            for (std::uint32_t child = from + 1; child < tree_[from].subtree_end;
                 child = tree_[child].subtree_end) {
                if (tree_[child].tag == Tag::text || !holds_blocks(child)) continue;
                if (best == 0 || score_[child] > score_[best]) best = child;
                if (under_headline == 0 && holds_head_run(child)) under_headline = child;
            }
            if (under_headline != 0 && score_[under_headline] >= kDescendAnchor * score_[from] &&
                score_[under_headline] > 0) {
                from = under_headline;
                continue;
            }
            if (best == 0) return from;
            const bool named = (out_.own[best] & kHintBody) != 0 ||
                               tree_[best].tag == Tag::article || tree_[best].tag == Tag::main;
            const double need = named ? kDescendNamed : kDescend;
            if (score_[best] <= 0 || score_[best] < need * score_[from]) return from;
            from = best;
        }
    }

    // Whether the run of prose that begins under the headline stands there, or most of it.
    bool holds_head_run(std::uint32_t node) const {
        return !head_letters_.empty() && head_letters_[0] > 0 &&
               head_letters_[node] >= kMostOfRun * head_letters_[0];
    }

    // A paragraph is text, not a place where the article may lie.
    bool holds_blocks(std::uint32_t node) const {
        const Tag tag = tree_[node].tag;
        return tag != Tag::p && tag != Tag::blockquote && tag != Tag::ul && tag != Tag::ol &&
               tag != Tag::li && tag != Tag::pre && !is_heading(tag);
    }

    const HtmlTree& tree_;
    const PageLines& page_;
    Layout out_;
    std::vector<double> weights_;       // for each line
    std::vector<double> prose_;         // for each node: letters of prose under it, zones included
    std::vector<double> score_;         // for each node: the weight of its lines, zones left out
    std::vector<double> head_letters_;  // for each node, of the head run; empty where none is known
};

}  // namespace

bool is_prose(const Line& line) {
    if (line.letters == 0 || line.link_letters * 2 > line.letters) return false;
    if (line.letters >= 80 && line.marks >= 1) return true;
    if (line.letters >= 140) return true;
    return line.letters >= 30 && line.ends_sentence;
}

Layout find_layout(const HtmlTree& tree, const PageLines& page, const Metadata& metadata) {
    return LayoutFinder(tree, page).find(metadata);
}

}  // namespace isnad::extract
