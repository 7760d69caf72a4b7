// Tables that grow over pages: rows of a repeat table, and columns of persons side by side.
#include "forms/paper/sheet.hpp"

#include <algorithm>
#include <numeric>

namespace forms::paper {

namespace {

constexpr double padding = mm(1.2);
constexpr double cell_size = 11;
constexpr int least_rows = 3;

std::vector<double> scaled(std::vector<double> parts, std::size_t count, double total) {
    if (parts.size() != count) parts.assign(count, 1.0);
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    for (auto& part : parts) part *= total / sum;
    return parts;
}

Align cell_alignment(const Field& column) {
    const bool text = column.type == FieldType::text || column.type == FieldType::name ||
                      column.type == FieldType::address || column.type == FieldType::multiline;
    return text ? Align::left : Align::center;
}

} // namespace

void Sheet::paint_row(const std::vector<Paragraph>& cells, const std::vector<double>& widths, double least_height) {
    double height = least_height;
    for (const auto& cell : cells) height = std::max(height, cell.height() + 2 * padding);
    auto& painter = flow_.painter();
    painter.setPen(QPen(Qt::black, mm(0.2)));
    painter.setBrush(Qt::NoBrush);
    double x = flow_.left();
    for (std::size_t index = 0; index < cells.size(); ++index) {
        painter.drawRect(QRectF(x, flow_.y(), widths[index], height));
        cells[index].paint(painter, x + padding, flow_.y() + (height - cells[index].height()) / 2);
        x += widths[index];
    }
    flow_.advance(height);
}

void Sheet::paint_table(const Block& block) {
    const Table& table = *filled_.form->table(block.table);
    flow_.clear_float();
    const QString title =
        (table.number.isEmpty() ? QString() : table.number + QStringLiteral(". ")) + table.label.vi + u':';
    const Paragraph heading({{title, body_size}}, flow_.width());
    flow_.need(heading.height() + mm(24));
    flow_.paragraph(heading);
    flow_.advance(mm(1.2));
    auto parts = table.widths;
    if (!parts.empty()) parts.insert(parts.begin(), std::accumulate(parts.begin(), parts.end(), 0.0) * 0.055);
    const std::size_t count = table.columns.size() + 1;
    if (parts.empty()) {
        parts.assign(count, 1.0);
        parts.front() = 0.05 * static_cast<double>(count);
    }
    const auto widths = scaled(parts, count, flow_.full_width());
    const auto cell = [&](const std::vector<Run>& runs, std::size_t index, Align align) {
        return Paragraph(runs, widths[index] - 2 * padding, align, 1.05);
    };
    const auto header = [&] {
        std::vector<Paragraph> cells;
        cells.push_back(cell({{QStringLiteral("TT"), 10.5, Face::bold}}, 0, Align::center));
        for (std::size_t index = 1; index < count; ++index) {
            cells.push_back(cell({{table.columns[index - 1].print_label, 10.5, Face::bold}}, index, Align::center));
        }
        paint_row(cells, widths, mm(8));
    };
    header();
    const int filled_rows = filled_.rows.value(table.id);
    const int rows = std::max(filled_rows, least_rows);
    for (int row = 0; row < rows; ++row) {
        std::vector<Paragraph> cells;
        cells.push_back(
            cell({{row < filled_rows ? QString::number(row + 1) : QString(), cell_size}}, 0, Align::center));
        for (std::size_t index = 1; index < count; ++index) {
            const Field& column = table.columns[index - 1];
            std::vector<Run> runs;
            if (const auto* value = filled_.value(cell_path(table.id, row, column.id))) {
                append_value(runs, *value, cell_size, Face::regular);
            }
            cells.push_back(cell(runs, index, cell_alignment(column)));
        }
        double height = mm(7);
        for (const auto& each : cells) height = std::max(height, each.height() + 2 * padding);
        const bool last = row + 1 == rows;
        if (flow_.need(height + (last ? height_to_signatures(block) : 0))) header();
        paint_row(cells, widths, mm(7));
    }
    flow_.advance(mm(2.5));
}

void Sheet::paint_columns(const Block& block) {
    flow_.clear_float();
    const std::size_t count = static_cast<std::size_t>(block.rows.front().size()) + 1;
    const auto widths = scaled(block.widths, count, flow_.full_width());
    const auto cell = [&](const std::vector<Run>& runs, std::size_t index, Align align) {
        return Paragraph(runs, widths[index] - 2 * padding, align, 1.05);
    };
    const auto header = [&] {
        if (block.headings.isEmpty()) return;
        std::vector<Paragraph> cells;
        for (std::size_t index = 0; index < count; ++index) {
            cells.push_back(
                cell({{block.headings.value(static_cast<qsizetype>(index)), 11, Face::bold}}, index, Align::center));
        }
        paint_row(cells, widths, mm(8));
    };
    flow_.need(mm(24));
    header();
    for (std::size_t row = 0; row < block.rows.size(); ++row) {
        std::vector<Paragraph> cells;
        cells.push_back(cell({{block.row_labels[static_cast<qsizetype>(row)], 11}}, 0, Align::left));
        for (std::size_t index = 1; index < count; ++index) {
            std::vector<Run> runs;
            const QString id = block.rows[row].value(static_cast<qsizetype>(index) - 1);
            if (const auto* value = filled_.value(id)) append_value(runs, *value, 11.5, Face::bold);
            cells.push_back(cell(runs, index, Align::left));
        }
        double height = mm(8);
        for (const auto& each : cells) height = std::max(height, each.height() + 2 * padding);
        if (flow_.need(height)) header();
        paint_row(cells, widths, mm(8));
    }
    flow_.advance(mm(2.5));
}

} // namespace forms::paper
