// The parts of `cccd doctor`, one function a section.
#pragma once

#include "doctor_report.hpp"
#include "key_options.hpp"

#include <cccd/pcsc.hpp>

namespace cli::doctor {

struct Options {
    KeyOptions key;
    std::string reader;
    std::string reader_models;
    std::vector<std::string> trust;
    std::string limits;
    bool json = false;
    bool english = false;
};

[[nodiscard]] Section versions();
[[nodiscard]] Section reader_list(const cccd::pcsc::ReaderModels& models, const std::string& folder,
                                  const std::vector<cccd::pcsc::RefusedFile>& refused);
/// The service and this user's rights; the service itself where it opens.
[[nodiscard]] Section service(cccd::Result<cccd::pcsc::Readers>& readers);
[[nodiscard]] Section readers(cccd::pcsc::Readers& readers);
/// What `cccd read`, or a kiosk, keeps in this file.
[[nodiscard]] Section learned_limits(const std::string& file);
[[nodiscard]] Section trust(const std::vector<std::string>& paths);
/// Reads a card that is known to be a test card: the demo card of a virtual slot, or the one whose key is given.
[[nodiscard]] Section test_read(cccd::pcsc::Readers& readers, const Options& options);

} // namespace cli::doctor
