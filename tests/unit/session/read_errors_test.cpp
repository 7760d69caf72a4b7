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

TEST_CASE("of a file only a closed and an absent one are known by their plain answer") {
    const auto of = [](std::uint16_t status) {
        return session::plain_refusal({ErrorCode::secure_messaging_missing, Stage::none, status, 0, ""});
    };
    CHECK(of(0x6982)->code == ErrorCode::file_access_denied);
    CHECK(of(0x6A82)->code == ErrorCode::file_not_found);
    CHECK(of(0x6A83)->code == ErrorCode::file_not_found);
    for (const std::uint16_t status : {0x6988, 0x6987, 0x0000, 0x9000, 0x6A80}) CHECK_FALSE(of(status));
}
