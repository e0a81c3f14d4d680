// Purpose: see gazetteer.h.
#include "analysis/entities/gazetteer.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "text/key_form.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::size_t kLongestNameWords = 12;

text::TokenisedText tokens_of(std::string_view name) {
    return text::tokenise(
        name,
        {{{0, static_cast<std::uint32_t>(name.size())}, model::BlockKind::paragraph, "", false}});
}

// Marks that may stand inside a name, between two words without blanks: "Al-Ahram", "أ.ف.ب".
bool is_joint(std::string_view key) {
    return key == "-" || key == "." || key == "–" || key == "‑" || key == "'" || key == "’" ||
           key == "_" || key == "/" || key == "+";
}

// The token where the next word of a name stands, after at most one joint; `end` where there is
// none.
std::size_t next_word(const text::TokenisedText& text, std::size_t token, std::size_t end) {
    std::size_t next = token + 1;
    if (next < end && text.tokens[next].kind == text::TokenKind::mark &&
        is_joint(text.tokens[next].key)) {
        const bool touching = text.tokens[next].span.start == text.tokens[token].span.end;
        ++next;
        const bool dot_and_blank = text.tokens[next - 1].key == "." && next < end;
        if (!touching && !dot_and_blank) return end;
    }
    return next < end && text.tokens[next].kind != text::TokenKind::mark ? next : end;
}

// "belaâkri" and "belaakri" are one name: accents are left out of ids.
std::string without_accents(const std::string& word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return word;
    const icu::UnicodeString parts =
        decompose->normalize(icu::UnicodeString::fromUTF8(word), status);
    if (U_FAILURE(status)) return word;
    icu::UnicodeString kept;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 letter = parts.char32At(i);
        if (u_charType(letter) != U_NON_SPACING_MARK) kept.append(letter);
    }
    std::string plain;
    kept.toUTF8String(plain);
    return plain;
}

std::uint64_t pair_hash(std::uint64_t first, std::uint64_t second) {
    return (first ^ (second >> 17U) ^ (second << 47U)) * 0x9E3779B97F4A7C15U;
}

}  // namespace

std::string slug_of(std::string_view name) {
    const text::TokenisedText text = tokens_of(name);
    std::string slug;
    const std::vector<Reading> readings = read_shapes(text);
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const Reading& reading = readings[i];
        if (reading.forms.empty()) continue;
        std::string_view key = reading.forms.front().key;
        if (reading.script == Script::latin && (key == "al" || key == "el")) continue;
        if (reading.script == Script::arabic && key.size() > 6 && key.starts_with("ال") &&
            key != "الله" && text.words(text.tokens[i].span).starts_with("ال")) {
            key.remove_prefix(4);
        }
        std::string part(key);
        constexpr std::string_view kServant = "عبدال";  // "عبدالله" as "عبد الله"
        if (part.size() > kServant.size() && part.starts_with(kServant)) {
            const std::string rest = part.substr(kServant.size());
            part = "عبد-" + (rest == "له" ? "الله" : rest);
        }
        if (reading.script == Script::latin) part = without_accents(part);
        if (!slug.empty()) slug += '-';
        slug += part;
    }
    return slug;
}

const Gazetteer& Gazetteer::get() {
    static const Gazetteer gazetteer;
    return gazetteer;
}

void Gazetteer::Table::build(std::vector<std::pair<std::uint64_t, std::uint32_t>> entries) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::size_t size = 16;
    while (size < entries.size() * 2) size *= 2;
    buckets.assign(size, {});
    order.clear();
    for (std::size_t i = 0; i < entries.size();) {
        Bucket bucket{entries[i].first, static_cast<std::uint32_t>(i), 0};
        while (i < entries.size() && entries[i].first == bucket.hash) {
            order.push_back(entries[i++].second);
        }
        bucket.end = static_cast<std::uint32_t>(i);
        std::size_t at = bucket.hash & (size - 1);
        while (buckets[at].end != 0) at = (at + 1) & (size - 1);
        buckets[at] = bucket;
    }
}

const Gazetteer::Bucket* Gazetteer::Table::find(std::uint64_t hash) const {
    for (std::size_t at = hash & (buckets.size() - 1); buckets[at].end != 0;
         at = (at + 1) & (buckets.size() - 1)) {
        if (buckets[at].hash == hash) return &buckets[at];
    }
    return nullptr;
}

void Gazetteer::add_name(const KnownEntity& entity, std::string_view name, Condition condition) {
    const text::TokenisedText text = tokens_of(name);
    KnownName known;
    known.entity = &entity;
    known.condition = condition;
    bool first = true;
    bool all_upper = true;
    for (const Reading& reading : read_shapes(text)) {
        if (reading.forms.empty()) continue;
        if (first) known.capital = reading.capital;
        first = false;
        all_upper = all_upper && reading.script == Script::latin &&
                    (reading.upper || (reading.capital && reading.forms[0].key.size() == 1));
        known.words.push_back(reading.forms.front().key);
    }
    if (known.words.empty() || known.words.size() > kLongestNameWords) return;
    known.upper = all_upper;
    names_.push_back(std::move(known));
}

// Long names first, so that the first that fits is the longest.
void Gazetteer::index() {
    std::vector<std::uint32_t> by_length(names_.size());
    for (std::uint32_t i = 0; i < names_.size(); ++i) by_length[i] = i;
    std::stable_sort(by_length.begin(), by_length.end(), [&](std::uint32_t a, std::uint32_t b) {
        return names_[a].words.size() > names_[b].words.size();
    });
    std::vector<std::pair<std::uint64_t, std::uint32_t>> single;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> longer;
    for (const std::uint32_t number : by_length) {
        const std::vector<std::string>& words = names_[number].words;
        const std::uint64_t hash = hash_of(words[0]);
        if (words.size() == 1) {
            single.emplace_back(hash, number);
        } else {
            longer.emplace_back(pair_hash(hash, hash_of(words[1])), number);
        }
    }
    single_.build(std::move(single));
    longer_.build(std::move(longer));
}

KnownMatch Gazetteer::match(const text::TokenisedText& text, const std::vector<Reading>& readings,
                            std::size_t first, std::size_t end) const {
    KnownMatch best;
    if (readings[first].forms.empty()) return best;
    if (base_ != nullptr) base_->match_here(text, readings, first, end, best);
    match_here(text, readings, first, end, best);
    return best;
}

void Gazetteer::prefetch(const std::vector<Reading>& readings, std::size_t first) const {
    if (base_ != nullptr) base_->prefetch(readings, first);
    for (const Form& form : readings[first].forms) {
        single_.prefetch(form.hash);
        if (first + 1 < readings.size() && !readings[first + 1].forms.empty())
            longer_.prefetch(pair_hash(form.hash, readings[first + 1].forms.front().hash));
    }
}

void Gazetteer::match_here(const text::TokenisedText& text, const std::vector<Reading>& readings,
                           std::size_t first, std::size_t end, KnownMatch& best) const {
    const Reading& reading = readings[first];
    const bool upper = reading.upper || (reading.capital && reading.forms[0].key.size() == 1);
    const std::size_t second = next_word(text, first, end);
    const auto keep = [&](const KnownName& name, std::size_t length, std::size_t form) {
        if ((name.capital && !reading.capital) || (name.upper && !upper)) return;
        if (length < best.length || (length == best.length && form != best.form)) return;
        if (length > best.length) best = {length, form, {}};
        const bool listed = std::any_of(best.names.begin(), best.names.end(), [&](const auto* one) {
            return one->entity == name.entity && one->condition == name.condition;
        });
        if (!listed) best.names.push_back(&name);
    };
    for (std::size_t form = 0; form < reading.forms.size(); ++form) {
        const std::string& key = reading.forms[form].key;
        const std::uint64_t hash = reading.forms[form].hash;
        if (second < end && !readings[second].forms.empty()) {
            const std::uint64_t pair = pair_hash(hash, readings[second].forms.front().hash);
            if (const Bucket* bucket = longer_.find(pair)) {
                for (std::uint32_t i = bucket->begin; i < bucket->end; ++i) {
                    const KnownName& name = names_[longer_.order[i]];
                    std::size_t token = first;
                    bool equal = name.words[0] == key;
                    for (std::size_t word = 1; word < name.words.size() && equal; ++word) {
                        token = next_word(text, token, end);
                        equal = token < end && !readings[token].forms.empty() &&
                                readings[token].forms.front().key == name.words[word];
                        if (equal && name.capital && name.words[word].size() > 3) {
                            equal =
                                readings[token].capital || readings[token].script != Script::latin;
                        }
                    }
                    if (equal) keep(name, token + 1 - first, form);
                }
            }
        }
        if (const Bucket* bucket = single_.find(hash)) {
            for (std::uint32_t i = bucket->begin; i < bucket->end; ++i) {
                const KnownName& name = names_[single_.order[i]];
                if (name.words[0] == key) keep(name, 1, form);
            }
        }
    }
}

const KnownEntity* Gazetteer::entity(std::string_view id) const {
    const auto found = by_id_.find(std::string(id));
    if (found != by_id_.end()) return found->second;
    return base_ != nullptr ? base_->entity(id) : nullptr;
}

}  // namespace isnad::analysis::entities
