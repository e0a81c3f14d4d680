// Segments and the shelf: sealed answers as open, merged as unmerged; replaced, removed, expired;
// phrases; damaged bytes.
#include "analysis/copies/shelf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "analysis/copies/phrase.h"
#include "base/hash.h"

namespace isnad::analysis::copies {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

WordText words_of(std::string_view text) {
    return split_words(text, {{0, static_cast<std::uint32_t>(text.size())}});
}

std::string spelled(std::size_t number) {
    std::string word = "v";
    for (; number > 0; number /= 26) word += static_cast<char>('a' + number % 26);
    return word;
}

std::string invented(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += spelled(random() % 9000) + (i % 19 == 18 ? ".\n" : " ");
    return text;
}

// A stream in which every third text takes a passage of an earlier one, every tenth is an earlier
// one, and outlet 7 signs what it prints.
std::vector<std::string> stream(std::size_t count) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = invented(static_cast<unsigned>(i), 80 + i % 40);
        if (i % 3 == 2) text += texts[i / 2].substr(0, 200) + "\n";
        if (i % 10 == 9) text = texts[i / 3];
        if (i % 2 == 0) text += "\nread more of what our readers like every day\n";
        texts.push_back(text);
    }
    return texts;
}

Label label_of(std::size_t i) {
    return {1000 + i * 17, static_cast<std::uint32_t>(i % 2 == 0 ? 7 : 8),
            static_cast<std::int32_t>(19000 + i)};
}

std::vector<std::uint64_t> ids_of(Shelf& shelf, std::string_view text) {
    std::vector<std::uint64_t> ids;
    for (const Holding& holding : shelf.find(words_of(text)))
        ids.push_back(shelf.label(holding.text).id);
    std::ranges::sort(ids);
    return ids;
}

// Keeps the bytes of segments where they are, as files would.
class Volumes {
  public:
    std::optional<Segment> put(std::string bytes) {
        if (bytes.empty()) return std::nullopt;
        kept_.push_back(std::make_unique<std::string>(std::move(bytes)));
        auto segment = Segment::open(*kept_.back());
        EXPECT_TRUE(segment) << segment.error().message;
        return *segment;
    }

  private:
    std::vector<std::unique_ptr<std::string>> kept_;
};

TEST(Segment, AnswersAsTheIndexItWasSealedFrom) {
    const auto texts = stream(120);
    Index index;
    std::vector<Label> labels;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        labels.push_back(label_of(i));
        index.add(words_of(texts[i]), labels.back().outlet);
    }
    const std::string bytes = seal(index, labels);
    EXPECT_EQ(bytes, seal(index, labels));
    const auto segment = Segment::open(bytes);
    ASSERT_TRUE(segment) << segment.error().message;
    ASSERT_EQ(segment->size(), texts.size());

    Index above({&*segment});
    WordText words;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto text = static_cast<std::uint32_t>(i);
        const WordText asked = words_of(texts[i]);
        const Index::Added open = index.ask(asked, 0);
        const Index::Added sealed = above.ask(asked, 0);
        EXPECT_TRUE(std::ranges::equal(open.candidates, sealed.candidates)) << i;
        EXPECT_TRUE(std::ranges::equal(open.reworded, sealed.reworded)) << i;
        read(segment->kept(text), words);
        EXPECT_EQ(words.words, asked.words);
        EXPECT_EQ(words.spans, asked.spans);
        EXPECT_EQ(segment->find(labels[i].id), text);
        EXPECT_EQ(segment->label(text).day, labels[i].day);
        EXPECT_EQ(index.common_lines(asked, 7), above.common_lines(asked, 7)) << i;
        std::vector<Key> keys;
        choose_keys(asked.words, Keys::winnowed, keys);
        for (const Key key : keys)
            EXPECT_EQ(index.spread(key.hash).texts, above.spread(key.hash).texts);
    }
    EXPECT_FALSE(segment->find(5));
    std::size_t equal = 0;
    for (const auto& [text, first] : index.equal()) {
        EXPECT_EQ(segment->first_of(text), first);
        EXPECT_THAT(segment->equals_of(first), ::testing::Contains(text));
        ++equal;
    }
    EXPECT_GT(equal, 3U);
}

TEST(Segment, AnEmptyTextAndOneWordAreTexts) {
    Index index;
    index.add(words_of(""), 0);
    index.add(words_of("كلمة"), 0);
    const std::string bytes = seal(index, std::vector<Label>{{1, 0, kNoDay}, {2, 0, kNoDay}});
    const auto segment = Segment::open(bytes);
    ASSERT_TRUE(segment);
    EXPECT_THAT(segment->kept(0).words, IsEmpty());
    EXPECT_THAT(segment->kept(1).words, SizeIs(1));
}

std::string small_segment() {
    Index index;
    std::vector<Label> labels;
    const auto texts = stream(24);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        labels.push_back(label_of(i));
        index.add(words_of(texts[i]), labels.back().outlet);
    }
    return seal(index, labels);
}

TEST(Segment, SaysWhatIsWrongWithBytes) {
    const std::string good = small_segment();
    const auto message = [](const std::string& bytes) {
        const auto segment = Segment::open(bytes);
        return segment ? std::string("opened") : segment.error().message;
    };
    EXPECT_EQ(message(good), "opened");
    std::string other_version = good;
    ++other_version[8];
    EXPECT_THAT(message(other_version), HasSubstr("version"));
    std::string other_numbers = good;
    ++other_numbers[12];
    EXPECT_THAT(message(other_numbers), HasSubstr("other numbers"));
    EXPECT_THAT(message(good + "more"), HasSubstr("cut short"));
    EXPECT_THAT(message(std::string(good.size(), 'x')), HasSubstr("no index"));
    for (std::size_t size = 0; size < good.size(); size += 1 + size / 16)
        EXPECT_THAT(message(good.substr(0, size)), HasSubstr("cut short"));
    for (std::size_t at = 16; at < good.size(); at += 61) {
        std::string bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        EXPECT_NE(message(bytes), "opened") << at;
    }
}

// Bytes that were meant to mislead: the checksum fits, the rest is wrong somewhere. What opens can
// be asked anything.
TEST(Segment, BytesThatLieNeverCrash) {
    constexpr std::size_t kChecksum = 24;
    constexpr std::size_t kChecked = 32;
    const std::string good = small_segment();
    std::mt19937 random(11);
    std::size_t opened = 0;
    for (int round = 0; round < 1500; ++round) {
        std::string bytes = good;
        // Half of the changes in the header and the tables behind it, where most can go wrong.
        const std::size_t reach = round % 2 == 0 ? kChecked + 192 : bytes.size();
        for (int changes = 1 + round % 3; changes > 0; --changes) {
            const std::size_t at = kChecked + random() % (reach - kChecked);
            bytes[at] = static_cast<char>(random() % 4 == 0 ? 0xFF : random());
        }
        const std::uint64_t checksum = base::fast_hash(std::string_view(bytes).substr(kChecked));
        std::memcpy(bytes.data() + kChecksum, &checksum, sizeof(checksum));
        const auto segment = Segment::open(bytes);
        if (!segment) continue;
        ++opened;
        Shelf shelf({*segment});
        static_cast<void>(ids_of(shelf, stream(3)[2]));
        static_cast<void>(ids_of(shelf, "our readers like every day"));
        shelf.remove(1000);
        shelf.add(words_of(stream(6)[5]), label_of(5));
        static_cast<void>(shelf.merged({0}));
    }
    EXPECT_GT(opened, 30U);
}

// One shelf that is sealed and merged after every text, one that never is.
TEST(Shelf, SealedAndMergedAnswersAsOpen) {
    const auto texts = stream(150);
    Volumes volumes;
    Shelf open;
    Shelf kept;
    std::size_t most = 0;
    std::size_t sharing = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const WordText words = words_of(texts[i]);
        const bool shares = open.add(words, label_of(i));
        sharing += shares ? 1 : 0;
        EXPECT_EQ(kept.add(words, label_of(i)), shares) << i;
        EXPECT_EQ(shares, i % 3 == 2 || i % 10 == 9) << i;
        kept.put_sealed(volumes.put(kept.sealed()));
        for (auto parts = kept.to_merge(); !parts.empty(); parts = kept.to_merge())
            kept.put_merged(parts, volumes.put(kept.merged(parts)));
        most = std::max(most, kept.segments());
    }
    EXPECT_LE(most, 3 * Shelf::kMergeAt);
    EXPECT_LE(kept.segments(), 2 * Shelf::kMergeAt);
    EXPECT_EQ(kept.count_found(), texts.size());
    EXPECT_GT(sharing, 40U);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string own = texts[i].substr(0, texts[i].find("\nread more"));
        EXPECT_EQ(ids_of(open, own), ids_of(kept, own)) << i;
        const std::string phrase = texts[i].substr(0, texts[i].find(' ', 60));
        EXPECT_EQ(ids_of(open, phrase), ids_of(kept, phrase)) << phrase;
        EXPECT_THAT(ids_of(kept, phrase), ::testing::Contains(label_of(i).id));
    }
}

constexpr const char* kFerry =
    "أعلنت هيئة الموانئ في مرسى النخيل أن العبارة الجديدة ستبدأ رحلاتها بين الجزيرة والبر في مطلع "
    "الشهر المقبل بعد تأخير دام سنتين";
constexpr const char* kStation =
    "La gare routière de Port-Saline rouvrira ses portes lundi matin après onze mois de travaux "
    "menés par la municipalité et deux entreprises voisines";

TEST(Shelf, ReplacedRemovedAndExpiredAreNotFound) {
    Volumes volumes;
    Shelf shelf;
    shelf.add(words_of(kFerry), {1, 0, 100});
    shelf.add(words_of(kStation), {2, 0, 200});
    shelf.add(words_of(kFerry), {3, 0, kNoDay});
    for (const bool sealed : {false, true}) {
        if (sealed) shelf.put_sealed(volumes.put(shelf.sealed()));
        EXPECT_THAT(ids_of(shelf, kFerry), ElementsAre(1, 3));
        EXPECT_THAT(ids_of(shelf, kStation), ElementsAre(2));
    }
    EXPECT_FALSE(shelf.add(words_of(invented(1, 60)), {2, 0, 200}));  // under a known id
    EXPECT_THAT(ids_of(shelf, kStation), IsEmpty());
    EXPECT_EQ(shelf.count_found(), 3U);
    shelf.expire_before(150);
    EXPECT_THAT(ids_of(shelf, kFerry), ElementsAre(3));  // of unknown day
    EXPECT_FALSE(shelf.number_of(1));
    shelf.put_sealed(volumes.put(shelf.sealed()));
    // The first segment has lost two of three: it is written anew.
    EXPECT_THAT(shelf.to_merge(), ElementsAre(0));
    shelf.put_merged({0}, volumes.put(shelf.merged({0})));
    EXPECT_EQ(shelf.size(), 2U);
    EXPECT_THAT(ids_of(shelf, kFerry), ElementsAre(3));
    shelf.remove(3);
    EXPECT_THAT(shelf.merged({0}), "");
    shelf.put_merged({0}, std::nullopt);
    EXPECT_EQ(shelf.segments(), 1U);
    EXPECT_THAT(ids_of(shelf, kFerry), IsEmpty());
    EXPECT_FALSE(shelf.add(words_of(kFerry), {4, 0, 300}));  // nobody else has it now
}

TEST(Shelf, ThePageItselfCanBeSetApart) {
    Shelf shelf;
    shelf.add(words_of(kFerry), {1, 0, 100});
    shelf.add(words_of(kFerry), {2, 0, 100});
    const auto found = shelf.find(words_of(kFerry), 1);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(shelf.label(found[0].text).id, 2U);
    EXPECT_THAT(found[0].paths, ElementsAre(SizeIs(words_of(kFerry).size())));
}

// Whoever pastes a sentence wants everybody who has it, however many do.
TEST(Shelf, WhatManyHoldIsFoundAllTheSame) {
    Shelf shelf;
    for (std::uint64_t i = 0; i < 40; ++i)
        shelf.add(words_of(invented(static_cast<unsigned>(i), 50) + kStation), {i, 9, 0});
    EXPECT_THAT(ids_of(shelf, kStation), SizeIs(::testing::Ge(8)));
    EXPECT_THAT(ids_of(shelf, "rouvrira ses portes lundi matin"), SizeIs(40));
}

TEST(Phrase, IsFoundWordForWordInAnySpelling) {
    struct Case {
        const char* asked;
        const char* text;
        std::vector<std::uint32_t> sizes;  // of the runs found
    };
    const Case cases[] = {
        {"العبّارة الجديدة ستبدأ رحلاتها", kFerry, {4}},
        {"العباره الجديده ستبدا رحلاتها", kFerry, {4}},
        {"العبارة الجديدة ستبدأ", kFerry, {}},
        {"La GARE routière, de «Port-Saline»", kStation, {6}},
        {"la gare routière de Port-Saline fermera pour toujours demain", kStation, {6}},
        {"hier soir, tard, la gare routière de Port fermera pour toujours", kStation, {}},
        {"one two three four", "one two three four. One, two, three, FOUR!", {4, 4}},
        {"one one one one", "one one one one one one one one one", {4, 4}},
        {"one two three four five six", "two three four five one two three", {4}},
        {"one two three four", "one two three", {}},
        {"", "one two three four", {}},
    };
    for (const Case& c : cases) {
        const WordText asked = words_of(c.asked);
        std::vector<std::uint32_t> sizes;
        for (const Path& path : PhraseFinder(asked.words).find(words_of(c.text).words))
            sizes.push_back(static_cast<std::uint32_t>(path.size()));
        EXPECT_EQ(sizes, c.sizes) << c.asked;
    }
}

}  // namespace
}  // namespace isnad::analysis::copies
