#include "identity/address_table.hpp"

#include "identity/digits.hpp"

#include <algorithm>
#include <cccd/text.hpp>
#include <optional>

namespace cccd::address {

namespace {

constexpr std::size_t largest_table = std::size_t{16} << 20;

Error malformed(Literal why) {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, why};
}

/// "2025-07-01".
std::optional<std::chrono::year_month_day> iso_date(std::string_view text) {
    using identity::all_digits;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = text.substr(0, 4);
    const auto m = text.substr(5, 2);
    const auto d = text.substr(8, 2);
    if (!all_digits(y) || !all_digits(m) || !all_digits(d)) return std::nullopt;
    const std::chrono::year_month_day value{std::chrono::year(static_cast<int>(identity::digits_value(y))),
                                            std::chrono::month(identity::digits_value(m)),
                                            std::chrono::day(identity::digits_value(d))};
    if (!value.ok()) return std::nullopt;
    return value;
}

} // namespace

/// Reads the table line by line (libcccd/data/communes-2025.txt explains them).
class TableReader {
public:
    explicit TableReader(Table& table) : table_(table) {}

    Status read(std::string_view text) {
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            const auto line = identity::trim(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
            if (line.empty() || line.front() == '#') continue;
            if (auto status = read_line(line); !status) return status;
        }
        if (table_.communes.empty() || table_.old.empty()) return malformed("a table without communes");
        if (!table_.source.date.ok() || table_.source.basis.empty()) return malformed("a table without date or basis");
        return {};
    }

private:
    Status read_line(std::string_view line) {
        const auto blank = line.find(' ');
        if (blank == std::string_view::npos) return malformed("a line without a value");
        const auto tag = line.substr(0, blank);
        const auto value = identity::trim(line.substr(blank));
        if (tag == "date") return date(value);
        if (tag == "basis") return text(value, table_.source.basis);
        if (tag == "P" || tag == "C" || tag == "c") return pair(tag.front(), value);
        if (tag == "p") return old_province(value);
        return tag == "d" ? old_district(value) : malformed("a line of an unknown kind");
    }

    Status date(std::string_view value) {
        const auto day = iso_date(value);
        if (!day) return malformed("date is not yyyy-mm-dd");
        table_.source.date = *day;
        return {};
    }

    static Status text(std::string_view value, std::string& to) {
        to = text::to_nfc(value);
        return {};
    }

    Status pair(char tag, std::string_view value) {
        const auto bar = value.find('|');
        if (bar == std::string_view::npos) return malformed("a line without its bar");
        const auto first = value.substr(0, bar);
        const auto second = value.substr(bar + 1);
        if (tag == 'c') return old_commune(first, second);
        if (!identity::all_digits(first) || second.empty()) return malformed("a unit without code or name");
        return tag == 'P' ? province(first, second) : commune(first, second);
    }

    Status province(std::string_view code, std::string_view name) {
        table_.provinces.push_back({std::string(code), text::to_nfc(name)});
        today_province_ = province_key(name);
        return {};
    }

    Status commune(std::string_view code, std::string_view name) {
        if (table_.provinces.empty()) return malformed("a commune before its province");
        const auto row = static_cast<std::uint32_t>(table_.communes.size());
        if (!by_code_.emplace(std::string(code), row).second) return malformed("a code twice");
        table_.communes.push_back(
            {std::string(code), text::to_nfc(name), static_cast<std::uint32_t>(table_.provinces.size() - 1)});
        table_.today_by_name[place(today_province_, key_of(read_unit(name).name))].push_back(row);
        return {};
    }

    Status old_province(std::string_view name) {
        old_province_ = province_key(name);
        old_district_.clear();
        return {};
    }

    Status old_district(std::string_view name) {
        if (old_province_.empty()) return malformed("a district before its province");
        old_district_ = place(old_province_, key_of(read_unit(name).name));
        table_.districts.push_back(text::to_nfc(name));
        return {};
    }

    Status old_commune(std::string_view name, std::string_view codes) {
        if (old_district_.empty()) return malformed("an old commune before its district");
        Table::Old old{text::to_nfc(name), static_cast<std::uint32_t>(table_.districts.size() - 1), {}};
        while (!codes.empty()) {
            const auto end = std::min(codes.find(' '), codes.size());
            const auto found = by_code_.find(std::string(codes.substr(0, end)));
            if (found == by_code_.end()) return malformed("a code of no commune");
            old.today.push_back(found->second);
            codes.remove_prefix(std::min(end + 1, codes.size()));
        }
        if (old.today.empty()) return malformed("an old commune that lies nowhere");
        const auto row = static_cast<std::uint32_t>(table_.old.size());
        const auto key = key_of(read_unit(old.name).name);
        table_.old.push_back(std::move(old));
        table_.old_by_district[old_district_].push_back(row);
        if (key.empty()) return {}; // a district without communes
        table_.old_by_place[place(old_district_, key)].push_back(row);
        table_.old_by_name[place(old_province_, key)].push_back(row);
        return {};
    }

    Table& table_;
    std::string today_province_, old_province_, old_district_;
    std::unordered_map<std::string, std::uint32_t> by_code_;
};

Result<Map> Map::parse(ByteView bytes) {
    if (bytes.size() > largest_table)
        return Error{ErrorCode::data_too_large, Stage::parse, 0, 0, "a table over 16 MiB"};
    auto table = std::make_shared<Table>();
    if (auto status = TableReader(*table).read(as_text(bytes)); !status) return status.error();
    return Map(std::move(table));
}

} // namespace cccd::address
