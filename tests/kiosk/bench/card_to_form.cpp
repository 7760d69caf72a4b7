// How much the kiosk adds to the card's own time: from the card on the reader until its data stands on the screen, and
// from the citizen's "yes" until the form is filled. Medians; printed, never judged.
// usage: bench_card_to_form FORMS_FOLDER [RUNS]
#include "app/visit.hpp"
#include "app/window.hpp"
#include "services/card_worker.hpp"
#include "services/demo_slot.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <QCoreApplication>
#include <QEventLoop>
#include <QGuiApplication>
#include <QTimer>

namespace {

using Clock = std::chrono::steady_clock;
using flow::State;

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

// The chip's own time: what passes inside its exchanges.
class Measured final : public cccd::Transport {
public:
    explicit Measured(cccd::Transport& inner) : inner_(inner) {}
    cccd::Result<std::size_t> transmit(cccd::ByteView command, cccd::MutableBytes response,
                                       const cccd::Waiting& waiting) override {
        const auto begin = Clock::now();
        auto result = inner_.transmit(command, response, waiting);
        inside += Clock::now() - begin;
        ++exchanges;
        return result;
    }
    cccd::Status reset(const cccd::Waiting& waiting) override { return inner_.reset(waiting); }
    cccd::ByteView atr() const noexcept override { return inner_.atr(); }
    cccd::TransportLimits limits() const noexcept override { return inner_.limits(); }

    Clock::duration inside{};
    int exchanges = 0;

private:
    cccd::Transport& inner_;
};

class MeasuredSlot final : public services::CardSlot {
public:
    explicit MeasuredSlot(cccd::demo::DemoCard card)
        : slot_(std::move(card), {std::chrono::milliseconds(0), std::chrono::milliseconds(12)}),
          transport_(slot_.transport()) {}
    cccd::Status wait_for_card(std::stop_token stop) override {
        auto status = slot_.wait_for_card(stop);
        transport_.inside = {};
        transport_.exchanges = 0;
        placed = Clock::now();
        return status;
    }
    cccd::Transport& transport() override { return transport_; }
    void release() override {}
    cccd::Status wait_for_removal(std::stop_token stop) override { return slot_.wait_for_removal(stop); }
    const Measured& measured() const { return transport_; }

    Clock::time_point placed;

private:
    services::DemoSlot slot_;
    Measured transport_;
};

void wait(const std::function<bool()>& done) {
    while (!done()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
}

Clock::time_point next_frame(QQuickWindow& window) {
    Clock::time_point at;
    const auto connection = QObject::connect(&window, &QQuickWindow::frameSwapped, [&] {
        if (at == Clock::time_point{}) at = Clock::now();
    });
    window.update();
    wait([&] { return at != Clock::time_point{}; });
    QObject::disconnect(connection);
    return at;
}

struct Times {
    std::vector<double> own, added, filled;
    static double median(std::vector<double> all) {
        std::nth_element(all.begin(), all.begin() + long(all.size() / 2), all.end());
        return all[all.size() / 2];
    }
};

void one_visit(app::Visit& visit, QQuickWindow& window, const MeasuredSlot& slot, const QString& number, Times& times) {
    auto& shell = visit.shell();
    shell.start();
    shell.forms()->choose(QStringLiteral("ct01"));
    if (visit.state() == State::choose_procedure)
        shell.procedure()->choose(shell.procedure()->rows()->rows().first().first().toString());
    for (int box = 0; box < shell.consent()->purposes()->count(); ++box) shell.consent()->toggle(box);
    shell.consent()->agree();
    shell.identify()->press(number);
    shell.identify()->submit();
    wait([&] { return visit.state() == State::result || visit.state() == State::failed; });
    const auto seen = next_frame(window);
    const double own = milliseconds(slot.measured().inside);
    times.own.push_back(own);
    times.added.push_back(milliseconds(seen - slot.placed) - own);
    const auto yes = Clock::now();
    shell.result()->accept();
    times.filled.push_back(milliseconds(next_frame(window) - yes));
    shell.cancel();
    next_frame(window);
}

} // namespace

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    if (argc < 2) return 2;
    const int runs = argc > 2 ? std::max(1, std::atoi(argv[2])) : 9;
    app::prepare_qml();
    const auto catalogue = forms::FormCatalogue::load(QString::fromLocal8Bit(argv[1]));
    auto card = cccd::demo::DemoCard::open("cccd-2021");
    if (!card || catalogue.all().empty()) return 1;
    const QString number = QString::fromStdString(card->printed().personal_number);
    const std::array anchors{card->trust_anchor()};
    auto trust = cccd::load_trust(anchors);
    if (!trust) return 1;
    auto slot = std::make_shared<MeasuredSlot>(std::move(*card));
    services::CardWorker reader(slot, std::move(*trust), {});
    app::VisitSettings settings;
    settings.motion = false;
    app::Visit visit(catalogue, reader, settings);
    app::Window ui(visit.shell(), {1080, 1920});
    if (!ui.window()) return 1;
    next_frame(*ui.window());
    Times times;
    for (int run = 0; run < runs; ++run) one_visit(visit, *ui.window(), *slot, number, times);
    std::printf("medians of %d visits, %d exchanges of the chip each:\n"
                "  the card's own time                                 %7.0f ms\n"
                "  added until its data is on the screen                %6.0f ms\n"
                "  from \"yes\" to the filled form on the screen          %6.0f ms\n"
                "  added in all, the citizen's own time left out        %6.0f ms (aim: 300)\n",
                runs, slot->measured().exchanges, Times::median(times.own), Times::median(times.added),
                Times::median(times.filled), Times::median(times.added) + Times::median(times.filled));
    return 0;
}
