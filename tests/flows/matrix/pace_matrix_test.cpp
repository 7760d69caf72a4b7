// Every mapping, agreement, cipher and parameter set that the standard allows, reader against chip, with random keys on
// both sides. CCCD_MATRIX_SESSIONS sets how many sessions each combination runs (20 by default; 2,000 on demand).
#include "../session/visit.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <random>
#include <softchip/profile_builder.hpp>

using namespace flows;
using softchip::Agreement;
using softchip::Cipher;
using softchip::Mapping;

namespace {

constexpr Cipher ciphers[]{Cipher::des3, Cipher::aes128, Cipher::aes192, Cipher::aes256};

unsigned sessions() {
    const char* wanted = std::getenv("CCCD_MATRIX_SESSIONS");
    return wanted != nullptr ? static_cast<unsigned>(std::atoi(wanted)) : 20;
}

softchip::Profile chip_with(Mapping mapping, Agreement agreement, Cipher cipher, int parameter_id) {
    auto builder = softchip::ProfileBuilder(CCCD_PROFILES);
    builder.access(softchip::Access::pace).pace({mapping, agreement, cipher, parameter_id});
    if (mapping == Mapping::chip_authentication) builder.chip_key(Agreement::ecdh, cipher, parameter_id, parameter_id);
    auto loaded = builder.build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    return *std::move(loaded.profile);
}

/// Opens the chip again and again; each session has its own keys and its own CAN.
void run(Mapping mapping, Agreement agreement, Cipher cipher, int parameter_id) {
    CAPTURE(static_cast<int>(mapping));
    CAPTURE(static_cast<int>(agreement));
    CAPTURE(static_cast<int>(cipher));
    CAPTURE(parameter_id);
    auto of = chip_with(mapping, agreement, cipher, parameter_id);
    std::mt19937 generator(static_cast<unsigned>(parameter_id) * 100 + static_cast<unsigned>(cipher));
    for (unsigned seed = 1; seed <= sessions(); ++seed) {
        CAPTURE(seed);
        of.passwords.can = std::to_string(100000 + generator() % 900000);
        Visit visit(of, seed);
        const auto channel = visit.session.unlock(keys(AccessKey::from_can(of.passwords.can)));
        REQUIRE_MESSAGE(channel, describe(channel.error()));
        REQUIRE(channel->access().method == AccessMethod::pace);
        REQUIRE(channel->access().suite == channel->access().strongest_offered);
        REQUIRE(channel->access().findings.size() == (cipher == Cipher::des3 ? 1 : 0));
    }
}

void run_curves(Mapping mapping, Cipher cipher) {
    for (int parameter_id = 8; parameter_id <= 18; ++parameter_id)
        if (mapping != Mapping::integrated || parameter_id != 10) run(mapping, Agreement::ecdh, cipher, parameter_id);
}

void run_fields(Mapping mapping, Cipher cipher) {
    for (int parameter_id = 0; parameter_id <= 2; ++parameter_id) run(mapping, Agreement::dh, cipher, parameter_id);
}

} // namespace

TEST_CASE("generic mapping opens with every cipher on every curve") {
    for (const auto cipher : ciphers) run_curves(Mapping::generic, cipher);
}

TEST_CASE("generic mapping opens with every cipher in every prime field") {
    for (const auto cipher : ciphers) run_fields(Mapping::generic, cipher);
}

TEST_CASE("integrated mapping opens with every cipher on every curve that has it") {
    for (const auto cipher : ciphers) run_curves(Mapping::integrated, cipher);
}

TEST_CASE("integrated mapping opens with every cipher in every prime field") {
    for (const auto cipher : ciphers) run_fields(Mapping::integrated, cipher);
}

TEST_CASE("chip authentication mapping opens with every AES key length on every curve") {
    for (const auto cipher : {Cipher::aes128, Cipher::aes192, Cipher::aes256})
        run_curves(Mapping::chip_authentication, cipher);
}
