// Purpose: see naming.h. Offices beside persons.
//
// The idea: near each person the words of office are looked for (offices.h); from such a word the
// title reaches on over what it is of ("الدفاع", "of the army") and over whom (an adjective of a
// country, a place, an organisation), and in Latin script back over what stands before it ("the
// former Israeli defence"). It is the person's whose name begins where it ends, or who is named
// before the comma where it begins. What it does not do: titles that a whole clause parts from the
// name.
#include <algorithm>

#include "analysis/entities/words.h"
#include "analysis/naming/naming.h"
#include "analysis/naming/offices.h"
#include "text/clitics.h"

namespace isnad::analysis::naming {

namespace {

using model::Mention;
using model::Standing;

constexpr std::size_t kWindow = 12;  // tokens before and behind a name
constexpr std::size_t kReach = 10;   // tokens of a title behind its head
constexpr std::size_t kBack = 6;     // and before it

constexpr std::uint32_t kHeads = bit(OfficeClass::office) | bit(OfficeClass::head);
constexpr std::uint32_t kHolds =
    bit(OfficeClass::former) | bit(OfficeClass::acting) | bit(OfficeClass::elect);

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_arabic_letter(std::string_view key) {
    return !key.empty() && static_cast<unsigned char>(key[0]) >= 0xD8 &&
           static_cast<unsigned char>(key[0]) <= 0xDB;
}

class TitleReader {
  public:
    TitleReader(const text::TokenisedText& text, std::vector<Mention>& mentions)
        : text_(text), mentions_(mentions), at_(text.tokens.size(), -1) {
        std::size_t token = 0;
        for (std::size_t i = 0; i < mentions.size(); ++i) {
            while (token < text.tokens.size() &&
                   text.tokens[token].span.end <= mentions[i].span.start) {
                ++token;
            }
            for (std::size_t t = token;
                 t < text.tokens.size() && text.tokens[t].span.start < mentions[i].span.end; ++t) {
                at_[t] = static_cast<std::int32_t>(i);
            }
        }
    }

    void run() {
        for (const text::Sentence& sentence : text_.sentences) {
            begin_ = sentence.first_token;
            end_ = sentence.end_token;
            std::size_t looked = begin_;
            for (std::size_t i = begin_; i < end_; ++i) {
                if (!is_person(i) || (i > begin_ && at_[i - 1] == at_[i])) continue;
                const std::size_t from = std::max(looked, i - std::min(i - begin_, kWindow));
                std::size_t stop = i;
                while (stop < end_ && at_[stop] == at_[i]) ++stop;
                stop = std::min(end_, stop + kWindow);
                for (std::size_t head = from; head < stop;) head = std::max(head + 1, look(head));
                looked = std::max(looked, stop);
            }
        }
    }

  private:
    bool is_person(std::size_t i) const {
        return at_[i] >= 0 &&
               mentions_[static_cast<std::size_t>(at_[i])].kind == model::EntityKind::person;
    }
    const Mention* mention(std::size_t i) const {
        return at_[i] < 0 ? nullptr : &mentions_[static_cast<std::size_t>(at_[i])];
    }
    std::size_t behind_mention(std::size_t i) const {
        const std::int32_t which = at_[i];
        while (i < end_ && at_[i] == which) ++i;
        return i;
    }
    bool is_comma(std::size_t i) const {
        return i < end_ && is_one_of(text_.tokens[i].key, {",", "،"});
    }
    bool is_mark(std::size_t i) const { return text_.tokens[i].kind == text::TokenKind::mark; }

    // The title that is being read.
    struct Reading {
        std::size_t first = 0;
        std::size_t end = 0;
        std::string role;
        bool takes_portfolio = false;
        std::string over;
        bool over_country = false;
        Standing standing = Standing::in_office;
    };

    void hold(Reading& reading, OfficeClass kind) const {
        if (kind == OfficeClass::former) reading.standing = Standing::former;
        if (reading.standing != Standing::in_office) return;
        if (kind == OfficeClass::acting) reading.standing = Standing::acting;
        if (kind == OfficeClass::elect) reading.standing = Standing::elect;
    }

    void set_over(Reading& reading, const std::string& id) const {
        const bool country = id.starts_with("place:");
        if (!reading.over.empty() && (reading.over_country || !country)) return;
        reading.over = id;
        reading.over_country = country;
    }

    // The country of an adjective, "" for any other word.
    std::string demonym(std::size_t i) const {
        const auto& words = entities::Words::get();
        for (const std::string& key : {text_.tokens[i].key, plain_word(text_, i)}) {
            const entities::WordFacts* facts = words.find(key);
            if (facts != nullptr && (facts->classes & entities::kDemonym) != 0)
                return facts->country;
        }
        return {};
    }

    bool is_small(std::size_t i) const {
        return is_one_of(text_.tokens[i].key,
                         {"of",  "for", "the", "and", "in",  "de", "du", "des", "d'",   "la", "le",
                          "les", "l'",  "et",  "en",  "aux", "في", "ل",  "لدى", "باسم", "של"});
    }

    bool arabic_complement(std::size_t i) const {
        const std::string& key = text_.tokens[i].key;
        if (!is_arabic_letter(key) || is_mark(i)) return false;
        const bool definite =
            key.starts_with("ال") || key.starts_with("لل") || key.starts_with("وال");
        const entities::WordFacts* facts = entities::Words::get().find(key);
        const bool stop = facts != nullptr && (facts->classes & entities::kStop) != 0;
        return definite && !stop && key.size() >= 6;
    }

    // From behind the head to where the title ends; `reading.end` is behind its last word.
    void reach_on(Reading& reading) const {
        std::size_t i = reading.end;
        const std::size_t limit = std::min(end_, reading.end + kReach);
        std::size_t free_words = 0;
        while (i < limit) {
            if (is_person(i)) break;
            if (const Mention* other = mention(i)) {
                if (other->kind == model::EntityKind::outlet && reading.role.empty()) break;
                set_over(reading, other->entity);
                i = behind_mention(i);
                reading.end = i;
                continue;
            }
            if (is_one_of(text_.tokens[i].key, {"-"}) && i + 1 < limit) {
                ++i;
                continue;
            }
            if (is_mark(i)) break;
            if (const OfficeMatch hold_word =
                    Offices::get().match(text_, i, limit, kHolds, Offices::First::bare);
                hold_word.phrase != nullptr) {
                hold(reading, hold_word.phrase->kind);
                i = reading.end = hold_word.end;
                continue;
            }
            if (const std::string country = demonym(i); !country.empty()) {
                set_over(reading, "place:" + country);
                reading.end = ++i;
                continue;
            }
            if (const OfficeMatch over = Offices::get().match(
                    text_, i, limit, bit(OfficeClass::portfolio), Offices::First::loose);
                over.phrase != nullptr && reading.takes_portfolio) {
                reading.role += "-of-" + over.phrase->key;
                reading.takes_portfolio = false;
                i = reading.end = over.end;
                continue;
            }
            if (const OfficeMatch word = Offices::get().match(
                    text_, i, limit, bit(OfficeClass::modifier), Offices::First::bare);
                word.phrase != nullptr && is_arabic_letter(text_.tokens[i].key)) {
                i = reading.end = word.end;
                continue;
            }
            if (is_small(i)) {
                ++i;
                continue;
            }
            if (!arabic_complement(i) || free_words >= 4) break;
            ++free_words;
            reading.end = ++i;
        }
    }

    // In Latin script what the title is of stands before its head.
    void reach_back(Reading& reading) const {
        const std::size_t limit = reading.first - std::min(reading.first - begin_, kBack);
        while (reading.first > limit) {
            const std::size_t before = reading.first - 1;
            if (is_one_of(text_.tokens[before].key, {"-"}) && before > limit &&
                text_.tokens[before].span.start == text_.tokens[before - 1].span.end) {
                const OfficeMatch ex = Offices::get().match_back(text_, before, limit, kHolds);
                if (ex.phrase == nullptr) break;
                hold(reading, ex.phrase->kind);
                reading.first = ex.end;
                continue;
            }
            if (const Mention* other = mention(before)) {
                if (other->kind == model::EntityKind::person ||
                    other->kind == model::EntityKind::outlet) {
                    break;
                }
                std::size_t first = before;
                while (first > begin_ && at_[first - 1] == at_[before]) --first;
                set_over(reading, other->entity);
                reading.first = first;
                continue;
            }
            if (is_mark(before) || is_arabic_letter(text_.tokens[before].key)) break;
            const std::uint32_t wanted =
                kHolds | bit(OfficeClass::modifier) |
                (reading.takes_portfolio ? bit(OfficeClass::portfolio) : 0U);
            const OfficeMatch word = Offices::get().match_back(text_, reading.first, limit, wanted);
            if (word.phrase != nullptr) {
                if (word.phrase->kind == OfficeClass::portfolio) {
                    reading.role += "-of-" + word.phrase->key;
                    reading.takes_portfolio = false;
                } else {
                    hold(reading, word.phrase->kind);
                }
                reading.first = word.end;
                continue;
            }
            const std::string country = demonym(before);
            if (country.empty()) break;
            set_over(reading, "place:" + country);
            reading.first = before;
        }
    }

    // The person whose name begins behind the title, behind a comma or a form of address too.
    Mention* named_behind(const Reading& reading) {
        std::size_t i = reading.end;
        if (is_comma(i)) ++i;
        for (int taken = 0; taken < 3 && i < end_ && !is_person(i); ++taken) {
            const OfficeMatch address = Offices::get().match(
                text_, i, end_, bit(OfficeClass::honorific), Offices::First::bare);
            if (address.phrase == nullptr) break;
            i = address.end;
            if (i < end_ && text_.tokens[i].key == ".") ++i;
        }
        if (i >= end_ || !is_person(i) || (i > begin_ && at_[i - 1] == at_[i])) return nullptr;
        return &mentions_[static_cast<std::size_t>(at_[i])];
    }

    // The person named before the comma before the title.
    Mention* named_before(const Reading& reading) {
        std::size_t i = reading.first;
        if (i > begin_ && is_one_of(text_.tokens[i - 1].key, {"the", "le", "la", "un", "une", "a"}))
            --i;
        if (i < begin_ + 2) return nullptr;
        const bool opened = is_comma(i - 1) || text_.tokens[i - 1].key == "(";
        if (!opened || !is_person(i - 2)) return nullptr;
        const bool closed = reading.end >= end_ || is_mark(reading.end);
        return closed ? &mentions_[static_cast<std::size_t>(at_[i - 2])] : nullptr;
    }

    // Returns: the token to look on from.
    std::size_t look(std::size_t i) {
        if (is_person(i) || is_mark(i)) return i + 1;
        const OfficeMatch head =
            Offices::get().match(text_, i, end_, kHeads, Offices::First::loose);
        if (head.phrase == nullptr || is_person(head.end - 1)) return i + 1;
        // A word of office within the name of an organisation is no title.
        if (at_[head.end - 1] >= 0 && at_[i] == at_[head.end - 1]) return i + 1;
        Reading reading;
        reading.first = i;
        reading.end = head.end;
        reading.role = head.phrase->key;
        reading.takes_portfolio = head.phrase->kind == OfficeClass::head;
        if (!is_arabic_letter(text_.tokens[i].key)) reach_back(reading);
        if (const Mention* within = mention(head.end - 1)) set_over(reading, within->entity);
        reach_on(reading);
        Mention* person = named_behind(reading);
        if (person == nullptr) person = named_before(reading);
        if (person == nullptr) return head.end;
        if (!person->title) person->title = title_of(reading);
        return std::max(head.end, reading.end);
    }

    model::Title title_of(const Reading& reading) const {
        model::Title title;
        title.span = {start_of(reading.first), text_.tokens[reading.end - 1].span.end};
        // A mention may end within its last token ("Israel's").
        title.role = reading.role;
        title.over = reading.over;
        title.standing = reading.standing;
        return title;
    }

    // Without the conjunction or preposition that is written onto the first word.
    std::uint32_t start_of(std::size_t token) const {
        const model::Span span = text_.tokens[token].span;
        const std::string_view words = text_.words(span);
        if (!is_arabic_letter(text_.tokens[token].key)) return span.start;
        for (const text::Stem& stem : text::stems(text_.tokens[token].key)) {
            if (stem.prefix.empty()) continue;
            const bool own =
                Offices::get().match(text_, token, end_, kHeads, Offices::First::bare).phrase !=
                nullptr;
            if (own) break;
            const bool plain_prefix = is_one_of(stem.prefix, {"و", "ف", "ب", "ك", "ل", "وب", "ول"});
            if (plain_prefix && words.starts_with(stem.prefix))
                return span.start + static_cast<std::uint32_t>(stem.prefix.size());
        }
        return span.start;
    }

    const text::TokenisedText& text_;
    std::vector<Mention>& mentions_;
    std::vector<std::int32_t> at_;  // the mention that covers each token, -1 for none
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

void read_titles(const text::TokenisedText& text, std::vector<Mention>& mentions) {
    TitleReader(text, mentions).run();
}

}  // namespace isnad::analysis::naming
