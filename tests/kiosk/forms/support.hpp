// Synthetic persons, the catalogue, and the small programs the tests look at papers with.
#pragma once

#include "forms/form_catalogue.hpp"
#include "forms/paper.hpp"

#include <doctest/doctest.h>
#include <QTemporaryDir>

namespace forms_test {

/// A 2021 card: every DG13 field, an address over 127 bytes.
forms::Person card_2021();
/// A 2024 card: the open fields only.
forms::Person card_2024();
/// A made-up person numbered by `seed`, read from a card.
forms::Person some_person(int seed);
/// A made-up child of seven with a card.
forms::Person some_child();

forms::VisitContext visit();
const forms::FormCatalogue& catalogue();
forms::FormPointer form(const char* id);

/// Fills every field that is still open with something valid for its type; `all` also fills what may stay empty.
void type_the_rest(forms::FormSession& session, bool all);

/// CT01 of card_2021(), everything filled.
QByteArray ct01_pdf();

/// Standard output of a program; fails the test when it can not be run or does not end with 0 (or `also_fine`).
QByteArray output_of(const QString& program, const QStringList& arguments, int also_fine = 0);
/// The same with what it says on standard error.
QByteArray all_output_of(const QString& program, const QStringList& arguments);
/// Blanks and line ends as one blank.
QString flat(const QString& text);
QString without_blanks(const QString& text);

/// Writes the PDF into `folder` and gives its path.
QString pdf_of(const forms::FilledForm& filled, const forms::PaperOptions& options, const QString& folder);
/// The JSON in the texts of all codes; empty when they do not come together.
QByteArray join_codes(const QStringList& codes);
/// The bytes that a signature of hand-over data is over.
QByteArray signed_bytes(const QByteArray& json);
/// What zbar reads from the pages of a PDF; pictures are put into `folder`.
QStringList codes_on(const QString& pdf, const QString& folder);
/// Is the field printed as a line "label: value" (and not in a column or a heading)?
bool on_a_line(const forms::FormDefinition& form, const QString& field);
/// What pdfbox preflight says of a file, or of each file in a folder; nothing when Java or the jars are missing.
std::optional<QString> preflight(const QString& file_or_folder);

} // namespace forms_test
