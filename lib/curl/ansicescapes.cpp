// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/curl/ansicescapes.h"

#include <QString>

#include <optional>

namespace {

// Reads up to \a most digits of a number at \a at. Nothing if there is none.
std::optional<char32_t> readNumber(QByteArrayView text, qsizetype *at, char32_t base,
                                   qsizetype most)
{
    const qsizetype begin = *at;
    char32_t number = 0;
    for (; *at < text.size() && *at - begin < most; ++*at) {
        const char c = text[*at];
        const int digit = (c >= '0' && c <= '9') ? c - '0'
            : (c >= 'a' && c <= 'f')             ? c - 'a' + 10
            : (c >= 'A' && c <= 'F')             ? c - 'A' + 10
                                                 : 16;
        if (digit >= static_cast<int>(base))
            break;
        number = number * base + static_cast<char32_t>(digit);
    }
    if (*at == begin)
        return std::nullopt;
    return number;
}

// The character of a number, and of the second half of a surrogate pair that may follow.
QByteArray character(char32_t code, QByteArrayView text, qsizetype *at)
{
    if (QChar::isHighSurrogate(code) && text.sliced(*at).startsWith("\\u")) {
        qsizetype next = *at + 2;
        const auto low = readNumber(text, &next, 16, 4);
        if (low && QChar::isLowSurrogate(*low)) {
            code = QChar::surrogateToUcs4(static_cast<char16_t>(code), static_cast<char16_t>(*low));
            *at = next;
        }
    }
    if (code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
        code = QChar::ReplacementCharacter;
    return QString::fromUcs4(&code, 1).toUtf8();
}

// The character for a letter after a backslash; 0 if it has none.
char ansiCEscape(char letter)
{
    switch (letter) {
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'e':
    case 'E':
        return '\x1b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    case '\\':
    case '\'':
    case '"':
    case '?':
        return letter;
    default:
        return '\0';
    }
}

// What the escape whose backslash is before \a at stands for; itself if there is no such escape.
QByteArray readAnsiCEscape(QByteArrayView text, qsizetype *at)
{
    if (const auto octal = readNumber(text, at, 8, 3))
        return QByteArray(1, static_cast<char>(*octal & 0xFF));
    const char letter = text[(*at)++];
    if (const char escape = ansiCEscape(letter))
        return QByteArray(1, escape);
    if (letter == 'c' && *at < text.size()) {
        const char key = text[(*at)++];
        return QByteArray(1, key == '?' ? '\x7f' : static_cast<char>(key & 0x1F));
    }
    if (letter == 'x') {
        if (const auto byte = readNumber(text, at, 16, 2))
            return QByteArray(1, static_cast<char>(*byte));
    } else if (letter == 'u' || letter == 'U') {
        if (const auto code = readNumber(text, at, 16, letter == 'u' ? 4 : 8))
            return character(*code, text, at);
    }
    return QByteArray(1, '\\') + letter;
}

} // namespace

QByteArray withoutAnsiCEscapes(QByteArrayView text)
{
    QByteArray result;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at++];
        if (c == '\\' && at < text.size())
            result += readAnsiCEscape(text, &at);
        else
            result += c;
    }
    return result;
}
