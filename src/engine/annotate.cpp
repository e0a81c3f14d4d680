// Purpose: see annotate.h. A line is one region of kind paragraph, so the same stages read it.
#include "engine/annotate.h"

#include <utility>

#include "analysis/attribution/attribution.h"
#include "analysis/claims/claims.h"
#include "analysis/dates/dates.h"
#include "analysis/entities/entities.h"
#include "analysis/naming/naming.h"
#include "analysis/numbers/numbers.h"
#include "text/language.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace isnad::engine {

model::Annotations annotate_line(std::string_view line, const AnnotateOptions& options) {
    namespace dates = analysis::dates;

    text::Region region;
    region.span = {0, static_cast<std::uint32_t>(line.size())};
    region.language = options.language.empty() ? text::detect_language(line) : options.language;
    const text::TokenisedText tokens = text::tokenise(line, {std::move(region)});

    model::Annotations said;
    if (options.wanted == Wanted::mentions) {
        said.mentions = analysis::entities::find_mentions(tokens);
        return said;
    }
    dates::Options time_options{.published = options.published};
    switch (options.prefer) {
        case Prefer::past:
            time_options.prefer = dates::Prefer::past;
            break;
        case Prefer::future:
            time_options.prefer = dates::Prefer::future;
            break;
        case Prefer::none:
            time_options.prefer = dates::Prefer::none;
            break;
    }
    said.times = dates::find_times(tokens, time_options);
    if (options.wanted == Wanted::times) return said;
    if (options.wanted == Wanted::quantities) {
        said.quantities = analysis::numbers::find_quantities(tokens, said.times,
                                                             analysis::numbers::Scope::everything);
        return said;
    }
    said.quantities = analysis::numbers::find_quantities(tokens, said.times);
    said.mentions = analysis::entities::find_mentions(tokens);
    analysis::naming::read_titles(tokens, said.mentions);
    analysis::naming::mark_metonymy(tokens, said.mentions);
    auto sayings = analysis::attribution::find_sayings(tokens, said.mentions);
    said.scare_quotes = std::move(sayings.scare_quotes);
    said.claims = analysis::claims::find_claims(
        tokens, {said.times, said.quantities, said.mentions, sayings.attributions},
        options.frames ? *options.frames : analysis::claims::FrameSet::built_in());
    // Claims rest on counts; who asks for numbers sees ordinals and vague counts too.
    said.quantities = analysis::numbers::find_quantities(tokens, said.times,
                                                         analysis::numbers::Scope::everything);
    return said;
}

std::string mend(std::string_view bytes) {
    if (text::is_valid_utf8(bytes)) return std::string(bytes);
    return text::repair_utf8(bytes).text;
}

}  // namespace isnad::engine
