// Purpose: see marked_text.h.
#include "marked_text.h"

#include <fmt/format.h>

#include <utility>

#include "base/lexicon.h"

namespace isnad::tools {
namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

class MarkedReader {
  public:
    MarkedReader(std::string_view file, std::string_view bytes) : file_(file), bytes_(bytes) {}

    base::Result<std::vector<MarkedArticle>> run() {
        for (const std::string_view raw : base::split(bytes_, '\n')) {
            ++line_;
            const std::string_view line = trim(raw);
            if (line.starts_with("###")) {
                const base::LexiconRow head = base::split(line.substr(3), '|');
                if (head.size() < 2) return wrong("an article's head has id | language | topic");
                articles_.push_back({});
                articles_.back().id = trim(head[0]);
                articles_.back().language = trim(head[1]);
                title_ = true;
            } else if (!line.empty()) {
                if (articles_.empty()) return wrong("text before the first article");
                ISNAD_TRY_DO(take(line));
            }
        }
        return std::move(articles_);
    }

  private:
    base::Error wrong(std::string_view what) const {
        return {base::ErrorCode::malformed, fmt::format("line {}: {}", line_, what),
                std::string(file_)};
    }

    base::Status take(std::string_view line) {
        MarkedArticle& article = articles_.back();
        if (!article.text.empty()) article.text += '\n';
        text::Region region;
        region.span.start = static_cast<std::uint32_t>(article.text.size());
        region.kind = title_ ? model::BlockKind::title : model::BlockKind::paragraph;
        region.language = article.language;
        title_ = false;
        bool open = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char letter = line[i];
            if (letter == '[') {
                if (open) return wrong("a mark in a mark");
                constexpr std::string_view kLetters = "POLM";
                const std::size_t kind = i + 2 < line.size() && line[i + 2] == ' '
                                             ? kLetters.find(line[i + 1])
                                             : kLetters.npos;
                if (kind == kLetters.npos) return wrong("a mark of no kind");
                const auto at = static_cast<std::uint32_t>(article.text.size());
                article.names.push_back({{at, at}, static_cast<model::EntityKind>(kind)});
                open = true;
                i += 2;
            } else if (letter == ']') {
                if (!open) return wrong("a mark closed that is not open");
                model::Span& span = article.names.back().span;
                span.end = static_cast<std::uint32_t>(article.text.size());
                if (span.empty()) return wrong("an empty mark");
                open = false;
            } else {
                article.text += letter;
            }
        }
        if (open) return wrong("a mark that is not closed");
        region.span.end = static_cast<std::uint32_t>(article.text.size());
        article.regions.push_back(std::move(region));
        return base::ok();
    }

    std::string_view file_;
    std::string_view bytes_;
    std::size_t line_ = 0;
    bool title_ = false;
    std::vector<MarkedArticle> articles_;
};

}  // namespace

base::Result<std::vector<MarkedArticle>> read_marked(std::string_view file,
                                                     std::string_view bytes) {
    return MarkedReader(file, bytes).run();
}

}  // namespace isnad::tools
