// Smith-Waterman over words on every two articles of a file, beside find_copies on the same:
//
//   copies_bruteforce ARTICLES.jsonl [COUNT [SKIP]]
//
// Takes COUNT articles (default 500) after the first SKIP; prints how many passages the obvious
// way finds above the threshold of brute_force.h, how many of them find_copies finds, and what it
// misses, with both texts. Page furniture, which find_copies leaves out, is among what is missed;
// so what lies in lines that three of the articles or more have as a whole is counted apart: such a
// line may be furniture or a paragraph of background, who reads the list decides.
// Exit code 1 where the file cannot be read.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/copies/brute_force.h"
#include "analysis/copies/copies.h"

namespace {

using namespace isnad;
namespace brute_force = analysis::copies::brute_force;
using Clock = std::chrono::steady_clock;

struct Articles {
    std::vector<std::string> texts;
    std::vector<std::string> ids;
    std::vector<std::string> outlets;
    std::vector<std::string> dates;
};

std::string field(simdjson::dom::element line, const char* name) {
    std::string_view value;
    return line[name].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

Articles read_articles(std::istream& in, std::size_t count, std::size_t skip) {
    Articles articles;
    simdjson::dom::parser parser;
    for (std::string line; articles.texts.size() < count && std::getline(in, line);) {
        simdjson::dom::element json;
        if (parser.parse(line).get(json) != simdjson::SUCCESS) continue;
        const std::string text = field(json, "text");
        if (text.empty()) continue;
        if (skip > 0) {
            --skip;
            continue;
        }
        articles.texts.push_back(text);
        articles.ids.push_back(field(json, "id"));
        articles.outlets.push_back(field(json, "series"));
        articles.dates.push_back(field(json, "date"));
    }
    return articles;
}

std::vector<model::Passage> found_in(const Articles& articles) {
    std::vector<analysis::copies::Source> sources;
    for (std::size_t i = 0; i < articles.texts.size(); ++i) {
        const std::string& text = articles.texts[i];
        analysis::copies::Source source{
            text, {}, articles.outlets[i], articles.dates[i], articles.dates[i]};
        for (std::size_t start = 0; start < text.size();) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            if (end > start)
                source.regions.push_back(
                    {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
            start = end + 1;
        }
        sources.push_back(std::move(source));
    }
    return analysis::copies::find_copies(sources);
}

// How many articles have a line, by line.
std::map<std::string_view, std::size_t> line_counts(const Articles& articles) {
    std::map<std::string_view, std::size_t> counts;
    for (const std::string& text : articles.texts) {
        std::set<std::string_view> lines;
        for (std::size_t start = 0; start < text.size();) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            lines.insert(std::string_view(text).substr(start, end - start));
            start = end + 1;
        }
        for (const std::string_view line : lines) ++counts[line];
    }
    return counts;
}

// Whether most of the span lies in lines that kManyArticles have.
bool is_in_recurring_lines(const std::string& text, model::Span span,
                           const std::map<std::string_view, std::size_t>& counts) {
    constexpr std::size_t kManyArticles = 3;
    std::size_t recurring = 0;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::size_t from = std::max<std::size_t>(start, span.start);
        const std::size_t to = std::min<std::size_t>(end, span.end);
        if (from < to &&
            counts.at(std::string_view(text).substr(start, end - start)) >= kManyArticles)
            recurring += to - from;
        start = end + 1;
    }
    return 2 * recurring > span.size();
}

void print(const Articles& articles, const brute_force::Miss& miss) {
    const auto& a = articles.texts[miss.a];
    const auto& b = articles.texts[miss.b];
    std::cout << "\nmissed: " << articles.ids[miss.a] << " and " << articles.ids[miss.b] << ", "
              << miss.alignment.matches << " of " << miss.alignment.columns
              << " words agree, score " << miss.alignment.score << "\n  "
              << model::cut(a, miss.a_span) << "\n  " << model::cut(b, miss.b_span) << "\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: copies_bruteforce ARTICLES.jsonl [COUNT [SKIP]]\n";
        return 1;
    }
    std::ifstream file(argv[1], std::ios::binary);
    if (!file) {
        std::cerr << argv[1] << ": cannot be opened\n";
        return 1;
    }
    const std::size_t count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 500;
    const std::size_t skip = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 0;
    const Articles articles = read_articles(file, count, skip);
    const auto begin = Clock::now();
    const auto found = found_in(articles);
    const auto between = Clock::now();
    const auto verdict = brute_force::judge(brute_force::split(articles.texts), found);
    const std::chrono::duration<double> ours = between - begin;
    const std::chrono::duration<double> theirs = Clock::now() - between;
    const auto counts = line_counts(articles);
    std::vector<brute_force::Miss> recurring;
    std::vector<brute_force::Miss> others;
    for (const brute_force::Miss& miss : verdict.missed) {
        const bool in_a = is_in_recurring_lines(articles.texts[miss.a], miss.a_span, counts);
        const bool in_b = is_in_recurring_lines(articles.texts[miss.b], miss.b_span, counts);
        (in_a || in_b ? recurring : others).push_back(miss);
    }
    std::cout << articles.texts.size() << " articles, " << verdict.pairs_compared
              << " pairs: the obvious way finds " << verdict.alignments << " passages ("
              << verdict.inside_count << " inside one article) in " << theirs.count()
              << " s; find_copies finds " << verdict.alignments - verdict.missed.size()
              << " of them, in " << ours.count() << " s, and passages in " << verdict.beyond
              << " pairs below the threshold\n"
              << "Missed: " << others.size() << ", and in lines of three articles or more "
              << recurring.size() << "\n";
    for (const brute_force::Miss& miss : others) print(articles, miss);
    if (!recurring.empty()) std::cout << "\nIn lines of three articles or more:\n";
    for (const brute_force::Miss& miss : recurring) print(articles, miss);
    return 0;
}
