// The inside of a Group, shared by the files that implement it.
#pragma once

#include "crypto/group.hpp"
#include "crypto/handles.hpp"

#include <array>
#include <span>

namespace cccd::crypto {

/// One row of the table of standardised domain parameters (§9.5.1).
struct GroupRow {
    unsigned id;
    GroupKind kind;
    int nid;                  ///< curve; 0 for a prime field
    const char* openssl_name; ///< name of OpenSSL's built-in parameters
    std::string_view name;
};

[[nodiscard]] std::span<const GroupRow> group_rows() noexcept;

struct Group::State {
    const GroupRow* row = nullptr;
    EcGroup curve;              ///< for a curve
    BigNumber p, a, b, q, g;    ///< a and b for a curve, g for a prime field
    std::size_t field_size = 0; ///< octets of p
    std::size_t order_size = 0; ///< octets of q

    static Result<std::shared_ptr<const State>> make(const GroupRow& row);
};

/// Octets as an unsigned number; null where memory is short.
[[nodiscard]] inline BigNumber number_of(ByteView octets) {
    BigNumber number(BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr));
    if (number) BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    return number;
}

/// A number in `width` octets.
[[nodiscard]] Result<SecretBytes> fixed_width(const BIGNUM* number, std::size_t width);
/// 04 ‖ x ‖ y as a point of the curve. Errors: key_malformed.
[[nodiscard]] Result<EcPoint> point_of(const Group::State& state, ByteView element);
[[nodiscard]] Result<SecretBytes> octets_of(const Group::State& state, const EC_POINT* point);

} // namespace cccd::crypto
