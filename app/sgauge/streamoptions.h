// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/client/retrypolicy.h"
#include "lib/client/streamrequest.h"

#include <QCommandLineOption>
#include <QList>
#include <QStringList>

#include <chrono>

class QCommandLineParser;

// Which stream a command follows, and until when.
struct StreamOptions
{
    StreamRequest request;
    QByteArray lastEventId;
    QString filter;                       // of the rows that are wanted; blank: all
    qint64 count = 0;                     // of events that are wanted; 0: no limit
    std::chrono::milliseconds timeout{0}; // 0: none
    RetryPolicy retryPolicy = {};
    std::chrono::milliseconds idleTimeout{0}; // 0: none
};

// An option that takes a value.
QCommandLineOption valuedOption(const char *name);

// Those that describe a stream, --count and --timeout among them; a command may have others.
QList<QCommandLineOption> streamOptions();

// How they are explained: lines of a help text.
QString streamOptionsHelp();

// Where the words of curl begin, if the first word that belongs to no option is "curl"; otherwise
// behind the last word.
qsizetype findCurl(const QStringList &arguments, const QList<QCommandLineOption> &options);

// Reads the URL, or the words behind "curl" if arguments go on there, and the options. Returns a
// sentence about what is wrong with them.
QString readStream(const QCommandLineParser &parser, const QStringList &arguments, qsizetype curl,
                   StreamOptions *options);

// A number of events; returns a sentence if it is none.
QString readCount(const QString &text, qint64 *count);
