// CV certificates: parsed, and verified under their own key.
#include "auth/terminal_certificate.hpp"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cccd;
    auto certificate = auth::parse_cv_certificate({data, size});
    if (!certificate) return 0;
    (void)auth::verify_cv_certificate(*certificate, *certificate, {}).has_value();
    const std::array<std::string, 1> references{certificate->authority};
    const std::array certificates{*std::move(certificate)};
    (void)auth::find_chain(certificates, references).has_value();
    return 0;
}
