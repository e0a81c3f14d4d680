// Where sentences end: a bar in the table stands for each end inside the text.
#include "text/sentences.h"

#include <gtest/gtest.h>

#include <string>

namespace isnad::text {
namespace {

std::string split(const std::string& text) {
    std::string out;
    for (const model::Span span :
         split_sentences(text, {0, static_cast<std::uint32_t>(text.size())})) {
        if (!out.empty()) out += '|';
        out += model::cut(text, span);
    }
    return out;
}

TEST(Sentences, Arabic) {
    const std::pair<const char*, const char*> cases[] = {
        {"وصل الوفد أمس. وغادر اليوم.", "وصل الوفد أمس.|وغادر اليوم."},
        {"هل وصل الوفد؟ لم يصل!", "هل وصل الوفد؟|لم يصل!"},
        {"هل وصل؟لم يصل", "هل وصل؟|لم يصل"},
        {"غرق الجسر.. والسكان ينتظرون", "غرق الجسر.. والسكان ينتظرون"},
        {"غرق الجسر..\nوعاد الناس", "غرق الجسر..|وعاد الناس"},
        {"قال: «لن نوقع.» ثم خرج.", "قال: «لن نوقع.»|ثم خرج."},
        {"قال: “لن نوقع”. ثم خرج.", "قال: “لن نوقع”.|ثم خرج."},
        {"قال: \"لن نوقع.\" ثم خرج.", "قال: \"لن نوقع.\"|ثم خرج."},
        {"انتهى البيان. \"سنعود\" قالت.", "انتهى البيان.|\"سنعود\" قالت."},
        {"التقى د. سليم الحاج وأ.د. منى نور.", "التقى د. سليم الحاج وأ.د. منى نور."},
        {"بلغت 116.7 مليون. وزادت 3.5 في المئة.", "بلغت 116.7 مليون.|وزادت 3.5 في المئة."},
        {"وقع العقد عام 2021م. وبدأ العمل.", "وقع العقد عام 2021م.|وبدأ العمل."},
        {"في عام 1443 هـ. وبدأ العمل.", "في عام 1443 هـ.|وبدأ العمل."},
        {"افتتح الميناء في الجنوب.وأضاف الوزير", "افتتح الميناء في الجنوب.|وأضاف الوزير"},
        {"1. المقدمة\n2. الخاتمة", "1. المقدمة|2. الخاتمة"},
        {"انتظر… ثم قال", "انتظر…|ثم قال"},
        {"انتظر…ثم قال", "انتظر…ثم قال"},
        {"زوروا موقع example.com اليوم.", "زوروا موقع example.com اليوم."},
        {"سطر أول\r\nسطر ثان", "سطر أول|سطر ثان"},
        {"\u200Fنعم.\u200F لا.", "نعم.|لا."},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(split(text), expected);
}

TEST(Sentences, EnglishAndFrench) {
    const std::pair<const char*, const char*> cases[] = {
        {"The port opened. Ships came.", "The port opened.|Ships came."},
        {"Mr. Smith met Dr. Gray. They left.", "Mr. Smith met Dr. Gray.|They left."},
        {"J. Smith and A. B. Gray spoke.", "J. Smith and A. B. Gray spoke."},
        {"He lives in the U.S. and works.", "He lives in the U.S. and works."},
        {"He went to the U.S. The trip failed.", "He went to the U.S.|The trip failed."},
        {"The U.S. Navy came.", "The U.S. Navy came."},
        {"Nur Inc. The firm grew.", "Nur Inc.|The firm grew."},
        {"On Jan. 6 it rained. Then it stopped.", "On Jan. 6 it rained.|Then it stopped."},
        {"They said no. It rained.", "They said no.|It rained."},
        {"“Will you go?” asked the judge.", "“Will you go?” asked the judge."},
        {"“We will go.” The judge nodded.", "“We will go.”|The judge nodded."},
        {"Stop! Now! (It did.) Yes.", "Stop!|Now!|(It did.)|Yes."},
        {"It cost $3.5m. See a.b?c=d now.", "It cost $3.5m.|See a.b?c=d now."},
        {"Wait... what? Wait... What?", "Wait... what?|Wait...|What?"},
        {"M. Durand et Mme. Petit sont là. Ils parlent.",
         "M. Durand et Mme. Petit sont là.|Ils parlent."},
        {"Il dit : « C’est fini. » Puis il part.", "Il dit : « C’est fini. »|Puis il part."},
        {"Bravo ! Le port ouvre.", "Bravo !|Le port ouvre."},
        {"It is 250mm. The N-3A. That is all.", "It is 250mm.|The N-3A.|That is all."},
        {"St. Anne is in St. Paul.", "St. Anne is in St. Paul."},
        {"", ""},
        {" \n \n", ""},
        {"...", "..."},
        {"no stop at all", "no stop at all"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(split(text), expected);
}

TEST(Sentences, StayWithin) {
    const std::string text = "aa. Bb. Cc. Dd.";
    const auto spans = split_sentences(text, {4, 11});
    ASSERT_EQ(spans.size(), 2U);
    EXPECT_EQ(spans[0], (model::Span{4, 7}));
    EXPECT_EQ(spans[1], (model::Span{8, 11}));
    EXPECT_TRUE(split_sentences(text, {5, 5}).empty());
}

}  // namespace
}  // namespace isnad::text
