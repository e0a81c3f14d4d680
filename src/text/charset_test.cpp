// Encodings: each kind of evidence alone, against the others, and none at all.
#include "text/charset.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "text/utf8.h"

namespace isnad::text {
namespace {

const std::string kArabic =
    "أعلنت هيئة الموانئ أمس، في بيان لها، أن السفينة وصلت إلى الرصيف الجديد قبل الموعد.";
const std::string kFrench =
    "Le préfet a déclaré que l’évacuation était terminée à l’été, « sans dégâts ».";
const std::string kHebrew = "רשות הנמלים הודיעה אתמול כי האונייה הגיעה לרציף החדש לפני המועד";
const std::string kEnglish = "The port authority’s ship “Aurora” came in early – by two days.";

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

TEST(Charset, Evidence) {
    struct Case {
        std::string bytes, transport, meta, text, encoding, evidence;
    };
    const Case cases[] = {
        {"\xEF\xBB\xBF" + kArabic, "windows-1256", "", kArabic, "utf-8", "bom"},
        {"\xFF\xFE" + encode(kArabic, "UTF-16LE"), "utf-8", "", kArabic, "utf-16le", "bom"},
        {"\xFE\xFF" + encode(kArabic, "UTF-16BE"), "", "", kArabic, "utf-16be", "bom"},
        {encode(kArabic, "UTF-16LE"), "", "utf-8", kArabic, "utf-16le", "detected"},
        {encode(kArabic, "UTF-16BE"), "", "", kArabic, "utf-16be", "detected"},
        {encode(kEnglish, "UTF-16LE"), "", "", kEnglish, "utf-16le", "detected"},
        {encode("<p>" + kHebrew, "UTF-16BE"), "", "", "<p>" + kHebrew, "utf-16be", "detected"},
        {kArabic, "windows-1256", "iso-8859-1", kArabic, "utf-8", "valid utf-8"},
        {"plain", "", "", "plain", "utf-8", "default"},
        {"plain", "", "UTF-16", "plain", "utf-8", "meta"},
        {"plain", "cp1256", "", "plain", "windows-1256", "transport"},
        {encode(kArabic, "windows-1256"), "cp1256", "", kArabic, "windows-1256", "transport"},
        {encode(kArabic, "windows-1256"), "", "Windows-1256 ", kArabic, "windows-1256", "meta"},
        {encode(kArabic, "windows-1256"), "utf-8", "", kArabic, "windows-1256", "detected"},
        {encode(kArabic, "windows-1256"), "iso-8859-1", "windows-1256", kArabic, "windows-1256",
         "meta"},
        {encode(kArabic, "ISO-8859-6"), "", "arabic", kArabic, "iso-8859-6", "meta"},
        {encode(kFrench, "windows-1252"), "latin1", "", kFrench, "windows-1252", "transport"},
        {encode(kFrench, "windows-1252"), "no-such-thing", "", kFrench, "windows-1252", "detected"},
        {encode(kEnglish, "windows-1252"), "", "", kEnglish, "windows-1252", "detected"},
        {encode(kHebrew, "windows-1255"), "", "", kHebrew, "windows-1255", "detected"},
    };
    for (const Case& c : cases) {
        const Decoded decoded = decode(c.bytes, c.transport, c.meta);
        EXPECT_EQ(decoded.text, c.text);
        EXPECT_EQ(decoded.encoding, c.encoding) << c.text << c.transport << c.meta;
        EXPECT_EQ(decoded.evidence, c.evidence) << c.text << c.transport << c.meta;
        EXPECT_EQ(decoded.repairs, 0U);
    }
}

TEST(Charset, ShortTextInMuchMarkup) {
    std::string page = "<html><head><style>body { color: red }</style><script>var a = '<p>';";
    for (int i = 0; i < 200; ++i) page += "document.write(\"menu\"); ";
    page += "</script></head><body class=\"rtl page\">";
    for (const char* line : {"وصلت السفينة", "غرق الجسر فجرا", "بيان هيئة الموانئ"}) {
        const std::string text = page + "<h1>" + line + "</h1></body></html>";
        EXPECT_EQ(decode(encode(text, "windows-1256"), "", "").text, text) << line;
        EXPECT_EQ(decode(encode(text, "ISO-8859-6"), "", "").text, text) << line;
    }
    const std::string cafe = page + "<h1>Café fermé, l’été</h1></body></html>";
    EXPECT_EQ(decode(encode(cafe, "windows-1252"), "", "").text, cafe);
}

TEST(Charset, OtherEncodingsAreIcus) {
    std::string russian;
    for (int i = 0; i < 4; ++i) {
        russian += "Министерство транспорта сообщило, что новый порт открылся во вторник утром. ";
    }
    EXPECT_EQ(decode(encode(russian, "windows-1251"), "", "").text, russian);
    EXPECT_EQ(decode(encode(russian, "windows-1251"), "windows-1251", "").evidence, "transport");
    std::string japanese;
    for (int i = 0; i < 4; ++i) japanese += "新しい港は火曜日の朝に開かれたと運輸省が発表した。";
    EXPECT_EQ(decode(encode(japanese, "Shift_JIS"), "", "").text, japanese);
    EXPECT_EQ(decode(encode(japanese, "EUC-JP"), "", "x-euc-jp").text, japanese);
}

TEST(Charset, Repairs) {
    const Decoded nul = decode(std::string("a\0b", 3), "", "");
    EXPECT_EQ(nul.text, "a\uFFFDb");
    EXPECT_EQ(nul.repairs, 1U);
    const Decoded damaged = decode(kArabic + "\xFF" + kArabic + "\xD9", "", "utf-8");
    EXPECT_EQ(damaged.text, kArabic + "\uFFFD" + kArabic + "\uFFFD");
    EXPECT_EQ(damaged.encoding, "utf-8");
    EXPECT_EQ(damaged.evidence, "meta");
    EXPECT_EQ(damaged.repairs, 2U);
    EXPECT_EQ(decode("é\u0085é", "", "").text, "é\uFFFDé");
    EXPECT_EQ(decode("é\uFFFDé", "", "").repairs, 0U);  // it was there before
    EXPECT_EQ(decode("a\r\nb", "", "").text, "a\r\nb");
    EXPECT_EQ(decode("", "", "").text, "");
}

TEST(Charset, AnyBytesGiveValidText) {
    std::string bytes;
    std::uint32_t state = 1;
    for (int round = 0; round < 300; ++round) {
        bytes.clear();
        for (int i = 0; i < 60; ++i) {
            state = state * 1664525U + 1013904223U;
            bytes.push_back(static_cast<char>(state >> 24U));
        }
        for (const char* label : {"", "utf-8", "utf-16", "shift_jis", "gbk", "iso-2022-jp",
                                  "windows-1256", "big5", "euc-kr"}) {
            const Decoded decoded = decode(bytes, label, "");
            EXPECT_TRUE(is_valid_utf8(decoded.text));
            EXPECT_EQ(decoded.text.find('\0'), std::string::npos);
        }
    }
}

TEST(Charset, MetaCharset) {
    const std::pair<std::string, std::string> cases[] = {
        {"<meta charset=utf-8>", "utf-8"},
        {"<html><head><META CharSet = 'Windows-1256' />", "windows-1256"},
        {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=cp1256\">", "cp1256"},
        {"<meta content='text/html;charset=\"big5\"' http-equiv=content-type>", "big5"},
        {"<meta name=x content=\"text/html; charset=cp1256\">", ""},
        {"<?xml version=\"1.0\" encoding=\"windows-1256\"?><html>", "windows-1256"},
        {"<!-- <meta charset=koi8-r> --><meta charset=\"utf-8\">", "utf-8"},
        {"<div title='<meta charset=koi8-r>'><meta charset=utf-8>", "utf-8"},
        {"<metadata charset=koi8-r>", ""},
        {"<meta charset=", ""},
        {"<!-- never closed <meta charset=utf-8>", ""},
        {"charset=utf-8", ""},
        {"", ""},
        {std::string(1100, ' ') + "<meta charset=utf-8>", "utf-8"},
        {std::string(33000, ' ') + "<meta charset=utf-8>", ""},
    };
    for (const auto& [page, label] : cases) EXPECT_EQ(html_meta_charset(page), label) << page;
}

}  // namespace
}  // namespace isnad::text
