// Purpose: see imported_names.h.
#include "store/sqlite/imported_names.h"

#include <utility>

#include "base/hash.h"
#include "model/names.h"

namespace isnad::store {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

template <typename Work>
Status ImportedNames::in_transaction(Work&& work) {
    if (!writable_)
        return Error{ErrorCode::unreadable, "the store is open for reading only",
                     database_->path()};
    ISNAD_ASSERT(!database_->in_transaction());
    ISNAD_TRY_DO(database_->run("BEGIN IMMEDIATE"));
    Status done = work();
    if (done) done = keep_digest();
    if (done) done = database_->run("COMMIT");
    if (!done && database_->in_transaction()) static_cast<void>(database_->run("ROLLBACK"));
    return done;
}

Result<bool> ImportedNames::has_table() const {
    ISNAD_TRY(
        const auto found,
        database_->number("SELECT count(*) FROM sqlite_master WHERE name = 'imported_names'"));
    return found != 0;
}

Result<std::vector<model::ImportedName>> ImportedNames::all() const {
    std::vector<model::ImportedName> names;
    ISNAD_TRY(const bool there, has_table());
    if (!there) return names;
    ISNAD_TRY(auto rows, Statement::prepare(*database_,
                                            "SELECT source, id, kind, name, language, country, weak"
                                            " FROM imported_names ORDER BY source, id, position"));
    while (true) {
        ISNAD_TRY(const bool row, rows.step());
        if (!row) return names;
        model::ImportedName name;
        name.source = rows.text_at(0);
        name.id = rows.text_at(1);
        const auto kind = rows.number_at(2);
        if (kind < 0 || kind > static_cast<int>(model::EntityKind::outlet))
            return Error{ErrorCode::malformed, "the store is damaged: a name of no kind",
                         database_->path()};
        name.kind = static_cast<model::EntityKind>(kind);
        name.name = rows.text_at(3);
        name.language = rows.text_at(4);
        name.country = rows.text_at(5);
        name.weak = rows.number_at(6) != 0;
        names.push_back(std::move(name));
    }
}

Result<std::string> ImportedNames::digest() const {
    ISNAD_TRY(const bool there, has_table());
    if (!there) return std::string();
    ISNAD_TRY(auto rows, Statement::prepare(*database_, "SELECT digest FROM imported_digest"));
    ISNAD_TRY(const bool row, rows.step());
    return row ? std::string(rows.text_at(0)) : std::string();
}

Result<std::vector<ImportedNames::Source>> ImportedNames::sources() const {
    std::vector<Source> sources;
    ISNAD_TRY(const bool there, has_table());
    if (!there) return sources;
    ISNAD_TRY(auto rows,
              Statement::prepare(*database_,
                                 "SELECT source, count(DISTINCT id), count(*) FROM imported_names"
                                 " GROUP BY source ORDER BY source"));
    while (true) {
        ISNAD_TRY(const bool row, rows.step());
        if (!row) return sources;
        sources.push_back({std::string(rows.text_at(0)),
                           static_cast<std::uint64_t>(rows.number_at(1)),
                           static_cast<std::uint64_t>(rows.number_at(2))});
    }
}

Status ImportedNames::put(const std::vector<model::ImportedName>& names) {
    ISNAD_TRY(
        auto remove,
        Statement::prepare(*database_, "DELETE FROM imported_names WHERE source = ? AND id = ?"));
    ISNAD_TRY(auto insert,
              Statement::prepare(*database_,
                                 "INSERT OR REPLACE INTO imported_names"
                                 "(source, id, position, kind, name, language, country, weak)"
                                 " VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
    std::int64_t position = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const model::ImportedName& name = names[i];
        const bool fresh =
            i == 0 || name.source != names[i - 1].source || name.id != names[i - 1].id;
        if (fresh) {
            position = 0;
            ISNAD_TRY_DO(remove.text(1, name.source).text(2, name.id).finish());
        }
        insert.text(1, name.source).text(2, name.id).number(3, position++);
        insert.number(4, static_cast<int>(name.kind)).text(5, name.name);
        insert.text(6, name.language).text(7, name.country).number(8, name.weak ? 1 : 0);
        ISNAD_TRY_DO(insert.finish());
    }
    return base::ok();
}

Status ImportedNames::keep_digest() {
    ISNAD_TRY(const auto names, all());
    std::uint64_t hash = 0;
    for (const model::ImportedName& name : names) {
        const std::string marks = {static_cast<char>('0' + static_cast<int>(name.kind)),
                                   name.weak ? 'w' : 's'};
        for (const std::string& part :
             {name.source, name.id, name.name, name.language, name.country, marks}) {
            hash = base::fast_hash(part, hash + 1);
        }
    }
    ISNAD_TRY_DO(database_->run("DELETE FROM imported_digest"));
    if (names.empty()) return base::ok();
    ISNAD_TRY(auto insert,
              Statement::prepare(*database_, "INSERT INTO imported_digest(digest) VALUES(?)"));
    const std::string digest = base::hex16(hash);
    return insert.text(1, digest).finish();
}

Status ImportedNames::replace(const std::vector<model::ImportedName>& names) {
    return in_transaction([&] { return put(names); });
}

Result<std::uint64_t> ImportedNames::remove(const std::string& source) {
    std::uint64_t removed = 0;
    const Status done = in_transaction([&]() -> Status {
        ISNAD_TRY(auto statement,
                  Statement::prepare(*database_, "DELETE FROM imported_names WHERE source = ?"));
        ISNAD_TRY_DO(statement.text(1, source).finish());
        removed = static_cast<std::uint64_t>(sqlite3_changes64(database_->handle()));
        return base::ok();
    });
    if (!done) return done.error();
    return removed;
}

}  // namespace isnad::store
