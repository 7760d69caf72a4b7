#include "forms/value.hpp"

#include <algorithm>

namespace forms {

QString provenance_name(Provenance provenance) {
    switch (provenance) {
    case Provenance::chip_verified:
        return QStringLiteral("chip");
    case Provenance::chip_unverified:
        return QStringLiteral("chip-unverified");
    case Provenance::qr:
        return QStringLiteral("qr");
    case Provenance::derived:
        return QStringLiteral("derived");
    case Provenance::confirmed:
        return QStringLiteral("confirmed");
    case Provenance::typed:
        break;
    }
    return QStringLiteral("typed");
}

QString provenance_mark(Provenance provenance) {
    switch (provenance) {
    case Provenance::chip_verified:
        return QStringLiteral("C");
    case Provenance::chip_unverified:
        return QStringLiteral("U");
    case Provenance::qr:
        return QStringLiteral("Q");
    case Provenance::derived:
        return QStringLiteral("S");
    case Provenance::confirmed:
        return QStringLiteral("X");
    case Provenance::typed:
        break;
    }
    return QStringLiteral("K");
}

Text provenance_phrase(Provenance provenance) {
    switch (provenance) {
    case Provenance::chip_verified:
        return {QStringLiteral("đọc từ chip, đã xác thực"), QStringLiteral("read from the chip, proved genuine")};
    case Provenance::chip_unverified:
        return {QStringLiteral("đọc từ chip, chưa xác thực"), QStringLiteral("read from the chip, not proved genuine")};
    case Provenance::qr:
        return {QStringLiteral("từ mã QR trên thẻ, không có chữ ký số"),
                QStringLiteral("from the QR code on the card, not signed")};
    case Provenance::derived:
        return {QStringLiteral("máy tự điền"), QStringLiteral("filled in by the kiosk")};
    case Provenance::confirmed:
        return {QStringLiteral("suy từ địa chỉ cũ trên thẻ, người khai xác nhận"),
                QStringLiteral("from the old address on the card, confirmed by the visitor")};
    case Provenance::typed:
        break;
    }
    return {QStringLiteral("người khai tự nhập"), QStringLiteral("typed by the visitor")};
}

void Person::set(const QString& name, const QString& text, Provenance provenance) {
    const QString clean = text.normalized(QString::NormalizationForm_C).simplified();
    if (clean.isEmpty()) {
        values_.remove(name);
    } else {
        values_.insert(name, Value{clean, provenance, false});
    }
}

std::optional<Value> Person::value(const QString& name) const {
    if (name == key::identity_line) return identity_line();
    const auto found = values_.constFind(name);
    if (found == values_.constEnd()) return std::nullopt;
    return *found;
}

QString issued_on(const QString& date) {
    return QStringLiteral(" cấp ngày %1").arg(date);
}

// The fixed wording of Vietnamese papers: document, number, issuer, date; what is unknown is left out.
std::optional<Value> Person::identity_line() const {
    const auto number = value(key::personal_number);
    if (!number) return std::nullopt;
    const auto document = value(key::document_name);
    Value line{
        QStringLiteral("%1 số %2").arg(document ? document->text : QStringLiteral("Căn cước công dân"), number->text),
        number->provenance, number->other_person};
    const auto append = [&](const QString& words, const Value& part) {
        line.text += words;
        if (part.provenance != Provenance::derived) line.provenance = std::max(line.provenance, part.provenance);
    };
    const auto issuer = value(key::issuer);
    const auto date = value(key::issue_date);
    if (issuer) append(QStringLiteral(" do ") + issuer->text, *issuer);
    if (date) append(issued_on(date->text), *date);
    return line;
}

Person Person::as_other_person() const {
    Person other = *this;
    for (auto& value : other.values_) value.other_person = true;
    return other;
}

void wipe(QString& text) {
    if (text.isDetached()) {
        std::fill_n(reinterpret_cast<volatile char16_t*>(text.data()), text.size(), u'\0');
    }
    text.clear();
}

void Person::wipe() {
    for (auto& value : values_) forms::wipe(value.text);
    values_.clear();
    portrait = {};
    demo = false;
}

} // namespace forms
