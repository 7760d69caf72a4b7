// cccd: reads and verifies the Vietnamese chip ID card from a terminal.
#include "commands.hpp"

#include <cstdio>

namespace {

constexpr auto description = "Reads the Vietnamese chip ID card (CCCD, thẻ Căn cước) and other eMRTDs, and proves them "
                             "genuine.";

constexpr auto footer = R"(
Exit codes:
  0  done, and every check passed
  1  done, but a check failed
  2  the command line is wrong
  3  could not be done (card, reader, password, file): the error and its code are on stderr
  4  done, but there is no trust anchor for the document's signer: neither genuine nor forged

Examples:
  cccd read --number - --trust /etc/cccd/trust      asks for the twelve digits, reads, checks
  cccd read --qr - --out visit --json < scan.txt    keeps the raw files, prints JSON
  cccd verify visit --trust csca.pem                judges the kept files again, without the card)";

} // namespace

int main(int argc, char** argv) {
    CLI::App app{description, "cccd"};
    app.footer(footer);
    app.require_subcommand(1);
    app.set_version_flag("--version", "cccd " CCCD_VERSION);
    cli::Chosen chosen;
    cli::add_readers_command(app, chosen);
    cli::add_read_command(app, chosen);
    cli::add_decode_command(app, chosen);
    cli::add_verify_command(app, chosen);
    cli::add_trust_command(app, chosen);
    cli::add_handover_command(app, chosen);
    cli::add_doctor_command(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
        app.exit(error);
        return static_cast<int>(asked ? cli::ExitCode::good : cli::ExitCode::usage);
    }
    if (!chosen.run) return static_cast<int>(cli::ExitCode::usage);
    return static_cast<int>(chosen.run());
}
