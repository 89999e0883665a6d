// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/printable.h"

#include "lib/wire/utf8.h"

#include <algorithm>

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
constexpr bool mayBeReplaced(char c)
{
    const auto byte = static_cast<uchar>(c);
    return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F || byte == 0xC2
        || byte == 0xE2;
}

// What stands for a character, without memory of its own. Nothing: the character itself.
class Escape
{
public:
    Escape() = default;
    explicit Escape(QByteArrayView text) { add(text); }

    Escape &add(QByteArrayView text)
    {
        std::copy(text.begin(), text.end(), m_bytes + m_size);
        m_size += text.size();
        return *this;
    }
    Escape &addHex(char32_t code, qsizetype digits)
    {
        for (qsizetype i = digits - 1; i >= 0; --i)
            m_bytes[m_size++] = "0123456789abcdef"[(code >> (4 * i)) & 15];
        return *this;
    }

    bool isEmpty() const { return m_size == 0; }
    QByteArrayView view() const { return {m_bytes, m_size}; }

private:
    char m_bytes[12]; // of which m_size count
    qsizetype m_size = 0;
};

// Appends the bytes, with what escape(code) returns in place of each character for which it is
// not empty.
template<typename EscapeFunction>
void appendEscaped(ByteBuffer *result, QByteArrayView bytes, EscapeFunction escape)
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
        const Escape replacement = escape(character.code);
        if (!replacement.isEmpty()) {
            result->append(text.sliced(copied, i - copied));
            result->append(replacement.view());
            copied = i + character.size;
        }
        i += character.size;
    }
    result->append(text.sliced(copied));
}

// The short form that JSON and C have for it; empty if there is none.
Escape shortEscape(char32_t code)
{
    switch (code) {
    case '\t':
        return Escape("\\t");
    case '\n':
        return Escape("\\n");
    case '\r':
        return Escape("\\r");
    default:
        return {};
    }
}

Escape escapeForPeople(char32_t code)
{
    if (!isUnsafe(code))
        return {};
    const Escape known = shortEscape(code);
    if (!known.isEmpty())
        return known;
    if (code < 0x80)
        return Escape("\\x").addHex(code, 2);
    return Escape("\\u{").addHex(code, code < 0x100 ? 2 : 4).add("}");
}

Escape escapeForJson(char32_t code)
{
    if (code == '"')
        return Escape("\\\"");
    if (code == '\\')
        return Escape("\\\\");
    if (!isUnsafe(code))
        return {};
    const Escape known = shortEscape(code);
    return known.isEmpty() ? Escape("\\u").addHex(code, 4) : known;
}

} // namespace

QString toPrintable(QByteArrayView bytes)
{
    ByteBuffer text;
    appendEscaped(&text, bytes, [](char32_t code) { return escapeForPeople(code); });
    return decodeUtf8(text.view());
}

QByteArray toJsonString(QByteArrayView bytes)
{
    ByteBuffer text;
    appendJsonString(&text, bytes);
    return text.view().toByteArray();
}

void appendJsonString(ByteBuffer *text, QByteArrayView bytes)
{
    text->append('"');
    appendEscaped(text, bytes, [](char32_t code) { return escapeForJson(code); });
    text->append('"');
}
