// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/directive.h"

#include <algorithm>

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

// Reads the words of a directive's text from left to right.
class ArgumentReader
{
public:
    ArgumentReader(QByteArrayView text, qsizetype textOffset, LineError *error)
        : m_text(text)
        , m_textOffset(textOffset)
        , m_error(error)
    {
    }

    bool read(QList<DirectiveArgument> *arguments);

private:
    bool readOne(DirectiveArgument *argument);
    bool readQuoted(QByteArray *value);
    bool readEscape(QByteArray *value);
    bool readHex(qsizetype maximumDigits, char32_t *code);
    bool readCodePoint(QByteArray *value);
    bool fail(qsizetype at, const QString &message);
    bool atEnd() const { return m_at >= m_text.size(); }

    QByteArrayView m_text;
    qsizetype m_textOffset;
    LineError *m_error;
    qsizetype m_at = 0;
};

bool ArgumentReader::read(QList<DirectiveArgument> *arguments)
{
    for (;;) {
        while (!atEnd() && isBlank(m_text[m_at]))
            ++m_at;
        if (atEnd())
            return true;
        DirectiveArgument argument;
        if (!readOne(&argument))
            return false;
        arguments->append(argument);
    }
}

bool ArgumentReader::readOne(DirectiveArgument *argument)
{
    const qsizetype start = m_at;
    argument->offset = argument->valueOffset = m_textOffset + start;
    for (; !atEnd() && !isBlank(m_text[m_at]); ++m_at) {
        if (m_text[m_at] == '=' && argument->key.isEmpty() && m_at > start) {
            argument->key = m_text.sliced(start, m_at - start).toByteArray();
            argument->valueOffset = m_textOffset + m_at + 1;
        } else if (m_text[m_at] == '"' && m_textOffset + m_at == argument->valueOffset) {
            argument->isQuoted = true;
            return readQuoted(&argument->value);
        }
    }
    const qsizetype valueStart = argument->valueOffset - m_textOffset;
    argument->value = m_text.sliced(valueStart, m_at - valueStart).toByteArray();
    return true;
}

bool ArgumentReader::readQuoted(QByteArray *value)
{
    const qsizetype opening = m_at++;
    while (!atEnd() && m_text[m_at] != '"') {
        if (m_text[m_at] != '\\')
            value->append(m_text[m_at++]);
        else if (!readEscape(value))
            return false;
    }
    if (atEnd())
        return fail(opening, LineError::tr("This quotation is never closed."));
    ++m_at;
    if (!atEnd() && !isBlank(m_text[m_at]))
        return fail(m_at, LineError::tr("A blank is expected after the closing quotation mark."));
    return true;
}

bool ArgumentReader::readEscape(QByteArray *value)
{
    const qsizetype start = m_at;
    const char letter = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    m_at += 2;
    switch (letter) {
    case '"':
    case '\\':
        value->append(letter);
        return true;
    case 'n':
        value->append('\n');
        return true;
    case 'r':
        value->append('\r');
        return true;
    case 't':
        value->append('\t');
        return true;
    case 'x': {
        char32_t byte = 0;
        const qsizetype digits = m_at;
        if (!readHex(2, &byte) || m_at != digits + 2)
            return fail(start, LineError::tr("\\x needs two hexadecimal digits, such as \\xC3."));
        value->append(static_cast<char>(byte));
        return true;
    }
    case 'u':
        return readCodePoint(value);
    default:
        return fail(
            start, LineError::tr("Unknown escape; there are \\\" \\\\ \\n \\r \\t \\xHH \\u{H…}."));
    }
}

bool ArgumentReader::readHex(qsizetype maximumDigits, char32_t *code)
{
    const qsizetype start = m_at;
    for (; !atEnd() && m_at - start < maximumDigits; ++m_at) {
        const char c = m_text[m_at];
        const int digit = c >= '0' && c <= '9' ? c - '0'
            : c >= 'a' && c <= 'f'             ? c - 'a' + 10
            : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                               : -1;
        if (digit < 0)
            break;
        *code = *code * 16 + static_cast<char32_t>(digit);
    }
    return m_at > start;
}

bool ArgumentReader::readCodePoint(QByteArray *value)
{
    const qsizetype start = m_at - 2;
    char32_t code = 0;
    const bool isOpen = !atEnd() && m_text[m_at++] == '{';
    const bool isClosed = isOpen && readHex(6, &code) && !atEnd() && m_text[m_at++] == '}';
    if (!isClosed || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
        return fail(start, LineError::tr("\\u needs a character's number, such as \\u{1F600}."));
    value->append(QString::fromUcs4(&code, 1).toUtf8());
    return true;
}

bool ArgumentReader::fail(qsizetype at, const QString &message)
{
    *m_error = {m_textOffset + at, message};
    return false;
}

} // namespace

std::optional<Directive> parseDirective(QByteArrayView line)
{
    const qsizetype at = line.startsWith(": @") ? 2 : 1;
    if (!line.startsWith(':') || line.size() <= at || line[at] != '@')
        return std::nullopt;
    if (line.size() > at + 1 && line[at + 1] == '@')
        return std::nullopt;

    Directive directive;
    directive.nameOffset = at;
    qsizetype nameStart = at + 1;
    if (nameStart < line.size() && line[nameStart] == '?') {
        directive.isOptional = true;
        ++nameStart;
    }
    const auto nameEnd = std::find_if(line.begin() + nameStart, line.end(), isBlank);
    const qsizetype nameLength = nameEnd - line.begin() - nameStart;
    directive.name = line.sliced(nameStart, nameLength).toByteArray();
    directive.textOffset = std::find_if_not(nameEnd, line.end(), isBlank) - line.begin();
    directive.text = line.sliced(directive.textOffset).toByteArray();
    return directive;
}

bool splitArguments(Directive *directive, LineError *error)
{
    ArgumentReader reader(directive->text, directive->textOffset, error);
    return reader.read(&directive->arguments);
}
