#include "link_model.hpp"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

namespace bench {

double LinkModel::milliseconds(const Exchanges& exchanges, double kbit_per_second) const noexcept {
    double total = 0;
    const auto air = [&](std::size_t octets) {
        const double frames = std::ceil(static_cast<double>(octets) / (frame_octets - frame_overhead_octets));
        const double all = static_cast<double>(octets) + frames * frame_overhead_octets;
        return all * bits_per_octet / kbit_per_second + frames * frame_guard_ms;
    };
    for (const auto& exchange : exchanges) {
        const auto both = static_cast<double>(exchange.sent + exchange.received);
        total += command_overhead_ms + air(exchange.sent) + air(exchange.received);
        total += chip_command_ms + both / 1024 * chip_kilobyte_ms;
        total += chip_work_ms[static_cast<std::size_t>(exchange.work)];
    }
    return total;
}

std::string LinkModel::text() const {
    std::array<char, 400> line{};
    std::snprintf(line.data(), line.size(),
                  "link model: %.1f ms a command, frames of %.0f octets with %.0f more and %.1f ms each, %.0f bits an "
                  "octet;\nchip: %.1f ms a command, %.1f ms a kilobyte; PACE %.0f + %.0f + %.0f + %.0f ms, Chip "
                  "Authentication %.0f ms, Active Authentication %.0f ms\n",
                  command_overhead_ms, frame_octets, frame_overhead_octets, frame_guard_ms, bits_per_octet,
                  chip_command_ms, chip_kilobyte_ms, chip_work_ms[1], chip_work_ms[2], chip_work_ms[3], chip_work_ms[4],
                  chip_work_ms[5], chip_work_ms[6]);
    return line.data();
}

LinkModel load_link_model(const std::filesystem::path& file) {
    std::ifstream in(file);
    const auto json = nlohmann::json::parse(in);
    LinkModel model;
    model.command_overhead_ms = json.at("command_overhead_ms");
    model.frame_octets = json.at("frame_octets");
    model.frame_overhead_octets = json.at("frame_overhead_octets");
    model.frame_guard_ms = json.at("frame_guard_ms");
    model.bits_per_octet = json.at("bits_per_octet");
    model.bit_rates_kbit = json.at("bit_rates_kbit").get<std::vector<double>>();
    const auto& chip = json.at("chip_ms");
    model.chip_command_ms = chip.at("command");
    model.chip_kilobyte_ms = chip.at("secure_messaging_kilobyte");
    model.chip_work_ms = {0,
                          chip.at("nonce"),
                          chip.at("map"),
                          chip.at("agree"),
                          chip.at("token"),
                          chip.at("chip_authentication"),
                          chip.at("active_authentication")};
    return model;
}

} // namespace bench
