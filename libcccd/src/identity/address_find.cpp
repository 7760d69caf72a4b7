#include "identity/address_table.hpp"

#include <algorithm>

namespace cccd::address {

namespace {

/// Keeps the rows for which the test holds, if there is one.
template <class Test> void prefer(Rows& rows, Test&& test) {
    if (rows.size() < 2 || std::none_of(rows.begin(), rows.end(), test)) return;
    rows.erase(std::remove_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return !test(row); }), rows.end());
}

Rows rows_at(const Index& index, const std::string& key) {
    const auto found = index.find(key);
    return found == index.end() ? Rows{} : found->second;
}

/// Of several rows those whose name is spelled alike, then those of the same type.
template <class NameOf> Rows best(Rows rows, const Named& unit, NameOf&& name_of) {
    if (rows.size() < 2) return rows;
    const auto spelled = spelled_key(unit.name);
    prefer(rows, [&](std::uint32_t row) { return spelled_key(read_unit(name_of(row)).name) == spelled; });
    prefer(rows, [&](std::uint32_t row) { return read_unit(name_of(row)).type == unit.type; });
    return rows;
}

/// The readings of a part: without the word of its level, and the whole, for "Phường Đúc" and "Bản Qua" are names.
std::vector<Named> readings(std::string_view part) {
    std::vector<Named> out;
    if (part.empty()) return out;
    out.push_back(read_unit(part));
    if (out.front().name.size() != part.size()) out.push_back({Level::unknown, {}, std::string(part)});
    return out;
}

std::string_view last_part(std::string_view detail) {
    const auto comma = detail.rfind(", ");
    return comma == std::string_view::npos ? detail : detail.substr(comma + 2);
}

} // namespace

Rows Table::today_rows(const std::string& key, const Named& unit) const {
    return best(rows_at(today_by_name, key), unit,
                [this](std::uint32_t row) -> const std::string& { return communes[row].name; });
}

Rows Table::old_rows(Rows rows, const Named& unit) const {
    return best(std::move(rows), unit, [this](std::uint32_t row) -> const std::string& { return old[row].name; });
}

Rows Table::in_district(Rows rows, const Named& district) const {
    return best(std::move(rows), district,
                [this](std::uint32_t row) -> const std::string& { return districts[old[row].district]; });
}

Commune Table::commune(std::uint32_t row) const {
    const auto& unit = communes[row];
    return {unit.code, unit.name, provinces[unit.province].code, provinces[unit.province].name};
}

Candidates Table::of_today(const Rows& rows) const {
    Candidates out{rows.empty() ? Match::none : Match::current, {}};
    for (const auto row : rows) out.communes.push_back(commune(row));
    return out;
}

Candidates Table::of_old(Match match, const Rows& rows) const {
    Rows today;
    for (const auto row : rows) today.insert(today.end(), old[row].today.begin(), old[row].today.end());
    std::sort(today.begin(), today.end());
    today.erase(std::unique(today.begin(), today.end()), today.end());
    auto out = of_today(today);
    if (!today.empty()) out.match = match;
    return out;
}

/// One search: from the surest way to the least sure one.
class Finder {
public:
    Finder(const Table& table, const Parts& parts)
        : table_(table), parts_(parts), province_(province_key(parts.province)) {}

    [[nodiscard]] Candidates run() const {
        Candidates found;
        if (province_.empty()) return found;
        if (parts_.district.empty()) {
            const auto name = parts_.commune.empty() ? last_part(parts_.detail) : std::string_view(parts_.commune);
            found = current(name);
            return found.match != Match::none ? found : same_name(name);
        }
        // A commune without its word, and with a name like that of a hamlet or a number, ended up in the detail.
        const auto name = parts_.commune.empty() ? last_part(parts_.detail) : std::string_view(parts_.commune);
        found = in_district(name);
        if (found.match == Match::none && !parts_.commune.empty()) found = same_name(name);
        if (found.match == Match::none) found = whole_district();
        // "Ba Đình, Hà Nội" without words was taken for a district.
        return found.match != Match::none ? found : current(parts_.district);
    }

private:
    [[nodiscard]] Candidates current(std::string_view part) const {
        for (const auto& unit : readings(part)) {
            auto found = table_.of_today(table_.today_rows(place(province_, key_of(unit.name)), unit));
            if (found.match != Match::none) return found;
        }
        return {};
    }

    [[nodiscard]] Candidates same_name(std::string_view part) const {
        for (const auto& unit : readings(part)) {
            const auto rows = rows_at(table_.old_by_name, place(province_, key_of(unit.name)));
            auto found = table_.of_old(Match::same_name, table_.old_rows(rows, unit));
            if (found.match != Match::none) return found;
        }
        return {};
    }

    [[nodiscard]] Candidates in_district(std::string_view part) const {
        for (const auto& district : readings(parts_.district)) {
            for (const auto& unit : readings(part)) {
                const auto key = place(place(province_, key_of(district.name)), key_of(unit.name));
                const auto rows = table_.in_district(rows_at(table_.old_by_place, key), district);
                auto found = table_.of_old(Match::commune, table_.old_rows(rows, unit));
                if (found.match != Match::none) return found;
            }
        }
        return {};
    }

    [[nodiscard]] Candidates whole_district() const {
        for (const auto& district : readings(parts_.district)) {
            const auto rows = rows_at(table_.old_by_district, place(province_, key_of(district.name)));
            if (!rows.empty()) return table_.of_old(Match::district, table_.in_district(rows, district));
        }
        return {};
    }

    const Table& table_;
    const Parts& parts_;
    std::string province_;
};

Candidates Map::find(const Parts& old_address) const {
    return Finder(*table_, old_address).run();
}

const Source& Map::source() const noexcept {
    return table_->source;
}

std::vector<Commune> Map::communes() const {
    std::vector<Commune> out;
    out.reserve(table_->communes.size());
    for (std::uint32_t row = 0; row < table_->communes.size(); ++row) out.push_back(table_->commune(row));
    return out;
}

std::size_t Map::old_commune_count() const noexcept {
    return table_->old.size();
}

} // namespace cccd::address
