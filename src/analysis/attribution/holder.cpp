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

bool is_arabic_letter(char first) {
    const auto lead = static_cast<unsigned char>(first);
    return lead >= 0xD8 && lead <= 0xDB;
}

bool is_arabic(const text::Token& token) {
    return is_arabic_letter(token.key.front());
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
        i = tag->end - 1;  // "the school paper" is one noun
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
    const Tag* head = view.tag(begin, WordClass::holder);
    const Tag* behind = view.tag(i + 1, WordClass::holder);
    // "الحكومة في دمشق", "الشرطة في ولاية X"
    const bool seat = view.mention[i + 1] != kNone && view.tag(i, WordClass::within) != nullptr &&
                      (*view.mentions)[view.mention[i + 1]].kind == EntityKind::place;
    const bool seated = head != nullptr && (head->word->kind == SourceKind::institution ||
                                            head->word->kind == SourceKind::official);
    if (seat && seated && i <= begin + 4) return true;
    return i <= begin + 2 && head != nullptr && !is_outlet_kind(head->word->kind) &&
           behind != nullptr &&
           behind->word->kind != SourceKind::document;  // "الديوان في تقريره": not of his title
}

bool ends_source(const SentenceView& view, std::uint32_t begin, std::uint32_t i) {
    const Tag* said = view.tag(i, WordClass::speech_noun);  // "… قوله إن", taken for a name
    if (said != nullptr && said->suffix && i > begin) return true;
    if (view.mention[i] != kNone && view.tag(i, WordClass::that) == nullptr) return false;
    if (view.tokens[i].kind == text::TokenKind::number) return true;
    const Tag* noun = view.tag(i, WordClass::holder);
    if (noun != nullptr && noun->prefix.empty() && i == begin)
        return false;  // "والي" is no "و إلى"
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
    const bool apart = view.tokens[i].key == "ل" && i + 1 < view.size();
    if (apart && (view.is_opening(i + 1) || view.is_mark(i + 1, "("))) return true;
    const Tag* tag = view.tag(i, WordClass::holder);
    return tag != nullptr && is_outlet_kind(tag->word->kind) && tag->prefix.starts_with("ل");
}

// "مصدر عسكري إسرائيلي": what a source without a name has to do with, and whose it is.
void type_unnamed(const SentenceView& view, Source& source) {
    for (std::uint32_t i = source.begin; i < source.end; ++i) {
        const Tag* tag = view.tag(i, WordClass::field);
        const bool vague = source.link.field.empty() || source.link.field == "informed";
        if (tag != nullptr && vague) source.link.field = tag->word->field;
        if (view.mention[i] == kNone || !source.link.of.empty()) continue;
        const auto& mention = (*view.mentions)[view.mention[i]];
        if (mention.kind != EntityKind::person) source.link.of = mention.entity;
    }
}

// The nouns that a name goes by: "وزير" of a minister, "وزارة" of a ministry, "صحيفة" of a paper.
std::vector<std::string> nouns_of(const SentenceView& view, std::uint32_t begin,
                                  std::uint32_t end) {
    std::vector<std::string> nouns;
    for (std::uint32_t i = begin; i < end; ++i) {
        for (std::uint32_t t = view.first_tag[i]; t < view.first_tag[i + 1]; ++t) {
            const Tag& tag = view.tags[t];
            if (tag.word->word_class != WordClass::holder) continue;
            nouns.push_back(view.tokens[i].key.substr(tag.prefix == "'s" ? 0 : tag.prefix.size()));
        }
    }
    return nouns;
}

bool alike(const Source& source, const Known& known) {
    const SourceKind a = source.link.kind;
    const SourceKind b = known.kind;
    if (is_outlet_kind(a)) return is_outlet_kind(b);
    if (is_person_kind(a)) return is_person_kind(b) && known.entity.starts_with("person:");
    return a == b && a == SourceKind::document;
}

}  // namespace

void Memory::note(const SentenceView& view) {
    std::uint32_t last = kNone;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (view.mention[i] == kNone || view.mention[i] == last) continue;
        last = view.mention[i];
        const auto& mention = (*view.mentions)[last];
        if (mention.kind == EntityKind::place || mention.entity.empty()) continue;
        std::uint32_t end = i + 1;
        while (end < view.size() && view.mention[end] == last) ++end;
        std::uint32_t begin = i > 0 ? i - 1 : i;  // "صحيفة X"
        if (mention.title) {
            begin = i > kLongestName ? i - kLongestName : 0;
            while (begin < i && view.tokens[begin].span.start < mention.title->span.start) ++begin;
        }
        Known known{.entity = mention.entity,
                    .kind = kind_of(nullptr, &mention),
                    .nouns = nouns_of(view, begin, end)};
        if (known.kind != SourceKind::person || mention.title) add(std::move(known));
    }
}

void Memory::add(Known known) {
    recent_.push_back(std::move(known));
    if (recent_.size() > 2 * kRecent) {
        recent_.erase(recent_.begin(), recent_.end() - static_cast<std::ptrdiff_t>(kRecent));
    }
}

void Memory::remember(const Chain& chain) {
    last_ = chain;
    for (Source& source : last_) source.link.carried = true;
    for (const Source& source : chain) {
        if (source.link.entity.empty()) continue;
        add({.entity = source.link.entity, .kind = source.link.kind, .nouns = {source.head}});
    }
}

void Memory::resolve(Source& source) const {
    if (!source.definite || !source.link.entity.empty() || source.head.empty()) return;
    const auto newest = [&](auto&& fits) {
        const auto found = std::find_if(recent_.rbegin(), recent_.rend(), fits);
        if (found == recent_.rend()) return false;
        source.link.entity = found->entity;
        source.link.why.push_back("means " + found->entity + ", the last " + source.head +
                                  " that was named");
        return true;
    };
    const bool same_noun = newest([&](const Known& known) {
        return std::find(known.nouns.begin(), known.nouns.end(), source.head) != known.nouns.end();
    });
    // In European languages "the governor" is somebody else than a neighbour named before.
    const bool other = is_person_kind(source.link.kind) && !is_arabic_letter(source.head.front());
    if (!same_noun && !other) newest([&](const Known& known) { return alike(source, known); });
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

bool is_listener(const SentenceView& view, std::uint32_t i) {
    const Tag* tag = view.tag(i, WordClass::holder);
    if (tag == nullptr || !tag->prefix.starts_with("ل")) return false;
    if (view.tag(i, WordClass::outlet_word) != nullptr) return false;  // "للأنباء"
    return tag->word->kind == SourceKind::person || tag->word->kind == SourceKind::anonymous;
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
    // "رئيس لائحة «القرار» X": the name of what the noun before is, where words follow.
    const std::uint32_t behind = view.closing[open] + 1;
    if (before != nullptr && before->word->kind == SourceKind::document &&
        view.closing[open] - open <= 4 && behind < view.size() &&
        view.tokens[behind].kind == text::TokenKind::word) {
        return true;
    }
    for (std::uint32_t i = open + 1; i < view.closing[open]; ++i) {
        if (view.mention[i] == kNone) continue;
        if ((*view.mentions)[view.mention[i]].kind != EntityKind::place) return true;
        return view.closing[open] - open <= 4;
    }
    return false;
}

namespace {

// "مسؤول إسرائيلي", "an official": an office that many hold, and no name.
bool is_vague(const SentenceView& view, const Tag* head, const model::Mention* mention,
              const Source& source) {
    if (source.link.kind != SourceKind::official || source.definite || head == nullptr)
        return false;
    if (mention != nullptr && mention->kind == EntityKind::person) return false;
    if (view.tag(head->begin, WordClass::vague) == nullptr || head->end > head->begin + 1)
        return false;
    // "مسؤول الإعلام": the one who holds it.
    return head->end >= view.size() || head->end >= source.end || view.language != "ar" ||
           !view.tokens[head->end].key.starts_with("ال");
}

}  // namespace

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
    if (is_vague(view, head, mention, source)) source.link.kind = SourceKind::anonymous;
    if (source.link.kind == SourceKind::anonymous) type_unnamed(view, source);
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
        const Tag* noun = view.tag(end, WordClass::holder);
        if (noun != nullptr && noun->end > end + 1 && view.language != "ar") {
            end = noun->end;  // "porte-parole"
            continue;
        }
        if (ends_source(view, begin, end)) break;
        if (end > begin && (is_told(view, end) || is_listener(view, end))) break;
        if (view.language == "ar" && !bounded && view.mention[end] == kNone) {
            if (definite && token.key.starts_with("بال")) break;  // "اتهم X بالتأخير"
            const Tag* happening = view.tag(end, WordClass::happening);
            if (end > begin && happening != nullptr && happening->prefix.empty()) break;
            // `أدان المجلس الهجوم`: behind a definite noun another is what was said.
            if (end > begin && happening != nullptr && happening->prefix == "ال" &&
                (has_article(view.tokens[end - 1]) || view.mention[end - 1] != kNone)) {
                break;
            }
            // `أدان الاتحاد "فيفا" الحادث`: behind a name in quotation marks only its adjective.
            const bool quoted = end > begin && view.tokens[end - 1].kind == text::TokenKind::mark;
            const bool adjective = token.key.ends_with("ي") || token.key.ends_with("يه");
            if (quoted && definite && !adjective) break;
            if (has_article(token) || !is_arabic(token) ||
                (definite && view.tag(end, WordClass::self) != nullptr)) {
                definite = true;
            } else if (definite) {
                if (!joins_on(view, begin, end)) break;
                definite = false;  // "المتحدث باسم الجيش"
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
