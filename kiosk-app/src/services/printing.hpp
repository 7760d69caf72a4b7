// Prints the papers of this visit, one after the other, and says what became of them. CUPS may take seconds to answer,
// so the work is done beside the screen. What can not be printed does not wait in the queue for the next visitor.
#pragma once

#include "forms/value.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <QByteArray>
#include <QObject>
#include <thread>
#include <vector>

namespace services {

class Printing : public QObject {
    Q_OBJECT
public:
    explicit Printing(QString queue, QObject* parent = nullptr);
    /// Waits for what is being handed over; takes back what the printer does not take.
    ~Printing() override;
    [[nodiscard]] bool available() const { return !queue_.isEmpty(); }
    /// Reads the PDF and hands it to CUPS; told() follows with one sentence, and with another one when it changes.
    void print(const QString& pdf_path);
    void print(QByteArray pdf);
    /// The visit is over: nothing is told any more, and papers that wait for paper, toner or a cable are taken back.
    void end_visit();
    /// Takes back what waits for a visit whose process is gone; the papers of this visit stay.
    void sweep();

signals:
    /// `code` is empty while nothing is wrong (docs/errors.md).
    void told(const forms::Text& sentence, const QString& code);

private:
    void work(const std::stop_token& stop);
    void follow(int job, const std::stop_token& stop);
    void take_back();
    void take_back_of_others();
    void tell(const forms::Text& sentence, const QString& code = {});
    bool superseded() const;
    bool over() const;

    QString queue_;
    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<QByteArray> waiting_;
    std::vector<int> jobs_; ///< of this visit
    bool ended_ = false;
    bool sweep_asked_ = false;
    unsigned visit_ = 0;
    std::jthread thread_;
};

/// The sentence with its code behind it: "… (K301)".
[[nodiscard]] forms::Text with_code(const forms::Text& sentence, const QString& code);

} // namespace services
