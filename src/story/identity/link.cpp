// Purpose: see link.h.
//
// Only units that share the keys of two words are compared, or of one word that few have. Where
// very many do ("Mohamed Ali"), each is compared with the most frequent of them.
#include "story/identity/link.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/work_pool.h"

namespace isnad::story::identity {

namespace names = analysis::names;

namespace {

constexpr int kSure = 900;  // permille: the name is enough
constexpr int kNeeded = 5;  // points
constexpr std::size_t kBlock = 200;
constexpr std::size_t kWordBlock = 40;  // of names that share two keys of one word
constexpr std::size_t kRareBlock = 20;  // and one key
constexpr std::size_t kMostKeys = 12;

int same_permille() {
    return permille(names::kSame);
}

// Of organisations and places in one script the words decide: where all names of two units are in
// one, nothing can link them.
bool all_in_one_script(const Unit& a, const Unit& b) {
    const names::Script script = a.names.front().script();
    const auto in_it = [&](const names::Name& name) { return name.script() == script; };
    return std::all_of(a.names.begin(), a.names.end(), in_it) &&
           std::all_of(b.names.begin(), b.names.end(), in_it);
}

// The best of the names of two units, and which they were.
struct Likeness {
    int score = 0;
    std::size_t a = 0;
    std::size_t b = 0;
};

Likeness likeness(const Unit& a, const Unit& b) {
    Likeness best;
    for (std::size_t i = 0; i < a.names.size(); ++i) {
        for (std::size_t j = 0; j < b.names.size(); ++j) {
            const int score = permille(names::score(a.names[i], b.names[j]));
            if (score > best.score) best = {score, i, j};
        }
    }
    return best;
}

bool share_document(const Unit& a, const Unit& b) {
    auto left = a.uses.begin();
    auto right = b.uses.begin();
    while (left != a.uses.end() && right != b.uses.end()) {
        if (left->doc == right->doc) return true;
        ++(left->doc < right->doc ? left : right);
    }
    return false;
}

std::string decimal(int permille) {
    if (permille >= 1000) return "1.00";
    const std::string digits = std::to_string(permille / 10);
    return "0." + std::string(digits.size() < 2 ? "0" : "") + digits;
}

// Points for two units being one; their names match already.
struct Weighed {
    int points = 0;
    std::string why;
};

Weighed weigh(const Unit& a, const Unit& b, const Likeness& like, const Surroundings& around) {
    Weighed weighed;
    weighed.why = a.written[like.a] + " = " + b.written[like.b] + ": name " + decimal(like.score);
    weighed.points = like.score >= 970 ? 6 : like.score >= kSure ? 5 : 3;
    const Agreement offices = agreement(a.offices, b.offices);
    weighed.points += offices.points;
    if (!offices.words.empty()) weighed.why += ", " + offices.words;
    const int shared = around.shared(around.of(a.uses, a.local), around.of(b.uses, b.local));
    if (shared >= 2) {
        weighed.points += std::min(3, shared / 2);
        weighed.why += ", named beside the same";
    }
    if (around.near(a.uses, b.uses, 3)) {
        weighed.points += 1;
        weighed.why += ", in the same days";
    }
    const bool one_script = a.names[like.a].script() == b.names[like.b].script();
    if (one_script && share_document(a, b)) weighed.points -= 4;
    return weighed;
}

// Which units may be linked by their names alone.
bool linkable(const Unit& unit) {
    if (unit.names.empty()) return false;
    if (unit.kind == model::EntityKind::person) return unit.words() >= 2;
    return unit.kind != model::EntityKind::outlet;
}

// A key, and the word of the name that gives it; keys that no word gives alone ("Abd al-Wahab")
// count as a word of their own.
struct WordKey {
    std::string key;
    std::size_t word = 0;
};

// Names are made of the same few words: the keys of each are worked out once.
using KeysOfWords = std::unordered_map<std::string, std::vector<std::string>>;

const std::vector<std::string>& keys_of_word(const std::string& word, KeysOfWords& known) {
    const auto [at, fresh] = known.try_emplace(word);
    if (fresh) at->second = names::keys_of(names::read_name(word));
    return at->second;
}

std::vector<WordKey> keys_by_word(const names::Name& name, KeysOfWords& known) {
    std::map<std::string_view, std::size_t> words;
    for (std::size_t i = 0; i < name.parts().size(); ++i) {
        for (const std::string& key : keys_of_word(name.parts()[i].text, known))
            words.emplace(key, i);
    }
    std::vector<WordKey> keys;
    for (const std::string& key : names::keys_of(name)) {
        const auto word = words.find(key);
        keys.push_back({key, word == words.end() ? name.parts().size() : word->second});
    }
    return keys;
}

// Keys of two words make a pair; two keys of one word tell less.
std::vector<std::string> blocks_of(const Unit& unit, KeysOfWords& known) {
    const std::string kind = unit.kind == model::EntityKind::person         ? "p"
                             : unit.kind == model::EntityKind::organisation ? "o"
                                                                            : "l";
    std::vector<std::string> blocks;
    for (const names::Name& name : unit.names) {
        std::vector<WordKey> keys = keys_by_word(name, known);
        if (keys.size() > kMostKeys) keys.resize(kMostKeys);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            for (std::size_t j = i + 1; j < keys.size(); ++j) {
                const char joint = keys[i].word != keys[j].word ? '|' : '=';
                blocks.push_back(kind + keys[i].key + joint + keys[j].key);
            }
            // One word alone too, where few have it.
            blocks.push_back(kind + keys[i].key);
        }
    }
    std::sort(blocks.begin(), blocks.end());
    blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
    return blocks;
}

struct Edge {
    int points = 0;
    int score = 0;
    std::size_t a = 0;
    std::size_t b = 0;
    std::string why;
};

class Linker {
  public:
    Linker(const std::vector<Unit>& units, const Surroundings& around, unsigned threads)
        : units_(units), around_(around), threads_(threads) {}

    std::vector<Edge> edges() {
        // Walked in no order: what comes of it is sorted.
        std::unordered_map<std::string, std::vector<std::size_t>> blocks;
        KeysOfWords known;
        for (std::size_t i = 0; i < units_.size(); ++i) {
            if (!linkable(units_[i])) continue;
            for (const std::string& block : blocks_of(units_[i], known)) blocks[block].push_back(i);
        }
        for (auto& [block, members] : blocks) {
            const bool two_words = block.find('|') != std::string::npos;
            const bool sure_word = block.find('=') != std::string::npos;
            if (two_words || members.size() <= (sure_word ? kWordBlock : kRareBlock))
                compare_block(members);
        }
        std::sort(pairs_.begin(), pairs_.end());
        pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
        std::vector<Edge> edges = compare_pairs();
        std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
            if (x.points != y.points) return x.points > y.points;
            if (x.score != y.score) return x.score > y.score;
            return std::pair(x.a, x.b) < std::pair(y.a, y.b);
        });
        return edges;
    }

  private:
    void compare_block(std::vector<std::size_t>& members) {
        std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            const std::size_t left = units_[a].uses.size();
            const std::size_t right = units_[b].uses.size();
            return left != right ? left > right : a < b;
        });
        const std::size_t head = members.size() <= kBlock ? members.size() : kBlock / 4;
        for (std::size_t i = 0; i < head; ++i) {
            for (std::size_t j = i + 1; j < members.size(); ++j)
                pairs_.push_back(std::minmax(members[i], members[j]));
        }
    }

    // Pairs are many and edges few, so each thread takes a stretch of pairs at a time.
    std::vector<Edge> compare_pairs() const {
        constexpr std::size_t kStretch = 1024;
        const auto found = base::map_ordered<std::vector<Edge>>(
            (pairs_.size() + kStretch - 1) / kStretch, threads_, [&](std::size_t stretch) {
                std::vector<Edge> edges;
                const std::size_t end = std::min(pairs_.size(), (stretch + 1) * kStretch);
                for (std::size_t i = stretch * kStretch; i < end; ++i)
                    compare(pairs_[i].first, pairs_[i].second, edges);
                return edges;
            });
        std::vector<Edge> edges;
        for (const std::vector<Edge>& some : found)
            edges.insert(edges.end(), some.begin(), some.end());
        return edges;
    }

    void compare(std::size_t a, std::size_t b, std::vector<Edge>& edges) const {
        const Unit& left = units_[a];
        const Unit& right = units_[b];
        if (left.local == right.local) return;  // its senses were parted with reason
        if (left.known && right.known) return;
        const bool person = left.kind == model::EntityKind::person;
        if (!person && all_in_one_script(left, right)) return;
        const Likeness like = likeness(left, right);
        if (like.score < same_permille()) return;
        if (!contradiction(left.offices, right.offices).empty()) return;
        const bool short_name = left.words() < 2 || right.words() < 2;
        const bool one_script = left.names[like.a].script() == right.names[like.b].script();
        if (!person && one_script) return;
        Weighed weighed = weigh(left, right, like, around_);
        if (short_name) weighed.points -= 3;
        if (weighed.points < kNeeded) return;
        edges.push_back({weighed.points, like.score, a, b, std::move(weighed.why)});
    }

    const std::vector<Unit>& units_;
    const Surroundings& around_;
    unsigned threads_;
    std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

}  // namespace

int permille(double score) {
    return static_cast<int>(score * 1000 + 0.5);
}

Groups::Groups(const std::vector<Unit>& units) : units_(units) {
    parent_.resize(units.size());
    members_.resize(units.size());
    offices_.resize(units.size());
    known_.resize(units.size());
    enemies_.resize(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        parent_[i] = i;
        members_[i] = {i};
        offices_[i] = units[i].offices;
        if (units[i].known) known_[i].insert(units[i].local);
    }
}

std::size_t Groups::root(std::size_t unit) const {
    while (parent_[unit] != unit) {
        parent_[unit] = parent_[parent_[unit]];
        unit = parent_[unit];
    }
    return unit;
}

void Groups::forbid(std::size_t a, std::size_t b) {
    enemies_[root(a)].insert(b);
    enemies_[root(b)].insert(a);
}

bool Groups::forbidden(std::size_t a, std::size_t b) const {
    const std::size_t left = root(a);
    const std::size_t right = root(b);
    return std::any_of(enemies_[left].begin(), enemies_[left].end(),
                       [&](std::size_t enemy) { return root(enemy) == right; });
}

void Groups::unite(std::size_t a, std::size_t b) {
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    parent_[b] = a;
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
    offices_[a].merge(offices_[b]);
    known_[a].merge(known_[b]);
    enemies_[a].merge(enemies_[b]);
}

bool Groups::force(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return true;
    if (forbidden(a, b)) return false;
    unite(a, b);
    return true;
}

// One far-fetched link must not draw two well-known names together.
bool Groups::names_agree(std::size_t a, std::size_t b) const {
    constexpr std::size_t kLooked = 6;
    constexpr int kSlack = 150;
    for (std::size_t i = 0; i < std::min(members_[a].size(), kLooked); ++i) {
        for (std::size_t j = 0; j < std::min(members_[b].size(), kLooked); ++j) {
            const Unit& left = units_[members_[a][i]];
            const Unit& right = units_[members_[b][j]];
            if (left.names.empty() || right.names.empty()) continue;
            if (left.words() < 2 || right.words() < 2) continue;
            if (left.names[0].script() != right.names[0].script()) continue;
            if (likeness(left, right).score < same_permille() - kSlack) return false;
        }
    }
    return true;
}

bool Groups::join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return false;
    if (!known_[a].empty() && !known_[b].empty()) return false;
    if (forbidden(a, b)) return false;
    if (!contradiction(offices_[a], offices_[b]).empty()) return false;
    for (const std::size_t x : members_[a]) {
        // Two senses of one name were parted with reason.
        for (const std::size_t y : members_[b]) {
            if (units_[x].local == units_[y].local) return false;
            if (members_[a].size() * members_[b].size() > 400) break;
        }
    }
    if (!names_agree(a, b)) return false;
    unite(a, b);
    return true;
}

std::vector<Link> link_names(const std::vector<Unit>& units, const Surroundings& around,
                             Groups& groups, unsigned threads) {
    std::vector<Link> links;
    for (Edge& edge : Linker(units, around, threads).edges()) {
        if (groups.join(edge.a, edge.b)) links.push_back({edge.a, edge.b, std::move(edge.why)});
    }
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
        return std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    return links;
}

}  // namespace isnad::story::identity
