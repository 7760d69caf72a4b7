// How much passive authentication costs beside the two signature checks in it, how it scales with threads, and whether
// it keeps memory. Ratios of one run, since machines and their other work differ. Prints; fails only on a wrong
// verdict.
#include "auth/passive_authentication.hpp"
#include "support/test_pki.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <thread>

using namespace cccd;
namespace tp = support::pki;

namespace {

constexpr WallTime today = std::chrono::sys_days{std::chrono::year{2026} / 2 / 1};

double processor_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Case {
    tp::Key csca_key = tp::Key::ec("brainpoolP384r1"), key = tp::Key::ec("brainpoolP384r1", true);
    tp::Algorithm algorithm = tp::ecdsa("SHA384");
    tp::Authority csca = tp::make_authority(csca_key, algorithm);
    std::map<File, Bytes> files;
    Trust trust;
    tp::Octets message = tp::Octets(120, 0x31), signature = tp::sign(key, algorithm, message);

    Case() {
        files[File::dg1] = Bytes(95, 0x61);
        files[File::dg2] = Bytes(15000, 0x75);
        files[File::dg13] = Bytes(600, 0x6D);
        tp::ObjectSpec object;
        for (const auto& [file, content] : files) object.groups[data_group_number(file)] = content;
        tp::CmsSpec cms;
        cms.digest = "SHA384";
        const auto signer = tp::make_signer(csca, key);
        cms.certificates = {signer};
        files[File::sod] =
            tp::der(0x77, tp::make_cms(cms, tp::make_object(object), algorithm, key, tp::issuer_and_serial(signer)));
        if (!trust.add(csca.certificate)) std::abort();
    }
    void verify_once() const {
        const auto result = auth::passive_authentication(files, trust, VerifyPolicy{}, today);
        if (!result) std::abort();
        for (const auto& check : result->checks)
            if (check.verdict != Verdict::passed && check.id != CheckId::revocation) std::abort();
    }
    /// One verification with a key that is ready: hash and ECDSA, nothing else.
    void bare_once() const {
        const auto hashed = tp::digest("SHA384", message);
        EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle.get(), nullptr);
        if (EVP_PKEY_verify_init(context) != 1 ||
            EVP_PKEY_verify(context, signature.data(), signature.size(), hashed.data(), hashed.size()) != 1)
            std::abort();
        EVP_PKEY_CTX_free(context);
    }
};

/// Verifications of all threads in `seconds` of wall time.
double rate(const Case& one, unsigned threads, double seconds) {
    std::atomic<unsigned long> done{0};
    std::atomic<bool> stop{false};
    std::vector<std::thread> workers;
    const auto begin = std::chrono::steady_clock::now();
    for (unsigned i = 0; i < threads; ++i)
        workers.emplace_back([&] {
            while (!stop) {
                one.verify_once();
                ++done;
            }
        });
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    stop = true;
    for (auto& worker : workers) worker.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    return static_cast<double>(done) / took.count();
}

long resident_kilobytes() {
    std::ifstream status("/proc/self/statm");
    long total = 0, resident = 0;
    status >> total >> resident;
    return resident * 4;
}

} // namespace

int main(int count, char** arguments) {
    const int rounds = count > 1 ? std::atoi(arguments[1]) : 1000;
    const Case one;
    one.verify_once();
    const long before = resident_kilobytes();
    double ours = 0, bare = 0;
    for (int i = 0; i < rounds; ++i) { // interleaved, in processor time, so that other work hits both alike
        double at = processor_seconds();
        one.verify_once();
        ours += processor_seconds() - at;
        at = processor_seconds();
        one.bare_once();
        one.bare_once();
        bare += processor_seconds() - at;
    }
    std::printf(
        "brainpoolP384r1: %.0f verifications a second on one core; two bare signature checks: %.0f; ratio %.3f\n",
        rounds / ours, rounds / bare, ours / bare);
    const double seconds = rounds > 100 ? 5 : 0.3;
    const double single = rate(one, 1, seconds), twice = rate(one, 2, seconds);
    std::printf("threads: 1 gives %.0f/s, 2 give %.0f/s, scaling %.2f\n", single, twice, twice / single);
    std::printf("memory: %ld kB after %d more verifications than at the first\n", resident_kilobytes() - before,
                rounds);
    return 0;
}
