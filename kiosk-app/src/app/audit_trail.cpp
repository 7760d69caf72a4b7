#include "app/audit_trail.hpp"

#include "text/failures.hpp"

#include <utility>

namespace app {

using flow::Event;
using flow::State;
using services::Act;

namespace {

QString word(cccd::Overall overall) {
    switch (overall) {
    case cccd::Overall::genuine:
        return QStringLiteral("genuine");
    case cccd::Overall::genuine_remarks:
        return QStringLiteral("genuine_remarks");
    case cccd::Overall::cannot_tell:
        return QStringLiteral("cannot_tell");
    case cccd::Overall::not_genuine:
        break;
    }
    return QStringLiteral("not_genuine");
}

} // namespace

AuditTrail::AuditTrail(Visit& visit, const services::Settings& settings, QObject* parent)
    : QObject(parent), visit_(visit), folder_(settings.audit_folder),
      rotate_bytes_(qint64{settings.audit_rotate_kilobytes} * 1024), kiosk_(settings.kiosk) {
    if (!folder_.isEmpty()) connect(&visit, &Visit::stepped, this, &AuditTrail::stepped);
}

// Opened for each line: several processes serve visits in turn, and each must go on where the last one ended.
void AuditTrail::write(Act act, const QString& outcome, services::AuditFacts facts) {
    if (folder_.isEmpty()) return;
    facts.prepend({QStringLiteral("kiosk"), kiosk_});
    setup::Faults faults;
    const auto log =
        services::AuditLog::open(folder_, rotate_bytes_, faults, std::exchange(look_, services::AuditLog::Look::end));
    const bool written = log && log->add(act, outcome, facts);
    for (const auto& fault : faults) qWarning("%s", qUtf8Printable(setup::line(fault)));
    if (!written) emit failed();
}

services::AuditFacts AuditTrail::form() const {
    return {{QStringLiteral("form"), form_id_}};
}

void AuditTrail::stepped(State from, Event event, State to) {
    const QString event_name = QString::fromUtf8(flow::name(event).data(), int(flow::name(event).size()));
    if (event == Event::start) {
        since_begin_.start();
        form_id_ = QStringLiteral("none");
        write(Act::visit_begun, QStringLiteral("ok"));
    }
    if (event == Event::form_chosen && visit_.session()) form_id_ = visit_.session()->form().id;
    if (event == Event::read_done) write(Act::card_read, word(visit_.last_verdict()), form());
    if (event == Event::card_failed || event == Event::card_pulled)
        write(Act::card_read, failures::shown_code(visit_.last_error().code), form());
    if (event == Event::written || event == Event::write_failed)
        write(Act::paper_written, event == Event::written ? QStringLiteral("ok") : QStringLiteral("failed"), form());
    if (event == Event::print) write(Act::printed, QStringLiteral("asked"), form());
    if (flow::in_visit(from) && !flow::in_visit(to)) {
        auto facts = form();
        facts.append(
            {QStringLiteral("from"), QString::fromUtf8(flow::name(from).data(), int(flow::name(from).size()))});
        facts.append(
            {QStringLiteral("seconds"), QString::number(std::min<qint64>(since_begin_.elapsed() / 1000, 99999))});
        write(Act::visit_ended, event_name, facts);
    }
}

void AuditTrail::admin_tried(services::AdminPin::Answer answer) {
    using Answer = services::AdminPin::Answer;
    const QString outcome = answer == Answer::right   ? QStringLiteral("opened")
                            : answer == Answer::wrong ? QStringLiteral("wrong_pin")
                            : answer == Answer::wait  ? QStringLiteral("too_early")
                                                      : QStringLiteral("no_pin");
    write(Act::admin, outcome);
}

} // namespace app
