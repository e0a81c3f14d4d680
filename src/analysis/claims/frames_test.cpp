// The frames of lexicon/frames/ by their own examples, and frames that a user brings along.
#include "analysis/claims/frames.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/claims/claims.h"
#include "analysis/claims/inflection.h"
#include "base/lexicon.h"
#include "model/names.h"

namespace isnad::analysis::claims {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

std::string id_of(const Example& example, const ExampleName& name) {
    return std::string(model::to_string(name.kind)) + ":" +
           example.sentence.substr(name.span.start, name.span.size());
}

std::vector<std::string> expected(const Example& example, std::string_view part) {
    std::vector<std::string> ids;
    for (const ExampleName& name : example.names) {
        if (name.part == part) ids.push_back(id_of(example, name));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<std::string> sorted(std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<model::Claim> read(const Example& example, const FrameSet& frames) {
    const auto size = static_cast<std::uint32_t>(example.sentence.size());
    const auto tokens = text::tokenise(
        example.sentence, {text::Region{.span = {0, size}, .language = example.language}});
    std::vector<model::Mention> mentions;
    for (const ExampleName& name : example.names) {
        mentions.push_back({.span = name.span,
                            .kind = name.kind,
                            .entity = id_of(example, name),
                            .why = "example"});
    }
    std::vector<model::Quantity> quantities;
    for (const auto& token : tokens.tokens) {
        if (token.kind == text::TokenKind::number)
            quantities.push_back({.span = token.span, .value = 1});
    }
    const auto attributions = attribution::find_attributions(tokens, mentions);
    return find_claims(tokens, {{}, quantities, mentions, attributions}, frames);
}

void expect_example(const Example& example, const FrameSet& frames, std::string_view file) {
    const std::string where =
        std::string(file) + ":" + std::to_string(example.line) + " " + example.sentence;
    const auto claims = read(example, frames);
    const auto claim = std::find_if(claims.begin(), claims.end(), [&](const model::Claim& one) {
        return one.frame == example.frame;
    });
    ASSERT_NE(claim, claims.end())
        << where << " read as " << (claims.empty() ? "nothing" : claims[0].frame);
    EXPECT_EQ(claim->modality, example.modality) << where;
    EXPECT_EQ(sorted(claim->roles.actor), expected(example, "actor")) << where;
    EXPECT_EQ(sorted(claim->roles.counterpart), expected(example, "counterpart")) << where;
    EXPECT_EQ(sorted(claim->roles.place), expected(example, "place")) << where;
    EXPECT_EQ(claim->trigger.empty(), example.frame == "statement") << where;
    EXPECT_FALSE(claim->why.empty() && example.frame != "statement") << where;
}

TEST(Frames, EveryExampleOfEveryFrameIsReadAsItSays) {
    for (const auto name : base::lexicon_names("frames/")) {
        const auto file = read_frame_file(base::lexicon_text(name), name);
        ASSERT_TRUE(file) << file.error().to_string();
        for (const Example& example : file->examples)
            expect_example(example, FrameSet::built_in(), name);
        const auto of = [&](std::string_view language) {
            return std::count_if(file->examples.begin(), file->examples.end(),
                                 [&](const Example& one) { return one.language == language; });
        };
        EXPECT_GE(of("ar"), 4) << name;
        EXPECT_GE(of("en"), 1) << name;
        EXPECT_GE(of("fr"), 1) << name;
        if (file->name == "statement") continue;
        for (const std::string_view language : {"ar", "en", "fr"}) {
            EXPECT_TRUE(
                std::any_of(file->triggers.begin(), file->triggers.end(),
                            [&](const TriggerRow& row) { return row.language == language; }))
                << name << " " << language;
        }
    }
}

TEST(Frames, FormsFollowFromTheBase) {
    EXPECT_THAT(forms_of("التقى/يلتقي", "ar"), Contains(WordForm{"التقت"}));
    EXPECT_THAT(forms_of("التقى/يلتقي", "ar"), Contains(WordForm{"يلتقون", Tense::present}));
    EXPECT_THAT(forms_of("زار/يزور", "ar"), Contains(WordForm{"زاروا"}));
    EXPECT_THAT(forms_of("زار/يزور", "ar"), Contains(WordForm{"يزر", Tense::present, false, true}));
    EXPECT_THAT(forms_of("وقع/يوقع عقدا", "ar"), Contains(WordForm{"وقعت عقدا"}));
    EXPECT_THAT(forms_of("وقع/يوقع", "ar"), Contains(WordForm{"وقعنا", Tense::other, true}));
    EXPECT_THAT(forms_of("وقع/يوقع", "ar"), Contains(WordForm{"نوقع", Tense::present, true}));
    EXPECT_THAT(forms_of("signer~", "fr"), Contains(WordForm{"ont signé"}));
    EXPECT_THAT(forms_of("signer~", "fr"), Contains(WordForm{"signera", Tense::future}));
    EXPECT_THAT(forms_of("vendra", "fr"), Contains(WordForm{"vendre", Tense::infinitive}));
    EXPECT_THAT(forms_of("se rendra en", "fr"),
                Contains(WordForm{"se rendront en", Tense::future}));
    EXPECT_THAT(forms_of("arrivera", "fr"), Contains(WordForm{"arriver", Tense::infinitive}));
    EXPECT_EQ(forms_of("signed", "en"), std::vector{WordForm{"signed"}});
    EXPECT_EQ(forms_of("24/7", "en"), std::vector{WordForm{"24/7"}});
}

constexpr const char* kLaunch =
    "frame\tlaunch\n"
    "meaning\ta satellite is sent into orbit\n"
    "weight\t7\n"
    "codes\t-\t-\t-\t-\n"
    "role\t*\tactor\tverb\tsubject\tany\n"
    "role\tar\tplace\tany\tمن|في\tplace\n"
    "trigger\tar\tverb\t3\tأطلق/يطلق\tقمرا|قمر|صاروخا\n"
    "example\tar\tlaunch happened\tأطلقت [actor place|تونس] قمرا صناعيا من [place place|العقبة].\n"
    "example\tar\tlaunch happened\t[actor place|تونس] أطلقت قمرا صناعيا من [place place|العقبة].\n";

TEST(Frames, OnesOfAUserStandBesideTheBuiltIn) {
    const FrameSet::Text texts[] = {{"launch.tsv", kLaunch}};
    const auto frames = FrameSet::with(texts);
    ASSERT_TRUE(frames) << frames.error().to_string();
    const auto file = read_frame_file(kLaunch, "launch.tsv");
    ASSERT_TRUE(file);
    for (const Example& example : file->examples) expect_example(example, **frames, "launch.tsv");
}

// A frame of a few triggers, each showing one thing that a row can say.
constexpr const char* kRows =
    "frame\trows\n"
    "weight\t9\n"
    "trigger\tar\tverb\t3\tسطا/يسطو +على\n"
    "trigger\tar\tverb\t3\tتلفع/يتلفع +ب\n"
    "trigger\tar\tverb\t3\tأطلق/يطلق\tقمرا|مسبارا|!رحلات\n"
    "trigger\tar\tverb\t3\tشيد/يشيد\tبرجا&@place\n"
    "trigger\tar\tverb\t3\tرصف/يرصف\tطريقا\treach=2\n"
    "trigger\tar\tverb\t3\tنظر/ينظر +في\t-\tforms=past\n"
    "trigger\tar\tverb\t3\tتقهقر/يتقهقر\t@percent\n";

std::size_t claims_of(const FrameSet& frames, const std::string& sentence) {
    Example example{.language = "ar", .sentence = sentence};
    const std::string place = "العقبة";
    if (const std::size_t at = sentence.find(place); at != std::string::npos) {
        const auto start = static_cast<std::uint32_t>(at);
        const auto end = static_cast<std::uint32_t>(at + place.size());
        example.names.push_back(
            {.span = {start, end}, .kind = model::EntityKind::place, .part = "place"});
    }
    const auto claims = read(example, frames);
    return static_cast<std::size_t>(
        std::count_if(claims.begin(), claims.end(),
                      [](const model::Claim& claim) { return claim.frame == "rows"; }));
}

TEST(Frames, WhatARowAsksOfTheWordsAround) {
    const FrameSet::Text texts[] = {{"rows.tsv", kRows}};
    const auto frames = FrameSet::with(texts);
    ASSERT_TRUE(frames) << frames.error().to_string();
    struct Row {
        const char* sentence;
        std::size_t claims;
    };
    const Row rows[] = {
        // The preposition of a verb may stand apart from it, and no pronoun is written onto it.
        {"سطا لصوص ليلا على المتجر.", 1},
        {"سطا لصوص ليلا.", 0},
        {"تلفع الرعاة جميعا بعباءات سود.", 1},
        {"تلفع الرعاة جميعا.", 0},
        // One of the companions, unless a word behind '!' is there too.
        {"أطلقت الوكالة قمرا جديدا.", 1},
        {"أطلقت الوكالة رحلات قمرا بعد قمر.", 0},
        // In the same clause, not in the next one.
        {"أطلقت الوكالة حملة حيث باعت قمرا.", 0},
        {"أطلقت الوكالة التي أنشئت أخيرا قمرا.", 1},
        // Of both lists one.
        {"شيدت الشركة برجا في العقبة.", 1},
        {"شيدت الشركة برجا عاليا.", 0},
        {"شيدت الشركة سورا في العقبة.", 0},
        // No farther than the row says.
        {"رصف العمال طريقا.", 1},
        {"رصف العمال المهرة أمس طريقا.", 0},
        // Pasts alone.
        {"نظر القضاة في الملف.", 1},
        {"ينظر القضاة في الملف.", 0},
        {"تقهقر المؤشر 3 نقاط.", 0},
    };
    for (const Row& row : rows)
        EXPECT_EQ(claims_of(**frames, row.sentence), row.claims) << row.sentence;
}

TEST(Frames, BadFilesAreRefusedWithLineAndReason) {
    struct Bad {
        const char* text;
        const char* says;
    };
    const Bad bad[] = {
        {"fram\tx\n", "f.tsv:1: no keyword \"fram\""},
        {"frame\tx\nweight\tten\n", "f.tsv:2: no weight \"ten\""},
        {"frame\tx\ntrigger\tar\tverb\t9\tقال\n", "f.tsv:2: no strength \"9\""},
        {"frame\tx\ntrigger\tde\tverb\t3\tsagt\n", "f.tsv:2: no language \"de\""},
        {"frame\tx\ntrigger\ten\tverbs\t3\tsaid\n", "f.tsv:2: no form \"verbs\""},
        {"frame\tx\ntrigger\ten\tverb\t3\tsaid\t@money|@mony\n", "f.tsv:2: no companion \"@mony\""},
        {"frame\tx\ntrigger\ten\tverb\t3\tsaid\t-\tmod=x\n", "f.tsv:2: no option \"mod\""},
        {"frame\tx\ncodes\tAGREES\t-\t-\t-\n", "f.tsv:2: no PLOVER event type \"AGREES\""},
        {"frame\tx\ncodes\tAGREE\t-\t-\t21\n", "f.tsv:2: no CAMEO root \"21\""},
        {"frame\tx\nrole\ten\tactors\tverb\tsubject\tany\n", "f.tsv:2: no role \"actors\""},
        {"frame\tx\nrole\t*\tactor\tverb\twith\tany\n", "f.tsv:2: prepositions need a language"},
        {"frame\tx\nexample\ten\tx done\tHe left.\n", "f.tsv:2: no modality \"done\""},
        {"frame\tx\nexample\ten\tx happened\t[He left.\n", "f.tsv:2: a name is marked as"},
        {"frame\tx\ncodes\tAGREE\tshake-hands\t-\t-\n", "f.tsv:2: no PLOVER mode \"shake-hands\""},
        {"frame\tx\ncodes\tAGREE\t-\tlegal,weather\t-\n", "f.tsv:2: no PLOVER context \"weather\""},
        {"frame\tx\ntrigger\ten\tverb\t3\tsaid\t-\tmode=loud\n",
         "f.tsv:2: no PLOVER mode \"loud\""},
        {"frame\tx\nfamily\tharms\n", "f.tsv:2: no family \"harms\""},
        {"frame\tx\ntrigger\ten\tverb\t3\tsaid||told\n", "f.tsv:2: an empty word"},
        {"frame\tx\ntrigger\ten\tverb\t3\t\n", "f.tsv:2: an empty word"},
        {"frame\tx\ntrigger\ten\tverb\t3\tsaid\tso|\n", "f.tsv:2: an empty word"},
        {"frame\tx\ntrigger\ten\tverb\t3\tsaid\t!\n", "f.tsv:2: an empty word"},
        {"frame\tx\ntrigger\ten\tverb\t3\tsaid +\n", "f.tsv:2: no preposition"},
        {"frame\tx\ntrigger\ten\tverb\t3\tsaid\t-\treach=0\n", "f.tsv:2: no reach \"0\""},
        {"frame\tx\ntrigger\ten\tverb\t3\tsaid\t-\tforms=all\n", "f.tsv:2: no forms \"all\""},
        {"frame\tX y\n", "f.tsv:1: a frame's name is of letters"},
        {"# nothing\n", "names no frame"},
        {"frame\tx\n", "has no trigger"},
        {"frame\t\xFF\n", "not UTF-8"},
    };
    for (const Bad& one : bad) {
        const auto file = read_frame_file(one.text, "f.tsv");
        ASSERT_FALSE(file) << one.text;
        EXPECT_THAT(file.error().to_string(), HasSubstr(one.says));
    }
    EXPECT_TRUE(read_frame_file("\xEF\xBB\xBF" + std::string(kLaunch), "bom.tsv"));
    const FrameSet::Text taken[] = {{"f.tsv", "frame\tvisit\ntrigger\ten\tverb\t3\tdropped by\n"}};
    const auto frames = FrameSet::with(taken);
    ASSERT_FALSE(frames);
    EXPECT_THAT(frames.error().to_string(), HasSubstr("there is a frame \"visit\" already"));
}

}  // namespace
}  // namespace isnad::analysis::claims
