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
#include "analysis/copies/direction.h"
#include "analysis/copies/tracer.h"
#include "base/work_pool.h"
#include "text/key_form.h"

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
    Writer(const std::vector<Source>& sources, const std::vector<std::uint32_t>& order)
        : sources_(sources), order_(order), keys_(sources.size()) {}

    void add(const Shared& shared, const Reading& a, const Reading& b) {
        for (const Path& path : shared.paths) {
            model::Passage passage = passage_of(shared, a.words, b.words, path);
            if (shared.a == shared.b) {
                passage.kind = model::CopyKind::repeat;
                out_.push_back(std::move(passage));
            } else {
                out_.push_back(directed(std::move(passage)));
            }
        }
    }

    std::vector<model::Passage> take() {
        std::sort(out_.begin(), out_.end(), [](const model::Passage& x, const model::Passage& y) {
            return std::tie(x.a, x.b) < std::tie(y.a, y.b);
        });
        return std::move(out_);
    }

  private:
    model::Passage passage_of(const Shared& shared, const WordText& a, const WordText& b,
                              const Path& path) const {
        const PathFigures figures = figures_of(path, a.words);
        model::Passage passage;
        passage.a = {order_[shared.a], {a.spans[path.front().a].start, a.spans[path.back().a].end}};
        passage.b = {order_[shared.b], {b.spans[path.front().b].start, b.spans[path.back().b].end}};
        passage.similarity = figures.share();
        passage.kind = figures.matches == figures.columns ? model::CopyKind::verbatim
                                                          : model::CopyKind::edited;
        Changes changes = changes_of(path, {sources_[passage.a.doc].text, a.spans, a.words},
                                     {sources_[passage.b.doc].text, b.spans, b.words});
        passage.substitutions = std::move(changes.substitutions);
        passage.changes = std::move(changes.all);
        return passage;
    }

    // Puts the source of the lower index on side a and says where the words came from.
    model::Passage directed(model::Passage passage) {
        if (passage.b.doc < passage.a.doc) turn_sides(passage);
        Direction direction = find_direction(sources_[passage.a.doc], key_of(passage.a.doc),
                                             sources_[passage.b.doc], key_of(passage.b.doc));
        passage.from = direction.from;
        passage.why = std::move(direction.why);
        return passage;
    }

    // Credits stand outside the body as often as in it, so the whole page is read, once.
    std::string_view key_of(std::uint32_t source) {
        if (keys_[source].empty()) keys_[source] = text::key_of(sources_[source].text);
        return keys_[source];
    }

    const std::vector<Source>& sources_;
    const std::vector<std::uint32_t>& order_;
    std::vector<std::string> keys_;
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
    Writer writer(sources, order);
    tracer.judge(options.threads, [&](const Shared& shared, const Reading& a, const Reading& b) {
        writer.add(shared, a, b);
    });
    return writer.take();
}

}  // namespace isnad::analysis::copies
