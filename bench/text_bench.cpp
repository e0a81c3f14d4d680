// How fast a text is read, letter by letter, over text made here from a fixed seed.
//
// `key_form` stands beside the obvious way, ICU's NFKC_Casefold over everything, so that the ratio
// can be read off; that way does less: it folds no Arabic letters and drops no tashkeel, and has a
// way back only in the variant `with_edits`. Bytes are those read.
#include <benchmark/benchmark.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "text/charset.h"
#include "text/key_form.h"
#include "text/language.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace {

using namespace isnad;

constexpr std::array<std::string_view, 20> kArabic = {
    "السفينة", "في",    "من", "الميناء", "أعلنت", "وزارة",   "إلى",  "على",   "الجديد،", "مُحمّد",
    "١٢٥٠",    "وقالت", "إنّ", "المدينة", "بعد",   "الفيضان", "هيئة", "116.7", "مليون",   "«النور»"};
constexpr std::array<std::string_view, 16> kFrench = {
    "le",          "port",   "a",  "été",  "inauguré", "mardi",   "selon", "la",
    "préfecture,", "l’État", "où", "12,5", "millions", "d’euros", "«",     "»"};

template <std::size_t kWords>
std::string make_text(const std::array<std::string_view, kWords>& words) {
    std::mt19937 random(1);
    std::string text;
    while (text.size() < 1'000'000) {
        text += words[random() % kWords];
        const auto chance = random() % 100;
        text += chance < 5 ? ". " : chance < 7 ? ".\n" : " ";
    }
    return text;
}

const std::string& arabic() {
    static const std::string text = make_text(kArabic);
    return text;
}
const std::string& french() {
    static const std::string text = make_text(kFrench);
    return text;
}

void count_bytes(benchmark::State& state, const std::string& text) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void key_form(benchmark::State& state, const std::string& text) {
    for (auto _ : state) benchmark::DoNotOptimize(text::key_form(text));
    count_bytes(state, text);
}

void key_of(benchmark::State& state, const std::string& text) {
    for (auto _ : state) benchmark::DoNotOptimize(text::key_of(text));
    count_bytes(state, text);
}

void icu_casefold(benchmark::State& state, const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    for (auto _ : state) {
        std::string out;
        icu::StringByteSink<std::string> sink(&out);
        normalizer->normalizeUTF8(0, text, sink, nullptr, status);
        benchmark::DoNotOptimize(out);
    }
    count_bytes(state, text);
}

// The same with ICU's own way back.
void icu_casefold_with_edits(benchmark::State& state, const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    for (auto _ : state) {
        std::string out;
        icu::StringByteSink<std::string> sink(&out);
        icu::Edits edits;
        normalizer->normalizeUTF8(0, text, sink, &edits, status);
        benchmark::DoNotOptimize(out);
        benchmark::DoNotOptimize(edits);
    }
    count_bytes(state, text);
}

void tokenise(benchmark::State& state, const std::string& text) {
    const auto length = static_cast<std::uint32_t>(text.size());
    for (auto _ : state) benchmark::DoNotOptimize(text::tokenise(text, {{{0, length}}}));
    count_bytes(state, text);
}

void sentences(benchmark::State& state, const std::string& text) {
    const auto length = static_cast<std::uint32_t>(text.size());
    for (auto _ : state) benchmark::DoNotOptimize(text::split_sentences(text, {0, length}));
    count_bytes(state, text);
}

void validate(benchmark::State& state, const std::string& text) {
    for (auto _ : state) benchmark::DoNotOptimize(text::is_valid_utf8(text));
    count_bytes(state, text);
}

void decode_utf8(benchmark::State& state, const std::string& text) {
    for (auto _ : state) benchmark::DoNotOptimize(text::decode(text, "", ""));
    count_bytes(state, text);
}

void decode_undeclared_1256(benchmark::State& state, const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string bytes(text.size(), '\0');
    const int32_t length =
        ucnv_convert("windows-1256", "UTF-8", bytes.data(), static_cast<int32_t>(bytes.size()),
                     text.data(), static_cast<int32_t>(text.size()), &status);
    bytes.resize(static_cast<std::size_t>(length));
    for (auto _ : state) benchmark::DoNotOptimize(text::decode(bytes, "", ""));
    count_bytes(state, bytes);
}

void language_of_line(benchmark::State& state, const std::string& text) {
    const std::string line = text.substr(0, text.find('.'));
    for (auto _ : state) benchmark::DoNotOptimize(text::detect_language(line));
    count_bytes(state, line);
}

BENCHMARK_CAPTURE(key_form, arabic, arabic());
BENCHMARK_CAPTURE(key_of, arabic, arabic());
BENCHMARK_CAPTURE(icu_casefold, arabic, arabic());
BENCHMARK_CAPTURE(icu_casefold_with_edits, arabic, arabic());
BENCHMARK_CAPTURE(key_form, french, french());
BENCHMARK_CAPTURE(icu_casefold, french, french());
BENCHMARK_CAPTURE(tokenise, arabic, arabic());
BENCHMARK_CAPTURE(tokenise, french, french());
BENCHMARK_CAPTURE(sentences, arabic, arabic());
BENCHMARK_CAPTURE(sentences, french, french());
BENCHMARK_CAPTURE(validate, arabic, arabic());
BENCHMARK_CAPTURE(decode_utf8, arabic, arabic());
BENCHMARK_CAPTURE(decode_undeclared_1256, arabic, arabic());
BENCHMARK_CAPTURE(language_of_line, arabic, arabic());

}  // namespace

BENCHMARK_MAIN();
