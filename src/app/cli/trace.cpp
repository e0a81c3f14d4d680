// `isnad trace`: where words stand in the store, earliest first.
#include "engine/trace.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "model/names.h"
#include "report/json_values.h"
#include "report/phrases.h"

namespace isnad::app {

namespace {

using report::Json;

constexpr std::size_t kExcerpt = 300;  // letters

struct TraceOptions {
    std::string words;
    std::string format = "text";
};

Json or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json place_json(const engine::Question& question, const std::string& there,
                const engine::TracePlace& place) {
    Json substitutions = Json::array();
    for (const model::Substitution& swap : place.substitutions)
        substitutions.push_back({{"asked", swap.a}, {"there", swap.b}});
    Json json = report::span_json(there, place.there);
    json["asked"] = report::span_json(question.text, place.asked);
    json["similarity"] = place.similarity;
    json["kind"] = model::to_string(place.kind);
    if (place.reworded) json["reworded"] = true;
    json["substitutions"] = std::move(substitutions);
    return json;
}

Json trace_json(const engine::Question& question, const engine::Trace& trace) {
    Json passages = Json::array();
    for (const engine::TracePassage& passage : trace.passages) {
        Json places = Json::array();
        for (const engine::TracePlace& place : passage.places) {
            const model::Document& document = trace.documents[place.document];
            const model::Article& article = document.article;
            Json json = {{"doc", document.id},
                         {"uri", document.uri()},
                         {"outlet", article.outlet ? Json(article.outlet->name) : Json(nullptr)},
                         {"published",
                          {{"best", or_null(article.published.best)},
                           {"not_before", or_null(article.published.not_before)},
                           {"not_after", or_null(article.published.not_after)}}}};
            json.update(place_json(question, article.text, place));
            places.push_back(std::move(json));
        }
        Json json = report::span_json(question.text, passage.span);
        json["places"] = std::move(places);
        passages.push_back(std::move(json));
    }
    Json repeats = Json::array();
    for (const engine::TracePlace& place : trace.repeats)
        repeats.push_back(place_json(question, question.text, place));
    return {{"words", trace.words},
            {"documents", trace.texts},
            {"passages", std::move(passages)},
            {"repeats", std::move(repeats)}};
}

std::string quoted(std::string_view text, model::Span span) {
    return "«" + report::excerpt(model::cut(text, span), kExcerpt) + "»";
}

// Never 100 for what is not the same.
int percent(double similarity) {
    return static_cast<int>(100 * similarity);
}

void write_place(const engine::Trace& trace, const engine::TracePlace& place) {
    const model::Document& document = trace.documents[place.document];
    const bool edited = place.kind == model::CopyKind::edited;
    std::cout << fmt::format(
        "  {}  {}  {}\n", report::date_label(document), printable(report::outlet_label(document)),
        edited ? fmt::format("{}, {} %", place.reworded ? "reworded" : "edited",
                             percent(place.similarity))
               : std::string("verbatim"));
    std::cout << fmt::format("    {} {}-{}  {}\n", document.id, place.there.start, place.there.end,
                             printable(document.uri()));
    if (edited) std::cout << "    " << quoted(document.article.text, place.there) << "\n";
    for (const model::Substitution& swap : place.substitutions)
        std::cout << fmt::format("    {} → {}\n", report::excerpt(swap.a, kExcerpt),
                                 report::excerpt(swap.b, kExcerpt));
}

void write_text(const engine::Question& question, const engine::Trace& trace) {
    if (trace.passages.empty())
        std::cout << fmt::format("nowhere in {}\n",
                                 report::counted(trace.texts, "document", "documents"));
    for (const engine::TracePassage& passage : trace.passages) {
        std::cout << quoted(question.text, passage.span) << "\n";
        for (const engine::TracePlace& place : passage.places) write_place(trace, place);
        std::cout << "\n";
    }
    for (const engine::TracePlace& place : trace.repeats)
        std::cout << fmt::format("twice in these words: {}\n", quoted(question.text, place.there));
}

int run_trace(const Session& session, const TraceOptions& options) {
    const auto question = engine::ask_for(options.words);
    if (!question) {
        fmt::print(stderr, "refused {}\n", printable(question.error().to_string()));
        return kRefused;
    }
    bool whole = true;
    const auto left_out = [&](const base::Error& error) {
        fmt::print(stderr, "isnad: left out: {}\n", printable(error.to_string()));
        whole = false;
    };
    auto asked = engine::open_to_ask(session.store, left_out);
    if (!asked) {
        fmt::print(stderr, "isnad: {}\n", asked.error().to_string());
        return kRefused;
    }
    say_made_anew(asked->made_anew);
    const engine::Trace trace = engine::trace(*question, asked->index, *asked->store, left_out);
    if (options.format == "json") {
        std::cout << report::dump(trace_json(*question, trace)) << "\n";
    } else {
        write_text(*question, trace);
    }
    return whole ? kDone : kRefused;
}

}  // namespace

void say_made_anew(const std::string& why) {
    if (!why.empty())
        fmt::print(stderr, "isnad: the index of copies is made anew: {}\n", printable(why));
}

void add_trace(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("trace", "Where words stand in the store, earliest first");
    auto options = std::make_shared<TraceOptions>();
    command
        ->add_option("TEXT", options->words,
                     "A file (read as `extract` does), - for stdin, or the words themselves")
        ->required();
    command->add_option("--store", session.store, "The store file")->capture_default_str();
    command->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}).description(""))
        ->capture_default_str();
    command->footer(
        "Passages are found as copies are: edited, abridged, in another order. Fewer than 12 "
        "words\n"
        "are looked for word for word: 4 of them in a row or more, and at least half of them.\n"
        "A page that is in the store is no witness of itself. The day that a page can be of at "
        "the\n"
        "latest decides which comes first; pages of unknown day come last.\n"
        "JSON: {\"words\", \"documents\", \"passages\": [{\"start\", \"end\", \"text\", "
        "\"places\":\n"
        "[{\"doc\", \"uri\", \"outlet\", \"published\", \"start\", \"end\", \"text\", \"asked\",\n"
        "\"similarity\", \"kind\", \"substitutions\": [{\"asked\", \"there\"}]}]}], \"repeats\": "
        "[...]}\n"
        "Example:\n  isnad trace --store case.db \"the old bridge will be closed for six weeks\"");
    command->callback([&session, options] { session.exit_code = run_trace(session, *options); });
}

}  // namespace isnad::app
