// The words of lexicon/offices.tsv as sequences of words in a plain form.
//
// The plain form of a word: its key form, without Arabic article, elided French article and English
// possessive. Phrases are compared word by word in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/tokens.h"

namespace isnad::analysis::naming {

enum class OfficeClass { office, head, portfolio, former, acting, elect, modifier, honorific };

struct OfficePhrase {
    OfficeClass kind = OfficeClass::office;
    std::string key;                 // "minister"
    std::vector<std::string> words;  // plain
};

struct OfficeMatch {
    const OfficePhrase* phrase = nullptr;
    std::size_t end = 0;  // token after the phrase
};

// Returns: the plain form of a token, with proclitics left on.
std::string plain_word(const text::TokenisedText& text, std::size_t token);

class Offices {
  public:
    static const Offices& get();

    // Returns: the longest phrase at token `i` that ends before `limit` and is of one of the
    // classes; none where no phrase begins there. `loose`: proclitics may stand on the first word.
    enum class First { bare, loose };
    OfficeMatch match(const text::TokenisedText& text, std::size_t i, std::size_t limit,
                      std::uint32_t classes, First first) const;
    // The longest phrase that ends before token `end` and begins at `limit` or later.
    // Returns: its first token in `end`.
    OfficeMatch match_back(const text::TokenisedText& text, std::size_t end, std::size_t limit,
                           std::uint32_t classes) const;

  private:
    Offices();
    OfficeMatch match_from(const text::TokenisedText& text, const std::string& first, std::size_t i,
                           std::size_t limit, std::uint32_t classes) const;

    std::unordered_map<std::string, std::vector<OfficePhrase>> by_first_;
};

constexpr std::uint32_t bit(OfficeClass kind) {
    return 1U << static_cast<unsigned>(kind);
}

}  // namespace isnad::analysis::naming
