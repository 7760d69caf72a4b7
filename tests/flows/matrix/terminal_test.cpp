// Terminal Authentication, reader against chip: after PACE, after BAC, after PACE-CAM without Chip Authentication, over
// link certificates, in short and in extended APDUs. The certificates are the reader side's own.
#include "../session/visit.hpp"
#include "access/procedure.hpp"
#include "auth/chip_authentication.hpp"
#include "auth/terminal_authentication.hpp"
#include "iso7816/files.hpp"
#include "lds/dg14.hpp"
#include "support/cv_issuer.hpp"

#include <doctest/doctest.h>
#include <softchip/profile_builder.hpp>

using namespace flows;
using softchip::Agreement;
using softchip::Cipher;
using softchip::Mapping;

namespace {

struct Pki {
    support::CvKey root{0x11}, next{0x22}, verifier{0x33}, terminal{0x44}, stranger{0x55};
    Bytes self = support::issue_cv({"VNCVCA00001", "VNCVCA00001", 0xC3, true}, root, root);
    Bytes link = support::issue_cv({"VNCVCA00001", "VNCVCA00002", 0xC3, true}, next, root);
    Bytes dv = support::issue_cv({"VNCVCA00001", "VNDV00001", 0x83}, verifier, root);
    Bytes dv_of_next = support::issue_cv({"VNCVCA00002", "VNDV00002", 0x83}, verifier, next);
    Bytes is = support::issue_cv({"VNDV00001", "VNIS00001", 0x01}, terminal, verifier);
    Bytes is_of_next = support::issue_cv({"VNDV00002", "VNIS00002", 0x03}, terminal, verifier);
};

softchip::Profile chip_with(const Pki& pki, softchip::Access access, Mapping mapping) {
    auto builder = softchip::ProfileBuilder(CCCD_PROFILES);
    builder.access(access)
        .chip_key(Agreement::ecdh, Cipher::aes128, 13, 13)
        .terminal_authentication({pki.self}, "260601")
        .group(4, from_hex("76037F6100"));
    if (access == softchip::Access::pace) builder.pace({mapping, Agreement::ecdh, Cipher::aes128, 13});
    auto loaded = builder.build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    return *std::move(loaded.profile);
}

/// A chip opened, and authenticated where asked for.
struct Opened {
    explicit Opened(const softchip::Profile& of, TransportLimits limits = demo::ChipTransport::extended_reader())
        : visit(of, 1, limits), link(visit.transport, {}) {
        auto opened = access::open_chip(link, keys_of(of), {}, system_random());
        REQUIRE_MESSAGE(opened, describe(opened.error()));
        identity = opened->chip_identity;
        terminal_key = opened->terminal_key;
        iso7816::FileReader reader(link);
        const auto dg14 = reader.read(File::dg14);
        REQUIRE_MESSAGE(dg14, describe(dg14.error()));
        infos = *lds::parse_security_infos(lds::parse_dg14(*dg14)->security_infos);
    }
    void authenticate_chip() {
        const auto done = auth::agree_with_chip(link, infos, system_random());
        REQUIRE_MESSAGE(done, describe(done.error()));
        terminal_key = done->terminal_key;
    }
    Result<TerminalRights> authenticate_terminal(const TerminalCredentials& terminal) {
        const auto references = auth::read_references(link, infos);
        if (!references) return references.error();
        return auth::run_terminal_authentication(link, terminal, *references, identity, terminal_key);
    }
    Result<Bytes> read(File file) {
        iso7816::FileReader reader(link);
        return reader.read(file);
    }

    Visit visit;
    iso7816::CardLink link;
    lds::SecurityInfos infos;
    Bytes identity, terminal_key;
};

} // namespace

TEST_CASE("a terminal with rights reads what it may and nothing else, after PACE and after BAC") {
    const Pki pki;
    for (const auto access : {softchip::Access::pace, softchip::Access::bac}) {
        CAPTURE(static_cast<int>(access));
        Opened chip(chip_with(pki, access, Mapping::generic));
        CHECK(chip.read(File::dg3).error().code == ErrorCode::file_access_denied);
        chip.authenticate_chip();
        const auto rights = chip.authenticate_terminal({{pki.dv, pki.is}, &pki.terminal.signer()});
        REQUIRE_MESSAGE(rights, describe(rights.error()));
        CHECK(rights->fingerprints);
        CHECK_FALSE(rights->irises);
        CHECK(chip.read(File::dg3));
        CHECK(chip.read(File::dg4).error().code == ErrorCode::file_access_denied);
        CHECK(chip.link.open());
    }
}

TEST_CASE("after PACE-CAM the terminal's key of PACE is what it signs") {
    const Pki pki;
    Opened chip(chip_with(pki, softchip::Access::pace, Mapping::chip_authentication));
    REQUIRE_FALSE(chip.terminal_key.empty());
    const auto rights = chip.authenticate_terminal({{pki.dv, pki.is}, &pki.terminal.signer()});
    REQUIRE_MESSAGE(rights, describe(rights.error()));
    CHECK(chip.read(File::dg3));
}

TEST_CASE("a link certificate moves the chip on to the next authority, also in chained short commands") {
    const Pki pki;
    for (const auto& limits : {demo::ChipTransport::extended_reader(), TransportLimits{ExtendedLength::no, 261, 258}}) {
        Opened chip(chip_with(pki, softchip::Access::pace, Mapping::generic), limits);
        chip.authenticate_chip();
        const auto rights =
            chip.authenticate_terminal({{pki.is_of_next, pki.dv_of_next, pki.link}, &pki.terminal.signer()});
        REQUIRE_MESSAGE(rights, describe(rights.error()));
        CHECK(rights->irises);
        CHECK(chip.read(File::dg4));
    }
}

TEST_CASE("a terminal with another's certificate is refused, and the channel stays") {
    const Pki pki;
    Opened chip(chip_with(pki, softchip::Access::pace, Mapping::generic));
    chip.authenticate_chip();
    const auto rights = chip.authenticate_terminal({{pki.dv, pki.is}, &pki.stranger.signer()});
    REQUIRE_FALSE(rights);
    CHECK(rights.error().code == ErrorCode::terminal_authentication_failed);
    CHECK(rights.error().status_word != 0);
    CHECK(chip.read(File::dg1));
    CHECK(chip.read(File::dg3).error().code == ErrorCode::file_access_denied);
}
