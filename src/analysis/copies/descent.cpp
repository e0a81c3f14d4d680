// Purpose: see descent.h.
#include "analysis/copies/descent.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/copies/changes.h"
#include "analysis/copies/claims.h"
#include "analysis/copies/earliest.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::uint32_t kLeastPart = 64;      // bytes of a stretch that is told by itself
constexpr std::uint32_t kLeastCarried = 100;  // of one that came through another document
constexpr std::uint32_t kLeastShare = 4;      // one in so many of the stretch it is part of
constexpr std::uint32_t kPassagesSeen = 64;   // of one pair of documents, when asking for a chain

std::uint32_t portion(std::uint32_t part, std::uint32_t whole, std::uint32_t of) {
    return whole == 0 ? 0 : static_cast<std::uint32_t>(std::uint64_t{part} * of / whole);
}

// Where a part of `from` lies if `from` is laid on `to` evenly.
model::Span laid_on(model::Span part, model::Span from, model::Span to) {
    return {to.start + portion(part.start - from.start, from.size(), to.size()),
            to.start + portion(part.end - from.start, from.size(), to.size())};
}

class Tree {
  public:
    Tree(const std::vector<Source>& sources, const std::vector<model::Passage>& passages)
        : passages_(passages),
          order_(order_of(sources, passages)),
          claims_(sources.size()),
          direct_(passages.size()),
          via_(passages.size()) {
        for (std::uint32_t i = 0; i < passages.size(); ++i)
            if (passages[i].a.doc != passages[i].b.doc) edges_.push_back(edge_of(i));
        std::sort(edges_.begin(), edges_.end(), [&](const Edge& x, const Edge& y) {
            return std::tuple(order_[x.copy.doc], y.agreeing, x.changed, order_[x.source.doc],
                              x.copy, x.source) < std::tuple(order_[y.copy.doc], x.agreeing,
                                                             y.changed, order_[y.source.doc],
                                                             y.copy, y.source);
        });
        for (std::uint32_t i = 0; i < edges_.size(); ++i)
            between_[{edges_[i].source.doc, edges_[i].copy.doc}].push_back(i);
        for (std::uint32_t i = 0; i < edges_.size(); ++i) add(i);
    }

    Descent take() {
        return {std::move(edges_), std::move(stretches_), std::move(via_), std::move(direct_)};
    }

  private:
    Edge edge_of(std::uint32_t index) const {
        const model::Passage& passage = passages_[index];
        const bool a_first = order_[passage.a.doc] < order_[passage.b.doc];
        Edge edge{index,
                  a_first ? passage.a : passage.b,
                  a_first ? passage.b : passage.a,
                  0,
                  0,
                  passage.from == (a_first ? model::CopySource::a : model::CopySource::b)};
        std::uint32_t lost = 0;
        for (const model::Change& change : passage.changes) {
            edge.changed += change.a.size() + change.b.size();
            lost += (a_first ? change.b : change.a).size();
        }
        edge.agreeing = edge.copy.span.size() - std::min(lost, edge.copy.span.size());
        return edge;
    }

    model::Span project(const Edge& edge, model::Span span, bool to_source) const {
        const model::Passage& passage = passages_[edge.passage];
        const bool on_a = (passage.a == edge.source) != to_source;
        return Projection(passage, on_a ? Projection::Side::a : Projection::Side::b).project(span);
    }

    // Edges come with the nearest first; one whose stretch is told already is no step of its own.
    void add(std::uint32_t index) {
        const Edge& edge = edges_[index];
        Claims& claims = claims_[edge.copy.doc];
        const std::vector<Claims::Part> parts = claims.parts(edge.copy.span);
        std::uint32_t free = 0;
        for (const Claims::Part& part : parts) free += part.owner ? 0 : part.span.size();
        if (free * std::uint64_t{2} < edge.copy.span.size()) {
            add_known(index);
            return;
        }
        direct_[edge.passage] = true;
        for (const Claims::Part& part : parts) {
            const bool whole = part.span == edge.copy.span;
            if (!part.owner && (whole || part.span.size() >= kLeastPart))
                add_stretches(index, part.span);
        }
    }

    // A passage whose words came through a nearer document, or from a common root. Where its root
    // is another one it is told of that one too, but no source of later copies: joining the two
    // would let families drift from text to text.
    void add_known(std::uint32_t index) {
        const Edge& edge = edges_[index];
        const Claims::Most most = claims_[edge.copy.doc].most(edge.copy.span);
        const Stretch& told = stretches_[most.owner];
        const std::uint32_t parent = edges_[told.edge].source.doc;
        if (parent != edge.source.doc && came_from(parent, edge.source.doc))
            via_[edge.passage] = parent;
        if (edge.copy.span.size() < kLeastCarried) return;
        const model::Place root = root_of(edge.source);
        if (root.doc != told.root.doc && root.doc != edge.copy.doc)
            stretches_.push_back(
                {index, edge.copy, root, edge.evident && root.doc == edge.source.doc});
    }

    // Whether `doc` has what it shares with `earlier` from there, perhaps through others.
    bool came_from(std::uint32_t doc, std::uint32_t earlier) const {
        const auto found = between_.find({earlier, doc});
        if (found == between_.end()) return false;
        const std::size_t seen = std::min<std::size_t>(found->second.size(), kPassagesSeen);
        return std::any_of(found->second.begin(),
                           found->second.begin() + static_cast<std::ptrdiff_t>(seen),
                           [&](std::uint32_t index) {
                               const std::uint32_t passage = edges_[index].passage;
                               return direct_[passage] || via_[passage].has_value();
                           });
    }

    // The root of most of a place; the place itself where most of it has no earlier witness.
    model::Place root_of(model::Place place) const {
        const Claims::Most most = claims_[place.doc].most(place.span);
        if (most.bytes * std::uint64_t{2} < place.span.size()) return place;
        const Stretch& stretch = stretches_[most.owner];
        const model::Span part{std::max(place.span.start, stretch.here.span.start),
                               std::min(place.span.end, stretch.here.span.end)};
        return {stretch.root.doc, laid_on(part, stretch.here.span, stretch.root.span)};
    }

    // Whether a part of what a copy took is told by itself. A passage often reaches some words into
    // what its source has from elsewhere; that is no passage of the other root.
    bool stands_alone(const Claims::Part& part, std::uint32_t whole) const {
        if (part.span.size() < kLeastPart) return false;
        if (!part.owner) return true;
        const std::uint32_t other = stretches_[*part.owner].here.span.size();
        return part.span.size() * std::uint64_t{kLeastShare} >= std::min(whole, other);
    }

    // The parts of a span of a document by the stretches told of it; what does not stand alone goes
    // with its longer neighbour.
    std::vector<Claims::Part> parts_of(model::Place place) const {
        std::vector<Claims::Part> parts;
        bool last_alone = true;
        for (const Claims::Part& part : claims_[place.doc].parts(place.span)) {
            const bool alone = stands_alone(part, place.span.size());
            if (parts.empty() || (alone && last_alone)) {
                parts.push_back(part);
                last_alone = alone;
                continue;
            }
            Claims::Part& last = parts.back();
            if (alone || (!last_alone && part.span.size() > last.span.size()))
                last.owner = part.owner;
            last.span.end = part.span.end;
            last_alone = last_alone || alone;
        }
        if (parts.empty()) parts.push_back({place.span, std::nullopt});
        return parts;
    }

    // What the source itself took from several roots is several stretches here.
    void add_stretches(std::uint32_t index, model::Span here) {
        const Edge& edge = edges_[index];
        const std::vector<Claims::Part> parts =
            parts_of({edge.source.doc, project(edge, here, true)});
        for (std::size_t i = 0; i < parts.size(); ++i) {
            model::Span mine = project(edge, parts[i].span, false);
            if (i == 0) mine.start = here.start;
            if (i + 1 == parts.size()) mine.end = here.end;
            // A few words prove a further passage of a pair, but not one of a third document.
            if (mine.empty() || (parts[i].owner && mine.size() < kLeastCarried)) continue;
            Stretch stretch{
                index, {edge.copy.doc, mine}, {edge.source.doc, parts[i].span}, edge.evident};
            if (parts[i].owner) {
                const Stretch& before = stretches_[*parts[i].owner];
                const model::Span part{std::max(parts[i].span.start, before.here.span.start),
                                       std::min(parts[i].span.end, before.here.span.end)};
                stretch.root = {before.root.doc, laid_on(part, before.here.span, before.root.span)};
                stretch.evident = (edge.evident && before.evident) ||
                                  evident_between(before.root.doc, edge.copy.doc);
            }
            claims_[edge.copy.doc].claim(mine, static_cast<std::uint32_t>(stretches_.size()));
            stretches_.push_back(stretch);
        }
    }

    bool evident_between(std::uint32_t source, std::uint32_t copy) const {
        const auto found = between_.find({source, copy});
        return found != between_.end() && edges_[found->second.front()].evident;
    }

    const std::vector<model::Passage>& passages_;
    std::vector<std::uint32_t> order_;
    std::vector<Edge> edges_;  // of one copy in a row, the nearest source first
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> between_;
    std::vector<Claims> claims_;  // by document: the stretches told of it
    std::vector<Stretch> stretches_;
    std::vector<bool> direct_;
    std::vector<std::optional<std::uint32_t>> via_;
};

}  // namespace

Descent find_descent(const std::vector<Source>& sources,
                     const std::vector<model::Passage>& passages) {
    return Tree(sources, passages).take();
}

}  // namespace isnad::analysis::copies
