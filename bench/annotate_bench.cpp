// How fast a text is read: words, quantities, times, all of them, and sayings with claims on what
// the names were found in before, on one thread.
//
//   annotate_bench CORPUS.jsonl...
//
// Each line of the files (gzipped or not) is a page as `isnad ingest` takes it. The texts are
// loaded before the clock starts; each stage runs over all of them three times and the least
// processor time counts. A stage alone is timed on what the one before it gives. Prints a table in
// Markdown. It does not measure reading, extraction or names.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "analysis/attribution/attribution.h"
#include "analysis/claims/claims.h"
#include "analysis/dates/dates.h"
#include "analysis/entities/entities.h"
#include "analysis/naming/naming.h"
#include "analysis/numbers/numbers.h"
#include "intake/intake.h"
#include "text/language.h"
#include "text/tokens.h"

namespace {

using namespace isnad;

constexpr std::size_t kMostBytes = 20'000'000;
constexpr int kRuns = 3;

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::vector<std::string> load(const std::vector<std::string>& paths) {
    std::vector<std::string> texts;
    std::size_t bytes = 0;
    for (const std::string& path : paths) {
        const auto take = [&](model::Page page) {
            if (bytes >= kMostBytes) return;
            bytes += page.content.size();
            texts.push_back(std::move(page.content));
        };
        const auto refuse = [&](const base::Error& error) {
            std::fprintf(stderr, "%s: %s\n", path.c_str(), error.message.c_str());
        };
        intake::read_input({path, 0}, {}, {take, refuse});
    }
    return texts;
}

text::TokenisedText tokens_of(const std::string& text) {
    text::Region region;
    region.language = text::detect_language(text);
    region.span = {0, static_cast<std::uint32_t>(text.size())};
    return text::tokenise(text, {region});
}

template <typename Stage>
double least_seconds(Stage&& stage) {
    double least = 1e9;
    for (int run = 0; run < kRuns; ++run) {
        const double start = processor_seconds();
        stage();
        least = std::min(least, processor_seconds() - start);
    }
    return least;
}

// Sayings and claims, on words, times, quantities and names that are there already.
void print_claims(const std::vector<text::TokenisedText>& tokens,
                  const std::vector<std::vector<model::TimeExpression>>& times) {
    constexpr std::size_t kMostTexts = 3'000;
    const std::size_t size = std::min(tokens.size(), kMostTexts);
    std::vector<std::vector<model::Quantity>> quantities;
    std::vector<std::vector<model::Mention>> mentions;
    for (std::size_t i = 0; i < size; ++i) {
        quantities.push_back(analysis::numbers::find_quantities(tokens[i], times[i]));
        mentions.push_back(analysis::entities::find_mentions(tokens[i]));
        analysis::naming::read_titles(tokens[i], mentions.back());
    }
    std::vector<std::vector<analysis::attribution::Attribution>> said(size);
    const double sayings = least_seconds([&] {
        for (std::size_t i = 0; i < size; ++i)
            said[i] = analysis::attribution::find_attributions(tokens[i], mentions[i]);
    });
    std::size_t claims = 0;
    const double framed = least_seconds([&] {
        claims = 0;
        for (std::size_t i = 0; i < size; ++i) {
            claims += analysis::claims::find_claims(tokens[i],
                                                    {times[i], quantities[i], mentions[i], said[i]})
                          .size();
        }
    });
    const auto texts = static_cast<double>(size);
    std::printf("\n| %zu texts, %zu claims | sayings | claims | both |\n|---|---|---|---|\n", size,
                claims);
    std::printf("| texts/s | %.0f | %.0f | %.0f |\n", texts / sayings, texts / framed,
                texts / (sayings + framed));
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> texts = load({argv + 1, argv + argc});
    std::size_t bytes = 0;
    for (const std::string& text : texts) bytes += text.size();
    if (bytes == 0) {
        std::fprintf(stderr, "usage: annotate_bench CORPUS.jsonl...\n");
        return 2;
    }
    std::vector<text::TokenisedText> tokens;
    std::vector<std::vector<model::TimeExpression>> times;
    for (const std::string& text : texts) {
        tokens.push_back(tokens_of(text));
        times.push_back(analysis::dates::find_times(tokens.back(), {}));
    }
    std::size_t found = 0;  // so that nothing is left out as unused
    const double words = least_seconds([&] {
        for (const std::string& text : texts) found += tokens_of(text).tokens.size();
    });
    const double dates = least_seconds([&] {
        for (const auto& each : tokens) found += analysis::dates::find_times(each, {}).size();
    });
    const double numbers = least_seconds([&] {
        for (std::size_t i = 0; i < tokens.size(); ++i)
            found += analysis::numbers::find_quantities(tokens[i], times[i]).size();
    });
    const double all = least_seconds([&] {
        for (const std::string& text : texts) {
            const text::TokenisedText each = tokens_of(text);
            const auto when = analysis::dates::find_times(each, {});
            found += when.size() + analysis::numbers::find_quantities(each, when).size();
        }
    });
    const double megabytes = static_cast<double>(bytes) / 1e6;
    std::printf(
        "| %zu texts, %.1f MB | tokens | times | quantities | all three |\n|---|---|---|---|---|\n",
        texts.size(), megabytes);
    std::printf("| MB/s | %.1f | %.1f | %.1f | %.1f |\n", megabytes / words, megabytes / dates,
                megabytes / numbers, megabytes / all);
    print_claims(tokens, times);
    return found == 0 ? 1 : 0;
}
