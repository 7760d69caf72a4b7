#include "classify.hpp"

#include <cccd/scanner.hpp>

namespace cccd::scanner {

SerialFramer::~SerialFramer() {
    wipe_text(text_);
    wipe_text(line_);
}

void SerialFramer::finish(std::vector<Scan>& out) {
    auto scan = classify(std::string(without_marks(text_, framing_.prefix, framing_.suffix)));
    if (!scan.text.empty() && !too_long_) out.push_back(std::move(scan));
    wipe_text(text_);
    too_long_ = false;
}

/// CR LF ends one line, not two: an empty line says nothing.
void SerialFramer::end_line(std::vector<Scan>& out) {
    if (line_.empty() && !too_long_) return;
    if (!text_.empty()) text_ += '\n';
    text_ += line_;
    wipe_text(line_);
    if (!zone_goes_on(without_marks(text_, framing_.prefix, {}))) finish(out);
}

std::vector<Scan> SerialFramer::feed(ByteView octets, SteadyTime now) {
    std::vector<Scan> out;
    last_ = now;
    for (const auto octet : octets) {
        const char letter = static_cast<char>(octet);
        if (letter == '\r' || letter == '\n') {
            end_line(out);
        } else if (line_.size() >= longest_scan) {
            too_long_ = true;
        } else if (letter != '\0') {
            line_ += letter;
        }
    }
    return out;
}

std::vector<Scan> SerialFramer::tick(SteadyTime now) {
    std::vector<Scan> out;
    if (const auto due = deadline(); !due || now < *due) return out;
    end_line(out);
    if (!text_.empty()) finish(out);
    return out;
}

std::optional<SteadyTime> SerialFramer::deadline() const {
    if (text_.empty() && line_.empty()) return std::nullopt;
    return last_ + framing_.end_gap;
}

} // namespace cccd::scanner
