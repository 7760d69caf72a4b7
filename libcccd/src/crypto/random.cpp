#include <cccd/environment.hpp>
#include <climits>
#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace cccd {

namespace {

class SystemRandom final : public Random {
public:
    Status fill(MutableBytes out) override {
        if (out.size() > INT_MAX || RAND_bytes(out.data(), static_cast<int>(out.size())) != 1)
            return Error{ErrorCode::random_failed, Stage::none, 0, 0, "the random generator gave nothing"};
        return {};
    }
};

} // namespace

std::string_view cryptographic_library() noexcept {
    return OpenSSL_version(OPENSSL_VERSION);
}

Random& system_random() noexcept {
    static SystemRandom random;
    return random;
}

} // namespace cccd
