// Framing over small records built by hand: names of entities, words for happenings, swapped words.
#include "story/framing/framing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "story/framing/event_names.h"
#include "story/framing/swaps.h"

namespace isnad::story::framing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Each page an outlet of its own.
std::vector<std::uint32_t> outlets(const model::Record& record) {
    std::vector<std::uint32_t> outlet_of;
    for (std::uint32_t i = 0; i < record.documents.size(); ++i) outlet_of.push_back(i);
    return outlet_of;
}

std::vector<model::Framing> framing_of(const model::Record& record) {
    return find_framing(record, outlets(record));
}

// A record whose pages hold the names given, one page a list.
model::Record named(model::EntityKind kind, const std::vector<std::vector<std::string>>& pages) {
    model::Record record;
    model::Entity entity{.id = "x:1", .kind = kind};
    for (std::uint32_t doc = 0; doc < pages.size(); ++doc) {
        model::Document document;
        for (const std::string& name : pages[doc]) {
            const auto start = static_cast<std::uint32_t>(document.article.text.size());
            document.article.text += name + " ";
            entity.mentions.push_back(
                {doc, {start, start + static_cast<std::uint32_t>(name.size())}});
        }
        record.documents.push_back(std::move(document));
    }
    record.entities.push_back(std::move(entity));
    return record;
}

TEST(Framing, CountsEachNamePerPage) {
    const auto found =
        framing_of(named(model::EntityKind::organisation,
                         {{"الحركة", "الحركة", "التنظيم"}, {"التنظيم", "والتنظيم"}}));
    ASSERT_THAT(found, SizeIs(1));
    ASSERT_THAT(found[0].variants, SizeIs(2));
    EXPECT_EQ(found[0].variants[0].text, "التنظيم");
    EXPECT_EQ(found[0].variants[0].documents,
              (std::map<std::uint32_t, std::uint32_t>{{0, 1}, {1, 2}}));
    EXPECT_EQ(found[0].variants[1].text, "الحركة");
}

TEST(Framing, TakesSpellingsTranslationsAndShortFormsForOneName) {
    using Kind = model::EntityKind;
    EXPECT_THAT(framing_of(named(Kind::place, {{"الأردن"}, {"والاردن"}, {"للأردن"}})), IsEmpty());
    EXPECT_THAT(framing_of(named(Kind::place, {{"الأردن"}, {"Jordan"}})), IsEmpty());
    EXPECT_THAT(framing_of(named(Kind::person, {{"Jane Roe"}, {"Roe", "Jane"}})), IsEmpty());
    EXPECT_THAT(framing_of(named(Kind::organisation, {{"the rebels"}, {"the army of the north"}})),
                SizeIs(1));
    EXPECT_THAT(framing_of(named(Kind::place, {{}})), IsEmpty());
}

TEST(Framing, CountsACapitalThatStandsForItsCountry) {
    model::Record record = named(model::EntityKind::place, {{"Morocco", "Morocco"}});
    model::Document& page = record.documents[0];
    const auto start = static_cast<std::uint32_t>(page.article.text.size());
    page.article.text += "Rabat";
    model::Mention capital;
    capital.span = {start, start + 5};
    capital.entity = "place:MA/rabat";
    page.said.mentions = {capital};
    EXPECT_THAT(framing_of(record), IsEmpty());
    page.said.mentions[0].stands_for = "x:1";
    const auto found = framing_of(record);
    ASSERT_THAT(found, SizeIs(1));
    ASSERT_THAT(found[0].variants, SizeIs(2));
    EXPECT_EQ(found[0].variants[1].text, "Rabat");
}

TEST(Framing, CountsByOutletAndKeepsPlaces) {
    const model::Record record =
        named(model::EntityKind::organisation, {{"الحركة", "التنظيم"}, {"الحركة"}, {"التنظيم"}});
    const auto found = find_framing(record, {0, 0, 1});
    ASSERT_THAT(found, SizeIs(1));
    ASSERT_THAT(found[0].variants, SizeIs(2));
    const model::Usage& usage = found[0].variants[1];
    EXPECT_EQ(usage.text, "الحركة");
    EXPECT_EQ(usage.outlets, (std::map<std::uint32_t, std::uint32_t>{{0, 2}}));
    ASSERT_THAT(usage.places, SizeIs(2));
    for (const model::Place& place : usage.places)
        EXPECT_EQ(model::cut(record.documents[place.doc].article.text, place.span), "الحركة");
}

TEST(Framing, KeepsAPlaceOfEachOutletWhereThereAreMany) {
    std::vector<std::vector<std::string>> pages(1, std::vector<std::string>(50, "الحركة"));
    pages.push_back({"الحركة", "التنظيم"});
    const auto found = framing_of(named(model::EntityKind::organisation, pages));
    const auto& places = found.at(0).variants.at(0).places;
    EXPECT_THAT(places, SizeIs(model::kUsagePlaces));
    EXPECT_EQ(places.front().doc, 0U);
    EXPECT_EQ(places.back().doc, 1U);
}

// Two pages that tell one event in one sentence, with a copy between them that swaps words.
struct Copied {
    model::Record record;

    Copied(const std::string& a, const std::string& b) {
        model::Story story{.id = "s", .documents = {0, 1}, .events = {"e"}};
        model::Event event{.id = "e", .claims = {{0, 0}, {1, 0}}};
        for (const std::string& text : {a, b}) {
            model::Document document;
            document.article.language = "ar";
            document.article.text = text;
            const auto size = static_cast<std::uint32_t>(text.size());
            document.article.blocks = {{model::BlockKind::paragraph, {0, size}}};
            document.said.claims.push_back({.span = {0, size}, .frame = "protest"});
            record.documents.push_back(std::move(document));
        }
        record.events.push_back(std::move(event));
        record.stories.push_back(std::move(story));
        record.copies.emplace_back();
    }

    model::Span find(std::uint32_t doc, const std::string& words) const {
        const auto at = record.documents[doc].article.text.find(words);
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }

    void swap(const std::string& a, const std::string& b) {
        record.swaps.push_back({.a = a, .b = b, .places = {{0, {0, find(0, a)}, {1, find(1, b)}}}});
    }

    model::SwapTouch touch() const {
        const auto evidence = SwapTouches(record).of_story(0);
        return evidence.empty() ? model::SwapTouch::text : evidence[0].touch;
    }
};

TEST(Swaps, TouchWhatTheyStandIn) {
    Copied copied("تظاهر المحتجون في بينا وقال شاهد", "تجمهر مثيرو الشغب في بينا وزعم شاهد");
    copied.swap("المحتجون", "مثيرو الشغب");
    EXPECT_EQ(copied.touch(), model::SwapTouch::account);
    auto& claims = copied.record.documents[0].said.claims;
    claims[0].chain.push_back({.cue_span = copied.find(0, "المحتجون")});
    EXPECT_EQ(copied.touch(), model::SwapTouch::cue);
    claims[0].trigger = copied.find(0, "المحتجون");
    EXPECT_EQ(copied.touch(), model::SwapTouch::trigger);
    model::Mention mention;
    mention.span = copied.find(1, "مثيرو الشغب");
    mention.entity = "x:1";
    copied.record.documents[1].said.mentions.push_back(mention);
    EXPECT_EQ(copied.touch(), model::SwapTouch::name);
    const SwapTouches touches(copied.record);
    ASSERT_THAT(touches.of_entity("x:1"), SizeIs(1));
    EXPECT_THAT(touches.of_entity("x:1")[0].places, ElementsAre(0U));
    EXPECT_EQ(touches.of_event("e").at(0).touch, model::SwapTouch::trigger);
    EXPECT_THAT(touches.of_entity("x:2"), IsEmpty());
}

TEST(Swaps, OfInflectionDigitsOrFunctionWordsTouchNothing) {
    for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
             {"علقت", "علق"}, {"600", "200"}, {"في", "على"}, {"ترامب", "ترمب"}}) {
        SCOPED_TRACE(a);
        Copied copied("قال إن " + a + " هنا", "قال إن " + b + " هنا");
        copied.swap(a, b);
        EXPECT_THAT(SwapTouches(copied.record).of_story(0), IsEmpty());
    }
}

TEST(Swaps, AreCountedInAllPagesOfTheirStory) {
    Copied copied("تظاهر المحتجون وعاد المحتجون", "تجمهر مثيرو الشغب ثم المحتجون");
    copied.swap("المحتجون", "مثيرو الشغب");
    const auto found = frame_stories(copied.record, {0, 1}).at(0);
    ASSERT_THAT(found.swaps, SizeIs(1));
    EXPECT_EQ(found.swaps[0].a, (std::map<std::uint32_t, std::uint32_t>{{0, 2}, {1, 1}}));
    EXPECT_EQ(found.swaps[0].b, (std::map<std::uint32_t, std::uint32_t>{{1, 1}}));
}

TEST(EventNames, AreDifferentWordsNotForms) {
    struct Case {
        const char* a;
        const char* b;
        std::size_t different;
    };
    for (const Case& each : std::vector<Case>{{"تظاهر", "تجمهر", 2},
                                              {"وقعت", "وقعتا", 0},
                                              {"وقّعا", "وقعتا", 0},
                                              {"والقصف", "والي", 2},
                                              {"القصف", "قصف", 0},
                                              {"ورفع المحتجون", "رفع", 0},
                                              {"احتجاج", "أعمال شغب", 2}}) {
        SCOPED_TRACE(each.a);
        Copied copied(each.a, each.b);
        for (std::uint32_t doc = 0; doc < 2; ++doc) {
            model::Document& document = copied.record.documents[doc];
            document.said.claims[0].trigger = document.said.claims[0].span;
        }
        EXPECT_THAT(trigger_usages(copied.record, copied.record.events[0], {0, 1}),
                    SizeIs(each.different));
    }
}

}  // namespace
}  // namespace isnad::story::framing
