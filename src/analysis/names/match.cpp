// Purpose: lays the units of two names beside each other; see names.h.
//
// The idea: each unit of one name takes the unit of the other that it is most like, the surest
// first, neighbours joined where that is better. What is left over decides: units over on one side
// only are what the other left out (a middle name, a house); units over on both sides stand against
// each other, and then the names are of two people however much else they share. What agrees is
// worth less where all of it is common given names.
#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>

#include "analysis/names/names.h"
#include "analysis/names/units.h"

namespace isnad::analysis::names {
namespace {

constexpr double kExact = 1.0;
constexpr double kKnown = 0.9;      // a known pair of spellings, at least
constexpr double kAgrees = 0.5;     // two words are held for the same from here on
constexpr double kTwoNames = 0.54;  // what likeness counts where the list knows two names
constexpr double kInitial = 0.7;    // an initial that fits
constexpr double kArticle = 0.01;   // taken off where one side has an article or house
constexpr double kKinship = 0.05;   // ... a "ben"
constexpr double kFather = 0.45;    // ... an "abu": another name

bool share_entry(const KnownName& a, const KnownName& b) {
    for (std::size_t i = 0, j = 0; i < a.entries.size() && j < b.entries.size();) {
        if (a.entries[i] == b.entries[j]) return true;
        if (a.entries[i] < b.entries[j])
            ++i;
        else
            ++j;
    }
    return false;
}

enum class How : std::uint8_t { learned, exact, known, initial };

struct Likeness {
    double score = 0;
    How how = How::learned;
};

// Whether words that are not alike are to be ranked all the same.
enum class Wanted : std::uint8_t { ranking, agreement };

Likeness words_alike(const Reading& a, const Reading& b, Wanted wanted) {
    if (a.code.script == b.code.script && a.letters == b.letters && !a.letters.empty())
        return {kExact, How::exact};
    const double learned =
        wanted == Wanted::ranking ? word_score(a.code, b.code) : word_agreement(a.code, b.code);
    if (a.known != nullptr && b.known != nullptr) {
        if (share_entry(*a.known, *b.known)) return {kKnown + 0.09 * learned, How::known};
        // Both are names of the list, and not of one entry: Hassan is not Hussein.
        return {kTwoNames * learned, How::learned};
    }
    return {learned, How::learned};
}

double price(Role a, Role b) {
    if (a == b) return 0;
    const auto of = [](Role role) {
        switch (role) {
            case Role::father:
                return kFather;
            case Role::son:
                return kKinship;
            case Role::article:
            case Role::house:
                return kArticle;
            default:
                return 0.0;
        }
    };
    return std::max(of(a), of(b));
}

Likeness units_alike(const Unit& a, const Unit& b, Wanted wanted) {
    if (a.role == Role::initial || b.role == Role::initial) {
        const Reading& x = a.role == Role::initial ? a.bare : b.bare;
        const Unit& other = a.role == Role::initial ? b : a;
        const bool same = a.role == b.role && a.bare.letters == b.bare.letters;
        const bool begins =
            x.code.script == other.bare.code.script && other.bare.letters.starts_with(x.letters);
        if (same || begins || may_begin(x.code, other.bare.code) ||
            may_begin(x.code, other.whole.code))
            return {kInitial, How::initial};
        return {};
    }
    Likeness best = words_alike(a.whole, b.whole, wanted);
    if (best.how == How::exact) return best;
    const auto consider = [&](const Reading& x, const Reading& y, double less) {
        Likeness found = words_alike(x, y, wanted);
        found.score -= less;
        if (found.score > best.score) best = found;
    };
    if (a.has_bare && b.has_bare) consider(a.bare, b.bare, price(a.before, b.before));
    if (a.has_bare) consider(a.bare, b.whole, price(a.before, Role::word));
    if (b.has_bare) consider(a.whole, b.bare, price(Role::word, b.before));
    return best;
}

// Units [i, i + wide_a) of one name answer [j, j + wide_b) of the other.
struct Link {
    Likeness like;
    std::uint8_t i = 0, j = 0, wide_a = 1, wide_b = 1;
};

struct Laid {
    std::array<Link, kMostParts> links;
    std::size_t count = 0;
    std::uint32_t taken_a = 0;  // bits of units
    std::uint32_t taken_b = 0;
};

std::uint32_t bits(std::uint8_t first, std::uint8_t wide) {
    return ((1U << wide) - 1U) << first;
}

// Whether two units joined could be the one of the other name. An Arabic word has about six letters
// for ten Latin ones.
bool about_as_long(const Unit& joined, const Unit& one) {
    if (joined.text.empty() || one.role == Role::initial) return false;
    const int a = joined.whole.code.length;
    const int b = one.whole.code.length;
    return 2 * std::min(a, b) >= std::max(a, b);
}

Laid lay(const Units& a, const Units& b) {
    std::vector<Link> all;
    const auto add = [&](const Unit& x, const Unit& y, std::size_t i, std::size_t j, int wide_a,
                         int wide_b) {
        const Likeness like = units_alike(x, y, Wanted::agreement);
        if (like.score < kAgrees) return;
        all.push_back({like, static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(j),
                       static_cast<std::uint8_t>(wide_a), static_cast<std::uint8_t>(wide_b)});
    };
    // What one side has joined, the other has in more units.
    const bool a_is_longer = a.units.size() > b.units.size();
    const bool b_is_longer = b.units.size() > a.units.size();
    for (std::size_t i = 0; i < a.units.size(); ++i) {
        for (std::size_t j = 0; j < b.units.size(); ++j) {
            add(a.units[i], b.units[j], i, j, 1, 1);
            if (a_is_longer && i < a.joined.size() && about_as_long(a.joined[i], b.units[j]))
                add(a.joined[i], b.units[j], i, j, 2, 1);
            if (b_is_longer && j < b.joined.size() && about_as_long(b.joined[j], a.units[i]))
                add(a.units[i], b.joined[j], i, j, 1, 2);
        }
    }
    // The surest first; what joins more before what joins less; then by place.
    const auto rank = [](const Link& link) {
        return std::tuple(-link.like.score, -(link.wide_a + link.wide_b), link.i, link.j);
    };
    std::sort(all.begin(), all.end(),
              [&](const Link& x, const Link& y) { return rank(x) < rank(y); });
    Laid laid;
    for (const Link& link : all) {
        const std::uint32_t in_a = bits(link.i, link.wide_a);
        const std::uint32_t in_b = bits(link.j, link.wide_b);
        if ((laid.taken_a & in_a) != 0 || (laid.taken_b & in_b) != 0) continue;
        laid.taken_a |= in_a;
        laid.taken_b |= in_b;
        laid.links[laid.count++] = link;
    }
    std::sort(laid.links.begin(), laid.links.begin() + static_cast<std::ptrdiff_t>(laid.count),
              [](const Link& x, const Link& y) { return x.i < y.i; });
    return laid;
}

class Judge {
  public:
    // `turned`: the caller's first name is b.
    Judge(const Name& a, const Name& b, bool turned, std::vector<std::string>* reasons)
        : a_(a.units()),
          b_(b.units()),
          name_a_(a),
          name_b_(b),
          turned_(turned),
          reasons_(reasons) {}

    double verdict();

  private:
    double unit_verdict();
    double with_suffixes(double score) const;
    void say(std::string reason) const {
        if (reasons_ != nullptr) reasons_->push_back(std::move(reason));
    }
    void say_links(const Laid& laid) const;
    double one_word_each() const;
    double bare_word(const Laid& laid) const;
    double full_names(const Laid& laid) const;

    const Units& a_;
    const Units& b_;
    const Name& name_a_;
    const Name& name_b_;
    bool turned_;
    std::vector<std::string>* reasons_;
};

// An order of names by what is compared of them: sums and ties come out alike whichever name the
// caller puts first.
bool stands_before(const Name& a, const Name& b) {
    const auto& x = a.units().units;
    const auto& y = b.units().units;
    if (x.size() != y.size()) return x.size() < y.size();
    const auto key = [](const Unit& unit) {
        return std::tie(unit.whole.letters, unit.bare.letters, unit.whole.code.script, unit.role,
                        unit.before, unit.common);
    };
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (key(x[i]) != key(y[i])) return key(x[i]) < key(y[i]);
    }
    return std::tuple(a.family_first(), a.units().suffix) <
           std::tuple(b.family_first(), b.units().suffix);
}

double judge(const Name& a, const Name& b, std::vector<std::string>* reasons) {
    const bool turned = stands_before(b, a);
    return Judge(turned ? b : a, turned ? a : b, turned, reasons).verdict();
}

std::string hundredths(double score) {
    std::array<char, 16> text;
    std::snprintf(text.data(), text.size(), "%.2f", score);
    return text.data();
}

std::string text_of(const Units& units, std::uint8_t first, std::uint8_t wide) {
    std::string text = units.units[first].text;
    if (wide == 2) text += ' ' + units.units[first + 1U].text;
    return text;
}

void Judge::say_links(const Laid& laid) const {
    if (reasons_ == nullptr) return;
    for (std::size_t k = 0; k < laid.count; ++k) {
        const Link& link = laid.links[k];
        std::string x = text_of(a_, link.i, link.wide_a);
        std::string y = text_of(b_, link.j, link.wide_b);
        if (turned_) std::swap(x, y);
        std::string said = link.like.how == How::initial ? "initial: " : "";
        said.append(x).append(" = ").append(y);
        switch (link.like.how) {
            case How::exact:
                said += " (the same letters)";
                break;
            case How::known:
                said += " (known spellings of one name)";
                break;
            case How::learned:
                said.append(" (sounds alike, ").append(hundredths(link.like.score)).append(")");
                break;
            case How::initial:
                break;
        }
        say(std::move(said));
    }
}

std::string left_over(const Units& units, std::uint32_t taken) {
    std::string text;
    for (std::size_t i = 0; i < units.units.size(); ++i) {
        if ((taken & (1U << i)) != 0) continue;
        if (!text.empty()) text += ' ';
        text += units.units[i].text;
    }
    return text;
}

double Judge::one_word_each() const {
    const Likeness like = units_alike(a_.units[0], b_.units[0], Wanted::ranking);
    if (reasons_ != nullptr) {
        if (like.score >= kAgrees) {
            Laid laid;
            laid.links[laid.count++] = Link{like, 0, 0, 1, 1};
            say_links(laid);
            say("one word each: the same word, not yet the same bearer");
        } else {
            const std::string& x = a_.units[0].text;
            const std::string& y = b_.units[0].text;
            say((turned_ ? y : x) + " is not " + (turned_ ? x : y) + " (" + hundredths(like.score) +
                ")");
        }
    }
    return std::clamp(like.score, 0.0, 1.0);
}

// One word beside a full name.
double Judge::bare_word(const Laid& laid) const {
    say_links(laid);
    const bool a_is_bare = a_.units.size() == 1;
    const Units& full = a_is_bare ? b_ : a_;
    const Name& full_name = a_is_bare ? name_b_ : name_a_;
    const Link& link = laid.links[0];
    const std::size_t place = a_is_bare ? link.j : link.i;
    const std::size_t wide = a_is_bare ? link.wide_b : link.wide_a;
    if (wide == full.units.size()) return link.like.score;  // "جان لوك" and "Jeanluc"
    const bool family = full_name.family_first() ? place == 0 : place + wide == full.units.size();
    const bool common = full.units[place].common;
    if (link.like.how == How::initial) return 0.1;
    if (!family) {
        say("only a given name is shared");
        return 0.3 * link.like.score;
    }
    say(common ? "a common name alone beside a full name"
               : "a family name alone beside a full name");
    return (common ? 0.5 : 0.7) * link.like.score;
}

double Judge::full_names(const Laid& laid) const {
    say_links(laid);
    double least = 1;
    double sum = 0;
    std::size_t rare = 0;
    std::size_t initials = 0;
    std::size_t letters = 0;
    bool crossed = false;
    for (std::size_t k = 0; k < laid.count; ++k) {
        const Link& link = laid.links[k];
        least = std::min(least, link.like.score);
        sum += link.like.score;
        if (link.like.how == How::initial) {
            ++initials;
            continue;
        }
        ++letters;
        // "bin Salman" tells more than Salman.
        const bool patronymic =
            a_.units[link.i].before == Role::son && b_.units[link.j].before == Role::son;
        if (patronymic || !a_.units[link.i].common || !b_.units[link.j].common) ++rare;
        for (std::size_t other = 0; other < k; ++other) {
            const Link& before = laid.links[other];
            if ((before.i < link.i) != (before.j < link.j)) crossed = true;
        }
    }
    const double mean = sum / static_cast<double>(laid.count);
    double score = 0.5 * (mean + least);
    const std::string over_a = left_over(a_, laid.taken_a);
    const std::string over_b = left_over(b_, laid.taken_b);
    if (!over_a.empty() && !over_b.empty()) {
        say((turned_ ? over_b : over_a) + " stands against " + (turned_ ? over_a : over_b));
        const double part = static_cast<double>(laid.count) /
                            static_cast<double>(std::min(a_.units.size(), b_.units.size()));
        return 0.5 * score * part;
    }
    // Where every word agrees, doubt about one is borne by the others.
    constexpr double kEnough = 0.55;
    score = kSame + (1 - kSame) * (score - kEnough) / (1 - kEnough);
    if (crossed) {
        say("in another order");
        score *= 0.995;
    }
    const std::string& over = over_a.empty() ? over_b : over_a;
    double most = 1;  // what the case allows
    if (!over.empty()) {
        const Units& longer = over_a.empty() ? b_ : a_;
        const std::uint32_t taken = over_a.empty() ? laid.taken_b : laid.taken_a;
        const std::size_t last = longer.units.size() - 1;
        const bool ends_agree = (taken & 1U) != 0 && (taken & (1U << last)) != 0;
        say((ends_agree ? "middle name on one side only: " : "on one side only: ") + over);
        score *= 0.98;
        if (letters < 2)
            most = 0.55;
        else if (rare == 0)
            most = ends_agree ? 0.76 : 0.68;
        else if (!ends_agree)
            most = 0.82;
    }
    if (initials > 0) {
        // "B. Gantz" may be another Gantz.
        most = std::min(most, letters == 0 ? 0.3 : letters == 1 ? (rare > 0 ? 0.72 : 0.6) : 0.9);
    } else if (rare == 0 && over.empty()) {
        say("all of it common names");
        most = std::min(most, 0.9);
    }
    return std::min(score, most);
}

// "Jr." beside none, or beside "Sr.", is somebody else.
double Judge::with_suffixes(double score) const {
    if (a_.suffix == b_.suffix) return score;
    const bool both = !a_.suffix.empty() && !b_.suffix.empty();
    say(both ? "told apart by what stands behind the name (Jr., II)"
             : "Jr., II or the like on one side only");
    return score * (both ? 0.3 : 0.7);
}

double Judge::verdict() {
    if (a_.units.empty() || b_.units.empty()) return 0;
    if (a_.units.size() == 1 && b_.units.size() == 1) {
        const double alike = one_word_each();
        // "Mohammed VI": the number is what a family name is to others.
        const bool ruler = !a_.suffix.empty() && a_.suffix == b_.suffix && alike >= kAgrees;
        return ruler ? std::max(alike, kSame) : with_suffixes(alike);
    }
    return with_suffixes(unit_verdict());
}

double Judge::unit_verdict() {
    const Laid laid = lay(a_, b_);
    if (laid.count == 0) {
        say("no part is shared");
        return 0;
    }
    if (a_.units.size() == 1 || b_.units.size() == 1) return bare_word(laid);
    return full_names(laid);
}

}  // namespace

Match match(const Name& a, const Name& b) {
    Match result;
    result.score = judge(a, b, &result.reasons);
    return result;
}

double score(const Name& a, const Name& b) {
    return judge(a, b, nullptr);
}

}  // namespace isnad::analysis::names
