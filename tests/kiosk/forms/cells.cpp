#include "cells.hpp"

#include "support.hpp"

#include <cmath>
#include <numeric>
#include <QRegularExpression>

namespace forms_test {

namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr double left_edge = 22 * points_per_mm; // of what is printed (paper/flow.hpp)
constexpr double right_edge = (210 - 16) * points_per_mm;
constexpr double least_height = 9; // lower words are the marks of where a value comes from
constexpr double one_row = 3;      // letters of two sizes in the middle of one row

struct Word {
    int page;
    double left, top, right, bottom;
    QString text;
};

std::vector<Word> words_of(const QString& pdf) {
    static const QRegularExpression tag(QStringLiteral(
        "<page |<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">([^<]*)</word>"));
    const QString text =
        QString::fromUtf8(output_of(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), pdf, QStringLiteral("-")}));
    std::vector<Word> words;
    int page = 0;
    for (auto at = tag.globalMatch(text); at.hasNext();) {
        const auto found = at.next();
        if (found.captured(5).isEmpty()) {
            ++page;
            continue;
        }
        QString word = found.captured(5);
        word.replace(QStringLiteral("&quot;"), QStringLiteral("\""))
            .replace(QStringLiteral("&apos;"), QStringLiteral("'"));
        word.replace(QStringLiteral("&lt;"), QStringLiteral("<")).replace(QStringLiteral("&gt;"), QStringLiteral(">"));
        word.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
        words.push_back({page, found.captured(1).toDouble(), found.captured(2).toDouble(), found.captured(3).toDouble(),
                         found.captured(4).toDouble(), without_blanks(word)});
    }
    return words;
}

/// What stands between two vertical lines of the paper, from top to bottom.
class Strip {
public:
    Strip(const std::vector<Word>& all, double from, double to) {
        for (const auto& word : all) {
            const double middle = (word.left + word.right) / 2;
            if (middle > from && middle < to && word.bottom - word.top > least_height) words_.push_back(word);
        }
        std::stable_sort(words_.begin(), words_.end(), [](const Word& one, const Word& other) {
            return std::tuple(one.page, std::lround(one.top), one.left) <
                   std::tuple(other.page, std::lround(other.top), other.left);
        });
        for (const auto& word : words_) text_ += word.text;
    }
    /// Where the pieces stand, one directly after the other; -1: nowhere.
    qsizetype find(const QStringList& pieces, qsizetype from) const {
        return text_.indexOf(pieces.join(QString()), from);
    }
    /// The middle of the lines that the letters from `begin` on take.
    std::optional<double> height(qsizetype begin, qsizetype length) const {
        double top = 1e9;
        double bottom = -1e9;
        qsizetype at = 0;
        for (const auto& word : words_) {
            const bool in = at < begin + length && at + word.text.size() > begin;
            at += word.text.size();
            if (!in) continue;
            top = std::min(top, word.top + word.page * 1e4);
            bottom = std::max(bottom, word.bottom + word.page * 1e4);
        }
        return bottom < 0 ? std::nullopt : std::optional((top + bottom) / 2);
    }

private:
    std::vector<Word> words_;
    QString text_;
};

/// A ruled part of the paper as it must be: column by column, its head first.
struct Grid {
    QString name;
    std::vector<double> widths;
    std::vector<QStringList> columns;
};

QString value_at(const forms::FilledForm& filled, const QString& path) {
    const auto* value = filled.value(path);
    return value ? without_blanks(value->text) : QString();
}

Grid grid_of_columns(const forms::FilledForm& filled, const forms::Block& block) {
    Grid grid{QStringLiteral("columns"), block.widths, {}};
    grid.columns.push_back({without_blanks(block.headings.value(0))});
    for (const auto& label : block.row_labels) grid.columns[0] << without_blanks(label);
    for (qsizetype index = 0; index < block.rows.front().size(); ++index) {
        QStringList column{without_blanks(block.headings.value(index + 1))};
        for (const auto& row : block.rows) column << value_at(filled, row.value(index));
        grid.columns.push_back(column);
    }
    return grid;
}

Grid grid_of_table(const forms::FilledForm& filled, const forms::Table& table) {
    constexpr double number_part = 0.055; // the column of the row numbers, of all others together
    Grid grid{table.id, table.widths, {}};
    grid.widths.insert(grid.widths.begin(),
                       number_part * std::accumulate(table.widths.begin(), table.widths.end(), 0.0));
    const int rows = filled.rows.value(table.id);
    grid.columns.push_back({QStringLiteral("TT")});
    for (int row = 0; row < rows; ++row) grid.columns[0] << QString::number(row + 1);
    for (const auto& column : table.columns) {
        QStringList cells{without_blanks(column.print_label)};
        for (int row = 0; row < rows; ++row) cells << value_at(filled, forms::cell_path(table.id, row, column.id));
        grid.columns.push_back(cells);
    }
    return grid;
}

/// The faults of all columns but the first, whose cells stand in these rows.
QStringList faults_beside(const Grid& grid, const std::vector<Strip>& strips,
                          const std::vector<std::optional<double>>& rows) {
    QStringList faults;
    for (std::size_t index = 1; index < grid.columns.size(); ++index) {
        const auto& cells = grid.columns[index];
        qsizetype at = strips[index].find(cells, 0);
        if (at < 0) {
            faults << QStringLiteral("%1: column %2 does not hold %3").arg(grid.name).arg(index).arg(cells.join(u'|'));
            continue;
        }
        for (qsizetype row = 0; row < cells.size(); ++row) {
            const auto middle = strips[index].height(at, cells[row].size());
            at += cells[row].size();
            const auto& wanted = rows[static_cast<std::size_t>(row)];
            if (!cells[row].isEmpty() && middle && wanted && std::abs(*middle - *wanted) > one_row)
                faults << QStringLiteral("%1: %2 is not in row %3").arg(grid.name, cells[row]).arg(row);
        }
    }
    return faults;
}

QStringList faults_of(const Grid& grid, const std::vector<Word>& words) {
    const double all = std::accumulate(grid.widths.begin(), grid.widths.end(), 0.0);
    std::vector<Strip> strips;
    double from = left_edge;
    for (const double width : grid.widths) {
        const double to = from + (right_edge - left_edge) * width / all;
        strips.emplace_back(words, from, to);
        from = to;
    }
    QStringList faults{grid.name + QStringLiteral(": the first column is not there")};
    const auto& labels = grid.columns.front();
    // Of two tables of a form both may begin with the same words.
    for (auto at = strips.front().find(labels, 0); at >= 0; at = strips.front().find(labels, at + 1)) {
        std::vector<std::optional<double>> rows;
        qsizetype begin = at;
        for (const auto& label : labels) {
            rows.push_back(strips.front().height(begin, label.size()));
            begin += label.size();
        }
        faults = faults_beside(grid, strips, rows);
        if (faults.isEmpty()) break;
    }
    return faults;
}

} // namespace

QStringList cell_faults(const forms::FilledForm& filled, const QString& pdf) {
    QStringList faults;
    const auto words = words_of(pdf);
    for (const auto& block : filled.form->blocks) {
        if (!filled.met(block.visible_when)) continue;
        if (block.kind == forms::Block::Kind::columns) faults << faults_of(grid_of_columns(filled, block), words);
        if (block.kind == forms::Block::Kind::table)
            faults << faults_of(grid_of_table(filled, *filled.form->table(block.table)), words);
    }
    return faults;
}

} // namespace forms_test
