// One visit of a card: open it, read it. The order is forced by types: Session → Channel → Evidence → Verified.
#pragma once

#include <array>
#include <cccd/access_key.hpp>
#include <cccd/card_limits.hpp>
#include <cccd/environment.hpp>
#include <cccd/evidence.hpp>
#include <cccd/policy.hpp>
#include <cccd/terminal.hpp>
#include <cccd/transport.hpp>
#include <functional>
#include <memory>
#include <optional>

namespace cccd {

namespace access {
class Attempts;
}
namespace session {
class Reading;
}

/// The opened chip. Move-only; session keys are wiped when it goes.
class CCCD_API Channel {
public:
    Channel(Channel&&) noexcept;
    Channel& operator=(Channel&&) noexcept;
    ~Channel();

    [[nodiscard]] const AccessRecord& access() const noexcept;
    /// False once an error of link or secure messaging has closed it, its keys wiped; every use gives channel_closed.
    [[nodiscard]] bool open() const noexcept;

private:
    friend class Session;
    friend class session::Reading;
    struct State;
    explicit Channel(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

struct Progress {
    std::size_t done = 0;  ///< octets of file content read so far
    std::size_t total = 0; ///< octets of all files to read; a typical length counts until a file's header is read
    File current = File::none;
    /// Estimate of the time until all is read, from the pace of the last commands; none before there is ground for one.
    std::optional<std::chrono::milliseconds> left{};
};

struct ReadRequest {
    /// Files that the caller needs; EF.SOD, and DG14/DG15 for the authentications below, are added by themselves.
    Files files{File::dg1, File::dg2, File::dg13};
    bool active_authentication =
        true; ///< where DG15 is present and Chip Authentication has not proved the chip already
    bool active_authentication_always = false;
    /// For fingerprints and irises, which open to terminals with a state's certificates only (Doc 9303-11 §7.1); must
    /// outlive the read. Needs Chip Authentication or PACE-CAM before it.
    const TerminalCredentials* terminal = nullptr;
    /// RND.IFD of 8 octets, for instance from a bank's server; a random one where absent.
    std::optional<std::array<std::uint8_t, 8>> challenge;
    std::function<void(const Progress&)> progress;       ///< called from the reading thread
    std::function<void(const Evidence& so_far)> on_file; ///< after each file, so that verify() can show a name early
};

/// What a read had got when the channel was lost. Holds personal data, wiped when it goes. Move-only.
class CCCD_API Interruption {
public:
    Interruption(Interruption&&) noexcept;
    Interruption& operator=(Interruption&&) noexcept;
    ~Interruption();

    [[nodiscard]] std::size_t octets() const noexcept; ///< of file content that need not be read again
    /// Files read or known to be missing, and refusals that came once: as long as this grows from one interruption to
    /// the next, going on leads somewhere.
    [[nodiscard]] std::size_t steps() const noexcept;

private:
    friend class Session;
    friend class session::Reading;
    struct State;
    explicit Interruption(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

/// One card, as long as it lies there. Not thread-safe; blocking calls look at `waiting` before each command. The
/// transport must outlive the session and its channel.
class CCCD_API Session {
public:
    explicit Session(Transport& transport, Environment environment = {});
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// Doc 9303-11 §4.2, the chip access procedure: EF.CardAccess, PACE with each key that fits, else BAC by policy;
    /// ends with the eMRTD application selected. Names what it did in Channel::access(). A password that the card has
    /// refused is not sent to it again by the same method, by a later unlock() neither; the limit of tries is one for
    /// the whole session.
    /// Errors: no_access_key, access_denied_wrong_key, access_not_offered, access_protocol_failed,
    /// access_tries_exhausted, access_blocked, not_an_emrtd, those of the transport.
    Result<Channel> unlock(const AccessKeys& keys, const AccessPolicy& policy = {}, const Waiting& waiting = {});

    /// Reads what the request names. A file that the chip has not, keeps closed or holds rubbish in is listed as
    /// missing and is no error; a broken link or channel is. Errors: those of the transport and of secure messaging
    /// (5xx), chip_authentication_failed (the chip agreed on keys and does not hold them: a copy, or a broken link).
    Result<Evidence> read(Channel& channel, const ReadRequest& request = {}, const Waiting& waiting = {});

    /// After read() failed because the card or the link to it was lost (3xx), because chip or reader could not pass a
    /// long response (the next unlock() knows), or because the chip refused a file or an authentication without secure
    /// messaging, which ends the channel (nothing proves such an answer: the next read() asks again, and the one after
    /// it goes on without): what to hand to resume(), of this session or of another one on a new connection. None where
    /// nothing was lost, or nothing was read yet.
    [[nodiscard]] std::optional<Interruption> take_interruption() noexcept;
    /// The next read() goes on at the octet where the other one broke off, once the chip has shown that it is the same:
    /// EF.SOD is equal, and Chip Authentication by the key of before where that was run. Another chip is read from the
    /// start. How long a card may be away is the caller's decision.
    void resume(Interruption interruption) noexcept;

private:
    Transport& transport_;
    Environment environment_;
    std::unique_ptr<ReaderLimits> own_limits_;         ///< where the environment has none
    std::unique_ptr<Interruption::State> interrupted_; ///< of the last read
    std::unique_ptr<Interruption::State> resumed_;     ///< for the next one
    std::unique_ptr<access::Attempts> attempts_;       ///< passwords that the card has refused
    bool used_ = false;                                ///< a further unlock() resets the card first
};

} // namespace cccd
