// Field elements have fixed width: a dropped leading zero would break one session in 256.
#include "visit.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace flows;

namespace {

std::string digits(std::mt19937& generator, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text.push_back(static_cast<char>('0' + generator() % 10));
    return text;
}

/// Opens a chip and reads one file through the channel.
void open_and_read(const softchip::Profile& of, const AccessKey& key, std::uint64_t seed, AccessMethod method) {
    CAPTURE(seed);
    Visit visit(of, seed);
    AccessPolicy policy;
    policy.chip_authentication = false;
    ReadRequest request;
    request.files = {File::dg1};
    request.active_authentication = false;
    const auto evidence = visit.read(keys(Result<AccessKey>(key.clone())), request, policy);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    REQUIRE(evidence->access.method == method);
    REQUIRE(evidence->files.at(File::dg1) == of.files.at(softchip::fid::data_group(1)));
}

} // namespace

TEST_CASE("five hundred PACE sessions with different passwords and keys all open") {
    std::mt19937 generator(20261122);
    auto of = profile("cccd-2021");
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        of.passwords.can = digits(generator, 6);
        of.pace.at(0).parameter_id = 13;
        open_and_read(of, *AccessKey::from_can(of.passwords.can), seed, AccessMethod::pace);
    }
}

TEST_CASE("five hundred BAC sessions with different passwords and keys all open") {
    std::mt19937 generator(20261123);
    auto of = profile("bac-only");
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        const auto key = AccessKey::from_document(digits(generator, 9), digits(generator, 6), digits(generator, 6));
        REQUIRE(key);
        of.passwords.mrz_information = std::string(as_text(key->expose()));
        open_and_read(of, *key, seed, AccessMethod::bac);
    }
}
