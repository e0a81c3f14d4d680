// Purpose: see like.h.
#include "story/cluster/like.h"

#include <algorithm>
#include <utility>

namespace isnad::story::cluster {

void LikeIndex::sum_up(const Profile& profile, const Holders& holders, float Dots::*sum,
                       std::uint32_t before, Scratch& scratch) {
    for (const auto& [feature, weight] : profile) {
        const auto list = holders.find(feature);
        if (list == holders.end()) continue;
        for (const Holder& holder : list->second) {
            if (holder.page >= before) break;  // holders stand in the order of adding
            Dots& dots = scratch.dots[holder.page];
            if (dots.words == 0 && dots.bridge == 0) scratch.found.push_back(holder.page);
            dots.*sum += weight * holder.weight;
        }
    }
}

std::vector<Like> LikeIndex::find(const DocumentProfile& profile, double least,
                                  std::uint32_t before, Scratch& scratch) const {
    scratch.dots.resize(profiles_.size());
    sum_up(profile.words, words_, &Dots::words, before, scratch);
    sum_up(profile.bridge, bridges_, &Dots::bridge, before, scratch);
    std::vector<Like> like;
    for (const std::uint32_t page : scratch.found) {
        const Dots dots = std::exchange(scratch.dots[page], {});
        if (static_cast<double>(std::max(dots.words, dots.bridge)) < least) continue;
        const double likeness = likeness_of(profile, profiles_[page], dots);
        if (likeness >= least) like.push_back({page, likeness});
    }
    scratch.found.clear();
    return like;
}

void LikeIndex::add(DocumentProfile profile) {
    const auto page = static_cast<std::uint32_t>(profiles_.size());
    for (const auto& [feature, weight] : profile.words) words_[feature].push_back({page, weight});
    for (const auto& [feature, weight] : profile.bridge)
        bridges_[feature].push_back({page, weight});
    profiles_.push_back(std::move(profile));
}

}  // namespace isnad::story::cluster
