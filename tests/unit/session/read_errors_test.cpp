#include "session/read_errors.hpp"

#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("a plain answer that a disturbed link brings too is no refusal, so that no genuine card is accused") {
    const auto plain = [](std::uint16_t status) {
        return Error{ErrorCode::secure_messaging_missing, Stage::none, status, 0, ""};
    };
    for (const std::uint16_t status : {0x6988, 0x6987, 0x0000, 0x9000, 0x6C10, 0x6700, 0x6F00})
        CHECK_FALSE(session::refused_in_plain(plain(status)));
    for (const std::uint16_t status : {0x6A80, 0x6982, 0x6985, 0x6D00}) CHECK(session::refused_in_plain(plain(status)));
    CHECK_FALSE(session::refused_in_plain({ErrorCode::secure_messaging_mac, Stage::none, 0x6A80, 0, ""}));
}

TEST_CASE("a plain refusal of a file is told as the same refusal would be under secure messaging") {
    const auto of = [](std::uint16_t status) {
        return session::as_refusal_of_file({ErrorCode::secure_messaging_missing, Stage::none, status, 0, ""}).code;
    };
    CHECK(of(0x6982) == ErrorCode::file_access_denied);
    CHECK(of(0x6A82) == ErrorCode::file_not_found);
    CHECK(of(0x6A83) == ErrorCode::file_not_found);
    CHECK(of(0x6A86) == ErrorCode::file_malformed);
}
