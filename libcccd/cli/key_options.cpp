#include "key_options.hpp"

#include "terminal.hpp"

#include <cstdio>

namespace cli {

namespace {

using cccd::AccessKey;
using cccd::AccessKeys;
using cccd::Result;

constexpr std::size_t personal_number_size = 12;
constexpr std::size_t chip_number_size = 9; ///< the last nine digits stand in the MRZ of a CCCD

Result<AccessKeys> one(Result<AccessKey> key) {
    if (!key) return key.error();
    AccessKeys keys;
    keys.push_back(*std::move(key));
    return keys;
}

cccd::Error input_ended() {
    return {cccd::ErrorCode::invalid_argument, cccd::Stage::none, 0, 0, "the input ended before a value came"};
}

/// An MRZ of two or three lines comes from standard input as so many lines.
std::optional<std::string> asked_mrz() {
    std::string mrz;
    while (mrz.size() < 72) {
        const auto line = value_or_ask("-", "MRZ line");
        if (!line) break;
        mrz += *line;
        if (mrz.size() == 88 || mrz.size() == 90) break;
    }
    if (mrz.empty()) return {};
    return mrz;
}

Result<AccessKeys> from_document(const KeyOptions& options) {
    const auto number = value_or_ask(options.document, "Document number");
    const auto birth = value_or_ask(options.birth, "Date of birth (YYMMDD)");
    const auto expiry = value_or_ask(options.expiry, "Date of expiry (YYMMDD)");
    if (!number || !birth || !expiry) return input_ended();
    AccessKeys keys;
    if (number->size() == personal_number_size && number->find_first_not_of("0123456789") == std::string::npos)
        if (auto key =
                AccessKey::from_document(number->substr(personal_number_size - chip_number_size), *birth, *expiry))
            keys.push_back(*std::move(key));
    auto key = AccessKey::from_document(*number, *birth, *expiry);
    if (!key) return key.error();
    keys.push_back(*std::move(key));
    return keys;
}

} // namespace

void add_key_options(CLI::App& command, KeyOptions& options) {
    auto* group =
        command.add_option_group("What opens the chip", "One of these; each value can be - to be asked for it, "
                                                        "so that it shows in no process list");
    group->add_option("--number", options.number, "The twelve-digit personal number");
    group->add_option("--qr", options.qr, "The text of the card's QR code");
    group->add_option("--can", options.can, "The card access number (of a CCCD: the number's last six digits)");
    group->add_option("--mrz", options.mrz, "The machine readable zone, lines one after the other");
    group->add_option("--doc", options.document, "The document number, with --birth and --expiry");
    group->add_option("--birth", options.birth, "Date of birth, YYMMDD");
    group->add_option("--expiry", options.expiry, "Date of expiry, YYMMDD (no expiry: 991231)");
}

bool key_options_fit(const KeyOptions& options) {
    const bool document = !options.document.empty();
    const int ways = static_cast<int>(!options.number.empty()) + static_cast<int>(!options.qr.empty()) +
                     static_cast<int>(!options.can.empty()) + static_cast<int>(!options.mrz.empty()) +
                     static_cast<int>(document);
    const bool whole = document == !options.birth.empty() && document == !options.expiry.empty();
    if (ways <= 1 && whole) return true;
    std::fputs(whole ? "cccd: give one of --number, --qr, --can, --mrz and --doc\n"
                     : "cccd: --doc, --birth and --expiry belong together\n",
               stderr);
    return false;
}

Result<AccessKeys> keys_of(const KeyOptions& options) {
    if (!options.document.empty()) return from_document(options);
    if (options.mrz == "-") {
        const auto mrz = asked_mrz();
        return mrz ? one(AccessKey::from_mrz(*mrz)) : Result<AccessKeys>(input_ended());
    }
    if (!options.mrz.empty()) return one(AccessKey::from_mrz(options.mrz));
    const auto& given = !options.number.empty() ? options.number : !options.qr.empty() ? options.qr : options.can;
    if (given.empty()) return AccessKeys();
    const auto value = value_or_ask(given, !options.number.empty() ? "Personal number"
                                           : !options.qr.empty()   ? "QR"
                                                                   : "CAN");
    if (!value) return input_ended();
    if (!options.number.empty()) return cccd::access_keys_from_number(*value);
    if (!options.qr.empty()) return cccd::access_keys_from_qr(*value);
    return one(AccessKey::from_can(*value));
}

} // namespace cli
