// Which pages are of one outlet.
#include "story/outlets/outlets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace isnad::story::outlets {
namespace {

using ::testing::ElementsAre;

model::Document page(std::string id, std::string outlet) {
    model::Document document;
    document.id = std::move(id);
    if (!outlet.empty()) document.article.outlet = model::OutletName{.name = std::move(outlet)};
    return document;
}

TEST(Outlets, AreOneWhereTheirKeyFormsAgree) {
    model::Record record;
    record.documents = {page("d1", "الراية"), page("d2", "الاخبار"), page("d0", ""),
                        page("d3", "الأخبار"), page("d4", "")};
    record.outlets = outlets_of(record);
    std::vector<std::string> names;
    for (const model::Outlet& outlet : record.outlets) names.push_back(outlet.name);
    EXPECT_THAT(names, ElementsAre("الاخبار", "الراية", "", ""));
    EXPECT_THAT(record.outlets[0].documents, ElementsAre(1U, 3U));
    EXPECT_THAT(by_document(record), ElementsAre(1U, 0U, 2U, 0U, 3U));
}

}  // namespace
}  // namespace isnad::story::outlets
