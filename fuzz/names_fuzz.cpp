// Any bytes as two names, parted by the first tab: scores lie in 0..1, the order does not matter,
// the reasons do not change the score, names of the same bytes share a key, and nothing grows with
// length.
#include <cstdlib>
#include <string>
#include <string_view>

#include "analysis/names/names.h"
#include "base/result.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace isnad::analysis::names;
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = std::min(text.find('\t'), text.size());
    const Name a = read_name(std::string_view(text).substr(0, cut));
    const Name b = read_name(std::string_view(text).substr(std::min(cut + 1, text.size())));
    const double found = score(a, b);
    ISNAD_ASSERT(found >= 0 && found <= 1);
    ISNAD_ASSERT(found == score(b, a));
    const Match said = match(a, b);
    ISNAD_ASSERT(said.score == found);
    for (const std::string& reason : said.reasons) ISNAD_ASSERT(isnad::text::is_valid_utf8(reason));
    ISNAD_ASSERT(a.parts().size() <= kMostParts);
    for (const Part& part : a.parts()) {
        ISNAD_ASSERT(!part.letters.empty() && part.letters.size() <= kLongestWord);
        ISNAD_ASSERT(isnad::text::is_valid_utf8(part.text));
    }
    ISNAD_ASSERT(keys_of(a).size() <= 64 * kMostParts);
    return 0;
}
