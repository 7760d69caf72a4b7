#include "services/person.hpp"

#include <cccd/face.hpp>
#include <cstring>

namespace services {
namespace {

using forms::Provenance;

struct Taker {
    forms::Person& person;
    const QStringList& wanted;
    bool acceptable;

    Provenance provenance(cccd::Standing standing) const {
        return acceptable && standing == cccd::Standing::verified ? Provenance::chip_verified
                                                                  : Provenance::chip_unverified;
    }
    void take(const QString& name, const cccd::TextValue& value) const {
        if (!value || !wanted.contains(name)) return;
        person.set(name, QString::fromStdString(value->value), provenance(value->standing));
    }
    void take(const QString& name, const cccd::DateValue& value) const {
        if (!value || !wanted.contains(name)) return;
        person.set(name, QString::fromStdString(value->value.display()), provenance(value->standing));
    }
};

// As papers name the issuer (docs/forms.md, "Words on papers").
QString issuer_on_papers(const cccd::Document& document) {
    if (document.generation == cccd::CardGeneration::cccd_2021) return QStringLiteral("Cục Cảnh sát QLHC về TTXH");
    return QString::fromStdString(document.issuer->value);
}

QString document_name(cccd::CardGeneration generation) {
    if (generation == cccd::CardGeneration::cccd_2021) return QStringLiteral("Căn cước công dân");
    if (generation == cccd::CardGeneration::can_cuoc_2024) return QStringLiteral("Thẻ căn cước");
    return {};
}

} // namespace

forms::Person person_from(const cccd::Document& document, const QStringList& wanted, bool acceptable) {
    namespace key = forms::key;
    forms::Person person;
    const Taker taker{person, wanted, acceptable};
    taker.take(key::full_name, document.full_name);
    taker.take(key::personal_number, document.personal_number);
    taker.take(key::birth_date, document.birth_date);
    taker.take(key::sex, document.sex);
    taker.take(key::nationality, document.nationality);
    taker.take(key::ethnicity, document.ethnicity);
    taker.take(key::religion, document.religion);
    taker.take(key::place_of_origin, document.place_of_origin);
    taker.take(key::place_of_residence, document.place_of_residence);
    taker.take(key::identification_marks, document.identification_marks);
    taker.take(key::issue_date, document.issue_date);
    taker.take(key::expiry_date, document.expiry_date);
    taker.take(key::father_name, document.father_name);
    taker.take(key::mother_name, document.mother_name);
    taker.take(key::old_number, document.old_number);
    if (!document.spouse_names.empty()) taker.take(key::spouse_name, document.spouse_names.front());
    // Neither stands on the chip: both follow from the kind of card.
    if (document.issuer && wanted.contains(key::issuer))
        person.set(key::issuer, issuer_on_papers(document), Provenance::derived);
    if (wanted.contains(key::document_name))
        person.set(key::document_name, document_name(document.generation), Provenance::derived);
    if (wanted.contains(key::portrait)) {
        person.portrait = picture_from(document);
        if (document.face) person.portrait_provenance = taker.provenance(document.face->standing);
    }
    return person;
}

QImage picture_from(const cccd::Document& document) {
    if (!document.face) return {};
    const auto picture = cccd::decode_image(document.face->image);
    if (!picture) return {};
    QImage image(static_cast<int>(picture->width), static_cast<int>(picture->height), QImage::Format_RGB888);
    if (image.isNull()) return {};
    const std::size_t line = std::size_t{picture->width} * 3;
    for (std::uint32_t row = 0; row < picture->height; ++row)
        std::memcpy(image.scanLine(static_cast<int>(row)), picture->rgb.data() + row * line, line);
    return image;
}

cccd::Files files_for(const std::set<int>& groups, bool portrait) {
    cccd::Files files{cccd::File::dg1};
    for (const int group : groups)
        if (group != 2) files.insert(cccd::data_group(static_cast<unsigned>(group)));
    if (portrait) files.insert(cccd::File::dg2);
    return files;
}

} // namespace services
