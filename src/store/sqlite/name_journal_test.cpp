#include "store/sqlite/name_journal.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "store/sqlite/schema.h"
#include "store/sqlite/store.h"

namespace isnad::store {
namespace {

class NameJournalTest : public testing::Test {
  protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("isnad-journal-" + std::to_string(::getpid()) + "-" + test->name());
        std::filesystem::create_directories(folder_);
        path_ = (folder_ / "s.db").string();
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Store open(Store::Mode mode) {
        auto store = Store::open(path_, mode);
        EXPECT_TRUE(store) << store.error().to_string();
        return std::move(*store);
    }

    std::filesystem::path folder_;
    std::string path_;
};

TEST_F(NameJournalTest, KeepsEntriesByTimeAndEachOnce) {
    const JournalLine first{"a", "2024-01-01T00:00:00Z", "{}"};
    const JournalLine second{"b", "2024-01-02T00:00:00Z", "{\"x\":1}"};
    {
        Store store = open(Store::Mode::read_write);
        const auto added = store.name_journal().add({second, first});
        ASSERT_TRUE(added);
        EXPECT_EQ(*added, 2U);
        const auto again = store.name_journal().add({first});
        ASSERT_TRUE(again);
        EXPECT_EQ(*again, 0U);
    }
    Store store = open(Store::Mode::read_only);
    const auto lines = store.name_journal().lines();
    ASSERT_TRUE(lines);
    EXPECT_EQ(*lines, (std::vector<JournalLine>{first, second}));
    EXPECT_FALSE(store.name_journal().add({first}));
}

TEST_F(NameJournalTest, AStoreOfAnOlderSchemaGainsItsTable) {
    {
        auto database = open_to_write(path_);
        ASSERT_TRUE(database);
        ASSERT_TRUE(database->run("DROP TABLE name_journal; PRAGMA user_version = 2"));
    }
    {
        Store store = open(Store::Mode::read_only);
        const auto lines = store.name_journal().lines();
        ASSERT_TRUE(lines) << lines.error().to_string();
        EXPECT_TRUE(lines->empty());
    }
    Store store = open(Store::Mode::read_write);
    EXPECT_TRUE(store.name_journal().add({{"a", "2024-01-01T00:00:00Z", "{}"}}));
}

}  // namespace
}  // namespace isnad::store
