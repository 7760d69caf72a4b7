#include "app/automatic.hpp"
#include "app/options.hpp"
#include "app/visit.hpp"
#include "app/window.hpp"
#include "forms/paper.hpp"
#include "services/card_worker.hpp"
#include "services/demo_slot.hpp"
#include "services/key_scanner.hpp"
#include "services/pcsc_slot.hpp"

#include <cstdio>
#include <cstring>
#include <QGuiApplication>
#include <QStandardPaths>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

struct Card {
    std::shared_ptr<services::CardSlot> slot;
    cccd::Trust trust;
    QString number; ///< printed on the demo or training card
};

std::optional<Card> open_card(const app::Options& options) {
    Card card;
    std::vector<std::filesystem::path> anchors;
    for (const QString& path : options.trust) anchors.emplace_back(path.toStdString());
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
        card.slot = std::make_shared<services::PcscSlot>(options.reader.toStdString());
        card.number = options.number;
    }
    if (anchors.empty()) return card;
    auto trust = cccd::load_trust(anchors);
    if (!trust) {
        std::fprintf(stderr, "cccd-kiosk: %s\n", cccd::describe(trust.error()).c_str());
        return std::nullopt;
    }
    card.trust = std::move(*trust);
    return card;
}

app::VisitSettings settings_from(const app::Options& options) {
    app::VisitSettings settings;
    settings.centre = QStringLiteral("Trung tâm Phục vụ hành chính công");
    settings.ward = QStringLiteral("Phường Mẫu");
    settings.slogan = QStringLiteral("Hành chính phục vụ");
    settings.office = {{QStringLiteral("ward_name"), QStringLiteral("Mẫu")},
                       {QStringLiteral("ward"), QStringLiteral("phường Mẫu")},
                       {QStringLiteral("police"), QStringLiteral("Công an phường Mẫu")},
                       {QStringLiteral("place"), QStringLiteral("Phường Mẫu")},
                       {QStringLiteral("centre"), settings.centre}};
    settings.kiosk_name = QStringLiteral("kiosk-1");
    settings.demo = !options.demo.isEmpty() || !options.number.isEmpty();
    settings.english = options.english;
    settings.motion = !options.automatic;
    settings.counter = options.size.width() > options.size.height();
    settings.output_folder = options.output_folder;
    if (settings.output_folder.isEmpty())
        settings.output_folder =
            QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/cccd-kiosk");
    if (options.automatic) settings.paper_stem = options.form.toUpper();
    return settings;
}

// A crash must not leave a picture of the memory behind.
void keep_memory_private() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

QString forms_folder(const app::Options& options) {
    return options.forms_folder.isEmpty() ? QStringLiteral(CCCD_KIOSK_FORMS_DIR) : options.forms_folder;
}

} // namespace

int main(int argc, char* argv[]) {
    keep_memory_private();
    // Help needs no screen.
    const bool help = argc == 2 && (!std::strcmp(argv[1], "--help") || !std::strcmp(argv[1], "--version"));
    if (help && !qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("cccd-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CCCD_KIOSK_VERSION));
    const auto options = app::parse_options(QCoreApplication::arguments());
    app::prepare_qml();

    const auto catalogue = forms::FormCatalogue::load(forms_folder(options));
    for (const auto& problem : catalogue.problems())
        std::fprintf(stderr, "cccd-kiosk: form %s: %s\n", qPrintable(problem.file),
                     qPrintable(problem.findings.join(QStringLiteral("; "))));
    if (catalogue.all().empty())
        return std::fprintf(stderr, "cccd-kiosk: no usable form in %s\n", qPrintable(forms_folder(options))), 1;
    auto card = open_card(options);
    if (!card) return 1;

    services::CardWorker reader(card->slot, card->trust, {});
    app::Visit visit(catalogue, reader, settings_from(options));
    app::Window ui(visit.shell(), options.size);
    if (!ui.window()) return 1;
    QObject::connect(&visit, &app::Visit::language_changed, &application,
                     [&ui](bool english) { ui.set_english(english); });
    services::Printing printing(options.printer);
    visit.set_printer(&printing);
    services::KeyScanner scanner;
    QObject::connect(&scanner, &services::KeyScanner::scanned, &visit, &app::Visit::scanned);
    application.installEventFilter(&scanner);
    application.installEventFilter(&visit.idle());

    if (options.full_screen) ui.window()->showFullScreen();
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
