// Purpose: see silver.h.
#include "silver.h"

#include <fmt/format.h>

#include <charconv>
#include <vector>

#include "base/lexicon.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace isnad::tools {
namespace {

namespace entities = analysis::entities;

// The tagger's hundredths in a mention's reason ("title وزير; model .97"), -1 where it has none.
int hundredths_of(std::string_view why) {
    constexpr std::string_view kModel = "model .";
    const std::size_t at = why.rfind(kModel);
    int number = -1;
    if (at == why.npos) return number;
    std::from_chars(why.data() + at + kModel.size(), why.data() + why.size(), number);
    return number;
}

// Empty where a name is unsure, or there is none.
std::string marked(const text::TokenisedText& tokens, const text::Region& region,
                   const std::vector<model::Mention>& mentions, int sure) {
    constexpr std::string_view kLetters = "POLM";
    std::string line;
    std::uint32_t at = region.span.start;
    for (const model::Mention& mention : mentions) {
        if (mention.span.end <= region.span.start || mention.span.start >= region.span.end)
            continue;
        const int said = hundredths_of(mention.why);
        const bool alone = mention.why.starts_with("model");
        if (said < (alone ? sure : sure - 5)) return {};
        line += tokens.words({at, mention.span.start});
        line += fmt::format("[{} {}]", kLetters[static_cast<std::size_t>(mention.kind)],
                            tokens.words(mention.span));
        at = mention.span.end;
    }
    if (line.empty()) return {};
    return line.append(tokens.words({at, region.span.end}));
}

}  // namespace

std::string mark_sure(std::string_view text, std::string_view language,
                      const entities::Learned& learned, int sure) {
    constexpr std::size_t kAtOnce = 10;  // paragraphs that are read together, as an article
    std::string out;
    std::size_t number = 0;
    std::string article;
    std::vector<text::Region> regions;
    const auto flush = [&] {
        const text::TokenisedText tokens = text::tokenise(article, regions);
        const auto mentions = entities::find_mentions(tokens, entities::Gazetteer::get(), learned);
        std::string lines;
        for (const text::Region& region : regions) {
            const std::string line = marked(tokens, region, mentions, sure);
            if (!line.empty()) lines += line + "\n\n";
        }
        if (!lines.empty())
            out += fmt::format("### silver-{} | {} | silver\n{}", ++number, language, lines);
        article.clear();
        regions.clear();
    };
    for (const std::string_view line : base::split(text, '\n')) {
        const bool marks = line.find_first_of("[]#") != line.npos;  // would not read again
        if (line.empty() || marks || !text::is_valid_utf8(line)) continue;
        text::Region region;
        region.span.start = static_cast<std::uint32_t>(article.size());
        article += line;
        region.span.end = static_cast<std::uint32_t>(article.size());
        region.language = language;
        regions.push_back(std::move(region));
        article += '\n';
        if (regions.size() == kAtOnce) flush();
    }
    flush();
    return out;
}

}  // namespace isnad::tools
