// Purpose: see date_hints.h.
#include "extract/date_hints.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "extract/common.h"
#include "text/utf8.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kMostLabelWords = 4;

struct Lists {
    std::map<std::string, DateLabel, std::less<>> labels;  // words joined by blanks
    std::map<std::string, DateNames, std::less<>> names;
    std::vector<std::pair<std::string, DateNames>> endings;
    std::set<std::string, std::less<>> joints;
    std::set<std::string, std::less<>> clocks;  // labels of the day of reading before a colon
};

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t count) {
    std::string out;
    for (std::size_t i = first; i < first + count; ++i) {
        if (i > first) out.push_back(' ');
        out.append(words[i]);
    }
    return out;
}

DateLabel label_named(std::string_view role) {
    if (role == "published") return DateLabel::published;
    if (role == "updated") return DateLabel::updated;
    if (role == "clock") return DateLabel::clock;
    if (role == "event") return DateLabel::event;
    return DateLabel::none;
}

bool name_role(std::string_view role, DateNames& names) {
    if (role == "class_published") return names.published = true;
    if (role == "class_updated") return names.updated = true;
    if (role == "class_date") return names.date = true;
    if (role == "class_head") return names.head = true;
    if (role == "class_clock") return names.clock = true;
    if (role == "class_other") return names.other = true;
    return role == "class_none";
}

const Lists& lists() {
    static const auto all = [] {
        Lists out;
        for (const base::LexiconRow& row : base::lexicon_rows("extract_date_hints.tsv")) {
            ISNAD_ASSERT(row.size() >= 2);
            const DateLabel label = label_named(row[0]);
            DateNames names;
            const bool of_names = name_role(row[0], names);
            ISNAD_ASSERT(of_names || label != DateLabel::none || row[0] == "joint" ||
                         row[0] == "clock_colon");
            for (const std::string_view form : base::split(row[1], '|')) {
                if (form.empty()) continue;
                if (of_names && form.front() == '*') {
                    out.endings.emplace_back(form.substr(1), names);
                } else if (of_names) {
                    out.names[std::string(form)].add(names);
                } else {
                    const std::vector<std::string> words = words_in(form);
                    const std::string key = joined(words, 0, words.size());
                    if (row[0] == "clock_colon")
                        out.clocks.insert(key);
                    else if (label == DateLabel::none)
                        out.joints.insert(key);
                    else
                        out.labels.emplace(key, label);
                }
            }
        }
        return out;
    }();
    return all;
}

void read_part(const std::string& part, DateNames& out) {
    constexpr std::size_t kShortest = 3;
    if (part.size() < kShortest) return;
    const Lists& all = lists();
    if (const auto at = all.names.find(part); at != all.names.end()) {
        out.add(at->second);
        return;
    }
    for (const auto& [ending, names] : all.endings) {
        if (part.size() > ending.size() && part.ends_with(ending)) out.add(names);
    }
}

bool is_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}
bool is_lower(char byte) {
    return byte >= 'a' && byte <= 'z';
}

}  // namespace

void DateNames::add(const DateNames& more) {
    published = published || more.published;
    updated = updated || more.updated;
    date = date || more.date;
    head = head || more.head;
    clock = clock || more.clock;
    other = other || more.other;
}

// "Today: Sunday, 10 March 2024": a word that only its colon makes a label.
bool opens_clock(std::string_view words) {
    const std::size_t colon = words.find(':');
    if (colon == std::string_view::npos) return false;
    const std::vector<std::string> before = words_in(words.substr(0, colon));
    return !before.empty() && lists().clocks.contains(before.back());
}

DateLabel label_before(std::string_view words) {
    constexpr std::size_t kReach = 120;  // bytes
    if (words.size() > kReach) {
        std::size_t start = words.size() - kReach;
        while (start < words.size() && (static_cast<unsigned char>(words[start]) & 0xC0U) == 0x80U)
            ++start;
        words.remove_prefix(start);
    }
    const std::vector<std::string> all = words_in(words);
    const auto& labels = lists().labels;
    DateLabel found = DateLabel::none;
    for (std::size_t first = 0; first < all.size();) {
        std::size_t taken = 1;
        for (std::size_t count = std::min(kMostLabelWords, all.size() - first); count > 0;
             --count) {
            const auto at = labels.find(joined(all, first, count));
            if (at == labels.end()) continue;
            found = at->second;
            taken = count;
            break;
        }
        first += taken;
    }
    return found == DateLabel::none && opens_clock(words) ? DateLabel::clock : found;
}

bool is_label(std::string_view words) {
    const std::vector<std::string> all = words_in(words);
    return all.size() <= kMostLabelWords && lists().labels.contains(joined(all, 0, all.size()));
}

DateNames date_names_of(std::string_view value) {
    constexpr std::size_t kLongest = 300;
    value = value.substr(0, kLongest);
    DateNames out;
    std::string part;
    std::string whole;  // of one name, its humps and marks left out: "publish-date"
    const auto close_part = [&] {
        read_part(part, out);
        part.clear();
    };
    const auto close_name = [&] {
        if (whole.size() > part.size()) read_part(whole, out);
        close_part();
        whole.clear();
    };
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char byte = value[i];
        if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
            close_name();
            continue;
        }
        if (!is_upper(byte) && !is_lower(byte)) {
            close_part();
            continue;
        }
        if (is_upper(byte) && i > 0 && is_lower(value[i - 1])) close_part();
        const char small = is_upper(byte) ? static_cast<char>(byte + 32) : byte;
        part.push_back(small);
        whole.push_back(small);
    }
    close_name();
    return out;
}

bool joins_date(std::string_view key) {
    return lists().joints.contains(key);
}

}  // namespace isnad::extract
