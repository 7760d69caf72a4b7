// From the visit's data to what the screens show, in one language. Pure functions.
#pragma once

#include "forms/form_catalogue.hpp"
#include "forms/form_session.hpp"
#include "screens/consent_screen.hpp"
#include "screens/failure_screen.hpp"
#include "screens/fill_screen.hpp"
#include "screens/result_screen.hpp"
#include "services/card_data.hpp"

#include <cccd/error.hpp>

namespace views {

using forms::Language;

[[nodiscard]] QList<QVariantList> form_rows(const std::vector<forms::FormPointer>& forms, Language language);

[[nodiscard]] QList<QVariantList> procedure_rows(const forms::FormDefinition& form, Language language);

/// What a form may take from the card of a role, and what the citizen allowed.
enum class Purpose { fill, portrait, sensitive };
struct ConsentView {
    QList<Purpose> kinds; ///< in the order of the boxes
    QList<screens::ConsentScreen::Purpose> boxes;
};
[[nodiscard]] ConsentView consent(const forms::FormDefinition& form, const QString& role, Language language);
/// The values to keep when these purposes were agreed to.
[[nodiscard]] QStringList allowed_values(const forms::FormDefinition& form, const QString& role,
                                         const QList<Purpose>& agreed);

[[nodiscard]] screens::ResultScreen::View result(const services::CardData& card, Language language);
[[nodiscard]] screens::FailureScreen::View failure(const cccd::Error& error, Language language);
/// Which numbers a screen masks: on the public screen those of all people of the visit, wherever they stand.
struct Mask {
    bool on = false;
    QStringList numbers;
    [[nodiscard]] QString over(const forms::FieldView& field, const QString& text) const;
};
[[nodiscard]] Mask mask_of(const forms::FormSession& session, bool counter);

/// Where a question stands in the row of those that are asked.
struct Position {
    int index = 0;
    int count = 0;
};
[[nodiscard]] screens::FillScreen::View field(const forms::FieldView& field, Position position, const Mask& mask,
                                              Language language);
[[nodiscard]] QList<QVariantList> review_rows(const forms::FormSession& session, const Mask& mask, Language language);
[[nodiscard]] QList<QVariantList> people_rows(const std::vector<forms::RoleView>& roles, Language language);
/// Tables of people that have room for one more.
[[nodiscard]] QList<QVariantList> table_rows(const forms::FormSession& session, Language language);

/// A value of a card as it may stand on the public screen.
[[nodiscard]] QString shown_value(const QString& name, const QString& text);
/// The paper could not be written: one sentence with its code.
[[nodiscard]] QString write_failure(Language language);
[[nodiscard]] QString byte_amount(quint64 done, quint64 total);

} // namespace views
