// How fast extraction is and how much memory it takes, page by page, on one thread.
//
//   extract_bench [--pages FILE] PATH...
//   extract_bench [--pages FILE] --list FILE
//
// PATHs are files or folders as `isnad extract` takes them, gzip included. Each page is read and
// unpacked before the clock starts and dropped afterwards; what is timed is decoding and extract()
// alone, in processor time. Memory is the most that the heap held beyond what it held before,
// libxml2's share included: malloc and its kin are replaced here by counting ones (glibc only).
// With --pages each page becomes a line of JSON in FILE: path, bytes, seconds, heap.
// It does not measure reading, unpacking, dating by the text, or writing: `isnad extract` does all.
#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "intake/intake.h"

// ---- a heap that counts ----

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
}

namespace {

std::int64_t held = 0;  // bytes in blocks that malloc gave out; one thread, no lock
std::int64_t peak = 0;

void* counted(void* block) {
    held += static_cast<std::int64_t>(malloc_usable_size(block));
    peak = std::max(peak, held);
    return block;
}

void uncount(void* block) {
    held -= static_cast<std::int64_t>(malloc_usable_size(block));
}

}  // namespace

extern "C" {
void* malloc(std::size_t size) {
    return counted(__libc_malloc(size));
}
void* calloc(std::size_t count, std::size_t size) {
    return counted(__libc_calloc(count, size));
}
void* realloc(void* block, std::size_t size) {
    uncount(block);
    return counted(__libc_realloc(block, size));
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return counted(__libc_memalign(alignment, size));
}
int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
    *out = counted(__libc_memalign(alignment, size));
    return *out == nullptr ? 12 : 0;  // ENOMEM
}
void free(void* block) {
    uncount(block);
    __libc_free(block);
}
}

// ---- the benchmark ----

namespace {

using namespace isnad;

constexpr std::size_t kLargePage = std::size_t{1} << 20;

struct Measured {
    std::string path;
    std::size_t bytes = 0;
    double seconds = 0.0;
    std::int64_t heap = 0;

    double heap_ratio() const {
        return static_cast<double>(heap) / static_cast<double>(std::max<std::size_t>(bytes, 1));
    }
};

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

Measured measure(const model::Page& page) {
    const std::int64_t before = held;
    peak = held;
    const double start = processor_seconds();
    const model::Article article = extract::extract(page);
    const double seconds = processor_seconds() - start;
    return {page.uri, page.content.size(), seconds, peak - before};
}

std::vector<Measured> measure_all(const std::vector<std::string>& paths) {
    std::vector<Measured> all;
    // The word lists are read at first use: no page's cost.
    extract::extract({.media = model::Media::html, .content = "<p>Words, to begin with.</p>"});
    const intake::Inputs inputs = intake::find_inputs(paths);
    const auto refused = [](const base::Error& error) {
        std::fprintf(stderr, "extract_bench: %s: %s\n", error.where.c_str(), error.message.c_str());
    };
    std::for_each(inputs.refused.begin(), inputs.refused.end(), refused);
    for (const intake::Input& input : inputs.files) {
        intake::read_input(input, {},
                           {.page = [&](const model::Page& page) { all.push_back(measure(page)); },
                            .refused = refused});
    }
    return all;
}

// Returns: the value below which `share` of them lie. Requires: sorted, not empty.
double quantile(const std::vector<double>& values, double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void print_summary(const std::vector<Measured>& all) {
    std::vector<double> times;
    double seconds = 0.0;
    double bytes = 0.0;
    double ratio = 0.0;
    double ratio_large = 0.0;
    std::size_t large = 0;
    for (const Measured& page : all) {
        times.push_back(page.seconds * 1000.0);
        seconds += page.seconds;
        bytes += static_cast<double>(page.bytes);
        ratio = std::max(ratio, page.heap_ratio());
        if (page.bytes < kLargePage) continue;
        ++large;
        ratio_large = std::max(ratio_large, page.heap_ratio());
    }
    std::sort(times.begin(), times.end());
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("| pages | MB | pages/s | MB/s | p50 ms | p99 ms | max ms |\n");
    std::printf("|---|---|---|---|---|---|---|\n");
    std::printf("| %zu | %.1f | %.0f | %.1f | %.2f | %.2f | %.2f |\n\n", all.size(), bytes / 1e6,
                static_cast<double>(all.size()) / seconds, bytes / 1e6 / seconds,
                quantile(times, 0.5), quantile(times, 0.99), times.back());
    std::printf(
        "Heap against the page's size: at most %.1f times it on the %zu pages of 1 MiB and more, "
        "%.1f times on all; resident at most %.0f MiB.\n",
        ratio_large, large, ratio, static_cast<double>(usage.ru_maxrss) / 1024.0);
}

int run(int argc, char** argv) {
    std::vector<std::string> paths;
    std::string pages_file;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--pages" && i + 1 < argc) {
            pages_file = argv[++i];
        } else if (word == "--list" && i + 1 < argc) {
            std::ifstream file(argv[++i]);
            for (std::string path; std::getline(file, path);) paths.push_back(path);
        } else {
            paths.push_back(word);
        }
    }
    const std::vector<Measured> all = measure_all(paths);
    if (all.empty()) {
        std::fprintf(stderr, "usage: extract_bench [--pages FILE] PATH... | --list FILE\n");
        return 2;
    }
    print_summary(all);
    if (pages_file.empty()) return 0;
    std::ofstream out(pages_file);
    for (const Measured& page : all) {
        const nlohmann::json line = {{"path", page.path},
                                     {"bytes", page.bytes},
                                     {"seconds", page.seconds},
                                     {"heap", page.heap}};
        out << line.dump() << '\n';
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    return run(argc, argv);
}
