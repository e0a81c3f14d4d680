// Pairs of full names and of words: what is the same, what is not, and why.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/names/letters.h"
#include "analysis/names/names.h"
#include "analysis/names/word_model.h"
#include "base/lexicon.h"

namespace isnad::analysis::names {
namespace {

double score_of(std::string_view a, std::string_view b) {
    return score(read_name(a), read_name(b));
}

struct Case {
    std::string_view a;
    std::string_view b;
};

TEST(Match, OnePersonInManySpellings) {
    constexpr Case kCases[] = {
        // across scripts
        {"Samira Haddad", "سميرة حداد"},
        {"Yael Ravitz", "ياعيل رافيتز"},
        {"בנימין כהן", "Benjamin Cohen"},
        {"בנימין כהן", "بنيامين كوهين"},
        {"Владимир Путин", "فلاديمير بوتين"},
        {"Владимир Путин", "Vladimir Poutine"},
        {"George Habash", "جورج حبش"},
        {"Mohammed VI", "محمد السادس"},
        {"King Abdullah II", "الملك عبد الله الثاني"},
        {"Felipe VI", "فيليبي السادس"},
        // romanisations, English and French
        {"Muammar Gaddafi", "Mouammar Kadhafi"},
        {"Moammar al-Qaddafi", "معمر القذافي"},
        {"Omar Shakroun", "Omar Chekroun"},
        {"Youssef Shaheen", "Yusuf Chahine"},
        {"Mahmoud Darwish", "Mahmud Darwich"},
        {"Ahmad Jaber", "Ahmed Djaber"},
        {"Ali Khamenei", "علي خامنئي"},
        // spellings within Arabic
        {"بيني غانتس", "بيني جانتس"},
        {"أحمد الإدريسي", "احمد الادريسي"},
        {"عَبْدُ اللَّه الكـــبير", "عبدالله الكبير"},
        // particles joined, apart and left out
        {"Abdelaziz Bouteflika", "عبد العزيز بوتفليقة"},
        {"Abd al-Aziz Bouteflika", "عبدالعزيز بوتفليقة"},
        {"Abdul Aziz Bouteflika", "Abdelaziz Bouteflika"},
        {"Abdel Fattah el-Sisi", "عبدالفتاح السيسي"},
        {"Husam al-Din Barakat", "Houssem Eddine Barakat"},
        {"Ahmed Ben Bella", "أحمد بن بلة"},
        {"Ahmed Benbella", "أحمد بن بلة"},
        {"Itamar Ben-Gvir", "إيتمار بن غفير"},
        {"Charles de Gaulle", "شارل ديغول"},
        {"Hassan Nasrallah", "حسن نصر الله"},
        {"Jean-Luc Godard", "جان لوك غودار"},
        // order, case, middle names, honorifics
        {"COHEN Shai", "Shai Cohen"},
        {"Cohen, Shai", "שי כהן"},
        {"George W. Bush", "جورج بوش"},
        {"Gamal Abdel Nasser", "جمال عبد الناصر"},
        {"Ramzi Youssef Khatib", "رمزي الخطيب"},
        {"Dr. Salma Ravitz", "سلمى رافيتز"},
        {"mohammed bin salman al saud", "محمد بن سلمان"},
        {"Ravitz Haddad Jr.", "رافيتز حداد الابن"},
    };
    for (const auto& [a, b] : kCases) EXPECT_GE(score_of(a, b), kSame) << a << " / " << b;
}

TEST(Match, TwoPeople) {
    constexpr Case kCases[] = {
        // a given name alone is shared
        {"محمد الخطيب", "Mohamed Jaber"},
        {"Ahmed Mansour", "أحمد حداد"},
        {"Yair Lapid", "يائير غولان"},
        {"Emmanuel Levinas", "Emmanuel Macron"},
        {"محمد علي", "محمد حسن"},
        // a family name alone
        {"Emmanuel Macron", "Brigitte Macron"},
        {"Hassan Rouhani", "حسين روحاني"},
        {"بشار الأسد", "ماهر الأسد"},
        {"George Clooney", "Amal Clooney"},
        {"Gad Cohen", "שי כהן"},
        // names that look alike
        {"Hassan Darwish", "Hussein Darwish"},
        {"Hamid Karam", "Hamad Karam"},
        {"Salem Barakat", "Salma Barakat"},
        {"محمد منصور", "محمود منصور"},
        // initials, single words
        {"B. Gantz", "Shai Gantz"},
        {"B. Gantz", "Benny Gantz"},
        {"Gantz", "بيني غانتس"},
        {"Mohammed", "محمد الخطيب"},
        {"Mazen", "أبو مازن"},
        {"محمد علي", "Mohamed Ali Hassan"},
        // an initial that stands against another
        {"John F. Ravitz", "John Q. Ravitz"},
        {"Ravitz Haddad Jr.", "رافيتز حداد"},
        {"Gustav Ravitz II", "Gustav Ravitz III"},
        {"", "محمد"},
        {"", ""},
    };
    for (const auto& [a, b] : kCases) EXPECT_LT(score_of(a, b), kSame) << a << " / " << b;
}

TEST(Match, BareFamilyNameIsInBetween) {
    const double bare = score_of("Gantz", "بيني غانتس");
    EXPECT_GT(bare, 0.5);
    EXPECT_LT(score_of("Benny", "بيني غانتس"), 0.35);
    EXPECT_GT(score_of("B. Gantz", "بيني غانتس"), bare);
    EXPECT_LT(score_of("Z. Gantz", "بيني غانتس"), 0.5);
}

TEST(Match, SaysWhy) {
    using testing::Contains;
    using testing::HasSubstr;
    const auto reasons = [](std::string_view a, std::string_view b) {
        return match(read_name(a), read_name(b)).reasons;
    };
    EXPECT_THAT(reasons("Mohammed Jaber", "محمد جابر"),
                Contains("Mohammed = محمد (known spellings of one name)"));
    EXPECT_THAT(reasons("Omar Ravitzki", "عمر رافيتسكي"),
                Contains(HasSubstr("Ravitzki = رافيتسكي (sounds alike")));
    EXPECT_THAT(reasons("B. Gantz", "Benny Gantz"), Contains("initial: B = Benny"));
    EXPECT_THAT(reasons("B. Gantz", "Benny Gantz"), Contains("Gantz = Gantz (the same letters)"));
    EXPECT_THAT(reasons("Ali Jaber", "Ali Omar Jaber"),
                Contains("middle name on one side only: Omar"));
    EXPECT_THAT(reasons("COHEN Shai", "Shai Cohen"), Contains("in another order"));
    EXPECT_THAT(reasons("Ali Jaber", "Omar Jaber"), Contains("Ali stands against Omar"));
    EXPECT_THAT(reasons("Gantz", "Benny Gantz"),
                Contains("a family name alone beside a full name"));
    EXPECT_THAT(reasons("Benny", "Benny Gantz"), Contains("only a given name is shared"));
}

TEST(Match, OrderOfTheTwoAndReasonsDoNotMatter) {
    const char* const names[] = {"Benny Gantz",  "بيني غانتس",       "בני גנץ",    "Gantz",
                                 "B. Gantz",     "Abd al-Aziz Saud", "عبد العزيز", "محمد بن علي",
                                 "John F. Bush", "李小龙",           "Łukasz Żak", ""};
    for (const std::string_view a : names) {
        for (const std::string_view b : names) {
            const Name x = read_name(a);
            const Name y = read_name(b);
            EXPECT_EQ(score(x, y), score(y, x)) << a << " / " << b;
            EXPECT_EQ(score(x, y), match(x, y).score) << a << " / " << b;
        }
        const bool any = !read_name(a).empty();
        EXPECT_EQ(score_of(a, a) >= kSame, any && a != "B. Gantz") << a;
    }
}

TEST(Match, HostileNamesAreHarmless) {
    const std::string long_word(10'000, 'a');
    std::string long_arabic;
    for (int i = 0; i < 10'000; ++i) long_arabic += "م";
    std::string many;
    for (int i = 0; i < 1'000; ++i) many += "Ali ";
    const std::string names[] = {long_word,      long_arabic,    many,
                                 "\xff\xfe\x80", "\u202e\u202e", std::string("a\0b", 3),
                                 "-----",        "ﷺ ﷺ ﷺ"};
    for (const std::string& a : names) {
        for (const std::string& b : names) {
            const double found = score_of(a, b);
            EXPECT_GE(found, 0);
            EXPECT_LE(found, 1);
        }
    }
    // What only looks different is the same.
    EXPECT_GE(score_of("\u202eBenny\u200f Gantz", "بيني غانتس"), kSame);
    EXPECT_EQ(score_of("Веnnу Gаntz", "Benny Gantz"), 1);  // Cyrillic В, е, у, а
    EXPECT_EQ(score_of("Ｂｅｎｎｙ Ｇａｎｔｚ", "Benny Gantz"), 1);
    EXPECT_GE(score_of("ﺑﻴﻨﻲ ﻏﺎﻧﺘﺲ", "Benny Gantz"), kSame);  // presentation forms
}

CodedWord coded(std::string_view word) {
    const Letters letters = fold_letters(word);
    return code_word(letters.script, letters.folded);
}

TEST(WordModel, PutsTheRightWordFirst) {
    struct {
        std::string_view word;
        std::string_view right;
        std::vector<std::string_view> wrong;
    } const cases[] = {
        {"شكرون", "chekroun", {"shukri", "sharon", "shimron", "cameron", "khairoun"}},
        {"غريفيث", "griffith", {"griffin", "garrett", "geoffrey", "graves", "grieves"}},
        {"تشيلسي", "chelsea", {"shelley", "chelios", "telesca", "kelsey", "celso"}},
        {"بوردو", "bordeaux", {"bardot", "pardo", "brodie", "baroud", "bordello"}},
        {"צ'רצ'יל", "churchill", {"chirac", "charles", "archil", "cerci", "shurshel"}},
        {"נחמן", "nachman", {"neuman", "norman", "nimni", "naaman", "hakman"}},
    };
    for (const auto& [word, right, wrong] : cases) {
        const double best = word_score(coded(word), coded(right));
        EXPECT_GT(best, 0.6) << word << " / " << right;
        for (const std::string_view other : wrong)
            EXPECT_LT(word_score(coded(word), coded(other)), best) << word << " / " << other;
    }
}

TEST(WordModel, OrderDoesNotMatterAndNothingIsAlikeToNothing) {
    const char* const words[] = {"gantz", "غانتس", "גנץ", "a", "ء", "李", ""};
    for (const char* a : words) {
        for (const char* b : words)
            EXPECT_EQ(likeness(coded(a), coded(b)), likeness(coded(b), coded(a))) << a << ' ' << b;
    }
    EXPECT_EQ(likeness(coded(""), coded("")), kUnlike);
    EXPECT_EQ(likeness(coded("gantz"), coded("مكرم")), kUnlike);
}

bool share_key(std::string_view a, std::string_view b, bool by_sound) {
    const auto x = keys_of(read_name(a));
    const auto y = keys_of(read_name(b));
    for (const std::string& key : x) {
        if (by_sound && key.front() == '=') continue;
        if (std::find(y.begin(), y.end(), key) != y.end()) return true;
    }
    return false;
}

TEST(Keys, NamesThatMatchShareOne) {
    std::size_t pairs = 0;
    std::size_t found = 0;
    std::size_t by_sound = 0;
    for (const base::LexiconRow& row : base::lexicon_rows("person_names.tsv")) {
        std::vector<std::string_view> spellings;
        for (std::size_t column = 2; column < row.size() && column < 5; ++column) {
            for (std::string_view spelling : base::split(row[column], '|')) {
                if (spelling.starts_with('?')) spelling.remove_prefix(1);
                if (!spelling.empty()) spellings.push_back(spelling);
            }
        }
        for (std::size_t i = 0; i < spellings.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (score_of(spellings[i], spellings[j]) < kSame) continue;
                ++pairs;
                found += share_key(spellings[i], spellings[j], false) ? 1U : 0U;
                by_sound += share_key(spellings[i], spellings[j], true) ? 1U : 0U;
            }
        }
    }
    EXPECT_GT(pairs, 10'000U);
    EXPECT_GE(static_cast<double>(found), 0.999 * static_cast<double>(pairs));
    EXPECT_GE(static_cast<double>(by_sound), 0.965 * static_cast<double>(pairs));
}

TEST(Keys, CommonGivenNamesGiveNoneBesideARarerOne) {
    EXPECT_FALSE(share_key("محمد رافيتسكي", "Mohammed Gantz", false));
    EXPECT_TRUE(share_key("Mohammed Gantz", "غانتس", false));
    EXPECT_TRUE(share_key("محمد علي", "Mohammed Ali", false));
    EXPECT_TRUE(share_key("Hassan Nasrallah", "حسن نصر الله", false));
    EXPECT_TRUE(keys_of(Name{}).empty());
}

TEST(Keys, AreFewWhateverTheName) {
    std::string many;
    for (int i = 0; i < 1'000; ++i) many += "jxchjxch ";
    EXPECT_LT(keys_of(read_name(many)).size(), 100U);
    EXPECT_LT(keys_of(read_name(std::string(10'000, 'j'))).size(), 40U);
}

}  // namespace
}  // namespace isnad::analysis::names
