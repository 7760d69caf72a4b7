#include "terminal.hpp"

#include "primitives/cipher.hpp"
#include "protocols/pace_mapping.hpp"
#include "protocols/pace_suites.hpp"

namespace chip_test {

using namespace softchip;
using primitives::pad;

Bytes Terminal::raw(const Command& command) const {
    Bytes out = {command.cla, command.ins, command.p1, command.p2};
    const bool extended = command.data.size() > 255 || (command.le && *command.le > 256);
    const auto number = [&](std::size_t n) {
        if (extended) out.push_back(static_cast<std::uint8_t>(n >> 8));
        out.push_back(static_cast<std::uint8_t>(n));
    };
    if (extended) out.push_back(0);
    if (!command.data.empty()) number(command.data.size());
    append(out, command.data);
    if (command.le) number(*command.le);
    return out;
}

Answer Terminal::exchange(const Command& command) {
    const auto split = [](const Bytes& reply) {
        Answer answer;
        if (reply.size() < 2) return answer;
        answer.status = static_cast<std::uint16_t>(reply[reply.size() - 2] << 8 | reply.back());
        answer.data.assign(reply.begin(), reply.end() - 2);
        return answer;
    };
    Answer answer = split(chip_.exchange(raw(command)));
    for (int i = 0; i < 300 && (answer.status >> 8) == 0x61; ++i) {
        const Bytes get_response = {0x00, 0xC0, 0x00, 0x00, static_cast<std::uint8_t>(answer.status)};
        Answer more = split(chip_.exchange(get_response));
        more.data.insert(more.data.begin(), answer.data.begin(), answer.data.end());
        answer = more;
    }
    return answer;
}

void Terminal::count() {
    for (std::size_t i = counter_.size(); i-- > 0;) {
        if (++counter_[i] != 0) break;
    }
}

Bytes Terminal::iv() const {
    return cipher_ == Cipher::des3 ? Bytes(8, 0) : primitives::encrypt_block(cipher_, keys_->encryption, counter_);
}

Command Terminal::protect(const Command& command) {
    count();
    const std::size_t block = primitives::block_size(cipher_);
    Command out = command;
    out.cla |= 0x0C;
    Bytes objects;
    if (!command.data.empty()) {
        const Bytes secret = primitives::cbc_encrypt(cipher_, keys_->encryption, iv(), pad(command.data, block));
        append(objects, command.odd() ? ber::make(0x85, secret) : ber::make(0x87, join({Bytes{1}, secret})));
    }
    if (command.le) {
        const std::size_t le = *command.le;
        Bytes field = {static_cast<std::uint8_t>(le)};
        if (le > 256) field.insert(field.begin(), static_cast<std::uint8_t>(le >> 8));
        append(objects, ber::make(0x97, field));
    }
    Bytes input = join({counter_, pad(Bytes{out.cla, out.ins, out.p1, out.p2}, block)});
    if (!objects.empty()) append(input, pad(objects, block));
    append(objects, ber::make(0x8E, primitives::mac(cipher_, keys_->mac, input)));
    out.data = objects;
    out.le = command.le && *command.le > 256 ? 65'536 : 256;
    return out;
}

Answer Terminal::open(const Answer& closed, bool odd) {
    if (closed.data.empty()) return closed; // a plain error
    count();
    Answer answer{{}, closed.status, false};
    const auto checksum = ber::find(closed.data, 0x8E), status = ber::find(closed.data, 0x99);
    if (!checksum || !status) return answer;
    const Bytes covered(closed.data.begin(), closed.data.end() - 10);
    const Bytes input = join({counter_, pad(covered, primitives::block_size(cipher_))});
    answer.authentic =
        same(primitives::mac(cipher_, keys_->mac, input), *checksum) && (*status)[0] == closed.status >> 8;
    const auto secret = ber::find(closed.data, odd ? 0x85 : 0x87);
    if (!secret) return answer;
    answer.data = primitives::cbc_decrypt(cipher_, keys_->encryption, iv(), odd ? *secret : secret->subspan(1));
    answer.authentic = primitives::unpad(answer.data) && answer.authentic;
    return answer;
}

Answer Terminal::send(const Command& command) {
    if (!keys_) return exchange(command);
    return open(exchange(protect(command)), command.odd());
}

Answer Terminal::send(std::uint8_t ins, std::uint16_t p1p2, Bytes data, std::optional<std::size_t> le,
                      std::uint8_t cla) {
    Command command;
    command.cla = cla;
    command.ins = ins;
    command.p1 = static_cast<std::uint8_t>(p1p2 >> 8);
    command.p2 = static_cast<std::uint8_t>(p1p2);
    command.data = std::move(data);
    command.le = le;
    return send(command);
}

Answer Terminal::plain(const std::string& command_hex) {
    const auto command = parse_command(unhex(command_hex));
    REQUIRE(command);
    return exchange(*command);
}

std::uint16_t Terminal::select_application() {
    return send(0xA4, 0x040C, unhex("A0000002471001")).status;
}

std::uint16_t Terminal::select(std::uint16_t fid) {
    return send(0xA4, 0x020C, {static_cast<std::uint8_t>(fid >> 8), static_cast<std::uint8_t>(fid)}).status;
}

Bytes Terminal::read(std::uint16_t fid, std::size_t block) {
    if (select(fid) != sw::ok) return {};
    const Answer head = send(0xB0, 0x0000, {}, 5);
    if (head.status != sw::ok || head.data.size() < 2) return {};
    std::size_t header = 2, size = head.data[1];
    if (size > 0x80) {
        header = 2 + (size & 0x7F);
        size = 0;
        for (std::size_t i = 2; i < header; ++i) size = size << 8 | head.data[i];
    }
    Bytes out;
    while (out.size() < header + size) {
        const std::size_t want = std::min(block, header + size - out.size());
        const Answer part = send(0xB0, static_cast<std::uint16_t>(out.size()), {}, want);
        if (part.data.empty() || !part.authentic) return {};
        append(out, part.data);
    }
    return out;
}

void Terminal::start_channel(Cipher cipher, SessionKeys keys, Bytes counter) {
    cipher_ = cipher;
    keys_ = std::move(keys);
    counter_ = counter.empty() ? Bytes(primitives::block_size(cipher), 0) : std::move(counter);
}

std::uint16_t Terminal::bac(const std::string& mrz_information) {
    const Answer challenge = send(0x84, 0, {}, 8);
    if (challenge.status != sw::ok) return challenge.status;
    const auto keys = derive_session_keys(bac_key_seed(mrz_information), Cipher::des3);
    const Bytes rnd_ifd = random.draw(8), k_ifd = random.draw(16), zero(8, 0);
    const Bytes e_ifd =
        primitives::cbc_encrypt(Cipher::des3, keys.encryption, zero, join({rnd_ifd, challenge.data, k_ifd}));
    const Bytes m_ifd = primitives::mac(Cipher::des3, keys.mac, pad(e_ifd, 8));
    const Answer reply = send(0x82, 0, join({e_ifd, m_ifd}), 40);
    if (reply.status != sw::ok) return reply.status;
    const Bytes r = primitives::cbc_decrypt(Cipher::des3, keys.encryption, zero, View(reply.data).first(32));
    CHECK(same(View(r).first(8), challenge.data));
    CHECK(same(View(r).subspan(8, 8), rnd_ifd));
    Bytes seed(r.end() - 16, r.end());
    for (std::size_t i = 0; i < 16; ++i) seed[i] ^= k_ifd[i];
    start_channel(Cipher::des3, derive_session_keys(seed, Cipher::des3),
                  join({View(challenge.data).last(4), View(rnd_ifd).last(4)}));
    return reply.status;
}

std::optional<Bytes> Terminal::step(std::uint32_t tag, View value, bool last, std::uint16_t& status) {
    const Bytes body = ber::make(0x7C, tag == 0 ? Bytes{} : ber::make(tag, value));
    const Answer answer = send(0x86, 0, body, 256, last ? 0x00 : 0x10);
    status = answer.status;
    if (status != sw::ok) return std::nullopt;
    const auto inner = ber::find(answer.data, 0x7C);
    if (!inner) return std::nullopt;
    if (last) last_step_four = copy(*inner);
    const auto found = ber::find(*inner, tag == 0 ? 0x80 : tag + 1);
    if (!found) return std::nullopt;
    return copy(*found);
}

std::uint16_t Terminal::pace(const PaceSuite& suite, int reference, const std::string& password, bool name_parameters) {
    const Bytes oid = pace_oid(suite);
    Bytes set_at = join({ber::make(0x80, oid), ber::make(0x83, Bytes{static_cast<std::uint8_t>(reference)})});
    if (name_parameters) append(set_at, ber::make(0x84, Bytes{static_cast<std::uint8_t>(suite.parameter_id)}));
    append(set_at, extra_in_set_at);
    std::uint16_t status = send(0x22, 0xC1A4, set_at).status;
    if (status != sw::ok && (status & 0xFFF0) != 0x63C0) return status;

    const Cipher cipher = suite.cipher;
    const Bytes k_pi =
        reference == 1 ? password_key_from_mrz(password, cipher) : password_key_from_text(password, cipher);
    const auto z = step(0, {}, false, status);
    if (!z) return status;
    const Bytes nonce = primitives::cbc_decrypt(cipher, k_pi, Bytes(primitives::block_size(cipher), 0), *z);

    Domain domain = *Domain::standardised(suite.agreement, suite.parameter_id);
    if (suite.mapping == Mapping::integrated) {
        const Bytes t = random.draw(primitives::key_size(cipher));
        if (!step(0x81, t, false, status)) return status;
        domain.set_generator(*map_integrated(domain, cipher, nonce, t));
    } else {
        const Bytes scalar = random.scalar(domain.order());
        const auto other = step(0x81, domain.encode(domain.public_key(scalar)), false, status);
        if (!other) return status;
        const auto element = domain.accept(*other);
        if (!element) return 1;
        last_mapping_key = *element;
        domain.set_generator(*map_generic(domain, nonce, *domain.agree(scalar, *element)));
    }

    const Bytes scalar = random.scalar(domain.order());
    const Bytes own = domain.public_key(scalar);
    const auto other = step(0x83, domain.encode(own), false, status);
    if (!other) return status;
    const auto element = domain.accept(*other);
    if (!element) return 2;
    chip_public_key = *element;
    const auto keys = derive_session_keys(domain.shared_secret(*domain.agree(scalar, *element)), cipher);
    const auto token = [&](View key) {
        Bytes input = domain.public_key_object(oid, key);
        return primitives::mac(cipher, keys.mac, cipher == Cipher::des3 ? pad(input, 8) : input);
    };
    const auto t_ic = step(0x85, token(*element), true, status);
    if (!t_ic) return status;
    chip_token_good = same(*t_ic, token(own));
    if (const auto encrypted = ber::find(last_step_four, 0x8A)) {
        const Bytes iv = primitives::encrypt_block(cipher, keys.encryption, Bytes(16, 0xFF));
        chip_authentication_data = primitives::cbc_decrypt(cipher, keys.encryption, iv, *encrypted);
        if (!primitives::unpad(chip_authentication_data)) chip_authentication_data.clear();
    }
    start_channel(cipher, keys);
    return status;
}

} // namespace chip_test
