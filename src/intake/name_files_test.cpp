// Names brought along: each format, its bad lines, and hostile bytes.
#include "intake/name_files.h"

#include <gtest/gtest.h>

namespace isnad::intake {
namespace {

using model::EntityKind;

std::vector<std::string> shown(const NameFile& file) {
    std::vector<std::string> lines;
    for (const model::ImportedName& name : file.names) {
        lines.push_back(name.source + " " + name.id + " " +
                        std::to_string(static_cast<int>(name.kind)) + " " + name.name + " [" +
                        name.language + "] " + name.country + (name.weak ? " weak" : ""));
    }
    return lines;
}

std::vector<std::string> reasons(const NameFile& file) {
    std::vector<std::string> lines;
    for (const base::Error& error : file.refused) lines.push_back(error.to_string());
    return lines;
}

TEST(NameFiles, ReadWikidata) {
    const NameFile file = read_names(
        "[\n"
        R"({"id":"Q1000001","labels":{"en":{"language":"en","value":"Selma Ardoun"},"ar":{"value":"سلمى أردون"},"de":{"value":"Selma Ardoun"}},"aliases":{"en":[{"value":"S. Ardoun"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}],"P27":[{"mainsnak":{"datavalue":{"value":{"id":"Q1028"}}}}]}},)"
        "\n"
        R"({"id":"Q1000002","labels":{"en":{"value":"Fanar Bridge"}},"claims":{"P625":[]}})"
        "\n"
        R"({"id":"Q1000003","labels":{"en":{"value":"Nothing"}},"claims":{}})"
        "\n"
        R"({"id":"Q1000004", )"
        "\n]\n",
        "x.ndjson", "wd");
    EXPECT_EQ(shown(file), (std::vector<std::string>{
                               "wd Q1000001 0 Selma Ardoun [en] MA",
                               "wd Q1000001 0 سلمى أردون [ar] MA",
                               "wd Q1000001 0 S. Ardoun [en] MA",
                               "wd Q1000002 2 Fanar Bridge [en] ",
                           }));
    EXPECT_EQ(file.entities, 2U);
    ASSERT_EQ(file.refused.size(), 2U);
    EXPECT_EQ(file.refused[0].where, "x.ndjson:4");
    EXPECT_EQ(file.refused[0].message, "neither person, organisation, place nor outlet: Q1000003");
    EXPECT_EQ(file.refused[1].where, "x.ndjson:5");
}

TEST(NameFiles, ReadFollowTheMoney) {
    const NameFile file = read_names(
        R"({"id":"NK-1","caption":"Tarn Holding","schema":"Company","properties":{"name":["Tarn Holding","تارن القابضة"],"weakAlias":["Tarn"],"country":["ae"]}})"
        "\n"
        R"({"id":"NK-2","schema":"Ownership","properties":{}})"
        "\n"
        R"({"id":"NK 3","schema":"Person","properties":{"name":["A B"]}})"
        "\n",
        "x.json", "os");
    EXPECT_EQ(shown(file), (std::vector<std::string>{
                               "os NK-1 1 Tarn Holding [] AE",
                               "os NK-1 1 تارن القابضة [ar] AE",
                               "os NK-1 1 Tarn [] AE weak",
                           }));
    EXPECT_EQ(reasons(file), (std::vector<std::string>{
                                 "x.json:2: schema that names nothing looked for: Ownership",
                                 "x.json:3: the id is empty, too long or holds blanks",
                             }));
}

TEST(NameFiles, ReadCsv) {
    const NameFile file = read_names(
        "\xEF\xBB\xBFkind,id,name,aliases,country,language\r\n"
        "person,p1,\"Ardoun, Selma\",سلمى أردون|\"\"x\"\",MA,en\r\n"
        "\r\n"
        "place,,\"Two\nLines\",,,\r\n"
        "ship,s1,Nordvik,,,\r\n"
        "person,p2,A B,,,,,\r\n"
        "outlet,o1,Fanar,,,\n",
        "x.csv", "csv");
    EXPECT_EQ(shown(file), (std::vector<std::string>{
                               "csv p1 0 Ardoun, Selma [en] MA",
                               "csv p1 0 سلمى أردون [ar] MA",
                               "csv p1 0 \"\"x\"\" [] MA",
                               "csv o1 3 Fanar [] ",
                           }));
    EXPECT_EQ(reasons(file), (std::vector<std::string>{
                                 "x.csv:4: no name that can be used: line-4",
                                 "x.csv:6: no kind of this program: ship",
                                 "x.csv:7: more fields than the header has",
                             }));
}

TEST(NameFiles, RefuseWhatIsNeither) {
    EXPECT_EQ(reasons(read_names("", "x", "s")), std::vector<std::string>{"x: there are no names"});
    EXPECT_EQ(reasons(read_names("hello\nworld", "x", "s")),
              std::vector<std::string>{
                  "x:1: no header with the columns kind and name, nor lines of JSON"});
    EXPECT_EQ(read_names("{\"a\":1}\n", "x", "s").refused.size(), 1U);
    EXPECT_EQ(read_names("[1]\n", "x", "s").refused.size(), 1U);
}

TEST(NameFiles, SkipALineWhoseQuotationDoesNotEnd) {
    const NameFile file =
        read_names("kind,name,id\nperson,\"Selma Ardoun,p1\nperson,Dun Arvel,p2\n", "x.csv", "s");
    EXPECT_EQ(shown(file), std::vector<std::string>{"s p2 0 Dun Arvel [] "});
    EXPECT_EQ(reasons(file), std::vector<std::string>{"x.csv:2: a quotation that does not end"});
}

TEST(NameFiles, StandHostileBytes) {
    std::string deep = "{\"id\":\"Q1\",\"claims\":";
    for (int i = 0; i < 100'000; ++i) deep += '[';
    EXPECT_EQ(read_names(deep, "x", "s").refused.size(), 1U);
    std::string quotes = "kind,name\n";
    for (int i = 0; i < 50'000; ++i) quotes += "\"\"\"\n";
    EXPECT_TRUE(read_names(quotes, "x", "s").names.empty());
    const NameFile bad = read_names("kind,name\nperson,\xFF\xFE\nperson,A\x01 B\n", "x", "s");
    EXPECT_TRUE(bad.names.empty());
    EXPECT_EQ(bad.refused.size(), 2U);
    const std::string long_name = "kind,name\nperson," + std::string(10'000, 'a') + "\n";
    EXPECT_TRUE(read_names(long_name, "x", "s").names.empty());
}

}  // namespace
}  // namespace isnad::intake
