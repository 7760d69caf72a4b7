#include <algorithm>
#include <array>
#include <cccd/scanner.hpp>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace cccd::scanner {

namespace {

using namespace std::chrono;

/// A stop is seen this soon.
constexpr milliseconds slice{50};

constexpr std::array<std::pair<unsigned, speed_t>, 9> speeds{{{1200, B1200},
                                                              {2400, B2400},
                                                              {4800, B4800},
                                                              {9600, B9600},
                                                              {19200, B19200},
                                                              {38400, B38400},
                                                              {57600, B57600},
                                                              {115200, B115200},
                                                              {230400, B230400}}};

Error failed(ErrorCode code, Literal why, int os_code = 0) {
    return {code, Stage::reader, 0, os_code, why};
}

Error not_opened(int code) {
    switch (code) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
        return failed(ErrorCode::reader_not_found, "no such serial port", code);
    case EACCES:
    case EPERM:
        return failed(ErrorCode::service_access_denied, "no right to the serial port: group dialout", code);
    case EBUSY:
        return failed(ErrorCode::reader_busy, "another program has the serial port", code);
    default:
        return failed(ErrorCode::reader_failed, "the serial port can not be opened", code);
    }
}

/// Raw octets, no echo, no flow control; both ends ignore modem lines.
Status configure(int descriptor, const SerialSettings& settings) {
    const auto* const speed =
        std::find_if(speeds.begin(), speeds.end(), [&](const auto& row) { return row.first == settings.baud; });
    if (speed == speeds.end() || (settings.data_bits != 7 && settings.data_bits != 8))
        return failed(ErrorCode::invalid_argument, "a speed or a number of data bits that ports do not have");
    termios terminal{};
    if (::tcgetattr(descriptor, &terminal) != 0)
        return failed(ErrorCode::invalid_argument, "the device is no serial port", errno);
    ::cfmakeraw(&terminal);
    terminal.c_cflag &= ~static_cast<tcflag_t>(CSIZE | CSTOPB | PARENB | PARODD | CRTSCTS);
    terminal.c_cflag |= static_cast<tcflag_t>(CLOCAL | CREAD | (settings.data_bits == 7 ? CS7 : CS8));
    if (settings.parity != Parity::none) terminal.c_cflag |= PARENB;
    if (settings.parity == Parity::odd) terminal.c_cflag |= PARODD;
    terminal.c_cc[VMIN] = 0;
    terminal.c_cc[VTIME] = 0;
    if (::cfsetispeed(&terminal, speed->second) != 0 || ::cfsetospeed(&terminal, speed->second) != 0 ||
        ::tcsetattr(descriptor, TCSANOW, &terminal) != 0)
        return failed(ErrorCode::reader_failed, "the serial port takes no settings", errno);
    ::tcflush(descriptor, TCIFLUSH); // what was scanned before nobody waited for
    return {};
}

} // namespace

Result<SerialScanner> SerialScanner::open(const std::string& device, const SerialSettings& settings) {
    const int descriptor = ::open(device.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return not_opened(errno);
    SerialScanner scanner(descriptor, settings.framing);
    if (::ioctl(descriptor, TIOCEXCL) != 0 && errno == EBUSY) return not_opened(EBUSY);
    if (auto status = configure(descriptor, settings); !status) return status.error();
    return scanner;
}

SerialScanner::SerialScanner(SerialScanner&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), framer_(std::move(other.framer_)),
      ready_(std::move(other.ready_)) {}

SerialScanner& SerialScanner::operator=(SerialScanner&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(framer_, other.framer_);
    std::swap(ready_, other.ready_);
    return *this;
}

SerialScanner::~SerialScanner() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

/// Waits for octets until then, at most, and hands them to the framer.
Status SerialScanner::fill(SteadyTime until) {
    const auto left = duration_cast<milliseconds>(until - steady_clock::now());
    pollfd port{descriptor_, POLLIN, 0};
    const int found = ::poll(&port, 1, static_cast<int>(std::clamp(left, milliseconds(0), slice).count()));
    const auto now = steady_clock::now();
    if (found < 0 && errno != EINTR) return failed(ErrorCode::reader_failed, "waiting for the port failed", errno);
    if (found > 0 && (port.revents & POLLIN) != 0) {
        std::array<std::uint8_t, 1024> octets{};
        const auto count = ::read(descriptor_, octets.data(), octets.size());
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR))
            return failed(ErrorCode::reader_lost, "the serial port is gone", count < 0 ? errno : 0);
        if (count > 0) {
            for (auto& scan : framer_.feed(ByteView(octets.data(), static_cast<std::size_t>(count)), now))
                ready_.push_back(std::move(scan));
            return {};
        }
    } else if (found > 0) {
        return failed(ErrorCode::reader_lost, "the serial port is gone");
    }
    for (auto& scan : framer_.tick(now)) ready_.push_back(std::move(scan));
    return {};
}

Result<Scan> SerialScanner::wait(const Waiting& waiting) {
    while (ready_.empty()) {
        const auto now = steady_clock::now();
        if (waiting.stop.stop_requested()) return failed(ErrorCode::cancelled, "waiting for a scan was cancelled");
        if (waiting.deadline && now >= *waiting.deadline)
            return failed(ErrorCode::deadline_passed, "nothing was scanned in time");
        auto until = now + slice;
        if (waiting.deadline) until = std::min(until, *waiting.deadline);
        if (const auto due = framer_.deadline()) until = std::min(until, std::max(*due, now));
        if (auto status = fill(until); !status) return status.error();
    }
    Scan scan = std::move(ready_.front());
    ready_.erase(ready_.begin());
    return scan;
}

} // namespace cccd::scanner
