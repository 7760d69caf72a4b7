#include "identity/digits.hpp"
#include "identity/mrz_layout.hpp"
#include "identity/mrz_scan_lines.hpp"

#include <algorithm>
#include <cccd/mrz_scan.hpp>
#include <optional>
#include <utility>

namespace cccd::mrz {

namespace {

using identity::all_digits;

/// What OCR-B letters and digits are taken for each other.
constexpr std::array<std::pair<char, char>, 11> letter_and_digit{{{'O', '0'},
                                                                  {'Q', '0'},
                                                                  {'D', '0'},
                                                                  {'I', '1'},
                                                                  {'L', '1'},
                                                                  {'Z', '2'},
                                                                  {'A', '4'},
                                                                  {'S', '5'},
                                                                  {'G', '6'},
                                                                  {'T', '7'},
                                                                  {'B', '8'}}};

char as_digit(char character) {
    for (const auto& [letter, digit] : letter_and_digit)
        if (letter == character) return digit;
    return character;
}

/// The first of the table: a zero in a name was an O before it was a Q.
char as_letter(char character) {
    for (const auto& [letter, digit] : letter_and_digit)
        if (digit == character) return letter;
    return character;
}

std::string digits_of(std::string_view text) {
    std::string out;
    for (const char character : text) out += as_digit(character);
    return out;
}

class Mender {
public:
    Mender(ScannedLines& scanned, const Layout& layout) : scanned_(scanned), layout_(layout) {}

    void run() {
        names({0, 0, 1});
        names(layout_.issuing_state);
        names(layout_.nationality);
        names(layout_.name);
        digits(layout_.birth);
        digits(layout_.expiry);
        if (vietnamese()) {
            // The code is ID on every card (card.md §4): what looks like a D there is one.
            if (std::string_view("0OQ").find(at({0, 1, 1})) != std::string_view::npos) put({0, 1, 1}, "D");
            card_number();
        } else {
            document_number();
        }
        composite_digit();
    }

private:
    [[nodiscard]] std::string_view at(Field field) const { return field_of(scanned_.lines, field); }
    [[nodiscard]] static Field with_digit(Field field) {
        return {field.line, field.first, static_cast<std::uint8_t>(field.length + 1)};
    }
    [[nodiscard]] bool vietnamese() const {
        return layout_.format == Format::td1 && at(layout_.issuing_state) == "VNM" && at({0, 0, 1}) == "I";
    }
    [[nodiscard]] static bool holds(std::string_view with_its_digit) {
        return check_digit(with_its_digit.substr(0, with_its_digit.size() - 1)) == with_its_digit.back();
    }

    void put(Field field, std::string_view text) {
        auto& line = scanned_.lines[field.line];
        for (std::size_t i = 0; i < field.length; ++i) {
            const char before = line[field.first + i];
            if (before == text[i]) continue;
            scanned_.changes.push_back({Change::Kind::replaced, static_cast<std::uint8_t>(field.line + 1),
                                        static_cast<std::uint8_t>(field.first + i + 1), before, text[i]});
            line[field.first + i] = text[i];
        }
    }

    /// No digit stands in a name or in a code of a state (Doc 9303-3 §4.6, §5).
    void names(Field field) {
        std::string text;
        for (const char character : at(field)) text += as_letter(character);
        put(field, text);
    }

    /// Six digits and their check digit: letters among them become digits only if the check holds then.
    void digits(Field field) {
        const auto found = at(with_digit(field));
        if (all_digits(found)) return;
        const auto mended = digits_of(found);
        if (holds(mended)) put(with_digit(field), mended);
    }

    /// Both numbers of a Vietnamese card are digits; the second ends with the first (card.md §4).
    void card_number() {
        const Field number = with_digit(layout_.document_number);
        const Field twelve{layout_.optional_data.line, layout_.optional_data.first, 12};
        const Field own_digit{layout_.optional_data.line, static_cast<std::uint8_t>(twelve.first + 14), 1};
        const auto nine = digits_of(at(number));
        const auto all = digits_of(at(twelve));
        const auto last = digits_of(at(own_digit));
        const bool nine_holds = all_digits(nine) && holds(nine);
        // The fillers between count as zeros, whatever was read there.
        const bool all_holds = all_digits(all + last) && holds(all + "<<" + last);
        if (nine_holds) put(number, nine);
        const auto put_twelve = [&](std::string_view text) {
            put(twelve, text);
            put({twelve.line, static_cast<std::uint8_t>(twelve.first + 12), 2}, "<<");
            put(own_digit, last);
        };
        if (all_holds) put_twelve(all);
        if (nine_holds == all_holds) return;
        if (all_holds) {
            const auto copied = all.substr(3) + check_digit(all.substr(3));
            if (differences(copied, nine) <= 2) put(number, copied);
        } else if (all_digits(all + last)) {
            const auto copied = all.substr(0, 3) + nine.substr(0, 9);
            if (holds(copied + "<<" + last) && differences(copied, all) <= 2) put_twelve(copied);
        }
    }

    [[nodiscard]] static std::size_t differences(std::string_view a, std::string_view b) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
            if (a[i] != b[i]) ++count;
        return count;
    }

    /// Letters and digits both stand in other countries' numbers: one confused pair is put right if it is the only one
    /// that makes the digit hold.
    void document_number() {
        const Field field = with_digit(layout_.document_number);
        const std::string found(at(field));
        if (found.back() == '<' || holds(found)) return;
        std::string digit_only = found;
        digit_only.back() = as_digit(found.back());
        if (digit_only != found && holds(digit_only)) return put(field, digit_only);
        std::optional<std::string> only;
        for (std::size_t i = 0; i + 1 < digit_only.size(); ++i) {
            for (const auto& [letter, digit] : letter_and_digit) {
                auto other = digit_only;
                if (other[i] != letter && other[i] != digit) continue;
                other[i] = other[i] == letter ? digit : letter;
                if (!holds(other)) continue;
                if (only) return;
                only = other;
            }
        }
        if (only) put(field, *only);
    }

    void composite_digit() {
        const auto found = at(layout_.composite_digit);
        const auto mended = digits_of(found);
        if (mended == found) return;
        std::string covered;
        for (const auto& run : layout_.composite) covered += at(run);
        if (check_digit(covered) == mended.front()) put(layout_.composite_digit, mended);
    }

    ScannedLines& scanned_;
    const Layout& layout_;
};

} // namespace

Result<Scanned> parse_scanned(std::string_view text) {
    auto scanned = fit_lines(text);
    if (scanned.lines.empty())
        return Error{ErrorCode::invalid_mrz, Stage::parse, 0, 0, "not the lines of a TD1, TD2 or TD3"};
    const auto format = scanned.lines.size() == 3            ? Format::td1
                        : scanned.lines.front().size() == 36 ? Format::td2
                                                             : Format::td3;
    Mender(scanned, layout_of(format)).run();
    std::string joined;
    for (const auto& line : scanned.lines) joined += line;
    auto read = parse(joined);
    if (!read) return read.error();
    return Scanned{*std::move(read), std::move(scanned.changes)};
}

} // namespace cccd::mrz
