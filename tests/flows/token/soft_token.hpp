// A SoftHSM token in a folder of its own, made and filled with the program that comes with it.
#pragma once

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <softchip/bytes.hpp>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace support {

class SoftToken {
public:
    static constexpr auto module = "/usr/lib/softhsm/libsofthsm2.so";
    static bool available() {
        if (std::filesystem::exists(module) && std::filesystem::exists("/usr/bin/softhsm2-util")) return true;
        if (std::getenv("CCCD_REQUIRE_DATA") != nullptr) throw std::runtime_error("softhsm2 is not installed");
        std::puts("SKIPPED softhsm2 is not installed");
        return false;
    }

    SoftToken() {
        auto name = (std::filesystem::temp_directory_path() / "cccd-token-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
        std::filesystem::create_directory(folder_ / "tokens");
        std::ofstream(folder_ / "softhsm2.conf")
            << "directories.tokendir = " << (folder_ / "tokens").string() << "\nlog.level = ERROR\n";
        setenv("SOFTHSM2_CONF", (folder_ / "softhsm2.conf").c_str(), 1);
        run("--init-token --free --label 'Kiosk 7' --pin 1234 --so-pin 56785678");
    }
    SoftToken(const SoftToken&) = delete;
    SoftToken& operator=(const SoftToken&) = delete;
    ~SoftToken() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    /// `pkcs8` as a private key with its public half.
    void import(softchip::View pkcs8, const std::string& label, const std::string& id) {
        const auto path = folder_ / (label + ".pem");
        std::ofstream(path) << pem(pkcs8);
        run("--import '" + path.string() + "' --token 'Kiosk 7' --pin 1234 --no-public-key --label " + label +
            " --id " + id);
        std::filesystem::remove(path);
    }

    static std::string uri(const std::string& object, const std::string& token = "Kiosk%207") {
        return "pkcs11:token=" + token + ";object=" + object + "?module-path=" + module;
    }

private:
    void run(const std::string& arguments) {
        if (std::system(("softhsm2-util " + arguments + " >/dev/null 2>&1").c_str()) != 0)
            throw std::runtime_error("softhsm2-util failed: " + arguments);
    }
    static std::string pem(softchip::View der) {
        static constexpr auto letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        std::string text;
        for (std::size_t i = 0; i < der.size(); i += 3) {
            if (i % 48 == 0) text += '\n';
            unsigned three = 0;
            for (std::size_t k = 0; k < 3; ++k) three = three << 8 | (i + k < der.size() ? der[i + k] : 0u);
            for (std::size_t k = 0; k < 4; ++k) text += i + k > der.size() ? '=' : letters[three >> (18 - 6 * k) & 63];
        }
        return "-----BEGIN PRIVATE KEY-----" + text + "\n-----END PRIVATE KEY-----\n";
    }

    std::filesystem::path folder_;
};

} // namespace support
