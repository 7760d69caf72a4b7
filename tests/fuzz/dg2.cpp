#include "lds/dg2.hpp"

#include <cstdlib>

/// The images lie inside the input, and the faces can be written again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto dg2 = cccd::lds::parse_dg2({data, size});
    if (!dg2) return 0;
    for (const auto& face : dg2->faces)
        if (face.image.empty() || face.image.data() < data || face.image.data() + face.image.size() > data + size)
            std::abort();
    if (!cccd::lds::parse_dg2(cccd::lds::make_dg2(*dg2))) std::abort();
    return 0;
}
