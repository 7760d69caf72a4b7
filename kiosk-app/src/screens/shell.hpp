// The frame around every page: which page, whose office, language, warning of a time-out; and the pages' view models.
#pragma once

#include "screens/admin_screen.hpp"
#include "screens/card_screen.hpp"
#include "screens/consent_screen.hpp"
#include "screens/done_screen.hpp"
#include "screens/failure_screen.hpp"
#include "screens/fill_screen.hpp"
#include "screens/forms_screen.hpp"
#include "screens/identify_screen.hpp"
#include "screens/people_screen.hpp"
#include "screens/procedure_screen.hpp"
#include "screens/result_screen.hpp"
#include "screens/review_screen.hpp"

namespace screens {

class Shell : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(screens::Shell::Page page READ page NOTIFY changed)
    Q_PROPERTY(int step READ step NOTIFY changed) ///< 1 to 5 within a visit, 0 outside
    Q_PROPERTY(bool canBack READ can_back NOTIFY changed)
    Q_PROPERTY(bool canUndo READ can_undo NOTIFY changed) ///< the last thing done on this page can be taken back
    Q_PROPERTY(QString centre READ centre NOTIFY changed)
    Q_PROPERTY(QString ward READ ward NOTIFY changed)
    Q_PROPERTY(QString slogan READ slogan NOTIFY changed)
    Q_PROPERTY(bool demo READ demo NOTIFY changed)
    Q_PROPERTY(bool english READ english NOTIFY changed)
    Q_PROPERTY(int warningLeft READ warning_left NOTIFY changed) ///< seconds until the visit ends; 0: no warning
    Q_PROPERTY(bool cardLeft READ card_left NOTIFY changed)      ///< the card was read and still lies on the reader
    Q_PROPERTY(double textScale READ text_scale NOTIFY changed)
    Q_PROPERTY(bool dark READ dark NOTIFY changed) ///< the colours for a dark room
    Q_PROPERTY(bool highContrast READ high_contrast NOTIFY changed)
    Q_PROPERTY(bool motion READ motion NOTIFY changed)
    Q_PROPERTY(bool counter READ counter NOTIFY changed)      ///< the clerk's screen: denser
    Q_PROPERTY(QString closed READ closed NOTIFY changed)     ///< why no visit can begin; empty: it can
    Q_PROPERTY(bool locked READ locked NOTIFY changed)        ///< the window can not be closed from outside
    Q_PROPERTY(bool nextArmed READ next_armed NOTIFY changed) ///< asked once for the next person: once more does it
    Q_PROPERTY(screens::FormsScreen* forms READ forms CONSTANT)
    Q_PROPERTY(screens::ProcedureScreen* procedure READ procedure CONSTANT)
    Q_PROPERTY(screens::ConsentScreen* consent READ consent CONSTANT)
    Q_PROPERTY(screens::IdentifyScreen* identify READ identify CONSTANT)
    Q_PROPERTY(screens::CardScreen* card READ card CONSTANT)
    Q_PROPERTY(screens::ResultScreen* result READ result CONSTANT)
    Q_PROPERTY(screens::PeopleScreen* people READ people CONSTANT)
    Q_PROPERTY(screens::FillScreen* fill READ fill CONSTANT)
    Q_PROPERTY(screens::ReviewScreen* review READ review CONSTANT)
    Q_PROPERTY(screens::DoneScreen* done READ done CONSTANT)
    Q_PROPERTY(screens::FailureScreen* failure READ failure CONSTANT)
    Q_PROPERTY(screens::AdminScreen* admin READ admin CONSTANT)
public:
    enum class Page {
        Welcome,
        ChooseForm,
        ChooseProcedure,
        Consent,
        Identify,
        PlaceCard,
        Reading,
        Result,
        People,
        Fill,
        Review,
        Writing,
        Done,
        Failed,
        Admin
    };
    Q_ENUM(Page)

    struct View {
        Page page = Page::Welcome;
        int step = 0;
        bool can_back = false;
        bool can_undo = false;
        QString centre;
        QString ward;
        QString slogan;
        bool demo = false;
        bool english = false;
        int warning_left = 0;
        bool card_left = false;
        double text_scale = 1;
        bool dark = false;
        bool high_contrast = false;
        bool motion = true;
        bool counter = false;
        QString closed;
        bool locked = false;
        bool next_armed = false;
        bool operator==(const View&) const = default;
    };

    using QObject::QObject;
    void show(const View& view);
    [[nodiscard]] const View& view() const { return view_; }

    [[nodiscard]] Page page() const { return view_.page; }
    [[nodiscard]] int step() const { return view_.step; }
    [[nodiscard]] bool can_back() const { return view_.can_back; }
    [[nodiscard]] bool can_undo() const { return view_.can_undo; }
    [[nodiscard]] const QString& centre() const { return view_.centre; }
    [[nodiscard]] const QString& ward() const { return view_.ward; }
    [[nodiscard]] const QString& slogan() const { return view_.slogan; }
    [[nodiscard]] bool demo() const { return view_.demo; }
    [[nodiscard]] bool english() const { return view_.english; }
    [[nodiscard]] int warning_left() const { return view_.warning_left; }

    [[nodiscard]] bool card_left() const { return view_.card_left; }

    [[nodiscard]] double text_scale() const { return view_.text_scale; }
    [[nodiscard]] bool dark() const { return view_.dark; }
    [[nodiscard]] bool high_contrast() const { return view_.high_contrast; }
    [[nodiscard]] bool motion() const { return view_.motion; }
    [[nodiscard]] bool counter() const { return view_.counter; }

    [[nodiscard]] const QString& closed() const { return view_.closed; }
    [[nodiscard]] bool locked() const { return view_.locked; }
    [[nodiscard]] bool next_armed() const { return view_.next_armed; }

    FormsScreen* forms() { return &forms_; }
    ProcedureScreen* procedure() { return &procedure_; }
    ConsentScreen* consent() { return &consent_; }
    IdentifyScreen* identify() { return &identify_; }
    CardScreen* card() { return &card_; }
    ResultScreen* result() { return &result_; }
    PeopleScreen* people() { return &people_; }
    FillScreen* fill() { return &fill_; }
    ReviewScreen* review() { return &review_; }
    DoneScreen* done() { return &done_; }
    FailureScreen* failure() { return &failure_; }
    AdminScreen* admin() { return &admin_; }

    Q_INVOKABLE void start() { emit started(); }
    Q_INVOKABLE void back() { emit back_asked(); }
    Q_INVOKABLE void undo() { emit undo_asked(); }
    Q_INVOKABLE void cancel() { emit cancel_asked(); }
    Q_INVOKABLE void extend() { emit extend_asked(); }
    Q_INVOKABLE void speak(bool english) { emit language_asked(english); }
    /// The next text size: 100, 125, 150, 200 % and 100 % again.
    Q_INVOKABLE void enlarge() { emit text_size_asked(); }
    Q_INVOKABLE void contrast() { emit contrast_asked(); }
    /// Means something on the welcome page only.
    Q_INVOKABLE void openAdmin() { emit admin_asked(); }
    /// The clerk's key: done with this person, the next one please.
    Q_INVOKABLE void next() { emit next_asked(); }

signals:
    void changed();
    void started();
    void back_asked();
    void undo_asked();
    void cancel_asked();
    void extend_asked();
    void language_asked(bool english);
    void text_size_asked();
    void contrast_asked();
    void admin_asked();
    void next_asked();

private:
    View view_;
    FormsScreen forms_;
    ProcedureScreen procedure_;
    ConsentScreen consent_;
    IdentifyScreen identify_;
    CardScreen card_;
    ResultScreen result_;
    PeopleScreen people_;
    FillScreen fill_;
    ReviewScreen review_;
    DoneScreen done_;
    FailureScreen failure_;
    AdminScreen admin_;
};

} // namespace screens
