// The units of a name that are compared: each a word with the particles that belong to it.
//
// "عبد العزيز بن سلمان آل سعود" has three: عبدالعزيز, (بن) سلمان, (آل) سعود. A unit has two
// readings: whole, with its particles joined to it, as "Benali" and "Elsisi" are written; and bare,
// without article, kinship and house. Neighbours joined serve for names that one script parts and
// another does not ("Nasr Allah", "جان لوك").
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/names/known_names.h"
#include "analysis/names/names.h"
#include "analysis/names/word_model.h"

namespace isnad::analysis::names {

struct Reading {
    std::string letters;
    CodedWord code;
    const KnownName* known = nullptr;
};

struct Unit {
    std::string text;          // as written, its parts parted by a blank
    Role role = Role::word;    // word, initial
    Role before = Role::word;  // article, son, father, house: what stands before the word, if any
    Reading whole;
    Reading bare;  // the same as whole where nothing stands before
    bool has_bare = false;
    bool common = false;  // a known given name: many bear it
};

struct Units {
    std::vector<Unit> units;   // suffixes left out
    std::vector<Unit> joined;  // joined[i]: units i and i + 1 as one
};

Units units_of(const std::vector<Part>& parts);

}  // namespace isnad::analysis::names
