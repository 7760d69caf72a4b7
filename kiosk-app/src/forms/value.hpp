// What the forms engine knows of a value and of a person: a text and where it came from. The application translates a
// verified document into these; the engine itself never sees a card.
#pragma once

#include <optional>
#include <QImage>
#include <QMap>
#include <QString>

namespace forms {

enum class Language { vietnamese, english };

/// A text in both languages of the kiosk.
struct Text {
    QString vi;
    QString en;

    const QString& in(Language language) const { return language == Language::english && !en.isEmpty() ? en : vi; }
    bool empty() const { return vi.isEmpty(); }
    bool operator==(const Text&) const = default;
};

/// Where a value came from, surest first. A value made of several takes the least sure of them.
enum class Provenance {
    chip_verified,   ///< read from the chip, and passive authentication of that data group passed
    chip_unverified, ///< read from the chip, not proved genuine (no trust anchor, or a check not passed)
    qr,              ///< from the printed QR code, which nobody signed
    derived,         ///< worked out by the kiosk: today's date, a fixed text, the issuer
    confirmed,       ///< worked out from what the card says (an old address), and confirmed by the visitor
    typed,           ///< typed or chosen by the visitor or the clerk
};

/// The short name used in the hand-over data: "chip", "chip-unverified", "qr", "derived", "confirmed", "typed".
QString provenance_name(Provenance provenance);
/// The letter printed beside a value: C, U, Q, S, X, K.
QString provenance_mark(Provenance provenance);
/// A plain phrase for screen and legend.
Text provenance_phrase(Provenance provenance);

struct Value {
    QString text;
    Provenance provenance = Provenance::typed;
    bool other_person = false; ///< from the card of someone other than the holder, scanned in the same visit
    QString card_text{};       ///< of a confirmed value: what the card itself says …
    Provenance card_provenance = Provenance::typed; ///< … and how sure that is

    bool empty() const { return text.isEmpty(); }
    bool operator==(const Value&) const = default;
};

/// Names of the values a person can have. Dates are dd/mm/yyyy (or a year alone), sex is Nam or Nữ, texts are NFC.
namespace key {
inline const QString full_name = QStringLiteral("full_name");
inline const QString personal_number = QStringLiteral("personal_number");
inline const QString birth_date = QStringLiteral("birth_date");
inline const QString sex = QStringLiteral("sex");
inline const QString nationality = QStringLiteral("nationality");
inline const QString ethnicity = QStringLiteral("ethnicity");
inline const QString religion = QStringLiteral("religion");
inline const QString place_of_origin = QStringLiteral("place_of_origin");
inline const QString place_of_residence = QStringLiteral("place_of_residence");
inline const QString identification_marks = QStringLiteral("identification_marks");
inline const QString issue_date = QStringLiteral("issue_date");
inline const QString expiry_date = QStringLiteral("expiry_date");
inline const QString father_name = QStringLiteral("father_name");
inline const QString mother_name = QStringLiteral("mother_name");
inline const QString spouse_name = QStringLiteral("spouse_name");
inline const QString old_number = QStringLiteral("old_number");
inline const QString issuer = QStringLiteral("issuer"); ///< not on the chip: derived from the kind of card
inline const QString document_name =
    QStringLiteral("document_name"); ///< "Căn cước công dân" or "Thẻ căn cước": derived
inline const QString identity_line = QStringLiteral("identity_line"); ///< worked out by Person, never set
inline const QString portrait = QStringLiteral("portrait");           ///< a source name only: see Person::portrait
} // namespace key

/// The values of one card (or of one person who typed them). Empty values are not stored.
class Person {
public:
    void set(const QString& name, const QString& text, Provenance provenance);
    std::optional<Value> value(const QString& name) const;
    bool has(const QString& name) const { return value(name).has_value(); }
    bool empty() const { return values_.isEmpty(); }
    /// There is an identity line, and it lacks the day of issue: a card of 2024 keeps that off its chip.
    bool lacks_issue_date() const { return has(key::personal_number) && !has(key::issue_date); }
    /// The same person, every value marked as coming from somebody else's card.
    Person as_other_person() const;
    /// Overwrites and drops everything.
    void wipe();

    QImage portrait; ///< null when not read
    Provenance portrait_provenance = Provenance::chip_verified;
    bool demo = false; ///< from the built-in demo card: every paper then says DEMO

private:
    std::optional<Value> identity_line() const;

    QMap<QString, Value> values_;
};

/// The end of an identity line.
QString issued_on(const QString& date);

/// Overwrites the characters of `text` in place when this is their only owner, then clears it.
void wipe(QString& text);

} // namespace forms
