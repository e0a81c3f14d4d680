// Dating a page by its witnesses.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "analysis/dates/dates.h"

namespace isnad::analysis::dates {
namespace {

using model::Block;
using model::BlockKind;
using model::Bound;
using model::DateEvidence;
using model::DateEvidenceKind;

model::Article page(const std::vector<std::pair<BlockKind, std::string>>& blocks) {
    model::Article article;
    for (const auto& [kind, text] : blocks) {
        Block block;
        block.kind = kind;
        block.language = "ar";
        block.span.start = static_cast<std::uint32_t>(article.text.size());
        article.text += text;
        block.span.end = static_cast<std::uint32_t>(article.text.size());
        article.text += "\n\n";
        article.blocks.push_back(block);
    }
    return article;
}

void date(model::Article& article) {
    std::vector<text::Region> regions;
    for (const Block& block : article.blocks)
        regions.push_back({block.span, block.kind, block.language, false});
    const text::TokenisedText tokens = text::tokenise(article.text, regions);
    date_page(article, tokens, find_times(tokens, {}));
}

std::size_t count(const model::Article& article, DateEvidenceKind kind, Bound bound) {
    std::size_t out = 0;
    for (const DateEvidence& evidence : article.published.evidence)
        out += evidence.kind == kind && evidence.bound == bound ? 1 : 0;
    return out;
}

TEST(DatePageTest, MetadataStatesTheDay) {
    auto article = page({{BlockKind::title, "عنوان"}, {BlockKind::paragraph, "نص قصير."}});
    article.published.evidence.push_back(
        {Bound::exact, DateEvidenceKind::metadata, "2019-07-02T10:00:00+01:00", {}, "meta"});
    date(article);
    EXPECT_EQ(article.published.best, "2019-07-02");
    EXPECT_EQ(article.published.not_before, "2019-07-02");
    EXPECT_EQ(article.published.not_after, "2019-07-02");
}

TEST(DatePageTest, ATimeInUtcYieldsToTheSitesOwnDay) {
    auto article = page({{BlockKind::title, "عنوان"}});
    article.published.evidence.push_back(
        {Bound::exact, DateEvidenceKind::metadata, "2019-07-03T01:20:00Z", {}, "meta"});
    article.published.evidence.push_back(
        {Bound::exact, DateEvidenceKind::metadata, "2019-07-02", {}, "url"});
    date(article);
    EXPECT_EQ(article.published.best, "2019-07-02");
}

TEST(DatePageTest, ImpossibleMetadataIsPassedOver) {
    auto article = page({{BlockKind::title, "عنوان"}});
    for (const char* value : {"1970-01-01", "2019-02-31", "2031-05-05", "2019-07-02"})
        article.published.evidence.push_back(
            {Bound::exact, DateEvidenceKind::metadata, value, {}, "meta"});
    article.published.evidence.push_back(
        {Bound::not_after, DateEvidenceKind::capture, "2020-01-01", {}, "captured"});
    date(article);
    EXPECT_EQ(article.published.best, "2019-07-02");
}

TEST(DatePageTest, ALoneDateAboveTheTitleIsThePagesClock) {
    auto article = page({{BlockKind::chrome, "السبت 6 يوليو 2019"},
                         {BlockKind::title, "عنوان الخبر"},
                         {BlockKind::paragraph, "افتتح الميناء الجديد بحضور الوزير."}});
    date(article);
    EXPECT_EQ(article.published.best, "");
    EXPECT_EQ(article.published.not_after, "2019-07-06");
    EXPECT_EQ(count(article, DateEvidenceKind::capture, Bound::not_after), 1U);
}

TEST(DatePageTest, AnnouncedAndBareLinesBelowTheTitleAreDatelines) {
    for (const char* line : {"نشر في: 6 يوليو 2019", "السبت 06/07/2019 - 12:30",
                             "Published: 6 July 2019", "Publié le 6 juillet 2019 à 10h30"}) {
        auto article = page({{BlockKind::title, "عنوان الخبر"}, {BlockKind::paragraph, line}});
        date(article);
        EXPECT_EQ(article.published.best, "2019-07-06") << line;
        ASSERT_EQ(count(article, DateEvidenceKind::dateline, Bound::exact), 1U) << line;
    }
}

TEST(DatePageTest, CommentsAndMentionsBoundButNeverState) {
    auto article =
        page({{BlockKind::title, "عنوان"},
              {BlockKind::paragraph, "وقعت الشركتان العقد في 3 مارس 2018، بعد لقاء 2017."},
              {BlockKind::paragraph, "وسيفتتح الميناء في 9 أكتوبر 2018."},
              {BlockKind::comment, "قارئ 11-03-2018 10:00 ص"},
              {BlockKind::comment, "آخر 10-03-2018 09:00 ص"}});
    date(article);
    EXPECT_EQ(article.published.best, "");
    EXPECT_EQ(article.published.not_before, "2018-03-03");
    EXPECT_EQ(article.published.not_after, "2018-03-10");
    EXPECT_EQ(count(article, DateEvidenceKind::comment, Bound::not_after), 2U);
    EXPECT_EQ(count(article, DateEvidenceKind::mentioned, Bound::not_before), 1U);
}

TEST(DatePageTest, AMentionThatContradictsIsShownAndBindsNothing) {
    auto article =
        page({{BlockKind::title, "زيارة المصنع"},
              {BlockKind::byline, "11 مايو 2022"},
              {BlockKind::paragraph, "زار وفد رسمي المصنع في 15 أيار 2022 بحضور المدير."},
              {BlockKind::paragraph, "وبدأ العمل في المصنع في 3 نيسان 2021 بعد تأخير."}});
    date(article);
    EXPECT_EQ(article.published.best, "2022-05-11");
    EXPECT_EQ(article.published.not_after, "2022-05-11");
    std::vector<std::string> mentioned;
    for (const DateEvidence& evidence : article.published.evidence) {
        if (evidence.kind == DateEvidenceKind::mentioned) mentioned.push_back(evidence.value);
    }
    EXPECT_EQ(mentioned, (std::vector<std::string>{"2022-05-15", "2021-04-03"}));
}

TEST(DatePageTest, AWeekdayIsKeptAsEvidence) {
    auto article = page({{BlockKind::title, "عنوان"},
                         {BlockKind::paragraph, "أعلنت الشركة، اليوم الأربعاء، توقيع الاتفاق."}});
    date(article);
    EXPECT_EQ(article.published.best, "");
    EXPECT_EQ(count(article, DateEvidenceKind::weekday, Bound::exact), 1U);
}

TEST(DatePageTest, NothingIsGuessedFromNothing) {
    auto article = page({{BlockKind::paragraph, "نص بلا تواريخ."}});
    date(article);
    EXPECT_TRUE(article.published.best.empty() && article.published.not_before.empty() &&
                article.published.not_after.empty() && article.published.evidence.empty());
    model::Article empty;
    date(empty);
    EXPECT_EQ(empty.published.best, "");
}

}  // namespace
}  // namespace isnad::analysis::dates
