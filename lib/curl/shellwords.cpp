// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/curl/shellwords.h"

#include "lib/curl/ansicescapes.h"
#include "lib/curl/shelltext.h"
#include "lib/curl/windowswords.h"

#include <QDir>

#include <algorithm>

namespace {

constexpr qsizetype MaxUnexpanded = 8;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

class PosixSplitter
{
public:
    PosixSplitter(QByteArrayView text, qsizetype from)
        : m_text(text)
        , m_at(from)
    {
    }

    bool split();
    bool isForWindows() const { return m_isForWindows; } // then split() gave up
    QString errorString() const { return m_errorString; }
    ShellWords result() const { return m_result; }

private:
    enum class Quoting { None, Double };

    bool skipToWord();
    bool readWord();
    void readBackslash();
    bool readSingleQuoted();
    bool readDoubleQuoted();
    bool readAnsiCQuoted();
    bool readDollar(Quoting quoting);
    bool readBracketed(qsizetype openingSize, char closing);
    void keepUnexpanded(qsizetype size);
    bool isOperatorHere() const;
    bool fail(qsizetype at, qsizetype size);
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    QByteArrayView m_text;
    qsizetype m_at;
    QByteArray m_word;
    ShellWords m_result;
    QString m_errorString;
    bool m_isForWindows = false;
};

bool PosixSplitter::split()
{
    while (skipToWord()) {
        if (!readWord())
            return false;
        m_result.words.append(m_word);
    }
    m_result.end = m_at;
    return true;
}

// False if there is no further word.
bool PosixSplitter::skipToWord()
{
    while (!atEnd()) {
        const bool isBeforeCommand = isLineEnd(peek()) && m_result.words.isEmpty();
        const bool isUnfinished = peek() == '\\' && m_at + 1 == m_text.size();
        if (isBlank(peek()) || isBeforeCommand || isUnfinished)
            ++m_at;
        else if (peek() == '\\' && isLineEnd(peek(1)))
            m_at = skipLineEnd(m_text, m_at + 1);
        else if (peek() == '#')
            m_at = std::find_if(m_text.begin() + m_at, m_text.end(), isLineEnd) - m_text.begin();
        else
            return !isOperatorHere();
    }
    return false;
}

bool PosixSplitter::isOperatorHere() const
{
    const auto descriptorEnd = std::find_if_not(m_text.begin() + m_at, m_text.end(), isDigit);
    if (descriptorEnd != m_text.end() && (*descriptorEnd == '<' || *descriptorEnd == '>'))
        return true;
    return isLineEnd(peek()) || QByteArrayView("|&;()").contains(peek());
}

bool PosixSplitter::readWord()
{
    m_word.clear();
    if (peek() == '~' && (m_at + 1 == m_text.size() || peek(1) == '/' || isBlank(peek(1)))) {
        m_word = QDir::homePath().toUtf8();
        ++m_at;
    }
    while (!atEnd() && !isBlank(peek()) && !isLineEnd(peek())
           && !QByteArrayView("|&;<>()").contains(peek())) {
        switch (const char c = peek()) {
        case '\\':
            readBackslash();
            break;
        case '\'':
            if (!readSingleQuoted())
                return false;
            break;
        case '"':
            if (!readDoubleQuoted())
                return false;
            break;
        case '$':
        case '`':
            if (!readDollar(Quoting::None))
                return false;
            break;
        case '^':
            m_isForWindows = peek(1) == '"' || isLineEnd(peek(1));
            if (m_isForWindows)
                return false;
            [[fallthrough]];
        default:
            m_word += c;
            ++m_at;
        }
    }
    return true;
}

void PosixSplitter::readBackslash()
{
    if (isLineEnd(peek(1))) {
        m_at = skipLineEnd(m_text, m_at + 1);
        return;
    }
    if (m_at + 1 < m_text.size())
        m_word += peek(1);
    m_at = std::min(m_at + 2, m_text.size());
}

bool PosixSplitter::readSingleQuoted()
{
    const qsizetype closing = m_text.indexOf('\'', m_at + 1);
    if (closing < 0)
        return fail(m_at, 1);
    m_word += m_text.sliced(m_at + 1, closing - m_at - 1);
    m_at = closing + 1;
    return true;
}

bool PosixSplitter::readDoubleQuoted()
{
    const qsizetype opening = m_at++;
    while (!atEnd()) {
        const char c = peek();
        if (c == '"') {
            ++m_at;
            return true;
        }
        if (c == '$' || c == '`') {
            if (!readDollar(Quoting::Double))
                return false;
        } else if (c == '\\'
                   && (isLineEnd(peek(1)) || QByteArrayView("$`\"\\").contains(peek(1)))) {
            readBackslash();
        } else {
            m_word += c;
            ++m_at;
        }
    }
    return fail(opening, 1);
}

bool PosixSplitter::readAnsiCQuoted()
{
    const qsizetype begin = m_at + 2;
    qsizetype closing = begin;
    while (closing < m_text.size() && m_text[closing] != '\'')
        closing += m_text[closing] == '\\' ? 2 : 1;
    if (closing >= m_text.size())
        return fail(m_at, 2);
    m_word += withoutAnsiCEscapes(m_text.sliced(begin, closing - begin));
    m_at = closing + 1;
    return true;
}

bool PosixSplitter::readDollar(Quoting quoting)
{
    const char next = peek(1);
    if (peek() == '`')
        return readBracketed(1, '`');
    if (quoting == Quoting::None && next == '\'')
        return readAnsiCQuoted();
    if (quoting == Quoting::None && next == '"') {
        ++m_at;
        return readDoubleQuoted();
    }
    if (next == '(' || next == '{')
        return readBracketed(2, next == '(' ? ')' : '}');

    qsizetype size = 1;
    if (isNameStart(next)) {
        while (isNameStart(peek(size)) || isDigit(peek(size)))
            ++size;
    } else if (isDigit(next) || QByteArrayView("@*#?$!-").contains(next)) {
        ++size;
    }
    if (size > 1)
        keepUnexpanded(size);
    else
        m_word += m_text[m_at++];
    return true;
}

bool PosixSplitter::readBracketed(qsizetype openingSize, char closing)
{
    const char opening = m_text[m_at + openingSize - 1];
    qsizetype depth = 1;
    for (qsizetype i = m_at + openingSize; i < m_text.size(); ++i) {
        if (m_text[i] == closing)
            --depth;
        else if (m_text[i] == opening)
            ++depth;
        if (depth == 0) {
            keepUnexpanded(i + 1 - m_at);
            return true;
        }
    }
    return fail(m_at, openingSize);
}

void PosixSplitter::keepUnexpanded(qsizetype size)
{
    const QByteArray expression = m_text.sliced(m_at, size).toByteArray();
    m_word += expression;
    m_at += size;
    QList<QByteArray> &known = m_result.unexpanded;
    if (known.size() < MaxUnexpanded && !known.contains(expression))
        known.append(expression);
}

bool PosixSplitter::fail(qsizetype at, qsizetype size)
{
    m_errorString = neverClosed(m_text, at, size);
    return false;
}

} // namespace

std::optional<ShellWords> splitShellWords(QByteArrayView text, qsizetype from, QString *error)
{
    PosixSplitter splitter(text, from);
    if (splitter.split())
        return splitter.result();
    if (splitter.isForWindows())
        return splitWindowsWords(text, from, error);
    if (error)
        *error = splitter.errorString();
    return std::nullopt;
}
