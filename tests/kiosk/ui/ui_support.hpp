// What the tests of the screens share.
#pragma once

#include "app/visit.hpp"
#include "app/window.hpp"
#include "fake_reader.hpp"

#include <QStringList>
#include <QTemporaryDir>

namespace ui {

/// The warnings since the last call.
QStringList warnings();

/// A synthetic person, as a verified 2021 card would bring it.
services::CardDataPointer sample_card(cccd::Overall overall = cccd::Overall::genuine,
                                      const QString& name = QStringLiteral("Nguyễn Văn Mẫu"));

/// How the papers are called: TEST, or as on a counter.
enum class PaperNames { test, guideline };

/// A kiosk without a window: catalogue, fake reader, visit.
struct Kiosk {
    explicit Kiosk(app::VisitSettings settings = {}, PaperNames names = PaperNames::test);

    QTemporaryDir folder;
    forms::FormCatalogue catalogue;
    FakeReader reader;
    std::unique_ptr<app::Visit> visit;

    screens::Shell& shell() { return visit->shell(); }
    flow::State state() const { return visit->state(); }
    /// From the welcome page to the question of consent.
    void go_to_consent(const QString& form = QStringLiteral("ct01"));
    /// From the welcome page to the page that asks for the card.
    void go_to_card(const QString& form = QStringLiteral("ct01"));
    /// The card is laid, read and taken for the holder's; stands at the first question.
    void take_card(const services::CardDataPointer& card = sample_card());
    /// The whole visit up to the finished paper; stands at the last page, or where the paper could not be made.
    void go_to_end();
    /// Fills every question with a sample, up to the review.
    void fill_all();
    /// The same, up to the question for the field at `path`.
    void fill_until(const QString& path);
    void settle();
};

/// An answer of the right kind for the question on the screen.
QString sample_answer(const screens::FillScreen& fill, const forms::FormSession& session);

} // namespace ui
