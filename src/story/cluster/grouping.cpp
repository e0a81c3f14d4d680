// Purpose: see grouping.h.
//
// Idea: a decision rests on the nodes before it alone: on the groups of its neighbours, and on how
// many pages these groups have. So whenever a node is decided, moved or grown, the later neighbours
// of its group are touched, and touched nodes are decided in order of their turns. What comes last,
// as news does, touches nothing else.
#include "story/cluster/grouping.h"

#include <algorithm>

namespace isnad::story::cluster {

// A group as one node sees it.
struct Grouping::Nearness {
    Node group = 0;
    std::int64_t best = 0;  // average likeness to its nearest member
    std::int64_t within = 0;
    std::int64_t across = 0;
    double score = 0;
};

void Grouping::set_node(Node node, Turn turn, std::uint32_t language, std::uint32_t pages) {
    if (node >= nodes_.size()) nodes_.resize(node + 1);
    State& state = nodes_[node];
    state.turn = turn;
    state.language = language;
    state.pages = pages;
    last_ = std::max(last_, turn);
    touch(node);
    if (state.group != kNowhere) touch_later(state.group, node);
}

void Grouping::add_points(Node a, Node b, std::int64_t points) {
    for (const auto& [node, other] : {std::pair(a, b), std::pair(b, a)}) {
        std::vector<Edge>& edges = nodes_[node].edges;
        auto at = std::lower_bound(edges.begin(), edges.end(), other,
                                   [](const Edge& edge, Node n) { return edge.other < n; });
        if (at == edges.end() || at->other != other) at = edges.insert(at, {other, 0});
        at->points += points;
        if (at->points == 0) edges.erase(at);
    }
    touch(before(a, b) ? b : a);
}

void Grouping::touch(Node node) {
    if (std::exchange(nodes_[node].touched, true)) return;
    waiting_.emplace(nodes_[node].turn, node);
}

// All later nodes that have a neighbour in the group.
void Grouping::touch_later(Node group, Node than) {
    if (nodes_[than].turn == last_) return;
    for (const Node member : nodes_[group].members) {
        for (const Edge& edge : nodes_[member].edges)
            if (before(than, edge.other)) touch(edge.other);
    }
}

std::vector<Node> Grouping::settle() {
    std::vector<Node> moved;
    while (!waiting_.empty()) {
        const Node node = waiting_.begin()->second;
        waiting_.erase(waiting_.begin());
        nodes_[node].touched = false;
        const Node old = nodes_[node].group;
        const Node now = decide(node);
        if (old == now) continue;
        if (old != kNowhere) touch_later(old, node);
        move(node, now);
        if (now != kNowhere) touch_later(now, node);
        moved.push_back(node);
    }
    return moved;
}

void Grouping::move(Node node, Node group) {
    const auto by_turn = [this](Node a, Node b) { return before(a, b); };
    if (nodes_[node].group != kNowhere) {
        std::vector<Node>& members = nodes_[nodes_[node].group].members;
        members.erase(std::lower_bound(members.begin(), members.end(), node, by_turn));
    }
    nodes_[node].group = group;
    if (group == kNowhere) return;
    std::vector<Node>& members = nodes_[group].members;
    members.insert(std::lower_bound(members.begin(), members.end(), node, by_turn), node);
}

Node Grouping::decide(Node node) {
    if (nodes_[node].pages == 0) return kNowhere;
    Node best = node;
    double best_score = 0;
    for (Nearness& near : groups_near(node)) {
        if (near.best < limits_.best || !weigh(node, near)) continue;
        if (near.score < best_score || (near.score == best_score && !before(near.group, best)))
            continue;
        best = near.group;
        best_score = near.score;
    }
    return best;
}

// The groups of the neighbours before a node, with the sums of their likeness to it.
std::vector<Grouping::Nearness> Grouping::groups_near(Node node) const {
    const State& state = nodes_[node];
    std::vector<Nearness> found;
    for (const Edge& edge : state.edges) {
        const State& other = nodes_[edge.other];
        const bool same = other.language == state.language;
        if (!before(edge.other, node) || other.pages == 0) continue;
        if (!same && limits_.across == 0) continue;
        Nearness near{other.group, edge.points / (state.pages * other.pages), 0, 0, 0};
        (same ? near.within : near.across) = edge.points;
        found.push_back(near);
    }
    std::sort(found.begin(), found.end(),
              [](const Nearness& a, const Nearness& b) { return a.group < b.group; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < found.size(); ++i) {
        if (found[i].group != found[kept].group) {
            found[++kept] = found[i];
            continue;
        }
        found[kept].best = std::max(found[kept].best, found[i].best);
        found[kept].within += found[i].within;
        found[kept].across += found[i].across;
    }
    if (!found.empty()) found.resize(kept + 1);
    return found;
}

// Whether a group is near enough on average, within the language and across; sets its score.
bool Grouping::weigh(Node node, Nearness& near) const {
    const State& state = nodes_[node];
    std::int64_t same = 0;
    std::int64_t others = 0;
    for (const Node member : nodes_[near.group].members) {
        if (!before(member, node)) break;
        const State& other = nodes_[member];
        (other.language == state.language ? same : others) += other.pages;
    }
    same *= state.pages;
    others *= state.pages;
    if (limits_.across == 0) others = 0;
    if (near.within < limits_.within * same || near.across < limits_.across * others) return false;
    const auto average = [](std::int64_t sum, std::int64_t pairs, std::int64_t limit) {
        return pairs == 0 ? 0.0
                          : static_cast<double>(sum) / static_cast<double>(pairs) /
                                static_cast<double>(limit);
    };
    near.score = std::max(average(near.within, same, limits_.within),
                          average(near.across, others, limits_.across));
    return true;
}

}  // namespace isnad::story::cluster
