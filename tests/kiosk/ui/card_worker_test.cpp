// The real worker with a card in software: what it tells, and a card that is pulled in the middle.
#include "services/card_worker.hpp"

#include <cccd/demo.hpp>
#include <cccd/faults.hpp>
#include <doctest/doctest.h>
#include <QTest>

namespace {

using namespace cccd;

class Slot final : public services::CardSlot {
public:
    explicit Slot(std::vector<faults::Fault> faults = {})
        : card_(*demo::DemoCard::open(CCCD_PROFILES "/cccd-2021")), link(card_.transport(), std::move(faults)) {}
    Status wait_for_card(std::stop_token stop) override {
        link.put_back();
        return link.reset({stop, std::nullopt});
    }
    Transport& transport() override { return link; }
    void release() override {}
    ReaderLimits* limits() override { return &learned; }
    Status wait_for_removal(std::stop_token) override {
        return Error{ErrorCode::deadline_passed, Stage::reader, 0, 0, "the card stays"};
    }
    [[nodiscard]] std::string number() const { return card_.printed().personal_number; }

private:
    demo::DemoCard card_;

public:
    faults::FaultyTransport link;
    ReaderLimits learned;
};

struct ReadingDesk {
    std::shared_ptr<Slot> slot;
    services::CardWorker worker;
    QStringList told;
    QString name;
    services::CardDataPointer card;
    ErrorCode error = ErrorCode::cancelled;

    explicit ReadingDesk(std::vector<faults::Fault> faults = {})
        : slot(std::make_shared<Slot>(std::move(faults))), worker(slot, {}, {}) {
        using services::CardReader;
        QObject::connect(&worker, &CardReader::named, [this](const QString& full_name) {
            told << QStringLiteral("named");
            name = full_name;
        });
        QObject::connect(&worker, &CardReader::finished, [this](const services::CardDataPointer& data) {
            told << QStringLiteral("finished");
            card = data;
        });
        QObject::connect(&worker, &CardReader::failed, [this](const Error& failure) {
            told << QStringLiteral("failed");
            error = failure.code;
        });
    }

    /// Exchanges that it took.
    std::size_t read(Files files = {File::dg1, File::dg2, File::dg13}) {
        told.clear();
        card.reset();
        const auto before = slot->link.exchanges();
        services::CardOrder order;
        order.key = SecretBytes(as_bytes(std::string_view(slot->number())));
        order.files = files;
        order.values = QStringList{forms::key::full_name, forms::key::personal_number, forms::key::portrait};
        worker.start(std::move(order));
        REQUIRE(QTest::qWaitFor([this] { return card || told.contains(QStringLiteral("failed")); }, 60'000));
        return slot->link.exchanges() - before;
    }
};

} // namespace

TEST_CASE("the name is told once it is checked, before the whole card is read") {
    ReadingDesk desk;
    desk.read();
    REQUIRE(desk.card);
    CHECK(desk.told == QStringList{QStringLiteral("named"), QStringLiteral("finished")});
    CHECK(desk.name == desk.card->person.value(forms::key::full_name)->text);
    CHECK_FALSE(desk.card->person.portrait.isNull());
}

TEST_CASE("what was learned of a card spares the next visit something") {
    ReadingDesk desk;
    const auto first = desk.read();
    CHECK(desk.slot->learned.entries().size() == 1);
    CHECK(desk.read() < first);
}

TEST_CASE("a card that is pulled and laid back goes on where it was, but not after the reader was stopped") {
    const auto whole = ReadingDesk().read();
    const std::vector<faults::Fault> pulled{{whole - 2, faults::Kind::removal}};
    ReadingDesk desk(pulled);
    desk.read();
    CHECK(desk.error == ErrorCode::card_removed);
    CHECK_FALSE(desk.card);
    const auto rest = desk.read();
    REQUIRE(desk.card);
    CHECK_FALSE(desk.card->person.portrait.isNull());

    ReadingDesk stopped(pulled);
    stopped.read();
    stopped.worker.stop();
    const auto again = stopped.read();
    REQUIRE(stopped.card);
    CHECK(rest + 2 < again);
}

TEST_CASE("an order for other files takes nothing over from a card that was pulled") {
    const auto whole = ReadingDesk().read();
    ReadingDesk desk({{whole - 2, faults::Kind::removal}});
    desk.read();
    desk.read({File::dg1, File::dg13});
    REQUIRE(desk.card);
    CHECK(desk.card->person.portrait.isNull());
}
