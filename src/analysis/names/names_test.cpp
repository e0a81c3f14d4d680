#include "analysis/names/names.h"

#include <gtest/gtest.h>

namespace isnad::analysis::names {
namespace {

std::string shape(std::string_view written) {
    std::string out;
    const Name name = read_name(written);
    for (const Part& part : name.parts()) {
        if (!out.empty()) out += ' ';
        out += "wasnfhix"[static_cast<std::size_t>(part.role)];
        out += ':' + part.letters;
    }
    return out;
}

TEST(ReadName, CutsIntoPartsWithRoles) {
    EXPECT_EQ(shape("Muḥammad  al-Ṣādiq"), "w:muhammad a:al w:sadiq");
    EXPECT_EQ(shape("J. R. Nešić"), "i:j i:r w:neSiQ");
    EXPECT_EQ(shape("عبد العزيز بن سَلْمان"), "s:Ebd w:AlEzyz n:bn w:slmAn");
    EXPECT_EQ(shape("בנימין צ'רני"), "w:bnymyn w:c'rny");
    EXPECT_EQ(shape("Тимошенко"), "w:timoshenko");
    EXPECT_EQ(shape("Bоris"), "w:boris");  // a Cyrillic о
    EXPECT_EQ(shape("\u202eDr. Jane\u200b Doe Jr."), "w:jane w:doe x:jr");
    EXPECT_EQ(shape("O'Brien-Smith"), "w:obrien w:smith");
    EXPECT_EQ(shape("الكتـــاب"), "w:AlktAb");
    EXPECT_EQ(shape(""), "");
    EXPECT_EQ(shape("\xff\xfe..,"), "");
}

TEST(ReadName, SeesThatTheFamilyStandsFirst) {
    EXPECT_TRUE(read_name("Cohen, Shai").family_first());
    EXPECT_TRUE(read_name("COHEN Shai").family_first());
    EXPECT_FALSE(read_name("Shai Cohen").family_first());
    EXPECT_FALSE(read_name("SHAI COHEN").family_first());
}

TEST(ReadName, IsBounded) {
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "name ";
    EXPECT_EQ(read_name(many).parts().size(), kMostParts);
    EXPECT_EQ(read_name(std::string(10'000, 'a')).parts().at(0).letters.size(), kLongestWord);
}

}  // namespace
}  // namespace isnad::analysis::names
