// Markup before the parser: what is left out, and what must never be.
#include "extract/html_markup.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace isnad::extract {
namespace {

TEST(HtmlMarkup, LeavesOutWhatTellsNothing) {
    struct Case {
        std::string html;
        std::string trimmed;
    };
    const std::vector<Case> cases = {
        {"<p>a</p>", "<p>a</p>"},
        {"<script>var x = '<p>';</script><p>a</p>", "<script></script><p>a</p>"},
        {"<SCRIPT src=x>1</SCRIPT>b", "<SCRIPT src=x></SCRIPT>b"},
        {"<script type=\"application/ld+json\">{}</script>",
         "<script type=\"application/ld+json\">{}</script>"},
        {"<style>p{}</style>a", "<style></style>a"},
        {"<svg><path/></svg>a", "<svg></svg>a"},
        {"<svg class=x />a<svg></svg>", "a<svg></svg>"},
        {"<svg-icon/>a<svg>b</svg>", "<svg-icon/>a<svg></svg>"},
        {"<style-scope>a</style-scope>", "<style-scope>a</style-scope>"},
        {"<noscript><style>p{}</noscript>a<style>b</style>",
         "<noscript><style></style></noscript>a<style></style>"},
        {"<title>The <script> tag</title>a", "<title>The &lt;script> tag</title>a"},
        {"<textarea><script></textarea>a</script>", "<textarea>&lt;script></textarea>a</script>"},
        {"<script>a", "<script>a"},
        {"<!--><p>a</p>-->", "<p>a</p>-->"},
        {"<!-- <script> --><p>a</p><script>b</script>",
         "<!-- <script> --><p>a</p><script></script>"},
        {"<p title='<script>'>a</p><script>b</script>",
         "<p title='<script>'>a</p><script></script>"},
        {"<?xml version='1.0'?><script src=a /><p>b</p><script>c</script>",
         "<?xml version='1.0'?><p>b</p><script></script>"},
        {"", ""},
        {"<", "<"},
        {"<s", "<s"},
    };
    for (const Case& each : cases) {
        std::string storage;
        EXPECT_EQ(trimmed_markup(each.html, storage), each.trimmed) << each.html;
    }
}

TEST(HtmlMarkup, CutsCrowdedTagsToTheirName) {
    std::string crowded = "<h1";
    for (int i = 0; i < 1200; ++i) crowded.append(" a=1");
    std::string storage;
    EXPECT_EQ(trimmed_markup(crowded + ">b</h1>", storage), "<h1>b</h1>");
    std::string blanks;
    EXPECT_EQ(trimmed_markup("<h1 " + std::string(3000, ' ') + ">b</h1>", blanks),
              "<h1 " + std::string(3000, ' ') + ">b</h1>");
}

TEST(HtmlMarkup, TakesDownWhatHidesText) {
    struct Case {
        std::string html;
        std::string opened;
    };
    const std::vector<Case> cases = {
        {"<noscript><p>a</p></noscript>", "\n<p>a</p>\n"},
        {"<template>a</template>", "\na\n"},
        {"<script>b</script><p>a</p>", "\n\n<p>a</p>"},
        {"<script><p>a</p>", "\n<p>a</p>"},
        {"<svg><p>a</p>", "\n<p>a</p>"},
        {"<!-- b --><p>a</p>", "<p>a</p>"},
        {"<!-- <p>a</p>", " <p>a</p>"},
        {"1 < 2", "1 < 2"},
        {"", ""},
    };
    for (const Case& each : cases) EXPECT_EQ(opened_markup(each.html), each.opened) << each.html;
}

TEST(HtmlMarkup, IsLinear) {
    for (const std::string unit :
         {"<!--", "<svg ", "<style>", "<script/>", "</", "<title>", "<a x='"}) {
        std::string html;
        while (html.size() < 3000000) html.append(unit);
        std::string storage;
        EXPECT_LE(trimmed_markup(html, storage).size(), html.size() * 2) << unit;
        EXPECT_LE(opened_markup(html).size(), html.size()) << unit;
    }
}

}  // namespace
}  // namespace isnad::extract
