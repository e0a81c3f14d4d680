// Purpose: see plain_article.h.
//
// Without markup, a line is known by its shape (prose ends a sentence, a heading does not), by set
// phrases ("اقرأ أيضا", "Leave a Reply"), by what stands around it (two equal short lines below the
// title are a caption and its echo), and by the section it stands in: what follows "التعليقات (2)"
// are readers' words, what follows "أخبار ذات صلة" leads elsewhere. plain_head.h finds the title,
// plain_outlet.h the outlet; a page may have neither.
#include "extract/plain_article.h"

#include <algorithm>

#include "extract/common.h"
#include "extract/date_hints.h"
#include "extract/date_values.h"
#include "extract/hints.h"
#include "extract/lines.h"
#include "extract/page_kind.h"
#include "extract/plain_comments.h"
#include "extract/plain_head.h"
#include "extract/plain_outlet.h"
#include "extract/site.h"

namespace isnad::extract {

namespace {

using model::BlockKind;

constexpr std::uint32_t kPhraseLine = 120;   // letters a line of a set phrase may have
constexpr std::uint32_t kShortHeading = 90;  // letters
constexpr std::size_t kSentenceWords = 5;    // words a short paragraph has at least
constexpr std::size_t kShortPair = 5;        // words of a dateline
constexpr std::uint32_t kQuestion = 110;     // letters of a headline that asks or exclaims

class PlainArticle {
  public:
    PlainArticle(std::string_view text, model::Article& article)
        : page_(lines_of_plain_text(text)), article_(article) {}

    void read() {
        kinds_.assign(page_.lines.size(), BlockKind::paragraph);
        fixed_.assign(page_.lines.size(), false);
        name_by_phrases();
        name_sections();
        name_head();
        name_middle();
        name_ending();
        name_sources({page_, kinds_, matches_, first_paragraph_}, article_);
        article_.comments = read_plain_comments(page_, kinds_);
        const PageVerdict verdict = kind_of_plain_text(page_, article_.title, kinds_);
        article_.kind = verdict.kind;
        article_.kind_why = verdict.why;
        silence(verdict, kinds_);
        article_.text = page_.text;
        make_blocks(page_, kinds_, article_);
    }

  private:
    std::string_view words(std::size_t i) const { return page_.words(page_.lines[i]); }
    std::size_t size() const { return page_.lines.size(); }

    void fix(std::size_t i, BlockKind kind) {
        kinds_[i] = kind;
        fixed_[i] = true;
    }

    // A paragraph by its shape.
    bool is_paragraph(std::size_t i) const {
        const Line& line = page_.lines[i];
        return is_long(line) || (line.letters >= 40 && line.ends_sentence);
    }
    static bool is_long(const Line& line) {
        return line.letters >= 140 || (line.letters >= 90 && line.marks >= 1);
    }

    // A sentence too short to be a paragraph by its length.
    bool is_sentence(std::size_t i) const {
        return page_.lines[i].ends_sentence && count_words(words(i)) >= kSentenceWords;
    }
    // A headline may end as a question does.
    bool may_be_headline(std::size_t i) const {
        const std::string_view line = words(i);
        return page_.lines[i].letters <= kQuestion &&
               (line.ends_with('?') || line.ends_with("؟") || line.ends_with('!') ||
                line.ends_with("…") || line.ends_with("..."));
    }

    void name_by_phrases() {
        matches_.resize(size());
        for (std::size_t i = 0; i < size(); ++i) {
            const Line& line = page_.lines[i];
            if (line.letters == 0) {
                fix(i, BlockKind::chrome);
                continue;
            }
            if (line.letters > kPhraseLine) continue;
            matches_[i] = match_phrase(words(i));
            const PhraseMatch& match = matches_[i];
            const bool colon = words(i).find(':') != std::string_view::npos;
            switch (match.phrase) {
                case Phrase::none:
                    break;
                case Phrase::related_line:
                    if (match.whole_line || colon || !line.ends_sentence)
                        fix(i, BlockKind::related);
                    break;
                case Phrase::related_section:
                    fix(i, BlockKind::related);
                    break;
                case Phrase::comment_section:
                    if (opens_comments(match, line, words(i))) fix(i, BlockKind::comment);
                    break;
                case Phrase::reply_form:
                    fix(i, BlockKind::chrome);
                    break;
                case Phrase::chrome_line:
                    if (match.whole_line || line.letters < 100) fix(i, BlockKind::chrome);
                    break;
                case Phrase::byline:
                    if (line.letters < 60 && !line.ends_sentence && !match.whole_line) {
                        fix(i, BlockKind::byline);
                    }
                    break;
                case Phrase::source:
                    if (colon && line.letters < 80) fix(i, BlockKind::byline);
                    break;
                case Phrase::credit:
                    if (match.whole_line || colon) fix(i, BlockKind::caption);
                    break;
            }
            if (fixed_[i]) continue;
            if (is_date_line(words(i)) || is_clock(i))
                fix(i, BlockKind::chrome);
            else if (is_credit_line(words(i)) && !is_long(line))
                fix(i, BlockKind::caption);
        }
    }

    // "Today is Sunday, 10 March 2024".
    bool is_clock(std::size_t i) const {
        const auto dates = written_dates(words(i), DayOrder::day_first);
        return !dates.empty() &&
               label_before(words(i).substr(0, dates[0].begin)) == DateLabel::clock;
    }

    // Two sentences in a row, or a long one, are no summary of another article.
    bool goes_on(std::size_t i) const {
        if (!page_.lines[i].ends_sentence || may_be_headline(i)) return false;
        const bool two = i + 1 < size() && is_sentence(i + 1) && !may_be_headline(i + 1);
        return is_long(page_.lines[i]) || (is_sentence(i) && two);
    }

    // What a section's heading announces holds until the article's own prose comes back.
    void name_sections() {
        BlockKind section = BlockKind::paragraph;
        bool after_prose = false;
        for (std::size_t i = 0; i < size(); ++i) {
            const Line& line = page_.lines[i];
            const Phrase phrase = matches_[i].phrase;
            if (opens_comments(matches_[i], line, words(i))) {
                section = after_prose ? BlockKind::comment : BlockKind::paragraph;
                if (!after_prose) fix(i, BlockKind::chrome);
                continue;
            }
            if (phrase == Phrase::reply_form) {
                section = after_prose ? BlockKind::chrome : section;
                continue;
            }
            const bool announces = phrase == Phrase::related_section ||
                                   (phrase == Phrase::related_line && matches_[i].whole_line);
            const bool ends_comments = phrase == Phrase::related_section && matches_[i].whole_line;
            if (announces && (section != BlockKind::comment || ends_comments)) {
                section = BlockKind::related;
                continue;
            }
            if (section == BlockKind::comment) {
                if (!owner_in_copyright(words(i)).empty()) {
                    fix(i, BlockKind::chrome);
                    continue;
                }
                if (kinds_[i] != BlockKind::related) fix(i, BlockKind::comment);
                continue;
            }
            if (section == BlockKind::related && goes_on(i)) {
                section = BlockKind::paragraph;
            }
            if (section != BlockKind::paragraph) {
                if (!fixed_[i]) fix(i, section);
                continue;
            }
            if (!fixed_[i] && is_paragraph(i)) after_prose = true;
        }
    }

    // Everything above the first paragraph: site, menu, title, standfirst, dateline, captions.
    void name_head() {
        std::size_t first = 0;
        const auto opens = [this](std::size_t i) {
            return !fixed_[i] && is_paragraph(i) && !may_be_headline(i);
        };
        while (first < size() && !opens(first)) ++first;
        if (first == size()) first = first_sentence();
        first_paragraph_ = first;
        const std::vector<std::string> owners = owner_keys(page_);
        std::vector<std::size_t> candidates;
        for (std::size_t i = 0; i < first; ++i) {
            if (fixed_[i]) continue;
            const std::string key = page_.lines[i].letters < 100 ? bare_key(words(i)) : "";
            if ((is_section_label(words(i)) && size() > 1) || is_menu_row(words(i)) ||
                std::ranges::find(owners, key) != owners.end())
                fix(i, BlockKind::chrome);
            else if (is_dateline(i))
                fix(i, BlockKind::byline);
            else
                candidates.push_back(i);
        }
        if (candidates.empty()) take_back_pair(first, candidates);
        mark_echoes(candidates);
        std::erase_if(candidates, [this](std::size_t i) { return fixed_[i]; });
        const auto title = choose_headline(page_, candidates, first);
        std::size_t names = title.value_or(first) + 1;  // the first byline or date below the title
        while (names < first && kinds_[names] != BlockKind::byline && !is_date_line(words(names)))
            ++names;
        for (const std::size_t i : candidates) place_above(i, title, names);
        // A date above the title is the page's clock, below it the article's own.
        for (std::size_t i = names; i < first; ++i) {
            if (kinds_[i] == BlockKind::chrome && is_date_line(words(i))) fix(i, BlockKind::byline);
        }
    }

    // "Two cities: the new canal" may be a title as well, and is one where nothing else can be.
    void take_back_pair(std::size_t first, std::vector<std::size_t>& candidates) {
        for (std::size_t i = 0; i < first; ++i) {
            if (kinds_[i] != BlockKind::byline || matches_[i].phrase != Phrase::none) continue;
            const NamePair pair = name_pair(words(i));
            if (count_words(pair.left) < 2 || count_words(pair.right) < 2) continue;
            fixed_[i] = false;
            candidates.push_back(i);
            return;
        }
    }

    // A text of short paragraphs only.
    std::size_t first_sentence() const {
        for (std::size_t i = 0; i < size(); ++i) {
            if (!fixed_[i] && is_sentence(i) && !may_be_headline(i)) return i;
        }
        return size();
    }

    // A line said twice in a row above the text is a picture's caption.
    void mark_echoes(const std::vector<std::size_t>& candidates) {
        for (std::size_t at = 0; at + 1 < candidates.size(); ++at) {
            const std::size_t i = candidates[at];
            const std::size_t next = candidates[at + 1];
            if (next != i + 1 || bare_key(words(i)) != bare_key(words(next))) continue;
            fix(i, BlockKind::caption);
            fix(next, BlockKind::caption);
        }
    }

    void place_above(std::size_t i, std::optional<std::size_t> title, std::size_t names) {
        const Line& line = page_.lines[i];
        if (!title || i < *title) {
            fix(i, BlockKind::chrome);
        } else if (i == *title) {
            has_title_ = true;
            article_.title = words(i);
            fix(i, BlockKind::title);
        } else if (bare_key(words(i)) == bare_key(article_.title)) {
            fix(i, BlockKind::title);
        } else if (line.letters < 30) {
            fix(i, BlockKind::chrome);
        } else {
            // Below the names and dates no standfirst stands, but a picture's caption does.
            fix(i, i > names && !line.ends_sentence ? BlockKind::caption : BlockKind::standfirst);
        }
    }

    // "Outlet: correspondent", "City - Outlet" or "City (Agency)" alone on a line.
    bool is_dateline(std::size_t i) const {
        const Line& line = page_.lines[i];
        if (line.ends_sentence) return false;
        if (words(i).ends_with(')') && line.letters <= 30) return true;
        const NamePair pair = name_pair(words(i));
        if (pair.left.empty()) return false;
        return count_words(pair.left) + count_words(pair.right) <= kShortPair;
    }

    // A text whose first lines are a title without a sentence end and a standfirst below it.
    void name_middle() {
        std::size_t last = size();
        while (last > first_paragraph_ && (fixed_[last - 1] || !is_paragraph(last - 1))) --last;
        last = std::max(last, std::min(first_paragraph_ + 1, size()));
        // Short sentences that follow without a break belong to the text.
        for (std::size_t i = last; i < size(); ++i) {
            const bool between = kinds_[i] == BlockKind::caption || kinds_[i] == BlockKind::related;
            if (fixed_[i] && between) continue;
            if (fixed_[i] || !is_sentence(i)) break;
            last = i + 1;
        }
        end_of_prose_ = last;
        for (std::size_t i = first_paragraph_; i < last; ++i) {
            if (fixed_[i] || is_paragraph(i) || i == first_paragraph_) continue;
            const Line& line = page_.lines[i];
            if (line.ends_sentence || line.letters > kShortHeading) continue;
            if (line.letters <= 2)
                kinds_[i] = BlockKind::chrome;
            else if (looks_like_list_item(i))
                continue;
            else
                kinds_[i] = BlockKind::heading;
        }
        if (has_title_ && first_paragraph_ < last) mark_standfirst();
    }

    bool looks_like_list_item(std::size_t i) const {
        const std::string_view line = words(i);
        return line.starts_with("-") || line.starts_with("•") || line.starts_with("*") ||
               line.starts_with("–") || line.starts_with("▪");
    }

    // Directly below the title, before an empty line, where the rest of the text is not parted so.
    void mark_standfirst() {
        const std::size_t i = first_paragraph_;
        if (i == 0 || kinds_[i - 1] != BlockKind::title || page_.lines[i].after_blank) return;
        if (i + 1 < size() && page_.lines[i + 1].after_blank) fix(i, BlockKind::standfirst);
    }

    // Below the last paragraph: what is short and unnamed is the page's own furniture.
    void name_ending() {
        for (std::size_t i = end_of_prose_; i < size(); ++i) {
            if (fixed_[i]) continue;
            const Line& line = page_.lines[i];
            const bool near_text = i == end_of_prose_ && line.ends_sentence && !line.after_blank;
            const bool no_prose = first_paragraph_ >= size();
            if (!near_text || no_prose || i < first_paragraph_) kinds_[i] = BlockKind::chrome;
        }
        mark_teasers();
    }

    // A question to the readers or a foreign headline after share buttons and the like: once two
    // lines of chrome have ended the text, single lines that follow are chrome as well.
    void mark_teasers() {
        bool ended = false;
        for (std::size_t i = first_paragraph_ + 1; i < size(); ++i) {
            if (kinds_[i] == BlockKind::chrome && matches_[i].phrase == Phrase::reply_form)
                ended = true;
            if (ended && kinds_[i] == BlockKind::paragraph) kinds_[i] = BlockKind::chrome;
        }
    }

    PageLines page_;
    model::Article& article_;
    std::vector<BlockKind> kinds_;
    std::vector<bool> fixed_;
    std::vector<PhraseMatch> matches_;
    std::size_t first_paragraph_ = 0;
    std::size_t end_of_prose_ = 0;
    bool has_title_ = false;
};

}  // namespace

void read_plain_text(std::string_view text, model::Article& article) {
    PlainArticle(text, article).read();
}

}  // namespace isnad::extract
