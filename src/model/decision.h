// What the user decided about names: it holds against whatever the program finds.
//
// A decision names what it is about by what documents say, never by the groups that the program
// made of it that day: the ids that the reading of each document gave ("local" ids), the ways of
// writing, the documents. So it holds for documents that come later, and for other groupings.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/annotations.h"

namespace isnad::model {

enum class DecisionAction { merge, split, rename, drop, kind, undo };

// Mentions. A list that is empty restricts nothing; all lists empty: no mention at all.
struct NameSide {
    std::string id;                      // of the entity when it was decided; for people to read
    std::vector<std::string> locals;     // local ids, sorted
    std::vector<std::string> spellings;  // key forms, sorted
    std::vector<std::string> documents;  // ids, sorted
    friend bool operator==(const NameSide&, const NameSide&) = default;
};

struct Decision {
    std::string id;    // from the content of all the rest
    std::string time;  // RFC 3339, UTC
    DecisionAction action = DecisionAction::merge;
    // merge: two or more, which are one. split: one, which is apart from all others of its ids.
    // rename, drop, kind: one.
    std::vector<NameSide> sides;
    std::string name;      // rename
    std::string language;  // rename
    std::optional<EntityKind> kind = std::nullopt;
    std::string target;  // undo: the id of the decision
    std::string author;
    std::string note;
    friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace isnad::model
