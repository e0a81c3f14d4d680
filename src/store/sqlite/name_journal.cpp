// Purpose: see name_journal.h.
#include "store/sqlite/name_journal.h"

namespace isnad::store {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

Result<std::vector<JournalLine>> NameJournal::lines() const {
    ISNAD_TRY(const auto version, database_->number("PRAGMA user_version"));
    std::vector<JournalLine> lines;
    if (version < 3) return lines;
    ISNAD_TRY(auto rows, Statement::prepare(*database_,
                                            "SELECT id, time, entry FROM name_journal"
                                            " ORDER BY time, position"));
    while (true) {
        ISNAD_TRY(const bool row, rows.step());
        if (!row) return lines;
        lines.push_back({std::string(rows.text_at(0)), std::string(rows.text_at(1)),
                         std::string(rows.text_at(2))});
    }
}

Result<std::size_t> NameJournal::add(const std::vector<JournalLine>& lines) {
    if (!writable_)
        return Error{ErrorCode::unreadable, "the store is open for reading only",
                     database_->path()};
    ISNAD_ASSERT(!database_->in_transaction());
    ISNAD_TRY_DO(database_->run("BEGIN IMMEDIATE"));
    std::size_t added = 0;
    const auto write = [&]() -> Status {
        ISNAD_TRY(auto insert,
                  Statement::prepare(*database_,
                                     "INSERT OR IGNORE INTO name_journal(id, time, entry)"
                                     " VALUES(?1, ?2, ?3)"));
        for (const JournalLine& line : lines) {
            ISNAD_TRY_DO(insert.text(1, line.id).text(2, line.time).text(3, line.entry).finish());
            if (sqlite3_changes(database_->handle()) > 0) ++added;
        }
        return base::ok();
    };
    Status done = write();
    if (done) done = database_->run("COMMIT");
    if (!done) {
        if (database_->in_transaction()) static_cast<void>(database_->run("ROLLBACK"));
        return done.error();
    }
    return added;
}

}  // namespace isnad::store
