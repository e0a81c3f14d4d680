// Purpose: see phrase_table.h.
#include "analysis/numbers/phrase_table.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/result.h"
#include "text/utf8.h"

namespace isnad::analysis::numbers {

namespace {

constexpr std::string_view kAlif = "ا";
constexpr std::string_view kArticle = "ال";
constexpr std::string_view kWa = "و";
constexpr std::array<std::string_view, 10> kProclitics = {"",  "و",  "ف",  "ب",  "ل",
                                                          "ك", "وب", "ول", "فب", "فل"};

bool is_arabic(std::string_view word) {
    if (word.empty()) return false;
    std::size_t offset = 0;
    const char32_t letter = text::next_code_point(word, offset);
    return letter >= 0x0620 && letter <= 0x06FF;
}

// A word of one or two letters ("م", "من") takes no proclitic here: too many other words would
// begin like it.
bool takes_proclitics(std::string_view word) {
    return is_arabic(word) && text::count_code_points(word) >= 3;
}

}  // namespace

bool Phrase::joined() const {
    return prefix.starts_with(kWa);
}
bool Phrase::definite() const {
    return prefix.ends_with(kArticle);
}

void PhraseTable::enter(const std::string& first, std::vector<std::string> rest, std::string prefix,
                        std::uint32_t entry, std::uint32_t marks) {
    Bucket& bucket = buckets_[first];
    const auto same = [&](const Phrase& other) {
        return other.entry == entry && other.prefix == prefix && other.rest == rest;
    };
    bucket.marks |= marks;
    if (std::none_of(bucket.begin(), bucket.end(), same))
        bucket.phrases.push_back({std::move(rest), std::move(prefix), entry});
}

void PhraseTable::add(std::string_view form, std::uint32_t entry, Article article,
                      std::uint32_t marks) {
    text::Region whole;
    whole.span = {0, static_cast<std::uint32_t>(form.size())};
    const text::TokenisedText cut = text::tokenise(form, {whole});
    if (cut.tokens.empty()) return;
    const std::string& first = cut.tokens.front().key;
    std::vector<std::string> rest;
    for (std::size_t i = 1; i < cut.tokens.size(); ++i) rest.push_back(cut.tokens[i].key);

    if (!takes_proclitics(first)) {
        enter(first, rest, "", entry, marks);
        if (article != Article::also_definite || !is_arabic(first)) return;
        // "وست", "بست", "الست": of the short words only those that count.
        for (const std::string_view prefix : {"و", "ب", "ال", "وال"})
            enter(std::string(prefix) + first, rest, std::string(prefix), entry, marks);
        return;
    }
    for (const std::string_view proclitic : kProclitics) {
        const std::string prefix(proclitic);
        enter(prefix + first, rest, prefix, entry, marks);
        // ل and the article are written "لل".
        const bool by_lam = prefix.ends_with("ل");
        if (by_lam && first.starts_with(kArticle))
            enter(prefix + first.substr(kAlif.size()), rest, prefix, entry, marks);
        if (article != Article::also_definite) continue;
        const std::string definite =
            by_lam ? prefix + "ل" + first : prefix + std::string(kArticle) + first;
        enter(definite, rest, prefix + std::string(kArticle), entry, marks);
    }
}

void PhraseTable::finish() {
    sieve_.assign(kSieveBits / 64, 0);
    std::size_t size = 16;
    while (size < 2 * buckets_.size()) size *= 2;
    slots_.assign(size, {});
    for (auto& entry : buckets_) {
        std::vector<Phrase>& phrases = entry.second.phrases;
        std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
            return a.rest.size() > b.rest.size();
        });
        const std::uint64_t hash = base::fast_hash(entry.first);
        const std::size_t bit = hash % kSieveBits;
        sieve_[bit / 64] |= std::uint64_t{1} << (bit % 64);
        std::size_t at = (hash >> 32U) & (size - 1);
        while (slots_[at].entry != nullptr) at = (at + 1) & (size - 1);
        slots_[at] = {hash, &entry};
    }
}

const PhraseTable::Bucket* PhraseTable::bucket(std::string_view key) const {
    ISNAD_ASSERT(!slots_.empty());
    const std::uint64_t hash = base::fast_hash(key);
    const std::size_t bit = hash % kSieveBits;
    if ((sieve_[bit / 64] >> (bit % 64) & 1U) == 0) return nullptr;
    const std::size_t last = slots_.size() - 1;
    for (std::size_t at = (hash >> 32U) & last; slots_[at].entry != nullptr; at = (at + 1) & last) {
        if (slots_[at].hash == hash && slots_[at].entry->first == key)
            return &slots_[at].entry->second;
    }
    return nullptr;
}

bool PhraseTable::spelt(const Phrase& phrase, std::span<const text::Token> tokens) {
    if (tokens.size() < phrase.tokens()) return false;
    for (std::size_t i = 0; i < phrase.rest.size(); ++i) {
        if (tokens[i + 1].key != phrase.rest[i]) return false;
    }
    return true;
}

}  // namespace isnad::analysis::numbers
