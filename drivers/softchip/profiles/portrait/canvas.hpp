// A picture made of soft-edged shapes: each shape is a distance function, negative inside.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

struct Colour {
    float r, g, b;
};

inline Colour mix(Colour a, Colour b, float t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}

inline Colour rgb(int hex) {
    return {static_cast<float>(hex >> 16 & 255), static_cast<float>(hex >> 8 & 255), static_cast<float>(hex & 255)};
}

struct Spot {
    float x, y;
};

/// Width 1, height 4/3; y grows downwards.
class Canvas {
public:
    Canvas(int width, int height) : width_(width), height_(height), pixels_(static_cast<std::size_t>(width * height)) {}

    int width() const { return width_; }
    int height() const { return height_; }

    /// Paints every point where `distance` is below 0; `soft` is the width of the edge, in the same unit.
    template <typename Distance> void paint(Colour colour, Distance distance, float soft = 0.003F, float alpha = 1.0F) {
        shade([&](Spot) { return colour; }, distance, soft, alpha);
    }

    template <typename Paint, typename Distance>
    void shade(Paint paint, Distance distance, float soft = 0.003F, float alpha = 1.0F) {
        for (int row = 0; row < height_; ++row) {
            for (int column = 0; column < width_; ++column) {
                const Spot at{(static_cast<float>(column) + 0.5F) / static_cast<float>(width_),
                              (static_cast<float>(row) + 0.5F) / static_cast<float>(width_)};
                const float cover = std::clamp(0.5F - distance(at) / soft, 0.0F, 1.0F);
                if (cover <= 0) continue;
                Colour& pixel = pixels_[static_cast<std::size_t>(row * width_ + column)];
                pixel = mix(pixel, paint(at), cover * alpha);
            }
        }
    }

    /// A little film grain, the same in every run.
    void grain(float strength) {
        std::uint32_t state = 20'211'101;
        for (Colour& pixel : pixels_) {
            state = state * 1'664'525U + 1'013'904'223U;
            const float noise = (static_cast<float>(state >> 16 & 255) / 255.0F - 0.5F) * strength;
            pixel = {pixel.r + noise, pixel.g + noise, pixel.b + noise};
        }
    }

    std::vector<std::uint8_t> bytes() const {
        std::vector<std::uint8_t> out;
        for (const Colour& pixel : pixels_) {
            for (const float channel : {pixel.r, pixel.g, pixel.b})
                out.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(channel, 0.0F, 255.0F))));
        }
        return out;
    }

private:
    int width_, height_;
    std::vector<Colour> pixels_;
};

inline float ellipse(Spot p, Spot centre, float rx, float ry) {
    const float dx = (p.x - centre.x) / rx, dy = (p.y - centre.y) / ry;
    return (std::sqrt(dx * dx + dy * dy) - 1.0F) * std::min(rx, ry);
}

/// The distance to the segment from a to b, less `radius`.
inline float capsule(Spot p, Spot a, Spot b, float radius) {
    const float px = p.x - a.x, py = p.y - a.y, bx = b.x - a.x, by = b.y - a.y;
    const float t = std::clamp((px * bx + py * by) / (bx * bx + by * by), 0.0F, 1.0F);
    return std::hypot(px - t * bx, py - t * by) - radius;
}

/// Two shapes melted into one.
inline float melt(float a, float b, float width) {
    const float t = std::clamp(0.5F + 0.5F * (b - a) / width, 0.0F, 1.0F);
    return b + (a - b) * t - width * t * (1 - t);
}
