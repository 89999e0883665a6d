// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/simulator/requesthead.h"

#include "lib/wire/httpheader.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace beast = boost::beast;
namespace http = boost::beast::http;

using Parser = http::request_parser<http::string_body>;

namespace {

QByteArray toBytes(beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

RequestReading refuse(int status, const QString &reason)
{
    RequestReading reading;
    reading.state = RequestReading::State::Refused;
    reading.status = status;
    reading.reason = reason;
    return reading;
}

RequestReading refuse(const beast::error_code &error, qsizetype bodyLimit)
{
    if (error == http::error::header_limit)
        return refuse(431, RequestReading::tr("The request head is larger than 16 KiB."));
    if (error == http::error::body_limit)
        return refuse(413,
                      RequestReading::tr("The request body is larger than %1 MiB.")
                          .arg(bodyLimit / (1024 * 1024)));
    if (error == http::error::bad_version)
        return refuse(505, RequestReading::tr("Only HTTP/1.0 and HTTP/1.1 are spoken here."));
    return refuse(400,
                  RequestReading::tr("The request is malformed: %1.")
                      .arg(QString::fromStdString(error.message())));
}

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

QList<QPair<QByteArray, QByteArray>> parseQuery(const QByteArray &text)
{
    QList<QPair<QByteArray, QByteArray>> query;
    for (const QByteArray &item : text.split('&')) {
        const qsizetype equals = item.indexOf('=');
        const QByteArray name = decoded(equals < 0 ? item : item.first(equals));
        if (!name.isEmpty())
            query.append({name, equals < 0 ? QByteArray() : decoded(item.sliced(equals + 1))});
    }
    return query;
}

// [spec] RFC 9112 §3.2.2: what the Host header says is ignored if the target has a host.
void setHost(const QByteArray &host, RequestHead *head)
{
    for (auto &[name, value] : head->headers) {
        if (name.compare("Host", Qt::CaseInsensitive) == 0)
            value = host;
    }
}

// Path and query out of "/path?query", or out of the whole URL that a proxy's client sends.
bool parseTarget(QByteArray target, RequestHead *head)
{
    if (const qsizetype scheme = target.indexOf("://"); scheme > 0 && !target.startsWith('/')) {
        const qsizetype host = scheme + 3;
        const qsizetype path = target.indexOf('/', host);
        setHost(path < 0 ? target.sliced(host) : target.sliced(host, path - host), head);
        target = path < 0 ? QByteArrayLiteral("/") : target.sliced(path);
    }
    const qsizetype question = target.indexOf('?');
    head->path = QByteArray::fromPercentEncoding(question < 0 ? target : target.first(question));
    if (question >= 0)
        head->query = parseQuery(target.sliced(question + 1));
    return head->path.startsWith('/') || (head->path == "*" && head->method == "OPTIONS");
}

// What the parser passes over as a coding that it does not know would leave the body to be read as
// another request.
std::optional<RequestReading> refuseCoding(const Parser &parser)
{
    const auto &message = parser.get();
    const auto count = message.count(http::field::transfer_encoding);
    if (count == 0)
        return std::nullopt;
    // [spec] RFC 9112 §6.1: "A server or client that receives an HTTP/1.0 message containing a
    // Transfer-Encoding header field MUST treat the message as if the framing is faulty".
    if (message.version() == 10)
        return refuse(400, RequestReading::tr("HTTP/1.0 has no Transfer-Encoding."));
    // [spec] The same: "A server that receives a request message with a transfer coding it does not
    // understand SHOULD respond with 501".
    if (count > 1 || !beast::iequals(message[http::field::transfer_encoding], "chunked"))
        return refuse(501, RequestReading::tr("No Transfer-Encoding but chunked is understood."));
    return std::nullopt;
}

// A name or an address, perhaps with a port; it may be empty.
bool isHost(const QByteArray &text)
{
    constexpr std::string_view Others(" \t\"#,/<>?@\\^`{|}");
    return std::all_of(text.begin(), text.end(), [Others](char c) {
        return c > ' ' && c != '\x7F' && Others.find(c) == std::string_view::npos;
    });
}

RequestReading complete(const Parser &parser, qsizetype size)
{
    const auto &message = parser.get();
    RequestReading reading;
    reading.state = RequestReading::State::Complete;
    reading.size = size;
    reading.body = QByteArray::fromStdString(message.body());
    RequestHead &head = reading.head;
    head.method = toBytes(message.method_string());
    head.isHttp10 = message.version() == 10;
    head.keepsAlive = message.keep_alive();
    for (const auto &field : message)
        head.headers.append({toBytes(field.name_string()), toBytes(field.value())});

    const auto hosts =
        std::count_if(head.headers.cbegin(), head.headers.cend(), [](const auto &header) {
            return header.first.compare("host", Qt::CaseInsensitive) == 0;
        });
    if (head.headers.size() > maximumHeaderCount)
        return refuse(431, RequestReading::tr("The request has more than 100 headers."));
    // [spec] RFC 9112 §3.2: "A server MUST respond with a 400 status code to any HTTP/1.1 request
    // message that lacks a Host header field and to any that contains more than one".
    if (hosts > 1 || (hosts == 0 && !head.isHttp10))
        return refuse(400, RequestReading::tr("The request must have exactly one Host header."));
    if (!isHost(head.header("Host")))
        return refuse(400, RequestReading::tr("The Host header is not a host."));
    if (!parseTarget(toBytes(message.target()), &head))
        return refuse(400,
                      RequestReading::tr("The request asks for something that is not a path."));
    return reading;
}

// What is still missing once the head is there.
RequestReading awaitBody(const Parser &parser, QByteArrayView bytes, qsizetype bodyLimit)
{
    // What frames a chunked body is kept, too, and read again and again.
    if (bytes.size() > maximumHeadSize + bodyLimit + bodyLimit / 4)
        return refuse(http::error::body_limit, bodyLimit);
    RequestReading reading;
    reading.size = bytes.size();
    if (const auto left = parser.content_length_remaining())
        reading.size = bytes.size() + static_cast<qsizetype>(*left) - 1;
    reading.awaitsContinue = parser.is_header_done()
        && beast::iequals(parser.get()[http::field::expect], "100-continue");
    return reading;
}

} // namespace

QByteArray RequestHead::header(QByteArrayView name) const
{
    return firstHeader(headers, name);
}

RequestReading readRequest(QByteArrayView bytes, qsizetype bodyLimit)
{
    // [spec] RFC 9112 §2.2: a server "SHOULD ignore at least one empty line (CRLF) received prior
    // to the request-line".
    const qsizetype skipped = bytes.startsWith("\r\n") ? 2 : 0;
    const QByteArrayView request = bytes.sliced(skipped);
    if (request.startsWith('\x16'))
        return refuse(
            400,
            RequestReading::tr("This port speaks plain HTTP; use http:// instead of https://."));
    const qsizetype headEnd = request.indexOf("\r\n\r\n");
    if (headEnd < 0 && request.size() <= maximumHeadSize) {
        RequestReading reading;
        reading.size = bytes.size();
        return reading;
    }

    Parser parser;
    parser.eager(true);
    parser.header_limit(maximumHeadSize);
    parser.body_limit(static_cast<std::uint64_t>(bodyLimit));
    beast::error_code error;
    const auto taken = parser.put(
        boost::asio::const_buffer(request.data(), static_cast<size_t>(request.size())), error);
    if (error && error != http::error::need_more)
        return refuse(error, bodyLimit);
    if (parser.is_header_done()) {
        if (const auto refused = refuseCoding(parser))
            return *refused;
    }
    if (parser.is_done())
        return complete(parser, skipped + static_cast<qsizetype>(taken));
    if (!parser.is_header_done())
        return refuse(431, RequestReading::tr("The request head is larger than 16 KiB."));
    return awaitBody(parser, bytes, bodyLimit);
}
