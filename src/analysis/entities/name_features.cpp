// Purpose: see name_features.h.
#include "analysis/entities/name_features.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/hash.h"
#include "text/utf8.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::size_t kAffixes = 4;
constexpr std::uint32_t kListed = kListedGiven | kListedFamily | kListedCommon;

std::uint64_t pair(std::uint64_t a, std::uint64_t b) {
    return tagger::mix(a) + 31 * b;
}

// Letters, digits and capitals of the surface in 16 bits.
std::uint16_t shape_of(const text::Token& token, const Reading& reading, std::string_view surface) {
    if (token.kind == text::TokenKind::mark) {
        // Each mark is a shape of its own; quotes are one.
        if (is_quote(token.key)) return 3;
        return static_cast<std::uint16_t>(0x100 + (base::fast_hash(token.key) & 0xFFF));
    }
    if (token.kind == text::TokenKind::number) return surface.size() == 4 ? 1 : 2;
    std::uint16_t shape = 8 + static_cast<std::uint16_t>(reading.script);
    if (reading.capital) shape |= 0x10;
    if (reading.upper) shape |= 0x20;
    if (reading.definite) shape |= 0x40;
    if (reading.feminine) shape |= 0x80;
    if (reading.proclitic) shape |= 0x2000;
    return shape;
}

// Without what Arabic writes onto the word together with the article: "وبالمدينة" -> "مدينة".
std::string_view stem_of(std::string_view key, Script script) {
    if (script != Script::arabic) return key;
    constexpr std::size_t kLetter = 2;  // bytes
    std::string_view rest = key;
    const auto strip = [&](std::string_view prefix) {
        if (!rest.starts_with(prefix) || rest.size() < prefix.size() + 3 * kLetter) return false;
        rest.remove_prefix(prefix.size());
        return true;
    };
    for (const std::string_view prefix : {"وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال"})
        if (strip(prefix)) break;
    return rest;
}

// The first and last one to four letters.
template <typename Sink>
void add_affixes(std::string_view letters, Sink& sink) {
    std::size_t begin = 0;
    std::size_t end = letters.size();
    for (std::size_t n = 1; n <= kAffixes; ++n) {
        if (begin >= letters.size()) return;
        text::next_code_point(letters, begin);
        do --end;
        while (end > 0 && (static_cast<unsigned char>(letters[end]) & 0xC0) == 0x80);
        sink.add(100 + n, base::fast_hash(letters.substr(0, begin)));
        sink.add(110 + n, base::fast_hash(letters.substr(end)));
    }
}

// Each three letters in a row, which tell names from abroad; of long words the first twelve.
template <typename Sink>
void add_trigrams(std::string_view letters, Sink& sink) {
    constexpr std::size_t kMost = 12;
    std::uint64_t window = '<';
    std::size_t at = 0;
    for (std::size_t n = 0; n <= kMost && at <= letters.size(); ++n) {
        const bool end = at == letters.size();
        const std::uint64_t letter = end ? '>' : text::next_code_point(letters, at);
        window = (window << 21 | letter) & 0x7FFFFFFFFFFFFFFFULL;
        if (n >= 1) sink.add(120, window);
        if (end) return;
    }
}

// The last two letters, the first two: for the neighbours.
std::string_view last_letters(std::string_view letters) {
    std::size_t end = letters.size();
    for (int n = 0; n < 2 && end > 0; ++n) {
        do --end;
        while (end > 0 && (static_cast<unsigned char>(letters[end]) & 0xC0) == 0x80);
    }
    return letters.substr(end);
}
std::string_view first_letters(std::string_view letters) {
    std::size_t begin = 0;
    for (int n = 0; n < 2 && begin < letters.size(); ++n) text::next_code_point(letters, begin);
    return letters.substr(0, begin);
}

}  // namespace

NameFeatures::NameFeatures(const Scene& scene, const WordClasses& classes)
    : scene_(scene), classes_(classes) {
    facts_.reserve(scene.text.tokens.size());
    for (std::size_t i = 0; i < scene.text.tokens.size(); ++i) facts_.push_back(read(i));
    mark_rules();
}

// What stands beyond the ends of a sentence.
NameFeatures::Facts NameFeatures::nothing() {
    Facts facts;
    facts.first_letters = facts.last_letters = base::fast_hash("");
    return facts;
}

NameFeatures::Facts NameFeatures::read(std::size_t token) const {
    const text::Token& word = scene_.token(token);
    const Reading& reading = scene_.at(token);
    Facts facts;
    facts.letters = word.key;
    facts.first_letters = base::fast_hash(first_letters(word.key));
    facts.last_letters = base::fast_hash(last_letters(word.key));
    constexpr std::uint64_t kNumber = 2;
    constexpr std::uint64_t kQuote = 4;
    facts.key = word.kind == text::TokenKind::number ? kNumber
                : is_quote(word.key)                 ? kQuote
                                                     : hash_of_key(word.key);
    const std::string_view stem = stem_of(word.key, reading.script);
    facts.stem = stem.size() == word.key.size() ? facts.key : hash_of_key(stem);
    facts.classes = reading.classes & ~kListed;
    facts.listed = reading.classes & kListed;
    facts.shape = shape_of(word, reading, scene_.text.words(word.span));
    if (word.kind == text::TokenKind::word && !classes_.empty()) {
        facts.grains = classes_.find(facts.key);
        if (facts.grains[0] == 0 && facts.stem != facts.key)
            facts.grains = classes_.find(facts.stem);
    }
    return facts;
}

void NameFeatures::mark_rules() {
    constexpr int kFromGazetteer = 50;
    std::unordered_map<std::uint64_t, std::array<std::uint16_t, 4>> kinds;
    for (const Candidate& candidate : scene_.found) {
        const auto kind = static_cast<std::uint8_t>(candidate.kind);
        const auto known = static_cast<std::uint8_t>(candidate.weight >= kFromGazetteer);
        for (std::size_t i = candidate.first; i < candidate.end; ++i) {
            const bool first = i == candidate.first;
            const bool last = i + 1 == candidate.end;
            const auto part = static_cast<std::uint8_t>(first ? (last ? 3 : 0) : (last ? 2 : 1));
            facts_[i].rule = static_cast<std::uint8_t>(1 + kind * 8 + part * 2 + known);
            ++kinds[facts_[i].key][kind];
        }
    }
    // What the word is taken for elsewhere, not counting here.
    for (Facts& facts : facts_) {
        const auto found = kinds.find(facts.key);
        if (found == kinds.end()) continue;
        for (std::size_t kind = 0; kind < 4; ++kind) {
            const bool here =
                facts.rule != 0 && static_cast<std::size_t>(facts.rule - 1) / 8 == kind;
            if (found->second[kind] > (here ? 1 : 0))
                facts.elsewhere |= static_cast<std::uint8_t>(1U << kind);
        }
    }
}

template <typename Sink>
void NameFeatures::visit(const text::Sentence& sentence, Sink& sink) const {
    static const Facts kNone = nothing();
    const std::size_t begin = sentence.first_token;
    const std::size_t end = sentence.end_token;
    const auto at = [&](std::size_t i, int by) -> const Facts& {
        const std::size_t there = i + static_cast<std::size_t>(by);  // wraps below 0
        return there >= begin && there < end ? facts_[there] : kNone;
    };
    const auto kind = static_cast<std::uint64_t>(scene_.text.region_of(sentence).kind);
    constexpr std::uint32_t kCues = kAnyTitle | kAnyOrganisation | kAnyOutlet | kPlaceCue | kSpeech;
    std::uint64_t cue = 0;
    std::size_t cue_at = begin;
    for (std::size_t i = begin; i < end; ++i) {
        const Facts& here = facts_[i];
        const Facts& before = at(i, -1);
        const Facts& after = at(i, 1);
        const Facts& before2 = at(i, -2);
        const Facts& after2 = at(i, 2);
        const auto add = [&](std::uint64_t place, std::uint64_t value) { sink.add(place, value); };
        add(1, here.key);
        add(2, before.key);
        add(3, after.key);
        add(4, before2.key);
        add(5, after2.key);
        add(6, pair(before.key, here.key));
        add(7, pair(here.key, after.key));
        add(8, pair(before.key, after.key));
        add(9, pair(before2.key, before.key));
        add(10, pair(after.key, after2.key));
        if (here.stem != here.key) add(1, here.stem);
        add(12, before.stem);
        add(13, after.stem);
        add(14, pair(before.stem, here.stem));
        add(15, pair(here.stem, after.stem));
        add_affixes(here.letters, sink);
        add_trigrams(here.letters, sink);
        add(20, before.last_letters);
        add(21, after.last_letters);
        add(22, before.first_letters);
        add(23, after.first_letters);
        add(24, here.shape);
        add(25, before.shape);
        add(26, after.shape);
        add(27, pair(pair(before.shape, here.shape), after.shape));
        add(28, pair(here.shape, std::min<std::size_t>(here.letters.size(), 24)));
        add(30, here.classes);
        add(31, before.classes);
        add(32, after.classes);
        add(33, before2.classes);
        add(34, after2.classes);
        add(35, pair(before.classes, here.classes));
        add(36, pair(here.classes, after.classes));
        add(37, pair(before.classes, here.key));
        for (std::uint32_t bits = here.classes; bits != 0; bits &= bits - 1) {
            const std::uint32_t bit = bits & (~bits + 1);
            add(38, bit);
        }
        for (std::uint32_t bits = before.classes; bits != 0; bits &= bits - 1) {
            const std::uint32_t bit = bits & (~bits + 1);
            add(39, bit);
        }
        add(40, here.listed);
        add(41, before.listed);
        add(42, after.listed);
        add(43, pair(before.listed, here.listed));
        add(44, pair(here.listed, after.listed));
        add(45, pair(pair(before.listed, here.listed), after.listed));
        add(46, pair(pair(before2.listed, before.listed), here.listed));
        add(47, pair(pair(here.listed, after.listed), after2.listed));
        add(50, here.rule);
        add(51, before.rule);
        add(52, after.rule);
        add(53, pair(pair(before.rule, here.rule), after.rule));
        add(54, pair(here.rule, before.key));
        add(55, pair(here.rule, here.key));
        add(56, pair(here.rule, here.listed));
        add(57, here.elsewhere);
        add(58, pair(before.elsewhere, here.elsewhere));
        add(59, pair(here.elsewhere, after.elsewhere));
        if (!classes_.empty()) {
            for (std::size_t grain = 0; grain < WordClasses::kGrains; ++grain) {
                const std::uint64_t place = 60 + grain * 10;
                add(place, here.grains[grain]);
                add(place + 1, before.grains[grain]);
                add(place + 2, after.grains[grain]);
                add(place + 3, before2.grains[grain]);
                add(place + 4, after2.grains[grain]);
                add(place + 5, pair(before.grains[grain], here.grains[grain]));
                add(place + 6, pair(here.grains[grain], after.grains[grain]));
                add(place + 7, pair(before.grains[grain], after.grains[grain]));
            }
            add(92, pair(pair(before.grains[0], here.grains[0]), after.grains[0]));
        }
        if (cue != 0) {
            const std::uint64_t far = std::min<std::size_t>(i - cue_at, 6);
            add(95, pair(cue, far));
            add(96, pair(facts_[cue_at].stem, far));
            add(97, cue);
        }
        add(98, pair(i == begin ? 1 : 0, here.shape));
        add(99, pair(kind, here.shape));
        if ((here.classes & kCues) != 0) {
            cue = here.classes & kCues;
            cue_at = i;
        }
        sink.close_token();
    }
}

void NameFeatures::describe(const text::Sentence& sentence, tagger::Sequence& sequence) const {
    struct Hashing {
        tagger::Sequence& sequence;
        void add(std::uint64_t place, std::uint64_t value) {
            sequence.add(hash_of_feature({place, value}));
        }
        void close_token() { sequence.close_token(); }
    };
    sequence.clear();
    Hashing sink{sequence};
    visit(sentence, sink);
}

void NameFeatures::explain(const text::Sentence& sentence,
                           std::vector<FeatureValue>& values) const {
    struct Listing {
        std::vector<FeatureValue>& values;
        std::uint32_t token = 0;
        void add(std::uint64_t place, std::uint64_t value) {
            values.push_back({place, value, token});
        }
        void close_token() { ++token; }
    };
    values.clear();
    Listing sink{values};
    visit(sentence, sink);
}

}  // namespace isnad::analysis::entities
