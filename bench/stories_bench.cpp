// How fast stories are kept up, how that grows, and what they look like.
//
//   stories_bench CORPUS.jsonl[.gz]            speed, memory and growth; the obvious way on a slice
//   stories_bench CORPUS.jsonl[.gz] COUNT SEED COUNT stories of several outlets, to be read by eye
//
// Each line of the file is a page as `isnad ingest` takes it. Profiles are made before the clock
// starts (their own speed is printed too); then pages are added in the order of their days, settled
// after each one, on one thread. The obvious way compares each page with every earlier one, by the
// same likeness. No Google Benchmark: a stream is timed once. Memory is what malloc holds.
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/reader.h"
#include "intake/intake.h"
#include "story/cluster/stream.h"

namespace {

using namespace isnad;
using story::cluster::DocumentProfile;
using story::cluster::Stream;

constexpr std::size_t kSlice = 4000;
constexpr double kLeast = 0.04;

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double megabytes() {
    return static_cast<double>(mallinfo2().uordblks) / 1e6;
}

struct Shown {
    std::string title;
    std::string outlet;
    std::string published;
};

struct Corpus {
    std::vector<DocumentProfile> profiles;
    std::vector<Shown> shown;
};

Corpus load(const char* path) {
    std::vector<std::pair<DocumentProfile, Shown>> pages;
    std::set<std::string> ids;
    const auto take = [&](const model::Page& page) {
        const model::Document document = engine::read_page(page);
        if (!ids.insert(document.id).second) return;
        const model::Article& article = document.article;
        pages.emplace_back(story::cluster::profile_of(document),
                           Shown{article.title, article.outlet ? article.outlet->name : "",
                                 article.published.best});
    };
    const auto refuse = [](const base::Error& error) {
        std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.message.c_str());
    };
    intake::read_input({path, 0}, {}, {take, refuse});
    std::stable_sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) {
        return a.second.published < b.second.published;
    });
    Corpus corpus;
    for (auto& [profile, shown] : pages) {
        corpus.profiles.push_back(std::move(profile));
        corpus.shown.push_back(std::move(shown));
    }
    return corpus;
}

void print_growth(const std::vector<DocumentProfile>& profiles) {
    std::puts("| articles | articles/s over all | of the last part | MB |\n|---:|---:|---:|---:|");
    const double memory = megabytes();
    Stream stream;
    double spent = 0;
    double slowest = 0;
    double part = 0;
    std::size_t part_begin = 0;
    std::size_t next = 1000;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        DocumentProfile profile = profiles[i];
        const double start = processor_seconds();
        stream.add(std::move(profile));
        stream.settle();
        const double taken = processor_seconds() - start;
        spent += taken;
        part += taken;
        slowest = std::max(slowest, taken);
        if (i + 1 != next && i + 1 != profiles.size()) continue;
        std::printf("| %zu | %.0f | %.0f | %.0f |\n", i + 1, static_cast<double>(i + 1) / spent,
                    static_cast<double>(i + 1 - part_begin) / part, megabytes() - memory);
        std::fflush(stdout);
        part = 0;
        part_begin = i + 1;
        next *= 2;
    }
    std::printf("\nSlowest page: %.1f ms.\n", slowest * 1000);
    const double start = processor_seconds();
    Stream bulk;
    for (const DocumentProfile& profile : profiles) bulk.add(profile);
    bulk.settle();
    std::printf("All added, settled once: %.0f articles/s; the same stories: %s.\n",
                static_cast<double>(profiles.size()) / (processor_seconds() - start),
                bulk.stories() == stream.stories() ? "yes" : "NO");
}

// The comparing alone of every two pages of a slice, against all of our way.
void print_obvious_way(const std::vector<DocumentProfile>& profiles) {
    const std::size_t size = std::min(kSlice, profiles.size());
    double start = processor_seconds();
    Stream stream;
    for (std::size_t i = 0; i < size; ++i) {
        stream.add(profiles[i]);
        stream.settle();
    }
    const double ours = processor_seconds() - start;
    start = processor_seconds();
    std::size_t like = 0;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < i; ++j)
            if (story::cluster::likeness(profiles[i], profiles[j]) >= kLeast) ++like;
    }
    const double theirs = processor_seconds() - start;
    std::printf(
        "\nEvery two of %zu compared: %.2f s (%zu alike) against %.2f s, %.1f times slower.\n",
        size, theirs, like, ours, theirs / ours);
}

void print_stories(const Corpus& corpus, std::size_t count, unsigned seed) {
    Stream stream;
    for (const DocumentProfile& profile : corpus.profiles) stream.add(profile);
    stream.settle();
    std::vector<std::vector<std::uint32_t>> several;
    std::map<std::size_t, std::size_t> sizes;
    std::size_t small = 0;
    std::size_t far = 0;
    for (const auto& story : stream.stories()) {
        std::set<std::string> outlets;
        for (const std::uint32_t page : story) outlets.insert(corpus.shown[page].outlet);
        if (outlets.size() > 1) several.push_back(story);
        if (story.size() > 1 && story.size() < 5) {
            ++small;
            const auto a = corpus.profiles[story.front()].day;
            const auto b = corpus.profiles[story.back()].day;
            if (a && b && *b - *a > 30) ++far;
        }
        ++sizes[story.size() < 10 ? story.size() : story.size() / 10 * 10];
    }
    for (const auto& [size, stories] : sizes) std::printf("%zu:%zu ", size, stories);
    std::printf("\nsmall %zu, of them over more than 30 days %zu", small, far);
    std::printf("\n%zu stories of several outlets\n", several.size());
    std::srand(seed);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& story = several[static_cast<std::size_t>(std::rand()) % several.size()];
        std::printf("\n== %zu pages: %s\n", story.size(),
                    corpus.shown[stream.middle_of(story)].title.c_str());
        const std::size_t step = std::max<std::size_t>(1, story.size() / 12);
        for (std::size_t at = 0; at < story.size(); at += step) {
            const Shown& shown = corpus.shown[story[at]];
            std::printf("  %.10s %s | %s\n", shown.published.c_str(), shown.outlet.c_str(),
                        shown.title.c_str());
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("usage: stories_bench CORPUS.jsonl[.gz] [COUNT SEED]\n", stderr);
        return 2;
    }
    const double start = processor_seconds();
    const Corpus corpus = load(argv[1]);
    const double read = processor_seconds() - start;
    if (argc > 3) {
        print_stories(corpus, std::strtoul(argv[2], nullptr, 10),
                      static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)));
        return 0;
    }
    std::printf("%zu articles, read and profiled in %.0f s.\n\n", corpus.profiles.size(), read);
    print_growth(corpus.profiles);
    print_obvious_way(corpus.profiles);
}
