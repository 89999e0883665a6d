// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/printable.h"

#include "lib/wire/utf8.h"

namespace {

struct Character
{
    char32_t code = 0;
    qsizetype size = 1; // in bytes
};

bool isUnsafe(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || (code >= 0x2028 && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
}

// The character at a place in well-formed UTF-8, as far as it can be unsafe: those have one byte,
// or two after C2, or three after E2. Of all others the size does not matter.
Character characterAt(QByteArrayView bytes, qsizetype at)
{
    const auto byte = [&](qsizetype i) -> char32_t { return static_cast<uchar>(bytes[at + i]); };
    if (byte(0) == 0xC2)
        return {byte(1), 2};
    if (byte(0) == 0xE2)
        return {0x2000 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    return {byte(0) < 0x80 ? byte(0) : 0xFFFD, 1};
}

// Whether a character that begins with this byte may have to be replaced. Most have not.
bool mayBeReplaced(char c)
{
    const auto byte = static_cast<uchar>(c);
    return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F || byte == 0xC2
        || byte == 0xE2;
}

// Appends the bytes, with what escape(code) returns in place of each character for which it is
// not empty.
template<typename Escape>
void appendEscaped(QByteArray *result, QByteArrayView bytes, Escape escape)
{
    const QByteArray replaced = isWellFormedUtf8(bytes) ? QByteArray() : toWellFormedUtf8(bytes);
    const QByteArrayView text = replaced.isEmpty() ? bytes : QByteArrayView(replaced);
    qsizetype copied = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (!mayBeReplaced(text[i])) {
            ++i;
            continue;
        }
        const Character character = characterAt(text, i);
        const QByteArray replacement = escape(character.code);
        if (!replacement.isEmpty()) {
            result->append(text.sliced(copied, i - copied)).append(replacement);
            copied = i + character.size;
        }
        i += character.size;
    }
    result->append(text.sliced(copied));
}

QByteArray hex(char32_t code, qsizetype digits)
{
    return QByteArray::number(static_cast<uint>(code), 16).rightJustified(digits, '0');
}

// The short form that JSON and C have for it; empty if there is none.
QByteArray shortEscape(char32_t code)
{
    switch (code) {
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    default:
        return {};
    }
}

QByteArray escapeForPeople(char32_t code)
{
    if (!isUnsafe(code))
        return {};
    QByteArray known = shortEscape(code);
    if (!known.isEmpty())
        return known;
    return code < 0x80 ? "\\x" + hex(code, 2) : "\\u{" + hex(code, 0) + '}';
}

QByteArray escapeForJson(char32_t code)
{
    if (code == '"')
        return "\\\"";
    if (code == '\\')
        return "\\\\";
    if (!isUnsafe(code))
        return {};
    QByteArray known = shortEscape(code);
    return known.isEmpty() ? "\\u" + hex(code, 4) : known;
}

} // namespace

QString toPrintable(QByteArrayView bytes)
{
    QByteArray text;
    appendEscaped(&text, bytes, escapeForPeople);
    return decodeUtf8(text);
}

QByteArray toJsonString(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve(bytes.size() + 2);
    appendJsonString(&text, bytes);
    return text;
}

void appendJsonString(QByteArray *text, QByteArrayView bytes)
{
    text->append('"');
    appendEscaped(text, bytes, escapeForJson);
    text->append('"');
}
