#include <array>
#include <cccd/files.hpp>

namespace cccd {

namespace {

constexpr std::array<std::string_view, 24> file_names{
    "",        "EF.DG1", "EF.DG2",  "EF.DG3",        "EF.DG4",          "EF.DG5",      "EF.DG6",  "EF.DG7",
    "EF.DG8",  "EF.DG9", "EF.DG10", "EF.DG11",       "EF.DG12",         "EF.DG13",     "EF.DG14", "EF.DG15",
    "EF.DG16", "EF.COM", "EF.SOD",  "EF.CardAccess", "EF.CardSecurity", "EF.ATR-INFO", "EF.DIR",  "EF.CVCA"};

} // namespace

std::string_view name(File file) noexcept {
    return file_names[static_cast<std::size_t>(file)];
}

std::optional<File> file_from_name(std::string_view name) noexcept {
    for (std::size_t i = 1; i < file_names.size(); ++i)
        if (file_names[i] == name) return static_cast<File>(i);
    return std::nullopt;
}

} // namespace cccd
