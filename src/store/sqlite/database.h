// SQLite's handles as values: a connection that closes itself, a statement that finishes itself,
// and SQLite's result codes as this program's errors. Knows nothing of what the store keeps.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace isnad::store {

// Returns: the error of an SQLite result code, in a person's words, with SQLite's own beside them.
base::Error sqlite_error(int code, std::string_view detail, const std::string& path);

class Database {
  public:
    // `flags` as sqlite3_open_v2 takes them; `name` may be a "file:" address, `path` is for
    // messages.
    static base::Result<Database> open(const std::string& name, const std::string& path, int flags);

    // Runs statements that give no rows, or whose rows do not matter.
    base::Status run(const char* sql);
    // Returns: the first column of the first row; 0 where there is none.
    base::Result<std::int64_t> number(const char* sql);

    base::Error error(int code) const;
    sqlite3* handle() const { return handle_.get(); }
    const std::string& path() const { return path_; }
    // Whether a transaction is open; SQLite ends one by itself when the disk is full or fails.
    bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
    std::unique_ptr<sqlite3, Close> handle_;
    std::string path_;
};

// A prepared statement. Values are bound by place, from 1; bound views must live until reset().
class Statement {
  public:
    Statement() = default;
    // Lifetime: `database` must outlive the statement.
    static base::Result<Statement> prepare(const Database& database, std::string_view sql);

    Statement& text(int place, std::string_view value);
    Statement& blob(int place, std::string_view value);
    Statement& number(int place, std::int64_t value);

    // Returns: whether there is a row.
    base::Result<bool> step();
    // Steps to the end, then resets.
    base::Status finish();
    void reset();

    // Of the row that step() came to. Lifetime of views: until the next step or reset.
    std::string_view text_at(int column) const;
    std::string_view blob_at(int column) const;
    std::int64_t number_at(int column) const;

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };
    const Database* database_ = nullptr;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
    int bind_failure_ = SQLITE_OK;
};

// Resets a statement at the end of a scope, so that it holds no lock and no bound view.
class ResetLater {
  public:
    explicit ResetLater(Statement& statement) : statement_(&statement) {}
    ~ResetLater() { statement_->reset(); }
    ResetLater(const ResetLater&) = delete;
    ResetLater& operator=(const ResetLater&) = delete;

  private:
    Statement* statement_;
};

}  // namespace isnad::store
