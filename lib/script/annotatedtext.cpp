// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/annotatedtext.h"

#include <cstring>

namespace {

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

// Where the line end stands that is next, or -1.
qsizetype findLineEnd(QByteArrayView text, qsizetype from)
{
    while (from < text.size() && !isLineEnd(text[from]))
        ++from;
    return from < text.size() ? from : -1;
}

} // namespace

AnnotatedText::AnnotatedText(QByteArrayView text, Extent extent, bool startsLine)
    : m_text(text)
    , m_extent(extent)
    , m_startsLine(startsLine)
{
}

bool AnnotatedText::isAtLineStart() const
{
    return m_pos == 0 ? m_startsLine : isLineEnd(m_text[m_pos - 1]);
}

bool AnnotatedText::next()
{
    if (m_pos == m_text.size())
        return false;
    for (qsizetype from = std::max(m_pos, m_searched); from < m_text.size();) {
        const void *found = std::memchr(m_text.data() + from, '@', size_t(m_text.size() - from));
        if (!found)
            break;
        const qsizetype at = static_cast<const char *>(found) - m_text.data();
        m_searched = at;
        const qsizetype begin = directiveBegin(at);
        if (begin > m_pos)
            return takeBytes(begin);
        if (begin == m_pos)
            return takeDirective(at);
        from = at + 1;
    }
    m_searched = m_text.size();
    return takeBytes(m_text.size() - heldBack());
}

// Where the line starts whose directive has that @, or -1 if it is no directive's.
qsizetype AnnotatedText::directiveBegin(qsizetype at) const
{
    qsizetype begin = at - 1;
    if (begin > m_pos && m_text[begin] == ' ')
        --begin;
    if (begin < m_pos || m_text[begin] != ':')
        return -1;
    const bool startsLine = begin == 0 ? m_startsLine : isLineEnd(m_text[begin - 1]);
    return startsLine ? begin : -1;
}

// How much at the end may yet become the start of a directive.
qsizetype AnnotatedText::heldBack() const
{
    if (m_extent == Extent::Whole)
        return 0;
    for (const QByteArrayView start : {QByteArrayView(": "), QByteArrayView(":")}) {
        const qsizetype begin = m_text.size() - start.size();
        if (begin < m_pos || !m_text.endsWith(start))
            continue;
        if (begin == 0 ? m_startsLine : isLineEnd(m_text[begin - 1]))
            return start.size();
    }
    return 0;
}

bool AnnotatedText::takeBytes(qsizetype end)
{
    if (end == m_pos)
        return false;
    m_part = {false, m_text.sliced(m_pos, end - m_pos), m_pos, end};
    m_pos = end;
    return true;
}

bool AnnotatedText::takeDirective(qsizetype at)
{
    const bool isLast = at + 1 == m_text.size();
    if (!isLast && m_text[at + 1] == '@') { // a comment that begins with one @ less
        takeBytes(at);
        m_pos = at + 1;
        m_searched = at + 2;
        return true;
    }
    const qsizetype lineEnd = findLineEnd(m_text, at);
    const bool mayGoOn = lineEnd < 0 || (m_text[lineEnd] == '\r' && lineEnd + 1 == m_text.size());
    if (mayGoOn && m_extent == Extent::Piece)
        return false;
    const qsizetype contentEnd = lineEnd < 0 ? m_text.size() : lineEnd;
    qsizetype end = lineEnd < 0 ? contentEnd : lineEnd + 1;
    if (lineEnd >= 0 && m_text[lineEnd] == '\r' && end < m_text.size() && m_text[end] == '\n')
        ++end;
    m_part = {true, m_text.sliced(m_pos, contentEnd - m_pos), m_pos, end};
    m_pos = end;
    return true;
}

QList<Directive> directivesIn(QByteArrayView lines, AnnotatedText::Extent extent)
{
    QList<Directive> directives;
    AnnotatedText text(lines, extent);
    while (text.next()) {
        auto directive = text.part().isDirective ? parseDirective(text.part().bytes) : std::nullopt;
        if (directive)
            directives.append(std::move(*directive));
    }
    return directives;
}

bool decodeRaw(QByteArrayView line, QByteArray *bytes)
{
    auto directive = parseDirective(line);
    LineError error;
    if (!directive || directive->name != "raw" || !splitArguments(&*directive, &error)
        || directive->arguments.size() != 1 || !directive->arguments.constFirst().isQuoted)
        return false;
    *bytes = directive->arguments.constFirst().value;
    return true;
}

QByteArrayView streamBytes(QByteArrayView lines, QByteArray *scratch)
{
    AnnotatedText text(lines);
    if (!text.next())
        return {};
    if (!text.part().isDirective && text.position() == lines.size())
        return text.part().bytes;
    scratch->clear();
    do {
        QByteArray raw;
        if (!text.part().isDirective)
            scratch->append(text.part().bytes);
        else if (decodeRaw(text.part().bytes, &raw))
            scratch->append(raw);
    } while (text.next());
    return *scratch;
}
