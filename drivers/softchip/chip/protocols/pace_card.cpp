#include "protocols/pace_card.hpp"

#include "core/ber.hpp"
#include "primitives/cipher.hpp"
#include "protocols/pace_mapping.hpp"
#include "protocols/pace_suites.hpp"

namespace softchip {

namespace {

// §4.4.3.3: the nonce is as long as the key, in whole blocks.
std::size_t nonce_size(Cipher cipher) {
    return cipher == Cipher::aes192 || cipher == Cipher::aes256 ? 32 : 16;
}

Response fail(std::uint16_t status) {
    return {{}, status};
}

// A public key as the chip sends it, unless it is told to lie.
Bytes outgoing(const Domain& domain, View element, View from_terminal, const Hostile& hostile) {
    Bytes out = domain.encode(element);
    if (hostile.equal_public_key) return copy(from_terminal);
    if (hostile.infinity_point) return {0x00};
    if (hostile.off_curve_point) out.back() ^= 0x01;
    return out;
}

} // namespace

Response PaceCard::step(View objects, Random& random, const Hostile& hostile) {
    Response response = fail(sw::conditions);
    switch (step_) {
    case 0:
        response = encrypted_nonce(objects, random);
        break;
    case 1:
        response = map_nonce(objects, random, hostile);
        break;
    case 2:
        response = agree_keys(objects, random, hostile);
        break;
    case 3:
        response = authenticate(objects, hostile);
        break;
    default:
        break;
    }
    step_ = response.status == sw::ok ? step_ + 1 : 4;
    return response;
}

// Step 1: z = E(K_pi, s), CBC with IV 0.
Response PaceCard::encrypted_nonce(View objects, Random& random) {
    if (!objects.empty()) return fail(sw::wrong_data);
    const Cipher cipher = setup_.suite.cipher;
    nonce_ = random.draw(nonce_size(cipher));
    const Bytes zero_iv(primitives::block_size(cipher), 0);
    const Bytes z = primitives::cbc_encrypt(cipher, setup_.password_key, zero_iv, nonce_);
    return {ber::make(0x80, z)};
}

// Step 2: exchange what the mapping needs and move to the ephemeral generator.
Response PaceCard::map_nonce(View objects, Random& random, const Hostile& hostile) {
    const auto mapping_data = ber::find(objects, 0x81);
    if (!mapping_data) return fail(sw::wrong_data);
    Domain& domain = setup_.domain;

    if (setup_.suite.mapping == Mapping::integrated) {
        // The terminal sends t, as long as the key; the answer is empty (§4.4.5.2.2).
        if (mapping_data->size() != primitives::key_size(setup_.suite.cipher)) return fail(sw::wrong_data);
        auto generator = map_integrated(domain, setup_.suite.cipher, nonce_, *mapping_data);
        if (!generator) return fail(sw::authentication_failed);
        domain.set_generator(std::move(*generator));
        return {ber::make(0x82, {})};
    }

    const auto terminal_key = domain.accept(*mapping_data);
    if (!terminal_key) return fail(sw::wrong_data);
    mapping_scalar_ = random.scalar(domain.order());
    const Bytes own = domain.public_key(mapping_scalar_);
    const auto shared = domain.agree(mapping_scalar_, *terminal_key);
    if (!shared) return fail(sw::authentication_failed);
    auto generator = map_generic(domain, nonce_, *shared);
    if (!generator) return fail(sw::authentication_failed);
    domain.set_generator(std::move(*generator));
    return {ber::make(0x82, outgoing(domain, own, *mapping_data, hostile))};
}

// Step 3: Diffie-Hellman over the ephemeral generator, and the session keys.
Response PaceCard::agree_keys(View objects, Random& random, const Hostile& hostile) {
    const auto public_key = ber::find(objects, 0x83);
    if (!public_key) return fail(sw::wrong_data);
    const auto terminal_key = setup_.domain.accept(*public_key);
    if (!terminal_key) return fail(sw::wrong_data);
    const Bytes scalar = random.scalar(setup_.domain.order());
    own_public_ = setup_.domain.public_key(scalar);
    terminal_public_ = *terminal_key;
    if (same(own_public_, terminal_public_)) return fail(sw::authentication_failed); // §4.4.1 step 3 d)
    const auto shared = setup_.domain.agree(scalar, terminal_public_);
    if (!shared) return fail(sw::authentication_failed);
    keys_ = derive_session_keys(setup_.domain.shared_secret(*shared), setup_.suite.cipher);
    return {ber::make(0x84, outgoing(setup_.domain, own_public_, *public_key, hostile))};
}

// Step 4: T_IFD covers the chip's key, T_IC the terminal's (§4.4.3.4).
Response PaceCard::authenticate(View objects, const Hostile& hostile) {
    const auto t_ifd = ber::find(objects, 0x85);
    if (!t_ifd) return fail(sw::wrong_data);
    const Bytes oid = pace_oid(setup_.suite);
    const auto token = [&](View public_key) {
        Bytes input = setup_.domain.public_key_object(oid, public_key);
        if (setup_.suite.cipher == Cipher::des3) input = primitives::pad(input, 8);
        return primitives::mac(setup_.suite.cipher, keys_.mac, input);
    };
    if (!same(token(own_public_), *t_ifd)) {
        wrong_password_ = true;
        return fail(sw::authentication_failed);
    }
    Bytes t_ic = token(terminal_public_);
    if (hostile.wrong_pace_token) t_ic[0] ^= 0x01;
    t_ic.resize(hostile.token_length);
    Bytes answer = ber::make(0x86, t_ic);
    for (std::size_t i = 0; i < setup_.trust_points.size() && i < 2; ++i) {
        append(answer, ber::make(0x87 + static_cast<std::uint32_t>(i), setup_.trust_points[i]));
    }
    if (setup_.suite.mapping == Mapping::chip_authentication) {
        append(answer, ber::make(0x8A, encrypted_chip_authentication_data()));
    }
    finished_ = true;
    return {answer};
}

// §4.4.3.5: CA_IC = SK_IC^-1 * SK_Map,IC mod n, padded, CBC with IV = E(KSEnc, -1).
Bytes PaceCard::encrypted_chip_authentication_data() const {
    const Cipher cipher = setup_.suite.cipher;
    const Bytes ca_ic = primitives::divide_mod(mapping_scalar_, setup_.static_key, setup_.domain.order());
    const Bytes iv = primitives::encrypt_block(cipher, keys_.encryption, Bytes(16, 0xFF));
    return primitives::cbc_encrypt(cipher, keys_.encryption, iv, primitives::pad(ca_ic, 16));
}

// §7.1.4.2.3 and §7.1.4.1.3: Comp() is the x-coordinate, or SHA-1 of the number.
Bytes PaceCard::terminal_key() const {
    return setup_.domain.compress(terminal_public_);
}

Bytes PaceCard::identity() const {
    return setup_.domain.compress(own_public_);
}

} // namespace softchip
