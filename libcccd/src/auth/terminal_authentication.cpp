#include "auth/terminal_authentication.hpp"

#include "auth/terminal_messages.hpp"
#include "base/try.hpp"
#include "iso7816/files.hpp"
#include "lds/cvca.hpp"

#include <algorithm>

namespace cccd::auth {

namespace {

constexpr std::uint32_t cvca_size = 36;

Error refused(Literal text) noexcept {
    return {ErrorCode::terminal_authentication_failed, Stage::terminal_authentication, 0, 0, text};
}

/// Newest first, so that of two certificates for one holder the one is sent that the chip's date has not passed.
Result<std::vector<CvCertificate>> parse_all(const TerminalCredentials& terminal) {
    std::vector<CvCertificate> certificates;
    for (const auto& each : terminal.certificates) {
        CCCD_TRY(auto certificate, parse_cv_certificate(each));
        certificates.push_back(std::move(certificate));
    }
    std::stable_sort(certificates.begin(), certificates.end(),
                     [](const CvCertificate& a, const CvCertificate& b) { return a.effective > b.effective; });
    return certificates;
}

Status present(iso7816::CardLink& link, const CvCertificate& certificate) {
    CCCD_CHECK(link.require(make_set_dst(certificate.authority), refused("the chip does not know the issuer's key")));
    CCCD_CHECK(link.require(make_verify_certificate(certificate), refused("the chip refused a CV certificate")));
    return {};
}

} // namespace

Result<std::vector<std::string>> read_references(iso7816::CardLink& link, const lds::SecurityInfos& infos) {
    link.set_stage(Stage::terminal_authentication);
    auto file = iso7816::address_of(File::cvca);
    for (const auto& info : infos.terminal_authentication)
        if (info.cvca_file) file = {*info.cvca_file, info.cvca_short_file.value_or(0)};
    // The file is padded with zeros to its fixed size, so it is not read by the length of its first data object.
    CCCD_CHECK(iso7816::select_file(link, file.identifier));
    CCCD_TRY(const auto response, link.send({0x00, 0xB0, 0x00, 0x00, {}, cvca_size}));
    if (!response.ok() && response.status != iso7816::sw::end_of_file)
        return Error{response.status == iso7816::sw::security_status ? ErrorCode::file_access_denied
                                                                     : ErrorCode::file_malformed,
                     Stage::terminal_authentication, response.status, 0, "EF.CVCA can not be read"};
    auto cvca = lds::parse_cvca(response.data);
    if (!cvca) return Error{ErrorCode::file_malformed, Stage::terminal_authentication, 0, 0, "EF.CVCA is malformed"};
    return std::move(cvca->references);
}

// The steps of §7.1.2, the terminal's side.
Result<TerminalRights> run_terminal_authentication(iso7816::CardLink& link, const TerminalCredentials& terminal,
                                                   std::span<const std::string> references, ByteView chip_identity,
                                                   ByteView terminal_key) {
    link.set_stage(Stage::terminal_authentication);
    if (terminal.signer == nullptr)
        return Error{ErrorCode::invalid_argument, Stage::terminal_authentication, 0, 0, "the terminal has no signer"};
    CCCD_TRY(const auto certificates, parse_all(terminal));
    CCCD_TRY(const auto chain, find_chain(certificates, references));

    // 1. and 2. the chain, from a trust point of the chip down to the terminal
    for (const auto* certificate : chain) CCCD_CHECK(present(link, *certificate));

    // 3. the challenge
    const auto& own = *chain.back();
    CCCD_CHECK(link.require(make_terminal_set_at(own.holder), refused("the chip does not know the terminal's key")));
    CCCD_TRY(const auto data, link.require(make_terminal_get_challenge(), refused("the chip gives no challenge")));
    CCCD_TRY(const auto challenge, parse_terminal_challenge(data));

    // 4. the signature; 5. the chip's judgement
    const auto scheme = scheme_of(own.key.algorithm);
    if (!scheme) return refused("the terminal's certificate names an unknown signature");
    CCCD_TRY(const auto signature,
             terminal.signer->sign(*scheme, terminal_message(chip_identity, challenge, terminal_key)));
    CCCD_CHECK(link.require(make_external_authenticate(signature), refused("the chip refused the terminal")));
    return effective_rights(chain);
}

} // namespace cccd::auth
