// Which list covers which signer, where a CSCA has changed its key and name or a state has two CSCAs.
#include "made_document.hpp"

using namespace made;
using namespace support::pki;

namespace {

/// The CSCA of the made document has a successor of another key and name, whose list has the signer's serial number.
struct Succession {
    MadeDocument document = good();
    Authority next = make_authority(ec_key(2), ecdsa("SHA256"), "UT", "CSCA Utopia 2");
    RevocationSpec list;

    Succession() {
        list.issuer = next.subject;
        list.serials = {4711};
        document.trusted.push_back(next.certificate);
    }
    [[nodiscard]] auth::PassiveAuthentication verify() {
        document.revocation_lists = {make_revocation_list(list, next.algorithm, next.key)};
        return document.verify();
    }
    [[nodiscard]] Octets link(const Authority& from, const Authority& to) const {
        auto spec = authority_spec(to.subject, to.key);
        spec.issuer = from.subject;
        spec.extensions.push_back(authority_key_id(key_id_of(from.key)));
        return make_certificate(spec, from.algorithm, from.key);
    }
};

} // namespace

TEST_CASE("a list of another CSCA of the same state does not revoke by a serial number that both have") {
    Succession state;
    const auto result = state.verify();
    CHECK(sound(result));
    CHECK(reason(result, CheckId::revocation) == "no_revocation_list");
}

TEST_CASE("the successor's list revokes what the old key and name certified, where a link joins the two") {
    for (const bool back : {false, true}) {
        Succession state;
        const auto& old = state.document.csca;
        state.document.trusted.push_back(back ? state.link(state.next, old) : state.link(old, state.next));
        CHECK(reason(state.verify(), CheckId::revocation) == "signer_revoked");
        state.list.serials = {4712};
        CHECK(verdict(state.verify(), CheckId::revocation) == Verdict::passed);
    }
}

TEST_CASE("links over several successors join the first name to the last") {
    Succession state;
    const auto middle = make_authority(Key::ec("P-256"), ecdsa("SHA256"), "UT", "CSCA Utopia in between");
    state.document.trusted.push_back(state.link(state.document.csca, middle));
    CHECK(reason(state.verify(), CheckId::revocation) == "no_revocation_list");
    state.document.trusted.push_back(state.link(middle, state.next));
    CHECK(reason(state.verify(), CheckId::revocation) == "signer_revoked");
}

TEST_CASE("the successor's list may give the earlier name itself") {
    Succession state;
    const auto names = [](const Octets& general_names) {
        return extension("2.5.29.18", false, der(0x30, general_names));
    };
    state.list.extensions = {names(der(0xA4, state.document.csca.subject))};
    CHECK(reason(state.verify(), CheckId::revocation) == "signer_revoked");
    state.list.extensions = {names(der(0xA4, name("UT", "CSCA Elsewhere")))};
    CHECK(reason(state.verify(), CheckId::revocation) == "no_revocation_list");
    state.list.extensions = {names(der(0xA4, {0x05, 0x00}))}; // no name: it names nobody
    CHECK(reason(state.verify(), CheckId::revocation) == "no_revocation_list");
}

TEST_CASE("a CSCA that lists its own root leaves the question open and says so aloud") {
    MadeDocument document = good();
    RevocationSpec list;
    list.issuer = document.csca.subject;
    list.serials = {1}; // of the root
    document.revocation_lists = {make_revocation_list(list, document.csca.algorithm, document.csca.key)};
    const auto result = document.verify();
    CHECK(verdict(result, CheckId::revocation) == Verdict::not_attempted);
    CHECK(reason(result, CheckId::revocation) == "issuer_revoked");
    CHECK(has(result, "pki.issuer_revoked"));
}
