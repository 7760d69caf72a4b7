#include "octets.hpp"

#include <cccd/replay.hpp>
#include <chrono>
#include <nlohmann/json.hpp>

namespace cccd::replay {

namespace {

using namespace std::chrono;
using Line = nlohmann::ordered_json;

const char* text_of(ExtendedLength extended) {
    switch (extended) {
    case ExtendedLength::yes:
        return "yes";
    case ExtendedLength::no:
        return "no";
    case ExtendedLength::unknown:
        break;
    }
    return "unknown";
}

void add_error(Line& line, const Error& error) {
    line["error"] = static_cast<unsigned>(error.code);
    line["name"] = std::string(name(error.code));
}

auto micros_since(steady_clock::time_point begin) {
    return duration_cast<microseconds>(steady_clock::now() - begin).count();
}

} // namespace

Recorder::Recorder(Transport& inner, Sink sink, Redaction redaction)
    : inner_(inner), sink_(std::move(sink)), redaction_(redaction) {}

/// Written with the first exchange: by then the reader has told its limits.
void Recorder::heading() {
    if (std::exchange(begun_, true)) return;
    const auto limits = inner_.limits();
    const Line line{{"cccd_transcript", 1},
                    {"atr", to_hex(inner_.atr())},
                    {"extended", text_of(limits.extended)},
                    {"max_command", limits.max_command},
                    {"max_response", limits.max_response},
                    {"redacted", redaction_ == Redaction::data}};
    sink_(line.dump());
}

Result<std::size_t> Recorder::transmit(ByteView command, MutableBytes response, const Waiting& waiting) {
    heading();
    const bool redact = redaction_ == Redaction::data;
    Line line{{"command", to_text(redact ? redacted_command(command) : whole(command))}};
    const auto begin = steady_clock::now();
    auto size = inner_.transmit(command, response, waiting);
    const auto micros = micros_since(begin);
    if (size) {
        const ByteView answer = response.first(*size);
        line["response"] = to_text(redact ? redacted_response(answer) : whole(answer));
    } else {
        add_error(line, size.error());
    }
    line["micros"] = micros;
    sink_(line.dump());
    return size;
}

Status Recorder::reset(const Waiting& waiting) {
    heading();
    const auto begin = steady_clock::now();
    auto status = inner_.reset(waiting);
    Line line{{"reset", true}};
    if (!status) add_error(line, status.error());
    line["micros"] = micros_since(begin);
    sink_(line.dump());
    return status;
}

} // namespace cccd::replay
