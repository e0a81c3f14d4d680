// Purpose: see descriptions.h.
//
// Idea: form alone decides. A set phrase (lexicon/so_called.tsv) stands right before or behind the
// name; an apposition stands behind it between commas and begins with an article. Whether a word
// praises or blames is not asked and not known. What it does not find: epithets in place of a name,
// which would need to know whom they mean (where copies swap them, swaps.h shows them), and Arabic
// adjectives behind a name, which form alone does not tell from the object of the verb before it:
// of 25 found on real articles so 3 described the name.
#include "story/framing/descriptions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/lexicon.h"
#include "story/framing/usage.h"
#include "text/key_form.h"
#include "text/stop_words.h"

namespace isnad::story::framing {

namespace {

constexpr std::size_t kPhraseBytes = 64;       // of a set phrase, at most
constexpr std::size_t kAppositionBytes = 160;  // and its words:
constexpr std::size_t kAppositionWords = 9;
constexpr std::size_t kMarks = 3;   // one within the other
constexpr std::size_t kShown = 20;  // epithets or titles of an entity
constexpr std::array<std::string_view, 12> kOpeningMarks = {"\"", "“", "”", "„", "«", "»",
                                                            "‘",  "’", "'", "‹", "›", "״"};

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool is_blank(char byte) {
    return byte == ' ';
}

// The words of `text` before `end`, as far as `bytes` go; cut at a line and a character.
std::string_view before(std::string_view text, std::size_t end, std::size_t bytes) {
    std::size_t begin = end > bytes ? end - bytes : 0;
    while (begin < end && is_continuation(text[begin])) ++begin;
    const std::string_view piece = text.substr(begin, end - begin);
    const std::size_t line = piece.find_last_of('\n');
    return line == piece.npos ? piece : piece.substr(line + 1);
}

std::string_view behind(std::string_view text, std::size_t begin, std::size_t bytes) {
    std::size_t end = std::min(text.size(), begin + bytes);
    while (end > begin && end < text.size() && is_continuation(text[end])) --end;
    const std::string_view piece = text.substr(begin, end - begin);
    return piece.substr(0, piece.find('\n'));
}

struct Phrase {
    std::string language;
    std::string key;
    bool ahead = false;  // of the name
};

const std::vector<Phrase>& phrases() {
    static const std::vector<Phrase> all = [] {
        std::vector<Phrase> read;
        for (const auto& row : base::lexicon_rows("so_called.tsv"))
            read.push_back(
                {std::string(row.at(0)), text::key_of(row.at(2)), row.at(1) == "before"});
        // The longest that fits is the phrase.
        std::stable_sort(read.begin(), read.end(), [](const Phrase& x, const Phrase& y) {
            return x.key.size() > y.key.size();
        });
        return read;
    }();
    return all;
}

bool is_mark(std::string_view letters) {
    return std::find(kOpeningMarks.begin(), kOpeningMarks.end(), letters) != kOpeningMarks.end();
}

// The quotation mark that ends at `end`, as its length in bytes; 0 for none.
std::size_t mark_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && is_continuation(text[begin - 1])) --begin;
    if (begin > 0) --begin;
    return end > begin && is_mark(text.substr(begin, end - begin)) ? end - begin : 0;
}

std::size_t mark_behind(std::string_view text, std::size_t begin) {
    std::size_t end = std::min(text.size(), begin + 1);
    while (end < text.size() && is_continuation(text[end])) ++end;
    return end > begin && is_mark(text.substr(begin, end - begin)) ? end - begin : 0;
}

// An Arabic name with the letters that are written onto it begins where its word begins.
std::size_t word_begin(std::string_view text, std::size_t at) {
    const std::size_t limit = at > kPhraseBytes ? at - kPhraseBytes : 0;
    while (at > limit && !is_blank(text[at - 1]) && text[at - 1] != '\n' &&
           mark_before(text, at) == 0)
        --at;
    while (at < text.size() && is_continuation(text[at])) ++at;
    return at;
}

bool meets_claim(const model::Document& document, model::Span span) {
    const auto meets = [&](model::Span other) { return !other.empty() && other.overlaps(span); };
    for (const model::Claim& claim : document.said.claims) {
        if (meets(claim.trigger)) return true;
        for (const model::ChainLink& link : claim.chain)
            if (meets(link.cue_span) || meets(link.span)) return true;
    }
    return std::any_of(document.said.times.begin(), document.said.times.end(),
                       [&](const model::TimeExpression& time) { return meets(time.span); });
}

bool begins_with_article(std::string_view language, std::string_view words) {
    const std::string key = text::key_of(words.substr(0, std::min<std::size_t>(12, words.size())));
    const auto begins = [&](std::initializer_list<std::string_view> articles) {
        return std::any_of(articles.begin(), articles.end(),
                           [&](std::string_view each) { return key.starts_with(each); });
    };
    if (language == "en") return begins({"the ", "a ", "an "});
    if (language == "fr") return begins({"le ", "la ", "l'", "l’", "un ", "une ", "les "});
    return false;
}

std::size_t words_in(std::string_view piece) {
    return static_cast<std::size_t>(std::count(piece.begin(), piece.end(), ' ')) + 1;
}

// Usages by kind, key and spelling.
using Found = std::map<std::pair<model::EpithetKind, std::string>,
                       std::map<std::string, std::map<std::string, Use>>>;

void limit(std::vector<model::Usage>& usages) {
    sort_usages(usages);
    if (usages.size() > kShown) usages.resize(kShown);
}

}  // namespace

model::Span so_called(const model::Document& document, const model::Mention& mention) {
    const std::string_view text = document.article.text;
    std::size_t name = word_begin(text, mention.span.start);
    std::size_t opened = name;
    for (std::size_t marks = 0; marks < kMarks; ++marks) opened -= mark_before(text, opened);
    const std::string_view ahead = before(text, opened, kPhraseBytes);
    const std::string_view after = behind(text, mention.span.end, kPhraseBytes);
    const std::string ahead_key = " " + text::key_of(ahead) + (ahead.ends_with(' ') ? "" : " ");
    // What is written onto the name belongs to the phrase: "ما يسمى بالدولة".
    const std::string onto = text::key_of(text.substr(name, mention.span.start - name));
    const std::string after_key = text::key_of(after) + " ";
    for (const Phrase& phrase : phrases()) {
        if (phrase.language != document.article.language) continue;
        if (phrase.ahead) {
            const std::string whole = ahead_key + onto + (onto.empty() ? "" : " ");
            const bool fits = whole.ends_with(" " + phrase.key + " ");
            if (!fits) continue;
            // As many words back as the phrase has.
            std::size_t words = words_in(phrase.key) - (onto.empty() ? 0 : 1);
            std::size_t at = ahead.size();
            while (at > 0 && is_blank(ahead[at - 1])) --at;
            while (at > 0 && words > 0)
                if (is_blank(ahead[--at]) && --words == 0) ++at;
            const auto begin = static_cast<std::uint32_t>(opened - ahead.size() + at);
            const std::size_t closing =
                opened < name ? mark_behind(text, mention.span.end) : std::size_t{0};
            return {begin, mention.span.end + static_cast<std::uint32_t>(closing)};
        }
        const std::size_t blank = after_key.starts_with(' ') ? 1 : 0;
        if (std::string_view(after_key).substr(blank).starts_with(phrase.key + " ")) {
            std::size_t at = 0;
            std::size_t words = words_in(phrase.key);
            while (at < after.size() && is_blank(after[at])) ++at;
            while (at < after.size() && (!is_blank(after[at]) || --words > 0)) ++at;
            return {mention.span.start, mention.span.end + static_cast<std::uint32_t>(at)};
        }
    }
    return {};
}

model::Span apposition_behind(const model::Document& document, const model::Mention& mention) {
    const std::string_view rest = behind(document.article.text, mention.span.end, kAppositionBytes);
    if (!rest.starts_with(", ")) return {};
    const std::size_t end = rest.find_first_of(",.;:!?()", 2);
    if (end == rest.npos || rest[end] != ',') return {};
    const std::string_view words = rest.substr(2, end - 2);
    if (words_in(words) > kAppositionWords || words_in(words) < 2) return {};
    if (words.find_first_of("0123456789") != words.npos) return {};
    if (!begins_with_article(document.article.language, words)) return {};
    const model::Span span{mention.span.end + 2,
                           mention.span.end + static_cast<std::uint32_t>(end)};
    if (mention.title && mention.title->span.overlaps(span)) return {};
    if (meets_claim(document, span)) return {};
    // "France, the United States, and others" is a list.
    const auto& mentions = document.said.mentions;
    const auto next = std::partition_point(
        mentions.begin(), mentions.end(),
        [&](const model::Mention& each) { return each.span.start < span.start; });
    constexpr std::uint32_t kArticle = 4;
    const bool list = next != mentions.end() && next->span.start <= span.start + kArticle;
    return list ? model::Span{} : span;
}

model::Span quoted_name(const model::Document& document, const model::Mention& mention) {
    const std::string_view text = document.article.text;
    const std::size_t opening = mark_before(text, mention.span.start);
    const std::size_t closing = mark_behind(text, mention.span.end);
    if (opening > 0 && closing > 0)
        return {mention.span.start - static_cast<std::uint32_t>(opening),
                mention.span.end + static_cast<std::uint32_t>(closing)};
    constexpr std::uint32_t kBetween = 3;  // a closing mark and a blank
    const auto& quotes = document.said.scare_quotes;
    const auto quote = std::partition_point(
        quotes.begin(), quotes.end(),
        [&](const model::Span& each) { return each.end + kBetween < mention.span.start; });
    if (quote != quotes.end() && quote->start < mention.span.end)
        return {std::min(quote->start, mention.span.start), std::max(quote->end, mention.span.end)};
    return {};
}

Descriptions::Descriptions(const model::Record& record, const std::vector<std::uint32_t>& outlet_of)
    : record_(record), outlet_of_(outlet_of) {
    for (std::uint32_t doc = 0; doc < record.documents.size(); ++doc) {
        const model::Document& document = record.documents[doc];
        for (const model::Mention& mention : document.said.mentions)
            if (!mention.entity.empty() && !stands_in_repeat(document.article, mention.span))
                by_entity_[mention.entity].push_back({doc, &mention});
    }
}

void Descriptions::describe(const model::Entity& entity, model::Framing& framing) const {
    const auto found = by_entity_.find(entity.id);
    if (found == by_entity_.end()) return;
    std::set<std::uint32_t> outlets;
    for (const Said& each : found->second) outlets.insert(outlet_of_[each.doc]);
    const bool shared = outlets.size() > 1;
    framing.epithets = epithets_of(found->second, shared);
    if (!shared) return;
    framing.titles = titles_of(found->second);
    framing.quoted = quoted_in(found->second);
}

std::vector<model::Usage> Descriptions::titles_of(const std::vector<Said>& said) const {
    std::map<std::string, std::map<std::string, std::map<std::string, Use>>> groups;
    for (const Said& each : said) {
        if (!each.mention->title || each.mention->title->span.empty()) continue;
        const model::Article& article = record_.documents[each.doc].article;
        const std::string words(model::cut(article.text, each.mention->title->span));
        groups[article.language][text::key_of(words)][words].add(
            {each.doc, each.mention->title->span});
    }
    std::vector<model::Usage> titles;
    for (auto& [language, by_key] : groups) {
        std::vector<std::string> keys;
        for (const auto& [key, uses] : by_key) keys.push_back(key);
        std::map<std::string, std::map<std::string, Use>> by_reading;
        for (const auto& [key, reading] : shared_readings(keys))
            by_reading[reading].merge(by_key[key]);
        if (by_reading.size() < 2) continue;
        for (const auto& [reading, uses] : by_reading)
            titles.push_back(usage_of(uses, language, outlet_of_));
    }
    limit(titles);
    return titles;
}

std::vector<model::Epithet> Descriptions::epithets_of(const std::vector<Said>& said,
                                                      bool shared) const {
    using model::EpithetKind;
    Found found;
    for (const Said& each : said) {
        const model::Document& document = record_.documents[each.doc];
        const auto add = [&](EpithetKind kind, model::Span span) {
            if (span.empty()) return;
            const std::string words(model::cut(document.article.text, span));
            found[{kind, document.article.language}][text::key_of(words)][words].add(
                {each.doc, span});
        };
        add(EpithetKind::so_called, so_called(document, *each.mention));
        if (!shared) continue;
        add(EpithetKind::apposition, apposition_behind(document, *each.mention));
    }
    std::map<EpithetKind, std::vector<model::Usage>> usages;
    for (const auto& [kind, by_key] : found)
        for (const auto& [key, uses] : by_key)
            usages[kind.first].push_back(usage_of(uses, kind.second, outlet_of_));
    std::vector<model::Epithet> epithets;
    for (auto& [kind, each] : usages) {
        limit(each);
        for (model::Usage& usage : each) epithets.push_back({kind, std::move(usage)});
    }
    return epithets;
}

std::optional<model::Usage> Descriptions::quoted_in(const std::vector<Said>& said) const {
    struct Marked {
        std::map<std::string, Use> uses;
        std::set<std::uint32_t> quoting;
        std::set<std::uint32_t> plain;
    };
    std::map<std::string, Marked> by_language;
    for (const Said& each : said) {
        const model::Document& document = record_.documents[each.doc];
        Marked& marked = by_language[document.article.language];
        const model::Span span = quoted_name(document, *each.mention);
        (span.empty() ? marked.plain : marked.quoting).insert(outlet_of_[each.doc]);
        if (span.empty()) continue;
        marked.uses[std::string(model::cut(document.article.text, span))].add({each.doc, span});
    }
    // Where all outlets of a language quote it now and then, marks are how it is spelled.
    std::map<std::string, Use> uses;
    std::set<std::string> languages;
    for (const auto& entry : by_language) {
        const auto& [language, marked] = entry;
        const std::set<std::uint32_t>& quoting = entry.second.quoting;
        const bool differ =
            std::any_of(marked.plain.begin(), marked.plain.end(),
                        [&](std::uint32_t outlet) { return !quoting.contains(outlet); });
        if (marked.uses.empty() || !differ) continue;
        languages.insert(language);
        for (const auto& [spelling, use] : marked.uses) uses[spelling].add(use);
    }
    if (uses.empty()) return std::nullopt;
    return usage_of(uses, languages.size() == 1 ? *languages.begin() : "", outlet_of_);
}

}  // namespace isnad::story::framing
