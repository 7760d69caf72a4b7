// Countries as certificates write them (alpha-2, sometimes alpha-3, any case) and as the MRZ does (alpha-3 and the
// codes of Doc 9303-3 §5).
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/report.hpp>
#include <string>

namespace cccd::pki {

/// Both spellings of one country come to the same text; what is in no table comes back in upper case.
/// "D" and "DE" and "DEU"; "GBD", "GBN", "GBO", "GBP", "GBS" and "GB"; "UNO", "UNA" and "UN"; "UNK", "RKS" and "XK";
/// "EUE" and "EU".
[[nodiscard]] std::string country_key(std::string_view code);

/// The first five positions of the MRZ in DG1, without fillers; empty where DG1 is none.
struct MrzHead {
    std::string document_code; ///< "I", "P", "ID"
    std::string issuing_state; ///< "VNM", "D"
};
[[nodiscard]] MrzHead mrz_head(ByteView dg1);

} // namespace cccd::pki
