// One visit after the other: carries out what the flow decides, and keeps the screens up to date.
#pragma once

#include "app/views.hpp"
#include "flow/flow.hpp"
#include "forms/form_catalogue.hpp"
#include "screens/shell.hpp"
#include "services/address_book.hpp"
#include "services/card_reader.hpp"
#include "services/delivering.hpp"
#include "services/idle_timer.hpp"
#include "services/papers.hpp"
#include "services/printing.hpp"
#include "session/recent_forms.hpp"

#include <memory>
#include <QObject>
#include <QPointer>

namespace app {

/// What it means that the card is taken away after it was read.
enum class Removal {
    shorten, ///< the time-out comes sooner
    ask,     ///< the time-out's question comes at once
    end,     ///< the visit is over; where a form needs more people's cards: as ask
};

struct VisitSettings {
    QString centre;
    QString ward;
    QString slogan;
    QMap<QString, QString> office; ///< words that forms take: see forms::VisitContext
    QString output_folder;
    bool papers_stay = true; ///< false: papers in the output folder end with the visit
    QString paper_stem;      ///< file name of the paper; empty: by the guideline
    QString kiosk_name;
    std::shared_ptr<handover::Signer> signer; ///< null: hand-over data is not signed
    bool by_qr = true;                        ///< codes on screen and paper
    bool by_stick = false;
    handover::StickSearch sticks; ///< never the file system of the folder on the LAN
    QString hand_over_folder;     ///< on the LAN; empty: none
    QString address_table;        ///< the communes of today for old addresses
    bool demo = false;
    bool english = false;
    bool counter = false;
    bool locked = false; ///< no way out of the window but the administrator's
    bool motion = true;
    double text_scale = 1;
    bool dark = false;
    bool high_contrast = false;
    int quiet_seconds = 90;
    int warning_seconds = 30;
    Removal removal = Removal::shorten;
};

class Visit : public QObject {
    Q_OBJECT
public:
    Visit(const forms::FormCatalogue& catalogue, services::CardReader& reader, VisitSettings settings,
          QObject* parent = nullptr);
    ~Visit() override;

    [[nodiscard]] screens::Shell& shell() { return shell_; }
    [[nodiscard]] flow::State state() const { return state_; }
    [[nodiscard]] services::IdleTimer& idle() { return idle_; }
    [[nodiscard]] const forms::FormSession* session() const { return session_.get(); }
    void set_printer(services::Printing* printer);
    /// The forms that others chose before, to stand on top of the list.
    void set_recent_forms(session::RecentForms recent) { recent_forms_ = std::move(recent); }

    /// No visit begins while this stands on the welcome page; empty opens the kiosk again.
    void close_kiosk(const QString& reason);
    /// After one visit no other begins here: another process serves it.
    void serve_one() { one_only_ = true; }
    /// The clerk asked for the next person while this one was still there.
    [[nodiscard]] bool next_wanted() const { return next_wanted_; }
    [[nodiscard]] const cccd::Error& last_error() const { return last_error_; }
    /// Of the card that was read last.
    [[nodiscard]] cccd::Overall last_verdict() const { return last_verdict_; }

    void handle(flow::Event event);
    void set_english(bool english);
    /// The text of a QR code from a scanner of any kind. Passed over where no number is asked for.
    void scanned(const QString& text);

signals:
    void language_changed(bool english);
    void visit_begun();
    void form_chosen(const QString& id);
    void visit_ended();
    /// What the flow did: for those who keep a record of kinds of acts.
    void stepped(flow::State from, flow::Event event, flow::State to);

private:
    struct Reading { // the card in hand
        QString role;
        int row = -1;
        services::CardOrder order;
        services::CardDataPointer data;
        QString name; ///< of the holder, while the card is read
    };

    struct PaperOwner { // whose papers were made
        QString number;
        bool by_card = false;
    };

    void connect_screens();
    void connect_reader();
    void carry_out(flow::Actions actions);
    flow::Facts facts() const;
    forms::Language language() const;
    bool can_undo() const;

    void choose_form(const QString& id);
    void identify(services::KeySource source, const QString& text);
    void submit_field(const QString& path, const QString& text);
    void next_person();
    void scan_person(const QString& role, int row);
    void person_asked(int row, int what);
    void reader_failed(const cccd::Error& error);
    void card_taken();
    void write_papers();
    // visit_papers.cpp
    QString new_visit_name() const;
    PaperOwner paper_owner() const;
    void connect_papers();
    void hand_over();
    void print_slip();
    bool papers_of_another() const;
    void say_no_outcome();
    void correct_papers();
    void let_papers_go();
    void take_person();
    void drop_card();
    void begin_reading();
    void wipe();

    QStringList forms_on_top() const;
    QStringList asked_paths() const;
    QString neighbour(int step) const;
    void show_field(const QString& path);

    void refresh();
    void refresh_shell();
    void enlarge();
    void refresh_page();

    const forms::FormCatalogue& catalogue_;
    services::CardReader& reader_;
    VisitSettings settings_;
    double text_scale_ = 1; ///< as this visitor likes it; the settings' own again at the end
    bool high_contrast_ = false;
    QPointer<services::Printing> printer_;
    forms::Text print_sentence_;
    bool print_trouble_ = false;
    services::Delivering delivering_;
    forms::Text lan_sentence_;
    forms::Text stick_sentence_;
    QString visit_name_; ///< of the papers of one form and person
    PaperOwner paper_owner_;

    screens::Shell shell_;
    services::IdleTimer idle_;
    flow::State state_ = flow::State::welcome;
    std::unique_ptr<forms::FormSession> session_;
    Reading reading_;
    services::CardDataPointer holder_card_; ///< to show the result again on the way back
    session::RecentForms recent_forms_;
    cccd::Error last_error_;
    cccd::Overall last_verdict_ = cccd::Overall::not_genuine;
    QString closed_;
    bool one_only_ = false;
    bool next_wanted_ = false;
    QString field_path_;
    bool editing_ = false;
    bool by_hand_ = false;
    bool card_left_ = false;
    QTimer next_armed_; ///< while it runs, asking once more for the next person ends this visit
    int visit_number_ = 0;
    services::Papers papers_;
    services::AddressBook addresses_;
};

} // namespace app
