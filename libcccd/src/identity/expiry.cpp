// Validity of a card by age: Law on Citizen Identification 2014 art. 21, Law on Identification 2023 art. 21.
#include <algorithm>
#include <array>
#include <cccd/personal_number.hpp>

namespace cccd {

namespace {

using namespace std::chrono;
using Expiry = std::optional<year_month_day>;

constexpr int never = 999;
constexpr std::array<int, 4> ages_of_2014{25, 40, 60, never};
constexpr std::array<int, 5> ages_of_2023{14, 25, 40, 60, never};
constexpr year_month_day law_of_2023_in_force{year(2024), July, day(1)};

struct Ages {
    const int* first;
    const int* last; ///< stands on `never`
};

Ages ages_at(year_month_day issued) {
    if (issued >= law_of_2023_in_force) return {ages_of_2023.data(), ages_of_2023.data() + ages_of_2023.size() - 1};
    return {ages_of_2014.data(), ages_of_2014.data() + ages_of_2014.size() - 1};
}

/// The days on which the age may be said to be reached: one, but for a birth on 29 February in a year without.
std::vector<year_month_day> birthdays(year_month_day birth, int age) {
    const auto at_age = birth.year() + years(age);
    const year_month_day same{at_age, birth.month(), birth.day()};
    if (same.ok()) return {same};
    return {at_age / February / 28, at_age / February / 29, at_age / March / 1};
}

/// The age to which a card is valid when it was issued at an age counted so that birthdays are `early` or `late`.
const int* valid_to(Ages ages, year_month_day birth, year_month_day issued, bool boundary_counts) {
    const int* age = ages.first;
    for (; *age != never; ++age) {
        // Issued in the two years before an age, a card is valid to the next one.
        const auto days = birthdays(birth, *age - 2);
        const bool before = boundary_counts ? issued < days.front() : issued <= days.back();
        if (before) break;
    }
    return age;
}

void add_birthdays(std::vector<Expiry>& out, year_month_day birth, int age, year_month_day issued) {
    const auto add = [&out](Expiry value) {
        if (std::find(out.begin(), out.end(), value) == out.end()) out.push_back(value);
    };
    if (age == never) return add(std::nullopt);
    for (const auto& day : birthdays(birth, age))
        if (day > issued) add(day);
}

bool usable(year_month_day birth, year_month_day issued) {
    return birth.ok() && issued.ok() && issued >= birth;
}

} // namespace

std::vector<Expiry> expiry_candidates(year_month_day birth, year_month_day issued) {
    if (!usable(birth, issued)) return {};
    const auto ages = ages_at(issued);
    std::vector<Expiry> out;
    // "Within two years before" has the boundary day in it; the other reading comes second.
    add_birthdays(out, birth, *valid_to(ages, birth, issued, true), issued);
    add_birthdays(out, birth, *valid_to(ages, birth, issued, false), issued);
    return out;
}

std::vector<Expiry> key_expiry_candidates(year_month_day birth, year_month_day issued) {
    auto out = expiry_candidates(birth, issued);
    if (out.empty()) return out;
    const auto ages = ages_at(issued);
    const int* computed = valid_to(ages, birth, issued, true);
    if (computed != ages.last) add_birthdays(out, birth, computed[1], issued);
    if (computed != ages.first) add_birthdays(out, birth, computed[-1], issued);
    add_birthdays(out, birth, never, issued);
    return out;
}

} // namespace cccd
