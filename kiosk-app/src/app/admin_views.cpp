#include "app/admin_views.hpp"

#include "screens/admin_screen.hpp"
#include "text/failures.hpp"

namespace views {
namespace {

using forms::Text;
using Tone = screens::AdminScreen::Tone;
constexpr int notice_days = 60; ///< an end this near is to be looked at

class Lines {
public:
    explicit Lines(forms::Language language) : language_(language) {}
    void heading(const Text& text) { rows_.append({text.in(language_), QString(), QString(), int(Tone::Plain)}); }
    void line(const Text& label, const Text& text, Tone tone = Tone::Plain) {
        rows_.append({QString(), label.in(language_), text.in(language_), int(tone)});
    }
    void line(const Text& label, const QString& text, Tone tone = Tone::Plain) { line(label, Text{text, text}, tone); }
    [[nodiscard]] QList<QVariantList> take() { return std::move(rows_); }

private:
    forms::Language language_;
    QList<QVariantList> rows_;
};

QString day(QDate date) {
    return date.toString(QStringLiteral("dd/MM/yyyy"));
}

Tone tone_of_end(QDate end, QDate today) {
    if (end < today) return Tone::Bad;
    return end < today.addDays(notice_days) ? Tone::Caution : Tone::Good;
}

Text error_text(cccd::ErrorCode code) {
    const auto& failure = failures::of(code);
    const QString mark = failures::shown_code(code) + QStringLiteral(" – ");
    return {mark + failure.happened.vi, mark + failure.happened.en};
}

void readers(Lines& lines, const services::MachineState& machine) {
    lines.heading({"Đầu đọc thẻ", "Card readers"});
    if (machine.reader_error) return lines.line({"Dịch vụ", "Service"}, error_text(*machine.reader_error), Tone::Bad);
    if (machine.readers.isEmpty())
        return lines.line({"Đầu đọc", "Reader"}, Text{"Chưa cắm đầu đọc nào", "None is plugged in"}, Tone::Bad);
    for (const auto& reader : machine.readers) {
        const Text state = reader.skipped ? Text{"bỏ qua", "passed over"}
                           : reader.card  ? Text{"sẵn sàng, có thẻ", "ready, with a card"}
                                          : Text{"sẵn sàng", "ready"};
        lines.line(Text{reader.name, reader.name}, state, reader.skipped ? Tone::Plain : Tone::Good);
    }
}

void printer(Lines& lines, const services::MachineState& machine, const services::Settings& settings) {
    lines.heading({"Máy in", "Printer"});
    if (!machine.printer) return lines.line({"Hàng đợi", "Queue"}, Text{"Không dùng máy in", "No printing"});
    lines.line(Text{settings.printer, settings.printer}, machine.printer->sentence(),
               machine.printer->can_print() ? Tone::Good : Tone::Bad);
}

void trust(Lines& lines, const services::MachineState& machine, QDate today) {
    lines.heading({"Chứng thư gốc", "Root certificates"});
    if (machine.trust_error)
        return lines.line({"Kho chứng thư", "Trust store"}, error_text(*machine.trust_error), Tone::Bad);
    if (machine.anchors == 0)
        return lines.line({"Số chứng thư gốc", "Anchors"},
                          Text{"0 – mọi thẻ sẽ là “chưa xác định được”", "0 – every card will be “cannot tell”"},
                          Tone::Bad);
    lines.line({"Số chứng thư gốc", "Anchors"}, QString::number(machine.anchors), Tone::Good);
    if (machine.waiting > 0)
        lines.line({"Chứng thư chờ", "Waiting certificates"}, QString::number(machine.waiting), Tone::Caution);
    if (machine.next_end.isValid())
        lines.line({"Hết hạn gần nhất", "First to end"}, day(machine.next_end), tone_of_end(machine.next_end, today));
    if (machine.lists > 0)
        lines.line({"Danh sách thu hồi, đến", "Revocation lists, until"}, day(machine.list_end),
                   machine.list_end < today ? Tone::Caution : Tone::Good);
    else
        lines.line({"Danh sách thu hồi", "Revocation lists"}, Text{"không có", "none"}, Tone::Caution);
    if (machine.generation > 0)
        lines.line({"Lần cập nhật / gói", "Generation / bundle"},
                   QStringLiteral("%1 / %2").arg(machine.generation).arg(machine.bundle));
}

void all_forms(Lines& lines, const forms::FormCatalogue& catalogue, QDate today) {
    lines.heading({"Tờ khai", "Forms"});
    for (const auto& form : catalogue.all()) {
        const bool valid = form->valid_on(today);
        const QString from = form->valid_from.isValid() ? day(form->valid_from) : QString();
        const Text text = valid ? Text{QStringLiteral("bản %1, từ %2").arg(form->version, from),
                                       QStringLiteral("version %1, from %2").arg(form->version, from)}
                                : Text{QStringLiteral("bản %1, không còn hiệu lực").arg(form->version),
                                       QStringLiteral("version %1, not in force").arg(form->version)};
        lines.line(Text{form->code, form->code}, text, valid ? Tone::Good : Tone::Caution);
    }
    for (const auto& problem : catalogue.problems())
        lines.line(Text{problem.file, problem.file}, Text{"K107 – tệp lỗi, không dùng", "K107 – faulty, left out"},
                   Tone::Bad);
}

void audit(Lines& lines, const std::optional<services::AuditCheck>& check) {
    if (!check) return lines.line({"Nhật ký kiểm tra", "Audit log"}, Text{"không bật", "off"}, Tone::Caution);
    for (const auto& fault : check->faults) {
        const auto& text = setup::sentence(fault.code);
        const QString mark = setup::shown_code(fault.code) + QStringLiteral(" – ");
        lines.line({"Nhật ký kiểm tra", "Audit log"}, Text{mark + text.vi, mark + text.en}, Tone::Bad);
    }
    if (!check->faults.isEmpty()) return;
    // To be written down: what a later look is held against.
    const QString end = QStringLiteral("%1 · %2").arg(check->end.number).arg(QLatin1String(check->end.hash.left(12)));
    lines.line({"Nhật ký kiểm tra: dòng cuối", "Audit log: last line"}, end, Tone::Good);
}

void addresses(Lines& lines, const services::MachineState& machine) {
    if (!machine.addresses_error) return;
    const auto code = setup::Code::addresses_unreadable;
    const QString mark = setup::shown_code(code) + QStringLiteral(" – ");
    const QString why = QStringLiteral(" (%1)").arg(failures::shown_code(*machine.addresses_error));
    lines.line({"Bảng địa chỉ cũ và mới", "Old and new addresses"},
               Text{mark + setup::sentence(code).vi + why, mark + setup::sentence(code).en + why}, Tone::Caution);
}

void machine_itself(Lines& lines, const AdminState& state, const services::Settings& settings) {
    lines.heading({"Máy", "Machine"});
    lines.line({"Tên máy", "Kiosk"}, settings.kiosk);
    lines.line({"Phiên bản", "Version"}, QStringLiteral(CCCD_KIOSK_VERSION));
    if (state.settings_file.isEmpty())
        lines.line({"Cài đặt", "Settings"}, Text{"không có tệp: dữ liệu mẫu", "no file: sample values"}, Tone::Caution);
    else
        lines.line({"Cài đặt", "Settings"}, state.settings_file);
    lines.line({"Kiểu quầy", "Mode"},
               settings.counter() ? Text{"quầy cán bộ", "counter"} : Text{"tự phục vụ", "self-service"});
    lines.line({"Mức ghi nhật ký chương trình", "Log level"}, settings.log_level,
               settings.log_level == u"debug" ? Tone::Caution : Tone::Plain);
    audit(lines, state.audit);
    addresses(lines, state.machine);
    if (state.machine.free_megabytes >= 0)
        lines.line({"Chỗ trống cho tờ khai", "Room for papers"},
                   QStringLiteral("%1 MB").arg(state.machine.free_megabytes),
                   state.machine.free_megabytes < 50 ? Tone::Bad : Tone::Good);
}

} // namespace

QList<QVariantList> admin_rows(const AdminState& state, const services::Settings& settings,
                               const forms::FormCatalogue& catalogue, forms::Language language) {
    Lines lines(language);
    readers(lines, state.machine);
    printer(lines, state.machine, settings);
    trust(lines, state.machine, state.today);
    machine_itself(lines, state, settings);
    all_forms(lines, catalogue, state.today);
    return lines.take();
}

} // namespace views
