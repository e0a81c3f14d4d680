// Purpose: see memory.h. Only the last few are kept: who was named far above is not meant.
#include "analysis/claims/memory.h"

#include <algorithm>

namespace isnad::analysis::claims {
namespace {

constexpr std::size_t kBearers = 24;
constexpr std::uint32_t kStillDated = 3;  // sentences
constexpr std::uint32_t kStillMeant = 1;  // sentences

const std::string& nobody() {
    static const std::string none;
    return none;
}

std::string_view without_article(std::string_view word) {
    if (word.starts_with("و") && word.size() > 8) word.remove_prefix(2);
    if (word.starts_with("ال") && word.size() > 6) word.remove_prefix(4);
    return word;
}

}  // namespace

void Memory::note(const SentenceFindings& sentence) {
    for (const model::Mention& mention : sentence.mentions) {
        if (mention.entity.empty() || mention.kind == model::EntityKind::place) continue;
        const std::uint32_t at = sentence.token_at(mention.span.start);
        if (at >= sentence.size()) continue;
        std::string noun(without_article(sentence.tokens[at].key));
        if (mention.kind == model::EntityKind::person) {
            if (!mention.title) continue;
            const std::uint32_t title = sentence.token_at(mention.title->span.start);
            if (title >= sentence.size()) continue;
            noun = without_article(sentence.tokens[title].key);
        }
        std::erase_if(bearers_, [&](const Bearer& one) { return one.noun == noun; });
        bearers_.push_back({std::move(noun), mention.entity});
        if (bearers_.size() > kBearers) bearers_.erase(bearers_.begin());
    }
}

void Memory::note(const model::Roles& roles, std::uint32_t sentence) {
    if (!roles.actor.empty()) {
        subject_ = roles.actor.front();
        acted_ = sentence;
    }
    std::vector<std::string> two = roles.actor;
    two.insert(two.end(), roles.counterpart.begin(), roles.counterpart.end());
    if (two.size() == 2) pair_ = std::move(two);
}

void Memory::note_time(const Frame* frame, const std::string& time, std::uint32_t sentence) {
    if (time.empty()) return;
    std::erase_if(dated_, [&](const Dated& one) { return one.frame == frame; });
    dated_.push_back({.frame = frame, .time = time, .sentence = sentence});
}

std::string Memory::time_of(const Frame* frame, std::uint32_t sentence) const {
    for (const Dated& one : dated_) {
        if (one.frame == frame && sentence <= one.sentence + kStillDated) return one.time;
    }
    return "";
}

const std::string& Memory::subject(std::uint32_t sentence) const {
    return sentence <= acted_ + kStillMeant ? subject_ : nobody();
}

const std::string& Memory::bearer(std::string_view noun) const {
    if (!noun.starts_with("ال")) return nobody();
    noun = without_article(noun);
    for (auto one = bearers_.rbegin(); one != bearers_.rend(); ++one) {
        if (one->noun == noun) return one->entity;
    }
    return nobody();
}

}  // namespace isnad::analysis::claims
