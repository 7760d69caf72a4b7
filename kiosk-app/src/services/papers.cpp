#include "services/papers.hpp"

#include "forms/paper.hpp"
#include "text/masking.hpp"

#include <QDir>
#include <QSaveFile>

namespace services {
namespace {

constexpr int preview_dots_per_inch = 110;

bool write_file(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.write(content) == content.size() && file.commit();
}

bool write_pdf_file(const QString& path, const forms::FilledForm& filled, const forms::PaperOptions& options) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return forms::write_pdf(filled, options, file) && file.commit();
}

} // namespace

std::optional<Papers> make_papers(const forms::FilledForm& filled, const PaperOrder& order,
                                  const handover::KioskInfo& kiosk, handover::Signer* signer) {
    const QDir folder(order.folder);
    if (!folder.mkpath(QStringLiteral("."))) return std::nullopt;
    const QString stem = order.stem.isEmpty() ? handover::file_stem(filled, order.visit) : order.stem;
    const QByteArray json = handover::make_json(filled, kiosk, signer);

    forms::PaperOptions options;
    Papers papers;
    const QStringList texts = order.codes ? handover::make_codes(json) : QStringList();
    for (const QString& text : texts) papers.codes.append(handover::code_image(text));
    options.codes.assign(papers.codes.begin(), papers.codes.end());
    options.code_caption = order.code_caption;

    papers.file_name = stem + QStringLiteral(".pdf");
    papers.pdf_path = folder.filePath(papers.file_name);
    if (!write_pdf_file(papers.pdf_path, filled, options)) return std::nullopt;
    papers.files.append(papers.pdf_path);
    const QString json_path = folder.filePath(stem + QStringLiteral(".json"));
    if (order.hand_over && !write_file(json_path, json)) {
        remove_papers(papers);
        return std::nullopt;
    }
    if (order.hand_over) papers.files.append(json_path);
    auto shown = order.masked ? masking::paper(filled, order.numbers) : filled;
    for (const QImage& page : forms::paper_preview(shown, options, preview_dots_per_inch)) papers.pages.append(page);
    shown.wipe();
    return papers;
}

void remove_papers(const Papers& papers) {
    for (const QString& path : papers.files) QFile::remove(path);
}

} // namespace services
