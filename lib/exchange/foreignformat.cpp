// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/exchange/foreignformat.h"

#include "lib/script/directive.h"

#include <algorithm>

namespace {

constexpr QByteArrayView ByteOrderMark("\xEF\xBB\xBF");

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

// Takes the next line, without its end, from the front of the text.
QByteArrayView takeLine(QByteArrayView *text)
{
    const auto end = std::find_if(text->begin(), text->end(), isLineEnd);
    const QByteArrayView line(text->begin(), end);
    *text = text->sliced(line.size() + (end == text->end() ? 0 : 1));
    return line;
}

QByteArrayView withoutByteOrderMark(QByteArrayView text)
{
    return text.startsWith(ByteOrderMark) ? text.sliced(ByteOrderMark.size()) : text;
}

QByteArrayView withoutBlanks(QByteArrayView text)
{
    constexpr QByteArrayView blanks(" \t\r\n");
    while (!text.isEmpty() && blanks.contains(text.front()))
        text = text.sliced(1);
    return text;
}

// The pragma is the first directive, before any field (scenario-format.md, section 1).
bool isAnnotated(QByteArrayView text)
{
    while (!text.isEmpty()) {
        const QByteArrayView line = takeLine(&text);
        if (!line.isEmpty() && line.front() != ':')
            return false;
        if (const auto directive = parseDirective(line))
            return directive->name == "streamgauge" && directive->text.trimmed() == "1";
    }
    return false;
}

bool isHttpResponse(QByteArrayView text)
{
    constexpr QByteArrayView name("HTTP/");
    return text.startsWith(name) && text.size() > name.size() && text[name.size()] >= '0'
        && text[name.size()] <= '9';
}

// An object whose first member is "log".
bool isHar(QByteArrayView text)
{
    constexpr QByteArrayView name("\"log\"");
    if (!text.startsWith('{'))
        return false;
    text = withoutBlanks(text.sliced(1));
    return text.startsWith(name) && withoutBlanks(text.sliced(name.size())).startsWith(':');
}

bool isStreamLine(QByteArrayView line)
{
    if (line.startsWith(':'))
        return true;
    for (const QByteArrayView name : {"data", "event", "id", "retry"}) {
        if (line.startsWith(name) && (line.size() == name.size() || line[name.size()] == ':'))
            return true;
    }
    return false;
}

} // namespace

ForeignFormat detectFormat(QByteArrayView start, const QString &fileName)
{
    const QByteArrayView text = withoutByteOrderMark(start);
    const QByteArrayView json = withoutBlanks(text);
    const auto isCalled = [&](QLatin1String suffix) {
        return fileName.endsWith(suffix, Qt::CaseInsensitive);
    };
    if (isAnnotated(text))
        return ForeignFormat::AnnotatedStream;
    if (isHttpResponse(text))
        return ForeignFormat::HttpResponse;
    if (isHar(json) || (json.startsWith('{') && isCalled(QLatin1String(".har"))))
        return ForeignFormat::Har;
    const bool isCalledLines =
        isCalled(QLatin1String(".jsonl")) || isCalled(QLatin1String(".ndjson"));
    if (json.startsWith('{') || json.startsWith('[') || (isCalledLines && !hasStreamLine(text)))
        return ForeignFormat::JsonLines;
    return ForeignFormat::EventStream;
}

bool hasStreamLine(QByteArrayView lines)
{
    lines = withoutByteOrderMark(lines);
    while (!lines.isEmpty()) {
        if (isStreamLine(takeLine(&lines)))
            return true;
    }
    return false;
}
