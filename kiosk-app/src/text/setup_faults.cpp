#include "text/setup_faults.hpp"

#include <algorithm>
#include <QMap>

namespace setup {
namespace {

const QMap<Code, forms::Text>& table() {
    static const QMap<Code, forms::Text> sentences{
        {Code::settings_unreadable, {"Không đọc được tệp cài đặt.", "The settings file can not be read."}},
        {Code::settings_not_json, {"Tệp cài đặt không phải JSON hợp lệ.", "The settings file is not valid JSON."}},
        {Code::settings_value,
         {"Giá trị trong tệp cài đặt không hợp lệ.", "A value in the settings file is not allowed."}},
        {Code::folder_missing,
         {"Không có thư mục, hoặc máy không được phép dùng.", "The folder is missing, or may not be used."}},
        {Code::form_unknown, {"Không có tờ khai với mã này.", "There is no form with this id."}},
        {Code::no_form, {"Không có tờ khai nào dùng được.", "There is no form that can be used."}},
        {Code::form_refused, {"Tệp tờ khai bị lỗi nên không được dùng.", "A form file is faulty and was left out."}},
        {Code::trust_refused, {"Không đọc được kho chứng thư gốc.", "The trust store can not be read."}},
        {Code::pin_unset, {"Chưa đặt mã PIN quản trị.", "No administrator PIN has been set."}},
        {Code::pin_file_open,
         {"Người khác đọc hoặc sửa được tệp mã PIN quản trị.",
          "Others can read or change the administrator PIN file."}},
        {Code::pin_file_damaged, {"Tệp mã PIN quản trị bị hỏng.", "The administrator PIN file is damaged."}},
        {Code::settings_writable, {"Ai cũng sửa được tệp cài đặt.", "Everybody can change the settings file."}},
        {Code::demo_unreadable, {"Không mở được thẻ mẫu.", "The demo card can not be opened."}},
        {Code::addresses_unreadable,
         {"Không đọc được bảng đối chiếu địa chỉ cũ và mới.", "The table of old and new addresses can not be read."}},
        {Code::audit_unwritable, {"Không ghi được nhật ký kiểm tra.", "The audit log can not be written."}},
        {Code::audit_broken, {"Nhật ký kiểm tra bị sửa hoặc hỏng.", "The audit log was changed or damaged."}},
        {Code::audit_cut, {"Nhật ký kiểm tra bị cắt bớt.", "The audit log was cut short."}},
    };
    return sentences;
}

} // namespace

const forms::Text& sentence(Code code) {
    static const forms::Text none{};
    const auto found = table().constFind(code);
    return found == table().constEnd() ? none : *found;
}

QString shown_code(Code code) {
    return QStringLiteral("K%1").arg(static_cast<int>(code));
}

QString line(const Fault& fault) {
    const auto& text = sentence(fault.code);
    QString where = fault.file;
    if (!fault.pointer.isEmpty()) where += u'#' + fault.pointer;
    const QString detail = fault.detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(fault.detail);
    return QStringLiteral("%1 %2: %3 / %4%5").arg(shown_code(fault.code), where, text.vi, text.en, detail);
}

bool fatal(const Faults& faults) {
    return std::any_of(faults.begin(), faults.end(), [](const Fault& fault) { return !fault.warning; });
}

const QList<Code>& all_codes() {
    static const QList<Code> codes = table().keys();
    return codes;
}

} // namespace setup
