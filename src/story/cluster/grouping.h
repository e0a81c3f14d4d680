// Things that come one by one, each into the group it is nearest to, as if they had come in order.
//
// The groups are those of one pass in the order of the things, whenever each is added: a thing
// joins, of the groups that the things before it make, the one to whose members it is nearest on
// average, or opens one of its own. What is added late is put in its place, and only what it may
// move is decided again.
//
// Likenesses are whole numbers, so that sums do not depend on the order of adding.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace isnad::story::cluster {

using Node = std::uint32_t;

constexpr std::int64_t kPoints = 1000000;  // of a likeness of 1

struct Edge {
    Node other = 0;
    std::int64_t points = 0;  // summed over the pages of both
};

// Where a thing stands in the order in which the pass takes it.
struct Turn {
    int day = 0;
    std::uint64_t id = 0;
    friend auto operator<=>(const Turn&, const Turn&) = default;
};

// What joining a group asks for, in points.
struct Limits {
    std::int64_t best = 0;    // average likeness to the nearest member, at least
    std::int64_t within = 0;  // to all its pages of the same language
    std::int64_t across = 0;  // to all its pages of others; 0: these are not looked at
};

class Grouping {
  public:
    explicit Grouping(Limits limits) : limits_(limits) {}

    // Gives a node its turn, language and number of pages. A node of no pages is none.
    void set_node(Node node, Turn turn, std::uint32_t language, std::uint32_t pages);
    // Adds to the likeness of two nodes. Requires: both are set.
    void add_points(Node a, Node b, std::int64_t points);

    // Decides anew what has been touched. Returns: the nodes that stand in another group than
    // before, in order of their turns.
    std::vector<Node> settle();

    // The first member of a node's group, by turn; for a node of no pages, nothing of meaning.
    Node group_of(Node node) const { return nodes_[node].group; }
    // Sorted by turn.
    const std::vector<Node>& members_of(Node group) const { return nodes_[group].members; }
    const std::vector<Edge>& edges_of(Node node) const { return nodes_[node].edges; }

  private:
    static constexpr Node kNowhere = static_cast<Node>(-1);

    struct State {
        Turn turn;
        std::uint32_t language = 0;
        std::uint32_t pages = 0;
        bool touched = false;
        Node group = kNowhere;
        std::vector<Edge> edges;    // sorted by node
        std::vector<Node> members;  // of the group that this node opened, sorted by turn
    };
    struct Nearness;

    void touch(Node node);
    void touch_later(Node group, Node than);
    Node decide(Node node);
    std::vector<Nearness> groups_near(Node node) const;
    bool weigh(Node node, Nearness& near) const;
    void move(Node node, Node group);
    bool before(Node a, Node b) const { return nodes_[a].turn < nodes_[b].turn; }

    Limits limits_;
    std::vector<State> nodes_;
    Turn last_ = {std::numeric_limits<int>::min(), 0};
    std::set<std::pair<Turn, Node>> waiting_;
};

}  // namespace isnad::story::cluster
