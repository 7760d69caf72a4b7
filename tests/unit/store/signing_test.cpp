// Keys of the office: made, kept, used.
#include "support/temporary_folder.hpp"

#include <cccd/signing.hpp>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace cccd;
namespace fs = std::filesystem;

namespace {} // namespace

TEST_CASE("a signature holds under the public half and under no other message, key or length") {
    const auto key = SigningKey::make();
    const auto other = SigningKey::make();
    REQUIRE(key.has_value());
    REQUIRE(other.has_value());
    const auto message = as_bytes("hand-over of form CT01");
    for (int round = 0; round < 40; ++round) { // r or s begins with a zero octet in one of 128
        auto signature = key->sign(message);
        REQUIRE(signature.has_value());
        CHECK(signature->size() == 64);
        CHECK(key->public_key().verify(message, *signature));
        CHECK_FALSE(other->public_key().verify(message, *signature));
        CHECK_FALSE(key->public_key().verify(as_bytes("hand-over of form CT02"), *signature));
        CHECK_FALSE(key->public_key().verify(message, ByteView(*signature).first(63)));
        signature->back() ^= 1;
        CHECK_FALSE(key->public_key().verify(message, *signature));
    }
    CHECK_FALSE(key->public_key().verify(message, Bytes(64, 0)));
}

TEST_CASE("a saved key is the owner's alone, comes back the same and is never overwritten") {
    const support::TemporaryFolder folder;
    const auto key = SigningKey::make();
    REQUIRE(key.has_value());
    const auto file = folder.path() / "office.key";
    REQUIRE(key->save(file).has_value());
    CHECK((fs::status(file).permissions() & fs::perms::mask) == fs::perms(0600));
    const auto again = SigningKey::load(file);
    REQUIRE(again.has_value());
    CHECK(again->fingerprint() == key->fingerprint());
    CHECK(key->fingerprint().size() == 64);
    const auto second = SigningKey::make();
    const auto saved = second->save(file);
    REQUIRE_FALSE(saved.has_value());
    CHECK(saved.error().code == ErrorCode::store_write_failed);
    fs::permissions(file, fs::perms(0640));
    const auto open_to_others = SigningKey::load(file);
    REQUIRE_FALSE(open_to_others.has_value());
    CHECK(open_to_others.error().code == ErrorCode::trust_file_unreadable);
}

TEST_CASE("the public half travels as PEM, and what is no such key is refused") {
    const auto key = SigningKey::make();
    REQUIRE(key.has_value());
    const std::string pem = key->public_key().pem();
    CHECK(pem.find("BEGIN PUBLIC KEY") != std::string::npos);
    CHECK(pem.find("PRIVATE") == std::string::npos);
    const auto again = VerifyingKey::parse(as_bytes(pem));
    REQUIRE(again.has_value());
    CHECK(again->fingerprint() == key->fingerprint());
    CHECK(again->verify(as_bytes("x"), *key->sign(as_bytes("x"))));
    CHECK_FALSE(VerifyingKey::parse(as_bytes("no key")).has_value());
    CHECK_FALSE(VerifyingKey::parse({}).has_value());
    CHECK_FALSE(SigningKey::parse(as_bytes(pem)).has_value());
}
