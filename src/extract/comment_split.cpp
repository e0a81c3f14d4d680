// Purpose: see comment_split.h.
#include "extract/comment_split.h"

#include <algorithm>
#include <utility>

#include "extract/common.h"
#include "extract/hints.h"
#include "extract/site.h"

namespace isnad::extract {

namespace {

constexpr std::uint32_t kLongestMeta = 90;  // letters of a line that gives author or date
constexpr std::uint32_t kLongestName = 40;  // letters of a name that stands alone
constexpr std::size_t kMostNameWords = 5;
constexpr std::uint32_t kBesideDate = 45;  // letters beside a date that may be a name and a label

std::uint32_t letters_of(std::string_view words) {
    Line line;
    measure(words, line);
    return line.letters;
}

// Where the comments of a run begin, seen from their dates.
enum class Order {
    name_first,  // the name on the line before
    date_first,  // the line of the date begins the comment
    text_first,  // the line of the date ends it
};

class Splitter {
  public:
    Splitter(const PageLines& page, const std::vector<CommentLine>& lines)
        : page_(page), lines_(lines) {}

    std::vector<std::vector<std::size_t>> split() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool follows = !anchors_.empty() && i > 0 && anchors_.back().second == i - 1 &&
                                 lines_[i].role == CommentRole::meta &&
                                 !(lines_[i].date && holds_date(anchors_.back()));
            if (lines_[i].role != CommentRole::meta) continue;
            if (follows)
                anchors_.back().second = i;
            else
                anchors_.emplace_back(i, i);
        }
        if (anchors_.empty()) return split_at_actions();
        if (names_lead_dates_close()) return split_at_names();
        switch (order()) {
            case Order::name_first:
                return cut_from(1);
            case Order::date_first:
                return cut_from(0);
            case Order::text_first:
                break;
        }
        return cut_after();
    }

  private:
    using Anchor = std::pair<std::size_t, std::size_t>;  // first and last line of a meta group

    bool holds_date(const Anchor& anchor) const {
        for (std::size_t i = anchor.first; i <= anchor.second; ++i) {
            if (lines_[i].date) return true;
        }
        return false;
    }
    bool holds_name(const Anchor& anchor) const {
        for (std::size_t i = anchor.first; i <= anchor.second; ++i) {
            if (lines_[i].name) return true;
        }
        return false;
    }
    bool is_name(std::size_t i) const {
        return lines_[i].role == CommentRole::text && may_be_name(page_, lines_[i].line);
    }

    Order order() const {
        std::size_t named = 0;
        for (const Anchor& anchor : anchors_) {
            if (!holds_name(anchor) && anchor.first > 0 && is_name(anchor.first - 1)) ++named;
        }
        std::size_t before = 0;  // lines of text before the first date
        for (std::size_t i = 0; i < anchors_.front().first; ++i) {
            before += lines_[i].role == CommentRole::text ? 1 : 0;
        }
        std::size_t after = 0;
        for (std::size_t i = anchors_.back().second + 1; i < lines_.size(); ++i) {
            after += lines_[i].role == CommentRole::text ? 1 : 0;
        }
        if (after == 0 && before > 0) return Order::text_first;
        return named * 2 > anchors_.size() ? Order::name_first : Order::date_first;
    }

    std::vector<std::vector<std::size_t>> cut_from(std::size_t ahead) const {
        std::vector<std::vector<std::size_t>> units;
        for (std::size_t a = 0; a < anchors_.size(); ++a) {
            const auto begin_of = [&](const Anchor& anchor) {
                const bool named = ahead > 0 && anchor.first >= ahead && is_name(anchor.first - 1);
                return anchor.first - (named ? ahead : 0);
            };
            const std::size_t begin = begin_of(anchors_[a]);
            const std::size_t end =
                a + 1 < anchors_.size() ? begin_of(anchors_[a + 1]) : lines_.size();
            units.push_back(range(begin, end));
        }
        return units;
    }

    std::vector<std::vector<std::size_t>> cut_after() const {
        std::vector<std::vector<std::size_t>> units;
        std::size_t begin = 0;
        for (const Anchor& anchor : anchors_) {
            units.push_back(range(begin, anchor.second + 1));
            begin = anchor.second + 1;
        }
        return units;
    }

    // "Amal said...", her words, and the date below them: each name begins a comment.
    bool names_lead_dates_close() const {
        const Anchor& first = anchors_.front();
        const Anchor& last = anchors_.back();
        return holds_name(first) && !holds_date(first) && holds_date(last) && !holds_name(last);
    }
    std::vector<std::vector<std::size_t>> split_at_names() const {
        std::vector<std::vector<std::size_t>> units;
        std::size_t begin = lines_.size();
        for (std::size_t i = 0; i <= lines_.size(); ++i) {
            if (i < lines_.size() && !(lines_[i].role == CommentRole::meta && lines_[i].name))
                continue;
            if (begin < i) units.push_back(range(begin, i));
            begin = i;
        }
        return units;
    }

    // Without dates: "Reply" closes each comment, and a name opens it.
    std::vector<std::vector<std::size_t>> split_at_actions() const {
        std::vector<std::vector<std::size_t>> units;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].action != CommentAction::reply) continue;
            std::vector<std::size_t> unit = range(begin, i);
            begin = i + 1;
            std::erase_if(unit,
                          [this](std::size_t at) { return lines_[at].role != CommentRole::text; });
            if (unit.size() < 2 || !is_name(unit.front())) continue;
            units.push_back(std::move(unit));
        }
        return units;
    }

    // A heading ends what comes before it.
    std::vector<std::size_t> range(std::size_t begin, std::size_t end) const {
        std::vector<std::size_t> unit;
        for (std::size_t i = begin; i < end; ++i) {
            if (lines_[i].role == CommentRole::heading) {
                if (unit.empty()) continue;
                break;
            }
            unit.push_back(i);
        }
        return unit;
    }

    const PageLines& page_;
    const std::vector<CommentLine>& lines_;
    std::vector<Anchor> anchors_;
};

constexpr std::string_view kAfterName = " \t:,-";

// Whether nothing but what a reader can do stands between two lines.
bool same_run(const std::vector<CommentLine>& lines, std::size_t one, std::size_t next) {
    for (std::size_t i = one + 1; i < next; ++i) {
        if (lines[i].role != CommentRole::action) return false;
    }
    return true;
}

std::vector<std::size_t> lines_of_text(const std::vector<CommentLine>& lines,
                                       const std::vector<std::size_t>& unit) {
    std::vector<std::size_t> rest;
    for (const std::size_t i : unit) {
        if (lines[i].role == CommentRole::text) rest.push_back(i);
    }
    return rest;
}

// Where an element calls some of the lines the text, the others are not.
void keep_named_text(const std::vector<CommentLine>& lines, std::vector<std::size_t>& rest) {
    const auto named = [&](std::size_t i) { return lines[i].named_text; };
    if (std::ranges::none_of(rest, named)) return;
    std::erase_if(rest, [&](std::size_t i) { return !named(i); });
}

// An answer may stand between the lines of what it answers: the longest run is the text.
void keep_longest_run(const PageLines& page, const std::vector<CommentLine>& lines,
                      std::vector<std::size_t>& rest) {
    std::size_t best = 0;
    std::size_t best_size = 0;
    std::uint32_t best_letters = 0;
    for (std::size_t begin = 0; begin < rest.size();) {
        std::size_t end = begin;
        std::uint32_t letters = 0;
        do {
            letters += page.lines[lines[rest[end]].line].letters + 1;
            ++end;
        } while (end < rest.size() && same_run(lines, rest[end - 1], rest[end]));
        if (letters > best_letters) {
            best = begin;
            best_size = end - begin;
            best_letters = letters;
        }
        begin = end;
    }
    rest = std::vector<std::size_t>(rest.begin() + static_cast<std::ptrdiff_t>(best),
                                    rest.begin() + static_cast<std::ptrdiff_t>(best + best_size));
}

// "Marie D.": the stop belongs to the initial.
bool ends_with_initial(std::string_view words) {
    if (!words.ends_with('.')) return false;
    const std::size_t blank = words.rfind(' ');
    return blank != std::string_view::npos &&
           letters_of(words.substr(blank + 1, words.size() - blank - 2)) == 1;
}

}  // namespace

bool may_be_name(const PageLines& page, std::size_t index) {
    const Line& line = page.lines[index];
    const std::string_view words = page.words(line);
    if (line.letters < 2 || line.letters > kLongestName) return false;
    if (line.ends_sentence && !ends_with_initial(words)) return false;
    if (words.ends_with(':') || words_in(words).size() > kMostNameWords) return false;
    return match_phrase(words).phrase == Phrase::none && action_of(words) == CommentAction::none;
}

CommentLine read_comment_line(const PageLines& page, std::size_t index) {
    const Line& line = page.lines[index];
    const std::string_view words = page.words(line);
    CommentLine read;
    read.line = index;
    if (line.letters > kLongestMeta) return read;
    const PhraseMatch match = match_phrase(words);
    if (opens_comments(match, line, words) || match.phrase == Phrase::reply_form ||
        match.phrase == Phrase::related_section || words.find("©") != std::string_view::npos ||
        !owner_in_copyright(words).empty()) {
        read.role = CommentRole::heading;
        return read;
    }
    read.action = action_of(words);
    std::optional<LineDate> date = date_in_line(words);
    if (date && read.action == CommentAction::other) read.action = CommentAction::none;  // figures
    if (read.action != CommentAction::none) {
        read.role = CommentRole::action;
        return read;
    }
    std::optional<LineName> name = name_in_line(words, date);
    if (date) {
        const std::uint32_t beside = line.letters - letters_of(model::cut(words, date->span));
        const bool alone = is_date_line(words) || beside <= 12;
        if (!alone && (beside > kBesideDate || (line.ends_sentence && !name))) return read;
        if (name && !name->says && is_date_line(words)) name.reset();
    } else if (!name || !name->says || (line.ends_sentence && !words.ends_with("...")) ||
               (words.find(':') == std::string_view::npos && line.letters > kLongestName)) {
        return read;
    }
    // "Amal says" needs its colon, its dots or its date; words after the colon are what she says.
    const bool leads =
        words.find(':') != std::string_view::npos || words.ends_with("...") || words.ends_with("…");
    if (!date && !leads) return read;
    read.role = CommentRole::meta;
    read.date = std::move(date);
    read.name = std::move(name);
    return read;
}

std::vector<std::vector<std::size_t>> split_comments(const PageLines& page,
                                                     const std::vector<CommentLine>& lines) {
    return Splitter(page, lines).split();
}

std::optional<ReadComment> compose_comment(const PageLines& page,
                                           const std::vector<CommentLine>& lines,
                                           const std::vector<std::size_t>& unit) {
    ReadComment read;
    model::Comment& comment = read.comment;
    const auto shifted = [&](std::size_t i, model::Span span) {
        const std::uint32_t base = page.lines[lines[i].line].span.start;
        return model::Span{base + span.start, base + span.end};
    };
    for (const std::size_t i : unit) {
        const CommentLine& line = lines[i];
        if (line.date && !read.date) {
            read.date = line.date;
            read.date->span = shifted(i, line.date->span);
        }
        if (line.name && comment.author_span.empty())
            comment.author_span = shifted(i, line.name->span);
    }
    std::vector<std::size_t> rest = lines_of_text(lines, unit);
    if (comment.author_span.empty() && rest.size() >= 2 &&
        may_be_name(page, lines[rest.front()].line)) {
        comment.author_span = page.lines[lines[rest.front()].line].span;
        rest.erase(rest.begin());
    }
    keep_named_text(lines, rest);
    keep_longest_run(page, lines, rest);
    if (rest.empty()) return std::nullopt;
    comment.text = {page.lines[lines[rest.front()].line].span.start,
                    page.lines[lines[rest.back()].line].span.end};
    // "Amal: what she says" in one line.
    if (comment.author_span.start == comment.text.start &&
        comment.author_span.end < comment.text.end) {
        comment.text.start = comment.author_span.end;
        while (comment.text.start < comment.text.end &&
               kAfterName.find(page.text[comment.text.start]) != std::string_view::npos)
            ++comment.text.start;
    }
    comment.author = model::cut(page.text, comment.author_span);
    if (read.date) comment.date_span = read.date->span;
    return read;
}

std::vector<model::Comment> settle_dates(const PageLines& page, std::vector<ReadComment> comments,
                                         bool english) {
    std::optional<DayOrder> order;
    bool contradicted = false;
    for (const ReadComment& read : comments) {
        if (!read.date) continue;
        const auto shown = order_shown(*read.date, model::cut(page.text, read.date->span));
        if (!shown) continue;
        contradicted = contradicted || (order && *order != *shown);
        order = shown;
    }
    if (!order && !english) order = DayOrder::day_first;
    if (contradicted) order.reset();
    std::vector<model::Comment> settled;
    settled.reserve(comments.size());
    for (ReadComment& read : comments) {
        if (read.date) read.comment.date = value_in_order(*read.date, order);
        settled.push_back(std::move(read.comment));
    }
    return settled;
}

}  // namespace isnad::extract
