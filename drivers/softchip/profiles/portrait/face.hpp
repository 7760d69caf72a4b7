#pragma once

#include "canvas.hpp"

/// What tells one drawn person from another.
struct Person {
    Colour skin, hair, coat, shirt;
    bool long_hair;
    float jaw;  // half width of the chin, 0.05 to 0.12
    float brow; // thickness of the eyebrows
    float lips; // redness, 0 to 1
};

void draw_face(Canvas& canvas, const Person& person);
