// Values of the vector files.
#pragma once

#include "support/data.hpp"

/// A number in hexadecimal, which Wycheproof writes with an odd number of digits where it is short.
inline cccd::Bytes hex(const nlohmann::json& value) {
    auto text = value.get<std::string>();
    if (text.size() % 2 != 0) text.insert(0, "0");
    return cccd::from_hex(text);
}
