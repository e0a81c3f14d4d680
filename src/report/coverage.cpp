// Purpose: see coverage.h.
#include "report/coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "report/html_parts.h"
#include "report/phrases.h"
#include "report/timeline.h"

namespace isnad::report {

namespace {

constexpr std::size_t kColumnsShown = 14;  // in a terminal; the JSON has more
constexpr std::size_t kRowsShown = 25;
constexpr std::size_t kTitle = 70;
constexpr std::size_t kWords = 160;  // of a claim, in a hint

char sign_of(const model::CoverageCell& cell) {
    switch (cell.state) {
        case model::CoverageState::said:
            return 'x';
        case model::CoverageState::otherwise:
            return '/';
        case model::CoverageState::silent:
            break;
    }
    if (!cell.like.empty()) return '~';
    if (cell.silence == model::Silence::earlier) return '-';
    return cell.silence == model::Silence::undated ? '?' : '.';
}

std::size_t told_by(const model::Coverage& coverage, std::uint32_t column) {
    return static_cast<std::size_t>(std::count_if(
        coverage.rows.begin(), coverage.rows.end(),
        [&](const auto& row) { return row.cells[column].state != model::CoverageState::silent; }));
}

// How many others make a silence worth telling.
std::uint32_t enough_others(const model::Coverage& coverage) {
    return coverage.outlets.size() > 2 ? 2 : 1;
}

// Of what enough others tell, and nothing explains its silence.
std::size_t silent_on(const model::Coverage& coverage, std::uint32_t column) {
    return static_cast<std::size_t>(
        std::count_if(coverage.rows.begin(), coverage.rows.end(), [&](const auto& row) {
            const model::CoverageCell& cell = row.cells[column];
            return row.outlets >= enough_others(coverage) &&
                   cell.silence == model::Silence::later && cell.like.empty();
        }));
}

std::string values_of(const model::CoverageCell& cell) {
    std::string values;
    for (const model::CoverageValue& value : cell.values) {
        if (value.attribute == "modality") continue;
        values += (values.empty() ? "" : ", ") + value.value;
    }
    return values;
}

std::string hint(const model::Record& record, const std::vector<model::ClaimRef>& refs) {
    return refs.empty() ? "" : escaped(claim_words(record, refs.front(), kWords));
}

std::string link_to(const model::Record& record, const std::vector<model::ClaimRef>& refs,
                    std::string_view words) {
    return fmt::format("<a href=\"#d-{}\" title=\"{}\">{}</a>",
                       record.documents[refs.front().doc].id, hint(record, refs), bdi(words));
}

std::string cell_html(const model::Record& record, const model::CoverageCell& cell) {
    const std::string values = values_of(cell);
    switch (cell.state) {
        case model::CoverageState::said:
            return fmt::format("<td class=\"said\">{}</td>",
                               link_to(record, cell.claims, values.empty() ? "said" : values));
        case model::CoverageState::otherwise:
            return fmt::format("<td class=\"otherwise\">{}</td>",
                               link_to(record, cell.claims, values.empty() ? "otherwise" : values));
        case model::CoverageState::silent:
            break;
    }
    if (!cell.like.empty())
        return fmt::format("<td class=\"like\">{}</td>", link_to(record, cell.like, "alike?"));
    if (cell.silence == model::Silence::earlier)
        return "<td class=\"silent\" title=\"its pages are older than the first "
               "report\">older</td>";
    if (cell.silence == model::Silence::undated)
        return "<td class=\"silent\" title=\"the days of its pages are not known\">silent?</td>";
    return "<td class=\"silent\">silent</td>";
}

}  // namespace

std::string outlet_words(const model::Record& record, std::uint32_t outlet) {
    return outlet_label(record.documents[record.outlets[outlet].documents.front()]);
}

void write_coverage(std::ostream& out, const model::Record& record, const model::Story& story,
                    const std::vector<const model::Event*>& by_id) {
    const model::Coverage& coverage = story.coverage;
    if (coverage.rows.empty()) return;
    out << "\n  WHO TELLS WHAT\n"
           "  x tells it   / tells it otherwise   . silent   ~ silent, but tells something alike\n"
           "  - its pages are older than the first report   ? the days are not known\n";
    const std::size_t columns = std::min(coverage.outlets.size(), kColumnsShown);
    for (std::uint32_t column = 0; column < columns; ++column) {
        out << fmt::format("    {}  tells {:>3} of {}, silent on {:>3} that {} tell: {}\n",
                           static_cast<char>('A' + column), told_by(coverage, column),
                           coverage.rows.size(), silent_on(coverage, column),
                           enough_others(coverage) == 2 ? "two others" : "others",
                           outlet_words(record, coverage.outlets[column]));
    }
    const std::size_t outlets = coverage.outlets.size() + coverage.outlets_left_out;
    if (columns < outlets) out << fmt::format("    and {} more outlets\n", outlets - columns);
    out << "    ";
    for (std::size_t column = 0; column < columns; ++column)
        out << static_cast<char>('A' + column) << ' ';
    out << "\n";
    const std::size_t shown = std::min(coverage.rows.size(), kRowsShown);
    for (std::size_t i = 0; i < shown; ++i) {
        const model::CoverageRow& row = coverage.rows[i];
        out << "    ";
        for (std::size_t column = 0; column < columns; ++column)
            out << sign_of(row.cells[column]) << ' ';
        const model::Event* event = event_of(by_id, row.event);
        out << "  " << (event != nullptr ? excerpt(event->title, kTitle) : row.event) << "\n";
    }
    const std::size_t rows = coverage.rows.size() + coverage.rows_left_out;
    if (shown < rows) out << fmt::format("    and {} more\n", rows - shown);
}

void write_coverage_html(std::ostream& out, const model::Record& record, const model::Story& story,
                         const std::vector<const model::Event*>& by_id) {
    const model::Coverage& coverage = story.coverage;
    if (coverage.rows.empty()) return;
    out << "<h3>Who tells what</h3>\n<p class=\"note\">Silence is a claim that was not found on "
           "its pages. “older”: all of them are older than the first report; “alike?”: it tells "
           "something of the same kind, time and people, which may be the same.</p>\n"
           "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Who tells what\">"
           "<table class=\"matrix\"><thead><tr><th>Happening</th>";
    for (std::uint32_t column = 0; column < coverage.outlets.size(); ++column)
        out << fmt::format(
            "<th>{}<br><span class=\"note\" title=\"silent on {} that others tell\">{} of "
            "{}</span></th>",
            bdi(outlet_words(record, coverage.outlets[column])), silent_on(coverage, column),
            told_by(coverage, column), coverage.rows.size());
    out << "</tr></thead><tbody>\n";
    for (const model::CoverageRow& row : coverage.rows) {
        const model::Event* event = event_of(by_id, row.event);
        out << fmt::format("<tr><th dir=\"auto\"><a href=\"#{}\">{}</a></th>", escaped(row.event),
                           escaped(event != nullptr ? excerpt(event->title, kTitle) : row.event));
        for (const model::CoverageCell& cell : row.cells) out << cell_html(record, cell);
        out << "</tr>\n";
    }
    out << "</tbody></table></div>\n";
    if (coverage.rows_left_out + coverage.outlets_left_out > 0)
        out << fmt::format("<p class=\"note\">Left out: {} and {}.</p>\n",
                           counted(coverage.rows_left_out, "happening", "happenings"),
                           counted(coverage.outlets_left_out, "outlet", "outlets"));
}

}  // namespace isnad::report
