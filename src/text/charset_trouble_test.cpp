// Encodings gone wrong: declared falsely, two on a page, encoded twice; and what must be left
// alone.
#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <array>
#include <tuple>

#include "text/charset.h"
#include "text/charset_twice.h"
#include "text/utf8.h"

namespace isnad::text {
namespace {

const std::string kArabic =
    "أعلنت بلدية الواحة، في بيان لها، أن السوق القديم سيغلق ثلاثة أيام لإصلاح السقف.";
const std::string kPersian = "شهردار گفت پل چوبي دهکده پس از باران ژاله تعمير مي شود.";
const std::string kUrdu = "ميلے ميں ٹوپي اور گھڑے بيچنے والوں کي دکانيں کھلي ہيں";
const std::string kHebrew = "המאפייה הישנה ברחוב הגפן תיפתח מחדש ביום ראשון בבוקר";
const std::string kRussian = "Пекарня на старой площади снова откроется в воскресенье утром.";
const std::string kTurkish = "Eski çarşıdaki fırın pazar sabahı yeniden açılıyor, işçiler döndü.";
const std::string kFrench =
    "Le maire a déclaré que la boulangerie fermée à l’été rouvrira, « bientôt ».";
const std::string kGerman =
    "Die Bäckerei öffnet nächste Woche früh, heißt es im Rathaus der Stadt.";

std::string encode(const std::string& utf8, const char* converter) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(utf8.size() * 4 + 16, '\0');
    const int32_t length =
        ucnv_convert(converter, "UTF-8", out.data(), static_cast<int32_t>(out.size()), utf8.data(),
                     static_cast<int32_t>(utf8.size()), &status);
    EXPECT_TRUE(U_SUCCESS(status)) << converter;
    out.resize(static_cast<std::size_t>(length));
    return out;
}

// UTF-8 read as if it were `converter`, and written as UTF-8 again.
std::string twice(const std::string& utf8, const char* converter) {
    std::string out;
    for (const char byte : utf8) {
        UErrorCode status = U_ZERO_ERROR;
        std::array<char, 8> one{};
        const int32_t length = ucnv_convert("UTF-8", converter, one.data(), 8, &byte, 1, &status);
        out.append(one.data(), static_cast<std::size_t>(length));
    }
    return out;
}

TEST(CharsetTrouble, DeclaredWrongly) {
    struct Case {
        std::string text;
        const char* converter;
        const char* encoding;
    };
    const Case cases[] = {
        {kArabic, "windows-1256", "windows-1256"},  {kArabic, "ISO-8859-6", "iso-8859-6"},
        {kPersian, "windows-1256", "windows-1256"}, {kUrdu, "windows-1256", "windows-1256"},
        {kHebrew, "windows-1255", "windows-1255"},  {kRussian, "windows-1251", "windows-1251"},
        {kTurkish, "windows-1254", "windows-1254"},
    };
    for (const Case& c : cases) {
        const std::string bytes = encode(c.text, c.converter);
        for (const char* declared : {"", "iso-8859-1", "utf-8", "windows-1252", "us-ascii",
                                     "iso-8859-15", "no-such-charset"}) {
            const Decoded decoded = decode(bytes, declared, "");
            EXPECT_EQ(decoded.text, c.text) << declared;
            EXPECT_EQ(decoded.encoding, c.encoding) << declared;
            EXPECT_EQ(decode(bytes, "", declared).text, c.text) << declared;
        }
        EXPECT_EQ(decode(bytes, c.encoding, "iso-8859-1").evidence, "transport");
        EXPECT_EQ(decode(bytes, "iso-8859-1", c.encoding).evidence, "meta");
    }
    // One Arabic encoding declared for the other.
    EXPECT_EQ(decode(encode(kArabic, "ISO-8859-6"), "windows-1256", "").text, kArabic);
    EXPECT_EQ(decode(encode(kArabic, "windows-1256"), "", "iso-8859-6").text, kArabic);
    EXPECT_EQ(decode(encode(kRussian, "KOI8-R"), "windows-1251", "").text, kRussian);
    // UTF-8 declared as anything.
    for (const char* declared : {"windows-1256", "iso-8859-6", "shift_jis", "gbk", "utf-16"}) {
        EXPECT_EQ(decode(kArabic, declared, declared).text, kArabic) << declared;
        EXPECT_EQ(decode(kFrench, declared, declared).text, kFrench) << declared;
    }
}

TEST(CharsetTrouble, DeclaredRightly) {
    const std::tuple<std::string, const char*, const char*> cases[] = {
        {kHebrew, "ISO-8859-8", "iso-8859-8"},
        {kGerman, "ISO-8859-1", "windows-1252"},
        {kFrench, "windows-1252", "windows-1252"},
        {"Żółta łódź wróciła.", "ISO-8859-2", "iso-8859-2"},
        {"Žlutý kůň stál u řeky.", "windows-1250", "windows-1250"},
        {"Ο φούρνος άνοιξε ξανά.", "ISO-8859-7", "iso-8859-7"},
        {"港の市場は日曜日に開く。", "Shift_JIS", "shift_jis"},
        {"港の市場は日曜日に開く。", "EUC-JP", "euc-jp"},
        {"港の市場は日曜日に開く。", "ISO-2022-JP", "iso-2022-jp"},
        {"港口的市场星期天开门。", "GBK", "gbk"},
        {"港口的市場星期天開門。", "Big5", "big5"},
        {"항구 시장은 일요일에 문을 연다.", "EUC-KR", "euc-kr"},
    };
    for (const auto& [text, converter, encoding] : cases) {
        const std::string bytes = encode("<p>" + text + "</p>", converter);
        const Decoded decoded = decode(bytes, "", encoding);
        EXPECT_EQ(decoded.text, "<p>" + text + "</p>") << encoding;
        EXPECT_EQ(decoded.encoding, encoding);
        EXPECT_EQ(decoded.repairs, 0U);
    }
}

TEST(CharsetTrouble, MixedPages) {
    struct Case {
        std::string name, bytes, text, encoding;
    };
    const std::string many = "<p>" + kArabic + "</p>\n<p>" + kArabic + "</p>\n";
    const std::string comment = "<li>شكرا للخباز على الخبز الطازج</li>\n";
    const std::string menu = "<a>الرئيسية</a><a>اتصل بنا</a><a>أرشيف</a>\n";
    const Case cases[] = {
        {"comment in windows-1256", many + encode(comment, "windows-1256") + many,
         many + comment + many, "utf-8"},
        {"menu in windows-1256", encode(menu, "windows-1256") + many, menu + many, "utf-8"},
        {"menu in ISO-8859-6", encode(menu, "ISO-8859-6") + many, menu + many, "utf-8"},
        {"UTF-8 part on a windows-1256 page", encode(many + many, "windows-1256") + comment,
         many + many + comment, "windows-1256"},
        {"both in one line",
         kArabic + " " + encode("والسوق القديم", "windows-1256") + " " + kArabic,
         kArabic + " والسوق القديم " + kArabic, "utf-8"},
        {"French include",
         "<p>" + kFrench + "</p><p>" + encode("déjà publié à côté", "windows-1252"),
         "<p>" + kFrench + "</p><p>déjà publié à côté", "utf-8"},
        {"French words in a line", "L’été, " + encode("la députée a parlé", "windows-1252"),
         "L’été, la députée a parlé", "utf-8"},
        {"typographic marks", "<p>© 2020 the bakery’s</p><p>It\x92s \x93good\x94 \x96 really</p>",
         "<p>© 2020 the bakery’s</p><p>It’s “good” – really</p>", "utf-8"},
        {"copyright sign in a footer", many + "<p>\xA9 2020</p>", many + "<p>© 2020</p>", "utf-8"},
    };
    for (const Case& c : cases) {
        for (const char* declared : {"", "utf-8", "windows-1256"}) {
            if (c.encoding == "windows-1256" && std::string(declared) == "utf-8") continue;
            const bool western = c.name.starts_with("French") || c.name.starts_with("typo");
            if (western && std::string(declared) == "windows-1256") continue;
            const Decoded decoded = decode(c.bytes, "", declared);
            EXPECT_EQ(decoded.text, c.text) << c.name << " declared " << declared;
            EXPECT_EQ(decoded.encoding, c.encoding) << c.name;
            EXPECT_TRUE(decoded.evidence.starts_with("mixed, ")) << decoded.evidence;
            EXPECT_EQ(decoded.repairs, 0U) << c.name;
        }
    }
}

TEST(CharsetTrouble, DamagedUtf8StaysDamaged) {
    std::size_t middle = 40;
    while (is_valid_utf8(kArabic.substr(0, middle))) ++middle;
    const std::string cut = kArabic.substr(0, middle);
    const std::pair<std::string, std::string> cases[] = {
        {"<p>" + cut + "...</p><p>" + kArabic + "</p>",
         "<p>" + kArabic.substr(0, middle - 1) + "\uFFFD...</p><p>" + kArabic + "</p>"},
        {"<p>caf\xC3...</p><p>" + kFrench + "</p>", "<p>caf\uFFFD...</p><p>" + kFrench + "</p>"},
        {"<p>\xD8</p><p>" + kArabic + "</p>", "<p>\uFFFD</p><p>" + kArabic + "</p>"},
    };
    for (const auto& [bytes, text] : cases) {
        const Decoded decoded = decode(bytes, "utf-8", "");
        EXPECT_EQ(decoded.text, text);
        EXPECT_EQ(decoded.encoding, "utf-8");
        EXPECT_EQ(decoded.repairs, 1U);
    }
}

TEST(CharsetTrouble, EncodedTwiceIsMended) {
    const std::string emoji = "Good bread 😀 today";
    for (const std::string& text : {kArabic, kPersian, kUrdu, kHebrew, kRussian, kFrench, kGerman,
                                    kTurkish, emoji, std::string("voilà la clé")}) {
        const std::string page = "<h1>" + twice(text, "windows-1252") + "</h1><p>" + kArabic;
        const Decoded decoded = decode(page, "", "utf-8");
        EXPECT_EQ(decoded.text, "<h1>" + text + "</h1><p>" + kArabic);
        EXPECT_EQ(decoded.evidence, "valid utf-8, encoded twice in 1 runs");
        EXPECT_EQ(decode(twice(text, "ISO-8859-1"), "", "").text, text);
        const std::string thrice = twice(twice(text, "windows-1252"), "windows-1252");
        EXPECT_EQ(decode(thrice, "", "").text, text);
    }
    for (const std::string& text : {kArabic, kPersian, std::string("السوق القديم")}) {
        const std::string page = twice(text, "windows-1256") + "\n" + kArabic;
        EXPECT_EQ(decode(page, "", "").text, text + "\n" + kArabic);
    }
    const std::pair<std::string, std::string> cases[] = {
        {"It"
         "\u00E2\u20AC\u2122"
         "s fine",
         "It’s fine"},
        {"caf\u00C3\u00A9", "café"},
        {"d\u00C3\u00A9put\u00C3\u00A9", "député"},
        {"voil\u00C3  la cl\u00C3\u00A9", "voilà la clé"},  // the no-break blank was folded
        {"\u00C2\u00A9 2020", "© 2020"},
        {"one\u00C2\u00A0two \u00E2\u20AC\u201C three", "one\u00A0two – three"},
        {"\u00E2\u00AD\u0090 (4)", "\u2B50 (4)"},  // by way of ISO-8859-1
        {"x \u00E2\u0080\u009D", "x \u201D"},
        {"BBC \u00D8\u00B9\u00D8\u00B1\u00D8\u00A8\u00D9\u0160", "BBC عربي"},
        {"\u00D9\uFFFD\u00D9\u201E\u00D8\u00A7\u00D8\u00B3", "\uFFFDلاس"},  // a byte was lost
    };
    for (const auto& [wrong, right] : cases) {
        std::string text = wrong;
        EXPECT_EQ(mend_text_encoded_twice(text), 1U) << wrong;
        EXPECT_EQ(text, right);
    }
}

// A line that holds right text besides: only long runs of another writing, and marks inside words.
TEST(CharsetTrouble, RunsInsideRightText) {
    std::string text =
        kArabic + " " + twice("السوق القديم في الواحة", "windows-1252") + " " + kArabic;
    EXPECT_EQ(mend_text_encoded_twice(text), 1U);
    EXPECT_EQ(text, kArabic + " السوق القديم في الواحة " + kArabic);
    text = "Le café de l\u00E2\u20AC\u2122été";
    EXPECT_EQ(mend_text_encoded_twice(text), 1U);
    EXPECT_EQ(text, "Le café de l’été");
}

TEST(CharsetTrouble, RightTextIsLeftAlone) {
    const std::string cases[] = {
        kArabic,
        kFrench,
        kUrdu,
        kRussian,
        "",
        "plain",
        "IRMÃ\u00A0DO PADRE",
        "AMANHÃ » e",
        "NÃO, IRMÃO",
        "Â",
        "« Â »",
        "SÃO PAULO",
        "À côté",
        "Ø 5 mm, Ø… und Ð",
        "Østfold, Århus",
        "PÂQUES, ÎLE, NOËL",
        "£5 – €6",
        "ÉÈ «É» É…",
        "The letter \u00C3\u00A9 is seen",
        "as in \u00C3\u00A9 or \u00C3\u00A8",
        "il écrit caf\u00C3\u00A9 au lieu de café",
        "الوسط» و ط\u00A0ظ",
        "ط¹ هامش",
        "محيط« البحر",
        "ß© ÷× ¼½",
    };
    for (const std::string& right : cases) {
        std::string text = right;
        EXPECT_EQ(mend_text_encoded_twice(text), 0U) << right;
        EXPECT_EQ(text, right);
    }
}

TEST(CharsetTrouble, PagesAboutEncodingsKeepTheirExamples) {
    const std::string example = twice("السوق القديم", "windows-1252");
    const std::pair<const char*, bool> pages[] = {
        {"<p>Why do I see this when the page is UTF-8?</p>", false},
        {"<p>Un texte lu en ISO-8859-1 donne ceci :</p>", false},
        {"<p>مشكلة ترميز الصفحات</p>", false},
        {"<meta charset=\"utf-8\"><script>var a = 'utf-8';</script><p>The old market</p>", true},
    };
    for (const auto& [before, mended] : pages) {
        const std::string page = std::string(before) + "<p>" + example + "</p>";
        EXPECT_EQ(decode(page, "", "").text == page, !mended) << before;
    }
}

std::string random_bytes(std::uint32_t& state, std::size_t length, int kind) {
    static const std::string pieces[] = {kArabic,
                                         encode(kArabic, "windows-1256"),
                                         twice(kArabic, "windows-1252"),
                                         twice(kArabic, "windows-1256"),
                                         "<p>",
                                         "\n",
                                         "\"",
                                         " ",
                                         "\u00C3",
                                         "\u00A9",
                                         "\uFFFD",
                                         "\u00D9\u2039",
                                         "\xC3",
                                         "\xD8",
                                         "\x92",
                                         std::string("\0", 1),
                                         "\u0637\u00A7",
                                         "caf\xE9 "};
    std::string bytes;
    while (bytes.size() < length) {
        state = state * 1664525U + 1013904223U;
        if (kind == 0) {
            bytes.push_back(static_cast<char>(state >> 24U));
        } else if (kind == 1) {
            bytes.push_back(static_cast<char>(0xC0U | (state >> 26U)));
        } else {
            const std::string& piece = pieces[(state >> 16U) % std::size(pieces)];
            const std::size_t part = kind == 2 ? piece.size() : (state >> 8U) % (piece.size() + 1);
            bytes.append(piece, 0, std::max<std::size_t>(part, 1));
        }
    }
    return bytes;
}

TEST(CharsetTrouble, AnyMixtureGivesValidText) {
    std::uint32_t state = 11;
    for (int round = 0; round < 1500; ++round) {
        const std::string bytes =
            random_bytes(state, static_cast<std::size_t>(round) % 300, round % 4);
        for (const char* label : {"", "utf-8", "windows-1256", "iso-8859-6", "latin1", "gbk"}) {
            const Decoded decoded = decode(bytes, label, "");
            ASSERT_TRUE(is_valid_utf8(decoded.text));
            ASSERT_EQ(decoded.text.find('\0'), std::string::npos);
            ASSERT_FALSE(decoded.encoding.empty());
            ASSERT_LE(decoded.text.size(), 3 * bytes.size());
        }
        html_meta_charset(bytes);
    }
}

// A quadratic way would take minutes on any of these.
TEST(CharsetTrouble, LinearOnHostilePages) {
    std::uint32_t state = 5;
    const std::string shapes[] = {"\u00C3\u00A9",
                                  "\u00C3 ",
                                  "\u00D9\u2039",
                                  "\u00D9\u2039 ",
                                  "\u0637\u00A7",
                                  "\u00C3\u00A9\"",
                                  "\xC7\xE1 \u00E9 ",
                                  "\xC7",
                                  "\u00E2\u20AC\u2122",
                                  "\u00C2\u00C2",
                                  "\xD8<",
                                  "\u00D8\u00A7 x ",
                                  "<\u00C3\u00A9",
                                  random_bytes(state, 5000, 2),
                                  random_bytes(state, 5000, 3)};
    for (const std::string& shape : shapes) {
        std::string bytes = "é";
        while (bytes.size() < 4'000'000) bytes += shape;
        EXPECT_TRUE(is_valid_utf8(decode(bytes, "", "utf-8").text));
    }
}

}  // namespace
}  // namespace isnad::text
