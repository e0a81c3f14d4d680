// Purpose: see match.h.
#include "engine/match.h"

#include "text/utf8.h"

namespace isnad::engine {

NameMatch match_names(std::string_view a, std::string_view b) {
    using namespace analysis::names;
    Match found = match(read_name(a), read_name(b));
    return {found.score, found.score >= kSame, std::move(found.reasons)};
}

const analysis::names::Name& NameList::read(Side& side, std::string_view written) {
    if (!side.read || side.written != written) {
        side.name = analysis::names::read_name(written);
        side.written = written;
        side.read = true;
    }
    return side.name;
}

base::Result<double> NameList::score(std::string_view line) {
    if (!text::is_valid_utf8(line)) return base::Error{base::ErrorCode::not_text, "not UTF-8", ""};
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || line.find('\t', tab + 1) != std::string_view::npos)
        return base::Error{base::ErrorCode::malformed, "not two names parted by a tab", ""};
    const analysis::names::Name& a = read(a_, line.substr(0, tab));
    const analysis::names::Name& b = read(b_, line.substr(tab + 1));
    return analysis::names::score(a, b);
}

}  // namespace isnad::engine
