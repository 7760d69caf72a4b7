#include "lds/dg13_fields.hpp"
#include "lds/record.hpp"
#include "lds/strings.hpp"

#include <algorithm>

namespace cccd::lds {

namespace {

constexpr tlv::Tag dg13_tag = 0x6D, sequence = 0x30, set = 0x31, integer = 0x02, object_identifier = 0x06;
constexpr int deepest = 8; ///< levels of nesting that are followed; cards seen have six

/// A numbered field as it stands: the number, and what follows it.
struct Field {
    std::uint32_t number = 0;
    ByteView value;
};

/// The INTEGER in front of a field; nothing where it has no size that a field number could have.
std::optional<std::uint32_t> small_number(const tlv::Element& element) noexcept {
    if (element.tag != integer || element.value.empty() || element.value.size() > 4) return {};
    const auto number = Cursor(element.value).number(element.value.size());
    return number ? std::optional(*number) : std::nullopt;
}

bool begins_with_number(const tlv::Element& element) noexcept {
    Cursor cursor(element.value);
    const auto first = element.tag == sequence ? tlv::read(cursor) : Result<tlv::Element>(malformed(""));
    return first && small_number(*first).has_value();
}

/// The envelope begins with a number too, its version: an OID, a SET or numbered sequences tell it from a field.
bool is_envelope(const std::vector<tlv::Element>& children) noexcept {
    return std::any_of(children.begin(), children.end(), [](const tlv::Element& child) {
        return child.tag == object_identifier || child.tag == set || begins_with_number(child);
    });
}

/// Gathers the fields below, whatever SETs and SEQUENCEs stand around them.
Status collect_fields(ByteView content, int depth, Dg13& dg13, std::vector<Field>& fields) {
    if (depth > deepest) return malformed("DG13: nested too deep");
    CCCD_TRY(const auto elements, tlv::children(content));
    for (const auto& element : elements) {
        if (!element.constructed()) continue;
        if (!begins_with_number(element)) {
            CCCD_CHECK(collect_fields(element.value, depth + 1, dg13, fields));
            continue;
        }
        CCCD_TRY(const auto children, tlv::children(element.value));
        const auto first = children.front();
        if (is_envelope(children)) {
            if (!dg13.version) dg13.version = small_number(first);
            CCCD_CHECK(collect_fields(element.value.subspan(first.whole.size()), depth + 1, dg13, fields));
        } else {
            fields.push_back({*small_number(first), element.value.subspan(first.whole.size())});
        }
    }
    return {};
}

/// All strings at any depth below, in their order, empty ones too. `strange` tells of content that is no string.
Status collect_strings(ByteView content, int depth, std::vector<std::optional<std::string>>& texts, bool& strange) {
    if (depth > deepest) return malformed("DG13: nested too deep");
    CCCD_TRY(const auto elements, tlv::children(content));
    for (const auto& element : elements) {
        if (is_string(element.tag)) {
            const auto text = decode_string(element);
            strange = strange || !text;
            texts.push_back(text ? clean_text(*text) : std::nullopt);
        } else if (element.constructed()) {
            CCCD_CHECK(collect_strings(element.value, depth + 1, texts, strange));
        } else {
            strange = true;
        }
    }
    return {};
}

void keep_raw(Dg13& dg13, const Field& field) {
    dg13.unknown.push_back({field.number, to_bytes(field.value)});
}

/// Gives the texts of a field their place. False where they do not all have one.
bool place(Dg13& dg13, std::uint32_t number, const std::vector<std::optional<std::string>>& texts) {
    if (number == parents) {
        if (!texts.empty()) dg13.father_name = texts[0];
        if (texts.size() > 1) dg13.mother_name = texts[1];
        return texts.size() <= 2;
    }
    if (number == spouse) {
        for (const auto& text : texts)
            if (text) dg13.spouse_names.push_back(*text);
        return true;
    }
    const auto first = std::find_if(texts.begin(), texts.end(), [](const auto& text) { return text.has_value(); });
    if (first == texts.end()) return true;
    if (const auto text = dg13_text(number)) dg13.*text = *first;
    if (const auto date = dg13_date(number)) dg13.*date = parse_date(**first);
    return texts.size() == 1;
}

Status read_numbered(Dg13& dg13, const Field& field) {
    const bool repeated = std::find(dg13.present.begin(), dg13.present.end(), field.number) != dg13.present.end();
    dg13.present.push_back(field.number);
    const bool known = field.number >= 1 && field.number <= 16;
    if (!known || (repeated && field.number != spouse)) {
        if (known) add_remark(dg13.remarks, "dg13.field_repeated");
        keep_raw(dg13, field);
        return {};
    }
    std::vector<std::optional<std::string>> texts;
    bool strange = false;
    CCCD_CHECK(collect_strings(field.value, 0, texts, strange));
    const bool placed = place(dg13, field.number, texts);
    if (strange) add_remark(dg13.remarks, "dg13.field_unreadable");
    if (!placed) add_remark(dg13.remarks, "dg13.field_several_texts");
    if (strange || !placed) keep_raw(dg13, field);
    return {};
}

} // namespace

Result<Dg13> parse_dg13(ByteView content) {
    CCCD_TRY(const auto value, tlv::only(content, dg13_tag));
    Dg13 dg13;
    std::vector<Field> fields;
    CCCD_CHECK(collect_fields(value, 0, dg13, fields));
    if (fields.empty()) return malformed("DG13: no numbered field in it");
    for (const auto& field : fields) CCCD_CHECK(read_numbered(dg13, field));
    return dg13;
}

} // namespace cccd::lds
