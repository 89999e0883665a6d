// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/curl/curlarguments.h"

#include "lib/wire/printable.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

using Meaning = CurlOption::Meaning;

constexpr qsizetype MaxNotes = 20;

struct CurlText
{
    Q_DECLARE_TR_FUNCTIONS(CurlText)
};

class ArgumentReader
{
public:
    ArgumentReader(const QList<QByteArray> &words, const std::optional<QByteArray> &input)
        : m_words(words)
    {
        if (input)
            m_arguments.data.setInput(*input);
    }

    bool read();
    CurlArguments arguments() const { return m_arguments; }
    QString errorString() const { return m_errorString; }

private:
    bool readLong(const QByteArray &word);
    bool readLetters(const QByteArray &word);
    bool takeWithNext(const CurlOption &option, const QByteArray &shown);
    bool take(const CurlOption &option, const QByteArray &shown, const QByteArray &value);
    void takeUrl(const QByteArray &url);
    bool takeHeader(const QByteArray &value);
    bool takeData(Meaning option, const QByteArray &value);
    void takeCookie(const QByteArray &value);
    bool leaveOut(const QByteArray &option, const QString &sentence);
    bool atEnd() const { return m_at == m_words.size(); }

    const QList<QByteArray> &m_words;
    qsizetype m_at = 0;
    CurlArguments m_arguments;
    QString m_errorString;
    bool m_lacksInput = false; // for -H @-
};

bool ArgumentReader::read()
{
    bool areOptionsOver = false;
    while (!atEnd()) {
        const QByteArray &word = m_words.at(m_at++);
        bool isRead = true;
        if (areOptionsOver || !word.startsWith('-'))
            takeUrl(word);
        else if (word == "--")
            areOptionsOver = true;
        else
            isRead = word.startsWith("--") ? readLong(word) : readLetters(word);
        if (!isRead)
            return false;
    }
    if (m_lacksInput || m_arguments.data.lacksInput() || m_arguments.query.lacksInput())
        m_arguments.addNote(CurlText::tr("Standard input is not read; there is nothing at @-."));
    return true;
}

bool ArgumentReader::readLong(const QByteArray &word)
{
    const QByteArray name = word.sliced(2);
    if (const CurlOption *option = findCurlOption(name))
        return takeWithNext(*option, word);
    if (name.startsWith("no-")) {
        const CurlOption *option = findCurlOption(QByteArrayView(name).sliced(3));
        if (option && !option->takesValue) {
            m_arguments.values.remove(option->meaning);
            return true;
        }
    }
    // With --expand-NAME, curl fills variables of its own into the value.
    if (name.startsWith("expand-")) {
        if (const CurlOption *option = findCurlOption(QByteArrayView(name).sliced(7)))
            return takeWithNext({name, Meaning::Unsupported, option->takesValue}, word);
    }
    // curl does not take it so, but people write it.
    if (const qsizetype equals = name.indexOf('='); equals > 0) {
        const CurlOption *option = findCurlOption(QByteArrayView(name).first(equals));
        if (option && option->takesValue)
            return take(*option, word.first(2 + equals), name.sliced(equals + 1));
    }
    return leaveOut(word, CurlText::tr("%1 is not taken over: it is no option of curl's."));
}

// Such as -sSN, -XPOST and -sX POST.
bool ArgumentReader::readLetters(const QByteArray &word)
{
    for (qsizetype i = 1; i < word.size(); ++i) {
        const QByteArray shown = QByteArray(1, '-') + word.at(i);
        const CurlOption *option = findCurlOption(word.at(i));
        if (!option)
            leaveOut(shown, CurlText::tr("%1 is not taken over: it is no option of curl's."));
        else if (option->takesValue && i + 1 < word.size())
            return take(*option, shown, word.sliced(i + 1));
        else if (!takeWithNext(*option, shown))
            return false;
        else if (option->takesValue)
            return true;
    }
    if (word.size() == 1)
        leaveOut(word, CurlText::tr("%1 is not taken over: it is no option of curl's."));
    return true;
}

bool ArgumentReader::takeWithNext(const CurlOption &option, const QByteArray &shown)
{
    if (!option.takesValue)
        return take(option, shown, option.name);
    if (!atEnd())
        return take(option, shown, m_words.at(m_at++));
    m_errorString = CurlText::tr("The value of %1 is missing.").arg(curlExcerpt(shown));
    return false;
}

bool ArgumentReader::take(const CurlOption &option, const QByteArray &shown,
                          const QByteArray &value)
{
    switch (option.meaning) {
    case Meaning::Ignored:
        return true;
    case Meaning::Unsupported:
        return leaveOut(shown, CurlText::tr("%1 is not taken over."));
    case Meaning::OtherWay:
        return leaveOut(shown,
                        CurlText::tr("%1 is not taken over: the request goes where its URL says."));
    case Meaning::OtherCredentials:
        m_arguments.values.insert(option.meaning, value);
        return leaveOut(
            shown, CurlText::tr("%1 is not taken over: there are Basic and Bearer credentials."));
    case Meaning::Next:
        m_at = m_words.size();
        return leaveOut(shown, CurlText::tr("Only the first request is taken over, up to %1."));
    case Meaning::Url:
        takeUrl(value);
        return true;
    case Meaning::UrlQuery:
        return m_arguments.query.append(option.meaning, value, &m_errorString);
    case Meaning::Header:
        return takeHeader(value);
    case Meaning::Cookie:
        takeCookie(value);
        return true;
    case Meaning::Json:
    case Meaning::Data:
    case Meaning::DataBinary:
    case Meaning::DataRaw:
    case Meaning::DataUrlEncode:
        return takeData(option.meaning, value);
    case Meaning::Socks5:
        m_arguments.values.insert(Meaning::Proxy, "socks5h://" + value);
        return true;
    default:
        m_arguments.values.insert(option.meaning, value);
        return true;
    }
}

void ArgumentReader::takeUrl(const QByteArray &url)
{
    if (m_arguments.has(Meaning::Url))
        m_arguments.addNote(
            CurlText::tr("Only the first URL is taken over, not “%1”.").arg(curlExcerpt(url)));
    else
        m_arguments.values.insert(Meaning::Url, url);
}

// A header, or @ and the name of a file with one in each line.
bool ArgumentReader::takeHeader(const QByteArray &value)
{
    if (!value.startsWith('@')) {
        m_arguments.headers.append(value);
        return true;
    }
    CurlData file;
    if (!file.append(Meaning::DataBinary, value, &m_errorString))
        return false;
    m_lacksInput = m_lacksInput || file.lacksInput();
    const QList<QByteArray> lines = file.bytes().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray header = line.endsWith('\r') ? line.chopped(1) : line;
        if (!header.isEmpty() && !header.startsWith('#'))
            m_arguments.headers.append(header);
    }
    return true;
}

bool ArgumentReader::takeData(Meaning option, const QByteArray &value)
{
    m_arguments.values.insert(option, value);
    m_arguments.values.insert(Meaning::Data, value);
    return m_arguments.data.append(option, value, &m_errorString);
}

void ArgumentReader::takeCookie(const QByteArray &value)
{
    if (!value.contains('=')) {
        if (!value.isEmpty()) // otherwise it only makes curl keep cookies
            m_arguments.addNote(CurlText::tr("The cookies in the file “%1” are not taken over.")
                                    .arg(curlExcerpt(value)));
        return;
    }
    QByteArray &cookies = m_arguments.values[Meaning::Cookie];
    cookies += cookies.isEmpty() ? value : ';' + value;
}

bool ArgumentReader::leaveOut(const QByteArray &option, const QString &sentence)
{
    m_arguments.addNote(sentence.arg(curlExcerpt(option)));
    return true;
}

} // namespace

void CurlArguments::addNote(const QString &sentence)
{
    if (notes.contains(sentence))
        return;
    if (notes.size() < MaxNotes)
        notes.append(sentence);
    else if (notes.size() == MaxNotes)
        notes.append(CurlText::tr("There is more that was not taken over."));
}

std::optional<CurlArguments> readCurlArguments(const QList<QByteArray> &words,
                                               const std::optional<QByteArray> &input,
                                               QString *error)
{
    ArgumentReader reader(words, input);
    if (reader.read())
        return reader.arguments();
    *error = reader.errorString();
    return std::nullopt;
}

QString curlExcerpt(QByteArrayView text)
{
    constexpr qsizetype longest = 60;
    const QString shown = toPrintable(text.first(std::min(text.size(), 4 * longest)));
    return shown.size() > longest ? shown.left(longest) + QChar(0x2026) : shown;
}
