// Keeping what a chip gave, and forgetting it.
#include <cccd/evidence.hpp>
#include <cccd/secret.hpp>

namespace cccd {

Evidence::~Evidence() {
    wipe();
}

ByteView Evidence::file(File which) const noexcept {
    const auto found = files.find(which);
    return found == files.end() ? ByteView{} : ByteView(found->second);
}

void Evidence::wipe() noexcept {
    for (auto& [file, content] : files) cccd::wipe(content);
    files.clear();
    missing.clear();
    attempts.clear();
    active_authentication.reset();
    chip_authentication.reset();
    chip_mapping.reset();
}

} // namespace cccd
