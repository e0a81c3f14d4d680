// Which names and happenings the swapped words of copies touch.
//
// A copy that keeps a sentence and changes a name shows two names of one thing as nothing else
// does: all around them is the same.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/record.h"

namespace isnad::story::framing {

class SwapTouches {
  public:
    // Swaps that change inflection, digits or function words alone touch nothing.
    explicit SwapTouches(const model::Record& record);

    // Strongest touch first, then as in the record; a limited number. Empty for none.
    std::vector<model::SwapEvidence> of_entity(const std::string& id) const;
    std::vector<model::SwapEvidence> of_event(const std::string& id) const;
    std::vector<model::SwapEvidence> of_story(std::size_t story) const;

  private:
    using BySwap = std::map<std::uint32_t, model::SwapEvidence>;
    struct Finder;

    static std::vector<model::SwapEvidence> sorted(const BySwap& found);

    std::map<std::string, BySwap> entities_;
    std::map<std::string, BySwap> events_;
    std::vector<BySwap> stories_;
};

// Returns: the content words of a wording in the form in which they are compared; empty where it
// has none.
std::vector<std::string> content_words(std::string_view wording);

}  // namespace isnad::story::framing
