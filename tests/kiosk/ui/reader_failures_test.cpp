// What a reader or a card can not do, through the reader of the real kiosk: what the worker meets is on the screen,
// with its code.
#include "services/card_worker.hpp"
#include "services/pcsc_slot.hpp"
#include "text/failures.hpp"
#include "ui_support.hpp"

#include <algorithm>
#include <cccd/demo.hpp>
#include <doctest/doctest.h>
#include <QFile>
#include <QProcess>
#include <QTest>

namespace {

using namespace cccd;
using flow::State;

/// A visit that waits for a card in this slot.
struct RealDesk {
    services::CardWorker reader;
    forms::FormCatalogue catalogue = forms::FormCatalogue::load(QStringLiteral(KIOSK_FORMS_DIR));
    app::Visit visit;

    explicit RealDesk(std::shared_ptr<services::CardSlot> slot)
        : reader(std::move(slot), {}, {}), visit(catalogue, reader, {}) {
        visit.shell().start();
        visit.shell().forms()->choose(QStringLiteral("mo_tai_khoan"));
        visit.shell().consent()->toggle(0);
        visit.shell().consent()->agree();
        visit.shell().identify()->press(QStringLiteral("001099000001"));
        visit.shell().identify()->submit();
    }
    /// The code that comes up.
    std::string failure() {
        REQUIRE(QTest::qWaitFor([this] { return visit.state() == State::failed; }, 20'000));
        return visit.shell().failure()->code().toStdString();
    }
};

/// A chip that refuses some commands.
class Refusing final : public Transport {
public:
    using Answer = std::uint16_t (*)(ByteView command); ///< 0: as the chip does

    Refusing(Transport& chip, Answer answer) : chip_(chip), answer_(answer) {}
    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override {
        const auto status = answer_(command);
        if (status == 0) return chip_.transmit(command, response, waiting);
        response[0] = static_cast<std::uint8_t>(status >> 8);
        response[1] = static_cast<std::uint8_t>(status & 0xFF);
        return std::size_t{2};
    }
    Status reset(const Waiting& waiting) override { return chip_.reset(waiting); }
    [[nodiscard]] ByteView atr() const noexcept override { return chip_.atr(); }
    [[nodiscard]] TransportLimits limits() const noexcept override { return chip_.limits(); }

private:
    Transport& chip_;
    Answer answer_;
};

class RefusingSlot final : public services::CardSlot {
public:
    explicit RefusingSlot(Refusing::Answer answer)
        : card_(*demo::DemoCard::open(CCCD_PROFILES "/cccd-2021")), link_(card_.transport(), answer) {}
    Status wait_for_card(std::stop_token stop) override { return link_.reset({stop, std::nullopt}); }
    Transport& transport() override { return link_; }
    void release() override {}
    Status wait_for_removal(std::stop_token) override {
        return Error{ErrorCode::deadline_passed, Stage::reader, 0, 0, "the card stays"};
    }

private:
    demo::DemoCard card_;
    Refusing link_;
};

constexpr std::uint8_t ins_general_authenticate = 0x86, ins_external_authenticate = 0x82;
constexpr std::uint16_t sw_not_found = 0x6A82, sw_blocked = 0x6983;

/// Knows neither EF.CardAccess nor the application of ID cards, as any bank card.
std::uint16_t bank_card(ByteView) {
    return sw_not_found;
}

/// Too many wrong numbers: neither PACE nor BAC goes on.
std::uint16_t blocked_chip(ByteView command) {
    return command[1] == ins_general_authenticate || command[1] == ins_external_authenticate ? sw_blocked
                                                                                             : std::uint16_t{0};
}

std::string code_of(ErrorCode code) {
    return failures::shown_code(code).toStdString();
}

} // namespace

TEST_CASE("a card that is no ID card, and a chip that has blocked itself, are told as such by the real worker") {
    CHECK(RealDesk(std::make_shared<RefusingSlot>(bank_card)).failure() == code_of(ErrorCode::not_an_emrtd));
    CHECK(RealDesk(std::make_shared<RefusingSlot>(blocked_chip)).failure() == code_of(ErrorCode::access_blocked));
}

TEST_CASE("a card service that does not run, and one without a reader, are told as such by the real client library") {
    const QString address = qEnvironmentVariable("PCSCLITE_CSOCK_NAME"); // as ui_main.cpp set it; nothing is there
    const auto slot = [] { return std::make_shared<services::PcscSlot>(std::string(), std::filesystem::path()); };
    CHECK(RealDesk(slot()).failure() == code_of(ErrorCode::service_not_running));

    QProcess service;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PRIVATE_PCSCD_READERS"), QStringLiteral("none"));
    service.setProcessEnvironment(environment);
    service.start(QStringLiteral(PRIVATE_PCSCD),
                  {QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo $PCSCLITE_CSOCK_NAME; exec cat")});
    service.waitForReadyRead(20'000);
    const QString socket = QString::fromUtf8(service.readLine()).trimmed();
    if (socket.isEmpty()) {
        std::printf("SKIPPED no private pcscd: %s\n", service.readAllStandardError().constData());
        return;
    }
    REQUIRE(QFile::link(socket, address));
    CHECK(RealDesk(slot()).failure() == code_of(ErrorCode::no_reader));
    CHECK(QFile::remove(address));
    service.closeWriteChannel();
    CHECK(service.waitForFinished(20'000));
}
