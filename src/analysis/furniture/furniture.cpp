// Purpose: see furniture.h. Read bottom up: learn() calls the stages in order, judge() holds the
// conditions of the header.
#include "analysis/furniture/furniture.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "analysis/furniture/lines.h"
#include "analysis/furniture/sites.h"
#include "analysis/furniture/standings.h"
#include "analysis/furniture/topic.h"
#include "analysis/furniture/witnesses.h"
#include "base/work_pool.h"

namespace isnad::analysis::furniture {

namespace {

using model::FurniturePlace;

constexpr std::uint32_t kLeastPages = 3;
constexpr std::uint32_t kLeastPagesLong = 5;  // for a line as long as a paragraph,
constexpr std::uint32_t kLongLine = 40;       // that is of more words than this
constexpr std::uint32_t kLongestLine = 150;   // words; beyond, it is a text of its own
constexpr double kShareAtEdge = 0.1;          // of the site's pages
constexpr std::uint32_t kEnoughAtEdge = 10;   // pages, whatever their share, if it has a topic
constexpr double kShareAmid = 0.5;            // of the site's pages, amid the page's own lines
constexpr std::uint32_t kLeastPagesAmid = 5;
constexpr double kMostly = 0.8;              // of its pages show the line in one place
constexpr std::uint32_t kLongestLabel = 10;  // words of a line whose numbers differ
constexpr std::size_t kOthersAsked =
    48;                           // pages of the site, for what the line has to do with them
constexpr std::size_t kDay = 10;  // letters of an ISO 8601 day
constexpr std::uint32_t kLeastOwnWords = 5;  // of a line that is the page's own

// The lines of all pages, by what stays equal, and which pages count.
struct Library {
    const std::vector<model::Document>& documents;
    std::vector<std::vector<Line>> pages;
    Sites sites;
    std::vector<Standing> standings;                  // sorted
    std::vector<std::uint32_t> witnesses;             // document -> first document of its witness
    std::vector<std::uint32_t> witnesses_of;          // site -> how many
    std::vector<std::vector<std::uint32_t>> docs_of;  // site -> documents, one a witness
};

Library open_library(const std::vector<model::Document>& documents, unsigned threads) {
    Library library{documents, {}, {}, {}, {}, {}, {}};
    library.pages = base::map_ordered<std::vector<Line>>(
        documents.size(), threads, [&](std::size_t i) { return lines_of(documents[i].article); });
    library.sites = find_sites(documents, library.pages);
    for (std::uint32_t doc = 0; doc < documents.size(); ++doc) {
        const std::vector<Line>& lines = library.pages[doc];
        for (std::uint32_t i = 0; i < lines.size(); ++i)
            library.standings.push_back({library.sites.of[doc], lines[i].pattern, doc, i});
    }
    std::sort(library.standings.begin(), library.standings.end());
    library.witnesses = find_witnesses(library.pages, library.sites.of, library.standings);
    library.witnesses_of.resize(library.sites.names.size(), 0);
    library.docs_of.resize(library.sites.names.size());
    for (std::uint32_t doc = 0; doc < documents.size(); ++doc) {
        if (library.witnesses[doc] != doc) continue;
        ++library.witnesses_of[library.sites.of[doc]];
        library.docs_of[library.sites.of[doc]].push_back(doc);
    }
    return library;
}

class Judge {
  public:
    explicit Judge(const Library& library)
        : library_(library), own_(library.documents.size()), topics_(library.documents, own_) {
        find_recurring();
        find_edges();
    }

    Learned judge() {
        Learned learned;
        learned.blocks.resize(library_.documents.size());
        for (const Standings run : recurring_) {
            FurniturePlace place = FurniturePlace::anywhere;
            if (is_furniture(run, place)) write(run, place, learned);
        }
        for (auto& blocks : learned.blocks) std::sort(blocks.begin(), blocks.end());
        std::sort(learned.lines.begin(), learned.lines.end(), [](const auto& a, const auto& b) {
            return std::tie(a.outlet, b.pages, a.text, a.documents) <
                   std::tie(b.outlet, a.pages, b.text, b.documents);
        });
        return learned;
    }

  private:
    const Line& line_of(const Standing& standing) const {
        return library_.pages[standing.doc][standing.line];
    }

    // The pages of a run, one a witness.
    std::vector<std::uint32_t> witnesses_of(Standings run) const {
        std::vector<std::uint32_t> witnesses;
        for (const Standing& standing : run) witnesses.push_back(library_.witnesses[standing.doc]);
        std::sort(witnesses.begin(), witnesses.end());
        witnesses.erase(std::unique(witnesses.begin(), witnesses.end()), witnesses.end());
        return witnesses;
    }

    void find_recurring() {
        for (std::size_t doc = 0; doc < own_.size(); ++doc)
            own_[doc].assign(library_.documents[doc].article.blocks.size(), false);
        for_each_template(library_.standings, [&](Standings run) {
            const bool recurs =
                run.size() >= kLeastPages && witnesses_of(run).size() >= kLeastPages;
            if (recurs) recurring_.push_back(run);
            for (const Standing& standing : run) {
                const Line& line = line_of(standing);
                own_[standing.doc][line.block] = line.body && !recurs;
            }
        });
    }

    // The first and the last line of each page that is its own and more than a few words.
    void find_edges() {
        edges_.resize(library_.pages.size());
        for (std::size_t doc = 0; doc < library_.pages.size(); ++doc) {
            const std::vector<Line>& lines = library_.pages[doc];
            for (std::uint32_t i = 0; i < lines.size(); ++i) {
                if (!own_[doc][lines[i].block] || lines[i].words < kLeastOwnWords) continue;
                edges_[doc].first = std::min(edges_[doc].first, i);
                edges_[doc].last = i;
                edges_[doc].any = true;
            }
        }
    }

    // Pages without a line of their own say nothing.
    FurniturePlace place_of(Standings run, bool& at_edge) const {
        std::size_t start = 0;
        std::size_t end = 0;
        std::size_t all = 0;
        for (const Standing& standing : run) {
            const Edges& edges = edges_[standing.doc];
            if (!edges.any) continue;
            ++all;
            start += standing.line < edges.first ? 1 : 0;
            end += standing.line > edges.last ? 1 : 0;
        }
        const auto mostly = [&](std::size_t some) {
            return all > 0 && static_cast<double>(some) >= kMostly * static_cast<double>(all);
        };
        at_edge = mostly(start + end);
        if (mostly(start)) return FurniturePlace::start;
        return mostly(end) ? FurniturePlace::end : FurniturePlace::anywhere;
    }

    bool numbers_differ(Standings run) const {
        return std::any_of(run.begin(), run.end(), [&](const Standing& standing) {
            return line_of(standing).spelling != line_of(run.front()).spelling;
        });
    }

    bool is_furniture(Standings run, FurniturePlace& place) {
        const auto removable = [&](const Standing& standing) {
            return line_of(standing).removable;
        };
        if (std::none_of(run.begin(), run.end(), removable)) return false;
        const Line& line = line_of(run.front());
        if (line.words > kLongestLine) return false;
        const std::vector<std::uint32_t> with = witnesses_of(run);
        const double pages = static_cast<double>(with.size());
        const double of = library_.witnesses_of[run.front().site];
        if (line.words > kLongLine && with.size() < kLeastPagesLong) return false;
        bool at_edge = false;
        place = place_of(run, at_edge);
        const double share = pages / of;
        if (!at_edge && (share < kShareAmid || with.size() < kLeastPagesAmid)) return false;
        if (at_edge && share < kShareAtEdge && with.size() < kEnoughAtEdge) return false;
        if (numbers_differ(run) && (line.words > kLongestLabel || line.ends_sentence)) return false;
        const Relation relation = relation_of(run, with);
        return relation == Relation::of_none ||
               (relation == Relation::unknown && share >= kShareAtEdge);
    }

    // Asked of a sample, so that the time does not grow with lines times pages.
    Relation relation_of(Standings run, const std::vector<std::uint32_t>& with) {
        const auto& all = library_.docs_of[run.front().site];
        const std::size_t asked = std::min(all.size(), kOthersAsked);
        std::vector<std::uint32_t> without;
        for (std::size_t i = 0; i < asked; ++i) {
            const std::uint32_t doc = all[i * all.size() / asked];
            if (!std::binary_search(with.begin(), with.end(), doc)) without.push_back(doc);
        }
        return topics_.relation(words(run.front()), with, without);
    }

    std::string_view words(const Standing& standing) const {
        const model::Article& article = library_.documents[standing.doc].article;
        return model::cut(article.text, article.blocks[line_of(standing).block].span);
    }

    void write(Standings run, FurniturePlace place, Learned& learned) {
        model::FurnitureLine line;
        line.outlet = library_.sites.names[run.front().site];
        line.place = place;
        line.pages = static_cast<std::uint32_t>(witnesses_of(run).size());
        line.of = library_.witnesses_of[run.front().site];
        for (const Standing& standing : run) {
            const model::Article& article = library_.documents[standing.doc].article;
            const std::string day = article.published.best.substr(0, kDay);
            if (!day.empty() && (line.from.empty() || day < line.from)) line.from = day;
            line.to = std::max(line.to, day);
            if (!line_of(standing).removable) continue;
            if (line.text.empty()) line.text = words(standing);
            if (line.documents.empty() || line.documents.back() != standing.doc)
                line.documents.push_back(standing.doc);
            learned.blocks[standing.doc].push_back(line_of(standing).block);
        }
        learned.lines.push_back(std::move(line));
    }

    struct Edges {
        std::uint32_t first = 0xFFFFFFFF;
        std::uint32_t last = 0;
        bool any = false;
    };

    const Library& library_;
    std::vector<Standings> recurring_;
    std::vector<std::vector<bool>> own_;  // document, block: the page's own text
    std::vector<Edges> edges_;
    Topics topics_;
};

}  // namespace

Learned learn(const std::vector<model::Document>& documents, unsigned threads) {
    const Library library = open_library(documents, threads);
    return Judge(library).judge();
}

}  // namespace isnad::analysis::furniture
