// Purpose: see author_names.h.
#include "extract/author_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "base/lexicon.h"
#include "extract/common.h"
#include "extract/hints.h"
#include "extract/lines.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kLongestWords = 600;  // bytes of a byline that are read
constexpr std::size_t kMostShown = 5;       // words of a name, particles apart
constexpr std::size_t kMostStated = 7;
constexpr std::size_t kMostLeadWords = 6;
constexpr std::size_t kLongestName = 100;  // bytes
constexpr std::size_t kMostNames = 40;

struct AuthorLists {
    std::unordered_set<std::string> leads;   // words joined by one blank; all are looked up only
    std::unordered_set<std::string> labels;  // as leads, with a colon only
    std::unordered_set<std::string> joins;
    std::unordered_set<std::string> ends;
    std::unordered_set<std::string> groups;
    std::unordered_set<std::string> parts;
    std::unordered_set<std::string> waws;
};

std::string joined_words(std::string_view text) {
    std::string joined;
    for (const std::string& word : words_in(text)) {
        if (!joined.empty()) joined.push_back(' ');
        joined.append(word);
    }
    return joined;
}

const AuthorLists& lists() {
    static const auto all = [] {
        AuthorLists out;
        for (const auto& row : base::lexicon_rows("extract_author_words.tsv")) {
            if (row.size() < 2) continue;
            auto& list = row[0] == "lead"    ? out.leads
                         : row[0] == "label" ? out.labels
                         : row[0] == "join"  ? out.joins
                         : row[0] == "end"   ? out.ends
                         : row[0] == "group" ? out.groups
                         : row[0] == "part"  ? out.parts
                                             : out.waws;
            for (const auto word : base::split(row[1], '|')) list.insert(joined_words(word));
        }
        return out;
    }();
    return all;
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// A letter in lower case of a script that has cases: Latin, Greek, Cyrillic.
bool starts_lower(std::string_view word) {
    if (word.empty()) return false;
    std::size_t at = 0;
    const char32_t c = text::next_code_point(word, at);
    if (c < 0x80) return c >= 'a' && c <= 'z';
    if (c >= 0xDF && c <= 0xFF) return c != 0xF7;
    if (c >= 0x100 && c <= 0x17F) {
        const bool odd_is_lower = !((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E));
        return ((c & 1U) != 0) == odd_is_lower;
    }
    return (c >= 0x3AC && c <= 0x3CE) || (c >= 0x430 && c <= 0x45F);
}

// Chinese, Japanese and Korean, whose names have no blanks.
bool is_east_asian(std::string_view word) {
    if (word.empty()) return false;
    std::size_t at = 0;
    const char32_t c = text::next_code_point(word, at);
    return (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF);
}

std::string_view trimmed(std::string_view name) {
    constexpr std::array<std::string_view, 24> kLoose = {
        " ", ",", ":", ";", "|",  "/", "-", "*", "–", "—", "•",  "·",
        "،", "؛", "«", "»", "\"", "“", "”", "&", "+", "⋅", "。", "：",
    };
    return without_marks(name, kLoose);
}

bool is_address(std::string_view name) {
    return name.find("http") != std::string_view::npos ||
           name.find("www.") != std::string_view::npos ||
           name.find(".com/") != std::string_view::npos || name.starts_with('@') ||
           name.find('{') != std::string_view::npos || name.find('=') != std::string_view::npos;
}

// "example.org", "Example.org/ab": a site writes under its own address.
bool is_domain(std::string_view name) {
    const std::size_t dot = name.find('.');
    return name.find(' ') == std::string_view::npos && dot != std::string_view::npos && dot >= 2 &&
           dot + 2 < name.size() && starts_lower(name.substr(dot + 1));
}

std::vector<std::string_view> blank_parted(std::string_view text) {
    std::vector<std::string_view> words;
    for (const auto word : base::split(text, ' ')) {
        if (!word.empty()) words.push_back(word);
    }
    return words;
}

// The pieces between the marks; marks inside words do not part.
template <std::size_t kCount>
std::vector<std::string_view> parted(std::string_view text,
                                     const std::array<std::string_view, kCount>& marks) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto mark = std::ranges::find_if(
            marks, [&](std::string_view each) { return text.substr(at).starts_with(each); });
        if (mark == marks.end()) {
            ++at;
            continue;
        }
        parts.push_back(text.substr(start, at - start));
        at += mark->size();
        start = at;
    }
    parts.push_back(text.substr(start));
    return parts;
}

class NameReader {
  public:
    NameReader(AuthorWords kind, AuthorNames& out) : kind_(kind), out_(out) {}

    // What stands between bars, dashes and brackets: the first such stretch with people has all.
    void read(std::string_view words) {
        constexpr std::array<std::string_view, 15> kHard = {
            " | ", "|", " - ", " – ", " — ", "•", " · ", "⋅", "(", ")", "[", "]", "/", "\n", "…"};
        if (kind_ == AuthorWords::stated && read_inverted(words)) return;
        for (const std::string_view stretch : parted(words, kHard)) {
            read_stretch(trimmed(stretch));
            if (!out_.people.empty()) return;
        }
    }

  private:
    // "Smith, Anna": one person, as catalogues write it.
    bool read_inverted(std::string_view words) {
        const std::size_t comma = words.find(", ");
        if (comma == std::string_view::npos) return false;
        const std::string_view last = words.substr(0, comma);
        const std::string_view given = words.substr(comma + 2);
        if (last.find(' ') != std::string_view::npos ||
            given.find_first_of(" ,;|") != std::string_view::npos)
            return false;
        if (starts_lower(last) || starts_lower(given) || is_group(last) || is_group(given))
            return false;
        if (lists().ends.contains(joined_words(given)) || is_domain(last)) return false;
        const std::string name = std::string(given) + " " + std::string(last);
        if (!is_name(name, true)) return false;
        add(out_.people, name);
        return true;
    }

    void read_stretch(std::string_view words) {
        if (const std::string_view rest = without_lead(words); !rest.empty()) words = rest;
        constexpr std::array<std::string_view, 8> kSoft = {",",   ";",   "،",  "؛",
                                                           " & ", " + ", "、", "，"};
        bool first = true;
        single_ = false;
        for (const std::string_view part : parted(words, kSoft)) {
            std::string name;
            for (const std::string_view word : blank_parted(part)) {
                const bool joins = !name.empty() && may_join(word, name);
                if (joins) {
                    take(name, first);
                    first = false;
                    name.clear();
                    if (lists().joins.contains(joined_words(word))) continue;
                    name = word.substr(2);  // the joined letter of "and"
                    continue;
                }
                if (!name.empty()) name.push_back(' ');
                name.append(word);
            }
            take(name, first);
            if (!trimmed(name).empty()) first = false;
        }
    }

    // A word between two names, or an Arabic word that begins with "and" and is no name itself.
    static bool may_join(std::string_view word, std::string_view before) {
        const auto& known = lists();
        constexpr std::string_view kWaw = "و";
        if (word.starts_with(kWaw) && word.size() > 3 * kWaw.size()) {
            return before.find(' ') != std::string_view::npos &&
                   !known.waws.contains(joined_words(word));
        }
        return word.size() <= 5 && starts_lower(word) && known.joins.contains(joined_words(word)) &&
               (before.find(' ') != std::string_view::npos || word.size() >= 2);
    }

    void take(std::string_view raw, bool first) {
        std::string_view name = trimmed(raw);
        const std::string_view rest = trimmed(without_lead(name));
        if (!rest.empty())
            name = rest;
        else if (!is_group(name))
            return;  // "Author" alone
        if (name.empty() || is_address(name) || name.size() > kLongestName) return;
        if (out_.people.size() + out_.groups.size() >= kMostNames) return;
        if (is_group(name)) {
            const std::string_view person = without_ending(name, first);
            if (person.size() < name.size() && !is_group(person) && word_count(person) > 1) {
                if (is_name(person, first)) add(out_.people, person);
            } else if ((first || kind_ == AuthorWords::stated) &&
                       (kind_ == AuthorWords::stated || word_count(name) <= kMostShown)) {
                add(out_.groups, name);
            }
            return;
        }
        const std::string_view person = without_ending(name, first);
        if (is_name(person, first)) add(out_.people, person);
    }

    static std::size_t word_count(std::string_view name) { return blank_parted(name).size(); }

    // Cuts where something other than a name begins: an office, "published", a figure.
    std::string_view without_ending(std::string_view name, bool first) const {
        const auto words = blank_parted(name);
        bool figure = false;
        std::size_t keep = words.size();
        for (std::size_t i = 0; i < words.size() && keep == words.size(); ++i) {
            const std::string key = joined_words(words[i]);
            const bool handle = kind_ == AuthorWords::stated && words.size() == 1;
            if (!handle && std::ranges::any_of(words[i], is_digit)) {
                figure = true;
                keep = i;
            } else if (words[i].find('@') != std::string_view::npos) {
                keep = i;
            } else if (!handle && (kind_ == AuthorWords::shown || !first) &&
                       lists().ends.contains(key)) {
                keep = i;
            } else if (kind_ == AuthorWords::shown && starts_lower(words[i]) &&
                       !lists().parts.contains(key) && (i > 0 || words.size() > 1) &&
                       words[i].find('\'') == std::string_view::npos) {
                keep = i;
            }
        }
        while (figure && keep > 0 && is_date_line(std::string(words[keep - 1]) + " 1")) --keep;
        while (keep > 0 && lists().parts.contains(joined_words(words[keep - 1])) &&
               starts_lower(words[keep - 1])) {
            --keep;
        }
        if (keep == 0) return {};
        const auto length =
            static_cast<std::size_t>(words[keep - 1].data() - name.data()) + words[keep - 1].size();
        return trimmed(name.substr(0, length));
    }

    static bool is_group(std::string_view name) {
        if (is_domain(name) || is_credit_line(name)) return true;
        const auto words = words_in(name);
        return std::ranges::any_of(
            words, [](const std::string& word) { return lists().groups.contains(word); });
    }

    bool is_name(std::string_view name, bool first) {
        Line measured;
        measure(name, measured);
        const std::uint32_t fewest = kind_ == AuthorWords::shown && !is_east_asian(name) ? 3 : 2;
        if (measured.letters < fewest || measured.letters > 60 || is_date_line(name)) return false;
        if (std::ranges::all_of(name, is_digit)) return false;  // an account's number
        if (name.size() > 2 && name[1] == ' ' && starts_lower(name)) return false;  // "i Paris"
        const std::string_view foreign = kind_ == AuthorWords::shown ? "?!<>#*%_:" : "<>:";
        if (name.find_first_of(foreign) != std::string_view::npos) return false;
        if (match_phrase(name).phrase != Phrase::none && match_phrase(name).whole_line)
            return false;
        const auto words = blank_parted(name);
        std::size_t count = 0;
        for (const auto word : words) {
            count += lists().parts.contains(joined_words(word)) ? 0 : 1;
        }
        if (count > (kind_ == AuthorWords::stated ? kMostStated : kMostShown)) return false;
        if (name.front() == '.') return false;
        if (words.size() == 1 && !is_east_asian(name)) {
            if (!first && !single_) return false;  // "Anna Smith, Dietitian"
            single_ = true;
            if (kind_ == AuthorWords::shown && is_section_label(name)) return false;
        }
        return count > 0;
    }

    static void add(std::vector<std::string>& to, std::string_view name) { to.emplace_back(name); }

    AuthorWords kind_;
    AuthorNames& out_;
    bool single_ = false;  // the names of this stretch are single words
};

bool contains_words(const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::ranges::all_of(
        some, [&](const std::string& word) { return std::ranges::find(all, word) != all.end(); });
}

void add_each(std::vector<std::string>& to, const std::vector<std::string>& more) {
    for (const std::string& name : more) {
        const auto words = words_in(name);
        const std::string key = bare_key(name);
        bool known = words.empty() || to.size() >= kMostNames;
        for (std::string& each : to) {
            if (known) break;
            if (bare_key(each) == key || contains_words(words_in(each), words)) {
                known = true;
            } else if (contains_words(words, words_in(each))) {
                each = name;
                known = true;
            }
        }
        if (!known) to.push_back(name);
    }
}

}  // namespace

std::string_view without_lead(std::string_view words) {
    for (int round = 0; round < 2; ++round) {
        std::size_t used = 0;
        std::string joined;
        std::size_t at = 0;
        std::size_t count = 0;
        while (at < words.size() && count < kMostLeadWords) {
            while (at < words.size() && words[at] == ' ') ++at;
            std::size_t end = at;
            while (end < words.size() && words[end] != ' ' && words[end] != ':') ++end;
            std::string_view word = words.substr(at, end - at);
            bool colon = end < words.size() && words[end] == ':';
            if (const std::size_t wide = word.find("："); wide != std::string_view::npos) {
                end = at + wide;
                word = words.substr(at, wide);
                colon = true;
            }
            if (word.empty() && !colon) break;
            for (const std::string& each : words_in(word)) {
                if (!joined.empty()) joined.push_back(' ');
                joined.append(each);
            }
            ++count;
            if (lists().leads.contains(joined) || (colon && lists().labels.contains(joined))) {
                used = end;
                while (used < words.size() && (words[used] == ' ' || words[used] == ':')) ++used;
                if (words.substr(used).starts_with("：")) used += std::string_view("：").size();
            }
            if (colon) break;
            at = end;
        }
        if (used == 0) return words;
        words = words.substr(used);
    }
    return words;
}

bool only_joins(std::string_view words) {
    const auto all = words_in(words);
    return std::ranges::all_of(
        all, [](const std::string& word) { return lists().joins.contains(word) || word == "و"; });
}

AuthorNames names_in(std::string_view words, AuthorWords kind) {
    AuthorNames found;
    const std::string folded = fold_blanks(text::utf8_prefix(words, kLongestWords));
    // An address or an account is no name, though a part of it may look like one.
    if (folded.starts_with('@') || folded.find("://") != std::string::npos) return found;
    NameReader(kind, found).read(folded);
    AuthorNames once;
    add_names(once, found);
    return once;
}

void add_names(AuthorNames& names, const AuthorNames& more) {
    add_each(names.people, more.people);
    add_each(names.groups, more.groups);
}

}  // namespace isnad::extract
