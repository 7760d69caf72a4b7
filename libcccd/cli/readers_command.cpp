#include "commands.hpp"
#include "reader_models_option.hpp"
#include "terminal.hpp"

#include <cccd/pcsc.hpp>
#include <nlohmann/json.hpp>

namespace cli {

namespace {

const char* state_of(const cccd::pcsc::ReaderInfo& reader) {
    if (reader.lost) return "hangs: unplug it";
    if (reader.mute) return "card does not answer";
    if (reader.in_use) return "in use by another program";
    if (reader.card_present) return "card present";
    return reader.skipped ? "skipped unless named" : "empty";
}

void print_json(const std::vector<cccd::pcsc::ReaderInfo>& readers) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& reader : readers)
        list.push_back({{"index", list.size()},
                        {"name", reader.name},
                        {"cardPresent", reader.card_present},
                        {"mute", reader.mute},
                        {"inUse", reader.in_use},
                        {"skipped", reader.skipped},
                        {"lost", reader.lost},
                        {"model", reader.model},
                        {"atr", cccd::to_hex(reader.atr)}});
    std::printf("%s\n", nlohmann::ordered_json{{"readers", list}}.dump(2).c_str());
}

ExitCode list_readers(bool json, const std::string& reader_models) {
    auto service = cccd::pcsc::Readers::open(reader_settings(reader_models));
    if (!service) return give_up(service.error());
    const auto readers = service->list();
    if (!readers) return give_up(readers.error());
    if (json) {
        print_json(*readers);
        return ExitCode::good;
    }
    if (readers->empty()) std::puts("no reader");
    for (std::size_t index = 0; index < readers->size(); ++index)
        std::printf("%zu  %s  [%s]\n", index, (*readers)[index].name.c_str(), state_of((*readers)[index]));
    return ExitCode::good;
}

} // namespace

void add_readers_command(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("readers", "List the card readers and what is in them");
    auto json = std::make_shared<bool>(false);
    auto models = std::make_shared<std::string>();
    command->add_flag("--json", *json, "Print JSON");
    add_reader_models_option(*command, *models);
    command->callback(
        [&chosen, json, models] { chosen.run = [json, models] { return list_readers(*json, *models); }; });
}

} // namespace cli
