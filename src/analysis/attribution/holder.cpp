// Purpose: see holder.h.
#include "analysis/attribution/holder.h"

#include <algorithm>

namespace isnad::analysis::attribution {
namespace {

using model::EntityKind;
using model::SourceKind;

constexpr std::size_t kRecent = 24;
constexpr std::uint32_t kLongestName = 16;       // tokens of a source
constexpr std::uint32_t kLongestQuotedName = 6;  // tokens within quotation marks
constexpr std::uint32_t kTitlesWithin = 20;      // tokens between a title and the name behind it
constexpr std::uint32_t kUnnamedWithin = 8;      // tokens after a source

bool is_arabic(const text::Token& token) {
    const auto lead = static_cast<unsigned char>(token.key.front());
    return lead >= 0xD8 && lead <= 0xDB;
}

bool has_article(const text::Token& token) {
    const std::string_view key = token.key;
    return key.starts_with("ال") || key.starts_with("وال") || key.starts_with("لل") ||
           key.starts_with("بال") || key.starts_with("فال");
}

bool is_outlet_kind(SourceKind kind) {
    return kind == SourceKind::outlet || kind == SourceKind::agency;
}

bool is_person_kind(SourceKind kind) {
    return kind == SourceKind::person || kind == SourceKind::official;
}

// The noun that says what kind of source this is: the first in Arabic and French, in English the
// last before "of".
const Tag* head_noun(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    const Tag* head = nullptr;
    for (std::uint32_t i = begin; i < end; ++i) {
        if (view.language == "en" && head != nullptr && view.tag(i, WordClass::joins) != nullptr &&
            view.mention[i] == kNone) {
            break;
        }
        const Tag* tag = view.tag(i, WordClass::holder);
        if (tag == nullptr || tag->prefix == "'s") continue;
        if (view.language != "en") return tag;
        head = tag;
    }
    return head;
}

int rank(EntityKind kind) {
    switch (kind) {
        case EntityKind::person:
            return 3;
        case EntityKind::outlet:
            return 2;
        case EntityKind::organisation:
            return 1;
        case EntityKind::place:
            return 0;
    }
    return 0;
}

const model::Mention* best_mention(const SentenceView& view, std::uint32_t begin,
                                   std::uint32_t end) {
    const model::Mention* best = nullptr;
    for (std::uint32_t i = begin; i < end; ++i) {
        if (view.mention[i] == kNone) continue;
        const auto& mention = (*view.mentions)[view.mention[i]];
        if (best == nullptr || rank(mention.kind) > rank(best->kind)) best = &mention;
    }
    return best;
}

SourceKind kind_of(const Tag* head, const model::Mention* mention) {
    if (head != nullptr) {
        const SourceKind kind = head->word->kind;
        const bool personal = mention != nullptr && mention->kind == EntityKind::person;
        if (personal && kind != SourceKind::official && kind != SourceKind::document) {
            return SourceKind::person;
        }
        if (mention != nullptr && mention->kind == EntityKind::outlet &&
            kind == SourceKind::institution) {
            return SourceKind::outlet;
        }
        return kind;
    }
    if (mention == nullptr) return SourceKind::person;
    switch (mention->kind) {
        case EntityKind::person:
            return SourceKind::person;
        case EntityKind::outlet:
            return SourceKind::outlet;
        case EntityKind::organisation:
        case EntityKind::place:
            return SourceKind::institution;
    }
    return SourceKind::person;
}

// A place names the source only where the place itself speaks ("أعلن المغرب"), not where it
// describes one ("الصحيفة الإسرائيلية").
std::string entity_of(const Tag* head, const model::Mention* mention) {
    if (mention == nullptr) return "";
    if (mention->kind == EntityKind::place && head != nullptr) return "";
    // The minister is not his ministry.
    const bool personal = head != nullptr && is_person_kind(head->word->kind);
    if (personal && mention->kind != EntityKind::person) return "";
    return mention->entity;
}

char gender_of(const SentenceView& view, const Tag* head, const model::Mention* mention,
               std::uint32_t begin) {
    if (mention != nullptr && mention->kind == EntityKind::person) {
        return head != nullptr && head->begin == begin ? head->word->gender : '-';
    }
    if (head != nullptr) return head->word->gender;
    if (mention != nullptr || !is_arabic(view.tokens[begin])) return '-';
    return view.tokens[begin].key.ends_with("ه") ? 'f' : '-';
}

bool stays_unnamed(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    const auto last = std::min(view.size(), end + kUnnamedWithin);
    for (std::uint32_t i = begin; i < last; ++i) {
        if (view.tag(i, WordClass::unnamed) != nullptr) return true;
    }
    return false;
}

bool is_capitalised(const SentenceView& view, std::uint32_t i) {
    const auto words = view.text->words(view.tokens[i].span);
    return words.front() >= 'A' && words.front() <= 'Z';
}

// Whether a preposition at `i` goes on with the source that began at `begin`: "مسؤول في وزارة".
bool joins_on(const SentenceView& view, std::uint32_t begin, std::uint32_t i) {
    if (view.tag(i, WordClass::joins) == nullptr || i + 1 >= view.size()) return false;
    if (view.language != "ar") {
        return view.tag(i, WordClass::stop) == nullptr ||
               (i == begin + 1 && view.tag(i + 1, WordClass::holder) != nullptr);
    }
    return i <= begin + 2 && view.tag(begin, WordClass::holder) != nullptr &&
           view.tag(i + 1, WordClass::holder) != nullptr;
}

bool ends_source(const SentenceView& view, std::uint32_t begin, std::uint32_t i) {
    if (view.mention[i] != kNone && view.tag(i, WordClass::that) == nullptr) return false;
    if (view.tokens[i].kind == text::TokenKind::number) return true;
    if (view.cue(i) != nullptr && view.tag(i, WordClass::holder) == nullptr) return true;
    for (const auto word_class : {WordClass::that, WordClass::according, WordClass::citing,
                                  WordClass::itself, WordClass::relative, WordClass::unnamed}) {
        if (view.tag(i, word_class) != nullptr) return true;
    }
    if (view.tag(i, WordClass::skip) != nullptr && i > begin) return true;
    return view.tag(i, WordClass::stop) != nullptr && !joins_on(view, begin, i);
}

// "رئيس الوزراء في دولة …، حاكم …، الشيخ X": the name that ends the titles, if one does.
std::uint32_t end_of_titles(const SentenceView& view, std::uint32_t end, std::uint32_t limit) {
    limit = std::min({limit, view.size(), end + kTitlesWithin});
    for (std::uint32_t i = end; i < limit; ++i) {
        if (view.mention[i] != kNone &&
            (*view.mentions)[view.mention[i]].kind == EntityKind::person) {
            std::uint32_t last = i + 1;
            while (last < limit && view.mention[last] == view.mention[i]) ++last;
            return last;
        }
        if (view.is_comma(i) || view.mention[i] != kNone) continue;
        if (view.tokens[i].kind != text::TokenKind::word || view.cue(i) != nullptr) return end;
        const bool ends = view.tag(i, WordClass::that) != nullptr ||
                          view.tag(i, WordClass::relative) != nullptr ||
                          view.tag(i, WordClass::clause) != nullptr ||
                          view.tag(i, WordClass::skip) != nullptr;
        if (ends) return end;
        if (view.tag(i, WordClass::stop) != nullptr && view.tag(i, WordClass::joins) == nullptr) {
            return end;
        }
    }
    return end;
}

bool is_told(const SentenceView& view, std::uint32_t i) {
    if (view.tokens[i].key == "ل" && i + 1 < view.size() && view.is_opening(i + 1)) return true;
    const Tag* tag = view.tag(i, WordClass::holder);
    return tag != nullptr && is_outlet_kind(tag->word->kind) && tag->prefix.starts_with("ل");
}

}  // namespace

void Memory::remember(const Chain& chain) {
    last_ = chain;
    for (const Source& source : chain) recent_.push_back(source);
    if (recent_.size() > 2 * kRecent) {
        recent_.erase(recent_.begin(), recent_.end() - static_cast<std::ptrdiff_t>(kRecent));
    }
}

void Memory::resolve(Source& source) const {
    if (!source.definite || !source.link.entity.empty()) return;
    for (auto other = recent_.rbegin(); other != recent_.rend(); ++other) {
        if (other->link.entity.empty()) continue;
        const SourceKind a = source.link.kind;
        const SourceKind b = other->link.kind;
        const bool alike =
            (is_outlet_kind(a) && is_outlet_kind(b)) ||
            (is_person_kind(a) && is_person_kind(b) && other->link.entity.starts_with("person:")) ||
            (a == SourceKind::document && b == a) ||
            (a == b && !source.head.empty() && source.head == other->head);
        if (!alike) continue;
        source.link.entity = other->link.entity;
        return;
    }
}

Chain Memory::carry(char gender) const {
    for (std::size_t count = last_.size(); count > 0; --count) {
        const char known = last_[count - 1].gender;
        if (gender == '-' || known == '-' || known == gender) {
            return {last_.begin(), last_.begin() + static_cast<std::ptrdiff_t>(count)};
        }
    }
    return last_;
}

bool is_quoted_name(const SentenceView& view, std::uint32_t open) {
    if (!view.is_opening(open) || open == 0 || view.closing[open] >= view.size()) return false;
    if (view.closing[open] - open > kLongestQuotedName + 1) return false;
    if (view.tokens[open - 1].key == "ل") return true;  // "قال لـ"الميناء"": nobody says "to" words
    const Tag* before = view.tag(open - 1, WordClass::holder);
    if (before != nullptr &&
        (is_outlet_kind(before->word->kind) || before->word->kind == SourceKind::institution)) {
        return true;
    }
    for (std::uint32_t i = open + 1; i < view.closing[open]; ++i) {
        if (view.mention[i] == kNone) continue;
        if ((*view.mentions)[view.mention[i]].kind != EntityKind::place) return true;
        return view.closing[open] - open <= 4;
    }
    return false;
}

Source make_source(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    Source source;
    const Tag* head = head_noun(view, begin, end);
    const model::Mention* mention = best_mention(view, begin, end);
    source.begin = begin;
    source.end = end;
    source.link.span = view.span(begin, end);
    source.link.kind = kind_of(head, mention);
    source.link.entity = entity_of(head, mention);
    if (stays_unnamed(view, begin, end) && !is_outlet_kind(source.link.kind)) {
        source.link.kind = SourceKind::anonymous;
    }
    source.gender = gender_of(view, head, mention, begin);
    if (head != nullptr) {
        source.head = view.tokens[head->begin].key.substr(head->prefix.size());
        const std::string_view before =
            begin < head->begin ? std::string_view(view.tokens[begin].key) : std::string_view();
        source.definite = head->prefix.ends_with("ال") || head->prefix == "لل" ||
                          view.tokens[head->begin].key.starts_with("ال") || before == "the" ||
                          before == "le" || before == "la" || before == "les" ||
                          head->prefix == "l'" || view.tokens[begin].key == "تلك";
    }
    source.credible = head != nullptr || mention != nullptr;
    for (std::uint32_t i = begin; i < end && !source.credible; ++i) {
        source.credible = is_capitalised(view, i) && (i > 0 || end - begin > 1);
    }
    return source;
}

std::optional<Source> source_after(const SentenceView& view, std::uint32_t begin,
                                   std::uint32_t limit, bool bounded) {
    limit = std::min(limit, view.size());
    while (begin < limit && (view.is_comma(begin) || view.tag(begin, WordClass::skip) != nullptr)) {
        const Tag* skip = view.tag(begin, WordClass::skip);
        begin = skip != nullptr ? skip->end : begin + 1;
    }
    std::uint32_t end = begin;
    bool definite = false;
    while (end < limit && end - begin < kLongestName) {
        const text::Token& token = view.tokens[end];
        if (token.kind == text::TokenKind::mark) {
            if (is_quoted_name(view, end)) {
                end = view.closing[end] + 1;
                definite = true;
                continue;
            }
            if (token.key == "-" && end > begin && end + 1 < limit && view.mention[end] != kNone) {
                ++end;
                continue;
            }
            break;
        }
        if (ends_source(view, begin, end) || (end > begin && is_told(view, end))) break;
        if (view.language == "ar" && !bounded && view.mention[end] == kNone) {
            if (definite && token.key.starts_with("بال")) break;  // "اتهم X بالتأخير"
            if (has_article(token) || !is_arabic(token)) {
                definite = true;
            } else if (definite) {
                break;
            }
        } else if (view.mention[end] != kNone) {
            definite = true;
        }
        ++end;
    }
    end = std::min(end, limit);
    if (end <= begin || view.tokens[begin].kind == text::TokenKind::mark) {
        if (!(end > begin && view.is_opening(begin))) return std::nullopt;
    }
    Source source = make_source(view, begin, end);
    if (view.language != "ar" || source.link.kind != SourceKind::official) return source;
    const model::Mention* named = best_mention(view, begin, end);
    if (named != nullptr && named->kind == EntityKind::person) return source;
    const std::uint32_t last = end_of_titles(view, end, limit);
    return last > end ? make_source(view, begin, last) : source;
}

}  // namespace isnad::analysis::attribution
