// Tests of the store: what is kept is there, byte for byte, once committed; what is no store is
// refused and left alone; damage is an error, never a crash.
#include "store/sqlite/store.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/hash.h"
#include "store/sqlite/pack.h"

namespace isnad::store {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using model::Document;
using model::Page;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A document in which every field of every struct differs from its default.
Document full_document() {
    Document document;
    document.id = "0123456789abcdef";
    auto& article = document.article;
    article.text = "العنوان\nقال الوزير إن 40 شخصا نجوا يوم الأحد.\n";
    article.language = "ar";
    article.title = "العنوان";
    article.byline = "Une rédactrice";
    article.url = "https://example.org/a";
    article.outlet = model::OutletName{"Port News", {1, 2}, "og:site_name", "outlet:port-news"};
    article.published = {
        "2020-01-02",
        "2020-01-01",
        "2020-01-03",
        {{model::Bound::not_after, model::DateEvidenceKind::story, "2020-01-02", {3, 4}, "url"}}};
    article.blocks = {{model::BlockKind::chrome, {0, 14}, 7U, "ar"},
                      {model::BlockKind::quote, {15, 300}, std::nullopt, "fr"}};
    article.encoding = "windows-1256";
    article.encoding_evidence = "meta";
    article.repairs = 4'000'000'000U;
    auto& said = document.said;
    said.times = {{{5, 6}, model::TimeType::set, "XXXX-WXX-7", true, "weekday"}};
    said.quantities = {{{7, 8}, -0.5e300, "person", "EUR", "over"}};
    said.mentions = {{{9, 10},
                      model::EntityKind::outlet,
                      "outlet:port-news",
                      {{"ar", "أخبار الميناء"}, {"en", "Port News"}},
                      "list"}};
    model::Claim claim;
    claim.span = {11, 120};
    claim.frame = "statistic";
    claim.plover = "AGREE";
    claim.roles = {{"a", "b"},
                   {"c"},
                   {"place:X"},
                   "ناجون",
                   40.0,
                   "person",
                   model::Amount{1e8, "USD", "about"}};
    claim.time = "2020-01-05";
    claim.modality = model::Modality::denied;
    claim.chain = {{{13, 14}, "person:x", model::SourceKind::poll, "قال"}};
    said.claims = {claim, model::Claim{}};
    return document;
}

TEST(Pack, EveryFieldComesBack) {
    const Document document = full_document();
    const std::string bytes = pack(document);
    auto again = unpack(bytes);
    ASSERT_TRUE(again) << again.error().to_string();
    EXPECT_EQ(pack(*again), bytes);
    EXPECT_EQ(again->id, document.id);
    EXPECT_EQ(again->article.text, document.article.text);
    EXPECT_EQ(again->article.outlet->entity, "outlet:port-news");
    EXPECT_EQ(again->article.published.evidence[0].kind, model::DateEvidenceKind::story);
    EXPECT_EQ(again->article.blocks[0].repeat_of, 7U);
    EXPECT_EQ(again->article.blocks[1].repeat_of, std::nullopt);
    EXPECT_EQ(again->article.repairs, 4'000'000'000U);
    EXPECT_TRUE(again->said.times[0].relative);
    EXPECT_EQ(again->said.quantities[0].value, -0.5e300);
    EXPECT_EQ(again->said.mentions[0].names, document.said.mentions[0].names);
    EXPECT_EQ(again->said.claims[0].roles.amount->value, 1e8);
    EXPECT_EQ(again->said.claims[0].chain[0].kind, model::SourceKind::poll);
    EXPECT_EQ(again->said.claims[0].modality, model::Modality::denied);
    EXPECT_NE(pack(Document{}), bytes);
    EXPECT_TRUE(unpack(pack(Document{})));
}

TEST(Pack, EachFieldShowsInTheBytes) {
    const std::string bytes = pack(full_document());
    const std::vector<std::function<void(Document&)>> changes = {
        [](Document& d) { d.id += "x"; },
        [](Document& d) { d.article.byline.clear(); },
        [](Document& d) { d.article.outlet->source = "other"; },
        [](Document& d) { d.article.published.evidence[0].span.end = 5; },
        [](Document& d) { d.article.blocks[1].repeat_of = 0; },
        [](Document& d) { d.article.encoding_evidence = "bom"; },
        [](Document& d) { d.said.times[0].relative = false; },
        [](Document& d) { d.said.quantities[0].bound.clear(); },
        [](Document& d) { d.said.mentions[0].names["fr"] = "x"; },
        [](Document& d) { d.said.claims[0].roles.count = 41; },
        [](Document& d) { d.said.claims[0].roles.count_unit = "vessel"; },
        [](Document& d) { d.said.claims[0].roles.amount->bound.clear(); },
        [](Document& d) { d.said.claims[0].chain[0].cue.clear(); },
        [](Document& d) { d.said.claims.pop_back(); },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        Document changed = full_document();
        changes[i](changed);
        EXPECT_NE(pack(changed), bytes) << "change " << i;
    }
}

TEST(Pack, DamageIsAnErrorOrAValue) {
    const std::string bytes = pack(full_document());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(unpack(std::string_view(bytes).substr(0, size))) << size;
    EXPECT_FALSE(unpack(bytes + '\0'));
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string damaged = bytes;
        for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
            auto& byte = damaged[random() % damaged.size()];
            byte = static_cast<char>(byte ^ (1 << (random() % 8)));
        }
        const auto document = unpack(damaged);
        if (document) {
            EXPECT_LE(pack(*document).size(), damaged.size() + 16);
        }
    }
    // A list that claims to be endless takes no memory.
    const std::string layout = pack(Document{}).substr(0, 5);
    EXPECT_FALSE(unpack(layout + std::string("\xff\xff\xff\xff\xff\xff\xff\xff\x01", 9)));
}

class StoreTest : public ::testing::Test {
  protected:
    StoreTest() {
        std::string pattern = (fs::temp_directory_path() / "isnad-store-XXXXXX").string();
        root_ = ::mkdtemp(pattern.data());
        path_ = (root_ / "isnad.db").string();
    }
    ~StoreTest() override {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }

    static Store open(const std::string& path, Store::Mode mode = Store::Mode::read_write) {
        auto store = Store::open(path, mode);
        if (!store) throw std::runtime_error(store.error().to_string());
        return std::move(*store);
    }

    static Page page_of(const std::string& uri, const std::string& content) {
        Page page;
        page.uri = uri;
        page.content = content;
        return page;
    }

    // What stands in for reading: the document says which page it was read from.
    static Document document_of(const Page& page) {
        Document document = full_document();
        document.id = base::sha256_hex(page.content).substr(0, 16);
        document.article.text = page.content;
        document.article.title = page.uri;
        return document;
    }

    static base::Result<Kept> keep(Store& store, const Page& page,
                                   const std::string& captured = "2024-01-01T00:00:00Z",
                                   const std::string& version = "v1") {
        return store.keep(page, document_of(page), base::sha256_hex(page.content), captured,
                          version);
    }

    std::vector<Document> all(Store& store, const std::string& version = "v1") {
        std::vector<Document> documents;
        read_again_.clear();
        auto done = store.for_each_document(
            version,
            [this](const std::string& uri, std::string bytes) -> base::Result<Document> {
                read_again_.push_back(uri);
                return document_of(page_of(uri, bytes));
            },
            [&](Document document) { documents.push_back(std::move(document)); });
        EXPECT_TRUE(done) << done.error().to_string();
        return documents;
    }

    void run_sql(const std::string& sql) {
        sqlite3* handle = nullptr;
        ASSERT_EQ(sqlite3_open(path_.c_str(), &handle), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(handle);
        sqlite3_close(handle);
    }

    fs::path root_;
    std::string path_;
    std::vector<std::string> read_again_;
};

TEST_F(StoreTest, KeepsAndGivesBack) {
    const Page arabic = page_of("a.txt", "وصلت السفينة\r\n\r\nصباحا");
    Page packed = page_of("b.html.gz", "<p>Le port</p>");
    packed.original = std::string("\x1f\x8b\0\1\2", 5);
    packed.original_is_gzip = true;
    {
        Store store = open(path_);
        EXPECT_EQ(*keep(store, arabic), Kept::added);
        EXPECT_EQ(*keep(store, packed), Kept::added);
        ASSERT_TRUE(store.commit());
    }
    for (const auto mode : {Store::Mode::read_only, Store::Mode::read_write}) {
        Store store = open(path_, mode);
        EXPECT_EQ(*store.count_documents(), 2U);
        const auto documents = all(store);
        EXPECT_THAT(read_again_, IsEmpty());
        ASSERT_THAT(documents, SizeIs(2));
        EXPECT_LT(documents[0].id, documents[1].id);
        for (const auto& page : {arabic, packed}) {
            const auto expected = document_of(page);
            const auto& found = documents[documents[0].id == expected.id ? 0 : 1];
            EXPECT_EQ(pack(found), pack(expected));
            ASSERT_THAT(found.sightings, SizeIs(1));
            EXPECT_EQ(found.uri(), page.uri);
            EXPECT_EQ(found.sightings[0].sha256, base::sha256_hex(page.original_bytes()));
            EXPECT_EQ(found.sightings[0].captured, "2024-01-01T00:00:00Z");
            EXPECT_EQ(*store.original(found.id), page.original_bytes());
            EXPECT_TRUE(*store.has(base::sha256_hex(page.content), page.uri, "v1"));
            EXPECT_FALSE(*store.has(base::sha256_hex(page.content), page.uri, "v2"));
            EXPECT_FALSE(*store.has(base::sha256_hex(page.content), "other", "v1"));
        }
    }
    Store store = open(path_, Store::Mode::read_only);
    EXPECT_FALSE(keep(store, arabic));
    EXPECT_FALSE(store.original("feed"));
}

TEST_F(StoreTest, TwiceChangesNothing) {
    Store store = open(path_);
    const Page page = page_of("a.txt", "words");
    EXPECT_EQ(*keep(store, page, "2024-01-01T00:00:00Z"), Kept::added);
    EXPECT_EQ(*keep(store, page, "2024-02-02T00:00:00Z"), Kept::already_there);
    ASSERT_TRUE(store.commit());
    EXPECT_EQ(*keep(store, page, "2024-03-03T00:00:00Z"), Kept::already_there);
    ASSERT_TRUE(store.commit());
    const auto documents = all(store);
    ASSERT_THAT(documents, SizeIs(1));
    ASSERT_THAT(documents[0].sightings, SizeIs(1));
    EXPECT_EQ(documents[0].sightings[0].captured, "2024-01-01T00:00:00Z");
}

TEST_F(StoreTest, OneContentTwoPlacesWhateverCameFirst) {
    std::string first;
    for (const bool reversed : {false, true}) {
        Store store = open((root_ / (reversed ? "r.db" : "f.db")).string());
        std::vector<Page> pages = {page_of("a.txt", "words"), page_of("b.txt", "words")};
        if (reversed) std::swap(pages[0], pages[1]);
        EXPECT_EQ(*keep(store, pages[0]), Kept::added);
        EXPECT_EQ(*keep(store, pages[1]), Kept::already_there);
        ASSERT_TRUE(store.commit());
        EXPECT_EQ(*store.count_documents(), 1U);
        const auto documents = all(store);
        ASSERT_THAT(documents, SizeIs(1));
        ASSERT_THAT(documents[0].sightings, SizeIs(2));
        EXPECT_EQ(documents[0].sightings[0].uri, "a.txt");
        EXPECT_EQ(documents[0].sightings[1].uri, "b.txt");
        EXPECT_EQ(documents[0].article.title, "a.txt");  // read from its first sighting
        if (first.empty()) first = pack(documents[0]);
        EXPECT_EQ(pack(documents[0]), first);
    }
}

TEST_F(StoreTest, AnIdForTwoContentsIsAConflict) {
    Store store = open(path_);
    const Page page = page_of("a.txt", "words");
    ASSERT_TRUE(keep(store, page));
    const auto other = store.keep(page_of("b.txt", "other"), document_of(page),
                                  base::sha256_hex("other"), "", "v1");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::conflict);
    ASSERT_TRUE(store.commit());
    EXPECT_EQ(*store.count_documents(), 1U);
    EXPECT_THAT(all(store), SizeIs(1));
}

TEST_F(StoreTest, StaleAndDamagedReadingsAreReadAgain) {
    {
        Store store = open(path_);
        ASSERT_TRUE(keep(store, page_of("a.txt", "one")));
        ASSERT_TRUE(keep(store, page_of("b.txt", "two")));
        ASSERT_TRUE(store.commit());
    }
    {
        Store reader = open(path_, Store::Mode::read_only);
        EXPECT_THAT(all(reader, "v2"), SizeIs(2));
        EXPECT_THAT(read_again_, SizeIs(2));
        EXPECT_THAT(all(reader, "v2"), SizeIs(2));
        EXPECT_THAT(read_again_, SizeIs(2));  // nothing could be kept
    }
    {
        Store store = open(path_);
        EXPECT_THAT(all(store, "v2"), SizeIs(2));
        EXPECT_THAT(read_again_, SizeIs(2));
        EXPECT_THAT(all(store, "v2"), SizeIs(2));
        EXPECT_THAT(read_again_, IsEmpty());
    }
    run_sql("UPDATE readings SET pack = substr(pack, 1, 40) WHERE uri = 'a.txt'");
    Store store = open(path_);
    EXPECT_THAT(all(store, "v2"), SizeIs(2));
    EXPECT_THAT(read_again_, ElementsAre("a.txt"));
    EXPECT_THAT(all(store, "v2"), SizeIs(2));
    EXPECT_THAT(read_again_, IsEmpty());
}

TEST_F(StoreTest, ADamagedOriginalIsSaidAndTheOthersAreGiven) {
    {
        Store store = open(path_);
        ASSERT_TRUE(keep(store, page_of("a.txt", "one")));
        ASSERT_TRUE(keep(store, page_of("b.txt", std::string(5000, 'b'))));
        ASSERT_TRUE(store.commit());
    }
    for (const auto* damage : {"UPDATE originals SET bytes = 'onf' WHERE deflated = 0",
                               "UPDATE originals SET size = 1 << 60 WHERE deflated = 1",
                               "UPDATE originals SET bytes = zeroblob(9) WHERE deflated = 1"}) {
        run_sql(damage);
        Store store = open(path_, Store::Mode::read_only);
        std::size_t visited = 0;
        const auto done = store.for_each_document(
            "v2",
            [](const std::string& uri, std::string bytes) -> base::Result<Document> {
                return document_of(page_of(uri, bytes));
            },
            [&](const Document&) { ++visited; });
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::malformed);
        EXPECT_THAT(done.error().message, HasSubstr("damaged"));
        EXPECT_LE(visited, 1U);
    }
}

TEST_F(StoreTest, WhatIsNotCommittedIsNotKept) {
    {
        Store store = open(path_);
        ASSERT_TRUE(keep(store, page_of("a.txt", "one")));
        ASSERT_TRUE(store.commit());
        ASSERT_TRUE(keep(store, page_of("b.txt", "two")));
    }
    Store store = open(path_, Store::Mode::read_only);
    EXPECT_EQ(*store.count_documents(), 1U);
}

TEST_F(StoreTest, SurvivesAProcessThatDies) {
    const pid_t child = ::fork();
    if (child == 0) {
        Store store = open(path_);
        static_cast<void>(keep(store, page_of("a.txt", "one")));
        static_cast<void>(store.commit());
        static_cast<void>(keep(store, page_of("b.txt", "two")));
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_TRUE(fs::exists(path_ + "-wal"));
    Store store = open(path_);
    EXPECT_EQ(*store.count_documents(), 1U);
    EXPECT_EQ(*keep(store, page_of("b.txt", "two")), Kept::added);
    ASSERT_TRUE(store.commit());
    EXPECT_THAT(all(store), SizeIs(2));
}

TEST_F(StoreTest, ReadersSeeWhatIsCommittedWhileAWriterWrites) {
    Store writer = open(path_);
    Store reader = open(path_, Store::Mode::read_only);
    ASSERT_TRUE(keep(writer, page_of("a.txt", "one")));
    EXPECT_EQ(*reader.count_documents(), 0U);
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(*reader.count_documents(), 1U);
    Store second = open(path_);
    EXPECT_EQ(*keep(second, page_of("b.txt", "two")), Kept::added);
    ASSERT_TRUE(second.commit());
    EXPECT_EQ(*keep(writer, page_of("b.txt", "two")), Kept::already_there);
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(*reader.count_documents(), 2U);
}

TEST_F(StoreTest, AFullDiskSaysSo) {
    // A limit on the size of the process's files stands in for the disk: writing past it fails.
    // What was kept before in the same transaction is either committed, or commit() says it is not.
    constexpr int kCommitted = 10;
    constexpr int kRefused = 11;
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        Store store = open(path_);
        if (!keep(store, page_of("a.txt", "one")) || !store.commit()) ::_exit(2);
        if (!keep(store, page_of("b.txt", "two"))) ::_exit(3);
        const rlimit small{200'000, 200'000};
        ::setrlimit(RLIMIT_FSIZE, &small);
        std::mt19937 random(1);
        std::string noise(9'000'000, ' ');
        for (auto& byte : noise) byte = static_cast<char>(random());
        if (keep(store, page_of("c.txt", noise)) && store.commit()) ::_exit(4);
        ::_exit(store.commit() ? kCommitted : kRefused);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_GE(WEXITSTATUS(status), kCommitted) << WEXITSTATUS(status);
    Store store = open(path_);
    EXPECT_EQ(*store.count_documents(), WEXITSTATUS(status) == kCommitted ? 2U : 1U);
    EXPECT_EQ(all(store).size(), *store.count_documents());
}

TEST_F(StoreTest, ReadsAStoreInAFolderNobodyMayWriteTo) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    const auto folder = root_ / "odd %3f name?#";
    fs::create_directory(folder);
    const auto path = (folder / "isnad.db").string();
    {
        Store store = open(path);
        ASSERT_TRUE(keep(store, page_of("a.txt", "one")));
        ASSERT_TRUE(store.commit());
    }
    ::chmod(path.c_str(), 0400);
    ::chmod(folder.c_str(), 0500);
    {
        Store store = open(path, Store::Mode::read_only);
        EXPECT_THAT(all(store), SizeIs(1));
        const auto refused = Store::open(path, Store::Mode::read_write);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::unreadable);
    }
    ::chmod(folder.c_str(), 0700);
}

TEST_F(StoreTest, RefusesWhatIsNoStore) {
    const auto refusal = [](const std::string& path, Store::Mode mode) {
        auto store = Store::open(path, mode);
        return store ? base::Error{ErrorCode::internal, "opened", ""} : store.error();
    };
    const auto write = [&](const std::string& name, const std::string& bytes) {
        const auto path = (root_ / name).string();
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    };
    const auto read_only = Store::Mode::read_only;
    const auto read_write = Store::Mode::read_write;
    EXPECT_EQ(refusal((root_ / "none.db").string(), read_only).code, ErrorCode::unreadable);
    EXPECT_EQ(refusal(write("empty.db", ""), read_only).code, ErrorCode::malformed);
    EXPECT_EQ(refusal("", read_write).code, ErrorCode::unreadable);
    ASSERT_EQ(::mkfifo((root_ / "pipe").c_str(), 0600), 0);
    const std::string words = write("words.db", std::string(9000, 'w'));
    for (const auto mode : {read_only, read_write}) {
        EXPECT_THAT(refusal(root_.string(), mode).message, HasSubstr("folder"));
        EXPECT_THAT(refusal((root_ / "pipe").string(), mode).message, HasSubstr("regular"));
        EXPECT_THAT(refusal((root_ / "no" / "x.db").string(), mode).code, ErrorCode::unreadable);
        const auto no_database = refusal(words, mode);
        EXPECT_EQ(no_database.code, ErrorCode::malformed);
        EXPECT_EQ(no_database.where, words);
    }
    EXPECT_EQ(fs::file_size(words), 9000U);
    EXPECT_TRUE(Store::open(write("empty2.db", ""), read_write));
}

TEST_F(StoreTest, RefusesOtherProgramsAndNewerStores) {
    run_sql("CREATE TABLE theirs(x); INSERT INTO theirs VALUES(1)");
    const auto size = fs::file_size(path_);
    for (const auto mode : {Store::Mode::read_only, Store::Mode::read_write}) {
        auto store = Store::open(path_, mode);
        ASSERT_FALSE(store);
        EXPECT_EQ(store.error().code, ErrorCode::malformed);
        EXPECT_THAT(store.error().message, HasSubstr("another program"));
    }
    EXPECT_EQ(fs::file_size(path_), size);
    path_ = (root_ / "newer.db").string();
    { Store store = open(path_); }
    run_sql("PRAGMA user_version = 99");
    for (const auto mode : {Store::Mode::read_only, Store::Mode::read_write}) {
        auto store = Store::open(path_, mode);
        ASSERT_FALSE(store);
        EXPECT_EQ(store.error().code, ErrorCode::unsupported);
        EXPECT_THAT(store.error().message, HasSubstr("99"));
    }
    run_sql("PRAGMA user_version = 1; DROP TABLE readings");
    auto store = Store::open(path_, Store::Mode::read_write);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().code, ErrorCode::malformed);
}

TEST_F(StoreTest, DamagedBytesNeverCrash) {
    {
        Store store = open(path_);
        for (int i = 0; i < 40; ++i)
            ASSERT_TRUE(keep(store, page_of("p" + std::to_string(i),
                                            std::string(300, 'a') + std::to_string(i))));
        ASSERT_TRUE(store.commit());
    }
    std::ifstream in(path_, std::ios::binary);
    const std::string good{std::istreambuf_iterator<char>(in), {}};
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        std::string bad = good;
        for (int k = 0; k < 200; ++k) bad[random() % bad.size()] = static_cast<char>(random());
        if (round % 3 == 0) bad.resize(random() % bad.size());
        const auto path = (root_ / "bad.db").string();
        std::ofstream(path, std::ios::binary) << bad;
        auto store = Store::open(path, Store::Mode::read_write);
        if (!store) continue;
        static_cast<void>(store->for_each_document(
            "v1",
            [](const std::string& uri, std::string bytes) -> base::Result<Document> {
                return document_of(page_of(uri, bytes));
            },
            [](const Document& document) { EXPECT_FALSE(document.sightings.empty()); }));
    }
}

}  // namespace
}  // namespace isnad::store
