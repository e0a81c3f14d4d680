// Purpose: see journal.h.
#include "engine/journal.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/calendar.h"
#include "base/hash.h"
#include "model/names.h"

namespace isnad::engine {

using base::Error;
using base::ErrorCode;
using base::Result;
using model::Decision;
using model::DecisionAction;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kLongestLine = std::size_t{4} << 20;  // bytes
constexpr std::size_t kLongestText = 4096;                  // bytes
constexpr std::size_t kMostSides = 256;

Error wrong(std::string message) {
    return {ErrorCode::malformed, std::move(message), ""};
}

Json side_json(const model::NameSide& side) {
    Json json = Json::object();
    if (!side.id.empty()) json["id"] = side.id;
    if (!side.locals.empty()) json["locals"] = side.locals;
    if (!side.spellings.empty()) json["spellings"] = side.spellings;
    if (!side.documents.empty()) json["documents"] = side.documents;
    return json;
}

Json content_json(const Decision& decision) {
    Json json = {{"time", decision.time}, {"action", model::to_string(decision.action)}};
    if (!decision.sides.empty()) {
        json["sides"] = Json::array();
        for (const model::NameSide& side : decision.sides) json["sides"].push_back(side_json(side));
    }
    const auto put = [&](const char* field, const std::string& value) {
        if (!value.empty()) json[field] = value;
    };
    put("name", decision.name);
    put("language", decision.language);
    if (decision.kind) json["kind"] = model::to_string(*decision.kind);
    put("target", decision.target);
    put("author", decision.author);
    put("note", decision.note);
    return json;
}

std::string written(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Reads fields of one object; the first that is wrong is kept.
class Fields {
  public:
    explicit Fields(const Json& json) : json_(json) {}

    std::string text(const char* field) {
        const auto found = json_.find(field);
        if (found == json_.end()) return {};
        if (!found->is_string()) {
            fail(std::string("\"") + field + "\" is no text");
            return {};
        }
        std::string value = found->get<std::string>();
        if (value.size() > kLongestText) fail(std::string("\"") + field + "\" is too long");
        return value;
    }

    std::vector<std::string> texts(const char* field) {
        std::vector<std::string> values;
        const auto found = json_.find(field);
        if (found == json_.end()) return values;
        const bool texts =
            found->is_array() && std::all_of(found->begin(), found->end(),
                                             [](const Json& value) { return value.is_string(); });
        if (!texts) {
            fail(std::string("\"") + field + "\" is no list of texts");
            return values;
        }
        for (const Json& value : *found) values.push_back(value.get<std::string>());
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        return values;
    }

    void fail(std::string message) {
        if (!error_) error_ = std::move(message);
    }
    const std::optional<std::string>& error() const { return error_; }

  private:
    const Json& json_;
    std::optional<std::string> error_;
};

bool is_time(const std::string& time) {
    constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
    if (time.size() != kForm.size() || !base::day_number(time)) return false;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const bool digit = time[i] >= '0' && time[i] <= '9';
        if (kForm[i] == '0' ? !digit : time[i] != kForm[i]) return false;
    }
    return true;
}

// Requires: is_time(time).
std::string a_second_later(const std::string& time) {
    const auto two = [&](std::size_t at) { return (time[at] - '0') * 10 + (time[at + 1] - '0'); };
    int seconds = two(11) * 3600 + two(14) * 60 + two(17) + 1;
    int day = base::day_number(time).value_or(0);
    constexpr int kDay = 24 * 3600;
    if (seconds >= kDay) {
        seconds -= kDay;
        ++day;
    }
    const auto digits = [](int value) {
        return std::string(value < 10 ? "0" : "") + std::to_string(value);
    };
    return base::iso_date(day) + "T" + digits(seconds / 3600) + ":" + digits(seconds / 60 % 60) +
           ":" + digits(seconds % 60) + "Z";
}

// What each action needs. Returns: "" where it is there.
std::string missing(const Decision& decision) {
    const std::size_t sides = decision.sides.size();
    for (const model::NameSide& side : decision.sides) {
        if (side.locals.empty() && side.spellings.empty() && side.documents.empty())
            return "a side that names nothing";
    }
    switch (decision.action) {
        case DecisionAction::merge:
            return sides < 2 ? "a merge needs two sides" : "";
        case DecisionAction::split:
        case DecisionAction::drop:
            return sides < 1 ? "it needs a side" : "";
        case DecisionAction::rename:
            return sides < 1 || decision.name.empty() || decision.language.empty()
                       ? "a rename needs a side, a name and its language"
                       : "";
        case DecisionAction::kind:
            return sides < 1 || !decision.kind ? "it needs a side and a kind" : "";
        case DecisionAction::undo:
            return decision.target.empty() ? "an undo needs its target" : "";
    }
    return "";
}

}  // namespace

void seal(Decision& decision) {
    for (model::NameSide& side : decision.sides) {
        for (auto* list : {&side.locals, &side.spellings, &side.documents}) {
            std::sort(list->begin(), list->end());
            list->erase(std::unique(list->begin(), list->end()), list->end());
        }
    }
    decision.id = base::sha256_hex(written(content_json(decision))).substr(0, 16);
}

void stamp(Decision& decision, const std::vector<Decision>& journal, const std::string& now) {
    decision.time = now;
    for (const Decision& each : journal) decision.time = std::max(decision.time, each.time);
    seal(decision);
    const auto taken = [&] {
        return std::any_of(journal.begin(), journal.end(),
                           [&](const Decision& each) { return each.id == decision.id; });
    };
    while (taken()) {
        decision.time = a_second_later(decision.time);
        seal(decision);
    }
}

std::string journal_line(const Decision& decision) {
    Json json = {{"id", decision.id}};
    json.update(content_json(decision));
    return written(json);
}

Result<Decision> read_journal_line(std::string_view line) {
    if (line.size() > kLongestLine)
        return Error{ErrorCode::too_large, "a line of more than 4 MiB", ""};
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_discarded() || !json.is_object()) return wrong("no JSON object");
    Fields fields(json);
    Decision decision;
    const std::string id = fields.text("id");
    decision.time = fields.text("time");
    const std::string action = fields.text("action");
    decision.name = fields.text("name");
    decision.language = fields.text("language");
    const std::string kind = fields.text("kind");
    decision.target = fields.text("target");
    decision.author = fields.text("author");
    decision.note = fields.text("note");
    if (fields.error()) return wrong(*fields.error());
    if (!is_time(decision.time)) return wrong("\"time\" is no moment like 2024-05-20T09:30:00Z");
    const auto known_action = model::decision_action(action);
    if (!known_action) return wrong("\"action\" is none of merge, split, rename, drop, kind, undo");
    decision.action = *known_action;
    if (!kind.empty()) {
        decision.kind = model::entity_kind(kind);
        if (!decision.kind) return wrong("\"kind\" is none of person, organisation, place, outlet");
    }
    if (const auto sides = json.find("sides"); sides != json.end()) {
        if (!sides->is_array() || sides->size() > kMostSides)
            return wrong("\"sides\" is no list of up to 256 sides");
        for (const Json& side : *sides) {
            if (!side.is_object()) return wrong("a side is no object");
            Fields of(side);
            decision.sides.push_back(
                {of.text("id"), of.texts("locals"), of.texts("spellings"), of.texts("documents")});
            if (of.error()) return wrong(*of.error());
        }
    }
    if (std::string what = missing(decision); !what.empty()) return wrong(std::move(what));
    seal(decision);
    if (!id.empty() && id != decision.id) return wrong("its id does not belong to its content");
    return decision;
}

Result<std::vector<Decision>> load_journal(store::Store& store,
                                           const std::function<void(const base::Error&)>& refused) {
    ISNAD_TRY(const auto lines, store.name_journal().lines());
    std::vector<Decision> journal;
    for (const store::JournalLine& line : lines) {
        auto decision = read_journal_line(line.entry);
        if (decision) {
            journal.push_back(std::move(*decision));
        } else {
            refused({decision.error().code, decision.error().message,
                     "entry " + line.id + " of the journal of names"});
        }
    }
    return journal;
}

Result<ImportCounts> import_journal(store::Store& store, std::string_view file,
                                    const std::string& path, const std::string& now,
                                    const std::function<void(const base::Error&)>& refused) {
    ImportCounts counts;
    std::vector<store::JournalLine> lines;
    std::size_t number = 0;
    while (!file.empty()) {
        ++number;
        const std::size_t end = file.find('\n');
        std::string_view line = file.substr(0, end);
        file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
        auto decision = read_journal_line(line);
        const auto today = base::day_number(now);
        if (decision && today && base::day_number(decision->time).value_or(0) > *today + 1)
            decision = Error{ErrorCode::malformed, "decided after today", ""};
        if (!decision) {
            ++counts.refused;
            refused({decision.error().code, decision.error().message,
                     path + ":" + std::to_string(number)});
            continue;
        }
        lines.push_back({decision->id, decision->time, journal_line(*decision)});
    }
    ISNAD_TRY(counts.added, store.name_journal().add(lines));
    counts.already_there = lines.size() - counts.added;
    return counts;
}

base::Status keep_decision(store::Store& store, const Decision& decision) {
    ISNAD_TRY_DO(store.name_journal().add({{decision.id, decision.time, journal_line(decision)}}));
    return base::ok();
}

}  // namespace isnad::engine
