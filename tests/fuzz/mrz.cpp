// MRZ as it stands in DG1 and as a camera gives it. What was mended once needs no mending again.
#include <cccd/mrz_name.hpp>
#include <cccd/mrz_scan.hpp>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::chrono::year_month_day today{std::chrono::year(2026), std::chrono::January, std::chrono::day(1)};
    if (const auto read = cccd::mrz::parse(text)) {
        (void)read->information();
        (void)read->personal_number();
        (void)cccd::mrz::birth_date(read->birth_date, today).display();
        (void)cccd::mrz::expiry_date(read->expiry_date, true, today).display();
        if (cccd::mrz::compare_name(read->full_name(), *read) == cccd::mrz::NameMatch::different &&
            read->full_name().find_first_of("0123456789") == std::string::npos && !read->full_name().empty())
            std::abort();
    }
    const auto scanned = cccd::mrz::parse_scanned(text);
    if (!scanned) return 0;
    std::string joined;
    for (const auto& line : scanned->mrz.lines) joined += line + '\n';
    const auto again = cccd::mrz::parse_scanned(joined);
    if (!again || !again->changes.empty() || again->mrz.lines != scanned->mrz.lines) std::abort();
    return 0;
}
