// Purpose: see schema.h.
#include "store/sqlite/schema.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "base/files.h"

namespace isnad::store {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::int64_t kApplicationId = 0x69736e64;  // "isnd"
constexpr std::int64_t kSchemaVersion = 3;

constexpr const char* kCreate = R"sql(
PRAGMA application_id = 1769172580;
CREATE TABLE originals(
    sha256 TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    deflated INTEGER NOT NULL,
    bytes BLOB NOT NULL);
CREATE TABLE contents(
    sha256 TEXT NOT NULL PRIMARY KEY,
    document_id TEXT NOT NULL UNIQUE) WITHOUT ROWID;
CREATE TABLE sightings(
    content_sha256 TEXT NOT NULL REFERENCES contents(sha256),
    uri TEXT NOT NULL,
    original_sha256 TEXT NOT NULL REFERENCES originals(sha256),
    captured TEXT NOT NULL,
    PRIMARY KEY(content_sha256, uri, original_sha256)) WITHOUT ROWID;
CREATE TABLE readings(
    document_id TEXT NOT NULL PRIMARY KEY REFERENCES contents(document_id),
    uri TEXT NOT NULL,
    original_sha256 TEXT NOT NULL,
    reader_version TEXT NOT NULL,
    checksum TEXT NOT NULL,
    pack BLOB NOT NULL);
)sql";

// From schema 1 to 2: the index of copies. All documents wait to be put into it.
constexpr const char* kAddCopies = R"sql(
PRAGMA user_version = 2;
CREATE TABLE IF NOT EXISTS copies_segments(
    position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    texts INTEGER NOT NULL,
    reader_version TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS copies_gone(
    segment TEXT NOT NULL REFERENCES copies_segments(name) ON DELETE CASCADE,
    document_id TEXT NOT NULL,
    PRIMARY KEY(segment, document_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copies_waiting(
    document_id TEXT NOT NULL PRIMARY KEY REFERENCES contents(document_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copies_first_day(
    day TEXT NOT NULL);
INSERT OR IGNORE INTO copies_waiting SELECT document_id FROM contents;
)sql";
// From schema 2 to 3: names that the user brings along (imported_names.h), and what the user
// decided about names (name_journal.h).
constexpr const char* kAddNames = R"sql(
PRAGMA user_version = 3;
CREATE TABLE IF NOT EXISTS imported_names(
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    country TEXT NOT NULL,
    weak INTEGER NOT NULL,
    PRIMARY KEY(source, id, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS imported_digest(
    digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS name_journal(
    position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    time TEXT NOT NULL,
    entry TEXT NOT NULL);
)sql";
static_assert(kApplicationId == 1769172580 && kSchemaVersion == 3, "kCreate, kAddNames say so");

Error system_error(const std::string& path, const char* what) {
    return {ErrorCode::unreadable, std::string(what) + " (" + std::strerror(errno) + ")", path};
}

// What stands at the path. SQLite must not be given a FIFO: opening one can wait for ever.
enum class Standing { nothing, file };

base::Result<Standing> look_at(const std::string& path) {
    if (path.empty()) return Error{ErrorCode::unreadable, "the store's path is empty", "\"\""};
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT) return Standing::nothing;
        return system_error(path, "the store cannot be opened");
    }
    if (S_ISDIR(status.st_mode))
        return Error{ErrorCode::unreadable, "a folder, where the store's file should be", path};
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::unreadable, "the store is no regular file", path};
    return Standing::file;
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

enum class Header { ours, before_names, before_copies, fresh };

base::Result<Header> read_header(Database& database) {
    ISNAD_TRY(const auto application, database.number("PRAGMA application_id"));
    ISNAD_TRY(const auto version, database.number("PRAGMA user_version"));
    if (application == 0 && version == 0) {
        ISNAD_TRY(const auto tables, database.number("SELECT count(*) FROM sqlite_master"));
        if (tables == 0) return Header::fresh;
    }
    if (application != kApplicationId)
        return Error{ErrorCode::malformed, "not an isnad store: another program's database",
                     database.path()};
    if (version > kSchemaVersion)
        return Error{ErrorCode::unsupported,
                     "the store was made by a newer isnad (schema " + std::to_string(version) +
                         ", this one knows " + std::to_string(kSchemaVersion) + ")",
                     database.path()};
    if (version < 1)
        return Error{ErrorCode::malformed, "the store is damaged: no schema version",
                     database.path()};
    return version == 1   ? Header::before_copies
           : version == 2 ? Header::before_names
                          : Header::ours;
}

// All of one moment: another process may be making the store.
base::Result<Header> check_header(Database& database) {
    const bool own_transaction = !database.in_transaction();
    if (own_transaction) ISNAD_TRY_DO(database.run("BEGIN"));
    auto header = read_header(database);
    if (own_transaction) static_cast<void>(database.run("COMMIT"));
    return header;
}

// Returns: the path as a "file:" address that says the file does not change (SQLite, "URI
// filenames", 3.3), for stores on media that cannot hold the -shm file.
std::string immutable_address(const std::string& path) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string address = "file:";
    for (const char byte : path) {
        const auto code = static_cast<unsigned char>(byte);
        const bool plain = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
                           (code >= '0' && code <= '9') || code == '/' || code == '.' ||
                           code == '-' || code == '_';
        if (plain) {
            address += byte;
        } else {
            address += '%';
            address += kDigits[code >> 4];
            address += kDigits[code & 15];
        }
    }
    return address + "?immutable=1";
}

bool has_unwritten_log(const std::string& path) {
    struct stat status {};
    return ::stat((path + "-wal").c_str(), &status) == 0 && status.st_size > 0;
}

base::Result<Database> check_readable(base::Result<Database> database) {
    if (!database) return database;
    ISNAD_TRY(const Header header, check_header(*database));
    if (header == Header::fresh)
        return Error{ErrorCode::malformed, "not an isnad store: nothing was kept here yet",
                     database->path()};
    return database;
}

// The mode is the file's own and stays; it is no error where the file system has no shared memory
// and SQLite keeps its rollback journal, which is as safe. While another process sets it SQLite
// does not wait by itself.
base::Status set_journal(Database& database) {
    constexpr int kTries = 500;
    constexpr int kPauseMilliseconds = 20;
    for (int tries = 1;; ++tries) {
        base::Status done = database.run("PRAGMA journal_mode = WAL");
        if (done || done.error().code != ErrorCode::conflict || tries == kTries) return done;
        sqlite3_sleep(kPauseMilliseconds);
    }
}

base::Status set_up(Database& database) {
    // Until the write lock is held another process may be making the same store.
    ISNAD_TRY_DO(database.run("BEGIN IMMEDIATE"));
    const auto make = [&]() -> base::Status {
        ISNAD_TRY(const Header header, check_header(database));
        if (header == Header::fresh) ISNAD_TRY_DO(database.run(kCreate));
        if (header == Header::ours) return base::ok();
        if (header != Header::before_names) ISNAD_TRY_DO(database.run(kAddCopies));
        return database.run(kAddNames);
    };
    const base::Status made = make();
    if (!made) {
        static_cast<void>(database.run("ROLLBACK"));
        return made;
    }
    return database.run("COMMIT");
}

}  // namespace

base::Result<Database> open_to_read(const std::string& path) {
    ISNAD_TRY(const Standing standing, look_at(path));
    if (standing == Standing::nothing)
        return Error{ErrorCode::unreadable, "there is no such store", path};
    auto database = check_readable(Database::open(path, path, SQLITE_OPEN_READONLY));
    if (database || database.error().code != ErrorCode::unreadable || has_unwritten_log(path))
        return database;
    return check_readable(
        Database::open(immutable_address(path), path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI));
}

base::Result<Database> open_to_write(const std::string& path) {
    ISNAD_TRY(const Standing standing, look_at(path));
    ISNAD_TRY(Database database,
              Database::open(path, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    if (sqlite3_db_readonly(database.handle(), "main") == 1)
        return Error{ErrorCode::unreadable, "no permission to write to the store", path};
    ISNAD_TRY(const Header header, check_header(database));
    ISNAD_TRY_DO(set_journal(database));
    ISNAD_TRY_DO(
        database.run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                     "PRAGMA cell_size_check = ON"));
    if (header != Header::ours) ISNAD_TRY_DO(set_up(database));
    // A new file's name must outlive a power cut too, not its bytes alone.
    if (standing == Standing::nothing) ISNAD_TRY_DO(base::sync_folder(folder_of(path)));
    return database;
}

}  // namespace isnad::store
