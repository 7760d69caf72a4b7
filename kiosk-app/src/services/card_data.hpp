// What the card worker hands to the screens: values only, nothing that holds the card or its raw files.
#pragma once

#include "forms/value.hpp"

#include <cccd/document.hpp>
#include <cccd/secret.hpp>
#include <memory>
#include <QMetaType>
#include <QStringList>

namespace services {

/// How the citizen named the card: the text of its QR code, or the twelve digits.
enum class KeySource { number, qr };

/// One card to read.
struct CardOrder {
    KeySource source = KeySource::number;
    cccd::SecretBytes key; ///< UTF-8
    cccd::Files files;     ///< what consent and form allow, and no more
    QStringList values;    ///< forms::key names that the form takes; all others are dropped in the worker
    bool demo = false;
};

struct ReadProgress {
    quint64 done = 0;
    quint64 total = 0;
    cccd::File current = cccd::File::none;
    int seconds_left = 0; ///< an estimate; 0: none yet
};

/// A card that was read and checked.
struct CardData {
    forms::Person person; ///< only values that the order names
    cccd::Report report;
    cccd::Overall overall = cccd::Overall::not_genuine;
    cccd::CardGeneration generation = cccd::CardGeneration::unknown;
};
using CardDataPointer = std::shared_ptr<CardData>;

} // namespace services

Q_DECLARE_METATYPE(services::ReadProgress)
Q_DECLARE_METATYPE(services::CardDataPointer)
