#include "base/try.hpp"

#include <array>
#include <cccd/pin_verifier.hpp>
#include <cccd/secret.hpp>
#include <charconv>
#include <openssl/evp.h>
#include <vector>

namespace cccd {

namespace {

constexpr std::size_t salt_size = 16;
constexpr std::size_t hash_size = 32;
constexpr std::uint64_t most_memory = 256u << 20;

struct Cost {
    unsigned log2_n = 15;
    unsigned r = 8;
    unsigned p = 1;

    // RFC 7914 §2: the large vector takes 128 N r octets.
    [[nodiscard]] bool plausible() const noexcept {
        return log2_n >= 1 && log2_n <= 24 && r >= 1 && r <= 64 && p >= 1 && p <= 64 &&
               (std::uint64_t{128} << log2_n) * r <= most_memory;
    }
};

Result<SecretBytes> scrypt(ByteView pin, ByteView salt, const Cost& cost, std::size_t size) {
    SecretBytes out(size);
    const auto* text = reinterpret_cast<const char*>(pin.data());
    if (EVP_PBE_scrypt(text, pin.size(), salt.data(), salt.size(), std::uint64_t{1} << cost.log2_n, cost.r, cost.p,
                       2 * most_memory, out.expose_mutable().data(), size) != 1)
        return Error{ErrorCode::crypto_failed, Stage::none, 0, 0, "scrypt failed"};
    return out;
}

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto colon = text.find(':');
        parts.push_back(text.substr(0, colon));
        if (colon == std::string_view::npos) return parts;
        text.remove_prefix(colon + 1);
    }
}

bool read_number(std::string_view text, unsigned& to) noexcept {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), to);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

} // namespace

Result<std::string> make_pin_verifier(ByteView pin, Random& random) {
    if (pin.empty()) return Error{ErrorCode::invalid_argument, Stage::none, 0, 0, "an empty code"};
    const Cost cost;
    std::array<std::uint8_t, salt_size> salt{};
    CCCD_CHECK(random.fill(salt));
    CCCD_TRY(const auto hash, scrypt(pin, salt, cost, hash_size));
    return "scrypt:" + std::to_string(cost.log2_n) + ':' + std::to_string(cost.r) + ':' + std::to_string(cost.p) + ':' +
           to_hex(salt) + ':' + to_hex(hash.expose());
}

Result<bool> pin_matches(ByteView pin, std::string_view verifier) {
    while (!verifier.empty() && (verifier.back() == '\n' || verifier.back() == '\r')) verifier.remove_suffix(1);
    const auto parts = parts_of(verifier);
    Cost cost;
    const bool shaped = parts.size() == 6 && parts[0] == "scrypt" && read_number(parts[1], cost.log2_n) &&
                        read_number(parts[2], cost.r) && read_number(parts[3], cost.p) && cost.plausible();
    const Bytes salt = shaped ? from_hex(parts[4]) : Bytes();
    const Bytes hash = shaped ? from_hex(parts[5]) : Bytes();
    if (salt.empty() || hash.size() < hash_size || hash.size() > 64)
        return Error{ErrorCode::data_malformed, Stage::parse, 0, 0, "not a verifier of a code"};
    if (pin.empty()) return false;
    CCCD_TRY(const auto made, scrypt(pin, salt, cost, hash.size()));
    return constant_time_equal(made.expose(), hash);
}

} // namespace cccd
