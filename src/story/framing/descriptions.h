// What stands with a name: offices, set phrases like "the so-called", appositions, quotation marks.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/record.h"

namespace isnad::story::framing {

class Descriptions {
  public:
    Descriptions(const model::Record& record, const std::vector<std::uint32_t>& outlet_of);

    // Fills titles, epithets and quoted of an entity. Titles and quotation marks are told where
    // two outlets or more name it and do so differently; appositions of
    // entities that two outlets name.
    void describe(const model::Entity& entity, model::Framing& framing) const;

  private:
    struct Said {
        std::uint32_t doc;
        const model::Mention* mention;
    };

    std::vector<model::Usage> titles_of(const std::vector<Said>& said) const;
    std::vector<model::Epithet> epithets_of(const std::vector<Said>& said, bool shared) const;
    std::optional<model::Usage> quoted_in(const std::vector<Said>& said) const;

    const model::Record& record_;
    const std::vector<std::uint32_t>& outlet_of_;
    std::map<std::string, std::vector<Said>> by_entity_;
};

// The stretches of a text that describe a name, each with the words that it is made of. Empty for
// none. Requires: `mention` lies in the article's text.
model::Span so_called(const model::Document& document, const model::Mention& mention);
model::Span apposition_behind(const model::Document& document, const model::Mention& mention);

// Returns: the name, or the words written with it, in quotation marks; empty where there are none.
model::Span quoted_name(const model::Document& document, const model::Mention& mention);

}  // namespace isnad::story::framing
