// PEM and LDIF: text that carries certificates, revocation lists and master lists.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <string>
#include <vector>

namespace cccd::pki {

/// One piece that was found, and what its label or attribute calls it: "CERTIFICATE", "CscaMasterListData".
struct Piece {
    std::string label;
    Bytes content;
};

/// Octets of Base64 text; line ends and blanks are passed over. Errors: trust_file_malformed.
Result<Bytes> base64_decode(std::string_view text);
[[nodiscard]] std::string base64_encode(ByteView content);

[[nodiscard]] bool looks_like_pem(ByteView content) noexcept;
/// Every block between BEGIN and END lines (RFC 7468). Errors: trust_file_malformed.
Result<std::vector<Piece>> read_pem(ByteView content);

[[nodiscard]] bool looks_like_ldif(ByteView content) noexcept;
/// The Base64 values (RFC 2849) of the attributes by which the ICAO PKD delivers: CscaMasterListData,
/// pkdMasterListContent, userCertificate, cACertificate, certificateRevocationList. Errors: trust_file_malformed.
Result<std::vector<Piece>> read_ldif(ByteView content);

} // namespace cccd::pki
