// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/query/regexshape.h"

namespace {

bool isAsciiAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Escapes of what is never a line break, nor looks beyond a word boundary.
bool isHarmlessEscape(char c)
{
    return QByteArrayView("dwShtbBN").contains(c);
}

// Reads a pattern once, from left to right, and gives up on whatever it does not know.
class ShapeReader
{
public:
    ShapeReader(QByteArrayView pattern, Regex::Flags flags)
        : m_pattern(pattern)
        , m_flags(flags)
    {
    }

    RegexShape read()
    {
        while (m_at < m_pattern.size()) {
            if (!readPart())
                return {};
        }
        endRun();
        if (m_hasAlternatives)
            m_shape.literal.clear();
        return m_shape;
    }

private:
    bool readPart();
    bool readEscape();
    bool readOpening();
    bool readClass();
    bool readClassEscape();
    void readQuantifier();
    void readLiteral(qsizetype size);
    bool isLineDotHere() const;
    bool isQuantifier(qsizetype at) const;
    bool mayBeMissing(qsizetype at) const;
    bool isUsable(QByteArrayView character) const;
    void endRun();
    char peek(qsizetype at) const { return at < m_pattern.size() ? m_pattern[at] : '\0'; }

    QByteArrayView m_pattern;
    Regex::Flags m_flags;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_hasAlternatives = false; // outside of all parentheses
    QByteArray m_run;
    RegexShape m_shape{true, 0, {}};
};

// False to give up.
bool ShapeReader::readPart()
{
    const char c = peek(m_at);
    if (c == '\\')
        return readEscape();
    if (c == '(')
        return readOpening();
    if (c == '[')
        return readClass();
    if (isQuantifier(m_at)) {
        readQuantifier();
        return true;
    }
    if (!QByteArrayView(".^$|)").contains(c)) {
        qsizetype size = 1;
        while ((static_cast<uchar>(peek(m_at + size)) & 0xC0) == 0x80)
            ++size;
        readLiteral(size);
        return true;
    }
    endRun();
    if (c == '^' || c == '$' || (c == '.' && !isLineDotHere()))
        m_shape.staysInLine = false;
    if (c == '|' && m_depth == 0)
        m_hasAlternatives = true;
    if (c == ')')
        --m_depth;
    ++m_at;
    return true;
}

bool ShapeReader::readEscape()
{
    const char c = peek(m_at + 1);
    if (c == 'Q' || c == 'E')
        return false;
    ++m_at;
    if (!isAsciiAlphanumeric(c) && static_cast<uchar>(c) < 0x80) {
        readLiteral(1);
        return true;
    }
    endRun();
    // What follows, such as a name in braces, may look like characters of the text.
    if (!isHarmlessEscape(c) || peek(m_at + 1) == '{')
        return false;
    ++m_at;
    return true;
}

bool ShapeReader::readOpening()
{
    endRun();
    ++m_depth;
    ++m_at;
    if (peek(m_at) == '*')
        return false;
    if (peek(m_at) != '?')
        return true;
    if (!QByteArrayView(":=!").contains(peek(m_at + 1)))
        return false;
    if (peek(m_at + 1) != ':')
        m_shape.staysInLine = false;
    m_at += 2;
    return true;
}

bool ShapeReader::readClass()
{
    endRun();
    ++m_at;
    if (peek(m_at) == '^') {
        m_shape.staysInLine = false;
        ++m_at;
    }
    for (bool isFirst = true; m_at < m_pattern.size(); isFirst = false) {
        const char c = peek(m_at);
        if (c == ']' && !isFirst) {
            ++m_at;
            return true;
        }
        if (c == '[' && QByteArrayView(":.=").contains(peek(m_at + 1)))
            return false;
        if (c == '\\' && !readClassEscape())
            return false;
        if (static_cast<uchar>(c) < 0x20)
            m_shape.staysInLine = false;
        ++m_at;
    }
    return false;
}

bool ShapeReader::readClassEscape()
{
    const char c = peek(++m_at);
    if (!isAsciiAlphanumeric(c))
        return true;
    if (!QByteArrayView("dwSh").contains(c))
        m_shape.staysInLine = false; // a control character, or more than one
    return c != 'Q' && c != 'E';
}

void ShapeReader::readQuantifier()
{
    endRun();
    if (peek(m_at) != '?')
        ++m_shape.repeatedParts;
    if (peek(m_at) == '{') {
        while (peek(m_at) != '}')
            ++m_at;
    }
    ++m_at;
    if (peek(m_at) == '+')
        m_shape.staysInLine = false; // possessive: whether it matches depends on what follows
}

// A character that stands for itself.
void ShapeReader::readLiteral(qsizetype size)
{
    const QByteArrayView character = m_pattern.sliced(m_at, size);
    m_at += size;
    if (character == "\n")
        m_shape.staysInLine = false;
    if (m_depth > 0 || !isUsable(character) || mayBeMissing(m_at)) {
        endRun();
        return;
    }
    m_run += character;
    if (isQuantifier(m_at))
        endRun();
}

// Not if it is a line break, too. And what begins with .* PCRE2 looks for at the beginning of lines
// only, which end at LF then, and not behind what is not UTF-8.
bool ShapeReader::isLineDotHere() const
{
    if (m_flags & Regex::DotAll)
        return false;
    const bool isFirst = m_at == 0 || QByteArrayView("(|:").contains(peek(m_at - 1));
    return !isFirst || !isQuantifier(m_at + 1);
}

// Of { only with a number: otherwise it stands for itself.
bool ShapeReader::isQuantifier(qsizetype at) const
{
    const char c = peek(at);
    if (c != '{')
        return c == '*' || c == '+' || c == '?';
    const char next = peek(at + 1);
    return ((next >= '0' && next <= '9') || next == ',' || next == ' ')
        && m_pattern.indexOf('}', at) > 0;
}

bool ShapeReader::mayBeMissing(qsizetype at) const
{
    return isQuantifier(at) && peek(at) != '+';
}

// Whether it is found as a Literal finds it. In any case, k and s are also the Kelvin sign and the
// long s; and a line break is not in the bytes.
bool ShapeReader::isUsable(QByteArrayView character) const
{
    const char c = character.front();
    if (c == '\n')
        return false;
    return !(m_flags & Regex::Caseless)
        || (static_cast<uchar>(c) < 0x80 && !QByteArrayView("kKsS").contains(c));
}

void ShapeReader::endRun()
{
    if (m_run.size() > m_shape.literal.size())
        m_shape.literal = m_run;
    m_run.clear();
}

} // namespace

RegexShape regexShape(QByteArrayView pattern, Regex::Flags flags)
{
    return ShapeReader(pattern, flags).read();
}
