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

/// The last one first: what only waits does not get to the printer meanwhile.
template <typename Jobs> void cancel(const PrintQueue& queue, const Jobs& jobs) {
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job)
        if (!is_over(queue.job(job->number))) queue.cancel(job->number);
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
        waiting_.push_back({std::move(pdf), papers_});
        ended_ = false;
    }
    wake_.notify_all();
}

void Printing::begin_papers(Before before) {
    {
        const std::lock_guard lock(mutex_);
        if (before == Before::withdrawn) {
            withdrawn_.push_back(papers_);
            for (auto& paper : waiting_)
                if (paper.papers == papers_) paper.pdf.fill('\0');
            std::erase_if(waiting_, [this](const Paper& paper) { return paper.papers == papers_; });
        }
        ++papers_;
    }
    wake_.notify_all();
}

void Printing::end_visit() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        ++papers_;
        for (auto& paper : waiting_) paper.pdf.fill('\0');
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

void Printing::tell(unsigned papers, const forms::Text& sentence, const QString& code) {
    QMetaObject::invokeMethod(
        this,
        [this, papers, sentence, code] {
            if (papers == papers_) emit told(with_code(sentence, code), code);
        },
        Qt::QueuedConnection);
}

bool Printing::over() const {
    const std::lock_guard lock(mutex_);
    return ended_;
}

bool Printing::superseded() const {
    const std::lock_guard lock(mutex_);
    return ended_ || !waiting_.empty() || !withdrawn_.empty();
}

void Printing::work(const std::stop_token& stop) {
    for (;;) {
        std::optional<Paper> paper;
        std::vector<unsigned> withdrawn;
        bool sweep = false;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, stop, [this] {
                return sweep_asked_ || !withdrawn_.empty() || !waiting_.empty() || (ended_ && !jobs_.empty());
            });
            sweep = std::exchange(sweep_asked_, false);
            withdrawn.swap(withdrawn_);
            if (!waiting_.empty()) {
                paper = std::move(waiting_.front());
                waiting_.pop_front();
            }
        }
        if (sweep) take_back_of_others();
        take_back_withdrawn(withdrawn);
        if (paper) {
            print(std::move(*paper), stop);
            continue;
        }
        if (over()) take_back();
        if (stop.stop_requested()) return;
    }
}

void Printing::print(Paper paper, const std::stop_token& stop) {
    const PrintQueue queue(queue_);
    const auto status = queue.status();
    const auto number = status.can_print() ? queue.print(paper.pdf) : std::nullopt;
    paper.pdf.fill('\0');
    if (!number)
        return tell(paper.papers, status.can_print() ? not_taken : status.sentence(),
                    status.can_print() ? QString::fromLatin1(handover::not_taken_code) : status.code());
    const Job job{*number, paper.papers};
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(job);
    }
    tell(job.papers, printing_now);
    follow(job, stop);
}

/// Until the paper is out, another one waits, is corrected, or the visit ends.
void Printing::follow(const Job& job, const std::stop_token& stop) {
    const PrintQueue queue(queue_);
    QString told_code;
    QString seen_code; // told when seen twice: reaching the printer takes a moment
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!stop.stop_requested() && !superseded() && std::chrono::steady_clock::now() < until) {
        const auto state = queue.job(job.number);
        const auto status = queue.status();
        if (state == JobState::done) return tell(job.papers, printed);
        // A CUPS that keeps no history has forgotten what is done, and what it gave up.
        const bool forgotten = state == JobState::unknown && status.state != handover::PrinterState::no_service;
        if (forgotten) return tell(job.papers, printed_it_seems);
        if (state == JobState::cancelled || state == JobState::failed)
            return tell(job.papers, not_taken, QString::fromLatin1(handover::not_taken_code));
        const QString code = status.code();
        if (code != told_code && code == seen_code) {
            tell(job.papers, status.can_print() ? printing_now : status.sentence(), code);
            told_code = code;
        }
        seen_code = code;
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, stop, look_again, [this] { return ended_ || !waiting_.empty() || !withdrawn_.empty(); });
    }
}

/// Papers of a visit that is over: what comes out now may come out, all else is cancelled and forgotten by CUPS.
void Printing::take_back() {
    std::vector<Job> jobs;
    {
        const std::lock_guard lock(mutex_);
        jobs.swap(jobs_);
    }
    const PrintQueue queue(queue_);
    const auto until = std::chrono::steady_clock::now() + patience_at_end;
    for (const auto& job : jobs) {
        while (queue.job(job.number) == JobState::printing && queue.status().can_print() &&
               std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(look_again);
    }
    cancel(queue, jobs);
}

/// Papers that were corrected: the visitor shall not leave with what comes out of them.
void Printing::take_back_withdrawn(const std::vector<unsigned>& papers) {
    if (papers.empty()) return;
    std::vector<Job> jobs;
    {
        const std::lock_guard lock(mutex_);
        const auto stays = [&](const Job& job) {
            return std::find(papers.begin(), papers.end(), job.papers) == papers.end();
        };
        const auto withdrawn = std::stable_partition(jobs_.begin(), jobs_.end(), stays);
        jobs.assign(withdrawn, jobs_.end());
        jobs_.erase(withdrawn, jobs_.end());
    }
    cancel(PrintQueue(queue_), jobs);
}

/// A process that crashed could not take its papers back.
void Printing::take_back_of_others() {
    std::vector<Job> own;
    {
        const std::lock_guard lock(mutex_);
        own = jobs_;
    }
    const auto is_own = [&](int number) {
        return std::any_of(own.begin(), own.end(), [&](const Job& job) { return job.number == number; });
    };
    const PrintQueue queue(queue_);
    auto unfinished = queue.unfinished();
    std::reverse(unfinished.begin(), unfinished.end());
    for (const int job : unfinished)
        if (!is_own(job)) queue.cancel(job);
}

} // namespace services
