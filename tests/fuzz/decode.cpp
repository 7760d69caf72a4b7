// Any file to JSON and to text, EF.DIR, EF.ATR/INFO, EF.CVCA and EF.SOD among them; the JSON is JSON.
#include <cccd/json.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const cccd::ByteView input(data, size);
    const auto json = cccd::decode_to_json(input);
    const auto text = cccd::decode_to_text(input);
    if (json.has_value() != text.has_value()) std::abort();
    if (json && !nlohmann::json::accept(*json)) std::abort();
    return 0;
}
