// Where the chip's nonces and private scalars come from: the operating system, a seed, or values pinned by a test.
#pragma once

#include "softchip/bytes.hpp"

#include <cstdint>
#include <deque>

namespace softchip {

class Random {
public:
    explicit Random(std::uint64_t seed) : seed_(seed) {}

    Bytes draw(std::size_t size);

    /// A private scalar: 0 < value < order, as long as `order`. A pinned value is taken as it is.
    Bytes scalar(View order);

    void pin(Bytes value) { pinned_.push_back(std::move(value)); }

private:
    Bytes fresh(std::size_t size);

    std::uint64_t seed_;
    std::uint64_t counter_ = 0;
    std::deque<Bytes> pinned_;
};

} // namespace softchip
