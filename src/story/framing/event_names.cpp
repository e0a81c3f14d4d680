// Purpose: see event_names.h.
//
// Idea: the trigger of a claim is the word that names the happening: "احتجاج", "أعمال شغب",
// "تجمهر". Triggers that share most of their letters are forms of one word ("وقّعت", "وقّعا";
// "signed", "signing"); what is left are different words for the same event.
#include "story/framing/event_names.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/disjoint_sets.h"
#include "story/framing/swaps.h"
#include "story/framing/usage.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::story::framing {

namespace {

constexpr std::size_t kMostTriggers = 60;  // different ones of one event and language
constexpr std::size_t kLeastCommon = 3;    // letters that two forms of one word share in a row
constexpr std::size_t kLeastInOrder = 4;  // "ترامب", "ترمب": gaps allowed, but of the longer one
constexpr double kShareInOrder = 0.8;
constexpr double kLeastShare = 0.6;  // of the shorter one

std::u32string letters_of(std::string_view word) {
    std::u32string letters;
    for (std::size_t at = 0; at < word.size();) letters += text::next_code_point(word, at);
    return letters;
}

std::size_t longest_common(const std::u32string& x, const std::u32string& y) {
    std::vector<std::size_t> row(y.size() + 1, 0);
    std::size_t longest = 0;
    for (const char32_t letter : x) {
        std::size_t diagonal = 0;
        for (std::size_t j = 1; j <= y.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = letter == y[j - 1] ? diagonal + 1 : 0;
            longest = std::max(longest, row[j]);
            diagonal = above;
        }
    }
    return longest;
}

// Letters of the one that stand in the other in their order, gaps allowed.
std::size_t common_in_order(const std::u32string& x, const std::u32string& y) {
    std::vector<std::size_t> row(y.size() + 1, 0);
    for (const char32_t letter : x) {
        std::size_t diagonal = 0;
        for (std::size_t j = 1; j <= y.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = letter == y[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
            diagonal = above;
        }
    }
    return row.back();
}

using Words = std::vector<std::u32string>;

bool one_word(const std::u32string& x, const std::u32string& y) {
    if (x == y) return true;
    const auto share = [](std::size_t common, std::size_t of) {
        return static_cast<double>(common) / static_cast<double>(of);
    };
    const std::size_t common = longest_common(x, y);
    if (common >= kLeastCommon && share(common, std::min(x.size(), y.size())) >= kLeastShare)
        return true;
    const std::size_t ordered = common_in_order(x, y);
    return ordered >= kLeastInOrder &&
           share(ordered, std::max(x.size(), y.size())) >= kShareInOrder;
}

// Whether each word of the one has its like in the other.
bool all_in(const Words& few, const Words& many) {
    return std::all_of(few.begin(), few.end(), [&](const auto& word) {
        return std::any_of(many.begin(), many.end(),
                           [&](const auto& other) { return one_word(word, other); });
    });
}

// "رفع" and "رفع المحتجون" are one wording, the second with its subject.
bool one_wording(const Words& x, const Words& y) {
    return x.size() <= y.size() ? all_in(x, y) : all_in(y, x);
}

// The words of a trigger as they are written, so that the first letter of a verb is not taken for
// a conjunction ("وقعا"); where an article shows that letters are written on, without those.
Words words_of(const std::string& key) {
    Words words;
    for (std::size_t from = 0; from < key.size();) {
        const std::size_t blank = std::min(key.find(' ', from), key.size());
        const std::string word = key.substr(from, blank - from);
        from = blank + 1;
        const std::vector<std::string> content = content_words(word);
        if (content.empty()) continue;
        constexpr std::size_t kArticleWithin = 6;  // bytes: it may stand behind one letter
        const bool article = word.substr(0, kArticleWithin).find("ال") != std::string::npos;
        words.push_back(letters_of(article ? content.front() : word));
    }
    if (words.empty()) words.push_back(letters_of(key));
    return words;
}

}  // namespace

bool same_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    Words left;
    Words right;
    for (const std::string& word : a) left.push_back(letters_of(word));
    for (const std::string& word : b) right.push_back(letters_of(word));
    return all_in(left, right) && all_in(right, left);
}

std::vector<model::Usage> trigger_usages(const model::Record& record, const model::Event& event,
                                         const std::vector<std::uint32_t>& outlet_of) {
    std::map<std::string, std::map<std::string, std::map<std::string, Use>>> groups;
    for (const model::ClaimRef ref : event.claims) {
        const model::Document& document = record.documents[ref.doc];
        const model::Claim& claim = document.said.claims[ref.claim];
        if (claim.trigger.empty()) continue;
        const std::string words(model::cut(document.article.text, claim.trigger));
        auto& by_key = groups[document.article.language];
        const std::string key = text::key_of(words);
        if (by_key.size() >= kMostTriggers && !by_key.contains(key)) continue;
        by_key[key][words].add({ref.doc, claim.trigger});
    }
    std::vector<model::Usage> usages;
    for (const auto& [language, by_key] : groups) {
        if (by_key.size() < 2) continue;
        std::vector<Words> wordings;
        for (const auto& [key, uses] : by_key) wordings.push_back(words_of(key));
        base::DisjointSets sets(wordings.size());
        for (std::size_t i = 0; i < wordings.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (one_wording(wordings[i], wordings[j])) sets.join(i, j);
        std::map<std::size_t, std::map<std::string, Use>> joined;
        std::size_t index = 0;
        for (const auto& [key, uses] : by_key) {
            auto& into = joined[sets.find(index++)];
            for (const auto& [spelling, use] : uses) into[spelling].add(use);
        }
        if (joined.size() < 2) continue;
        for (const auto& [root, uses] : joined)
            usages.push_back(usage_of(uses, language, outlet_of));
    }
    sort_usages(usages);
    return usages;
}

}  // namespace isnad::story::framing
