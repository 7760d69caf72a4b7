// Texts of codes, one a line, and hand-over JSON. Whatever comes together makes the same codes again.
#include <cccd/handover.hpp>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (size > 65536) return 0;
    if (const auto opened = cccd::open_handover({data, size}, {}); opened) {
        const auto again = cccd::open_handover(cccd::as_bytes("{\"handover\":" + opened->data + "}"), {});
        if (!again || again->data != opened->data) std::abort();
    }
    cccd::HandoverCodes codes;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        (void)codes.add(text.substr(at, end - at));
        at = end + 1;
    }
    const auto json = codes.json();
    if (json && !codes.complete()) std::abort();
    const cccd::Result<std::vector<std::string>> again = json ? cccd::handover_codes(*json) : cccd::Error{};
    if (!again) return 0; // the input may be packed better than zlib does it
    cccd::HandoverCodes second;
    for (const auto& code : *again)
        if (!second.add(code)) std::abort();
    if (const auto same = second.json(); !same || *same != *json) std::abort();
    return 0;
}
