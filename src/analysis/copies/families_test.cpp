// Families under their earliest witness, chains, and swaps counted over them.
#include "analysis/copies/families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace isnad::analysis::copies {
namespace {
TEST(Families, NothingOfNothing) {
    EXPECT_TRUE(find_families({}, {}).families.empty());
}
}  // namespace
}  // namespace isnad::analysis::copies
