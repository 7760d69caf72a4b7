#include <cccd/qr.hpp>
#include <doctest/doctest.h>
#include <string>

namespace qr = cccd::qr;
using namespace std::chrono;

namespace {

// The synthetic person of card.md §5.
const std::string sample = "001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Thôn 1, Xã A, Huyện B, Tỉnh C|02022022";

} // namespace

TEST_CASE("the QR text of the 2021 card has seven parts") {
    const auto card = qr::parse(sample);
    REQUIRE(card);
    CHECK(card->personal_number == "001099000001");
    CHECK(card->old_number == "012345678");
    CHECK(card->full_name == "Nguyễn Văn Mẫu");
    CHECK(card->birth_date.day == 1999y / January / 1);
    CHECK(card->sex == "Nam");
    CHECK(card->address == "Thôn 1, Xã A, Huyện B, Tỉnh C");
    CHECK(card->issue_date.day == 2022y / February / 2);
    CHECK(card->more.empty());
    CHECK_FALSE(card->leading_zero_restored);
    CHECK_FALSE(card->text_damaged);
    CHECK_FALSE(card->text_repaired);
}

TEST_CASE("the QR text of the 2024 card has four parts more, empty or not") {
    const auto card = qr::parse(sample + "|||x|\r\n");
    REQUIRE(card);
    REQUIRE(card->more.size() == 4);
    CHECK(card->more[2] == "x");
    CHECK(card->issue_date.day == 2022y / February / 2);
}

TEST_CASE("a holder without an old number has an empty part") {
    const auto card = qr::parse("001099000001||Nguyễn Văn Mẫu|01011999|Nam|Xã A|02022022");
    REQUIRE(card);
    CHECK(card->old_number.empty());
}

TEST_CASE("a lost leading zero is put back where birth and sex agree") {
    const auto card = qr::parse("01099000001|12345678|Nguyễn Văn Mẫu|1011999|Nam|Xã A|2022022");
    REQUIRE(card);
    CHECK(card->personal_number == "001099000001");
    CHECK(card->old_number == "012345678");
    CHECK(card->birth_date.day == 1999y / January / 1);
    CHECK(card->issue_date.day == 2022y / February / 2);
    CHECK(card->leading_zero_restored);
    const auto both = qr::parse("1099000001||Nguyễn Văn Mẫu|01011999|Nam|Xã A|02022022");
    REQUIRE(both);
    CHECK(both->personal_number == "001099000001");
    CHECK(both->leading_zero_restored);
}

TEST_CASE("eleven digits that agree with nothing are refused") {
    for (const char* text :
         {"01099000001||Nguyễn Văn Mẫu|01011998|Nam|Xã A|02022022",
          "01099000001||Nguyễn Văn Mẫu|01011999|Nữ|Xã A|02022022", "01099000001||Nguyễn Văn Mẫu||Nam|Xã A|02022022"}) {
        const auto card = qr::parse(text);
        REQUIRE_FALSE(card);
        CHECK(card.error().code == cccd::ErrorCode::invalid_qr);
    }
}

TEST_CASE("text that is no card's is refused") {
    for (const char* text : {"", "|||||||", "001099000001", "https://example.org/?a|b|c|d|e|f|g",
                             "001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Xã A", "abc|||||||"}) {
        const auto card = qr::parse(text);
        REQUIRE_FALSE(card);
        CHECK(card.error().code == cccd::ErrorCode::invalid_qr);
    }
}

TEST_CASE("a number that disagrees with birth and sex is kept: corrected records exist") {
    const auto card = qr::parse("001099000001||Nguyễn Thị Mẫu|01011998|Nữ|Xã A|02022022");
    REQUIRE(card);
    CHECK(card->personal_number == "001099000001");
    CHECK_FALSE(card->leading_zero_restored);
}

TEST_CASE("letters come out composed") {
    const auto card = qr::parse("001099000001||Nguye\xCC\x82\xCC\x83n Va\xCC\x86n Mẫu|01011999|Nam|Xã A|02022022");
    REQUIRE(card);
    CHECK(card->full_name == "Nguyễn Văn Mẫu");
    CHECK_FALSE(card->text_repaired);
}
