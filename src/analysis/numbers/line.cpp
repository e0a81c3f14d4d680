// Purpose: see line.h.
#include "analysis/numbers/line.h"

#include <algorithm>

#include "text/utf8.h"

namespace isnad::analysis::numbers {

namespace {

bool is_joint(std::string_view key) {
    return key == "-" || key == "/" || key == ":" || key == "." || key == "–" || key == "_" ||
           key == "\\";
}

bool is_proclitic(std::string_view key) {
    for (const std::string_view known :
         {"و", "ب", "ل", "ف", "ك", "ال", "وال", "بال", "لل", "ول", "وب", "فال"}) {
        if (key == known) return true;
    }
    return false;
}

}  // namespace

Line::Line(const text::TokenisedText& text, const Segment& segment)
    : text_(text),
      tokens_(segment.tokens),
      language_(text.regions.empty() ? "" : text.regions[segment.region].language) {
    const auto said = [](const text::Token& token) { return token.kind != text::TokenKind::mark; };
    const auto first = std::find_if(tokens_.begin(), tokens_.end(), said);
    const auto last = std::find_if(tokens_.rbegin(), tokens_.rend(), said);
    first_said_ = static_cast<std::size_t>(first - tokens_.begin());
    end_said_ = static_cast<std::size_t>(tokens_.rend() - last);
}

const Phrase* Line::word(std::size_t at, WordKind kind) const {
    const NumberLexicon& lexicon = number_lexicon();
    return first_phrase(lexicon.table, from(at),
                        [&](const Phrase& phrase) { return lexicon.word(phrase).kind == kind; });
}

bool Line::part_of_a_name(std::size_t begin, std::size_t end) const {
    if (begin > 0 && adjoin(tokens_[begin - 1], tokens_[begin])) {
        const text::Token& before = tokens_[begin - 1];
        if (before.kind == text::TokenKind::number) return true;
        // "من13" lacks a blank; "ميغ29" is a name.
        if (before.kind == text::TokenKind::word && !is_proclitic(before.key) &&
            number_lexicon().table.bucket(before.key) == nullptr)
            return true;
        if (before.kind == text::TokenKind::mark && is_joint(before.key) && begin > 1 &&
            adjoin(tokens_[begin - 2], before) && !is_proclitic(tokens_[begin - 2].key))
            return true;
        // The rest of digits that could not be read whole.
        if ((before.key == "," || before.key == "." || before.key == "،") && begin > 1 &&
            tokens_[begin - 2].kind == text::TokenKind::number &&
            adjoin(tokens_[begin - 2], before))
            return true;
        if (before.key == "#" || before.key == "@") return true;
    }
    if (end >= size() || !adjoin(tokens_[end - 1], tokens_[end])) return false;
    const text::Token& after = tokens_[end];
    if (after.kind == text::TokenKind::number) return true;
    if (after.key.find("⁄") != std::string::npos) return true;  // "3½"
    return after.kind == text::TokenKind::mark && is_joint(after.key) && end + 1 < size() &&
           adjoin(after, tokens_[end + 1]) && tokens_[end + 1].kind == text::TokenKind::number;
}

bool Line::noun_at(std::size_t at) const {
    if (at >= size() || at == 0 || tokens_[at].kind != text::TokenKind::word) return false;
    const text::Token& token = tokens_[at];
    if (adjoin(tokens_[at - 1], token)) return false;
    if (const PhraseTable::Bucket* bucket = number_lexicon().table.bucket(token.key)) {
        for (const Phrase& phrase : *bucket) {
            if (phrase.tokens() == 1 && !phrase.definite()) return false;
        }
    }
    const bool joined = token.key.starts_with("و") || token.key.starts_with("ال") ||
                        token.key.starts_with("لل") || token.key.starts_with("بال");
    return !joined && text::count_code_points(token.key) >= 2;
}

std::uint32_t Line::marks(std::size_t at) const {
    const PhraseTable::Bucket* bucket = number_lexicon().table.bucket(tokens_[at].key);
    return bucket == nullptr ? 0 : bucket->marks;
}

text::Token without_article(const text::Token& token) {
    text::Token out = token;
    for (const std::string_view article : {"ال", "لل", "بال"}) {
        if (out.key.starts_with(article)) {
            out.key.erase(0, article.size());
            break;
        }
    }
    return out;
}

}  // namespace isnad::analysis::numbers
