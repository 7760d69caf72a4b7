#include "crypto/mac.hpp"
#include "crypto/padding.hpp"
#include "iso7816/link.hpp"
#include "sm/messages.hpp"
#include "sm/secure_messaging.hpp"
#include "support/scripted_card.hpp"
#include "tlv/tlv.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace cccd;
using crypto::Cipher;
using sm::SecureMessaging;

namespace {

constexpr Cipher ciphers[]{Cipher::des3, Cipher::aes128, Cipher::aes192, Cipher::aes256};

crypto::SessionKeys keys(Cipher cipher) {
    return {cipher, SecretBytes(Bytes(crypto::key_size(cipher), 0x1E)),
            SecretBytes(Bytes(crypto::key_size(cipher), 0x3C))};
}

/// The chip's side in few lines: MAC over counter and objects. `counter` as a number.
Bytes protected_answer(Cipher cipher, std::uint8_t counter, Bytes objects) {
    const auto block = crypto::block_size(cipher);
    Bytes message(block);
    message.back() = counter;
    message.insert(message.end(), objects.begin(), objects.end());
    const auto mac = *crypto::mac(cipher, Bytes(crypto::key_size(cipher), 0x3C), crypto::pad(message, block));
    tlv::append(objects, 0x8E, mac);
    return objects;
}

} // namespace

TEST_CASE("a status-only answer is accepted, and its protected status counts") {
    for (const auto cipher : ciphers) {
        SecureMessaging session(keys(cipher));
        REQUIRE(session.protect({0x00, 0xA4, 0x02, 0x0C, from_hex("0103"), 0}));
        const auto response = session.unprotect({protected_answer(cipher, 2, from_hex("99026982")), 0x6982});
        REQUIRE(response);
        CHECK(response->status == 0x6982);
        CHECK(response->data.empty());
    }
}

TEST_CASE("an answer under another counter, or with any octet changed, is refused") {
    for (const auto cipher : ciphers) {
        const auto right = protected_answer(cipher, 2, from_hex("99029000"));
        for (std::size_t i = 0; i < right.size(); ++i) {
            SecureMessaging session(keys(cipher));
            REQUIRE(session.protect({0x00, 0xA4, 0x02, 0x0C, from_hex("0103"), 0}));
            auto altered = right;
            altered[i] ^= 0x01;
            CHECK_FALSE(session.unprotect({altered, 0x9000}));
        }
        for (const std::uint8_t counter : {0, 1, 3, 4}) {
            SecureMessaging session(keys(cipher));
            REQUIRE(session.protect({0x00, 0xA4, 0x02, 0x0C, from_hex("0103"), 0}));
            const auto replayed = session.unprotect({protected_answer(cipher, counter, from_hex("99029000")), 0x9000});
            REQUIRE_FALSE(replayed);
            CHECK(replayed.error().code == ErrorCode::secure_messaging_mac);
        }
    }
}

TEST_CASE("a plain answer inside the channel is an error that names its status word") {
    SecureMessaging session(keys(Cipher::aes128));
    REQUIRE(session.protect({0x00, 0xB0, 0x00, 0x00, {}, 4}));
    const auto plain = session.unprotect({{}, 0x6982});
    CHECK(plain.error().code == ErrorCode::secure_messaging_missing);
    CHECK(plain.error().status_word == 0x6982);
    REQUIRE(session.protect({0x00, 0xB0, 0x00, 0x00, {}, 4}));
    CHECK(session.unprotect({from_hex("99029000"), 0x9000}).error().code == ErrorCode::secure_messaging_missing);
}

TEST_CASE("data objects out of order, doubled, unknown or without end are refused") {
    for (const char* objects :
         {"8E080102030405060708 99029000", "99029000 99029000 8E080102030405060708",
          "99029000 8701 01 8E080102030405060708", "9A0100 99029000 8E080102030405060708",
          "99029000 8E080102030405060708 00", "99029000 8E07010203040506 07", "990290 8E080102030405060708",
          "8700 99029000 8E080102030405060708", "870102 99029000 8E080102030405060708", "8E080102030405060708", "9902",
          "99039000", "99029000 8E080102030405060708 8E080102030405060708"}) {
        INFO(std::string(objects));
        CHECK_FALSE(sm::parse_protected_response(from_hex(objects)));
    }
    const auto whole = from_hex("870901 1122334455667788 99026282 8E080102030405060708");
    const auto parsed = sm::parse_protected_response(whole);
    REQUIRE(parsed);
    CHECK(to_bytes(*parsed->cryptogram) == from_hex("1122334455667788"));
    CHECK(parsed->status == 0x6282);
    CHECK(to_bytes(parsed->authenticated) == from_hex("870901 1122334455667788 99026282"));
    const auto odd = from_hex("8508 1122334455667788 8E080102030405060708");
    CHECK(to_bytes(sm::parse_protected_response(odd)->mac) == from_hex("0102030405060708"));
}

TEST_CASE("an odd INS puts its data into DO'85' and an even one into DO'87'") {
    SecureMessaging session(keys(Cipher::aes128));
    const auto odd = session.protect({0x00, 0xB1, 0x00, 0x00, from_hex("54028000"), 100});
    REQUIRE(odd);
    CHECK(odd->cla == 0x0C);
    CHECK(odd->data[0] == 0x85);
    CHECK(odd->data[1] == 16);
    const auto even = session.protect({0x00, 0x22, 0x41, 0xA4, from_hex("54028000"), 0});
    CHECK(even->data[0] == 0x87);
    CHECK(even->data[1] == 17);
    CHECK(even->data[2] == 0x01);
    CHECK(session.protect({0x10, 0x86, 0x00, 0x00, from_hex("7C00"), 256})->cla == 0x1C);
}

TEST_CASE("the expected length is carried in one octet up to 256 and in two above") {
    Bytes objects;
    sm::append_le(objects, 4);
    sm::append_le(objects, 256);
    sm::append_le(objects, 257);
    sm::append_le(objects, 65536);
    CHECK(objects == from_hex("970104 970100 97020101 97020000"));
}

TEST_CASE("a counter that is used up ends the session before a command goes out") {
    std::array<std::uint8_t, 8> last{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE};
    SecureMessaging session(keys(Cipher::des3), last);
    CHECK(session.protect({0x00, 0xB0, 0x00, 0x00, {}, 4}));
    const auto next = session.protect({0x00, 0xB0, 0x00, 0x00, {}, 4});
    REQUIRE_FALSE(next);
    CHECK(next.error().code == ErrorCode::secure_messaging_counter);
    SecureMessaging answered(keys(Cipher::des3), last);
    REQUIRE(answered.protect({0x00, 0xB0, 0x00, 0x00, {}, 4}));
    const auto answer = answered.unprotect({from_hex("99029000"), 0x9000});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::secure_messaging_counter);
}

TEST_CASE("what fits into one response is what card.md measured, and not an octet more") {
    SecureMessaging des(keys(Cipher::des3)), aes(keys(Cipher::aes256));
    CHECK(des.response_capacity(256) == 231);
    CHECK(aes.response_capacity(256) == 223);
    CHECK(aes.response_capacity(14) == 0);
    for (std::size_t size = 20; size < 2000; ++size)
        for (auto* session : {&des, &aes}) {
            const auto block = crypto::block_size(session->cipher());
            const auto whole = [&](std::size_t plain) {
                const auto value = (plain / block + 1) * block + 1;
                return tlv::make(0x87, Bytes(value)).size() + 4 + 10;
            };
            const auto most = session->response_capacity(size);
            if (most > 0) CHECK(whole(most) <= size);
            CHECK(whole(most + 1) > size);
        }
}

TEST_CASE("the link closes and wipes its keys when the chip answers in plain") {
    support::ScriptedCard card;
    card.on("*", "6988");
    iso7816::CardLink link(card, {});
    link.attach(std::make_unique<SecureMessaging>(keys(Cipher::aes128)));
    const auto first = link.send({0x00, 0xB0, 0x00, 0x00, {}, 4});
    CHECK(first.error().code == ErrorCode::secure_messaging_missing);
    CHECK_FALSE(link.open());
    CHECK_FALSE(link.secured());
    CHECK(link.send({0x00, 0xB0, 0x00, 0x00, {}, 4}).error().code == ErrorCode::channel_closed);
    CHECK(card.sent.size() == 1);
    CHECK(link.reset());
    CHECK(link.open());
}

TEST_CASE("each command of a chain is protected by itself and the counter goes on") {
    support::ScriptedCard card;
    std::uint8_t counter = 0;
    card.always([&](ByteView command) {
        CHECK((command[0] == 0x1C || command[0] == 0x0C));
        counter = static_cast<std::uint8_t>(counter + 2);
        auto answer = protected_answer(Cipher::aes128, counter, from_hex("99029000"));
        answer.insert(answer.end(), {0x90, 0x00});
        return answer;
    });
    iso7816::CardLink link(card, {});
    link.attach(std::make_unique<SecureMessaging>(keys(Cipher::aes128)));
    CHECK(link.send({0x00, 0x2A, 0x00, 0xBE, Bytes(500, 0xAA), 0})->ok());
    REQUIRE(card.sent.size() == 3);
    CHECK(card.sent[0].substr(0, 2) == "1C");
    CHECK(card.sent[1].substr(0, 2) == "1C");
    CHECK(card.sent[2].substr(0, 2) == "0C");
    for (const auto& command : card.sent) CHECK(command.size() / 2 <= 261);
}

TEST_CASE("a protected answer that needs GET RESPONSE is put together before it is opened") {
    const auto answer = protected_answer(Cipher::aes128, 2, from_hex("99029000"));
    support::ScriptedCard card;
    card.on("*", to_hex(ByteView(answer).first(5)) + "6109")
        .on("00C0000009", to_hex(ByteView(answer).subspan(5)) + "9000");
    iso7816::CardLink link(card, {});
    link.attach(std::make_unique<SecureMessaging>(keys(Cipher::aes128)));
    CHECK(link.send({0x00, 0x22, 0x41, 0xA4, from_hex("8001"), 0})->ok());
    CHECK(card.satisfied());
}

TEST_CASE("whatever breaks a protected exchange closes the link, since the counters may no longer agree") {
    const auto after = [](auto prepare) {
        support::ScriptedCard card;
        prepare(card);
        iso7816::CardLink link(card, {});
        link.attach(std::make_unique<SecureMessaging>(keys(Cipher::aes128)));
        const auto response = link.send({0x00, 0xB0, 0x00, 0x00, {}, 4});
        CHECK_FALSE(link.open());
        CHECK_FALSE(link.secured());
        return response.error().code;
    };
    CHECK(after([](auto& card) { card.on("*", "90"); }) == ErrorCode::response_malformed);
    CHECK(after([](auto& card) { card.fail("*", ErrorCode::link_failed); }) == ErrorCode::link_failed);
    CHECK(after([](auto& card) { card.always([](ByteView) { return from_hex("6110"); }); }) ==
          ErrorCode::response_endless);
    CHECK(after([](auto& card) { card.on("*", "990290008E080102030405060708 9000"); }) ==
          ErrorCode::secure_messaging_mac);
}

TEST_CASE("a caller who stops before a protected command finds the counters as they were") {
    support::ScriptedCard card;
    auto answer = protected_answer(Cipher::aes128, 2, from_hex("99029000"));
    card.on("*", to_hex(answer) + "9000");
    iso7816::CardLink link(card, {});
    link.attach(std::make_unique<SecureMessaging>(keys(Cipher::aes128)));
    std::stop_source stop;
    stop.request_stop();
    link.set_waiting({stop.get_token(), {}});
    CHECK(link.send({0x00, 0x22, 0x41, 0xA4, from_hex("8001"), 0}).error().code == ErrorCode::cancelled);
    CHECK(link.open());
    link.set_waiting({});
    const auto response = link.send({0x00, 0x22, 0x41, 0xA4, from_hex("8001"), 0});
    REQUIRE_MESSAGE(response, describe(response.error()));
    CHECK(response->ok());
}
