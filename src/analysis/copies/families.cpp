// Purpose: see families.h. Read bottom up: find_families, then Grouping (stretches of one root into
// families); who took what from whom is told by descent.h.
#include "analysis/copies/families.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "analysis/copies/claims.h"
#include "analysis/copies/descent.h"
#include "base/hash.h"
#include "text/utf8.h"

namespace isnad::analysis::copies {

namespace {

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
             const Descent& descent)
        : sources_(sources), passages_(passages), descent_(descent) {}

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
        const std::vector<Stretch>& all = descent_.stretches;
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
            const Stretch& stretch = descent_.stretches[index];
            const Edge& edge = descent_.edges[stretch.edge];
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
    const Descent& descent_;
    std::vector<Group> groups_;
    std::map<std::uint32_t, Claims> claims_;  // by root document: the groups on it
};

}  // namespace

Lineage find_families(const std::vector<Source>& sources,
                      const std::vector<model::Passage>& passages) {
    Descent descent = find_descent(sources, passages);
    Lineage lineage;
    lineage.families = Grouping(sources, passages, descent).families();
    lineage.via = std::move(descent.via);
    lineage.direct = std::move(descent.direct);
    return lineage;
}

}  // namespace isnad::analysis::copies
