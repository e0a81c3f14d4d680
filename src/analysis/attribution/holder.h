// Who a source is: its words, what kind of source they name, and whom a "the newspaper" means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/attribution/sentence.h"
#include "model/annotations.h"

namespace isnad::analysis::attribution {

// A source, with what later sentences need to find it again.
struct Source {
    model::ChainLink link;
    char gender = '-';      // m, f
    std::string head;       // key of the noun that names its kind, "" where it is a name
    bool definite = false;  // "the newspaper": somebody already named
    bool credible = false;  // a name or a noun for sources stands in it
    std::uint32_t begin = 0;
    std::uint32_t end = 0;  // tokens of the sentence
};

using Chain = std::vector<Source>;  // nearest first, root last

// Somebody the page has named, and by which nouns: "the minister" may mean him later.
struct Known {
    std::string entity;
    model::SourceKind kind = model::SourceKind::person;
    std::vector<std::string> nouns;  // keys
};

// The sources and names of the page so far.
class Memory {
  public:
    void remember(const Chain& chain);
    // Notes whom the sentence names, speaking or not.
    void note(const SentenceView& view);
    // Gives a definite source the entity of the one it means, where one fits.
    void resolve(Source& source) const;
    const Chain& last() const { return last_; }
    // Returns: the last chain, cut behind the root-most source whose gender fits.
    Chain carry(char gender) const;

  private:
    void add(Known known);

    Chain last_;
    std::vector<Known> recent_;  // newest last, at most 2 * kRecent
};

// Whether token i is somebody who is told: "للصحفيين", "لزملائه".
bool is_listener(const SentenceView& view, std::uint32_t i);

// Whether what stands in quotation marks from `open` on is a name ("صحيفة «الخبر»"), not speech.
bool is_quoted_name(const SentenceView& view, std::uint32_t open);

// Returns: the source whose words begin at or after token `begin`, before `limit`; nullopt where no
// noun phrase stands there. `bounded`: `limit` is known to end it (a complementiser); else an
// Arabic phrase ends where, after a definite word, an indefinite one follows.
std::optional<Source> source_after(const SentenceView& view, std::uint32_t begin,
                                   std::uint32_t limit, bool bounded);

// Returns: tokens [begin, end) as a source. Requires: begin < end.
Source make_source(const SentenceView& view, std::uint32_t begin, std::uint32_t end);

}  // namespace isnad::analysis::attribution
