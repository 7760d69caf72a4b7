#pragma once

#include "canvas.hpp"

#include <string>

bool write_jpeg(const Canvas& canvas, const std::string& path, int quality);
bool write_jpeg2000(const Canvas& canvas, const std::string& path, float ratio);
