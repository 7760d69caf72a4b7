// The text of a QR code. What was repaired is sound, and stays as it is.
#include "identity/qr_damage.hpp"

#include <cccd/qr.hpp>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (size > 4096) return 0;
    const auto repaired = cccd::qr::repair(text);
    if (repaired.repaired && (repaired.undecodable || cccd::qr::repair(repaired.text).undecodable)) std::abort();
    const auto card = cccd::qr::parse(text);
    if (card && card->personal_number.size() != 12) std::abort();
    return 0;
}
