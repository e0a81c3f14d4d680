// When two wordings name one source.
//
// Idea: the record's ids decide where both have one. Otherwise the words do: "the statement" is the
// "statement of the company" as long as nothing in it says another, "the newspaper" may be any
// outlet, and "the minister" is whoever has that office on the same page.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/record.h"

namespace isnad::story::chains {

struct Source {
    model::SourceKind kind = model::SourceKind::outlet;
    std::string entity;               // "" unknown
    std::string of;                   // whose it is, where that is no place; "" unknown
    std::string key;                  // its words in key form
    std::vector<std::string> words;   // content words, sorted
    std::vector<std::string> titles;  // content words of its offices on its page, sorted
};

bool is_same(const Source& a, const Source& b);

// Whether nothing tells who it is: a pronoun, or letters alone.
bool is_unknown(const Source& source);

// How near to the event a source stands: 0 for nobody, then whoever passes words on, a person, an
// official or institution, a document.
int nearness_of(model::SourceKind kind);

// What one page shows of its sources.
class Page {
  public:
    explicit Page(const model::Document& document);

    const Source& outlet() const { return outlet_; }
    bool has_outlet() const { return !outlet_.key.empty(); }

    // Whether any of the page's claims is credited to that source.
    bool credits(const Source& source) const;

    std::vector<Source> sources_of(const model::Claim& claim) const;

  private:
    Source source_of(const model::ChainLink& link) const;

    const model::Document* document_;
    Source outlet_;
    std::map<std::string, std::vector<std::string>> titles_;  // of an entity: content words
    std::vector<Source> credited_;                            // the first kCredited different ones
};

}  // namespace isnad::story::chains
