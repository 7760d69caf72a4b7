#include "services/printing.hpp"

#include "handover/print_queue.hpp"

#include <algorithm>
#include <QFile>
#include <QMetaObject>
#include <utility>

namespace services {
namespace {

using handover::JobState;
using handover::PrintQueue;

constexpr std::chrono::milliseconds look_again{400};
constexpr std::chrono::seconds patience{90};        // a printer that warms up
constexpr std::chrono::seconds patience_at_end{10}; // the visitor has left; what prints may come out

const forms::Text printing_now{"Đang in. Xin lấy giấy ở máy in.",
                               "It is being printed. Please take it from the printer."};
const forms::Text printed{"Đã in xong. Xin lấy giấy ở máy in.",
                          "It has been printed. Please take it from the printer."};
const forms::Text printed_it_seems{
    "Đã in xong. Xin lấy giấy ở máy in. Nếu giấy không ra, vui lòng gọi cán bộ.",
    "It has been printed. Please take it from the printer. If no paper comes, please call the staff."};
const forms::Text not_taken{"Máy in không nhận tờ khai. Vui lòng gọi cán bộ.",
                            "The printer did not take the form. Please call the staff."};

bool is_over(JobState state) {
    return state == JobState::done || state == JobState::cancelled || state == JobState::failed ||
           state == JobState::unknown;
}

} // namespace

forms::Text with_code(const forms::Text& sentence, const QString& code) {
    if (code.isEmpty()) return sentence;
    const QString behind = QStringLiteral(" (%1)").arg(code);
    return {sentence.vi + behind, sentence.en + behind};
}

Printing::Printing(QString queue, QObject* parent) : QObject(parent), queue_(std::move(queue)) {
    if (available()) thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Printing::~Printing() {
    end_visit();
    if (!thread_.joinable()) return;
    thread_.request_stop();
    wake_.notify_all();
    thread_.join();
}

void Printing::print(const QString& pdf_path) {
    QFile file(pdf_path);
    if (file.open(QIODevice::ReadOnly)) return print(file.readAll());
    emit told({"Không còn tờ khai để in.", "There is no form to print."}, {});
}

void Printing::print(QByteArray pdf) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(pdf));
        ended_ = false;
    }
    wake_.notify_all();
}

void Printing::end_visit() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        ++visit_;
        for (auto& pdf : waiting_) pdf.fill('\0');
        waiting_.clear();
    }
    wake_.notify_all();
}

void Printing::sweep() {
    {
        const std::lock_guard lock(mutex_);
        sweep_asked_ = true;
    }
    wake_.notify_all();
}

void Printing::tell(const forms::Text& sentence, const QString& code) {
    const std::lock_guard lock(mutex_);
    if (ended_) return;
    QMetaObject::invokeMethod(
        this,
        [this, sentence, code, visit = visit_] {
            if (visit == visit_) emit told(with_code(sentence, code), code);
        },
        Qt::QueuedConnection);
}

bool Printing::over() const {
    const std::lock_guard lock(mutex_);
    return ended_;
}

bool Printing::superseded() const {
    const std::lock_guard lock(mutex_);
    return ended_ || !waiting_.empty();
}

void Printing::work(const std::stop_token& stop) {
    const PrintQueue queue(queue_);
    for (;;) {
        QByteArray pdf;
        bool sweep = false;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, stop, [this] { return sweep_asked_ || !waiting_.empty() || (ended_ && !jobs_.empty()); });
            sweep = std::exchange(sweep_asked_, false);
            if (!waiting_.empty()) {
                pdf = std::move(waiting_.front());
                waiting_.pop_front();
            }
        }
        if (sweep) take_back_of_others();
        if (pdf.isEmpty()) {
            if (over()) take_back();
            if (stop.stop_requested()) return;
            continue;
        }
        const auto status = queue.status();
        const auto job = status.can_print() ? queue.print(pdf) : std::nullopt;
        pdf.fill('\0');
        if (job) {
            {
                const std::lock_guard lock(mutex_);
                jobs_.push_back(*job);
            }
            tell(printing_now);
            follow(*job, stop);
        } else {
            tell(status.can_print() ? not_taken : status.sentence(),
                 status.can_print() ? QString::fromLatin1(handover::not_taken_code) : status.code());
        }
    }
}

/// Until the paper is out, another one waits, or the visit ends.
void Printing::follow(int job, const std::stop_token& stop) {
    const PrintQueue queue(queue_);
    QString told_code;
    QString seen_code; // told when seen twice: reaching the printer takes a moment
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!stop.stop_requested() && !superseded() && std::chrono::steady_clock::now() < until) {
        const auto state = queue.job(job);
        const auto status = queue.status();
        if (state == JobState::done) return tell(printed);
        // A CUPS that keeps no history has forgotten what is done, and what it gave up.
        const bool forgotten = state == JobState::unknown && status.state != handover::PrinterState::no_service;
        if (forgotten) return tell(printed_it_seems);
        if (state == JobState::cancelled || state == JobState::failed)
            return tell(not_taken, QString::fromLatin1(handover::not_taken_code));
        const QString code = status.code();
        if (code != told_code && code == seen_code) {
            tell(status.can_print() ? printing_now : status.sentence(), code);
            told_code = code;
        }
        seen_code = code;
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, stop, look_again, [this] { return ended_ || !waiting_.empty(); });
    }
}

/// Papers of a visit that is over: what comes out now may come out, all else is cancelled and forgotten by CUPS.
void Printing::take_back() {
    std::vector<int> jobs;
    {
        const std::lock_guard lock(mutex_);
        jobs.swap(jobs_);
    }
    const PrintQueue queue(queue_);
    const auto until = std::chrono::steady_clock::now() + patience_at_end;
    for (const int job : jobs) {
        while (queue.job(job) == JobState::printing && queue.status().can_print() &&
               std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(look_again);
    }
    // The last one first: what only waits does not get to the printer meanwhile.
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
        if (!is_over(queue.job(*job))) queue.cancel(*job);
}

/// A process that crashed could not take its papers back.
void Printing::take_back_of_others() {
    std::vector<int> own;
    {
        const std::lock_guard lock(mutex_);
        own = jobs_;
    }
    const PrintQueue queue(queue_);
    auto unfinished = queue.unfinished();
    std::reverse(unfinished.begin(), unfinished.end());
    for (const int job : unfinished)
        if (std::find(own.begin(), own.end(), job) == own.end()) queue.cancel(job);
}

} // namespace services
