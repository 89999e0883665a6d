// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/requestbody.h"

#include "lib/script/scriptlines.h"
#include "lib/wire/utf8.h"

#include <QString>

#include <array>
#include <utility>

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// JSON can name one half of a character, which no UTF-8 can hold.
void replaceHalfPairs(QString *text)
{
    for (qsizetype i = 0; i < text->size(); ++i) {
        const bool isPair = text->at(i).isHighSurrogate() && i + 1 < text->size()
            && text->at(i + 1).isLowSurrogate();
        if (isPair)
            ++i;
        else if (text->at(i).isSurrogate())
            (*text)[i] = QChar::ReplacementCharacter;
    }
}

// The text of a string whose quotation marks have been taken off and whose escapes are right.
// Half a surrogate pair becomes U+FFFD.
QByteArray unescaped(const QByteArray &string)
{
    constexpr std::array<std::pair<char, char>, 5> controls{
        {{'b', '\b'}, {'f', '\f'}, {'n', '\n'}, {'r', '\r'}, {'t', '\t'}}};
    if (!string.contains('\\'))
        return string;
    const QString escaped = QString::fromUtf8(string);
    QString text;
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        if (escaped[i] != u'\\') {
            text += escaped[i];
            continue;
        }
        QChar letter = escaped[++i];
        if (letter == u'u') {
            letter = QChar(escaped.sliced(i + 1, 4).toUShort(nullptr, 16));
            i += 4;
        } else {
            for (const auto &[name, control] : controls) {
                if (letter == QLatin1Char(name))
                    letter = QLatin1Char(control);
            }
        }
        text += letter;
    }
    replaceHalfPairs(&text);
    return text.toUtf8();
}

// The same JSON without the blanks between its parts.
QByteArray compacted(const QByteArray &json)
{
    QByteArray result;
    result.reserve(json.size());
    bool isInString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (!isInString && isSpace(c))
            continue;
        result += c;
        if (c == '"')
            isInString = !isInString;
        else if (isInString && c == '\\')
            result += json[++i];
    }
    return result;
}

} // namespace

// Finds where each value of a JSON text stands, without calling itself for those inside others.
class RequestBodyReader
{
public:
    explicit RequestBodyReader(const QByteArray &text)
        : m_text(text)
    {
    }

    bool read();
    QList<RequestBody::Value> takeValues() { return std::move(m_values); }

private:
    enum class Expected { Value, ValueOrEnd, NameOrEnd, Name, CommaOrEnd, Nothing };

    bool readNext();
    bool readValue();
    bool readName();
    bool readComma();
    bool skipString();
    bool skipNumber();
    bool skipDigits();
    bool skipWord(QByteArrayView word);
    bool append();
    void close();
    void finishValue();
    void skipSpace();
    bool take(char c);
    char current() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    Expected m_expected = Expected::Value;
    QByteArray m_name;         // of the value to come
    int m_open = -1;           // the innermost object or array being read
    QList<int> m_lastChildren; // of the objects and arrays being read, from the outermost
    QList<RequestBody::Value> m_values;
};

bool RequestBodyReader::read()
{
    for (skipSpace(); m_at < m_text.size(); skipSpace()) {
        if (!readNext())
            return false;
    }
    return m_expected == Expected::Nothing;
}

bool RequestBodyReader::readNext()
{
    const char c = current();
    switch (m_expected) {
    case Expected::ValueOrEnd:
        if (c == ']') {
            close();
            return true;
        }
        return readValue();
    case Expected::Value:
        return readValue();
    case Expected::NameOrEnd:
        if (c == '}') {
            close();
            return true;
        }
        return readName();
    case Expected::Name:
        return readName();
    case Expected::CommaOrEnd:
        return readComma();
    case Expected::Nothing:
        return false;
    }
    return false;
}

bool RequestBodyReader::readValue()
{
    if (!append())
        return false;
    const char c = current();
    if (c == '{' || c == '[') {
        ++m_at;
        m_open = int(m_values.size()) - 1;
        m_lastChildren.append(-1);
        m_expected = c == '{' ? Expected::NameOrEnd : Expected::ValueOrEnd;
        return true;
    }
    const bool isValue = c == '"' ? skipString()
        : c == 't'                ? skipWord("true")
        : c == 'f'                ? skipWord("false")
        : c == 'n'                ? skipWord("null")
                                  : skipNumber();
    m_values.last().end = m_at;
    finishValue();
    return isValue;
}

bool RequestBodyReader::readName()
{
    const qsizetype begin = m_at + 1;
    if (current() != '"' || !skipString())
        return false;
    m_name = unescaped(m_text.sliced(begin, m_at - begin - 1));
    skipSpace();
    m_expected = Expected::Value;
    return take(':');
}

bool RequestBodyReader::readComma()
{
    const bool isObject = m_text[m_values.at(m_open).begin] == '{';
    if (take(',')) {
        m_expected = isObject ? Expected::Name : Expected::Value;
        return true;
    }
    if (current() != (isObject ? '}' : ']'))
        return false;
    close();
    return true;
}

// Behind it follows what the object or array that is open wants, or nothing.
void RequestBodyReader::finishValue()
{
    m_expected = m_open < 0 ? Expected::Nothing : Expected::CommaOrEnd;
}

void RequestBodyReader::close()
{
    RequestBody::Value &closed = m_values[m_open];
    closed.end = ++m_at;
    m_open = closed.parent;
    m_lastChildren.removeLast();
    finishValue();
}

bool RequestBodyReader::append()
{
    if (m_values.size() >= RequestBody::mostValues)
        return false;
    const int index = int(m_values.size());
    if (m_open >= 0) {
        int &last = m_lastChildren.last();
        (last < 0 ? m_values[m_open].firstChild : m_values[last].next) = index;
        last = index;
    }
    RequestBody::Value value;
    value.name = std::exchange(m_name, {});
    value.begin = m_at;
    value.parent = m_open;
    m_values.append(value);
    return true;
}

bool RequestBodyReader::skipString()
{
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"')
            return take('"');
        if (uchar(c) < 0x20)
            return false;
        if (c != '\\')
            continue;
        ++m_at;
        bool isCode = false;
        if (current() == 'u') {
            const QByteArray digits = m_text.mid(m_at + 1, 4);
            isCode = digits.size() == 4 && QByteArray::fromHex(digits).toHex() == digits.toLower();
            m_at += 4;
        }
        if (!isCode && (current() == '\0' || !QByteArrayView("\"\\/bfnrt").contains(current())))
            return false;
    }
    return false;
}

bool RequestBodyReader::skipNumber()
{
    take('-');
    if (!take('0') && !skipDigits())
        return false;
    if (take('.') && !skipDigits())
        return false;
    if (!take('e') && !take('E'))
        return true;
    if (!take('+'))
        take('-');
    return skipDigits();
}

bool RequestBodyReader::skipDigits()
{
    const qsizetype begin = m_at;
    while (isDigit(current()))
        ++m_at;
    return m_at > begin;
}

bool RequestBodyReader::skipWord(QByteArrayView word)
{
    if (!QByteArrayView(m_text).sliced(m_at).startsWith(word))
        return false;
    m_at += word.size();
    return true;
}

void RequestBodyReader::skipSpace()
{
    while (isSpace(current()))
        ++m_at;
}

bool RequestBodyReader::take(char c)
{
    if (current() != c)
        return false;
    ++m_at;
    return true;
}

RequestBody::RequestBody(const QByteArray &bytes)
    : m_text(withoutByteOrderMark(bytes).toByteArray())
{
    RequestBodyReader reader(m_text);
    if (isWellFormedUtf8(m_text) && reader.read())
        m_values = reader.takeValues();
}

int RequestBody::find(const QByteArrayList &path) const
{
    int found = m_values.isEmpty() ? -1 : 0;
    for (const QByteArray &step : path) {
        if (found < 0)
            return -1;
        const Value &value = m_values.at(found);
        const char first = m_text[value.begin];
        found = first == '{' ? member(value, step) : first == '[' ? element(value, step) : -1;
    }
    return found;
}

int RequestBody::member(const Value &object, const QByteArray &name) const
{
    int found = -1;
    for (int i = object.firstChild; i >= 0; i = m_values.at(i).next) {
        if (m_values.at(i).name == name)
            found = i;
    }
    return found;
}

int RequestBody::element(const Value &array, const QByteArray &index) const
{
    bool isNumber = false;
    int left = index.toInt(&isNumber);
    if (!isNumber || QByteArray::number(left) != index) // no "+1", no "01"
        return -1;
    int found = array.firstChild;
    while (found >= 0 && left-- > 0)
        found = m_values.at(found).next;
    return left < -1 ? -1 : found;
}

QByteArray RequestBody::value(const QByteArrayList &path) const
{
    const int found = find(path);
    if (found < 0)
        return {};
    const Value &value = m_values.at(found);
    const QByteArray json = m_text.sliced(value.begin, value.end - value.begin);
    return json.startsWith('"') ? unescaped(json.sliced(1, json.size() - 2)) : compacted(json);
}
