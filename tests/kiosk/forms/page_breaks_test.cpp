// Where a sheet may break: what is signed and the signatures stay together, and codes cost the form no page.
#include "handover/handover.hpp"
#include "support.hpp"

using namespace forms;
using namespace forms_test;

namespace {

FilledForm filled_with_rows(const FormPointer& form, int rows) {
    FormSession session(form, visit());
    session.set_person(form->holder().id, card_2021());
    for (const auto& table : form->tables)
        for (int row = 0; row < rows; ++row) session.add_row(table.id);
    type_the_rest(session, true);
    return session.filled();
}

QStringList pages_of(const FilledForm& filled, const PaperOptions& options) {
    const QTemporaryDir folder;
    const QString pdf = pdf_of(filled, options, folder.path());
    return QString::fromUtf8(
               output_of(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")}))
        .split(QLatin1Char('\f'), Qt::SkipEmptyParts);
}

PaperOptions with_codes(const FilledForm& filled) {
    PaperOptions options;
    options.code_caption = {QStringLiteral("Mã để cán bộ quét"), {}};
    for (const auto& text : handover::make_codes(handover::make_json(filled, {}, nullptr)))
        options.codes.push_back(handover::code_image(text));
    return options;
}

/// Page of the signatures, and what stands before them there.
std::pair<int, QString> signatures_on(const QStringList& pages, const FormDefinition& form) {
    const QString title = form.blocks.back().signatures.front().title.section(u'\n', 0, 0);
    for (int page = static_cast<int>(pages.size()) - 1; page >= 0; --page) {
        const auto at = pages[page].indexOf(title);
        if (at >= 0) return {page, without_blanks(pages[page].left(at))};
    }
    return {-1, {}};
}

} // namespace

TEST_CASE("signatures stand below what is signed, however many rows the tables have") {
    constexpr int date_line_alone = 60;
    for (const auto& form : catalogue().all()) {
        for (const int rows : {0, 3, 9, 14, 15, 16, 20}) {
            if (rows > 0 && form->tables.empty()) continue;
            const auto [page, before] = signatures_on(pages_of(filled_with_rows(form, rows), {}), *form);
            INFO(form->id.toStdString(), " ", rows, " rows, before the signatures: ", before.toStdString());
            CHECK(page >= 0);
            CHECK(before.size() > date_line_alone);
        }
    }
}

TEST_CASE("the codes never push the signatures to another page") {
    for (const auto& form : catalogue().all()) {
        const auto filled = filled_with_rows(form, 1);
        INFO(form->id.toStdString());
        const int bare = signatures_on(pages_of(filled, {}), *form).first;
        CHECK(signatures_on(pages_of(filled, with_codes(filled)), *form).first == bare);
    }
}

TEST_CASE("several codes bear their numbers, one code bears none") {
    const auto large = filled_with_rows(form("ct01"), 20);
    PaperOptions options = with_codes(large);
    CHECK_FALSE(pages_of(large, options).join(QString()).contains(QStringLiteral("Mã 1/")));
    options.codes.push_back(options.codes.front());
    const QString text = pages_of(large, options).join(QString());
    const auto count = options.codes.size();
    for (std::size_t number = 1; number <= count; ++number)
        CHECK(text.contains(QStringLiteral("Mã %1/%2").arg(number).arg(count)));
}
