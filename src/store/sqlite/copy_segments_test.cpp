// Which segments are in force and what waits for them, whatever happens in between.
#include "store/sqlite/copy_segments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "store/sqlite/store.h"

namespace isnad::store {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class CopySegmentsTest : public ::testing::Test {
  protected:
    void SetUp() override {
        root_ = fs::temp_directory_path() /
                ("isnad_copy_segments_" +
                 std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) +
                 std::to_string(::getpid()));
        fs::create_directories(root_);
        path_ = (root_ / "test.db").string();
    }
    void TearDown() override { fs::remove_all(root_); }

    Store open(Store::Mode mode = Store::Mode::read_write) {
        auto store = Store::open(path_, mode);
        EXPECT_TRUE(store) << store.error().to_string();
        return std::move(*store);
    }

    // Returns: the document's id.
    static std::string keep(Store& store, const std::string& words, const std::string& uri = "a") {
        model::Page page;
        page.uri = uri;
        page.content = words;
        model::Document document;
        const std::string sha256 = base::sha256_hex(words);
        document.id = sha256.substr(0, 16);
        document.article.text = words + " of " + uri;
        EXPECT_TRUE(store.keep(page, document, sha256, "2024-06-01T00:00:00Z", "1"));
        EXPECT_TRUE(store.commit());
        return document.id;
    }

    static CopySegments::State state_of(Store& store) {
        auto state = store.copy_segments().state();
        EXPECT_TRUE(state) << state.error().to_string();
        return std::move(*state);
    }

    static CopySegments::Change change_of(const std::string& name,
                                          const std::vector<std::string>& holds) {
        CopySegments::Change change;
        change.segment = {name, holds.size(), "1"};
        change.bytes = "bytes";
        change.holds = holds;
        return change;
    }

    std::vector<std::string> files() const {
        std::vector<std::string> names;
        if (fs::exists(path_ + "-copies"))
            for (const auto& entry : fs::directory_iterator(path_ + "-copies"))
                names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }

    void run_sql(const char* sql) {
        sqlite3* handle = nullptr;
        ASSERT_EQ(sqlite3_open(path_.c_str(), &handle), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(handle);
        sqlite3_close(handle);
    }

    fs::path root_;
    std::string path_;
};

TEST_F(CopySegmentsTest, DocumentsWaitUntilASegmentHoldsThem) {
    Store store = open();
    const std::string a = keep(store, "first");
    const std::string b = keep(store, "second");
    EXPECT_THAT(state_of(store).waiting, ::testing::UnorderedElementsAre(a, b));
    EXPECT_THAT(files(), IsEmpty());

    const auto done = store.copy_segments().change(change_of("one", {a}));
    ASSERT_TRUE(done);
    EXPECT_TRUE(*done);
    EXPECT_THAT(state_of(store).waiting, ElementsAre(b));
    EXPECT_THAT(state_of(store).segments, ElementsAre(CopySegments::Segment{"one", 1, "1"}));
    const auto file = store.copy_segments().open("one");
    ASSERT_TRUE(file);
    EXPECT_EQ(file->bytes(), "bytes");
    EXPECT_THAT(files(), ElementsAre("one.segment"));
}

TEST_F(CopySegmentsTest, OnlyAnotherReadingMakesADocumentWaitAgain) {
    Store store = open();
    const std::string id = keep(store, "first", "b");
    ASSERT_TRUE(store.copy_segments().change(change_of("one", {id})));
    keep(store, "first", "b");
    keep(store, "first", "c");  // a later sighting, whose reading does not count
    EXPECT_THAT(state_of(store).waiting, IsEmpty());
    keep(store, "first", "a");
    EXPECT_THAT(state_of(store).waiting, ElementsAre(id));
}

TEST_F(CopySegmentsTest, WhatIsNotCommittedDoesNotWait) {
    {
        Store store = open();
        keep(store, "first");
        model::Page page;
        page.uri = "b";
        page.content = "second";
        model::Document document;
        document.id = base::sha256_hex("second").substr(0, 16);
        ASSERT_TRUE(store.keep(page, document, base::sha256_hex("second"), "", "1"));
    }
    Store store = open();
    EXPECT_THAT(state_of(store).waiting, SizeIs(1));
}

TEST_F(CopySegmentsTest, AMergeTakesThePlaceOfItsParts) {
    Store store = open();
    const std::string a = keep(store, "first");
    const std::string b = keep(store, "second");
    CopySegments kept = store.copy_segments();
    ASSERT_TRUE(kept.change(change_of("one", {a})));
    auto two = change_of("two", {b});
    two.gone = {{"one", a}, {"none such", a}};
    ASSERT_TRUE(kept.change(two));
    ASSERT_THAT(state_of(store).gone, SizeIs(1));
    EXPECT_EQ(state_of(store).gone[0].segment, "one");

    auto both = change_of("both", {});
    both.replaces = {"one", "two"};
    const auto done = kept.change(both);
    ASSERT_TRUE(done);
    EXPECT_TRUE(*done);
    EXPECT_THAT(state_of(store).segments, SizeIs(1));
    EXPECT_THAT(state_of(store).gone, IsEmpty());
    EXPECT_THAT(files(), ElementsAre("both.segment"));

    // Another process that still knows the parts.
    auto late = change_of("late", {});
    late.replaces = {"one", "two"};
    const auto refused = kept.change(late);
    ASSERT_TRUE(refused);
    EXPECT_FALSE(*refused);
    EXPECT_THAT(files(), ElementsAre("both.segment"));
}

TEST_F(CopySegmentsTest, WhatTwoProcessesHoldCountsOnce) {
    Store first = open();
    const std::string a = keep(first, "first");
    const std::string b = keep(first, "second");
    Store second = open();
    ASSERT_TRUE(first.copy_segments().change(change_of("one", {a})));
    ASSERT_TRUE(second.copy_segments().change(change_of("two", {a, b})));
    ASSERT_THAT(state_of(first).gone, SizeIs(1));
    EXPECT_EQ(state_of(first).gone[0].segment, "two");
    EXPECT_EQ(state_of(first).gone[0].document_id, a);
    // Nothing but what is there already: not even a file.
    ASSERT_TRUE(second.copy_segments().change(change_of("three", {a, b})));
    EXPECT_THAT(files(), ElementsAre("one.segment", "two.segment"));
}

TEST_F(CopySegmentsTest, LitterIsTakenAwayAndOtherFilesAreNot) {
    Store store = open();
    const std::string a = keep(store, "first");
    fs::create_directory(path_ + "-copies");
    for (const char* name : {"old.segment", "old.segment.7.draft", "notes.txt"})
        std::ofstream(path_ + "-copies/" + name) << "x";
    ASSERT_TRUE(store.copy_segments().change(change_of("one", {a})));
    EXPECT_THAT(files(), ElementsAre("notes.txt", "one.segment"));
    ASSERT_TRUE(store.copy_segments().forget_all());
    EXPECT_THAT(files(), ElementsAre("notes.txt"));
    EXPECT_THAT(state_of(store).waiting, ElementsAre(a));
}

TEST_F(CopySegmentsTest, WhereTheFileCannotBeWrittenNothingIsInForce) {
    Store store = open();
    const std::string a = keep(store, "first");
    std::ofstream(path_ + "-copies") << "no folder";
    EXPECT_FALSE(store.copy_segments().change(change_of("one", {a})));
    EXPECT_THAT(state_of(store).segments, IsEmpty());
    EXPECT_THAT(state_of(store).waiting, ElementsAre(a));
    keep(store, "second");  // the store goes on
    EXPECT_THAT(state_of(store).waiting, SizeIs(2));
}

TEST_F(CopySegmentsTest, TheFirstDayIsKept) {
    Store store = open();
    EXPECT_EQ(state_of(store).first_day, "");
    ASSERT_TRUE(store.copy_segments().set_first_day("2021-11-24"));
    ASSERT_TRUE(store.copy_segments().set_first_day("2022-01-01"));
    EXPECT_EQ(state_of(store).first_day, "2022-01-01");
    ASSERT_TRUE(store.copy_segments().set_first_day(""));
    EXPECT_EQ(state_of(store).first_day, "");
}

TEST_F(CopySegmentsTest, AStoreOfTheSchemaBeforeIsReadAndMended) {
    std::string id;
    {
        Store store = open();
        id = keep(store, "first");
    }
    run_sql(
        "DROP TABLE copies_waiting; DROP TABLE copies_gone; DROP TABLE copies_segments;"
        "DROP TABLE copies_first_day; PRAGMA user_version = 1");
    {
        Store store = open(Store::Mode::read_only);
        EXPECT_THAT(state_of(store).waiting, ElementsAre(id));
        EXPECT_FALSE(store.copy_segments().forget_all());  // read only
    }
    {
        Store store = open();
        EXPECT_THAT(state_of(store).waiting, ElementsAre(id));
        ASSERT_TRUE(store.copy_segments().change(change_of("one", {id})));
    }
    Store store = open();
    EXPECT_THAT(state_of(store).waiting, IsEmpty());
    EXPECT_THAT(state_of(store).segments, SizeIs(1));
}

}  // namespace
}  // namespace isnad::store
