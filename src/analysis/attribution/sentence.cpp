// Purpose: see sentence.h.
#include "analysis/attribution/sentence.h"

#include <algorithm>
#include <string>

namespace isnad::analysis::attribution {
namespace {

bool is_quote_mark(std::string_view key) {
    return key == "\"" || key == "“" || key == "”" || key == "„" || key == "«" || key == "»" ||
           key == "‟";
}

// Whether `mark` ends what `open` began. Writers mix the directions of curly quotes, in Arabic most
// of all, so either curly one may close.
bool closes(std::string_view open, std::string_view mark) {
    if (open == "\"") return mark == "\"" || mark == "”";
    if (open == "«") return mark == "»";
    if (open == "»") return mark == "«" || mark == "»";
    if (open == "“" || open == "„" || open == "‟") return mark == "”" || mark == "\"";
    return mark == "”" || mark == "“";
}

// Whether the single mark at `i`, which may be an apostrophe, opens or closes a quotation: it
// stands against a word on one side and against none on the other. Arabic quotes with other marks.
bool is_single_quote(const SentenceView& view, std::uint32_t i, bool opens) {
    const std::string& key = view.tokens[i].key;
    const bool mark = key == "'" || key == (opens ? "‘" : "’");
    if (!mark || view.language == "ar" || view.tokens[i].kind != text::TokenKind::mark) {
        return false;
    }
    const auto start = view.tokens[i].span.start;
    const auto end = view.tokens[i].span.end;
    const bool left = i > 0 && view.tokens[i - 1].span.end == start;
    const bool right = i + 1 < view.size() && view.tokens[i + 1].span.start == end;
    if (opens) return !left && right && view.tokens[i + 1].kind == text::TokenKind::word;
    const bool word = right && view.tokens[i + 1].kind == text::TokenKind::word;
    return left && !word;
}

void pair_quotes(SentenceView& view, std::string_view open_quote) {
    const std::uint32_t size = view.size();
    view.closing.assign(size, kNone);
    view.quoted.assign(size, false);
    std::string open(open_quote);
    std::uint32_t opened_at = kNone;
    for (std::uint32_t i = 0; i < size; ++i) {
        const std::string& key = view.tokens[i].key;
        const bool single = open == "'";
        if ((open.empty() || single) && is_single_quote(view, i, open.empty())) {
            // "the workers’ union": what closes behind a plain word may be a genitive.
            const bool genitive = single && view.tokens[i - 1].key.ends_with("s") &&
                                  i + 1 < view.size() &&
                                  view.tokens[i + 1].kind == text::TokenKind::word;
            view.quoted[i] = genitive;
            if (genitive) continue;
            if (single && opened_at != kNone) view.closing[opened_at] = i;
            opened_at = single ? kNone : i;
            open = single ? "" : "'";
        } else if (single || view.tokens[i].kind != text::TokenKind::mark || !is_quote_mark(key)) {
            view.quoted[i] = !open.empty();
        } else if (open.empty()) {
            open = key;
            opened_at = i;
        } else if (closes(open, key)) {
            if (opened_at != kNone) view.closing[opened_at] = i;
            open.clear();
            opened_at = kNone;
        }
    }
    if (opened_at != kNone && open == "'") {  // an apostrophe after all
        std::fill(view.quoted.begin() + opened_at, view.quoted.end(), false);
    } else if (opened_at != kNone) {
        view.closing[opened_at] = size;
        view.left_open = opened_at;
    }
}

void place_mentions(SentenceView& view, model::Span within, std::size_t next) {
    const auto& mentions = *view.mentions;
    view.mention.assign(view.size(), kNone);
    std::uint32_t i = 0;
    for (; next < mentions.size() && mentions[next].span.start < within.end; ++next) {
        const model::Span span = mentions[next].span;
        while (i < view.size() && view.tokens[i].span.end <= span.start) ++i;
        for (std::uint32_t j = i; j < view.size() && view.tokens[j].span.start < span.end; ++j) {
            view.mention[j] = static_cast<std::uint32_t>(next);
        }
    }
}

// "رُفضت", "نُقل": a past verb whose first letter is written with ـُ is a passive.
bool is_marked_passive(const SentenceView& view, const Tag& cue) {
    constexpr std::size_t kLetter = 2;  // bytes
    constexpr std::string_view kDamma = "ُ";
    std::string_view words = view.text->words(view.tokens[cue.begin].span);
    if (!words.starts_with(cue.prefix)) return false;
    words.remove_prefix(cue.prefix.size());
    const bool present = words.starts_with("ي") || words.starts_with("ت");
    return !present && words.size() > kLetter && words.substr(kLetter).starts_with(kDamma);
}

// "لم يكشف عن اسمه", "did not say": nobody speaks there.
void mark_silent(SentenceView& view) {
    view.silent.assign(view.size(), false);
    for (const Tag& tag : view.tags) {
        // "نُقل عن X" still carries X's words.
        const bool relays = tag.word->word_class == WordClass::relay;
        if (view.language == "ar" && is_cue(tag.word->word_class) && !relays &&
            is_marked_passive(view, tag))
            view.silent[tag.begin] = true;
        const bool unnamed =
            tag.word->word_class == WordClass::unnamed || tag.word->word_class == WordClass::silent;
        if (!unnamed && tag.word->word_class != WordClass::negation) continue;
        const std::uint32_t end = std::min(view.size(), unnamed ? tag.end : tag.end + 1);
        for (std::uint32_t i = tag.begin; i < end; ++i) view.silent[i] = true;
    }
}

// The language whose rules read the sentence, by its own script where the region does not say.
std::string_view reading_language(const SentenceView& view, std::string_view language) {
    if (!language.empty()) return language;
    for (const auto& token : view.tokens) {
        if (token.kind != text::TokenKind::word) continue;
        const auto lead = static_cast<unsigned char>(token.key.front());
        return lead >= 0xD8 && lead <= 0xDB ? "ar" : "";
    }
    return "";
}

// Where the sentence ends without its final marks.
std::uint32_t end_of_body(const SentenceView& view) {
    std::uint32_t end = view.size();
    while (end > 0) {
        const text::Token& token = view.tokens[end - 1];
        if (token.kind != text::TokenKind::mark || is_quote_mark(token.key) || token.key == ")" ||
            token.key == "%") {
            break;
        }
        --end;
    }
    return end;
}

}  // namespace

const Tag* SentenceView::tag(std::uint32_t i, WordClass word_class) const {
    if (i >= size()) return nullptr;
    for (std::uint32_t t = first_tag[i]; t < first_tag[i + 1]; ++t) {
        if (tags[t].word->word_class == word_class) return &tags[t];
    }
    return nullptr;
}

const Tag* SentenceView::cue(std::uint32_t i) const {
    const Tag* found = cue_with_object(i);
    if (found == nullptr || !found->suffix) return found;
    return found->word->word_class == WordClass::told_verb ? found : nullptr;  // "أبلغه X أن"
}

const Tag* SentenceView::cue_with_object(std::uint32_t i) const {
    if (i >= size() || quoted[i] || silent[i]) return nullptr;
    for (std::uint32_t t = first_tag[i]; t < first_tag[i + 1]; ++t) {
        if (is_cue(tags[t].word->word_class)) return &tags[t];
    }
    return nullptr;
}

SentenceView view_sentence(const text::TokenisedText& text, std::uint32_t index,
                           const std::vector<model::Mention>& mentions, std::size_t first_mention,
                           std::string_view open_quote) {
    SentenceView view;
    const text::Sentence& sentence = text.sentences[index];
    view.text = &text;
    view.mentions = &mentions;
    view.index = index;
    view.tokens = text.tokens_of(sentence);
    view.language = reading_language(view, text.region_of(sentence).language);
    view.tags = tag_words(view.tokens, view.language);
    view.first_tag.assign(view.size() + 1, 0);
    for (const Tag& tag : view.tags) ++view.first_tag[tag.begin + 1];
    for (std::uint32_t i = 0; i < view.size(); ++i) view.first_tag[i + 1] += view.first_tag[i];
    mark_silent(view);
    place_mentions(view, sentence.span, first_mention);
    pair_quotes(view, open_quote);
    view.body_end = end_of_body(view);
    return view;
}

SentenceView part_of(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    SentenceView part;
    part.text = view.text;
    part.mentions = view.mentions;
    part.index = view.index;
    part.tokens = view.tokens.subspan(begin, end - begin);
    part.language = view.language;
    part.first_tag.push_back(0);
    for (std::uint32_t i = begin; i < end; ++i) {
        for (std::uint32_t t = view.first_tag[i]; t < view.first_tag[i + 1]; ++t) {
            if (view.tags[t].end > end) continue;
            part.tags.push_back(view.tags[t]);
            part.tags.back().begin -= begin;
            part.tags.back().end -= begin;
        }
        part.first_tag.push_back(static_cast<std::uint32_t>(part.tags.size()));
        part.mention.push_back(view.mention[i]);
        part.silent.push_back(view.silent[i]);
    }
    pair_quotes(part, "");
    part.body_end = end_of_body(part);
    return part;
}

}  // namespace isnad::analysis::attribution
