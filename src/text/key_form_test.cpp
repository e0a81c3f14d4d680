// The key form: what is folded, where it came from, and that folding twice changes nothing.
#include "text/key_form.h"

#include <gtest/gtest.h>

#include <random>

#include "text/utf8.h"

namespace isnad::text {
namespace {

TEST(KeyForm, Folds) {
    const std::pair<const char*, const char*> cases[] = {
        {"", ""},
        {"Port DEAL 2021", "port deal 2021"},
        {"أحمد إلى آخر ٱلبحر", "احمد الي اخر البحر"},
        {"مؤسسة الموانئ", "موسسه المواني"},
        {"مُحَمَّدٌ", "محمد"},
        {"الـــميناء", "الميناء"},
        {"١٬٢٥٠ و ۱۲٫۵", "1,250 و 12.5"},
        {"کشور ایران", "كشور ايران"},
        {"می\u200Cخواهم", "ميخواهم"},
        {"ھذا ہے ڪتاب ۀ", "هذا هے كتاب ه"},
        {"\u2067قال\u2069 \u061Cنعم", "قال نعم"},
        {"پچژگٹڈڑں", "پچژگٹڈڑں"},
        {"\u202Bشركة\u202C \u200Fنور\u200E", "شركه نور"},
        {"ﺷﺮﻛﺔ ﻻﻣﻌﺔ", "شركه لامعه"},
        {"ﷲ", "الله"},
        {"سَنة،", "سنه،"},
        {"“Été” – l’Œuvre", "“été” – l’œuvre"},
        {"e\u0301te\u0301", "été"},
        {"e\u064B\u0301", "é"},  // what vanishes does not keep letter and accent apart
        {"Straße ﬁn ½", "strasse fin 1⁄2"},
        {"ＡＢＣ１２", "abc12"},
        {"a\u00A0b…", "a b..."},
        {"ΑΣ ας Я", "ασ ασ я"},
        {"漢字 한국 カ\u3099", "漢字 한국 ガ"},
        {"\uFEFFx\u00ADy", "xy"},
        {"שלום", "שלום"},
    };
    for (const auto& [text, key] : cases) {
        EXPECT_EQ(key_of(text), key) << text;
        EXPECT_EQ(key_form(text).key, key) << text;
    }
}

TEST(KeyForm, OriginCoversWhatAKeyCameFrom) {
    const std::string text = "في مُؤْتَمَرٍ، 12";
    const KeyForm form = key_form(text);
    const std::size_t at = form.key.find("موتمر");
    ASSERT_NE(at, std::string::npos);
    const std::size_t end = at + std::string("موتمر").size();
    EXPECT_EQ(text.substr(form.origin[at], form.origin[end] - form.origin[at]), "مُؤْتَمَرٍ");
    EXPECT_EQ(form.origin.back(), text.size());
}

TEST(KeyForm, OneLetterFromManyAndManyFromOne) {
    const KeyForm composed = key_form("xe\u0301y");
    EXPECT_EQ(composed.key, "xéy");
    EXPECT_EQ(composed.origin, (std::vector<std::uint32_t>{0, 1, 1, 4, 5}));
    const KeyForm expanded = key_form("xßy");
    EXPECT_EQ(expanded.key, "xssy");
    EXPECT_EQ(expanded.origin, (std::vector<std::uint32_t>{0, 1, 1, 3, 4}));
}

bool is_boundary(const std::string& text, std::size_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

void expect_properties(const std::string& text) {
    const KeyForm form = key_form(text);
    ASSERT_TRUE(is_valid_utf8(form.key));
    ASSERT_EQ(form.origin.size(), form.key.size() + 1);
    ASSERT_EQ(form.origin.back(), text.size());
    for (std::size_t i = 0; i < form.key.size(); ++i) {
        ASSERT_LE(form.origin[i], form.origin[i + 1]);
        ASSERT_TRUE(is_boundary(text, form.origin[i]));
    }
    ASSERT_EQ(key_of(text), form.key);
    ASSERT_EQ(key_of(form.key), form.key) << testing::PrintToString(text);
}

// Letters chosen to meet: bases, marks of several classes, ignorables, expansions, jamo.
TEST(KeyForm, PropertiesOnRandomText) {
    const std::u32string alphabet =
        U"aEx 1.ا أآؤةىی\u0640\u064B\u0651\u0653\u0654\u0670\u0301\u0323\u0308\u0344\u0345\u034F"
        U"\u200C\u200F\u00ADßŒİΣſ\uFDFA\uFE71\uFE70\uFC5E\uFB01\u1100\u1161\u11A8가\u3099かカ\u0E33"
        U"\u1E9B\u212B½²①\uFF76\uFF9E\u06D5\u06C0\u0627\U0001F6A2\U0001D400\U000E0001\u00A0…";
    std::mt19937 random(7);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const std::size_t length = random() % 12;
        for (std::size_t i = 0; i < length; ++i) {
            append_utf8(text, alphabet[random() % alphabet.size()]);
        }
        expect_properties(text);
        if (HasFatalFailure()) return;
    }
}

TEST(KeyForm, EveryCodePointAloneIsStable) {
    for (char32_t c = 0; c < 0x30000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        append_utf8(text, c);
        expect_properties(text);
        if (HasFatalFailure()) return;
    }
}

// A quadratic way would take minutes.
TEST(KeyForm, LinearOnPiledMarks) {
    for (const std::u32string_view unit :
         {U"\u0301\u0323", U"\u0301\u064B", U"\u1161", U"\u064B"}) {
        std::string text = "a";
        while (text.size() < 2'000'000) {
            for (const char32_t c : unit) append_utf8(text, c);
        }
        const KeyForm form = key_form(text);
        EXPECT_LT(form.key.size(), 200U);
        EXPECT_EQ(form.origin.back(), text.size());
    }
}

}  // namespace
}  // namespace isnad::text
