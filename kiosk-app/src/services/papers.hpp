// Makes the paper and the hand-over data of a finished form.
#pragma once

#include "forms/form_session.hpp"
#include "handover/handover.hpp"

#include <optional>
#include <QImage>
#include <QList>

namespace services {

struct PaperOrder {
    QString folder;
    QString visit; ///< names the visit in the file name: kiosk and time
    QString stem;  ///< file name without extension; empty: by the guideline
    forms::Text code_caption;
    bool hand_over = true; ///< also the JSON beside the PDF
    bool codes = true;     ///< and as codes on paper and screen
    bool masked = false;   ///< in the pictures of the pages, not on the paper: numbers of people
    QStringList numbers;   ///< which
};

struct Papers {
    QString file_name; ///< of the PDF, without folder
    QString pdf_path;
    QStringList files;   ///< all that was written, with folder
    QList<QImage> pages; ///< for the screen
    QList<QImage> codes;
};

/// Nothing when the folder can not be written; half-made files are removed again.
[[nodiscard]] std::optional<Papers> make_papers(const forms::FilledForm& filled, const PaperOrder& order,
                                                const handover::KioskInfo& kiosk, handover::Signer* signer);
/// Removes the files of a visit that leaves no paper in the folder.
void remove_papers(const Papers& papers);

} // namespace services
