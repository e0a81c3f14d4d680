// The offices of states by name: what a ministry is over, armies, parliaments, courts, and where
// they belong. The words are lexicon/government_offices.tsv; the finder is governments.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace isnad::analysis::entities {

enum class OfficeKind { head, portfolio, office, embassy };

struct Office {
    std::string slug;
    OfficeKind kind = OfficeKind::office;
    std::string english;
    std::string arabic;
};

// The words of one naming, without articles in Arabic and Hebrew. `alone`: stands for the ministry
// without its head word.
struct OfficePhrase {
    const Office* office = nullptr;
    std::string language;
    bool alone = false;
    std::vector<std::string> words;
};

class Offices {
  public:
    // The list of the lexicon, built once. Thread-safe.
    static const Offices& get();

    // Returns: the phrases that begin with this word, the longest first, or nullptr.
    const std::vector<OfficePhrase>* beginning_with(std::string_view word) const;

    // Whether the word by itself says what a ministry is over: "الخارجية".
    bool is_portfolio(std::string_view word) const;

    // Returns: the id of the organisation that this country's office is known as; "" for none.
    std::string_view known_as(const std::string& country_and_slug) const;

    // Returns: the country of an adjective of two words ("south african"), "" for none.
    std::string_view country_of(const std::string& two_words) const;

  private:
    Offices();
    void add(const Office& office, std::string_view list, std::string_view language);
    void add_demonyms();

    std::vector<Office> offices_;
    std::unordered_map<std::string, std::vector<OfficePhrase>> phrases_;
    std::map<std::string, std::string> same_;
    std::map<std::string, std::string> demonyms_;
};

// Returns: an Arabic or Hebrew word without its article.
std::string_view without_article(std::string_view key);

}  // namespace isnad::analysis::entities
