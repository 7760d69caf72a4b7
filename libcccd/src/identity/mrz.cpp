#include "identity/digits.hpp"
#include "identity/mrz_layout.hpp"

namespace cccd::mrz {

namespace {

int value_of(char character) noexcept {
    if (identity::is_digit(character)) return character - '0';
    if (character >= 'A' && character <= 'Z') return character - 'A' + 10;
    return character == '<' ? 0 : -1;
}

Error refused(Literal why) {
    return {ErrorCode::invalid_mrz, Stage::parse, 0, 0, why};
}

/// Lines of the format that the length tells. Where line ends are given, each line must have its width.
Result<std::vector<std::string>> split_lines(std::string_view text) {
    std::vector<std::string> pieces{{}};
    for (const char character : text) {
        if (character == '\r' || character == '\n') {
            if (!pieces.back().empty()) pieces.emplace_back();
        } else if (!identity::is_blank(character)) {
            if (value_of(character) < 0) return refused("a character that no MRZ has");
            pieces.back() += character;
        }
    }
    if (pieces.back().empty()) pieces.pop_back();
    std::string all;
    for (const auto& piece : pieces) all += piece;
    for (const auto& layout : layouts) {
        if (all.size() != std::size_t{layout.line_count} * layout.width) continue;
        if (pieces.size() > 1)
            for (const auto& piece : pieces)
                if (piece.size() != layout.width) return refused("lines of unlike length");
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < layout.line_count; ++i) lines.push_back(all.substr(i * layout.width, layout.width));
        return lines;
    }
    return refused("not the length of a TD1, TD2 or TD3");
}

const Layout& layout_for(const std::vector<std::string>& lines) noexcept {
    if (lines.size() == 3) return layout_of(Format::td1);
    return layout_of(lines.front().size() == 36 ? Format::td2 : Format::td3);
}

/// Surname and rest stand on either side of "<<"; a single '<' is a blank (Doc 9303-3 §4.6).
std::string name_text(std::string_view field) {
    std::string out;
    for (const char character : field) {
        if (character != '<')
            out += character;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

void read_name(Mrz& mrz, std::string_view field) {
    const auto split = field.find("<<");
    mrz.primary_name = name_text(field.substr(0, split));
    if (split != std::string_view::npos) mrz.secondary_name = name_text(field.substr(split));
}

/// A number longer than nine characters goes on in the optional data, its check digit behind it, then a filler
/// (Doc 9303-5 §4.2.2.1 note j, 9303-6 §4.2.2.1): '<' stands where the digit would be. A TD3 has no such rule.
void read_document_number(Mrz& mrz, const Layout& layout) {
    const auto number = field_of(mrz.lines, layout.document_number);
    const auto digit = field_of(mrz.lines, digit_of(layout.document_number)).front();
    const auto optional = field_of(mrz.lines, layout.optional_data);
    const auto end = optional.find('<');
    const auto tail = optional.substr(0, end);
    if (mrz.format == Format::td3 || digit != '<' || tail.empty()) {
        mrz.document_number = without_fillers(number);
        mrz.document_number_check = check_digit(number) == digit;
        mrz.optional_data = without_fillers(optional);
        return;
    }
    mrz.document_number = std::string(number) + std::string(tail.substr(0, tail.size() - 1));
    mrz.document_number_check = check_digit(mrz.document_number) == tail.back();
    mrz.optional_data = end == std::string_view::npos ? std::string() : without_fillers(optional.substr(end + 1));
}

void read_optional_check(Mrz& mrz, const Layout& layout) {
    const auto optional = field_of(mrz.lines, layout.optional_data);
    if (mrz.format == Format::td3) {
        // Where no number is given the digit may be a filler (Doc 9303-4 §4.2.2.2).
        const char digit = field_of(mrz.lines, digit_of(layout.optional_data)).front();
        const bool empty = without_fillers(optional).empty();
        mrz.optional_check = check_digit(optional) == digit || (empty && digit == '<');
    } else if (has_personal_number(mrz)) {
        mrz.optional_check = check_digit(optional.substr(0, optional.size() - 1)) == optional.back();
    }
}

bool checked(const std::vector<std::string>& lines, Field field) noexcept {
    return check_digit(field_of(lines, field)) == field_of(lines, digit_of(field)).front();
}

bool composite_holds(const std::vector<std::string>& lines, const Layout& layout) {
    std::string covered;
    for (const auto& run : layout.composite) covered += field_of(lines, run);
    return check_digit(covered) == field_of(lines, layout.composite_digit).front();
}

} // namespace

char check_digit(std::string_view characters) noexcept {
    constexpr std::array<int, 3> weights{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const int value = value_of(characters[i]);
        if (value < 0) return '\0';
        sum = (sum + value * weights[i % 3]) % 10;
    }
    return static_cast<char>('0' + sum);
}

bool has_personal_number(const Mrz& mrz) noexcept {
    if (mrz.format != Format::td1 || mrz.issuing_state != "VNM" || mrz.document_code.substr(0, 1) != "I") return false;
    const auto optional = field_of(mrz.lines, layout_of(Format::td1).optional_data);
    return identity::all_digits(optional.substr(0, 12)) && optional.substr(12, 2) == "<<";
}

Result<Mrz> parse(std::string_view text) {
    auto lines = split_lines(text);
    if (!lines) return lines.error();
    Mrz mrz;
    mrz.lines = *std::move(lines);
    const Layout& layout = layout_for(mrz.lines);
    const auto value = [&](Field field) { return std::string(field_of(mrz.lines, field)); };
    const auto trimmed = [&](Field field) { return std::string(without_fillers(field_of(mrz.lines, field))); };
    mrz.format = layout.format;
    mrz.document_code = trimmed(layout.document_code);
    mrz.issuing_state = trimmed(layout.issuing_state);
    mrz.birth_date = value(layout.birth);
    mrz.sex = trimmed(layout.sex);
    mrz.expiry_date = value(layout.expiry);
    mrz.nationality = trimmed(layout.nationality);
    mrz.optional_data_2 = trimmed(layout.optional_data_2);
    read_document_number(mrz, layout);
    read_optional_check(mrz, layout);
    read_name(mrz, field_of(mrz.lines, layout.name));
    mrz.birth_check = checked(mrz.lines, layout.birth);
    mrz.expiry_check = checked(mrz.lines, layout.expiry);
    mrz.composite_check = composite_holds(mrz.lines, layout);
    return mrz;
}

std::string Mrz::information() const {
    std::string number = document_number;
    if (number.size() < 9) number.resize(9, '<');
    std::string out;
    for (const auto& field : {number, birth_date, expiry_date}) {
        out += field;
        out += check_digit(field);
    }
    return out;
}

std::string Mrz::full_name() const {
    return secondary_name.empty() ? primary_name : primary_name + ' ' + secondary_name;
}

std::string Mrz::personal_number() const {
    if (lines.empty() || !has_personal_number(*this)) return {};
    return std::string(field_of(lines, layout_of(Format::td1).optional_data).substr(0, 12));
}

} // namespace cccd::mrz
