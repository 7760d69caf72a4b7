#include "handover/slip.hpp"

#include "forms/paper/paragraph.hpp"

#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace handover {

namespace {

using forms::paper::Align;
using forms::paper::Face;
using forms::paper::mm;
using forms::paper::Paragraph;
using forms::paper::Run;

constexpr double left = mm(14);
constexpr double width = mm(148 - 28);

class Slip {
public:
    explicit Slip(QPainter& painter) : painter_(painter) {}

    void line(const std::vector<Run>& runs, Align align = Align::left, double gap = mm(1.6)) {
        const Paragraph text(runs, width, align);
        text.paint(painter_, left, y_);
        y_ += text.height() + gap;
    }

    /// The statement no reader can miss: a framed block under the title.
    void frame(const QString& words) {
        const Paragraph text({{words, 12.5, Face::bold}}, width - mm(8), Align::center);
        painter_.setPen(QPen(Qt::black, mm(0.6)));
        painter_.drawRect(QRectF(left, y_, width, text.height() + mm(6)));
        text.paint(painter_, left + mm(4), y_ + mm(3));
        y_ += text.height() + mm(11);
    }

    void box_line(const QString& words) {
        painter_.setPen(QPen(Qt::black, mm(0.3)));
        painter_.drawRect(QRectF(left, y_ + mm(0.7), mm(3.6), mm(3.6)));
        const Paragraph text({{words, 11.5}}, width - mm(7));
        text.paint(painter_, left + mm(7), y_);
        y_ += text.height() + mm(2);
    }

    void space(double height) { y_ += height; }

private:
    QPainter& painter_;
    double y_ = mm(14);
};

int typed_values(const forms::FilledForm& filled) {
    int count = 0;
    for (const auto& field : filled.values) count += field.value.provenance == forms::Provenance::typed ? 1 : 0;
    return count;
}

void paint(Slip& slip, const forms::FilledForm& filled, const QString& visit) {
    const QString centre = filled.office.value(QStringLiteral("centre"));
    if (!centre.isEmpty()) slip.line({{centre.toUpper(), 10, Face::bold}}, Align::center, mm(5));
    if (filled.demo)
        slip.line({{QStringLiteral("DEMO – BẢN TẬP HUẤN"), 12, Face::bold, false, QColor(170, 20, 20)}}, Align::center);
    slip.line({{QStringLiteral("PHIẾU CHUẨN BỊ HỒ SƠ"), 17, Face::bold}}, Align::center, mm(3));
    slip.frame(QStringLiteral("KHÔNG THAY GIẤY TIẾP NHẬN HỒ SƠ\nVÀ HẸN TRẢ KẾT QUẢ.\nHồ sơ chưa được nộp."));
    slip.line({{QStringLiteral("Tờ khai: "), 11.5}, {filled.form->title.vi, 11.5, Face::bold}});
    if (!filled.procedure.code.isEmpty()) {
        slip.line(
            {{QStringLiteral("Thủ tục: "), 11.5},
             {filled.procedure.title.vi + QStringLiteral(" (mã %1)").arg(filled.procedure.code), 11.5, Face::bold}});
    }
    slip.line({{QStringLiteral("Điền ngày: "), 11.5},
               {filled.date.toString(QStringLiteral("dd/MM/yyyy")), 11.5, Face::bold}});
    slip.line({{QStringLiteral("Số lượt tại quầy tự phục vụ: "), 11.5}, {visit, 11.5, Face::bold}}, Align::left, mm(6));
    slip.line({{QStringLiteral("Việc cần làm tiếp"), 12.5, Face::bold}}, Align::left, mm(2.5));
    slip.box_line(
        QStringLiteral("Đọc lại tờ khai đã in, nhất là %1 mục tự nhập (đánh dấu K).").arg(typed_values(filled)));
    slip.box_line(QStringLiteral("Ký và ghi rõ họ tên vào tờ khai."));
    slip.box_line(QStringLiteral("Mang theo thẻ căn cước và giấy tờ kèm theo mà thủ tục yêu cầu."));
    slip.box_line(QStringLiteral("Nộp tại quầy tiếp nhận để được cấp Giấy tiếp nhận hồ sơ và hẹn trả kết quả."));
    slip.space(mm(4));
    slip.line({{QStringLiteral("Dữ liệu của lượt này được xóa khỏi máy khi ông/bà kết thúc."), 9.5, Face::italic}},
              Align::center);
}

} // namespace

bool write_slip(const forms::FilledForm& filled, const QString& visit, QIODevice& device) {
    if (forms::paper::family().isEmpty()) return false;
    QPdfWriter writer(&device);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setPageSize(QPageSize(QPageSize::A5));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(forms::paper::units_per_inch);
    writer.setTitle(QStringLiteral("Phiếu chuẩn bị hồ sơ"));
    writer.setCreator(QStringLiteral("cccd kiosk"));
    QPainter painter;
    if (!painter.begin(&writer)) return false;
    painter.setRenderHint(QPainter::Antialiasing);
    Slip slip(painter);
    paint(slip, filled, visit);
    return painter.end();
}

} // namespace handover
