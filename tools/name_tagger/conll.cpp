// Purpose: see conll.h.
#include "conll.h"

#include <fmt/format.h>

#include "base/lexicon.h"

namespace isnad::tools {
namespace {

constexpr int kSentencesATime = 25;

int kind_named(std::string_view name) {
    if (name == "PERS" || name == "PER") return 0;
    if (name == "ORG") return 1;
    if (name == "LOC") return 2;
    return name == "MISC" ? 3 : -1;
}

}  // namespace

base::Result<std::vector<MarkedArticle>> read_conll(std::string_view file, std::string_view bytes) {
    std::vector<MarkedArticle> articles;
    int sentences = kSentencesATime;
    bool fresh = true;  // the next token begins a sentence
    bool inside = false;
    std::size_t number = 0;
    for (std::string_view line : base::split(bytes, '\n')) {
        ++number;
        if (line.ends_with("\r")) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == line.npos) {
            fresh = true;
            continue;
        }
        const std::size_t blank = line.find_first_of(" \t");
        const std::size_t last = line.find_last_of(" \t");
        if (blank == line.npos || blank == 0 || last + 1 == line.size()) {
            return base::Error{base::ErrorCode::malformed, fmt::format("line {}: no tag", number),
                               std::string(file)};
        }
        const std::string_view token = line.substr(0, blank);
        const std::string_view tag = line.substr(last + 1);
        const int kind = tag.size() > 2 ? kind_named(tag.substr(2)) : -1;
        if (tag != "O" && kind < 0) {
            return base::Error{base::ErrorCode::malformed,
                               fmt::format("line {}: no tag that is known: {}", number, tag),
                               std::string(file)};
        }
        if (fresh) {
            if (++sentences > kSentencesATime) {
                articles.push_back({fmt::format("{}:{}", file, number), "ar", {}, {}, {}});
                sentences = 1;
            }
            MarkedArticle& article = articles.back();
            if (!article.text.empty()) article.text += '\n';
            const auto at = static_cast<std::uint32_t>(article.text.size());
            article.regions.push_back({{at, at}, model::BlockKind::paragraph, "ar", false});
            inside = false;
        }
        MarkedArticle& article = articles.back();
        if (!fresh) article.text += ' ';
        fresh = false;
        const auto start = static_cast<std::uint32_t>(article.text.size());
        article.text += token;
        const auto end = static_cast<std::uint32_t>(article.text.size());
        article.regions.back().span.end = end;
        if (kind < 0) {
            inside = false;
            continue;
        }
        const auto wanted = static_cast<model::EntityKind>(kind);
        if (tag[0] == 'I' && inside && article.names.back().kind == wanted) {
            article.names.back().span.end = end;
        } else {
            article.names.push_back({{start, end}, wanted});
        }
        inside = true;
    }
    return articles;
}

}  // namespace isnad::tools
