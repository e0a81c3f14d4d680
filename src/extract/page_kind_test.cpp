// What a page is: each kind by its evidence, and the articles that look like one of them.
#include "extract/page_kind.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "model/names.h"

namespace isnad::extract {
namespace {

model::Article read(std::string content, std::string url = {},
                    model::Media media = model::Media::html) {
    model::Page page;
    page.media = media;
    page.content = std::move(content);
    page.declared.url = std::move(url);
    return extract(page);
}

std::string kind_of(const model::Article& article) {
    return std::string(model::to_string(article.kind));
}

const std::string kFirst =
    "أقر المجلس البلدي في جلسته مساء الثلاثاء خطة جديدة للنقل، تشمل ثلاثة خطوط للحافلات وجسرا "
    "للمشاة فوق النهر، بحسب بيان وزعه على الصحف.";
const std::string kSecond =
    "وقال رئيس المجلس إن العمل يبدأ في الربيع المقبل، وإن الكلفة ستوزع على أربع سنوات متتالية، "
    "بحسب ما ورد في الموازنة التي نوقشت أمس.";
const std::string kThird =
    "The council passed a new plan for the buses on Tuesday night, with three lines and a "
    "footbridge over the river, according to members who were there.";
const std::string kHead = "<html><head><title>";

std::string paragraphs() {
    return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kFirst + " " + kSecond + "</p>";
}

std::string teasers(int count) {
    std::string all;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        all.append("<div class=item><h3><a href='/n/").append(number);
        all.append("'>المجلس يقر خطة النقل رقم ").append(number);
        all.append(" بعد جلسة طويلة</a></h3><p>قال عضو في المجلس إن الخطة رقم ");
        all.append(number).append(" ستبدأ في الربيع المقبل بعد نقاش.</p></div>");
    }
    return all;
}

struct Case {
    std::string name;
    std::string html;
    std::string kind;
};

TEST(PageKind, FollowsItsEvidence) {
    const std::string article =
        "<body><article><h1>المجلس يقر خطة النقل الجديدة</h1>" + paragraphs() + "</article>";
    const std::vector<Case> cases = {
        {"an article", kHead + "المجلس يقر خطة النقل</title></head>" + article, "article"},
        {"an article between many teasers", kHead + "المجلس</title></head>" + article + teasers(20),
         "article"},
        {"an article behind a banner",
         kHead +
             "المجلس</title></head><body><div><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك، "
             "ويمكنك تغيير اختيارك.</p><button>أوافق</button></div>" +
             article,
         "article"},
        {"an article with an offer to log in",
         kHead + "المجلس</title></head>" + article + "<h2>تسجيل الدخول</h2>", "article"},
        {"a brief of two sentences below teasers",
         kHead +
             "Council passes plan</title></head><body><h1>Council passes transport plan</h1><p>" +
             kThird + "</p>" + teasers(4),
         "article"},
        {"an article that speaks of 404",
         kHead +
             "404 families leave the valley</title></head><body><h1>404 families leave the "
             "valley</h1><p>" +
             kThird + " " + kThird + " " + kThird + " " + kThird + " " + kThird + "</p>",
         "article"},
        {"not found, Arabic",
         kHead +
             "الصفحة غير موجودة</title></head><body><h1>عذرا، الصفحة غير موجودة</h1><p>ربما "
             "نقلت الصفحة أو حذفت. جرب البحث.</p>" +
             teasers(8),
         "error"},
        {"not found, English",
         kHead +
             "Page not found - The Quay</title></head><body><h1>Oops!</h1><p>That page can't be "
             "found. It may have moved.</p>",
         "error"},
        {"maintenance, French",
         kHead + "Le Quai</title></head><body><h1>Site en maintenance</h1><p>Nous revenons dans "
                 "quelques minutes, merci de votre patience.</p>",
         "error"},
        {"robot check",
         kHead + "Just a moment...</title></head><body><p>Checking your browser before you go "
                 "on. This takes a few seconds.</p>",
         "wall"},
        {"cookie wall, French",
         kHead + "Le Quai</title></head><body><h2>Nous respectons votre vie privée</h2><p>Nous et "
                 "nos partenaires utilisons des cookies pour mesurer l'audience du site.</p><p>"
                 "Accepter les cookies ou s'abonner.</p>",
         "wall"},
        {"login, Arabic",
         kHead + "تسجيل الدخول</title></head><body><h1>تسجيل الدخول</h1><p>أدخل اسمك وكلمة المرور "
                 "للمتابعة إلى الصفحة.</p><input type=text>",
         "wall"},
        {"paywall, Arabic",
         kHead + "المجلس</title></head><body><article><h1>المجلس يقر خطة النقل</h1><p>" + kFirst +
             "</p><p>" + kSecond +
             "</p><div><h3>هذا المقال متاح للمشتركين فقط</h3><p>اشترك بدينار "
             "واحد في الشهر الأول.</p></div></article>",
         "paywall"},
        {"paywall, stated",
         kHead +
             "Council</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
             "\"isAccessibleForFree\": \"False\"}</script></head><body><h1>Council passes "
             "plan</h1><p>" +
             kThird + "</p>",
         "paywall"},
        {"not for free, but all there",
         kHead +
             "المجلس</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
             "\"isAccessibleForFree\": false}</script></head>" +
             article + paragraphs() + paragraphs(),
         "article"},
        {"index", kHead + "اقتصاد</title></head><body class=archive><h1>اقتصاد</h1>" + teasers(6),
         "index"},
        {"index that nothing states",
         kHead + "أخبار المدينة</title></head><body><h1>أخبار المدينة</h1>" + teasers(12), "index"},
        {"video",
         kHead +
             "بالفيديو: الجسر الجديد</title><meta property=og:type content=video.other></head>"
             "<body><h1>بالفيديو: الجسر الجديد</h1><video src=a.mp4></video><p>مشاهد من افتتاح "
             "الجسر فوق النهر صباح اليوم.</p>" +
             teasers(4),
         "media"},
        {"an article with a video in it",
         kHead + "بالفيديو</title></head>" + article + "<video src=a.mp4></video>", "article"},
        {"an empty category",
         kHead + "ثقافة</title></head><body><h1>ثقافة</h1><p>لا توجد مقالات في هذا القسم "
                 "حاليا.</p>",
         "empty"},
        {"nothing at all", "<html><body><div></div></body></html>", "empty"},
        {"broken markup", "<<<>>><p", "empty"},
    };
    for (const auto& each : cases) {
        const model::Article article_read = read(each.html);
        EXPECT_EQ(kind_of(article_read), each.kind) << each.name << ": " << article_read.kind_why;
        EXPECT_EQ(article_read.kind_why.empty(), each.kind == "article") << each.name;
    }
}

TEST(PageKind, LiveBlogsHaveEntriesWithTimesOfTheirOwn) {
    std::string entries;
    for (int i = 0; i < 7; ++i) {
        entries.append("<div><time>1").append(std::to_string(i)).append(":30</time><p>");
        entries.append(kFirst).append("</p></div>");
    }
    EXPECT_EQ(kind_of(read("<body><article><h1>جلسة المجلس</h1>" + entries + "</article>")),
              "live_blog");
    EXPECT_EQ(kind_of(read("<head><script type='application/ld+json'>{\"@type\":["
                           "\"LiveBlogPosting\"]}</script></head><body><h1>Council</h1>" +
                           paragraphs())),
              "live_blog");
    EXPECT_EQ(kind_of(read("<body><h1>مباشر من المجلس</h1>" + paragraphs())), "article");
}

TEST(PageKind, WhatIsNoArticleStatesNothing) {
    for (const std::string& html :
         {kHead + "اقتصاد</title></head><body class=archive><h1>اقتصاد</h1>" + teasers(8),
          kHead + "الصفحة غير موجودة</title></head><body><h1>الصفحة غير موجودة</h1>" + teasers(8),
          kHead + "تسجيل الدخول</title></head><body><h1>تسجيل الدخول</h1><p>أدخل اسمك وكلمة "
                  "المرور للمتابعة إلى الصفحة.</p>"}) {
        const model::Article article = read(html);
        EXPECT_NE(kind_of(article), "article") << article.title;
        EXPECT_EQ(body_text(article), "") << article.title;
    }
}

TEST(PageKind, OfPlainText) {
    const auto plain = [](std::string text) {
        return kind_of(read(std::move(text), {}, model::Media::plain_text));
    };
    EXPECT_EQ(plain("المجلس يقر خطة النقل\n\n" + kFirst + "\n\n" + kSecond + "\n"), "article");
    EXPECT_EQ(plain("الصفحة غير موجودة\n\nربما نقلت الصفحة أو حذفت من الموقع قبل مدة.\n"), "error");
    EXPECT_EQ(plain("المجلس يقر خطة النقل\n\n" + kFirst + "\n\n" + kSecond +
                    "\n\nهذا المقال متاح للمشتركين فقط\n"),
              "paywall");
    EXPECT_EQ(plain(""), "empty");
    EXPECT_EQ(plain("\n\n  \n"), "empty");
}

TEST(PageKind, StandsHostilePages) {
    std::string html = kHead + "x</title><script type='application/ld+json'>";
    for (int i = 0; i < 50000; ++i) html.append("\"@type\":");
    html.append("</script></head><body>");
    for (int i = 0; i < 5000; ++i) html.append("<h3><a href=/>").append(kThird).append("</a></h3>");
    EXPECT_NE(kind_of(read(html)), "");
}

}  // namespace
}  // namespace isnad::extract
