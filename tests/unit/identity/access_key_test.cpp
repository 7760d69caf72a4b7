#include <cccd/access_key.hpp>
#include <cccd/mrz.hpp>
#include <doctest/doctest.h>
#include <string>

using namespace cccd;

namespace {

std::string text(const AccessKey& key) {
    return std::string(as_text(key.expose()));
}

constexpr auto sample_mrz =
    "IDVNM0990000017001099000001<<89901018M3901016VNM<<<<<<<<<<<4NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<";

} // namespace

TEST_CASE("the CAN of a card is the last six digits of the personal number") {
    const auto key = AccessKey::from_personal_number("001099000001");
    REQUIRE(key);
    CHECK(key->kind() == PasswordKind::can);
    CHECK(text(*key) == "000001");
    CHECK(AccessKey::from_personal_number("00109900000").error().code == ErrorCode::invalid_personal_number);
    CHECK(AccessKey::from_can("").error().code == ErrorCode::invalid_can);
    CHECK(AccessKey::from_can("12 456").error().code == ErrorCode::invalid_can);
}

TEST_CASE("an MRZ key is number, birth and expiry, each with its check digit") {
    const auto from_mrz = AccessKey::from_mrz(sample_mrz);
    REQUIRE(from_mrz);
    CHECK(from_mrz->kind() == PasswordKind::mrz);
    CHECK(text(*from_mrz) == "099000001799010183901016");
    const auto from_fields = AccessKey::from_document("099000001", "990101", "390101");
    REQUIRE(from_fields);
    CHECK(text(*from_fields) == text(*from_mrz));
}

TEST_CASE("a short document number is filled up and a long one is kept") {
    CHECK(text(*AccessKey::from_document("D23145890", "340712", "950712")).substr(0, 10) == "D231458907");
    CHECK(text(*AccessKey::from_document("L898902C", "690806", "940623")) == "L898902C<369080619406236");
    CHECK(text(*AccessKey::from_document("D23145890734", "340712", "950712")).substr(0, 13) == "D231458907349");
}

TEST_CASE("a wrong key check digit is refused, a wrong composite digit is not") {
    std::string mrz = sample_mrz;
    mrz[59] = '5';
    CHECK(AccessKey::from_mrz(mrz));
    mrz[14] = '1';
    CHECK(AccessKey::from_mrz(mrz).error().code == ErrorCode::invalid_mrz);
    CHECK(AccessKey::from_document("AB", "9901", "390101").error().code == ErrorCode::invalid_mrz);
    CHECK(AccessKey::from_document("A*B", "990101", "390101").error().code == ErrorCode::invalid_mrz);
}

TEST_CASE("one scan gives the CAN first and then MRZ keys with the expiry dates of the law") {
    const auto keys = access_keys_from_qr("001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Thôn 1, Xã A|02022022");
    REQUIRE(keys);
    REQUIRE(keys->size() >= 2);
    CHECK(text(keys->front()) == "000001");
    CHECK(text(keys->at(1)).substr(0, 17) == "09900000179901018");
    CHECK(text(keys->at(1)).substr(17, 6) == "390101"); // issued within two years before 25: valid to 40
    CHECK(access_keys_from_qr("not a card").error().code == ErrorCode::invalid_qr);
}

TEST_CASE("the keys of one scan come in their order: CAN, the law's expiry, the next, the previous, none") {
    using namespace std::chrono;
    using Texts = std::vector<std::string>;
    // What stands behind number and birth, both with their digits: the expiry.
    const auto expiries = [](const Result<AccessKeys>& keys) {
        REQUIRE(keys);
        Texts out;
        for (std::size_t i = 1; i < keys->size(); ++i) {
            const auto one = text(keys->at(i));
            REQUIRE(one.size() == 24);
            CHECK(one[23] == mrz::check_digit(one.substr(17, 6)));
            out.push_back(one.substr(17, 6));
        }
        return out;
    };
    const std::string before = "001099000001||Nguyễn Văn Mẫu|01011999|Nam|Thôn 1, Xã A|";
    CHECK(expiries(access_keys_from_qr(before + "02022022")) == Texts{"390101", "590101", "240101", "991231"});
    CHECK(expiries(access_keys_from_qr(before + "01012022")) == Texts{"390101", "240101", "590101", "991231"});
    CHECK(expiries(access_keys_from_number("001099000001", 1999y / January / 1, 2022y / February / 2)) ==
          Texts{"390101", "590101", "240101", "991231"});
    CHECK(expiries(access_keys_from_number("001055000001", 1955y / February / 20, 2021y / August / 1)) ==
          Texts{"991231"});
    CHECK(expiries(access_keys_from_number("001200000001", 2000y / February / 29, 2021y / June / 1)) ==
          Texts{"250228", "250229", "250301", "400229", "991231"});
    // Without a whole birth date or a date of issue there is nothing to compute from.
    CHECK(expiries(access_keys_from_qr("001060000001||Nguyễn Văn Mẫu|1960|Nam|Xã A|02022022")).empty());
    CHECK(expiries(access_keys_from_number("001099000001", 1999y / January / 1)).empty());
}

TEST_CASE("a number alone gives the CAN alone") {
    const auto keys = access_keys_from_number("001099000001");
    REQUIRE(keys);
    CHECK(keys->size() == 1);
    CHECK(access_keys_from_number("12").error().code == ErrorCode::invalid_personal_number);
}
