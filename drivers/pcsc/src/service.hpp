// The PC/SC service as one context: names of readers, their states, waiting for a change.
#pragma once

#include <cccd/environment.hpp>
#include <cccd/result.hpp>
#include <stop_token>
#include <string>
#include <vector>
#include <winscard.h>

namespace cccd::pcsc {

/// Readers and their states at one moment. Move-only: the states point to the names.
struct Look {
    std::vector<std::string> names;
    std::vector<SCARD_READERSTATE> states;

    Look() = default;
    Look(Look&&) noexcept = default;
    Look& operator=(Look&&) noexcept = default;
};

class Service {
public:
    Service() = default;
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    ~Service() { close(); }

    /// Errors: service_not_running, service_access_denied, reader_failed.
    Status open();
    /// All readers now, without waiting; a service that was started again meanwhile is opened anew.
    Result<Look> look();
    /// Waits until something differs from `seen`, or a reader comes or goes. A service that ends is a change.
    Status wait(Look& seen, SteadyTime end, const std::stop_token& stop) const;

private:
    void close() noexcept;
    Result<std::vector<std::string>> names() const;
    Result<Look> look_once() const;

    SCARDCONTEXT context_ = 0;
    bool opened_ = false;
};

} // namespace cccd::pcsc
