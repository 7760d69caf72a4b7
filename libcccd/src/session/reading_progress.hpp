// Octets read and octets to come. A file's typical length counts until its header tells the real one.
#pragma once

#include "session/time_left.hpp"

#include <cccd/session.hpp>
#include <map>

namespace cccd::session {

class ReadingProgress {
public:
    ReadingProgress(const std::function<void(const Progress&)>& report, const Clock& clock)
        : report_(report), clock_(clock) {}

    void expect(File file);
    void begin(File file); ///< its first command goes out
    void drop(File file);  ///< it turned out not to be there
    void update(File file, std::size_t done, std::size_t total);
    /// Of an earlier read: nothing was transferred for it now.
    void already(File file, std::size_t size);
    /// Of a file that an earlier read had begun.
    void already_begun(std::size_t size) noexcept { untransferred_ += size; }

private:
    struct Part {
        std::size_t done = 0;
        std::size_t total = 0;
    };
    void tell(File current);

    const std::function<void(const Progress&)>& report_;
    const Clock& clock_;
    TimeLeft time_left_;
    std::size_t untransferred_ = 0; ///< octets among those done that an earlier read had brought
    std::map<File, Part> parts_;
};

} // namespace cccd::session
