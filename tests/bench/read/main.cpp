// Commands, octets and modelled time of a whole read, beside the fewest that could do it (docs/speed.md). The counts do
// not hang on the machine; the bench fails where a target of issue 6 is missed. No clock is looked at.
#include "bound.hpp"
#include "chip_transport.hpp"
#include "host.hpp"
#include "link_model.hpp"

#include <cccd/document.hpp>
#include <cccd/session.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace bench;

namespace {

constexpr std::size_t most_beyond_bound = 2; ///< the target
constexpr std::size_t usual_extended = 1;    ///< EF.ATR/INFO; in short reads the bound itself is met
constexpr std::size_t peers_short = 84, peers_target_extended = 15;
constexpr double most_time_short = 1.05, most_time_extended = 1.10;

int failures = 0;
bool list_exchanges = false; ///< `bench_read --list`

void demand(bool holds, const std::string& what) {
    if (holds) return;
    ++failures;
    std::printf("  FAILED: %s\n", what.c_str());
}

struct Case {
    std::string name;
    Holds holds = Holds::everything;
    softchip::Cipher cipher = softchip::Cipher::aes128;
    Link link;
};

/// Room for reads of 4096 octets under secure messaging with AES.
constexpr std::size_t response_for_4096 = 4133;

cccd::ReadRequest request_for(Holds holds) {
    cccd::ReadRequest request;
    request.files = {cccd::File::dg1, cccd::File::dg2};
    if (holds == Holds::everything) request.files.insert(cccd::File::dg13);
    request.active_authentication_always = holds == Holds::everything;
    return request;
}

/// One read, judged: a bench of wrong answers would be worth nothing.
Exchanges read_once(const StandardCard& card, const Case& one) {
    softchip::Chip chip(card.profile, 7);
    cccd::demo::ChipTransport inner(chip, one.link.extended ? cccd::demo::ChipTransport::extended_reader()
                                                            : cccd::demo::ChipTransport::short_reader());
    CountingTransport transport(inner);
    cccd::Session session(transport);
    cccd::AccessKeys keys;
    keys.push_back(*cccd::AccessKey::from_can(card.profile.passwords.can));
    auto channel = session.unlock(keys);
    demand(channel.has_value(), "the chip was not opened");
    if (!channel) return transport.exchanges();
    const auto evidence = session.read(*channel, request_for(one.holds));
    demand(evidence.has_value(), "the read failed");
    if (!evidence) return transport.exchanges();
    for (const auto& [identifier, content] : card.profile.files) {
        const auto file = identifier == 0x011D ? cccd::File::sod : cccd::data_group(identifier & 0xFFu);
        if (identifier != 0x011E && evidence->file(file).size() != content.size()) demand(false, "a file is not whole");
    }
    cccd::Trust trust;
    demand(trust.add(card.anchor).has_value(), "the anchor was not accepted");
    const auto verified = cccd::verify(*evidence, trust, {}, cccd::system_clock().wall());
    const bool signed_soundly = verified &&
                                verified->report.verdict(cccd::CheckId::signer_chain) == cccd::Verdict::passed &&
                                verified->report.verdict(cccd::CheckId::sod_signature) == cccd::Verdict::passed;
    demand(signed_soundly, "passive authentication did not pass");
    if (one.holds == Holds::everything)
        for (const auto id : {cccd::CheckId::chip_authentication, cccd::CheckId::active_authentication})
            demand(verified && verified->report.verdict(id) == cccd::Verdict::passed, "a proof of the chip failed");
    return transport.exchanges();
}

void show(const char* who, const Exchanges& exchanges) {
    const auto octets = octets_of(exchanges);
    std::printf("  %-12s %4zu commands %7zu octets to the chip %7zu from it\n", who, exchanges.size(), octets.sent,
                octets.received);
}

void list(const Exchanges& exchanges) {
    for (const auto& exchange : exchanges)
        std::printf("    INS %02X %5zu > %5zu\n", exchange.ins, exchange.sent, exchange.received);
}

void show_times(const Exchanges& ours, const Exchanges& bound, const LinkModel& model, double most) {
    for (const double rate : model.bit_rates_kbit) {
        const double spent = model.milliseconds(ours, rate), least = model.milliseconds(bound, rate);
        std::printf("  %4.0f kbit/s  %8.0f ms, bound %8.0f ms, ratio %.3f (at most %.2f)\n", rate, spent, least,
                    spent / least, most);
        demand(spent <= most * least, "the modelled time is over the target");
    }
}

void run(const Case& one, const LinkModel& model) {
    auto card = make_standard_card(CCCD_PROFILES, one.holds, one.cipher);
    if (one.link.extended) announce_buffers(card.profile, 2048, one.link.response);
    const auto bound = lower_bound(card, one.holds, one.cipher, one.link);
    const auto ours = read_once(card, one);
    std::printf("%s\n", one.name.c_str());
    show("lower bound", bound);
    show("this reader", ours);
    if (list_exchanges) list(ours);
    demand(ours.size() >= bound.size(), "the bound is no bound");
    demand(ours.size() <= bound.size() + most_beyond_bound, "more than two commands beyond the bound");
    demand(ours.size() <= bound.size() + (one.link.extended ? usual_extended : 0), "a command more than there was");
    if (one.holds == Holds::what_peers_read) {
        if (one.link.extended)
            demand(ours.size() <= peers_target_extended, "more than 15 commands");
        else
            demand(ours.size() < peers_short, "no fewer commands than the best peer");
        return;
    }
    show_times(ours, bound, model, one.link.extended ? most_time_extended : most_time_short);
}

} // namespace

int main(int count, char** arguments) {
    if (count > 2 && std::string(arguments[1]) == "--record") {
        save(record(CCCD_PROFILES), arguments[2]);
        return EXIT_SUCCESS;
    }
    list_exchanges = count > 1 && std::string(arguments[1]) == "--list";
    const auto model = load_link_model(CCCD_LINK_MODEL);
    const SecureMessagingSizes aes(16), des3(8);
    std::printf("files: SOD %zu, DG1 95, DG2 %zu, DG13 %zu, DG14 %zu, DG15 %zu; Active Authentication RSA-2048\n",
                sod_size, dg2_size, dg13_size, dg14_size, dg15_size);
    std::printf("a short response carries %zu octets under AES, %zu under 3DES\n", aes.payload(258), des3.payload(258));
    demand(aes.payload(258) == 223 && des3.payload(258) == 231, "the payloads of issue 6");
    std::printf("%s\n", model.text().c_str());

    using softchip::Cipher;
    const std::vector<Case> cases{
        {"standard profile, short, AES-128", Holds::everything, Cipher::aes128, {}},
        {"standard profile, short, 3DES", Holds::everything, Cipher::des3, {}},
        {"standard profile, extended, responses up to 1024 octets", Holds::everything, Cipher::aes128, {true, 1024}},
        {"standard profile, extended, reads of 4096 octets",
         Holds::everything,
         Cipher::aes128,
         {true, response_for_4096}},
        {"standard profile, extended, responses up to 32767 octets", Holds::everything, Cipher::aes128, {true, 32767}},
        {"what peers read, short (best peer: 84)", Holds::what_peers_read, Cipher::aes128, {}},
        {"what peers read, extended, reads of 4096 octets (best peer: 20)",
         Holds::what_peers_read,
         Cipher::aes128,
         {true, response_for_4096}},
    };
    for (const auto& one : cases) run(one, model);
    if (failures != 0) std::printf("%d demands failed\n", failures);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
