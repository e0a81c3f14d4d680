// What counts as a letter, a comma and the end of a sentence, in every script that news is in.
#include "extract/lines.h"

#include <gtest/gtest.h>

namespace isnad::extract {
namespace {

TEST(Lines, Measure) {
    struct Case {
        std::string words;
        std::uint32_t letters, marks;
        bool ends_sentence;
    };
    const Case cases[] = {
        {"", 0, 0, false},
        {"Bread, at last.", 11, 2, true},
        {"Was it? “Yes!”", 8, 2, true},
        {"12:30", 4, 0, false},
        {"خبز، وماء؛ فهل؟", 10, 3, true},
        {"قال الخباز.\u200F", 9, 1, true},
        {"\u202Bقال الخباز.\u202C", 9, 1, true},
        {"\u2067قال.\u2069", 3, 1, true},
        {"قال: «نعم.»", 6, 1, true},
        {"قــال", 3, 0, false},                // tatweel stretches, it is no letter
        {"قَالَ", 3, 0, false},                  // nor is tashkeel
        {"ﻗﺎﻝ ﻻ", 4, 0, false},                // presentation forms
        {"٪٢٥ و ۲۵٪", 5, 0, false},            // per cent parts nothing
        {"گفت چرا ژاله نیامد؟", 15, 1, true},  // Persian
        {"می\u200Cخواهم", 7, 0, false},
        {"یہ ٹھیک ہے۔", 8, 1, true},  // Urdu
        {"ڈاکٹر نے کہا، ٹوپی بڑی ہے۔", 19, 2, true},
        {"\uFEFFabc\u00AD", 3, 0, false},
        {"यह अच्छा है।", 6, 1, true},
        {"是。", 3, 1, true},
        {"\U0001F600 \uE001 \uFFFD • ©", 0, 0, false},
        {"Yes...", 3, 3, true},
        {"and so on…", 7, 1, true},
        {"a (b.)", 2, 1, true},
        {"a. b", 2, 1, false},
    };
    for (const Case& c : cases) {
        Line line;
        measure(c.words, line);
        EXPECT_EQ(line.letters, c.letters) << c.words;
        EXPECT_EQ(line.marks, c.marks) << c.words;
        EXPECT_EQ(line.ends_sentence, c.ends_sentence) << c.words;
    }
}

}  // namespace
}  // namespace isnad::extract
