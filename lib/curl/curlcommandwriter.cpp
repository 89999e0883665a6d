// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/client/httprequest.h"
#include "lib/curl/curlcommand.h"
#include "lib/wire/printable.h"

#include <algorithm>

namespace {

constexpr qsizetype MaxLineLength = 80;
constexpr qsizetype MaxWordSize = 96 * 1024; // Linux takes 128 KiB

// Whether it can stand in a terminal: UTF-8 without control characters other than LF.
bool isPlain(const QByteArray &bytes)
{
    const QByteArray line = QByteArray(bytes).replace('\n', ' ');
    return toPrintable(line).toUtf8() == line;
}

bool isSafeUnquoted(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("_-.,:/").contains(c);
}

// A printf command for any bytes. Octal is what each printf knows; what could mean something to
// printf, to the shell, or to a terminal's history is written so, too.
QByteArray printfCommand(const QByteArray &bytes)
{
    QByteArray format;
    for (const char c : bytes) {
        const bool isLiteral =
            c != '-' && (isSafeUnquoted(c) || QByteArrayView(" \"{}[]()<>@&?+=;*#~|").contains(c));
        if (isLiteral)
            format += c;
        else
            format += '\\' + QByteArray::number(static_cast<uchar>(c), 8).rightJustified(3, '0');
    }
    return "printf '" + format + '\'';
}

QByteArray shellWord(const QByteArray &bytes)
{
    if (!bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), isSafeUnquoted))
        return bytes;
    if (!isPlain(bytes))
        return "\"$(" + printfCommand(bytes) + ")\"";
    return '\'' + QByteArray(bytes).replace('\'', "'\\''") + '\'';
}

// Writes one option after the other.
class CommandWriter
{
public:
    CommandWriter(const StreamRequest &request, QByteArrayView lastEventId)
        : m_request(request)
        , m_lastEventId(lastEventId)
    {
    }

    QString write();

private:
    void writeUrl();
    void writeConnection();
    void writeHeaders();
    void writeProxy(const QByteArray &scheme);
    void writeTls();
    void writeBody();
    void add(const QByteArray &option) { m_parts.append(option); }
    void add(const QByteArray &option, const QByteArray &value)
    {
        m_parts.append(option + ' ' + shellWord(value));
    }
    void addText(const QByteArray &option, const QString &text);
    void addHeader(const QByteArray &name, const QByteArray &value);
    bool hasHeader(QByteArrayView name) const;

    const StreamRequest &m_request;
    QByteArrayView m_lastEventId;
    QByteArray m_input;
    QByteArrayList m_parts;
};

QString CommandWriter::write()
{
    writeUrl();
    writeBody();
    writeHeaders();
    writeConnection();
    writeTls();
    QByteArray command = m_parts.join(' ');
    if (command.size() > MaxLineLength)
        command = m_parts.join(" \\\n  ");
    if (!m_input.isEmpty())
        command.prepend(printfCommand(m_input) + " | ");
    return QString::fromUtf8(command);
}

void CommandWriter::writeUrl()
{
    const QUrl &url = m_request.url;
    const QByteArray target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    // Brackets would stand for a list of URLs.
    const bool hasBrackets = target.contains('[') || target.contains(']');
    add("curl -N -L" + QByteArray(hasBrackets ? " -g" : ""), url.toEncoded());
}

void CommandWriter::writeBody()
{
    const QByteArray &body = m_request.body;
    const QByteArray &method = m_request.method;
    // An empty one has a Content-Length, too (RFC 9110, section 8.6).
    const bool hasBody =
        !body.isEmpty() || method == "POST" || method == "PUT" || method == "PATCH";
    if (method == "HEAD" && !hasBody)
        add("-I");
    else if (method != (hasBody ? "POST" : "GET"))
        add("-X", method);
    if (!hasBody)
        return;
    if (body.size() <= MaxWordSize && isPlain(body)) {
        add("--data-raw", body);
    } else {
        m_input = body;
        add("--data-binary @-");
    }
    if (!hasHeader("Content-Type"))
        add("-H 'Content-Type:'"); // which curl would add
}

// Those that an EventSource sends by itself, unless the request has its own, and then these.
void CommandWriter::writeHeaders()
{
    const QByteArrayList defaults = {"Accept", "Cache-Control", "Last-Event-ID"};
    const auto sent = headersToSend(m_request, m_lastEventId.toByteArray(), {});
    for (const auto &[name, value] : sent) {
        if (defaults.contains(name) && !hasHeader(name))
            addHeader(name, value);
    }
    for (const auto &[name, value] : m_request.headers)
        addHeader(name, value);
}

void CommandWriter::addHeader(const QByteArray &name, const QByteArray &value)
{
    add("-H", value.isEmpty() ? name + ';' : name + ": " + value);
}

bool CommandWriter::hasHeader(QByteArrayView name) const
{
    return ::hasHeader(m_request.headers, name);
}

void CommandWriter::writeConnection()
{
    switch (m_request.httpVersion) {
    case StreamRequest::HttpVersion::Any:
        break;
    case StreamRequest::HttpVersion::Http1:
        add("--http1.1");
        break;
    case StreamRequest::HttpVersion::Http2:
        add("--http2-prior-knowledge");
        break;
    }
    if (m_request.compression == StreamRequest::Compression::Accepted)
        add("--compressed");
    switch (m_request.proxy.type) {
    case StreamProxy::Type::System:
        break;
    case StreamProxy::Type::None:
        add("--noproxy '*'");
        break;
    case StreamProxy::Type::Http:
        writeProxy("http://");
        break;
    case StreamProxy::Type::Socks5:
        writeProxy("socks5h://"); // the proxy looks up the host's name
        break;
    }
}

void CommandWriter::writeProxy(const QByteArray &scheme)
{
    const StreamProxy &proxy = m_request.proxy;
    QByteArray credentials;
    if (!proxy.user.isEmpty() || !proxy.password.isEmpty()) {
        credentials = QUrl::toPercentEncoding(proxy.user) + ':'
            + QUrl::toPercentEncoding(proxy.password) + '@';
    }
    const QByteArray host = proxy.host.toUtf8();
    const QByteArray port = proxy.port == 0 ? QByteArray() : ':' + QByteArray::number(proxy.port);
    add("-x", scheme + credentials + (host.contains(':') ? '[' + host + ']' : host) + port);
}

void CommandWriter::writeTls()
{
    const StreamTls &tls = m_request.tls;
    if (!tls.exceptionHost.isEmpty() && tls.exceptionHost == m_request.url.host())
        add("-k");
    addText("--cacert", tls.caFile);
    // A colon would begin the password.
    addText("--cert",
            QString(tls.certificateFile)
                .replace(QLatin1Char('\\'), QLatin1String("\\\\"))
                .replace(QLatin1Char(':'), QLatin1String("\\:")));
    addText("--key", tls.keyFile);
    addText("--pass", tls.keyPassword);
}

void CommandWriter::addText(const QByteArray &option, const QString &text)
{
    if (!text.isEmpty())
        add(option, text.toUtf8());
}

} // namespace

QString toCurlCommand(const StreamRequest &request, QByteArrayView lastEventId)
{
    return CommandWriter(request, lastEventId).write();
}
