// Purpose: see headline.h.
#include "analysis/claims/headline.h"

#include <algorithm>

namespace isnad::analysis::claims {
namespace {

constexpr std::size_t kLines = 4;      // sentences of a title
constexpr std::size_t kEntities = 32;  // names of a title: longer ones are no titles

bool has(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

bool shares_name(const std::vector<std::string>& named, const model::Roles& roles) {
    return std::any_of(named.begin(), named.end(), [&](const std::string& id) {
        return has(roles.actor, id) || has(roles.counterpart, id) || has(roles.place, id);
    });
}

}  // namespace

void Headline::read(const SentenceFindings& sentence, model::Span span) {
    if (lines_.size() >= kLines) return;
    Line line{.span = span, .frames = {}, .entities = {}};
    for (const TriggerAt& trigger : sentence.words.triggers) {
        const Frame* frame = trigger.trigger->frame;
        if (std::find(line.frames.begin(), line.frames.end(), frame) == line.frames.end())
            line.frames.push_back(frame);
    }
    for (const model::Mention& mention : sentence.mentions) {
        if (line.entities.size() < kEntities) line.entities.push_back(mention.entity);
    }
    lines_.push_back(std::move(line));
}

void Headline::give_to(std::vector<model::Claim>& claims) const {
    for (model::Claim& claim : claims) {
        for (const Line& line : lines_) {
            const bool tells =
                std::any_of(line.frames.begin(), line.frames.end(),
                            [&](const Frame* frame) { return frame->name == claim.frame; });
            if (!tells || !shares_name(line.entities, claim.roles)) continue;
            claim.headline = line.span;
            break;
        }
    }
}

}  // namespace isnad::analysis::claims
