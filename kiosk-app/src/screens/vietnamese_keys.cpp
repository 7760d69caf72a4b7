#include "screens/vietnamese_keys.hpp"

#include <optional>
#include <QStringList>
#include <vector>

namespace screens {
namespace {

enum class Mark { none, circumflex, breve, horn, stroke };

struct Letter {
    QChar base; ///< lower case
    bool upper = false;
    Mark mark = Mark::none;
};

// One key's wish: a mark on one of these bases, a tone, or nothing special.
struct Wish {
    Mark mark = Mark::none;
    QString bases;
    std::optional<int> tone; ///< 0 takes it away; 1 to 5 sắc huyền hỏi ngã nặng
};

struct Word {
    std::vector<Letter> letters;
    int tone = 0;
};

bool vowel(QChar c) {
    return QStringLiteral("aeiouy").contains(c);
}

Wish telex(QChar key) {
    switch (key.unicode()) {
    case 's':
        return {Mark::none, {}, 1};
    case 'f':
        return {Mark::none, {}, 2};
    case 'r':
        return {Mark::none, {}, 3};
    case 'x':
        return {Mark::none, {}, 4};
    case 'j':
        return {Mark::none, {}, 5};
    case 'z':
        return {Mark::none, {}, 0};
    case 'a':
    case 'e':
    case 'o':
        return {Mark::circumflex, QString(key), {}};
    case 'w':
        return {Mark::horn, QStringLiteral("uoa"), {}};
    case 'd':
        return {Mark::stroke, QStringLiteral("d"), {}};
    default:
        return {};
    }
}

Wish vni(QChar key) {
    if (key >= u'0' && key <= u'5') return {Mark::none, {}, key.digitValue()};
    switch (key.unicode()) {
    case '6':
        return {Mark::circumflex, QStringLiteral("aeo"), {}};
    case '7':
        return {Mark::horn, QStringLiteral("uo"), {}};
    case '8':
        return {Mark::breve, QStringLiteral("a"), {}};
    case '9':
        return {Mark::stroke, QStringLiteral("d"), {}};
    default:
        return {};
    }
}

// First and one-past-last letter of the vowels that bear the tone; "qu" and "gi" before a vowel are consonants.
std::pair<std::size_t, std::size_t> vowels_of(const Word& word) {
    const auto& l = word.letters;
    std::size_t from = 0;
    while (from < l.size() && !vowel(l[from].base)) ++from;
    std::size_t to = from;
    while (to < l.size() && vowel(l[to].base)) ++to;
    const bool glide = from == 1 && to - from > 1 &&
                       ((l[0].base == u'q' && l[1].base == u'u') || (l[0].base == u'g' && l[1].base == u'i'));
    return {glide ? from + 1 : from, to};
}

// hòa, hoàn, khuya, tiếng, đường: a marked vowel takes the tone; else the last before a consonant, the first of two,
// the middle of three.
std::size_t tone_place(const Word& word) {
    const auto [from, to] = vowels_of(word);
    for (std::size_t i = to; i > from; --i)
        if (word.letters[i - 1].mark != Mark::none) return i - 1;
    if (to < word.letters.size()) return to - 1;
    return to - from >= 2 ? to - 2 : from;
}

QString write(const Word& word) {
    static constexpr char16_t tones[] = {0, 0x0301, 0x0300, 0x0309, 0x0303, 0x0323};
    static constexpr char16_t marks[] = {0, 0x0302, 0x0306, 0x031B};
    const auto [from, to] = vowels_of(word);
    const std::size_t toned = from < to ? tone_place(word) : word.letters.size();
    QString text;
    for (std::size_t i = 0; i < word.letters.size(); ++i) {
        const Letter& letter = word.letters[i];
        QString one(letter.mark == Mark::stroke ? QChar(u'đ') : letter.base);
        if (letter.mark != Mark::none && letter.mark != Mark::stroke) one += QChar(marks[int(letter.mark)]);
        if (i == toned && word.tone > 0) one += QChar(tones[word.tone]);
        one = one.normalized(QString::NormalizationForm_C);
        text += letter.upper ? one.toUpper() : one;
    }
    return text;
}

enum class Taken { no, yes, undone };

// "uo" before w or 7 becomes "ươ" as a whole.
Taken horn_pair(Word& word, std::size_t o) {
    auto& l = word.letters;
    if (l[o].base != u'o' || o == 0 || l[o - 1].base != u'u') return Taken::no;
    if (o >= 2 && l[o - 2].base == u'q') return Taken::no;
    l[o].mark = l[o - 1].mark = Mark::horn;
    return Taken::yes;
}

Taken put_mark(Word& word, const Wish& wish) {
    for (std::size_t i = word.letters.size(); i > 0; --i) {
        Letter& letter = word.letters[i - 1];
        if (!wish.bases.contains(letter.base)) continue;
        if (wish.mark == Mark::stroke && i != 1) return Taken::no;
        const bool breve = wish.mark == Mark::horn && letter.base == u'a';
        const Mark mark = breve ? Mark::breve : wish.mark;
        if (letter.mark == mark) {
            letter.mark = Mark::none;
            return Taken::undone;
        }
        if (mark == Mark::horn && horn_pair(word, i - 1) == Taken::yes) return Taken::yes;
        letter.mark = mark;
        return Taken::yes;
    }
    return Taken::no;
}

Taken put_tone(Word& word, int tone) {
    const auto [from, to] = vowels_of(word);
    if (from == to || (tone == 0 && word.tone == 0)) return Taken::no;
    if (tone != 0 && word.tone == tone) {
        word.tone = 0;
        return Taken::undone;
    }
    word.tone = tone;
    return Taken::yes;
}

// Between the vowel and a late mark only the consonants that can end a syllable stand.
bool late_mark_fits(const Word& word, const Wish& wish) {
    if (wish.mark == Mark::stroke || wish.bases.size() != 1) return true;
    const auto [from, to] = vowels_of(word);
    QString end;
    for (std::size_t i = to; i < word.letters.size(); ++i) end += word.letters[i].base;
    static const QStringList ends{{}, "c", "ch", "m", "n", "ng", "nh", "p", "t"};
    return ends.contains(end);
}

} // namespace

QString spell(const QString& keys, TypingMethod method) {
    if (method == TypingMethod::plain) return keys;
    Word word;
    bool literal = false; // after a mark was taken back the rest is typed as it is
    for (const QChar key : keys) {
        const QChar low = key.toLower();
        const Wish wish = literal ? Wish{} : method == TypingMethod::telex ? telex(low) : vni(low);
        Taken taken = Taken::no;
        if (wish.tone)
            taken = put_tone(word, *wish.tone);
        else if (wish.mark != Mark::none && late_mark_fits(word, wish))
            taken = put_mark(word, wish);
        if (taken == Taken::yes) continue;
        if (taken == Taken::undone) literal = true;
        const bool lone_w = taken == Taken::no && !literal && method == TypingMethod::telex && low == u'w';
        word.letters.push_back({lone_w ? QChar(u'u') : low, key.isUpper(), lone_w ? Mark::horn : Mark::none});
    }
    return write(word);
}

QString VietnameseKeys::press(const QString& text, QChar key, TypingMethod method) {
    if (!text.endsWith(spelled_)) begin(); // the text was changed by other means
    const bool part_of_word = key.isLetter() || (method == TypingMethod::vni && key.isDigit() && !keys_.isEmpty());
    if (!part_of_word) {
        begin();
        return text + key;
    }
    keys_ += key;
    const QString before = text.left(text.size() - spelled_.size());
    spelled_ = spell(keys_, method);
    return before + spelled_;
}

void VietnameseKeys::begin() {
    keys_.fill(u'\0');
    keys_.clear();
    spelled_.clear();
}

} // namespace screens
