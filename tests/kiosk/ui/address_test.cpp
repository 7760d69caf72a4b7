// The question about an old address, with the real table of communes.
#include "page_faults.hpp"
#include "services/address_book.hpp"
#include "stops.hpp"

#include <doctest/doctest.h>
#include <QFile>
#include <QTest>

using flow::State;
using screens::FillScreen;

namespace {

const QString table = QStringLiteral(CCCD_SOURCE_DIR "/libcccd/data/communes-2025.txt");
const QString split_commune = QStringLiteral("Số 6 ngõ Hàng Cỏ, Phường Cửa Nam, Quận Hoàn Kiếm, Thành phố Hà Nội");

/// A passport form after the card of someone who lives at `address`; stands at the first question.
struct Passport : ui::Kiosk {
    explicit Passport(const QString& address, app::VisitSettings settings = {}, QSize size = {})
        : Kiosk(with_table(settings)) {
        if (!size.isEmpty()) window = std::make_unique<app::Window>(shell(), size);
        go_to_card(QStringLiteral("tk01"));
        auto card = std::make_shared<services::CardData>(*ui::sample_card());
        card->person.set(forms::key::place_of_residence, address, forms::Provenance::chip_verified);
        take_card(card);
    }
    static app::VisitSettings with_table(app::VisitSettings settings) {
        settings.address_table = table;
        return settings;
    }
    std::unique_ptr<app::Window> window;

    FillScreen& fill() { return *shell().fill(); }
    /// Answers what comes before the address; false when the address is not asked for.
    bool go_to_address() {
        while (state() == State::fill && fill().path() != QStringLiteral("permanent_address")) answer();
        return state() == State::fill;
    }
    void answer() {
        if (!fill().required()) return fill().skip();
        const QString text = ui::sample_answer(fill(), *visit->session());
        if (fill().kind() == FillScreen::Kind::Choice) return fill().choose(text);
        fill().enter(text);
        fill().submit();
        REQUIRE(fill().error() == QString());
    }
    forms::Value address() const { return visit->session()->field(QStringLiteral("permanent_address"))->value; }
    QStringList units() {
        QStringList units;
        for (const auto& row : fill().options()->rows()) units << row[1].toString();
        return units;
    }
};

} // namespace

TEST_CASE("who lives in a commune that was split is asked which part, and nothing is chosen beforehand") {
    Passport kiosk(split_commune);
    REQUIRE(kiosk.go_to_address());
    auto& fill = kiosk.fill();
    CHECK(fill.kind() == FillScreen::Kind::Address);
    CHECK(fill.card_text() == split_commune);
    CHECK(fill.text().isEmpty());
    CHECK(fill.required()); // no way past the question but an answer
    CHECK(fill.units_since() == QStringLiteral("01/07/2025"));
    CHECK(fill.units_basis().startsWith(QStringLiteral("Nghị quyết 202/2025/QH15")));
    CHECK(kiosk.units() == QStringList{QStringLiteral("Phường Ba Đình, Thành phố Hà Nội"),
                                       QStringLiteral("Phường Hoàn Kiếm, Thành phố Hà Nội"),
                                       QStringLiteral("Phường Cửa Nam, Thành phố Hà Nội"),
                                       QStringLiteral("Phường Văn Miếu - Quốc Tử Giám, Thành phố Hà Nội")});
    fill.choose(fill.options()->rows()[1][0].toString());
    CHECK(kiosk.fill().path() != QStringLiteral("permanent_address"));
    const QString chosen = QStringLiteral("Số 6 ngõ Hàng Cỏ, Phường Hoàn Kiếm, Thành phố Hà Nội");
    CHECK(kiosk.address() ==
          forms::Value{chosen, forms::Provenance::confirmed, false, split_commune, forms::Provenance::chip_verified});
}

TEST_CASE("the review, the paper's data and the way back show the answer") {
    Passport kiosk(split_commune);
    REQUIRE(kiosk.go_to_address());
    kiosk.fill().choose(kiosk.fill().options()->rows()[2][0].toString());
    while (kiosk.state() == State::fill) kiosk.answer();
    REQUIRE(kiosk.state() == State::review);
    CHECK(kiosk.shell().review()->open() == 0);
    const QString chosen = QStringLiteral("Số 6 ngõ Hàng Cỏ, Phường Cửa Nam, Thành phố Hà Nội");
    bool shown = false;
    for (const auto& row : kiosk.shell().review()->rows()->rows())
        if (row[0] == QStringLiteral("permanent_address"))
            shown = row[3] == chosen && row[4].toString().contains(split_commune) && !row[5].toBool();
    CHECK(shown);
    kiosk.shell().review()->edit(QStringLiteral("permanent_address"));
    CHECK(kiosk.fill().kind() == FillScreen::Kind::Address);
    CHECK(kiosk.fill().text() == chosen);
    kiosk.fill().choose(kiosk.fill().card_text());
    REQUIRE(kiosk.state() == State::review);
    CHECK(kiosk.address().provenance == forms::Provenance::chip_verified);
    kiosk.shell().review()->confirm();
    kiosk.settle();
    REQUIRE(kiosk.state() == State::done);
    kiosk.shell().done()->finish();
    CHECK(kiosk.fill().card_text().isEmpty());
    CHECK(kiosk.fill().options()->count() == 0);
}

TEST_CASE("whoever lives in none of them types, and may begin with what the card says") {
    Passport kiosk(split_commune);
    REQUIRE(kiosk.go_to_address());
    kiosk.fill().typeInstead();
    CHECK(kiosk.fill().kind() == FillScreen::Kind::Multiline);
    CHECK(kiosk.fill().text() == split_commune);
    kiosk.fill().enter(QStringLiteral("Số 1, Phường Láng, Thành phố Hà Nội"));
    kiosk.fill().submit();
    CHECK(kiosk.address().provenance == forms::Provenance::typed);
}

TEST_CASE("Enter does not pass the question by, it says that an answer is needed") {
    app::VisitSettings settings;
    settings.counter = true;
    Passport kiosk(split_commune, settings, QSize(1366, 768));
    REQUIRE(kiosk.go_to_address());
    kiosk.settle();
    kiosk.fill().submit();
    CHECK(kiosk.fill().path() == QStringLiteral("permanent_address"));
    CHECK_FALSE(kiosk.fill().error().isEmpty());
    kiosk.fill().typeInstead();
    kiosk.fill().enter({});
    kiosk.fill().submit();
    CHECK(kiosk.fill().path() == QStringLiteral("permanent_address"));
    kiosk.fill().enter(split_commune);
    kiosk.fill().submit();
    CHECK(kiosk.fill().path() != QStringLiteral("permanent_address"));
}

TEST_CASE("the question speaks of the address, which may be a child's or a dead person's, and not of the visitor") {
    for (const bool english : {false, true}) {
        app::VisitSettings settings;
        settings.english = english;
        Passport kiosk(split_commune, settings, QSize(1080, 1920));
        kiosk.window->set_english(english);
        REQUIRE(kiosk.go_to_address());
        kiosk.settle();
        QStringList texts;
        for (const auto* item : ui::visible_items(*kiosk.window->window())) texts << item->property("text").toString();
        const QString all = texts.join(u'\n');
        CHECK(all.contains(english ? QStringLiteral("the right commune for this address")
                                   : QStringLiteral("đúng của địa chỉ này")));
        CHECK_FALSE(all.contains(english ? QStringLiteral("you live") : QStringLiteral("ông/bà")));
    }
}

TEST_CASE("an address of today, and one that no table knows, are taken as they are and not asked") {
    for (const auto* address : {"Thôn 1, Xã A, Huyện B, Tỉnh C", "Số 5, Phường Ba Đình, Thành phố Hà Nội"}) {
        Passport kiosk(QString::fromUtf8(address));
        CHECK_FALSE(kiosk.go_to_address());
        CHECK(kiosk.state() == State::review);
        CHECK(kiosk.address().provenance == forms::Provenance::chip_verified);
    }
}

TEST_CASE("the house and the hamlet stay, the old commune goes, whether a word tells it or not") {
    services::AddressBook book(table);
    CHECK(book.today(split_commune).empty()); // nothing is loaded before it is asked for
    book.prepare();
    const auto only = [&](const char* address) {
        const auto found = book.today(QString::fromUtf8(address));
        REQUIRE(found.all.size() == 1);
        return found.all[0].address;
    };
    CHECK(only("Tổ 5, Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội") ==
          QStringLiteral("Tổ 5, Phường Hồng Hà, Thành phố Hà Nội"));
    CHECK(only("Huyện Côn Đảo, Tỉnh Bà Rịa - Vũng Tàu") == QStringLiteral("Đặc khu Côn Đảo, Thành phố Hồ Chí Minh"));
    CHECK(only("Thôn 2, Bản Qua, Bát Xát, Lào Cai").startsWith(QStringLiteral("Thôn 2, Xã ")));
    const auto of_district = [&](const char* address) { return book.today(QString::fromUtf8(address)).all; };
    const auto street = of_district("Ngõ 12, Lê Lợi, Quận 1, Thành phố Hồ Chí Minh");
    REQUIRE(street.size() > 1);
    for (const auto& each : street) CHECK(each.address == QStringLiteral("Ngõ 12, Lê Lợi, ") + each.unit);
    for (const char* unknown : {"Ngõ 12, Phường Không Có, Quận 1, Thành phố Hồ Chí Minh",
                                "Ngõ 12, P. Không Có, Quận 1, Thành phố Hồ Chí Minh"})
        for (const auto& each : of_district(unknown)) CHECK(each.address == QStringLiteral("Ngõ 12, ") + each.unit);
}

TEST_CASE("a table of communes that can not be read is told once, and nobody is asked") {
    ui::warnings();
    services::AddressBook none(QStringLiteral("/nonexistent"));
    none.prepare();
    CHECK(none.today(split_commune).empty());
    CHECK(none.today(split_commune).empty());
    const auto told = ui::warnings();
    REQUIRE(told.size() == 1);
    CHECK(told.front().contains(QStringLiteral("K114 /nonexistent")));
}

TEST_CASE("the question fits every screen") {
    for (const QSize size : {QSize(1080, 1920), QSize(1366, 768), QSize(1920, 1080), QSize(768, 1366)})
        for (const bool english : {false, true})
            for (const double scale : {1.0, 2.0}) {
                CAPTURE(size.width());
                CAPTURE(english);
                CAPTURE(scale);
                app::VisitSettings settings;
                settings.english = english;
                settings.motion = false;
                settings.text_scale = scale;
                settings.counter = size == QSize(1366, 768);
                Passport kiosk(split_commune, settings, size);
                REQUIRE(kiosk.go_to_address());
                REQUIRE(kiosk.window->window());
                auto& window = *kiosk.window->window();
                kiosk.settle();
                QTest::qWait(30);
                const QImage picture = window.grabWindow();
                CHECK(picture.size() == size);
                if (const auto folder = qEnvironmentVariable("CCCD_PICTURES"); !folder.isEmpty())
                    picture.save(QStringLiteral("%1/address-%2-%3-%4.png")
                                     .arg(folder)
                                     .arg(size.width())
                                     .arg(english)
                                     .arg(scale));
                const auto faults = ui::page_faults(window, settings.counter);
                CHECK_MESSAGE(faults.isEmpty(), faults.join(QStringLiteral("; ")).toStdString());
                const auto warnings = ui::warnings();
                CHECK_MESSAGE(warnings.isEmpty(), warnings.join(QStringLiteral("; ")).toStdString());
            }
}
