// Purpose: see database.h.
#include "store/sqlite/database.h"

namespace isnad::store {

using base::Error;
using base::ErrorCode;

namespace {

constexpr int kBusyMilliseconds = 10'000;

}  // namespace

Error sqlite_error(int code, std::string_view detail, const std::string& path) {
    const auto with_detail = [&](std::string words) {
        return words + " (SQLite: " + std::string(detail) + ")";
    };
    switch (code & 0xff) {
        case SQLITE_NOTADB:
            return {ErrorCode::malformed, "not an isnad store: no database", path};
        case SQLITE_CORRUPT:
            return {ErrorCode::malformed, with_detail("the store is damaged"), path};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::conflict,
                    "another process is writing to the store; waited " +
                        std::to_string(kBusyMilliseconds / 1000) + " seconds",
                    path};
        case SQLITE_FULL:
            return {ErrorCode::internal, with_detail("the disk is full, or the store at its limit"),
                    path};
        case SQLITE_READONLY:
            return {ErrorCode::unreadable, with_detail("the store cannot be written to"), path};
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {ErrorCode::unreadable, with_detail("the store cannot be opened"), path};
        case SQLITE_IOERR:
            return {ErrorCode::unreadable, with_detail("the disk failed"), path};
        case SQLITE_TOOBIG:
            return {ErrorCode::too_large, with_detail("too large for the store"), path};
        default:
            return {ErrorCode::internal, with_detail("the store failed"), path};
    }
}

base::Result<Database> Database::open(const std::string& name, const std::string& path, int flags) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(handle, path);
    if (handle == nullptr) return Error{ErrorCode::internal, "SQLite has no memory", path};
    if (code != SQLITE_OK) return database.error(sqlite3_extended_errcode(handle));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    // A store may come from anywhere: nothing in it is to be run, no damage to be believed.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    return database;
}

Error Database::error(int code) const {
    return sqlite_error(code, sqlite3_errmsg(handle_.get()), path_);
}

base::Status Database::run(const char* sql) {
    const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error(code);
    return base::ok();
}

base::Result<std::int64_t> Database::number(const char* sql) {
    ISNAD_TRY(auto statement, Statement::prepare(*this, sql));
    ISNAD_TRY(const bool row, statement.step());
    return row ? statement.number_at(0) : std::int64_t{0};
}

base::Result<Statement> Statement::prepare(const Database& database, std::string_view sql) {
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    Statement statement;
    statement.database_ = &database;
    statement.handle_.reset(handle);
    if (code == SQLITE_ERROR)  // a table or column that should be there is not
        return Error{
            ErrorCode::malformed,
            std::string("the store is damaged (SQLite: ") + sqlite3_errmsg(database.handle()) + ")",
            database.path()};
    if (code != SQLITE_OK) return database.error(code);
    return statement;
}

Statement& Statement::text(int place, std::string_view value) {
    const int code = sqlite3_bind_text64(handle_.get(), place, value.data() ? value.data() : "",
                                         value.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK) bind_failure_ = code;
    return *this;
}

Statement& Statement::blob(int place, std::string_view value) {
    const int code = sqlite3_bind_blob64(handle_.get(), place, value.data() ? value.data() : "",
                                         value.size(), SQLITE_STATIC);
    if (code != SQLITE_OK) bind_failure_ = code;
    return *this;
}

Statement& Statement::number(int place, std::int64_t value) {
    const int code = sqlite3_bind_int64(handle_.get(), place, value);
    if (code != SQLITE_OK) bind_failure_ = code;
    return *this;
}

base::Result<bool> Statement::step() {
    if (bind_failure_ != SQLITE_OK) return database_->error(bind_failure_);
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return database_->error(code);
}

base::Status Statement::finish() {
    const ResetLater later(*this);
    while (true) {
        ISNAD_TRY(const bool row, step());
        if (!row) return base::ok();
    }
}

void Statement::reset() {
    sqlite3_reset(handle_.get());
    sqlite3_clear_bindings(handle_.get());
    bind_failure_ = SQLITE_OK;
}

std::string_view Statement::text_at(int column) const {
    const auto* const bytes = sqlite3_column_text(handle_.get(), column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view Statement::blob_at(int column) const {
    const auto* const bytes = sqlite3_column_blob(handle_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::int64_t Statement::number_at(int column) const {
    return sqlite3_column_int64(handle_.get(), column);
}

}  // namespace isnad::store
