#include "fake_reader.hpp"

#include "ui_support.hpp"

#include <doctest/doctest.h>
#include <QCoreApplication>

namespace ui {

Kiosk::Kiosk(app::VisitSettings settings, PaperNames names)
    : catalogue(forms::FormCatalogue::load(QStringLiteral(KIOSK_FORMS_DIR))) {
    settings.centre = QStringLiteral("Trung tâm Phục vụ hành chính công");
    settings.ward = QStringLiteral("Phường Mẫu");
    settings.slogan = QStringLiteral("Hành chính phục vụ");
    settings.office.insert(QStringLiteral("police"), QStringLiteral("Công an phường Mẫu"));
    settings.output_folder = folder.path();
    if (names == PaperNames::test) settings.paper_stem = QStringLiteral("TEST");
    visit = std::make_unique<app::Visit>(catalogue, reader, settings);
}

void Kiosk::settle() {
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
}

void Kiosk::go_to_consent(const QString& form) {
    if (state() == flow::State::welcome) shell().start();
    shell().forms()->choose(form);
    if (state() == flow::State::choose_procedure)
        shell().procedure()->choose(shell().procedure()->rows()->rows().first().first().toString());
    REQUIRE(state() == flow::State::consent);
}

void Kiosk::go_to_card(const QString& form) {
    go_to_consent(form);
    for (int box = 0; box < shell().consent()->purposes()->count(); ++box) shell().consent()->toggle(box);
    shell().consent()->agree();
    shell().identify()->press(QStringLiteral("001099000001"));
    shell().identify()->submit();
    REQUIRE(state() == flow::State::place_card);
}

void Kiosk::take_card(const services::CardDataPointer& card) {
    emit reader.card_found();
    emit reader.finished(card);
    shell().result()->accept();
    if (state() == flow::State::people) shell().people()->done();
    REQUIRE(state() == flow::State::fill);
}

void Kiosk::go_to_end() {
    go_to_card();
    take_card();
    fill_all();
    shell().review()->confirm();
    settle();
}

void Kiosk::fill_all() {
    fill_until({});
    REQUIRE(state() == flow::State::review);
}

void Kiosk::fill_until(const QString& path) {
    for (int i = 0; i < 100 && state() == flow::State::fill && shell().fill()->path() != path; ++i) {
        auto& fill = *shell().fill();
        const QString answer = sample_answer(fill, *visit->session());
        if (fill.kind() == screens::FillScreen::Kind::Choice) {
            fill.choose(answer);
            continue;
        }
        fill.enter(answer);
        fill.submit();
        REQUIRE(fill.error() == QString());
    }
}

services::CardDataPointer sample_card(cccd::Overall overall, const QString& name) {
    namespace key = forms::key;
    auto card = std::make_shared<services::CardData>();
    card->overall = overall;
    card->generation = cccd::CardGeneration::cccd_2021;
    const auto provenance =
        overall == cccd::Overall::cannot_tell ? forms::Provenance::chip_unverified : forms::Provenance::chip_verified;
    card->person.set(key::full_name, name, provenance);
    card->person.set(key::personal_number, QStringLiteral("001099000001"), provenance);
    card->person.set(key::birth_date, QStringLiteral("01/01/1999"), provenance);
    card->person.set(key::sex, QStringLiteral("Nam"), provenance);
    card->person.portrait = QImage(60, 80, QImage::Format_RGB32);
    card->person.portrait.fill(QColor(200, 180, 160));
    using V = cccd::Verdict;
    const V chain = overall == cccd::Overall::cannot_tell ? V::no_trust_anchor : V::passed;
    const V hash = overall == cccd::Overall::not_genuine ? V::failed : V::passed;
    card->report.checks = {
        {cccd::CheckId::sod_signature, V::passed, cccd::File::none, ""},
        {cccd::CheckId::signer_chain, chain, cccd::File::none, ""},
        {cccd::CheckId::data_group_hash, V::passed, cccd::File::dg1, ""},
        {cccd::CheckId::data_group_hash, hash, cccd::File::dg13, ""},
        {cccd::CheckId::active_authentication, V::passed, cccd::File::none, ""},
        {cccd::CheckId::chip_authentication, V::not_offered, cccd::File::none, ""},
    };
    return card;
}

QString sample_answer(const screens::FillScreen& fill, const forms::FormSession& session) {
    const auto field = session.field(fill.path());
    REQUIRE(field);
    if (!field->options.empty()) return field->options.front().value;
    switch (field->type) {
    case forms::FieldType::phone:
        return QStringLiteral("0900000000");
    case forms::FieldType::personal_number:
        return QStringLiteral("001155000002");
    case forms::FieldType::email:
        return QStringLiteral("mau@example.vn");
    case forms::FieldType::date:
        return QStringLiteral("01022000");
    case forms::FieldType::digits:
    case forms::FieldType::money:
        return QStringLiteral("2");
    case forms::FieldType::name:
        return QStringLiteral("Trần Thị Mẫu");
    default:
        return QStringLiteral("Số 12 phố Mẫu, phường Mẫu");
    }
}

} // namespace ui
