// Purpose: see copies.h.
//
// Sources are added in an order of their own, by date and content, so that the answer does not
// depend on the order in which they came.
#include "analysis/copies/copies.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "analysis/copies/changes.h"
#include "analysis/copies/credits.h"
#include "analysis/copies/direction.h"
#include "analysis/copies/tracer.h"
#include "base/work_pool.h"

namespace isnad::analysis::copies {

namespace {

std::vector<std::uint32_t> working_order(const std::vector<Source>& sources) {
    std::vector<std::uint32_t> order(sources.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        const Source& a = sources[x];
        const Source& b = sources[y];
        const bool a_undated = a.not_after.empty();
        const bool b_undated = b.not_after.empty();
        return std::tie(a_undated, a.not_after, a.not_before, a.outlet, a.text, x) <
               std::tie(b_undated, b.not_after, b.not_before, b.outlet, b.text, y);
    });
    return order;
}

// Turns what texts share into passages between sources.
class Writer {
  public:
    // `order`: the source of each text.
    Writer(const std::vector<Source>& sources, const std::vector<std::uint32_t>& order,
           const Usage& usage)
        : sources_(sources), order_(order), usage_(usage), pages_(sources.size()) {}

    // The source of the lower index becomes side a.
    void add(const Shared& shared, const Reading& a, const Reading& b) {
        if (order_[shared.a] <= order_[shared.b]) return add_turned(shared, a, b);
        Shared turned{shared.b, shared.a, shared.paths, shared.blocks};
        const auto turn = [](Match& match) { std::swap(match.a, match.b); };
        for (Path& path : turned.paths) std::for_each(path.begin(), path.end(), turn);
        for (Block& block : turned.blocks) {
            turn(block.first);
            turn(block.last);
            std::for_each(block.in_order.begin(), block.in_order.end(), turn);
        }
        std::sort(turned.paths.begin(), turned.paths.end());
        add_turned(turned, b, a);
    }

    std::vector<model::Passage> take() {
        std::sort(out_.begin(), out_.end(), [](const model::Passage& x, const model::Passage& y) {
            return std::tie(x.a, x.b) < std::tie(y.a, y.b);
        });
        return std::move(out_);
    }

  private:
    void add_turned(const Shared& shared, const Reading& a, const Reading& b) {
        Direction direction;
        if (shared.a != shared.b)
            direction =
                find_direction(witness(shared.a, a), witness(shared.b, b), shared.paths, usage_);
        for (const Path& path : shared.paths) {
            model::Passage passage = passage_of(shared, a.words, b.words, path);
            passage.from = direction.from;
            passage.why = direction.why;
            if (shared.a == shared.b) passage.kind = model::CopyKind::repeat;
            out_.push_back(std::move(passage));
        }
        for (const Block& block : shared.blocks) {
            model::Passage passage = placed(shared, a.words, b.words, block.first, block.last);
            passage.similarity = block.share;
            passage.kind = model::CopyKind::edited;
            passage.reworded = true;
            passage.from = direction.from;
            passage.why = direction.why;
            out_.push_back(std::move(passage));
        }
    }

    model::Passage placed(const Shared& shared, const WordText& a, const WordText& b, Match first,
                          Match last) const {
        model::Passage passage;
        passage.a = {order_[shared.a], {a.spans[first.a].start, a.spans[last.a].end}};
        passage.b = {order_[shared.b], {b.spans[first.b].start, b.spans[last.b].end}};
        return passage;
    }

    model::Passage passage_of(const Shared& shared, const WordText& a, const WordText& b,
                              const Path& path) const {
        const PathFigures figures = figures_of(path, a.words);
        model::Passage passage = placed(shared, a, b, path.front(), path.back());
        passage.similarity = figures.share();
        passage.kind = figures.matches == figures.columns ? model::CopyKind::verbatim
                                                          : model::CopyKind::edited;
        Changes changes = changes_of(path, {sources_[passage.a.doc].text, a.spans, a.words},
                                     {sources_[passage.b.doc].text, b.spans, b.words});
        passage.substitutions = std::move(changes.substitutions);
        passage.changes = std::move(changes.all);
        return passage;
    }

    Witness witness(std::uint32_t text, const Reading& reading) {
        const std::uint32_t number = order_[text];
        const Source& source = sources_[number];
        // Credits stand outside the body as often as in it, so the whole page is read, once.
        if (pages_[number].empty()) pages_[number] = page_words(source.text);
        return {source.outlet,       source.not_before,   source.not_after,
                reading.words.words, reading.words.lines, pages_[number]};
    }

    const std::vector<Source>& sources_;
    const std::vector<std::uint32_t>& order_;
    const Usage& usage_;
    std::vector<std::vector<Word>> pages_;  // page_words of the sources that were asked for
    std::vector<model::Passage> out_;
};

}  // namespace

std::vector<model::Passage> find_copies(const std::vector<Source>& sources,
                                        const Options& options) {
    const std::vector<std::uint32_t> order = working_order(sources);
    const auto texts =
        base::map_ordered<WordText>(sources.size(), options.threads, [&](std::size_t i) {
            return split_words(sources[order[i]].text, sources[order[i]].regions);
        });
    Tracer tracer;
    for (std::size_t i = 0; i < texts.size(); ++i) tracer.add(texts[i], sources[order[i]].outlet);
    Writer writer(sources, order, tracer.usage());
    tracer.judge(options.threads, [&](const Shared& shared, const Reading& a, const Reading& b) {
        writer.add(shared, a, b);
    });
    return writer.take();
}

}  // namespace isnad::analysis::copies
