// Prints a paper of this visit. CUPS may take seconds to answer, so the work is done beside the screen.
#pragma once

#include "forms/value.hpp"

#include <QObject>
#include <QPointer>
#include <thread>

namespace services {

class Printing : public QObject {
    Q_OBJECT
public:
    explicit Printing(QString queue, QObject* parent = nullptr);
    ~Printing() override;
    [[nodiscard]] bool available() const { return !queue_.isEmpty(); }
    /// Reads the PDF and hands it to CUPS; told() follows with one sentence.
    void print(const QString& pdf_path);

signals:
    void told(const forms::Text& sentence);

private:
    QString queue_;
    std::jthread thread_;
};

} // namespace services
