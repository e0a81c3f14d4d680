// Proclitics off an Arabic word, one layer at a time.
//
// The idea: an Arabic noun may carry a conjunction (و ف), then a preposition (ب ك ل), then the
// article (ال); a verb a conjunction, then the future's س. Each layer that can be there is taken
// off in that order, and every stage on the way is a reading. After ل the article is written
// without its alef, and melts with a first lam: "للمغرب" is ل + المغرب, "للغة" is ل + اللغة.
//
// What it does not do: suffixes, broken plurals, judging which reading is right. Key form only.
#include "text/clitics.h"

#include <algorithm>

#include "text/letters.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

constexpr std::string_view kAlef = "ا";
constexpr std::string_view kArticle = "ال";
constexpr std::string_view kLam = "ل";
constexpr std::string_view kDoubleLam = "لل";
constexpr std::size_t kTwoLetters = 4;  // bytes: Arabic letters take two each

class Reader {
  public:
    explicit Reader(std::string_view key) {
        constexpr std::size_t kMostTimes = 4;
        stems_.reserve(kMostTimes);
        add(key, "");
    }

    // Every reading of what is left once `prefix` is off.
    void read(std::string_view rest, const std::string& prefix, bool conjunction_allowed) {
        if (conjunction_allowed) {
            for (const std::string_view conjunction : {"و", "ف"}) {
                if (!rest.starts_with(conjunction)) continue;
                const std::string_view after = rest.substr(conjunction.size());
                if (add(after, prefix + std::string(conjunction))) {
                    read(after, prefix + std::string(conjunction), false);
                }
            }
        }
        read_article(rest, prefix);
        read_double_lam(rest, prefix);
        for (const std::string_view preposition : {"ب", "ك", "ل"}) {
            if (!rest.starts_with(preposition)) continue;
            const std::string_view after = rest.substr(preposition.size());
            const std::string taken = prefix + std::string(preposition);
            if (add(after, taken)) read_article(after, taken);
        }
        read_future(rest, prefix);
    }

    std::vector<Stem> take() { return std::move(stems_); }

  private:
    bool add(std::string_view key, const std::string& prefix) {
        const bool first = stems_.empty();
        if (!first && key.size() < kTwoLetters) return false;
        const bool known = std::any_of(stems_.begin(), stems_.end(),
                                       [&](const Stem& stem) { return stem.key == key; });
        if (!known) stems_.push_back({std::string(key), prefix});
        return true;
    }

    void read_article(std::string_view rest, const std::string& prefix) {
        if (rest.starts_with(kArticle)) {
            add(rest.substr(kArticle.size()), prefix + std::string(kArticle));
        }
    }

    void read_double_lam(std::string_view rest, const std::string& prefix) {
        if (!rest.starts_with(kDoubleLam)) return;
        const std::string_view bare = rest.substr(kDoubleLam.size());
        if (bare.size() >= kTwoLetters) {
            add(std::string(kArticle).append(bare), prefix + std::string(kLam));
            add(bare, prefix + std::string(kDoubleLam));
        }
        add(std::string(kAlef).append(rest), prefix + std::string(kLam));
    }

    // The future's س stands before the verb's own prefix (ي ت ن ا) only.
    void read_future(std::string_view rest, const std::string& prefix) {
        constexpr std::string_view kFuture = "س";
        if (!rest.starts_with(kFuture)) return;
        const std::string_view verb = rest.substr(kFuture.size());
        for (const std::string_view person : {"ي", "ت", "ن", "ا"}) {
            if (verb.starts_with(person) && !verb.starts_with(kArticle)) {
                add(verb, prefix + std::string(kFuture));
            }
        }
    }

    std::vector<Stem> stems_;
};

}  // namespace

std::vector<Stem> stems(std::string_view key) {
    Reader reader(key);
    std::size_t offset = 0;
    if (key.size() > kTwoLetters && is_arabic_letter(next_code_point(key, offset))) {
        reader.read(key, "", true);
    }
    return reader.take();
}

}  // namespace isnad::text
