// Octets read and octets to come. A file's typical length counts until its header tells the real one.
#pragma once

#include <cccd/session.hpp>
#include <map>

namespace cccd::session {

class ReadingProgress {
public:
    explicit ReadingProgress(const std::function<void(const Progress&)>& report) : report_(report) {}

    void expect(File file);
    void drop(File file); ///< it turned out not to be there
    void update(File file, std::size_t done, std::size_t total);

private:
    struct Part {
        std::size_t done = 0;
        std::size_t total = 0;
    };
    void tell(File current) const;

    const std::function<void(const Progress&)>& report_;
    std::map<File, Part> parts_;
};

} // namespace cccd::session
