// Purpose: see store.h.
//
// One transaction from the first `keep` after a commit to the next `commit`; each keep is a
// savepoint in it, so that one that fails leaves nothing behind. Which sighting's reading stands
// for a content is decided by (uri, original), never by which came first, so that the order of
// ingestion does not show in the record.
#include "store/sqlite/store.h"

#include <zlib.h>

#include <array>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "base/work_pool.h"
#include "store/sqlite/database.h"
#include "store/sqlite/pack.h"
#include "store/sqlite/schema.h"

namespace isnad::store {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

namespace {

enum Query : std::size_t {
    kHas,
    kAddOriginal,
    kHasOriginal,
    kAddContent,
    kDocumentOf,
    kAddSighting,
    kReadingOf,
    kPutReading,
    kNextContent,
    kSightingsOf,
    kFirstOriginal,
    kOriginal,
    kCount,
    kAddWaiting,  // from here on only where the store is writable
    kQueryCount,
};

constexpr std::array<std::string_view, kQueryCount> kQueries = {
    // kHas
    "SELECT 1 FROM sightings s JOIN contents c ON c.sha256 = s.content_sha256"
    " JOIN readings r ON r.document_id = c.document_id"
    " WHERE s.content_sha256 = ?1 AND s.uri = ?2 AND r.reader_version = ?3 LIMIT 1",
    // kAddOriginal
    "INSERT INTO originals(sha256, size, deflated, bytes) VALUES(?1, ?2, ?3, ?4)",
    // kHasOriginal
    "SELECT 1 FROM originals WHERE sha256 = ?1",
    // kAddContent
    "INSERT INTO contents(sha256, document_id) VALUES(?1, ?2)",
    // kDocumentOf
    "SELECT sha256, document_id FROM contents WHERE sha256 = ?1 OR document_id = ?2",
    // kAddSighting: the first capture of a sighting stays
    "INSERT OR IGNORE INTO sightings(content_sha256, uri, original_sha256, captured)"
    " VALUES(?1, ?2, ?3, ?4)",
    // kReadingOf
    "SELECT uri, original_sha256, reader_version, checksum, pack FROM readings"
    " WHERE document_id = ?1",
    // kPutReading
    "INSERT OR REPLACE INTO readings"
    "(document_id, uri, original_sha256, reader_version, checksum, pack)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    // kNextContent
    "SELECT document_id, sha256 FROM contents WHERE document_id > ?1 ORDER BY document_id LIMIT 1",
    // kSightingsOf
    "SELECT uri, original_sha256, captured FROM sightings WHERE content_sha256 = ?1"
    " ORDER BY uri, original_sha256",
    // kFirstOriginal
    "SELECT s.original_sha256 FROM contents c JOIN sightings s ON s.content_sha256 = c.sha256"
    " WHERE c.document_id = ?1 ORDER BY s.uri, s.original_sha256 LIMIT 1",
    // kOriginal
    "SELECT size, deflated, bytes FROM originals WHERE sha256 = ?1",
    // kCount
    "SELECT count(*) FROM contents",
    // kAddWaiting: unless the reading is the one that is there
    "INSERT OR IGNORE INTO copies_waiting(document_id) SELECT ?1 WHERE NOT EXISTS"
    " (SELECT 1 FROM readings WHERE document_id = ?1 AND checksum = ?2)",
};

// Returns: `bytes` deflated, or nothing where that is no smaller.
std::optional<std::string> deflated(std::string_view bytes) {
    uLongf size = compressBound(bytes.size());
    std::string packed(size, '\0');
    const int code = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                               reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(),
                               Z_DEFAULT_COMPRESSION);
    if (code != Z_OK || size >= bytes.size()) return std::nullopt;
    packed.resize(size);
    return packed;
}

// Returns: exactly `size` bytes, or nothing where `packed` does not hold them.
std::optional<std::string> inflated(std::string_view packed, std::int64_t size) {
    // Deflate cannot do better than 1032 : 1, so a larger size is damage, not a large page.
    if (size < 0 || static_cast<std::uint64_t>(size) / 1032 > packed.size()) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    uLongf found = bytes.size();
    const int code = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &found,
                                reinterpret_cast<const Bytef*>(packed.data()), packed.size());
    if (code != Z_OK || found != bytes.size()) return std::nullopt;
    return bytes;
}

std::string checksum_of(std::string_view pack) {
    return base::hex16(base::fast_hash(pack));
}

// A reading as the cache holds it.
struct CachedReading {
    std::string checksum;
    std::string pack;
};

// Returns: nothing where it is damaged.
std::optional<model::Document> opened(const CachedReading& reading, std::string_view document_id) {
    if (checksum_of(reading.pack) != reading.checksum) return std::nullopt;
    auto document = unpack(reading.pack);
    if (!document || document->id != document_id) return std::nullopt;
    return std::move(*document);
}

constexpr std::size_t kRows = 256;  // documents that are in hand at a time

}  // namespace

struct Store::Impl {
    Database database;
    Mode mode;
    std::array<Statement, kQueryCount> statements;
    std::uint64_t pending = 0;  // keeps since the last commit
    std::optional<Error> lost;  // why SQLite undid them by itself

    Impl(Database opened, Mode opened_for) : database(std::move(opened)), mode(opened_for) {}

    Statement& query(Query which) { return statements[which]; }
    Status prepare();
    Status begin();
    Result<Kept> keep_one(const model::Page& page, const model::Document& document,
                          std::string_view content_sha256, std::string_view captured,
                          std::string_view reader_version);
    Result<bool> add_content(std::string_view content_sha256, std::string_view document_id);
    Status add_original(std::string_view sha256, std::string_view bytes);
    Status put_reading(const model::Document& document, const model::Sighting& seen,
                       std::string_view reader_version);
    Result<bool> wants_reading(const std::string& document_id, const model::Sighting& seen,
                               std::string_view reader_version);
    Result<std::vector<model::Sighting>> sightings_of(std::string_view content_sha256);
    Result<std::optional<CachedReading>> cached(std::string_view document_id,
                                                const model::Sighting& first,
                                                std::string_view reader_version);
    struct Row;
    Result<std::vector<Row>> next_rows(const std::string& after, std::string_view reader_version);
    Result<std::string> original_of(std::string_view sha256);
    Result<model::Document> document_of(const std::string& id,
                                        const std::vector<model::Sighting>& sightings,
                                        std::string_view reader_version,
                                        const ReadAgain& read_again);
    Result<model::Document> read_original(const std::string& id, const model::Sighting& first,
                                          std::string_view reader_version,
                                          const ReadAgain& read_again);
    void cache_again(const model::Document& document, const model::Sighting& first,
                     std::string_view reader_version);
    void note_loss(const Error& why);
};

// What the store has of one document; `document` where the cache is of use.
struct Store::Impl::Row {
    std::string id;
    std::vector<model::Sighting> sightings;
    std::optional<CachedReading> reading;
    std::optional<model::Document> document;
};

Status Store::Impl::prepare() {
    const std::size_t count = mode == Mode::read_only ? kAddWaiting : kQueryCount;
    for (std::size_t i = 0; i < count; ++i) {
        ISNAD_TRY(statements[i], Statement::prepare(database, kQueries[i]));
    }
    return base::ok();
}

Status Store::Impl::begin() {
    if (mode == Mode::read_only)
        return Error{ErrorCode::unreadable, "the store is open for reading only", database.path()};
    if (database.in_transaction()) return base::ok();
    return database.run("BEGIN IMMEDIATE");
}

// On some failures (a full disk) SQLite undoes the whole transaction: commit() must say so.
void Store::Impl::note_loss(const Error& why) {
    if (database.in_transaction()) return;
    if (pending > 0 && !lost) {
        lost = why;
        lost->message = std::to_string(pending) + " pages were not kept: " + lost->message;
    }
    pending = 0;
}

Result<bool> Store::Impl::add_content(std::string_view content_sha256,
                                      std::string_view document_id) {
    Statement& known = query(kDocumentOf);
    const ResetLater later(known);
    ISNAD_TRY(const bool row, known.text(1, content_sha256).text(2, document_id).step());
    if (!row) {
        ISNAD_TRY_DO(query(kAddContent).text(1, content_sha256).text(2, document_id).finish());
        return true;
    }
    if (known.text_at(0) != content_sha256 || known.text_at(1) != document_id)
        return Error{
            ErrorCode::conflict,
            "document id " + std::string(document_id) + " stands for other content already",
            database.path()};
    return false;
}

Status Store::Impl::add_original(std::string_view sha256, std::string_view bytes) {
    Statement& known = query(kHasOriginal);
    const ResetLater later(known);
    ISNAD_TRY(const bool there, known.text(1, sha256).step());
    if (there) return base::ok();
    const auto packed = deflated(bytes);
    return query(kAddOriginal)
        .text(1, sha256)
        .number(2, static_cast<std::int64_t>(bytes.size()))
        .number(3, packed ? 1 : 0)
        .blob(4, packed ? std::string_view(*packed) : bytes)
        .finish();
}

// The reading of the least (uri, original) stands for the content; any reading beats one of another
// version, until the documents are read again.
Result<bool> Store::Impl::wants_reading(const std::string& document_id, const model::Sighting& seen,
                                        std::string_view reader_version) {
    Statement& reading = query(kReadingOf);
    const ResetLater later(reading);
    ISNAD_TRY(const bool row, reading.text(1, document_id).step());
    if (!row || reading.text_at(2) != reader_version) return true;
    return std::pair<std::string_view, std::string_view>(seen.uri, seen.sha256) <
           std::pair(reading.text_at(0), reading.text_at(1));
}

Status Store::Impl::put_reading(const model::Document& document, const model::Sighting& seen,
                                std::string_view reader_version) {
    const std::string bytes = pack(document);
    const std::string checksum = checksum_of(bytes);
    ISNAD_TRY_DO(query(kAddWaiting).text(1, document.id).text(2, checksum).finish());
    return query(kPutReading)
        .text(1, document.id)
        .text(2, seen.uri)
        .text(3, seen.sha256)
        .text(4, reader_version)
        .text(5, checksum)
        .blob(6, bytes)
        .finish();
}

Result<Kept> Store::Impl::keep_one(const model::Page& page, const model::Document& document,
                                   std::string_view content_sha256, std::string_view captured,
                                   std::string_view reader_version) {
    const std::string& original = page.original_bytes();
    const model::Sighting seen{page.uri, base::sha256_hex(original), std::string(captured)};
    ISNAD_TRY(const bool is_new, add_content(content_sha256, document.id));
    ISNAD_TRY_DO(add_original(seen.sha256, original));
    ISNAD_TRY_DO(query(kAddSighting)
                     .text(1, content_sha256)
                     .text(2, seen.uri)
                     .text(3, seen.sha256)
                     .text(4, seen.captured)
                     .finish());
    ISNAD_TRY(const bool wanted, wants_reading(document.id, seen, reader_version));
    if (wanted) ISNAD_TRY_DO(put_reading(document, seen, reader_version));
    return is_new ? Kept::added : Kept::already_there;
}

Result<std::vector<model::Sighting>> Store::Impl::sightings_of(std::string_view content_sha256) {
    Statement& rows = query(kSightingsOf);
    const ResetLater later(rows);
    rows.text(1, content_sha256);
    std::vector<model::Sighting> sightings;
    while (true) {
        ISNAD_TRY(const bool row, rows.step());
        if (!row) return sightings;
        sightings.push_back({std::string(rows.text_at(0)), std::string(rows.text_at(1)),
                             std::string(rows.text_at(2))});
    }
}

Result<std::optional<CachedReading>> Store::Impl::cached(std::string_view document_id,
                                                         const model::Sighting& first,
                                                         std::string_view reader_version) {
    Statement& reading = query(kReadingOf);
    const ResetLater later(reading);
    ISNAD_TRY(const bool row, reading.text(1, document_id).step());
    if (!row || reading.text_at(0) != first.uri || reading.text_at(1) != first.sha256 ||
        reading.text_at(2) != reader_version)
        return std::optional<CachedReading>();
    return std::optional(
        CachedReading{std::string(reading.text_at(3)), std::string(reading.blob_at(4))});
}

Result<std::string> Store::Impl::original_of(std::string_view sha256) {
    Statement& row = query(kOriginal);
    const ResetLater later(row);
    ISNAD_TRY(const bool found, row.text(1, sha256).step());
    const auto damaged = [&] {
        return Error{
            ErrorCode::malformed,
            "the store is damaged: original " + std::string(sha256) + " is not what was kept",
            database.path()};
    };
    if (!found) return damaged();
    const auto kept = row.blob_at(2);
    auto bytes =
        row.number_at(1) != 0 ? inflated(kept, row.number_at(0)) : std::optional(std::string(kept));
    if (!bytes || base::sha256_hex(*bytes) != sha256) return damaged();
    return std::move(*bytes);
}

// The cache is a help: where it cannot be written now (another process writes), the next time will.
void Store::Impl::cache_again(const model::Document& document, const model::Sighting& first,
                              std::string_view reader_version) {
    if (mode == Mode::read_only) return;
    const bool own_transaction = !database.in_transaction();
    if (!begin()) return;
    auto put = put_reading(document, first, reader_version);
    if (!put) note_loss(put.error());
    if (own_transaction && database.in_transaction() && !database.run("COMMIT"))
        static_cast<void>(database.run("ROLLBACK"));
}

Result<model::Document> Store::Impl::document_of(const std::string& id,
                                                 const std::vector<model::Sighting>& sightings,
                                                 std::string_view reader_version,
                                                 const ReadAgain& read_again) {
    const auto& first = sightings.front();
    ISNAD_TRY(const auto reading, cached(id, first, reader_version));
    if (reading) {
        if (auto known = opened(*reading, id)) return std::move(*known);
    }
    return read_original(id, first, reader_version, read_again);
}

Result<model::Document> Store::Impl::read_original(const std::string& id,
                                                   const model::Sighting& first,
                                                   std::string_view reader_version,
                                                   const ReadAgain& read_again) {
    ISNAD_TRY(std::string bytes, original_of(first.sha256));
    ISNAD_TRY(model::Document document, read_again(first.uri, std::move(bytes)));
    document.id = id;
    cache_again(document, first, reader_version);
    return document;
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, Mode mode) {
    ISNAD_TRY(Database database,
              mode == Mode::read_only ? open_to_read(path) : open_to_write(path));
    auto impl = std::make_unique<Impl>(std::move(database), mode);
    ISNAD_TRY_DO(impl->prepare());
    return Store(std::move(impl));
}

Result<bool> Store::has(std::string_view content_sha256, std::string_view uri,
                        std::string_view reader_version) const {
    Statement& known = impl_->query(kHas);
    const ResetLater later(known);
    return known.text(1, content_sha256).text(2, uri).text(3, reader_version).step();
}

Result<Kept> Store::keep(const model::Page& page, const model::Document& document,
                         std::string_view content_sha256, std::string_view captured,
                         std::string_view reader_version) {
    ISNAD_TRY_DO(impl_->begin());
    ISNAD_TRY_DO(impl_->database.run("SAVEPOINT one"));
    auto kept = impl_->keep_one(page, document, content_sha256, captured, reader_version);
    if (!kept) {
        impl_->note_loss(kept.error());
        if (impl_->database.in_transaction())
            ISNAD_TRY_DO(impl_->database.run("ROLLBACK TO one; RELEASE one"));
        return kept;
    }
    ISNAD_TRY_DO(impl_->database.run("RELEASE one"));
    ++impl_->pending;
    return kept;
}

Status Store::commit() {
    if (impl_->lost) {
        Error error = *std::exchange(impl_->lost, std::nullopt);
        if (impl_->database.in_transaction()) static_cast<void>(impl_->database.run("ROLLBACK"));
        impl_->pending = 0;
        return error;
    }
    if (!impl_->database.in_transaction()) return base::ok();
    auto done = impl_->database.run("COMMIT");
    if (!done && impl_->database.in_transaction())
        static_cast<void>(impl_->database.run("ROLLBACK"));
    impl_->pending = 0;
    return done;
}

// The next documents by id, as far as SQLite has to tell of them.
Result<std::vector<Store::Impl::Row>> Store::Impl::next_rows(const std::string& after,
                                                             std::string_view reader_version) {
    std::vector<Row> rows;
    while (rows.size() < kRows) {
        Row row;
        std::string content;
        {
            Statement& next = query(kNextContent);
            const ResetLater later(next);
            ISNAD_TRY(const bool found, next.text(1, rows.empty() ? after : rows.back().id).step());
            if (!found) break;
            row.id = next.text_at(0);
            content = next.text_at(1);
        }
        ISNAD_TRY(row.sightings, sightings_of(content));
        if (row.sightings.empty())
            return Error{ErrorCode::malformed,
                         "the store is damaged: " + row.id + " was seen nowhere", database.path()};
        ISNAD_TRY(row.reading, cached(row.id, row.sightings.front(), reader_version));
        rows.push_back(std::move(row));
    }
    return rows;
}

Status Store::for_each_document(std::string_view reader_version, const ReadAgain& read_again,
                                const std::function<void(model::Document)>& visit,
                                unsigned threads) {
    std::optional<Error> first_failure;
    std::string id;
    while (true) {
        ISNAD_TRY(std::vector<Impl::Row> rows, impl_->next_rows(id, reader_version));
        if (rows.empty()) break;
        id = rows.back().id;
        base::for_each_index(rows.size(), threads, [&](std::size_t i) {
            if (rows[i].reading) rows[i].document = opened(*rows[i].reading, rows[i].id);
            rows[i].reading.reset();
        });
        for (Impl::Row& row : rows) {
            if (!row.document) {
                auto again =
                    impl_->read_original(row.id, row.sightings.front(), reader_version, read_again);
                if (!again) {
                    if (!first_failure) first_failure = std::move(again).error();
                    continue;
                }
                row.document = std::move(*again);
            }
            row.document->sightings = std::move(row.sightings);
            visit(std::move(*row.document));
            row.document.reset();
        }
    }
    if (first_failure) return std::move(*first_failure);
    return base::ok();
}

Result<model::Document> Store::document(std::string_view id, std::string_view reader_version,
                                        const ReadAgain& read_again) {
    std::string content;
    {
        Statement& known = impl_->query(kDocumentOf);
        const ResetLater later(known);
        ISNAD_TRY(const bool row, known.text(1, "").text(2, id).step());
        if (!row)
            return Error{ErrorCode::empty, "no document has the id " + std::string(id),
                         impl_->database.path()};
        content = known.text_at(0);
    }
    ISNAD_TRY(auto sightings, impl_->sightings_of(content));
    if (sightings.empty())
        return Error{ErrorCode::malformed,
                     "the store is damaged: " + std::string(id) + " was seen nowhere",
                     impl_->database.path()};
    ISNAD_TRY(auto document,
              impl_->document_of(std::string(id), sightings, reader_version, read_again));
    document.sightings = std::move(sightings);
    return document;
}

Result<std::vector<std::string>> Store::document_ids() const {
    std::vector<std::string> ids;
    Statement& next = impl_->query(kNextContent);
    for (std::string after;; after = ids.back()) {
        const ResetLater later(next);
        ISNAD_TRY(const bool row, next.text(1, after).step());
        if (!row) return ids;
        ids.emplace_back(next.text_at(0));
    }
}

CopySegments Store::copy_segments() {
    return {impl_->database, impl_->mode == Mode::read_write};
}

ImportedNames Store::imported_names() {
    return {impl_->database, impl_->mode == Mode::read_write};
}

NameJournal Store::name_journal() {
    return {impl_->database, impl_->mode == Mode::read_write};
}

Result<std::string> Store::original(std::string_view document_id) const {
    std::string sha256;
    {
        Statement& first = impl_->query(kFirstOriginal);
        const ResetLater later(first);
        ISNAD_TRY(const bool row, first.text(1, document_id).step());
        if (!row)
            return Error{ErrorCode::empty, "no document has the id " + std::string(document_id),
                         impl_->database.path()};
        sha256 = first.text_at(0);
    }
    return impl_->original_of(sha256);
}

Result<std::uint64_t> Store::count_documents() const {
    Statement& count = impl_->query(kCount);
    const ResetLater later(count);
    ISNAD_TRY(const bool row, count.step());
    return row ? static_cast<std::uint64_t>(count.number_at(0)) : 0;
}

}  // namespace isnad::store
