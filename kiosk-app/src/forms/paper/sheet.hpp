// One form on its way to paper: the blocks of the definition, painted in order with the values of the filled form.
#pragma once

#include "forms/paper.hpp"
#include "forms/paper/flow.hpp"

namespace forms::paper {

class Sheet {
public:
    Sheet(Flow& flow, const FilledForm& filled, const PaperOptions& options)
        : flow_(flow), filled_(filled), options_(options) {}

    void paint();
    /// Pages of the form itself; its codes may take one more.
    int body_pages() const { return body_pages_; }

private:
    void paint_block(const Block& block);
    // heading.cpp
    void paint_form_number();
    void paint_national_heading();
    void paint_title(const Block& block);
    void paint_addressee(const Block& block);
    // items.cpp
    void paint_items(const Block& block);
    void paint_line(const QStringList& ids, const std::vector<double>& widths);
    double item_height(const Field& field, double width) const;
    void paint_item(const Field& field, double x, double width);
    void paint_number_boxes(const Field& field, double x, double width);
    void paint_text(const Block& block);
    void paint_notes(const Block& block);
    // tables.cpp
    void paint_table(const Block& block);
    void paint_columns(const Block& block);
    void paint_row(const std::vector<Paragraph>& cells, const std::vector<double>& widths, double least_height);
    // closing.cpp
    /// Room for the date line and the signatures.
    double closing_height() const;
    /// Room from the end of `block`, one of the form's own, to the last signature, where no more than a statement and a
    /// line of items stand between; else 0. What is signed and the signatures are not parted.
    double height_to_signatures(const Block& block) const;
    void paint_date_line(const Block& block);
    void paint_signatures(const Block& block);
    /// Date line, title, note and name of one signature.
    std::vector<Paragraph> signature_parts(const Block::Signature& signature, double width, double size) const;
    void paint_photo(const Block& block);
    void paint_codes();
    void paint_code(const QImage& code, double x, double y);

    /// The text of a pattern block with {field} replaced.
    std::vector<Run> pattern_runs(const QString& pattern, double size, Face face) const;
    /// A value with its provenance letter.
    void append_value(std::vector<Run>& runs, const Value& value, double size, Face face) const;
    /// The same as plain text; empty when a field has no value.
    QString pattern_text(const QString& pattern) const;

    Flow& flow_;
    const FilledForm& filled_;
    const PaperOptions& options_;
    int body_pages_ = 0;
};

/// The letter of a value; a prime marks another person's card.
QString mark_of(const Value& value);

constexpr double body_size = 12;

} // namespace forms::paper
