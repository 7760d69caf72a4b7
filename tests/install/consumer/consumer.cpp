// Reads the demo card of the installed package through the installed headers and libraries.
#include <cccd/demo.hpp>
#include <cccd/document.hpp>
#include <cccd/pcsc.hpp>
#include <cccd/session.hpp>
#include <cstdio>
#include <ctime>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    auto card = cccd::demo::DemoCard::open(argv[1]);
    if (!card) return std::fprintf(stderr, "%s\n", cccd::describe(card.error()).c_str()), 1;
    auto keys = cccd::access_keys_from_number(card->printed().personal_number);
    if (!keys) return std::fprintf(stderr, "%s\n", cccd::describe(keys.error()).c_str()), 1;
    cccd::Session session(card->transport());
    auto channel = session.unlock(*keys);
    if (!channel) return std::fprintf(stderr, "%s\n", cccd::describe(channel.error()).c_str()), 1;
    auto evidence = session.read(*channel);
    if (!evidence) return std::fprintf(stderr, "%s\n", cccd::describe(evidence.error()).c_str()), 1;
    const std::filesystem::path anchor[] = {card->trust_anchor()};
    auto trust = cccd::load_trust(anchor);
    if (!trust) return std::fprintf(stderr, "%s\n", cccd::describe(trust.error()).c_str()), 1;
    const cccd::VerifyPolicy policy;
    auto verified = cccd::verify(*evidence, *trust, policy, cccd::system_clock().wall());
    if (!verified) return std::fprintf(stderr, "%s\n", cccd::describe(verified.error()).c_str()), 1;
    const auto& name = verified->document.full_name;
    std::printf("%s\n%s\n", name ? name->value.c_str() : "",
                std::string(cccd::name(verified->report.overall(policy))).c_str());
    auto readers = cccd::pcsc::Readers::open(); // linked and callable; without a service it says so
    std::printf("%s\n", readers ? "service there" : std::string(cccd::name(readers.error().code)).c_str());
    return verified->report.acceptable(policy) ? 0 : 1;
}
