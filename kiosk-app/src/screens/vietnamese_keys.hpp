// Telex and VNI for the keyboard on the screen: the keys of one word become its Vietnamese spelling.
#pragma once

#include <QString>

namespace screens {

enum class TypingMethod { telex, vni, plain };

/// What the keys of one word spell. Marks and tones may come at once or at the end of the word ("vieetj", "vietej");
/// the same key twice takes itself back ("ass" is "as"). NFC. Pure.
[[nodiscard]] QString spell(const QString& keys, TypingMethod method);

/// Follows the word at the end of a text while keys are pressed.
class VietnameseKeys {
public:
    /// The text after one more key.
    [[nodiscard]] QString press(const QString& text, QChar key, TypingMethod method);
    /// The word is at its end: the next key begins another one.
    void begin();

private:
    QString keys_;    ///< pressed since the word began
    QString spelled_; ///< what they stand for so far, at the end of the text
};

} // namespace screens
