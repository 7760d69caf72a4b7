// What decode_to_json says of a file, without its frame.
#pragma once

#include <cccd/json.hpp>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

inline nlohmann::json content_of(const cccd::Bytes& file, cccd::File name = cccd::File::none) {
    const auto text = cccd::decode_to_json(file, name);
    REQUIRE(text);
    return nlohmann::json::parse(*text)["content"];
}
