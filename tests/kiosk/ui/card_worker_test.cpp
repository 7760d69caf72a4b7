// The real worker with a card in software: what it tells, and a card that is pulled in the middle.
#include "app/views.hpp"
#include "services/card_worker.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <cccd/demo.hpp>
#include <cccd/faults.hpp>
#include <cccd/trust.hpp>
#include <doctest/doctest.h>
#include <QTest>

namespace {

using namespace cccd;

class Slot final : public services::CardSlot {
public:
    explicit Slot(std::vector<faults::Fault> faults = {}, const char* profile = CCCD_PROFILES "/cccd-2021")
        : card_(*demo::DemoCard::open(profile)), link(card_.transport(), std::move(faults)) {}
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
    [[nodiscard]] std::string code() const { return card_.printed().qr_text; }

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

    explicit ReadingDesk(std::vector<faults::Fault> faults = {}, const char* profile = CCCD_PROFILES "/cccd-2021",
                         Trust trust = {})
        : slot(std::make_shared<Slot>(std::move(faults), profile)), worker(slot, std::move(trust), {}) {
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
        services::CardOrder order;
        order.key = SecretBytes(as_bytes(std::string_view(slot->number())));
        order.files = files;
        order.values = QStringList{forms::key::full_name, forms::key::personal_number, forms::key::portrait};
        return read(std::move(order));
    }
    std::size_t read(services::CardOrder order) {
        told.clear();
        card.reset();
        const auto before = slot->link.exchanges();
        worker.start(std::move(order));
        REQUIRE(QTest::qWaitFor([this] { return card || told.contains(QStringLiteral("failed")); }, 60'000));
        return slot->link.exchanges() - before;
    }
};

const QStringList of_passport{
    forms::key::full_name,          forms::key::personal_number, forms::key::birth_date, forms::key::sex,
    forms::key::place_of_residence, forms::key::issue_date,      forms::key::old_number, forms::key::issuer,
    forms::key::document_name};

/// What a form that wants all of these gets from a card whose code was scanned as `code`.
struct Scanned {
    ReadingDesk desk;
    explicit Scanned(const std::string& code, const char* profile = CCCD_PROFILES "/can-cuoc-2024", Trust trust = {})
        : desk({}, profile, std::move(trust)) {
        services::CardOrder order;
        order.source = services::KeySource::qr;
        order.key = SecretBytes(as_bytes(std::string_view(code)));
        order.files = {File::dg1, File::dg13};
        order.values = of_passport;
        desk.read(std::move(order));
        REQUIRE(desk.card);
    }
    [[nodiscard]] std::optional<forms::Value> value(const QString& name) const { return desk.card->person.value(name); }
    [[nodiscard]] bool took_something() const {
        return std::any_of(of_passport.begin(), of_passport.end(), [this](const QString& name) {
            return value(name) && value(name)->provenance == forms::Provenance::qr;
        });
    }
};

std::string code_2024() {
    return demo::DemoCard::open(CCCD_PROFILES "/can-cuoc-2024")->printed().qr_text;
}

std::string replaced(std::string text, std::string_view part, std::string_view by) {
    REQUIRE(text.find(part) != std::string::npos);
    return text.replace(text.find(part), part.size(), by);
}

} // namespace

TEST_CASE("a scanned code gives the residence and the issue that a 2024 chip keeps to itself, marked as not signed") {
    using forms::Provenance;
    const Scanned card(code_2024());
    CHECK(card.value(forms::key::place_of_residence)->text.startsWith(QStringLiteral("Căn hộ B12.07")));
    CHECK(card.value(forms::key::place_of_residence)->provenance == Provenance::qr);
    CHECK(*card.value(forms::key::issue_date) == forms::Value{QStringLiteral("10/10/2024"), Provenance::qr});
    CHECK(card.value(forms::key::full_name)->provenance == Provenance::chip_unverified); // the chip's own stays
    CHECK(card.value(forms::key::birth_date)->provenance == Provenance::chip_unverified);
    CHECK_FALSE(card.value(forms::key::old_number)); // the code has none
    CHECK(
        *card.value(forms::key::identity_line) ==
        forms::Value{QStringLiteral("Thẻ căn cước số 079195067890 do Bộ Công an cấp ngày 10/10/2024"), Provenance::qr});
    CHECK(card.desk.card->overall == Overall::cannot_tell); // no anchor, and a code changes nothing of that
}

TEST_CASE("with the number typed nothing comes from a code, and a form gets from it only what it wants") {
    ReadingDesk typed({}, CCCD_PROFILES "/can-cuoc-2024");
    services::CardOrder order;
    order.key = SecretBytes(as_bytes(std::string_view(typed.slot->number())));
    order.files = {File::dg1, File::dg13};
    order.values = of_passport;
    typed.read(std::move(order));
    REQUIRE(typed.card);
    CHECK_FALSE(typed.card->person.has(forms::key::issue_date));
    ReadingDesk modest({}, CCCD_PROFILES "/can-cuoc-2024");
    services::CardOrder less;
    less.source = services::KeySource::qr;
    const auto code = code_2024();
    less.key = SecretBytes(as_bytes(std::string_view(code)));
    less.files = {File::dg1, File::dg13};
    less.values = QStringList{forms::key::full_name, forms::key::personal_number};
    modest.read(std::move(less));
    REQUIRE(modest.card);
    CHECK_FALSE(modest.card->person.has(forms::key::place_of_residence));
}

TEST_CASE("a code that lost letters fills nothing and is not held against the card") {
    for (const auto& damaged :
         {replaced(code_2024(), "Trần", "Tr?n"), replaced(code_2024(), "Hoàng", "Ho\xEF\xBF\xBDng")}) {
        const Scanned card(damaged);
        CHECK_FALSE(card.took_something());
        CHECK_FALSE(card.desk.card->report.has_finding("data.code_not_used"));
    }
}

TEST_CASE("a code that tells another name, birth, sex or an older card fills nothing, and the report says why") {
    struct Row {
        const char* part;
        const char* by;
        const char* finding;
    };
    for (const Row& row :
         {Row{"Ngọc Ánh", "Ngọc Bích", "data.name_differs"}, Row{"29111995", "28111995", "data.birth_differs"},
          Row{"|Nữ|", "|Nam|", "data.sex_differs"}, Row{"10102024", "10102021", "data.issue_differs"}}) {
        CAPTURE(row.finding);
        const Scanned card(replaced(code_2024(), row.part, row.by));
        CHECK_FALSE(card.took_something());
        CHECK(card.value(forms::key::full_name)->text == QStringLiteral("Trần Thị Ngọc Ánh"));
        const auto& report = card.desk.card->report;
        CHECK(report.has_finding(row.finding));
        CHECK(report.has_finding("data.code_not_used"));
        const QVariantList told{phrases::finding_sentence(QStringLiteral("data.code_not_used")).vi};
        CHECK(views::result(*card.desk.card, forms::Language::vietnamese).remarks.contains(told));
        CHECK(card.desk.card->overall == Overall::cannot_tell);
    }
}

TEST_CASE("a code makes no card look more genuine, and one that differs lowers it to remarks") {
    const std::filesystem::path anchor = CCCD_PROFILES "/pki/csca.pem";
    const auto verdict = [&](const std::string& code) {
        const Scanned card(code, CCCD_PROFILES "/can-cuoc-2024", *load_trust({&anchor, 1}));
        CHECK(card.value(forms::key::full_name)->provenance == forms::Provenance::chip_verified);
        return card.desk.card->overall;
    };
    const auto sound = verdict(code_2024());
    CHECK((sound == Overall::genuine || sound == Overall::genuine_remarks));
    CHECK(verdict(replaced(code_2024(), "Ngọc Ánh", "Ngọc Bích")) == Overall::genuine_remarks);
}

TEST_CASE("a 2021 card names its issuer as papers do, with the chip's own date whatever the code says") {
    const auto code = demo::DemoCard::open(CCCD_PROFILES "/cccd-2021")->printed().qr_text;
    const Scanned card(code, CCCD_PROFILES "/cccd-2021");
    CHECK_FALSE(card.took_something());
    const auto line = card.value(forms::key::identity_line);
    REQUIRE(line);
    CHECK(line->text.startsWith(
        QStringLiteral("Căn cước công dân số 038090012345 do Cục Cảnh sát QLHC về TTXH cấp ngày ")));
    CHECK(line->provenance == forms::Provenance::chip_unverified);
}

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
