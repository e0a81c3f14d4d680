// Purpose: see record.h.
#include "engine/record.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "analysis/copies/copies.h"
#include "analysis/furniture/furniture.h"
#include "engine/copies.h"
#include "engine/reader.h"
#include "story/cluster/cluster.h"
#include "story/compare/compare.h"
#include "story/dating/dating.h"
#include "story/events/events.h"

namespace isnad::engine {

namespace {

// What a site puts on all its pages is nobody's statement: it goes before anything is joined.
void take_out_furniture(model::Record& record, unsigned threads) {
    auto learned = analysis::furniture::learn(record.documents, threads);
    for (std::size_t doc = 0; doc < record.documents.size(); ++doc)
        analysis::furniture::take_out(record.documents[doc], learned.blocks[doc]);
    record.furniture = std::move(learned.lines);
}

// Mentions of all documents under one id; of two names in one language the smaller stays, so that
// the order of documents decides nothing.
std::vector<model::Entity> group_entities(const std::vector<model::Document>& documents) {
    std::map<std::string, model::Entity> by_id;
    for (std::uint32_t doc = 0; doc < documents.size(); ++doc) {
        for (const model::Mention& mention : documents[doc].said.mentions) {
            if (mention.entity.empty()) continue;
            model::Entity& entity = by_id[mention.entity];
            if (entity.id.empty()) {
                entity.id = mention.entity;
                entity.kind = mention.kind;
            }
            entity.kind = std::min(entity.kind, mention.kind);
            for (const auto& [language, name] : mention.names) {
                const auto [known, added] = entity.names.try_emplace(language, name);
                if (!added && name < known->second) known->second = name;
            }
            entity.mentions.push_back({doc, mention.span});
        }
    }
    std::vector<model::Entity> entities;
    entities.reserve(by_id.size());
    for (auto& [id, entity] : by_id) {
        std::sort(entity.mentions.begin(), entity.mentions.end());
        entities.push_back(std::move(entity));
    }
    return entities;
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
void join(model::Record& record) {
    record.entities = group_entities(record.documents);
    record.stories = story::cluster::find_stories(record);
    record.events = story::events::find_events(record);
}

// A page that the others date resolves its "yesterday" anew, which may date others.
void date_by_stories(model::Record& record, const analysis::entities::Gazetteer& names) {
    constexpr int kRounds = 4;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<std::string> known;
        for (const model::Document& document : record.documents)
            known.push_back(document.article.published.best);
        if (!story::dating::narrow_dates(record)) return;
        for (std::size_t doc = 0; doc < known.size(); ++doc) {
            if (record.documents[doc].article.published.best != known[doc])
                read_again(record.documents[doc], names);
        }
        join(record);
    }
}

}  // namespace

model::Record build_record(std::vector<model::Document> documents, unsigned threads,
                           const analysis::entities::Gazetteer& names) {
    model::Record record;
    record.documents = std::move(documents);
    std::sort(record.documents.begin(), record.documents.end(),
              [](const model::Document& a, const model::Document& b) {
                  return std::pair(a.uri(), a.id) < std::pair(b.uri(), b.id);
              });
    take_out_furniture(record, threads);
    record.copies =
        analysis::copies::find_copies(sources_of(record.documents), {.threads = threads});
    join(record);
    date_by_stories(record, names);
    hang_events_on_stories(record);
    trace_copies(record);
    record.conflicts = story::compare::find_conflicts(record);
    record.framing = story::compare::find_framing(record);
    return record;
}

}  // namespace isnad::engine
