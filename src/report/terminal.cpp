// Purpose: see terminal.h. Quoted words stand at the end of their line, so that right-to-left text
// does not reorder what stands before it.
#include "report/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>

#include "model/names.h"
#include "report/chains.h"
#include "report/coverage.h"
#include "report/names.h"
#include "report/naming.h"
#include "report/phrases.h"
#include "report/timeline.h"

namespace isnad::report {

namespace {

constexpr std::size_t kWords = 140;         // letters of a quoted claim
constexpr std::size_t kSwapsShown = 6;      // substitutions of a copy pair
constexpr std::size_t kAccountsShown = 4;   // claims of an event, passages of a conflict's value
constexpr std::size_t kFurnitureShown = 3;  // lines of an outlet

std::string doc_label(const model::Record& record, std::uint32_t doc) {
    const model::Document& document = record.documents[doc];
    return fmt::format("{} [{}]", outlet_label(document), document.id.substr(0, 6));
}

// `entry`: null where the event stands alone, not in its story's timeline.
void write_event_lines(std::ostream& out, const model::Record& record, const model::Event& event,
                       const model::TimelineEntry* entry) {
    const std::string when =
        entry != nullptr ? edtf_label(entry->happened) : time_label(event.time);
    out << fmt::format("  {:<12} {}, {}   {}\n", when, event.frame,
                       model::to_string(event.modality), event.id);
    out << fmt::format("      {}\n", excerpt(event.title, kWords));
    if (entry != nullptr) out << fmt::format("      {}\n", reported_label(*entry));
    if (!event.why.empty()) out << fmt::format("      {}\n", excerpt(event.why, 200));
    const std::size_t shown = std::min(event.claims.size(), kAccountsShown);
    for (std::size_t i = 0; i < shown; ++i)
        out << fmt::format("        {}\n", chain_line(record, event.claims[i]));
    if (shown < event.claims.size())
        out << fmt::format("        and {} more\n", event.claims.size() - shown);
}

void write_copies(std::ostream& out, const model::Record& record, const model::Story& story) {
    const std::vector<CopyPair> pairs = copy_pairs(record, story);
    if (pairs.empty()) return;
    out << "\n  WHO SHARES WHOSE WORDS\n";
    for (const CopyPair& pair : pairs) {
        out << fmt::format("  {:>3.0f} % in {}, {}\n", pair.share * 100,
                           counted(pair.passages.size(), "passage", "passages"),
                           pair.direction_known ? "copied" : "direction unknown");
        out << fmt::format("      {} {} ({})\n", pair.direction_known ? "from" : "between",
                           doc_label(record, pair.from), date_label(record.documents[pair.from]));
        out << fmt::format("      {} {} ({})\n", pair.direction_known ? "to  " : "and    ",
                           doc_label(record, pair.to), date_label(record.documents[pair.to]));
        const std::size_t shown = std::min(pair.substitutions.size(), kSwapsShown);
        for (std::size_t i = 0; i < shown; ++i) {
            out << fmt::format("        {} → {}\n", excerpt(pair.substitutions[i].a, 40),
                               excerpt(pair.substitutions[i].b, 40));
        }
        if (shown < pair.substitutions.size())
            out << fmt::format("        and {} more changes\n", pair.substitutions.size() - shown);
    }
}

void write_conflicts(std::ostream& out, const model::Record& record, const model::Story& story) {
    const std::set<std::string> events(story.events.begin(), story.events.end());
    bool first = true;
    for (const model::Conflict& conflict : record.conflicts) {
        if (!events.contains(conflict.event)) continue;
        if (first) out << "\n  WHERE ACCOUNTS PART\n";
        first = false;
        const auto event = std::find_if(record.events.begin(), record.events.end(),
                                        [&](const auto& e) { return e.id == conflict.event; });
        out << fmt::format("  {}: {}\n", conflict.attribute, excerpt(event->title, 100));
        for (const model::ConflictValue& value : conflict.values) {
            out << fmt::format("      {}\n", value.value);
            const std::size_t shown = std::min(value.claims.size(), kAccountsShown);
            for (std::size_t i = 0; i < shown; ++i) {
                out << fmt::format("        {}: {}\n", doc_label(record, value.claims[i].doc),
                                   claim_words(record, value.claims[i], kWords));
            }
        }
    }
}

void write_families(std::ostream& out, const model::Record& record) {
    const std::vector<std::size_t> families = wide_families(record);
    if (families.empty()) return;
    out << "\nWHO HAD IT FIRST\n";
    for (const std::size_t index : families) {
        const model::Family& family = record.families[index];
        const model::Place first = family.witnesses.front().place;
        out << fmt::format("  {}\n", family_label(family));
        out << fmt::format("      {} ({})\n", doc_label(record, first.doc),
                           date_label(record.documents[first.doc]));
        out << fmt::format("      {}\n", excerpt(place_words(record, first), kWords));
        const std::size_t shown = std::min(family.witnesses.size(), kAccountsShown + 1);
        for (std::size_t i = 1; i < shown; ++i) {
            const model::Witness& witness = family.witnesses[i];
            out << fmt::format(
                "        {} ({}), {:.0f} % alike\n", doc_label(record, witness.place.doc),
                date_label(record.documents[witness.place.doc]), witness.similarity * 100);
            if (witness.parent)
                out << fmt::format("          {} {}\n", witness.certain ? "from" : "nearest to",
                                   doc_label(record, *witness.parent));
        }
        if (shown < family.witnesses.size())
            out << fmt::format("        and {} more\n", family.witnesses.size() - shown);
    }
}

// The labels in front keep words of either direction in their places.
void write_swaps(std::ostream& out, const model::Record& record) {
    const std::vector<std::size_t> swaps = frequent_swaps(record);
    if (swaps.empty()) return;
    out << "\nWORDS FOR OTHER WORDS\n";
    for (const std::size_t index : swaps) {
        const model::Swap& swap = record.swaps[index];
        out << fmt::format("  {}\n", swap_label(swap));
        out << fmt::format("      {}: {}\n", swap.directed ? "source" : "one  ",
                           excerpt(swap.a, 60));
        out << fmt::format("      {}: {}\n", swap.directed ? "copy  " : "other",
                           excerpt(swap.b, 60));
    }
}

// A few lines of each outlet are enough to judge by; the JSON has all.
void write_furniture(std::ostream& out, const model::Record& record) {
    if (record.furniture.empty()) return;
    out << "\nLEFT OUT: WHAT A SITE REPEATS\n";
    for (std::size_t from = 0; from < record.furniture.size();) {
        const std::string& outlet = record.furniture[from].outlet;
        std::size_t to = from;
        while (to < record.furniture.size() && record.furniture[to].outlet == outlet) ++to;
        out << fmt::format("  {}: {}\n", outlet.empty() ? "(outlet unknown)" : excerpt(outlet, 40),
                           counted(to - from, "line", "lines"));
        const std::size_t shown = std::min(to, from + kFurnitureShown);
        for (std::size_t i = from; i < shown; ++i) {
            const model::FurnitureLine& line = record.furniture[i];
            out << fmt::format("      {} of {} pages, {}: {}\n", line.pages, line.of,
                               place_label(line.place), excerpt(line.text, 100));
        }
        if (shown < to) out << fmt::format("      and {} more\n", to - shown);
        from = to;
    }
}

void write_one_story(std::ostream& out, const model::Record& record, const model::Story& story,
                     const std::vector<const model::Event*>& by_id) {
    std::set<std::string> outlets;
    for (const std::uint32_t doc : story.documents)
        outlets.insert(outlet_label(record.documents[doc]));
    out << fmt::format("\nSTORY {}  {}\n", story.id,
                       story.from.empty() ? "undated" : story.from + " … " + story.to);
    out << fmt::format("  {}\n", story.title.empty() ? "(no title)" : excerpt(story.title, kWords));
    out << fmt::format("  {} from {}\n", counted(story.documents.size(), "document", "documents"),
                       counted(outlets.size(), "outlet", "outlets"));
    for (const std::uint32_t doc : story.documents) {
        const model::Document& document = record.documents[doc];
        out << fmt::format("    {}  {:<23} {}\n", document.id.substr(0, 6), date_label(document),
                           outlet_label(document));
    }
    const auto timeline = timeline_events(story, by_id);
    if (!timeline.empty()) out << "\n  TIMELINE\n";
    for (const auto& [entry, event] : timeline) write_event_lines(out, record, *event, entry);
    write_coverage(out, record, story, by_id);
    write_copies(out, record, story);
    write_conflicts(out, record, story);
    write_story_naming(out, record, story, by_id);
    write_other_sources(out, record, story);
}

}  // namespace

void write_story(std::ostream& out, const model::Record& record, const model::Story& story) {
    write_one_story(out, record, story, sorted_events(record));
}

void write_text(std::ostream& out, const model::Record& record) {
    std::size_t claims = 0;
    for (const model::Document& document : record.documents) claims += document.said.claims.size();
    out << fmt::format(
        "{}, {}, {}, {}, {}, {}\n", counted(record.documents.size(), "document", "documents"),
        counted(record.stories.size(), "story", "stories"),
        counted(record.events.size(), "event", "events"), counted(claims, "claim", "claims"),
        counted(record.copies.size(), "shared passage", "shared passages"),
        counted(record.conflicts.size(), "conflict", "conflicts"));
    out << "The record says who said what, and through whom; it does not say what is true.\n";
    const auto by_id = sorted_events(record);
    for (const model::Story& story : record.stories) write_one_story(out, record, story, by_id);
    write_families(out, record);
    write_swaps(out, record);
    write_entities(out, record);
    write_naming(out, record);
    write_furniture(out, record);
}

void write_event(std::ostream& out, const model::Record& record, const model::Event& event) {
    write_event_lines(out, record, event, nullptr);
    for (const model::ClaimRef ref : event.claims) {
        out << fmt::format("\n  {} ({})\n", chain_line(record, ref),
                           date_label(record.documents[ref.doc]));
        out << fmt::format("      {}\n", claim_words(record, ref, 600));
    }
}

void write_document(std::ostream& out, const model::Document& document) {
    const model::Article& article = document.article;
    out << fmt::format("document {}  {}\n", document.id, document.uri());
    out << fmt::format("outlet     {}\n", article.outlet ? article.outlet->name : "unknown");
    out << fmt::format("published  {}\n", date_label(document));
    for (const model::DateEvidence& reason : article.published.evidence) {
        out << fmt::format(
            "           {} {} by {}{}{}\n", model::to_string(reason.bound), reason.value,
            model::to_string(reason.kind), reason.source.empty() ? "" : " (" + reason.source + ")",
            reason.span.empty() ? "" : ": " + excerpt(model::cut(article.text, reason.span), 60));
    }
    out << fmt::format("encoding   {} ({})\n\n", article.encoding, article.encoding_evidence);
    for (std::size_t i = 0; i < article.blocks.size(); ++i) {
        const model::Block& block = article.blocks[i];
        const std::string repeat = block.learned     ? std::string(" site")
                                   : block.repeat_of ? fmt::format(" = {}", *block.repeat_of)
                                                     : std::string();
        out << fmt::format("{:>3} {:<10}{:<6} {}\n", i, model::to_string(block.kind), repeat,
                           excerpt(model::cut(article.text, block.span), 2000));
    }
    out << "\n";
    for (const model::Claim& claim : document.said.claims) {
        std::string chain = outlet_label(document);
        for (const model::ChainLink& link : claim.chain)
            chain += " ← " + excerpt(model::cut(article.text, link.span), 60);
        out << fmt::format("{}, {}{}  {}\n    {}\n", claim.frame, model::to_string(claim.modality),
                           claim.time.empty() ? "" : ", " + claim.time, chain,
                           excerpt(model::cut(article.text, claim.span), kWords));
    }
}

}  // namespace isnad::report
