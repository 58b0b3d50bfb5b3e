#include "engines/linkage/csv_people.hpp"

#include <gtest/gtest.h>

namespace kith::linkage {
namespace {

CsvPeople read(const std::string& text) { return read_people(text, read_header(text), 2); }

TEST(Headings, AreUnderstoodInEveryLayoutOfTheFeeds) {
    EXPECT_EQ(recognise("Traced_NHSNUMBER"), Field::number);
    EXPECT_EQ(recognise("PatientOtherName"), Field::middle_name);
    EXPECT_EQ(recognise("PatientAddress_PostCode"), Field::postcode);
    EXPECT_EQ(recognise("contact_number_calls"), Field::phone);
    EXPECT_EQ(recognise("address_town_city"), Field::town);
    EXPECT_EQ(recognise("House Number"), Field::house_number);
    EXPECT_EQ(recognise("soc_sec_id"), Field::number);
    EXPECT_EQ(recognise("dob"), Field::birth_date);
    EXPECT_EQ(recognise("MedicalConditions"), Field::ignored);
    EXPECT_EQ(recognise("do_you_need_someone_to_contact_you_about_local_support"),
              Field::ignored);
}

TEST(AHeading, IsRecognisedInOtherLanguages) {
    EXPECT_EQ(recognise_all({"Vorname", "Name", "Geburtsdatum", "Straße", "PLZ", "Ort"}),
              (std::vector{Field::first_name, Field::last_name, Field::birth_date,
                           Field::address, Field::postcode, Field::town}));
    EXPECT_EQ(recognise_all({"Prénom", "Nom", "Date de naissance", "Code postal"}),
              (std::vector{Field::first_name, Field::last_name, Field::birth_date,
                           Field::postcode}));
    EXPECT_EQ(recognise("Imi\xC4\x99"), Field::first_name);
    EXPECT_EQ(recognise("Stra\xDF" "e"), Field::address);
    EXPECT_EQ(recognise("Dyddiad geni"), Field::birth_date);
}

TEST(Headings, OfASecondAddressAreLeftOut) {
    const auto fields = recognise_all({"address_line1", "address_postcode", "spl_address_line1",
                                       "spl_address_postcode"});

    EXPECT_EQ(fields, (std::vector{Field::address, Field::postcode, Field::ignored,
                                   Field::ignored}));
}

TEST(ReadingAList, TakesQuotesSpacesMarksAndEitherLineEnd) {
    const std::string text = "\xEF\xBB\xBFid, FirstName, Address\r\n"
                             "1, Ann , \"12 Mill Lane, Ely\"\r\n\r\n"
                             "2,\"Mary \"\"Molly\"\"\",\"3\nPark Road\"\n"
                             "3,Bob,";
    const CsvPeople list = read(text);

    ASSERT_EQ(list.people.size(), 3U);
    const auto& names = list.people.dictionaries().names;
    EXPECT_EQ(names.text(list.people[0].first), "ann");
    EXPECT_EQ(names.text(list.people[1].first), "mary molly");
    EXPECT_EQ(names.text(list.people[2].first), "bob");
    EXPECT_EQ(list.people[0].house, 12U << 5);
    EXPECT_EQ(list.people[1].house, 3U << 5);
    EXPECT_EQ(list.ids[2], "3");
}

TEST(ReadingAList, TellsAnAmericanColumnOfDatesByItsValues) {
    const CsvPeople list = read("dob\n01/02/1950\n04/28/1951\n12/30/1960\n");

    EXPECT_EQ(list.people[0].birth, 0x19500102U);
    EXPECT_EQ(list.people[1].birth, 0x19510428U);
}

TEST(ReadingAList, DropsBirthDatesThatStandForNotKnown) {
    std::string text = "dob\n";
    for (int each = 0; each < 400; ++each) {
        text += each % 8 == 0 ? std::string("01/01/1900\n")
                              : std::to_string(1 + each % 28) + "/0" +
                                    std::to_string(1 + each / 50) + "/" +
                                    std::to_string(1920 + each % 90) + "\n";
    }
    CsvPeople list = read(text);
    list.people.drop_stand_in_dates();

    EXPECT_EQ(list.people[0].birth & 0xFFFFU, 0U);
    EXPECT_NE(list.people[1].birth & 0xFFFFU, 0U);
}

TEST(Addresses, AreReadInAnyUsualShape) {
    const auto house = [](std::string_view line, std::string_view number = {}) {
        const std::array lines{line};
        const auto parts = read_address(lines, number);
        return std::to_string(parts.house >> 5) + " " + parts.street;
    };

    EXPECT_EQ(house("69 Church Ave"), "69 church avenue");
    EXPECT_EQ(house("Flat 2, 69 Church Avenue, Ely"), "69 church avenue");
    EXPECT_EQ(house("Church Avenue", "69"), "69 church avenue");
    EXPECT_EQ(house("Rose Cottage, 12a The Green"), "12 the green");
    EXPECT_EQ(house("Rose Cottage"), "0 rose cottage");
}

}  // namespace
}  // namespace kith::linkage
