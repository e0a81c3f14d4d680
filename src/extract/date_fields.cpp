// Purpose: see date_fields.h. The source is read once: at each number that may be a date the few
// bytes before it are read back for a name.
#include "extract/date_fields.h"

#include <algorithm>
#include <map>

#include "base/lexicon.h"
#include "extract/common.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kMostDates = 60;  // of one source
constexpr std::size_t kMostOfOneName = 4;
constexpr std::size_t kLongestName = 40;   // bytes
constexpr std::size_t kLongestJoint = 24;  // bytes between a name and its value

FieldRole role_named(std::string_view role) {
    if (role == "modified") return FieldRole::modified;
    if (role == "weak") return FieldRole::weak;
    if (role == "script") return FieldRole::script;
    return FieldRole::published;
}

using Table = std::map<std::string, DateField, std::less<>>;

const Table& fields() {
    static const auto table = [] {
        Table all;
        std::size_t rank = 0;
        for (const base::LexiconRow& row : base::lexicon_rows("extract_date_meta.tsv")) {
            if (row.size() >= 2)
                all.emplace(std::string(row[0]), DateField{rank++, role_named(row[1])});
        }
        return all;
    }();
    return table;
}

// A name without its marks: "content_published-date" and "contentPublishedDate" are one.
std::string bare_name(std::string_view name) {
    std::string out;
    for (const char byte : name) {
        if (byte >= 'A' && byte <= 'Z') out.push_back(static_cast<char>(byte + 32));
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) out.push_back(byte);
    }
    return out;
}

const Table& bare_fields() {
    static const auto table = [] {
        Table all;
        for (const auto& [name, field] : fields()) {
            const auto [at, fresh] = all.emplace(bare_name(name), field);
            if (!fresh && field.rank < at->second.rank) at->second = field;
        }
        return all;
    }();
    return table;
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}
bool is_name_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || is_digit(byte) ||
           byte == '_' || byte == '-' || byte == ':';
}

// The name that stands before `at`, parted from it by quotes, colons, '=' or a weekday ("Wed, ").
std::string_view name_before(std::string_view html, std::size_t at) {
    std::size_t end = at;
    std::size_t joint = 0;
    bool assigned = false;
    while (end > 0 && joint < kLongestJoint) {
        const char byte = html[end - 1];
        if (byte == ':' || byte == '=' || byte == '(') assigned = true;
        const bool filler = byte == ' ' || byte == '"' || byte == '\'' || byte == ':' ||
                            byte == '=' || byte == '\\' || byte == '(' || byte == '\n';
        if (!filler) break;
        --end;
        ++joint;
    }
    // "&quot;" written out
    constexpr int kMostQuotes = 4;
    constexpr std::string_view kQuote = "&quot;";
    for (int quotes = 0; quotes < kMostQuotes && end >= kQuote.size() &&
                         html.substr(end - kQuote.size(), kQuote.size()) == kQuote;
         ++quotes) {
        end -= kQuote.size();
        if (end > 0 && html[end - 1] == ' ') --end;
        if (end > 0 && html[end - 1] == ':') {
            assigned = true;
            --end;
        }
    }
    if (!assigned) return {};
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongestName && is_name_byte(html[begin - 1])) --begin;
    return html.substr(begin, end - begin);
}

// The number at `at` that may be a date. Returns: its end, or `at`.
std::size_t date_end(std::string_view html, std::size_t at) {
    std::size_t end = at;
    while (end < html.size() && is_digit(html[end])) ++end;
    const std::size_t count = end - at;
    if (count == 10 || count == 13) return end;
    if (count != 4 || (html[at] != '2' && html[at] != '1')) return at;
    if (end >= html.size() || (html[end] != '-' && html[end] != '/' && html[end] != '.')) return at;
    return std::min(html.size(), end + 24);
}

}  // namespace

std::optional<DateField> date_field(std::string_view name) {
    const Table& table = fields();
    auto at = table.find(name);
    if (at == table.end()) {
        const std::size_t colon = name.rfind(':');
        if (colon == std::string_view::npos) return std::nullopt;
        at = table.find(name.substr(colon + 1));
        if (at == table.end()) return std::nullopt;
    }
    if (at->second.role == FieldRole::script) return std::nullopt;
    return at->second;
}

std::vector<SourceDate> dates_in_source(std::string_view html) {
    std::vector<SourceDate> found;
    std::map<std::string, std::size_t> counts;
    for (std::size_t at = 0; at < html.size() && found.size() < kMostDates; ++at) {
        if (!is_digit(html[at])) continue;
        const std::size_t end = date_end(html, at);
        if (end == at) {
            while (at + 1 < html.size() && is_digit(html[at + 1])) ++at;
            continue;
        }
        std::string_view name = name_before(html, at);
        if (name.starts_with("data-")) name.remove_prefix(5);
        if (!name.empty()) {
            std::string bare = bare_name(name);
            const auto field = bare_fields().find(bare);
            if (field != bare_fields().end() && counts[bare] < kMostOfOneName) {
                std::string_view text = html.substr(at, end - at);
                const std::size_t stop = text.find_first_not_of("0123456789-/.:TZ+ ");
                text = text.substr(0, stop);
                std::string value = date_value(text, DayOrder::day_first);
                if (!value.empty()) {
                    ++counts[bare];
                    found.push_back({std::move(value), std::string(name), field->second.role});
                }
            }
        }
        while (at + 1 < html.size() && is_digit(html[at + 1])) ++at;
    }
    return found;
}

}  // namespace isnad::extract
