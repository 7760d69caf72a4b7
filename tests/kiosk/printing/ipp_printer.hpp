// The printer in the corner: a software printer that speaks IPP (printer.py), ended with the object.
#pragma once

#include <QProcess>

namespace printing_test {

class IppPrinter {
public:
    /// Its papers, its log and its switches stand in `folder`.
    explicit IppPrinter(QString folder);
    ~IppPrinter() { switch_off(); }

    /// On the port that it had before, so that its queue finds it again.
    bool switch_on();
    void switch_off();
    void take_paper_out();
    void put_paper_in();

    QString address() const;
    /// The text of the sheets that came out of it for its n-th job, blanks and line ends as one blank; empty when
    /// nothing did.
    QString paper(int job) const;
    /// What a printer, or whoever listens at its cable, gets to know beside the paper.
    QString log() const;

private:
    QString path(const char* name) const;
    QString text(const char* name) const;

    QString folder_;
    QString port_;
    QProcess process_;
};

} // namespace printing_test
