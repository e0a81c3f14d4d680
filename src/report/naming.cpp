// Purpose: see naming.h: for a terminal. Quoted words stand at the end of their line, so that
// right-to-left text does not reorder what stands before it.
#include "report/naming.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <string>

#include "model/names.h"
#include "report/coverage.h"
#include "report/phrases.h"
#include "report/timeline.h"

namespace isnad::report {

namespace {

constexpr std::size_t kSwapsShown = 12;      // of a story
constexpr std::size_t kEventsShown = 12;     // of a story
constexpr std::size_t kEntitiesShown = 100;  // of the record
constexpr std::size_t kDistancesShown = 20;
constexpr std::size_t kOutletsShown = 6;  // of one wording
constexpr std::size_t kWords = 60;

std::string outlets_line(const model::Record& record,
                         const std::map<std::uint32_t, std::uint32_t>& outlets) {
    std::string line;
    std::size_t shown = 0;
    for (const auto& [outlet, count] : outlets) {
        if (shown++ == kOutletsShown) {
            line += fmt::format(" and {} more", outlets.size() - kOutletsShown);
            break;
        }
        line += (line.empty() ? "" : ", ") + outlet_words(record, outlet);
    }
    return line;
}

std::uint32_t total(const std::map<std::uint32_t, std::uint32_t>& counts) {
    std::uint32_t sum = 0;
    for (const auto& [key, count] : counts) sum += count;
    return sum;
}

void write_usage(std::ostream& out, const model::Record& record, const model::Usage& usage) {
    out << fmt::format("      {:>3} × {}   ({})\n", total(usage.documents),
                       excerpt(usage.text, kWords), outlets_line(record, usage.outlets));
}

// The labels in front keep words of either direction in their places.
void write_swap(std::ostream& out, const model::Record& record, const model::SwapEvidence& each) {
    const model::Swap& swap = record.swaps[each.swap];
    const model::SwapPlace& place = swap.places[each.places.front()];
    const auto side = [&](std::string_view label, const std::string& words, std::uint32_t doc) {
        out << fmt::format("        {}: {}   ({})\n", label, excerpt(words, kWords),
                           outlet_label(record.documents[doc]));
    };
    side(swap.directed ? "source" : "one  ", swap.a, place.a.doc);
    side(swap.directed ? "copy  " : "other", swap.b, place.b.doc);
}

std::string_view touch_label(model::SwapTouch touch) {
    switch (touch) {
        case model::SwapTouch::name:
            return "a name";
        case model::SwapTouch::trigger:
            return "the word for a happening";
        case model::SwapTouch::cue:
            return "the verb of a source";
        case model::SwapTouch::account:
            return "within what is claimed";
        case model::SwapTouch::text:
            break;
    }
    return "elsewhere";
}

void write_swap_uses(std::ostream& out, const model::Record& record,
                     const model::StoryFraming& framing) {
    if (framing.swaps.empty()) return;
    out << "\n  NAMED OTHERWISE IN COPIES\n";
    const std::size_t shown = std::min(framing.swaps.size(), kSwapsShown);
    for (std::size_t i = 0; i < shown; ++i) {
        const model::SwapUse& use = framing.swaps[i];
        out << fmt::format("      {}, {}\n", touch_label(use.evidence.touch),
                           counted(use.evidence.places.size(), "place", "places"));
        write_swap(out, record, use.evidence);
    }
    const std::size_t all = framing.swaps.size() + framing.swaps_left_out;
    if (shown < all) out << fmt::format("      and {} more\n", all - shown);
}

void write_terms(std::ostream& out, const model::Record& record,
                 const model::StoryFraming& framing) {
    if (framing.terms.empty()) return;
    out << "\n  WORDS OF ONE OUTLET MORE THAN OF THE OTHERS (log-odds, z)\n";
    for (const model::OutletTerms& outlet : framing.terms) {
        out << fmt::format("    {}\n", outlet_words(record, outlet.outlet));
        for (const model::Term& term : outlet.terms)
            out << fmt::format("      z {:>4.1f}, {:>3} of {}, others {} of {}: {}\n", term.z,
                               term.count, outlet.words, term.rest, outlet.rest,
                               excerpt(term.text, kWords));
    }
}

// Without an interval a distance says little: the JSON has those too.
void write_distances(std::ostream& out, const model::Record& record) {
    if (record.distances.empty()) return;
    out << "\nHOW FAR APART OUTLETS ARE IN NAMING (0 same names, 1 none in common)\n";
    std::size_t shown = 0;
    std::size_t unsure = 0;
    for (const model::NamingDistance& between : record.distances) {
        if (!between.low) {
            ++unsure;
            continue;
        }
        if (shown++ >= kDistancesShown) continue;
        out << fmt::format("  {:.2f}  95 % {:.2f} … {:.2f}, by chance {:.2f}; {}\n",
                           between.distance, *between.low, *between.high,
                           between.chance.value_or(0), counted(between.things, "name", "names"));
        out << fmt::format("        {}\n        {}\n", outlet_words(record, between.a),
                           outlet_words(record, between.b));
    }
    if (shown > kDistancesShown)
        out << fmt::format("  and {} more pairs\n", shown - kDistancesShown);
    if (unsure > 0)
        out << fmt::format("  {} with too few pages to tell how sure a distance is\n",
                           counted(unsure, "pair", "pairs"));
}

void write_dependences(std::ostream& out, const model::Record& record) {
    if (record.dependences.empty()) return;
    out << "\nOUTLETS WITH SOURCES IN COMMON (one has reports from the other, or both from a "
           "third)\n";
    for (const model::OutletDependence& one : record.dependences)
        out << fmt::format("  {:.2f}  {}\n", one.probability, one.why);
}

}  // namespace

void write_story_naming(std::ostream& out, const model::Record& record, const model::Story& story,
                        const std::vector<const model::Event*>& by_id) {
    const model::StoryFraming& framing = story.framing;
    write_swap_uses(out, record, framing);
    std::size_t shown = 0;
    for (const model::EventNaming& naming : framing.events) {
        if (naming.variants.empty()) continue;
        if (shown == 0) out << "\n  WORDS FOR THE SAME HAPPENING\n";
        if (shown++ == kEventsShown) {
            out << "    and more\n";
            break;
        }
        const model::Event* event = event_of(by_id, naming.event);
        out << fmt::format("    {}\n",
                           event != nullptr ? excerpt(event->title, 100) : naming.event);
        for (const model::Usage& usage : naming.variants) write_usage(out, record, usage);
    }
    write_terms(out, record, framing);
}

void write_naming(std::ostream& out, const model::Record& record) {
    if (!record.framing.empty()) out << "\nHOW THE SAME IS NAMED\n";
    const EntityNames names(record);
    std::size_t shown = 0;
    for (const model::Framing& framing : record.framing) {
        if (shown++ == kEntitiesShown) {
            out << fmt::format("  and {} more\n", record.framing.size() - kEntitiesShown);
            break;
        }
        out << fmt::format("  {}\n", names.name(framing.entity, "en"));
        for (const model::SwapEvidence& each : framing.swaps) {
            out << "      in a copy\n";
            write_swap(out, record, each);
        }
        for (const model::Usage& usage : framing.variants) write_usage(out, record, usage);
        if (!framing.titles.empty()) out << "      titles\n";
        for (const model::Usage& usage : framing.titles) write_usage(out, record, usage);
        for (const model::Epithet& epithet : framing.epithets) {
            out << fmt::format("      {}\n", model::to_string(epithet.kind));
            write_usage(out, record, epithet.usage);
        }
        if (framing.quoted) {
            out << "      in quotation marks\n";
            write_usage(out, record, *framing.quoted);
        }
    }
    write_distances(out, record);
    write_dependences(out, record);
}

}  // namespace isnad::report
