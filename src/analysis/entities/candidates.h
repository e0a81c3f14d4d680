// What the finders propose, and the rule by which proposals that overlap are settled.
//
// Rules propose today; anything that scores (a trained tagger) may propose beside them, with its
// own weight. Settling: the longer proposal wins, then the heavier, then the earlier.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/entities/gazetteer.h"
#include "analysis/entities/reading.h"
#include "model/annotations.h"
#include "text/tokens.h"

namespace isnad::analysis::entities {

struct Candidate {
    std::size_t first = 0;  // tokens [first, end)
    std::size_t end = 0;
    model::Span span;
    model::EntityKind kind = model::EntityKind::place;
    std::string entity;
    std::map<std::string, std::string> names;
    std::string why;
    int weight = 0;
};

// What the finders share about one document.
struct Scene {
    const text::TokenisedText& text;
    std::vector<Reading> readings;
    std::vector<std::uint8_t>
        known;  // for each token: 1 + EntityKind of the gazetteer's name there
    std::vector<const std::string*> known_country;  // where a country's name ends, its code
    std::vector<Candidate> found;
    const Gazetteer* gazetteer = &Gazetteer::get();

    const text::Token& token(std::size_t i) const { return text.tokens[i]; }
    const Reading& at(std::size_t i) const { return readings[i]; }
    bool is_mark(std::size_t i) const { return text.tokens[i].kind == text::TokenKind::mark; }
    // Whether nothing but one blank or a joint stands between token i and the next.
    bool touches_next(std::size_t i) const {
        return text.tokens[i].span.end == text.tokens[i + 1].span.start;
    }
    std::string_view words(std::size_t first, std::size_t end) const {
        return model::cut(text.text,
                          {text.tokens[first].span.start, text.tokens[end - 1].span.end});
    }
};

bool is_quote(std::string_view key);  // an opening or closing quotation mark

// All that the rules find in a document, overlaps settled, bare surnames linked.
Scene read_scene(const text::TokenisedText& text, const Gazetteer& gazetteer);

// Each looks at one sentence and adds to scene.found.
void find_known(Scene& scene);        // the gazetteer, over the whole document; fills scene.known
void find_governments(Scene& scene);  // offices of states; after find_known
void find_organisations(Scene& scene, const text::Sentence& sentence);
void find_outlets(Scene& scene, const text::Sentence& sentence);
void find_arabic_persons(Scene& scene, const text::Sentence& sentence);
void find_latin_names(Scene& scene, const text::Sentence& sentence);
void find_hebrew_names(Scene& scene, const text::Sentence& sentence);

// Returns: the id of the organisation that tokens [first, end) name, the first of them in its form
// `form`; an adjective or name of a country in it stands as the country's code.
std::string organisation_id(const Scene& scene, std::size_t first, std::size_t end,
                            std::size_t form);

// Links bare surnames to the full names of the document and adds them; merges shorter forms.
void link_persons(Scene& scene, const std::vector<std::size_t>& open);

// Whether names are looked for in a block of this kind.
bool is_read(model::BlockKind kind);

}  // namespace isnad::analysis::entities
