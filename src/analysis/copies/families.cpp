// Purpose: see families.h. Read bottom up: find_families, Tree (who took what from whom), then
// Grouping (stretches of one root into families).
#include "analysis/copies/families.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "analysis/copies/changes.h"
#include "analysis/copies/claims.h"
#include "analysis/copies/earliest.h"
#include "base/hash.h"
#include "text/utf8.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::uint32_t kLeastPart = 64;      // bytes of a stretch that is told by itself
constexpr std::uint32_t kLeastCarried = 100;  // of one that came through another document
constexpr std::uint32_t kLeastShare = 4;      // one in so many of the stretch it is part of
constexpr std::uint32_t kPassagesSeen = 64;   // of one pair of documents, when asking for a chain

// A passage from the earlier to the later document.
struct Edge {
    std::uint32_t passage = 0;
    model::Place source;
    model::Place copy;
    std::uint32_t agreeing = 0;  // bytes of the copy
    std::uint32_t changed = 0;   // bytes of both
    bool evident = false;        // the passage's own direction says the same
};

// A stretch of a document that came from an earlier one.
struct Stretch {
    std::uint32_t edge = 0;
    model::Place here;
    model::Place root;
    bool evident = false;  // every step back to the root is
};

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

    const std::vector<Edge>& edges() const { return edges_; }
    const std::vector<Stretch>& stretches() const { return stretches_; }
    const std::vector<std::uint32_t>& order() const { return order_; }
    std::vector<bool> take_direct() { return std::move(direct_); }
    std::vector<std::optional<std::uint32_t>> take_via() { return std::move(via_); }

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

bool is_word_at(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return false;
    const auto c = static_cast<UChar32>(text::next_code_point(text, offset));
    return u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

std::uint32_t character_before(std::string_view text, std::uint32_t offset) {
    if (offset != 0) --offset;
    while (offset != 0 && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) --offset;
    return offset;
}

// Moves a span's ends out of the middle of words: stretches are cut by proportion. A word of
// hostile length is left cut.
model::Span whole_words(std::string_view text, model::Span span) {
    constexpr int kReach = 40;  // characters
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto at_character = [&](std::uint32_t offset) {
        const std::uint32_t before = character_before(text, offset);
        std::size_t after = before;
        if (offset != 0 && offset < size) text::next_code_point(text, after);
        return offset == 0 || offset >= size || after == offset ? offset : before;
    };
    span.start = at_character(span.start);
    span.end = at_character(span.end);
    for (int i = 0; i < kReach && span.start != 0 && is_word_at(text, span.start); ++i) {
        const std::uint32_t before = character_before(text, span.start);
        if (!is_word_at(text, before)) break;
        span.start = before;
    }
    for (int i = 0; i < kReach && span.end != 0 && is_word_at(text, span.end); ++i) {
        if (!is_word_at(text, character_before(text, span.end))) break;
        std::size_t after = span.end;
        text::next_code_point(text, after);
        span.end = static_cast<std::uint32_t>(after);
    }
    // Marks and blanks at the ends are nobody's words.
    while (span.start < span.end && !is_word_at(text, span.start)) {
        std::size_t after = span.start;
        text::next_code_point(text, after);
        span.start = static_cast<std::uint32_t>(after);
    }
    while (span.start < span.end && !is_word_at(text, character_before(text, span.end)))
        span.end = character_before(text, span.end);
    return span;
}

class Grouping {
  public:
    Grouping(const std::vector<Source>& sources, const std::vector<model::Passage>& passages,
             const Tree& tree)
        : sources_(sources), passages_(passages), tree_(tree) {}

    std::vector<model::Family> families() {
        make_groups();
        std::vector<model::Family> families;
        families.reserve(groups_.size());
        for (Group& group : groups_) families.push_back(family_of(group));
        std::sort(families.begin(), families.end(), [](const auto& x, const auto& y) {
            return std::forward_as_tuple(y.witnesses.size(), x.id, x.witnesses.front().place) <
                   std::forward_as_tuple(x.witnesses.size(), y.id, y.witnesses.front().place);
        });
        std::map<std::string, int> named;  // equal pages may have equal families
        for (model::Family& family : families)
            if (const int times = ++named[family.id]; times > 1)
                family.id += "-" + std::to_string(times);
        return families;
    }

  private:
    // Stretches that lie on one part of one root.
    struct Group {
        model::Place root;
        std::vector<std::uint32_t> stretches;
    };

    // The longest stretch on a part of a root stands for it; one that lies for half of itself or
    // more on that part belongs to it.
    void make_groups() {
        const std::vector<Stretch>& all = tree_.stretches();
        std::vector<std::uint32_t> sorted(all.size());
        for (std::uint32_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
        std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t x, std::uint32_t y) {
            return std::tuple(all[x].root.doc, all[y].root.span.size(), all[x].root.span,
                              all[x].here) < std::tuple(all[y].root.doc, all[x].root.span.size(),
                                                        all[y].root.span, all[y].here);
        });
        for (const std::uint32_t index : sorted) {
            const model::Place root = all[index].root;
            Claims& claims = claims_[root.doc];
            const Claims::Most most = claims.most(root.span);
            if (most.bytes != 0 && most.bytes * std::uint64_t{2} >= root.span.size()) {
                groups_[most.owner].stretches.push_back(index);
                continue;
            }
            claims.claim(root.span, static_cast<std::uint32_t>(groups_.size()));
            groups_.push_back({root, {index}});
        }
    }

    // Stretches stand in the order in which they were told, the nearest of a document first; what
    // repeats one of them is left aside.
    model::Family family_of(Group& group) const {
        std::sort(group.stretches.begin(), group.stretches.end());
        std::map<std::uint32_t, Claims> told;  // by document
        model::Family family;
        family.certain = true;
        model::Witness root;
        root.place = group.root;
        std::vector<model::Witness> witnesses;
        for (const std::uint32_t index : group.stretches) {
            const Stretch& stretch = tree_.stretches()[index];
            const Edge& edge = tree_.edges()[stretch.edge];
            const model::Passage& passage = passages_[edge.passage];
            Claims& claims = told[stretch.here.doc];
            if (claims.most(stretch.here.span).bytes * std::uint64_t{2} >= stretch.here.span.size())
                continue;
            claims.claim(stretch.here.span, 0);
            root.place.span.start = std::min(root.place.span.start, stretch.root.span.start);
            root.place.span.end = std::max(root.place.span.end, stretch.root.span.end);
            family.certain = family.certain && stretch.evident;
            witnesses.push_back({stretch.here, edge.source.doc, edge.evident, passage.similarity,
                                 static_cast<std::uint32_t>(passage.changes.size())});
        }
        join_neighbours(witnesses);
        family.witnesses.push_back(root);
        family.witnesses.insert(family.witnesses.end(), witnesses.begin(), witnesses.end());
        count(family);
        return family;
    }

    // A passage that a paragraph put in has parted is one witness.
    static void join_neighbours(std::vector<model::Witness>& witnesses) {
        std::sort(witnesses.begin(), witnesses.end(), [](const auto& x, const auto& y) {
            return std::tie(x.place, x.parent, x.certain, x.changes, x.similarity) <
                   std::tie(y.place, y.parent, y.certain, y.changes, y.similarity);
        });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < witnesses.size(); ++i) {
            const model::Witness& next = witnesses[i];
            model::Witness* last = kept == 0 ? nullptr : &witnesses[kept - 1];
            const bool one =
                last != nullptr && last->place.doc == next.place.doc &&
                last->parent == next.parent && last->certain == next.certain &&
                next.place.span.start <= last->place.span.end + std::min(last->place.span.size(),
                                                                         next.place.span.size());
            if (!one) {
                witnesses[kept++] = next;
                continue;
            }
            const double sizes = last->place.span.size() + next.place.span.size();
            last->similarity = (last->similarity * last->place.span.size() +
                                next.similarity * next.place.span.size()) /
                               sizes;
            last->changes = std::max(last->changes, next.changes);
            last->place.span.end = std::max(last->place.span.end, next.place.span.end);
        }
        witnesses.resize(kept);
    }

    void count(model::Family& family) const {
        std::set<std::uint32_t> documents;
        std::set<std::string_view> outlets;
        for (model::Witness& witness : family.witnesses) {
            const Source& source = sources_[witness.place.doc];
            witness.place.span = whole_words(source.text, witness.place.span);
            documents.insert(witness.place.doc);
            if (!source.outlet.empty()) outlets.insert(source.outlet);
        }
        family.documents = static_cast<std::uint32_t>(documents.size());
        family.outlets = static_cast<std::uint32_t>(outlets.size());
        const model::Place first = family.witnesses.front().place;
        family.id = "f-" + base::hex16(base::fast_hash(sources_[first.doc].text, first.span.start));
    }

    const std::vector<Source>& sources_;
    const std::vector<model::Passage>& passages_;
    const Tree& tree_;
    std::vector<Group> groups_;
    std::map<std::uint32_t, Claims> claims_;  // by root document: the groups on it
};

}  // namespace

Lineage find_families(const std::vector<Source>& sources,
                      const std::vector<model::Passage>& passages) {
    Tree tree(sources, passages);
    Lineage lineage;
    lineage.families = Grouping(sources, passages, tree).families();
    lineage.via = tree.take_via();
    lineage.direct = tree.take_direct();
    return lineage;
}

}  // namespace isnad::analysis::copies
