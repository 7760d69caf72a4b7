#include "identity/digits.hpp"

#include <algorithm>
#include <array>
#include <cccd/province.hpp>
#include <cccd/text.hpp>

namespace cccd {

namespace {

struct Row {
    std::string_view code;
    std::string_view name;
};

/// Codes of the place of birth registration: in order, and never given to another place (card.md §6).
constexpr std::array<Row, 63> built_in{{
    {"001", "Hà Nội"},
    {"002", "Hà Giang"},
    {"004", "Cao Bằng"},
    {"006", "Bắc Kạn"},
    {"008", "Tuyên Quang"},
    {"010", "Lào Cai"},
    {"011", "Điện Biên"},
    {"012", "Lai Châu"},
    {"014", "Sơn La"},
    {"015", "Yên Bái"},
    {"017", "Hòa Bình"},
    {"019", "Thái Nguyên"},
    {"020", "Lạng Sơn"},
    {"022", "Quảng Ninh"},
    {"024", "Bắc Giang"},
    {"025", "Phú Thọ"},
    {"026", "Vĩnh Phúc"},
    {"027", "Bắc Ninh"},
    {"030", "Hải Dương"},
    {"031", "Hải Phòng"},
    {"033", "Hưng Yên"},
    {"034", "Thái Bình"},
    {"035", "Hà Nam"},
    {"036", "Nam Định"},
    {"037", "Ninh Bình"},
    {"038", "Thanh Hóa"},
    {"040", "Nghệ An"},
    {"042", "Hà Tĩnh"},
    {"044", "Quảng Bình"},
    {"045", "Quảng Trị"},
    {"046", "Thừa Thiên Huế"},
    {"048", "Đà Nẵng"},
    {"049", "Quảng Nam"},
    {"051", "Quảng Ngãi"},
    {"052", "Bình Định"},
    {"054", "Phú Yên"},
    {"056", "Khánh Hòa"},
    {"058", "Ninh Thuận"},
    {"060", "Bình Thuận"},
    {"062", "Kon Tum"},
    {"064", "Gia Lai"},
    {"066", "Đắk Lắk"},
    {"067", "Đắk Nông"},
    {"068", "Lâm Đồng"},
    {"070", "Bình Phước"},
    {"072", "Tây Ninh"},
    {"074", "Bình Dương"},
    {"075", "Đồng Nai"},
    {"077", "Bà Rịa - Vũng Tàu"},
    {"079", "TP. Hồ Chí Minh"},
    {"080", "Long An"},
    {"082", "Tiền Giang"},
    {"083", "Bến Tre"},
    {"084", "Trà Vinh"},
    {"086", "Vĩnh Long"},
    {"087", "Đồng Tháp"},
    {"089", "An Giang"},
    {"091", "Kiên Giang"},
    {"092", "Cần Thơ"},
    {"093", "Hậu Giang"},
    {"094", "Sóc Trăng"},
    {"095", "Bạc Liêu"},
    {"096", "Cà Mau"},
}};

} // namespace

std::string_view built_in_province(std::string_view code) noexcept {
    const auto* const found = std::lower_bound(built_in.begin(), built_in.end(), code,
                                               [](const Row& row, auto key) { return row.code < key; });
    return found != built_in.end() && found->code == code ? found->name : std::string_view{};
}

Result<ProvinceTable> ProvinceTable::parse(std::string_view text) {
    ProvinceTable table;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = identity::trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        if (line.size() < 5 || line[3] != '|' || !identity::all_digits(line.substr(0, 3)))
            return Error{ErrorCode::data_malformed, Stage::parse, 0, 0, "a province line is not CODE|NAME"};
        const auto name = text::to_nfc(identity::trim(line.substr(4)));
        if (name.empty()) return Error{ErrorCode::data_malformed, Stage::parse, 0, 0, "a province without a name"};
        table.added_.insert_or_assign(std::string(line.substr(0, 3)), name);
    }
    return table;
}

std::string_view ProvinceTable::name(std::string_view code) const noexcept {
    const auto found = added_.find(code);
    return found != added_.end() ? std::string_view(found->second) : built_in_province(code);
}

} // namespace cccd
