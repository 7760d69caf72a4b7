// Hand-over JSON against the keys of the office.
#include "pki/text_formats.hpp"

#include <cccd/handover.hpp>
#include <doctest/doctest.h>

using namespace cccd;

namespace {

const std::string data = R"({"fields":{"full_name":["NGUYỄN THỊ \"Ý\"","chip"]},"form":"ct01","v":"1"})";

std::string envelope(const SigningKey& key, const std::string& payload, const std::string& signed_over) {
    const auto signature = key.sign(as_bytes(signed_over));
    REQUIRE(signature.has_value());
    return "{\"handover\":" + payload + ",\"signature\":{\"algorithm\":\"ES256\",\"key\":\"" + key.fingerprint() +
           "\",\"value\":\"" + pki::base64_encode(*signature) + "\"}}";
}

HandoverVerdict verdict(const std::string& json, const std::vector<VerifyingKey>& keys) {
    const auto opened = open_handover(as_bytes(json), keys);
    REQUIRE(opened.has_value());
    return opened->verdict;
}

struct Keys {
    SigningKey ours = *SigningKey::make();
    SigningKey theirs = *SigningKey::make();
};

} // namespace

TEST_CASE("data that the office's key signed is genuine, also with blanks and another order of its members") {
    const Keys keys;
    const auto json = envelope(keys.ours, data, data);
    const auto opened = open_handover(as_bytes(json), {keys.theirs.public_key(), keys.ours.public_key()});
    REQUIRE(opened.has_value());
    CHECK(opened->verdict == HandoverVerdict::genuine);
    CHECK(opened->data == data);
    CHECK(opened->key == keys.ours.fingerprint());
    CHECK_FALSE(opened->demo);
    const std::string loose = R"({ "v": "1", "form": "ct01", "fields": {"full_name": ["NGUYỄN THỊ \"Ý\"", "chip"]} })";
    CHECK(verdict(envelope(keys.ours, loose, data), {keys.ours.public_key()}) == HandoverVerdict::genuine);
}

TEST_CASE("one flipped character is altered, another key is unknown, and no signature is not genuine") {
    const Keys keys;
    const auto json = envelope(keys.ours, data, data);
    const std::string needle = "ct01";
    auto flipped = json;
    flipped.replace(flipped.find(needle), needle.size(), "ct02");
    CHECK(verdict(flipped, {keys.ours.public_key()}) == HandoverVerdict::altered);
    CHECK(verdict(json, {keys.theirs.public_key()}) == HandoverVerdict::unknown_key);
    CHECK(verdict(json, {}) == HandoverVerdict::unknown_key);
    CHECK(verdict("{\"handover\":" + data + "}", {keys.ours.public_key()}) == HandoverVerdict::not_signed);
    // Somebody else's signature under the office's fingerprint.
    auto borrowed = envelope(keys.theirs, data, data);
    borrowed.replace(borrowed.find(keys.theirs.fingerprint()), 64, keys.ours.fingerprint());
    CHECK(verdict(borrowed, {keys.ours.public_key()}) == HandoverVerdict::altered);
    auto other_algorithm = json;
    other_algorithm.replace(other_algorithm.find("ES256"), 5, "none!");
    CHECK(verdict(other_algorithm, {keys.ours.public_key()}) == HandoverVerdict::altered);
}

TEST_CASE("of a member that stands there twice the one that is handed on is the one that was checked") {
    const Keys keys;
    const std::string twice = R"({"form":"tk01",)" + data.substr(1);
    const auto opened = open_handover(as_bytes(envelope(keys.ours, twice, data)), {keys.ours.public_key()});
    REQUIRE(opened.has_value());
    CHECK(opened->verdict == HandoverVerdict::genuine);
    CHECK(opened->data == data);
}

TEST_CASE("demo data says so") {
    const auto opened = open_handover(as_bytes(R"({"handover":{"demo":true}})"), {});
    REQUIRE(opened.has_value());
    CHECK(opened->demo);
}

TEST_CASE("what is no hand-over JSON is refused, deep nesting and numbers too") {
    std::string deep = R"({"handover":{"a":)";
    deep += std::string(100000, '[') + std::string(100000, ']') + "}}";
    for (const auto& json : {std::string(), std::string("[]"), std::string("{}"), std::string(R"({"handover":1})"),
                             std::string(R"({"handover":{"a":1.5}})"), std::string(R"({"handover":{"a":null}})"),
                             std::string(R"({"handover":{},"signature":"x"})"),
                             std::string("{\"handover\":{\"a\":\"\xFF\"}}"), std::string(R"({"handover":{}} x)"), deep})
        CHECK_MESSAGE(open_handover(as_bytes(json), {}).error().code == ErrorCode::data_malformed, json.substr(0, 40));
    CHECK(open_handover(as_bytes(std::string(handover_largest + 1, ' ')), {}).error().code ==
          ErrorCode::data_too_large);
}
