// The words of the contract for every enumeration of the model, and the way back.
#pragma once

#include <optional>
#include <string_view>

#include "model/annotations.h"
#include "model/article.h"
#include "model/record.h"

namespace isnad::model {

std::string_view to_string(BlockKind kind);
std::string_view to_string(BlockForm form);
std::string_view to_string(PageKind kind);
std::string_view to_string(Bound bound);
std::string_view to_string(DateEvidenceKind kind);
std::string_view to_string(TimeType type);  // "DATE", "TIME", "DURATION", "SET"
std::string_view to_string(EntityKind kind);
std::string_view to_string(Standing standing);
std::string_view to_string(DecisionAction action);
std::string_view to_string(SourceKind kind);
std::string_view to_string(Modality modality);
std::string_view to_string(Shade shade);
std::string_view to_string(SpeechForm form);
std::string_view to_string(CopyKind kind);
std::string_view to_string(CopySource source);  // "", "a", "b"; "" for common too
std::string_view to_string(FurniturePlace place);
std::string_view to_string(InheritanceKind kind);
std::string_view to_string(EpithetKind kind);
std::string_view to_string(SwapTouch touch);
std::string_view to_string(CoverageState state);
std::string_view to_string(Silence silence);  // "" for none

// Returns: the enumerator of that name, or nullopt.
std::optional<SourceKind> source_kind(std::string_view name);
std::optional<Modality> modality(std::string_view name);
std::optional<Shade> shade(std::string_view name);
std::optional<EntityKind> entity_kind(std::string_view name);
std::optional<DecisionAction> decision_action(std::string_view name);

}  // namespace isnad::model
