// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/curl/windowswords.h"

#include "lib/curl/shelltext.h"

#include <algorithm>

namespace {

class WindowsSplitter
{
public:
    WindowsSplitter(QByteArrayView text, qsizetype from)
        : m_text(text)
        , m_at(from)
    {
    }

    bool split();
    QString errorString() const { return m_errorString; }
    ShellWords result() const { return m_result; }

private:
    void takeCarets();
    void takeEscaped();
    void append(char c);
    bool readWord(qsizetype *at);

    QByteArrayView m_text;
    qsizetype m_at;
    QByteArray m_line;          // without carets
    QList<qsizetype> m_offsets; // in m_text, of each byte of m_line
    QByteArray m_word;
    ShellWords m_result;
    QString m_errorString;
};

bool WindowsSplitter::split()
{
    takeCarets();
    m_result.end = m_at;
    for (qsizetype at = 0; at < m_line.size();) {
        if (isBlank(m_line[at]))
            ++at;
        else if (readWord(&at))
            m_result.words.append(m_word);
        else
            return false;
    }
    return true;
}

void WindowsSplitter::takeCarets()
{
    bool isQuoted = false;
    bool isBegun = false;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '^' && !isQuoted) {
            takeEscaped();
            continue;
        }
        if (c == '"')
            isQuoted = !isQuoted;
        if (!isQuoted && (isLineEnd(c) ? isBegun : QByteArrayView("|&<>").contains(c)))
            return;
        isBegun = isBegun || !(isBlank(c) || isLineEnd(c));
        if (isBegun)
            append(c);
        ++m_at;
    }
}

// What follows a caret is taken as it is, but a line end goes with the caret; a second one stays.
void WindowsSplitter::takeEscaped()
{
    ++m_at;
    if (m_at == m_text.size())
        return;
    if (!isLineEnd(m_text[m_at])) {
        append(m_text[m_at]);
        ++m_at;
        return;
    }
    m_at = skipLineEnd(m_text, m_at);
    if (m_at < m_text.size() && isLineEnd(m_text[m_at])) {
        append('\n');
        m_at = skipLineEnd(m_text, m_at);
    }
}

void WindowsSplitter::append(char c)
{
    m_line.append(c);
    m_offsets.append(m_at);
}

// Backslashes count only before a quotation mark: two are one, and an odd one makes the mark a
// character. So does a second mark, inside of a quotation.
bool WindowsSplitter::readWord(qsizetype *at)
{
    m_word.clear();
    qsizetype opening = -1;
    while (*at < m_line.size() && (opening >= 0 || !isBlank(m_line.at(*at)))) {
        const auto begin = m_line.cbegin() + *at;
        const auto end = std::find_if(begin, m_line.cend(), [](char c) { return c != '\\'; });
        const qsizetype slashes = end - begin;
        const QByteArrayView rest = QByteArrayView(m_line).sliced(*at + slashes);
        *at += slashes;
        if (!rest.startsWith('"')) {
            m_word.append(slashes, '\\');
            if (slashes == 0)
                m_word.append(m_line.at((*at)++));
            continue;
        }
        m_word.append(slashes / 2, '\\');
        const bool isDoubled = opening >= 0 && rest.startsWith("\"\"");
        if (slashes % 2 == 1 || isDoubled)
            m_word.append('"');
        else
            opening = opening < 0 ? *at : -1;
        *at += isDoubled && slashes % 2 == 0 ? 2 : 1;
    }
    if (opening >= 0)
        m_errorString = neverClosed(m_text, m_offsets.at(opening), 1);
    return opening < 0;
}

} // namespace

std::optional<ShellWords> splitWindowsWords(QByteArrayView text, qsizetype from, QString *error)
{
    WindowsSplitter splitter(text, from);
    if (splitter.split())
        return splitter.result();
    if (error)
        *error = splitter.errorString();
    return std::nullopt;
}
