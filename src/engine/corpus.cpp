// Purpose: see corpus.h.
#include "engine/corpus.h"

#include <simdjson.h>

#include <fstream>
#include <iostream>
#include <istream>
#include <string_view>
#include <utility>

#include "analysis/copies/copies.h"
#include "text/utf8.h"

namespace isnad::engine {

namespace {

struct CorpusText {
    std::string id;
    std::string series;
    std::string date;
    std::string text;
};

std::string field(simdjson::dom::element line, const char* name) {
    std::string_view value;
    return line[name].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

base::Result<CorpusText> parse_line(simdjson::dom::parser& parser, const std::string& line) {
    simdjson::dom::element json;
    if (const auto error = parser.parse(line).get(json); error != simdjson::SUCCESS)
        return base::Error{base::ErrorCode::malformed, simdjson::error_message(error), ""};
    CorpusText text{field(json, "id"), field(json, "series"), field(json, "date"),
                    field(json, "text")};
    if (text.id.empty())
        return base::Error{base::ErrorCode::malformed, "a line needs a string \"id\"", ""};
    if (json["text"].is_string()) return text;
    return base::Error{base::ErrorCode::malformed, "a line needs a string \"text\"", ""};
}

std::vector<CorpusText> read_lines(std::istream& in, const std::string& path,
                                   const std::function<void(const base::Error&)>& refused) {
    std::vector<CorpusText> texts;
    simdjson::dom::parser parser;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        base::Result<CorpusText> text = parse_line(parser, line);
        if (text) {
            texts.push_back(std::move(*text));
        } else {
            text.error().where = path + ":" + std::to_string(number);
            refused(text.error());
        }
    }
    return texts;
}

std::vector<model::Span> lines_of(std::string_view text) {
    std::vector<model::Span> lines;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        if (end > start)
            lines.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
        start = end + 1;
    }
    return lines;
}

}  // namespace

base::Result<std::vector<CorpusCopy>> find_corpus_copies(
    const std::string& path, unsigned threads,
    const std::function<void(const base::Error&)>& refused) {
    std::vector<CorpusText> texts;
    if (path == "-") {
        texts = read_lines(std::cin, path, refused);
    } else {
        std::ifstream file(path, std::ios::binary);
        if (!file) return base::Error{base::ErrorCode::unreadable, "cannot be opened", path};
        texts = read_lines(file, path, refused);
        if (file.bad()) return base::Error{base::ErrorCode::unreadable, "reading failed", path};
    }

    std::vector<analysis::copies::Source> sources;
    std::vector<text::CodePointIndex> indexes;
    sources.reserve(texts.size());
    indexes.reserve(texts.size());
    for (const CorpusText& text : texts) {
        sources.push_back({text.text, lines_of(text.text), text.series, text.date, text.date});
        indexes.emplace_back(text.text);
    }
    std::vector<CorpusCopy> copies;
    for (const model::Passage& passage :
         analysis::copies::find_copies(sources, {.threads = threads})) {
        const model::Place& a = passage.a;
        const model::Place& b = passage.b;
        CorpusCopy copy{texts[a.doc].id,
                        texts[b.doc].id,
                        indexes[a.doc].to_code_point(a.span.start),
                        indexes[a.doc].to_code_point(a.span.end),
                        indexes[b.doc].to_code_point(b.span.start),
                        indexes[b.doc].to_code_point(b.span.end),
                        passage.similarity,
                        ""};
        if (passage.from == model::CopySource::a) copy.source = copy.a;
        if (passage.from == model::CopySource::b) copy.source = copy.b;
        copies.push_back(std::move(copy));
    }
    return copies;
}

}  // namespace isnad::engine
