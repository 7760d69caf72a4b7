// cccd-form-check: says what is wrong with a form file, or shows it on paper, empty and filled with a made-up person.
#include "forms/form_bundle.hpp"
#include "forms/form_catalogue.hpp"
#include "forms/office_words.hpp"
#include "forms/paper.hpp"

#include <cccd/error.hpp>
#include <cstdio>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>

namespace {

forms::Person made_up_person() {
    using forms::Provenance;
    forms::Person person;
    person.demo = true;
    const QMap<QString, QString> values{
        {forms::key::full_name, QStringLiteral("Nguyễn Thị Thử Nghiệm")},
        {forms::key::personal_number, QStringLiteral("001190000001")},
        {forms::key::birth_date, QStringLiteral("08/03/1990")},
        {forms::key::sex, QStringLiteral("Nữ")},
        {forms::key::nationality, QStringLiteral("Việt Nam")},
        {forms::key::ethnicity, QStringLiteral("Kinh")},
        {forms::key::religion, QStringLiteral("Không")},
        {forms::key::place_of_origin, QStringLiteral("Xã Ví Dụ, tỉnh Thử Nghiệm")},
        {forms::key::place_of_residence, QStringLiteral("Số 1 đường Ví Dụ, phường Ví Dụ, thành phố Thử Nghiệm")},
        {forms::key::issue_date, QStringLiteral("15/04/2021")},
        {forms::key::expiry_date, QStringLiteral("08/03/2030")},
        {forms::key::father_name, QStringLiteral("Nguyễn Văn Cha")},
        {forms::key::mother_name, QStringLiteral("Trần Thị Mẹ")},
        {forms::key::spouse_name, QStringLiteral("Lê Văn Chồng")},
        {forms::key::issuer, QStringLiteral("Cục Cảnh sát QLHC về TTXH")}};
    for (auto value = values.constBegin(); value != values.constEnd(); ++value) {
        person.set(value.key(), value.value(), Provenance::chip_verified);
    }
    return person;
}

bool write_paper(const forms::FormSession& session, const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !forms::write_pdf(session.filled(), {}, file)) {
        std::fprintf(stderr, "%s: cannot be written\n", qPrintable(path));
        return false;
    }
    std::printf("wrote %s\n", qPrintable(path));
    return true;
}

bool show_on_paper(const forms::FormPointer& form, const QString& folder) {
    const auto today = QDate::currentDate();
    forms::FormSession empty(form, {today, {}, {}});
    forms::FormSession filled(form, {today, forms::office_examples(), {}});
    for (const auto& role : form->roles) filled.set_person(role.id, made_up_person());
    const QDir target(folder);
    return write_paper(empty, target.filePath(form->code + QStringLiteral("-empty.pdf"))) &&
           write_paper(filled, target.filePath(form->code + QStringLiteral("-filled.pdf")));
}

void describe(const forms::FormDefinition& form) {
    QStringList groups;
    for (const int group : form.wanted_groups()) groups << QStringLiteral("DG%1").arg(group);
    std::printf("%s: fine. %s, %d fields, %d tables, reads %s\n", qPrintable(form.id), qPrintable(form.title.vi),
                static_cast<int>(form.fields.size()), static_cast<int>(form.tables.size()),
                qPrintable(groups.join(QStringLiteral(", "))));
}

bool check_file(const QString& path, const QString& paper_folder) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s: cannot be read\n", qPrintable(path));
        return false;
    }
    forms::LoadProblem problem;
    const auto form = forms::load_form(file.readAll(), problem);
    for (const auto& finding : problem.findings)
        std::fprintf(stderr, "%s: %s\n", qPrintable(path), qPrintable(finding));
    if (!form) return false;
    describe(*form);
    for (const auto& sentence : forms::unknown_office_words(*form))
        std::fprintf(stderr, "%s: warning: %s\n", qPrintable(path), qPrintable(sentence));
    return paper_folder.isEmpty() || show_on_paper(form, paper_folder);
}

int make_bundle(const QCommandLineParser& parser) {
    const auto key = cccd::SigningKey::load(parser.value(QStringLiteral("key")).toStdString());
    if (!key) return std::fprintf(stderr, "--key: %s\n", cccd::describe(key.error()).c_str()), 1;
    const qint64 sequence = parser.value(QStringLiteral("sequence")).toLongLong();
    if (sequence < 1) return std::fprintf(stderr, "--sequence wants a number from 1 on, above the last one\n"), 2;
    forms::FormFiles files;
    for (const auto& path : parser.positionalArguments()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return std::fprintf(stderr, "%s: cannot be read\n", qPrintable(path)), 1;
        files.insert(QFileInfo(path).fileName(), file.readAll());
    }
    const QByteArray bundle = forms::make_form_bundle(*key, sequence, QDateTime::currentDateTimeUtc(), files);
    QFile target(parser.value(QStringLiteral("make-bundle")));
    if (bundle.isEmpty() || !target.open(QIODevice::WriteOnly) || target.write(bundle) != bundle.size())
        return std::fprintf(stderr, "%s: cannot be written\n", qPrintable(target.fileName())), 1;
    std::printf("wrote %s: bundle %lld with %d forms\n", qPrintable(target.fileName()),
                static_cast<long long>(sequence), static_cast<int>(files.size()));
    return 0;
}

int apply_bundle(const QCommandLineParser& parser) {
    std::vector<cccd::VerifyingKey> accepted;
    for (const auto& path : parser.values(QStringLiteral("accept"))) {
        auto key = cccd::VerifyingKey::load(path.toStdString());
        if (!key)
            return std::fprintf(stderr, "--accept %s: %s\n", qPrintable(path), cccd::describe(key.error()).c_str()), 1;
        accepted.push_back(std::move(*key));
    }
    QFile file(parser.value(QStringLiteral("apply-bundle")));
    if (!file.open(QIODevice::ReadOnly))
        return std::fprintf(stderr, "%s: cannot be read\n", qPrintable(file.fileName())), 1;
    const auto update = forms::apply_form_bundle(file.readAll(), accepted, parser.value(QStringLiteral("folder")),
                                                 QDateTime::currentDateTimeUtc());
    if (!update.refusal.isEmpty()) return std::fprintf(stderr, "E808 refused: %s\n", qPrintable(update.refusal)), 1;
    std::printf("applied bundle %lld: %d forms\n", static_cast<long long>(update.sequence), update.forms);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Checks form files of the kiosk (docs/forms.md)."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("*.form.json"), QStringLiteral("file..."));
    const QCommandLineOption paper(QStringLiteral("paper"),
                                   QStringLiteral("Put the form on paper, empty and filled with a made-up person."),
                                   QStringLiteral("folder"));
    parser.addOption(paper);
    parser.addOptions({
        {QStringLiteral("make-bundle"), QStringLiteral("Sign the files as one bundle for kiosks."),
         QStringLiteral("bundle")},
        {QStringLiteral("key"), QStringLiteral("The office's private key (cccd trust key)."), QStringLiteral("file")},
        {QStringLiteral("sequence"), QStringLiteral("Number of the bundle; must grow."), QStringLiteral("number")},
        {QStringLiteral("apply-bundle"), QStringLiteral("Replace a kiosk's forms by those of a bundle."),
         QStringLiteral("bundle")},
        {QStringLiteral("accept"), QStringLiteral("Public key of the office; may be repeated."),
         QStringLiteral("file")},
        {QStringLiteral("folder"), QStringLiteral("The link to the kiosk's forms."), QStringLiteral("link"),
         QStringLiteral("/var/lib/cccd/forms")},
    });
    parser.process(application);
    if (parser.isSet(QStringLiteral("apply-bundle"))) return apply_bundle(parser);
    if (parser.positionalArguments().isEmpty()) parser.showHelp(2);
    bool fine = true;
    const bool bundle = parser.isSet(QStringLiteral("make-bundle"));
    for (const auto& path : parser.positionalArguments()) fine = check_file(path, parser.value(paper)) && fine;
    if (fine && bundle) return make_bundle(parser);
    return fine ? 0 : 1;
}
