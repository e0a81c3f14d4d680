// Purpose: see names.h. One table an enumeration, in the order of its enumerators.
#include "model/names.h"

#include <array>
#include <cstddef>

namespace isnad::model {

namespace {

constexpr std::array<std::string_view, 10> kBlockKinds = {
    "title",   "standfirst", "byline",  "paragraph", "heading",
    "caption", "quote",      "related", "comment",   "chrome"};
constexpr std::array<std::string_view, 3> kBlockForms = {"text", "list_item", "table_row"};
constexpr std::array<std::string_view, 8> kPageKinds = {"article", "live_blog", "index",   "media",
                                                        "error",   "wall",      "paywall", "empty"};
constexpr std::array<std::string_view, 3> kBounds = {"exact", "not_before", "not_after"};
constexpr std::array<std::string_view, 7> kDateEvidenceKinds = {
    "metadata", "dateline", "weekday", "mentioned", "comment", "capture", "story"};
constexpr std::array<std::string_view, 4> kTimeTypes = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 4> kEntityKinds = {"person", "organisation", "place",
                                                          "outlet"};
constexpr std::array<std::string_view, 4> kStandings = {"in office", "former", "acting", "elect"};
constexpr std::array<std::string_view, 6> kDecisionActions = {"merge", "split", "rename",
                                                              "drop",  "kind",  "undo"};
constexpr std::array<std::string_view, 8> kSourceKinds = {
    "outlet", "agency", "person", "official", "anonymous", "institution", "document", "poll"};
constexpr std::array<std::string_view, 5> kModalities = {"happened", "announced", "planned",
                                                         "alleged", "denied"};
constexpr std::array<std::string_view, 9> kShades = {
    "says", "announces", "reveals", "alleges", "denies", "confirms", "adds", "warns", "plans"};
constexpr std::array<std::string_view, 3> kSpeechForms = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 3> kCopyKinds = {"verbatim", "edited", "repeat"};
constexpr std::array<std::string_view, 4> kCopySources = {"", "a", "b", ""};
constexpr std::array<std::string_view, 3> kFurniturePlaces = {"start", "end", "anywhere"};
constexpr std::array<std::string_view, 3> kInheritanceKinds = {"inherited", "hides", "differs"};
constexpr std::array<std::string_view, 2> kEpithetKinds = {"so-called", "apposition"};
constexpr std::array<std::string_view, 5> kSwapTouches = {"name", "trigger", "cue", "account",
                                                          "text"};
constexpr std::array<std::string_view, 3> kCoverageStates = {"said", "said otherwise", "silent"};
constexpr std::array<std::string_view, 4> kSilences = {"", "later", "earlier", "undated"};

template <typename Enum, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
    return names.at(static_cast<std::size_t>(value));
}

template <typename Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace

std::string_view to_string(BlockKind kind) {
    return name_of(kBlockKinds, kind);
}
std::string_view to_string(BlockForm form) {
    return name_of(kBlockForms, form);
}
std::string_view to_string(PageKind kind) {
    return name_of(kPageKinds, kind);
}
std::string_view to_string(Bound bound) {
    return name_of(kBounds, bound);
}
std::string_view to_string(DateEvidenceKind kind) {
    return name_of(kDateEvidenceKinds, kind);
}
std::string_view to_string(TimeType type) {
    return name_of(kTimeTypes, type);
}
std::string_view to_string(EntityKind kind) {
    return name_of(kEntityKinds, kind);
}
std::string_view to_string(Standing standing) {
    return name_of(kStandings, standing);
}
std::string_view to_string(DecisionAction action) {
    return name_of(kDecisionActions, action);
}
std::string_view to_string(SourceKind kind) {
    return name_of(kSourceKinds, kind);
}
std::string_view to_string(Modality modality) {
    return name_of(kModalities, modality);
}
std::string_view to_string(Shade shade) {
    return name_of(kShades, shade);
}
std::string_view to_string(SpeechForm form) {
    return name_of(kSpeechForms, form);
}
std::string_view to_string(CopyKind kind) {
    return name_of(kCopyKinds, kind);
}
std::string_view to_string(CopySource source) {
    return name_of(kCopySources, source);
}
std::string_view to_string(FurniturePlace place) {
    return name_of(kFurniturePlaces, place);
}
std::string_view to_string(InheritanceKind kind) {
    return name_of(kInheritanceKinds, kind);
}
std::string_view to_string(EpithetKind kind) {
    return name_of(kEpithetKinds, kind);
}
std::string_view to_string(SwapTouch touch) {
    return name_of(kSwapTouches, touch);
}
std::string_view to_string(CoverageState state) {
    return name_of(kCoverageStates, state);
}
std::string_view to_string(Silence silence) {
    return name_of(kSilences, silence);
}

std::optional<SourceKind> source_kind(std::string_view name) {
    return value_of<SourceKind>(kSourceKinds, name);
}
std::optional<Modality> modality(std::string_view name) {
    return value_of<Modality>(kModalities, name);
}
std::optional<Shade> shade(std::string_view name) {
    return value_of<Shade>(kShades, name);
}
std::optional<EntityKind> entity_kind(std::string_view name) {
    return value_of<EntityKind>(kEntityKinds, name);
}
std::optional<DecisionAction> decision_action(std::string_view name) {
    return value_of<DecisionAction>(kDecisionActions, name);
}

}  // namespace isnad::model
