// Purpose: see naming.h: for a browser. Words are links to where they stand.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <string>

#include "model/names.h"
#include "report/coverage.h"
#include "report/html_parts.h"
#include "report/naming.h"
#include "report/phrases.h"
#include "report/timeline.h"

namespace isnad::report {

namespace {

constexpr std::size_t kEntitiesShown = 500;
constexpr std::size_t kPlacesShown = 5;  // of one wording
constexpr std::size_t kContext = 50;     // letters around a quoted wording

std::string outlets_html(const model::Record& record,
                         const std::map<std::uint32_t, std::uint32_t>& outlets) {
    std::string html;
    for (const auto& [outlet, count] : outlets)
        html += fmt::format("{}{} × {}", html.empty() ? "" : ", ",
                            bdi(outlet_words(record, outlet)), count);
    return html;
}

std::string place_html(const model::Record& record, model::Place place) {
    return passage_in_context(record.documents[place.doc], place.span, kContext);
}

// One wording: its words, who uses it, and behind a click where.
void usage_row(std::ostream& out, const model::Record& record, std::string_view kind,
               const model::Usage& usage) {
    out << fmt::format(
        "<details><summary><span class=\"tag\">{}</span> {} <span class=\"note\">{}</span>"
        "</summary>\n",
        kind, bdi(usage.text), outlets_html(record, usage.outlets));
    const std::size_t shown = std::min(usage.places.size(), kPlacesShown);
    for (std::size_t i = 0; i < shown; ++i) out << place_html(record, usage.places[i]) << "\n";
    out << "</details>\n";
}

void swap_row(std::ostream& out, const model::Record& record, const model::SwapEvidence& evidence,
              std::string_view uses) {
    const model::Swap& swap = record.swaps[evidence.swap];
    out << fmt::format(
        "<details><summary><span class=\"tag\">copy: {}</span> {} {} {} {}</summary>\n",
        model::to_string(evidence.touch), bdi(swap.a), swap.directed ? "→" : "↔", bdi(swap.b),
        uses);
    const std::size_t shown = std::min(evidence.places.size(), kPlacesShown);
    for (std::size_t i = 0; i < shown; ++i) {
        const model::SwapPlace& place = swap.places[evidence.places[i]];
        out << "<div class=\"pair\">";
        for (const model::Place& side : {place.a, place.b})
            out << fmt::format(
                "<div><a href=\"#d-{}\">{}</a>{}</div>", record.documents[side.doc].id,
                bdi(outlet_label(record.documents[side.doc])), place_html(record, side));
        out << "</div>\n";
    }
    out << "</details>\n";
}

void terms_html(std::ostream& out, const model::Record& record,
                const model::StoryFraming& framing) {
    if (framing.terms.empty()) return;
    out << "<h3>Words of one outlet more than of the others</h3>\n<p class=\"note\">Log-odds with "
           "a "
           "prior, z-scores of 1.96 and more; words of copied passages are not counted.</p>\n"
           "<div class=\"scroll\"><table><tbody>\n";
    for (const model::OutletTerms& outlet : framing.terms) {
        out << fmt::format("<tr><th>{}</th><td>", bdi(outlet_words(record, outlet.outlet)));
        for (const model::Term& term : outlet.terms)
            out << fmt::format(
                "<span class=\"tag\" title=\"{} of {} here, {} of {} in the others\">{} "
                "<span class=\"note\">z {:.1f}</span></span> ",
                term.count, outlet.words, term.rest, outlet.rest, bdi(term.text), term.z);
        out << "</td></tr>\n";
    }
    out << "</tbody></table></div>\n";
}

void dependences_html(std::ostream& out, const model::Record& record) {
    if (record.dependences.empty()) return;
    out << "<h3>Outlets with sources in common</h3>\n<p class=\"note\">How probable it is that one "
           "of the two has reports from the other, or both from a third. What such a pair tells "
           "alike, without a source of its own, has one origin.</p>\n<ul>\n";
    for (const model::OutletDependence& one : record.dependences)
        out << fmt::format("<li>{:.2f} {}</li>\n", one.probability, bdi(one.why));
    out << "</ul>\n";
}

void distances_html(std::ostream& out, const model::Record& record) {
    if (record.distances.empty()) return;
    out << "<h3>How far apart outlets are in naming</h3>\n<p class=\"note\">0: the same names as "
           "often; 1: no name in common. The interval is drawn from the pages anew (95 %); where "
           "an "
           "outlet has fewer than five pages there is none. “By chance”: what the pages of both "
           "give when they are dealt out at random.</p>\n<div class=\"scroll\"><table><thead><tr>"
           "<th>Outlets</th><th>Distance</th><th>Interval</th><th>By chance</th><th>Named by "
           "both</th><th>Pages</th></tr></thead><tbody>\n";
    for (const model::NamingDistance& between : record.distances)
        out << fmt::format(
            "<tr><td>{} – {}</td><td>{:.2f}</td><td>{}</td><td>{}</td><td>{}</td><td>{}, "
            "{}</td></tr>\n",
            bdi(outlet_words(record, between.a)), bdi(outlet_words(record, between.b)),
            between.distance,
            between.low ? fmt::format("{:.2f} … {:.2f}", *between.low, *between.high)
                        : std::string("too few pages"),
            between.chance ? fmt::format("{:.2f}", *between.chance) : std::string("–"),
            between.things, between.documents_a, between.documents_b);
    out << "</tbody></table></div>\n";
}

}  // namespace

void write_story_naming_html(std::ostream& out, const model::Record& record,
                             const model::Story& story,
                             const std::vector<const model::Event*>& by_id) {
    const model::StoryFraming& framing = story.framing;
    if (!framing.swaps.empty()) out << "<h3>Named otherwise in copies</h3>\n";
    for (const model::SwapUse& use : framing.swaps) {
        const std::string uses =
            fmt::format("<span class=\"note\">in the story: {} | {}</span>",
                        outlets_html(record, use.a), outlets_html(record, use.b));
        swap_row(out, record, use.evidence, uses);
    }
    bool first = true;
    for (const model::EventNaming& naming : framing.events) {
        if (naming.variants.empty()) continue;
        if (first) out << "<h3>Words for the same happening</h3>\n";
        first = false;
        const model::Event* event = event_of(by_id, naming.event);
        out << fmt::format("<p><a href=\"#{}\">{}</a></p>\n", escaped(naming.event),
                           bdi(event != nullptr ? excerpt(event->title, 120) : naming.event));
        for (const model::Usage& usage : naming.variants) usage_row(out, record, "word", usage);
    }
    terms_html(out, record, framing);
}

void write_naming_html(std::ostream& out, const model::Record& record) {
    const EntityNames names(record);
    out << "<section id=\"naming\"><h2>How the same is named</h2>\n";
    std::size_t shown = 0;
    for (const model::Framing& framing : record.framing) {
        if (shown++ == kEntitiesShown) break;
        out << fmt::format("<div class=\"event\"><p><strong>{}</strong></p>\n",
                           bdi(names.name(framing.entity, "en")));
        for (const model::SwapEvidence& each : framing.swaps) swap_row(out, record, each, "");
        for (const model::Usage& usage : framing.variants) usage_row(out, record, "name", usage);
        for (const model::Usage& usage : framing.titles) usage_row(out, record, "title", usage);
        for (const model::Epithet& epithet : framing.epithets)
            usage_row(out, record, model::to_string(epithet.kind), epithet.usage);
        if (framing.quoted) usage_row(out, record, "in quotation marks", *framing.quoted);
        out << "</div>\n";
    }
    if (record.framing.size() > kEntitiesShown)
        out << fmt::format("<p class=\"note\">{} more are in the JSON.</p>\n",
                           record.framing.size() - kEntitiesShown);
    distances_html(out, record);
    dependences_html(out, record);
    out << "</section>\n";
}

}  // namespace isnad::report
