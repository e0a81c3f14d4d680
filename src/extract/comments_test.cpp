// Readers' comments: single lines, pages of markup, pages copied as text.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/comment_lines.h"
#include "extract/extract.h"

namespace isnad::extract {
namespace {

struct Said {
    std::string author;
    std::string date;
    std::string text;
    bool operator==(const Said&) const = default;
};

void PrintTo(const Said& said, std::ostream* out) {
    *out << said.author << " | " << said.date << " | " << said.text;
}

model::Article read(std::string content, model::Media media = model::Media::html) {
    model::Page page;
    page.uri = "test";
    page.media = media;
    page.content = std::move(content);
    return extract(page);
}

std::vector<Said> said_in(const model::Article& article) {
    std::vector<Said> all;
    for (const model::Comment& comment : article.comments) {
        EXPECT_LE(comment.text.end, article.text.size());
        if (!comment.author_span.empty()) {
            EXPECT_EQ(model::cut(article.text, comment.author_span), comment.author);
        }
        all.push_back({comment.author, comment.date.substr(0, 10),
                       std::string(model::cut(article.text, comment.text))});
    }
    return all;
}

const std::string kArabicBody =
    "<article><h1>المجلس يقر خطة النقل</h1><p>أقر المجلس البلدي في جلسته مساء الثلاثاء خطة جديدة "
    "للنقل، تشمل ثلاثة خطوط للحافلات وجسرا للمشاة فوق النهر.</p><p>وقال رئيس المجلس إن العمل يبدأ "
    "في الربيع المقبل، وإن الكلفة ستوزع على أربع سنوات متتالية بحسب ما ورد في "
    "الموازنة.</p></article>";
const std::string kEnglishBody =
    "<article><h1>Council passes transport plan</h1><p>The council passed a new plan for the "
    "buses on Tuesday night, with three lines and a footbridge over the river, members said.</p>"
    "<p>Work will begin in spring, and the cost will be spread over four years, according to the "
    "budget that the mayor showed to the press.</p></article>";
const std::string kFrenchBody =
    "<article><h1>Le conseil adopte le plan des transports</h1><p>Le conseil municipal a adopté "
    "mardi soir un nouveau plan, avec trois lignes de bus et une passerelle sur le fleuve.</p><p>"
    "Les travaux commenceront au printemps, a dit le maire, et leur coût sera réparti sur quatre "
    "ans selon le budget présenté à la presse.</p></article>";

TEST(CommentLines, FindDates) {
    struct Case {
        std::string line;
        std::string words;  // of the date; "" where there is none
        std::string day_first;
        std::string month_first;
    };
    const std::vector<Case> cases = {
        {"12 آذار 2019", "12 آذار 2019", "2019-03-12", "2019-03-12"},
        {"Amal, March 3rd, 2019 at 5:00 pm", "March 3rd, 2019", "2019-03-03", "2019-03-03"},
        {"le 5 février 2018 à 10h30", "5 février 2018", "2018-02-05", "2018-02-05"},
        {"03/04/2019 11:24", "03/04/2019", "2019-04-03", "2019-03-04"},
        {"أمل منذ 3 أيام", "منذ 3 أيام", "", ""},
        {"منذ يومين", "منذ يومين", "", ""},
        {"2 days ago", "2 days ago", "", ""},
        {"Karim il y a 2 heures", "il y a 2 heures", "", ""},
        {"نعم، قبل كل شيء", "", "", ""},
        {"They left long ago and never came back to us", "", "", ""},
        {"", "", "", ""},
    };
    for (const auto& each : cases) {
        const auto date = date_in_line(each.line);
        ASSERT_EQ(date.has_value(), !each.words.empty()) << each.line;
        if (!date) continue;
        EXPECT_EQ(model::cut(each.line, date->span), each.words);
        EXPECT_EQ(date->day_first, each.day_first) << each.line;
        EXPECT_EQ(date->month_first, each.month_first) << each.line;
    }
}

TEST(CommentLines, FindNames) {
    struct Case {
        std::string line;
        std::string name;  // "" where there is none
        bool says;
    };
    const std::vector<Case> cases = {
        {"أمل يقول:", "أمل", true},
        {"قال أبو سعد:", "أبو سعد", true},
        {"Rami K. says:", "Rami K.", true},
        {"Posted by Lina on 12 March 2019 at 5:00", "Lina", true},
        {"Karim a dit :", "Karim", true},
        {"سامي - 12/03/2019", "سامي", false},
        {"12/03/2019 سامي", "سامي", false},
        {"Hans schreibt:", "Hans", true},
        {"12 March 2019", "", false},
        {"this is a line of words that is no name at all", "", false},
    };
    for (const auto& each : cases) {
        const auto name = name_in_line(each.line, date_in_line(each.line));
        ASSERT_EQ(name.has_value(), !each.name.empty()) << each.line;
        if (!name) continue;
        EXPECT_EQ(model::cut(each.line, name->span), each.name);
        EXPECT_EQ(name->says, each.says) << each.line;
    }
}

TEST(CommentLines, KnowActions) {
    EXPECT_EQ(action_of("رد"), CommentAction::reply);
    EXPECT_EQ(action_of("Reply"), CommentAction::reply);
    EXPECT_EQ(action_of("أعجبني (3) لم يعجبني (1) رد"), CommentAction::reply);
    EXPECT_EQ(action_of("Like 12"), CommentAction::other);
    EXPECT_EQ(action_of("17"), CommentAction::other);
    EXPECT_EQ(action_of("رد على ما قيل في الجلسة"), CommentAction::none);
    EXPECT_EQ(action_of("I like the reply"), CommentAction::none);
    EXPECT_EQ(action_of(""), CommentAction::none);
}

struct PageCase {
    std::string name;
    std::string html;
    std::vector<Said> said;
};

TEST(HtmlComments, AreSplitByTheirRepeatedStructure) {
    const std::vector<PageCase> cases = {
        {"a list with answers inside, text in an element that says so",
         kArabicBody +
             "<div id=comments><h2>تعليقان</h2><ol class=comment-list>"
             "<li class='comment even' id=comment-1><article><footer><b class=fn>أمل</b> "
             "<span>يقول:"
             "</span><time datetime='2019-03-12T10:00:00+02:00'>12 آذار 2019</time></footer>"
             "<div class=comment-content><p>خطة جيدة.</p><p>لكنها تأخرت قليلا.</p></div>"
             "<a href='#'>رد</a></article><ol class=children><li class='comment odd' id=comment-2>"
             "<article><footer><b class=fn>سامي ن.</b> <span>يقول:</span><time "
             "datetime='2019-03-13'>13 آذار 2019</time></footer><div "
             "class=comment-content><p>أوافقك، "
             "قبل كل شيء يجب البدء.</p></div><a href='#'>رد</a></article></li></ol></li></ol>"
             "<form><label>الاسم</label><input type=text><textarea></textarea></form></div>",
         {{"أمل", "2019-03-12", "خطة جيدة.\nلكنها تأخرت قليلا."},
          {"سامي ن.", "2019-03-13", "أوافقك، قبل كل شيء يجب البدء."}}},
        {"name, date and text side by side without an element around them",
         kEnglishBody +
             "<div class=comments><h3>Comments (2)</h3><dl><dt>Lina said...</dt><dd><p>About "
             "time.</p></dd><dd>March 3, 2019</dd><dt>Rami K. said...</dt><dd><p>Who will pay for "
             "it?</p></dd><dd>March 4, 2019</dd></dl></div>",
         {{"Lina", "2019-03-03", "About time."},
          {"Rami K.", "2019-03-04", "Who will pay for it?"}}},
        {"elements without names, under a heading",
         kFrenchBody +
             "<div><h3>Commentaires</h3><div><div>Karim</div><div>05/03/2019</div><div>Enfin une "
             "bonne nouvelle.</div></div><div><div>Anne</div><div>06/03/2019</div><div>On verra au "
             "printemps.</div></div></div>",
         {{"Karim", "2019-03-05", "Enfin une bonne nouvelle."},
          {"Anne", "2019-03-06", "On verra au printemps."}}},
        {"figures alone on an English page stay open until one is over 12",
         kEnglishBody +
             "<ul class=comments><li><b class=author>Lina</b> <i>03/04/2019</i><p>Yes.</p></li><li>"
             "<b class=author>Rami</b> <i>03/25/2019</i><p>No, I think.</p></li></ul>",
         {{"Lina", "2019-03-04", "Yes."}, {"Rami", "2019-03-25", "No, I think."}}},
        {"figures alone that nothing decides",
         kEnglishBody +
             "<ul class=comments><li><b class=author>Lina</b> <i>03/04/2019</i><p>Yes.</p></li><li>"
             "<b class=author>Rami</b> <i>05/04/2019</i><p>No, I think.</p></li></ul>",
         {{"Lina", "", "Yes."}, {"Rami", "", "No, I think."}}},
        {"a time that counts from the day of reading has no date",
         kArabicBody +
             "<section class=comments><div class=comment><span class=user>أمل</span><span "
             "class=when>منذ 3 أيام</span><p>متى يبدأ العمل؟</p></div><div class=comment><span "
             "class=user>سامي</span><span class=when>منذ ساعتين</span><p>في الربيع كما "
             "قالوا.</p></div></section>",
         {{"أمل", "", "متى يبدأ العمل؟"}, {"سامي", "", "في الربيع كما قالوا."}}},
        {"posts that can be answered, no class, no heading",
         kArabicBody +
             "<div class=x1><div class=x2><div>أمل</div><div>12/03/2019</div><div>سؤال عن الخط "
             "الثالث.</div><a href='newreply.php?p=1'><img></a></div><div class=x2><div>سامي</div>"
             "<div>13/03/2019</div><div>الجواب في الجريدة.</div><a href='newreply.php?p=2'><img>"
             "</a></div></div>",
         {{"أمل", "2019-03-12", "سؤال عن الخط الثالث."},
          {"سامي", "2019-03-13", "الجواب في الجريدة."}}},
        {"microdata",
         kEnglishBody +
             "<div><div itemprop=comment itemscope><span itemprop=author>Lina</span><meta "
             "itemprop=datePublished content='2019-03-03'><p itemprop=text>Good plan, "
             "I say.</p></div><div itemprop=comment itemscope><span itemprop=author>Rami</span><p "
             "itemprop=text>Bad plan.</p></div></div>",
         {{"Lina", "2019-03-03", "Good plan, I say."}, {"Rami", "", "Bad plan."}}},
        {"teasers with names and dates are no comments",
         kEnglishBody +
             "<div class=more><div class=t><a href=/1>Harbour opens again after the "
             "storm</a><span>By "
             "Lina</span><span>March 3, 2019</span></div><div class=t><a href=/2>School board "
             "meets "
             "twice in one week</a><span>By Rami</span><span>March 4, 2019</span></div></div>",
         {}},
        {"a form alone",
         kEnglishBody +
             "<div id=comments><h3>Leave a Reply</h3><form><p>Your email address will not be "
             "published.</p><p>Name</p><input type=text><p>Please enter your name "
             "here</p><textarea></textarea></form></div>",
         {}},
    };
    for (const auto& each : cases) {
        const model::Article article = read("<html><body>" + each.html + "</body></html>");
        EXPECT_EQ(said_in(article), each.said) << each.name;
        for (const Said& said : each.said) {
            EXPECT_EQ(body_text(article).find(said.text), std::string::npos) << each.name;
        }
    }
}

TEST(PlainComments, AreSplitByTheirLines) {
    const std::string arabic =
        "المجلس يقر خطة النقل\n\nأقر المجلس البلدي في جلسته مساء الثلاثاء خطة جديدة للنقل، تشمل "
        "ثلاثة خطوط للحافلات وجسرا للمشاة فوق النهر.\n\nوقال رئيس المجلس إن العمل يبدأ في الربيع "
        "المقبل، وإن الكلفة ستوزع على أربع سنوات متتالية بحسب الموازنة.\n\n";
    const std::string english =
        "Council passes transport plan\n\nThe council passed a new plan for the buses on Tuesday "
        "night, with three lines and a footbridge over the river, members said.\n\nWork will begin "
        "in spring, and the cost will be spread over four years, according to the budget.\n\n";
    struct Case {
        std::string text;
        std::vector<Said> said;
    };
    const std::vector<Case> cases = {
        {arabic + "التعليقات (2)\n\nأمل\n12 آذار 2019\nخطة جيدة.\nرد\n\nسامي\n13 آذار 2019\nمتى "
                  "تبدأ؟\nوأين تنتهي؟\nرد\n",
         {{"أمل", "2019-03-12", "خطة جيدة."}, {"سامي", "2019-03-13", "متى تبدأ؟\nوأين تنتهي؟"}}},
        {english +
             "2 Comments\n\nLina says:\nMarch 3, 2019 at 5:00 pm\nAbout time.\nReply\n\nRami K. "
             "says:\nMarch 4, 2019 at 6:10 pm\nWho will pay for it?\nReply\n",
         {{"Lina", "2019-03-03", "About time."},
          {"Rami K.", "2019-03-04", "Who will pay for it?"}}},
        {english + "Comments\n\nLina\nAbout time.\nReply\nRami\nWho will pay for it?\nReply\n",
         {{"Lina", "", "About time."}, {"Rami", "", "Who will pay for it?"}}},
        {english + "Comments\n\nNothing tells one from the next here.\nThis may be two or one.\n",
         {}},
    };
    for (const auto& [text, said] : cases) {
        EXPECT_EQ(said_in(read(text, model::Media::plain_text)), said) << text;
    }
}

// Deep nesting, many alike, and marks without end: linear, and spans that hold.
TEST(HtmlComments, StandHostilePages) {
    std::string deep = kEnglishBody + "<div class=comments>";
    for (int i = 0; i < 3000; ++i) deep.append("<div class=comment><b class=author>A</b>");
    deep.append("<p>March 3, 2019</p><p>x</p>");
    said_in(read(deep));
    std::string wide = kEnglishBody + "<div class=comments>";
    for (int i = 0; i < 4000; ++i) {
        wide.append("<div class=c")
            .append(std::to_string(i))
            .append(
                "><i>Amal</i><time datetime='"
                "2019-03-03'>1</time><p>");
        wide.append("text ").append(std::to_string(i)).append(".</p></div>");
    }
    EXPECT_EQ(said_in(read(wide)).size(), 4000U);
    std::string block = kEnglishBody + "<div class=comments>";
    for (int i = 0; i < 20000; ++i) block.append("<b class=author>A").append("</b><br>");
    said_in(read(block));
}

}  // namespace
}  // namespace isnad::extract
