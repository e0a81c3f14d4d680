// Purpose: see timeline.h.
#include "report/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/phrases.h"

namespace isnad::report {

namespace {

// One date: seasons and quarters by their names.
std::string date_words(std::string_view edtf) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kParts = {
        {{"-21", "spring"},
         {"-22", "summer"},
         {"-23", "autumn"},
         {"-24", "winter"},
         {"-33", "first quarter of"},
         {"-34", "second quarter of"},
         {"-35", "third quarter of"},
         {"-36", "fourth quarter of"},
         {"-40", "first half of"},
         {"-41", "second half of"}}};
    if (edtf.starts_with("XXXX")) return time_label(edtf);
    if (edtf.size() == 7) {
        for (const auto& [code, words] : kParts)
            if (edtf.substr(4) == code) return fmt::format("{} {}", words, edtf.substr(0, 4));
    }
    return std::string(edtf);
}

std::string range_words(std::string_view from, std::string_view to) {
    return date_words(from) + " … " + date_words(to);
}

}  // namespace

std::string edtf_label(std::string_view edtf) {
    if (edtf.empty()) return "undated";
    if (edtf.starts_with("../")) return "by " + date_words(edtf.substr(3));
    if (edtf.ends_with("/..")) return "from " + date_words(edtf.substr(0, edtf.size() - 3));
    if (edtf.front() == '[' && edtf.back() == ']') {
        std::string label;
        for (std::string_view rest = edtf.substr(1, edtf.size() - 2); !rest.empty();) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            const std::string_view member = rest.substr(0, comma);
            const std::size_t dots = member.find("..");
            if (!label.empty()) label += " or ";
            label += dots == member.npos
                         ? date_words(member)
                         : range_words(member.substr(0, dots), member.substr(dots + 2));
            rest.remove_prefix(std::min(rest.size(), comma + 1));
        }
        return label;
    }
    const std::size_t slash = edtf.find('/');
    if (slash == edtf.npos) return date_words(edtf);
    return range_words(edtf.substr(0, slash), edtf.substr(slash + 1));
}

std::string reported_label(const model::TimelineEntry& entry) {
    std::string label = "reported ";
    const std::string first = entry.reported.empty() ? "" : entry.reported.front().published;
    label += first.empty() ? "on an unknown day" : edtf_label(first);
    if (entry.lag_days) {
        const int days = *entry.lag_days;
        if (days == 0) label += ", the same day";
        if (days != 0)
            label += fmt::format(", {} {}",
                                 counted(static_cast<std::size_t>(std::abs(days)), "day", "days"),
                                 days > 0 ? "later" : "before");
    }
    if (entry.reports > 1) label += fmt::format("; {} pages in all", entry.reports);
    return label;
}

std::vector<const model::Event*> sorted_events(const model::Record& record) {
    std::vector<const model::Event*> events;
    events.reserve(record.events.size());
    for (const model::Event& event : record.events) events.push_back(&event);
    std::sort(events.begin(), events.end(),
              [](const model::Event* x, const model::Event* y) { return x->id < y->id; });
    return events;
}

const model::Event* event_of(const std::vector<const model::Event*>& by_id, std::string_view id) {
    const auto found = std::lower_bound(
        by_id.begin(), by_id.end(), id,
        [](const model::Event* event, std::string_view sought) { return event->id < sought; });
    return found != by_id.end() && (*found)->id == id ? *found : nullptr;
}

std::vector<std::pair<const model::TimelineEntry*, const model::Event*>> timeline_events(
    const model::Story& story, const std::vector<const model::Event*>& by_id) {
    std::vector<std::pair<const model::TimelineEntry*, const model::Event*>> events;
    for (const model::TimelineEntry& entry : story.timeline)
        if (const model::Event* event = event_of(by_id, entry.event))
            events.emplace_back(&entry, event);
    return events;
}

}  // namespace isnad::report
