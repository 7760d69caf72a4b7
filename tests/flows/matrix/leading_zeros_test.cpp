// Sessions whose shared secret begins with a zero octet, one in 256 of all: with the zero left out on one side the keys
// would differ. The scalars of both sides are chosen so; the search is done with the library's mathematics, and whether
// both sides agree is shown by the session.
#include "../session/visit.hpp"
#include "access/pace_mapping.hpp"
#include "access/procedure.hpp"
#include "auth/chip_authentication.hpp"
#include "auth/terminal_authentication.hpp"
#include "crypto/group.hpp"
#include "iso7816/files.hpp"
#include "lds/dg14.hpp"
#include "support/cv_issuer.hpp"
#include "support/scripted_card.hpp"

#include <doctest/doctest.h>
#include <softchip/profile_builder.hpp>

using namespace flows;
using softchip::Agreement;
using softchip::Cipher;
using softchip::Mapping;

namespace {

Bytes numbered(std::size_t size, std::uint8_t fill, unsigned number) {
    Bytes scalar(size, fill);
    scalar.front() = 0;
    scalar[size - 2] = static_cast<std::uint8_t>(number >> 8);
    scalar[size - 1] = static_cast<std::uint8_t>(number);
    return scalar;
}

/// What both sides draw in one session of PACE.
struct Draws {
    Bytes nonce = Bytes(16, 0x21);
    Bytes reader_map, reader_key, chip_map, chip_key;
};

Bytes mapped_generator(const crypto::Group& group, Mapping mapping, const Draws& draws) {
    if (mapping == Mapping::integrated)
        return *access::map_integrated(crypto::Cipher::aes128, group, draws.nonce, draws.reader_map);
    const auto chip_key = group.power(group.generator(), draws.chip_map);
    const auto agreed = group.power(chip_key->expose(), draws.reader_map);
    return *access::map_generic(group, draws.nonce, agreed->expose());
}

/// Draws after which the agreed secret begins with a zero octet.
Draws draws_for(const crypto::Group& group, Mapping mapping) {
    const auto size = group.scalar_size();
    Draws draws;
    draws.reader_map = mapping == Mapping::integrated ? Bytes(16, 0x43) : numbered(size, 0x15, 1);
    draws.reader_key = numbered(size, 0x27, 2);
    draws.chip_map = numbered(size, 0x39, 3);
    const auto generator = mapped_generator(group, mapping, draws);
    for (unsigned number = 1; number < 5000; ++number) {
        draws.chip_key = numbered(size, 0x4B, number);
        const auto chip_public = group.power(generator, draws.chip_key);
        const auto secret = group.agree(draws.reader_key, chip_public->expose());
        if (secret->expose()[0] == 0) return draws;
    }
    FAIL("no such secret was found");
    return draws;
}

softchip::Profile pace_chip(Mapping mapping, Agreement agreement, int parameter_id) {
    auto builder = softchip::ProfileBuilder(CCCD_PROFILES);
    builder.access(softchip::Access::pace).pace({mapping, agreement, Cipher::aes128, parameter_id});
    if (mapping == Mapping::chip_authentication)
        builder.chip_key(agreement, Cipher::aes128, parameter_id, parameter_id);
    auto loaded = builder.build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    return *std::move(loaded.profile);
}

void open_with_leading_zero(Mapping mapping, Agreement agreement, unsigned parameter_id) {
    CAPTURE(parameter_id);
    const auto group = *crypto::Group::standardized(parameter_id);
    const auto draws = draws_for(group, mapping);
    support::PinnedRandom random(to_hex(draws.reader_map) + to_hex(draws.reader_key));
    const auto of = pace_chip(mapping, agreement, static_cast<int>(parameter_id));
    Environment environment;
    environment.random = &random;
    Visit visit(of, 1, demo::ChipTransport::extended_reader(), environment);
    visit.chip.pin_random(draws.nonce);
    if (mapping != Mapping::integrated) visit.chip.pin_random(draws.chip_map);
    visit.chip.pin_random(draws.chip_key);
    const auto channel = visit.session.unlock(keys(AccessKey::from_can(of.passwords.can)));
    REQUIRE_MESSAGE(channel, describe(channel.error()));
    CHECK(channel->access().method == AccessMethod::pace);
    CHECK(random.used_up());
}

} // namespace

TEST_CASE("PACE opens where the shared secret begins with a zero octet, with every mapping and agreement") {
    for (const unsigned id : {10u, 12u, 13u, 17u, 18u}) open_with_leading_zero(Mapping::generic, Agreement::ecdh, id);
    for (const unsigned id : {0u, 1u, 2u}) open_with_leading_zero(Mapping::generic, Agreement::dh, id);
    open_with_leading_zero(Mapping::integrated, Agreement::ecdh, 13);
    open_with_leading_zero(Mapping::integrated, Agreement::dh, 0);
    open_with_leading_zero(Mapping::chip_authentication, Agreement::ecdh, 13);
}

TEST_CASE("Chip Authentication holds where the shared secret, or the terminal's key, begins with a zero octet") {
    const struct {
        Agreement agreement;
        Cipher cipher;
        unsigned parameter_id;
    } ways[]{
        {Agreement::ecdh, Cipher::des3, 12}, {Agreement::ecdh, Cipher::aes256, 13}, {Agreement::dh, Cipher::aes128, 0}};
    for (const auto& way : ways)
        for (const bool of_secret : {true, false}) {
            CAPTURE(way.parameter_id);
            CAPTURE(of_secret);
            auto loaded = softchip::ProfileBuilder(CCCD_PROFILES)
                              .access(softchip::Access::pace)
                              .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13})
                              .chip_key(way.agreement, way.cipher, static_cast<int>(way.parameter_id), {},
                                        softchip::KeyForm::named)
                              .build();
            REQUIRE_MESSAGE(loaded.profile, loaded.error);
            Visit visit(*loaded.profile, 1);
            iso7816::CardLink link(visit.transport, {});
            REQUIRE(access::open_chip(link, keys_of(*loaded.profile), {}, system_random()));
            iso7816::FileReader reader(link);
            const auto infos = *lds::parse_security_infos(lds::parse_dg14(*reader.read(File::dg14))->security_infos);
            const auto key = *crypto::agreement_key_from_info(infos.chip_authentication_keys.at(0).public_key_info);
            Bytes scalar;
            for (unsigned number = 1; scalar.empty() && number < 5000; ++number) {
                const auto tried = numbered(key.group.scalar_size(), 0x55, number);
                const auto own = key.group.power(key.group.generator(), tried);
                const auto secret = key.group.agree(tried, key.element);
                const auto octet = of_secret ? secret->expose()[0] : key.group.secret_of(own->expose())->expose()[0];
                if (octet == 0) scalar = tried;
            }
            REQUIRE_FALSE(scalar.empty());
            support::PinnedRandom random(to_hex(scalar));
            REQUIRE(auth::agree_with_chip(link, infos, random));
            CHECK(reader.read(File::dg1));
        }
}

TEST_CASE("a terminal is accepted where the chip's key of PACE, or its own, begins with a zero octet in a field") {
    const support::CvKey root{0x11}, verifier{0x33}, terminal{0x44};
    const auto self = support::issue_cv({"VNCVCA00001", "VNCVCA00001", 0xC3, true}, root, root);
    const TerminalCredentials credentials{{support::issue_cv({"VNCVCA00001", "VNDV00001", 0x83}, verifier, root),
                                           support::issue_cv({"VNDV00001", "VNIS00001", 0x01}, terminal, verifier)},
                                          &terminal.signer()};
    auto loaded = softchip::ProfileBuilder(CCCD_PROFILES)
                      .access(softchip::Access::pace)
                      .pace({Mapping::integrated, Agreement::dh, Cipher::aes128, 0})
                      .chip_key(Agreement::dh, Cipher::aes128, 0, {}, softchip::KeyForm::named)
                      .terminal_authentication({self}, "260601")
                      .build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    const auto group = *crypto::Group::standardized(0);
    // With integrated mapping the generator does not hang on the chip's keys, so that its public key can be chosen.
    Draws draws;
    draws.reader_map = Bytes(16, 0x43);
    draws.reader_key = numbered(group.scalar_size(), 0x27, 2);
    const auto generator = mapped_generator(group, Mapping::integrated, draws);
    const auto scalar_of_a_small_key = [&](ByteView base) {
        for (unsigned number = 1; number < 5000; ++number) {
            const auto tried = numbered(group.scalar_size(), 0x4B, number);
            if (group.power(base, tried)->expose()[0] == 0) return tried;
        }
        return Bytes{};
    };
    const auto chip_key = scalar_of_a_small_key(generator), own_key = scalar_of_a_small_key(group.generator());
    REQUIRE_FALSE(chip_key.empty());
    REQUIRE_FALSE(own_key.empty());

    Visit visit(*loaded.profile, 1, demo::ChipTransport::extended_reader());
    visit.chip.pin_random(draws.nonce);
    visit.chip.pin_random(chip_key);
    iso7816::CardLink link(visit.transport, {});
    support::PinnedRandom random(to_hex(draws.reader_map) + to_hex(draws.reader_key) + to_hex(own_key));
    const auto opened = access::open_chip(link, keys(AccessKey::from_can(loaded.profile->passwords.can)), {}, random);
    REQUIRE_MESSAGE(opened, describe(opened.error()));
    iso7816::FileReader reader(link);
    const auto infos = *lds::parse_security_infos(lds::parse_dg14(*reader.read(File::dg14))->security_infos);
    const auto agreed = auth::agree_with_chip(link, infos, random);
    REQUIRE_MESSAGE(agreed, describe(agreed.error()));
    const auto references = auth::read_references(link, infos);
    REQUIRE(references);
    const auto rights =
        auth::run_terminal_authentication(link, credentials, *references, opened->chip_identity, agreed->terminal_key);
    CHECK_MESSAGE(rights, describe(rights.error()));
    CHECK(reader.read(File::dg3));
}
