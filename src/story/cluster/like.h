// Which earlier pages are like one, without comparing it with each.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "story/cluster/features.h"

namespace isnad::story::cluster {

struct Like {
    std::uint32_t page = 0;
    double likeness = 0;
};

// For each feature the pages that have it. A page's likeness to all others is summed up feature by
// feature; the sums are those of likeness(), bit for bit, since they run in the same order.
class LikeIndex {
  public:
    // Returns: the pages added before that are at least so like it. Requires: least > 0.
    std::vector<Like> find(const DocumentProfile& profile, double least);
    void add(DocumentProfile profile);

    const DocumentProfile& profile(std::uint32_t page) const { return profiles_[page]; }
    std::size_t size() const { return profiles_.size(); }

  private:
    struct Holder {
        std::uint32_t page;
        float weight;
    };
    using Holders = std::unordered_map<std::uint32_t, std::vector<Holder>>;  // looked up only
    void sum_up(const Profile& profile, const Holders& holders, float Dots::*sum);

    std::vector<DocumentProfile> profiles_;
    Holders words_;
    Holders bridges_;
    std::vector<Dots> dots_;            // of the page that is looked for; zero between
    std::vector<std::uint32_t> found_;  // the pages whose dots are not zero
};

}  // namespace isnad::story::cluster
