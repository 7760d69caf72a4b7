#include "forms/paper.hpp"

#include "forms/paper/sheet.hpp"

#include <QPagedPaintDevice>
#include <QPageLayout>
#include <QPdfWriter>

namespace forms {

namespace {

using paper::units_per_inch;

std::vector<paper::Run> legend_of(const FilledForm& filled) {
    const QColor quiet(90, 90, 90);
    std::vector<paper::Run> runs{{QStringLiteral("Nguồn dữ liệu: "), 7.5, paper::Face::bold, false, quiet}};
    QString text;
    bool other = false;
    for (const auto provenance : {Provenance::chip_verified, Provenance::chip_unverified, Provenance::qr,
                                  Provenance::derived, Provenance::confirmed, Provenance::typed}) {
        bool used = false;
        for (const auto& field : filled.values) {
            used = used || field.value.provenance == provenance;
            used = used || (!field.value.card_text.isEmpty() && field.value.card_provenance == provenance);
            other = other || field.value.other_person;
        }
        if (!used) continue;
        if (!text.isEmpty()) text += QStringLiteral(" · ");
        text += provenance_mark(provenance) + QStringLiteral(" – ") + provenance_phrase(provenance).vi;
    }
    if (text.isEmpty()) return {}; // an empty sheet
    if (other) text += QStringLiteral(" · ′ – thẻ của người khác, đọc cùng lượt");
    runs.push_back({text, 7.5, paper::Face::regular, false, quiet});
    return runs;
}

struct Pages {
    int body = 0; ///< of the form itself
    int all = 0;  ///< with its codes; 0: could not be painted
    bool operator==(const Pages&) const = default;
};

/// How the sheet is set: its pages, and whether tighter lines spare one.
struct Setting {
    int pages = 0;
    double room = 1;
};

paper::Furniture furniture_of(const FilledForm& filled, const PaperOptions& options, Setting setting) {
    QStringList parts{filled.form->code};
    if (!filled.procedure.code.isEmpty()) parts << QStringLiteral("Mã thủ tục ") + filled.procedure.code;
    parts << QStringLiteral("Mẫu điện tử phiên bản ") + filled.form->version;
    parts << QStringLiteral("Điền tại quầy tự phục vụ");
    paper::Furniture furniture{parts.join(QStringLiteral(" · ")), {}, filled.demo, setting.pages, setting.room};
    if (options.marks) furniture.legend = legend_of(filled);
    return furniture;
}

/// Paints all pages; `turn_page` starts the next one.
Pages paint_pages(const FilledForm& filled, const PaperOptions& options, QPainter& painter, Setting setting,
                  const std::function<bool()>& turn_page) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paper::Flow flow(painter, furniture_of(filled, options, setting), turn_page);
    paper::Sheet sheet(flow, filled, options);
    sheet.paint();
    return flow.failed() ? Pages{} : Pages{sheet.body_pages(), flow.pages()};
}

/// The number of pages, found by painting into nothing.
Pages count_pages(const FilledForm& filled, const PaperOptions& options, double room) {
    QImage nothing(1, 1, QImage::Format_RGB32);
    QPainter painter(&nothing);
    painter.setClipRect(QRect(0, 0, 0, 0));
    return paint_pages(filled, options, painter, {0, room}, [] { return true; });
}

/// The loosest setting that needs no more pages than the tightest one: what is signed on as few as can be, codes or
/// not.
Setting best_setting(const FilledForm& filled, const PaperOptions& options) {
    const Pages roomy = count_pages(filled, options, 1);
    const Pages tight = roomy.all > 1 ? count_pages(filled, options, 0) : roomy;
    if (tight == roomy) return {roomy.all, 1};
    for (const double room : {0.75, 0.5, 0.25}) {
        if (count_pages(filled, options, room) == tight) return {tight.all, room};
    }
    return {tight.all, 0};
}

} // namespace

bool paper_fonts_present() {
    return !paper::family().isEmpty();
}

bool write_pdf(const FilledForm& filled, const PaperOptions& options, QIODevice& device) {
    if (!paper_fonts_present()) return false;
    QPdfWriter writer(&device);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(units_per_inch);
    writer.setTitle(filled.form->code + QStringLiteral(" – ") + filled.form->title.vi);
    writer.setCreator(QStringLiteral("cccd kiosk"));
    const int pages = print_form(filled, options, writer);
    return pages > 0;
}

int print_form(const FilledForm& filled, const PaperOptions& options, QPagedPaintDevice& device) {
    if (!paper_fonts_present()) return 0;
    const Setting setting = best_setting(filled, options);
    QPainter painter;
    if (!painter.begin(&device)) return 0;
    const double scale = static_cast<double>(device.logicalDpiX()) / units_per_inch;
    // A printer's page begins at its printable area: step back to the corner of the sheet.
    const auto origin = device.pageLayout().paintRectPixels(device.logicalDpiX()).topLeft();
    painter.translate(-origin.x(), -origin.y());
    painter.scale(scale, scale);
    const Pages pages = paint_pages(filled, options, painter, setting, [&] { return device.newPage(); });
    return painter.end() ? pages.all : 0;
}

std::vector<QImage> paper_preview(const FilledForm& filled, const PaperOptions& options, int dots_per_inch) {
    std::vector<QImage> pages;
    if (!paper_fonts_present()) return pages;
    const Setting setting = best_setting(filled, options);
    const QSize size = QPageSize(QPageSize::A4).sizePixels(dots_per_inch);
    QPainter painter;
    const auto turn_page = [&] {
        if (painter.isActive()) painter.end();
        pages.emplace_back(size, QImage::Format_RGB32);
        pages.back().fill(Qt::white);
        if (!painter.begin(&pages.back())) return false;
        painter.scale(static_cast<double>(dots_per_inch) / units_per_inch,
                      static_cast<double>(dots_per_inch) / units_per_inch);
        painter.setRenderHint(QPainter::Antialiasing);
        return true;
    };
    pages.reserve(static_cast<std::size_t>(setting.pages)); // the painter points into the vector
    if (turn_page()) paint_pages(filled, options, painter, setting, turn_page);
    return pages;
}

} // namespace forms
