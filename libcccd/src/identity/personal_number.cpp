#include "identity/digits.hpp"

#include <cccd/personal_number.hpp>
#include <cccd/province.hpp>

namespace cccd {

Result<PersonalNumber> PersonalNumber::parse(std::string_view text) {
    if (text.size() != 12 || !identity::all_digits(text))
        return Error{ErrorCode::invalid_personal_number, Stage::parse, 0, 0, "not twelve digits"};
    return PersonalNumber(std::string(text));
}

std::string_view PersonalNumber::province() const noexcept {
    return built_in_province(province_code());
}

int PersonalNumber::birth_year() const noexcept {
    const int century = (digits_[3] - '0') / 2;
    return 1900 + 100 * century + static_cast<int>(identity::digits_value(std::string_view(digits_).substr(4, 2)));
}

std::string PersonalNumber::masked() const {
    return digits_.substr(0, 3) + "•••••" + digits_.substr(8);
}

} // namespace cccd
