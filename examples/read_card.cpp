// Waits for a card, opens it with the twelve-digit personal number, and prints the verified name and each verdict.
//   read_card TRUST [PROFILE]   TRUST: folder or file of CSCA certificates; PROFILE: a software card instead of a
//   reader
// The number comes from standard input, so that it shows in no process list.
#include <cccd/cccd.hpp>
#include <cccd/demo.hpp>
#include <cccd/pcsc.hpp>
#include <iostream>

namespace {

int give_up(const cccd::Error& error) {
    std::cerr << cccd::describe(error) << '\n';
    return 3;
}

int visit(cccd::Transport& transport, const cccd::AccessKeys& keys, const cccd::Trust& trust) {
    cccd::Session session(transport);
    auto channel = session.unlock(keys);
    if (!channel) return give_up(channel.error());
    const auto evidence = session.read(*channel);
    if (!evidence) return give_up(evidence.error());

    const cccd::VerifyPolicy policy;
    const auto checked = cccd::verify(*evidence, trust, policy, cccd::system_clock().wall());
    if (!checked) return give_up(checked.error());
    if (const auto& name = checked->document.full_name)
        std::cout << name->value << "  (" << cccd::name(name->file) << ", " << cccd::name(name->standing) << ")\n";
    for (const auto& check : checked->report.checks)
        std::cout << cccd::name(check.id) << ' ' << cccd::name(check.file) << ": " << cccd::name(check.verdict) << ' '
                  << check.reason.view() << '\n';
    std::cout << cccd::name(checked->report.overall(policy)) << '\n';
    return checked->report.acceptable(policy) ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::filesystem::path anchors[]{argv[1]};
    const auto trust = cccd::load_trust(anchors);
    if (!trust) return give_up(trust.error());
    std::string number;
    std::getline(std::cin, number);
    const auto keys = cccd::access_keys_from_number(number);
    if (!keys) return give_up(keys.error());
    if (argc > 2) {
        auto demo = cccd::demo::DemoCard::open(argv[2]);
        return demo ? visit(demo->transport(), *keys, *trust) : give_up(demo.error());
    }
    auto readers = cccd::pcsc::Readers::open();
    if (!readers) return give_up(readers.error());
    auto card = readers->wait_for_card(std::chrono::seconds(30));
    return card ? visit(card->transport(), *keys, *trust) : give_up(card.error());
}
