#include "identity/address_words.hpp"
#include "identity/digits.hpp"

#include <cccd/address.hpp>
#include <cccd/text.hpp>

namespace cccd::address {

namespace {

std::vector<std::string> parts_of(std::string_view address) {
    std::vector<std::string> parts;
    while (!address.empty()) {
        const auto end = std::min(address.find_first_of(",;\n"), address.size());
        const auto part = identity::trim(address.substr(0, end));
        if (!part.empty()) parts.push_back(text::to_nfc(part));
        address.remove_prefix(std::min(end + 1, address.size()));
    }
    if (!parts.empty() && key_of(parts.back()) == "vietnam") parts.pop_back();
    return parts;
}

/// Takes parts from the end; each level only once, the largest first.
class Splitter {
public:
    explicit Splitter(std::vector<std::string> parts) : parts_(std::move(parts)) {}

    Parts run() {
        const auto total = parts_.size();
        if (last() == Level::province || last() == Level::city || (last() == Level::unknown && total > 1))
            take(out_.province);
        if (is_district()) take(out_.district);
        if (last() == Level::commune || (last() == Level::unknown && !out_.district.empty())) take(out_.commune);
        for (const auto& part : parts_) {
            if (!out_.detail.empty()) out_.detail += ", ";
            out_.detail += part;
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] Level last() const { return parts_.empty() ? Level::detail : read_unit(parts_.back()).level; }
    /// One part alone before the province, without a word for its level, may be either: a district, as on old cards.
    /// Buôn Ma Thuột and Buôn Đôn begin like hamlets, but hamlets have numbers or stand before a commune.
    [[nodiscard]] bool is_district() const {
        const auto level = last();
        if (level == Level::district || level == Level::city) return true;
        if (out_.province.empty() || level == Level::commune) return false;
        const bool numbered = !parts_.empty() && parts_.back().find_first_of("0123456789") != std::string::npos;
        return level == Level::unknown || (parts_.size() > 1 && !numbered);
    }
    void take(std::string& to) {
        to = std::move(parts_.back());
        parts_.pop_back();
    }

    std::vector<std::string> parts_;
    Parts out_;
};

} // namespace

Parts split(std::string_view address) {
    return Splitter(parts_of(address)).run();
}

std::string Parts::text() const {
    std::string out;
    for (const auto* part : {&detail, &commune, &district, &province}) {
        if (part->empty()) continue;
        if (!out.empty()) out += ", ";
        out += *part;
    }
    return out;
}

} // namespace cccd::address
