// The content words of a page's own words: its article body, without what it shares with others
// word for word.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/record.h"

namespace isnad::story::framing {

struct BodyWord {
    std::uint32_t form = 0;  // id of WordForms
    model::Span span;
    bool shared = false;    // it stands in a copied passage, unchanged
    bool own_name = false;  // part of the name of the page's outlet
};

// The forms of content words, each with a number.
class WordForms {
  public:
    // Returns: the number of a token's content form, or kNoForm for closed classes.
    std::uint32_t of_key(const std::string& key);
    std::uint32_t of_form(const std::string& form);
    const std::string& form(std::uint32_t id) const { return forms_[id]; }
    std::size_t size() const { return forms_.size(); }

    static constexpr std::uint32_t kNoForm = 0xFFFFFFFF;

  private:
    std::unordered_map<std::string, std::uint32_t> by_key_;  // looked up only
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<std::string> forms_;
};

// For each document the stretches that stand unchanged in another document, sorted, apart.
std::vector<std::vector<model::Span>> shared_stretches(const model::Record& record);

// Returns: the content words of the body in text order; those of a language's closed classes,
// numbers and repeats are left out. Requires: `shared` is sorted.
std::vector<BodyWord> body_words(const model::Document& document,
                                 const std::vector<model::Span>& shared, WordForms& forms);

}  // namespace isnad::story::framing
