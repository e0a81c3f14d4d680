// Tests of intake: what a file is taken for, what is refused and why, and that kept bytes open
// again as the page they were.
#include "intake/intake.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "intake/sniff.h"

namespace isnad::intake {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using model::Media;
using model::Page;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using namespace std::string_literals;

constexpr auto kArabicPage = "<html><body><p>وصلت السفينة إلى الميناء صباحا</p></body></html>";

class IntakeTest : public ::testing::Test {
  protected:
    IntakeTest() {
        std::string pattern = (fs::temp_directory_path() / "isnad-intake-XXXXXX").string();
        root_ = ::mkdtemp(pattern.data());
    }
    ~IntakeTest() override {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }

    std::string write(const std::string& name, const std::string& bytes) {
        const auto path = root_ / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }
    std::string at(const std::string& name) const { return (root_ / name).string(); }

    // Reads one file; what comes out is in pages_ and refused_.
    void read(const std::string& path, const Limits& limits = {}) {
        pages_.clear();
        refused_.clear();
        read_input({path, 0}, limits,
                   {[this](Page page) { pages_.push_back(std::move(page)); },
                    [this](Error error) { refused_.push_back(std::move(error)); }});
    }

    fs::path root_;
    std::vector<Page> pages_;
    std::vector<Error> refused_;
};

std::string gzip(const std::string& bytes) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY), Z_OK);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string utf16(const std::u16string& text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xff);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

std::vector<std::string> paths_of(const Inputs& inputs) {
    std::vector<std::string> paths;
    for (const auto& file : inputs.files) paths.push_back(file.path);
    return paths;
}

void expect_same(const Page& a, const Page& b) {
    EXPECT_EQ(a.uri, b.uri);
    EXPECT_EQ(a.media, b.media);
    EXPECT_EQ(a.content, b.content);
    EXPECT_EQ(a.original, b.original);
    EXPECT_EQ(a.original_is_gzip, b.original_is_gzip);
    EXPECT_EQ(a.declared.charset, b.declared.charset);
    EXPECT_EQ(a.declared.url, b.declared.url);
    EXPECT_EQ(a.declared.title, b.declared.title);
    EXPECT_EQ(a.declared.outlet, b.declared.outlet);
    EXPECT_EQ(a.declared.published, b.declared.published);
    EXPECT_EQ(a.declared.captured, b.declared.captured);
}

TEST_F(IntakeTest, MediaFollowsBytesThenName) {
    struct Case {
        const char* name;
        std::string bytes;
        Media media;
    };
    const Case cases[] = {
        {"a.html", kArabicPage, Media::html},
        {"no_tags.html", "فقط كلمات بلا وسوم", Media::html},
        {"UPPER.HTM", "Just words", Media::html},
        {"b.txt", "Le port rouvre lundi.\n2 < 3", Media::plain_text},
        {"c.txt", "  \n<!DOCTYPE HTML><p>The ferry is late", Media::html},
        {"d.txt", "<!-- saved from url=(0020)https://example.org -->\n<html lang=fr>", Media::html},
        {"e.txt", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html/>", Media::html},
        {"f.txt", "<Our own correspondent> The ferry is late", Media::plain_text},
        {"g.txt", "\xef\xbb\xbf<html><p>x", Media::html},
        {"h.txt", "\xff\xfe"s + utf16(u"<html><p>مرحبا", false), Media::html},
        {"i.txt", "Text that speaks of </p> and <body> in the middle", Media::plain_text},
        {"j.data", "Text that speaks of </p> and <body> in the middle", Media::html},
        {"k.data", "{ this is not JSON }\nonly words", Media::plain_text},
        {"l.html.gz", gzip(kArabicPage), Media::html},
        {"m.txt.gz", "named gz, is none: plain words", Media::plain_text},
        {"n.txt", gzip("named text, is gz: plain words"), Media::plain_text},
    };
    for (const auto& test : cases) {
        SCOPED_TRACE(test.name);
        read(write(test.name, test.bytes));
        EXPECT_THAT(refused_, IsEmpty());
        ASSERT_THAT(pages_, SizeIs(1));
        EXPECT_EQ(pages_[0].uri, at(test.name));
        EXPECT_EQ(pages_[0].media, test.media);
        EXPECT_EQ(pages_[0].original_bytes(), test.bytes);
    }
}

TEST_F(IntakeTest, RefusesWithReason) {
    const std::string good = gzip(std::string(5000, 'x') + kArabicPage);
    std::string broken = good;
    broken[good.size() / 2] = static_cast<char>(broken[good.size() / 2] ^ 0x55);
    struct Case {
        const char* name;
        std::string bytes;
        ErrorCode code;
        const char* says;
    };
    const Case cases[] = {
        {"none.html", "", ErrorCode::empty, "empty"},
        {"blank.txt", " \r\n\t \n", ErrorCode::empty, "white space"},
        {"mark.txt", "\xef\xbb\xbf\n", ErrorCode::empty, "empty"},
        {"none.html.gz", gzip(""), ErrorCode::empty, "empty"},
        {"none.jsonl", "", ErrorCode::empty, "empty"},
        {"a.html", "%PDF-1.7\n%words", ErrorCode::not_text, "PDF"},
        {"b.txt", "\x89PNG\r\n\x1a\n0000", ErrorCode::not_text, "PNG"},
        {"c.txt", "PK\x03\x04 and so on", ErrorCode::unsupported, "ZIP"},
        {"d.html.gz", gzip("\x89PNG\r\n\x1a\n0000"), ErrorCode::not_text, "PNG"},
        {"e.html.gz", gzip(gzip(kArabicPage)), ErrorCode::unsupported, "gzip inside gzip"},
        {"f.jsonl", "SQLite format 3\0more"s, ErrorCode::not_text, "SQLite"},
        {"g.txt", "RIFF\x10\0\0\0WEBPVP8 "s, ErrorCode::not_text, "WebP"},
        {"h.warc.gz", gzip("WARC/1.0\r\nWARC-Type: warcinfo\r\n"), ErrorCode::unsupported, "WARC"},
        {"i.xml", "<?xml version='1.0'?><rss version='2.0'>", ErrorCode::unsupported, "feed"},
        {"j.txt", "words"s + std::string(400, '\0'), ErrorCode::not_text, "NUL"},
        {"k.txt", "words\x01\x02\x03\x04\x05\x06\x07 words", ErrorCode::not_text, "control"},
        {"l.html.gz", good.substr(0, good.size() - 9), ErrorCode::malformed, "truncated"},
        {"m.html.gz", good.substr(0, 6), ErrorCode::malformed, "truncated"},
        {"n.html.gz", broken, ErrorCode::malformed, "damaged"},
        {"o.html.gz", "\x1f\x8b", ErrorCode::malformed, "truncated"},
    };
    for (const auto& test : cases) {
        SCOPED_TRACE(test.name);
        read(write(test.name, test.bytes));
        EXPECT_THAT(pages_, IsEmpty());
        ASSERT_THAT(refused_, SizeIs(1));
        EXPECT_EQ(refused_[0].code, test.code) << refused_[0].message;
        EXPECT_THAT(refused_[0].message, HasSubstr(test.says));
        EXPECT_EQ(refused_[0].where, at(test.name));
    }
}

TEST_F(IntakeTest, FewControlBytesDoNoHarm) {
    const std::string words = "سقط سطر من النص هنا. The rest is whole. ";
    const std::string cases[] = {words + '\0' + words,
                                 "\x02"s + words + "\x1b\x1a" + words,
                                 "a\0b"s,
                                 "RIFF between the clans widens",
                                 "OTTO SPEAKS",
                                 "ID3 tags explained",
                                 "HEAT ON A WAVE"};
    for (const auto& bytes : cases) {
        read(write("page.txt", bytes));
        EXPECT_THAT(refused_, IsEmpty());
        EXPECT_THAT(pages_, SizeIs(1));
    }
}

TEST_F(IntakeTest, WideTextIsText) {
    const std::u16string arabic = u"قال الوزير إن الجسر سيفتح غدا\r\nوأضاف أنه جاهز\r\n";
    const std::string cases[] = {utf16(arabic, false), utf16(arabic, true),
                                 "\xff\xfe"s + utf16(arabic, false),
                                 "\xfe\xff"s + utf16(arabic, true),
                                 utf16(u"The bridge opens tomorrow, the minister said.", false)};
    for (const auto& bytes : cases) {
        read(write("page.txt", bytes));
        EXPECT_THAT(pages_, SizeIs(1)) << (refused_.empty() ? "" : refused_[0].message);
    }
}

TEST_F(IntakeTest, LimitsHoldAlsoWhileUnpacking) {
    const Limits limits{.page_bytes = 1 << 20, .jsonl_line_bytes = 1 << 16};
    read(write("fits.txt", std::string(1 << 20, 'a')), limits);
    EXPECT_THAT(pages_, SizeIs(1));
    read(write("large.txt", std::string((1 << 20) + 1, 'a')), limits);
    ASSERT_THAT(refused_, SizeIs(1));
    EXPECT_EQ(refused_[0].code, ErrorCode::too_large);
    EXPECT_THAT(refused_[0].message, HasSubstr("1 MiB"));

    // A bomb: one member packs 16 MiB; a hundred of them are 1.6 GiB.
    const std::string member = gzip(std::string(16 << 20, ' '));
    std::string bomb;
    for (int i = 0; i < 100; ++i) bomb += member;
    read(write("bomb.html.gz", bomb), limits);
    ASSERT_THAT(refused_, SizeIs(1));
    EXPECT_EQ(refused_[0].code, ErrorCode::too_large);
    EXPECT_THAT(refused_[0].message, HasSubstr("unpacked"));
    EXPECT_THAT(pages_, IsEmpty());
}

TEST_F(IntakeTest, GzipMembersAreOneContentAndPaddingIsNone) {
    const std::string packed = gzip("<html><p>أول ") + gzip("ثان</p>") + std::string(512, '\0');
    read(write("two.html.gz", packed));
    ASSERT_THAT(pages_, SizeIs(1));
    EXPECT_EQ(pages_[0].content, "<html><p>أول ثان</p>");
    EXPECT_EQ(pages_[0].original, packed);
    EXPECT_TRUE(pages_[0].original_is_gzip);
}

TEST_F(IntakeTest, ReadsJsonLines) {
    const std::string lines =
        R"({"id":"1","series":"Port News","date":"2020-01-02","title":"عنوان","text":"خبر \"أول\""})"
        "\r\n\n"
        R"({"text":"  ","html":"<p>ثان","url":"https://example.org/2","site":"S","published":1577923200})"
        "\n"
        R"({"text":"broken)"
        "\n"
        R"(["no object"])"
        "\n"
        R"({"title":"nothing to read"})"
        "\n"
        R"({"body":"<!doctype html><p>troisième","captured":"2024-01-01T00:00:00Z"})";
    read(write("many.jsonl", lines));
    ASSERT_THAT(pages_, SizeIs(3));
    EXPECT_EQ(pages_[0].uri, at("many.jsonl") + "#1");
    EXPECT_EQ(pages_[0].content, "خبر \"أول\"");
    EXPECT_EQ(pages_[0].media, Media::plain_text);
    EXPECT_EQ(pages_[0].declared.charset, "utf-8");
    EXPECT_EQ(pages_[0].declared.outlet, "Port News");
    EXPECT_EQ(pages_[0].declared.published, "2020-01-02");
    EXPECT_EQ(pages_[0].declared.title, "عنوان");
    EXPECT_EQ(pages_[0].original, lines.substr(0, lines.find("\r\n")));
    EXPECT_EQ(pages_[1].uri, at("many.jsonl") + "#3");
    EXPECT_EQ(pages_[1].content, "<p>ثان");
    EXPECT_EQ(pages_[1].media, Media::html);
    EXPECT_EQ(pages_[1].declared.url, "https://example.org/2");
    EXPECT_EQ(pages_[1].declared.outlet, "S");
    EXPECT_EQ(pages_[1].declared.published, "1577923200");
    EXPECT_EQ(pages_[2].uri, at("many.jsonl") + "#7");
    EXPECT_EQ(pages_[2].media, Media::html);
    EXPECT_EQ(pages_[2].declared.captured, "2024-01-01T00:00:00Z");
    ASSERT_THAT(refused_, SizeIs(3));
    EXPECT_EQ(refused_[0].where, at("many.jsonl") + ":4");
    EXPECT_EQ(refused_[0].code, ErrorCode::malformed);
    EXPECT_EQ(refused_[1].where, at("many.jsonl") + ":5");
    EXPECT_EQ(refused_[1].code, ErrorCode::malformed);
    EXPECT_EQ(refused_[2].where, at("many.jsonl") + ":6");
    EXPECT_EQ(refused_[2].code, ErrorCode::empty);
}

TEST_F(IntakeTest, JsonLinesAreKnownByTheirBytes) {
    const std::string lines = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n";
    for (const auto& [name, bytes] : {std::pair{"pipe"s, lines},
                                      {"a.txt"s, lines},
                                      {"b.jsonl.gz"s, gzip(lines)},
                                      {"c"s, gzip(lines)}}) {
        read(write(name, bytes));
        ASSERT_THAT(pages_, SizeIs(2)) << name;
        EXPECT_EQ(pages_[1].uri, at(name) + "#2");
        EXPECT_EQ(pages_[1].original, "{\"text\":\"two\"}");
        EXPECT_FALSE(pages_[1].original_is_gzip);
    }
    // An object of something else, and a brace that begins a text.
    for (const auto* text : {"{\"price\": 3}\nwords", "{\n \"text\": \"spread out\"\n}"}) {
        read(write("other", text));
        ASSERT_THAT(pages_, SizeIs(1));
        EXPECT_EQ(pages_[0].content, text);
    }
}

TEST_F(IntakeTest, ALongLineRefusesItselfAlone) {
    const Limits limits{.page_bytes = 1 << 20, .jsonl_line_bytes = 1 << 16};
    const std::string good = "{\"text\":\"short\"}\n";
    const std::string lines = good + std::string(1 << 19, '[') + "\n" + good +
                              std::string((1 << 16) + 1, ' ') + "\n" + good;
    read(write("a.jsonl", lines), limits);
    EXPECT_THAT(pages_, SizeIs(3));
    ASSERT_THAT(refused_, SizeIs(2));
    EXPECT_EQ(refused_[0].where, at("a.jsonl") + ":2");
    EXPECT_EQ(refused_[0].code, ErrorCode::too_large);
    EXPECT_EQ(refused_[1].where, at("a.jsonl") + ":4");
    EXPECT_EQ(pages_[2].uri, at("a.jsonl") + "#5");

    // No line end ever: given up, not read on for ever.
    std::string endless;
    for (int i = 0; i < 100; ++i) endless += gzip(std::string(1 << 20, '{'));
    read(write("b.jsonl.gz", endless), limits);
    EXPECT_THAT(pages_, IsEmpty());
    ASSERT_THAT(refused_, SizeIs(1));
    EXPECT_THAT(refused_[0].message, HasSubstr("the rest of the file was not read"));
    EXPECT_EQ(refused_[0].where, at("b.jsonl.gz") + ":1");
}

TEST_F(IntakeTest, BracketsAndBadStringsInJsonAreRefused) {
    for (const auto& line :
         {std::string(100000, '['), "{\"text\":" + std::string(100000, '[') + "}",
          "{\"text\":\"\xff\xfe\"}"s, "{\"text\":\"\\ud800\"}"s, "{\"text\":\"a\"} {\"b\":1}"s,
          "{\"text\":\"a\""s, "{"s, "{\"text\" \"a\"}"s, "{\"text\":\"" + std::string(3, '\1'),
          "{\"text\":\"" + std::string(300, '\x7f') + "\\u0001\\u0002" + "\""}) {
        read(write("bad.jsonl", line + "\n{\"text\":\"fine\"}\n"));
        EXPECT_THAT(pages_, SizeIs(1)) << line.substr(0, 40);
        ASSERT_THAT(refused_, SizeIs(1)) << line.substr(0, 40);
        EXPECT_EQ(refused_[0].where, at("bad.jsonl") + ":1");
    }
    // Deep nesting beside the text does no harm.
    read(write("deep.jsonl", "{\"x\":" + std::string(50000, '[') + std::string(50000, ']') +
                                 ",\"text\":\"fine\"}"));
    EXPECT_THAT(pages_, SizeIs(1));
}

TEST_F(IntakeTest, KeptBytesOpenAgainAsTheSamePage) {
    const std::string line = R"({"text":"واحد","url":"https://example.org","date":"2020","x":[1]})";
    const std::pair<std::string, std::string> files[] = {
        {"a.html", kArabicPage},
        {"b.txt", "\xef\xbb\xbfكلمات\r\n\r\nأخرى\n"},
        {"c.html.gz", gzip(kArabicPage) + gzip("more") + "\0\0"s},
        {"d.jsonl", line + "\n  " + line + " \r\n\n\xef\xbb\xbf" + line},
        {"e.jsonl.gz", gzip(line + "\n" + line)},
        {"f", line + "\nbroken\n" + line},
        {"g#7", "{ words in braces\n"},
        {"h#7", line},
        {"i#12.txt", "words"},
        {"j.txt", utf16(u"two words and more", true)},
        {"k.txt", gzip("words")},
    };
    for (const auto& [name, bytes] : files) {
        SCOPED_TRACE(name);
        read(write(name, bytes));
        EXPECT_FALSE(pages_.empty());
        for (const auto& page : pages_) {
            auto again = reopen(page.uri, page.original_bytes(), {});
            ASSERT_TRUE(again) << again.error().to_string();
            expect_same(*again, page);
        }
    }
    auto none = reopen("a.html", "", {});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::empty);
    EXPECT_EQ(none.error().where, "a.html");
    EXPECT_FALSE(reopen("a.jsonl", line + "\n" + line, {}));
}

TEST_F(IntakeTest, FindsFilesInOrder) {
    write("b/z.html", "x");
    write("b/a.TXT", "x");
    write("b/deep/er/c.jsonl.gz", "x");
    write("b/picture.png", "x");
    write("b/page.html.bak", "x");
    write("b/.gz", "x");
    write("a.html.gz", "12345");
    write("odd.ending", "x");
    const auto inputs =
        find_inputs({at("odd.ending"), root_.string() + "/", at("odd.ending"), "-"});
    EXPECT_THAT(inputs.refused, IsEmpty());
    const auto root = root_.string() + "/";
    EXPECT_THAT(paths_of(inputs),
                ElementsAre(at("odd.ending"), root + "a.html.gz", root + "b/a.TXT",
                            root + "b/deep/er/c.jsonl.gz", root + "b/z.html", "-"));
    EXPECT_EQ(inputs.files[1].size, 5U);
}

TEST_F(IntakeTest, LinksAreFollowedOnceAndLoopsNamed) {
    write("real/a.html", "x");
    fs::create_directory_symlink(root_ / "real", root_ / "another");
    fs::create_directory_symlink("..", root_ / "real" / "up");
    fs::create_symlink(root_ / "real" / "a.html", root_ / "link.html");
    fs::create_symlink("self", root_ / "self");
    fs::create_symlink("nowhere", root_ / "gone");
    const auto inputs = find_inputs({root_.string()});
    EXPECT_THAT(paths_of(inputs), ElementsAre(at("another/a.html"), at("link.html")));
    ASSERT_THAT(inputs.refused, SizeIs(3));
    EXPECT_EQ(inputs.refused[0].where, at("another/up"));
    EXPECT_THAT(inputs.refused[0].message, HasSubstr("a folder that holds it"));
    EXPECT_EQ(inputs.refused[1].where, at("gone"));
    EXPECT_THAT(inputs.refused[1].message, HasSubstr("not there"));
    EXPECT_EQ(inputs.refused[2].where, at("self"));
    EXPECT_THAT(inputs.refused[2].message, HasSubstr("leads back to itself"));
}

TEST_F(IntakeTest, OddThingsAreRefusedAtOnce) {
    ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
    write("good.html", "x");
    const auto inputs = find_inputs(
        {at("missing.html"), root_.string(), "/dev/null", "", "https://example.org/a.html"});
    EXPECT_THAT(paths_of(inputs), ElementsAre(at("good.html")));
    std::vector<std::string> said;
    for (const auto& error : inputs.refused) said.push_back(error.message);
    EXPECT_THAT(said, ElementsAre(HasSubstr("no such file"), HasSubstr("FIFO"), HasSubstr("device"),
                                  HasSubstr("empty"), HasSubstr("not fetched yet")));
    read(at("pipe"));  // must not wait for a writer
    ASSERT_THAT(refused_, SizeIs(1));
    EXPECT_THAT(refused_[0].message, HasSubstr("FIFO"));
    read(root_.string());
    EXPECT_THAT(refused_, SizeIs(1));
    read(at("missing.html"));
    ASSERT_THAT(refused_, SizeIs(1));
    EXPECT_EQ(refused_[0].code, ErrorCode::unreadable);
}

TEST_F(IntakeTest, WhatIsNotAllowedIsNamed) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
    const auto file = write("locked.html", "x");
    write("folder/a.html", "x");
    ::chmod(file.c_str(), 0);
    ::chmod(at("folder").c_str(), 0);
    const auto inputs = find_inputs({root_.string()});
    ASSERT_THAT(inputs.refused, SizeIs(1));
    EXPECT_THAT(inputs.refused[0].message, HasSubstr("no permission"));
    read(file);
    ASSERT_THAT(refused_, SizeIs(1));
    EXPECT_THAT(refused_[0].message, HasSubstr("no permission"));
    ::chmod(at("folder").c_str(), 0700);
}

TEST_F(IntakeTest, HolesOfAGibibyteAreRefusedInSmallMemory) {
    for (const auto* name : {"hole.txt", "hole.html", "hole.jsonl"}) {
        const auto path = write(name, "words then nothing ");
        fs::resize_file(path, std::uintmax_t{1} << 30);
        read(path);
        EXPECT_THAT(pages_, IsEmpty());
        ASSERT_THAT(refused_, SizeIs(1)) << name;
    }
}

TEST(Sniff, NamesPromise) {
    EXPECT_EQ(kind_of_name("a/b.HTML.GZ"), NameKind::html);
    EXPECT_EQ(kind_of_name("b.htm"), NameKind::html);
    EXPECT_EQ(kind_of_name("b.jsonl"), NameKind::json_lines);
    EXPECT_EQ(kind_of_name("-"), NameKind::unknown);
    EXPECT_EQ(kind_of_name("b.html.zip"), NameKind::unknown);
    EXPECT_EQ(kind_of_name(".gz"), NameKind::unknown);
}

}  // namespace
}  // namespace isnad::intake
