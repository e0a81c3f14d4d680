// Purpose: see cluster.h.
//
// Idea: the stream (stream.h) gets the pages with their profiles and with what was found copied;
// here its groups become stories with ids, titles and days.
#include "story/cluster/cluster.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "base/work_pool.h"
#include "story/cluster/stream.h"

namespace isnad::story::cluster {

namespace {

constexpr double kCopiedShare = 0.15;  // of a body that, copied, makes one story

std::size_t body_bytes(const model::Document& document) {
    std::size_t bytes = 0;
    for (const model::Block& block : document.article.blocks) {
        if (model::is_body(block.kind) && !block.repeat_of) bytes += block.span.size();
    }
    return bytes;
}

// For each document those before it of which one holds a good part of the other.
std::vector<std::vector<std::uint32_t>> copied_before(const model::Record& record) {
    using Pair = std::pair<std::uint32_t, std::uint32_t>;
    std::map<Pair, std::pair<std::size_t, std::size_t>> shared;
    for (const model::Passage& passage : record.copies) {
        const auto& [a, b] = std::minmax(passage.a, passage.b);
        if (a.doc == b.doc) continue;
        auto& bytes = shared[{a.doc, b.doc}];
        bytes.first += a.span.size();
        bytes.second += b.span.size();
    }
    std::vector<std::vector<std::uint32_t>> copies(record.documents.size());
    for (const auto& [pair, bytes] : shared) {
        const auto share = [&](std::size_t part, const model::Document& document) {
            const std::size_t whole = body_bytes(document);
            return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
        };
        const double most = std::max(share(bytes.first, record.documents[pair.first]),
                                     share(bytes.second, record.documents[pair.second]));
        if (most >= kCopiedShare) copies[pair.second].push_back(pair.first);
    }
    return copies;
}

void widen(model::Story& story, const std::string& day) {
    if (day.empty()) return;
    const std::string cut = day.substr(0, 10);
    if (story.from.empty() || cut < story.from) story.from = cut;
    if (story.to.empty() || cut > story.to) story.to = cut;
}

// Published days where known; else the bounds of pages that are dated from both sides. A bound on
// one side ("after 1993") says nothing of when the story was.
void set_days(model::Story& story, const model::Record& record) {
    for (const std::uint32_t doc : story.documents)
        widen(story, record.documents[doc].article.published.best);
    if (!story.from.empty()) return;
    for (const std::uint32_t doc : story.documents) {
        const model::Publication& published = record.documents[doc].article.published;
        if (published.not_before.empty() || published.not_after.empty()) continue;
        widen(story, published.not_before);
        widen(story, published.not_after);
    }
}

// The member nearest to the others that has a title gives it; else the first page its name.
std::string title_of(const std::vector<std::uint32_t>& members, const model::Record& record,
                     const Stream& stream) {
    std::vector<std::uint32_t> titled;
    for (const std::uint32_t doc : members)
        if (!record.documents[doc].article.title.empty()) titled.push_back(doc);
    if (!titled.empty()) return record.documents[stream.middle_of(titled)].article.title;
    const std::string& uri = record.documents[members.front()].uri();
    return uri.substr(uri.find_last_of('/') + 1);
}

}  // namespace

std::vector<model::Story> find_stories(const model::Record& record, unsigned threads) {
    return find_stories(record, profiles_of(record.documents, threads), threads);
}

std::vector<model::Story> find_stories(const model::Record& record,
                                       std::vector<DocumentProfile> profiles, unsigned threads) {
    Stream stream;
    stream.add_all(std::move(profiles), copied_before(record), threads);
    stream.settle();
    std::vector<std::vector<std::uint32_t>> groups = stream.stories();
    auto stories = base::map_ordered<model::Story>(groups.size(), threads, [&](std::size_t i) {
        std::vector<std::uint32_t>& members = groups[i];
        model::Story story;
        story.id = "s-" + base::hex16(base::fast_hash(record.documents[members.front()].id));
        story.title = title_of(members, record, stream);
        std::sort(members.begin(), members.end());
        story.documents = std::move(members);
        set_days(story, record);
        return story;
    });
    std::sort(stories.begin(), stories.end(), [](const model::Story& a, const model::Story& b) {
        return std::tuple(a.from.empty(), a.from, a.id) < std::tuple(b.from.empty(), b.from, b.id);
    });
    return stories;
}

}  // namespace isnad::story::cluster
