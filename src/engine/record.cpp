// Purpose: see record.h.
#include "engine/record.h"

#include <algorithm>
#include <string>
#include <utility>

#include "analysis/copies/copies.h"
#include "analysis/furniture/furniture.h"
#include "base/work_pool.h"
#include "engine/copies.h"
#include "engine/reader.h"
#include "story/chains/chains.h"
#include "story/cluster/cluster.h"
#include "story/compare/compare.h"
#include "story/coverage/coverage.h"
#include "story/dating/dating.h"
#include "story/dependence/record_dependences.h"
#include "story/events/events.h"
#include "story/framing/framing.h"
#include "story/identity/identity.h"
#include "story/outlets/outlets.h"
#include "story/timeline/timeline.h"

namespace isnad::engine {

namespace {

void done(StageTimes* times, std::string_view stage) {
    if (times != nullptr) times->done(stage);
}

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

// Of the documents, in their order.
using Profiles = std::vector<story::cluster::DocumentProfile>;

// What several pages together tell. Requires: documents, furniture and copies.
void join(model::Record& record, const Profiles& profiles, unsigned threads, StageTimes* times) {
    record.stories = story::cluster::find_stories(record, profiles, threads);
    done(times, "stories");
    record.events = story::events::find_events(record, threads);
    done(times, "events");
}

// A page that the others date resolves its "yesterday" anew, which may date others.
void date_by_stories(model::Record& record, const story::identity::Identities& identities,
                     Profiles& profiles, const analysis::entities::Gazetteer& names,
                     unsigned threads, StageTimes* times) {
    constexpr int kRounds = 4;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<std::string> known;
        for (const model::Document& document : record.documents)
            known.push_back(document.article.published.best);
        const bool narrowed = story::dating::narrow_dates(record);
        done(times, "dating");
        if (!narrowed) return;
        base::for_each_index(known.size(), threads, [&](std::size_t doc) {
            model::Document& document = record.documents[doc];
            if (document.article.published.best == known[doc]) return;
            read_again(document, names);
            story::identity::apply(identities, static_cast<std::uint32_t>(doc), document);
            profiles[doc] = story::cluster::profile_of(document);
        });
        record.entities = story::identity::entities_of(record, identities, threads);
        done(times, "reading again");
        join(record, profiles, threads, times);
    }
}

// What each outlet calls the same, tells and leaves out. Requires: all else of the record.
void compare_outlets(model::Record& record, unsigned threads) {
    const auto outlet_of = story::outlets::by_document(record);
    const auto events = story::timeline::events_by_id(record);
    base::for_each_index(record.stories.size(), threads, [&](std::size_t i) {
        model::Story& story = record.stories[i];
        story.timeline = story::timeline::timeline_of(record, story, events);
        story.coverage = story::coverage::coverage_of(record, story, events, outlet_of);
    });
    record.framing = story::framing::find_framing(record, outlet_of, threads);
    auto framings = story::framing::frame_stories(record, outlet_of, threads);
    for (std::size_t i = 0; i < record.stories.size(); ++i)
        record.stories[i].framing = std::move(framings[i]);
    record.distances = story::framing::find_distances(record, outlet_of);
}

}  // namespace

model::Record prepare_record(std::vector<model::Document> documents, unsigned threads,
                             StageTimes* times) {
    model::Record record;
    record.documents = std::move(documents);
    std::sort(record.documents.begin(), record.documents.end(),
              [](const model::Document& a, const model::Document& b) {
                  return std::pair(a.uri(), a.id) < std::pair(b.uri(), b.id);
              });
    take_out_furniture(record, threads);
    done(times, "furniture");
    record.copies =
        analysis::copies::find_copies(sources_of(record.documents), {.threads = threads});
    done(times, "copies");
    return record;
}

story::identity::Identities settle_names(model::Record& record,
                                         const std::vector<model::Decision>& journal,
                                         unsigned threads) {
    auto identities = story::identity::resolve(record, story::identity::in_force(journal), threads);
    base::for_each_index(record.documents.size(), threads, [&](std::size_t doc) {
        story::identity::apply(identities, static_cast<std::uint32_t>(doc), record.documents[doc]);
    });
    record.decisions = identities.effects;
    record.entities = story::identity::entities_of(record, identities, threads);
    return identities;
}

model::Record build_record(std::vector<model::Document> documents, unsigned threads,
                           const UserNames& user, StageTimes* times) {
    model::Record record = prepare_record(std::move(documents), threads, times);
    const auto identities = settle_names(record, user.journal, threads);
    done(times, "identity");
    Profiles profiles = story::cluster::profiles_of(record.documents, threads);
    done(times, "profiles");
    join(record, profiles, threads, times);
    date_by_stories(record, identities, profiles, *user.names, threads, times);
    hang_events_on_stories(record);
    trace_copies(record);
    done(times, "tracing copies");
    record.inheritances = story::chains::find_inheritances(record);
    done(times, "chains");
    record.outlets = story::outlets::outlets_of(record);
    record.dependences = story::dependence::dependences_of(record);
    story::events::recount_origins(record);
    done(times, "origins");
    record.conflicts = story::compare::find_conflicts(record, threads);
    done(times, "conflicts");
    compare_outlets(record, threads);
    done(times, "outlets compared");
    return record;
}

}  // namespace isnad::engine
