// Reading, result and failure: what the card brings.
#include "screens/card_screen.hpp"
#include "screens/failure_screen.hpp"
#include "screens/result_screen.hpp"

#include <algorithm>

namespace screens {

void CardScreen::set_notice(const QString& notice) {
    if (notice == notice_) return;
    notice_ = notice;
    emit changed();
}

void CardScreen::begin(const QString& activity) {
    activity_ = activity;
    amount_.clear();
    fraction_ = 0;
    emit changed();
}

void CardScreen::show(const QString& activity, const QString& amount, double fraction) {
    activity_ = activity;
    amount_ = amount;
    fraction_ = std::max(fraction_, std::clamp(fraction, 0.0, 1.0));
    emit changed();
}

ResultScreen::ResultScreen(QObject* parent)
    : QObject(parent), values_({"label", "text", "source", "sure"}), checks_({"label", "outcome", "text"}),
      remarks_({"text"}) {}

void ResultScreen::show(View view) {
    view_ = std::move(view);
    values_.set_rows(view_.values);
    checks_.set_rows(view_.checks);
    remarks_.set_rows(view_.remarks);
    emit changed();
}

void ResultScreen::accept() {
    if (view_.usable) emit accepted();
}

void FailureScreen::show(View view) {
    view_ = std::move(view);
    emit changed();
}

} // namespace screens
