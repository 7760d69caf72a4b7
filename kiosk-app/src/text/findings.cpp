// Findings of the report in plain words. docs/report.md, docs/trust.md and docs/lds.md tell a technician what each one
// is; here each gets the sentence that a citizen and a clerk can do something with. Several share one.
#include "text/phrases.hpp"

#include <QHash>

namespace phrases {

namespace {

const Text weaker{"Thẻ được mở bằng cách kém an toàn hơn mức thẻ có.",
                  "The card was opened in a weaker way than it offers."};
const Text unsigned_access{
    "Thông tin mở thẻ không khớp với phần đã ký; có thể đã bị sửa.",
    "What the card says about opening it differs from what is signed; it may have been changed."};
const Text odd_access{"Thông tin mở thẻ được ghi khác chuẩn.", "What the card says about opening it is unusual."};
const Text not_proved{"Chưa chứng minh được con chip là bản gốc, dù thẻ có khả năng đó.",
                      "It was not proved that the chip is the original, although the card could do so."};
const Text odd_proof{"Con chip chứng minh mình bằng cách cũ hoặc khác chuẩn.",
                     "The chip proves itself in an old or unusual way."};
const Text contents{"Mục lục trên thẻ không khớp với phần đã ký.",
                    "The card's list of its data differs from what is signed."};
const Text odd_contents{"Mục lục trên thẻ được ghi khác chuẩn.",
                        "The card's list of its data is written in an unusual way."};
const Text odd_person{"Dữ liệu cá nhân trên thẻ được ghi khác chuẩn; xin xem kỹ từng mục.",
                      "Personal data on the card is written in an unusual way; please look at each item."};
const Text odd_picture{"Ảnh hoặc dữ liệu sinh trắc trên thẻ được ghi khác chuẩn.",
                       "A picture or biometric record on the card is written in an unusual way."};
const Text odd_data{"Dữ liệu trên thẻ được ghi khác chuẩn.", "Data on the card is written in an unusual way."};
const Text old_cryptography{"Thẻ được ký bằng mật mã cũ.", "The card was signed with old cryptography."};
const Text signer_purpose{"Chứng thư của người ký được cấp cho mục đích khác thường.",
                          "The signer's certificate was issued for an unusual purpose."};
const Text signer_country{"Nước ghi trên thẻ, nước của người ký và nước của cơ quan gốc không giống nhau.",
                          "The countries of card, signer and root do not agree."};
const Text signing_time{"Thời điểm ký thẻ khác thường hoặc không được ghi.",
                        "The time of signing is unusual, or is not told."};
const Text validity_today{"Chứng thư ký thẻ hiện không trong thời hạn.",
                          "The certificate that signed the card is not within its time today."};
const Text issuer_link{"Chứng thư của người ký và của cơ quan gốc ghi về nhau khác thường.",
                       "The signer's and the root's certificate describe each other in an unusual way."};
const Text odd_signature{"Chữ ký hoặc chứng thư trên thẻ được ghi khác chuẩn.",
                         "A signature or certificate of the card is written in an unusual way."};

const QHash<QString, Text> sentences{
    {"access.assumed_card_access",
     {"Thẻ không cho biết cách mở; máy đã dùng cách chung của thẻ căn cước.",
      "The card did not say how it is opened; the usual way of ID cards was used."}},
    {"access.bac",
     {"Thẻ được mở bằng cách cũ (BAC); người nghe lén có thể giải mã.",
      "The card was opened in the old way (BAC), which an eavesdropper could decode later."}},
    {"access.bac_after_pace_offered", weaker},
    {"access.weaker_suite", weaker},
    {"access.card_access_hidden", weaker},
    {"access.pace_3des",
     {"Đường truyền với thẻ dùng mật mã cũ (3DES).", "The link to the card used an old cipher (3DES)."}},
    {"access.plain",
     {"Thẻ không khóa: ai ở gần cũng đọc được.", "The card is not locked: anyone near it can read it."}},
    {"access.card_access_lacks_pace", unsigned_access},
    {"access.card_access_adds_pace", unsigned_access},
    {"access.card_access_unsigned", unsigned_access},
    {"access.card_access_more_infos", unsigned_access},
    {"aa.announced_not_done", not_proved},
    {"ca.announced_not_done", not_proved},
    {"ca.weaker_suite", weaker},
    {"com.lists_unsigned_group", contents},
    {"com.lacks_signed_group", contents},
    {"file.announced_missing",
     {"Thẻ không đưa ra một phần dữ liệu đã ký.", "The card did not give a part of its signed data."}},
    {"data.unreadable",
     {"Máy không hiểu một phần dữ liệu trên thẻ.", "The kiosk does not understand a part of the data."}},
    {"data.number_differs",
     {"Số định danh ở hai nơi trên thẻ không giống nhau.",
      "The personal number differs between two places of the card."}},
    {"data.birth_differs",
     {"Ngày sinh ở hai nơi trên thẻ không giống nhau.", "The birth date differs between two places of the card."}},
    {"data.sex_differs",
     {"Giới tính ở hai nơi trên thẻ không giống nhau.", "The sex differs between two places of the card."}},
    {"data.name_differs",
     {"Họ tên ở hai nơi trên thẻ không giống nhau.", "The name differs between two places of the card."}},
    {"data.nationality_differs",
     {"Quốc tịch ở hai nơi trên thẻ không giống nhau.", "The nationality differs between two places of the card."}},
    {"data.expiry_differs",
     {"Thời hạn thẻ ở hai nơi không giống nhau.", "The card's validity differs between two places."}},
    {"data.issue_differs", {"Ngày cấp ở hai nơi không giống nhau.", "The issue date differs between two places."}},
    {"data.residence_differs",
     {"Nơi thường trú trên chip khác với mã QR; xin hỏi lại người dân.",
      "The residence on the chip differs from the QR code; please ask."}},
    {"data.old_number_differs",
     {"Số CMND cũ trên chip khác với mã QR.", "The former ID number on the chip differs from the QR code."}},
    {"data.document_number_differs",
     {"Số thẻ ở hai nơi không giống nhau.", "The document number differs between two places."}},
    {"data.expiry_unusual",
     {"Thời hạn thẻ không theo quy tắc chung; xin xem lại thẻ.",
      "The card's validity does not follow the usual rule; please look at the card."}},
    {"data.mrz_check_digit",
     {"Dòng mã ở mặt sau thẻ có chữ số kiểm tra sai.", "A check digit in the coded lines of the card is wrong."}},
    {"data.number_birth_year_differs",
     {"Số định danh không khớp năm sinh.", "The personal number does not fit the year of birth."}},
    {"data.number_sex_differs", {"Số định danh không khớp giới tính.", "The personal number does not fit the sex."}},
    {"data.province_unknown",
     {"Ba số đầu của số định danh không phải mã tỉnh nào.", "The first three digits of the number are no province's."}},
    {"data.code_not_used",
     {"Mã QR in trên thẻ nói khác con chip: máy chỉ dùng dữ liệu của chip.",
      "The QR code on the card differs from the chip: only the chip's data is used."}},
    {"data.portrait_missing", {"Thẻ không có ảnh chân dung.", "The card has no portrait."}},
    {"pki.sha1", old_cryptography},
    {"pki.rsa_key_short", old_cryptography},
    {"pki.rsa_exponent_3", old_cryptography},
    {"pki.another_signature_fails",
     {"Thẻ có thêm một chữ ký không hợp lệ.", "The card has one more signature, which does not hold."}},
    {"pki.deviation_listed",
     {"Nước cấp đã thông báo một số thẻ của người ký này có sai sót.",
      "The issuing state has announced faults in documents of this signer."}},
    {"pki.issuer_revoked",
     {"Cơ quan gốc đã thu hồi chứng thư của chính mình; xin báo cán bộ.",
      "The root has taken back its own certificate; please tell an officer."}},
    {"pki.document_type_differs",
     {"Người ký được chứng nhận cho loại giấy tờ khác.", "The signer was certified for other kinds of document."}},
    {"pki.revocation_list_stale",
     {"Danh sách chứng thư bị thu hồi trên máy này đã cũ.", "This kiosk's list of revoked certificates is old."}},
    {"pki.document_country_differs", signer_country},
    {"pki.signer_country_differs", signer_country},
    {"pki.signer_not_valid_today", validity_today},
    {"pki.issuer_not_valid_today", validity_today},
    {"pki.no_signing_time", signing_time},
    {"pki.signing_time_malformed", signing_time},
    {"pki.signed_in_future", signing_time},
    {"pki.signed_outside_key_usage_period", signing_time},
    {"pki.signer_issued_outside_key_usage_period", signing_time},
    {"pki.signer_key_usage", signer_purpose},
    {"pki.signer_key_usage_missing", signer_purpose},
    {"pki.signer_key_usage_wider", signer_purpose},
    {"pki.signer_is_authority", signer_purpose},
    {"pki.signer_extended_usage", signer_purpose},
    {"pki.issuer_key_usage", signer_purpose},
    {"pki.issuer_key_usage_missing", signer_purpose},
    {"pki.authority_key_id_missing", issuer_link},
    {"pki.authority_key_id_without_key", issuer_link},
    {"pki.authority_key_id_differs", issuer_link},
    {"pki.authority_serial_differs", issuer_link},
    {"pki.issuer_name_differs", issuer_link},
    {"pki.issuer_name_spelled_differently", issuer_link},
};

/// What only differs in form from the standard, by the part that it is about.
const std::vector<std::pair<QString, Text>> families{
    {"access.", odd_access},     {"aa.", odd_proof},          {"com.", odd_contents},  {"dg1.", odd_person},
    {"dg11.", odd_person},       {"dg12.", odd_person},       {"dg13.", odd_person},   {"dg16.", odd_person},
    {"details.", odd_person},    {"dg2.", odd_picture},       {"dg3.", odd_picture},   {"dg4.", odd_picture},
    {"displayed.", odd_picture}, {"biometric.", odd_picture}, {"atr_info.", odd_data}, {"pki.", odd_signature},
};

} // namespace

Text finding(const cccd::Finding& finding) {
    const auto id = finding.id.view();
    return finding_sentence(QString::fromUtf8(id.data(), static_cast<int>(id.size())));
}

Text finding_sentence(const QString& id) {
    if (const auto found = sentences.constFind(id); found != sentences.constEnd()) return *found;
    for (const auto& [prefix, text] : families)
        if (id.startsWith(prefix)) return text;
    return unnamed_finding();
}

const Text& unnamed_finding() {
    static const Text text{"Có điểm cần cán bộ xem lại.", "There is a point that an officer should look at."};
    return text;
}

} // namespace phrases
