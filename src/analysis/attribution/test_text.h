// What the tests of this room share: names that a text may speak of, and a text read with them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/attribution/attribution.h"
#include "model/names.h"

namespace isnad::analysis::attribution {

using model::BlockKind;
using model::EntityKind;
using model::SourceKind;

struct Name {
    std::string words;
    EntityKind kind;
    std::string entity;
};

inline const std::vector<Name> kNames = {
    {"سليم الحداد", EntityKind::person, "person:salim"},
    {"نادية العمري", EntityKind::person, "person:nadia"},
    {"تونس", EntityKind::place, "place:TN"},
    {"صحيفة الميناء", EntityKind::outlet, "outlet:al-mina"},
    {"راديو الساحل", EntityKind::outlet, "outlet:sahel"},
    {"وزارة النقل", EntityKind::organisation, "organisation:transport"},
    {"Lena Orvik", EntityKind::person, "person:lena"},
    {"Paul Mercier", EntityKind::person, "person:paul"},
    {"Daily Ledger", EntityKind::outlet, "outlet:ledger"},
    {"Reuters", EntityKind::outlet, "outlet:reuters"},
};

struct Read {
    std::string text;
    text::TokenisedText tokens;
    std::vector<Attribution> found;
};

inline std::vector<model::Mention> mentions_in(const std::string& text) {
    std::vector<model::Mention> mentions;
    for (const Name& name : kNames) {
        for (auto at = text.find(name.words); at != std::string::npos;
             at = text.find(name.words, at + 1)) {
            const auto start = static_cast<std::uint32_t>(at);
            const auto end = static_cast<std::uint32_t>(at + name.words.size());
            mentions.push_back(
                {.span = {start, end}, .kind = name.kind, .entity = name.entity, .why = "test"});
        }
    }
    std::sort(mentions.begin(), mentions.end(),
              [](const auto& a, const auto& b) { return a.span < b.span; });
    return mentions;
}

// Each line of `text` is one paragraph.
inline Read read(const std::string& text, BlockKind kind = BlockKind::paragraph,
                 bool repeat = false) {
    Read read{.text = text};
    std::vector<text::Region> regions;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= read.text.size(); ++i) {
        if (i < read.text.size() && read.text[i] != '\n') continue;
        if (i > begin) {
            regions.push_back({.span = {begin, i}, .kind = kind, .language = {}, .repeat = repeat});
        }
        begin = i + 1;
    }
    read.tokens = text::tokenise(read.text, std::move(regions));
    read.found = find_attributions(read.tokens, mentions_in(read.text));
    return read;
}

// "words|kind|entity <- …", nearest first.
inline std::string chain_of(const Read& read, const Attribution& attribution) {
    std::string chain;
    for (const auto& link : attribution.chain) {
        if (!chain.empty()) chain += " <- ";
        chain += std::string(model::cut(read.text, link.span)) + "|" +
                 std::string(model::to_string(link.kind)) + "|" + link.entity;
    }
    return chain;
}

struct Case {
    const char* text;
    const char* chain;    // of the last attribution; "" none at all
    const char* content;  // its words
};

inline void expect_last(const Case& test) {
    const Read page = read(test.text);
    if (std::string_view(test.chain).empty()) {
        EXPECT_TRUE(page.found.empty())
            << test.text << "\n  " << (page.found.empty() ? "" : chain_of(page, page.found[0]));
        return;
    }
    ASSERT_FALSE(page.found.empty()) << test.text;
    const Attribution& last = page.found.back();
    EXPECT_EQ(chain_of(page, last), test.chain) << test.text << " rule: " << last.rule;
    EXPECT_EQ(model::cut(page.text, last.content), test.content) << test.text;
}

}  // namespace isnad::analysis::attribution
