// Purpose: see corpus.h.
#include "engine/corpus.h"

#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <istream>
#include <string_view>
#include <utility>

#include "analysis/copies/align.h"
#include "analysis/copies/tracer.h"

namespace isnad::engine {

namespace {

using analysis::copies::Reading;
using analysis::copies::Shared;

struct CorpusText {
    std::string_view id;
    std::string_view series;
    std::string_view date;
    std::string_view text;
};

// Lifetime: until the parser's next line.
base::Result<CorpusText> parse_line(simdjson::dom::parser& parser, const std::string& line) {
    simdjson::dom::element json;
    if (const auto error = parser.parse(line).get(json); error != simdjson::SUCCESS)
        return base::Error{base::ErrorCode::malformed, simdjson::error_message(error), ""};
    const auto field = [&](const char* name) {
        std::string_view value;
        return json[name].get(value) == simdjson::SUCCESS ? value : std::string_view();
    };
    const CorpusText text{field("id"), field("series"), field("date"), field("text")};
    if (text.id.empty())
        return base::Error{base::ErrorCode::malformed, "a line needs a string \"id\"", ""};
    if (json["text"].is_string()) return text;
    return base::Error{base::ErrorCode::malformed, "a line needs a string \"text\"", ""};
}

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

class Stream {
  public:
    explicit Stream(const std::function<void(const base::Error&)>& refused) : refused_(refused) {}

    void read(std::istream& in, const std::string& path) {
        simdjson::dom::parser parser;
        std::string line;
        for (std::size_t number = 1; std::getline(in, line); ++number) {
            if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
            const double begin = seconds_now();
            auto text = parse_line(parser, line);
            if (text) {
                add(*text);
                took_.push_back(static_cast<float>(seconds_now() - begin));
            } else {
                text.error().where = path + ":" + std::to_string(number);
                refused_(text.error());
            }
        }
    }

    void judge(unsigned threads, const std::function<void(const CorpusCopy&)>& found) const {
        tracer_.judge(threads, [&](const Shared& shared, const Reading& a, const Reading& b) {
            CorpusCopy copy{.a = ids_[shared.a], .b = ids_[shared.b], .source = {}};
            for (const auto& path : shared.paths) {
                copy.a_begin = a.words.spans[path.front().a].start;
                copy.a_end = a.words.spans[path.back().a].end;
                copy.b_begin = b.words.spans[path.front().b].start;
                copy.b_end = b.words.spans[path.back().b].end;
                copy.similarity = analysis::copies::figures_of(path, a.words.words).share();
                found(copy);
            }
        });
    }

    CorpusTiming timing() const {
        CorpusTiming timing{.texts = took_.size(), .texts_per_second = {}};
        timing.index_bytes = tracer_.bytes();
        if (took_.empty()) return timing;
        constexpr std::size_t kParts = 10;
        for (std::size_t part = 0; part < kParts; ++part) {
            const std::size_t from = took_.size() * part / kParts;
            const std::size_t to = took_.size() * (part + 1) / kParts;
            double seconds = 0;
            for (std::size_t i = from; i < to; ++i) seconds += static_cast<double>(took_[i]);
            if (to > from)
                timing.texts_per_second.push_back(static_cast<double>(to - from) / seconds);
        }
        std::vector<float> sorted = took_;
        std::sort(sorted.begin(), sorted.end());
        timing.p50_us = static_cast<double>(sorted[sorted.size() / 2]) * 1e6;
        timing.p99_us = static_cast<double>(sorted[sorted.size() * 99 / 100]) * 1e6;
        return timing;
    }

  private:
    void add(const CorpusText& text) {
        analysis::copies::split_words(text.text, analysis::copies::Unit::code_points, words_);
        tracer_.add(words_, text.series);
        ids_.emplace_back(text.id);
    }

    const std::function<void(const base::Error&)>& refused_;
    analysis::copies::Tracer tracer_;
    analysis::copies::WordText words_;  // of the text being added
    std::vector<std::string> ids_;
    std::vector<float> took_;  // by text, seconds
};

}  // namespace

base::Result<CorpusTiming> find_corpus_copies(
    const std::string& path, unsigned threads,
    const std::function<void(const base::Error&)>& refused,
    const std::function<void(const CorpusCopy&)>& found) {
    const double begin = seconds_now();
    Stream stream(refused);
    if (path == "-") {
        stream.read(std::cin, path);
    } else {
        std::ifstream file(path, std::ios::binary);
        if (!file) return base::Error{base::ErrorCode::unreadable, "cannot be opened", path};
        stream.read(file, path);
        if (file.bad()) return base::Error{base::ErrorCode::unreadable, "reading failed", path};
    }
    stream.judge(threads, found);
    CorpusTiming timing = stream.timing();
    timing.seconds = seconds_now() - begin;
    return timing;
}

}  // namespace isnad::engine
