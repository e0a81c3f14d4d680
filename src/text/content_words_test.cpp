// Content words: one form with and without proclitics, none for the closed classes.
#include "text/content_words.h"

#include <gtest/gtest.h>

#include "text/key_form.h"

namespace isnad::text {
namespace {

struct WordCase {
    const char* word;
    const char* content;
};

TEST(ContentWords, OneFormOrNone) {
    const WordCase cases[] = {
        {"والميناء", "ميناء"},
        {"الميناء", "ميناء"},
        {"بالميناء", "ميناء"},
        {"ميناء", "ميناء"},
        {"والتي", ""},
        {"من", ""},
        {"the", ""},
        {"harbour", "harbour"},
        {"dans", ""},
        {"digue", "digue"},
        {"à", ""},
        {"2023", "2023"},
        {"ab", ""},
    };
    for (const WordCase& test : cases) {
        EXPECT_EQ(content_word(key_of(test.word)),
                  *test.content == 0 ? std::string() : key_of(test.content))
            << test.word;
    }
}

}  // namespace
}  // namespace isnad::text
