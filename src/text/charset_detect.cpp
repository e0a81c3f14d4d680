// Tells 8-bit encodings apart by how well their letters fit a writing.
//
// The idea: an 8-bit encoding read wrongly gives real letters, but the wrong ones. For each
// candidate (encoding, writing) a byte beyond ASCII has a probability: the weight of the letter it
// stands for (lexicon/letter_weights.tsv), times that of its neighbour being ASCII or not, since
// western letters stand among ASCII ones and the others among their own. The
// candidate with the greatest product wins (naive Bayes), provided its bytes are near as likely as
// such text makes them; if none is, the bytes are in some other writing, and ICU's detector, which
// knows many more but mistakes short Arabic, is asked.
//
// What it does not do: multi-byte encodings, central European: those are ICU's.
#include "text/charset_detect.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

constexpr std::size_t kEnoughBytes = 65536;  // beyond ASCII, more does not change the answer
constexpr double kUnlisted = 1e-4;           // weight share of a letter that the writing lacks
constexpr double kUndefined = 1e-6;          // and of a byte that is no character there
constexpr std::size_t kFewBytes = 6;
constexpr double kGoodFit = -4.3;  // mean log probability; even guessing gives -4.85

struct Candidate {
    std::string_view encoding;
    const char* converter;
    Writing writing;
    double western_neighbour;  // probability that an ASCII letter stands beside a high byte
    double prior;              // log probability before a byte is seen: decides over very few
};

// In order of preference where two fit alike.
constexpr std::array kCandidates = {
    Candidate{"windows-1256", "windows-1256", Writing::arabic, 0.02, 0.0},
    Candidate{"iso-8859-6", "ISO-8859-6", Writing::arabic, 0.02, -1.0},
    Candidate{"windows-1252", "windows-1252", Writing::western, 0.85, 0.0},
    Candidate{"windows-1254", "windows-1254", Writing::turkish, 0.85, -2.0},
    Candidate{"windows-1255", "windows-1255", Writing::hebrew, 0.02, -2.0},
    Candidate{"windows-1251", "windows-1251", Writing::cyrillic, 0.02, -2.0},
    Candidate{"koi8-r", "KOI8-R", Writing::cyrillic, 0.02, -4.0},
    Candidate{"windows-1253", "windows-1253", Writing::greek, 0.02, -3.0},
};

constexpr std::size_t kWestern = 2;
static_assert(kCandidates[kWestern].writing == Writing::western);

using Weights = std::map<char32_t, double>;

// The listed weights of one writing, as shares of their sum.
Weights weights_of(std::string_view writing) {
    Weights weights;
    double sum = 0;
    for (const base::LexiconRow& row : base::lexicon_rows("letter_weights.tsv")) {
        ISNAD_ASSERT(row.size() >= 3 && row[1].starts_with("U+"));
        if (row[0] != writing) continue;
        const double weight = std::stod(std::string(row[2]));
        weights[static_cast<char32_t>(std::stoul(std::string(row[1].substr(2)), nullptr, 16))] =
            weight;
        sum += weight;
    }
    ISNAD_ASSERT(sum > 0);
    for (auto& [letter, weight] : weights) weight /= sum;
    return weights;
}

// Log probability of each byte beyond ASCII.
using Fit = std::array<double, 128>;

Fit fit_of(const Candidate& candidate, const Weights& weights) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(candidate.converter, &status);
    ISNAD_ASSERT(U_SUCCESS(status));
    Fit fit{};
    for (int byte = 0; byte < 128; ++byte) {
        const char source = static_cast<char>(byte + 128);
        std::array<UChar, 4> target{};
        status = U_ZERO_ERROR;
        const int32_t length = ucnv_toUChars(
            converter, target.data(), static_cast<int32_t>(target.size()), &source, 1, &status);
        const bool defined = U_SUCCESS(status) && length == 1 && target[0] != 0xFFFD &&
                             (target[0] < 0x80 || target[0] > 0x9F);
        const auto found = weights.find(target[0]);
        const double share = !defined                 ? kUndefined
                             : found == weights.end() ? kUnlisted
                                                      : found->second;
        fit[static_cast<std::size_t>(byte)] = std::log(share);
    }
    ucnv_close(converter);
    return fit;
}

const std::array<Fit, kCandidates.size()>& fits() {
    static const auto built = [] {
        const std::map<Writing, Weights> weights = {
            {Writing::arabic, weights_of("arabic")},     {Writing::hebrew, weights_of("hebrew")},
            {Writing::western, weights_of("western")},   {Writing::turkish, weights_of("turkish")},
            {Writing::cyrillic, weights_of("cyrillic")}, {Writing::greek, weights_of("greek")}};
        std::array<Fit, kCandidates.size()> all{};
        for (std::size_t i = 0; i < kCandidates.size(); ++i) {
            all[i] = fit_of(kCandidates[i], weights.at(kCandidates[i].writing));
        }
        return all;
    }();
    return built;
}

unsigned char byte_at(std::string_view bytes, std::size_t offset) {
    return static_cast<unsigned char>(bytes[offset]);
}

bool is_ascii_letter(unsigned char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool has_high_bytes(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
}

bool opens_tag(std::string_view after_bracket) {
    if (after_bracket.empty()) return false;
    const char first = after_bracket.front();
    return is_ascii_letter(byte_at(after_bracket, 0)) || first == '/' || first == '!' ||
           first == '?';
}

bool starts_with_name(std::string_view text, std::string_view name) {
    if (text.size() < name.size()) return false;
    return std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) {
        return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 0x20) : b);
    });
}

// Returns: the offset of the next "</name" from `at` on, or the end.
std::size_t find_end_tag(std::string_view bytes, std::size_t at, std::string_view name) {
    while (at < bytes.size()) {
        at = bytes.find("</", at);
        if (at == std::string_view::npos) return bytes.size();
        if (starts_with_name(bytes.substr(at + 2), name)) return at;
        at += 2;
    }
    return bytes.size();
}

// Whether a byte stands there that windows-1254 reads otherwise than windows-1252: Ğ İ Ş ğ ı ş.
bool has_turkish_bytes(const std::array<std::array<std::uint32_t, 128>, 2>& counts) {
    constexpr std::array<std::size_t, 6> kOwn = {0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE};
    return std::any_of(kOwn.begin(), kOwn.end(), [&](std::size_t byte) {
        return counts[0][byte - 0x80] + counts[1][byte - 0x80] > 0;
    });
}

std::string text_or_all(std::string_view bytes) {
    std::string text = without_markup(bytes);
    if (!has_high_bytes(text)) text = bytes;
    return text;
}

}  // namespace

std::string without_markup(std::string_view bytes) {
    std::string text;
    std::size_t kept = 0;
    std::size_t at = bytes.find('<');
    while (at != std::string_view::npos) {
        const std::string_view tag = bytes.substr(at + 1);
        if (!opens_tag(tag)) {
            at = bytes.find('<', at + 1);
            continue;
        }
        text.append(bytes.substr(kept, at - kept)).push_back(' ');
        std::size_t from = at + 1;
        if (starts_with_name(tag, "script")) from = find_end_tag(bytes, from, "script");
        if (starts_with_name(tag, "style")) from = find_end_tag(bytes, from, "style");
        const std::size_t close = bytes.find('>', from);
        if (close == std::string_view::npos) return text;
        kept = close + 1;
        at = bytes.find('<', kept);
    }
    text.append(bytes.substr(kept));
    return text;
}

CharsetGuess guess_by_letters(std::string_view bytes) {
    const std::string text = text_or_all(bytes);
    const auto& fit_by_byte = fits();
    // How often each byte stands beside an ASCII letter, and how often apart.
    std::array<std::array<std::uint32_t, 128>, 2> counts{};
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size() && seen < kEnoughBytes; ++at) {
        const unsigned char byte = byte_at(text, at);
        if (byte < 0x80) continue;
        ++seen;
        const bool beside_ascii = (at > 0 && is_ascii_letter(byte_at(text, at - 1))) ||
                                  (at + 1 < text.size() && is_ascii_letter(byte_at(text, at + 1)));
        ++counts[beside_ascii ? 1 : 0][byte - 0x80U];
    }
    if (seen == 0) return {};
    CharsetGuess guess;
    guess.seen = seen;
    std::array<double, kCandidates.size()> scores{};
    std::array<double, kCandidates.size()> letters_only{};
    for (std::size_t i = 0; i < kCandidates.size(); ++i) {
        const std::array<double, 2> neighbour = {std::log(1 - kCandidates[i].western_neighbour),
                                                 std::log(kCandidates[i].western_neighbour)};
        for (std::size_t byte = 0; byte < 128; ++byte) {
            for (std::size_t beside = 0; beside < 2; ++beside) {
                const double count = counts[beside][byte];
                letters_only[i] += count * fit_by_byte[i][byte];
                scores[i] += count * (fit_by_byte[i][byte] + neighbour[beside]);
            }
        }
        guess.fits.emplace_back(kCandidates[i].encoding, scores[i] / static_cast<double>(seen));
        scores[i] += kCandidates[i].prior;
    }
    auto best =
        static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    if (kCandidates[best].writing == Writing::turkish && !has_turkish_bytes(counts))
        best = kWestern;
    // Very few bytes fit badly by chance; between ASCII letters they are western all the same.
    const bool few = seen < kFewBytes && kCandidates[best].writing == Writing::western;
    if (!few && letters_only[best] / static_cast<double>(seen) < kGoodFit) return guess;
    guess.encoding = kCandidates[best].encoding;
    guess.writing = kCandidates[best].writing;
    return guess;
}

CharsetGuess guess_by_icu(std::string_view bytes) {
    std::string text = text_or_all(bytes);
    text.resize(std::min(text.size(), kEnoughBytes));
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector* detector = ucsdet_open(&status);
    ucsdet_setText(detector, text.data(), static_cast<int32_t>(text.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector, &status);
    CharsetGuess guess;
    if (U_SUCCESS(status) && match != nullptr) {
        const char* name = ucsdet_getName(match, &status);
        if (U_SUCCESS(status) && name != nullptr) guess.encoding = name;
    }
    ucsdet_close(detector);
    for (char& byte : guess.encoding) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + 0x20);
    }
    return guess;
}

}  // namespace isnad::text
