#include "fake_nfc.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

struct nfc_context {
    int number;
};
struct nfc_device {
    std::map<nfc_property, bool> properties;
};

namespace {

nfc_context the_context{1};
nfc_device the_device;

void expect(bool holds, const char* rule) {
    if (!holds) fake::world().mistakes.emplace_back(rule);
}

void expect_open(const nfc_device* device) {
    expect(device == &the_device && fake::world().devices == 1, "a call on no open device");
}

bool is_on(nfc_property property) {
    const auto found = the_device.properties.find(property);
    return found != the_device.properties.end() && found->second;
}

} // namespace

namespace fake {

World& world() {
    static World one;
    return one;
}

void reset() {
    world() = World{};
    hanging = aborted = false;
    the_device.properties.clear();
}

nfc_target type_a(std::uint8_t sak, std::vector<std::uint8_t> ats) {
    nfc_target target{};
    target.nm = {NMT_ISO14443A, NBR_106};
    target.nti.nai.btSak = sak;
    target.nti.nai.szUidLen = 4;
    target.nti.nai.szAtsLen = ats.size();
    std::copy(ats.begin(), ats.end(), target.nti.nai.abtAts);
    return target;
}

nfc_target type_b() {
    nfc_target target{};
    target.nm = {NMT_ISO14443B, NBR_106};
    const std::uint8_t application[4] = {0x11, 0x22, 0x33, 0x44};
    const std::uint8_t protocol[3] = {0x00, 0x81, 0x71};
    std::memcpy(target.nti.nbi.abtApplicationData, application, sizeof application);
    std::memcpy(target.nti.nbi.abtProtocolInfo, protocol, sizeof protocol);
    return target;
}

} // namespace fake

using fake::world;

extern "C" {

void nfc_init(nfc_context** context) {
    *context = world().starts ? &the_context : nullptr;
    if (world().starts) ++world().contexts;
}

void nfc_exit(nfc_context* context) {
    expect(context == &the_context, "exit of no context");
    expect(world().devices == 0, "exit before the device was closed");
    --world().contexts;
}

size_t nfc_list_devices(nfc_context* context, nfc_connstring names[], size_t count) {
    expect(context == &the_context && names != nullptr && count > 0, "list without room");
    const auto given = std::min(count, world().boards.size());
    for (size_t i = 0; i < given; ++i) std::strncpy(names[i], world().boards[i].c_str(), sizeof(nfc_connstring) - 1);
    return given;
}

nfc_device* nfc_open(nfc_context* context, const nfc_connstring name) {
    expect(context == &the_context, "open without context");
    expect(std::memchr(name, 0, sizeof(nfc_connstring)) != nullptr, "a name without end");
    expect(world().devices == 0, "opened twice");
    if (!world().opens) return nullptr;
    ++world().devices;
    return &the_device;
}

void nfc_close(nfc_device* device) {
    expect_open(device);
    expect(!world().field, "closed with the field on");
    --world().devices;
}

int nfc_initiator_init(nfc_device* device) {
    expect_open(device);
    world().prepared = world().init_code == 0;
    return world().init_code;
}

int nfc_device_set_property_bool(nfc_device* device, const nfc_property property, const bool on) {
    expect_open(device);
    if (world().property_code < 0) return world().property_code;
    the_device.properties[property] = on;
    if (property == NP_ACTIVATE_FIELD) {
        if (!on) {
            ++world().field_off;
            world().selected = false;
        }
        world().field = on;
    }
    return NFC_SUCCESS;
}

int nfc_initiator_select_passive_target(nfc_device* device, const nfc_modulation modulation, const uint8_t* data,
                                        const size_t size, nfc_target* target) {
    expect_open(device);
    expect(world().prepared, "selected before init");
    expect(world().field, "selected without field");
    expect(is_on(NP_AUTO_ISO14443_4) && is_on(NP_EASY_FRAMING) && is_on(NP_HANDLE_CRC) && is_on(NP_HANDLE_PARITY),
           "selected without the properties of ISO 14443-4");
    expect(!is_on(NP_INFINITE_SELECT), "a selection that would never return");
    expect((data == nullptr) == (size == 0), "init data and size disagree");
    expect(modulation.nbr == NBR_106, "a speed that selection does not have");
    expect(target != nullptr, "no room for the target");
    ++world().selections;
    if (std::exchange(world().abort_is_left, false)) return NFC_EOPABORTED;
    if (world().select_code < 0) return world().select_code;
    if (world().appears_after > 0) return --world().appears_after, 0;
    if (!world().card || world().card->nm.nmt != modulation.nmt) return 0;
    *target = *world().card;
    world().selected = true;
    return 1;
}

int nfc_initiator_deselect_target(nfc_device* device) {
    expect_open(device);
    ++world().deselections;
    world().selected = false;
    return NFC_SUCCESS;
}

int nfc_initiator_target_is_present(nfc_device* device, const nfc_target*) {
    expect_open(device);
    return world().card && world().selected ? NFC_SUCCESS : NFC_ETGRELEASED;
}

int nfc_abort_command(nfc_device* device) {
    expect_open(device);
    world().abort_is_left = world().keeps_aborts && !world().hangs;
    fake::aborted = true;
    fake::aborted.notify_all();
    return 0;
}

int nfc_initiator_transceive_bytes(nfc_device* device, const uint8_t* command, const size_t size, uint8_t* answer,
                                   const size_t room, int timeout) {
    expect_open(device);
    expect(world().selected, "a command without a selected card");
    expect(command != nullptr && size >= 4 && size <= 261, "a command of a size that no exchange has");
    expect(answer != nullptr && room > 0, "no room for an answer");
    expect(timeout > 0, "a time-out that never comes");
    world().commands.emplace_back(command, command + size);
    world().timeouts.push_back(timeout);
    if (!world().card) return NFC_ERFTRANS;
    if (std::exchange(world().abort_is_left, false)) return NFC_EOPABORTED;
    if (world().during) world().during();
    if (world().hangs) {
        fake::hanging = true;
        fake::hanging.notify_all();
        fake::aborted.wait(false);
        return NFC_EOPABORTED;
    }
    if (world().answers.empty()) return NFC_ETIMEOUT;
    const auto next = world().answers.front();
    world().answers.pop_front();
    if (next.code < 0) return next.code;
    if (next.octets.size() > room) return NFC_EOVFLOW;
    std::copy(next.octets.begin(), next.octets.end(), answer);
    return next.claimed >= 0 ? next.claimed : static_cast<int>(next.octets.size());
}
}
