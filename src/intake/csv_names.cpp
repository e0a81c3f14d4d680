// Names as CSV (RFC 4180): see name_files.h.
//
// The idea: one pass over the bytes; a quoted field ends at a quotation mark that is not doubled,
// and may hold commas and line ends. A quoted field that never ends is refused with its line, and
// reading goes on behind that line.
#include <algorithm>
#include <optional>

#include "intake/name_files.h"

namespace isnad::intake {
namespace {

using base::ErrorCode;

constexpr std::size_t kLongestRecord = std::size_t{16} << 10;

struct Record {
    std::vector<std::string> fields;
    std::size_t line = 0;  // where it begins
};

class Records {
  public:
    explicit Records(std::string_view bytes) : bytes_(bytes) {}

    bool at_end() const { return at_ >= bytes_.size(); }

    // Returns: the next record; nullopt where its quotation does not end in time (the line is
    // skipped then), `line()` says which.
    std::optional<Record> next() {
        Record record;
        record.line = line_;
        const std::size_t begin = at_;
        std::string field;
        bool quoted = false;
        while (at_ < bytes_.size()) {
            const char byte = bytes_[at_];
            if (at_ - begin > kLongestRecord) return skip(begin);
            if (quoted) {
                if (byte == '"' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
                    field += '"';
                    at_ += 2;
                    continue;
                }
                if (byte == '"') {
                    quoted = false;
                } else {
                    field += byte;
                    if (byte == '\n') ++line_;
                }
                ++at_;
                continue;
            }
            ++at_;
            if (byte == '"' && field.empty()) {
                quoted = true;
            } else if (byte == ',') {
                record.fields.push_back(std::move(field));
                field.clear();
            } else if (byte == '\n') {
                ++line_;
                break;
            } else if (byte != '\r') {
                field += byte;
            }
        }
        if (quoted) return skip(begin);
        record.fields.push_back(std::move(field));
        return record;
    }

    std::size_t line() const { return line_; }

  private:
    // Goes on behind the first line of what could not be read.
    std::optional<Record> skip(std::size_t begin) {
        const std::size_t end = std::min(bytes_.find('\n', begin), bytes_.size());
        const auto passed = std::count(bytes_.begin() + static_cast<std::ptrdiff_t>(begin),
                                       bytes_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
        line_ = line_ - static_cast<std::size_t>(passed) + 1;
        at_ = end + 1;
        return std::nullopt;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

std::string lower(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return small;
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

}  // namespace

void read_csv_names(std::string_view bytes, const std::string& path, const std::string& source,
                    NameFile& file) {
    Records records(bytes);
    const auto refuse = [&](std::string why, std::size_t line) {
        file.refused.push_back(
            {ErrorCode::malformed, std::move(why), path + ":" + std::to_string(line)});
    };
    const std::optional<Record> header = records.next();
    std::vector<std::string> columns;
    if (header) {
        for (const std::string& field : header->fields) columns.push_back(lower(trimmed(field)));
    }
    const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) -
                                        columns.begin());
    };
    const std::size_t name_column = column("name");
    const std::size_t kind_column = column("kind");
    if (name_column == columns.size() || kind_column == columns.size()) {
        refuse("no header with the columns kind and name, nor lines of JSON", 1);
        return;
    }
    while (!records.at_end()) {
        const std::size_t line = records.line();
        const std::optional<Record> record = records.next();
        if (!record) {
            refuse("a quotation that does not end", line);
            continue;
        }
        if (record->fields.size() == 1 && record->fields.front().empty()) continue;
        const auto field = [&](std::size_t number) {
            return number < record->fields.size() && number < columns.size()
                       ? trimmed(record->fields[number])
                       : std::string();
        };
        if (record->fields.size() > columns.size()) {
            refuse("more fields than the header has", line);
            continue;
        }
        BroughtEntity entity;
        entity.id = field(column("id"));
        if (entity.id.empty()) entity.id = "line-" + std::to_string(line);
        entity.kind = lower(field(kind_column));
        if (entity.kind == "organization") entity.kind = "organisation";
        entity.country = field(column("country"));
        const std::string language = lower(field(column("language")));
        entity.names.push_back({field(name_column), language, false});
        const std::string aliases = field(column("aliases"));
        for (std::size_t start = 0; start <= aliases.size();) {
            const std::size_t end = std::min(aliases.find('|', start), aliases.size());
            entity.names.push_back({trimmed(aliases.substr(start, end - start)), "", false});
            start = end + 1;
        }
        const std::string why = add_entity(entity, source, file);
        if (!why.empty()) refuse(why, line);
    }
}

}  // namespace isnad::intake
