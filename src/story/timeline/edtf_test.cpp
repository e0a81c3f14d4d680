// TIMEX3 values as EDTF, each checked against a small reading of the specification.
#include "story/timeline/edtf.h"

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "story/timeline/edtf_check.h"

namespace isnad::story::timeline {
namespace {

TEST(EdtfCheck, TellsValidFromInvalid) {
    for (const char* valid :
         {"2024", "2024-02", "2024-02-29", "197X", "2024-21", "2024-33", "2024-41", "XXXX-12",
          "XXXX-02-29", "2023-11-21/2023-11-26", "../2023-11-26", "2023-11-22/..",
          "[2024-02-12,2024-02-13]", "[2024-02-09..2024-02-10,2024-02-13]", "2023/2024-05"})
        EXPECT_TRUE(is_edtf(valid)) << valid;
    for (const char* invalid : {"", "2024-13", "2023-02-29", "2024-2-1", "24", "2024-W27",
                                "2024-Q1", "../..", "..", "[2024-02-12]x", "[", "[]",
                                "2024-05/2024-04-01", "2024-02-09TNI", "XXXX-WXX-5", "[2024/2025]"})
        EXPECT_FALSE(is_edtf(invalid)) << invalid;
}

TEST(Edtf, SaysWhatTimexSays) {
    struct Case {
        const char* timex;
        const char* edtf;  // null: nothing that a day could be told from
        const char* first;
        const char* last;
    };
    const std::vector<Case> cases = {
        {"2021-11-24", "2021-11-24", "2021-11-24", "2021-11-24"},
        {"2021-11-24T19:10", "2021-11-24", "2021-11-24", "2021-11-24"},
        {"2021-11-24TAF", "2021-11-24", "2021-11-24", "2021-11-24"},
        {"2021-12-31TNI", "2021-12-31/2022-01-01", "2021-12-31", "2022-01-01"},
        {"2021-11", "2021-11", "2021-11-01", "2021-11-30"},
        {"2024-02", "2024-02", "2024-02-01", "2024-02-29"},
        {"2020", "2020", "2020-01-01", "2020-12-31"},
        {"197X", "197X", "1970-01-01", "1979-12-31"},
        {"2022-W27", "2022-07-04/2022-07-10", "2022-07-04", "2022-07-10"},
        {"2022-W27-WE", "2022-07-09/2022-07-10", "2022-07-09", "2022-07-10"},
        {"2021-W01-1", "2021-01-04", "2021-01-04", "2021-01-04"},
        {"2022-Q1", "2022-33", "2022-01-01", "2022-03-31"},
        {"1991-SU", "1991-22", "1991-06-01", "1991-09-30"},
        {"2024-WI", "2024-24", "2023-12-01", "2025-03-31"},
        {"2023/2024", "2023-01-01/2024-12-31", "2023-01-01", "2024-12-31"},
        {"XXXX-08", "XXXX-08", "", ""},
        {"XXXX-02-29", "XXXX-02-29", "", ""},
        {"XXXX-02-30", "", "", ""},
        {"XXXX-WXX-5", "", "", ""},
        {"XXXX-WXX-5TNI", "", "", ""},
        {"P3D", nullptr, "", ""},
        {"", nullptr, "", ""},
        {"2021-02-30", nullptr, "", ""},
        {"2024/2023", nullptr, "", ""},
        {"2022-W99", nullptr, "", ""},
        {"2022-W", nullptr, "", ""},
        {"a/b/c", nullptr, "", ""},
    };
    for (const Case& each : cases) {
        SCOPED_TRACE(each.timex);
        const auto moment = moment_of(each.timex);
        ASSERT_EQ(moment.has_value(), each.edtf != nullptr);
        if (!moment) continue;
        EXPECT_EQ(moment->edtf, each.edtf);
        EXPECT_TRUE(moment->edtf.empty() || is_edtf(moment->edtf));
        EXPECT_EQ(moment->days.first ? base::iso_date(*moment->days.first) : "", each.first);
        EXPECT_EQ(moment->days.last ? base::iso_date(*moment->days.last) : "", each.last);
    }
}

TEST(Edtf, IsTheShortestForItsDays) {
    const auto day = [](const char* iso) { return base::day_number(iso); };
    EXPECT_EQ(edtf_of({day("2024-02-01"), day("2024-02-29")}), "2024-02");
    EXPECT_EQ(edtf_of({day("2024-01-01"), day("2024-12-31")}), "2024");
    EXPECT_EQ(edtf_of({day("2024-01-01"), day("2024-12-30")}), "2024-01-01/2024-12-30");
    EXPECT_EQ(edtf_of({{}, day("2024-12-30")}), "../2024-12-30");
    EXPECT_EQ(edtf_of({day("2024-12-30"), {}}), "2024-12-30/..");
    EXPECT_EQ(edtf_of({}), "");
}

}  // namespace
}  // namespace isnad::story::timeline
