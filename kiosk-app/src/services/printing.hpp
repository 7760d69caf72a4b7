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
    /// Other papers follow, of which alone is told from now on. Those before come out all the same, or are withdrawn:
    /// what the printer has not finished is cancelled.
    enum class Before { stay, withdrawn };
    void begin_papers(Before before);
    /// The visit is over: nothing is told any more, and papers that wait for paper, toner or a cable are taken back.
    void end_visit();
    /// Takes back what waits for a visit whose process is gone; the papers of this visit stay.
    void sweep();

signals:
    /// `code` is empty while nothing is wrong (docs/errors.md).
    void told(const forms::Text& sentence, const QString& code);

private:
    struct Paper {
        QByteArray pdf;
        unsigned papers = 0; ///< of which begin_papers()
    };
    struct Job {
        int number = 0;
        unsigned papers = 0;
    };

    void work(const std::stop_token& stop);
    void print(Paper paper, const std::stop_token& stop);
    void follow(const Job& job, const std::stop_token& stop);
    void take_back();
    void take_back_withdrawn(const std::vector<unsigned>& papers);
    void take_back_of_others();
    void tell(unsigned papers, const forms::Text& sentence, const QString& code = {});
    bool superseded() const;
    bool over() const;

    QString queue_;
    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Paper> waiting_;
    std::vector<Job> jobs_;           ///< of this visit
    std::vector<unsigned> withdrawn_; ///< papers whose jobs are to be cancelled
    bool ended_ = false;
    bool sweep_asked_ = false;
    unsigned papers_ = 0; ///< of these is told
    std::jthread thread_;
};

/// The sentence with its code behind it: "… (K301)".
[[nodiscard]] forms::Text with_code(const forms::Text& sentence, const QString& code);

} // namespace services
