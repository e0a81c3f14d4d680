// Purpose: see plain_comments.h.
#include "extract/plain_comments.h"

#include <algorithm>
#include <string>

#include "extract/comment_split.h"
#include "text/language.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kLanguageSample = 4000;  // bytes

}  // namespace

std::vector<model::Comment> read_plain_comments(const PageLines& page,
                                                const std::vector<model::BlockKind>& kinds) {
    std::vector<CommentLine> lines;
    std::string sample;
    for (std::size_t i = 0; i < std::min(kinds.size(), page.lines.size()); ++i) {
        if (kinds[i] == model::BlockKind::comment && page.lines[i].letters > 0)
            lines.push_back(read_comment_line(page, i));
        if (model::is_body(kinds[i]) && sample.size() < kLanguageSample)
            sample.append(page.words(page.lines[i])).push_back('\n');
    }
    std::vector<ReadComment> comments;
    for (const auto& unit : split_comments(page, lines)) {
        auto read = compose_comment(page, lines, unit);
        if (read) comments.push_back(std::move(*read));
    }
    const std::string language = text::detect_language(sample);
    return settle_dates(page, std::move(comments), language.empty() || language == "en");
}

}  // namespace isnad::extract
