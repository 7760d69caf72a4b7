// From the keywords of RFC 8011 section 5.4.12 to what a clerk must know.
#include "handover/print_queue.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace handover {

namespace {

// Most pressing first: a printer that is out of paper is often "stopped" too.
const std::array<std::pair<QString, PrinterState>, 13>& known_reasons() {
    static const std::array<std::pair<QString, PrinterState>, 13> reasons{{
        {QStringLiteral("media-jam"), PrinterState::paper_jam},
        {QStringLiteral("media-empty"), PrinterState::paper_out},
        {QStringLiteral("media-needed"), PrinterState::paper_out},
        {QStringLiteral("input-tray-missing"), PrinterState::paper_out},
        {QStringLiteral("door-open"), PrinterState::door_open},
        {QStringLiteral("cover-open"), PrinterState::door_open},
        {QStringLiteral("toner-empty"), PrinterState::ink_out},
        {QStringLiteral("marker-supply-empty"), PrinterState::ink_out},
        {QStringLiteral("offline"), PrinterState::offline},
        {QStringLiteral("shutdown"), PrinterState::offline},
        {QStringLiteral("timed-out"), PrinterState::offline},
        {QStringLiteral("paused"), PrinterState::stopped},
        {QStringLiteral("stopping"), PrinterState::stopped},
    }};
    return reasons;
}

// What the backends of CUPS 2.4 (ipp, socket, lpd, usb) say while they try again; in English, as the job asks for.
bool says_unreachable(const QString& message) {
    static const std::array<QString, 5> beginnings{
        QStringLiteral("The printer may not exist or is unavailable"), QStringLiteral("The printer is unreachable"),
        QStringLiteral("The printer is not responding"), QStringLiteral("Unable to locate printer"),
        QStringLiteral("Waiting for printer to become available")};
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const QString& beginning) { return message.startsWith(beginning); });
}

} // namespace

PrinterStatus read_status(int printer_state, const QStringList& reasons, const QString& message) {
    for (const auto& [word, state] : known_reasons()) {
        for (const auto& reason : reasons) {
            if (reason.startsWith(word)) return {state, reasons};
        }
    }
    // CUPS tries to reach the printer as long as one of these stands there; idle queues keep it from the last job.
    if (printer_state == 4 && (reasons.contains(QStringLiteral("connecting-to-device")) || says_unreachable(message)))
        return {PrinterState::offline, reasons};
    if (printer_state == 5) return {PrinterState::stopped, reasons};
    return {printer_state == 4 ? PrinterState::printing : PrinterState::ready, reasons};
}

QString PrinterStatus::code() const {
    constexpr int first = 301; // in the order of PrinterState, after ready and printing
    if (can_print()) return {};
    return QStringLiteral("K%1").arg(first + static_cast<int>(state) - static_cast<int>(PrinterState::paper_out));
}

forms::Text PrinterStatus::sentence() const {
    switch (state) {
    case PrinterState::ready:
        return {QStringLiteral("Máy in sẵn sàng."), QStringLiteral("The printer is ready.")};
    case PrinterState::printing:
        return {QStringLiteral("Máy in đang in."), QStringLiteral("The printer is printing.")};
    case PrinterState::paper_out:
        return {QStringLiteral("Máy in hết giấy. Vui lòng gọi cán bộ thêm giấy A4."),
                QStringLiteral("The printer is out of paper. Please ask the staff to add A4 paper.")};
    case PrinterState::paper_jam:
        return {QStringLiteral("Máy in bị kẹt giấy. Vui lòng gọi cán bộ."),
                QStringLiteral("Paper is jammed in the printer. Please call the staff.")};
    case PrinterState::door_open:
        return {QStringLiteral("Nắp máy in đang mở. Vui lòng gọi cán bộ."),
                QStringLiteral("The printer's cover is open. Please call the staff.")};
    case PrinterState::ink_out:
        return {QStringLiteral("Máy in hết mực. Vui lòng gọi cán bộ."),
                QStringLiteral("The printer is out of toner. Please call the staff.")};
    case PrinterState::offline:
        return {QStringLiteral("Máy in không kết nối. Vui lòng gọi cán bộ."),
                QStringLiteral("The printer is offline. Please call the staff.")};
    case PrinterState::stopped:
        return {QStringLiteral("Máy in đang tạm dừng. Vui lòng gọi cán bộ."),
                QStringLiteral("The printer is paused. Please call the staff.")};
    case PrinterState::missing:
        return {QStringLiteral("Chưa cài đặt máy in này."), QStringLiteral("This printer is not set up.")};
    case PrinterState::no_service:
        break;
    }
    return {QStringLiteral("Dịch vụ in (CUPS) không trả lời."),
            QStringLiteral("The print service (CUPS) does not answer.")};
}

} // namespace handover
