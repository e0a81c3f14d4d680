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
    // What one who looks for likenesses needs to count with; used by one thread at a time.
    struct Scratch {
        std::vector<Dots> dots;            // of the page that is looked for; zero between
        std::vector<std::uint32_t> found;  // the pages whose dots are not zero
    };

    // Returns: of the first `before` pages those that are at least so like it, in no order of
    // meaning. Requires: least > 0. Thread-safe beside others that find, each with its scratch.
    std::vector<Like> find(const DocumentProfile& profile, double least, std::uint32_t before,
                           Scratch& scratch) const;
    // The same of all pages added before, for who looks by itself.
    std::vector<Like> find(const DocumentProfile& profile, double least) {
        return find(profile, least, static_cast<std::uint32_t>(size()), scratch_);
    }
    void add(DocumentProfile profile);

    const DocumentProfile& profile(std::uint32_t page) const { return profiles_[page]; }
    std::size_t size() const { return profiles_.size(); }

  private:
    struct Holder {
        std::uint32_t page;
        float weight;
    };
    using Holders = std::unordered_map<std::uint32_t, std::vector<Holder>>;  // looked up only
    static void sum_up(const Profile& profile, const Holders& holders, float Dots::*sum,
                       std::uint32_t before, Scratch& scratch);

    std::vector<DocumentProfile> profiles_;
    Holders words_;
    Holders bridges_;
    Scratch scratch_;
};

}  // namespace isnad::story::cluster
