// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#include "lib/script/streamhead.h"

#include "lib/script/duration.h"
#include "lib/wire/httpheader.h"

#include <algorithm>

namespace {

bool fail(LineError *error, qsizetype offset, const QString &message)
{
    *error = {offset, message};
    return false;
}

bool isHeaderValue(const QByteArray &value)
{
    return std::none_of(value.begin(), value.end(), [](char c) {
        return (static_cast<uchar>(c) < 0x20 && c != '\t') || c == 0x7f;
    });
}

// How the body is cut and coded on the wire is the server's business: what a recording says of it
// was true of another connection.
bool isFramingHeader(const QByteArray &name)
{
    static const QList<QByteArray> names{"transfer-encoding", "content-length", "connection",
                                         "keep-alive",        "trailer",        "upgrade",
                                         "content-encoding"};
    return names.contains(name.toLower());
}

bool applyStatus(const Directive &directive, StreamHead *head, LineError *error)
{
    head->isGiven = true;
    bool isNumber = false;
    const DirectiveArgument code = directive.arguments.value(0);
    head->status = code.value.toInt(&isNumber);
    if (!isNumber || !code.key.isEmpty() || head->status < 200 || head->status > 599)
        return fail(error, directive.textOffset,
                    LineError::tr("@status needs a number from 200 to 599, such as @status 503."));
    for (const DirectiveArgument &argument : directive.arguments.sliced(1)) {
        if (argument.key == "body") {
            head->body = argument.value;
        } else if (argument.key == "retry-after") {
            if (argument.value.isEmpty() || !isHeaderValue(argument.value))
                return fail(
                    error, argument.valueOffset,
                    LineError::tr("retry-after needs seconds or a date in quotation marks."));
            head->retryAfter = argument.value;
        } else {
            return fail(error, argument.offset,
                        LineError::tr("@status takes retry-after=… and body=\"…\", not %1.")
                            .arg(quotedForMessage(argument.value)));
        }
    }
    return true;
}

bool applyHeader(const Directive &directive, StreamHead *head, LineError *error)
{
    head->isGiven = true;
    const QByteArray text = directive.text.trimmed();
    if (text.startsWith('-') && isHttpToken(text.sliced(1))) {
        head->removedHeaders.append(text.sliced(1).toLower());
        return true;
    }
    const qsizetype colon = text.indexOf(':');
    const QByteArray name = text.first(std::max<qsizetype>(colon, 0));
    if (!isHttpToken(name))
        return fail(
            error, directive.textOffset,
            LineError::tr("@header needs a name and a value, as in @header X-Id: 7, or -Name "
                          "to leave one out."));
    const QByteArray value = text.sliced(colon + 1).trimmed();
    if (!isHeaderValue(value))
        return fail(error, directive.textOffset + colon + 1,
                    LineError::tr("A header cannot contain control characters."));
    if (!isFramingHeader(name))
        head->headers.append({name, value});
    return true;
}

bool applyCors(const Directive &directive, StreamHead *head, LineError *error)
{
    const QByteArray mode = directive.arguments.value(0).value;
    if (directive.arguments.size() == 1 && mode == "*") {
        head->cors = StreamHead::Cors::Any;
    } else if (directive.arguments.size() == 1 && mode == "origin") {
        head->cors = StreamHead::Cors::Echo;
    } else if (directive.arguments.size() == 1 && mode == "off") {
        head->cors = StreamHead::Cors::Off;
    } else if (directive.arguments.size() == 1 && mode.contains("://") && isHeaderValue(mode)) {
        head->cors = StreamHead::Cors::Fixed;
        head->corsOrigin = mode;
    } else {
        return fail(error, directive.textOffset,
                    LineError::tr("@cors needs *, origin (whichever asks), an origin such as "
                                  "https://example.org, or off."));
    }
    return true;
}

bool applyKeepAlive(const Directive &directive, StreamHead *head, LineError *error)
{
    const DirectiveArgument time = directive.arguments.value(0);
    if (directive.arguments.isEmpty() || directive.arguments.size() > 2)
        return fail(
            error, directive.textOffset,
            LineError::tr("@keepalive needs a time, and may have a text: @keepalive 15s \"ping\"; "
                          "or off."));
    if (time.value == "off") {
        head->keepAlive.reset();
        return true;
    }
    const auto interval = parseDuration(time.value, error);
    if (!interval) {
        error->offset += time.valueOffset;
        return false;
    }
    if (*interval < std::chrono::milliseconds(1))
        return fail(error, time.valueOffset,
                    LineError::tr("Keep-alives cannot follow faster than 1ms."));
    head->keepAlive = interval;
    if (directive.arguments.size() == 2)
        head->keepAliveText = QByteArray(directive.arguments.at(1).value).replace("\r", "");
    return true;
}

} // namespace

bool applyHeadDirective(const Directive &directive, StreamHead *head, LineError *error)
{
    if (directive.name == "status")
        return applyStatus(directive, head, error);
    if (directive.name == "header")
        return applyHeader(directive, head, error);
    if (directive.name == "cors")
        return applyCors(directive, head, error);
    Q_ASSERT(directive.name == "keepalive");
    return applyKeepAlive(directive, head, error);
}
