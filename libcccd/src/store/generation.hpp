// Generations of a trust store: folders that are written whole, checked, and then made current by turning one link.
#pragma once

#include "store/contents.hpp"

namespace cccd::store {

struct Generation {
    std::uint64_t number = 0;
    std::uint64_t bundle_sequence = 0;
    std::vector<Record> records;
};

/// The lock file of a store. Shared: a visit; exclusive: a change. Waits for nobody.
class Lock {
public:
    enum class Kind : std::uint8_t { shared, exclusive };
    static Result<Lock> take(const std::filesystem::path& folder, Kind kind);
    Lock(Lock&& other) noexcept : descriptor_(other.release()) {}
    Lock& operator=(Lock&&) = delete;
    ~Lock();
    [[nodiscard]] int release() noexcept;

private:
    explicit Lock(int descriptor) noexcept : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

/// The generation that `current` points to, each file compared with the index. Errors: trust_file_unreadable,
/// store_corrupt.
Result<Generation> read_current(const std::filesystem::path& folder);
/// Writes it as the generation after the highest there is, reads it again, and makes it current. Keeps the four newest.
Result<std::uint64_t> write_generation(const std::filesystem::path& folder, const Generation& generation);
/// Makes the highest generation below the current one current. Errors: store_corrupt where there is none.
Status turn_back(const std::filesystem::path& folder);

} // namespace cccd::store
