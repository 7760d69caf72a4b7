#include <cccd/secret.hpp>
#include <string.h>

namespace cccd {

void wipe(MutableBytes memory) noexcept {
    if (!memory.empty()) explicit_bzero(memory.data(), memory.size());
}

bool constant_time_equal(ByteView a, ByteView b) noexcept {
    if (a.size() != b.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned>(a[i] ^ b[i]);
    return difference == 0;
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
        wipe(octets_);
        octets_ = std::move(other.octets_);
        other.octets_.clear();
    }
    return *this;
}

} // namespace cccd
