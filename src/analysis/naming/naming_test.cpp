#include "analysis/naming/naming.h"
#include <gtest/gtest.h>
