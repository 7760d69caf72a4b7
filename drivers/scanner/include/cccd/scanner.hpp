// QR and MRZ scanners: as a keyboard (wedge) and as a serial port. Both end in a Scan, whose text goes to
// cccd::qr::parse or cccd::mrz::parse_scanned; a wrong charset is left to their repair.
#pragma once

#include <cccd/environment.hpp>
#include <cccd/result.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cccd::scanner {

enum class Kind : std::uint8_t {
    card_qr,         ///< cccd::qr::parse takes it
    mrz,             ///< cccd::mrz::parse_scanned takes it
    personal_number, ///< twelve digits
    other,
};

struct Scan {
    std::string text; ///< as the scanner gave it, without prefix, suffix and AIM identifier; lines end with '\n'
    Kind kind = Kind::other;
    bool input_method = false; ///< an input method (Telex, VNI) rewrote letters: the number holds, names may not
    bool layout_undone =
        false; ///< the Vietnamese keyboard layout had turned digits into letters; they are digits again
};

/// What a text is; also puts back what the Vietnamese keyboard layout made of digits.
[[nodiscard]] CCCD_API Scan classify(std::string text);

enum class Key : std::uint8_t {
    text,
    enter,
    tab,
    backspace,
    modifier, ///< Shift, AltGr, Caps Lock: pressed by scanners, too, and says nothing
    other,    ///< any other key, and the repeats of one that is held down: no scanner sends them
};

/// One key press as a window gives it, or the text that an input method commits.
struct KeyEvent {
    SteadyTime time{}; ///< when it was pressed, not when a busy program came to it
    Key key = Key::text;
    std::string text;               ///< UTF-8, for Key::text
    bool from_input_method = false; ///< committed by an input method, not typed
    std::uint64_t tag = 0;          ///< the caller's own, to know the key again in pass_on
    friend bool operator==(const KeyEvent&, const KeyEvent&) = default;
};

struct WedgeSettings {
    std::chrono::milliseconds key_gap{50};    ///< keys closer than this are a machine's
    std::chrono::milliseconds end_gap{250};   ///< once it is a scan: it ends after this silence
    std::chrono::milliseconds look_again{30}; ///< keys may wait in a busy machine: silence is looked at twice
    std::size_t burst = 5;                    ///< so many keys in a row, each closer than key_gap, are a scan
    std::size_t longest = 8192;               ///< octets; a longer scan is thrown away
    std::string prefix;                       ///< where the scanner sends one: a scan begins with it at once
    std::string suffix;                       ///< what it sends before Enter or Tab: taken off
};

/// What became of the keys so far.
struct WedgeOutcome {
    std::vector<KeyEvent> pass_on; ///< typed by a person: to the focused field, in order
    std::optional<Scan> scan;
};

/// Tells a scanner's keys from a person's. Keys are held until it is clear whose they are: at most key_gap. Pure: no
/// clock, no thread of its own; one thread at a time. Wipes what it held.
class CCCD_API Wedge {
public:
    explicit Wedge(WedgeSettings settings = {}) : settings_(std::move(settings)) {}
    Wedge(Wedge&&) noexcept = default;
    Wedge& operator=(Wedge&&) noexcept = default;
    ~Wedge();

    WedgeOutcome key(const KeyEvent& event);
    /// To be called at deadline(), or at any time: nothing else ends by silence. On a busy machine keys may already
    /// wait behind the call, so it takes a second one, `look_again` later, that finds none.
    WedgeOutcome tick(SteadyTime now);
    /// When tick() is needed next, at once where it is past; nothing where no key is held.
    [[nodiscard]] std::optional<SteadyTime> deadline() const;
    /// Throws away what is held: for leaving a screen.
    void reset();

private:
    enum class State : std::uint8_t { idle, held, scanning, line_ended };
    void scan_key(const KeyEvent& event, WedgeOutcome& outcome);
    void hold_key(const KeyEvent& event, WedgeOutcome& outcome);
    void append(const KeyEvent& event);
    void end_by_silence(WedgeOutcome& outcome);
    void finish(WedgeOutcome& outcome);
    void release(WedgeOutcome& outcome);

    WedgeSettings settings_;
    State state_ = State::idle;
    std::vector<KeyEvent> held_;
    std::string text_;
    SteadyTime last_{};
    std::size_t fast_ = 0;
    bool input_method_ = false;
    bool too_long_ = false;
    std::optional<SteadyTime> silent_;   ///< when tick() saw the silence first
    std::optional<SteadyTime> finished_; ///< when Enter or Tab ended the last scan
};

struct SerialFraming {
    std::chrono::milliseconds end_gap{120}; ///< silence that ends a scan
    std::string prefix;                     ///< what the scanner sends around the data: taken off
    std::string suffix;
};

/// Cuts the octets of a serial scanner into scans: at CR, LF, or after silence. Pure, as Wedge is.
class CCCD_API SerialFramer {
public:
    explicit SerialFramer(SerialFraming framing = {}) : framing_(std::move(framing)) {}
    SerialFramer(SerialFramer&&) noexcept = default;
    SerialFramer& operator=(SerialFramer&&) noexcept = default;
    ~SerialFramer();

    /// The scans that are whole now. Octets do not tell how long they waited in the port: no silence is seen here.
    [[nodiscard]] std::vector<Scan> feed(ByteView octets, SteadyTime now);
    /// To be called at deadline() when the port has no octets.
    [[nodiscard]] std::vector<Scan> tick(SteadyTime now);
    [[nodiscard]] std::optional<SteadyTime> deadline() const;

private:
    void end_line(std::vector<Scan>& out);
    void finish(std::vector<Scan>& out);

    SerialFraming framing_;
    std::string text_; ///< whole lines of a zone that may go on
    std::string line_;
    SteadyTime last_{};
    bool too_long_ = false;
};

enum class Parity : std::uint8_t { none, even, odd };

struct SerialSettings {
    unsigned baud = 9600; ///< 1200 to 230400; a USB port of class CDC-ACM takes any
    Parity parity = Parity::none;
    unsigned data_bits = 8; ///< 7 or 8
    SerialFraming framing;
};

/// A scanner on a serial port, for as long as the object lives. One thread at a time; the stop token may come from any.
class CCCD_API SerialScanner {
public:
    /// Errors: reader_not_found, service_access_denied (group "dialout"), reader_busy, invalid_argument (settings, or
    /// no terminal), reader_failed.
    static Result<SerialScanner> open(const std::string& device, const SerialSettings& settings = {});
    SerialScanner(SerialScanner&& other) noexcept;
    SerialScanner& operator=(SerialScanner&& other) noexcept;
    ~SerialScanner();

    /// Waits for the next scan. Errors: cancelled (seen within 50 ms), deadline_passed, reader_lost (port unplugged).
    Result<Scan> wait(const Waiting& waiting);

private:
    SerialScanner(int descriptor, SerialFraming framing) : descriptor_(descriptor), framer_(std::move(framing)) {}
    Status fill(SteadyTime until);
    int descriptor_ = -1;
    SerialFramer framer_;
    std::vector<Scan> ready_;
};

} // namespace cccd::scanner
