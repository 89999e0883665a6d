// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/wire/httpheader.h"

#include <algorithm>

namespace {

// Where the first of several parts ends: at a separator that is not inside a quoted string.
qsizetype partEnd(QByteArrayView parts, char separator)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i] == '"')
            isQuoted = !isQuoted;
        else if (parts[i] == '\\' && isQuoted)
            ++i;
        else if (parts[i] == separator && !isQuoted)
            return i;
    }
    return parts.size();
}

QList<QByteArrayView> split(QByteArrayView parts, char separator)
{
    QList<QByteArrayView> result;
    while (true) {
        const qsizetype end = partEnd(parts, separator);
        if (const QByteArrayView part = parts.first(end).trimmed(); !part.isEmpty())
            result += part;
        if (end == parts.size())
            return result;
        parts = parts.sliced(end + 1);
    }
}

QByteArray essenceOf(QByteArrayView value)
{
    const qsizetype semicolon = value.indexOf(';');
    const QByteArrayView type = (semicolon < 0 ? value : value.first(semicolon)).trimmed();
    const qsizetype slash = type.indexOf('/');
    if (slash < 0 || !isHttpToken(type.first(slash)) || !isHttpToken(type.sliced(slash + 1)))
        return {};
    return type.toByteArray().toLower();
}

// The one of several values that counts, and its essence.
std::pair<QByteArrayView, QByteArray> typeOf(QByteArrayView contentType)
{
    std::pair<QByteArrayView, QByteArray> last;
    for (const QByteArrayView value : headerList(contentType)) {
        const QByteArray essence = essenceOf(value);
        if (!essence.isEmpty() && essence != "*/*")
            last = {value, essence};
    }
    return last;
}

} // namespace

bool isHttpToken(QByteArrayView text)
{
    constexpr QByteArrayView others("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [others](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || others.contains(c);
    });
}

bool isNamed(const HttpHeader &header, QByteArrayView name)
{
    return header.first.compare(name, Qt::CaseInsensitive) == 0;
}

bool hasHeader(const QList<HttpHeader> &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [name](const HttpHeader &header) { return isNamed(header, name); });
}

QByteArray firstHeader(const QList<HttpHeader> &headers, QByteArrayView name)
{
    const auto found =
        std::find_if(headers.begin(), headers.end(),
                     [name](const HttpHeader &header) { return isNamed(header, name); });
    return found == headers.end() ? QByteArray() : found->second;
}

QByteArray combinedHeader(const QList<HttpHeader> &headers, QByteArrayView name)
{
    QByteArray result;
    for (const HttpHeader &header : headers) {
        if (!isNamed(header, name))
            continue;
        if (!result.isEmpty())
            result += ", ";
        result += header.second;
    }
    return result;
}

QList<QByteArrayView> headerList(QByteArrayView value)
{
    return split(value, ',');
}

QByteArray mimeEssence(QByteArrayView contentType)
{
    return typeOf(contentType).second;
}

QByteArray mimeCharset(QByteArrayView contentType)
{
    constexpr QByteArrayView name("charset=");
    for (const QByteArrayView parameter : split(typeOf(contentType).first, ';')) {
        if (parameter.first(std::min(parameter.size(), name.size()))
                .compare(name, Qt::CaseInsensitive)
            != 0)
            continue;
        QByteArray charset = parameter.sliced(name.size()).toByteArray().toLower();
        if (charset.size() >= 2 && charset.startsWith('"') && charset.endsWith('"'))
            charset = charset.sliced(1, charset.size() - 2);
        return charset;
    }
    return {};
}
