// The name of a page's site: title parts, copyright lines, and the pages where several places tell.
#include "extract/site.h"

#include <gtest/gtest.h>

#include "extract/extract.h"

namespace isnad::extract {
namespace {

TEST(Titles, LoseTheSite) {
    EXPECT_EQ(title_without_site("River rises - The Example", "The Example"), "River rises");
    EXPECT_EQ(title_without_site("The Example | River rises", "The Example"), "River rises");
    EXPECT_EQ(title_without_site("الفيضان - ما نعرفه عنه حتى الآن", "مثال برس"),
              "الفيضان - ما نعرفه عنه حتى الآن");
    EXPECT_EQ(title_without_site("River rises", ""), "River rises");
    EXPECT_EQ(site_in_title("River rises | The Example", "River rises"), "The Example");
    EXPECT_EQ(owner_in_copyright("Copyright © 2019-2024 The Example. All rights reserved"),
              "The Example");
}

}  // namespace
}  // namespace isnad::extract
