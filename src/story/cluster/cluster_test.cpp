// Stories over small records built by hand.
#include "story/cluster/cluster.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace isnad::story::cluster {
namespace {

model::Document document(const std::string& id, const std::string& language,
                         const std::string& text, const std::string& published = "") {
    model::Document made;
    made.id = id;
    made.sightings = {{id + ".txt", std::string(64, '0'), ""}};
    made.article.text = text;
    made.article.language = language;
    made.article.title = text.substr(0, text.find('\n'));
    made.article.published.best = published;
    std::uint32_t start = 0;
    while (start < text.size()) {
        const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', start), text.size()));
        made.article.blocks.push_back(
            {model::BlockKind::paragraph, {start, end}, std::nullopt, language});
        start = end + 1;
    }
    return made;
}

void mention(model::Document& document, const std::string& words, const std::string& entity,
             model::EntityKind kind = model::EntityKind::place) {
    const auto start = static_cast<std::uint32_t>(document.article.text.find(words));
    document.said.mentions.push_back(
        {{start, start + static_cast<std::uint32_t>(words.size())}, kind, entity, {}, ""});
}

model::Record two_matters() {
    model::Record record;
    record.documents = {
        document("1", "en",
                 "Glacier tunnel opens\nThe glacier tunnel below Mount Arvel opened for trains "
                 "after engineers finished the drilling of the southern tube.",
                 "2023-04-03"),
        document(
            "2", "en",
            "Trains run through the glacier tunnel\nFirst trains passed the tunnel below Mount "
            "Arvel; engineers praised the drilling of the southern tube.",
            "2023-04-04"),
        document("3", "en",
                 "Museum returns bronze mask\nThe museum of Lorne returned a bronze mask to the "
                 "villagers, whose elders had asked for the mask for decades.",
                 "2023-04-03"),
        document("4", "en",
                 "Elders receive the bronze mask\nVillagers celebrated as the museum of Lorne gave "
                 "the bronze mask back to their elders.",
                 "2023-04-05"),
    };
    return record;
}

std::vector<std::vector<std::uint32_t>> members(const std::vector<model::Story>& stories) {
    std::vector<std::vector<std::uint32_t>> all;
    for (const model::Story& story : stories) all.push_back(story.documents);
    std::sort(all.begin(), all.end());
    return all;
}

TEST(Stories, TwoMattersAreTwoStories) {
    const auto stories = find_stories(two_matters());
    EXPECT_EQ(members(stories), (std::vector<std::vector<std::uint32_t>>{{0, 1}, {2, 3}}));
    for (const model::Story& story : stories) {
        EXPECT_EQ(story.from, "2023-04-03");
        EXPECT_FALSE(story.title.empty());
    }
}

TEST(Stories, IdsDoNotDependOnTheOrder) {
    model::Record turned = two_matters();
    std::reverse(turned.documents.begin(), turned.documents.end());
    const auto forward = find_stories(two_matters());
    const auto backward = find_stories(turned);
    ASSERT_EQ(forward.size(), backward.size());
    for (std::size_t i = 0; i < forward.size(); ++i) {
        EXPECT_EQ(forward[i].id, backward[i].id);
        EXPECT_EQ(forward[i].from, backward[i].from);
    }
}

TEST(Stories, ACopyIsOneStoryHoweverItIsNamed) {
    model::Record record;
    record.documents = {document("1", "en", "Alpha beta gamma delta"),
                        document("2", "", "Epsilon zeta eta theta")};
    EXPECT_EQ(find_stories(record).size(), 2U);
    record.copies = {{{0, {0, 22}},
                      {1, {0, 22}},
                      0.9,
                      model::CopyKind::edited,
                      model::CopySource::unknown,
                      "",
                      {}}};
    EXPECT_EQ(find_stories(record).size(), 1U);
}

TEST(Stories, EntitiesBridgeLanguages) {
    model::Record record = two_matters();
    record.documents.push_back(
        document("5", "ar", "افتتاح نفق الجليد تحت جبل أرفيل أمام القطارات", "2023-04-04"));
    mention(record.documents[0], "Mount Arvel", "place:CH/arvel");
    mention(record.documents[1], "Mount Arvel", "place:CH/arvel");
    mention(record.documents[4], "جبل أرفيل", "place:CH/arvel");
    EXPECT_EQ(members(find_stories(record)),
              (std::vector<std::vector<std::uint32_t>>{{0, 1, 4}, {2, 3}}));
}

TEST(Stories, EveryDocumentIsInOne) {
    model::Record record;
    record.documents = {document("1", "", ""), document("2", "en", "Word")};
    EXPECT_EQ(members(find_stories(record)), (std::vector<std::vector<std::uint32_t>>{{0}, {1}}));
    EXPECT_TRUE(find_stories(model::Record{}).empty());
}

}  // namespace
}  // namespace isnad::story::cluster
