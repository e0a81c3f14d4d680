// Who stands behind a sentence: Arabic, English and French patterns, and what must not be one.
#include "analysis/attribution/attribution.h"

#include "analysis/attribution/test_text.h"

namespace isnad::analysis::attribution {
namespace {

TEST(Attribution, ArabicVerbThenHolder) {
    const Case cases[] = {
        {"قال سليم الحداد إن الجسر سيفتح غدا.", "سليم الحداد|person|person:salim",
         "الجسر سيفتح غدا"},
        {"وأعلنت وزارة النقل إغلاق الجسر.", "وزارة النقل|institution|organisation:transport",
         "إغلاق الجسر"},
        {"وأكد وزير النقل سليم الحداد أن الطريق آمن.",
         "وزير النقل سليم الحداد|official|person:salim", "الطريق آمن"},
        {"وقال مصدر أمني لم يكشف عن اسمه إن السائق فر.", "مصدر أمني|anonymous|", "السائق فر"},
        {"أظهر استطلاع للرأي أن نصف السكان يرفضون المشروع.", "استطلاع للرأي|poll|",
         "نصف السكان يرفضون المشروع"},
        {"ورد في تقرير الخبراء أن السد متصدع.", "تقرير الخبراء|document|", "السد متصدع"},
        {"وكان سليم الحداد قد صرح بأن العمل بدأ.", "سليم الحداد|person|person:salim", "العمل بدأ"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Attribution, ArabicChains) {
    const Case cases[] = {
        {"وكشفت صحيفة الميناء أن سليم الحداد، مدير المشروع، أعلن أن العمل سيتوقف.",
         "صحيفة الميناء|outlet|outlet:al-mina <- سليم الحداد|person|person:salim", "العمل سيتوقف"},
        {"ونقلت صحيفة الميناء عن نادية العمري قولها إن العمل توقف.",
         "صحيفة الميناء|outlet|outlet:al-mina <- نادية العمري|person|person:nadia", "العمل توقف"},
        {"قالت نادية العمري لموقع الخليج إن العمل توقف.",
         "لموقع الخليج|outlet| <- نادية العمري|person|person:nadia", "العمل توقف"},
        {"قال سليم الحداد إن الجسر آمن، وفق ما أوردته صحيفة الميناء.",
         "صحيفة الميناء|outlet|outlet:al-mina <- سليم الحداد|person|person:salim", "الجسر آمن"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Attribution, ArabicSourcesBesideTheSentence) {
    const Case cases[] = {
        {"ارتفعت الأسعار هذا الشهر، بحسب وزارة النقل.",
         "وزارة النقل|institution|organisation:transport", "ارتفعت الأسعار هذا الشهر"},
        {"وفقا لصحيفة الميناء، ارتفعت الأسعار هذا الشهر.", "لصحيفة الميناء|outlet|outlet:al-mina",
         "ارتفعت الأسعار هذا الشهر"},
        {"افتتح الجسر الجديد صباح الأحد في العاصمة، بلاغ لوزارة النقل.",
         "بلاغ لوزارة النقل|document|organisation:transport",
         "افتتح الجسر الجديد صباح الأحد في العاصمة"},
        {"تأخر العمل شهرين، كما أوضح سليم الحداد.", "سليم الحداد|person|person:salim",
         "تأخر العمل شهرين"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Attribution, ArabicHolderCarriedOn) {
    const Case cases[] = {
        {"قال سليم الحداد إن الجسر آمن.\nوأضاف أن العمل مستمر.", "سليم الحداد|person|person:salim",
         "العمل مستمر"},
        {"قال سليم الحداد إن الجسر آمن، مؤكدا أن العمل مستمر.", "سليم الحداد|person|person:salim",
         "العمل مستمر"},
        {"ذكرت صحيفة الميناء أن سليم الحداد أكد أن الجسر آمن.\nوأضافت أن العمل مستمر.",
         "صحيفة الميناء|outlet|outlet:al-mina", "العمل مستمر"},
        {"ذكرت صحيفة الميناء أن الجسر آمن.\nوشددت الصحيفة على أن العمل مستمر.",
         "الصحيفة|outlet|outlet:al-mina", "العمل مستمر"},
        {"ذكرت صحيفة الميناء أن الجسر آمن.\nوبدأ العمل قبل شهر، حسب المصدر ذاته.",
         "المصدر ذاته|outlet|outlet:al-mina", "وبدأ العمل قبل شهر"},
        {"وقالت نادية العمري: \"بدأنا العمل. ولن نتوقف أبدا\".", "نادية العمري|person|person:nadia",
         "ولن نتوقف أبدا\""},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Attribution, ArabicClausesAndNouns) {
    const Case cases[] = {
        {"قال سليم الحداد في بيان إن الجسر آمن.",
         "سليم الحداد|person|person:salim <- بيان|document|", "الجسر آمن"},
        {"أصدرت وزارة النقل بيانا قالت فيه إن الجسر آمن.",
         "وزارة النقل|institution|organisation:transport <- بيانا|document|", "الجسر آمن"},
        {"ونقلت صحيفة الميناء عن مدير المشروع قوله إن العمل توقف.",
         "صحيفة الميناء|outlet|outlet:al-mina <- مدير المشروع|official|", "العمل توقف"},
        {"\"لن نغلق الجسر هذا العام\"، قال سليم الحداد.", "سليم الحداد|person|person:salim",
         "\"لن نغلق الجسر هذا العام\""},
        {"بقيت السفن بعيدة رغم تأكيد وزارة النقل أن الجسر آمن.",
         "وزارة النقل|institution|organisation:transport", "الجسر آمن"},
        {"نفى سليم الحداد الأمر، وهو ما أكدته وزارة النقل.",
         "وزارة النقل|institution|organisation:transport", "وهو ما"},
        {"قال متسوق إن الأسعار ارتفعت.", "متسوق|anonymous|", "الأسعار ارتفعت"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Attribution, ThePagesOwnOutletIsNoLink) {
    const std::string text = "قالت نادية العمري لصحيفة الميناء إن العمل توقف.";
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto tokens = text::tokenise(text, {text::Region{.span = {0, size}, .language = "ar"}});
    const auto mentions = mentions_in(text);
    const auto other = find_attributions(tokens, mentions, {.name = "صحيفة الخليج", .entity = {}});
    const auto own = find_attributions(tokens, mentions, {.name = "الميناء", .entity = {}});
    ASSERT_EQ(other.size(), 1U);
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(other[0].chain.size(), 2U);
    ASSERT_EQ(own[0].chain.size(), 1U);
    EXPECT_EQ(own[0].chain[0].entity, "person:nadia");
}

TEST(Attribution, FormsFieldsAndScareQuotes) {
    EXPECT_EQ(read("قال سليم الحداد: \"الجسر آمن\".").found.at(0).form, model::SpeechForm::direct);
    EXPECT_EQ(read("قال سليم الحداد إن الجسر \"آمن\" غدا.").found.at(0).form,
              model::SpeechForm::mixed);
    EXPECT_EQ(read("قال سليم الحداد إن الجسر آمن.").found.at(0).form, model::SpeechForm::indirect);
    const Read source = read("قال مصدر عسكري في تونس إن الجسر آمن.");
    ASSERT_EQ(source.found.size(), 1U);
    EXPECT_EQ(source.found[0].chain.at(0).field, "military");

    const std::string text = "بدأ \"إصلاح\" الجسر أمس. وقال سليم الحداد إن الأمر \"سرقة\" كبيرة.";
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto tokens = text::tokenise(text, {text::Region{.span = {0, size}, .language = "ar"}});
    const Sayings sayings = find_sayings(tokens, mentions_in(text));
    ASSERT_EQ(sayings.scare_quotes.size(), 1U);
    EXPECT_EQ(model::cut(text, sayings.scare_quotes[0]), "إصلاح");
}

TEST(Attribution, NoSourceWhereTheOutletSpeaks) {
    const Case cases[] = {
        {"يذكر أن الجسر بني قبل عشرين عاما.", "", ""},
        {"وتجدر الإشارة إلى أن الجسر بني قبل عشرين عاما.", "", ""},
        {"كان الجسر مغلقا لأن الريح شديدة.", "", ""},
        {"وسط إجراءات أمنية مشددة بدأ الحفل.", "", ""},
        {"وقع الطرفان مذكرة تفاهم في العاصمة.", "", ""},
        {"نقل المصابون إلى المستشفى.", "", ""},
        {"سجل اللاعب هدفا وأضاف آخر.", "", ""},
        {"The bridge was closed on Monday.", "", ""},
        {"Le pont est fermé depuis lundi.", "", ""},
        {"The result is expected to be announced in May.", "", ""},
        {"", "", ""},
        {"قال", "", ""},
        {"said", "", ""},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Attribution, English) {
    const Case cases[] = {
        {"Lena Orvik said that the bridge is safe.", "Lena Orvik|person|person:lena",
         "the bridge is safe"},
        {"\"The bridge is safe,\" said Lena Orvik.", "Lena Orvik|person|person:lena",
         "\"The bridge is safe,\""},
        {"The bridge is safe, the ministry said.", "the ministry|institution|",
         "The bridge is safe"},
        {"Lena Orvik, the mayor, said the bridge is safe.",
         "Lena Orvik, the mayor|official|person:lena", "the bridge is safe"},
        {"Lena Orvik told Reuters the bridge is safe.",
         "Reuters|agency|outlet:reuters <- Lena Orvik|person|person:lena", "the bridge is safe"},
        {"According to the Daily Ledger, the bridge is safe.",
         "the Daily Ledger|outlet|outlet:ledger", "the bridge is safe"},
        {"Lena Orvik said the bridge is safe. She added that work goes on.",
         "Lena Orvik|person|person:lena", "work goes on"},
        {"Lena Orvik said the bridge is safe, adding that work goes on.",
         "Lena Orvik|person|person:lena", "work goes on"},
        {"A senior official, speaking on condition of anonymity, said the plan had failed.",
         "A senior official|anonymous|", "the plan had failed"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Attribution, French) {
    const Case cases[] = {
        {"Paul Mercier a déclaré que le pont est sûr.", "Paul Mercier|person|person:paul",
         "le pont est sûr"},
        {"« Le pont est sûr », a déclaré Paul Mercier.", "Paul Mercier|person|person:paul",
         "« Le pont est sûr »"},
        {"Le pont est sûr, a indiqué le ministère.", "le ministère|institution|",
         "Le pont est sûr"},
        {"Selon un communiqué du parquet, le pont est sûr.", "un communiqué du parquet|document|",
         "le pont est sûr"},
        {"D’après Paul Mercier, le pont est sûr.", "Paul Mercier|person|person:paul",
         "le pont est sûr"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Attribution, ShadesAndSpans) {
    const Read page = read("نفى سليم الحداد إغلاق الجسر.\nوزعمت صحيفة الميناء أن الجسر مغلق.");
    ASSERT_EQ(page.found.size(), 2U);
    EXPECT_EQ(page.found[0].shade, Shade::denies);
    EXPECT_EQ(page.found[1].shade, Shade::alleges);
    EXPECT_EQ(page.found[1].chain.back().cue, "زعمت");
    EXPECT_EQ(page.found[1].sentence, 1U);
    EXPECT_FALSE(page.found[1].rule.empty());
    for (const Attribution& one : page.found) {
        const auto& sentence = page.tokens.sentences[one.sentence];
        EXPECT_TRUE(sentence.span.contains(one.content));
        EXPECT_FALSE(one.chain.empty());
    }
}

TEST(Attribution, OnlyTheBodyIsRead) {
    const char* text = "قال سليم الحداد إن الجسر آمن.";
    for (const BlockKind kind : {BlockKind::title, BlockKind::caption, BlockKind::heading,
                                 BlockKind::related, BlockKind::comment, BlockKind::chrome}) {
        EXPECT_TRUE(read(text, kind).found.empty());
    }
    EXPECT_TRUE(read(text, BlockKind::paragraph, true).found.empty());
    EXPECT_EQ(read(text).found.size(), 1U);
}

// Every rule walks a bounded way from its cue: a megabyte of cues takes a moment, not an hour.
TEST(Attribution, HostileTextsStayLinear) {
    const char* units[] = {"قال ", "قال الوزير إن ", "مؤكدا أن ", "بحسب الوزير، ",
                           "“«\"", "he said that, ", "X, Y, ",    "الوزير الذي في على "};
    for (const char* unit : units) {
        std::string text;
        while (text.size() < 300000) text += unit;
        const Read page = read(text);
        for (const Attribution& one : page.found) EXPECT_LE(one.chain.size(), 8U) << unit;
    }
}

}  // namespace
}  // namespace isnad::analysis::attribution
