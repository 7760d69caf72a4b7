#include "core/random.hpp"

#include "core/ber.hpp"
#include "primitives/digest.hpp"
#include "primitives/system_random.hpp"

#include <algorithm>

namespace softchip {

Bytes Random::fresh(std::size_t size) {
    if (seed_ == 0) return primitives::system_random(size);
    Bytes out;
    while (out.size() < size) {
        Bytes block;
        for (const std::uint64_t word : {seed_, counter_}) {
            for (int shift = 56; shift >= 0; shift -= 8) block.push_back(static_cast<std::uint8_t>(word >> shift));
        }
        ++counter_;
        append(out, primitives::digest(Hash::sha256, block));
    }
    out.resize(size);
    return out;
}

Bytes Random::draw(std::size_t size) {
    if (pinned_.empty()) return fresh(size);
    Bytes value = std::move(pinned_.front());
    pinned_.pop_front();
    return value;
}

Bytes Random::scalar(View order) {
    if (!pinned_.empty()) return draw(order.size());
    std::uint8_t mask = 0xFF;
    while (!order.empty() && (order[0] & ~(mask >> 1)) == 0 && mask > 1) mask = static_cast<std::uint8_t>(mask >> 1);
    for (int attempt = 0; attempt < 1'000; ++attempt) {
        Bytes value = fresh(order.size());
        value[0] &= mask;
        const bool zero = std::all_of(value.begin(), value.end(), [](std::uint8_t b) { return b == 0; });
        if (!zero && std::lexicographical_compare(value.begin(), value.end(), order.begin(), order.end())) return value;
    }
    return {};
}

} // namespace softchip
