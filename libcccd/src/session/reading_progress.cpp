#include "session/reading_progress.hpp"

namespace cccd::session {

namespace {

std::size_t typical_size(File file) noexcept {
    switch (file) {
    case File::dg1:
        return 95;
    case File::dg2:
        return 15'000;
    case File::dg3:
    case File::dg4:
        return 20'000;
    case File::dg13:
        return 650;
    case File::sod:
        return 1'700;
    case File::com:
        return 30;
    default:
        return 350;
    }
}

} // namespace

void ReadingProgress::expect(File file) {
    parts_.try_emplace(file, Part{0, typical_size(file)});
}

void ReadingProgress::begin(File file) {
    expect(file);
    time_left_.go_on(clock_.steady());
}

void ReadingProgress::drop(File file) {
    parts_.erase(file);
    tell(file);
}

void ReadingProgress::update(File file, std::size_t done, std::size_t total) {
    parts_[file] = Part{done, total};
    tell(file);
}

void ReadingProgress::already(File file, std::size_t size) {
    untransferred_ += size;
    update(file, size, size);
}

void ReadingProgress::tell(File current) {
    if (!report_) return;
    Progress progress;
    progress.current = current;
    for (const auto& [file, part] : parts_) {
        progress.done += part.done;
        progress.total += part.total;
    }
    if (progress.done > untransferred_) time_left_.mark(clock_.steady(), progress.done - untransferred_);
    progress.left = time_left_.estimate(progress.total - progress.done);
    report_(progress);
}

} // namespace cccd::session
