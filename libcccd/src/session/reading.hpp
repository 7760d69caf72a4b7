// One read of a card: which files in which order, the authentications between them, and the progress of it all.
#pragma once

#include "session/channel_state.hpp"
#include "session/group_list.hpp"
#include "session/interruption.hpp"
#include "session/reading_progress.hpp"

namespace cccd::session {

class Reading {
public:
    Reading(Channel::State& channel, const ReadRequest& request, const Environment& environment,
            const Waiting& waiting);

    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading();

    /// `before`: what an interrupted read had got; null to read everything.
    Result<Evidence> run(std::unique_ptr<Interruption::State> before = {});
    /// What there is after run() failed; null where that is nothing.
    [[nodiscard]] std::unique_ptr<Interruption::State> interrupted();

private:
    static constexpr std::size_t enough_of_sod = 224; ///< one short command's worth; the hashes stand in front

    Result<bool> same_chip(const Evidence& before);
    void take_over(Interruption::State& before);
    Result<Bytes> content_of(File file);
    Result<Bytes> right_content_of(File file);
    Status read_security_files();
    Status authenticate_chip();
    Status authenticate_terminal();
    Result<TerminalRights> run_terminal(const lds::SecurityInfos& dg14);
    Status prove_new_keys();
    void new_keys_worked() noexcept;
    [[nodiscard]] Error broken(const Error& error) const noexcept;
    [[nodiscard]] std::optional<lds::SecurityInfos> dg14_infos() const;
    Status read_groups();
    Status authenticate_actively();
    Result<Bytes> challenge() const;
    Status read(File file);
    Error refused(File file, const Error& error);
    [[nodiscard]] bool settled(File file) const noexcept;
    [[nodiscard]] bool covered(File file) const noexcept;
    [[nodiscard]] bool wants_active_authentication() const noexcept;
    void attempted(CheckId id, Verdict verdict, File file, Literal reason);

    Channel::State& channel_;
    const ReadRequest& request_;
    const Environment& environment_;
    ReadingProgress progress_;
    Evidence evidence_;
    std::unique_ptr<Interruption::State> before_;     ///< until the chip is known to be the same
    std::optional<iso7816::FileReader::Begun> begun_; ///< of the interrupted read
    std::optional<GroupList> list_;                   ///< of EF.SOD
    Files covered_;              ///< groups that EF.SOD has a hash of; every group where EF.SOD does not tell
    Refusals refusals_;          ///< of this read and of those that it goes on with
    bool keys_unproved_ = false; ///< Chip Authentication ran, no response came under the new keys yet
};

} // namespace cccd::session
