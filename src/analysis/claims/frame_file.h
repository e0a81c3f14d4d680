// A frame as a file says it: docs/frames.md describes the format, one keyword a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/claims/inflection.h"
#include "base/result.h"
#include "model/annotations.h"

namespace isnad::analysis::claims {

enum class Form : std::uint8_t { verb, passive, noun, participle };
enum class Part : std::uint8_t { actor, counterpart, place };

// How a name stands to the trigger. `of`: right behind a noun ("استقالة X").
enum class Stand : std::uint8_t { subject, object, of, preposition, none };

struct Codes {
    std::string plover;  // "" where there is none
    std::string mode;
    std::vector<std::string> contexts;
    std::string cameo;
};

// Gives a part to names that stand so. The first rule that fits a name counts.
struct RoleRule {
    std::string language;  // "" for every language
    Part part = Part::actor;
    std::uint8_t forms = 0xFF;  // bit 1 << Form
    Stand stand = Stand::none;
    std::vector<std::string> prepositions;  // key forms
    std::uint8_t kinds = 0xFF;              // bit 1 << EntityKind
};

// What must stand near a trigger, or must not: any one of these.
struct CompanionList {
    bool quantity = false;
    bool money = false;
    bool percent = false;
    bool person = false;
    bool place = false;
    std::string words;  // parted by '|'
};

struct TriggerRow {
    std::string language;
    Form form = Form::verb;
    int strength = 0;
    std::vector<WordForm> words;
    std::string preposition;          // behind the verb, "" for none: "سطا مسلحون على"
    std::vector<CompanionList> with;  // of each list one
    CompanionList without;
    int reach = 0;  // tokens from the trigger to a companion behind it; 0: to the clause's end
    Codes codes;
    bool turned = false;   // the subject is the counterpart: "استقبل X Y"
    bool purpose = false;  // behind "for" it is a claim beside that of its clause
    bool things = false;   // the companions are what is signed or sold, never who does it
};

struct ExampleName {
    model::Span span;
    model::EntityKind kind = model::EntityKind::person;
    std::string part;  // "actor", "counterpart", "place", "-" for none
};

struct Example {
    std::string language;
    std::string frame;
    model::Modality modality = model::Modality::happened;
    std::string sentence;  // without the marks
    std::vector<ExampleName> names;
    std::uint32_t line = 0;
};

struct FrameFile {
    std::string name;
    std::string meaning;
    std::string family;
    int weight = 0;
    Codes codes;
    std::vector<RoleRule> roles;
    std::vector<TriggerRow> triggers;
    std::vector<Example> examples;
};

// Errors: malformed; `where` is "FILE:LINE".
base::Result<FrameFile> read_frame_file(std::string_view text, std::string_view file);

}  // namespace isnad::analysis::claims
