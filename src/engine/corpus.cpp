// Purpose: see corpus.h.
#include "engine/corpus.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <istream>
#include <string_view>
#include <utility>

#include "analysis/copies/align.h"
#include "analysis/copies/credits.h"
#include "analysis/copies/direction.h"
#include "analysis/copies/pool.h"
#include "analysis/copies/tracer.h"

namespace isnad::engine {

namespace {

using analysis::copies::Match;
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

constexpr std::uint32_t kTextsToJudgeBy = 3000;  // by which it is known how much will come

// The lines of a corpus, to be read once in order and then again where they are asked for: from
// the file itself, or from memory where it cannot be read twice.
class Lines {
  public:
    // `size` in bytes, 0 where it is not known: then it cannot be read twice either.
    Lines(std::istream& in, std::uint64_t size) : in_(in), size_(size), again_(size > 0) {}

    // Returns: how much longer the whole is than what was read, 1 where that is not known.
    double times_read() const {
        return again_ ? static_cast<double>(size_) / static_cast<double>(end_) : 1;
    }

    // Returns: whether there was one more line.
    bool next(std::string& line) {
        if (!std::getline(in_, line)) return false;
        begin_ = end_;
        end_ += line.size() + 1;
        // A byte order mark before the first line is none of it, now or when it is read again.
        constexpr std::string_view kMark = "\xEF\xBB\xBF";
        if (begin_ == 0 && line.starts_with(kMark)) {
            begin_ = kMark.size();
            line.erase(0, kMark.size());
        }
        return true;
    }
    // Remembers the line that was read last, under the next number from 0.
    void keep(const std::string& line) {
        if (again_) {
            begins_.push_back(begin_);
        } else {
            kept_.push_back(line);
        }
    }
    void read_again(std::size_t number, std::string& line) {
        if (!again_) {
            line = kept_[number];
            return;
        }
        in_.clear();
        in_.seekg(static_cast<std::streamoff>(begins_[number]));
        std::getline(in_, line);
    }

  private:
    std::istream& in_;
    std::uint64_t size_;
    bool again_;
    std::uint64_t begin_ = 0;
    std::uint64_t end_ = 0;
    std::vector<std::uint64_t> begins_;
    std::vector<std::string> kept_;
};

class Stream {
  public:
    Stream(Lines& lines, const std::function<void(const base::Error&)>& refused)
        : lines_(lines), refused_(refused) {}

    void read(const std::string& path) {
        std::string line;
        for (std::size_t number = 1; lines_.next(line); ++number) {
            if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
            const double begin = seconds_now();
            auto text = parse_line(parser_, line);
            if (text) {
                add(*text);
                lines_.keep(line);
                if (tracer_.size() == kTextsToJudgeBy) tracer_.expect(lines_.times_read());
                took_.push_back(static_cast<float>(seconds_now() - begin));
            } else {
                text.error().where = path + ":" + std::to_string(number);
                refused_(text.error());
            }
        }
    }

    void judge(unsigned threads, const std::function<void(const CorpusCopy&)>& found) {
        tracer_.judge(threads, [&](const Shared& shared, const Reading& a, const Reading& b) {
            CorpusCopy copy{.a = ids_[shared.a], .b = ids_[shared.b], .source = {}};
            if (shared.a != shared.b) {
                const model::CopySource from =
                    analysis::copies::find_direction(
                        witness(shared.a, a, tracer_.outlet(shared.b), 0),
                        witness(shared.b, b, tracer_.outlet(shared.a), 1), shared.in_order(),
                        tracer_.usage())
                        .from;
                if (from == model::CopySource::a) copy.source = copy.a;
                if (from == model::CopySource::b) copy.source = copy.b;
            }
            const auto tell = [&](Match first, Match last, double similarity) {
                copy.a_begin = a.words.spans[first.a].start;
                copy.a_end = a.words.spans[last.a].end;
                copy.b_begin = b.words.spans[first.b].start;
                copy.b_end = b.words.spans[last.b].end;
                copy.similarity = similarity;
                found(copy);
            };
            for (const auto& path : shared.paths)
                tell(path.front(), path.back(),
                     analysis::copies::figures_of(path, a.words.words).share());
            for (const auto& block : shared.blocks) tell(block.first, block.last, block.share);
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
        ids_.push_back(kept(text.id));
        dates_.push_back(kept(text.date));
    }

    std::string_view kept(std::string_view characters) {
        const auto run = characters_.add(std::span(characters));
        return {run.data(), run.size()};
    }

    // A page as it is read again for its credits.
    struct Page {
        std::uint32_t text = 0xFFFFFFFF;
        std::vector<analysis::copies::Word> words;
    };

    // `other`: the outlet that the text may credit.
    analysis::copies::Witness witness(std::uint32_t text, const Reading& reading,
                                      std::string_view other, std::size_t side) {
        analysis::copies::Witness witness{tracer_.outlet(text), dates_[text],        dates_[text],
                                          reading.words.words,  reading.words.lines, {}};
        if (analysis::copies::may_credit(tracer_.words(text), other))
            witness.page = page_of(text, side);
        return witness;
    }

    const std::vector<analysis::copies::Word>& page_of(std::uint32_t text, std::size_t side) {
        Page& page = pages_[side][text % pages_[side].size()];
        if (page.text != text) {
            lines_.read_again(text, line_);
            page.text = text;
            page.words.clear();
            if (const auto again = parse_line(parser_, line_))
                page.words = analysis::copies::page_words(again->text);
        }
        return page.words;
    }

    Lines& lines_;
    const std::function<void(const base::Error&)>& refused_;
    analysis::copies::Tracer tracer_;
    analysis::copies::WordText words_;  // of the text being added
    analysis::copies::Pool<char> characters_;
    std::vector<std::string_view> ids_;
    std::vector<std::string_view> dates_;
    simdjson::dom::parser parser_;
    std::string line_;
    std::array<std::array<Page, 32>, 2> pages_;  // those read again last, by side
    std::vector<float> took_;                    // by text, seconds
};

}  // namespace

base::Result<CorpusTiming> find_corpus_copies(
    const std::string& path, unsigned threads,
    const std::function<void(const base::Error&)>& refused,
    const std::function<void(const CorpusCopy&)>& found) {
    const double begin = seconds_now();
    std::ifstream file;
    if (path != "-") file.open(path, std::ios::binary);
    if (path != "-" && !file)
        return base::Error{base::ErrorCode::unreadable, "cannot be opened", path};
    std::uint64_t size = 0;
    if (path != "-" && file.seekg(0, std::ios::end)) {
        size = static_cast<std::uint64_t>(file.tellg());
        file.seekg(0);
    }
    file.clear();
    Lines lines(path == "-" ? std::cin : file, size);
    Stream stream(lines, refused);
    stream.read(path);
    if (file.bad()) return base::Error{base::ErrorCode::unreadable, "reading failed", path};
    stream.judge(threads, found);
    CorpusTiming timing = stream.timing();
    timing.seconds = seconds_now() - begin;
    return timing;
}

}  // namespace isnad::engine
