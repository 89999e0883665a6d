// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>

// What a file to be imported can be.
enum class ForeignFormat {
    AnnotatedStream, // a capture already
    EventStream,     // what `curl -N` has printed: the bytes of a stream and nothing else
    HttpResponse,    // what `curl -i` has printed: the response head comes first
    Har,             // HTTP Archive 1.2, as browsers save it
    JsonLines,       // a JSON value on each line, as `sgauge tail --json` prints them
};

// What a file is, told from its first bytes (64 KiB are plenty), or else from its name.
ForeignFormat detectFormat(QByteArrayView start, const QString &fileName);

// Whether one of the lines is one of an event stream: a comment, or a field the standard names.
bool hasStreamLine(QByteArrayView lines);
