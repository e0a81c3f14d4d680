// Purpose: see html.h. Read top down: write_html calls one function a section of the page.
#include "report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "model/names.h"
#include "report/chains.h"
#include "report/coverage.h"
#include "report/html_parts.h"
#include "report/names.h"
#include "report/naming.h"
#include "report/phrases.h"
#include "report/timeline.h"

namespace isnad::report {

namespace {

constexpr std::size_t kContext = 60;          // letters around a quoted claim
constexpr std::size_t kPassagesShown = 200;   // of a copy pair; the JSON has all
constexpr std::size_t kWitnessesShown = 200;  // of a family
constexpr std::size_t kPlacesShown = 50;      // of a swap

class HtmlReport {
  public:
    HtmlReport(std::ostream& out, const model::Record& record)
        : out_(out), record_(record), by_id_(sorted_events(record)) {}

    void write() {
        head();
        contents();
        for (const model::Story& story : record_.stories) write_story(story);
        families();
        swaps();
        write_entities_html(out_, record_, [this](std::uint32_t doc) { return doc_link(doc); });
        write_naming_html(out_, record_);
        furniture();
        documents();
        out_ << "</main></body></html>\n";
    }

  private:
    const model::Document& doc(std::uint32_t index) const { return record_.documents[index]; }

    // A link to a document of this page, named by its outlet.
    std::string doc_link(std::uint32_t index) const {
        return fmt::format("<a href=\"#d-{}\">{}</a>", doc(index).id,
                           bdi(outlet_label(doc(index))));
    }

    void head() {
        out_ << "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "style-src 'unsafe-inline'\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<title>isnad: the record</title>\n<style>"
             << style_sheet() << "</style></head>\n<body><main>\n<h1>The record</h1>\n";
        std::size_t claims = 0;
        for (const model::Document& document : record_.documents)
            claims += document.said.claims.size();
        out_ << fmt::format("<p>{}, {}, {}, {}, {}.</p>\n",
                            counted(record_.documents.size(), "document", "documents"),
                            counted(record_.stories.size(), "story", "stories"),
                            counted(record_.events.size(), "event", "events"),
                            counted(claims, "claim", "claims"),
                            counted(record_.conflicts.size(), "conflict", "conflicts"));
        out_
            << "<p class=\"note\">It says who said what, and through whom; it does not say what is "
               "true.</p>\n";
    }

    void contents() {
        out_ << "<nav aria-label=\"Contents\"><ul>\n";
        for (const model::Story& story : record_.stories) {
            out_ << fmt::format("<li><a href=\"#{}\">{}</a> <span class=\"note\">{}</span></li>\n",
                                escaped(story.id), bdi(story_title(story)),
                                counted(story.documents.size(), "document", "documents"));
        }
        out_ << "<li><a href=\"#first\">Who had it first</a></li>\n"
                "<li><a href=\"#swaps\">Words for other words</a></li>\n"
                "<li><a href=\"#names\">Who is who</a></li>\n"
                "<li><a href=\"#naming\">How the same is named</a></li>\n"
                "<li><a href=\"#left-out\">What a site repeats</a></li>\n"
                "<li><a href=\"#documents\">The documents as read</a></li>\n</ul></nav>\n";
    }

    // "2 outlets, 1 origin: name; name": each name keeps its own direction.
    static std::string names_apart(std::string_view why) {
        const std::size_t colon = why.find(": ");
        if (colon == std::string_view::npos) return escaped(why);
        std::string html = escaped(why.substr(0, colon + 2));
        for (std::string_view rest = why.substr(colon + 2);;) {
            const std::size_t cut = rest.find("; ");
            html += bdi(rest.substr(0, cut));
            if (cut == std::string_view::npos) return html;
            html += "; ";
            rest.remove_prefix(cut + 2);
        }
    }

    static std::string story_title(const model::Story& story) {
        return story.title.empty() ? "(no title)" : excerpt(story.title, 160);
    }

    void write_story(const model::Story& story) {
        out_ << fmt::format("<section id=\"{}\">\n<h2 dir=\"auto\">{}</h2>\n", escaped(story.id),
                            escaped(story_title(story)));
        out_ << "<table><thead><tr><th class=\"date\">Published</th><th>Outlet</th><th>Title</th>"
                "</tr></thead><tbody>\n";
        for (const std::uint32_t index : story.documents) {
            out_ << fmt::format(
                "<tr><td class=\"date\">{}</td><td>{}</td><td dir=\"auto\">{}</td></tr>\n",
                escaped(date_label(doc(index))), doc_link(index),
                escaped(excerpt(doc(index).article.title, 160)));
        }
        out_ << "</tbody></table>\n";
        timeline(story);
        write_coverage_html(out_, record_, story, by_id_);
        copies(story);
        conflicts(story);
        write_story_naming_html(out_, record_, story, by_id_);
        other_sources(story);
        out_ << "</section>\n";
    }

    void timeline(const model::Story& story) {
        const auto timeline = timeline_events(story, by_id_);
        if (!timeline.empty()) out_ << "<h3>Timeline</h3>\n";
        for (const auto& [entry, event] : timeline) write_event(*event, *entry);
    }

    void write_event(const model::Event& event, const model::TimelineEntry& entry) {
        out_ << fmt::format(
            "<div class=\"event\" id=\"{}\"><p><strong title=\"EDTF {}\">{}</strong> "
            "<span class=\"tag\">{}</span> <span class=\"tag\">{}</span> "
            "<span class=\"note\">{}</span></p>\n<p dir=\"auto\">{}</p>\n",
            escaped(event.id), escaped(entry.happened), escaped(edtf_label(entry.happened)),
            escaped(event.frame), model::to_string(event.modality), escaped(reported_label(entry)),
            escaped(excerpt(event.title, 240)));
        out_ << fmt::format("<p class=\"note\">{}</p>\n<details><summary>{}</summary>\n",
                            names_apart(event.why),
                            counted(event.claims.size(), "account", "accounts"));
        for (const model::ClaimRef ref : event.claims) account(ref);
        out_ << "</details></div>\n";
    }

    void account(model::ClaimRef ref) {
        const model::Claim& claim = doc(ref.doc).said.claims[ref.claim];
        out_ << fmt::format("<p>{} <span class=\"note\">{}, {}</span></p>\n{}\n",
                            chain_html(chain_labels(record_, ref)) + continued(ref),
                            doc_link(ref.doc), escaped(date_label(doc(ref.doc))),
                            passage_in_context(doc(ref.doc), claim.span, kContext));
    }

    // The chain of a copy goes on, dashed, where its original's does.
    std::string continued(model::ClaimRef ref) const {
        const model::Inheritance* inheritance = inheritance_of(record_, ref);
        if (inheritance == nullptr || inheritance->kind == model::InheritanceKind::differs)
            return "";
        return fmt::format(
            " <span class=\"dashed\"><span class=\"arrow\">⇠</span> via {}: {}</span>",
            doc_link(inheritance->from.doc), chain_html(link_labels(record_, *inheritance)));
    }

    void other_sources(const model::Story& story) {
        const auto shown = other_sources_of(record_, story);
        if (shown.empty()) return;
        out_ << "<h3>Same words, other sources</h3>\n";
        for (const model::Inheritance* inheritance : shown) {
            out_ << fmt::format(
                "<p><span class=\"tag\">{}</span> <span class=\"note\">{}</span></p>\n"
                "<div class=\"pair\">\n<div>",
                kind_label(inheritance->kind), escaped(inheritance->why));
            account(inheritance->claim);
            out_ << "</div>\n<div>";
            account(inheritance->from);
            out_ << "</div>\n</div>\n";
        }
    }

    void copies(const model::Story& story) {
        const std::vector<CopyPair> pairs = copy_pairs(record_, story);
        if (pairs.empty()) return;
        out_ << "<h3>Who shares whose words</h3>\n";
        for (const CopyPair& pair : pairs) {
            out_ << fmt::format("<details><summary>{} {} {}: {:.0f} % in {}{}</summary>\n",
                                doc_link(pair.from), pair.direction_known ? "→" : "↔",
                                doc_link(pair.to), pair.share * 100,
                                counted(pair.passages.size(), "passage", "passages"),
                                pair.direction_known ? "" : ", direction unknown");
            const std::size_t shown = std::min(pair.passages.size(), kPassagesShown);
            for (std::size_t i = 0; i < shown; ++i)
                passage(record_.copies[pair.passages[i]], pair.from);
            out_ << "</details>\n";
        }
    }

    void passage(const model::Passage& passage, std::uint32_t left) {
        std::vector<model::Span> changed_a;
        std::vector<model::Span> changed_b;
        for (const model::Change& change : passage.changes) {
            if (!change.a.empty()) changed_a.push_back(change.a);
            if (!change.b.empty()) changed_b.push_back(change.b);
        }
        const std::string a = side(passage.a, changed_a);
        const std::string b = side(passage.b, changed_b);
        out_ << "<div class=\"pair\">" << (passage.a.doc == left ? a + b : b + a) << "</div>\n";
        if (!passage.why.empty())
            out_ << fmt::format("<p class=\"note\">{}</p>\n", escaped(passage.why));
        if (passage.via)
            out_ << fmt::format("<p class=\"note\">through {}</p>\n", doc_link(*passage.via));
    }

    std::string side(model::Place place, const std::vector<model::Span>& changed) const {
        return fmt::format("<div>{}{}</div>", doc_link(place.doc),
                           passage_with_changes(doc(place.doc).article.text, place.span, changed));
    }

    void conflicts(const model::Story& story) {
        const std::set<std::string> mine(story.events.begin(), story.events.end());
        bool first = true;
        for (const model::Conflict& conflict : record_.conflicts) {
            if (!mine.contains(conflict.event)) continue;
            if (first) out_ << "<h3>Where accounts part</h3>\n";
            first = false;
            out_ << fmt::format("<p><span class=\"tag\">{}</span> <a href=\"#{}\">{}</a></p>\n",
                                escaped(conflict.attribute), escaped(conflict.event),
                                bdi(excerpt(event_of(by_id_, conflict.event)->title, 120)));
            out_ << "<div class=\"pair\">\n";
            for (const model::ConflictValue& value : conflict.values) {
                out_ << fmt::format("<div><strong>{}</strong>\n", bdi(value.value));
                for (const model::ClaimRef ref : value.claims) account(ref);
                out_ << "</div>\n";
            }
            out_ << "</div>\n";
        }
    }

    void families() {
        out_ << "<section id=\"first\"><h2>Who had it first</h2>\n"
                "<p class=\"note\">Passages of three documents or more, each under its earliest "
                "witness.</p>\n";
        const std::vector<std::size_t> shown = wide_families(record_);
        if (shown.empty()) out_ << "<p class=\"note\">There is none.</p>\n";
        for (const std::size_t index : shown) family(record_.families[index]);
        out_ << "</section>\n";
    }

    void family(const model::Family& family) {
        const model::Witness& first = family.witnesses.front();
        out_ << fmt::format("<details id=\"{}\"><summary>{} {}: {}</summary>\n", escaped(family.id),
                            doc_link(first.place.doc), escaped(date_label(doc(first.place.doc))),
                            escaped(family_label(family)));
        out_ << fmt::format("<blockquote dir=\"auto\">{}</blockquote>\n<table><tbody>\n",
                            escaped(place_words(record_, first.place)));
        const std::size_t count = std::min(family.witnesses.size(), kWitnessesShown);
        for (std::size_t i = 1; i < count; ++i) {
            const model::Witness& witness = family.witnesses[i];
            out_ << fmt::format(
                "<tr><td class=\"date\">{}</td><td>{}</td><td>{}</td><td>{:.0f} %</td>"
                "<td dir=\"auto\">{}</td></tr>\n",
                escaped(date_label(doc(witness.place.doc))), doc_link(witness.place.doc),
                parent_html(witness), witness.similarity * 100,
                escaped(excerpt(place_words(record_, witness.place), 160)));
        }
        out_ << "</tbody></table></details>\n";
    }

    std::string parent_html(const model::Witness& witness) const {
        if (!witness.parent) return "";
        return (witness.certain ? "from " : "nearest to ") + doc_link(*witness.parent);
    }

    void swaps() {
        out_ << "<section id=\"swaps\"><h2>Words for other words</h2>\n"
                "<p class=\"note\">Changed in copies, in two places or more.</p>\n";
        const std::vector<std::size_t> shown = frequent_swaps(record_);
        if (shown.empty()) out_ << "<p class=\"note\">There are none.</p>\n";
        for (const std::size_t index : shown) {
            const model::Swap& swap = record_.swaps[index];
            out_ << fmt::format(
                "<details><summary>{} {} {} <span class=\"note\">{}</span>"
                "</summary>\n",
                bdi(swap.a), swap.directed ? "→" : "↔", bdi(swap.b), escaped(swap_label(swap)));
            const std::size_t count = std::min(swap.places.size(), kPlacesShown);
            for (std::size_t i = 0; i < count; ++i) {
                const model::SwapPlace& place = swap.places[i];
                out_ << fmt::format("<div class=\"pair\"><div>{}{}</div><div>{}{}</div></div>\n",
                                    doc_link(place.a.doc),
                                    passage_in_context(doc(place.a.doc), place.a.span, kContext),
                                    doc_link(place.b.doc),
                                    passage_in_context(doc(place.b.doc), place.b.span, kContext));
            }
            out_ << "</details>\n";
        }
        out_ << "</section>\n";
    }

    void furniture() {
        out_ << "<section id=\"left-out\"><h2>Left out: what a site repeats</h2>\n";
        if (record_.furniture.empty()) out_ << "<p class=\"note\">Nothing was left out.</p>\n";
        for (std::size_t from = 0; from < record_.furniture.size();) {
            const std::string& outlet = record_.furniture[from].outlet;
            std::size_t to = from;
            while (to < record_.furniture.size() && record_.furniture[to].outlet == outlet) ++to;
            out_ << fmt::format("<details><summary>{}: {}</summary>\n<table><tbody>\n",
                                bdi(outlet.empty() ? "(outlet unknown)" : excerpt(outlet, 40)),
                                counted(to - from, "line", "lines"));
            for (; from < to; ++from) {
                const model::FurnitureLine& line = record_.furniture[from];
                out_ << fmt::format(
                    "<tr><td class=\"date\">{} of {} pages, {}</td><td dir=\"auto\">{}</td></tr>\n",
                    line.pages, line.of, place_label(line.place), escaped(excerpt(line.text, 240)));
            }
            out_ << "</tbody></table></details>\n";
        }
        out_ << "</section>\n";
    }

    void documents() {
        out_ << "<section id=\"documents\"><h2>The documents as read</h2>\n";
        for (const model::Document& document : record_.documents) write_document(document);
        out_ << "</section>\n";
    }

    void write_document(const model::Document& document) {
        const model::Article& article = document.article;
        out_ << fmt::format(
            "<details id=\"d-{}\"><summary>{}: {} <span class=\"note\">{}</span></summary>\n"
            "<p class=\"note\">{}; SHA-256 {}</p>\n",
            document.id, bdi(outlet_label(document)), bdi(excerpt(article.title, 120)),
            escaped(date_label(document)), bdi(document.uri()), document.sightings.front().sha256);
        for (const model::DateEvidence& reason : article.published.evidence) {
            const std::string words = reason.span.empty()
                                          ? reason.source
                                          : excerpt(model::cut(article.text, reason.span), 80);
            out_ << fmt::format("<p class=\"note\">date: {} {} by {}: {}</p>\n",
                                model::to_string(reason.bound), escaped(reason.value),
                                model::to_string(reason.kind), bdi(words));
        }
        for (const model::Block& block : article.blocks) {
            out_ << fmt::format(
                "<div class=\"block {}{}\"><span class=\"note\">{}</span><p "
                "dir=\"auto\">{}</p></div>\n",
                model::to_string(block.kind), block.repeat_of ? " repeat" : "",
                block.learned     ? "site"
                : block.repeat_of ? "repeat"
                                  : model::to_string(block.kind),
                escaped(model::cut(article.text, block.span)));
        }
        out_ << "</details>\n";
    }

    std::ostream& out_;
    const model::Record& record_;
    std::vector<const model::Event*> by_id_;
};

}  // namespace

void write_html(std::ostream& out, const model::Record& record) {
    HtmlReport(out, record).write();
}

}  // namespace isnad::report
