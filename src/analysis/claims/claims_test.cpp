// What is claimed: frames, modality, roles, time and chain over hand-made findings.
#include "analysis/claims/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/names.h"

namespace isnad::analysis::claims {
namespace {

using model::BlockKind;
using model::EntityKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Name {
    std::string words;
    EntityKind kind;
    std::string entity;
};

const std::vector<Name> kNames = {
    {"سليم الحداد", EntityKind::person, "person:salim"},
    {"كريم النجار", EntityKind::person, "person:karim"},
    {"تونس", EntityKind::place, "place:TN"},
    {"الأردن", EntityKind::place, "place:JO"},
    {"العقبة", EntityKind::place, "place:JO/aqaba"},
    {"شركة النسيم", EntityKind::organisation, "organisation:nasim"},
    {"Karim Najjar", EntityKind::person, "person:karim"},
    {"Kenya", EntityKind::place, "place:KE"},
    {"Uganda", EntityKind::place, "place:UG"},
    {"Nairobi", EntityKind::place, "place:KE/nairobi"},
    {"Oran", EntityKind::place, "place:DZ/oran"},
};

// Every place of `words` in `text`, as spans.
std::vector<model::Span> places_of(const std::string& text, const std::string& words) {
    std::vector<model::Span> spans;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        spans.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
    }
    return spans;
}

struct Read {
    std::string text;
    std::vector<model::Claim> claims;
};

struct Given {
    std::vector<std::pair<std::string, std::string>> times;       // words, value
    std::vector<std::pair<std::string, model::Quantity>> counts;  // words, quantity
    BlockKind kind = BlockKind::paragraph;
    bool repeat = false;
};

Read read(const std::string& text, const Given& given = {}) {
    Read read{.text = text, .claims = {}};
    const auto size = static_cast<std::uint32_t>(read.text.size());
    const auto tokens = text::tokenise(
        read.text,
        {text::Region{
            .span = {0, size}, .kind = given.kind, .language = {}, .repeat = given.repeat}});
    std::vector<model::Mention> mentions;
    for (const Name& name : kNames) {
        for (const auto span : places_of(read.text, name.words)) {
            mentions.push_back(
                {.span = span, .kind = name.kind, .entity = name.entity, .why = "test"});
        }
    }
    std::vector<model::TimeExpression> times;
    for (const auto& [words, value] : given.times) {
        for (const auto span : places_of(read.text, words)) {
            times.push_back({.span = span, .value = value, .rule = "test"});
        }
    }
    std::vector<model::Quantity> quantities;
    for (const auto& [words, quantity] : given.counts) {
        for (const auto span : places_of(read.text, words)) {
            quantities.push_back(quantity);
            quantities.back().span = span;
        }
    }
    const auto by_span = [](const auto& a, const auto& b) { return a.span < b.span; };
    std::sort(mentions.begin(), mentions.end(), by_span);
    std::sort(times.begin(), times.end(), by_span);
    std::sort(quantities.begin(), quantities.end(), by_span);
    const auto attributions = attribution::find_attributions(tokens, mentions);
    read.claims = find_claims(tokens, {times, quantities, mentions, attributions});
    return read;
}

struct Case {
    const char* text;
    const char* frame;  // of the first claim; "" no claim at all
    const char* modality;
    std::size_t chain;  // links
};

void expect_first(const Case& test) {
    const Read page = read(test.text);
    if (std::string_view(test.frame).empty()) {
        EXPECT_TRUE(page.claims.empty()) << test.text << " " << page.claims[0].frame;
        return;
    }
    ASSERT_FALSE(page.claims.empty()) << test.text;
    const model::Claim& claim = page.claims[0];
    EXPECT_EQ(claim.frame, test.frame) << test.text;
    EXPECT_EQ(model::to_string(claim.modality), test.modality) << test.text;
    EXPECT_EQ(claim.chain.size(), test.chain) << test.text;
}

TEST(Claims, FramesInArabic) {
    const Case cases[] = {
        {"وقع الأردن وتونس اتفاقية تجارة.", "agreement", "happened", 0},
        {"قال سليم الحداد إن توقيع مذكرة تفاهم مع تونس تم أمس.", "agreement", "happened", 1},
        {"زار سليم الحداد تونس.", "visit", "happened", 0},
        {"ناقش الجانبان ملف المياه.", "meeting", "happened", 0},
        {"اشترت تونس قمحا من الخارج.", "procurement", "happened", 0},
        {"تخطط شركة النسيم لبناء مصنع للزجاج في العقبة.", "production", "planned", 0},
        {"انطلقت مناورات بحرية قبالة الساحل.", "exercise", "happened", 0},
        {"قطعت تونس علاقاتها مع الجزيرة.", "relations", "happened", 0},
        {"أدان الأردن الهجوم على السفينة.", "criticism", "happened", 0},
        {"اعتقلت الشرطة ثلاثة شبان.", "arrest", "happened", 0},
        {"قضت المحكمة بسجن التاجر سنتين.", "verdict", "happened", 0},
        {"تظاهر العمال أمام المصنع.", "protest", "happened", 0},
        {"اجتاحت السيول القرى الشمالية.", "disaster", "happened", 0},
        {"لقي رجل مصرعه في الوادي.", "casualty", "happened", 0},
        {"عينت الحكومة مديرا جديدا للميناء.", "appointment", "happened", 0},
        {"فرضت الدول عقوبات على المصرف.", "sanction", "happened", 0},
        {"أرسلت تونس مساعدات إلى المتضررين.", "aid", "happened", 0},
        {"انتهت الانتخابات البلدية بهدوء.", "election", "happened", 0},
        {"قال سليم الحداد إن الطقس جميل.", "statement", "happened", 1},
        {"كان الطقس جميلا.", "", "", 0},
        {"وزارة الصحة في العاصمة.", "", "", 0},
    };
    for (const Case& test : cases) expect_first(test);
}

TEST(Claims, FramesInEnglishAndFrench) {
    const Case cases[] = {
        {"Kenya and Uganda signed a trade agreement in Nairobi.", "agreement", "happened", 0},
        {"The two ministers held talks in Nairobi.", "meeting", "happened", 0},
        {"The company plans to build a factory near Oran.", "production", "planned", 0},
        {"The court sentenced the trader to two years.", "verdict", "happened", 0},
        {"Le Kenya et Uganda ont signé un accord.", "agreement", "happened", 0},
        {"Un incendie a ravagé le marché.", "disaster", "happened", 0},
        {"La police a arrêté trois hommes.", "arrest", "happened", 0},
        {"The weather was fine.", "", "", 0},
        {"Il fait beau.", "", "", 0},
    };
    for (const Case& test : cases) expect_first(test);
}

TEST(Claims, Modality) {
    const Case cases[] = {
        {"لم يوقع الأردن الاتفاقية.", "agreement", "denied", 0},
        {"نفى سليم الحداد توقيع مذكرة تفاهم مع تونس.", "agreement", "denied", 1},
        {"زعم سليم الحداد أن الشركة اشترت أسلحة.", "procurement", "alleged", 1},
        {"تعتزم شركة النسيم بناء مصنع للزجاج.", "production", "planned", 0},
        {"سيزور سليم الحداد تونس.", "visit", "planned", 0},
        {"أعلن الأردن أنه سيوقع اتفاقية مع تونس.", "agreement", "announced", 1},
        {"لم يؤثر الهجوم على السوق.", "", "", 0},
        {"Uganda did not sign the treaty.", "agreement", "denied", 0},
        {"Uganda will sign a treaty with Kenya.", "agreement", "planned", 0},
        {"Le Kenya n'a pas signé l'accord.", "agreement", "denied", 0},
    };
    for (const Case& test : cases) expect_first(test);
}

TEST(Claims, WhatIsNotToldAsDone) {
    const Case cases[] = {
        // Silence is asked for, nothing is demanded or denied.
        {"قال مسؤول طلب عدم الكشف عن هويته إن الأردن وقع اتفاقية مع تونس.", "agreement", "happened",
         1},
        {"رفض سليم الحداد التعليق على توقيع اتفاق مع تونس.", "agreement", "happened", 1},
        {"لم ينف سليم الحداد توقيع اتفاق مع تونس.", "agreement", "happened", 0},
        {"لم يستبعد سليم الحداد توقيع اتفاق مع تونس.", "agreement", "planned", 0},
        {"استبعد سليم الحداد توقيع اتفاق مع تونس.", "agreement", "denied", 1},
        {"لا صحة لتوقيع اتفاق مع تونس.", "agreement", "denied", 0},
        {"لا أساس لما قيل عن توقيع اتفاق مع تونس.", "agreement", "denied", 0},
        {"ليس صحيحا أن الأردن وقع اتفاقية مع تونس.", "agreement", "denied", 0},
        {"No treaty was signed between Kenya and Uganda.", "agreement", "denied", 0},
        {"Kenya failed to attack Uganda.", "violence", "denied", 0},
        {"Neither Kenya nor Uganda signed the treaty.", "agreement", "denied", 0},
        {"Kenya signed no treaty with Uganda.", "agreement", "denied", 0},
        {"Kenya has yet to sign the treaty.", "agreement", "denied", 0},
        {"Kenya has no plans for an attack on Uganda.", "violence", "denied", 0},
        {"Kenya did not rule out an attack on Uganda.", "violence", "planned", 0},
        {"Kenya might have attacked Uganda.", "violence", "alleged", 0},
        // Still to come, or perhaps.
        {"Kenya could attack Uganda.", "violence", "planned", 0},
        {"Kenya managed to sign a treaty.", "agreement", "happened", 0},
        {"قد تهاجم تونس الأردن.", "violence", "planned", 0},
        {"قد هاجمت تونس الأردن.", "violence", "happened", 0},
        {"ربما تهاجم تونس الأردن.", "violence", "planned", 0},
        {"Le Kenya vendra des avions.", "procurement", "planned", 0},
        {"Le Kenya va vendre des avions.", "procurement", "planned", 0},
        {"Le Kenya a vendu des avions.", "procurement", "happened", 0},
        {"Le Kenya aurait vendu des avions.", "procurement", "alleged", 0},
        {"Le Kenya n'a pas encore vendu ses avions.", "procurement", "denied", 0},
        // Asked; "why" takes for granted what it asks about.
        {"هل هاجمت تونس الأردن؟", "", "", 0},
        {"Did Kenya attack Uganda?", "", "", 0},
        {"Why did Kenya attack Uganda?", "violence", "happened", 0},
    };
    for (const Case& test : cases) expect_first(test);
}

TEST(Claims, WordsOfOtherSenses) {
    const Case cases[] = {
        {"قصفت تونس مرمى الخصم في المباراة.", "", "", 0},
        {"قصفت تونس الميناء.", "violence", "happened", 0},
        {"Kenya attacked in the first half of the match and beat the goalkeeper.", "", "", 0},
        {"Kenya attacked in the first days of the war.", "violence", "happened", 0},
    };
    for (const Case& test : cases) expect_first(test);
}

struct RolesCase {
    const char* text;
    const char* frame;
    std::vector<std::string> actor;
    std::vector<std::string> counterpart;
};

TEST(Claims, WhoActsAndWhoSuffers) {
    const std::vector<RolesCase> cases = {
        {"Kenya was attacked by Uganda.", "violence", {"place:UG"}, {"place:KE"}},
        {"Kenya was not attacked.", "violence", {}, {"place:KE"}},
        {"The president Karim Najjar is visiting Uganda.", "visit", {"person:karim"}, {}},
        {"Kenya could attack Uganda.", "violence", {"place:KE"}, {"place:UG"}},
        {"Karim Najjar was elected president.", "election", {"person:karim"}, {}},
        {"Kenya elected Karim Najjar president.", "election", {"place:KE"}, {"person:karim"}},
        {"The court in Nairobi convicted Karim Najjar.", "verdict", {}, {"person:karim"}},
        {"Karim Najjar a été arrêté à Oran.", "arrest", {}, {"person:karim"}},
        {"Karim Najjar aurait été arrêté à Oran.", "arrest", {}, {"person:karim"}},
        {"Karim Najjar est arrivé à Oran.", "visit", {"person:karim"}, {}},
        {"اعتقل كريم النجار في العقبة.", "arrest", {}, {"person:karim"}},
        {"اعتقل كريم النجار ثلاثة مهربين.", "arrest", {"person:karim"}, {}},
        {"اعتقل كريم النجار من قبل تونس.", "arrest", {"place:TN"}, {"person:karim"}},
        {"اعتقلت تونس كريم النجار.", "arrest", {"place:TN"}, {"person:karim"}},
        {"قتل في الغارة كريم النجار.", "casualty", {}, {"person:karim"}},
        {"هاجمنا الأردن بالصواريخ.", "violence", {}, {"place:JO"}},
        {"قال سليم الحداد: «هاجمنا الأردن».", "violence", {"person:salim"}, {"place:JO"}},
        {"استقبل في تونس الوزير سليم الحداد الرئيس كريم النجار.",
         "visit",
         {"person:karim"},
         {"person:salim"}},
        {"انتقد شركة النسيم أمس.", "criticism", {}, {"organisation:nasim"}},
        {"انتقدت شركة النسيم أمس.", "criticism", {"organisation:nasim"}, {}},
        {"تعرضت تونس لقصف مدفعي.", "violence", {}, {"place:TN"}},
        // Whoever says so acts.
        {"أعلنت تونس توقيف أربعة مهربين.", "arrest", {"place:TN"}, {}},
        {"Kenya said it had attacked Uganda.", "violence", {"place:KE"}, {"place:UG"}},
        {"Kenya said police attacked Uganda.", "violence", {}, {"place:UG"}},
        {"شهدت تونس وقفة احتجاجية.", "protest", {}, {}},
        {"عين كريم النجار مديرا للميناء.", "appointment", {"person:karim"}, {}},
    };
    for (const RolesCase& test : cases) {
        const Read page = read(test.text);
        ASSERT_FALSE(page.claims.empty()) << test.text;
        EXPECT_EQ(page.claims[0].frame, test.frame) << test.text;
        EXPECT_EQ(page.claims[0].roles.actor, test.actor) << test.text;
        EXPECT_EQ(page.claims[0].roles.counterpart, test.counterpart) << test.text;
    }
}

TEST(Claims, RolesTimeAndFigures) {
    const Read signing = read("وقع الأردن مع تونس اتفاقية في العقبة في 3 مايو 2022.",
                              {.times = {{"3 مايو 2022", "2022-05-03"}}, .counts = {}});
    ASSERT_EQ(signing.claims.size(), 1U);
    EXPECT_THAT(signing.claims[0].roles.actor, ElementsAre("place:JO"));
    EXPECT_THAT(signing.claims[0].roles.counterpart, ElementsAre("place:TN"));
    EXPECT_THAT(signing.claims[0].roles.place, ElementsAre("place:JO/aqaba"));
    EXPECT_EQ(signing.claims[0].time, "2022-05-03");
    EXPECT_EQ(signing.claims[0].plover, "AGREE");

    const Read between = read("بدأت مباحثات بين الأردن وتونس.");
    ASSERT_EQ(between.claims.size(), 1U);
    EXPECT_THAT(between.claims[0].roles.actor, ElementsAre("place:JO", "place:TN"));

    const Read toll = read("قتل 12 شخصا في تونس.",
                           {.times = {}, .counts = {{"12", {.value = 12, .unit = "person"}}}});
    ASSERT_EQ(toll.claims.size(), 1U);
    EXPECT_EQ(toll.claims[0].roles.count, 12.0);
    EXPECT_THAT(toll.claims[0].roles.place, ElementsAre("place:TN"));

    const Read money =
        read("Kenya bought aircraft from Uganda for 30 million dollars.",
             {.times = {}, .counts = {{"30 million dollars", {.value = 3e7, .currency = "USD"}}}});
    ASSERT_EQ(money.claims.size(), 1U);
    ASSERT_TRUE(money.claims[0].roles.amount.has_value());
    EXPECT_EQ(money.claims[0].roles.amount->value, 3e7);
    EXPECT_FALSE(money.claims[0].roles.count.has_value());
    EXPECT_THAT(money.claims[0].roles.actor, ElementsAre("place:KE"));

    const Read noun = read("أعلنت شركة النسيم توقيع مذكرة تفاهم مع تونس.");
    ASSERT_EQ(noun.claims.size(), 1U);
    EXPECT_THAT(noun.claims[0].roles.actor, ElementsAre("organisation:nasim"));
}

TEST(Claims, CountsAreOfWhatIsCounted) {
    const auto count_of = [](const char* text, const char* words, model::Quantity quantity) {
        return read(text, {.times = {}, .counts = {{words, std::move(quantity)}}})
            .claims.at(0)
            .roles;
    };
    const auto drones =
        count_of("Kenya bought 20 armed drones.", "20 armed", {.value = 20, .unit = "armed"});
    EXPECT_EQ(drones.count, 20.0);
    EXPECT_EQ(drones.count_unit, "drones");
    const auto killed = count_of("12 were killed in Nairobi.", "12", {.value = 12});
    EXPECT_EQ(killed.count, 12.0);
    EXPECT_EQ(killed.count_unit, "");
    // Money, a year, the sum of which the count is a part, and a number that belongs to a name.
    EXPECT_FALSE(count_of("تسلمت تونس 450 ألف دينار مساعدات من الأردن.", "450 ألف دينار",
                          {.value = 450000, .unit = "دينار"})
                     .count.has_value());
    EXPECT_FALSE(
        count_of("وقع الأردن في 1992 اتفاقية تجارة.", "1992", {.value = 1992}).count.has_value());
    EXPECT_FALSE(
        count_of("اعتقلت الشرطة شبانا من أصل 700 متظاهر.", "700", {.value = 700, .unit = "متظاهر"})
            .count.has_value());
    EXPECT_FALSE(count_of("انطلقت مناورات \"درع البحر 4\" قبالة الساحل.", "4", {.value = 4})
                     .count.has_value());
}

TEST(Claims, PlacesAndTimesOfTheSameHappening) {
    const Read toll = read("لقي رجل مصرعه وأصيب أربعة أشخاص في العقبة.");
    ASSERT_GE(toll.claims.size(), 2U);
    EXPECT_THAT(toll.claims[0].roles.place, ElementsAre("place:JO/aqaba"));
    EXPECT_THAT(toll.claims[1].roles.place, ElementsAre("place:JO/aqaba"));

    const Read site = read("اعتقلت الشرطة ثلاثة شبان بمقر ولاية العقبة.");
    ASSERT_EQ(site.claims.size(), 1U);
    EXPECT_THAT(site.claims[0].roles.place, ElementsAre("place:JO/aqaba"));

    // The second place says where the first lies, joined ones are both meant.
    const Read within = read("وقع سليم الحداد اتفاقية في العقبة بالأردن.");
    EXPECT_THAT(within.claims.at(0).roles.place, ElementsAre("place:JO/aqaba"));

    const Read later = read("وقع الأردن اتفاقية تجارة أمس. ووقع سليم الحداد الاتفاقية.",
                            {.times = {{"أمس", "2022-05-03"}}, .counts = {}});
    ASSERT_EQ(later.claims.size(), 2U);
    EXPECT_EQ(later.claims[1].time, "2022-05-03");

    const Read other = read("وقع الأردن اتفاقية، على أن تبدأ الأشغال في 2023.",
                            {.times = {{"2023", "2023"}}, .counts = {}});
    EXPECT_EQ(other.claims.at(0).time, "");
}

TEST(Claims, TwoSourcesInOneSentenceMakeTwoClaims) {
    const Read page =
        read("قال سليم الحداد إن الشرطة اعتقلت السائق، وأكد كريم النجار أن الجسر آمن.");
    ASSERT_EQ(page.claims.size(), 2U);
    EXPECT_EQ(page.claims[0].frame, "arrest");
    EXPECT_EQ(page.claims[0].chain.back().entity, "person:salim");
    EXPECT_EQ(page.claims[1].frame, "statement");
    EXPECT_EQ(page.claims[1].chain.back().entity, "person:karim");
    EXPECT_FALSE(page.claims[0].span.overlaps(page.claims[1].span));
}

TEST(Claims, ClausesWithVerbsOfTheirOwn) {
    const Read page = read("أقامت تونس علاقات مع الجزيرة في 1993، قبل أن تقطعها في 2001.",
                           {.times = {{"1993", "1993"}, {"2001", "2001"}}, .counts = {}});
    ASSERT_EQ(page.claims.size(), 2U);
    EXPECT_EQ(page.claims[0].time, "1993");
    EXPECT_EQ(page.claims[1].time, "2001");
    EXPECT_EQ(page.claims[1].frame, "relations");
}

TEST(Claims, WhatLiesBehindAfterIsToldWhereItHasATimeOfItsOwn) {
    const Read dated = read("استأنفت تونس علاقاتها مع الجزيرة بعد توقفها عام 2002.",
                            {.times = {{"عام 2002", "2002"}}, .counts = {}});
    ASSERT_EQ(dated.claims.size(), 2U);
    EXPECT_EQ(dated.claims[0].time, "");
    EXPECT_EQ(dated.claims[1].time, "2002");
    EXPECT_EQ(dated.claims[1].mode, "withdraw");
    EXPECT_FALSE(dated.claims[0].span.overlaps(dated.claims[1].span));
    const Read bare = read("استأنفت تونس علاقاتها مع الجزيرة بعد توقفها.");
    EXPECT_EQ(bare.claims.size(), 1U);
}

TEST(Claims, HarmIsWhatAClauseOfOutcomeTells) {
    const Case cases[] = {
        {"أسفر الحريق عن مقتل 64 شخصا.", "casualty", "happened", 0},
        {"أدى حريق إلى مقتل أشخاص.", "casualty", "happened", 0},
        {"اندلع حريق في المصنع.", "disaster", "happened", 0},
    };
    for (const Case& test : cases) expect_first(test);
    const Given given = {.times = {}, .counts = {{"31", {.value = 31}}, {"و48", {.value = 48}}}};
    const Read both = read("خلفت الحرائق 31 قتيلا و48 جريحا.", given);
    ASSERT_EQ(both.claims.size(), 2U);
    EXPECT_EQ(both.claims[0].frame, "casualty");
    EXPECT_EQ(both.claims[1].frame, "casualty");
}

TEST(Claims, NounsThatAreAssertedAndNounsThatOnlyPoint) {
    const Case cases[] = {
        {"طال القصف محيط المطار.", "violence", "happened", 0},
        {"وصف السكان القصف.", "", "", 0},
        {"أتعب السكان دوي الغارات والقصف.", "", "", 0},
        {"قال سليم الحداد إن الاتفاقية طويلة.", "statement", "happened", 1},
        // A time between two commas parts nothing.
        {"قررت تونس، الثلاثاء، قطع علاقاتها مع الجزيرة.", "relations", "announced", 0},
        {"تونس مستعدة لتوقيع اتفاق آخر.", "agreement", "planned", 0},
    };
    for (const Case& test : cases) {
        const Given given = {.times = {{"الثلاثاء", "2022-05-03"}}, .counts = {}};
        const Read page = read(test.text, given);
        if (std::string_view(test.frame).empty()) {
            EXPECT_THAT(page.claims, IsEmpty()) << test.text;
            continue;
        }
        ASSERT_FALSE(page.claims.empty()) << test.text;
        EXPECT_EQ(page.claims[0].frame, test.frame) << test.text;
        EXPECT_EQ(model::to_string(page.claims[0].modality), test.modality) << test.text;
    }
}

TEST(Claims, APurposeIsAClaimBesideItsClause) {
    const Read page = read("وقعت شركة النسيم عقدا مع تونس لشراء 48 طائرة.");
    ASSERT_EQ(page.claims.size(), 2U);
    EXPECT_EQ(page.claims[0].frame, "agreement");
    EXPECT_EQ(page.claims[0].modality, model::Modality::happened);
    EXPECT_EQ(page.claims[1].frame, "procurement");
    EXPECT_EQ(page.claims[1].modality, model::Modality::planned);
    const Read denied = read("لم توقع شركة النسيم عقدا مع تونس لشراء 48 طائرة.");
    ASSERT_EQ(denied.claims.size(), 2U);
    EXPECT_EQ(denied.claims[1].frame, "procurement");
    EXPECT_EQ(denied.claims[1].modality, model::Modality::denied);
}

TEST(Claims, WhatBringsASourceInMayTellByItsParticiple) {
    const Read page = read("قال سليم الحداد إن الجسر آمن، متهما كريم النجار بالكذب.");
    EXPECT_TRUE(std::any_of(page.claims.begin(), page.claims.end(),
                            [](const auto& claim) { return claim.frame == "criticism"; }));
}

TEST(Claims, FormsThatAreOtherWords) {
    const Case cases[] = {
        {"لم يزر سليم الحداد تونس.", "visit", "denied", 0},  // a jussive behind its particle alone
        {"يزر سليم الحداد تونس.", "", "", 0},
    };
    for (const Case& test : cases) expect_first(test);
}

TEST(Claims, OnlyTheBodyClaims) {
    const char* text = "زار سليم الحداد تونس.";
    for (const BlockKind kind :
         {BlockKind::title, BlockKind::caption, BlockKind::heading, BlockKind::related,
          BlockKind::comment, BlockKind::chrome, BlockKind::byline}) {
        EXPECT_THAT(read(text, {.times = {}, .counts = {}, .kind = kind}).claims, IsEmpty());
    }
    EXPECT_THAT(read(text, {.times = {}, .counts = {}, .repeat = true}).claims, IsEmpty());
    EXPECT_EQ(read(text).claims.size(), 1U);
}

TEST(Claims, SpansHoldOnHostileTexts) {
    const char* units[] = {"قتل 3 في تونس، ",
                           "قال سليم الحداد إن ",
                           "signed a deal, ",
                           "«\"“”",
                           "1234567890",
                           "،،،",
                           "وقع ",
                           "a"};
    for (const char* unit : units) {
        std::string text;
        while (text.size() < 100000) text += unit;
        const Read page = read(text);
        for (const model::Claim& claim : page.claims) {
            ASSERT_LT(claim.span.start, claim.span.end);
            ASSERT_LE(claim.span.end, page.text.size());
        }
    }
}

}  // namespace
}  // namespace isnad::analysis::claims
