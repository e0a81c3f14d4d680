// Purpose: see naming.h. Capitals and palaces that stand for governments.
//
// The idea: what acts is no place. A verb of saying or deciding at the name, or a relation between
// states that it is a party to, makes it the government; a preposition of place before it keeps it
// a place, whatever follows. Only the words right beside the name decide.
#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "analysis/naming/naming.h"
#include "base/lexicon.h"
#include "base/result.h"
#include "text/clitics.h"
#include "text/key_form.h"

namespace isnad::analysis::naming {

namespace {

using model::Mention;

enum Cue : std::uint32_t {
    kSpeaks = 1U << 0,
    kRelation = 1U << 1,
    kWith = 1U << 2,
    kBetween = 1U << 3,
    kAt = 1U << 4,
    kSort = 1U << 5,
};

class Cues {
  public:
    static const Cues& get() {
        static const Cues cues;
        return cues;
    }

    // Returns: the country whose government the name may stand for, "" for none.
    const std::string& seat(const std::string& id) const {
        static const std::string none;
        const auto found = seats_.find(id);
        return found == seats_.end() ? none : found->second;
    }

    std::uint32_t of(const std::string& key) const {
        const auto found = words_.find(key);
        return found == words_.end() ? 0 : found->second;
    }

    // Of a word with what is written onto it: "وقالت", "والعلاقات".
    std::uint32_t loosely(const std::string& key) const {
        constexpr std::size_t kLongest = 40;  // bytes
        if (key.size() > kLongest) return 0;
        std::uint32_t cues = of(key);
        if (cues != 0 || key.empty() || static_cast<unsigned char>(key[0]) < 0xD8) return cues;
        for (const text::Stem& stem : text::stems(key)) {
            if (stem.prefix == "و" || stem.prefix == "ف") cues |= of(stem.key);
        }
        return cues;
    }

  private:
    Cues() {
        constexpr std::pair<std::string_view, std::uint32_t> kClasses[] = {
            {"speaks", kSpeaks}, {"relation", kRelation}, {"with", kWith}, {"between", kBetween},
            {"at", kAt},         {"sort", kSort}};
        for (const base::LexiconRow& row : base::lexicon_rows("metonyms.tsv")) {
            if (row[0] == "seat") {
                seats_["" + std::string(row[2])] = "place:" + std::string(row[1]);
                continue;
            }
            for (const auto& [name, cue] : kClasses) {
                if (row[0] != name) continue;
                for (const std::string_view word : base::split(row[2], '|'))
                    words_[text::key_of(word)] |= cue;
            }
        }
        for (const base::LexiconRow& row : base::lexicon_rows("cities.tsv")) {
            if (row.size() < 2 || row[1] != "capital") continue;
            const std::size_t slash = row[0].find('/');
            seats_.emplace("place:" + std::string(row[0]),
                           "place:" + std::string(row[0].substr(0, slash)));
        }
    }

    std::unordered_map<std::string, std::string> seats_;
    std::unordered_map<std::string, std::uint32_t> words_;
};

class MetonymyReader {
  public:
    MetonymyReader(const text::TokenisedText& text, std::vector<Mention>& mentions)
        : text_(text), mentions_(mentions) {}

    void run() {
        std::size_t sentence = 0;
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            Mention& mention = mentions_[i];
            const std::string& country = Cues::get().seat(mention.entity);
            if (country.empty()) continue;
            while (sentence < text_.sentences.size() &&
                   text_.sentences[sentence].span.end <= mention.span.start) {
                ++sentence;
            }
            if (sentence == text_.sentences.size()) return;
            begin_ = text_.sentences[sentence].first_token;
            end_ = text_.sentences[sentence].end_token;
            const auto first = std::lower_bound(
                text_.tokens.begin() + static_cast<std::ptrdiff_t>(begin_),
                text_.tokens.begin() + static_cast<std::ptrdiff_t>(end_), mention.span.start,
                [](const text::Token& token, std::uint32_t at) { return token.span.end <= at; });
            std::size_t from = static_cast<std::size_t>(first - text_.tokens.begin());
            std::size_t to = from;
            while (to < end_ && text_.tokens[to].span.start < mention.span.end) ++to;
            if (from == to) continue;
            if (acts(i, from, to)) mention.stands_for = country;
        }
    }

  private:
    std::uint32_t cues(std::size_t i) const { return Cues::get().loosely(text_.tokens[i].key); }

    // What is written onto the name itself: "بالرباط" is a place, "والرباط" says nothing.
    bool placed(std::size_t from, model::Span name) const {
        const model::Span word = text_.tokens[from].span;
        if (name.start <= word.start) return false;
        const std::string onto =
            text::key_of(model::cut(text_.text, {word.start, std::min(name.start, word.end)}));
        return onto.find("ب") != std::string::npos || onto.find("ל") != std::string::npos ||
               onto.find("ל") != std::string::npos || onto.find("ב") != std::string::npos ||
               onto.find("מ") != std::string::npos;
    }

    bool relation_before(std::size_t from) const {
        constexpr std::size_t kReach = 7;
        for (std::size_t i = from; i > begin_ && from - i < kReach; --i) {
            if ((cues(i - 1) & kRelation) != 0) return true;
        }
        return false;
    }

    bool acts(std::size_t number, std::size_t from, std::size_t to) const {
        const model::Span name = mentions_[number].span;
        if (placed(from, name)) return false;
        std::size_t before = from;
        // "the Kremlin", "l'Élysée".
        constexpr std::string_view kArticles[] = {"the", "le", "la", "l'", "l’"};
        if (before > begin_ && std::find(std::begin(kArticles), std::end(kArticles),
                                         text_.tokens[before - 1].key) != std::end(kArticles)) {
            --before;
        }
        const std::uint32_t left = before > begin_ ? cues(before - 1) : 0;
        if ((left & (kAt | kSort)) != 0) return false;
        const std::uint32_t right = to < end_ ? cues(to) : 0;
        const bool arabic = static_cast<unsigned char>(text_.tokens[from].key[0]) >= 0xD6;
        if ((right & kSpeaks) != 0) return true;
        if (arabic && (left & kSpeaks) != 0) return true;
        const bool party = (left & (kWith | kBetween)) != 0 || joined(number, from);
        return party && relation_before(from);
    }

    // "بين الرباط وتل أبيب", "between Rabat and Tel Aviv": the second of two.
    bool joined(std::size_t number, std::size_t from) const {
        const model::Span word = text_.tokens[from].span;
        const model::Span name = mentions_[number].span;
        if (name.start <= word.start || number == 0) return false;
        const Mention& other = mentions_[number - 1];
        return other.kind == model::EntityKind::place && other.span.end <= word.start &&
               word.start - other.span.end <= 2;
    }

    const text::TokenisedText& text_;
    std::vector<Mention>& mentions_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

void mark_metonymy(const text::TokenisedText& text, std::vector<Mention>& mentions) {
    MetonymyReader(text, mentions).run();
}

}  // namespace isnad::analysis::naming
