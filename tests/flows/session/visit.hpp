// A visit of a software chip by the reader, in one process.
#pragma once

#include "chip_transport.hpp"
#include "support/data.hpp"

#include <cccd/document.hpp>
#include <cccd/session.hpp>

namespace flows {

using namespace cccd;

inline std::filesystem::path profile_folder(const std::string& name) {
    return std::filesystem::path(CCCD_PROFILES) / name;
}

inline softchip::Profile profile(const std::string& name) {
    auto loaded = softchip::load_profile(profile_folder(name));
    if (!loaded.profile) throw std::runtime_error(loaded.error);
    return *std::move(loaded.profile);
}

inline nlohmann::json expected(const std::string& name) {
    const auto bytes = support::read_file(profile_folder(name) / "expected.json");
    return nlohmann::json::parse(bytes.begin(), bytes.end());
}

inline Trust trust_in(const std::string& profile_name) {
    const std::vector paths{profile_folder(profile_name) / "csca.pem"};
    return *load_trust(paths);
}

template <class... Key> AccessKeys keys(Key&&... key) {
    AccessKeys all;
    (all.push_back(*std::forward<Key>(key)), ...);
    return all;
}

/// What opens every shipped profile that has PACE.
inline AccessKeys can() {
    return keys(AccessKey::from_can("012345"));
}

/// The passwords that the profile's chip accepts.
inline AccessKeys keys_of(const softchip::Profile& profile) {
    AccessKeys all;
    if (!profile.passwords.can.empty()) all.push_back(*AccessKey::from_can(profile.passwords.can));
    const auto& mrz = profile.passwords.mrz_information;
    if (mrz.size() >= 24) {
        const auto number = mrz.substr(0, mrz.size() - 15);
        all.push_back(*AccessKey::from_document(number, mrz.substr(mrz.size() - 14, 6), mrz.substr(mrz.size() - 7, 6)));
    }
    return all;
}

/// One chip, one reader, one session.
struct Visit {
    explicit Visit(softchip::Profile of, std::uint64_t seed = 0,
                   TransportLimits limits = demo::ChipTransport::extended_reader(), Environment environment = {})
        : chip(std::move(of), seed), transport(chip, limits), session(transport, environment) {}

    Result<Evidence> read(const AccessKeys& keys, const ReadRequest& request = {}, const AccessPolicy& policy = {}) {
        auto channel = session.unlock(keys, policy);
        if (!channel) return channel.error();
        return session.read(*channel, request);
    }

    softchip::Chip chip;
    demo::ChipTransport transport;
    Session session;
};

/// As a program reads that goes on where a channel ended, as long as that leads somewhere: unlock, read, take up.
/// Counts the channels.
inline Result<Evidence> read_on(Session& session, const AccessKeys& keys, const ReadRequest& request, int& channels) {
    std::size_t steps = 0;
    for (channels = 1;; ++channels) {
        auto channel = session.unlock(keys);
        if (!channel) return channel.error();
        auto evidence = session.read(*channel, request);
        if (evidence) return evidence;
        auto interruption = session.take_interruption();
        if (!interruption || interruption->steps() <= steps) return evidence;
        steps = interruption->steps();
        session.resume(*std::move(interruption));
    }
}

inline Result<Evidence> read_on(Visit& visit, const AccessKeys& keys, const ReadRequest& request, int& channels) {
    return read_on(visit.session, keys, request, channels);
}

/// The machine's clock: chips that are built in code are signed at the moment of the test.
inline WallTime today() {
    return system_clock().wall();
}

} // namespace flows
