// Names of a document's parts, and its end.
#include <array>
#include <cccd/document.hpp>
#include <cccd/secret.hpp>

namespace cccd {

std::string_view name(Standing standing) noexcept {
    return standing == Standing::verified ? "verified" : "unanchored";
}

std::string_view name(CardGeneration generation) noexcept {
    switch (generation) {
    case CardGeneration::unknown:
        break;
    case CardGeneration::cccd_2021:
        return "cccd_2021";
    case CardGeneration::can_cuoc_2024:
        return "can_cuoc_2024";
    case CardGeneration::other:
        return "other";
    }
    return "unknown";
}

std::string_view name(FaceFormat format) noexcept {
    switch (format) {
    case FaceFormat::jpeg:
        return "jpeg";
    case FaceFormat::jpeg2000:
        return "jpeg2000";
    case FaceFormat::unknown:
        break;
    }
    return "unknown";
}

namespace {

/// A moved-from string can keep its old characters inside its own buffer: the whole capacity is overwritten.
void wipe_text(std::string& text) noexcept {
    text.resize(text.capacity());
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    text.clear();
}

void forget(TextValue& value) noexcept {
    if (value) wipe_text(value->value);
}

void forget(DateValue& value) noexcept {
    if (!value) return;
    wipe_text(value->value.text);
    value->value.day = {};
}

} // namespace

Document::~Document() {
    const std::array texts{&personal_number, &full_name,       &sex,    &nationality, &ethnicity,
                           &religion,        &place_of_origin, &issuer, &father_name, &place_of_residence,
                           &mother_name,     &old_number,      &mrz,    &mrz_name,    &identification_marks,
                           &document_number, &issuing_state};
    for (auto* text : texts) forget(*text);
    for (auto* date : {&birth_date, &issue_date, &expiry_date}) forget(*date);
    for (auto& spouse : spouse_names) wipe_text(spouse.value);
    if (face) wipe(face->image);
}

} // namespace cccd
