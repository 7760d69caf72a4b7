#include "app/admin_desk.hpp"
#include "app/audit_trail.hpp"
#include "app/automatic.hpp"
#include "app/chores.hpp"
#include "app/key_options.hpp"
#include "app/session_link.hpp"
#include "app/setup.hpp"
#include "app/window.hpp"
#include "forms/paper.hpp"
#include "services/card_worker.hpp"
#include "services/demo_slot.hpp"
#include "services/key_scanner.hpp"
#include "services/paper_sweep.hpp"
#include "services/pcsc_slot.hpp"
#include "services/serial_scanner.hpp"
#include "services/trust_files.hpp"
#include "session/runtime_folder.hpp"

#include <cstdio>
#include <QGuiApplication>
#include <QScreen>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

struct Card {
    std::shared_ptr<services::CardSlot> slot;
    services::TrustFiles trust_files;
    cccd::Trust trust;
    QString number; ///< printed on the demo or training card
};

Card open_card(const app::Options& options, const services::Settings& settings, setup::Faults& faults) {
    Card card;
    card.slot =
        std::make_shared<services::PcscSlot>(settings.reader.toStdString(), settings.limits_file().toStdString());
    std::vector<std::filesystem::path> anchors;
    for (const QString& path : options.trust) anchors.emplace_back(path.toStdString());
    if (anchors.empty() && options.demo.isEmpty() && !settings.trust.isEmpty())
        anchors.emplace_back(settings.trust.toStdString());
    if (!options.demo.isEmpty()) {
        auto demo = cccd::demo::DemoCard::open(options.demo.toStdString());
        if (!demo) {
            faults.append(
                {setup::Code::demo_unreadable, options.demo, {}, QString::fromStdString(cccd::describe(demo.error()))});
            return card;
        }
        if (anchors.empty()) anchors.push_back(demo->trust_anchor());
        card.number = QString::fromStdString(demo->printed().personal_number);
        card.slot = std::make_shared<services::DemoSlot>(std::move(*demo), services::DemoTimes{});
    } else {
        card.number = options.number;
    }
    if (anchors.empty()) return card;
    card.trust_files = services::TrustFiles(anchors);
    auto trust = card.trust_files.load();
    if (!trust) {
        faults.append(
            {setup::Code::trust_refused, settings.trust, {}, QString::fromStdString(cccd::describe(trust.error()))});
        return card;
    }
    card.trust = std::move(*trust);
    return card;
}

forms::FormCatalogue load_forms(const services::Settings& settings, setup::Faults& faults) {
    auto catalogue = forms::FormCatalogue::load(settings.forms_folder);
    for (const auto& problem : catalogue.problems())
        faults.append({setup::Code::form_refused, problem.file, {}, problem.findings.join(QStringLiteral("; ")), true});
    catalogue.offer(settings.offered);
    if (catalogue.all().empty()) faults.append({setup::Code::no_form, settings.forms_folder, {}, {}});
    return catalogue;
}

// Without a session the process keeps a folder of its own.
std::optional<session::RuntimeFolder> take_folder(app::VisitSettings& settings, bool linked) {
    if (settings.papers_stay) return std::nullopt;
    if (linked) return settings.output_folder = app::SessionLink::visit_folder(), std::nullopt;
    auto own = session::RuntimeFolder::take("cccd-kiosk-alone");
    if (own) settings.output_folder = QString::fromStdString(own->path().string());
    return own;
}

cccd::scanner::SerialSettings serial_settings(const services::Settings& settings) {
    cccd::scanner::SerialSettings port;
    port.baud = unsigned(settings.baud);
    port.framing.prefix = settings.scanner_prefix.toStdString();
    port.framing.suffix = settings.scanner_suffix.toStdString();
    return port;
}

cccd::scanner::WedgeSettings wedge_settings(const services::Settings& settings) {
    cccd::scanner::WedgeSettings wedge;
    wedge.burst = 10; // the shortest code here has twelve letters
    wedge.prefix = settings.scanner_prefix.toStdString();
    wedge.suffix = settings.scanner_suffix.toStdString();
    return wedge;
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
    if (app::only_prints(argc, argv)) qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("cccd-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CCCD_KIOSK_VERSION));
    const auto options = app::parse_options(QCoreApplication::arguments());
    if (const auto done = app::run_chore(options)) return *done;
    app::prepare_qml();

    const auto link = app::SessionLink::from_environment();
    setup::Faults faults;
    auto settings = app::effective_settings(options, faults);
    if (setup::fatal(faults)) settings.full_screen = true; // where the kiosk stands, its screen tells
    app::set_log_level(settings.log_level);
    if (const auto done = app::key_command(options, settings)) return *done;
    const auto catalogue = load_forms(settings, faults);
    auto card = open_card(options, settings, faults);
    app::tell(faults);
    // Under a session the screen stays and says why; from a shell the program ends.
    if (setup::fatal(faults) && !link) return 1;

    services::CardWorker reader(card.slot, card.trust, {});
    auto visit_settings = app::visit_settings(settings, options);
    if (!app::load_key(options, settings, visit_settings)) return 1;
    const auto own_folder = take_folder(visit_settings, link != nullptr);
    if (visit_settings.output_folder.isEmpty())
        return std::fprintf(stderr, "cccd-kiosk: no runtime folder (does another one run?); give --output\n"), 1;
    app::Visit visit(catalogue, reader, visit_settings);
    // An update of the anchors waits for the end of the visit, and counts from the next one.
    QObject::connect(&visit, &app::Visit::visit_begun, &application, [&card, &reader] {
        if (auto trust = card.trust_files.begin_visit()) reader.set_trust(*std::move(trust));
    });
    QObject::connect(&visit, &app::Visit::visit_ended, &application, [&card] { card.trust_files.end_visit(); });
    // A bare X server has nobody who would make a window as large as its screen.
    const QSize screen = QGuiApplication::primaryScreen()->size();
    app::Window ui(visit.shell(), options.size.isEmpty() && settings.full_screen ? screen : options.size, !link);
    if (!ui.window()) return 1;
    QObject::connect(&visit, &app::Visit::language_changed, &application,
                     [&ui](bool english) { ui.set_english(english); });
    services::Printing printing(settings.printer);
    visit.set_printer(&printing);
    if (link) QObject::connect(link.get(), &app::SessionLink::sweep_asked, &printing, &services::Printing::sweep);
    app::AdminDesk admin(visit, catalogue, settings, app::settings_file(options));
    QObject::connect(&admin, &app::AdminDesk::quit_asked, &application, [&link] {
        if (link) return link->ask_reload();
        QCoreApplication::exit(0);
    });
    app::AuditTrail trail(visit, settings);
    QObject::connect(&admin, &app::AdminDesk::tried, &trail, &app::AuditTrail::admin_tried);
    QObject::connect(
        &trail, &app::AuditTrail::failed, &visit,
        [&visit] { visit.close_kiosk(app::closed_by(setup::Code::audit_unwritable)); }, Qt::QueuedConnection);
    const services::PaperSweep sweep(options.output_folder.isEmpty() ? settings.output_folder : QString(),
                                     settings.keep_minutes);
    const services::SerialScanner serial(settings.scanner, serial_settings(settings));
    QObject::connect(&serial, &services::SerialScanner::scanned, &visit, &app::Visit::scanned);
    visit.close_kiosk(app::closed_by(faults));
    services::KeyScanner scanner(wedge_settings(settings));
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
            visit, *ui.window(), app::Automatic::Plan{options.form, card.number, options.screenshots});
        QObject::connect(automatic.get(), &app::Automatic::ended, &application,
                         [](bool whole) { QCoreApplication::exit(whole ? 0 : 1); });
        automatic->begin();
    }
    return QGuiApplication::exec();
}
