// The form on A4: PDF/A-1b for the archive, the same pages for the printer and for the preview on the screen.
#pragma once

#include "forms/form_session.hpp"

#include <QImage>
#include <vector>

class QIODevice;
class QPagedPaintDevice;

namespace forms {

struct PaperOptions {
    std::vector<QImage> codes; ///< hand-over QR codes, printed small on the last page in their order
    Text code_caption;
    bool marks = true; ///< provenance letters beside the values, and their legend
};

/// True when a Times-like font with full Vietnamese is installed (Tinos or Liberation Serif).
bool paper_fonts_present();

/// Writes the form as PDF/A-1b. False when the device cannot be written or no font is there.
bool write_pdf(const FilledForm& filled, const PaperOptions& options, QIODevice& device);

/// Paints the form on any paged device (a QPrinter): A4 is set by the caller. The number of pages, 0 on failure.
int print_form(const FilledForm& filled, const PaperOptions& options, QPagedPaintDevice& device);

/// The pages as pictures for the preview.
std::vector<QImage> paper_preview(const FilledForm& filled, const PaperOptions& options, int dots_per_inch);

} // namespace forms
