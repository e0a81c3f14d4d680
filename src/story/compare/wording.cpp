// Purpose: see wording.h.
#include "story/compare/wording.h"

#include <algorithm>
#include <set>

#include "story/events/likeness.h"
#include "text/key_form.h"

namespace isnad::story::compare {

namespace {

constexpr std::size_t kSharedWords = 2;
constexpr double kNamedPart = 0.6;  // of the entities named, where the languages are two
constexpr std::size_t kMuchWords = 3;
constexpr double kMuchPart = 0.5;
constexpr std::size_t kCommonWord = 100;  // claims; what more of them have finds no kin

constexpr std::size_t kLongestName = 40;  // bytes between quotation marks that may be a name

// What stands between quotation marks and is short enough for a name, in key form.
void add_quoted(std::string_view text, std::set<std::string>& names) {
    constexpr std::string_view kOpen = "«";
    constexpr std::string_view kClose = "»";
    for (std::size_t at = text.find(kOpen); at != std::string_view::npos;
         at = text.find(kOpen, at + 1)) {
        const std::size_t begin = at + kOpen.size();
        const std::size_t end = text.find(kClose, begin);
        if (end == std::string_view::npos) return;
        if (end - begin <= kLongestName && end > begin)
            names.insert(text::key_of(text.substr(begin, end - begin)));
    }
}

}  // namespace

Wording::Wording(const model::Record& record, const std::vector<std::uint32_t>& documents)
    : accounts_(events::accounts_of(record, documents)) {
    for (const events::Account& account : accounts_.all) {
        std::set<std::string>& names = proper_.emplace_back();
        for (const std::string_view name : account.named)
            if (!name.starts_with("place:")) names.emplace(name);
        add_quoted(model::cut(record.documents[account.ref.doc].article.text, account.claim->span),
                   names);
    }
    for (std::uint32_t i = 0; i < accounts_.all.size(); ++i) {
        double size = 0;
        for (const std::uint32_t word : accounts_.all[i].words) {
            size += accounts_.weights[word];
            holders_[word].push_back(i);
        }
        sizes_.push_back(size);
    }
    for (auto word = holders_.begin(); word != holders_.end();)
        word = word->second.size() > kCommonWord ? holders_.erase(word) : std::next(word);
}

const events::Account* Wording::find(model::ClaimRef ref) const {
    const auto at =
        std::partition_point(accounts_.all.begin(), accounts_.all.end(),
                             [&](const events::Account& account) { return account.ref < ref; });
    return at == accounts_.all.end() || at->ref != ref ? nullptr : &*at;
}

Wording::Shared Wording::shared(const events::Account& a, const events::Account& b) const {
    Shared found;
    double weight = 0;
    auto x = a.words.begin();
    auto y = b.words.begin();
    while (x != a.words.end() && y != b.words.end()) {
        if (*x == *y) {
            ++found.words;
            weight += accounts_.weights[*x];
        }
        const bool first = *x <= *y;
        const bool second = *y <= *x;
        if (first) ++x;
        if (second) ++y;
    }
    const double least = std::min(sizes_[static_cast<std::size_t>(&a - accounts_.all.data())],
                                  sizes_[static_cast<std::size_t>(&b - accounts_.all.data())]);
    found.part = least > 0 ? weight / least : 0;
    return found;
}

bool Wording::alike(model::ClaimRef a, model::ClaimRef b, double part) const {
    const events::Account* x = find(a);
    const events::Account* y = find(b);
    if (x == nullptr || y == nullptr || x->words.empty() || y->words.empty()) return true;
    if (x->language != y->language) return name_alike(*x, *y);
    const Shared both = shared(*x, *y);
    return both.words >= kSharedWords && both.part >= part;
}

bool Wording::same_deed(model::ClaimRef a, model::ClaimRef b) const {
    const events::Account* x = find(a);
    const events::Account* y = find(b);
    if (x == nullptr || y == nullptr) return true;
    if (x->claim->frame != y->claim->frame) return false;
    // Nothing is known of the words of two languages, nor where a reading names no trigger.
    if (x->language != y->language || x->trigger.empty() || y->trigger.empty()) return true;
    const events::Signs signs = events::signs_of(accounts_, *x, *y, false);
    const auto sign = [&](events::Sign each) { return signs[static_cast<std::size_t>(each)]; };
    return sign(events::Sign::trigger) > 0 || sign(events::Sign::trigger_root) > 0;
}

bool Wording::name_alike(const events::Account& a, const events::Account& b) const {
    double both = 0;
    double one = 0;
    double other = 0;
    for (const std::string_view name : a.named) {
        const double weight = accounts_.name_weights.at(name);
        one += weight;
        if (std::binary_search(b.named.begin(), b.named.end(), name)) both += weight;
    }
    for (const std::string_view name : b.named) other += accounts_.name_weights.at(name);
    return both > 0 && both >= kNamedPart * std::min(one, other);
}

bool Wording::much_alike(model::ClaimRef a, model::ClaimRef b) const {
    const events::Account* x = find(a);
    const events::Account* y = find(b);
    return x != nullptr && y != nullptr && are_kin(*x, *y);
}

bool Wording::name_others(const events::Account& a, const events::Account& b) const {
    const auto names_of = [&](const events::Account& account) -> const std::set<std::string>& {
        return proper_[static_cast<std::size_t>(&account - accounts_.all.data())];
    };
    const std::set<std::string>& left = names_of(a);
    const std::set<std::string>& right = names_of(b);
    if (left.empty() || right.empty()) return false;
    return std::none_of(left.begin(), left.end(),
                        [&](const std::string& name) { return right.contains(name); });
}

bool Wording::are_kin(const events::Account& a, const events::Account& b) const {
    if (a.language != b.language || events::excluded(a, b) || name_others(a, b)) return false;
    const Shared both = shared(a, b);
    return both.words >= kMuchWords && both.part >= kMuchPart;
}

std::vector<model::ClaimRef> Wording::kin_of(const std::vector<model::ClaimRef>& claims) const {
    std::set<model::ClaimRef> kin;
    for (const model::ClaimRef ref : claims) {
        const events::Account* account = find(ref);
        if (account == nullptr) continue;
        std::map<std::uint32_t, std::size_t> words;
        for (const std::uint32_t word : account->words) {
            const auto holders = holders_.find(word);
            if (holders == holders_.end()) continue;
            for (const std::uint32_t other : holders->second) ++words[other];
        }
        for (const auto& [other, count] : words) {
            const model::ClaimRef it = accounts_.all[other].ref;
            if (std::binary_search(claims.begin(), claims.end(), it) || kin.contains(it)) continue;
            if (are_kin(*account, accounts_.all[other])) kin.insert(it);
        }
    }
    return {kin.begin(), kin.end()};
}

}  // namespace isnad::story::compare
