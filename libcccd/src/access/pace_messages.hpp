// What goes over the wire in PACE (Doc 9303-11 §4.4.4, §4.4.5). Pure functions.
#pragma once

#include "access/pace_suites.hpp"
#include "iso7816/command.hpp"

#include <cccd/access_key.hpp>
#include <optional>

namespace cccd::access {

/// The chip does not keep to the protocol.
[[nodiscard]] inline Error pace_broken(Literal text) noexcept {
    return {ErrorCode::access_protocol_failed, Stage::pace, 0, 0, text};
}

/// MSE:Set AT. Without Le, which some chips refuse.
[[nodiscard]] iso7816::Command make_set_at(const PaceSuite& suite, PasswordKind password,
                                           std::optional<std::uint32_t> parameter_id);

/// The four steps of Table 4: an empty template, then tags 81, 83, 85 with this value. All but the last are chained.
enum class PaceStep : std::uint8_t { nonce = 0, mapping = 1, agreement = 3, token = 5 };
/// `answer` is how many octets the step's answer may have.
[[nodiscard]] iso7816::Command make_general_authenticate(PaceStep step, ByteView value, std::size_t answer);

/// Tag 80: whole blocks of the cipher, at most 64 octets. Errors of all parse functions: access_protocol_failed.
Result<Bytes> parse_encrypted_nonce(ByteView data, crypto::Cipher cipher);
/// Tag 82 with the chip's mapping key; empty, or no template at all, with integrated mapping.
Result<Bytes> parse_mapping_data(ByteView data, Mapping mapping);
/// Tag 84.
Result<Bytes> parse_public_key(ByteView data);

struct PaceTokenAnswer {
    Bytes token;                    ///< 8 octets, tag 86
    Bytes certification_authority;  ///< tag 87, may be empty
    Bytes previous_authority;       ///< tag 88, may be empty
    Bytes chip_authentication_data; ///< tag 8A, present with chip authentication mapping and only there
};
Result<PaceTokenAnswer> parse_token_answer(ByteView data, Mapping mapping);

} // namespace cccd::access
