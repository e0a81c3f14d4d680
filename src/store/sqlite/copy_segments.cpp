// Purpose: see copy_segments.h.
//
// Files are written and deleted while the store's write lock is held, so that no process takes away
// what another has written but not yet named.
#include "store/sqlite/copy_segments.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace isnad::store {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

namespace {

constexpr std::string_view kEnding = ".segment";
constexpr std::string_view kDraftEnding = ".draft";

}  // namespace

template <typename Work>
Status CopySegments::in_transaction(Work&& work) {
    if (!writable_)
        return Error{ErrorCode::unreadable, "the store is open for reading only",
                     database_->path()};
    ISNAD_ASSERT(!database_->in_transaction());
    ISNAD_TRY_DO(database_->run("BEGIN IMMEDIATE"));
    Status done = work();
    if (done) done = database_->run("COMMIT");
    if (!done && database_->in_transaction()) static_cast<void>(database_->run("ROLLBACK"));
    return done;
}

Status CopySegments::run(std::string_view sql, std::string_view first, std::string_view second) {
    ISNAD_TRY(auto statement, Statement::prepare(*database_, sql));
    statement.text(1, first);
    if (!second.empty()) statement.text(2, second);
    return statement.finish();
}

Result<std::vector<std::string>> CopySegments::column(std::string_view sql) const {
    ISNAD_TRY(auto rows, Statement::prepare(*database_, sql));
    std::vector<std::string> values;
    while (true) {
        ISNAD_TRY(const bool row, rows.step());
        if (!row) return values;
        values.emplace_back(rows.text_at(0));
    }
}

Result<CopySegments::State> CopySegments::state() const {
    State state;
    ISNAD_TRY(const auto version, database_->number("PRAGMA user_version"));
    if (version < 2) {
        ISNAD_TRY(state.waiting, column("SELECT document_id FROM contents ORDER BY document_id"));
        return state;
    }
    // One transaction, so that all is of one moment.
    const bool own = !database_->in_transaction();
    if (own) ISNAD_TRY_DO(database_->run("BEGIN"));
    const auto read = [&]() -> Status {
        ISNAD_TRY(auto segments,
                  Statement::prepare(*database_,
                                     "SELECT name, texts, reader_version FROM copies_segments"
                                     " ORDER BY position"));
        while (true) {
            ISNAD_TRY(const bool row, segments.step());
            if (!row) break;
            state.segments.push_back({std::string(segments.text_at(0)),
                                      static_cast<std::uint64_t>(segments.number_at(1)),
                                      std::string(segments.text_at(2))});
        }
        ISNAD_TRY(auto gone,
                  Statement::prepare(*database_, "SELECT segment, document_id FROM copies_gone"));
        while (true) {
            ISNAD_TRY(const bool row, gone.step());
            if (!row) break;
            state.gone.push_back({std::string(gone.text_at(0)), std::string(gone.text_at(1))});
        }
        ISNAD_TRY(state.waiting,
                  column("SELECT document_id FROM copies_waiting ORDER BY document_id"));
        ISNAD_TRY(const auto days, column("SELECT day FROM copies_first_day"));
        if (!days.empty()) state.first_day = days.front();
        return base::ok();
    };
    const Status done = read();
    if (own) static_cast<void>(database_->run("COMMIT"));
    if (!done) return done.error();
    return state;
}

std::string CopySegments::path_of(const std::string& name) const {
    return folder() + "/" + name + std::string(kEnding);
}

Result<base::MappedFile> CopySegments::open(const std::string& name) const {
    return base::MappedFile::open(path_of(name));
}

Result<bool> CopySegments::change(const Change& change) {
    bool in_force = false;
    ISNAD_TRY_DO(in_transaction([&]() -> Status {
        ISNAD_TRY(in_force, put_in_force(change));
        return base::ok();
    }));
    take_litter_away();
    return in_force;
}

Result<bool> CopySegments::put_in_force(const Change& change) {
    ISNAD_TRY(auto names, column("SELECT name FROM copies_segments ORDER BY name"));
    const auto is_in_force = [&](const std::string& name) {
        return std::ranges::binary_search(names, name);
    };
    if (!std::ranges::all_of(change.replaces, is_in_force)) return false;

    std::vector<std::string> held_elsewhere;
    for (const std::string& id : change.holds) {
        ISNAD_TRY_DO(run("DELETE FROM copies_waiting WHERE document_id = ?1", id));
        if (sqlite3_changes(database_->handle()) == 0) held_elsewhere.push_back(id);
    }
    for (const std::string& name : change.replaces)
        ISNAD_TRY_DO(run("DELETE FROM copies_segments WHERE name = ?1", name));
    for (const Gone& gone : change.gone)
        ISNAD_TRY_DO(
            run("INSERT OR IGNORE INTO copies_gone(segment, document_id)"
                " SELECT name, ?2 FROM copies_segments WHERE name = ?1",
                gone.segment, gone.document_id));
    // Nothing but what another process has put there: the segment may even be the same.
    const bool all_elsewhere =
        !change.holds.empty() && held_elsewhere.size() == change.holds.size();
    if (change.segment.name.empty() || all_elsewhere) return true;

    ISNAD_TRY_DO(
        base::write_whole(folder(), change.segment.name + std::string(kEnding), change.bytes));
    ISNAD_TRY(auto add,
              Statement::prepare(*database_,
                                 "INSERT INTO copies_segments(name, texts, reader_version)"
                                 " VALUES(?1, ?2, ?3)"));
    ISNAD_TRY_DO(add.text(1, change.segment.name)
                     .number(2, static_cast<std::int64_t>(change.segment.texts))
                     .text(3, change.segment.reader_version)
                     .finish());
    for (const std::string& id : held_elsewhere)
        ISNAD_TRY_DO(run("INSERT INTO copies_gone(segment, document_id) VALUES(?1, ?2)",
                         change.segment.name, id));
    return true;
}

Status CopySegments::forget_all() {
    ISNAD_TRY_DO(in_transaction([&] {
        return database_->run(
            "DELETE FROM copies_gone; DELETE FROM copies_segments; DELETE FROM copies_waiting;"
            "INSERT INTO copies_waiting SELECT document_id FROM contents");
    }));
    take_litter_away();
    return base::ok();
}

Status CopySegments::set_first_day(const std::string& day) {
    return in_transaction([&]() -> Status {
        ISNAD_TRY_DO(database_->run("DELETE FROM copies_first_day"));
        if (day.empty()) return base::ok();
        return run("INSERT INTO copies_first_day(day) VALUES(?1)", day);
    });
}

// A file goes only after the change that made it litter is committed. Nothing is lost where this
// fails: the next change will do it.
void CopySegments::take_litter_away() {
    static_cast<void>(in_transaction([&]() -> Status {
        ISNAD_TRY(const auto names, column("SELECT name FROM copies_segments ORDER BY name"));
        remove_all_but(names);
        return base::ok();
    }));
}

void CopySegments::remove_all_but(const std::vector<std::string>& names) const {
    std::error_code error;
    std::vector<std::filesystem::path> litter;
    for (std::filesystem::directory_iterator file(folder(), error), end; !error && file != end;
         file.increment(error)) {
        const std::string name = file->path().filename().string();
        const bool draft = name.ends_with(kDraftEnding);
        const bool segment = name.ends_with(kEnding);
        const std::string stem = name.substr(0, name.size() - (segment ? kEnding.size() : 0));
        if (draft || (segment && !std::ranges::binary_search(names, stem)))
            litter.push_back(file->path());
    }
    for (const auto& path : litter) std::filesystem::remove(path, error);
}

}  // namespace isnad::store
