// Do two names, in any scripts, name the same?
//
// A name is read once (`read_name`): cut into parts, each in one script with its role, its letters
// folded to what a reader takes as the same. Two read names are then compared (`match`, or `score`
// where the reasons are not wanted): their parts are laid beside each other, order and particles
// aside, and each pair of words is weighed by how one script writes the other's sounds, which was
// learned from pairs of names (tools/train_name_weights.cpp).
//
// It knows names only: not titles beyond the commonest, not who is meant, not the text around. That
// two people bear one name is for the caller to see.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::analysis::names {

enum class Script : std::uint8_t { none, latin, arabic, hebrew };

enum class Role : std::uint8_t {
    word,     // of a given or family name
    article,  // al, el, ال standing apart
    servant,  // abd, عبد: one name with what follows
    son,      // ben, bin, ibn, بن, bint, ould
    father,   // abu, أبو, umm, أم
    house,    // آل, de, van, von, du: of a family
    initial,  // "J."
    suffix,   // "Jr.", "III"
};

struct Part {
    std::string text;     // as written, what cannot be seen left out
    std::string letters;  // folded, one byte a letter; the alphabet is the script's (letters.h)
    Script script = Script::none;
    Role role = Role::word;
};

struct Units;  // what is compared (units.h)

// A name as written. Never fails: bytes that are no text are skipped, what is beyond kMostParts
// parts or kLongestWord letters a part is left out. Copies share what was read.
class Name {
  public:
    const std::vector<Part>& parts() const { return parts_; }
    Script script() const { return script_; }            // of most letters
    bool family_first() const { return family_first_; }  // "Cohen, Shai", "COHEN Shai"
    bool empty() const { return parts_.empty(); }
    const Units& units() const;

  private:
    friend Name read_name(std::string_view written);
    std::vector<Part> parts_;
    std::shared_ptr<const Units> units_;  // shared: read once, never changed, dear to copy
    Script script_ = Script::none;
    bool family_first_ = false;
};

constexpr std::size_t kMostParts = 12;
constexpr std::size_t kLongestWord = 40;  // letters

Name read_name(std::string_view written);

struct Match {
    double score = 0;                  // 0..1
    std::vector<std::string> reasons;  // for a person: "Mohammed = محمد", "initial B. = Benny"
};

// From this score on two names may be linked: at most one pair in 200 of different people who share
// a part reaches it. Two full names that agree in all their parts do; a bare family name beside a
// full name, an initial for a given name, and a shared given name never do. One word beside one
// word is weighed as a word: who links by it must know more than the name.
constexpr double kSame = 0.75;

// Returns: how surely both name the same; the order of a and b does not matter. Thread-safe.
Match match(const Name& a, const Name& b);

// The same score, without the reasons.
double score(const Name& a, const Name& b);

// Returns: keys such that names which match share at least one: a bare surname shares one with the
// full name, and every spelling of a name with every other. Sorted, each once; a common given name
// gives keys only where the name has nothing rarer. Among pairs of spellings that are learned from,
// 98 of 100 share a key by sound alone.
std::vector<std::string> keys_of(const Name& name);

}  // namespace isnad::analysis::names
