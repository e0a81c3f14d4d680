// Names brought along upon the program's own.
#include "analysis/entities/gazetteer.h"
#include "analysis/entities/tagged.h"

#include <gtest/gtest.h>

#include "analysis/entities/entities.h"

namespace isnad::analysis::entities {
namespace {

using model::EntityKind;
using model::ImportedName;

std::vector<std::string> names_in(const std::string& text, const Gazetteer& gazetteer) {
    const auto size = static_cast<std::uint32_t>(text.size());
    const text::TokenisedText tokens =
        text::tokenise(text, {{{0, size}, model::BlockKind::paragraph, "en", false}});
    std::vector<std::string> found;
    for (const model::Mention& mention : find_mentions(tokens, gazetteer, Learned::none())) {
        found.push_back(std::string(model::cut(text, mention.span)) + "=" + mention.entity + " (" +
                        mention.why + ")");
    }
    return found;
}

const Gazetteer& brought() {
    static const Gazetteer gazetteer(
        Gazetteer::get(), {{"mine", "Q1", EntityKind::person, "Selma Ardoun", "en", "MA", false},
                           {"mine", "Q1", EntityKind::person, "سلمى أردون", "ar", "MA", false},
                           {"mine", "Q1", EntityKind::person, "Selmouna", "", "MA", true},
                           {"mine", "Q2", EntityKind::person, "Tavik", "en", "", false},
                           {"mine", "Q3", EntityKind::organisation, "The Bank", "en", "", false},
                           {"mine", "Q4", EntityKind::place, "Fanarville", "en", "MA", false},
                           // Known to the program: keeps its id.
                           {"mine", "Q5", EntityKind::place, "Rabat", "en", "MA", false},
                           {"mine", "Q5", EntityKind::place, "Ribatville", "en", "MA", false},
                           // Another person of the same name.
                           {"other", "Q6", EntityKind::person, "Selma Ardoun", "en", "", false},
                           {"other", "Q7", EntityKind::person, "\u202E\u202C", "en", "", false}});
    return gazetteer;
}

TEST(ImportedGazetteer, FindsAndSaysWhy) {
    EXPECT_EQ(names_in("We saw Selma Ardoun in Fanarville.", brought()),
              (std::vector<std::string>{"Selma Ardoun=person:selma-ardoun (imported: mine Q1)",
                                        "Fanarville=place:MA/fanarville (imported: mine Q4)"}));
    EXPECT_TRUE(names_in("We saw Fanarville.", Gazetteer::get()).empty());
}

TEST(ImportedGazetteer, JoinsWhatIsKnown) {
    EXPECT_EQ(names_in("We saw Ribatville.", brought()),
              std::vector<std::string>{"Ribatville=place:MA/rabat (imported: mine Q5)"});
}

TEST(ImportedGazetteer, AsksEvidenceOfWeakNames) {
    EXPECT_TRUE(names_in("They liked Selmouna much, and Tavik, and The Bank.", brought()).empty());
    EXPECT_EQ(names_in("Selma Ardoun, whom they call Selmouna, came.", brought()),
              (std::vector<std::string>{"Selma Ardoun=person:selma-ardoun (imported: mine Q1)",
                                        "Selmouna=person:selma-ardoun (imported: mine Q1)"}));
    EXPECT_EQ(names_in("They saw President Tavik there.", brought()),
              std::vector<std::string>{"Tavik=person:tavik (imported: mine Q2)"});
}

TEST(ImportedGazetteer, KeepsTheIdsOfTwoOfOneNameApart) {
    const KnownEntity* first = brought().entity("person:selma-ardoun");
    const KnownEntity* second = brought().entity("person:selma-ardoun-q6");
    ASSERT_NE(first, nullptr);
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(first->why, "imported: mine Q1");
    EXPECT_EQ(second->why, "imported: other Q6");
}

}  // namespace
}  // namespace isnad::analysis::entities
