// The only file that speaks to CUPS.
#include "handover/print_queue.hpp"

#include <array>
#include <chrono>
#include <cups/cups.h>
#include <memory>
#include <string_view>
#include <thread>

namespace handover {

namespace {

constexpr int connect_timeout = 5000;                    // milliseconds
constexpr std::chrono::seconds most_to_tell_printer{10}; // a busy machine; mostly a second
constexpr std::chrono::milliseconds look_again{100};

// Seen in the office's queue and in CUPS's history: no name, no form, no number.
constexpr const char* neutral_title = "Phieu";

using Connection = std::unique_ptr<http_t, decltype(&httpClose)>;
using Message = std::unique_ptr<ipp_t, decltype(&ippDelete)>;

Connection connect() {
    cupsSetServer(nullptr); // libcups remembers the first answer to "where is the server" for the thread's life
    return {httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC, cupsEncryption(), 1, connect_timeout, nullptr),
            &httpClose};
}

QByteArray queue_uri(const QString& name) {
    QByteArray uri(HTTP_MAX_URI, '\0');
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr, "localhost", 0,
                     "/printers/%s", name.toUtf8().constData());
    return QByteArray(uri.constData());
}

Message request_for(ipp_op_t operation, const QString& queue) {
    Message request(ippNewRequest(operation), &ippDelete);
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, queue_uri(queue).constData());
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cupsUser());
    return request;
}

/// Sends a request; null when the service does not answer.
Message answer_to(http_t* connection, Message request, const char* resource = "/") {
    return {connection ? cupsDoRequest(connection, request.release(), resource) : nullptr, &ippDelete};
}

bool successful(const Message& answer) {
    return answer && ippGetStatusCode(answer.get()) < IPP_STATUS_REDIRECTION_OTHER_SITE;
}

QStringList texts_of(ipp_t* message, const char* name) {
    QStringList texts;
    auto* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    for (int index = 0; attribute && index < ippGetCount(attribute); ++index) {
        texts << QString::fromUtf8(ippGetString(attribute, index, nullptr));
    }
    return texts;
}

int number_of(ipp_t* message, const char* name) {
    auto* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    return attribute ? ippGetInteger(attribute, 0) : 0;
}

Message create_job(http_t* connection, const QString& queue, int copies) {
    auto request = request_for(IPP_OP_CREATE_JOB, queue);
    // The backend speaks the language of the job, and read_status() knows its English.
    auto* language = ippFindAttribute(request.get(), "attributes-natural-language", IPP_TAG_LANGUAGE);
    if (language) ippSetString(request.get(), &language, 0, "en");
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, neutral_title);
    ippAddInteger(request.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", copies);
    ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, "iso_a4_210x297mm");
    return answer_to(connection, std::move(request), ("/printers/" + queue.toUtf8()).constData());
}

} // namespace

QStringList PrintQueue::names() {
    const auto connection = connect();
    Message request(ippNewRequest(IPP_OP_CUPS_GET_PRINTERS), &ippDelete);
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nullptr, "printer-name");
    const auto answer = answer_to(connection.get(), std::move(request));
    QStringList found;
    if (!successful(answer)) return found;
    for (auto* attribute = ippFindAttribute(answer.get(), "printer-name", IPP_TAG_NAME); attribute;
         attribute = ippFindNextAttribute(answer.get(), "printer-name", IPP_TAG_NAME)) {
        found << QString::fromUtf8(ippGetString(attribute, 0, nullptr));
    }
    return found;
}

PrinterStatus PrintQueue::status() const {
    const auto connection = connect();
    const auto answer = answer_to(connection.get(), request_for(IPP_OP_GET_PRINTER_ATTRIBUTES, name_));
    if (!answer) return {PrinterState::no_service, {}};
    if (!successful(answer)) return {PrinterState::missing, {}};
    return read_status(number_of(answer.get(), "printer-state"), texts_of(answer.get(), "printer-state-reasons"),
                       texts_of(answer.get(), "printer-state-message").value(0));
}

std::optional<int> PrintQueue::print(const QByteArray& pdf, int copies) const {
    const auto connection = connect();
    const auto created = create_job(connection.get(), name_, copies);
    if (!successful(created)) return std::nullopt;
    const int number = number_of(created.get(), "job-id");
    const QByteArray queue = name_.toUtf8();
    // Streamed from memory: libcups writes no temporary file this way.
    const auto status =
        cupsStartDocument(connection.get(), queue.constData(), number, neutral_title, "application/pdf", 1);
    const bool sent = status == HTTP_STATUS_CONTINUE &&
                      cupsWriteRequestData(connection.get(), pdf.constData(), static_cast<size_t>(pdf.size())) ==
                          HTTP_STATUS_CONTINUE &&
                      cupsFinishDocument(connection.get(), queue.constData()) == IPP_STATUS_OK;
    if (sent) return number;
    cancel(number);
    return std::nullopt;
}

JobState PrintQueue::job(int number) const {
    const auto connection = connect();
    auto request = request_for(IPP_OP_GET_JOB_ATTRIBUTES, name_);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", number);
    const auto answer = answer_to(connection.get(), std::move(request));
    if (!successful(answer)) return JobState::unknown;
    switch (number_of(answer.get(), "job-state")) {
    case IPP_JSTATE_PENDING:
        return JobState::waiting;
    case IPP_JSTATE_HELD:
        return JobState::held;
    case IPP_JSTATE_PROCESSING:
        return JobState::printing;
    case IPP_JSTATE_STOPPED:
        return JobState::held;
    case IPP_JSTATE_CANCELED:
        return JobState::cancelled;
    case IPP_JSTATE_ABORTED:
        return JobState::failed;
    case IPP_JSTATE_COMPLETED:
        return JobState::done;
    default:
        return JobState::unknown;
    }
}

std::vector<int> PrintQueue::unfinished() const {
    const auto connection = connect();
    auto request = request_for(IPP_OP_GET_JOBS, name_);
    ippAddBoolean(request.get(), IPP_TAG_OPERATION, "my-jobs", 1);
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, "not-completed");
    const std::array<const char*, 2> wanted{"job-id", "job-name"};
    ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", wanted.size(), nullptr,
                  wanted.data());
    const auto answer = answer_to(connection.get(), std::move(request));
    std::vector<int> jobs;
    if (!successful(answer)) return jobs;
    int number = 0; // of the job whose attributes are looked at; the order of the two is CUPS's
    bool ours = false;
    for (auto* each = ippFirstAttribute(answer.get()); each; each = ippNextAttribute(answer.get())) {
        const std::string_view name = ippGetName(each) ? ippGetName(each) : "";
        if (name.empty()) number = 0, ours = false; // between two jobs
        if (name == "job-id") number = ippGetInteger(each, 0);
        if (name == "job-name") ours = std::string_view(ippGetString(each, 0, nullptr)) == neutral_title;
        if (number == 0 || !ours) continue;
        jobs.push_back(number);
        number = 0;
    }
    return jobs;
}

bool PrintQueue::busy() const {
    const auto connection = connect();
    const auto answer = answer_to(connection.get(), request_for(IPP_OP_GET_PRINTER_ATTRIBUTES, name_));
    return successful(answer) && number_of(answer.get(), "printer-state") == IPP_PSTATE_PROCESSING;
}

bool PrintQueue::cancel_job(int number, Record record) const {
    const auto connection = connect();
    auto request = request_for(IPP_OP_CANCEL_JOB, name_);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", number);
    if (record == Record::purged) ippAddBoolean(request.get(), IPP_TAG_OPERATION, "purge-job", 1);
    return successful(answer_to(connection.get(), std::move(request), "/jobs"));
}

// A purge kills the backend, and a printer that has taken the job would never hear of it: the backend is asked first.
bool PrintQueue::cancel(int number) const {
    const auto state = job(number);
    if (state != JobState::printing && state != JobState::held) return cancel_job(number, Record::purged);
    if (!cancel_job(number, Record::kept)) return false;
    const auto until = std::chrono::steady_clock::now() + most_to_tell_printer;
    while (busy() && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(look_again);
    if (job(number) != JobState::unknown) cancel_job(number, Record::purged);
    return true;
}

} // namespace handover
