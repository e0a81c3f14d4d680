// Purpose: see record.h.
#include "engine/record.h"

#include <algorithm>
#include <string>
#include <utility>

#include "analysis/copies/copies.h"
#include "analysis/furniture/furniture.h"
#include "engine/copies.h"
#include "engine/reader.h"
#include "story/chains/chains.h"
#include "story/cluster/cluster.h"
#include "story/compare/compare.h"
#include "story/dating/dating.h"
#include "story/events/events.h"
#include "story/identity/identity.h"

namespace isnad::engine {

namespace {

// What a site puts on all its pages is nobody's statement: it goes before anything is joined.
void take_out_furniture(model::Record& record, unsigned threads) {
    auto learned = analysis::furniture::learn(record.documents, threads);
    for (std::size_t doc = 0; doc < record.documents.size(); ++doc)
        analysis::furniture::take_out(record.documents[doc], learned.blocks[doc]);
    record.furniture = std::move(learned.lines);
}

void hang_events_on_stories(model::Record& record) {
    std::vector<std::size_t> story_of(record.documents.size(), 0);
    for (std::size_t s = 0; s < record.stories.size(); ++s) {
        for (const std::uint32_t doc : record.stories[s].documents) story_of[doc] = s;
    }
    for (const model::Event& event : record.events)
        record.stories[story_of[event.claims.front().doc]].events.push_back(event.id);
}

// What several pages together tell. Requires: documents, furniture and copies.
void join(model::Record& record, const story::identity::Identities& identities) {
    record.entities = story::identity::entities_of(record, identities);
    record.stories = story::cluster::find_stories(record);
    record.events = story::events::find_events(record);
}

// A page that the others date resolves its "yesterday" anew, which may date others.
void date_by_stories(model::Record& record, const story::identity::Identities& identities,
                     const analysis::entities::Gazetteer& names) {
    constexpr int kRounds = 4;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<std::string> known;
        for (const model::Document& document : record.documents)
            known.push_back(document.article.published.best);
        if (!story::dating::narrow_dates(record)) return;
        for (std::size_t doc = 0; doc < known.size(); ++doc) {
            if (record.documents[doc].article.published.best == known[doc]) continue;
            read_again(record.documents[doc], names);
            story::identity::apply(identities, static_cast<std::uint32_t>(doc),
                                   record.documents[doc]);
        }
        join(record, identities);
    }
}

}  // namespace

model::Record prepare_record(std::vector<model::Document> documents, unsigned threads) {
    model::Record record;
    record.documents = std::move(documents);
    std::sort(record.documents.begin(), record.documents.end(),
              [](const model::Document& a, const model::Document& b) {
                  return std::pair(a.uri(), a.id) < std::pair(b.uri(), b.id);
              });
    take_out_furniture(record, threads);
    record.copies =
        analysis::copies::find_copies(sources_of(record.documents), {.threads = threads});
    return record;
}

story::identity::Identities settle_names(model::Record& record,
                                         const std::vector<model::Decision>& journal) {
    auto identities = story::identity::resolve(record, story::identity::in_force(journal));
    for (std::uint32_t doc = 0; doc < record.documents.size(); ++doc)
        story::identity::apply(identities, doc, record.documents[doc]);
    record.decisions = identities.effects;
    record.entities = story::identity::entities_of(record, identities);
    return identities;
}

model::Record build_record(std::vector<model::Document> documents, unsigned threads,
                           const UserNames& user) {
    model::Record record = prepare_record(std::move(documents), threads);
    const auto identities = settle_names(record, user.journal);
    join(record, identities);
    date_by_stories(record, identities, *user.names);
    hang_events_on_stories(record);
    trace_copies(record);
    record.inheritances = story::chains::find_inheritances(record);
    story::events::recount_origins(record);
    record.conflicts = story::compare::find_conflicts(record);
    record.framing = story::compare::find_framing(record);
    return record;
}

}  // namespace isnad::engine
