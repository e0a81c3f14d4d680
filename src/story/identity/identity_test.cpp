#include "story/identity/identity.h"
#include <gtest/gtest.h>
