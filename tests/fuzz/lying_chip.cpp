// A whole session with a chip whose secure messaging holds and whose files do not: the first octet names the file, the
// second how the chip behaves, the rest is the file. So Chip, Terminal and Active Authentication, GET RESPONSE and
// every parser run behind a good MAC, as they would with the chip of a state that means ill.
#include "chip_transport.hpp"
#include "support/cv_issuer.hpp"

#include <algorithm>
#include <cccd/document.hpp>
#include <cccd/session.hpp>
#include <cstdlib>
#include <softchip/profile_builder.hpp>

using namespace cccd;

namespace {

struct Pki {
    support::CvKey root{0x11}, verifier{0x33}, terminal{0x44};
    Bytes self = support::issue_cv({"VNCVCA00001", "VNCVCA00001", 0xC3, true}, root, root);
    Bytes dv = support::issue_cv({"VNCVCA00001", "VNDV00001", 0x83}, verifier, root);
    Bytes is = support::issue_cv({"VNDV00001", "VNIS00001", 0x01}, terminal, verifier);
    TerminalCredentials credentials{{dv, is}, &terminal.signer()};
};

/// BAC, which costs the least; every authentication after it.
softchip::Profile honest_chip(const Pki& pki) {
    auto loaded = softchip::ProfileBuilder(CCCD_PROFILES)
                      .access(softchip::Access::bac)
                      .chip_key(softchip::Agreement::ecdh, softchip::Cipher::aes128, 13, 13)
                      .active_authentication_ecdsa(13, softchip::Hash::sha256)
                      .terminal_authentication({pki.self}, "260601")
                      .group(2, {}) // a portrait is long, and fuzz_dg2 has it
                      .build();
    if (!loaded.profile) std::abort();
    return *std::move(loaded.profile);
}

constexpr std::uint16_t files[]{
    softchip::fid::ef_sod,         softchip::fid::data_group(14), softchip::fid::data_group(15),
    softchip::fid::ef_cvca,        softchip::fid::data_group(13), softchip::fid::data_group(1),
    softchip::fid::data_group(11), softchip::fid::data_group(3),  softchip::fid::ef_com};

AccessKeys keys_of(const softchip::Profile& profile) {
    const auto& mrz = profile.passwords.mrz_information;
    AccessKeys keys;
    keys.push_back(*AccessKey::from_document(mrz.substr(0, mrz.size() - 15), mrz.substr(mrz.size() - 14, 6),
                                             mrz.substr(mrz.size() - 7, 6)));
    return keys;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Pki pki;
    static const auto honest = honest_chip(pki);
    if (size < 2) return 0;
    auto profile = honest;
    profile.files[files[data[0] % std::size(files)]] = Bytes(data + 2, data + size);
    profile.behaviour.get_response_for_all = (data[1] & 1) != 0;
    profile.behaviour.exact_le = (data[1] & 2) != 0;
    profile.behaviour.errors_plain = (data[1] & 4) != 0;
    profile.behaviour.empty_beyond_end = (data[1] & 8) != 0;
    softchip::Chip chip(std::move(profile), 7);
    demo::ChipTransport transport(chip, (data[1] & 16) != 0 ? demo::ChipTransport::extended_reader()
                                                            : demo::ChipTransport::short_reader());
    Session session(transport);
    ReadRequest request;
    request.files = {File::com, File::dg1, File::dg3, File::dg11, File::dg13};
    request.terminal = &pki.credentials;
    request.active_authentication_always = true;
    auto channel = session.unlock(keys_of(honest));
    if (!channel) return 0;
    const auto evidence = session.read(*channel, request);
    if (evidence) (void)verify(*evidence, {}, {}, {}).has_value();
    if (transport.exchanges() > 5000) std::abort();
    return 0;
}
