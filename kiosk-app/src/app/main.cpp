#include "app/automatic.hpp"
#include "app/key_options.hpp"
#include "app/session_link.hpp"
#include "app/setup.hpp"
#include "app/window.hpp"
#include "forms/paper.hpp"
#include "services/card_worker.hpp"
#include "services/demo_slot.hpp"
#include "services/key_scanner.hpp"
#include "services/pcsc_slot.hpp"
#include "services/trust_files.hpp"
#include "session/runtime_folder.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <QGuiApplication>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

struct Card {
    std::shared_ptr<services::CardSlot> slot;
    services::TrustFiles trust_files;
    cccd::Trust trust;
    QString number; ///< printed on the demo or training card
};

std::optional<Card> open_card(const app::Options& options, const services::Settings& settings) {
    Card card;
    std::vector<std::filesystem::path> anchors;
    for (const QString& path : options.trust) anchors.emplace_back(path.toStdString());
    if (anchors.empty() && options.demo.isEmpty() && !settings.trust.isEmpty())
        anchors.emplace_back(settings.trust.toStdString());
    if (!options.demo.isEmpty()) {
        auto demo = cccd::demo::DemoCard::open(options.demo.toStdString());
        if (!demo) {
            std::fprintf(stderr, "cccd-kiosk: %s\n", cccd::describe(demo.error()).c_str());
            return std::nullopt;
        }
        if (anchors.empty()) anchors.push_back(demo->trust_anchor());
        card.number = QString::fromStdString(demo->printed().personal_number);
        card.slot = std::make_shared<services::DemoSlot>(std::move(*demo), services::DemoTimes{});
    } else {
        card.slot = std::make_shared<services::PcscSlot>(settings.reader.toStdString());
        card.number = options.number;
    }
    if (anchors.empty()) return card;
    card.trust_files = services::TrustFiles(anchors);
    auto trust = card.trust_files.load();
    if (!trust) {
        std::fprintf(stderr, "cccd-kiosk: %s\n", cccd::describe(trust.error()).c_str());
        return std::nullopt;
    }
    card.trust = std::move(*trust);
    return card;
}

// A crash must not leave a picture of the memory behind.
void keep_memory_private() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

} // namespace

int main(int argc, char* argv[]) {
    keep_memory_private();
    // What only prints needs no screen.
    const bool prints = std::any_of(argv + 1, argv + argc, [](const char* word) {
        constexpr std::array printing{"--help", "--version", "--check-settings", "--make-handover-key",
                                      "--show-handover-key"};
        return std::any_of(printing.begin(), printing.end(),
                           [&](const char* each) { return !std::strcmp(word, each); });
    });
    if (prints && !qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("cccd-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CCCD_KIOSK_VERSION));
    const auto options = app::parse_options(QCoreApplication::arguments());
    if (options.check_settings) return app::check_settings(options);
    app::prepare_qml();

    setup::Faults faults;
    const auto settings = app::effective_settings(options, faults);
    app::tell(faults);
    if (setup::fatal(faults)) return 1;
    if (const auto done = app::key_command(options, settings)) return *done;

    auto catalogue = forms::FormCatalogue::load(settings.forms_folder);
    for (const auto& problem : catalogue.problems())
        std::fprintf(stderr, "cccd-kiosk: form %s: %s\n", qPrintable(problem.file),
                     qPrintable(problem.findings.join(QStringLiteral("; "))));
    catalogue.offer(settings.offered);
    if (catalogue.all().empty())
        return std::fprintf(stderr, "cccd-kiosk: no usable form in %s\n", qPrintable(settings.forms_folder)), 1;
    auto card = open_card(options, settings);
    if (!card) return 1;

    services::CardWorker reader(card->slot, card->trust, {});
    auto visit_settings = app::visit_settings(settings, options);
    if (!app::load_key(options, settings, visit_settings)) return 1;
    const auto link = app::SessionLink::from_environment();
    // Without a session the process keeps a folder of its own.
    const auto own_folder =
        visit_settings.papers_stay || link ? std::nullopt : session::RuntimeFolder::take("cccd-kiosk-alone");
    if (!visit_settings.papers_stay)
        visit_settings.output_folder =
            own_folder ? QString::fromStdString(own_folder->path().string()) : app::SessionLink::visit_folder();
    if (visit_settings.output_folder.isEmpty())
        return std::fprintf(stderr, "cccd-kiosk: no runtime folder (does another one run?); give --output\n"), 1;
    app::Visit visit(catalogue, reader, visit_settings);
    // An update of the anchors waits for the end of the visit, and counts from the next one.
    QObject::connect(&visit, &app::Visit::visit_begun, &application, [&card, &reader] {
        if (auto trust = card->trust_files.begin_visit()) reader.set_trust(*std::move(trust));
    });
    QObject::connect(&visit, &app::Visit::visit_ended, &application, [&card] { card->trust_files.end_visit(); });
    app::Window ui(visit.shell(), options.size, !link);
    if (!ui.window()) return 1;
    QObject::connect(&visit, &app::Visit::language_changed, &application,
                     [&ui](bool english) { ui.set_english(english); });
    services::Printing printing(settings.printer);
    visit.set_printer(&printing);
    services::KeyScanner scanner;
    QObject::connect(&scanner, &services::KeyScanner::scanned, &visit, &app::Visit::scanned);
    application.installEventFilter(&scanner);
    application.installEventFilter(&visit.idle());

    if (link)
        link->stand_by(visit, *ui.window(), settings.full_screen);
    else if (settings.full_screen)
        ui.window()->showFullScreen();
    std::unique_ptr<app::Automatic> automatic;
    if (options.automatic) {
        automatic = std::make_unique<app::Automatic>(
            visit, *ui.window(), app::Automatic::Plan{options.form, card->number, options.screenshots});
        QObject::connect(automatic.get(), &app::Automatic::ended, &application,
                         [](bool whole) { QCoreApplication::exit(whole ? 0 : 1); });
        automatic->begin();
    }
    return QGuiApplication::exec();
}
