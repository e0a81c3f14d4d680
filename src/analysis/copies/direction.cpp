// Purpose: see direction.h.
#include "analysis/copies/direction.h"

#include <algorithm>

#include "base/lexicon.h"
#include "text/key_form.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::size_t kLeastNameBytes = 6;
constexpr std::size_t kCueReach = 40;  // bytes between a crediting word and the name

bool is_letter_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

bool stands_alone(std::string_view text, std::size_t start, std::size_t end) {
    return (start == 0 || !is_letter_byte(text[start - 1])) &&
           (end == text.size() || !is_letter_byte(text[end]));
}

const std::vector<std::string>& crediting_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> keys;
        for (const auto& row : base::lexicon_rows("credits.tsv"))
            if (row.size() >= 2) keys.push_back(text::key_of(row[1]));
        return keys;
    }();
    return words;
}

bool ends_with_credit(std::string_view before) {
    return std::any_of(crediting_words().begin(), crediting_words().end(), [&](const auto& cue) {
        const std::size_t at = before.rfind(cue);
        return at != std::string_view::npos && stands_alone(before, at, at + cue.size());
    });
}

}  // namespace

bool ends_before(std::string_view not_after, std::string_view not_before) {
    if (not_after.empty() || not_before.empty()) return false;
    const std::size_t shared = std::min(not_after.size(), not_before.size());
    return not_after.substr(0, shared) < not_before.substr(0, shared);
}

bool credits_outlet(std::string_view page_key, std::string_view outlet_key) {
    if (outlet_key.size() < kLeastNameBytes) return false;
    const bool several_words = outlet_key.find(' ') != std::string_view::npos;
    for (std::size_t at = page_key.find(outlet_key); at != std::string_view::npos;
         at = page_key.find(outlet_key, at + outlet_key.size())) {
        if (!stands_alone(page_key, at, at + outlet_key.size())) continue;
        if (several_words) return true;
        const std::size_t line = page_key.rfind('\n', at);
        std::size_t from = line == std::string_view::npos ? 0 : line + 1;
        from = std::max(from, at > kCueReach ? at - kCueReach : 0);
        if (ends_with_credit(page_key.substr(from, at - from))) return true;
    }
    return false;
}

Direction find_direction(const Source& a, std::string_view a_key, const Source& b,
                         std::string_view b_key) {
    const std::string a_outlet = text::key_of(a.outlet);
    const std::string b_outlet = text::key_of(b.outlet);
    const bool other_outlet = a_outlet != b_outlet;
    const bool b_cites = other_outlet && credits_outlet(b_key, a_outlet);
    const bool a_cites = other_outlet && credits_outlet(a_key, b_outlet);
    const bool a_earlier = ends_before(a.not_after, b.not_before);
    const bool b_earlier = ends_before(b.not_after, a.not_before);
    const bool for_a = a_earlier || (b_cites && !a_cites);
    const bool for_b = b_earlier || (a_cites && !b_cites);
    if (for_a == for_b) return {};
    const bool earlier = a_earlier || b_earlier;
    const bool cites = a_cites != b_cites;
    Direction direction;
    direction.from = for_a ? model::CopySource::a : model::CopySource::b;
    direction.why = earlier && cites ? "earlier date; cites it"
                    : earlier        ? "earlier date"
                                     : "cites it";
    return direction;
}

}  // namespace isnad::analysis::copies
