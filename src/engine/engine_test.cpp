// The order of the stages: one page read to the end, a record that does not depend on order, ingest
// and loading again through a store.
#include "engine/ingest.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/annotate.h"
#include "engine/corpus.h"
#include "engine/pages.h"
#include "engine/reader.h"
#include "engine/record.h"

namespace isnad::engine {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStorm =
    "Storm closes the ferry line\n\n"
    "Lisbon, 4 May 2023. The ferry line between the two banks was closed on Thursday after a "
    "storm, the port authority said in a statement.\n\n"
    "Seven boats were damaged, according to the port authority.\n";
constexpr const char* kCopy =
    "Ferry line closed\n\n"
    "The ferry line between the two banks was closed on Thursday after a storm, the port "
    "authority said in a statement.\n\n"
    "The mayor visited the harbour in the evening.\n";

model::Page text_page(std::string uri, std::string content) {
    model::Page page;
    page.uri = std::move(uri);
    page.content = std::move(content);
    return page;
}

model::Document placed(model::Document document, const std::string& uri) {
    document.sightings = {{uri, std::string(64, '0'), "2024-01-01T00:00:00Z"}};
    return document;
}

class Folder {
  public:
    Folder() {
        char name[] = "/tmp/isnad-engine-XXXXXX";
        path_ = mkdtemp(name);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return (path_ / name).string();
    }
    std::string at(const std::string& name) const { return (path_ / name).string(); }

  private:
    fs::path path_;
};

TEST(Reader, ReadsAPageToTheEnd) {
    const model::Document document = read_page(text_page("storm.txt", kStorm));
    EXPECT_EQ(document.id, content_sha256(text_page("", kStorm)).substr(0, 16));
    EXPECT_EQ(document.article.title, "Storm closes the ferry line");
    EXPECT_EQ(document.article.language, "en");
    ASSERT_FALSE(document.said.times.empty());
    EXPECT_EQ(document.said.times.front().value, "2023-05-04");
    ASSERT_FALSE(document.said.claims.empty());
    EXPECT_EQ(document.said.claims.back().chain.size(), 1U);
}

TEST(Reader, APageThatIsNoArticleIsNoError) {
    for (const char* content : {"", "\n\n", "???", "<html></html>"}) {
        const model::Document document = read_page(text_page("x", content));
        EXPECT_TRUE(document.said.claims.empty()) << content;
    }
}

TEST(Record, DoesNotDependOnTheOrderOrOnThreads) {
    const model::Document a = placed(read_page(text_page("a.txt", kStorm)), "a.txt");
    const model::Document b = placed(read_page(text_page("b.txt", kCopy)), "b.txt");
    const model::Record forward = build_record({a, b}, 1);
    const model::Record backward = build_record({b, a}, 2);
    EXPECT_EQ(forward.documents[0].id, backward.documents[0].id);
    ASSERT_EQ(forward.copies.size(), 1U);
    ASSERT_EQ(backward.copies.size(), 1U);
    EXPECT_EQ(forward.copies[0].a, backward.copies[0].a);
    EXPECT_EQ(forward.copies[0].b, backward.copies[0].b);
    ASSERT_EQ(forward.stories.size(), 1U);
    EXPECT_EQ(forward.stories[0].id, backward.stories[0].id);
    EXPECT_EQ(forward.stories[0].events, backward.stories[0].events);
}

TEST(Record, OfNothingIsEmpty) {
    const model::Record record = build_record({});
    EXPECT_TRUE(record.documents.empty());
    EXPECT_TRUE(record.stories.empty());
}

TEST(Ingest, KeepsRefusesAndLoads) {
    const Folder folder;
    const std::string good = folder.write("good.txt", kStorm);
    const std::string same = folder.write("same.txt", kStorm);
    const std::string empty = folder.write("empty.txt", "");
    auto store = store::Store::open(folder.at("test.db"), store::Store::Mode::read_write);
    ASSERT_TRUE(store.has_value());

    std::vector<std::string> refused;
    std::vector<std::string> kept;
    const base::FixedClock clock("2024-01-01T00:00:00Z");
    const IngestListener listener{
        .refused = [&](const base::Error& error) { refused.push_back(error.where); },
        .kept = [&](const std::string& uri) { kept.push_back(uri); },
        .progress = {}};
    const auto counts = ingest({good, same, empty}, {}, 2, clock, *store, listener);
    ASSERT_TRUE(counts.has_value());
    EXPECT_EQ(counts->read, 2U);
    EXPECT_EQ(counts->added, 1U);
    EXPECT_EQ(counts->already_there, 1U);
    EXPECT_EQ(counts->refused, 1U);
    EXPECT_EQ(refused, std::vector<std::string>{empty});
    EXPECT_EQ(kept, (std::vector<std::string>{good, same}));

    const auto documents = load_documents(
        *store, [](const base::Error& error) { ADD_FAILURE() << error.to_string(); });
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents.front().sightings.size(), 2U);
    const model::Document fresh = read_page(text_page(good, kStorm));
    EXPECT_EQ(documents.front().id, fresh.id);
    EXPECT_EQ(documents.front().article.text, fresh.article.text);
    EXPECT_EQ(documents.front().said.claims.size(), fresh.said.claims.size());
}

TEST(Pages, NameEachRefusal) {
    const Folder folder;
    const std::string missing = folder.at("missing.txt");
    const auto readings = read_path(missing, {});
    ASSERT_EQ(readings.size(), 1U);
    EXPECT_EQ(readings[0].path, missing);
    EXPECT_FALSE(readings[0].article.has_value());
    EXPECT_FALSE(readings[0].refused.empty());
}

TEST(Corpus, RefusesBrokenLinesAndGoesOn) {
    const Folder folder;
    const std::string path = folder.write(
        "corpus.jsonl", "{\"id\":\"a\",\"text\":\"one\"}\n{\"id\":\"b\"}\nnot json\n\n");
    std::vector<std::string> refused;
    std::size_t copies = 0;
    const auto timing = find_corpus_copies(
        path, 1, [&](const base::Error& error) { refused.push_back(error.where); },
        [&](const CorpusCopy&) { ++copies; });
    ASSERT_TRUE(timing.has_value());
    EXPECT_EQ(timing->texts, 1U);
    EXPECT_EQ(copies, 0U);
    EXPECT_EQ(refused, (std::vector<std::string>{path + ":2", path + ":3"}));
    EXPECT_FALSE(find_corpus_copies(
                     folder.at("none"), 1, [](const base::Error&) {}, [](const CorpusCopy&) {})
                     .has_value());
}

// The page that names the other's outlet is read again for it, behind a byte order mark too.
TEST(Corpus, TellsTheSourceByACredit) {
    const Folder folder;
    const std::string words =
        "the harbour council has closed the long bridge behind the old mill to carts and horses "
        "until the stones of its third arch are mended before the winter";
    const auto line = [&](const char* id, const char* series, const std::string& text) {
        return std::string("{\"id\":\"") + id + "\",\"series\":\"" + series + "\",\"text\":\"" +
               text + "\"}\n";
    };
    for (const bool credit_first : {true, false}) {
        const std::string source = line("source", "Coast Post", words);
        const std::string copy = line("copy", "Valley Mirror", words + "\\nSource: Coast Post");
        const std::string path = folder.write(
            "credit.jsonl", "\xEF\xBB\xBF" + (credit_first ? copy + source : source + copy));
        std::vector<std::string> sources;
        const auto timing = find_corpus_copies(
            path, 1, [](const base::Error&) { FAIL(); },
            [&](const CorpusCopy& found) { sources.emplace_back(found.source); });
        ASSERT_TRUE(timing.has_value());
        EXPECT_EQ(sources, std::vector<std::string>{"source"}) << credit_first;
    }
}

TEST(Annotate, MendsIllFormedLines) {
    EXPECT_EQ(mend("plain"), "plain");
    EXPECT_EQ(mend("a\xff"
                   "b"),
              "a\xEF\xBF\xBD"
              "b");
}

}  // namespace
}  // namespace isnad::engine
