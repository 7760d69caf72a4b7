// The program cccd-softchip against a stand-in for vpcd: a listening socket that speaks its protocol.
#include "chip_test.hpp"

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace chip_test;

namespace {

class Reader {
public:
    Reader() {
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(listen(listener_, 1) == 0);
        socklen_t size = sizeof address;
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
    }
    ~Reader() {
        if (card_ >= 0) close(card_);
        close(listener_);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    int port() const { return port_; }

    bool card_arrives(int milliseconds = 20'000) {
        pollfd waiting{listener_, POLLIN, 0};
        if (poll(&waiting, 1, milliseconds) <= 0) return false;
        if (card_ >= 0) close(card_);
        card_ = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        return card_ >= 0;
    }

    // Length and payload apart, as vpcd sends them.
    void tell(const Bytes& message) const {
        const Bytes length = {static_cast<std::uint8_t>(message.size() >> 8),
                              static_cast<std::uint8_t>(message.size())};
        send(card_, length.data(), length.size(), MSG_NOSIGNAL);
        send(card_, message.data(), message.size(), MSG_NOSIGNAL);
    }

    // "gone" when the card left.
    std::string hear() const {
        std::uint8_t length[2];
        if (recv(card_, length, 2, MSG_WAITALL) != 2) return "gone";
        Bytes message(static_cast<std::size_t>(length[0]) << 8 | length[1]);
        if (recv(card_, message.data(), message.size(), MSG_WAITALL) != static_cast<ssize_t>(message.size()))
            return "gone";
        return hex(message);
    }

    std::string ask(const std::string& message) const {
        tell(unhex(message));
        return hear();
    }

private:
    int listener_ = -1, card_ = -1, port_ = 0;
};

pid_t spawn(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), SOFTCHIP_PROGRAM);
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const pid_t child = fork();
    if (child != 0) return child;
    const int nowhere = ::open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execv(argv[0], argv.data());
    _exit(127);
}

int exit_code(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1'000 + WTERMSIG(status);
}

} // namespace

TEST_CASE("the card in the slot gives its ATR, answers after power on and forgets on reset") {
    Reader reader;
    const pid_t program = spawn({"--profile", "plain", "--port", std::to_string(reader.port())});
    REQUIRE(reader.card_arrives());
    CHECK(reader.ask("04") == "3B8980014D4B6A434F532D333712");
    reader.tell({0x01});
    CHECK(reader.ask("00A4040C07A0000002471001") == "9000");
    CHECK(reader.ask("00A4020C02011E") == "9000");
    reader.tell({0x02});
    CHECK(reader.ask("00B0000001") == "6986");
    reader.tell({0x00});
    CHECK(reader.ask("00B0000001") == "6F00"); // no power
    kill(program, SIGTERM);
    CHECK(reader.hear() == "gone");
    CHECK(exit_code(program) == 0);
}

TEST_CASE("a card is pulled after the promised number of answers, and SIGUSR2 puts it back") {
    Reader reader;
    const pid_t program = spawn({"--profile", "plain", "--port", std::to_string(reader.port()), "--remove-after", "1"});
    REQUIRE(reader.card_arrives());
    reader.tell({0x01});
    CHECK(reader.ask("00A4040C07A0000002471001") == "9000");
    CHECK(reader.hear() == "gone");
    CHECK_FALSE(reader.card_arrives(300));
    kill(program, SIGUSR2);
    REQUIRE(reader.card_arrives());
    reader.tell({0x01});
    CHECK(reader.ask("00A4040C07A0000002471001") == "9000");
    kill(program, SIGUSR1);
    CHECK(reader.hear() == "gone");
    kill(program, SIGINT);
    CHECK(exit_code(program) == 0);
}

TEST_CASE("the program ends when the card is pulled, if it is asked to") {
    Reader reader;
    const pid_t program = spawn(
        {"--profile", "plain", "--port", std::to_string(reader.port()), "--remove-after", "1", "--exit-when-removed"});
    REQUIRE(reader.card_arrives());
    reader.tell({0x01});
    reader.ask("00A4040C07A0000002471001");
    CHECK(exit_code(program) == 0);
}

TEST_CASE("without a reader the program ends with 1, on wrong usage with 2") {
    int port = 0;
    {
        const Reader gone;
        port = gone.port();
    }
    CHECK(exit_code(spawn({"--profile", "plain", "--wait", "0", "--port", std::to_string(port)})) == 1);
    CHECK(exit_code(spawn({"--profile", "no-such-card"})) == 2);
    CHECK(exit_code(spawn({"--port", "none"})) == 2);
    CHECK(exit_code(spawn({"--colour"})) == 2);
    CHECK(exit_code(spawn({"--list"})) == 0);
    CHECK(exit_code(spawn({"--help"})) == 0);
    CHECK(exit_code(spawn({"--profile", "cccd-2021", "--print-expected"})) == 0);
}

TEST_CASE("when the reader goes away the program ends with 1, or comes back to a new one") {
    auto first = std::make_unique<Reader>();
    const pid_t program = spawn({"--profile", "plain", "--port", std::to_string(first->port())});
    REQUIRE(first->card_arrives());
    first.reset();
    CHECK(exit_code(program) == 1);
}
