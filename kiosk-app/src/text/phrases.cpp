#include "text/phrases.hpp"

#include <QHash>

namespace phrases {

const Verdict& verdict(cccd::Overall overall) {
    static const Verdict genuine{{"Thẻ thật", "Genuine card"},
                                 {"Dữ liệu do cơ quan nhà nước ký, con chip là bản gốc.",
                                  "The data is signed by the state and the chip is the original one."}};
    static const Verdict remarks{{"Thẻ thật, có lưu ý", "Genuine, with remarks"},
                                 {"Dữ liệu do cơ quan nhà nước ký. Xin xem các lưu ý bên dưới.",
                                  "The data is signed by the state. Please see the remarks below."}};
    static const Verdict cannot_tell{
        {"Chưa xác định được", "Cannot tell"},
        {"Chữ ký trên thẻ hợp lệ, nhưng máy này chưa có chứng thư gốc để đối chiếu.",
         "The signature on the card is sound, but this kiosk has no root certificate to hold it against."}};
    static const Verdict not_genuine{{"Thẻ không đạt kiểm tra", "Not genuine"},
                                     {"Máy không dùng dữ liệu của thẻ này. Xin ông/bà gặp cán bộ.",
                                      "The kiosk does not use the data of this card. Please see an officer."}};
    switch (overall) {
    case cccd::Overall::genuine:
        return genuine;
    case cccd::Overall::genuine_remarks:
        return remarks;
    case cccd::Overall::cannot_tell:
        return cannot_tell;
    case cccd::Overall::not_genuine:
        break;
    }
    return not_genuine;
}

const Text& check(cccd::CheckId id) {
    static const QHash<int, Text> texts{
        {int(cccd::CheckId::sod_signature),
         {"Chữ ký của cơ quan cấp thẻ trên dữ liệu", "The issuer's signature on the data"}},
        {int(cccd::CheckId::signed_attributes),
         {"Bảng kê dữ liệu khớp với chữ ký", "The list of data fits the signature"}},
        {int(cccd::CheckId::signer_chain),
         {"Người ký được cơ quan gốc của Việt Nam chứng nhận", "The signer is certified by the national root"}},
        {int(cccd::CheckId::signer_validity),
         {"Chứng thư còn hiệu lực khi ký thẻ", "The certificate was valid when the card was signed"}},
        {int(cccd::CheckId::revocation), {"Chứng thư không bị thu hồi", "The certificate is not revoked"}},
        {int(cccd::CheckId::data_group_hash), {"Dữ liệu không bị sửa", "The data was not changed"}},
        {int(cccd::CheckId::active_authentication),
         {"Con chip là bản gốc, không phải bản sao", "The chip is the original, not a copy"}},
        {int(cccd::CheckId::chip_authentication),
         {"Con chip là bản gốc (trao đổi khóa)", "The chip is the original (key exchange)"}},
        {int(cccd::CheckId::pace_chip_mapping),
         {"Con chip là bản gốc (khi mở thẻ)", "The chip is the original (on opening)"}},
        {int(cccd::CheckId::card_security_signature),
         {"Chữ ký trên thông tin bảo mật của chip", "The signature on the chip's security data"}},
        {int(cccd::CheckId::terminal_authentication), {"Thẻ chấp nhận máy đọc này", "The card accepts this reader"}},
        {int(cccd::CheckId::security_infos_match),
         {"Không có dấu hiệu hạ mức bảo mật", "No sign of weakened security"}},
    };
    static const Text other{"Kiểm tra khác", "Another check"};
    const auto found = texts.constFind(int(id));
    return found == texts.constEnd() ? other : *found;
}

const Text& outcome(cccd::Verdict verdict) {
    static const Text passed{"Đạt", "Passed"};
    static const Text failed{"Không đạt", "Failed"};
    static const Text not_offered{"Thẻ không có", "Not on this card"};
    static const Text not_attempted{"Không kiểm tra", "Not checked"};
    static const Text no_anchor{"Thiếu chứng thư gốc", "No root certificate"};
    switch (verdict) {
    case cccd::Verdict::passed:
        return passed;
    case cccd::Verdict::failed:
        return failed;
    case cccd::Verdict::not_offered:
        return not_offered;
    case cccd::Verdict::no_trust_anchor:
        return no_anchor;
    case cccd::Verdict::not_attempted:
        break;
    }
    return not_attempted;
}

Text file(cccd::File file) {
    switch (file) {
    case cccd::File::dg1:
        return {"số, ngày sinh", "number, birth date"};
    case cccd::File::dg2:
        return {"ảnh chân dung", "portrait"};
    case cccd::File::dg13:
        return {"họ tên, địa chỉ", "name, address"};
    case cccd::File::dg14:
        return {"khóa của chip", "chip keys"};
    case cccd::File::dg15:
        return {"khóa chống sao chép", "anti-copy key"};
    default:
        break;
    }
    const auto group = QString::fromUtf8(cccd::name(file).data(), int(cccd::name(file).size()));
    return {group, group};
}

Text value(const QString& name) {
    namespace key = forms::key;
    static const QHash<QString, Text> texts{
        {key::full_name, {"Họ, chữ đệm và tên", "Full name"}},
        {key::personal_number, {"Số định danh cá nhân", "Personal number"}},
        {key::birth_date, {"Ngày sinh", "Date of birth"}},
        {key::sex, {"Giới tính", "Sex"}},
        {key::nationality, {"Quốc tịch", "Nationality"}},
        {key::ethnicity, {"Dân tộc", "Ethnicity"}},
        {key::religion, {"Tôn giáo", "Religion"}},
        {key::place_of_origin, {"Quê quán", "Place of origin"}},
        {key::place_of_residence, {"Nơi thường trú", "Place of residence"}},
        {key::identification_marks, {"Đặc điểm nhận dạng", "Identification marks"}},
        {key::issue_date, {"Ngày cấp", "Date of issue"}},
        {key::expiry_date, {"Có giá trị đến", "Valid until"}},
        {key::father_name, {"Họ tên cha", "Father's name"}},
        {key::mother_name, {"Họ tên mẹ", "Mother's name"}},
        {key::spouse_name, {"Họ tên vợ/chồng", "Spouse's name"}},
        {key::old_number, {"Số CMND cũ", "Former ID number"}},
        {key::issuer, {"Nơi cấp", "Issued by"}},
        {key::document_name, {"Loại giấy tờ", "Kind of document"}},
        {key::portrait, {"Ảnh chân dung", "Portrait"}},
    };
    return texts.value(name, {name, name});
}

const QStringList& value_order() {
    namespace key = forms::key;
    static const QStringList order{key::full_name,
                                   key::personal_number,
                                   key::birth_date,
                                   key::sex,
                                   key::nationality,
                                   key::ethnicity,
                                   key::religion,
                                   key::place_of_origin,
                                   key::place_of_residence,
                                   key::identification_marks,
                                   key::issue_date,
                                   key::expiry_date,
                                   key::issuer,
                                   key::document_name,
                                   key::father_name,
                                   key::mother_name,
                                   key::spouse_name,
                                   key::old_number};
    return order;
}

} // namespace phrases
