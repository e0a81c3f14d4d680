// The commands of `isnad`. Each adds itself to the command line and, when chosen, leaves the exit
// code: 0 done, 1 some input was refused (the rest is done), 2 wrong usage.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace isnad::app {

constexpr int kDone = 0;
constexpr int kRefused = 1;
constexpr int kWrongUsage = 2;

// Shared by all commands; filled while parsing.
struct Session {
    std::string store = "isnad.db";
    unsigned jobs = 0;  // threads; 0: as many as the machine has
    int exit_code = kDone;

    unsigned threads() const;
};

// Returns: `text` for a terminal: control characters, which could move the cursor, as '?'.
std::string printable(std::string text);

// For CLI11's check(): "" for a value that begins with a day of the calendar, else what is wrong.
std::string is_date(const std::string& value);

// Says on stderr why the index of copies is made anew; nothing where `why` is "".
void say_made_anew(const std::string& why);

void add_ingest(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);  // report, stories, story, event, doc
void add_extract(CLI::App& app, Session& session);
void add_annotate(CLI::App& app, Session& session);
void add_compare(CLI::App& app, Session& session);
void add_copies(CLI::App& app, Session& session);
void add_index(CLI::App& app, Session& session);
void add_match(CLI::App& app, Session& session);
void add_trace(CLI::App& app, Session& session);
void add_names(CLI::App& app, Session& session);

}  // namespace isnad::app
