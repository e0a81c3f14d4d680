// Purpose: see accounts.h.
#include "story/events/accounts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/calendar.h"
#include "base/lexicon.h"
#include "text/content_words.h"
#include "text/tokens.h"

namespace isnad::story::events {

namespace {

// The content words of a page, in text order.
struct Word {
    std::uint32_t start = 0;
    std::uint32_t id = 0;
};

class Vocabulary {
  public:
    std::vector<Word> read(const model::Article& article) {
        std::vector<Word> words;
        const text::TokenisedText tokenised =
            text::tokenise(article.text, text::regions_of(article));
        for (const text::Token& token : tokenised.tokens) {
            if (token.kind == text::TokenKind::mark) continue;
            std::string word = text::content_word(token.key);
            if (word.empty()) continue;
            const auto next = static_cast<std::uint32_t>(spelt.size());
            const auto [known, added] = ids_.try_emplace(word, next);
            if (added) spelt.push_back(std::move(word));
            words.push_back({token.span.start, known->second});
        }
        return words;
    }

    std::vector<std::string> spelt;

  private:
    std::unordered_map<std::string, std::uint32_t> ids_;
};

std::vector<std::uint32_t> words_within(const std::vector<Word>& words, model::Span span) {
    std::vector<std::uint32_t> ids;
    const auto before = [](const Word& word, std::uint32_t at) { return word.start < at; };
    for (auto word = std::lower_bound(words.begin(), words.end(), span.start, before);
         word != words.end() && word->start < span.end; ++word) {
        ids.push_back(word->id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

// Where a role's words stand within its claim, empty where they are not found.
model::Span span_of(const model::Document& document, const model::Claim& claim,
                    const std::string& words) {
    if (words.empty()) return {};
    const std::size_t at = model::cut(document.article.text, claim.span).find(words);
    if (at == std::string_view::npos) return {};
    const auto start = claim.span.start + static_cast<std::uint32_t>(at);
    return {start, start + static_cast<std::uint32_t>(words.size())};
}

// The family of a frame by lexicon/frames/; a frame without one is its own.
const std::string& family_of(const std::string& frame) {
    static const auto families = [] {
        std::map<std::string, std::string> map;
        for (const std::string_view file : base::lexicon_names("frames/")) {
            std::string_view name;
            for (const base::LexiconRow& row : base::lexicon_rows(file)) {
                if (row[0] == "frame") name = row.at(1);
                if (row[0] == "family") map.emplace(name, row.at(1));
            }
        }
        return map;
    }();
    const auto known = families.find(frame);
    return known == families.end() ? frame : known->second;
}

bool counts_people(const model::Claim& claim) {
    const std::string& unit = claim.roles.count_unit;
    return claim.roles.count.has_value() &&
           (unit == "killed" || unit == "injured" || unit == "missing" || unit == "person") &&
           family_of(claim.frame) == "harm";
}

// "place:MA/rabat" lies in "place:MA".
bool place_within(const std::string& inner, const std::string& outer) {
    return inner == outer ||
           (inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == '/');
}

std::vector<std::string_view> named_in(const model::Document& document, model::Span span) {
    std::vector<std::string_view> names;
    for (const model::Mention& mention : document.said.mentions) {
        if (mention.span.overlaps(span) && !mention.entity.empty()) names.push_back(mention.entity);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

Account account_of(const model::Document& document, const std::vector<Word>& words,
                   model::ClaimRef ref) {
    const model::Claim& claim = document.said.claims[ref.claim];
    Account account;
    account.ref = ref;
    account.claim = &claim;
    account.language = document.article.language;
    account.told = base::day_number(document.article.published.best);
    account.family = family_of(claim.frame);
    account.toll = counts_people(claim);
    account.participants.insert(claim.roles.actor.begin(), claim.roles.actor.end());
    account.participants.insert(claim.roles.counterpart.begin(), claim.roles.counterpart.end());
    account.places.insert(claim.roles.place.begin(), claim.roles.place.end());
    account.words = words_within(words, claim.span);
    account.trigger = words_within(words, claim.trigger);
    account.named = named_in(document, claim.span);
    account.object = words_within(words, span_of(document, claim, claim.roles.object));
    return account;
}

}  // namespace

bool places_agree(const std::set<std::string>& a, const std::set<std::string>& b) {
    if (a.empty() || b.empty()) return true;
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
        return std::any_of(b.begin(), b.end(), [&](const std::string& y) {
            return place_within(x, y) || place_within(y, x);
        });
    });
}

double Accounts::pages_alike(std::uint32_t a, std::uint32_t b) const {
    const auto& one = page_words.at(a);
    const auto& other = page_words.at(b);
    const auto weigh = [&](const std::vector<std::uint32_t>& words) {
        double sum = 0;
        for (const std::uint32_t word : words) sum += weights[word];
        return sum;
    };
    std::vector<std::uint32_t> shared;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                          std::back_inserter(shared));
    const double least = std::min(weigh(one), weigh(other));
    return least > 0 ? weigh(shared) / least : 0;
}

Accounts accounts_of(const model::Record& record, const std::vector<std::uint32_t>& documents) {
    Accounts accounts;
    Vocabulary vocabulary;
    for (const std::uint32_t doc : documents) {
        const model::Document& document = record.documents[doc];
        if (document.said.claims.empty()) continue;
        const std::vector<Word> words = vocabulary.read(document.article);
        std::map<std::string_view, std::uint32_t> peers;
        const std::size_t first = accounts.all.size();
        for (std::uint32_t i = 0; i < document.said.claims.size(); ++i) {
            Account account = account_of(document, words, {doc, i});
            account.rank = peers[account.claim->frame]++;
            accounts.all.push_back(std::move(account));
        }
        for (std::size_t i = first; i < accounts.all.size(); ++i) {
            accounts.all[i].peers = peers[accounts.all[i].claim->frame];
        }
    }
    std::sort(accounts.all.begin(), accounts.all.end(),
              [](const Account& a, const Account& b) { return a.ref < b.ref; });
    accounts.spelt = std::move(vocabulary.spelt);
    std::vector<double> holders(accounts.spelt.size(), 0);
    for (const Account& account : accounts.all) {
        for (const std::uint32_t word : account.words) holders[word] += 1;
        for (const std::string_view name : account.named) accounts.name_weights[name] += 1;
        auto& page = accounts.page_words[account.ref.doc];
        page.insert(page.end(), account.words.begin(), account.words.end());
    }
    for (auto& [doc, page] : accounts.page_words) {
        std::sort(page.begin(), page.end());
        page.erase(std::unique(page.begin(), page.end()), page.end());
    }
    const auto rarity = [&](double count) {
        return std::log1p(static_cast<double>(accounts.all.size()) / std::max(1.0, count));
    };
    for (const double count : holders) accounts.weights.push_back(rarity(count));
    for (auto& [name, weight] : accounts.name_weights) weight = rarity(weight);
    return accounts;
}

}  // namespace isnad::story::events
