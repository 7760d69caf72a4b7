#include "services/printing.hpp"

#include "handover/print_queue.hpp"

#include <QFile>
#include <QMetaObject>

namespace services {
namespace {

forms::Text send(const QString& queue_name, const QByteArray& pdf) {
    const handover::PrintQueue queue(queue_name);
    const auto status = queue.status();
    if (!status.can_print()) return status.sentence();
    if (!queue.print(pdf))
        return {"Máy in không nhận tờ khai. Xin báo cán bộ.",
                "The printer did not take the form. Please call an officer."};
    return {"Đang in tờ khai. Xin lấy giấy ở máy in.", "The form is being printed. Please take it from the printer."};
}

} // namespace

Printing::Printing(QString queue, QObject* parent) : QObject(parent), queue_(std::move(queue)) {}

Printing::~Printing() = default;

void Printing::print(const QString& pdf_path) {
    QFile file(pdf_path);
    if (!file.open(QIODevice::ReadOnly)) {
        emit told({"Không còn tờ khai để in.", "There is no form to print."});
        return;
    }
    thread_ = std::jthread([this, queue = queue_, pdf = file.readAll()]() mutable {
        const auto sentence = send(queue, pdf);
        pdf.fill('\0');
        QMetaObject::invokeMethod(
            this, [this, sentence] { emit told(sentence); }, Qt::QueuedConnection);
    });
}

} // namespace services
