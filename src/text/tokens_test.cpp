// Tokens as a table of texts and what they fall into; then the promises about offsets.
#include "text/tokens.h"

#include <gtest/gtest.h>

#include <random>

#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

TokenisedText tokenise_all(const std::string& text) {
    return tokenise(text, {{{0, static_cast<std::uint32_t>(text.size())}}});
}

// "w:word n:12 m:." for words, numbers and marks, in the letters of the text itself.
std::string shape(const std::string& text) {
    const TokenisedText tokens = tokenise_all(text);
    std::string out;
    for (const Token& token : tokens.tokens) {
        if (!out.empty()) out += ' ';
        out += token.kind == TokenKind::word ? "w:" : token.kind == TokenKind::number ? "n:" : "m:";
        out += tokens.words(token.span);
    }
    return out;
}

TEST(Tokens, Shapes) {
    const std::pair<const char*, const char*> cases[] = {
        {"", ""},
        {" \n\u200F ", ""},
        {"وقّعت الشركة، أمس", "w:وقّعت w:الشركة m:، w:أمس"},
        {"l'accord d’été", "w:l'accord w:d’été"},
        {"'quoted' ’tis", "m:' w:quoted m:' m:’ w:tis"},
        {"sino-french", "w:sino m:- w:french"},
        {"صه״ל", "w:صه״ל"},
        {"116.7 1,250 3,5", "n:116.7 n:1,250 n:3,5"},
        {"١٬٢٥٠ ١٢٫٥", "n:١٬٢٥٠ n:١٢٫٥"},
        {"1,250,000.50 1.250.000,5", "n:1,250,000.50 n:1.250.000,5"},
        {"26-11-2021", "n:26 m:- n:11 m:- n:2021"},
        {"26/11/2021", "n:26 m:/ n:11 m:/ n:2021"},
        {"26.11.2021", "n:26 m:. n:11 m:. n:2021"},
        {"1.2.3", "n:1 m:. n:2 m:. n:3"},
        {"في 2021.", "w:في n:2021 m:."},
        {"12,ثم", "n:12 m:, w:ثم"},
        {"4ر16 F16 31% 2021م", "n:4 w:ر16 w:F16 n:31 m:% n:2021 w:م"},
        {"#وسم_جديد @user", "m:# w:وسم m:_ w:جديد m:@ w:user"},
        {"U.S.", "w:U m:. w:S m:."},
        {"10:30", "n:10 m:: n:30"},
        {"الله ـ وكالات", "w:الله m:ـ w:وكالات"},
        {"هـ 1443هـ", "w:هـ n:1443 w:هـ"},
        {"می\u200Cخواهم\u200F.", "w:می\u200Cخواهم m:."},
        {"\u202Bنور\u202C", "w:نور"},
        {"漢字 ok", "w:漢 w:字 w:ok"},
        {"🚢!", "m:🚢 m:!"},
        {"«نعم»", "m:« w:نعم m:»"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(shape(text), expected) << text;
}

TEST(Tokens, KeysAreKeyForms) {
    const TokenisedText tokens = tokenise_all("إلى الـشّركة ١٬٢٥٠ ـ X");
    ASSERT_EQ(tokens.tokens.size(), 5U);
    EXPECT_EQ(tokens.tokens[0].key, "الي");
    EXPECT_EQ(tokens.tokens[1].key, "الشركه");
    EXPECT_EQ(tokens.tokens[2].key, "1,250");
    EXPECT_EQ(tokens.tokens[3].key, "ـ");  // never empty
    EXPECT_EQ(tokens.tokens[4].key, "x");
}

TEST(Tokens, RegionsAreReadAlone) {
    const std::string text = "One two. Three|four5";
    const TokenisedText tokens = tokenise(
        text, {{{0, 14}, model::BlockKind::title}, {{15, 20}, model::BlockKind::paragraph, "en"}});
    ASSERT_EQ(tokens.sentences.size(), 3U);
    EXPECT_EQ(tokens.words(tokens.sentences[1].span), "Three");
    EXPECT_EQ(tokens.sentences[2].region, 1U);
    EXPECT_EQ(tokens.region_of(tokens.sentences[2]).language, "en");
    EXPECT_EQ(tokens.tokens_of(tokens.sentences[0]).size(), 3U);
    EXPECT_EQ(tokens.tokens_of(tokens.sentences[2]).front().key, "four5");
    // A region may cut what would be one token.
    const TokenisedText halves = tokenise("12345", {{{0, 2}}, {{2, 5}}});
    ASSERT_EQ(halves.tokens.size(), 2U);
    EXPECT_EQ(halves.tokens[0].key, "12");
}

TEST(Tokens, RegionsOfAnArticle) {
    model::Article article;
    article.text = "Title\n\nBody";
    article.blocks = {{.kind = model::BlockKind::title, .span = {0, 5}, .language = "en"},
                      {.kind = model::BlockKind::paragraph, .span = {7, 11}, .repeat_of = 0U}};
    const std::vector<Region> regions = regions_of(article);
    ASSERT_EQ(regions.size(), 2U);
    EXPECT_EQ(regions[0].kind, model::BlockKind::title);
    EXPECT_EQ(regions[0].language, "en");
    EXPECT_FALSE(regions[0].repeat);
    EXPECT_TRUE(regions[1].repeat);
    EXPECT_EQ(regions[1].span, (model::Span{7, 11}));
}

void expect_properties(const std::string& text) {
    const TokenisedText tokens = tokenise_all(text);
    std::uint32_t end = 0;
    for (const Token& token : tokens.tokens) {
        ASSERT_GE(token.span.start, end);
        ASSERT_LT(token.span.start, token.span.end);
        ASSERT_LE(token.span.end, text.size());
        ASSERT_FALSE(token.key.empty());
        ASSERT_TRUE(is_valid_utf8(tokens.words(token.span)));
        end = token.span.end;
    }
    std::uint32_t next_token = 0;
    for (const Sentence& sentence : tokens.sentences) {
        ASSERT_EQ(sentence.first_token, next_token);
        for (const Token& token : tokens.tokens_of(sentence)) {
            ASSERT_TRUE(sentence.span.contains(token.span)) << testing::PrintToString(text);
        }
        next_token = sentence.end_token;
    }
    ASSERT_EQ(next_token, tokens.tokens.size()) << testing::PrintToString(text);
}

TEST(Tokens, PropertiesOnRandomText) {
    const std::u32string alphabet =
        U"aB ا،ة.. ..!?؟…«»”“\"'’)12٣,٬٫\n\r\u2028\u0640\u064B\u200C\u200F\u202B\u00A0漢\u0301-_#²"
        U"\U0001F6A2\uFE0F\u20E3";
    std::mt19937 random(11);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const std::size_t length = random() % 20;
        for (std::size_t i = 0; i < length; ++i) {
            append_utf8(text, alphabet[random() % alphabet.size()]);
        }
        expect_properties(text);
        if (HasFatalFailure()) return;
    }
}

// A quadratic way would take minutes.
TEST(Tokens, LinearOnHostileText) {
    for (const char* unit : {"7", "1.", "1,", "a'", "\u0640", "\u0640 ", ".", ". ", "a.", "A. ",
                             "\u200F", "a\u200F", ".\u200F", ".\"", "؟", "1. ", "..\" "}) {
        std::string text;
        while (text.size() < 1'000'000) text += unit;
        expect_properties(text);
    }
}

}  // namespace
}  // namespace isnad::text
