// The time that exchanges would take between a reader and a contactless chip. Nothing is measured here.
#pragma once

#include "exchange.hpp"

#include <array>
#include <filesystem>
#include <string>

namespace bench {

struct LinkModel {
    double command_overhead_ms = 0; ///< host, driver, USB and reader, for each exchange
    double frame_octets = 256;      ///< FSD and FSC (ISO/IEC 14443-4 §5.1)
    double frame_overhead_octets = 0;
    double frame_guard_ms = 0;
    double bits_per_octet = 9;
    std::vector<double> bit_rates_kbit;
    double chip_command_ms = 0;
    double chip_kilobyte_ms = 0;
    std::array<double, 7> chip_work_ms{}; ///< by ChipWork

    [[nodiscard]] double milliseconds(const Exchanges& exchanges, double kbit_per_second) const noexcept;
    [[nodiscard]] std::string text() const;
};

/// Throws what a bench can only stop at.
LinkModel load_link_model(const std::filesystem::path& file);

} // namespace bench
