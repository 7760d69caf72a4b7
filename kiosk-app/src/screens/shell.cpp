#include "screens/shell.hpp"

namespace screens {

void Shell::show(const View& view) {
    if (view == view_) return;
    view_ = view;
    emit changed();
}

} // namespace screens
