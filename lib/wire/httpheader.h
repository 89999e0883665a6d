// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

// A header field: its name, and its value without surrounding blanks.
using HttpHeader = std::pair<QByteArray, QByteArray>;

// Whether the text can be a method or the name of a header (RFC 9110, section 5.6.2).
bool isHttpToken(QByteArrayView text);

// Whether the header has that name, in any case.
bool isNamed(const HttpHeader &header, QByteArrayView name);

bool hasHeader(const QList<HttpHeader> &headers, QByteArrayView name);

// The value of the first header of that name, in any case. Null if there is none.
QByteArray firstHeader(const QList<HttpHeader> &headers, QByteArrayView name);

// The values of all headers of that name, in any case, joined by ", " (Fetch, "get" of a header
// list). Empty if there is none.
QByteArray combinedHeader(const QList<HttpHeader> &headers, QByteArrayView name);

// The members of a list (RFC 9110, section 5.6.1), trimmed, without empty ones. They are separated
// by commas that are not inside a quoted string, and look into the value.
QList<QByteArrayView> headerList(QByteArrayView value);

// The essence of a Content-Type header, in lower case: "text/event-stream" for
// " Text/Event-Stream; charset=x". Of several values the last that is a type counts (Fetch,
// "extract a MIME type"). Empty if there is none.
QByteArray mimeEssence(QByteArrayView contentType);

// The charset of the same type, in lower case and without quotes. Empty if it names none.
QByteArray mimeCharset(QByteArrayView contentType);
