#include "auth/terminal_messages.hpp"

#include "base/try.hpp"
#include "tlv/tlv.hpp"

namespace cccd::auth {

iso7816::Command make_set_dst(std::string_view reference) {
    return {0x00, 0x22, 0x81, 0xB6, tlv::make(0x83, as_bytes(reference)), iso7816::no_response};
}

iso7816::Command make_verify_certificate(const CvCertificate& certificate) {
    Bytes data = certificate.body;
    tlv::append(data, 0x5F37, certificate.signature);
    return {0x00, 0x2A, 0x00, 0xBE, std::move(data), iso7816::no_response};
}

iso7816::Command make_terminal_set_at(std::string_view holder) {
    return {0x00, 0x22, 0x81, 0xA4, tlv::make(0x83, as_bytes(holder)), iso7816::no_response};
}

iso7816::Command make_terminal_get_challenge() {
    return {0x00, 0x84, 0x00, 0x00, {}, 8};
}

Result<Bytes> parse_terminal_challenge(ByteView data) {
    if (data.size() != 8)
        return Error{ErrorCode::terminal_authentication_failed, Stage::terminal_authentication, 0, 0,
                     "the challenge has not eight octets"};
    return to_bytes(data);
}

iso7816::Command make_external_authenticate(ByteView signature) {
    return {0x00, 0x82, 0x00, 0x00, to_bytes(signature), iso7816::no_response};
}

Bytes terminal_message(ByteView chip_identity, ByteView challenge, ByteView terminal_key) {
    return tlv::concat({chip_identity, challenge, terminal_key});
}

} // namespace cccd::auth
