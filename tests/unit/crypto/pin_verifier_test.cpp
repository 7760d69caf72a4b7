#include <cccd/pin_verifier.hpp>
#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("a PIN is known again, another one is not, and the text holds neither") {
    const auto verifier = make_pin_verifier(as_bytes("240617"));
    REQUIRE(verifier);
    CHECK(verifier->find("240617") == std::string::npos);
    CHECK(*pin_matches(as_bytes("240617"), *verifier));
    CHECK(*pin_matches(as_bytes("240617"), *verifier + "\n"));
    CHECK_FALSE(*pin_matches(as_bytes("240618"), *verifier));
    CHECK_FALSE(*pin_matches(as_bytes("24061"), *verifier));
    CHECK_FALSE(*pin_matches({}, *verifier));
}

TEST_CASE("the same PIN gives another text each time") {
    CHECK(*make_pin_verifier(as_bytes("1234")) != *make_pin_verifier(as_bytes("1234")));
    CHECK(make_pin_verifier({}).error().code == ErrorCode::invalid_argument);
}

TEST_CASE("the example of RFC 7914 section 12 is matched") {
    const std::string_view published = "scrypt:10:8:16:4E61436C:"
                                       "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622"
                                       "eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640";
    CHECK(*pin_matches(as_bytes("password"), published));
    CHECK_FALSE(*pin_matches(as_bytes("Password"), published));
}

TEST_CASE("what is no verifier, or would take all memory, is refused") {
    for (const auto* text : {"", "scrypt", "1234", "scrypt:15:8:1:00:11", "scrypt:x:8:1:0011:",
                             "scrypt:24:64:1:00:"
                             "0000000000000000000000000000000000000000000000000000000000000000"}) {
        CAPTURE(text);
        const auto outcome = pin_matches(as_bytes("1234"), text);
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().code == ErrorCode::data_malformed);
    }
}
