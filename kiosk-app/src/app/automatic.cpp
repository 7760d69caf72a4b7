#include "app/automatic.hpp"

#include <cstdio>
#include <QDir>

namespace app {

using flow::State;

namespace {

constexpr int settle_ms = 320;  // past the page's fade
constexpr int most_steps = 400; // a visit that runs in a circle ends here

} // namespace

Automatic::Automatic(Visit& visit, QQuickWindow& window, Plan plan, QObject* parent)
    : QObject(parent), visit_(visit), window_(window), plan_(std::move(plan)) {
    rest_.setInterval(settle_ms);
    connect(&rest_, &QTimer::timeout, this, &Automatic::look);
}

void Automatic::begin() {
    rest_.start();
}

void Automatic::look() {
    if (++steps_ > most_steps) {
        rest_.stop();
        emit ended(false);
        return;
    }
    shoot();
    act();
}

void Automatic::shoot() {
    const auto state = visit_.state();
    QString key = QString::fromUtf8(flow::name(state).data(), int(flow::name(state).size()));
    if (state == State::welcome && visited_) key = QStringLiteral("wiped");
    if (state == State::fill) key += u'-' + visit_.shell().fill()->path().section(u'/', -1).replace(u'_', u'-');
    if (key == shot_key_ || plan_.screenshots.isEmpty()) return;
    shot_key_ = key;
    const QString name =
        QStringLiteral("%1-%2.png").arg(++pictures_, 2, 10, QLatin1Char('0')).arg(key.replace(u'_', u'-'));
    QDir().mkpath(plan_.screenshots);
    if (!window_.grabWindow().save(QDir(plan_.screenshots).filePath(name)))
        std::fprintf(stderr, "cccd-kiosk: can not write %s\n", qPrintable(name));
}

void Automatic::act() {
    auto& shell = visit_.shell();
    switch (visit_.state()) {
    case State::welcome:
        if (!visited_) return visited_ = true, shell.start();
        rest_.stop();
        emit ended(true);
        return;
    case State::choose_form:
        return act_on_forms();
    case State::choose_procedure: {
        const auto& rows = shell.procedure()->rows()->rows();
        return shell.procedure()->choose(rows.isEmpty() ? QString() : rows.first().first().toString());
    }
    case State::consent:
        return act_on_consent();
    case State::identify:
        if (!shell.identify()->complete()) return shell.identify()->press(plan_.number), shot_key_.clear();
        return shell.identify()->submit();
    case State::place_card:
    case State::reading:
    case State::writing:
        return;
    case State::result:
        if (shell.result()->usable()) return shell.result()->accept();
        rest_.stop();
        emit ended(false);
        return;
    case State::people:
        return shell.people()->done();
    case State::fill:
        return fill_field();
    case State::review:
        return shell.review()->confirm();
    case State::done:
        return shell.done()->finish();
    case State::failed:
    case State::admin:
        rest_.stop();
        std::fprintf(stderr, "cccd-kiosk: the visit ended with %s\n", qPrintable(shell.failure()->code()));
        emit ended(false);
        return;
    }
}

void Automatic::act_on_forms() {
    visit_.shell().forms()->choose(plan_.form);
    if (visit_.state() != State::choose_form) return;
    std::fprintf(stderr, "cccd-kiosk: there is no form of this id\n");
    rest_.stop();
    emit ended(false);
}

void Automatic::act_on_consent() {
    auto& consent = *visit_.shell().consent();
    if (consent.ready()) return consent.agree();
    for (int box = 0; box < consent.purposes()->count(); ++box) consent.toggle(box);
    shot_key_.clear(); // once more, with the ticks
}

void Automatic::fill_field() {
    auto& fill = *visit_.shell().fill();
    if (fill.kind() == screens::FillScreen::Kind::Address) return fill.choose(sample());
    if (fill.text().isEmpty()) {
        if (fill.kind() == screens::FillScreen::Kind::Choice) return fill.choose(sample());
        fill.enter(sample());
        shot_key_.clear(); // once more, with the text
        return;
    }
    if (tried_path_ == fill.path() && !fill.required()) return fill.skip();
    tried_path_ = fill.path();
    fill.submit();
}

QString Automatic::sample() const {
    using Kind = screens::FillScreen::Kind;
    auto& fill = *visit_.shell().fill();
    const auto field = visit_.session()->field(fill.path());
    const auto type = field ? field->type : forms::FieldType::text;
    if (fill.kind() == Kind::Choice || fill.kind() == Kind::Checkbox || fill.kind() == Kind::Address)
        return fill.options()->rows().isEmpty() ? QStringLiteral("1")
                                                : fill.options()->rows().last().first().toString();
    switch (type) {
    case forms::FieldType::phone:
        return QStringLiteral("0900000000");
    case forms::FieldType::personal_number:
        return QStringLiteral("001099000001");
    case forms::FieldType::email:
        return QStringLiteral("mau@example.vn");
    case forms::FieldType::date:
        return QStringLiteral("01/02/2000");
    case forms::FieldType::name:
        return QStringLiteral("Trần Thị Mẫu");
    case forms::FieldType::digits:
    case forms::FieldType::money:
        return QStringLiteral("12");
    default:
        break;
    }
    if (fill.suggestions()->count() == 0) return QStringLiteral("Nội dung mẫu");
    const auto sentence = fill.suggestions()->rows().first().first().toString();
    return sentence.endsWith(u' ') ? sentence + QStringLiteral("số 12 phố Mẫu") : sentence; // some are to be completed
}

} // namespace app
