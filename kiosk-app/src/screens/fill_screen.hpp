// One field that only the citizen can fill.
#pragma once

#include "screens/row_list.hpp"
#include "screens/vietnamese_keys.hpp"

#include <QObject>

namespace screens {

class FillScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(screens::FillScreen::Kind kind READ kind NOTIFY changed)
    Q_PROPERTY(QString label READ label NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(QString context READ context NOTIFY changed) ///< "Người thứ 2", the row of a table
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString shown READ shown NOTIFY changed)    ///< the text as others may see it
    Q_PROPERTY(bool maskable READ maskable NOTIFY changed) ///< a number of somebody stands in it
    Q_PROPERTY(bool masked READ masked NOTIFY changed)     ///< some of it can not be read now
    Q_PROPERTY(bool open READ open NOTIFY changed)         ///< the visitor asked to see all of it
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString position READ position NOTIFY changed) ///< "Mục 3 / 8"
    Q_PROPERTY(bool required READ required NOTIFY changed)
    Q_PROPERTY(bool allowOther READ allow_other NOTIFY changed)
    Q_PROPERTY(screens::FillScreen::Method method READ method NOTIFY changed) ///< of the keyboard on the screen
    Q_PROPERTY(bool capital READ capital NOTIFY changed)                      ///< the next letter begins a name
    Q_PROPERTY(int maxLength READ max_length NOTIFY changed)
    Q_PROPERTY(bool yearAlone READ year_alone NOTIFY changed)        ///< a date of which only the year is known will do
    Q_PROPERTY(bool yearOnly READ year_only NOTIFY changed)          ///< and only that is being typed
    Q_PROPERTY(QStringList dateParts READ date_parts NOTIFY changed) ///< day, month, year as far as typed; or the year
    Q_PROPERTY(screens::RowList* options READ options CONSTANT)      ///< value, label
    Q_PROPERTY(QString cardText READ card_text NOTIFY changed)       ///< Address: as the card has it
    Q_PROPERTY(QString unitsSince READ units_since NOTIFY changed)   ///< and from when other communes stand
    Q_PROPERTY(QString unitsBasis READ units_basis NOTIFY changed)   ///< by which legal act
    Q_PROPERTY(screens::RowList* suggestions READ suggestions CONSTANT) ///< value, as others may see it
public:
    enum class Kind { Text, Multiline, Digits, Date, Choice, Checkbox, Address };
    Q_ENUM(Kind)

    enum class Method { Telex, Vni, Plain };
    Q_ENUM(Method)

    struct View {
        QString path;
        Kind kind = Kind::Text;
        QString label;
        QString hint;
        QString context;
        QString text;
        QString masked_text;      ///< as others may see it; empty: they may see all of it
        bool mask_digits = false; ///< a personal number that is typed digit by digit
        QString error;
        QString position;
        bool required = false;
        bool allow_other = false;
        bool names = false; ///< each word begins with a capital
        int max_length = 0;
        bool year_alone = false;
        QString card_text;
        QString units_since;
        QString units_basis;
        QList<QVariantList> options;
        QList<QVariantList> suggestions; ///< value, as others may see it
    };

    explicit FillScreen(QObject* parent = nullptr);
    /// Another language of the same question leaves what is being typed as it stands.
    void show(View view);
    /// The page is left: a number that was shown is hidden again, and what was typed and not submitted is gone.
    void leave();
    void set_error(const QString& error);
    void wipe() { show({}); }

    [[nodiscard]] const QString& path() const { return view_.path; }
    [[nodiscard]] Kind kind() const { return view_.kind; }
    [[nodiscard]] const QString& label() const { return view_.label; }
    [[nodiscard]] const QString& hint() const { return view_.hint; }
    [[nodiscard]] const QString& context() const { return view_.context; }
    [[nodiscard]] const QString& text() const { return view_.text; }
    [[nodiscard]] QString shown() const;
    [[nodiscard]] bool maskable() const { return view_.mask_digits || !view_.masked_text.isEmpty(); }
    [[nodiscard]] bool masked() const { return shown() != view_.text; }
    [[nodiscard]] bool open() const { return open_; }
    [[nodiscard]] const QString& error() const { return view_.error; }
    [[nodiscard]] const QString& position() const { return view_.position; }
    [[nodiscard]] bool required() const { return view_.required; }
    [[nodiscard]] Method method() const { return method_; }
    [[nodiscard]] bool capital() const;
    [[nodiscard]] bool allow_other() const { return view_.allow_other; }
    [[nodiscard]] int max_length() const { return view_.max_length; }
    [[nodiscard]] bool year_alone() const { return view_.year_alone; }
    [[nodiscard]] bool year_only() const { return year_only_; }
    [[nodiscard]] QStringList date_parts() const;
    [[nodiscard]] const QString& card_text() const { return view_.card_text; }
    [[nodiscard]] const QString& units_since() const { return view_.units_since; }
    [[nodiscard]] const QString& units_basis() const { return view_.units_basis; }
    [[nodiscard]] RowList* options() { return &options_; }
    [[nodiscard]] RowList* suggestions() { return &suggestions_; }

    /// What stands in the input now. For Digits and Date only digits count; a date gets its slashes, and
    /// its zero before a day or a month that can have one digit only ("5" is the 5th).
    Q_INVOKABLE void enter(const QString& text);
    Q_INVOKABLE void press(const QString& digit);
    Q_INVOKABLE void erase();
    /// One key of the keyboard on the screen.
    Q_INVOKABLE void type(const QString& key);
    Q_INVOKABLE void switchMethod();
    /// For who knows the year of a date and no more; begins again.
    Q_INVOKABLE void askYearOnly(bool only);
    /// A choice or a suggestion: taken and, for a choice or an address, done.
    Q_INVOKABLE void choose(const QString& text);
    /// None of the addresses of today, nor the card's: the visitor types one, beginning with what stands there.
    Q_INVOKABLE void typeInstead();
    Q_INVOKABLE void reveal(bool all);
    Q_INVOKABLE void submit() { emit submitted(view_.path, view_.text); }
    Q_INVOKABLE void skip() { emit skipped(view_.path); }

signals:
    void changed();
    void field_shown(); ///< another field than before
    void submitted(const QString& path, const QString& text);
    void skipped(const QString& path);

private:
    void set_text(const QString& text, const QString& masked = {});

    View view_;
    bool open_ = false;
    bool unsent_ = false; ///< something was typed since the question was shown
    Method method_ = Method::Telex;
    bool year_only_ = false;
    VietnameseKeys keys_;
    RowList options_;
    RowList suggestions_;
};

} // namespace screens
