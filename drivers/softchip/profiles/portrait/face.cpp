// A calm face, head and shoulders, from the front. Nobody in particular.
#include "face.hpp"

namespace {

constexpr Spot head{0.5F, 0.56F};

Spot mirrored(Spot p) {
    return {std::fabs(p.x - 0.5F), p.y};
}

float face_shape(Spot p, const Person& person) {
    const float skull = ellipse(p, {head.x, head.y - 0.055F}, 0.178F, 0.205F);
    const float chin = ellipse(p, {head.x, head.y + 0.135F}, person.jaw, 0.098F);
    return melt(skull, chin, 0.11F);
}

void background(Canvas& canvas) {
    canvas.shade(
        [](Spot p) {
            const float far = std::hypot(p.x - 0.42F, p.y - 0.45F);
            return mix(rgb(0xEDF2F6), rgb(0xC4D0DC), std::clamp(far, 0.0F, 1.0F));
        },
        [](Spot) { return -1.0F; });
}

void hair_behind(Canvas& canvas, const Person& person) {
    if (!person.long_hair) return;
    const auto fall = [](Spot p) {
        const float cap = ellipse(p, {0.5F, 0.49F}, 0.232F, 0.255F);
        const Spot m = mirrored(p);
        return melt(cap, capsule(m, {0.15F, 0.55F}, {0.165F, 0.93F}, 0.092F), 0.06F);
    };
    canvas.paint(person.hair, fall, 0.008F);
}

void body(Canvas& canvas, const Person& person) {
    const auto shoulders = [](Spot p) {
        const float torso = ellipse(p, {0.5F, 1.36F}, 0.445F, 0.36F);
        return melt(torso, ellipse(p, {0.5F, 1.06F}, 0.15F, 0.10F), 0.16F);
    };
    canvas.shade([&](Spot p) { return mix(person.coat, rgb(0x10151C), std::clamp((p.x - 0.3F) * 0.45F, 0.0F, 0.4F)); },
                 shoulders, 0.004F);
    // The opening of the coat, a shirt in it, and the two lapels.
    const auto opening = [](Spot p) {
        const Spot m = mirrored(p);
        return m.x - (0.115F - (m.y - 0.96F) * 0.33F) + (p.y < 0.94F ? 1.0F : 0.0F);
    };
    const auto shirt = [&](Spot p) { return std::max(opening(p), shoulders(p)); };
    canvas.paint(person.shirt, shirt, 0.004F);
    const auto lapel = [](Spot p) {
        const Spot m = mirrored(p);
        return capsule(m, {0.118F, 0.965F}, {0.012F, 1.285F}, 0.008F);
    };
    canvas.paint(mix(person.coat, rgb(0x000000), 0.35F), lapel, 0.006F, 0.8F);
    const auto collar = [](Spot p) {
        const Spot m = mirrored(p);
        const float wing =
            std::max(m.x * 0.78F + (m.y - 1.045F) * 0.62F, 0.012F - (m.x - 0.006F) * 0.9F + (0.95F - m.y) * 0.55F);
        return std::max(wing, capsule(m, {0.10F, 0.955F}, {0.055F, 1.02F}, 0.042F));
    };
    canvas.paint(
        mix(person.shirt, rgb(0x708090), 0.35F),
        [&](Spot p) {
            return collar({p.x, p.y - 0.006F});
        },
        0.010F);
    canvas.paint(person.shirt, collar, 0.004F);
}

void neck(Canvas& canvas, const Person& person) {
    const auto shape = [](Spot p) {
        const Spot m = mirrored(p);
        return std::max(m.x - 0.088F - 0.25F * std::max(0.0F, p.y - 0.93F), std::max(0.68F - p.y, p.y - 1.0F));
    };
    canvas.paint(mix(person.skin, rgb(0x8A5A40), 0.28F), shape, 0.006F);
    // The shadow of the chin.
    canvas.paint(
        rgb(0x70452F),
        [&](Spot p) {
            return std::max(ellipse(p, {0.5F, 0.79F}, 0.13F, 0.06F), shape(p));
        },
        0.03F, 0.45F);
}

void ears(Canvas& canvas, const Person& person) {
    if (person.long_hair) return;
    canvas.paint(
        mix(person.skin, rgb(0xA06040), 0.12F),
        [](Spot p) {
            return ellipse(mirrored(p), {0.182F, 0.56F}, 0.026F, 0.052F);
        },
        0.004F);
    canvas.paint(
        rgb(0x9A6248),
        [](Spot p) {
            return ellipse(mirrored(p), {0.186F, 0.56F}, 0.011F, 0.030F);
        },
        0.014F, 0.5F);
}

void skin(Canvas& canvas, const Person& person) {
    const auto shape = [&](Spot p) { return face_shape(p, person); };
    canvas.shade(
        [&](Spot p) {
            // Light from the upper left.
            const float side = std::clamp((p.x - 0.40F) * 1.1F + (p.y - 0.55F) * 0.35F, 0.0F, 1.0F);
            const float glow =
                std::exp(-(std::pow((p.x - 0.44F) / 0.11F, 2.0F) + std::pow((p.y - 0.44F) / 0.09F, 2.0F)));
            return mix(mix(person.skin, rgb(0xA8714F), side * 0.55F), rgb(0xFFF1E2), glow * 0.35F);
        },
        shape, 0.004F);
    const auto cheek = [](Spot p) { return ellipse(mirrored(p), {0.098F, 0.625F}, 0.05F, 0.035F); };
    canvas.paint(rgb(0xE08C7A), cheek, 0.05F, person.long_hair ? 0.22F : 0.12F);
}

void eyes(Canvas& canvas, const Person& person) {
    constexpr Spot eye{0.079F, 0.540F};
    const auto socket = [&](Spot p) { return ellipse(mirrored(p), {eye.x, eye.y - 0.012F}, 0.047F, 0.026F); };
    canvas.paint(rgb(0x8A5B45), socket, 0.03F, 0.22F);
    const auto white = [&](Spot p) {
        const Spot m = mirrored(p);
        // An almond: two circles that cross.
        const float upper = ellipse(m, {eye.x, eye.y + 0.020F}, 0.046F, 0.037F);
        const float lower = ellipse(m, {eye.x, eye.y - 0.026F}, 0.050F, 0.040F);
        return std::max(upper, lower);
    };
    canvas.paint(rgb(0xF7F4F0), white, 0.003F);
    const auto clipped = [&](float distance, Spot p) { return std::max(distance, white(p)); };
    canvas.paint(
        rgb(0x3A2418), [&](Spot p) { return clipped(ellipse(mirrored(p), eye, 0.0172F, 0.0172F), p); }, 0.003F);
    canvas.paint(
        rgb(0x0D0806), [&](Spot p) { return clipped(ellipse(mirrored(p), eye, 0.0085F, 0.0085F), p); }, 0.003F);
    canvas.paint(
        rgb(0x2A1A12),
        [&](Spot p) {
            return clipped(std::fabs(ellipse(mirrored(p), {eye.x, eye.y + 0.020F}, 0.046F, 0.037F)) - 0.003F,
                           {p.x, p.y + 0.002F});
        },
        0.004F);
    // The catch light is on the same side of both eyes.
    for (const float x : {0.5F - eye.x, 0.5F + eye.x}) {
        canvas.paint(
            rgb(0xFFFFFF),
            [&](Spot p) {
                return ellipse(p, {x - 0.006F, eye.y - 0.006F}, 0.0042F, 0.0042F);
            },
            0.003F);
    }
    const auto lash = [&](Spot p) {
        const Spot m = mirrored(p);
        const float upper =
            std::fabs(ellipse(m, {eye.x, eye.y + 0.020F}, 0.047F, 0.038F)) - (person.long_hair ? 0.0030F : 0.0018F);
        return std::max(upper, m.y - (eye.y + 0.002F));
    };
    canvas.paint(rgb(0x1E120C), lash, 0.003F, 0.9F);
    const auto brow = [&](Spot p) {
        const Spot m = mirrored(p);
        return std::min(capsule(m, {0.036F, 0.487F}, {0.085F, 0.478F}, person.brow),
                        capsule(m, {0.085F, 0.478F}, {0.124F, 0.489F}, person.brow * 0.7F));
    };
    canvas.paint(mix(person.hair, rgb(0x3A2A20), 0.3F), brow, 0.009F, 0.9F);
}

void nose(Canvas& canvas) {
    canvas.paint(
        rgb(0x9A6248),
        [](Spot p) {
            return capsule(p, {0.520F, 0.53F}, {0.528F, 0.64F}, 0.008F);
        },
        0.022F, 0.35F);
    canvas.paint(
        rgb(0xFFF0E0),
        [](Spot p) {
            return capsule(p, {0.497F, 0.52F}, {0.496F, 0.635F}, 0.005F);
        },
        0.022F, 0.45F);
    canvas.paint(
        rgb(0x8A5540),
        [](Spot p) {
            return ellipse(p, {0.5F, 0.668F}, 0.036F, 0.010F);
        },
        0.016F, 0.5F);
    canvas.paint(
        rgb(0x4A281C),
        [](Spot p) {
            return ellipse(mirrored(p), {0.0165F, 0.664F}, 0.0078F, 0.0042F);
        },
        0.006F, 0.75F);
}

void mouth(Canvas& canvas, const Person& person) {
    const Colour lip = mix(mix(person.skin, rgb(0xA05548), 0.55F), rgb(0xB83A44), person.lips);
    const auto line = [](Spot p) {
        const Spot m = mirrored(p);
        return std::fabs(p.y - (0.735F - m.x * m.x * 2.2F)) + std::max(0.0F, m.x - 0.058F);
    };
    canvas.paint(
        lip,
        [](Spot p) {
            return std::max(ellipse(mirrored(p), {0.014F, 0.736F}, 0.046F, 0.0135F), p.y - 0.736F);
        },
        0.006F, 0.9F);
    canvas.paint(
        mix(lip, rgb(0xFFD0C0), 0.12F),
        [](Spot p) {
            return std::max(ellipse(p, {0.5F, 0.733F}, 0.052F, 0.025F), 0.733F - p.y);
        },
        0.006F, 0.9F);
    canvas.paint(
        rgb(0x5E2A26), [&](Spot p) { return line(p) - 0.0022F; }, 0.005F, 0.8F);
    canvas.paint(
        rgb(0x8A5540),
        [](Spot p) {
            return ellipse(p, {0.5F, 0.775F}, 0.034F, 0.007F);
        },
        0.02F, 0.3F);
}

void hair_in_front(Canvas& canvas, const Person& person) {
    const auto cap = [&](Spot p) {
        const float outer =
            ellipse(p, {0.5F, 0.475F}, person.long_hair ? 0.226F : 0.205F, person.long_hair ? 0.240F : 0.222F);
        // The hairline: parted on one side.
        const float line = person.long_hair ? ellipse(p, {0.515F, 0.60F}, 0.165F, 0.235F)
                                            : ellipse(p, {0.485F, 0.60F}, 0.176F, 0.220F);
        const float sides = p.y - (person.long_hair ? 0.66F : 0.535F);
        return std::max({outer, -line, sides});
    };
    canvas.shade(
        [&](Spot p) {
            const float strand =
                0.5F + 0.5F * std::sin((p.x * 1.4F + p.y * 0.35F) * 170.0F + 6.0F * std::sin(p.y * 22.0F));
            const float shine =
                std::exp(-std::pow((std::hypot(p.x - 0.46F, (p.y - 0.56F) * 0.9F) - 0.205F) / 0.018F, 2.0F));
            return mix(mix(person.hair, rgb(0x5A4638), strand * 0.22F), rgb(0xA89888), shine * 0.28F);
        },
        cap, 0.007F);
}

} // namespace

void draw_face(Canvas& canvas, const Person& person) {
    background(canvas);
    hair_behind(canvas, person);
    neck(canvas, person);
    body(canvas, person);
    ears(canvas, person);
    skin(canvas, person);
    eyes(canvas, person);
    nose(canvas);
    mouth(canvas, person);
    hair_in_front(canvas, person);
    canvas.grain(7.0F);
}
