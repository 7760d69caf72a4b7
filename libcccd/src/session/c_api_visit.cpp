// cccd.h: one visit of a card.
#include "session/c_api.hpp"

#include <algorithm>

using namespace cccd;
using session::code_of;
using session::fields_of;
using session::wrong_use;

namespace {

/// The caller's functions as a Transport.
class CallerTransport final : public Transport {
public:
    explicit CallerTransport(const cccd_transport& functions) : functions_(functions) {}

    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting&) override {
        std::size_t size = 0;
        const auto code = functions_.transmit(functions_.context, command.data(), command.size(), response.data(),
                                              response.size(), &size);
        if (code != 0) return told(code);
        if (size < 2 || size > response.size())
            return Error{ErrorCode::response_malformed, Stage::reader, 0, 0, "a response of an impossible length"};
        return size;
    }
    Status reset(const Waiting&) override {
        const auto code = functions_.reset(functions_.context);
        return code == 0 ? Status() : Status(told(code));
    }
    [[nodiscard]] ByteView atr() const noexcept override { return {}; }
    [[nodiscard]] TransportLimits limits() const noexcept override {
        TransportLimits limits;
        limits.extended = functions_.extended > 0    ? ExtendedLength::yes
                          : functions_.extended == 0 ? ExtendedLength::no
                                                     : ExtendedLength::unknown;
        if (functions_.max_command != 0) limits.max_command = functions_.max_command;
        if (functions_.max_response != 0) limits.max_response = functions_.max_response;
        return limits;
    }

private:
    /// An error number of ours is passed on; any other is a failed link with that number as the system's code.
    static Error told(std::int32_t code) noexcept {
        const auto known = static_cast<ErrorCode>(code);
        if (code > 0 && code <= UINT16_MAX && name(known) != "unknown")
            return Error{known, Stage::reader, 0, 0, "told by the caller's transport"};
        return Error{ErrorCode::link_failed, Stage::reader, 0, code, "told by the caller's transport"};
    }
    cccd_transport functions_;
};

constexpr std::uint32_t default_groups = 1u << 1 | 1u << 2 | 1u << 13;

ReadRequest request_of(const cccd_read_options& options) {
    ReadRequest request;
    const auto groups = options.groups != 0 ? options.groups : default_groups;
    request.files = {};
    for (unsigned number = 1; number <= 16; ++number)
        if ((groups & 1u << number) != 0) request.files.insert(data_group(number));
    request.active_authentication_always = options.always_authenticate_chip != 0;
    if (options.challenge != nullptr) {
        request.challenge.emplace();
        std::copy_n(options.challenge, request.challenge->size(), request.challenge->begin());
    }
    if (options.progress != nullptr)
        request.progress = [tell = options.progress, context = options.progress_context](const Progress& progress) {
            tell(context, progress.done, progress.total);
        };
    return request;
}

} // namespace

struct cccd_visit {
    explicit cccd_visit(const cccd_transport& functions) : transport(functions), session(transport) {}

    std::int32_t failed(const Error& error) {
        status_word = error.status_word;
        return code_of(error);
    }

    CallerTransport transport;
    Session session;
    std::optional<Channel> channel;
    std::stop_source stop;
    std::uint16_t status_word = 0;
};

extern "C" {

cccd_visit* cccd_visit_new(const cccd_transport* transport) {
    const auto functions = fields_of(transport);
    if (functions.transmit == nullptr || functions.reset == nullptr) return nullptr;
    return new (std::nothrow) cccd_visit(functions);
}

void cccd_visit_free(cccd_visit* visit) {
    delete visit;
}

int32_t cccd_visit_open(cccd_visit* visit, const cccd_keys* keys) {
    if (visit == nullptr) return wrong_use;
    visit->channel.reset();
    const AccessKeys none;
    auto channel = visit->session.unlock(keys == nullptr ? none : keys->keys, {}, {visit->stop.get_token(), {}});
    if (!channel) return visit->failed(channel.error());
    visit->channel.emplace(*std::move(channel));
    return 0;
}

void cccd_visit_cancel(cccd_visit* visit) {
    if (visit != nullptr) visit->stop.request_stop();
}

uint16_t cccd_visit_status_word(const cccd_visit* visit) {
    return visit == nullptr ? std::uint16_t{0} : visit->status_word;
}

int32_t cccd_visit_read(cccd_visit* visit, const cccd_read_options* options, cccd_evidence** evidence) {
    if (visit == nullptr || evidence == nullptr) return wrong_use;
    *evidence = nullptr;
    if (!visit->channel) return static_cast<std::int32_t>(ErrorCode::channel_closed);
    const auto fields = fields_of(options);
    Waiting waiting{visit->stop.get_token(), {}};
    if (fields.timeout_ms != 0)
        waiting.deadline = system_clock().steady() + std::chrono::milliseconds(fields.timeout_ms);
    auto read = visit->session.read(*visit->channel, request_of(fields), waiting);
    if (!read) {
        if (auto interruption = visit->session.take_interruption()) visit->session.resume(*std::move(interruption));
        return visit->failed(read.error());
    }
    *evidence = new (std::nothrow) cccd_evidence{*std::move(read)};
    return *evidence == nullptr ? static_cast<std::int32_t>(ErrorCode::internal) : 0;
}

} // extern "C"
